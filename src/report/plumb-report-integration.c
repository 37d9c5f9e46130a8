// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The integration specification: every integration point with what those who build, run and test it need.
 * What is not specified yet is said, not left out. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/plumb-summary-private.h"

/* Of the connection itself. */
static const char *const connection_fields[] = { "method",    "data",        "frequency", "network",
                                                 "initiator", "requirement", NULL };

/* Of its specification: all of them are asked for. */
static const char *const spec_fields[] = { "endpoints",  "authentication", "payload",
                                           "volume",     "limits",         "errors_and_retries",
                                           "monitoring", "test_plan",      "cut_over",
                                           "rollback",   "owner",          NULL };

static const PlumbRecord *
find_spec (const PlumbSummary *summary, const char *connection)
{
  const GPtrArray *specs = plumb_review_get_records (summary->review, "integration_spec");

  for (guint i = 0; i < specs->len; i++)
    if (plumb_record_is (g_ptr_array_index (specs, i), "connection", connection))
      return g_ptr_array_index (specs, i);
  return NULL;
}

static guint
count_specified (const PlumbRecord *spec)
{
  guint n = 0;

  for (guint i = 0; spec != NULL && spec_fields[i] != NULL; i++)
    n += plumb_record_has (spec, spec_fields[i]);
  return n;
}

static PlumbInline *
progress_cell (const PlumbRecord *spec)
{
  guint n = count_specified (spec);
  g_autofree char *words =
      /* Translators: how many of how many parts are specified. */
      g_strdup_printf (_ ("%u of %u"), n, (guint)G_N_ELEMENTS (spec_fields) - 1);

  return plumb_summary_words_cell (words, n == 0 ? PLUMB_RUN_SECONDARY : PLUMB_RUN_PLAIN);
}

/* The integration points, each leading to its specification. */
static void
add_overview (PlumbSummary *summary)
{
  const char *const titles[] = { _ ("Point"), _ ("Method"),    _ ("Direction"),
                                 _ ("Data"),  _ ("Frequency"), _ ("Specified"),
                                 NULL };
  static const char *const keys[] = { "method", "direction", "data", "frequency" };
  PlumbBlock *table;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Integration points"), "points");
  if (summary->points->rows->len == 0)
    {
      plumb_summary_say (summary, _ ("No integration point has been drawn yet."));
      return;
    }
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < summary->points->rows->len; i++)
    {
      const PlumbRow *point = g_ptr_array_index (summary->points->rows, i);
      GPtrArray *row = plumb_block_add_row (table);
      g_autofree char *target = g_strconcat ("point-", point->id, NULL);
      PlumbInline *name = plumb_inline_new (NULL);

      plumb_inline_add (name, plumb_rows_display (summary->points, point, "point"),
                        PLUMB_RUN_STRONG, target);
      plumb_inline_set_source (name, "connection", point->id);
      g_ptr_array_add (row, name);
      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        {
          g_autofree char *words =
              plumb_summary_capitalize (plumb_rows_display (summary->points, point, keys[j]));

          g_ptr_array_add (row, plumb_summary_words_cell (words, PLUMB_RUN_PLAIN));
        }
      g_ptr_array_add (row, progress_cell (find_spec (summary, point->id)));
    }
}

/* -- One point ------------------------------------------------------------------------------------------ */

static void
add_fact (PlumbSummary *summary, PlumbBlock *table, const char *title, const char *words)
{
  GPtrArray *row = plumb_block_add_row (table);

  g_ptr_array_add (row, plumb_summary_words_cell (title, PLUMB_RUN_STRONG));
  g_ptr_array_add (row, plumb_summary_words_cell (words, PLUMB_RUN_PLAIN));
}

static const char *
field_title (const char *table, const char *field)
{
  return plumb_field_get_title (plumb_table_get_field (plumb_schema_find_table (table), field));
}

static void
add_connection_facts (PlumbSummary *summary, PlumbBlock *table, const PlumbRow *point)
{
  const PlumbRecord *connection =
      plumb_review_get_record (summary->review, "connection", point->id);
  g_autofree char *direction =
      plumb_summary_capitalize (plumb_rows_display (summary->points, point, "direction"));

  add_fact (summary, table, _ ("Direction"), direction);
  for (guint i = 0; connection_fields[i] != NULL; i++)
    {
      g_autofree char *words = plumb_summary_read (summary, connection, connection_fields[i]);
      g_autofree char *cell = plumb_summary_capitalize (words);

      if (cell != NULL)
        add_fact (summary, table, field_title ("connection", connection_fields[i]), cell);
    }
}

