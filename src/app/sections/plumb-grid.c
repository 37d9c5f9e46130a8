// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-grid-private.h"

G_DEFINE_FINAL_TYPE (PlumbGrid, plumb_grid, GTK_TYPE_WIDGET)

/* How many lines there are, the last one that adds included. */
guint
plumb_grid_get_n_lines (PlumbGrid *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* The line at @position, borrowed; NULL beyond the end. */
PlumbGridRow *
plumb_grid_get_line (PlumbGrid *self, guint position)
{
  g_autoptr (PlumbGridRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return row;
}

/* Where @row stands now, or GTK_INVALID_LIST_POSITION. */
guint
plumb_grid_find_position (PlumbGrid *self, PlumbGridRow *row)
{
  guint n = plumb_grid_get_n_lines (self);

  for (guint c = 0; row != NULL && c < row->n_columns; c++)
    if (row->cells[c] != NULL)
      return plumb_grid_cell_get_position (PLUMB_GRID_CELL (row->cells[c]));
  for (guint i = 0; row != NULL && i < n; i++)
    if (plumb_grid_get_line (self, i) == row)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The record that @row shows; NULL for the line that adds. */
PlumbRecord *
plumb_grid_get_record (PlumbGrid *self, PlumbGridRow *row)
{
  return row != NULL && row->id != NULL
             ? plumb_review_get_record (self->review, self->table->id, row->id)
             : NULL;
}

/* The field of @column; NULL for the handle. */
const PlumbField *
plumb_grid_get_field (PlumbGrid *self, guint column)
{
  return column < self->fields->len ? self->fields->pdata[column] : NULL;
}

/* Whether the lines stand in another order than the review's own, or not all of them are shown. */
gboolean
plumb_grid_is_sorted (PlumbGrid *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  return gtk_sorter_get_order (sorter) != GTK_SORTER_ORDER_NONE || self->words != NULL;
}

/* The selected lines that show a record, in their order; borrowed. */
GPtrArray *
plumb_grid_list_selected (PlumbGrid *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  GPtrArray *rows = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      PlumbGridRow *row = plumb_grid_get_line (self, position);

      if (row != NULL && row->id != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
share_selection (PlumbGrid *self)
{
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->selection == NULL || self->following || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (tables, (gpointer)self->table->id);
      g_ptr_array_add (ids, ((PlumbGridRow *)rows->pdata[i])->id);
    }
  self->following = TRUE;
  plumb_selection_set_all (self->selection, (const char *const *)tables->pdata,
                           (const char *const *)ids->pdata, rows->len);
  self->following = FALSE;
}

static void
on_lines_selected (GtkSelectionModel *model, guint position, guint n_items, PlumbGrid *self)
{
  share_selection (self);
}

/* Selects the line at @position: alone, in or out (@toggle), or all from the anchor on (@extend). */
void
plumb_grid_select (PlumbGrid *self, guint position, gboolean extend, gboolean toggle)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->model);
  PlumbGridRow *row = plumb_grid_get_line (self, position);

  if (row == NULL || row->id == NULL)
    {
      gtk_selection_model_unselect_all (model);
      return;
    }
  if (toggle)
    {
      if (gtk_selection_model_is_selected (model, position))
        gtk_selection_model_unselect_item (model, position);
      else
        gtk_selection_model_select_item (model, position, FALSE);
      self->anchor = position;
    }
  else if (extend)
    {
      guint from = MIN (self->anchor, position);

      gtk_selection_model_select_range (model, from, MAX (self->anchor, position) - from + 1, TRUE);
    }
  else
    {
      gtk_selection_model_select_item (model, position, TRUE);
      self->anchor = position;
    }
}

/* What another part of the window selected is selected here too. */
static void
on_selection_changed (PlumbSelection *selection, PlumbGrid *self)
{
  g_autoptr (GtkBitset) wanted = NULL;
  g_autoptr (GtkBitset) mask = NULL;
  guint n = plumb_grid_get_n_lines (self);

  if (self->following)
    return;
  wanted = gtk_bitset_new_empty ();
  mask = gtk_bitset_new_range (0, n);
  for (guint i = 0; i < plumb_selection_get_n (selection); i++)
    {
      const char *table, *id;
      PlumbGridRow *row;
      guint position;

      plumb_selection_get (selection, i, &table, &id);
      row = g_strcmp0 (table, self->table->id) == 0 ? g_hash_table_lookup (self->rows, id) : NULL;
      position = plumb_grid_find_position (self, row);
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (wanted, position);
    }
  self->following = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), wanted, mask);
  self->following = FALSE;
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbGrid *self)
{
  plumb_grid_follow_changes (self, changes);
}

