// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lead time as rows. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-lead-time.h"
#include "analysis/plumb-rows-private.h"

enum
{
  OF,
  PREREQUISITE,
  WHAT,
  TEAM,
  PERSON,
  DAYS,
  START,
  FINISH,
  SLACK,
  CRITICAL,
  NEEDED_BY,
  LATE,
  AT_LEAST,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [OF] = { .key = "of" },
  [PREREQUISITE] = { .key = "prerequisite" },
  [WHAT] = { .key = "what", .title = N_ ("Prerequisite") },
  [TEAM] = { .key = "team", .title = N_ ("Team") },
  [PERSON] = { .key = "person", .title = N_ ("Person") },
  [DAYS] = { .key = "days", .title = N_ ("Lead time"), .number = TRUE },
  [START] = { .key = "start", .title = N_ ("Earliest start") },
  [FINISH] = { .key = "finish", .title = N_ ("Earliest finish") },
  [SLACK] = { .key = "slack", .title = N_ ("Days to spare"), .number = TRUE },
  [CRITICAL] = { .key = "critical", .title = N_ ("Critical") },
  [NEEDED_BY] = { .key = "needed_by", .title = N_ ("Needed by") },
  [LATE] = { .key = "late", .title = N_ ("Days late"), .number = TRUE },
  [AT_LEAST] = { .key = "at_least" },
};

static void
set_team (PlumbRow *row, const char *team)
{
  const PlumbVocabulary *teams = plumb_schema_find_vocabulary ("team");

  plumb_row_set (row, TEAM, team, team != NULL ? plumb_vocabulary_get_title (teams, team) : NULL);
}

static void
append_item (PlumbRows *rows, PlumbReview *review, const PlumbLeadTimeItem *item)
{
  const char *id = plumb_record_get_id (item->record);
  PlumbRow *row = plumb_rows_append (rows, "prerequisite", id);
  g_autofree char *what = plumb_review_dup_name (review, item->record);
  g_autofree char *person = plumb_review_display (review, item->record, "person");
  g_autofree char *days = plumb_review_display (review, item->record, "lead_days");

  plumb_row_set (row, OF, "prerequisite", NULL);
  plumb_row_set (row, PREREQUISITE, id, NULL);
  plumb_row_set (row, WHAT, what, NULL);
  set_team (row, item->team);
  plumb_row_set (row, PERSON, person, NULL);
  if (item->unknown)
    plumb_row_set (row, DAYS, NULL, _ ("not known"));
  else
    plumb_row_set (row, DAYS, plumb_record_get (item->record, "lead_days"), days);
  plumb_row_set_day (row, START, item->start);
  plumb_row_set_day (row, FINISH, item->finish);
  plumb_row_set_number (row, SLACK, item->slack);
  plumb_row_set_yes_no (row, CRITICAL, item->critical);
  plumb_row_set_day (row, NEEDED_BY,
                     plumb_day_parse (plumb_record_get (item->record, "needed_by")));
  plumb_row_set_number (row, LATE, item->late);
  plumb_row_set_yes_no (row, AT_LEAST, item->at_least);
}

/* The earliest go-live, with the team that everything waits for and the days it has on the chain. */
static void
append_golive (PlumbRows *rows, PlumbReview *review, const PlumbLeadTime *plan)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  PlumbRow *row = plumb_rows_append (rows, "review", plumb_record_get_id (root));

  plumb_row_set (row, OF, "go-live", NULL);
  plumb_row_set (row, PREREQUISITE, NULL, NULL);
  plumb_row_set (row, WHAT, NULL, _ ("Earliest go-live"));
  set_team (row, plan->team);
  plumb_row_set (row, PERSON, NULL, NULL);
  plumb_row_set_number (row, DAYS, plan->team_days);
  plumb_row_set_day (row, START, plan->from);
  plumb_row_set_day (row, FINISH, plan->golive);
  plumb_row_set (row, SLACK, NULL, NULL);
  plumb_row_set_yes_no (row, CRITICAL, TRUE);
  plumb_row_set_day (row, NEEDED_BY, plumb_day_parse (plumb_record_get (root, "golive_planned")));
  plumb_row_set_number (row, LATE, plan->late);
  plumb_row_set_yes_no (row, AT_LEAST, plan->at_least);
}

/* A row a prerequisite that is not settled, counted from today; then, if there are any, one for the
 * earliest go-live. */
PlumbRows *
plumb_derive_lead_time (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);
  g_autoptr (PlumbLeadTime) plan = plumb_lead_time_new (review, 0);

  for (guint i = 0; i < plan->items->len; i++)
    append_item (rows, review, &g_array_index (plan->items, PlumbLeadTimeItem, i));
  if (plan->items->len > 0)
    append_golive (rows, review, plan);
  return rows;
}
