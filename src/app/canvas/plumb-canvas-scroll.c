// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Scrolling and zoom. The adjustments hold where the widget's corner lies on the plane, in pixels at
 * the present zoom; the plane goes on beyond the picture by most of a page. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

#define BEYOND 0.75 /* of a page */
#define FIT_MARGIN 24
#define LEAST_READABLE_ZOOM 0.6
#define ZOOM_STEP 4096.0
#define EDGE 28        /* pixels at the widget's edge where a drag scrolls */
#define EDGE_SPEED 0.4 /* pixels a millisecond and pixel */

static int
size_of (PlumbCanvas *self, guint axis)
{
  return axis == 0 ? gtk_widget_get_width (GTK_WIDGET (self))
                   : gtk_widget_get_height (GTK_WIDGET (self));
}

static void
queue_moved (PlumbCanvas *self)
{
  if (self->naming.type != PLUMB_NAMING_NONE)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Somebody else scrolled: from now on the place is theirs. */
static void
on_value_changed (PlumbCanvas *self)
{
  self->fit_most = 0;
  plumb_canvas_stop_flying (self);
  queue_moved (self);
}

/* What there is to see: the picture, and photos under it. */
static PlumbRect
get_extent (PlumbCanvas *self)
{
  PlumbRect bounds = self->scene != NULL ? plumb_scene_get_bounds (self->scene) : (PlumbRect){ 0 };

  if (self->review != NULL)
    plumb_canvas_include_photos (self, &bounds);
  return bounds;
}

static void
configure (PlumbCanvas *self, guint axis, double value)
{
  PlumbRect bounds = get_extent (self);
  double start = (axis == 0 ? bounds.x : bounds.y) * self->zoom;
  double length = (axis == 0 ? bounds.width : bounds.height) * self->zoom;
  double page = size_of (self, axis);
  double lower = MIN (start - page * BEYOND, value);
  double upper = MAX (start + length + page * BEYOND, value + page);

  g_signal_handler_block (self->adjustments[axis], self->adjustment_handlers[axis]);
  gtk_adjustment_configure (self->adjustments[axis], value, lower, upper, 40, page * 0.9, page);
  g_signal_handler_unblock (self->adjustments[axis], self->adjustment_handlers[axis]);
}

/* Fits the range of scrolling to the picture, without moving it. */
void
plumb_canvas_configure_adjustments (PlumbCanvas *self)
{
  for (guint axis = 0; axis < 2; axis++)
    configure (self, axis, gtk_adjustment_get_value (self->adjustments[axis]));
}

static void
scroll_to (PlumbCanvas *self, double x, double y)
{
  configure (self, 0, round (x));
  configure (self, 1, round (y));
  queue_moved (self);
}

/* Puts the widget's corner on the plane at (@x, @y), in pixels at the present zoom. */
void
plumb_canvas_scroll_to (PlumbCanvas *self, double x, double y)
{
  self->fit_most = 0;
  plumb_canvas_stop_flying (self);
  scroll_to (self, x, y);
}

void
plumb_canvas_scroll_by (PlumbCanvas *self, double dx, double dy)
{
  plumb_canvas_scroll_to (self, gtk_adjustment_get_value (self->adjustments[0]) + dx,
                          gtk_adjustment_get_value (self->adjustments[1]) + dy);
}

/* Takes @adjustment for @axis (0: horizontal); NULL makes one. */
void
plumb_canvas_set_adjustment (PlumbCanvas *self, guint axis, GtkAdjustment *adjustment)
{
  double value = 0;

  if (adjustment != NULL && adjustment == self->adjustments[axis])
    return;
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  if (self->adjustments[axis] != NULL)
    {
      value = gtk_adjustment_get_value (self->adjustments[axis]);
      g_clear_signal_handler (&self->adjustment_handlers[axis], self->adjustments[axis]);
      g_object_unref (self->adjustments[axis]);
    }
  self->adjustments[axis] = g_object_ref_sink (adjustment);
  self->adjustment_handlers[axis] =
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
  configure (self, axis, value);
  g_object_notify (G_OBJECT (self), axis == 0 ? "hadjustment" : "vadjustment");
}

void
plumb_canvas_clear_adjustments (PlumbCanvas *self)
{
  plumb_canvas_scroll_at_edges (self, FALSE);
  for (guint axis = 0; axis < 2; axis++)
    if (self->adjustments[axis] != NULL)
      {
        g_clear_signal_handler (&self->adjustment_handlers[axis], self->adjustments[axis]);
        g_clear_object (&self->adjustments[axis]);
      }
}

/* -- At the edges, while dragging -------------------------------------------------------------- */

static double
pull (double at, double size)
{
  if (at < EDGE)
    return at - EDGE;
  return at > size - EDGE ? at - (size - EDGE) : 0;
}

static gboolean
on_scroll_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  double dx = pull (self->pointer.x, size_of (self, 0));
  double dy = pull (self->pointer.y, size_of (self, 1));

  if (dx == 0 && dy == 0)
    return G_SOURCE_CONTINUE;
  plumb_canvas_scroll_by (self, CLAMP (dx, -EDGE, EDGE) * EDGE_SPEED,
                          CLAMP (dy, -EDGE, EDGE) * EDGE_SPEED);
  plumb_canvas_drag_again (self, (self->drag.free ? GDK_CONTROL_MASK : 0)
                                     | (self->drag.straight ? GDK_SHIFT_MASK : 0));
  return G_SOURCE_CONTINUE;
}

