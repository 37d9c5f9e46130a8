// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-field-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-candidates.h"
#include "app/sections/plumb-field-editor-private.h"
#include "app/sections/plumb-field-value.h"
#include "diagram/plumb-scene.h"

#define PAUSE_MS 1500

G_DEFINE_FINAL_TYPE (PlumbFieldEditor, plumb_field_editor, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  CANCELLED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static PlumbRecord *
get_record (PlumbFieldEditor *self)
{
  return self->record != NULL
             ? plumb_review_get_record (self->review, self->table->id, self->record)
             : NULL;
}

static const char *
get_stored (PlumbFieldEditor *self, PlumbRecord *record)
{
  if (self->field->type == PLUMB_FIELD_SET)
    return NULL;
  if (self->view != NULL && (self->field->flags & PLUMB_FIELD_BY_VIEW) != 0)
    return plumb_view_get_value (self->review, record, self->field->id, self->view);
  return plumb_record_get (record, self->field->id);
}

static char *
dup_value_text (PlumbFieldEditor *self)
{
  PlumbRecord *record = get_record (self);

  if (self->draft != NULL)
    return g_strdup (self->draft);
  if (record == NULL)
    return g_strdup ("");
  return plumb_field_value_dup_text (self->review, self->table, self->field, record,
                                     get_stored (self, record));
}

static char *
dup_typed (PlumbFieldEditor *self)
{
  return self->form->dup_text (self);
}

static gboolean
is_dirty (PlumbFieldEditor *self)
{
  g_autofree char *typed = dup_typed (self);

  return g_strcmp0 (typed, self->loaded != NULL ? self->loaded : "") != 0;
}

/* Takes the text from the record. */
static void
load (PlumbFieldEditor *self)
{
  g_autofree char *text = dup_value_text (self);
  g_autofree char *typed = dup_typed (self);

  g_free (self->loaded);
  self->loaded = g_strdup (text);
  if (g_strcmp0 (typed, text) != 0)
    {
      self->filling = TRUE;
      self->form->set_text (self, text);
      self->filling = FALSE;
    }
  plumb_field_editor_set_problem (self, NULL);
}

static void
hide_list (PlumbFieldEditor *self)
{
  if (self->list != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->list));
}

static gboolean
store (PlumbFieldEditor *self, const char *text, GError **error)
{
  PlumbRecord *record = get_record (self);

  if (self->draft != NULL)
    {
      if (!plumb_field_value_check (self->review, self->table, self->field, text, error))
        return FALSE;
      g_free (self->draft);
      self->draft = g_strdup (text);
      return TRUE;
    }
  /* The record went while its value was typed: there is nothing to keep it in. */
  if (record == NULL)
    return TRUE;
  return plumb_field_value_edit (self->review, record, self->field, self->view, text, error);
}

/* Commits what is being typed; without a change nothing is stored. */
gboolean
plumb_field_editor_commit (PlumbFieldEditor *self)
{
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), FALSE);

  g_clear_handle_id (&self->pause, g_source_remove);
  hide_list (self);
  typed = dup_typed (self);
  if (g_strcmp0 (typed, self->loaded != NULL ? self->loaded : "") == 0)
    {
      plumb_field_editor_set_problem (self, NULL);
      return TRUE;
    }
  g_object_ref (self);
  if (!store (self, typed, &error))
    {
      plumb_field_editor_set_problem (self, error->message);
      g_object_unref (self);
      return FALSE;
    }
  load (self);
  g_signal_emit (self, signals[EDITED], 0);
  g_object_unref (self);
  return TRUE;
}

/* The old value stands again. */
void
plumb_field_editor_cancel (PlumbFieldEditor *self)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  hide_list (self);
  load (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

/* Shows @sentence at the editor: what was typed does not fit. NULL: all is well again. */
void
plumb_field_editor_set_problem (PlumbFieldEditor *self, const char *sentence)
{
  if (sentence == NULL && !gtk_widget_has_css_class (GTK_WIDGET (self), "problem"))
    return;
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  gtk_widget_set_tooltip_text (self->input, sentence);
  plumb_app_set_description (self->input,
                             sentence != NULL ? sentence : plumb_field_get_help (self->field));
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  if (self->form->show_problem != NULL)
    self->form->show_problem (self, sentence);
}

/* Whether @new_length more do not go into the field: then a sentence says so, and the text is to stay
 * as it was. Long texts are counted in bytes, others in characters. */
gboolean
plumb_field_editor_refuses (PlumbFieldEditor *self, gsize old_length, gsize new_length)
{
  gboolean is_long = self->field->type == PLUMB_FIELD_LONG_TEXT;
  gsize limit = is_long ? PLUMB_MAX_LONG_TEXT : PLUMB_MAX_TEXT;
  g_autofree char *sentence = NULL;

  if (self->filling || old_length + new_length <= limit)
    return FALSE;
  if (is_long)
    sentence = g_strdup_printf (_ ("%s: the text is longer than 1 MiB; shorten it"),
                                plumb_field_get_title (self->field));
  else
    sentence = g_strdup_printf (_ ("%s: the text has more than %d characters; shorten it"),
                                plumb_field_get_title (self->field), PLUMB_MAX_TEXT);
  plumb_field_editor_set_problem (self, sentence);
  return TRUE;
}

static gboolean
on_pause (gpointer data)
{
  PlumbFieldEditor *self = data;

  self->pause = 0;
  if (is_dirty (self))
    plumb_field_editor_commit (self);
  return G_SOURCE_REMOVE;
}

/* What is typed fits so far: text is stored after a pause, proposals follow. */
void
plumb_field_editor_typed (PlumbFieldEditor *self)
{
  gboolean is_text =
      self->field->type == PLUMB_FIELD_TEXT || self->field->type == PLUMB_FIELD_LONG_TEXT;

  if (self->filling)
    return;
  plumb_field_editor_set_problem (self, NULL);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (is_text && !self->compact && self->draft == NULL)
    self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  if (plumb_candidates_has (self->field) && self->list != NULL)
    plumb_field_editor_show_proposals (self);
}

/* Pops up what fits the typed text. */
void
plumb_field_editor_show_proposals (PlumbFieldEditor *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GPtrArray) candidates = NULL;

  /* The whole list while the old value still stands there. */
  candidates = plumb_candidates_find (self->review, self->field,
                                      g_strcmp0 (typed, self->loaded) == 0 ? "" : typed);
  plumb_completion_show (self->list, candidates);
}

