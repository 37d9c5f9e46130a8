// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of discovery and of the current state. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-coverage.h"
#include "document/plumb-view.h"

static void
look_domains (PlumbCheckRun *run)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("domain");

  for (guint i = 0; i < vocabulary->n_words; i++)
    {
      PlumbRecord *row, *still_open = NULL;
      guint n = 0;

      FOREACH_RECORD (run, "discovery", row)
      if (plumb_record_is (row, "domain", vocabulary->words[i].word))
        {
          n++;
          if (plumb_record_is (row, "state", "open") && still_open == NULL)
            still_open = row;
        }
      if (n == 0 || still_open != NULL)
        plumb_check_open (run, still_open,
                          /* Translators: a domain of discovery such as Infrastructure. */
                          _ ("%s: not answered yet"), plumb_word_get_title (&vocabulary->words[i]));
    }
}

static void
look_mapped (PlumbCheckRun *run)
{
  g_autoptr (GPtrArray) systems = plumb_coverage_list_systems (run->review);
  PlumbRecord *record;
  guint connections = 0;

  FOREACH_RECORD (run, "connection", record)
  connections += plumb_view_shows (run->review, record, PLUMB_VIEW_CURRENT);
  if (systems->len == 0)
    plumb_check_open (run, NULL, _ ("The current state has no system"));
  if (connections == 0)
    plumb_check_open (run, NULL, _ ("The current state has no connection"));
  if (plumb_review_count (run->review, "data_source") == 0)
    plumb_check_open (run, NULL, _ ("The current state has no data source"));
}

static void
look_system_field (PlumbCheckRun *run, const char *field, const char *format)
{
  g_autoptr (GPtrArray) systems = plumb_coverage_list_systems (run->review);

  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = g_ptr_array_index (systems, i);
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;

      if (plumb_record_has (system, field))
        continue;
      name = plumb_check_dup_short_name (run, system);
      title = plumb_check_dup_about (format, name);
      plumb_check_open (run, system, "%s", title);
    }
}

static void
look_owner (PlumbCheckRun *run)
{
  /* Translators: a system. */
  look_system_field (run, "owner", _ ("%s has no owner here"));
}

static void
look_criticality (PlumbCheckRun *run)
{
  /* Translators: a system. */
  look_system_field (run, "criticality", _ ("%s: how critical is it?"));
}

static void
look_assumptions (PlumbCheckRun *run)
{
  static const char *const tables[] = { "system", "connection" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      PlumbRecord *record;

      FOREACH_RECORD (run, tables[i], record)
      if (plumb_record_get_boolean (record, "assumed")
          && !plumb_record_has (record, "confirmed_by"))
        {
          g_autofree char *name = plumb_check_dup_short_name (run, record);

          plumb_check_open (run, record, _ ("%s is assumed, not confirmed"), name);
        }
    }
}

static const PlumbCheckRule rules[] = {
  RULE ("DISCOVERY-DOMAIN-OPEN",
        MEND,
        "discovery",
        N_ ("Every discovery domain is answered"),
        N_ ("A domain that nobody asked about hides the surprise."),
        look_domains),
  RULE ("CURRENT-UNMAPPED",
        BLOCKS,
        "system",
        N_ ("The current state is mapped: systems, data and connections"),
        N_ ("A proposal without the current state is a product pitch."),
        look_mapped),
  RULE ("SYSTEM-NO-OWNER",
        MEND,
        "system",
        N_ ("Every system has an owner"),
        N_ ("Without the owner nobody can say what the system will bear."),
        look_owner),
  RULE ("SYSTEM-NO-CRITICALITY",
        MEND,
        "system",
        N_ ("How critical each system is, is known"),
        N_ ("What the business stands on is handled with more care."),
        look_criticality),
  RULE ("ASSUMPTION-OPEN",
        MEND,
        "system",
        N_ ("No assumption is left unconfirmed"),
        N_ ("Every environment is different from what its industry suggests."),
        look_assumptions),
};

const PlumbCheckRule *
plumb_check_rules_current (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
