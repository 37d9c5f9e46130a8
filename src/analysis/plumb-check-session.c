// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of the session: before it, who comes, what is found out. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "document/plumb-view.h"

/* -- Before the session --------------------------------------------------------------------------- */

static void
look_research_none (PlumbCheckRun *run)
{
  PlumbRecord *row;

  FOREACH_RECORD (run, "research", row)
  if (plumb_record_has (row, "finding") && plumb_record_has (row, "source"))
    return;
  plumb_check_open (run, NULL, _ ("No research with a source"));
}

static gboolean
research_is_complete (const PlumbRecord *row)
{
  return plumb_record_has (row, "finding") && plumb_record_has (row, "source")
         && plumb_record_has (row, "date") && plumb_record_has (row, "confirmed_by");
}

static void
look_research_topics (PlumbCheckRun *run)
{
  static const char *const topics[] = { "tech stack", "industry", "regulation" };
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("research_topic");

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      PlumbRecord *row, *of_topic = NULL;
      gboolean complete = FALSE;

      FOREACH_RECORD (run, "research", row)
      if (plumb_record_is (row, "topic", topics[i]))
        {
          of_topic = row;
          complete = complete || research_is_complete (row);
        }
      if (!complete)
        plumb_check_open (run, of_topic,
                          /* Translators: a topic of research such as Industry. */
                          _ ("%s: no finding with source, date and confirmation"),
                          plumb_vocabulary_get_title (vocabulary, topics[i]));
    }
}

static void
look_agenda_shared (PlumbCheckRun *run)
{
  if (!plumb_record_has (plumb_review_get_root (run->review), "agenda_shared_at"))
    plumb_check_open (run, plumb_review_get_root (run->review), _ ("The agenda is not shared yet"));
}

static void
look_agenda_complete (PlumbCheckRun *run)
{
  static const char *const phases[] = { "discovery", "design", "next steps" };
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("phase");

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      PlumbRecord *item;
      gboolean found = FALSE;

      FOREACH_RECORD (run, "agenda_item", item)
      found = found || plumb_record_is (item, "phase", phases[i]);
      if (!found)
        plumb_check_open (run, NULL, _ ("The agenda has no %s"),
                          plumb_vocabulary_get_title (vocabulary, phases[i]));
    }
}

/* -- People --------------------------------------------------------------------------------------- */

static gboolean
takes_part (const PlumbRecord *person)
{
  return plumb_record_get_boolean (person, "invited")
         || plumb_record_get_boolean (person, "attended") || plumb_record_is (person, "side", "us");
}

