// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The informal deliverable for a small customer: one page, the picture and five lines. */

#include <glib/gi18n-lib.h>

#include "report/plumb-summary-private.h"

/* The picture takes half of the page at most, and a line two lines, so that all stays on one page. */
#define MOST_HEIGHT 0.5
#define MOST_CHARACTERS 150

static void
add_line (PlumbBlock *list, const char *label, const char *words, const PlumbRecord *source)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');
  PlumbInline *item = plumb_inline_new (NULL);

  if (g_utf8_strlen (line, -1) > MOST_CHARACTERS)
    {
      g_autofree char *head = g_utf8_substring (line, 0, MOST_CHARACTERS - 1);

      g_free (line);
      line = g_strconcat (g_strchomp (head), "…", NULL);
    }
  plumb_inline_add (item, label, PLUMB_RUN_STRONG, NULL);
  plumb_inline_add (item, " ", PLUMB_RUN_PLAIN, NULL);
  plumb_inline_add (item, line, PLUMB_RUN_PLAIN, NULL);
  if (source != NULL)
    plumb_inline_set_source (item, plumb_record_get_table (source)->id,
                             plumb_record_get_id (source));
  plumb_block_add_item (list, item);
}

/* What is to be known first of @table: the highest severity, else the first row that is not settled. */
static const PlumbRecord *
find_first (const PlumbSummary *summary, const char *table)
{
  static const char *const levels[] = { "high", "medium", NULL };
  const GPtrArray *records = plumb_review_get_records (summary->review, table);
  gboolean severe = plumb_table_get_field (plumb_schema_find_table (table), "severity") != NULL;

  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    for (guint i = 0; i < records->len; i++)
      {
        const PlumbRecord *record = g_ptr_array_index (records, i);

        if (!plumb_record_is_settled (record) && plumb_summary_is_shared (summary, record)
            && (!severe || levels[level] == NULL
                || plumb_record_is (record, "severity", levels[level])))
          return record;
      }
  return NULL;
}

/* "What it is: how it is met, who" of @record, as far as it is known. */
static void
add_record (PlumbSummary *summary,
            PlumbBlock *list,
            const char *label,
            const char *table,
            const char *const *fields,
            const char *otherwise)
{
  const PlumbRecord *record = find_first (summary, table);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; record != NULL && fields[i] != NULL; i++)
    {
      g_autofree char *part = plumb_summary_read (summary, record, fields[i]);

      if (part != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
    }
  add_line (list, label, words->len > 0 ? words->str : otherwise, record);
}

PlumbBlocks *
plumb_report_build_sketch (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  static const char *const of_gap[] = { "gap", "mitigation", NULL };
  static const char *const of_prerequisite[] = { "what", "team", "lead_days", NULL };
  static const char *const of_step[] = { "action", "owner", "due", NULL };
  static const char *const of_question[] = { "text", "owner", "follow_up", NULL };
  g_autofree char *words = plumb_derive_paragraph (review, "proposed");
  PlumbSummary summary = { 0 };
  PlumbBlock *figure;
  PlumbBlock *list;

  plumb_summary_begin (&summary, review, options, _ ("Sketch"));
  plumb_summary_add_head (&summary);
  figure = plumb_summary_add_figure (&summary, PLUMB_VIEW_PROPOSED);
  if (figure != NULL)
    figure->most_height = MOST_HEIGHT;
  list = plumb_blocks_add (summary.blocks, PLUMB_BLOCK_LIST);
  add_line (list, _ ("Idea:"),
            words != NULL && *words != '\0' ? words : _ ("nothing has been proposed yet"), NULL);
  add_record (&summary, list, _ ("To watch:"), "gap", of_gap, _ ("no gap is open"));
  add_record (&summary, list, _ ("Needed first:"), "prerequisite", of_prerequisite,
              _ ("nothing has to be there first"));
  add_record (&summary, list, _ ("Next:"), "next_step", of_step, _ ("no step has been agreed yet"));
  add_record (&summary, list, _ ("Still to answer:"), "question", of_question,
              _ ("no question is open"));
  return plumb_summary_end (&summary);
}
