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

/* -- The legend -------------------------------------------------------------------------------- */

static const struct
{
  PlumbSceneState state;
  const char *label;
  const char *icon;
  const char *style;
} marks[] = {
  { PLUMB_STATE_ADDED, N_ ("Added"), "plumb-added-symbolic", "plumb-added" },
  { PLUMB_STATE_CHANGED, N_ ("Changed"), "plumb-changed-symbolic", "plumb-changed" },
  { PLUMB_STATE_REMOVED, N_ ("Removed"), "plumb-removed-symbolic", "plumb-removed" },
};

/* A connection that goes because its system goes is not counted again. */
static gboolean
goes_with_its_end (PlumbScene *scene, const PlumbSceneConnection *connection)
{
  return connection->state == PLUMB_STATE_REMOVED
         && (plumb_scene_get_box (scene, (guint)connection->source)->state == PLUMB_STATE_REMOVED
             || plumb_scene_get_box (scene, (guint)connection->target)->state
                    == PLUMB_STATE_REMOVED);
}

static guint
count (PlumbScene *scene, PlumbSceneState state)
{
  guint n = 0;

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    n += plumb_scene_get_box (scene, i)->state == state;
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      n += connection->state == state && !goes_with_its_end (scene, connection);
    }
  return n;
}

static void
on_scene_changed (PlumbCanvas *canvas, GtkWidget *legend)
{
  PlumbScene *scene = plumb_canvas_get_scene (canvas);
  GtkWidget *entry = gtk_widget_get_first_child (legend);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++, entry = gtk_widget_get_next_sibling (entry))
    {
      guint n = count (scene, marks[i].state);
      /* Translators: a kind of change and how many there are: "Added 5". */
      g_autofree char *text = g_strdup_printf (_ ("%s %u"), _ (marks[i].label), n);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (entry)), text);
      gtk_widget_set_visible (entry, n > 0);
      any = any || n > 0;
    }
  gtk_widget_set_visible (legend, any);
}

/* Returns: (transfer floating): only what the picture uses. */
GtkWidget *
plumb_changes_legend_new (PlumbCanvas *canvas)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name (marks[i].icon);

      gtk_widget_add_css_class (icon, marks[i].style);
      gtk_box_append (GTK_BOX (entry), icon);
      gtk_box_append (GTK_BOX (entry), gtk_label_new (NULL));
      gtk_box_append (GTK_BOX (legend), entry);
    }
  gtk_widget_add_css_class (legend, "plumb-floating");
  gtk_widget_add_css_class (legend, "plumb-legend");
  plumb_app_set_label (legend, _ ("Legend"));
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (on_scene_changed), legend, 0);
  on_scene_changed (canvas, legend);
  return legend;
}
