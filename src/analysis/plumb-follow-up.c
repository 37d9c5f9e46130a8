// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-follow-up.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-rows-private.h"

static const struct
{
  const char *table;
  const char *owner; /* field */
  const char *team;  /* field, NULL: none */
  const char *date;  /* field */
} sources[] = {
  { "question", "owner", NULL, "follow_up" },
  { "next_step", "owner", NULL, "due" },
  { "prerequisite", "person", "team", "needed_by" },
  { "gap", "owner", NULL, "due" },
};

static void
follow_up_free (gpointer data)
{
  PlumbFollowUp *item = data;

  g_free (item->what);
  g_free (item->owner);
  g_free (item);
}

static char *
dup_owner (PlumbReview *review, const PlumbRecord *record, guint source, PlumbRecord *person)
{
  if (person != NULL)
    return plumb_review_dup_name (review, person);
  if (sources[source].team != NULL && plumb_record_has (record, sources[source].team))
    return plumb_review_display (review, record, sources[source].team);
  return NULL;
}

/* An item with its place in the order of the tables, which keeps the sort stable. */
typedef struct
{
  PlumbFollowUp item;
  guint position;
} Placed;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Placed *first = *(const Placed *const *)a;
  const Placed *second = *(const Placed *const *)b;
  guint32 day1 = first->item.day != 0 ? first->item.day : G_MAXUINT32;
  guint32 day2 = second->item.day != 0 ? second->item.day : G_MAXUINT32;

  if (day1 != day2)
    return day1 < day2 ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

static void
add_item (GPtrArray *items, PlumbReview *review, PlumbRecord *record, guint source, guint32 today)
{
  Placed *placed = g_new0 (Placed, 1);
  PlumbFollowUp *item = &placed->item;

  placed->position = items->len;
  item->record = record;
  item->table = sources[source].table;
  item->what = plumb_review_dup_name (review, record);
  item->person =
      plumb_review_get_record (review, "person", plumb_record_get (record, sources[source].owner));
  item->owner = dup_owner (review, record, source, item->person);
  item->day = plumb_day_parse (plumb_record_get (record, sources[source].date));
  item->overdue = item->day != 0 && item->day < today;
  g_ptr_array_add (items, placed);
}

GPtrArray *
plumb_follow_up_list (PlumbReview *review, GDateTime *now)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (follow_up_free);
  guint32 today = plumb_day_of (review, now);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const GPtrArray *records = plumb_review_get_records (review, sources[i].table);

      for (guint j = 0; j < records->len; j++)
        if (!plumb_record_is_settled (g_ptr_array_index (records, j)))
          add_item (items, review, g_ptr_array_index (records, j), i, today);
    }
  g_ptr_array_sort (items, compare_items);
  return items;
}

enum
{
  TABLE,
  ID,
  DATE,
  OVERDUE,
  WHAT,
  OWNER,
  STATE,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [TABLE] = { .key = "table", .title = N_ ("Kind") },
  [ID] = { .key = "id" },
  [DATE] = { .key = "date", .title = N_ ("Date") },
  [OVERDUE] = { .key = "overdue", .title = N_ ("Overdue") },
  [WHAT] = { .key = "what", .title = N_ ("What") },
  [OWNER] = { .key = "owner", .title = N_ ("Owner") },
  [STATE] = { .key = "state", .title = N_ ("State") },
};

/* A row an item of plumb_follow_up_list(), as of now. */
PlumbRows *
plumb_derive_follow_up (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);
  g_autoptr (GPtrArray) items = plumb_follow_up_list (review, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const PlumbFollowUp *item = g_ptr_array_index (items, i);
      const char *id = plumb_record_get_id (item->record);
      PlumbRow *row = plumb_rows_append (rows, item->table, id);
      g_autofree char *state = plumb_review_display (review, item->record, "state");

      plumb_row_set (row, TABLE, item->table,
                     plumb_table_get_singular (plumb_record_get_table (item->record)));
      plumb_row_set (row, ID, id, NULL);
      plumb_row_set_day (row, DATE, item->day);
      plumb_row_set (row, OVERDUE, item->overdue ? "yes" : "no",
                     item->overdue ? _ ("Overdue") : "");
      plumb_row_set (row, WHAT, item->what, NULL);
      plumb_row_set (row, OWNER, item->owner, NULL);
      plumb_row_set (row, STATE, plumb_record_get (item->record, "state"), state);
    }
  return rows;
}
