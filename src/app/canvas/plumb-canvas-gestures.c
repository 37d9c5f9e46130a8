// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Pointer, touch, wheel and pinch. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

#define HIT_PIXELS 5
#define TOUCH_HIT_PIXELS 16
#define WHEEL_STEP 1.15
#define TOUCHPAD_STEP 1.01

/* What of the picture lies at (@x, @y) of the widget. */
PlumbHit
plumb_canvas_hit (PlumbCanvas *self, double x, double y)
{
  return plumb_scene_hit (self->scene, plumb_canvas_to_diagram (self, x, y),
                          (self->touched ? TOUCH_HIT_PIXELS : HIT_PIXELS) / self->zoom);
}

static const char *
cursor_of_edges (PlumbEdges edges)
{
  switch ((guint)edges)
    {
    case PLUMB_EDGE_LEFT | PLUMB_EDGE_TOP:
    case PLUMB_EDGE_RIGHT | PLUMB_EDGE_BOTTOM:
      return "nwse-resize";
    case PLUMB_EDGE_RIGHT | PLUMB_EDGE_TOP:
    case PLUMB_EDGE_LEFT | PLUMB_EDGE_BOTTOM:
      return "nesw-resize";
    case PLUMB_EDGE_LEFT:
    case PLUMB_EDGE_RIGHT:
      return "ew-resize";
    default:
      return "ns-resize";
    }
}

/* The pointer tells what a press would do. */
void
plumb_canvas_update_cursor (PlumbCanvas *self)
{
  PlumbEdges edges = plumb_canvas_hit_resize_handle (self, self->pointer.x, self->pointer.y);
  const char *name = "default";
  PlumbSide side;
  gboolean source;

  if (self->drag.type == PLUMB_DRAG_PAN)
    name = "grabbing";
  else if (self->space_held)
    name = "grab";
  else if (self->drag.type == PLUMB_DRAG_MOVE)
    name = "move";
  else if (self->tool != PLUMB_TOOL_SELECT || self->drag.type == PLUMB_DRAG_CONNECT
           || self->drag.type == PLUMB_DRAG_END)
    name = "crosshair";
  else if (plumb_canvas_hit_end_handle (self, self->pointer.x, self->pointer.y, &source))
    name = "grab";
  else if (plumb_canvas_hit_connect_handle (self, self->pointer.x, self->pointer.y, &side))
    name = "crosshair";
  else if (edges != 0)
    name = cursor_of_edges (edges);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* -- Hover ------------------------------------------------------------------------------------- */

static void
set_hover (PlumbCanvas *self, PlumbHit hit)
{
  self->hover = hit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is touched needs larger handles than what is pointed at. */
static void
take_device (PlumbCanvas *self, GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);
  gboolean touched = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;

  if (touched == self->touched)
    return;
  self->touched = touched;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Near a handle the box keeps its handles, though the pointer has left it. */
static void
on_motion (GtkEventControllerMotion *controller, double x, double y, PlumbCanvas *self)
{
  PlumbHit hit;
  PlumbSide side;
  gboolean source;

  self->pointer = (PlumbPoint){ x, y };
  self->pointer_inside = TRUE;
  take_device (self, GTK_EVENT_CONTROLLER (controller));
  if (self->drag.type != PLUMB_DRAG_NONE)
    return;
  if (plumb_canvas_hit_connect_handle (self, x, y, &side)
      || plumb_canvas_hit_end_handle (self, x, y, &source))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    {
      hit = plumb_canvas_hit (self, x, y);
      if (hit.type != self->hover.type || hit.index != self->hover.index)
        set_hover (self, hit);
    }
  plumb_canvas_update_cursor (self);
}

static void
on_leave (GtkEventControllerMotion *controller, PlumbCanvas *self)
{
  self->pointer_inside = FALSE;
  set_hover (self, (PlumbHit){ PLUMB_HIT_NOTHING, -1 });
}

/* -- Press, drag, click ------------------------------------------------------------------------ */

static GdkModifierType
state_of (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event =
      gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));

  return event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, PlumbCanvas *self)
{
  plumb_canvas_finish_naming (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  take_device (self, GTK_EVENT_CONTROLLER (gesture));
  plumb_canvas_drag_begin (self, x, y, state_of (gesture));
  /* A finger on empty ground scrolls. */
  if (is_touch (GTK_GESTURE (gesture)) && self->drag.next == PLUMB_DRAG_MARQUEE)
    {
      plumb_canvas_drag_end (self);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    }
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, PlumbCanvas *self)
{
  if (self->drag.type == PLUMB_DRAG_NONE)
    return;
  plumb_canvas_drag_update (self, self->drag.start_x + dx, self->drag.start_y + dy,
                            state_of (gesture));
  if (plumb_canvas_is_dragging (self))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, PlumbCanvas *self)
{
  plumb_canvas_drag_end (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, PlumbCanvas *self)
{
  plumb_canvas_drag_cancel (self);
}

static void
on_pan_begin (GtkGestureDrag *gesture, double x, double y, PlumbCanvas *self)
{
  plumb_canvas_drag_cancel (self);
  plumb_canvas_stop_gliding (self);
  self->drag.type = PLUMB_DRAG_PAN;
  self->drag.start_x = x;
  self->drag.start_y = y;
  self->drag.value_x = gtk_adjustment_get_value (self->adjustments[0]);
  self->drag.value_y = gtk_adjustment_get_value (self->adjustments[1]);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  plumb_canvas_update_cursor (self);
}

/* On empty ground makes a system, on something renames it. */
gboolean
plumb_canvas_double_click (PlumbCanvas *self, double x, double y)
{
  PlumbHit hit = plumb_canvas_hit (self, x, y);
  PlumbPoint point = plumb_canvas_to_diagram (self, x, y);
  PlumbSide side;
  gboolean source;

  if (!plumb_canvas_is_editable (self) || plumb_canvas_hit_connect_handle (self, x, y, &side)
      || plumb_canvas_hit_end_handle (self, x, y, &source))
    return FALSE;
  plumb_canvas_drag_cancel (self);
  if (hit.type == PLUMB_HIT_NOTHING || hit.type == PLUMB_HIT_INSIDE)
    {
      PlumbRect place = plumb_canvas_get_new_place (self, point);
      g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, point));

      plumb_canvas_name_new (self, PLUMB_NAMING_NEW_SYSTEM, &place, container, NULL);
    }
  else
    plumb_canvas_rename (self, plumb_canvas_get_hit_table (&hit),
                         plumb_canvas_get_hit_id (self, &hit));
  return TRUE;
}

