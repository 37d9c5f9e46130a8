// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The columns of a grid and what their cells show. */

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-grid-private.h"

#define HANDLE_WIDTH 34
#define MOST_LINES 3

typedef struct
{
  PlumbGrid *grid; /* borrowed: the column lies in it */
  guint column;
} Place;

static int
width_of (const PlumbField *field)
{
  if ((field->flags & PLUMB_FIELD_WIDE) != 0)
    return 260;
  switch (field->type)
    {
    case PLUMB_FIELD_BOOLEAN:
      return 96;
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_REAL:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      return 110;
    case PLUMB_FIELD_INSTANT:
      return 200;
    case PLUMB_FIELD_TEXT:
    case PLUMB_FIELD_SET:
    case PLUMB_FIELD_REFERENCE:
      return 170;
    default:
      return 150;
    }
}

static gboolean
is_needed (PlumbGrid *self, PlumbGridRow *row, const PlumbField *field)
{
  return row->id == NULL && (field->flags & PLUMB_FIELD_REQUIRED) != 0
         && g_hash_table_size (row->drafts) > 0;
}

static void
show_handle (PlumbGrid *self, PlumbGridCell *cell, PlumbGridRow *row)
{
  PlumbRecord *record = plumb_grid_get_record (self, row);
  g_autofree char *name = record != NULL ? plumb_review_dup_name (self->review, record) : NULL;
  g_autofree char *label = NULL;

  plumb_grid_cell_show_icon (cell,
                             row->id != NULL ? "list-drag-handle-symbolic" : "list-add-symbolic");
  if (row->id == NULL)
    label = g_strdup_printf (_ ("Add: %s"), plumb_table_get_singular (self->table));
  else
    /* Translators: a kind of entry and its name, for a screen reader. */
    label = g_strdup_printf (_ ("%s: %s"), plumb_table_get_singular (self->table),
                             name != NULL ? name : "");
  plumb_app_set_label (GTK_WIDGET (cell), label);
}

static char *
dup_cell_text (PlumbGrid *self, PlumbGridRow *row, const PlumbField *field, gboolean *dim)
{
  PlumbRecord *record = plumb_grid_get_record (self, row);
  const char *draft;

  if (record != NULL)
    return plumb_review_display (self->review, record, field->id);
  if (row->id != NULL)
    return g_strdup ("");
  draft = g_hash_table_lookup (row->drafts, field->id);
  *dim = draft == NULL;
  if (draft != NULL)
    return g_strdup (draft);
  if (is_needed (self, row, field))
    return g_strdup (_ ("still needed"));
  if (field == plumb_grid_get_field (self, 1) && g_hash_table_size (row->drafts) == 0)
    return g_strdup_printf (_ ("Add: %s"), plumb_table_get_singular (self->table));
  return g_strdup ("");
}

static gboolean
is_yes (PlumbGrid *self, PlumbGridRow *row, const PlumbField *field)
{
  PlumbRecord *record = plumb_grid_get_record (self, row);

  if (record != NULL)
    return plumb_record_get_boolean (record, field->id);
  return row->drafts != NULL && g_strcmp0 (g_hash_table_lookup (row->drafts, field->id), "1") == 0;
}

/* Shows in @cell what its line holds now. */
void
plumb_grid_show_cell (PlumbGrid *self, PlumbGridCell *cell)
{
  PlumbGridRow *row = plumb_grid_cell_get_row (cell);
  const PlumbField *field = plumb_grid_get_field (self, plumb_grid_cell_get_column (cell));
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  gboolean dim = FALSE;

  if (row == NULL)
    return;
  if (field == NULL)
    {
      show_handle (self, cell, row);
      return;
    }
  text = dup_cell_text (self, row, field, &dim);
  if (field->type == PLUMB_FIELD_BOOLEAN)
    plumb_grid_cell_show_icon (cell, is_yes (self, row, field) ? "object-select-symbolic" : NULL);
  else
    plumb_grid_cell_show_text (
        cell, text, dim,
        (field->flags & PLUMB_FIELD_WIDE) != 0 || field->type == PLUMB_FIELD_SET ? MOST_LINES : 1);
  /* Translators: a column and what a cell holds, for a screen reader. */
  label = g_strdup_printf (_ ("%s: %s"), plumb_field_get_title (field),
                           *text != '\0' ? text : _ ("empty"));
  plumb_app_set_label (GTK_WIDGET (cell), label);
}

