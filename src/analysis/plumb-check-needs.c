// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of requirements and prerequisites. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-lead-time.h"
#include "analysis/plumb-mention.h"
#include "document/plumb-view.h"

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

/* -- Prerequisites ---------------------------------------------------------------------------------- */

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

  plumb_check_rows (run, "prerequisite", plumb_check_work_over, fields,
                    _ ("Lead time unknown: %s"));
}

static gboolean
is_new (PlumbCheckRun *run, const PlumbRecord *connection)
{
  return plumb_record_is (connection, "mark", "add")
         && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED);
}

static void
look_dependencies (PlumbCheckRun *run)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  PlumbRecord *record;

  FOREACH_RECORD (run, "prerequisite", record)
  if (plumb_record_has (record, "connection"))
    g_hash_table_add (named, (char *)plumb_record_get (record, "connection"));
  FOREACH_RECORD (run, "connection", record)
  if (is_new (run, record) && !plumb_record_get_boolean (record, "needs_nothing")
      && !g_hash_table_contains (named, plumb_record_get_id (record)))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, record);

      plumb_check_open (run, record, _ ("%s: nobody asked what it needs"), name);
    }
}

/* The teams that unsettled prerequisites wait for. Borrows from the records. */
static GHashTable *
list_teams (PlumbCheckRun *run)
{
  GHashTable *teams = g_hash_table_new (g_str_hash, g_str_equal);
  PlumbRecord *row;

  FOREACH_RECORD (run, "prerequisite", row)
  if (!plumb_record_is_settled (row))
    {
      const char *team = plumb_lead_time_get_team (run->review, row);

      if (team != NULL)
        g_hash_table_add (teams, (char *)team);
    }
  return teams;
}

static gboolean
names_two (const PlumbRecord *risk, GHashTable *teams)
{
  static const char *const fields[] = { "risk", "response", NULL };
  g_autofree char *words = plumb_mention_fold (risk, fields);
  GHashTableIter iter;
  gpointer team;
  guint n = 0;

  g_hash_table_iter_init (&iter, teams);
  while (g_hash_table_iter_next (&iter, &team, NULL))
    n += plumb_mention_find (words, plumb_schema_find_vocabulary ("team"), team);
  return n >= 2;
}

/* Said aloud is a risk that the customer sees and that is about a prerequisite, or about the review as a
 * whole and names two of the teams. */
static gboolean
says_it (const PlumbRecord *risk, GHashTable *teams)
{
  const char *about = plumb_record_get (risk, "about_table");

  if (plumb_record_get_boolean (risk, "internal"))
    return FALSE;
  if (about != NULL && strcmp (about, "prerequisite") == 0)
    return TRUE;
  return (about == NULL || strcmp (about, "review") == 0) && names_two (risk, teams);
}

static void
look_teams (PlumbCheckRun *run)
{
  g_autoptr (GHashTable) teams = list_teams (run);
  PlumbRecord *risk;

  if (g_hash_table_size (teams) < 2)
    return;
  FOREACH_RECORD (run, "risk", risk)
  if (says_it (risk, teams))
    return;
  plumb_check_open (run, NULL,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u team has to work together, and no risk says so",
                                 "%u teams have to work together, and no risk says so",
                                 g_hash_table_size (teams)),
                    g_hash_table_size (teams));
}

static const PlumbCheckRule rules[] = {
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
  RULE ("DEPENDENCY-UNASKED",
        MEND,
        "connection",
        N_ ("Every new connection was asked for what it needs"),
        N_ ("What nobody asked for is found on the day it is missing."),
        look_dependencies),
  RULE ("TEAMS-TO-COORDINATE",
        HINT,
        "risk",
        N_ ("Teams that depend on one another are named as a risk"),
        N_ ("Several teams in a row can add months."),
        look_teams),
};

const PlumbCheckRule *
plumb_check_rules_needs (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