/* On release: a press begins a drag, which would take the keyboard from the new entry. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, PlumbCanvas *self)
{
  if (n_press == 2 && !plumb_canvas_is_dragging (self))
    plumb_canvas_double_click (self, x, y);
}

static void
on_secondary_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PlumbCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  plumb_canvas_show_menu (self, x, y);
}

static void
on_long_pressed (GtkGestureLongPress *gesture, double x, double y, PlumbCanvas *self)
{
  plumb_canvas_drag_cancel (self);
  plumb_canvas_show_menu (self, x, y);
}

/* -- Zoom -------------------------------------------------------------------------------------- */

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, PlumbCanvas *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gdk_scroll_event_get_direction (event) != GDK_SCROLL_SMOOTH
                   || gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if (!(state_of (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  plumb_canvas_zoom_by (self, pow (wheel ? WHEEL_STEP : TOUCHPAD_STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, PlumbCanvas *self)
{
  double x, y;

  plumb_canvas_drag_cancel (self);
  plumb_canvas_stop_gliding (self);
  self->pinch_start = self->zoom;
  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    self->pinch_point = plumb_canvas_to_diagram (self, x, y);
}

/* What lay between the fingers stays between them, wherever they go. */
static void
on_pinch_changed (GtkGestureZoom *gesture, double scale, PlumbCanvas *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  plumb_canvas_zoom_at (self, self->pinch_start * scale, x, y);
  plumb_canvas_scroll_to (self, self->pinch_point.x * self->zoom - x,
                          self->pinch_point.y * self->zoom - y);
}

/* -- Adding them ------------------------------------------------------------------------------- */

static GtkGesture *
new_drag (PlumbCanvas *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  return drag;
}

static void
add_press_gestures (PlumbCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = new_drag (self, GDK_BUTTON_PRIMARY);
  GtkGesture *pan = new_drag (self, GDK_BUTTON_MIDDLE);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (on_pan_begin), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

void
plumb_canvas_add_gestures (PlumbCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_press_gestures (self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_changed), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
