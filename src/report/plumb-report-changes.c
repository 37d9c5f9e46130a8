// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What changed since a baseline, for those who read the earlier version; and what was built otherwise than
 * agreed, for the review after go-live. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-compare.h"
#include "analysis/plumb-drift.h"
#include "report/plumb-summary-private.h"

#define MOST_CHARACTERS 240 /* of a value in a cell */

/* One cell's worth of a long text. New string, NULL for NULL. */
static char *
shorten (const char *words)
{
  g_autofree char *head = NULL;

  if (words == NULL || g_utf8_strlen (words, -1) <= MOST_CHARACTERS)
    return g_strdup (words);
  head = g_utf8_substring (words, 0, MOST_CHARACTERS - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static PlumbInline *
name_cell (const PlumbRows *rows, const PlumbRow *row)
{
  PlumbInline *cell =
      plumb_summary_words_cell (plumb_rows_display (rows, row, "name"), PLUMB_RUN_STRONG);

  plumb_inline_add (cell, "\n", PLUMB_RUN_PLAIN, NULL);
  plumb_inline_add (cell, plumb_rows_display (rows, row, "table"), PLUMB_RUN_SECONDARY, NULL);
  plumb_inline_set_source (cell, row->table, row->id);
  return cell;
}

/* The titles of the changed fields, a line each. */
static PlumbInline *
fields_cell (const PlumbRows *rows, const PlumbRow *row)
{
  const PlumbTable *table = plumb_schema_find_table (row->table);
  const char *fields = plumb_rows_get (rows, row, "fields");
  g_auto (GStrv) ids =
      g_strsplit (fields != NULL ? fields : plumb_rows_get (rows, row, "field"), ",", -1);
  PlumbInline *cell = plumb_inline_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PlumbField *field = plumb_table_get_field (table, ids[i]);

      if (cell->runs->len > 0)
        plumb_inline_add (cell, ", ", PLUMB_RUN_PLAIN, NULL);
      plumb_inline_add (cell, field != NULL ? plumb_field_get_title (field) : ids[i],
                        PLUMB_RUN_PLAIN, NULL);
    }
  return cell;
}

static void
add_whole (PlumbBlock *table, const PlumbRows *rows, const PlumbRow *row)
{
  GPtrArray *cells = plumb_block_add_row (table);

  g_ptr_array_add (cells, name_cell (rows, row));
  g_ptr_array_add (
      cells, plumb_summary_words_cell (plumb_rows_display (rows, row, "what"), PLUMB_RUN_PLAIN));
}

static void
add_changed (PlumbBlock *table, const PlumbRows *rows, const PlumbRow *row)
{
  GPtrArray *cells = plumb_block_add_row (table);
  g_autofree char *before = shorten (plumb_rows_display (rows, row, "before"));
  g_autofree char *after = shorten (plumb_rows_display (rows, row, "after"));

  g_ptr_array_add (cells, name_cell (rows, row));
  g_ptr_array_add (cells, fields_cell (rows, row));
  g_ptr_array_add (cells, plumb_summary_words_cell (before, PLUMB_RUN_PLAIN));
  g_ptr_array_add (cells, plumb_summary_words_cell (after, PLUMB_RUN_PLAIN));
}

static guint
count (const PlumbRows *rows, const char *change)
{
  guint n = 0;

  for (guint i = 0; i < rows->rows->len; i++)
    n +=
        g_strcmp0 (plumb_rows_get (rows, g_ptr_array_index (rows->rows, i), "change"), change) == 0;
  return n;
}

static void
add_section (PlumbSummary *summary, const PlumbRows *rows, const char *change, const char *heading)
{
  const char *const whole[] = { _ ("What"), _ ("In words"), NULL };
  const char *const changed[] = { _ ("What"), _ ("Field"), _ ("Before"), _ ("Now"), NULL };
  static const double whole_weights[] = { 2, 3 };
  static const double changed_weights[] = { 3, 2, 3, 3 };
  gboolean is_changed = strcmp (change, "changed") == 0;
  PlumbBlock *table;

  if (count (rows, change) == 0)
    return;
  plumb_blocks_add_heading (summary->blocks, 1, heading, change);
  table = plumb_summary_add_weighed_table (summary, is_changed ? changed : whole,
                                           is_changed ? changed_weights : whole_weights);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (rows->rows, i);

      if (g_strcmp0 (plumb_rows_get (rows, row, "change"), change) != 0)
        continue;
      if (is_changed)
        add_changed (table, rows, row);
      else
        add_whole (table, rows, row);
    }
}

