// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The agenda as it goes to the customer beforehand: what happens when and why, who comes, what to bring,
 * what they get. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/plumb-summary-private.h"
#include "schema/plumb-value.h"

static const struct
{
  const char *phase;
  const char *purpose;
} purposes[] = {
  { "opening", N_ ("Who is here, and what the session is to settle") },
  { "discovery", N_ ("Your systems, data and rules as they are today; you talk, we ask and draw") },
  { "design", N_ ("The integration, drawn together: your architect holds the pen too") },
  { "gaps", N_ ("What you need and we lack, each with a way around it and a time") },
  { "next steps", N_ ("Who does what by when, and which questions stay open") },
  { "break", N_ ("A pause") },
  { "close", N_ ("What was agreed, once more in words") },
};

static const struct
{
  const char *domain;
  const char *bring;
} things[] = {
  { "applications", N_ ("The core systems, who owns each, which were built in-house") },
  { "data", N_ ("Where the data in question lives: format, volume, how fresh it must be") },
  { "integration", N_ ("How systems talk today: interfaces, queues, files, gateways") },
  { "infrastructure", N_ ("Where it all runs, and how changes are deployed") },
  { "security", N_ ("Sign-in and permissions, network zones, classes of data") },
  { "compliance", N_ ("The frameworks that apply, audit dates, where data must stay") },
};

/* -- Phases ------------------------------------------------------------------------------------------- */

static const char *
get_purpose (const PlumbRecord *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (plumb_record_is (item, "phase", purposes[i].phase))
      return g_dgettext (GETTEXT_PACKAGE, purposes[i].purpose);
  return NULL;
}

/* "14:05" that many minutes after the session's start. */
static char *
dup_time (const PlumbSummary *summary, gint64 minutes)
{
  g_autoptr (GDateTime) start =
      plumb_instant_parse (plumb_summary_get_root (summary, "scheduled_start"));
  g_autoptr (GDateTime) when = start != NULL ? g_date_time_add_minutes (start, (int)minutes) : NULL;
  g_autofree char *stored = when != NULL ? plumb_instant_format (when) : NULL;

  return plumb_summary_date (summary, stored, "%H:%M");
}

static void
add_item (PlumbSummary *summary, PlumbBlock *table, const PlumbRecord *item, gint64 *minutes)
{
  GPtrArray *row = plumb_block_add_row (table);
  g_autofree char *time = dup_time (summary, *minutes);
  g_autofree char *topic = plumb_summary_read (summary, item, "topic");
  g_autofree char *phase = plumb_summary_read (summary, item, "phase");
  const char *purpose = get_purpose (item);
  PlumbInline *what = plumb_inline_new (NULL);

  if (time != NULL)
    g_ptr_array_add (row, plumb_summary_words_cell (time, PLUMB_RUN_PLAIN));
  g_ptr_array_add (row, plumb_summary_cell (summary, item, "minutes"));
  plumb_inline_add (what,
                    topic != NULL   ? topic
                    : phase != NULL ? phase
                                    : "–",
                    PLUMB_RUN_STRONG, NULL);
  plumb_inline_set_source (what, "agenda_item", plumb_record_get_id (item));
  g_ptr_array_add (row, what);
  g_ptr_array_add (row, plumb_summary_words_cell (purpose, PLUMB_RUN_PLAIN));
  *minutes += plumb_record_get_integer (item, "minutes", 0);
}

static gint64
sum_minutes (const PlumbSummary *summary, const char *phase)
{
  const GPtrArray *items = plumb_review_get_records (summary->review, "agenda_item");
  gint64 minutes = 0;

  for (guint i = 0; i < items->len; i++)
    if (phase == NULL || plumb_record_is (g_ptr_array_index (items, i), "phase", phase))
      minutes += plumb_record_get_integer (g_ptr_array_index (items, i), "minutes", 0);
  return minutes;
}

/* The discovery is the larger half, and the customer is told so. */
static void
add_share (PlumbSummary *summary)
{
  gint64 all = sum_minutes (summary, NULL);
  gint64 discovery = sum_minutes (summary, "discovery");
  g_autofree char *sentence = NULL;

  if (all == 0 || 2 * discovery < all)
    return;
  sentence =
      g_strdup_printf (_ ("%d of %d minutes belong to your environment as it is today. This is "
                          "not a product demonstration."),
                       (int)discovery, (int)all);
  plumb_summary_say (summary, sentence);
}

