// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines of a grid that change places by dragging; a line shows where they would come to stand. */

#include "app/sections/plumb-grid-private.h"

static void
mark_line (PlumbGridRow *row, const char *mark)
{
  for (guint c = 0; c < row->n_columns; c++)
    if (row->cells[c] != NULL)
      {
        gtk_widget_remove_css_class (row->cells[c], "drop-above");
        gtk_widget_remove_css_class (row->cells[c], "drop-below");
        if (mark != NULL)
          gtk_widget_add_css_class (row->cells[c], mark);
      }
}

static PlumbGridCell *
get_cell (gpointer controller)
{
  return PLUMB_GRID_CELL (gtk_event_controller_get_widget (controller));
}

/* The lower half of a line means below it; nothing comes below the line that adds. */
static gboolean
is_below (PlumbGridCell *cell, double y)
{
  PlumbGridRow *row = plumb_grid_cell_get_row (cell);

  return row != NULL && row->id != NULL && y > gtk_widget_get_height (GTK_WIDGET (cell)) / 2.0;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, PlumbGrid *self)
{
  PlumbGridRow *row = plumb_grid_cell_get_row (get_cell (source));

  if (row == NULL || row->id == NULL || !plumb_grid_can_move (self))
    return NULL;
  return gdk_content_provider_new_typed (PLUMB_TYPE_GRID_ROW, row);
}

/* The cell lies in the view's cell, and that in the view's row. */
static GtkWidget *
get_line_widget (GtkDragSource *source)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (get_cell (source))));
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, PlumbGrid *self)
{
  GtkWidget *line = get_line_widget (source);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (line);

  /* Lines have no ground of their own; what is dragged over others needs one. */
  gtk_widget_add_css_class (line, "dragged");
  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, PlumbGrid *self)
{
  gtk_widget_remove_css_class (get_line_widget (source), "dragged");
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target, double x, double y, PlumbGrid *self)
{
  PlumbGridCell *cell = get_cell (target);
  PlumbGridRow *row = plumb_grid_cell_get_row (cell);

  if (row == NULL)
    return 0;
  mark_line (row, is_below (cell, y) ? "drop-below" : "drop-above");
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (GtkDropTarget *target, PlumbGrid *self)
{
  PlumbGridRow *row = plumb_grid_cell_get_row (get_cell (target));

  if (row != NULL)
    mark_line (row, NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, PlumbGrid *self)
{
  PlumbGridCell *cell = get_cell (target);
  PlumbGridRow *over = plumb_grid_cell_get_row (cell);
  PlumbGridRow *dragged = g_value_get_object (value);
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);

  if (over == NULL || dragged == NULL || g_hash_table_lookup (self->rows, dragged->id) != dragged)
    return FALSE;
  mark_line (over, NULL);
  if (!g_ptr_array_find (rows, dragged, NULL))
    {
      g_ptr_array_set_size (rows, 0);
      g_ptr_array_add (rows, dragged);
    }
  if (is_below (cell, y))
    over = plumb_grid_get_line (self, plumb_grid_cell_get_position (cell) + 1);
  if (over != NULL && g_ptr_array_find (rows, over, NULL))
    return FALSE;
  plumb_grid_move_before (self, rows, plumb_grid_get_record (self, over));
  return TRUE;
}

/* Lets lines be dragged by the handle and dropped on any cell. */
void
plumb_grid_add_dragging (PlumbGrid *self, GtkWidget *cell)
{
  GtkDropTarget *drop;
  GtkDragSource *source;

  if ((self->table->flags & PLUMB_TABLE_ORDERED) == 0)
    return;
  drop = gtk_drop_target_new (PLUMB_TYPE_GRID_ROW, GDK_ACTION_MOVE);
  g_signal_connect (drop, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (drop, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (drop));
  if (plumb_grid_cell_get_column (PLUMB_GRID_CELL (cell)) != PLUMB_GRID_HANDLE)
    return;
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));
}
