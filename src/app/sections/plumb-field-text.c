// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* An editor of several lines. Enter commits in a grid and breaks the line elsewhere; Shift and Control
 * with Enter do the other. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/sections/plumb-field-editor-private.h"

#define PADDING 16 /* above and below the text, together; as in style.css */
#define SIDES 20
#define LEAST_HEIGHT 64
#define LEAST_FLOATING_HEIGHT 96
#define MOST_HEIGHT 240

static GtkTextBuffer *
get_buffer (PlumbFieldEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
}

static void
on_insert (
    GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length, PlumbFieldEditor *self)
{
  gsize bytes = length >= 0 ? (gsize)length : strlen (text);

  if (plumb_field_editor_refuses (self, (gsize)gtk_text_buffer_get_char_count (buffer), bytes))
    g_signal_stop_emission_by_name (buffer, "insert-text");
}

/* A text that fits takes the place of what is selected; one that does not leaves it as it was. */
static void
replace_selected (PlumbFieldEditor *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  gsize selected = 0;

  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    selected = (gsize)(gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start));
  if (plumb_field_editor_refuses (self, (gsize)gtk_text_buffer_get_char_count (buffer) - selected,
                                  strlen (text)))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->input),
                                      gtk_text_buffer_get_insert (buffer));
}

static void
on_clipboard_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbFieldEditor) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* The editor may have gone meanwhile. */
  if (text != NULL && gtk_widget_get_root (self->input) != NULL)
    replace_selected (self, text);
}

/* GTK takes the selected text away before it offers what is to replace it. */
static void
on_paste (GtkTextView *view, PlumbFieldEditor *self)
{
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->input), NULL, on_clipboard_read,
                                 g_object_ref (self));
}

static void
on_buffer_changed (GtkTextBuffer *buffer, PlumbFieldEditor *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  plumb_field_editor_typed (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        PlumbFieldEditor *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  gboolean other = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;

  if (!enter || other == self->compact)
    return GDK_EVENT_PROPAGATE;
  /* Enter may end a word that an input method is composing. */
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->input), event))
    return GDK_EVENT_STOP;
  plumb_field_editor_enter (self);
  return GDK_EVENT_STOP;
}

static void
text_build (PlumbFieldEditor *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->input = view;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_widget_add_css_class (view, "plumb-text");
  self->outer = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->outer), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->outer), view);
  gtk_widget_set_vexpand (self->outer, TRUE);
  g_signal_connect (get_buffer (self), "insert-text", G_CALLBACK (on_insert), self);
  g_signal_connect (view, "paste-clipboard", G_CALLBACK (on_paste), self);
  g_signal_connect (get_buffer (self), "changed", G_CALLBACK (on_buffer_changed), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (view, key);
}

static void
text_set_text (PlumbFieldEditor *self, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
}

static char *
text_dup_text (PlumbFieldEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

static void
text_start (PlumbFieldEditor *self, const char *text)
{
  GtkTextIter start, end;

  gtk_widget_grab_focus (self->input);
  if (text != NULL)
    gtk_text_buffer_set_text (get_buffer (self), text, -1);
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  if (text != NULL || gtk_text_buffer_get_line_count (get_buffer (self)) > 1)
    gtk_text_buffer_place_cursor (get_buffer (self), &end);
  else
    gtk_text_buffer_select_range (get_buffer (self), &start, &end);
}

static void
text_show_problem (PlumbFieldEditor *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_widget_add_css_class (self->input, "error");
  else
    gtk_widget_remove_css_class (self->input, "error");
}

static int
text_measure_height (PlumbFieldEditor *self, int width)
{
  g_autofree char *text = text_dup_text (self);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  /* What is longer than this scrolls anyhow. */
  if (strlen (text) > 20000)
    return MOST_HEIGHT;
  layout = gtk_widget_create_pango_layout (self->input, text);
  pango_layout_set_width (layout, MAX (width - SIDES, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return CLAMP (height + PADDING, self->compact ? LEAST_FLOATING_HEIGHT : LEAST_HEIGHT,
                MOST_HEIGHT);
}

const PlumbFieldForm plumb_field_text_form = {
  .build = text_build,
  .set_text = text_set_text,
  .dup_text = text_dup_text,
  .start = text_start,
  .show_problem = text_show_problem,
  .measure_height = text_measure_height,
};