static void
add_counts (PlumbSummary *summary, const PlumbRows *rows)
{
  /* Translators: numbers of records. */
  g_autofree char *sentence =
      g_strdup_printf (_ ("%u added, %u changed, %u removed."), count (rows, "added"),
                       count (rows, "changed"), count (rows, "removed"));

  plumb_summary_say (summary,
                     rows->rows->len > 0 ? sentence : _ ("Nothing has changed since then."));
}

PlumbBlocks *
plumb_report_build_changes (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  PlumbCompareFlags flags =
      options->audience == PLUMB_AUDIENCE_INTERNAL ? PLUMB_COMPARE_INTERNAL : PLUMB_COMPARE_SHARED;
  const PlumbRecord *baseline = plumb_report_find_baseline (review, options, error);
  PlumbReview *then =
      baseline != NULL
          ? plumb_review_open_at (review, plumb_record_get (baseline, "history_id"), error)
          : NULL;
  g_autoptr (PlumbRows) rows = NULL;
  PlumbSummary summary = { 0 };

  if (then == NULL)
    return NULL;
  rows = plumb_compare_reviews (then, review, flags);
  plumb_summary_begin (&summary, review, options, _ ("What changed"));
  plumb_summary_add_baseline_facts (&summary, plumb_summary_add_head (&summary), baseline,
                                    _ ("Since"));
  add_counts (&summary, rows);
  add_section (&summary, rows, "added", _ ("Added"));
  add_section (&summary, rows, "changed", _ ("Changed"));
  add_section (&summary, rows, "removed", _ ("Removed"));
  plumb_review_close (then, NULL);
  g_object_unref (then);
  return plumb_summary_end (&summary);
}

static void
add_golive (PlumbSummary *summary, PlumbBlock *head)
{
  const PlumbRecord *root = plumb_review_get_root (summary->review);
  g_autofree char *golive = plumb_summary_read (summary, root, "golive_actual");

  plumb_block_add_fact (head, "golive", _ ("Go-live"), plumb_inline_new (golive));
}

PlumbBlocks *
plumb_report_build_drift (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  const PlumbRecord *baseline = options->since == NULL ? plumb_drift_get_baseline (review) : NULL;
  g_autoptr (PlumbRows) rows = NULL;
  PlumbSummary summary = { 0 };
  PlumbBlock *head;

  if (baseline == NULL)
    baseline = plumb_report_find_baseline (review, options, error);
  if (baseline != NULL)
    rows = plumb_drift_since (review, baseline, error);
  if (rows == NULL)
    return NULL;
  plumb_summary_begin (&summary, review, options, _ ("As built against what was agreed"));
  head = plumb_summary_add_head (&summary);
  plumb_summary_add_baseline_facts (&summary, head, baseline, _ ("Agreed"));
  add_golive (&summary, head);
  if (rows->rows->len == 0)
    plumb_summary_say (&summary, _ ("It is as it was agreed."));
  add_section (&summary, rows, "added", _ ("There, but not agreed"));
  add_section (&summary, rows, "changed", _ ("Other than agreed"));
  add_section (&summary, rows, "removed", _ ("Agreed, but not there"));
  return plumb_summary_end (&summary);
}
