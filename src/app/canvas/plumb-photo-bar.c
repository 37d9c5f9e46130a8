// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-photo-bar.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas-private.h"
#include "app/plumb-app-util.h"

#define PAUSE_MS 400 /* after which an opacity is decided */

typedef struct
{
  PlumbCanvas *canvas; /* lives as long as the bar */
  GtkWidget *bar;
  GtkWidget *scale;
  guint pause;
  gboolean updating;
} PhotoBar;

static void
update (PhotoBar *self)
{
  PlumbRecord *photo = plumb_canvas_is_editable (self->canvas)
                           ? plumb_canvas_get_selected_photo (self->canvas)
                           : NULL;

  gtk_widget_set_visible (self->bar, photo != NULL);
  if (photo == NULL || self->pause != 0)
    return;
  self->updating = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), plumb_record_get_real (photo, "opacity", 0.5));
  self->updating = FALSE;
}

static gboolean
on_pause (gpointer data)
{
  PhotoBar *self = data;

  self->pause = 0;
  plumb_canvas_set_opacity (self->canvas, gtk_range_get_value (GTK_RANGE (self->scale)));
  return G_SOURCE_REMOVE;
}

static void
on_value_changed (GtkRange *range, PhotoBar *self)
{
  if (self->updating)
    return;
  plumb_canvas_preview_opacity (self->canvas, gtk_range_get_value (range));
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_changed (gpointer object, GtkWidget *bar)
{
  update (g_object_get_data (G_OBJECT (bar), "plumb-photo-bar"));
}

static void
on_review_changed (PlumbReview *review, PlumbChanges *changes, GtkWidget *bar)
{
  if (plumb_changes_touch_table (changes, "attachment"))
    on_changed (review, bar);
}

/* Another photo is meant from now on: what was chosen for the last one is decided. */
static void
on_selection_changed (PlumbSelection *selection, GtkWidget *bar)
{
  PhotoBar *self = g_object_get_data (G_OBJECT (bar), "plumb-photo-bar");

  if (self->pause != 0 && plumb_canvas_get_selected_photo (self->canvas) == NULL)
    {
      g_clear_handle_id (&self->pause, g_source_remove);
      plumb_canvas_forget_opacity (self->canvas);
    }
  update (self);
}

static void
free_bar (gpointer data)
{
  PhotoBar *self = data;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_free (self);
}

static void
on_lock (GtkButton *button, PhotoBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.lock-photo", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
on_remove (GtkButton *button, PhotoBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.remove-photo", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
add_button (PhotoBar *self, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->bar), button);
}

/* Returns: (transfer floating): a row that shows while a photo of @canvas is selected. */
GtkWidget *
plumb_photo_bar_new (PlumbCanvas *canvas)
{
  PhotoBar *self = g_new0 (PhotoBar, 1);
  GtkWidget *label = gtk_label_new (_ ("Photo"));

  self->canvas = canvas;
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0.1, 1, 0.05);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_widget_set_size_request (self->scale, 120, -1);
  gtk_widget_set_tooltip_text (self->scale, _ ("Opacity"));
  plumb_app_set_label (self->scale, _ ("Opacity of the photo"));
  g_signal_connect (self->scale, "value-changed", G_CALLBACK (on_value_changed), self);
  gtk_widget_set_margin_start (label, 8);
  gtk_box_append (GTK_BOX (self->bar), label);
  gtk_box_append (GTK_BOX (self->bar), self->scale);
  add_button (self, _ ("Lock"), _ ("Lock it, so that a press does not take it"),
              G_CALLBACK (on_lock));
  add_button (self, _ ("Remove"), _ ("Remove the photo"), G_CALLBACK (on_remove));
  gtk_widget_add_css_class (self->bar, "plumb-floating");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  plumb_app_set_label (self->bar, _ ("Photo underneath"));
  g_object_set_data_full (G_OBJECT (self->bar), "plumb-photo-bar", self, free_bar);
  g_signal_connect_object (canvas->selection, "changed", G_CALLBACK (on_selection_changed),
                           self->bar, 0);
  g_signal_connect_object (canvas->review, "changed", G_CALLBACK (on_review_changed), self->bar, 0);
  update (self);
  return self->bar;
}
