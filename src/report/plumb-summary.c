// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary as a whole, its title, and how its sections read fields. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/plumb-summary-private.h"
#include "schema/plumb-value.h"

#define MINUTE ((gint64)60 * G_USEC_PER_SEC)

static gboolean
is_for_customer (const PlumbSummary *summary)
{
  return summary->options->audience == PLUMB_AUDIENCE_CUSTOMER;
}

/* Whether @record may be read by whom the summary is for: not of an internal table, and not marked as
 * staying with us. */
gboolean
plumb_summary_is_shared (const PlumbSummary *summary, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  if (!is_for_customer (summary))
    return TRUE;
  if (table->flags & PLUMB_TABLE_INTERNAL)
    return FALSE;
  return plumb_table_get_field (table, "internal") == NULL
         || !plumb_record_get_boolean (record, "internal");
}

/* @field of @record as a person reads it; NULL when it is empty or not for this reader. New string. */
char *
plumb_summary_read (const PlumbSummary *summary, const PlumbRecord *record, const char *field)
{
  const PlumbTable *table;
  const PlumbField *declared;
  g_autofree char *words = NULL;

  if (record == NULL)
    return NULL;
  table = plumb_record_get_table (record);
  declared = plumb_table_get_field (table, field);
  g_return_val_if_fail (declared != NULL, NULL);

  if (!plumb_summary_is_shared (summary, record)
      || (is_for_customer (summary) && plumb_field_is_internal (table, declared)))
    return NULL;
  words = plumb_review_display (summary->review, record, field);
  if (words == NULL || *g_strstrip (words) == '\0')
    return NULL;
  return g_steal_pointer (&words);
}

/* A field of the review itself as it is stored, or NULL. Borrowed. */
const char *
plumb_summary_get_root (const PlumbSummary *summary, const char *field)
{
  const PlumbRecord *root = plumb_review_get_root (summary->review);

  return plumb_record_has (root, field) ? plumb_record_get (root, field) : NULL;
}

static GDateTime *
to_local (const PlumbSummary *summary, GDateTime *when)
{
  g_autoptr (GTimeZone) zone =
      g_time_zone_new_identifier (plumb_review_get_time_zone (summary->review));

  return zone != NULL ? g_date_time_to_timezone (when, zone) : g_date_time_ref (when);
}

/* @instant in the review's time zone, formatted as g_date_time_format() says; NULL for none. */
char *
plumb_summary_date (const PlumbSummary *summary, const char *instant, const char *format)
{
  g_autoptr (GDateTime) when = plumb_instant_parse (instant);
  g_autoptr (GDateTime) local = NULL;

  if (when == NULL)
    return NULL;
  local = to_local (summary, when);
  return g_date_time_format (local, format);
}

/* "G2", the short name by which tables of the summary refer to @gap; NULL when it is not listed. */
char *
plumb_summary_gap_number (const PlumbSummary *summary, const PlumbRecord *gap)
{
  guint index;

  if (!g_ptr_array_find (summary->gaps, gap, &index))
    return NULL;
  /* Translators: short name of a gap: G for gap, and its number. */
  return g_strdup_printf (_ ("G%u"), index + 1);
}

/* The cell of a table for @field of @record; a dash where there is nothing. */
PlumbInline *
plumb_summary_cell (const PlumbSummary *summary, const PlumbRecord *record, const char *field)
{
  g_autofree char *words = plumb_summary_read (summary, record, field);
  PlumbInline *cell = plumb_summary_words_cell (words, PLUMB_RUN_PLAIN);

  if (record != NULL)
    plumb_inline_set_source (cell, plumb_record_get_table (record)->id,
                             plumb_record_get_id (record));
  return cell;
}

/* The cell of a table for @words; a dash for NULL and "". */
PlumbInline *
plumb_summary_words_cell (const char *words, PlumbRunFlags flags)
{
  PlumbInline *cell = plumb_inline_new (NULL);

  if (words != NULL && *words != '\0')
    plumb_inline_add (cell, words, flags, NULL);
  else
    plumb_inline_add (cell, "–", PLUMB_RUN_SECONDARY, NULL);
  return cell;
}

/* Same, in bold: what the row is about. */
PlumbInline *
plumb_summary_strong_cell (const PlumbSummary *summary,
                           const PlumbRecord *record,
                           const char *field)
{
  g_autofree char *words = plumb_summary_read (summary, record, field);
  PlumbInline *cell = plumb_summary_words_cell (words, PLUMB_RUN_STRONG);

  plumb_inline_set_source (cell, plumb_record_get_table (record)->id, plumb_record_get_id (record));
  return cell;
}

