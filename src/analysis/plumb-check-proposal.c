// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of the proposal: points, gaps, needs, and what follows. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-derive.h"
#include "document/plumb-view.h"
#include "schema/plumb-value.h"

/* -- Gaps ------------------------------------------------------------------------------------------ */

static gboolean
has_gap (PlumbCheckRun *run, const char *connection)
{
  PlumbRecord *gap;

  FOREACH_RECORD (run, "gap", gap)
  if (plumb_record_is (gap, "connection", connection))
    return TRUE;
  return FALSE;
}

static gboolean
lacks_something (const PlumbRecord *connection)
{
  static const char *const lacking[] = { "beta", "roadmap", "custom", NULL };
  const char *commitment = plumb_record_get (connection, "commitment");

  return plumb_record_is (connection, "compared", "gap")
         || (commitment != NULL && g_strv_contains (lacking, commitment));
}

static void
look_gaps (PlumbCheckRun *run)
{
  PlumbRecord *connection;

  FOREACH_RECORD (run, "connection", connection)
  if (lacks_something (connection)
      && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED)
      && !has_gap (run, plumb_record_get_id (connection)))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      plumb_check_open (run, connection, _ ("%s needs what we lack, and no gap names it"), name);
    }
}

static const char *
row_cell (const PlumbRows *rows, const PlumbRow *row, const char *key)
{
  for (guint i = 0; i < rows->n_columns; i++)
    if (strcmp (rows->columns[i].key, key) == 0)
      return row->stored[i];
  return NULL;
}

static void
look_compared (PlumbCheckRun *run)
{
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (run->review);

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);
      PlumbRecord *connection = plumb_review_get_record (run->review, "connection", row->id);

      if (plumb_record_is (connection, "compared", "not looked at") && !has_gap (run, row->id))
        {
          g_autofree char *name = plumb_check_dup_short_name (run, connection);

          plumb_check_open (run, connection, _ ("%s is not compared with what we offer"), name);
        }
    }
}

static void
look_points (PlumbCheckRun *run)
{
  static const char *const needed[] = { "method", "data", "frequency" };
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (run->review);
  const PlumbTable *table = plumb_schema_find_table ("connection");

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);
      PlumbRecord *connection = plumb_review_get_record (run->review, "connection", row->id);
      g_autoptr (GString) missing = g_string_new (NULL);
      g_autofree char *name = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (needed); j++)
        if (row_cell (points, row, needed[j]) == NULL)
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                                  plumb_field_get_title (plumb_table_get_field (table, needed[j])));
      if (missing->len == 0)
        continue;
      name = plumb_check_dup_short_name (run, connection);
      /* Translators: a connection, then titles of fields. */
      plumb_check_open (run, connection, _ ("%s lacks: %s"), name, missing->str);
    }
}

/* Every row of @table that is not over (state @over) needs one of @fields. */
static void
look_rows (PlumbCheckRun *run,
           const char *table,
           const char *const *over,
           const char *const *fields,
           const char *format)
{
  PlumbRecord *row;

  FOREACH_RECORD (run, table, row)
  {
    const char *state = plumb_record_get (row, "state");
    gboolean has = FALSE;
    g_autofree char *name = NULL;
    g_autofree char *title = NULL;

    if (state != NULL && g_strv_contains (over, state))
      continue;
    for (guint i = 0; fields[i] != NULL; i++)
      has = has || plumb_record_has (row, fields[i]);
    if (has)
      continue;
    name = plumb_check_dup_short_name (run, row);
    title = plumb_check_dup_about (format, name);
    plumb_check_open (run, row, "%s", title);
  }
}

static const char *const gap_over[] = { "closed", NULL };
static const char *const work_over[] = { "done", "dropped", NULL };
static const char *const question_over[] = { "answered", "dropped", NULL };

static void
look_mitigation (PlumbCheckRun *run)
{
  static const char *const fields[] = { "mitigation", NULL };

  look_rows (run, "gap", gap_over, fields, _ ("Gap without a mitigation: %s"));
}

static void
look_timeline (PlumbCheckRun *run)
{
  static const char *const fields[] = { "timeline", "due", NULL };

  look_rows (run, "gap", gap_over, fields, _ ("Gap without a timeline: %s"));
}

/* -- Security, compliance, non-functional ---------------------------------------------------------- */

