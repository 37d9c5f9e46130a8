// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Coverage by role and by system as rows. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-coverage.h"
#include "analysis/plumb-rows-private.h"

enum
{
  OF,
  NAME,
  ROLE,
  SYSTEM,
  STATE,
  WHO,
  HEARD,
  ASK,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [OF] = { .key = "of" },
  [NAME] = { .key = "name", .title = N_ ("Role or system") },
  [ROLE] = { .key = "role" },
  [SYSTEM] = { .key = "system" },
  [STATE] = { .key = "state", .title = N_ ("State") },
  [WHO] = { .key = "who", .title = N_ ("Who") },
  [HEARD] = { .key = "heard", .title = N_ ("Heard") },
  [ASK] = { .key = "ask", .title = N_ ("To ask the champion") },
};

static const struct
{
  const char *id;
  const char *title;
} states[] = {
  [PLUMB_COVERAGE_MISSING] = { "missing", N_ ("Missing") },
  [PLUMB_COVERAGE_INVITED] = { "invited", N_ ("Invited") },
  [PLUMB_COVERAGE_ATTENDED] = { "attended", N_ ("Attended") },
};

static void
append (PlumbRows *rows, const PlumbCoverage *line)
{
  gboolean of_system = line->system != NULL;
  const char *id = of_system ? plumb_record_get_id (line->system) : NULL;
  PlumbRow *row = plumb_rows_append (rows, of_system ? "system" : "person", id);
  g_autofree char *who = plumb_rows_dup_names (line->people);

  plumb_row_set (row, OF, of_system ? "system" : "role", NULL);
  plumb_row_set (row, NAME, line->title, NULL);
  plumb_row_set (row, ROLE, line->role, NULL);
  plumb_row_set (row, SYSTEM, id, NULL);
  plumb_row_set (row, STATE, states[line->state].id, _ (states[line->state].title));
  plumb_row_set (row, WHO, who, NULL);
  plumb_row_set_yes_no (row, HEARD, line->heard);
  plumb_row_set (row, ASK, line->ask, NULL);
}

/* A row a needed role, then a row a system of the customer's: who, whether they are missing, invited or
 * came, whether they were heard, and what to ask the champion. */
PlumbRows *
plumb_derive_coverage (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);
  g_autoptr (GPtrArray) lines = plumb_coverage_list (review);

  for (guint i = 0; i < lines->len; i++)
    append (rows, g_ptr_array_index (lines, i));
  return rows;
}
