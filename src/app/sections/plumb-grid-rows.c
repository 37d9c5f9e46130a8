// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How a grid follows the review: only from what a change says. */

#include <string.h>

#include "app/sections/plumb-grid-private.h"

static PlumbGridRow *
take_row (PlumbGrid *self, GHashTable *old, const char *id)
{
  PlumbGridRow *row = g_hash_table_lookup (old, id);

  return row != NULL ? g_object_ref (row) : plumb_grid_row_new (id, self->fields->len);
}

static void
note_rows (PlumbGrid *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  g_hash_table_remove_all (self->rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PlumbGridRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      g_hash_table_insert (self->rows, row->id, row);
    }
}

static gboolean
is_at (PlumbGrid *self, guint position, const PlumbRecord *record)
{
  g_autoptr (PlumbGridRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return row != NULL && strcmp (row->id, plumb_record_get_id (record)) == 0;
}

/* Makes the lines those of the review, touching only what lies between the first and the last difference,
 * so that the place one looks at and the cursor stay. */
void
plumb_grid_load_rows (PlumbGrid *self)
{
  const GPtrArray *records = plumb_review_get_records (self->review, self->table->id);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint head = 0, tail = 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < n_old && head < records->len && is_at (self, head, records->pdata[head]))
    head++;
  while (tail + head < n_old && tail + head < records->len
         && is_at (self, n_old - tail - 1, records->pdata[records->len - tail - 1]))
    tail++;
  for (guint i = head; i + tail < records->len; i++)
    g_ptr_array_add (rows, take_row (self, self->rows, plumb_record_get_id (records->pdata[i])));
  if (rows->len > 0 || n_old > head + tail)
    g_list_store_splice (self->store, head, n_old - head - tail, rows->pdata, rows->len);
  note_rows (self);
}

static void
show_all_cells (PlumbGrid *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    plumb_grid_show_row (self, row);
}

/* Whether a change of @table may change what cells of another one show: names of what they refer to. */
static gboolean
shows_names_of (PlumbGrid *self, const PlumbChanges *changes)
{
  for (guint c = 1; c < self->fields->len; c++)
    {
      const PlumbField *field = plumb_grid_get_field (self, c);

      if (field->type == PLUMB_FIELD_ANY
          || (field->target != NULL && plumb_changes_touch_table (changes, field->target))
          /* A connection is called by its ends. */
          || (g_strcmp0 (field->target, "connection") == 0
              && plumb_changes_touch_table (changes, "system")))
        return TRUE;
    }
  return FALSE;
}

/* Takes over what @changes say. */
void
plumb_grid_follow_changes (PlumbGrid *self, PlumbChanges *changes)
{
  gboolean moved = FALSE;
  guint focused = plumb_grid_find_position (self, self->cursor_row);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < plumb_changes_get_n (changes); i++)
    {
      const PlumbChange *change = plumb_changes_get (changes, i);
      PlumbGridRow *row;

      if (change->table != self->table)
        continue;
      row = g_hash_table_lookup (self->rows, change->id);
      moved = moved || change->type != PLUMB_CHANGE_CHANGED || change->place || row == NULL;
      if (row != NULL)
        plumb_grid_row_forget_keys (row);
      if (row != NULL && change->type == PLUMB_CHANGE_CHANGED)
        plumb_grid_show_row (self, row);
    }
  if (moved)
    plumb_grid_load_rows (self);
  if (shows_names_of (self, changes))
    show_all_cells (self);
  /* The line with the cursor is gone: the cursor stays where it stood. */
  if (moved && had_focus && self->editor == NULL && self->cursor_row != NULL
      && focused != GTK_INVALID_LIST_POSITION
      && plumb_grid_find_position (self, self->cursor_row) == GTK_INVALID_LIST_POSITION)
    plumb_grid_set_cursor (self, MIN (focused, plumb_grid_get_n_lines (self) - 1),
                           self->cursor_column);
}
