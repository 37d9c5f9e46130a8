// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Drawing by hand: a stylus at any time, mouse and finger with the pen tool. What is drawn is shown over the
 * picture until it is let go; then it is a stroke of the review. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "diagram/plumb-ink.h"
#include "draw/plumb-draw.h"

#define TOLERANCE_PIXELS 0.75
#define ERASER_PIXELS 9.0
#define MOST_RAW_POINTS 16000 /* then what was drawn is made fewer on the way */

/* -- Pen --------------------------------------------------------------------------------------- */

/* Whether a press draws ink or erases it, rather than what the other tools do. */
gboolean
plumb_canvas_has_pen (PlumbCanvas *self)
{
  return plumb_canvas_is_editable (self)
         && (self->tool == PLUMB_TOOL_PEN || self->tool == PLUMB_TOOL_ERASER);
}

const char *
plumb_canvas_get_pen_colour (PlumbCanvas *self)
{
  return self->ink.colour;
}

gboolean
plumb_canvas_is_pen_thick (PlumbCanvas *self)
{
  return self->ink.thick;
}

/* @colour: a word of "ink_colour". The pen is taken up with it. */
void
plumb_canvas_set_pen (PlumbCanvas *self, const char *colour, gboolean thick)
{
  self->ink.colour = g_intern_string (colour);
  self->ink.thick = thick;
  if (self->tool == PLUMB_TOOL_PEN)
    g_signal_emit_by_name (self, "tool-changed");
  else
    plumb_canvas_set_tool (self, PLUMB_TOOL_PEN);
}

gboolean
plumb_canvas_is_ink_hidden (PlumbCanvas *self)
{
  return self->ink.hidden;
}

/* Hides or shows the ink of this review in all its pictures on this computer. */
void
plumb_canvas_set_ink_hidden (PlumbCanvas *self, gboolean hidden)
{
  plumb_settings_set_hides_ink (plumb_review_get_uid (self->review), hidden);
  if (self->ink.hidden == hidden)
    return;
  self->ink.hidden = hidden;
  plumb_canvas_take_scene (
      self, plumb_scene_with_ink_hidden (plumb_canvas_get_scene (self), self->review, hidden));
  plumb_canvas_update_ink_actions (self);
  g_signal_emit_by_name (self, "tool-changed");
}

/* -- Drawing ----------------------------------------------------------------------------------- */

static double
tolerance_of (PlumbCanvas *self)
{
  return CLAMP (TOLERANCE_PIXELS / self->zoom, 0.15, 4);
}

static double
width_of (PlumbCanvas *self)
{
  return self->ink.thick ? PLUMB_INK_THICK : PLUMB_INK_THIN;
}

static void
simplify (PlumbCanvas *self)
{
  GArray *few = plumb_ink_simplify ((const PlumbStrokePoint *)(gpointer)self->ink.points->data,
                                    self->ink.points->len, tolerance_of (self));

  g_array_unref (self->ink.points);
  self->ink.points = few;
}

static void
draw_to (PlumbCanvas *self, PlumbPoint at, double share)
{
  PlumbStrokePoint point = { at.x, at.y, share };
  const PlumbStrokePoint *last =
      &g_array_index (self->ink.points, PlumbStrokePoint, self->ink.points->len - 1);

  if (self->ink.points->len > 0 && last->x == at.x && last->y == at.y)
    return;
  if (self->ink.points->len >= MOST_RAW_POINTS)
    simplify (self);
  g_array_append_val (self->ink.points, point);
}

/* Takes away what lies between the last place of the eraser and @to; it is gone when the sweep ends. */
static void
erase_to (PlumbCanvas *self, PlumbPoint to)
{
  PlumbCanvasInk *ink = &self->ink;
  PlumbScene *shown = plumb_canvas_get_shown (self);
  double radius = ERASER_PIXELS / self->zoom;
  PlumbRect area = { MIN (ink->last.x, to.x), MIN (ink->last.y, to.y), ABS (ink->last.x - to.x),
                     ABS (ink->last.y - to.y) };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  guint before = ink->erased->len;

  area = plumb_rect_grown (&area, radius);
  plumb_scene_find_strokes (shown, &area, near);
  for (guint i = 0; i < near->len; i++)
    {
      const PlumbSceneStroke *stroke =
          plumb_scene_get_stroke (shown, g_array_index (near, guint, i));

      if (plumb_ink_is_touched ((const PlumbStrokePoint *)(gpointer)stroke->points->data,
                                stroke->points->len, stroke->width, ink->last, to, radius))
        g_ptr_array_add (ink->erased, g_strdup (stroke->id));
    }
  ink->last = to;
  if (ink->erased->len > before)
    plumb_canvas_show_dragged (
        self, plumb_scene_without_strokes (self->scene, (const char *const *)ink->erased->pdata,
                                           ink->erased->len));
}