static void
look_security (PlumbCheckRun *run)
{
  PlumbRecord *row;
  guint n = 0;

  FOREACH_RECORD (run, "security_item", row)
  {
    n++;
    if (plumb_record_is (row, "state", "open")
        || (plumb_record_is (row, "state", "addressed")
            && !plumb_record_has (row, "how_addressed")))
      {
        g_autofree char *name = plumb_check_dup_short_name (run, row);

        plumb_check_open (run, row, _ ("Security is open: %s"), name);
      }
  }
  if (n == 0)
    plumb_check_open (run, NULL, _ ("No security requirement is written down"));
}

static void
look_compliance (PlumbCheckRun *run)
{
  PlumbRecord *row;
  guint n = 0;

  if (plumb_record_is (plumb_review_get_root (run->review), "regulated", "no"))
    return;
  FOREACH_RECORD (run, "compliance_item", row)
  {
    n++;
    if (plumb_record_is (row, "applies", "no"))
      continue;
    if (plumb_record_is (row, "state", "open")
        || (plumb_record_is (row, "state", "addressed")
            && !plumb_record_has (row, "how_addressed")))
      plumb_check_open (run, row, _ ("Compliance is open: %s"),
                        plumb_record_get (row, "framework"));
  }
  if (n == 0)
    plumb_check_open (run, NULL, _ ("No framework is written down, applying or not"));
}

static void
look_requirements (PlumbCheckRun *run)
{
  static const char *const needed[] = { "performance", "scalability", "disaster recovery",
                                        "data residency" };
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("requirement_category");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      PlumbRecord *row, *of_category = NULL;
      gboolean covered = FALSE;

      FOREACH_RECORD (run, "requirement", row)
      if (plumb_record_is (row, "category", needed[i]))
        {
          of_category = row;
          covered = covered || plumb_record_is (row, "state", "not applicable")
                    || (plumb_record_is (row, "state", "addressed")
                        && plumb_record_has (row, "target") && plumb_record_has (row, "offered"));
        }
      if (!covered)
        plumb_check_open (run, of_category,
                          /* Translators: a category such as Disaster recovery. */
                          _ ("%s: no target and answer yet"),
                          plumb_vocabulary_get_title (vocabulary, needed[i]));
    }
}

/* -- What follows ----------------------------------------------------------------------------------- */

static void
look_prerequisites (PlumbCheckRun *run)
{
  PlumbRecord *connection;
  guint added = 0, needs_nothing = 0;

  if (plumb_review_count (run->review, "prerequisite") > 0)
    return;
  FOREACH_RECORD (run, "connection", connection)
  if (plumb_record_is (connection, "mark", "add"))
    {
      added++;
      needs_nothing += plumb_record_get_boolean (connection, "needs_nothing");
    }
  if (added == 0 || needs_nothing < added)
    plumb_check_open (run, NULL, _ ("No prerequisite is written down"));
}

static void
look_lead_time (PlumbCheckRun *run)
{
  static const char *const fields[] = { "lead_days", NULL };

  look_rows (run, "prerequisite", work_over, fields, _ ("Lead time unknown: %s"));
}

static void
look_next_owner (PlumbCheckRun *run)
{
  static const char *const fields[] = { "owner", NULL };

  look_rows (run, "next_step", work_over, fields, _ ("Next step without an owner: %s"));
}

static void
look_next_date (PlumbCheckRun *run)
{
  static const char *const fields[] = { "due", NULL };

  look_rows (run, "next_step", work_over, fields, _ ("Next step without a date: %s"));
}

static void
look_question_owner (PlumbCheckRun *run)
{
  static const char *const fields[] = { "owner", NULL };

  look_rows (run, "question", question_over, fields, _ ("Question without an owner: %s"));
}

static void
look_question_date (PlumbCheckRun *run)
{
  static const char *const fields[] = { "follow_up", NULL };

  look_rows (run, "question", question_over, fields, _ ("Question without a date: %s"));
}

static void
look_delivery_late (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);
  g_autoptr (GDateTime) due = plumb_derive_due (run->review);
  g_autoptr (GDateTime) delivered = plumb_instant_parse (plumb_record_get (root, "delivered_at"));
  GDateTime *reached = delivered != NULL ? delivered : run->now;

  if (due != NULL && g_date_time_compare (reached, due) > 0)
    plumb_check_open (run, root, "%s",
                      delivered != NULL ? _ ("The summary was delivered late")
                                        : _ ("The summary is overdue"));
}

