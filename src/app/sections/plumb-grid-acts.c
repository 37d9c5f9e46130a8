// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What one does to whole lines of a grid: remove, duplicate, move; by keys and menu. */

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-value.h"
#include "app/sections/plumb-grid-private.h"
#include "diagram/plumb-edit.h"

static gboolean
finish (PlumbGrid *self, gboolean good, GError *error)
{
  g_autoptr (GError) refused = NULL;

  if (!good)
    plumb_review_rollback (self->review);
  else if (!plumb_review_commit (self->review, &refused))
    good = FALSE;
  if (!good)
    plumb_app_report_error (GTK_WIDGET (self), error != NULL ? error : refused);
  return good;
}

typedef enum
{
  ACT_DELETE,
  ACT_DELETED, /* the same, told after it */
  ACT_DUPLICATE,
  ACT_MOVE,
} Act;

static char *
dup_label_of_one (Act act, const char *name)
{
  switch (act)
    {
    case ACT_DELETE:
      return g_strdup_printf (_ ("Delete %s"), name);
    case ACT_DELETED:
      return g_strdup_printf (_ ("%s deleted"), name);
    case ACT_DUPLICATE:
      return g_strdup_printf (_ ("Duplicate %s"), name);
    case ACT_MOVE:
    default:
      return g_strdup_printf (_ ("Move %s"), name);
    }
}

/* Translators: how many rows of which table, such as Gaps. */
static char *
dup_label_of_several (Act act, guint n, const char *table)
{
  switch (act)
    {
    case ACT_DELETE:
      return g_strdup_printf (_ ("Delete %u rows of %s"), n, table);
    case ACT_DELETED:
      return g_strdup_printf (_ ("%u rows of %s deleted"), n, table);
    case ACT_DUPLICATE:
      return g_strdup_printf (_ ("Duplicate %u rows of %s"), n, table);
    case ACT_MOVE:
    default:
      return g_strdup_printf (_ ("Move %u rows of %s"), n, table);
    }
}

/* What is done to @rows, as the history and a person read it. New string. */
static char *
dup_label (PlumbGrid *self, Act act, GPtrArray *rows)
{
  PlumbRecord *record = plumb_grid_get_record (self, rows->pdata[0]);
  g_autofree char *name = record != NULL ? plumb_review_dup_name (self->review, record) : NULL;
  g_autofree char *shown = plumb_field_value_dup_short (name != NULL ? name : "");

  if (rows->len > 1)
    return dup_label_of_several (act, rows->len, plumb_table_get_title (self->table));
  return dup_label_of_one (act, *shown != '\0' ? shown : plumb_table_get_singular (self->table));
}

/* Removes the selected records, or the one with the cursor. */
void
plumb_grid_remove_selected (PlumbGrid *self)
{
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *told = NULL;
  gboolean good = TRUE;

  if (!plumb_grid_end_edit (self))
    return;
  if (rows->len == 0 && self->cursor_row != NULL && self->cursor_row->id != NULL)
    g_ptr_array_add (rows, self->cursor_row);
  if (rows->len == 0)
    return;
  label = dup_label (self, ACT_DELETE, rows);
  told = dup_label (self, ACT_DELETED, rows);
  plumb_review_begin (self->review, label);
  for (guint i = 0; good && i < rows->len; i++)
    {
      /* Removing one may have taken others along. */
      PlumbRecord *record = plumb_grid_get_record (self, rows->pdata[i]);

      good = record == NULL || plumb_review_remove (self->review, record, &error);
    }
  if (finish (self, good, error))
    plumb_app_toast (GTK_WIDGET (self), told, TRUE);
}

static PlumbRecord *
find_next (PlumbGrid *self, PlumbRecord *record)
{
  const GPtrArray *records = plumb_review_get_records (self->review, self->table->id);

  for (guint i = 0; i + 1 < records->len; i++)
    if (records->pdata[i] == record)
      return records->pdata[i + 1];
  return NULL;
}

static PlumbRecord *
duplicate (PlumbGrid *self, PlumbRecord *record, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  PlumbRecord *next = find_next (self, record);
  PlumbRecord *copy;

  for (guint i = 0; i < self->table->n_fields; i++)
    {
      const PlumbField *field = &self->table->fields[i];

      if (field->type != PLUMB_FIELD_SET && plumb_record_get_at (record, i) != NULL)
        {
          g_ptr_array_add (values, (gpointer)field->id);
          g_ptr_array_add (values, (gpointer)plumb_record_get_at (record, i));
        }
    }
  g_ptr_array_add (values, NULL);
  copy = plumb_review_insert (self->review, self->table->id, (const char *const *)values->pdata,
                              error);
  for (guint i = 0; copy != NULL && i < self->table->n_fields; i++)
    if (self->table->fields[i].type == PLUMB_FIELD_SET
        && !plumb_review_set_members (self->review, copy, self->table->fields[i].id,
                                      plumb_record_get_set (record, self->table->fields[i].id),
                                      error))
      return NULL;
  if (copy != NULL && next != NULL && !plumb_review_reorder (self->review, copy, next, error))
    return NULL;
  return copy;
}

static gboolean
duplicate_systems (PlumbGrid *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  g_autoptr (GPtrArray) copies = NULL;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (systems, plumb_grid_get_record (self, rows->pdata[i]));
  copies = plumb_edit_duplicate (self->review, PLUMB_VIEW_PROPOSED,
                                 (PlumbRecord *const *)systems->pdata, systems->len, FALSE, error);
  return copies != NULL;
}

