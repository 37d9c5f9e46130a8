// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary's sections around the pictures: current state, proposed integration, integration points. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/plumb-scene.h"
#include "report/plumb-summary-private.h"

static PlumbRecord *
find_paragraph (const PlumbSummary *summary, const char *section)
{
  const GPtrArray *paragraphs = plumb_review_get_records (summary->review, "paragraph");

  for (guint i = 0; i < paragraphs->len; i++)
    {
      PlumbRecord *paragraph = g_ptr_array_index (paragraphs, i);

      if (plumb_record_is (paragraph, "section", section) && plumb_record_has (paragraph, "words"))
        return paragraph;
    }
  return NULL;
}

/* The words of @section as a person edited them, else as they follow from the records. TRUE when there
 * are any. The source of generated words is `paragraph` with the section in place of an id. */
static gboolean
add_words (PlumbSummary *summary, const char *section)
{
  const PlumbRecord *edited = find_paragraph (summary, section);
  g_autofree char *words = edited != NULL ? g_strdup (plumb_record_get (edited, "words"))
                                          : plumb_derive_paragraph (summary->review, section);

  if (words == NULL || *words == '\0')
    return FALSE;
  plumb_blocks_add_paragraphs (summary->blocks, words, "paragraph",
                               edited != NULL ? plumb_record_get_id (edited) : section);
  return TRUE;
}

/* -- Current state ------------------------------------------------------------------------------------- */

static GHashTable *
collect_containers (PlumbReview *review, const char *view)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  GHashTable *containers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < systems->len; i++)
    {
      const char *container =
          plumb_view_get_value (review, g_ptr_array_index (systems, i), "container", view);

      if (container != NULL)
        g_hash_table_add (containers, (gpointer)container);
    }
  return containers;
}

/* The customer's systems of today. What only holds others is a frame of the picture, unless somebody
 * said something about it. */
static GPtrArray *
collect_systems (PlumbReview *review)
{
  const GPtrArray *records = plumb_review_get_records (review, "system");
  g_autoptr (GHashTable) containers = collect_containers (review, PLUMB_VIEW_CURRENT);
  GPtrArray *systems = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *system = g_ptr_array_index (records, i);
      gboolean frame = g_hash_table_contains (containers, plumb_record_get_id (system))
                       && !plumb_record_has (system, "owner")
                       && !plumb_record_has (system, "criticality")
                       && !plumb_record_has (system, "hosting");

      if (!frame && plumb_view_shows (review, system, PLUMB_VIEW_CURRENT)
          && !plumb_view_is_inside_ours (review, system, PLUMB_VIEW_CURRENT))
        g_ptr_array_add (systems, system);
    }
  return systems;
}

static const char *
word_title (const char *vocabulary, const char *word)
{
  return word != NULL && *word != '\0'
             ? plumb_vocabulary_get_title (plumb_schema_find_vocabulary (vocabulary), word)
             : NULL;
}

/* Hosting as it is today: "Cloud, AWS Frankfurt". */
static PlumbInline *
hosting_cell (const PlumbSummary *summary, const PlumbRecord *system)
{
  const char *hosting = word_title (
      "hosting", plumb_view_get_value (summary->review, system, "hosting", PLUMB_VIEW_CURRENT));
  const char *where =
      plumb_view_get_value (summary->review, system, "hosting_where", PLUMB_VIEW_CURRENT);
  g_autofree char *words = hosting != NULL && where != NULL && *where != '\0'
                               ? g_strdup_printf ("%s, %s", hosting, where)
                               : g_strdup (hosting != NULL ? hosting : where);

  return plumb_summary_words_cell (words, PLUMB_RUN_PLAIN);
}

static void
add_systems (PlumbSummary *summary, const GPtrArray *systems)
{
  const char *const titles[] = { _ ("System"),      _ ("Kind"),    _ ("Owner"),
                                 _ ("Criticality"), _ ("Hosting"), NULL };
  PlumbBlock *table;

  if (systems->len == 0)
    return;
  plumb_blocks_add_heading (summary->blocks, 2, _ ("Systems"), "systems");
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = g_ptr_array_index (systems, i);
      GPtrArray *row = plumb_block_add_row (table);

      g_ptr_array_add (row, plumb_summary_strong_cell (summary, system, "name"));
      g_ptr_array_add (row, plumb_summary_cell (summary, system, "kind"));
      g_ptr_array_add (row, plumb_summary_cell (summary, system, "owner"));
      g_ptr_array_add (row, plumb_summary_cell (summary, system, "criticality"));
      g_ptr_array_add (row, hosting_cell (summary, system));
    }
}