static void
look_delivered (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);

  if (!plumb_record_has (root, "delivered_at"))
    plumb_check_open (run, root, _ ("The summary is not delivered yet"));
}

static void
look_confirmed (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);

  if (!plumb_record_has (root, "confirmed_at"))
    plumb_check_open (run, root, _ ("The customer has not confirmed the summary yet"));
}

static const PlumbCheckRule rules[] = {
  RULE ("POINT-INCOMPLETE",
        BLOCKS,
        "connection",
        N_ ("Every integration point has method, data and frequency"),
        N_ ("Implementation plans with these; a blank is filled in wrongly."),
        look_points),
  RULE ("CONNECTION-NOT-COMPARED",
        BLOCKS,
        "connection",
        N_ ("Every integration point is compared with what we offer"),
        N_ ("A gap that nobody looked for is found after the sale."),
        look_compared),
  RULE ("GAPS-NONE",
        BLOCKS,
        "gap",
        N_ ("Whatever we lack is named as a gap"),
        N_ ("Naming gaps first builds trust; hiding them loses it."),
        look_gaps),
  RULE ("GAP-NO-MITIGATION",
        BLOCKS,
        "gap",
        N_ ("Every gap has a mitigation"),
        N_ ("A gap without a way around it is a reason not to buy."),
        look_mitigation),
  RULE ("GAP-NO-TIMELINE",
        BLOCKS,
        "gap",
        N_ ("Every gap has a timeline"),
        N_ ("A promise without a date is not one."),
        look_timeline),
  RULE ("SECURITY-OPEN",
        BLOCKS,
        "security_item",
        N_ ("Every security requirement is addressed"),
        N_ ("Security that is left for later stops the contract."),
        look_security),
  RULE ("COMPLIANCE-OPEN",
        BLOCKS,
        "compliance_item",
        N_ ("Compliance is addressed"),
        N_ ("For a regulated customer this is not negotiable."),
        look_compliance),
  RULE ("NFR-OPEN",
        BLOCKS,
        "requirement",
        N_ ("Performance, scalability, recovery and residency are covered"),
        N_ ("Features alone do not carry a production load."),
        look_requirements),
  RULE ("PREREQUISITES-NONE",
        BLOCKS,
        "prerequisite",
        N_ ("What the customer must provide is written down"),
        N_ ("Implementation stands still on day one without it."),
        look_prerequisites),
  RULE ("LEADTIME-UNKNOWN",
        MEND,
        "prerequisite",
        N_ ("Every prerequisite has a lead time"),
        N_ ("Database, network and security teams can add months."),
        look_lead_time),
  RULE ("NEXT-NO-OWNER",
        BLOCKS,
        "next_step",
        N_ ("Every next step has an owner"),
        N_ ("What everybody owns nobody does."),
        look_next_owner),
  RULE ("NEXT-NO-DATE",
        BLOCKS,
        "next_step",
        N_ ("Every next step has a date"),
        N_ ("A step without a date is a wish."),
        look_next_date),
  RULE ("QUESTION-NO-OWNER",
        BLOCKS,
        "question",
        N_ ("Every open question has an owner"),
        N_ ("A question without an owner stays open."),
        look_question_owner),
  RULE ("QUESTION-NO-DATE",
        BLOCKS,
        "question",
        N_ ("Every open question has a follow-up date"),
        N_ ("A question without a date comes back at go-live."),
        look_question_date),
  RULE ("DELIVERY-LATE",
        WAITS,
        "review",
        N_ ("The summary is within its 48 hours"),
        N_ ("Memory is freshest right after the session."),
        look_delivery_late),
  RULE ("NOT-DELIVERED",
        WAITS,
        "review",
        N_ ("The summary is delivered"),
        N_ ("A good talk without a document is forgotten."),
        look_delivered),
  RULE ("NOT-CONFIRMED",
        WAITS,
        "review",
        N_ ("The customer has confirmed the summary"),
        N_ ("Only the customer can say that it is what was meant."),
        look_confirmed),
};

const PlumbCheckRule *
plumb_check_rules_proposal (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
