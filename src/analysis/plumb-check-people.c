// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of the people: who comes, who is heard, who draws. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-coverage.h"

static void
look_roles (PlumbCheckRun *run)
{
  static const char *const needed[] = { "SE",  "lead architect", "system owner",
                                        "DBA", "security",       "network" };
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("role");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!plumb_coverage_has_role (run->review, needed[i]))
      plumb_check_open (run, NULL,
                        /* Translators: a role such as DBA. */
                        _ ("Nobody invited: %s"),
                        plumb_vocabulary_get_title (vocabulary, needed[i]));
}

static void
look_note_taker (PlumbCheckRun *run)
{
  if (!plumb_coverage_has_role (run->review, "note-taker"))
    plumb_check_open (run, NULL, _ ("Nobody takes the notes"));
}

static void
look_champion (PlumbCheckRun *run)
{
  if (!plumb_coverage_has_role (run->review, "champion"))
    plumb_check_open (run, NULL, _ ("No champion who can name the system owners"));
}

static gboolean
is_customers (PlumbCheckRun *run, const PlumbRecord *record, const char *field)
{
  PlumbRecord *person =
      plumb_review_get_record (run->review, "person", plumb_record_get (record, field));

  return person != NULL && plumb_record_is (person, "side", "customer");
}

/* Without "said by" nothing is proved: an answer that nobody gave counts against it. */
static void
look_customer_heard (PlumbCheckRun *run)
{
  guint answered = 0, heard = 0;
  PlumbRecord *row;

  FOREACH_RECORD (run, "discovery", row)
  if (plumb_record_is (row, "state", "answered"))
    {
      answered++;
      heard += is_customers (run, row, "said_by");
    }
  if (answered == 0)
    plumb_check_open (run, NULL, _ ("The customer has answered nothing yet"));
  else if (heard * 2 < answered)
    plumb_check_open (run, NULL,
                      /* Translators: two numbers. */
                      g_dngettext (GETTEXT_PACKAGE, "The customer's side said %u of %u answer",
                                   "The customer's side said %u of %u answers", answered),
                      heard, answered);
}

static void
look_stakeholders (PlumbCheckRun *run)
{
  g_autoptr (GPtrArray) silent = NULL;

  if (!plumb_coverage_has_begun (run->review))
    return;
  silent = plumb_coverage_list_silent (run->review);
  for (guint i = 0; i < silent->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (silent, i);
      g_autofree char *name = plumb_check_dup_short_name (run, person);

      /* Translators: a person. */
      plumb_check_open (run, person, _ ("%s has not been heard"), name);
    }
}

/* Before the session owners must be invited; once it has begun they must have come. */
static gboolean
is_absent (PlumbCheckRun *run, const PlumbRecord *owner)
{
  if (plumb_record_get_boolean (owner, "attended"))
    return FALSE;
  return plumb_coverage_has_begun (run->review) || !plumb_record_get_boolean (owner, "invited");
}

static void
look_owners (PlumbCheckRun *run)
{
  gboolean begun = plumb_coverage_has_begun (run->review);
  g_autoptr (GPtrArray) systems = plumb_coverage_list_systems (run->review);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = g_ptr_array_index (systems, i);
      PlumbRecord *owner =
          plumb_review_get_record (run->review, "person", plumb_record_get (system, "owner"));
      g_autofree char *name = NULL;
      g_autofree char *owned = NULL;

      if (owner == NULL || plumb_record_is (owner, "side", "us") || !is_absent (run, owner)
          || !g_hash_table_add (seen, owner))
        continue;
      name = plumb_check_dup_short_name (run, owner);
      owned = plumb_check_dup_short_name (run, system);
      if (begun)
        /* Translators: a person, a system. */
        plumb_check_open (run, owner, _ ("%s, who owns %s, was not there"), name, owned);
      else
        /* Translators: a person, a system. */
        plumb_check_open (run, owner, _ ("%s, who owns %s, is not invited"), name, owned);
    }
}

static void
look_drawn_together (PlumbCheckRun *run)
{
  PlumbRecord *turn;

  FOREACH_RECORD (run, "pen", turn)
  if (is_customers (run, turn, "person"))
    return;
  plumb_check_open (run, NULL, _ ("The customer has not drawn yet"));
}

static const PlumbCheckRule rules[] = {
  RULE ("PEOPLE-MISSING-ROLE",
        MEND,
        "person",
        N_ ("Everybody who is needed is invited"),
        N_ ("Requirements of those who were not asked come up after the contract."),
        look_roles),
  RULE ("CHAMPION-MISSING",
        MEND,
        "person",
        N_ ("There is a champion"),
        N_ ("The champion knows who owns the systems and can bring them in."),
        look_champion),
  RULE ("NOTETAKER-MISSING",
        MEND,
        "person",
        N_ ("Somebody takes the notes"),
        N_ ("Two weeks later nobody remembers what was not written down."),
        look_note_taker),
  RULE ("CUSTOMER-NOT-HEARD",
        MEND,
        "discovery",
        N_ ("The customer's side gave most of the answers"),
        N_ ("Only they know their environment; what we answer ourselves is a guess."),
        look_customer_heard),
  RULE ("STAKEHOLDER-NOT-HEARD",
        MEND,
        "person",
        N_ ("Everybody who was invited was heard"),
        N_ ("Who says nothing in the session objects after it."),
        look_stakeholders),
  RULE ("SYSTEM-OWNER-ABSENT",
        MEND,
        "person",
        N_ ("The owners of the systems take part"),
        N_ ("Only the owner can say what a system will bear."),
        look_owners),
  RULE ("NOT-DRAWN-TOGETHER",
        MEND,
        "pen",
        N_ ("The picture was drawn with the customer"),
        N_ ("People stand by a picture that they drew themselves."),
        look_drawn_together),
};

const PlumbCheckRule *
plumb_check_rules_people (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