/* What is specified, a row each; what is not, in one row. */
static void
add_spec_facts (PlumbSummary *summary, PlumbBlock *table, const PlumbRecord *spec)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  GPtrArray *row;

  for (guint i = 0; spec_fields[i] != NULL; i++)
    {
      const char *title = field_title ("integration_spec", spec_fields[i]);
      g_autofree char *words = plumb_summary_read (summary, spec, spec_fields[i]);
      PlumbInline *head;

      if (words == NULL)
        {
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", title);
          continue;
        }
      head = plumb_summary_words_cell (title, PLUMB_RUN_STRONG);
      plumb_inline_set_source (head, "integration_spec", plumb_record_get_id (spec));
      row = plumb_block_add_row (table);
      g_ptr_array_add (row, head);
      g_ptr_array_add (row, plumb_summary_words_cell (words, PLUMB_RUN_PLAIN));
    }
  if (missing->len == 0)
    return;
  row = plumb_block_add_row (table);
  g_ptr_array_add (row,
                   plumb_summary_words_cell (_ ("Still to be specified"), PLUMB_RUN_SECONDARY));
  g_ptr_array_add (row, plumb_summary_words_cell (missing->str, PLUMB_RUN_SECONDARY));
}

static void
add_gaps (PlumbSummary *summary, const char *connection)
{
  PlumbBlock *list = NULL;

  for (guint i = 0; i < summary->gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (summary->gaps, i);
      g_autofree char *what = NULL;
      g_autofree char *mitigation = NULL;
      PlumbInline *item;

      if (!plumb_record_is (gap, "connection", connection)
          || plumb_record_is (gap, "state", "closed"))
        continue;
      if (list == NULL)
        {
          plumb_summary_say_strong (summary, _ ("Gaps"));
          list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
        }
      what = plumb_summary_read (summary, gap, "gap");
      if (what == NULL)
        what = plumb_summary_read (summary, gap, "requirement");
      mitigation = plumb_summary_read (summary, gap, "mitigation");
      item = plumb_inline_new (what != NULL ? what : "–");
      item->place = g_strconcat ("gap-", plumb_record_get_id (gap), NULL);
      if (mitigation != NULL)
        {
          plumb_inline_add (item, "\n", PLUMB_RUN_PLAIN, NULL);
          plumb_inline_add (item, mitigation, PLUMB_RUN_SECONDARY, NULL);
        }
      plumb_inline_set_source (item, "gap", plumb_record_get_id (gap));
      plumb_block_add_item (list, item);
    }
}

static void
add_prerequisites (PlumbSummary *summary, const char *connection)
{
  const GPtrArray *records = plumb_review_get_records (summary->review, "prerequisite");
  PlumbBlock *list = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (records, i);
      g_autofree char *what = NULL;
      g_autofree char *team = NULL;
      g_autofree char *lead = NULL;
      g_autofree char *more = NULL;
      PlumbInline *item;

      if (!plumb_record_is (record, "connection", connection)
          || plumb_record_is (record, "state", "dropped"))
        continue;
      if (list == NULL)
        {
          plumb_summary_say_strong (summary, _ ("Prerequisites"));
          list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
        }
      what = plumb_summary_read (summary, record, "what");
      team = plumb_summary_read (summary, record, "team");
      lead = plumb_summary_read (summary, record, "lead_days");
      more = g_strjoin (", ", team != NULL ? team : _ ("No team yet"),
                        lead != NULL ? lead : _ ("lead time unknown"), NULL);
      item = plumb_inline_new (what);
      plumb_inline_add (item, "\n", PLUMB_RUN_PLAIN, NULL);
      plumb_inline_add (item, more, PLUMB_RUN_SECONDARY, NULL);
      plumb_inline_set_source (item, "prerequisite", plumb_record_get_id (record));
      plumb_block_add_item (list, item);
    }
}

static void
add_point (PlumbSummary *summary, const PlumbRow *point)
{
  const PlumbRecord *connection =
      plumb_review_get_record (summary->review, "connection", point->id);
  const char *const titles[] = { _ ("Aspect"), _ ("Specification"), NULL };
  static const double weights[] = { 1, 3 };
  g_autofree char *name = plumb_review_dup_name (summary->review, connection);
  g_autofree char *place = g_strconcat ("point-", point->id, NULL);
  PlumbBlock *heading = plumb_blocks_add_heading (summary->blocks, 1, name, place);
  PlumbBlock *table;

  plumb_block_set_source (heading, "connection", point->id);
  table = plumb_summary_add_weighed_table (summary, titles, weights);
  add_connection_facts (summary, table, point);
  add_spec_facts (summary, table, find_spec (summary, point->id));
  add_gaps (summary, point->id);
  add_prerequisites (summary, point->id);
}

PlumbBlocks *
plumb_report_build_integration (PlumbReview *review,
                                const PlumbReportOptions *options,
                                GError **error)
{
  PlumbSummary summary = { 0 };

  plumb_summary_begin (&summary, review, options, _ ("Integration specification"));
  plumb_summary_add_head (&summary);
  plumb_summary_add_figure (&summary, PLUMB_VIEW_PROPOSED);
  add_overview (&summary);
  for (guint i = 0; i < summary.points->rows->len; i++)
    add_point (&summary, g_ptr_array_index (summary.points->rows, i));
  return plumb_summary_end (&summary);
}
