// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Proposed gaps as rows. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-offer.h"
#include "analysis/plumb-rows-private.h"

enum
{
  CONNECTION,
  POINT,
  ASPECT,
  THING,
  MATURITY,
  REQUIREMENT,
  CAPABILITY,
  GAP,
  MITIGATION,
  TIMELINE,
  DUE,
  SEVERITY,
  CAPABILITY_ID,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [CONNECTION] = { .key = "connection" },
  [POINT] = { .key = "point", .title = N_ ("Integration point") },
  [ASPECT] = { .key = "aspect" },
  [THING] = { .key = "thing" },
  [MATURITY] = { .key = "maturity" },
  [REQUIREMENT] = { .key = "requirement", .title = N_ ("Requirement") },
  [CAPABILITY] = { .key = "capability", .title = N_ ("Current capability") },
  [GAP] = { .key = "gap", .title = N_ ("Gap") },
  [MITIGATION] = { .key = "mitigation", .title = N_ ("Mitigation") },
  [TIMELINE] = { .key = "timeline", .title = N_ ("Timeline") },
  [DUE] = { .key = "due" },
  [SEVERITY] = { .key = "severity", .title = N_ ("Severity") },
  [CAPABILITY_ID] = { .key = "capability_id" },
};

static void
append (PlumbRows *rows, PlumbReview *review, const PlumbProposedGap *proposed)
{
  PlumbRecord *connection = plumb_review_get_record (review, "connection", proposed->connection);
  PlumbRow *row = plumb_rows_append (rows, "connection", proposed->connection);
  g_autofree char *point = plumb_review_dup_name (review, connection);
  const PlumbVocabulary *levels = plumb_schema_find_vocabulary ("level");

  plumb_row_set (row, CONNECTION, proposed->connection, NULL);
  plumb_row_set (row, POINT, point, NULL);
  plumb_row_set (row, ASPECT, proposed->aspect, NULL);
  plumb_row_set (row, THING, proposed->thing, NULL);
  plumb_row_set (row, MATURITY, proposed->maturity, NULL);
  plumb_row_set (row, REQUIREMENT, proposed->requirement, NULL);
  plumb_row_set (row, CAPABILITY, proposed->capability, NULL);
  plumb_row_set (row, GAP, proposed->gap, NULL);
  plumb_row_set (row, MITIGATION, proposed->mitigation, NULL);
  plumb_row_set (row, TIMELINE, proposed->timeline, NULL);
  plumb_row_set (row, DUE, proposed->due, NULL);
  plumb_row_set (row, SEVERITY, proposed->severity,
                 plumb_vocabulary_get_title (levels, proposed->severity));
  plumb_row_set (row, CAPABILITY_ID, proposed->capability_id, NULL);
}

/* A row for each thing that an integration point asks for, that the catalogue does not have as available,
 * and that no gap of the connection names. */
PlumbRows *
plumb_derive_proposed_gaps (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);
  g_autoptr (GPtrArray) proposals = plumb_offer_propose (review);

  for (guint i = 0; i < proposals->len; i++)
    append (rows, review, g_ptr_array_index (proposals, i));
  return rows;
}