void
plumb_canvas_ink_begin (PlumbCanvas *self, double x, double y, double share, gboolean erase)
{
  if (self->ink.hidden)
    plumb_canvas_set_ink_hidden (self, FALSE);
  plumb_canvas_drag_cancel (self);
  self->fit_most = 0;
  self->drag.type = PLUMB_DRAG_INK;
  self->drag.start_x = x;
  self->drag.start_y = y;
  self->ink.erasing = erase;
  self->ink.points = g_array_new (FALSE, FALSE, sizeof (PlumbStrokePoint));
  self->ink.erased = g_ptr_array_new_with_free_func (g_free);
  self->ink.last = plumb_canvas_to_diagram (self, x, y);
  plumb_canvas_ink_continue (self, x, y, share);
}

void
plumb_canvas_ink_continue (PlumbCanvas *self, double x, double y, double share)
{
  PlumbPoint at = plumb_canvas_to_diagram (self, x, y);

  if (self->drag.type != PLUMB_DRAG_INK)
    return;
  self->pointer = (PlumbPoint){ x, y };
  if (self->ink.erasing)
    erase_to (self, at);
  else
    draw_to (self, at, share);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
keep_stroke (PlumbCanvas *self)
{
  g_autoptr (GArray) points = NULL;
  g_autoptr (GError) error = NULL;

  simplify (self);
  points = g_array_ref (self->ink.points);
  if (points->len > 0
      && plumb_ink_add (self->review, self->view, (const PlumbStrokePoint *)(gpointer)points->data,
                        points->len, self->ink.colour, width_of (self), &error)
             == NULL)
    plumb_canvas_report (self, error);
}

static void
erase_touched (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) erased = g_ptr_array_ref (self->ink.erased);
  g_autoptr (GError) error = NULL;

  if (erased->len > 0
      && !plumb_ink_erase (self->review, (const char *const *)erased->pdata, erased->len, &error))
    plumb_canvas_report (self, error);
}

/* The pen is lifted: one act. */
void
plumb_canvas_ink_end (PlumbCanvas *self)
{
  if (self->ink.points == NULL)
    return;
  if (self->ink.erasing)
    erase_touched (self);
  else
    keep_stroke (self);
  plumb_canvas_drag_cancel (self);
}

/* Forgets what is being drawn. */
void
plumb_canvas_ink_forget (PlumbCanvas *self)
{
  g_clear_pointer (&self->ink.points, g_array_unref);
  g_clear_pointer (&self->ink.erased, g_ptr_array_unref);
  self->ink.by_stylus = FALSE;
}

/* Several places of the pointer come in one event; a stroke takes them all. */
void
plumb_canvas_ink_take_history (PlumbCanvas *self, GtkGesture *gesture)
{
  GdkEvent *event =
      gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  g_autofree GdkTimeCoord *history = NULL;
  double surface_x, surface_y, x, y;
  guint n = 0;

  if (event == NULL || gdk_event_get_event_type (event) != GDK_MOTION_NOTIFY)
    return;
  history = gdk_event_get_history (event, &n);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  for (guint i = 0; i < n; i++)
    if ((history[i].flags & GDK_AXIS_FLAG_X) && (history[i].flags & GDK_AXIS_FLAG_Y)
        && gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self),
                                             history[i].axes[GDK_AXIS_X] - surface_x,
                                             history[i].axes[GDK_AXIS_Y] - surface_y, &x, &y))
      plumb_canvas_ink_continue (self, x, y,
                                 history[i].flags & GDK_AXIS_FLAG_PRESSURE
                                     ? plumb_ink_get_share (history[i].axes[GDK_AXIS_PRESSURE])
                                     : 100);
}

/* -- Showing it -------------------------------------------------------------------------------- */

static void
draw_eraser (PlumbCanvas *self, cairo_t *cr)
{
  const PlumbColor *color = &plumb_canvas_get_palette (self)->colors[PLUMB_PAINT_SECONDARY];

  cairo_new_path (cr);
  cairo_arc (cr, self->pointer.x, self->pointer.y, ERASER_PIXELS, 0, 2 * G_PI);
  cairo_set_line_width (cr, 1.5);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_stroke (cr);
}

static void
draw_points (PlumbCanvas *self, cairo_t *cr)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  g_autoptr (GArray) points =
      plumb_ink_simplify ((const PlumbStrokePoint *)(gpointer)self->ink.points->data,
                          self->ink.points->len, tolerance_of (self));
  PlumbPoint origin = plumb_canvas_to_widget (self, (PlumbPoint){ 0, 0 });

  plumb_draw_ink (list, (const PlumbStrokePoint *)(gpointer)points->data, points->len,
                  width_of (self), plumb_ink_get_paint (self->ink.colour));
  cairo_save (cr);
  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, self->zoom, self->zoom);
  plumb_display_list_play (list, cr, plumb_canvas_get_palette (self), NULL);
  cairo_restore (cr);
}

/* What the pen draws now, as it will be; or where the eraser is. */
void
plumb_canvas_draw_ink (PlumbCanvas *self, cairo_t *cr)
{
  if (self->ink.points != NULL && !self->ink.erasing)
    draw_points (self, cr);
  else if (self->ink.points != NULL || (self->tool == PLUMB_TOOL_ERASER && self->pointer_inside))
    draw_eraser (self, cr);
}

