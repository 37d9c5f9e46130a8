// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Architecture decision records: in a document of their own, and as a section of the summary. */

#include <glib/gi18n-lib.h>

#include "report/plumb-summary-private.h"

static char *
decision_number (const PlumbSummary *summary, const PlumbRecord *decision)
{
  const GPtrArray *decisions = plumb_review_get_records (summary->review, "decision");
  guint index;

  if (!g_ptr_array_find ((GPtrArray *)decisions, decision, &index))
    return NULL;
  /* Translators: short name of a decision: D, and its number. */
  return g_strdup_printf (_ ("D%u"), index + 1);
}

/* The decision that takes the place of @decision, or NULL. One that is only proposed does not yet. */
static const PlumbRecord *
find_successor (const PlumbSummary *summary, const PlumbRecord *decision)
{
  const GPtrArray *decisions = plumb_review_get_records (summary->review, "decision");

  for (guint i = 0; i < decisions->len; i++)
    {
      const PlumbRecord *other = g_ptr_array_index (decisions, i);

      if (other != decision && plumb_record_is (other, "supersedes", plumb_record_get_id (decision))
          && !plumb_record_is (other, "status", "proposed")
          && !plumb_record_is (other, "status", "rejected"))
        return other;
    }
  return NULL;
}

/* "D2 Use private links", leading there. */
static void
add_link (const PlumbSummary *summary, PlumbInline *text, const PlumbRecord *decision)
{
  g_autofree char *number = decision_number (summary, decision);
  g_autofree char *title = plumb_summary_read (summary, decision, "title");
  g_autofree char *words = g_strdup_printf ("%s %s", number, title != NULL ? title : "");
  g_autofree char *target = g_strconcat ("decision-", plumb_record_get_id (decision), NULL);

  plumb_inline_add (text, words, PLUMB_RUN_PLAIN, target);
}

/* What stands, and what stands no more: "Superseded by D3 ...". */
static PlumbInline *
new_status (const PlumbSummary *summary, const PlumbRecord *decision)
{
  const PlumbRecord *successor = find_successor (summary, decision);
  g_autofree char *status = plumb_summary_read (summary, decision, "status");
  PlumbInline *text = plumb_inline_new (NULL);

  if (successor != NULL)
    {
      /* Translators: the number and title of a decision follow. */
      plumb_inline_add (text, _ ("Superseded by "), PLUMB_RUN_STRONG, NULL);
      add_link (summary, text, successor);
    }
  else
    plumb_inline_add (text, status != NULL ? status : "–", PLUMB_RUN_PLAIN, NULL);
  return text;
}

static PlumbBlock *
add_labelled (PlumbSummary *summary, const PlumbRecord *decision, const char *label)
{
  PlumbBlock *paragraph = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_PARAGRAPH);

  paragraph->text = plumb_inline_new (NULL);
  plumb_inline_add (paragraph->text, label, PLUMB_RUN_STRONG, NULL);
  plumb_inline_add (paragraph->text, " ", PLUMB_RUN_PLAIN, NULL);
  plumb_block_set_source (paragraph, "decision", plumb_record_get_id (decision));
  return paragraph;
}

/* A labelled paragraph of @field, if it has any words. */
static void
add_part (PlumbSummary *summary, const PlumbRecord *decision, const char *field, const char *label)
{
  g_autofree char *words = plumb_summary_read (summary, decision, field);

  if (words != NULL)
    plumb_inline_add (add_labelled (summary, decision, label)->text, words, PLUMB_RUN_PLAIN, NULL);
}

static void
add_status (PlumbSummary *summary, const PlumbRecord *decision)
{
  PlumbBlock *paragraph = add_labelled (summary, decision, _ ("Status:"));
  g_autoptr (PlumbInline) status = new_status (summary, decision);

  for (guint i = 0; i < status->runs->len; i++)
    {
      const PlumbRun *run = g_ptr_array_index (status->runs, i);

      plumb_inline_add (paragraph->text, run->text,
                        run->strong ? PLUMB_RUN_STRONG : PLUMB_RUN_PLAIN, run->target);
    }
}

