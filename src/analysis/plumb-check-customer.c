// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The rules of the customer architecture review: the practices that its data can prove. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-derive.h"
#include "document/plumb-view.h"
#include "schema/plumb-value.h"

#define FOREACH_RECORD(run, table, record)                                                         \
  for (guint i_##record = 0; i_##record < plumb_review_get_records (run->review, table)->len       \
                             && (record = g_ptr_array_index (                                      \
                                     plumb_review_get_records (run->review, table), i_##record));  \
       i_##record++)

static char *
short_name (PlumbCheckRun *run, const PlumbRecord *record)
{
  g_autofree char *name = plumb_review_dup_name (run->review, record);

  if (g_utf8_strlen (name, -1) > 60)
    {
      g_autofree char *head = g_utf8_substring (name, 0, 59);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&name);
}

/* @format with its "%s" replaced: translated formats that are passed on cannot be checked by the
 * compiler. */
static char *
about (const char *format, const char *name)
{
  GString *out = g_string_new (format);

  g_string_replace (out, "%s", name, 1);
  return g_string_free (out, FALSE);
}

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
      g_autofree char *name = short_name (run, system);
      g_autofree char *title = about (format, name);

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
          g_autofree char *name = short_name (run, record);

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
      g_autofree char *name = short_name (run, connection);

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
          g_autofree char *name = short_name (run, connection);

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
      name = short_name (run, connection);
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
    name = short_name (run, row);
    title = about (format, name);
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
        g_autofree char *name = short_name (run, row);

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

#define RULE(c, s, t, m, w, f)                                                                     \
  {                                                                                                \
    .code = c, .kinds = PLUMB_KIND_CUSTOMER, .severity = PLUMB_SEVERITY_##s, .table = t,           \
    .met = N_ (m), .why = N_ (w), .look = f                                                        \
  }

static const PlumbCheckRule rules[] = {
  RULE ("RESEARCH-NONE",
        MEND,
        "research",
        "Research was done, with sources",
        "Walking in cold costs the session its first half hour.",
        look_research_none),
  RULE ("RESEARCH-TOPIC-OPEN",
        MEND,
        "research",
        "Stack, industry and regulation are researched and confirmed",
        "A guess that nobody confirmed turns into a wrong design.",
        look_research_topics),
  RULE ("AGENDA-NOT-SHARED",
        MEND,
        "review",
        "The agenda is shared",
        "The customer can only bring the right people to an agenda they have seen.",
        look_agenda_shared),
  RULE ("AGENDA-INCOMPLETE",
        MEND,
        "agenda_item",
        "The agenda holds discovery, design and next steps",
        "What the agenda leaves out gets no time.",
        look_agenda_complete),
  RULE ("PEOPLE-MISSING-ROLE",
        MEND,
        "person",
        "Everybody who is needed is invited",
        "Requirements of those who were not asked come up after the contract.",
        look_roles),
  RULE ("CHAMPION-MISSING",
        MEND,
        "person",
        "There is a champion",
        "The champion knows who owns the systems and can bring them in.",
        look_champion),
  RULE ("NOTETAKER-MISSING",
        MEND,
        "person",
        "Somebody takes the notes",
        "Two weeks later nobody remembers what was not written down.",
        look_note_taker),
  RULE ("DISCOVERY-DOMAIN-OPEN",
        MEND,
        "discovery",
        "Every discovery domain is answered",
        "A domain that nobody asked about hides the surprise.",
        look_domains),
  RULE ("CURRENT-UNMAPPED",
        BLOCKS,
        "system",
        "The current state is mapped: systems, data and connections",
        "A proposal without the current state is a product pitch.",
        look_mapped),
  RULE ("SYSTEM-NO-OWNER",
        MEND,
        "system",
        "Every system has an owner",
        "Without the owner nobody can say what the system will bear.",
        look_owner),
  RULE ("SYSTEM-NO-CRITICALITY",
        MEND,
        "system",
        "How critical each system is, is known",
        "What the business stands on is handled with more care.",
        look_criticality),
  RULE ("ASSUMPTION-OPEN",
        MEND,
        "system",
        "No assumption is left unconfirmed",
        "Every environment is different from what its industry suggests.",
        look_assumptions),
  RULE ("NOT-DRAWN-TOGETHER",
        MEND,
        "pen",
        "The picture was drawn with the customer",
        "People stand by a picture that they drew themselves.",
        look_drawn_together),
  RULE ("POINT-INCOMPLETE",
        BLOCKS,
        "connection",
        "Every integration point has method, data and frequency",
        "Implementation plans with these; a blank is filled in wrongly.",
        look_points),
  RULE ("CONNECTION-NOT-COMPARED",
        BLOCKS,
        "connection",
        "Every integration point is compared with what we offer",
        "A gap that nobody looked for is found after the sale.",
        look_compared),
  RULE ("GAPS-NONE",
        BLOCKS,
        "gap",
        "Whatever we lack is named as a gap",
        "Naming gaps first builds trust; hiding them loses it.",
        look_gaps),
  RULE ("GAP-NO-MITIGATION",
        BLOCKS,
        "gap",
        "Every gap has a mitigation",
        "A gap without a way around it is a reason not to buy.",
        look_mitigation),
  RULE ("GAP-NO-TIMELINE",
        BLOCKS,
        "gap",
        "Every gap has a timeline",
        "A promise without a date is not one.",
        look_timeline),
  RULE ("SECURITY-OPEN",
        BLOCKS,
        "security_item",
        "Every security requirement is addressed",
        "Security that is left for later stops the contract.",
        look_security),
  RULE ("COMPLIANCE-OPEN",
        BLOCKS,
        "compliance_item",
        "Compliance is addressed",
        "For a regulated customer this is not negotiable.",
        look_compliance),
  RULE ("NFR-OPEN",
        BLOCKS,
        "requirement",
        "Performance, scalability, recovery and residency are covered",
        "Features alone do not carry a production load.",
        look_requirements),
  RULE ("PREREQUISITES-NONE",
        BLOCKS,
        "prerequisite",
        "What the customer must provide is written down",
        "Implementation stands still on day one without it.",
        look_prerequisites),
  RULE ("LEADTIME-UNKNOWN",
        MEND,
        "prerequisite",
        "Every prerequisite has a lead time",
        "Database, network and security teams can add months.",
        look_lead_time),
  RULE ("NEXT-NO-OWNER",
        BLOCKS,
        "next_step",
        "Every next step has an owner",
        "What everybody owns nobody does.",
        look_next_owner),
  RULE ("NEXT-NO-DATE",
        BLOCKS,
        "next_step",
        "Every next step has a date",
        "A step without a date is a wish.",
        look_next_date),
  RULE ("QUESTION-NO-OWNER",
        BLOCKS,
        "question",
        "Every open question has an owner",
        "A question without an owner stays open.",
        look_question_owner),
  RULE ("QUESTION-NO-DATE",
        BLOCKS,
        "question",
        "Every open question has a follow-up date",
        "A question without a date comes back at go-live.",
        look_question_date),
  RULE ("DELIVERY-LATE",
        WAITS,
        "review",
        "The summary is within its 48 hours",
        "Memory is freshest right after the session.",
        look_delivery_late),
  RULE ("NOT-DELIVERED",
        WAITS,
        "review",
        "The summary is delivered",
        "A good talk without a document is forgotten.",
        look_delivered),
  RULE ("NOT-CONFIRMED",
        WAITS,
        "review",
        "The customer has confirmed the summary",
        "Only the customer can say that it is what was meant.",
        look_confirmed),
};

/* The rules of the customer architecture review. */
const PlumbCheckRule *
plumb_check_rules_customer (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