/* Shows what @row holds now in the cells that show it. */
void
plumb_grid_show_row (PlumbGrid *self, PlumbGridRow *row)
{
  for (guint c = 0; c < row->n_columns; c++)
    if (row->cells[c] != NULL)
      plumb_grid_show_cell (self, PLUMB_GRID_CELL (row->cells[c]));
}

static gboolean
may_drag (PlumbGridCell *cell, gboolean selected, GdkModifierType state)
{
  return selected && plumb_grid_cell_get_column (cell) == PLUMB_GRID_HANDLE
         && (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0;
}

/* They were not dragged: the line is selected alone, as by any click. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, PlumbGrid *self)
{
  PlumbGridCell *cell =
      PLUMB_GRID_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY
      && plumb_grid_cell_get_row (cell) != NULL && may_drag (cell, TRUE, state))
    plumb_grid_select (self, plumb_grid_cell_get_position (cell), FALSE, FALSE);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PlumbGrid *self)
{
  PlumbGridCell *cell =
      PLUMB_GRID_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position = plumb_grid_cell_get_position (cell);
  PlumbGridRow *row = plumb_grid_cell_get_row (cell);
  gboolean selected = gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position);

  if (plumb_grid_cell_get_editor (cell) != NULL || row == NULL)
    return;
  if (!plumb_grid_end_edit (self))
    return;
  /* By the handle of a selected line all that are selected may be dragged. */
  if ((button == GDK_BUTTON_PRIMARY && !may_drag (cell, selected, state)) || !selected)
    plumb_grid_select (self, position, (state & GDK_SHIFT_MASK) != 0,
                       (state & GDK_CONTROL_MASK) != 0);
  plumb_grid_set_cursor (self, position, plumb_grid_cell_get_column (cell));
  /* The handle's drag may still begin. */
  if (plumb_grid_cell_get_column (cell) != PLUMB_GRID_HANDLE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (button == GDK_BUTTON_SECONDARY)
    plumb_grid_open_menu (self, GTK_WIDGET (cell), x, y);
  else if (button == GDK_BUTTON_PRIMARY && (n_press == 2 || row->id == NULL))
    {
      if (plumb_grid_cell_get_column (cell) == PLUMB_GRID_HANDLE && row->id == NULL)
        plumb_grid_add (self);
      else
        plumb_grid_start_edit (self, NULL);
    }
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, Place *place)
{
  GtkWidget *cell = plumb_grid_cell_new (place->column, item);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), place->grid);
  g_signal_connect (click, "released", G_CALLBACK (on_released), place->grid);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  plumb_grid_add_dragging (place->grid, cell);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, Place *place)
{
  PlumbGridCell *cell = PLUMB_GRID_CELL (gtk_list_item_get_child (item));

  plumb_grid_cell_bind (cell, gtk_list_item_get_item (item));
  plumb_grid_show_cell (place->grid, cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, Place *place)
{
  PlumbGridCell *cell = PLUMB_GRID_CELL (gtk_list_item_get_child (item));

  if (cell == NULL)
    return;
  if (plumb_grid_cell_get_editor (cell) != NULL)
    plumb_grid_drop_editor (place->grid);
  plumb_grid_cell_bind (cell, NULL);
}

static GtkListItemFactory *
make_factory (PlumbGrid *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Place *place = g_new0 (Place, 1);

  place->grid = self;
  place->column = column;
  g_object_set_data_full (G_OBJECT (factory), "plumb-place", place, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), place);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), place);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), place);
  return factory;
}