/* Enter: takes the marked proposal, commits and says so. */
void
plumb_field_editor_enter (PlumbFieldEditor *self)
{
  const char *marked = self->list != NULL ? plumb_completion_get_marked (self->list) : NULL;

  if (marked != NULL)
    {
      g_autofree char *text = g_strdup (marked);

      self->filling = TRUE;
      self->form->set_text (self, text);
      self->filling = FALSE;
    }
  g_object_ref (self);
  if (plumb_field_editor_commit (self))
    g_signal_emit (self, signals[ACTIVATED], 0);
  g_object_unref (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        PlumbFieldEditor *self)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;

  if (key == GDK_KEY_Escape)
    {
      if (self->list != NULL && gtk_widget_get_visible (GTK_WIDGET (self->list)))
        hide_list (self);
      else if (self->compact || is_dirty (self)
               || gtk_widget_has_css_class (GTK_WIDGET (self), "problem"))
        plumb_field_editor_cancel (self);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    }
  if (self->list != NULL && plain && (key == GDK_KEY_Down || key == GDK_KEY_Up))
    {
      if (!plumb_completion_step (self->list, key == GDK_KEY_Down ? 1 : -1))
        plumb_field_editor_show_proposals (self);
      return GDK_EVENT_STOP;
    }
  if (self->list != NULL && plain && key == GDK_KEY_Tab
      && plumb_completion_get_marked (self->list) != NULL)
    {
      /* Tab takes the proposal and goes on as always. */
      g_autofree char *text = g_strdup (plumb_completion_get_marked (self->list));

      self->filling = TRUE;
      self->form->set_text (self, text);
      self->filling = FALSE;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_focus_left (GtkEventControllerFocus *controller, PlumbFieldEditor *self)
{
  /* A window that loses the focus leaves the cursor where it is. */
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  plumb_field_editor_commit (self);
}

static gboolean
touches (PlumbFieldEditor *self, const PlumbChanges *changes)
{
  for (guint i = 0; i < plumb_changes_get_n (changes); i++)
    {
      const PlumbChange *change = plumb_changes_get (changes, i);

      if (change->table == self->table && g_strcmp0 (change->id, self->record) == 0)
        return TRUE;
    }
  return plumb_changes_touch_table (changes, "former")
         || (self->field->target != NULL
             && plumb_changes_touch_table (changes, self->field->target))
         || self->field->type == PLUMB_FIELD_ANY;
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbFieldEditor *self)
{
  if (self->draft != NULL || self->record == NULL || !touches (self, changes))
    return;
  gtk_widget_set_sensitive (self->box, get_record (self) != NULL);
  /* What a person is typing is theirs until they leave. */
  if (!is_dirty (self))
    load (self);
}

static const PlumbFieldForm *
find_form (const PlumbField *field)
{
  switch (field->type)
    {
    case PLUMB_FIELD_LONG_TEXT:
      return &plumb_field_text_form;
    case PLUMB_FIELD_BOOLEAN:
      return &plumb_field_check_form;
    case PLUMB_FIELD_SET:
      return &plumb_field_set_form;
    default:
      return &plumb_field_entry_form;
    }
}

static gboolean
plumb_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PLUMB_FIELD_EDITOR (widget)->input);
}

