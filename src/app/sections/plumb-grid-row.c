// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-grid-row.h"

G_DEFINE_FINAL_TYPE (PlumbGridRow, plumb_grid_row, G_TYPE_OBJECT)

static void
plumb_grid_row_finalize (GObject *object)
{
  PlumbGridRow *self = PLUMB_GRID_ROW (object);

  plumb_grid_row_forget_keys (self);
  g_free (self->keys);
  g_free (self->cells);
  g_free (self->id);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (plumb_grid_row_parent_class)->finalize (object);
}

static void
plumb_grid_row_class_init (PlumbGridRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_grid_row_finalize;
}

static void
plumb_grid_row_init (PlumbGridRow *self)
{
}

/* A line for the record @id; NULL: the line that adds one. */
PlumbGridRow *
plumb_grid_row_new (const char *id, guint n_columns)
{
  PlumbGridRow *self = g_object_new (PLUMB_TYPE_GRID_ROW, NULL);

  self->id = g_strdup (id);
  self->n_columns = n_columns;
  self->cells = g_new0 (GtkWidget *, n_columns);
  self->keys = g_new0 (char *, n_columns);
  if (id == NULL)
    self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/* Its values changed: sorting looks at them again. */
void
plumb_grid_row_forget_keys (PlumbGridRow *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->keys[i], g_free);
}
