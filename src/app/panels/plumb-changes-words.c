// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-changes-words.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-derive.h"
#include "app/plumb-app-util.h"
#include "app/plumb-flow.h"

#define SECTION "changes" /* of the summary */
#define LEAST_HEIGHT 96   /* pixels, to write in */

struct _PlumbChangesWords
{
  GtkWidget parent_instance;

  PlumbReview *review;
  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *stale;  /* says that the picture has moved on */
  GtkWidget *editor; /* a scrolled text view */
  GtkWidget *text;
  GtkWidget *edit;
  GtkWidget *save;
  GtkWidget *cancel;
  GtkWidget *anew;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (PlumbChangesWords, plumb_changes_words, GTK_TYPE_WIDGET)

/* Returns: (transfer none) (nullable): the paragraph that a person wrote. */
static PlumbRecord *
find_paragraph (PlumbChangesWords *self)
{
  const GPtrArray *paragraphs = plumb_review_get_records (self->review, "paragraph");

  for (guint i = 0; i < paragraphs->len; i++)
    if (plumb_record_is (g_ptr_array_index (paragraphs, i), "section", SECTION))
      return g_ptr_array_index (paragraphs, i);
  return NULL;
}

static char *
dup_words (PlumbChangesWords *self)
{
  PlumbRecord *paragraph = find_paragraph (self);

  if (paragraph != NULL)
    return g_strdup (plumb_record_get (paragraph, "words"));
  return plumb_derive_paragraph (self->review, SECTION);
}

static gboolean
is_stale (PlumbChangesWords *self)
{
  PlumbRecord *paragraph = find_paragraph (self);
  g_autofree char *basis = NULL;

  if (paragraph == NULL)
    return FALSE;
  basis = plumb_derive_paragraph_basis (self->review, SECTION);
  return !plumb_record_is (paragraph, "basis", basis);
}

static void
show_editor (PlumbChangesWords *self, gboolean editing)
{
  gboolean editable = !plumb_review_is_read_only (self->review);

  gtk_widget_set_visible (self->words, !editing);
  gtk_widget_set_visible (self->editor, editing);
  gtk_widget_set_visible (self->save, editing);
  gtk_widget_set_visible (self->cancel, editing);
  gtk_widget_set_visible (self->edit, !editing && editable);
  gtk_widget_set_visible (self->open, !editing);
  gtk_widget_set_visible (self->stale, !editing && is_stale (self));
  gtk_widget_set_visible (self->anew, !editing && editable && find_paragraph (self) != NULL);
}

void
plumb_changes_words_update (PlumbChangesWords *self)
{
  g_autofree char *words = dup_words (self);

  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL && *words != '\0');
  /* What somebody is writing stays. */
  if (!gtk_widget_get_visible (self->editor))
    show_editor (self, FALSE);
}

/* -- Acts -------------------------------------------------------------------------------------- */

static void
on_edit (PlumbChangesWords *self)
{
  g_autofree char *words = dup_words (self);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                            words != NULL ? words : "", -1);
  show_editor (self, TRUE);
  gtk_widget_grab_focus (self->text);
}

static void
leave_editor (PlumbChangesWords *self)
{
  gboolean inside = gtk_widget_get_focus_child (self->box) != NULL;

  show_editor (self, FALSE);
  plumb_changes_words_update (self);
  if (inside)
    gtk_widget_grab_focus (self->edit);
}

static gboolean
store (PlumbChangesWords *self, const char *words, GError **error)
{
  PlumbRecord *paragraph = find_paragraph (self);
  g_autofree char *basis = plumb_derive_paragraph_basis (self->review, SECTION);
  gboolean fine;

  plumb_review_begin (self->review, _ ("Write what changes"));
  if (paragraph == NULL)
    fine = plumb_review_add (self->review, "paragraph", error, "section", SECTION, "words", words,
                             "basis", basis, NULL)
           != NULL;
  else
    fine = plumb_review_set (self->review, paragraph, "words", words, error)
           && plumb_review_set (self->review, paragraph, "basis", basis, error);
  if (fine)
    return plumb_review_commit (self->review, error);
  plumb_review_rollback (self->review);
  return FALSE;
}