static void
plumb_field_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbFieldEditor *self = PLUMB_FIELD_EDITOR (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->list != NULL)
    gtk_popover_present (GTK_POPOVER (self->list));
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* A text view says how high it is only once it has its width, which is too late for a row. */
static void
measure_text (PlumbFieldEditor *self, int width, int *minimum, int *natural)
{
  int problem = 0;

  if (width <= 0)
    width = gtk_widget_get_width (GTK_WIDGET (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    {
      gtk_widget_measure (GTK_WIDGET (self->problem), GTK_ORIENTATION_VERTICAL, width, NULL,
                          &problem, NULL, NULL);
      problem += gtk_box_get_spacing (GTK_BOX (self->box));
    }
  *minimum = *natural = self->form->measure_height (self, width) + problem;
}

static void
plumb_field_editor_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PlumbFieldEditor *self = PLUMB_FIELD_EDITOR (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && self->form->measure_height != NULL)
    {
      measure_text (self, for_size, minimum, natural);
      return;
    }
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static GtkSizeRequestMode
plumb_field_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
plumb_field_editor_dispose (GObject *object)
{
  PlumbFieldEditor *self = PLUMB_FIELD_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_field_editor_parent_class)->dispose (object);
}

static void
plumb_field_editor_finalize (GObject *object)
{
  PlumbFieldEditor *self = PLUMB_FIELD_EDITOR (object);

  g_clear_object (&self->review);
  g_free (self->view);
  g_free (self->record);
  g_free (self->draft);
  g_free (self->loaded);
  g_free (self->before);
  G_OBJECT_CLASS (plumb_field_editor_parent_class)->finalize (object);
}

static void
plumb_field_editor_class_init (PlumbFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_field_editor_dispose;
  object_class->finalize = plumb_field_editor_finalize;
  widget_class->grab_focus = plumb_field_editor_grab_focus;
  widget_class->measure = plumb_field_editor_measure;
  widget_class->get_request_mode = plumb_field_editor_get_request_mode;
  widget_class->size_allocate = plumb_field_editor_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "plumbeditor");

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_field_editor_init (PlumbFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "plumb-problem");

  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static PlumbFieldEditor *
make_editor (PlumbReview *review, const char *table, const char *field, const char *view)
{
  PlumbFieldEditor *self = g_object_new (PLUMB_TYPE_FIELD_EDITOR, NULL);
  const char *help;

  self->review = g_object_ref (review);
  self->table = plumb_schema_find_table (table);
  self->field = self->table != NULL ? plumb_table_get_field (self->table, field) : NULL;
  self->view = g_strdup (view);
  g_return_val_if_fail (self->field != NULL, self);
  self->form = find_form (self->field);
  self->form->build (self);
  if (self->outer == NULL)
    self->outer = self->input;
  gtk_box_append (GTK_BOX (self->box), self->outer);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  plumb_app_set_label (self->input, plumb_field_get_title (self->field));
  help = plumb_field_get_help (self->field);
  if (help != NULL)
    {
      gtk_widget_set_tooltip_text (self->input, help);
      plumb_app_set_description (self->input, help);
    }
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  return self;
}

/* An editor of @field of @table. @view: the view whose value is edited (former rows), or NULL for the
 * record as it is. */
GtkWidget *
plumb_field_editor_new (PlumbReview *review, const char *table, const char *field, const char *view)
{
  PlumbFieldEditor *self = make_editor (review, table, field, view);

  gtk_widget_set_sensitive (self->box, FALSE);
  return GTK_WIDGET (self);
}

/* An editor of a value that belongs to no record yet. */
GtkWidget *
plumb_field_editor_new_draft (PlumbReview *review, const char *table, const char *field)
{
  PlumbFieldEditor *self = make_editor (review, table, field, NULL);

  self->draft = g_strdup ("");
  load (self);
  return GTK_WIDGET (self);
}

/* Puts @text into an editor of a draft. */
void
plumb_field_editor_set_draft (PlumbFieldEditor *self, const char *text)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self) && self->draft != NULL);

  g_free (self->draft);
  self->draft = g_strdup (text != NULL ? text : "");
  load (self);
}

/* What was committed in an editor of a draft. */
const char *
plumb_field_editor_get_draft (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  return self->draft;
}

/* Edits the record @id from now on; what was typed for the one before is committed to it. */
void
plumb_field_editor_set_record (PlumbFieldEditor *self, const char *id)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  if (g_strcmp0 (self->record, id) == 0)
    {
      if (!is_dirty (self))
        load (self);
      return;
    }
  if (self->record != NULL && is_dirty (self))
    plumb_field_editor_commit (self);
  g_free (self->record);
  self->record = g_strdup (id);
  gtk_widget_set_sensitive (self->box, get_record (self) != NULL);
  load (self);
}

/* The record that is edited, or NULL. */
const char *
plumb_field_editor_get_record (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), NULL);

  return self->record;
}

/* Puts the cursor into it; @text, unless NULL, replaces the content as if it had been typed. */
void
plumb_field_editor_start (PlumbFieldEditor *self, const char *text)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  self->form->start (self, text);
}

/* Whether it lies over the widgets around it while it is compact, rather than among them. */
gboolean
plumb_field_editor_is_floating (PlumbFieldEditor *self)
{
  g_return_val_if_fail (PLUMB_IS_FIELD_EDITOR (self), FALSE);

  return self->compact && self->form->measure_height != NULL;
}

/* Compact: for a grid's cell, without frame. */
void
plumb_field_editor_set_compact (PlumbFieldEditor *self, gboolean compact)
{
  g_return_if_fail (PLUMB_IS_FIELD_EDITOR (self));

  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}