/* A cell begins with a capital; NULL for NULL and "". New string. */
char *
plumb_summary_capitalize (const char *words)
{
  GString *out;

  if (words == NULL || *words == '\0')
    return NULL;
  out = g_string_new (NULL);
  g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (words)));
  g_string_append (out, g_utf8_next_char (words));
  return g_string_free (out, FALSE);
}

/* One sentence as a paragraph of its own. */
void
plumb_summary_say (PlumbSummary *summary, const char *sentence)
{
  plumb_blocks_add_paragraphs (summary->blocks, sentence, NULL, NULL);
}

/* A few words in bold, above a list that needs no heading of its own. */
void
plumb_summary_say_strong (PlumbSummary *summary, const char *words)
{
  PlumbBlock *paragraph = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_PARAGRAPH);

  paragraph->text = plumb_inline_new (NULL);
  plumb_inline_add (paragraph->text, words, PLUMB_RUN_STRONG, NULL);
}

/* A table with the columns @titles (translated, NULL-terminated). Borrowed. */
PlumbBlock *
plumb_summary_add_table (PlumbSummary *summary, const char *const *titles)
{
  PlumbBlock *table = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_TABLE);

  for (guint i = 0; titles[i] != NULL; i++)
    plumb_block_add_column (table, titles[i], 0, FALSE);
  return table;
}

/* Same, with a share of the width for each column. */
PlumbBlock *
plumb_summary_add_weighed_table (PlumbSummary *summary,
                                 const char *const *titles,
                                 const double *weights)
{
  PlumbBlock *table = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_TABLE);

  for (guint i = 0; titles[i] != NULL; i++)
    plumb_block_add_column (table, titles[i], weights[i], FALSE);
  return table;
}

/* -- Title --------------------------------------------------------------------------------------------- */

static char *
dup_title (const PlumbSummary *summary)
{
  const char *customer = plumb_summary_get_root (summary, "customer");
  const char *solution = plumb_summary_get_root (summary, "solution");
  const char *title = plumb_summary_get_root (summary, "title");

  if (customer != NULL && solution != NULL)
    /* Translators: title of a summary: the customer and our product. */
    return g_strdup_printf (_ ("%s × %s"), customer, solution);
  return g_strdup (title != NULL ? title : customer != NULL ? customer : _ ("Architecture review"));
}

static const char *
get_session_start (const PlumbSummary *summary)
{
  const char *started = plumb_summary_get_root (summary, "session_started");

  return started != NULL && !summary->planned ? started
                                              : plumb_summary_get_root (summary, "scheduled_start");
}

/* How long the session took, or is planned to take; 0 when neither is known. */
static guint
get_session_minutes (const PlumbSummary *summary)
{
  g_autoptr (GDateTime) started =
      plumb_instant_parse (plumb_summary_get_root (summary, "session_started"));
  g_autoptr (GDateTime) ended =
      plumb_instant_parse (plumb_summary_get_root (summary, "session_ended"));
  const GPtrArray *items = plumb_review_get_records (summary->review, "agenda_item");
  gint64 minutes = 0;

  if (!summary->planned && started != NULL && ended != NULL
      && g_date_time_difference (ended, started) > 0)
    return (guint)((g_date_time_difference (ended, started) + MINUTE / 2) / MINUTE);
  for (guint i = 0; i < items->len; i++)
    minutes += plumb_record_get_integer (g_ptr_array_index (items, i), "minutes", 0);
  return (guint)CLAMP (minutes, 0, G_MAXINT32);
}

static PlumbInline *
session_fact (const PlumbSummary *summary)
{
  const char *start = get_session_start (summary);
  /* Translators: a date such as 18 November 2026; see g_date_time_format(). */
  g_autofree char *date = plumb_summary_date (
      summary, start, summary->planned ? _ ("%-d %B %Y, %H:%M") : _ ("%-d %B %Y"));
  guint minutes = get_session_minutes (summary);
  PlumbInline *fact = plumb_inline_new (date);
  g_autofree char *length = NULL;

  fact->value = plumb_summary_date (summary, start, "%Y-%m-%d");
  if (date == NULL || minutes == 0)
    return fact;
  length = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u minute", ", %u minutes", minutes),
                            minutes);
  plumb_inline_add (fact, length, PLUMB_RUN_PLAIN, NULL);
  return fact;
}