/* A copy of each selected record, right below it. */
void
plumb_grid_duplicate_selected (PlumbGrid *self)
{
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean good = TRUE;

  if (rows->len == 0 || !plumb_grid_end_edit (self))
    return;
  label = dup_label (self, ACT_DUPLICATE, rows);
  plumb_review_begin (self->review, label);
  if (g_strcmp0 (self->table->id, "system") == 0)
    good = duplicate_systems (self, rows, &error);
  else
    for (guint i = 0; good && i < rows->len; i++)
      good = duplicate (self, plumb_grid_get_record (self, rows->pdata[i]), &error) != NULL;
  finish (self, good, error);
}

/* Whether lines may change places now; a sentence says why not. */
gboolean
plumb_grid_can_move (PlumbGrid *self)
{
  if ((self->table->flags & PLUMB_TABLE_ORDERED) == 0)
    return FALSE;
  if (!plumb_grid_is_sorted (self))
    return TRUE;
  plumb_app_toast (GTK_WIDGET (self),
                   _ ("Rows can be moved when all of them stand in the list's own order"), FALSE);
  return FALSE;
}

/* Moves @rows before @before (NULL: to the end) as one act. */
void
plumb_grid_move_before (PlumbGrid *self, GPtrArray *rows, PlumbRecord *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean good = TRUE;

  label = dup_label (self, ACT_MOVE, rows);
  plumb_review_begin (self->review, label);
  for (guint i = 0; good && i < rows->len; i++)
    {
      PlumbRecord *record = plumb_grid_get_record (self, rows->pdata[i]);

      good = record == NULL || record == before
             || plumb_review_reorder (self->review, record, before, &error);
    }
  if (finish (self, good, error))
    {
      for (guint i = 0; i < rows->len; i++)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model),
                                         plumb_grid_find_position (self, rows->pdata[i]), i == 0);
      plumb_grid_set_cursor (self, plumb_grid_find_position (self, rows->pdata[0]),
                             self->cursor_column);
    }
}

/* Moves the selected lines one up (-1) or down (1). */
void
plumb_grid_move_selected (PlumbGrid *self, int step)
{
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);
  guint first, last, shown = plumb_grid_get_n_shown (self);
  PlumbGridRow *target;

  if (rows->len == 0 && self->cursor_row != NULL && self->cursor_row->id != NULL)
    g_ptr_array_add (rows, self->cursor_row);
  if (rows->len == 0 || !plumb_grid_can_move (self))
    return;
  first = plumb_grid_find_position (self, rows->pdata[0]);
  last = plumb_grid_find_position (self, rows->pdata[rows->len - 1]);
  if ((step < 0 && first == 0) || (step > 0 && last + 1 >= shown))
    return;
  target = plumb_grid_get_line (self, step < 0 ? first - 1 : last + 2);
  plumb_grid_move_before (self, rows, plumb_grid_get_record (self, target));
}

/* -- Menu and actions -------------------------------------------------------------------------------- */

static GMenuModel *
make_menu (PlumbGrid *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) cell = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) line = g_menu_new ();

  g_menu_append (cell, _ ("_Edit"), "grid.edit");
  g_menu_append (clipboard, _ ("_Copy Rows"), "grid.copy");
  g_menu_append (clipboard, _ ("_Paste"), "grid.paste");
  g_menu_append (line, _ ("_Duplicate"), "grid.duplicate");
  if ((self->table->flags & PLUMB_TABLE_ORDERED) != 0)
    {
      g_menu_append (line, _ ("Move _Up"), "grid.move-up");
      g_menu_append (line, _ ("Move Do_wn"), "grid.move-down");
    }
  g_menu_append (line, _ ("De_lete"), "grid.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cell));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (line));
  return G_MENU_MODEL (menu);
}

/* Opens the context menu at a point of @cell. */
void
plumb_grid_open_menu (PlumbGrid *self, GtkWidget *cell, double x, double y)
{
  double at_x, at_y;

  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = make_menu (self);

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_widget_translate_coordinates (cell, GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)at_x, (int)at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbGrid *self = PLUMB_TABLE_GRID (widget);

  if (g_str_equal (name, "grid.edit"))
    plumb_grid_start_edit (self, NULL);
  else if (g_str_equal (name, "grid.copy"))
    plumb_grid_copy (self);
  else if (g_str_equal (name, "grid.paste"))
    plumb_grid_paste (self);
  else if (g_str_equal (name, "grid.duplicate"))
    plumb_grid_duplicate_selected (self);
  else if (g_str_equal (name, "grid.move-up"))
    plumb_grid_move_selected (self, -1);
  else if (g_str_equal (name, "grid.move-down"))
    plumb_grid_move_selected (self, 1);
  else if (g_str_equal (name, "grid.delete"))
    plumb_grid_remove_selected (self);
  else if (g_str_equal (name, "grid.unsort"))
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}

/* Declares what the grid's menus can do. */
void
plumb_grid_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "grid.edit",      "grid.copy",    "grid.paste",
                                       "grid.duplicate", "grid.move-up", "grid.move-down",
                                       "grid.delete",    "grid.unsort" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, on_action);
}