static gboolean
anybody_with_role (PlumbCheckRun *run, const char *const *roles)
{
  PlumbRecord *person;

  FOREACH_RECORD (run, "person", person)
  for (guint i = 0; roles[i] != NULL; i++)
    if (takes_part (person) && plumb_record_set_contains (person, "roles", roles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
any_owner_takes_part (PlumbCheckRun *run)
{
  PlumbRecord *system;

  FOREACH_RECORD (run, "system", system)
  {
    const char *owner = plumb_record_get (system, "owner");
    PlumbRecord *person =
        owner != NULL ? plumb_review_get_record (run->review, "person", owner) : NULL;

    if (person != NULL && takes_part (person))
      return TRUE;
  }
  return FALSE;
}

static void
look_roles (PlumbCheckRun *run)
{
  static const struct
  {
    const char *roles[4]; /* any of them will do */
  } needed[] = {
    { { "SE" } },           { { "lead architect", "solutions architect", "review board" } },
    { { "system owner" } }, { { "DBA" } },
    { { "security" } },     { { "network" } },
  };
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("role");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (anybody_with_role (run, needed[i].roles))
        continue;
      if (strcmp (needed[i].roles[0], "system owner") == 0 && any_owner_takes_part (run))
        continue;
      plumb_check_open (run, NULL,
                        /* Translators: a role such as DBA. */
                        _ ("Nobody invited: %s"),
                        plumb_vocabulary_get_title (vocabulary, needed[i].roles[0]));
    }
}

static void
look_for_role (PlumbCheckRun *run, const char *role, const char *title)
{
  const char *const roles[] = { role, NULL };

  if (!anybody_with_role (run, roles))
    plumb_check_open (run, NULL, "%s", title);
}

static void
look_note_taker (PlumbCheckRun *run)
{
  look_for_role (run, "note-taker", _ ("Nobody takes the notes"));
}

static void
look_champion (PlumbCheckRun *run)
{
  look_for_role (run, "champion", _ ("No champion who can name the system owners"));
}

/* -- Discovery and current state ------------------------------------------------------------------ */

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

static gboolean
is_ground (const PlumbRecord *system)
{
  static const char *const grounds[] = { "network zone", "environment", "solution", "person",
                                         NULL };
  const char *kind = plumb_record_get (system, "kind");

  return kind != NULL && g_strv_contains (grounds, kind);
}

/* A system of the customer's that exists today and is no mere zone around others. */
static gboolean
is_customer_system (PlumbCheckRun *run, const PlumbRecord *system)
{
  const char *id = plumb_record_get_id (system);
  PlumbRecord *other;

  if (is_ground (system) || !plumb_view_shows (run->review, system, PLUMB_VIEW_CURRENT)
      || plumb_view_is_inside_ours (run->review, system, PLUMB_VIEW_PROPOSED))
    return FALSE;
  FOREACH_RECORD (run, "system", other)
  if (plumb_record_is (other, "container", id))
    return FALSE;
  return TRUE;
}

static void
look_mapped (PlumbCheckRun *run)
{
  PlumbRecord *record;
  guint systems = 0, connections = 0;

  FOREACH_RECORD (run, "system", record)
  systems += is_customer_system (run, record);
  FOREACH_RECORD (run, "connection", record)
  connections += plumb_view_shows (run->review, record, PLUMB_VIEW_CURRENT);
  if (systems == 0)
    plumb_check_open (run, NULL, _ ("The current state has no system"));
  if (connections == 0)
    plumb_check_open (run, NULL, _ ("The current state has no connection"));
  if (plumb_review_count (run->review, "data_source") == 0)
    plumb_check_open (run, NULL, _ ("The current state has no data source"));
}

static void
look_system_field (PlumbCheckRun *run, const char *field, const char *format)
{
  PlumbRecord *system;

  FOREACH_RECORD (run, "system", system)
  if (is_customer_system (run, system) && !plumb_record_has (system, field))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, system);
      g_autofree char *title = plumb_check_dup_about (format, name);

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

static void
look_drawn_together (PlumbCheckRun *run)
{
  PlumbRecord *turn;

  FOREACH_RECORD (run, "pen", turn)
  {
    const char *id = plumb_record_get (turn, "person");
    PlumbRecord *person = id != NULL ? plumb_review_get_record (run->review, "person", id) : NULL;

    if (person != NULL && plumb_record_is (person, "side", "customer"))
      return;
  }
  plumb_check_open (run, NULL, _ ("The customer has not drawn yet"));
}

static const PlumbCheckRule rules[] = {
  RULE ("RESEARCH-NONE",
        MEND,
        "research",
        N_ ("Research was done, with sources"),
        N_ ("Walking in cold costs the session its first half hour."),
        look_research_none),
  RULE ("RESEARCH-TOPIC-OPEN",
        MEND,
        "research",
        N_ ("Stack, industry and regulation are researched and confirmed"),
        N_ ("A guess that nobody confirmed turns into a wrong design."),
        look_research_topics),
  RULE ("AGENDA-NOT-SHARED",
        MEND,
        "review",
        N_ ("The agenda is shared"),
        N_ ("The customer can only bring the right people to an agenda they have seen."),
        look_agenda_shared),
  RULE ("AGENDA-INCOMPLETE",
        MEND,
        "agenda_item",
        N_ ("The agenda holds discovery, design and next steps"),
        N_ ("What the agenda leaves out gets no time."),
        look_agenda_complete),
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
  RULE ("NOT-DRAWN-TOGETHER",
        MEND,
        "pen",
        N_ ("The picture was drawn with the customer"),
        N_ ("People stand by a picture that they drew themselves."),
        look_drawn_together),
};

const PlumbCheckRule *
plumb_check_rules_session (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
