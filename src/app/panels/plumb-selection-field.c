// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-selection-field.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-editor.h"
#include "diagram/plumb-edit.h"

#define CAPTION_WIDTH 104

struct _PlumbSelectionField
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *view;
  char *table;
  char *id;
  const PlumbField *field;

  GtkWidget *box;
  GtkWidget *today; /* the row with today's value; made when it is needed */
};

G_DEFINE_FINAL_TYPE (PlumbSelectionField, plumb_selection_field, GTK_TYPE_WIDGET)

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_set_size_request (caption, CAPTION_WIDTH, -1);
  gtk_widget_add_css_class (caption, "plumb-caption");
  return caption;
}

static GtkWidget *
new_editor (PlumbSelectionField *self, const char *view, const char *label)
{
  gboolean by_view = (self->field->flags & PLUMB_FIELD_BY_VIEW) != 0;
  GtkWidget *editor =
      plumb_field_editor_new (self->review, self->table, self->field->id, by_view ? view : NULL);

  plumb_field_editor_set_record (PLUMB_FIELD_EDITOR (editor), self->id);
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  plumb_app_set_label (editor, label);
  return editor;
}

/* Whether today's value is another one. */
gboolean
plumb_selection_field_differs (PlumbSelectionField *self)
{
  g_autofree char *key = NULL;

  if ((self->field->flags & PLUMB_FIELD_BY_VIEW) == 0
      || g_str_equal (self->view, PLUMB_VIEW_CURRENT))
    return FALSE;
  key = g_strjoin ("/", self->table, self->id, self->field->id, NULL);
  return plumb_review_get_record (self->review, "former", key) != NULL;
}

/* Makes the proposed value hold today as well. */
void
plumb_selection_field_make_also_today (PlumbSelectionField *self)
{
  PlumbRecord *record = plumb_review_get_record (self->review, self->table, self->id);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  value = g_strdup (plumb_record_get (record, self->field->id));
  if (!plumb_edit_set_in_view (self->review, PLUMB_VIEW_PROPOSED, record, self->field->id,
                               value != NULL ? value : "", TRUE, &error))
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static gboolean
on_also_today (GtkSwitch *also, gboolean state, PlumbSelectionField *self)
{
  if (state)
    plumb_selection_field_make_also_today (self);
  return FALSE;
}

static void
add_today (PlumbSelectionField *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *also = gtk_switch_new ();
  GtkWidget *also_label = gtk_label_new (_ ("also today"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is a field, such as Method: its value in today's picture. */
  g_autofree char *label = g_strdup_printf (_ ("%s today"), plumb_field_get_title (self->field));

  self->today = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (line), new_caption (_ ("Today")));
  gtk_box_append (GTK_BOX (line), new_editor (self, PLUMB_VIEW_CURRENT, label));
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_widget_add_css_class (also_label, "plumb-caption");
  gtk_widget_set_valign (also, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), also_label);
  gtk_box_append (GTK_BOX (row), also);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (also), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  also_label, NULL, -1);
  gtk_widget_set_tooltip_text (also, _ ("The new value holds today already"));
  g_signal_connect (also, "state-set", G_CALLBACK (on_also_today), self);
  gtk_box_append (GTK_BOX (self->today), line);
  gtk_box_append (GTK_BOX (self->today), row);
  gtk_box_append (GTK_BOX (self->box), self->today);
}

static void
plumb_selection_field_dispose (GObject *object)
{
  PlumbSelectionField *self = PLUMB_SELECTION_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (plumb_selection_field_parent_class)->dispose (object);
}

static void
plumb_selection_field_finalize (GObject *object)
{
  PlumbSelectionField *self = PLUMB_SELECTION_FIELD (object);

  g_free (self->view);
  g_free (self->table);
  g_free (self->id);
  G_OBJECT_CLASS (plumb_selection_field_parent_class)->finalize (object);
}

static void
plumb_selection_field_class_init (PlumbSelectionFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_selection_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_selection_field_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_selection_field_init (PlumbSelectionField *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* @view: of the picture; where it is the one of changes the proposed value is edited. */
GtkWidget *
plumb_selection_field_new (
    PlumbReview *review, const char *view, const char *table, const char *id, const char *field)
{
  PlumbSelectionField *self = g_object_new (PLUMB_TYPE_SELECTION_FIELD, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->review = g_object_ref (review);
  self->view = g_strdup (g_str_equal (view, PLUMB_VIEW_CHANGES) ? PLUMB_VIEW_PROPOSED : view);
  self->table = g_strdup (table);
  self->id = g_strdup (id);
  self->field = plumb_table_get_field (plumb_schema_find_table (table), field);
  gtk_box_append (GTK_BOX (line), new_caption (plumb_field_get_title (self->field)));
  gtk_box_append (GTK_BOX (line),
                  new_editor (self, self->view, plumb_field_get_title (self->field)));
  gtk_box_append (GTK_BOX (self->box), line);
  plumb_selection_field_update (self);
  return GTK_WIDGET (self);
}

/* Shows or hides today's value, as there is one or not. */
void
plumb_selection_field_update (PlumbSelectionField *self)
{
  gboolean differs = plumb_selection_field_differs (self);

  if (differs == (self->today != NULL))
    return;
  if (differs)
    {
      add_today (self);
      return;
    }
  gtk_box_remove (GTK_BOX (self->box), self->today);
  self->today = NULL;
}
