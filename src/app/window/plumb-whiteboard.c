// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-whiteboard.h"

#include "app/canvas/plumb-diagram-page.h"
#include "app/window/plumb-window-private.h"

/* How the window was, to be so again. */
typedef struct
{
  GtkWidget *page;
  GtkWidget *visible; /* child of the leaflet */
  gboolean fullscreen;
  gulong fullscreened;
} Whiteboard;

static Whiteboard *
get (PlumbWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "plumb-whiteboard");
}

/* Everything around the picture goes or comes back. */
static void
show_surroundings (PlumbWindow *window, gboolean show)
{
  gtk_widget_set_visible (GTK_WIDGET (window->header), show);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (window->leaflet)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (window->pages))
      gtk_widget_set_visible (child, show);
}

/* Whoever takes the window off the whole screen leaves the mode. */
static void
on_fullscreened (PlumbWindow *window)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (window)))
    plumb_whiteboard_leave (window);
}

gboolean
plumb_whiteboard_is_on (PlumbWindow *window)
{
  return get (window) != NULL;
}

/* Whether the window shows a picture. */
gboolean
plumb_whiteboard_is_possible (PlumbWindow *window)
{
  return PLUMB_IS_DIAGRAM_PAGE (plumb_window_get_page (window));
}

void
plumb_whiteboard_enter (PlumbWindow *window)
{
  Whiteboard *self;

  if (plumb_whiteboard_is_on (window) || !plumb_whiteboard_is_possible (window))
    return;
  self = g_new0 (Whiteboard, 1);
  self->page = g_object_ref (plumb_window_get_page (window));
  self->visible = adw_leaflet_get_visible_child (window->leaflet);
  self->fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (window));
  g_object_set_data (G_OBJECT (window), "plumb-whiteboard", self);
  plumb_diagram_page_set_whiteboard (PLUMB_DIAGRAM_PAGE (self->page), TRUE);
  show_surroundings (window, FALSE);
  adw_leaflet_set_visible_child (window->leaflet, GTK_WIDGET (window->pages));
  gtk_window_fullscreen (GTK_WINDOW (window));
  self->fullscreened =
      g_signal_connect (window, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.leave-whiteboard", TRUE);
  gtk_widget_grab_focus (self->page);
}

/* Puts the window back to how it was. */
void
plumb_whiteboard_leave (PlumbWindow *window)
{
  Whiteboard *self = get (window);

  if (self == NULL)
    return;
  g_object_set_data (G_OBJECT (window), "plumb-whiteboard", NULL);
  g_signal_handler_disconnect (window, self->fullscreened);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.leave-whiteboard", FALSE);
  if (!self->fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (window));
  show_surroundings (window, TRUE);
  adw_leaflet_set_visible_child (window->leaflet, self->visible);
  plumb_diagram_page_set_whiteboard (PLUMB_DIAGRAM_PAGE (self->page), FALSE);
  gtk_widget_grab_focus (self->page);
  g_object_unref (self->page);
  g_free (self);
}
