// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-grid-cell.h"

struct _PlumbGridCell
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *editor;

  guint column;
  GtkListItem *item; /* borrowed: the cell lies in it */
  PlumbGridRow *row;
};

G_DEFINE_FINAL_TYPE (PlumbGridCell, plumb_grid_cell, GTK_TYPE_WIDGET)

static void
plumb_grid_cell_dispose (GObject *object)
{
  PlumbGridCell *self = PLUMB_GRID_CELL (object);

  plumb_grid_cell_bind (self, NULL);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_grid_cell_parent_class)->dispose (object);
}

static void
plumb_grid_cell_class_init (PlumbGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_grid_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plumbcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
plumb_grid_cell_init (PlumbGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* An empty cell of @column in the list's @item. */
GtkWidget *
plumb_grid_cell_new (guint column, GtkListItem *item)
{
  PlumbGridCell *self = g_object_new (PLUMB_TYPE_GRID_CELL, NULL);

  self->column = column;
  self->item = item;
  return GTK_WIDGET (self);
}

/* Which column of the grid it shows. */
guint
plumb_grid_cell_get_column (PlumbGridCell *self)
{
  return self->column;
}

/* Which line of the grid it shows now. */
guint
plumb_grid_cell_get_position (PlumbGridCell *self)
{
  return gtk_list_item_get_position (self->item);
}

/* The line that it shows, or NULL. */
PlumbGridRow *
plumb_grid_cell_get_row (PlumbGridCell *self)
{
  return self->row;
}

/* Shows @row from now on; NULL: none. */
void
plumb_grid_cell_bind (PlumbGridCell *self, PlumbGridRow *row)
{
  if (self->row != NULL && self->row->cells[self->column] == GTK_WIDGET (self))
    self->row->cells[self->column] = NULL;
  g_set_object (&self->row, row);
  if (row != NULL)
    row->cells[self->column] = GTK_WIDGET (self);
}

static void
set_child (PlumbGridCell *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  gtk_widget_set_visible (child, self->editor == NULL);
}

/* Shows @text on at most @lines lines. */
void
plumb_grid_cell_show_text (PlumbGridCell *self, const char *text, gboolean dim, int lines)
{
  if (self->child == NULL || !GTK_IS_LABEL (self->child))
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      set_child (self, label);
    }
  gtk_label_set_wrap (GTK_LABEL (self->child), lines > 1);
  gtk_label_set_lines (GTK_LABEL (self->child), lines > 1 ? lines : -1);
  gtk_label_set_single_line_mode (GTK_LABEL (self->child), lines <= 1);
  gtk_label_set_label (GTK_LABEL (self->child), text);
  if (dim)
    gtk_widget_add_css_class (self->child, "dim-label");
  else
    gtk_widget_remove_css_class (self->child, "dim-label");
}

/* Shows an icon; NULL: nothing. */
void
plumb_grid_cell_show_icon (PlumbGridCell *self, const char *icon)
{
  if (self->child == NULL || !GTK_IS_IMAGE (self->child))
    set_child (self, gtk_image_new ());
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->child), icon);
  else
    gtk_image_clear (GTK_IMAGE (self->child));
}

/* Shows @editor instead of the value; NULL: the value again. */
void
plumb_grid_cell_set_editor (PlumbGridCell *self, GtkWidget *editor)
{
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
  if (self->child != NULL)
    gtk_widget_set_visible (self->child, editor == NULL);
  if (editor != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}

/* The editor, while the cell is edited. */
GtkWidget *
plumb_grid_cell_get_editor (PlumbGridCell *self)
{
  return self->editor;
}
