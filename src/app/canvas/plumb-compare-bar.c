// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-compare-bar.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"

static const struct
{
  PlumbShow show;
  const char *label;
} shows[] = {
  { PLUMB_SHOW_BEFORE, N_ ("Before") },
  { PLUMB_SHOW_BOTH, N_ ("Both") },
  { PLUMB_SHOW_AFTER, N_ ("After") },
};

static void
on_toggled (GtkToggleButton *button, PlumbCanvas *canvas)
{
  if (gtk_toggle_button_get_active (button))
    plumb_canvas_set_show (
        canvas, (PlumbShow)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "plumb-show")));
}

static void
add_label (GtkWidget *bar, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (bar), label);
}

/* Returns: (transfer floating): current state against proposed, and which of them is shown. */
GtkWidget *
plumb_compare_bar_new (PlumbCanvas *canvas)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkToggleButton *first = NULL;

  add_label (bar, _ ("Current state"), "heading");
  add_label (bar, "→", "dim-label");
  add_label (bar, _ ("Proposed"), "heading");
  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (shows[i].label));

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "plumb-show", GINT_TO_POINTER (shows[i].show));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    shows[i].show == plumb_canvas_get_show (canvas));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), canvas);
      gtk_box_append (GTK_BOX (switcher), button);
    }
  plumb_app_set_label (switcher, _ ("Show"));
  gtk_widget_set_hexpand (switcher, TRUE);
  gtk_widget_set_halign (switcher, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), switcher);
  gtk_widget_add_css_class (bar, "plumb-floating");
  return bar;
}
