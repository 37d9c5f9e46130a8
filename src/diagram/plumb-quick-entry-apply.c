// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A parsed line becomes one transaction with a label that a person reads. */

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"

static void
act_free (gpointer data)
{
  PlumbQuickEntryAct *act = data;

  g_free (act->id);
  g_free (act->what);
  g_free (act);
}

/* Adds an act, once a record: what is made is not updated as well. */
void
plumb_quick_line_report (PlumbQuickLine *line, const PlumbRecord *record, int done)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const char *id = plumb_record_get_id (record);
  g_autofree char *name = NULL;
  PlumbQuickEntryAct *act;

  for (guint i = 0; i < line->acts->len; i++)
    {
      act = line->acts->pdata[i];
      if (g_str_equal (act->id, id))
        {
          if (done == PLUMB_REMOVED)
            act->done = PLUMB_REMOVED;
          return;
        }
    }
  name = plumb_review_dup_name (line->review, record);
  act = g_new0 (PlumbQuickEntryAct, 1);
  act->table = table->id;
  act->id = g_strdup (id);
  /* Translators: one record of a table and its name, as in "System Okta". */
  act->what = g_strdup_printf (_ ("%s %s"), plumb_table_get_singular (table), name);
  act->done = done;
  g_ptr_array_add (line->acts, act);
}

static const char *
first_name (const PlumbQuickEntry *entry, guint group)
{
  PlumbQuickGroup *words = entry->groups->pdata[group];

  return ((PlumbQuickWord *)words->names->pdata[0])->text;
}

static guint
count_names (const PlumbQuickEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entry->groups->len; i++)
    n += ((PlumbQuickGroup *)entry->groups->pdata[i])->names->len;
  return n;
}

static char *
label_drawing (const PlumbQuickEntry *entry)
{
  guint n = count_names (entry);

  if (entry->groups->len == 1 && n == 1)
    return g_strdup_printf (_ ("Add %s"), first_name (entry, 0));
  if (entry->groups->len == 1)
    return g_strdup_printf (_ ("Add %u systems"), n);
  if (entry->groups->len == 2 && n == 2)
    return g_strdup_printf (_ ("Connect %s and %s"), first_name (entry, 0), first_name (entry, 1));
  return g_strdup_printf (_ ("Connect %u systems"), n);
}

static char *
label_removal (const PlumbQuickEntry *entry)
{
  guint n = count_names (entry);

  if (entry->groups->len > 1)
    return g_strdup_printf (_ ("Disconnect %s and %s"), first_name (entry, 0),
                            first_name (entry, entry->groups->len - 1));
  return n == 1 ? g_strdup_printf (_ ("Delete %s"), first_name (entry, 0))
                : g_strdup_printf (_ ("Delete %u systems"), n);
}

static const char *
table_of (PlumbQuickType type)
{
  switch (type)
    {
    case PLUMB_QUICK_GAP:
      return "gap";
    case PLUMB_QUICK_QUESTION:
      return "question";
    case PLUMB_QUICK_PREREQUISITE:
      return "prerequisite";
    case PLUMB_QUICK_STEP:
      return "next_step";
    case PLUMB_QUICK_NOTE:
      return "note";
    default:
      return "person";
    }
}

static char *
label_of (const PlumbQuickEntry *entry)
{
  switch (entry->type)
    {
    case PLUMB_QUICK_DRAW:
      return label_drawing (entry);
    case PLUMB_QUICK_REMOVE:
      return label_removal (entry);
    case PLUMB_QUICK_REPLACE:
      return g_strdup_printf (_ ("Replace %s by %s"), first_name (entry, 0), first_name (entry, 1));
    default:
      return g_strdup_printf (_ ("Add %s"), plumb_table_get_singular (
                                                plumb_schema_find_table (table_of (entry->type))));
    }
}

/* Whether reviews of this kind have the table that the line fills. */
static gboolean
check_kind (const PlumbQuickEntry *entry, PlumbReview *review, GError **error)
{
  const PlumbTable *table = plumb_schema_find_table (
      entry->type <= PLUMB_QUICK_REPLACE ? "system" : table_of (entry->type));

  if ((table->kinds & plumb_review_get_kind (review)) != 0)
    return TRUE;
  g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
               _ ("Reviews of this kind have no table “%s”"), plumb_table_get_title (table));
  return FALSE;
}

static gboolean
run (PlumbQuickLine *line, GError **error)
{
  switch (line->entry->type)
    {
    case PLUMB_QUICK_DRAW:
      return plumb_quick_draw (line, error);
    case PLUMB_QUICK_REMOVE:
      return plumb_quick_remove (line, error);
    case PLUMB_QUICK_REPLACE:
      return plumb_quick_replace (line, error);
    case PLUMB_QUICK_PERSON:
      return plumb_quick_add_person (line, error);
    default:
      return plumb_quick_add_row (line, error);
    }
}

static GHashTable *
list_overlaps (PlumbReview *review, const char *view)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);

  return plumb_board_list_overlaps (board);
}

static gboolean
untangle (PlumbReview *review, const char *view, GHashTable *known, GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);

  plumb_board_untangle (board, known);
  return plumb_board_store (board, error);
}

/* Drawing lays nothing on anything, in either view. */
static gboolean
run_drawing (PlumbQuickLine *line, GError **error)
{
  g_autoptr (GHashTable) proposed = list_overlaps (line->review, PLUMB_VIEW_PROPOSED);
  g_autoptr (GHashTable) current = list_overlaps (line->review, PLUMB_VIEW_CURRENT);

  return run (line, error) && plumb_edit_mend_places (line->review, error)
         && untangle (line->review, PLUMB_VIEW_PROPOSED, proposed, error)
         && untangle (line->review, PLUMB_VIEW_CURRENT, current, error);
}

/* The clock of the room: "today" is the review's day. */
static GDateTime *
local_time (PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) clock = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
  const char *name = plumb_review_get_time_zone (review);
  g_autoptr (GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? g_date_time_to_timezone (clock, zone) : g_steal_pointer (&clock);
}

GPtrArray *
plumb_quick_entry_apply (PlumbQuickEntry *entry,
                         PlumbReview *review,
                         const PlumbQuickEntryContext *context,
                         GError **error)
{
  static const PlumbQuickEntryContext nothing = { PLUMB_VIEW_PROPOSED, NULL, NULL, NULL };
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (act_free);
  g_autoptr (GHashTable) stood = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GPtrArray) moved_to = g_ptr_array_new ();
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *label = NULL;
  gboolean done;
  PlumbQuickLine line = {
    .entry = entry, .review = review, .acts = acts, .made = made, .moved = moved
  };

  g_return_val_if_fail (entry != NULL && PLUMB_IS_REVIEW (review), NULL);

  if (!check_kind (entry, review, error))
    return NULL;
  line.context = context != NULL ? context : &nothing;
  now = local_time (review, line.context->now);
  line.now = now;
  line.moved_to = moved_to;
  line.stood = stood;
  line.view = g_strcmp0 (line.context->view, PLUMB_VIEW_CURRENT) == 0 ? PLUMB_VIEW_CURRENT
                                                                      : PLUMB_VIEW_PROPOSED;
  label = label_of (entry);
  plumb_review_begin (review, label);
  done = entry->type <= PLUMB_QUICK_REPLACE ? run_drawing (&line, error) : run (&line, error);
  if (!plumb_edit_finish (review, done, error))
    return NULL;
  return g_steal_pointer (&acts);
}
