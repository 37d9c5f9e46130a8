// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Going to another place of the plane so that the eye can follow: from one middle and zoom to another.
 * Where animations are switched off one is there at once. */

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#define DURATION_US 280000.0
#define MARGIN 40.0       /* pixels around what one flies to */
#define READABLE_ZOOM 0.6 /* names can be read */
#define LARGEST_ZOOM 1.0  /* that flying chooses by itself */

void
plumb_canvas_stop_flying (PlumbCanvas *self)
{
  if (self->fly_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fly_tick);
  self->fly_tick = 0;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  double gone = (double)(g_get_monotonic_time () - self->fly_since) / DURATION_US;
  double eased = 1 - pow (1 - MIN (gone, 1), 3);
  const PlumbCanvasPlace *from = &self->fly_from;
  const PlumbCanvasPlace *to = &self->fly_to;
  PlumbCanvasPlace at = { from->zoom * pow (to->zoom / from->zoom, eased),
                          { from->center.x + (to->center.x - from->center.x) * eased,
                            from->center.y + (to->center.y - from->center.y) * eased } };

  if (gone < 1)
    {
      plumb_canvas_set_place (self, &at);
      return G_SOURCE_CONTINUE;
    }
  self->fly_tick = 0;
  plumb_canvas_set_place (self, to);
  return G_SOURCE_REMOVE;
}

/* Goes to @place; whoever scrolls or zooms meanwhile takes over. */
void
plumb_canvas_fly_to (PlumbCanvas *self, const PlumbCanvasPlace *place)
{
  GtkWidget *widget = GTK_WIDGET (self);

  plumb_canvas_stop_flying (self);
  if (!adw_get_enable_animations (widget) || !gtk_widget_get_mapped (widget))
    {
      plumb_canvas_set_place (self, place);
      return;
    }
  self->fly_from = plumb_canvas_get_place (self);
  self->fly_to = *place;
  self->fly_since = g_get_monotonic_time ();
  self->fly_tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

/* Where @rect is in the middle of what nothing lies upon, large enough to be read. */
static PlumbCanvasPlace
place_for (PlumbCanvas *self, const PlumbRect *rect)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN, 32);
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->inset_top
                           - self->inset_bottom - 2 * MARGIN,
                       32);
  double fitting = MIN (width / MAX (rect->width, 1), height / MAX (rect->height, 1));
  PlumbCanvasPlace place = { self->zoom, plumb_rect_center (rect) };

  if (place.zoom < READABLE_ZOOM)
    place.zoom = LARGEST_ZOOM;
  place.zoom = MAX (MIN (place.zoom, fitting), MIN (self->zoom, READABLE_ZOOM));
  place.center.y += (self->inset_bottom - self->inset_top) / 2.0 / place.zoom;
  return place;
}

/* Selects a system, connection or annotation and flies to it. One stays where one is when it is in
 * sight and can be read. */
void
plumb_canvas_fly_to_record (PlumbCanvas *self, const char *table, const char *id)
{
  PlumbRect rect, at;
  PlumbCanvasPlace place;

  plumb_canvas_get_scene (self);
  plumb_selection_set (self->selection, table, id);
  if (!plumb_canvas_get_rect_of (self, id, &rect))
    return;
  at = plumb_canvas_rect_to_widget (self, &rect);
  if (self->fly_tick == 0 && self->zoom >= READABLE_ZOOM && at.x >= 0
      && plumb_rect_right (&at) <= gtk_widget_get_width (GTK_WIDGET (self))
      && at.y >= self->inset_top
      && plumb_rect_bottom (&at) <= gtk_widget_get_height (GTK_WIDGET (self)) - self->inset_bottom)
    return;
  place = place_for (self, &rect);
  plumb_canvas_fly_to (self, &place);
}