static PlumbInline *
due_fact (const PlumbSummary *summary)
{
  g_autoptr (GDateTime) due = plumb_derive_due (summary->review);
  g_autoptr (GDateTime) local = due != NULL ? to_local (summary, due) : NULL;
  /* Translators: date and time such as 18 November 2026, 14:00; see g_date_time_format(). */
  g_autofree char *words =
      local != NULL ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M")) : NULL;

  return plumb_inline_new (words);
}

/* The solutions engineers by name, joined by commas; "" for none. */
static char *
dup_engineers (const PlumbSummary *summary)
{
  const GPtrArray *people = plumb_review_get_records (summary->review, "person");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);
      g_autofree char *name = plumb_summary_read (summary, person, "name");

      if (name != NULL && plumb_record_set_contains (person, "roles", "SE"))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Once it is known who came, they are the participants; before, all who are named. */
static gboolean
knows_who_came (const PlumbSummary *summary)
{
  const GPtrArray *people = plumb_review_get_records (summary->review, "person");

  for (guint i = 0; i < people->len; i++)
    if (plumb_record_get_boolean (g_ptr_array_index (people, i), "attended"))
      return TRUE;
  return FALSE;
}

static PlumbInline *
participants_fact (const PlumbSummary *summary, const char *side)
{
  const GPtrArray *people = plumb_review_get_records (summary->review, "person");
  gboolean came = knows_who_came (summary);
  PlumbInline *fact = plumb_inline_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);
      const char *stored = plumb_record_get (person, "side");
      g_autofree char *name = plumb_summary_read (summary, person, "name");
      g_autofree char *roles = plumb_summary_read (summary, person, "roles");

      if (name == NULL || strcmp (stored != NULL ? stored : "customer", side) != 0
          || (came && !plumb_record_get_boolean (person, "attended")))
        continue;
      if (fact->runs->len > 0)
        plumb_inline_add (fact, "\n", PLUMB_RUN_PLAIN, NULL);
      plumb_inline_add (fact, name, PLUMB_RUN_PLAIN, NULL);
      if (roles == NULL)
        roles = plumb_summary_read (summary, person, "team");
      if (roles == NULL)
        continue;
      plumb_inline_add (fact, ", ", PLUMB_RUN_SECONDARY, NULL);
      plumb_inline_add (fact, roles, PLUMB_RUN_SECONDARY, NULL);
    }
  return fact;
}

static void
add_participants (PlumbSummary *summary, PlumbBlock *title)
{
  static const char *const sides[] = { "customer", "us", "partner", "outside" };
  const char *company = summary->options->company;
  const char *names[G_N_ELEMENTS (sides)] = {
    plumb_summary_get_root (summary, "customer"),
    company != NULL && *company != '\0' ? company : plumb_summary_get_root (summary, "solution"),
    _ ("partner"),
    _ ("outside"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *key = g_strconcat ("participants-", sides[i], NULL);
      g_autofree char *label = NULL;

      if (names[i] != NULL)
        /* Translators: heading above names of people; the company or side that they belong to. */
        label = g_strdup_printf (_ ("Participants, %s"), names[i]);
      plumb_block_add_fact (title, key, label != NULL ? label : _ ("Participants"),
                            participants_fact (summary, sides[i]));
    }
}

/* What every report begins with: what it is, customer and product, the session, our engineer. Further facts
 * are the caller's. Borrowed. */
PlumbBlock *
plumb_summary_add_head (PlumbSummary *summary)
{
  const PlumbRecord *root = plumb_review_get_root (summary->review);
  PlumbBlock *title = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_TITLE);
  g_autofree char *words = dup_title (summary);
  g_autofree char *engineers = dup_engineers (summary);

  title->kicker = g_strdup (summary->subject);
  title->text = plumb_inline_new (words);
  plumb_block_set_source (title, "review", plumb_record_get_id (root));
  plumb_block_add_fact (
      title, "customer", _ ("Customer"),
      plumb_summary_words_cell (plumb_summary_get_root (summary, "customer"), PLUMB_RUN_PLAIN));
  plumb_block_add_fact (title, "session", _ ("Session"), session_fact (summary));
  plumb_block_add_fact (title, "se", _ ("Solutions engineer"), plumb_inline_new (engineers));
  return title;
}

/* The head of the summary, with all that its template wants. */
static void
add_title (PlumbSummary *summary)
{
  const PlumbRecord *root = plumb_review_get_root (summary->review);
  PlumbBlock *title = plumb_summary_add_head (summary);
  g_autofree char *timing = plumb_summary_read (summary, root, "timing");
  g_autofree char *format = plumb_summary_read (summary, root, "format");

  title->place = g_strdup (PLUMB_SUMMARY_PLACE);
  plumb_block_add_fact (title, "due", _ ("Summary due"), due_fact (summary));
  plumb_block_add_fact (title, "timing", _ ("Timing"), plumb_inline_new (timing));
  plumb_block_add_fact (title, "format", _ ("Format"), plumb_inline_new (format));
  add_participants (summary, title);
}