/* Numbers, dates and times sort by what is stored, words by what is read. */
static char *
make_key (PlumbGrid *self, PlumbGridRow *row, const PlumbField *field)
{
  PlumbRecord *record = plumb_grid_get_record (self, row);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (record == NULL)
    return g_strdup ("");
  switch (field->type)
    {
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_REAL:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
    case PLUMB_FIELD_BOOLEAN:
      return g_strdup_printf ("%020.4f", plumb_record_get_real (record, field->id, 0) + 1e12);
    case PLUMB_FIELD_DATE:
    case PLUMB_FIELD_INSTANT:
      return g_strdup (plumb_record_has (record, field->id) ? plumb_record_get (record, field->id)
                                                            : "9999");
    default:
      text = plumb_review_display (self->review, record, field->id);
      folded = g_utf8_casefold (text, -1);
      return g_utf8_collate_key (folded, -1);
    }
}

/* Low, medium, high and the like stand in the order of their vocabulary. */
static int
rank_of (PlumbGrid *self, PlumbGridRow *row, const PlumbField *field)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (field->vocabulary);
  PlumbRecord *record = plumb_grid_get_record (self, row);
  const char *stored = record != NULL ? plumb_record_get (record, field->id) : NULL;

  for (guint i = 0; stored != NULL && i < words->n_words; i++)
    if (g_str_equal (words->words[i].word, stored))
      return (int)i;
  return (int)words->n_words;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  Place *place = data;
  PlumbGridRow *rows[2] = { (PlumbGridRow *)a, (PlumbGridRow *)b };
  const PlumbField *field = plumb_grid_get_field (place->grid, place->column);
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (field->vocabulary);

  if (field->type == PLUMB_FIELD_CHOICE && words != NULL && !words->open)
    return rank_of (place->grid, rows[0], field) - rank_of (place->grid, rows[1], field);
  for (guint i = 0; i < 2; i++)
    if (rows[i]->keys[place->column] == NULL)
      rows[i]->keys[place->column] = make_key (place->grid, rows[i], field);
  return g_strcmp0 (rows[0]->keys[place->column], rows[1]->keys[place->column]);
}

static void
add_sorter (PlumbGrid *self, GtkColumnViewColumn *column, guint index)
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  place->grid = self;
  place->column = index;
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, place, g_free));
  gtk_column_view_column_set_sorter (column, sorter);
  g_menu_append (menu, _ ("In the List's Own _Order"), "grid.unsort");
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
}

static char *
dup_title (PlumbGrid *self, const PlumbField *field)
{
  gboolean whole = (self->table->flags & PLUMB_TABLE_INTERNAL) != 0;

  /* Translators: the title of a column that never leaves the house. */
  if (!whole && plumb_field_is_internal (self->table, field))
    return g_strdup_printf (_ ("%s (internal)"), plumb_field_get_title (field));
  return g_strdup (plumb_field_get_title (field));
}

/* Makes a column of each field, after the one of the handle. */
void
plumb_grid_add_columns (PlumbGrid *self)
{
  for (guint c = 0; c < self->fields->len; c++)
    {
      const PlumbField *field = plumb_grid_get_field (self, c);
      g_autofree char *title = field != NULL ? dup_title (self, field) : g_strdup ("");
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (title, make_factory (self, c));

      gtk_column_view_column_set_fixed_width (column,
                                              field != NULL ? width_of (field) : HANDLE_WIDTH);
      if (field != NULL)
        {
          gtk_column_view_column_set_resizable (column, TRUE);
          gtk_column_view_column_set_expand (column, (field->flags & PLUMB_FIELD_WIDE) != 0);
          add_sorter (self, column, c);
        }
      gtk_column_view_append_column (self->view, column);
    }
}