/* While on, a pointer at the widget's edge scrolls, and the drag goes along. */
void
plumb_canvas_scroll_at_edges (PlumbCanvas *self, gboolean on)
{
  if (on == (self->scroll_tick != 0))
    return;
  if (on)
    {
      self->scroll_tick =
          gtk_widget_add_tick_callback (GTK_WIDGET (self), on_scroll_tick, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
}

/* -- Zoom -------------------------------------------------------------------------------------- */

double
plumb_canvas_get_zoom (PlumbCanvas *self)
{
  return self->zoom;
}

static void
set_zoom (PlumbCanvas *self, double zoom)
{
  /* Tiles are kept by the zoom as a whole number of steps; it is just that number here too. */
  zoom = round (CLAMP (zoom, PLUMB_ZOOM_LEAST, PLUMB_ZOOM_MOST) * ZOOM_STEP) / ZOOM_STEP;
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  g_signal_emit_by_name (self, "zoom-changed");
}

/* Sets the zoom, so that what lies at (@x, @y) of the widget stays there. */
void
plumb_canvas_zoom_at (PlumbCanvas *self, double zoom, double x, double y)
{
  PlumbPoint point = plumb_canvas_to_diagram (self, x, y);

  set_zoom (self, zoom);
  plumb_canvas_scroll_to (self, point.x * self->zoom - x, point.y * self->zoom - y);
}

/* Zooms around the pointer where it is on the canvas, else around the middle. */
void
plumb_canvas_zoom_by (PlumbCanvas *self, double factor)
{
  double x = self->pointer_inside ? self->pointer.x : size_of (self, 0) / 2.0;
  double y = self->pointer_inside ? self->pointer.y : size_of (self, 1) / 2.0;

  plumb_canvas_zoom_at (self, self->zoom * factor, x, y);
}

/* Brings all of @rect into sight, in the middle, at a zoom of at most @most. */
void
plumb_canvas_fit_rect (PlumbCanvas *self, const PlumbRect *rect, double most)
{
  double width = MAX (size_of (self, 0) - 2 * FIT_MARGIN, 32);
  double top = self->inset_top + FIT_MARGIN / 2.0;
  double bottom = self->inset_bottom + FIT_MARGIN / 2.0;
  double height = MAX (size_of (self, 1) - top - bottom, 32);
  PlumbPoint center = plumb_rect_center (rect);

  plumb_canvas_stop_flying (self);
  set_zoom (self, MIN (most, MIN (width / MAX (rect->width, 1), height / MAX (rect->height, 1))));
  self->fit_most = 0;
  scroll_to (self, center.x * self->zoom - size_of (self, 0) / 2.0,
             center.y * self->zoom - top - height / 2);
}

static void
fit_all (PlumbCanvas *self, double most)
{
  PlumbRect bounds = get_extent (self);

  if (bounds.width <= 0 && bounds.height <= 0)
    {
      bounds = (PlumbRect){ 0, 0, 480, 320 };
      most = 1;
    }
  plumb_canvas_fit_rect (self, &bounds, most);
  self->fit_most = most;
}

void
plumb_canvas_fit (PlumbCanvas *self)
{
  fit_all (self, self->largest_fit);
}

/* -- Places ------------------------------------------------------------------------------------ */

PlumbCanvasPlace
plumb_canvas_get_place (PlumbCanvas *self)
{
  return (PlumbCanvasPlace){ self->zoom, plumb_canvas_to_diagram (self, size_of (self, 0) / 2.0,
                                                                  size_of (self, 1) / 2.0) };
}

void
plumb_canvas_set_place (PlumbCanvas *self, const PlumbCanvasPlace *place)
{
  set_zoom (self, place->zoom);
  self->fit_most = 0;
  scroll_to (self, place->center.x * self->zoom - size_of (self, 0) / 2.0,
             place->center.y * self->zoom - size_of (self, 1) / 2.0);
}

/* Scrolls so that @point lies in the middle. */
void
plumb_canvas_center_on (PlumbCanvas *self, PlumbPoint point)
{
  PlumbCanvasPlace place = { self->zoom, point };

  plumb_canvas_stop_flying (self);
  plumb_canvas_set_place (self, &place);
}

/* What one sees of the plane, in diagram units. */
PlumbRect
plumb_canvas_get_sight (PlumbCanvas *self)
{
  PlumbPoint corner = plumb_canvas_to_diagram (self, 0, 0);

  return (PlumbRect){ corner.x, corner.y, size_of (self, 0) / self->zoom,
                      size_of (self, 1) / self->zoom };
}

/* Where the box, note or connection (with its ends) @id lies; FALSE when the picture has none. */
gboolean
plumb_canvas_get_rect_of (PlumbCanvas *self, const char *id, PlumbRect *rect)
{
  int found = plumb_scene_find_box (self->scene, id);

  if (found >= 0)
    *rect = plumb_scene_get_box (self->scene, (guint)found)->rect;
  else if ((found = plumb_scene_find_note (self->scene, id)) >= 0)
    *rect = plumb_scene_get_note (self->scene, (guint)found)->rect;
  else if ((found = plumb_scene_find_connection (self->scene, id)) >= 0)
    {
      const PlumbSceneConnection *connection =
          plumb_scene_get_connection (self->scene, (guint)found);

      *rect =
          plumb_rect_union (&plumb_scene_get_box (self->scene, (guint)connection->source)->rect,
                            &plumb_scene_get_box (self->scene, (guint)connection->target)->rect);
    }
  return found >= 0;
}

void
plumb_canvas_fit_selection (PlumbCanvas *self)
{
  PlumbRect all = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;
      PlumbRect rect;

      plumb_selection_get (self->selection, i, &table, &id);
      if (!plumb_canvas_get_rect_of (self, id, &rect))
        continue;
      all = any ? plumb_rect_union (&all, &rect) : rect;
      any = TRUE;
    }
  if (any)
    plumb_canvas_fit_rect (self, &all, 2);
}

/* The whole picture when it is first shown, at its own size where there is room. */
void
plumb_canvas_first_fit (PlumbCanvas *self)
{
  self->fit_wanted = FALSE;
  fit_all (self, 1);
}

/* After a change of size: what was fitted, and not moved since, is fitted again. */
void
plumb_canvas_fit_again (PlumbCanvas *self)
{
  if (self->fit_most > 0)
    fit_all (self, self->fit_most);
}

/* How the picture lies in the widget, to be put back with plumb_canvas_set_lie(). */
PlumbCanvasLie
plumb_canvas_get_lie (PlumbCanvas *self)
{
  return (PlumbCanvasLie){ self->zoom, gtk_adjustment_get_value (self->adjustments[0]),
                           gtk_adjustment_get_value (self->adjustments[1]), self->fit_most };
}

void
plumb_canvas_set_lie (PlumbCanvas *self, const PlumbCanvasLie *lie)
{
  set_zoom (self, lie->zoom);
  scroll_to (self, lie->x, lie->y);
  self->fit_most = lie->fit_most;
  plumb_canvas_fit_again (self);
}

/* Fits the picture with a zoom of at most @zoom from now on. */
void
plumb_canvas_set_largest_fit (PlumbCanvas *self, double zoom)
{
  self->largest_fit = zoom;
}

/* Scrolls as little as brings @rect into sight. */
void
plumb_canvas_reveal (PlumbCanvas *self, const PlumbRect *rect)
{
  PlumbRect at = plumb_canvas_rect_to_widget (self, rect);
  double width = size_of (self, 0);
  double top = self->inset_top;
  double bottom = size_of (self, 1) - self->inset_bottom;
  double dx = 0, dy = 0;

  if (width <= 0 || bottom <= top || self->fit_wanted)
    return;
  if (plumb_rect_right (&at) > width - FIT_MARGIN)
    dx = plumb_rect_right (&at) - width + FIT_MARGIN;
  if (at.x - dx < FIT_MARGIN)
    dx = at.x - FIT_MARGIN;
  if (plumb_rect_bottom (&at) > bottom - FIT_MARGIN)
    dy = plumb_rect_bottom (&at) - bottom + FIT_MARGIN;
  if (at.y - dy < top + FIT_MARGIN)
    dy = at.y - top - FIT_MARGIN;
  if (dx != 0 || dy != 0)
    plumb_canvas_scroll_by (self, dx, dy);
}

/* While a picture grows by typing all of it stays in sight, as long as it can still be read; never
 * larger than it is now. Nothing moves while it fits. */
void
plumb_canvas_keep_in_sight (PlumbCanvas *self)
{
  PlumbRect bounds = plumb_scene_get_bounds (plumb_canvas_get_scene (self));
  PlumbRect at = plumb_canvas_rect_to_widget (self, &bounds);
  double width = size_of (self, 0);
  double height = size_of (self, 1) - self->inset_top - self->inset_bottom;
  double fitting = MIN ((width - 2 * FIT_MARGIN) / MAX (bounds.width, 1),
                        (height - FIT_MARGIN) / MAX (bounds.height, 1));
  gboolean inside = at.x >= 0 && plumb_rect_right (&at) <= width && at.y >= self->inset_top
                    && plumb_rect_bottom (&at) <= self->inset_top + height;

  if (!inside && fitting >= LEAST_READABLE_ZOOM)
    fit_all (self, self->zoom);
}

/* Selects a system, connection or annotation and brings it into sight. */
void
plumb_canvas_show_record (PlumbCanvas *self, const char *table, const char *id)
{
  PlumbRect rect;

  plumb_canvas_get_scene (self);
  plumb_selection_set (self->selection, table, id);
  if (plumb_canvas_get_rect_of (self, id, &rect))
    plumb_canvas_reveal (self, &rect);
}