static void
add_predecessor (PlumbSummary *summary, const PlumbRecord *decision)
{
  const char *id = plumb_record_get (decision, "supersedes");
  const PlumbRecord *old =
      id != NULL ? plumb_review_get_record (summary->review, "decision", id) : NULL;

  if (old != NULL)
    add_link (summary, add_labelled (summary, decision, _ ("Supersedes:"))->text, old);
}

static void
add_decision (PlumbSummary *summary, const PlumbRecord *decision)
{
  g_autofree char *number = decision_number (summary, decision);
  g_autofree char *title = plumb_summary_read (summary, decision, "title");
  g_autofree char *words = g_strdup_printf ("%s %s", number, title != NULL ? title : "–");
  g_autofree char *place = g_strconcat ("decision-", plumb_record_get_id (decision), NULL);
  PlumbBlock *heading = plumb_blocks_add_heading (summary->blocks, 2, words, place);

  plumb_block_set_source (heading, "decision", plumb_record_get_id (decision));
  add_status (summary, decision);
  add_part (summary, decision, "date", _ ("Date:"));
  add_part (summary, decision, "deciders", _ ("Decided by:"));
  add_predecessor (summary, decision);
  add_part (summary, decision, "context", _ ("Context:"));
  add_part (summary, decision, "options", _ ("Options:"));
  add_part (summary, decision, "decision", _ ("Decision:"));
  add_part (summary, decision, "consequences", _ ("Consequences:"));
}

/* Decisions, where the deliverable has them. */
void
plumb_summary_add_decisions (PlumbSummary *summary)
{
  const GPtrArray *decisions = plumb_review_get_records (summary->review, "decision");

  if (decisions->len == 0
      || !plumb_record_set_contains (plumb_review_get_root (summary->review), "deliverable",
                                     "decisions"))
    return;
  plumb_blocks_add_heading (summary->blocks, 1, _ ("Decisions"), "decisions");
  for (guint i = 0; i < decisions->len; i++)
    add_decision (summary, g_ptr_array_index (decisions, i));
}

/* -- The document --------------------------------------------------------------------------------------- */

static void
add_overview (PlumbSummary *summary, const GPtrArray *decisions)
{
  const char *const titles[] = { _ ("No."), _ ("Decision"), _ ("Status"), _ ("Date"), NULL };
  PlumbBlock *table;

  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < decisions->len; i++)
    {
      const PlumbRecord *decision = g_ptr_array_index (decisions, i);
      GPtrArray *row = plumb_block_add_row (table);
      g_autofree char *number = decision_number (summary, decision);
      g_autofree char *title = plumb_summary_read (summary, decision, "title");
      g_autofree char *target = g_strconcat ("decision-", plumb_record_get_id (decision), NULL);
      PlumbInline *name = plumb_inline_new (NULL);

      g_ptr_array_add (row, plumb_summary_words_cell (number, PLUMB_RUN_SECONDARY));
      plumb_inline_add (name, title != NULL ? title : "–", PLUMB_RUN_STRONG, target);
      plumb_inline_set_source (name, "decision", plumb_record_get_id (decision));
      g_ptr_array_add (row, name);
      g_ptr_array_add (row, new_status (summary, decision));
      g_ptr_array_add (row, plumb_summary_cell (summary, decision, "date"));
    }
}

PlumbBlocks *
plumb_report_build_decisions (PlumbReview *review,
                              const PlumbReportOptions *options,
                              GError **error)
{
  const GPtrArray *decisions = plumb_review_get_records (review, "decision");
  PlumbSummary summary = { 0 };

  plumb_summary_begin (&summary, review, options, _ ("Architecture decision records"));
  plumb_summary_add_head (&summary);
  plumb_blocks_add_heading (summary.blocks, 1, _ ("Decisions"), "decisions");
  if (decisions->len == 0)
    plumb_summary_say (&summary, _ ("No decision has been recorded yet."));
  if (decisions->len > 1)
    add_overview (&summary, decisions);
  for (guint i = 0; i < decisions->len; i++)
    add_decision (&summary, g_ptr_array_index (decisions, i));
  return plumb_summary_end (&summary);
}