static void
add_data_sources (PlumbSummary *summary)
{
  const GPtrArray *sources = plumb_review_get_records (summary->review, "data_source");
  const char *const titles[] = { _ ("Data"),   _ ("Where"),     _ ("Format"),
                                 _ ("Volume"), _ ("Freshness"), NULL };
  PlumbBlock *table;

  if (sources->len == 0)
    return;
  plumb_blocks_add_heading (summary->blocks, 2, _ ("Data sources"), "data-sources");
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < sources->len; i++)
    {
      const PlumbRecord *source = g_ptr_array_index (sources, i);
      GPtrArray *row = plumb_block_add_row (table);

      g_ptr_array_add (row, plumb_summary_strong_cell (summary, source, "data"));
      g_ptr_array_add (
          row, plumb_summary_cell (summary, source,
                                   plumb_record_has (source, "system") ? "system" : "connection"));
      g_ptr_array_add (row, plumb_summary_cell (summary, source, "format"));
      g_ptr_array_add (row, plumb_summary_cell (summary, source, "volume"));
      g_ptr_array_add (row, plumb_summary_cell (summary, source, "freshness"));
    }
}

/* A full platform review tells what was found in each domain. */
static void
add_domains (PlumbSummary *summary)
{
  const GPtrArray *answers = plumb_review_get_records (summary->review, "discovery");
  const char *const titles[] = { _ ("Domain"), _ ("Question"), _ ("Answer"), NULL };
  PlumbBlock *table = NULL;

  if (g_strcmp0 (plumb_summary_get_root (summary, "depth"), "platform") != 0)
    return;
  for (guint i = 0; i < answers->len; i++)
    {
      const PlumbRecord *answer = g_ptr_array_index (answers, i);
      GPtrArray *row;

      if (!plumb_record_has (answer, "answer"))
        continue;
      if (table == NULL)
        {
          plumb_blocks_add_heading (summary->blocks, 2, _ ("By domain"), "domains");
          table = plumb_summary_add_table (summary, titles);
        }
      row = plumb_block_add_row (table);
      g_ptr_array_add (row, plumb_summary_strong_cell (summary, answer, "domain"));
      g_ptr_array_add (row, plumb_summary_cell (summary, answer, "question"));
      g_ptr_array_add (row, plumb_summary_cell (summary, answer, "answer"));
    }
}

static void
append_assumed (GString *names, PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = NULL;

      if (!plumb_record_get_boolean (record, "assumed")
          || plumb_record_has (record, "confirmed_by"))
        continue;
      name = plumb_review_dup_name (review, record);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
}

/* What nobody has confirmed is said, not hidden. */
static void
add_assumptions (PlumbSummary *summary)
{
  g_autoptr (GString) names = g_string_new (NULL);
  PlumbBlock *callout;

  append_assumed (names, summary->review, "system");
  append_assumed (names, summary->review, "connection");
  if (names->len == 0)
    return;
  callout = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_CALLOUT);
  callout->text = plumb_inline_new (NULL);
  plumb_inline_add (callout->text, _ ("Assumed, please confirm: "), PLUMB_RUN_STRONG, NULL);
  plumb_inline_add (callout->text, names->str, PLUMB_RUN_PLAIN, NULL);
}

void
plumb_summary_add_current_state (PlumbSummary *summary)
{
  g_autoptr (GPtrArray) systems = collect_systems (summary->review);
  gboolean words;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Current state"), "current-state");
  words = add_words (summary, "current-state");
  plumb_summary_add_figure (summary, PLUMB_VIEW_CURRENT);
  if (!words && systems->len == 0)
    plumb_summary_say (summary, _ ("The current state has not been recorded yet."));
  add_systems (summary, systems);
  add_data_sources (summary);
  add_domains (summary);
  add_assumptions (summary);
}

/* -- Proposed integration ------------------------------------------------------------------------------- */

