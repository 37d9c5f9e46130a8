// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary's sections that are lists: next steps, open questions. */

#include <glib/gi18n-lib.h>

#include "report/plumb-summary-private.h"

/* "Priya Nair, by 20 November 2026" below what is to be done; what is missing is said. */
static void
add_owner_and_date (const PlumbSummary *summary,
                    PlumbInline *item,
                    const PlumbRecord *record,
                    const char *date_field)
{
  g_autofree char *owner = plumb_summary_read (summary, record, "owner");
  g_autofree char *date = plumb_summary_read (summary, record, date_field);
  g_autofree char *words = NULL;

  if (owner != NULL && date != NULL)
    /* Translators: a person, a date. */
    words = g_strdup_printf (_ ("%s, by %s"), owner, date);
  else if (owner != NULL)
    /* Translators: a person. */
    words = g_strdup_printf (_ ("%s, no date yet"), owner);
  else if (date != NULL)
    /* Translators: a date. */
    words = g_strdup_printf (_ ("No owner yet, by %s"), date);
  else
    words = g_strdup (_ ("No owner and no date yet"));
  plumb_inline_add (item, "\n", PLUMB_RUN_PLAIN, NULL);
  plumb_inline_add (item, words, PLUMB_RUN_SECONDARY, NULL);
}

static PlumbInline *
new_item (const PlumbSummary *summary, const PlumbRecord *record, const char *field)
{
  g_autofree char *words = plumb_summary_read (summary, record, field);
  PlumbInline *item = plumb_inline_new (words);

  plumb_inline_set_source (item, plumb_record_get_table (record)->id, plumb_record_get_id (record));
  return item;
}

void
plumb_summary_add_next_steps (PlumbSummary *summary)
{
  const GPtrArray *steps = plumb_review_get_records (summary->review, "next_step");
  PlumbBlock *list = NULL;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Recommended next steps"), "next-steps");
  for (guint i = 0; i < steps->len; i++)
    {
      const PlumbRecord *step = g_ptr_array_index (steps, i);
      PlumbInline *item;

      if (plumb_record_is (step, "state", "dropped"))
        continue;
      if (list == NULL)
        {
          list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
          list->ordered = TRUE;
        }
      item = new_item (summary, step, "action");
      if (plumb_record_is (step, "state", "done"))
        {
          plumb_inline_add (item, "\n", PLUMB_RUN_PLAIN, NULL);
          plumb_inline_add (item, _ ("Done"), PLUMB_RUN_SECONDARY, NULL);
        }
      else
        add_owner_and_date (summary, item, step, "due");
      plumb_block_add_item (list, item);
    }
  if (list == NULL)
    plumb_summary_say (summary, _ ("No next step has been agreed yet."));
}

void
plumb_summary_add_questions (PlumbSummary *summary)
{
  const GPtrArray *questions = plumb_review_get_records (summary->review, "question");
  PlumbBlock *list = NULL;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Open questions"), "questions");
  for (guint i = 0; i < questions->len; i++)
    {
      const PlumbRecord *question = g_ptr_array_index (questions, i);
      PlumbInline *item;

      if (plumb_record_is (question, "state", "answered")
          || plumb_record_is (question, "state", "dropped"))
        continue;
      if (list == NULL)
        list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
      item = new_item (summary, question, "text");
      add_owner_and_date (summary, item, question, "follow_up");
      plumb_block_add_item (list, item);
    }
  if (list == NULL)
    plumb_summary_say (summary, _ ("No question is open."));
}