/* Nothing written is what the records say. */
static gboolean
forget (PlumbChangesWords *self, GError **error)
{
  PlumbRecord *paragraph = find_paragraph (self);

  if (paragraph == NULL)
    return TRUE;
  plumb_review_begin (self->review, _ ("Generate what changes"));
  if (plumb_review_remove (self->review, paragraph, error))
    return plumb_review_commit (self->review, error);
  plumb_review_rollback (self->review);
  return FALSE;
}

static void
on_save (PlumbChangesWords *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *words = NULL;
  g_autofree char *old = dup_words (self);
  g_autoptr (GError) error = NULL;
  gboolean fine = TRUE;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*words == '\0')
    fine = forget (self, &error);
  else if (g_strcmp0 (words, old) != 0 || is_stale (self))
    fine = store (self, words, &error);
  if (fine)
    leave_editor (self);
  else
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static void
on_anew (PlumbChangesWords *self)
{
  g_autoptr (GError) error = NULL;

  if (!forget (self, &error))
    {
      plumb_app_report_error (GTK_WIDGET (self), error);
      return;
    }
  plumb_changes_words_update (self);
  plumb_app_toast (GTK_WIDGET (self), _ ("What changes is generated again"), TRUE);
}

static void
on_open (PlumbChangesWords *self)
{
  plumb_app_show_section (GTK_WIDGET (self), "summary");
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                PlumbChangesWords *self)
{
  if (key == GDK_KEY_Escape)
    leave_editor (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    on_save (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_changes_words_dispose (GObject *object)
{
  PlumbChangesWords *self = PLUMB_CHANGES_WORDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (plumb_changes_words_parent_class)->dispose (object);
}

static void
plumb_changes_words_class_init (PlumbChangesWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_changes_words_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_label (PlumbChangesWords *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
add_button (PlumbChangesWords *self, GtkWidget *row, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  plumb_flow_append (PLUMB_FLOW (row), button);
  return button;
}

static void
add_editor (PlumbChangesWords *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 6);
  plumb_app_set_label (self->text, _ ("What changes, in words"));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->text, keys);
  self->editor = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->editor), LEAST_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->editor), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->editor), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->editor), self->text);
  gtk_widget_add_css_class (self->editor, "plumb-words-editor");
  gtk_box_append (GTK_BOX (self->box), self->editor);
}

static void
plumb_changes_words_init (PlumbChangesWords *self)
{
  GtkWidget *row = plumb_flow_new (8, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "plumb-words");
  add_label (self, _ ("In words"), "heading");
  self->words = add_label (self, "", "body");
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  self->stale = add_label (self, _ ("Changes were made since this was written."), "plumb-caption");
  add_editor (self);
  self->save = add_button (self, row, _ ("Put into the summary"), G_CALLBACK (on_save));
  gtk_widget_add_css_class (self->save, "suggested-action");
  self->cancel = add_button (self, row, _ ("Cancel"), G_CALLBACK (leave_editor));
  self->edit = add_button (self, row, _ ("Edit"), G_CALLBACK (on_edit));
  self->anew = add_button (self, row, _ ("Generate again"), G_CALLBACK (on_anew));
  self->open = add_button (self, row, _ ("Open the summary"), G_CALLBACK (on_open));
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
plumb_changes_words_new (PlumbReview *review)
{
  PlumbChangesWords *self = g_object_new (PLUMB_TYPE_CHANGES_WORDS, NULL);

  self->review = g_object_ref (review);
  show_editor (self, FALSE);
  plumb_changes_words_update (self);
  return GTK_WIDGET (self);
}