void
plumb_summary_add_proposed (PlumbSummary *summary)
{
  plumb_blocks_add_heading (summary->blocks, 1, _ ("Proposed integration"), "proposed");
  if (!add_words (summary, "proposed") && summary->points->rows->len == 0)
    plumb_summary_say (summary, _ ("No integration has been proposed yet."));
  plumb_summary_add_figure (summary, PLUMB_VIEW_PROPOSED);
  if (find_paragraph (summary, "changes") != NULL)
    {
      plumb_blocks_add_heading (summary->blocks, 2, _ ("What changes"), "changes");
      add_words (summary, "changes");
    }
  else
    {
      g_autofree char *words = plumb_derive_paragraph (summary->review, "changes");

      if (words == NULL || *words == '\0')
        return;
      plumb_blocks_add_heading (summary->blocks, 2, _ ("What changes"), "changes");
      plumb_blocks_add_paragraphs (summary->blocks, words, "paragraph", "changes");
    }
}

/* -- Integration points ---------------------------------------------------------------------------------- */

static const char *
get_cell (const PlumbSummary *summary, const PlumbRow *row, const char *key)
{
  const PlumbRows *points = summary->points;

  for (guint i = 0; i < points->n_columns; i++)
    if (strcmp (points->columns[i].key, key) == 0
        && (summary->options->audience == PLUMB_AUDIENCE_INTERNAL || !points->columns[i].internal))
      return row->display[i] != NULL ? row->display[i] : row->stored[i];
  return NULL;
}

static gboolean
names_connection (const PlumbRecord *gap, const char *connection)
{
  return connection != NULL && plumb_record_is (gap, "connection", connection);
}

/* The short names of the gaps on @connection, each leading to its row. */
static PlumbInline *
gaps_cell (const PlumbSummary *summary, const char *connection)
{
  PlumbInline *cell = plumb_inline_new (NULL);

  for (guint i = 0; i < summary->gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (summary->gaps, i);
      g_autofree char *target = g_strconcat ("gap-", plumb_record_get_id (gap), NULL);
      g_autofree char *number = NULL;

      if (!names_connection (gap, connection) || plumb_record_is (gap, "state", "closed"))
        continue;
      number = plumb_summary_gap_number (summary, gap);
      if (cell->runs->len > 0)
        plumb_inline_add (cell, ", ", PLUMB_RUN_PLAIN, NULL);
      plumb_inline_add (cell, number, PLUMB_RUN_PLAIN, target);
    }
  if (cell->runs->len == 0)
    plumb_inline_add (cell, "–", PLUMB_RUN_SECONDARY, NULL);
  return cell;
}

static gboolean
any_gap_on_point (const PlumbSummary *summary)
{
  for (guint i = 0; i < summary->points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (summary->points->rows, i);

      for (guint j = 0; j < summary->gaps->len; j++)
        {
          const PlumbRecord *gap = g_ptr_array_index (summary->gaps, j);

          if (names_connection (gap, row->id) && !plumb_record_is (gap, "state", "closed"))
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_point (PlumbSummary *summary, PlumbBlock *table, const PlumbRow *point, gboolean gaps)
{
  static const char *const keys[] = { "method", "direction", "data", "frequency" };
  GPtrArray *row = plumb_block_add_row (table);
  PlumbInline *name =
      plumb_summary_words_cell (get_cell (summary, point, "point"), PLUMB_RUN_STRONG);

  name->place = g_strconcat ("point-", point->id, NULL);
  plumb_inline_set_source (name, "connection", point->id);
  g_ptr_array_add (row, name);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *words = plumb_summary_capitalize (get_cell (summary, point, keys[i]));

      g_ptr_array_add (row, plumb_summary_words_cell (words, PLUMB_RUN_PLAIN));
    }
  if (gaps)
    g_ptr_array_add (row, gaps_cell (summary, point->id));
}

void
plumb_summary_add_points (PlumbSummary *summary)
{
  gboolean gaps = any_gap_on_point (summary);
  const char *const titles[] = { _ ("Point"), _ ("Method"),    _ ("Direction"),
                                 _ ("Data"),  _ ("Frequency"), gaps ? _ ("Gaps") : NULL,
                                 NULL };
  PlumbBlock *table;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Integration points"), "integration-points");
  if (summary->points->rows->len == 0)
    {
      plumb_summary_say (summary, _ ("No integration point has been drawn yet."));
      return;
    }
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < summary->points->rows->len; i++)
    add_point (summary, table, g_ptr_array_index (summary->points->rows, i), gaps);
}