static gboolean
holds_words (gpointer item, gpointer data)
{
  PlumbGrid *self = data;
  PlumbRecord *record = plumb_grid_get_record (self, item);

  if (self->words == NULL || record == NULL)
    return TRUE;
  for (guint c = 1; c < self->fields->len; c++)
    {
      const PlumbField *field = plumb_grid_get_field (self, c);
      g_autofree char *text = plumb_review_display (self->review, record, field->id);
      g_autofree char *folded = plumb_fold (text);

      if (strstr (folded, self->words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Shows only lines that hold @text in any column; "" or NULL: all. */
void
plumb_grid_set_filter (PlumbGrid *self, const char *text)
{
  g_autofree char *folded = plumb_fold (text);

  g_return_if_fail (PLUMB_IS_TABLE_GRID (self));

  if (!plumb_grid_end_edit (self))
    return;
  g_free (self->words);
  self->words = *folded != '\0' ? g_steal_pointer (&folded) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* How many records are shown. */
guint
plumb_grid_get_n_shown (PlumbGrid *self)
{
  g_return_val_if_fail (PLUMB_IS_TABLE_GRID (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}

/* Selects the record and brings it into sight. */
void
plumb_grid_show_record (PlumbGrid *self, const char *id)
{
  PlumbGridRow *row;
  guint position;

  g_return_if_fail (PLUMB_IS_TABLE_GRID (self));

  row = g_hash_table_lookup (self->rows, id);
  if (row == NULL)
    return;
  position = plumb_grid_find_position (self, row);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      plumb_grid_set_filter (self, NULL);
      position = plumb_grid_find_position (self, row);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  plumb_grid_select (self, position, FALSE, FALSE);
  plumb_grid_set_cursor (self, position, MAX (self->cursor_column, 1));
}

/* Begins a new record in the last line. */
void
plumb_grid_add (PlumbGrid *self)
{
  g_return_if_fail (PLUMB_IS_TABLE_GRID (self));

  plumb_grid_set_cursor (self, plumb_grid_get_n_lines (self) - 1, 1);
  plumb_grid_start_edit (self, NULL);
}

/* Begins to edit @field of the record @id. */
void
plumb_grid_edit (PlumbGrid *self, const char *id, const char *field)
{
  g_return_if_fail (PLUMB_IS_TABLE_GRID (self));

  plumb_grid_show_record (self, id);
  for (guint c = 1; c < self->fields->len; c++)
    if (g_strcmp0 (plumb_grid_get_field (self, c)->id, field) == 0)
      {
        plumb_grid_set_cursor (self, plumb_grid_find_position (self, self->cursor_row), c);
        plumb_grid_start_edit (self, NULL);
        return;
      }
}

static void
build_models (PlumbGrid *self)
{
  GtkFilterListModel *filtered;
  GListStore *both = g_list_store_new (G_TYPE_LIST_MODEL);

  self->store = g_list_store_new (PLUMB_TYPE_GRID_ROW);
  self->extra = g_list_store_new (PLUMB_TYPE_GRID_ROW);
  self->add_row = plumb_grid_row_new (NULL, self->fields->len);
  g_list_store_append (self->extra, self->add_row);
  self->filter = GTK_FILTER (gtk_custom_filter_new (holds_words, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  g_list_store_append (both, self->sorted);
  g_list_store_append (both, self->extra);
  self->model =
      gtk_multi_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (both))));
  g_signal_connect (self->model, "selection-changed", G_CALLBACK (on_lines_selected), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
}

static gboolean
plumb_grid_grab_focus (GtkWidget *widget)
{
  PlumbGrid *self = PLUMB_TABLE_GRID (widget);
  guint position = plumb_grid_find_position (self, self->cursor_row);

  plumb_grid_set_cursor (self, position != GTK_INVALID_LIST_POSITION ? position : 0,
                         MAX (self->cursor_column, 1));
  return TRUE;
}

/* Tab comes into the grid at its cursor and leaves it as a whole: inside, the cells have their own keys. */
static gboolean
plumb_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return plumb_grid_grab_focus (widget);
}

static void
plumb_grid_unmap (GtkWidget *widget)
{
  plumb_grid_save_widths (PLUMB_TABLE_GRID (widget));
  GTK_WIDGET_CLASS (plumb_grid_parent_class)->unmap (widget);
}

static void
plumb_grid_dispose (GObject *object)
{
  PlumbGrid *self = PLUMB_TABLE_GRID (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  plumb_grid_drop_editor (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_clear_object (&self->extra);
  g_clear_object (&self->store);
  g_clear_object (&self->add_row);
  g_clear_object (&self->cursor_row);
  g_clear_object (&self->edited_row);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_grid_parent_class)->dispose (object);
}

static void
plumb_grid_finalize (GObject *object)
{
  PlumbGrid *self = PLUMB_TABLE_GRID (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->review);
  g_free (self->words);
  g_free (self->widths);
  G_OBJECT_CLASS (plumb_grid_parent_class)->finalize (object);
}

static void
plumb_grid_class_init (PlumbGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_grid_dispose;
  object_class->finalize = plumb_grid_finalize;
  widget_class->grab_focus = plumb_grid_grab_focus;
  widget_class->focus = plumb_grid_focus;
  widget_class->unmap = plumb_grid_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plumbgrid");
  plumb_grid_install_actions (widget_class);
}

static void
plumb_grid_init (PlumbGrid *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->fields = g_ptr_array_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "plumb-table");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
      G_CALLBACK (plumb_grid_place_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
      G_CALLBACK (plumb_grid_place_editor), self, G_CONNECT_SWAPPED);
  plumb_grid_add_keys (self);
}

/* The records of @table. @selection is the window's, or NULL. */
GtkWidget *
plumb_grid_new (PlumbReview *review, const char *table, PlumbSelection *selection)
{
  PlumbGrid *self = g_object_new (PLUMB_TYPE_GRID, NULL);
  PlumbKinds kind = plumb_review_get_kind (review);

  self->review = g_object_ref (review);
  self->table = plumb_schema_find_table (table);
  g_return_val_if_fail (self->table != NULL, GTK_WIDGET (self));
  g_ptr_array_add (self->fields, NULL);
  for (guint i = 0; i < self->table->n_fields; i++)
    {
      const PlumbField *field = &self->table->fields[i];

      if ((field->flags & PLUMB_FIELD_HIDDEN) == 0 && field->type != PLUMB_FIELD_BLOB
          && (field->kinds == 0 || (field->kinds & kind) != 0))
        g_ptr_array_add (self->fields, (gpointer)field);
    }
  build_models (self);
  plumb_grid_load_rows (self);
  plumb_grid_add_columns (self);
  plumb_grid_load_widths (self);
  plumb_app_set_label (GTK_WIDGET (self->view), plumb_table_get_title (self->table));
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  if (selection != NULL)
    {
      self->selection = g_object_ref (selection);
      g_signal_connect (selection, "changed", G_CALLBACK (on_selection_changed), self);
    }
  return GTK_WIDGET (self);
}
