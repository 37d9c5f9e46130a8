// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where the whole team looks: what is open, by date, with who has to do it. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-follow-up.h"
#include "report/plumb-summary-private.h"
#include "schema/plumb-value.h"

#define SOON 7 /* days */

typedef enum
{
  OVERDUE,
  WITHIN_A_WEEK,
  LATER,
  UNDATED,
} Urgency;

static Urgency
get_urgency (const PlumbFollowUp *item, guint32 today)
{
  if (item->day == 0)
    return UNDATED;
  if (item->overdue)
    return OVERDUE;
  return item->day <= today + SOON ? WITHIN_A_WEEK : LATER;
}

static char *
dup_day_words (const PlumbSummary *summary, guint32 day)
{
  g_autoptr (GDateTime) start = day != 0 ? plumb_day_start (summary->review, day) : NULL;
  g_autofree char *stored = start != NULL ? plumb_instant_format (start) : NULL;

  /* Translators: a date such as 18 November 2026; see g_date_time_format(). */
  return plumb_summary_date (summary, stored, _ ("%-d %B %Y"));
}

static void
add_item (PlumbSummary *summary, PlumbBlock *table, const PlumbFollowUp *item)
{
  GPtrArray *row = plumb_block_add_row (table);
  g_autofree char *date = dup_day_words (summary, item->day);
  g_autofree char *state = plumb_summary_read (summary, item->record, "state");
  PlumbInline *what = plumb_summary_words_cell (item->what, PLUMB_RUN_STRONG);

  plumb_inline_add (what, "\n", PLUMB_RUN_PLAIN, NULL);
  plumb_inline_add (what, plumb_table_get_singular (plumb_record_get_table (item->record)),
                    PLUMB_RUN_SECONDARY, NULL);
  plumb_inline_set_source (what, item->table, plumb_record_get_id (item->record));
  g_ptr_array_add (row, plumb_summary_words_cell (date, PLUMB_RUN_PLAIN));
  g_ptr_array_add (row, what);
  g_ptr_array_add (row, item->owner != NULL
                            ? plumb_summary_words_cell (item->owner, PLUMB_RUN_PLAIN)
                            : plumb_summary_words_cell (_ ("No owner yet"), PLUMB_RUN_SECONDARY));
  g_ptr_array_add (row, plumb_summary_words_cell (state, PLUMB_RUN_PLAIN));
}

static void
add_section (PlumbSummary *summary,
             const GPtrArray *items,
             guint32 today,
             Urgency urgency,
             const char *heading,
             const char *place)
{
  const char *const titles[] = { _ ("Date"), _ ("What"), _ ("Owner"), _ ("State"), NULL };
  static const double weights[] = { 4, 9, 4, 2 };
  PlumbBlock *table = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const PlumbFollowUp *item = g_ptr_array_index (items, i);

      if (get_urgency (item, today) != urgency)
        continue;
      if (table == NULL)
        {
          plumb_blocks_add_heading (summary->blocks, 1, heading, place);
          table = plumb_summary_add_weighed_table (summary, titles, weights);
        }
      add_item (summary, table, item);
    }
}

PlumbBlocks *
plumb_report_build_follow_up (PlumbReview *review,
                              const PlumbReportOptions *options,
                              GError **error)
{
  g_autoptr (GPtrArray) items = plumb_follow_up_list (review, NULL);
  guint32 today = plumb_day_of (review, NULL);
  PlumbSummary summary = { 0 };
  g_autofree char *date = NULL;

  plumb_summary_begin (&summary, review, options, _ ("Follow-up list"));
  date = dup_day_words (&summary, today);
  plumb_block_add_fact (plumb_summary_add_head (&summary), "today", _ ("As of"),
                        plumb_inline_new (date));
  if (items->len == 0)
    plumb_summary_say (&summary, _ ("Nothing is open."));
  add_section (&summary, items, today, OVERDUE, _ ("Overdue"), "overdue");
  add_section (&summary, items, today, WITHIN_A_WEEK, _ ("Within seven days"), "soon");
  add_section (&summary, items, today, LATER, _ ("Later"), "later");
  add_section (&summary, items, today, UNDATED, _ ("Without a date"), "undated");
  return plumb_summary_end (&summary);
}
