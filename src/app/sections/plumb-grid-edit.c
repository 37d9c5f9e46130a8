// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Editing a cell of a grid in place, and beginning new records in its last line. */

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-value.h"
#include "app/sections/plumb-grid-private.h"

#define FLOATING_WIDTH 320

/* What is still needed before the last line becomes a record. */
static gboolean
is_complete (PlumbGrid *self)
{
  for (guint i = 0; i < self->table->n_fields; i++)
    {
      const PlumbField *field = &self->table->fields[i];
      const char *text = g_hash_table_lookup (self->add_row->drafts, field->id);

      if ((field->flags & PLUMB_FIELD_REQUIRED) != 0 && (text == NULL || *text == '\0'))
        return FALSE;
    }
  return g_hash_table_size (self->add_row->drafts) > 0;
}

/* Makes the record that the last line holds; the cursor goes with it. */
static void
insert_drafts (PlumbGrid *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  PlumbRecord *record;
  PlumbGridRow *row;

  /* Translators: what was done, in the history; %s is what is added, such as Gap. */
  label = g_strdup_printf (_ ("Add %s"), plumb_table_get_singular (self->table));
  plumb_review_begin (self->review, label);
  record = plumb_field_value_insert (self->review, self->table, self->add_row->drafts, &error);
  id = record != NULL ? g_strdup (plumb_record_get_id (record)) : NULL;
  if (record == NULL)
    plumb_review_rollback (self->review);
  if (record == NULL || !plumb_review_commit (self->review, &error))
    {
      plumb_app_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_hash_table_remove_all (self->add_row->drafts);
  plumb_grid_show_row (self, self->add_row);
  row = g_hash_table_lookup (self->rows, id);
  if (row != NULL && self->cursor_row == self->add_row)
    g_set_object (&self->cursor_row, row);
}

static void
keep_draft (PlumbGrid *self, const PlumbField *field, const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_replace (self->add_row->drafts, g_strdup (field->id), g_strdup (text));
  else
    g_hash_table_remove (self->add_row->drafts, field->id);
  plumb_grid_show_row (self, self->add_row);
  if (is_complete (self))
    insert_drafts (self);
}

/* Text floats over its cell: a text view learns its height only while it is laid out, and a row that changes
 * then is left without its place by GtkColumnView. There is more room this way, too. */
void
plumb_grid_place_editor (PlumbGrid *self)
{
  GtkWidget *cell = self->edited_row != NULL ? self->edited_row->cells[self->edited_column] : NULL;
  GtkWidget *editor = GTK_WIDGET (self->editor);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int wanted, x, y, tall;
  graphene_rect_t bounds;

  if (editor == NULL || !plumb_field_editor_is_floating (self->editor) || cell == NULL
      || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  wanted = MIN (MAX ((int)bounds.size.width, FLOATING_WIDTH), MAX (width, 1));
  gtk_widget_measure (editor, GTK_ORIENTATION_VERTICAL, wanted, NULL, &tall, NULL, NULL);
  x = CLAMP ((int)bounds.origin.x, 0, MAX (0, width - wanted));
  y = CLAMP ((int)bounds.origin.y, 0, MAX (0, height - tall));
  gtk_widget_set_halign (editor, GTK_ALIGN_START);
  gtk_widget_set_valign (editor, GTK_ALIGN_START);
  /* Margins count from the side where reading starts. */
  if (gtk_widget_get_direction (editor) == GTK_TEXT_DIR_RTL)
    x = MAX (0, width - x - wanted);
  gtk_widget_set_margin_start (editor, x);
  gtk_widget_set_margin_top (editor, y);
  gtk_widget_set_size_request (editor, wanted, -1);
}

/* Takes the editor away; what was typed must have been committed or given up. */
void
plumb_grid_drop_editor (PlumbGrid *self)
{
  PlumbFieldEditor *editor = g_steal_pointer (&self->editor);
  g_autoptr (PlumbGridRow) row = g_steal_pointer (&self->edited_row);
  GtkWidget *cell = row != NULL ? row->cells[self->edited_column] : NULL;
  gboolean inside;

  if (editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (editor, self);
  g_object_ref (editor);
  inside = gtk_widget_get_focus_child (GTK_WIDGET (editor)) != NULL;
  if (inside && cell != NULL)
    gtk_widget_grab_focus (cell);
  if (gtk_widget_get_parent (GTK_WIDGET (editor)) == GTK_WIDGET (self))
    gtk_widget_unparent (GTK_WIDGET (editor));
  else if (cell != NULL)
    plumb_grid_cell_set_editor (PLUMB_GRID_CELL (cell), NULL);
  g_object_unref (editor);
}

/* Ends the edit with what was typed. FALSE: it does not fit, and the editor keeps the focus. */
gboolean
plumb_grid_end_edit (PlumbGrid *self)
{
  const PlumbField *field = plumb_grid_get_field (self, self->edited_column);
  gboolean adds = self->edited_row == self->add_row;
  g_autofree char *draft = NULL;

  if (self->editor == NULL)
    return TRUE;
  if (!plumb_field_editor_commit (self->editor))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return FALSE;
    }
  /* Committing may have ended the edit by itself. */
  if (self->editor == NULL)
    return TRUE;
  if (adds)
    draft = g_strdup (plumb_field_editor_get_draft (self->editor));
  plumb_grid_drop_editor (self);
  if (adds)
    keep_draft (self, field, draft);
  return TRUE;
}

static void
on_activated (PlumbFieldEditor *editor, PlumbGrid *self)
{
  const PlumbField *field = plumb_grid_get_field (self, self->edited_column);
  gboolean adds = self->edited_row == self->add_row;
  gboolean is_set = field->type == PLUMB_FIELD_SET;

  if (!plumb_grid_end_edit (self) || is_set)
    return;
  if (adds && g_hash_table_size (self->add_row->drafts) > 0)
    {
      /* Still a draft: the next field that it needs. */
      for (guint c = 1; c < self->fields->len; c++)
        {
          const PlumbField *next = plumb_grid_get_field (self, c);

          if ((next->flags & PLUMB_FIELD_REQUIRED) != 0
              && !g_hash_table_contains (self->add_row->drafts, next->id))
            {
              plumb_grid_set_cursor (self, plumb_grid_get_n_lines (self) - 1, c);
              return;
            }
        }
    }
  plumb_grid_move_cursor (self, 1, 0, FALSE);
}

static void
on_cancelled (PlumbFieldEditor *editor, PlumbGrid *self)
{
  plumb_grid_drop_editor (self);
}

/* The focus left the editor: the edit ends, unless what was typed does not fit. */
static void
on_left (GtkEventControllerFocus *controller, PlumbGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->editor == NULL || focus == NULL
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor))
      || gtk_widget_has_css_class (GTK_WIDGET (self->editor), "problem"))
    return;
  plumb_grid_end_edit (self);
}