/* -- Stylus ------------------------------------------------------------------------------------ */

/* A stylus draws at any time, unless a tool is chosen that does something else. */
static gboolean
stylus_draws (PlumbCanvas *self)
{
  return plumb_canvas_is_editable (self)
         && (self->tool == PLUMB_TOOL_SELECT || plumb_canvas_has_pen (self));
}

/* Whether what @gesture sees is a stylus that draws. */
gboolean
plumb_canvas_is_stylus (PlumbCanvas *self, GtkGesture *gesture)
{
  GdkEvent *event =
      gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));

  return event != NULL && gdk_event_get_device_tool (event) != NULL && stylus_draws (self);
}

static double
share_of (GtkGestureStylus *stylus)
{
  double pressure;

  return gtk_gesture_stylus_get_axis (stylus, GDK_AXIS_PRESSURE, &pressure)
             ? plumb_ink_get_share (pressure)
             : 100;
}

static gboolean
is_eraser (PlumbCanvas *self, GtkGestureStylus *stylus)
{
  GdkDeviceTool *tool = gtk_gesture_stylus_get_device_tool (stylus);

  return self->tool == PLUMB_TOOL_ERASER
         || (tool != NULL && gdk_device_tool_get_tool_type (tool) == GDK_DEVICE_TOOL_TYPE_ERASER);
}

static void
on_stylus_down (GtkGestureStylus *stylus, double x, double y, PlumbCanvas *self)
{
  if (!stylus_draws (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (stylus), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  plumb_canvas_finish_naming (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  plumb_canvas_ink_begin (self, x, y, share_of (stylus), is_eraser (self, stylus));
  self->ink.by_stylus = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (stylus), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_stylus_motion (GtkGestureStylus *stylus, double x, double y, PlumbCanvas *self)
{
  if (!self->ink.by_stylus)
    return;
  plumb_canvas_ink_take_history (self, GTK_GESTURE (stylus));
  plumb_canvas_ink_continue (self, x, y, share_of (stylus));
}

static void
on_stylus_up (GtkGestureStylus *stylus, double x, double y, PlumbCanvas *self)
{
  if (self->ink.by_stylus)
    plumb_canvas_ink_end (self);
}

void
plumb_canvas_add_stylus (PlumbCanvas *self)
{
  GtkGesture *stylus = gtk_gesture_stylus_new ();

  g_signal_connect (stylus, "down", G_CALLBACK (on_stylus_down), self);
  g_signal_connect (stylus, "motion", G_CALLBACK (on_stylus_motion), self);
  g_signal_connect (stylus, "up", G_CALLBACK (on_stylus_up), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (stylus));
}

/* -- Actions ----------------------------------------------------------------------------------- */

static void
on_tool (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbTool tool = g_str_equal (name, "canvas.pen") ? PLUMB_TOOL_PEN : PLUMB_TOOL_ERASER;

  plumb_canvas_set_tool (self, self->tool == tool ? PLUMB_TOOL_SELECT : tool);
}

static void
on_hide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  plumb_canvas_set_ink_hidden (self, !self->ink.hidden);
}

/* Erases the ink of this view, what is hidden as well. */
static void
on_erase_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  const GPtrArray *records = plumb_review_get_records (self->review, "ink");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < records->len; i++)
    if (plumb_record_is (records->pdata[i], "view", self->view))
      g_ptr_array_add (ids, g_strdup (plumb_record_get_id (records->pdata[i])));
  if (ids->len == 0)
    return;
  if (plumb_ink_erase (self->review, (const char *const *)ids->pdata, ids->len, &error))
    plumb_app_toast (widget, _ ("Ink erased"), TRUE);
  else
    plumb_canvas_report (self, error);
}

void
plumb_canvas_class_add_ink_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.pen", NULL, on_tool);
  gtk_widget_class_install_action (widget_class, "canvas.eraser", NULL, on_tool);
  gtk_widget_class_install_action (widget_class, "canvas.hide-ink", NULL, on_hide);
  gtk_widget_class_install_action (widget_class, "canvas.erase-ink", NULL, on_erase_all);
}

static gboolean
has_ink (PlumbCanvas *self)
{
  const GPtrArray *records = plumb_review_get_records (self->review, "ink");

  for (guint i = 0; i < records->len; i++)
    if (plumb_record_is (records->pdata[i], "view", self->view))
      return TRUE;
  return FALSE;
}

void
plumb_canvas_update_ink_actions (PlumbCanvas *self)
{
  gboolean editable = plumb_canvas_is_editable (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.pen", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.eraser", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.erase-ink", editable && has_ink (self));
}

/* What the menu of the ground offers where there is ink. */
void
plumb_canvas_add_ink_items (PlumbCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (!has_ink (self))
    return;
  g_menu_append (section, self->ink.hidden ? _ ("Show _Ink") : _ ("Hide _Ink"), "canvas.hide-ink");
  if (plumb_canvas_is_editable (self))
    g_menu_append (section, _ ("_Erase All Ink"), "canvas.erase-ink");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
