// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks before the session and of its course. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-phase-times.h"
#include "document/plumb-view.h"
#include "schema/plumb-value.h"

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

/* -- The frame of the session --------------------------------------------------------------------- */

static void
look_at_size (PlumbCheckRun *run, const PlumbRecord *root)
{
  gboolean enterprise = plumb_record_is (root, "segment", "enterprise");
  gboolean one = plumb_record_is (root, "points", "one");
  gboolean small = plumb_record_is (root, "segment", "small") || (one && !enterprise);
  gboolean overview = plumb_record_is (root, "format", "overview-30");
  gboolean workshop = plumb_record_is (root, "format", "workshop");

  if (enterprise && overview)
    plumb_check_open (run, root, _ ("An overview of 30 minutes is too short for an enterprise"));
  else if (overview && plumb_record_is (root, "points", "many"))
    plumb_check_open (run, root, _ ("An overview of 30 minutes is too short for many points"));
  if (enterprise && !one && !overview && !workshop)
    plumb_check_open (run, root, _ ("An enterprise with several points takes a workshop"));
  if (enterprise && !one && !plumb_record_set_contains (root, "deliverable", "decisions"))
    plumb_check_open (run, root, _ ("An enterprise with several points wants decision records"));
  if (small && workshop)
    plumb_check_open (run, root, _ ("A workshop is more than a small customer needs"));
  if (small && plumb_record_is (root, "depth", "platform"))
    plumb_check_open (run, root, _ ("A full platform review is more than a small customer needs"));
}

/* The customer's size and the number of points speak only when both are known; what is complex needs
 * its specification whatever they are. */
static void
look_format (PlumbCheckRun *run)
{
  const PlumbRecord *root = plumb_review_get_root (run->review);
  PlumbRecord *connection;

  if (plumb_record_has (root, "segment") && plumb_record_has (root, "points"))
    look_at_size (run, root);
  if (plumb_record_set_contains (root, "deliverable", "integration"))
    return;
  FOREACH_RECORD (run, "connection", connection)
  if (plumb_record_is (connection, "complexity", "complex")
      && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      plumb_check_open (run, root, _ ("%s is complex: promise an integration specification"), name);
      return;
    }
}

/* Where the first item of @phase stands in the agenda; -1 when it has none. */
static int
first_in_agenda (PlumbCheckRun *run, const char *phase)
{
  PlumbRecord *item;
  int place = 0;

  FOREACH_RECORD (run, "agenda_item", item)
  {
    if (plumb_record_is (item, "phase", phase))
      return place;
    place++;
  }
  return -1;
}

/* When the first visit to @phase started; NULL when there was none. */
static GDateTime *
first_recorded (PlumbCheckRun *run, const char *phase)
{
  g_autoptr (GDateTime) first = NULL;
  PlumbRecord *visit;

  FOREACH_RECORD (run, "phase_time", visit)
  {
    PlumbRecord *item = plumb_review_get_record (run->review, "agenda_item",
                                                 plumb_record_get (visit, "agenda_item"));
    g_autoptr (GDateTime) started = plumb_instant_parse (plumb_record_get (visit, "started"));

    if (item == NULL || started == NULL || !plumb_record_is (item, "phase", phase))
      continue;
    if (first == NULL || g_date_time_compare (started, first) < 0)
      {
        g_clear_pointer (&first, g_date_time_unref);
        first = g_steal_pointer (&started);
      }
  }
  return g_steal_pointer (&first);
}

/* An agenda without one of the two is AGENDA-INCOMPLETE's matter. */
static void
look_order (PlumbCheckRun *run)
{
  int discovery = first_in_agenda (run, "discovery");
  int design = first_in_agenda (run, "design");
  g_autoptr (GDateTime) discovered = first_recorded (run, "discovery");
  g_autoptr (GDateTime) designed = first_recorded (run, "design");

  if (discovery >= 0 && design >= 0 && design < discovery)
    plumb_check_open (run, NULL, _ ("The agenda has design before discovery"));
  if (designed != NULL && (discovered == NULL || g_date_time_compare (designed, discovered) < 0))
    plumb_check_open (run, NULL, _ ("Design was started before discovery"));
}

static void
look_share (PlumbCheckRun *run)
{
  g_autoptr (PlumbPhaseTimes) times = plumb_phase_times_new (run->review, run->now);
  int share = plumb_phase_times_get_share (times);

  if (!plumb_phase_times_is_short (times))
    return;
  if (share < 0)
    plumb_check_open (run, NULL, "%s",
                      times->ended ? _ ("No time was recorded, so nobody knows who talked most")
                                   : _ ("The agenda has no minutes"));
  else if (times->ended)
    /* Translators: a percentage. */
    plumb_check_open (run, NULL, _ ("Discovery took only %d %% of the session"), share);
  else
    /* Translators: a percentage. */
    plumb_check_open (run, NULL, _ ("Discovery is planned for only %d %% of the session"), share);
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
  RULE ("FORMAT-MISFIT",
        HINT,
        "review",
        N_ ("Format, depth and deliverable fit the customer"),
        N_ ("Too small a session leaves questions open; too large a one wastes people's time."),
        look_format),
  RULE ("DESIGN-BEFORE-DISCOVERY",
        MEND,
        "agenda_item",
        N_ ("Discovery comes before design"),
        N_ ("A design that comes first is the one we brought along."),
        look_order),
  RULE ("DISCOVERY-SHARE",
        MEND,
        "agenda_item",
        N_ ("Discovery has at least half of the session"),
        N_ ("A review in which we talk most is a product demo."),
        look_share),
};

const PlumbCheckRule *
plumb_check_rules_session (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