static GtkWidget *
make_editor (PlumbGrid *self, const PlumbField *field)
{
  GtkWidget *editor;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->cursor_row == self->add_row)
    {
      editor = plumb_field_editor_new_draft (self->review, self->table->id, field->id);
      plumb_field_editor_set_draft (PLUMB_FIELD_EDITOR (editor),
                                    g_hash_table_lookup (self->add_row->drafts, field->id));
    }
  else
    {
      editor = plumb_field_editor_new (self->review, self->table->id, field->id, NULL);
      plumb_field_editor_set_record (PLUMB_FIELD_EDITOR (editor), self->cursor_row->id);
    }
  plumb_field_editor_set_compact (PLUMB_FIELD_EDITOR (editor), TRUE);
  g_signal_connect (editor, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect (editor, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (editor, focus);
  return editor;
}

/* Edits the cell with the cursor; @text replaces its content. FALSE: it cannot be edited now. */
gboolean
plumb_grid_start_edit (PlumbGrid *self, const char *text)
{
  const PlumbField *field = plumb_grid_get_field (self, self->cursor_column);
  GtkWidget *cell;
  GtkWidget *editor;

  if (self->editor != NULL && !plumb_grid_end_edit (self))
    return FALSE;
  cell = self->cursor_row != NULL ? self->cursor_row->cells[self->cursor_column] : NULL;
  if (field == NULL || cell == NULL || plumb_review_is_read_only (self->review))
    return FALSE;
  if (field->type == PLUMB_FIELD_BOOLEAN)
    {
      if (text == NULL)
        plumb_grid_toggle (self);
      return text == NULL;
    }
  editor = make_editor (self, field);
  self->editor = PLUMB_FIELD_EDITOR (editor);
  g_set_object (&self->edited_row, self->cursor_row);
  self->edited_column = self->cursor_column;
  if (plumb_field_editor_is_floating (self->editor))
    {
      gtk_widget_set_parent (editor, GTK_WIDGET (self));
      plumb_grid_place_editor (self);
    }
  else
    plumb_grid_cell_set_editor (PLUMB_GRID_CELL (cell), editor);
  plumb_field_editor_start (self->editor, text);
  return TRUE;
}

static void
edit_directly (PlumbGrid *self, const PlumbField *field, const char *text)
{
  PlumbRecord *record = plumb_grid_get_record (self, self->cursor_row);
  g_autoptr (GError) error = NULL;

  if (self->cursor_row == self->add_row)
    keep_draft (self, field, text);
  else if (record != NULL
           && !plumb_field_value_edit (self->review, record, field, NULL, text, &error))
    plumb_app_report_error (GTK_WIDGET (self), error);
}

/* Yes becomes no, and no or nothing becomes yes. */
void
plumb_grid_toggle (PlumbGrid *self)
{
  const PlumbField *field = plumb_grid_get_field (self, self->cursor_column);
  PlumbRecord *record = plumb_grid_get_record (self, self->cursor_row);

  if (field == NULL || field->type != PLUMB_FIELD_BOOLEAN)
    return;
  edit_directly (self, field,
                 record != NULL && plumb_record_get_boolean (record, field->id) ? "0" : "1");
}

/* Empties the cell with the cursor. */
void
plumb_grid_clear_cell (PlumbGrid *self)
{
  const PlumbField *field = plumb_grid_get_field (self, self->cursor_column);

  if (field != NULL)
    edit_directly (self, field, "");
}