/* -- The document -------------------------------------------------------------------------------------- */

/* SOURCE_DATE_EPOCH, else when the review was last changed, else when the session ended. */
static char *
dup_document_date (const PlumbSummary *summary)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GPtrArray) history = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (seconds);

      return plumb_instant_format (when);
    }
  history = plumb_review_list_history (summary->review, 1, 0);
  if (history != NULL && history->len > 0)
    return g_strdup (((PlumbHistoryEntry *)g_ptr_array_index (history, 0))->time);
  return g_strdup (plumb_summary_get_root (summary, "session_ended"));
}

static char *
dup_author (const PlumbSummary *summary)
{
  g_autofree char *engineers = dup_engineers (summary);
  const char *company = summary->options->company;

  if (company == NULL || *company == '\0')
    return g_steal_pointer (&engineers);
  return *engineers != '\0' ? g_strdup_printf ("%s, %s", engineers, company) : g_strdup (company);
}

static char *
dup_foot (const PlumbSummary *summary)
{
  const char *customer = plumb_summary_get_root (summary, "customer");
  const char *company = summary->options->company;

  if (customer == NULL)
    return g_strdup (_ ("Confidential"));
  if (company == NULL || *company == '\0')
    /* Translators: foot of each page; a customer. */
    return g_strdup_printf (_ ("%s · Confidential"), customer);
  /* Translators: foot of each page; a customer, our company. */
  return g_strdup_printf (_ ("%s · %s · Confidential"), customer, company);
}

static void
set_metadata (PlumbSummary *summary)
{
  PlumbBlocks *blocks = summary->blocks;
  const char *language = plumb_summary_get_root (summary, "language");
  g_autofree char *title = dup_title (summary);

  /* Translators: title of a document: what it is, and for whom and which product. */
  blocks->title = g_strdup_printf (_ ("%s: %s"), summary->subject, title);
  blocks->subject = g_strdup (summary->subject);
  blocks->author = dup_author (summary);
  blocks->language = g_strdup (language != NULL ? language : "en");
  blocks->foot = dup_foot (summary);
  blocks->date = dup_document_date (summary);
}

/* Gaps that the summary lists: all that were found, closed ones too, since the customer knows them. */
static GPtrArray *
collect_gaps (PlumbReview *review)
{
  const GPtrArray *records = plumb_review_get_records (review, "gap");
  GPtrArray *gaps = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (gaps, g_ptr_array_index (records, i));
  return gaps;
}

/* Begins a document about @review that calls itself @subject (translated). */
void
plumb_summary_begin (PlumbSummary *summary,
                     PlumbReview *review,
                     const PlumbReportOptions *options,
                     const char *subject)
{
  summary->review = review;
  summary->options = options;
  summary->subject = subject;
  summary->blocks = plumb_blocks_new ();
  summary->gaps = collect_gaps (review);
  summary->points = plumb_derive_integration_points (review);
  set_metadata (summary);
}

/* The finished document; @summary is empty then. */
PlumbBlocks *
plumb_summary_end (PlumbSummary *summary)
{
  plumb_blocks_number (summary->blocks);
  g_clear_pointer (&summary->gaps, g_ptr_array_unref);
  g_clear_pointer (&summary->points, plumb_rows_free);
  return g_steal_pointer (&summary->blocks);
}

/* The summary of @review, in the order of the deliverable's template. */
PlumbBlocks *
plumb_report_build_summary (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  PlumbSummary summary = { 0 };

  plumb_summary_begin (&summary, review, options, _ ("Architecture review summary"));
  add_title (&summary);
  plumb_summary_add_current_state (&summary);
  plumb_summary_add_proposed (&summary);
  plumb_summary_add_points (&summary);
  plumb_summary_add_gaps (&summary);
  plumb_summary_add_risks (&summary);
  plumb_summary_add_security (&summary);
  plumb_summary_add_requirements (&summary);
  plumb_summary_add_platform (&summary);
  plumb_summary_add_prerequisites (&summary);
  plumb_summary_add_next_steps (&summary);
  plumb_summary_add_questions (&summary);
  plumb_summary_add_decisions (&summary);
  return plumb_summary_end (&summary);
}
