// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-view-tools.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-filter-menu.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"

static GtkWidget *
add (GtkWidget *bar, GtkWidget *button, const char *icon, const char *tooltip, const char *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  plumb_app_set_label (button, label);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
on_legend_toggled (GtkToggleButton *button, PlumbLegend *legend)
{
  plumb_legend_set_open (legend, gtk_toggle_button_get_active (button));
}

static void
on_minimap_toggled (GtkToggleButton *button, PlumbMinimap *minimap)
{
  plumb_minimap_set_wanted (minimap, gtk_toggle_button_get_active (button));
}

/* Remembered for the next window, where there are settings. */
static void
bind (GtkWidget *button, const char *key)
{
  g_autoptr (GSettings) settings = plumb_settings_new ();

  if (settings != NULL)
    g_settings_bind (settings, key, button, "active", G_SETTINGS_BIND_DEFAULT);
}

/* Returns: (transfer floating): */
GtkWidget *
plumb_view_tools_new (PlumbCanvas *canvas,
                      PlumbLegend *legend,
                      PlumbMinimap *minimap,
                      gboolean changes)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *filter = plumb_filter_menu_new (canvas);
  GtkWidget *button = add (bar, gtk_button_new (), "system-search-symbolic",
                           _ ("Find in the picture (Ctrl+F)"), _ ("Find in the picture"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "diagram.find");
  gtk_widget_add_css_class (filter, "flat");
  gtk_box_append (GTK_BOX (bar), filter);
  button = add (bar, gtk_toggle_button_new (), "plumb-legend-symbolic", _ ("Show the legend"),
                _ ("Show the legend"));
  g_signal_connect (button, "toggled", G_CALLBACK (on_legend_toggled), legend);
  if (changes)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    bind (button, "legend-visible");
  button = add (bar, gtk_toggle_button_new (), "plumb-map-symbolic",
                _ ("Show a large picture as a whole, small"), _ ("Show the minimap"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_signal_connect (button, "toggled", G_CALLBACK (on_minimap_toggled), minimap);
  bind (button, "minimap-visible");
  gtk_widget_add_css_class (bar, "plumb-floating");
  plumb_app_set_label (bar, _ ("View"));
  return bar;
}

/* Opens the popover of the filter. */
void
plumb_view_tools_open_filter (GtkWidget *tools)
{
  for (GtkWidget *child = gtk_widget_get_first_child (tools); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_menu_button_popup (GTK_MENU_BUTTON (child));
}