static void
add_phases (PlumbSummary *summary)
{
  const GPtrArray *items = plumb_review_get_records (summary->review, "agenda_item");
  gboolean timed = plumb_summary_get_root (summary, "scheduled_start") != NULL;
  const char *const titles[] = { _ ("Time"), _ ("Length"), _ ("Topic"), _ ("What it is for"),
                                 NULL };
  PlumbBlock *table;
  gint64 minutes = 0;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Agenda"), "agenda");
  if (items->len == 0)
    {
      plumb_summary_say (summary, _ ("The agenda has not been written yet."));
      return;
    }
  table = plumb_summary_add_table (summary, timed ? titles : titles + 1);
  for (guint i = 0; i < items->len; i++)
    add_item (summary, table, g_ptr_array_index (items, i), &minutes);
  add_share (summary);
}

/* -- People ------------------------------------------------------------------------------------------- */

static gboolean
any_invited (const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    if (plumb_record_get_boolean (g_ptr_array_index (people, i), "invited"))
      return TRUE;
  return FALSE;
}

/* The systems that somebody owns are why that person is needed. */
static char *
dup_owned (const PlumbSummary *summary, const PlumbRecord *person)
{
  const GPtrArray *systems = plumb_review_get_records (summary->review, "system");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = g_ptr_array_index (systems, i);

      if (plumb_record_is (system, "owner", plumb_record_get_id (person)))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                plumb_record_get (system, "name"));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
add_person (PlumbSummary *summary, PlumbBlock *table, const PlumbRecord *person)
{
  GPtrArray *row = plumb_block_add_row (table);
  g_autofree char *owned = dup_owned (summary, person);

  g_ptr_array_add (row, plumb_summary_strong_cell (summary, person, "name"));
  g_ptr_array_add (row, plumb_summary_cell (
                            summary, person,
                            plumb_record_get_set (person, "roles")[0] != NULL ? "roles" : "team"));
  g_ptr_array_add (row, plumb_summary_cell (summary, person, "side"));
  g_ptr_array_add (row, plumb_summary_words_cell (owned, PLUMB_RUN_PLAIN));
}

/* Those who are invited; while nobody is, all who are named. */
static void
add_people (PlumbSummary *summary)
{
  const GPtrArray *people = plumb_review_get_records (summary->review, "person");
  gboolean invited = any_invited (people);
  const char *const titles[] = { _ ("Name"), _ ("Role"), _ ("Side"), _ ("Systems"), NULL };
  PlumbBlock *table = NULL;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Who is invited"), "people");
  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);

      if (invited && !plumb_record_get_boolean (person, "invited"))
        continue;
      if (table == NULL)
        table = plumb_summary_add_table (summary, titles);
      add_person (summary, table, person);
    }
  plumb_summary_say (
      summary, _ ("Please bring, or name, whoever owns the databases, security and the network: "
                  "what they know early saves weeks later."));
}

/* -- What to bring ------------------------------------------------------------------------------------ */

static gboolean
is_asked (const PlumbSummary *summary, const char *domain)
{
  const GPtrArray *rows = plumb_review_get_records (summary->review, "discovery");

  for (guint i = 0; i < rows->len; i++)
    if (plumb_record_is (g_ptr_array_index (rows, i), "domain", domain)
        && plumb_record_is (g_ptr_array_index (rows, i), "state", "open"))
      return TRUE;
  return FALSE;
}

/* What is answered already, nobody has to bring. */
static void
add_things (PlumbSummary *summary)
{
  PlumbBlock *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      if (!is_asked (summary, things[i].domain))
        continue;
      if (list == NULL)
        {
          plumb_blocks_add_heading (summary->blocks, 1, _ ("What helps us most"), "bring");
          plumb_summary_say (summary,
                             _ ("Sketches and lists are enough; nothing has to be made for "
                                "the day."));
          list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
        }
      plumb_block_add_item (list, plumb_inline_new (g_dgettext (GETTEXT_PACKAGE, things[i].bring)));
    }
}

static void
add_result (PlumbSummary *summary)
{
  plumb_blocks_add_heading (summary->blocks, 1, _ ("What you get"), "result");
  plumb_summary_say (
      summary, _ ("Within 48 hours of the session: the drawing of today and of the proposed "
                  "integration, and a written summary with gaps, prerequisites, next steps and "
                  "open questions. You tell us whether it is right."));
}

PlumbBlocks *
plumb_report_build_agenda (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  PlumbSummary summary = { .planned = TRUE };
  PlumbBlock *head;
  g_autofree char *format = NULL;

  plumb_summary_begin (&summary, review, options, _ ("Architecture review agenda"));
  head = plumb_summary_add_head (&summary);
  format = plumb_summary_read (&summary, plumb_review_get_root (review), "format");
  if (plumb_summary_get_root (&summary, "scheduled_start") != NULL)
    plumb_block_add_fact (head, "zone", _ ("Time zone"),
                          plumb_inline_new (plumb_review_get_time_zone (review)));
  plumb_block_add_fact (head, "format", _ ("Format"), plumb_inline_new (format));
  add_phases (&summary);
  add_people (&summary);
  add_things (&summary);
  add_result (&summary);
  return plumb_summary_end (&summary);
}
