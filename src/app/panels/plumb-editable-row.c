// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-editable-row.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-editor.h"

#define CAPTION_WIDTH 52

struct _PlumbEditableRow
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *table;
  char *id;
  char *field;
  char *caption;

  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *editor; /* while one edits */
  guint close_source;
};

enum
{
  EDIT_STARTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbEditableRow, plumb_editable_row, GTK_TYPE_WIDGET)

static gboolean
close_editor (gpointer data)
{
  PlumbEditableRow *self = data;
  gboolean had_focus;

  self->close_source = 0;
  if (self->editor == NULL)
    return G_SOURCE_REMOVE;
  had_focus = (gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gtk_box_remove (GTK_BOX (self->box), self->editor);
  self->editor = NULL;
  gtk_widget_show (self->button);
  plumb_editable_row_update (self);
  if (had_focus)
    gtk_widget_grab_focus (self->button);
  return G_SOURCE_REMOVE;
}

/* The editor must not go while it emits. */
static void
close_soon (PlumbEditableRow *self)
{
  if (self->close_source == 0)
    self->close_source = g_idle_add (close_editor, self);
}

static void
on_edited (PlumbEditableRow *self)
{
  gboolean focus =
      self->editor != NULL
      && (gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  /* A pause in typing commits too: one goes on typing then. */
  if (!focus)
    close_soon (self);
}

static void
on_focus_left (GtkEventControllerFocus *controller, PlumbEditableRow *self)
{
  if (self->editor != NULL && plumb_field_editor_commit (PLUMB_FIELD_EDITOR (self->editor)))
    close_soon (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PlumbEditableRow *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (enter && !(state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    {
      if (plumb_field_editor_commit (PLUMB_FIELD_EDITOR (self->editor)))
        close_soon (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_long_text (PlumbEditableRow *self)
{
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table (self->table), self->field);

  return field->type == PLUMB_FIELD_LONG_TEXT;
}

/* Puts an editor in the place of the value. */
void
plumb_editable_row_edit (PlumbEditableRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (self->editor != NULL || plumb_review_is_read_only (self->review))
    {
      g_object_unref (focus);
      g_object_unref (keys);
      return;
    }
  self->editor = plumb_field_editor_new (self->review, self->table, self->field, NULL);
  plumb_field_editor_set_record (PLUMB_FIELD_EDITOR (self->editor), self->id);
  gtk_widget_set_hexpand (self->editor, TRUE);
  plumb_app_set_label (self->editor, self->caption);
  g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->editor, "cancelled", G_CALLBACK (close_soon), self);
  /* Enter ends a long text too; Shift and Enter begin a line. */
  if (is_long_text (self))
    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_add_controller (self->editor, keys);
  gtk_widget_hide (self->button);
  gtk_box_append (GTK_BOX (self->box), self->editor);
  plumb_field_editor_start (PLUMB_FIELD_EDITOR (self->editor), NULL);
  g_signal_emit (self, signals[EDIT_STARTED], 0);
}

gboolean
plumb_editable_row_is_editing (PlumbEditableRow *self)
{
  return self->editor != NULL;
}

static void
plumb_editable_row_dispose (GObject *object)
{
  PlumbEditableRow *self = PLUMB_EDITABLE_ROW (object);

  g_clear_handle_id (&self->close_source, g_source_remove);
  self->editor = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (plumb_editable_row_parent_class)->dispose (object);
}

static void
plumb_editable_row_finalize (GObject *object)
{
  PlumbEditableRow *self = PLUMB_EDITABLE_ROW (object);

  g_free (self->table);
  g_free (self->id);
  g_free (self->field);
  g_free (self->caption);
  G_OBJECT_CLASS (plumb_editable_row_parent_class)->finalize (object);
}

static void
plumb_editable_row_class_init (PlumbEditableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_editable_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_editable_row_finalize;
  signals[EDIT_STARTED] = g_signal_new ("edit-started", G_OBJECT_CLASS_TYPE (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_editable_row_init (PlumbEditableRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_caption (PlumbEditableRow *self)
{
  GtkWidget *caption = gtk_label_new (self->caption);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_yalign (GTK_LABEL (caption), 0);
  gtk_widget_set_size_request (caption, CAPTION_WIDTH, -1);
  gtk_widget_set_margin_top (caption, 2);
  gtk_widget_add_css_class (caption, "plumb-caption");
  gtk_box_append (GTK_BOX (self->box), caption);
}

void
plumb_editable_row_align (PlumbEditableRow *self, GtkSizeGroup *captions)
{
  gtk_size_group_add_widget (captions, gtk_widget_get_first_child (self->box));
}

/* @caption: translated; it also names the value for a screen reader. */
GtkWidget *
plumb_editable_row_new (
    PlumbReview *review, const char *table, const char *id, const char *field, const char *caption)
{
  PlumbEditableRow *self = g_object_new (PLUMB_TYPE_EDITABLE_ROW, NULL);

  self->review = g_object_ref (review);
  self->table = g_strdup (table);
  self->id = g_strdup (id);
  self->field = g_strdup (field);
  self->caption = g_strdup (caption);
  add_caption (self);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->label);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "plumb-row");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (plumb_editable_row_edit), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
  plumb_editable_row_update (self);
  return GTK_WIDGET (self);
}

void
plumb_editable_row_update (PlumbEditableRow *self)
{
  PlumbRecord *record = plumb_review_get_record (self->review, self->table, self->id);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  gboolean empty;

  if (record == NULL)
    return;
  text = plumb_review_display (self->review, record, self->field);
  empty = text == NULL || *text == '\0';
  gtk_label_set_text (GTK_LABEL (self->label), empty ? "–" : text);
  if (empty)
    gtk_widget_add_css_class (self->label, "dim-label");
  else
    gtk_widget_remove_css_class (self->label, "dim-label");
  label = g_strdup_printf ("%s: %s", self->caption, empty ? _ ("empty") : text);
  plumb_app_set_label (self->button, label);
}
