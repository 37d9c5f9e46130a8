// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-minimap.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/canvas/plumb-canvas-private.h"
#include "app/plumb-app-util.h"
#include "draw/plumb-display-list.h"

#define LARGEST_WIDTH 200
#define LARGEST_HEIGHT 130
#define PAD 6           /* pixels around the picture */
#define LARGER 1.25     /* than the window in one direction: then it helps */
#define LEAST_FRAME 6.0 /* pixels */

struct _PlumbMinimap
{
  GtkWidget parent_instance;

  PlumbCanvas *canvas; /* not owned: the page holds both */
  gboolean wanted;
  PlumbScene *scene; /* that the image shows */
  cairo_surface_t *image;
  guint n_painted;
  PlumbRect area; /* that it shows, in diagram units */
  double scale;   /* pixels a unit */
  guint update_source;
  PlumbPoint grip; /* where in the frame it is held: from its middle, in units */
};

G_DEFINE_FINAL_TYPE (PlumbMinimap, plumb_minimap, GTK_TYPE_WIDGET)

/* -- The picture ------------------------------------------------------------------------------- */

static void
set_paint (PlumbMinimap *self, cairo_t *cr, PlumbPaint paint, double alpha)
{
  const PlumbColor *color = &plumb_canvas_get_palette (self->canvas)->colors[paint];

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static PlumbPaint
paint_of (const PlumbSceneBox *box)
{
  if (box->shade == PLUMB_SHADE_FAINT)
    return PLUMB_PAINT_RULE;
  if (box->state == PLUMB_STATE_ADDED)
    return PLUMB_PAINT_ADDED;
  if (box->state == PLUMB_STATE_CHANGED)
    return PLUMB_PAINT_CHANGED;
  if (box->state == PLUMB_STATE_REMOVED)
    return PLUMB_PAINT_REMOVED;
  return box->inside_ours ? PLUMB_PAINT_MODULE : plumb_family_get_paint (box->family);
}

/* Containers as grounds, systems as blocks of their colour: at this size nobody reads. */
static void
paint_boxes (PlumbMinimap *self, cairo_t *cr, gboolean containers)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (self->scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (self->scene, i);

      if (box->shade == PLUMB_SHADE_HIDDEN || (box->container != FALSE) != containers)
        continue;
      cairo_rectangle (cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
      if (containers)
        {
          set_paint (self, cr, box->ours ? PLUMB_PAINT_OURS : PLUMB_PAINT_CONTAINER, 1);
          cairo_fill_preserve (cr);
          set_paint (self, cr, box->ours ? PLUMB_PAINT_OURS_BORDER : PLUMB_PAINT_CONTAINER_BORDER,
                     1);
          cairo_set_line_width (cr, 1 / self->scale);
          cairo_stroke (cr);
        }
      else
        {
          set_paint (self, cr, paint_of (box), 0.75);
          cairo_fill (cr);
        }
    }
}

static void
paint_connections (PlumbMinimap *self, cairo_t *cr)
{
  cairo_set_line_width (cr, 0.75 / self->scale);
  set_paint (self, cr, PLUMB_PAINT_SECONDARY, 0.6);
  for (guint i = 0; i < plumb_scene_get_n_connections (self->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (self->scene, i);

      if (connection->shade != PLUMB_SHADE_FULL)
        continue;
      for (guint j = 0; j < connection->n_points; j++)
        cairo_line_to (cr, connection->points[j].x, connection->points[j].y);
      cairo_new_sub_path (cr);
    }
  cairo_stroke (cr);
}

/* Painted once for each picture; frames only copy it. */
static void
paint_image (PlumbMinimap *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int)ceil (self->area.width * self->scale) + 2 * PAD;
  int height = (int)ceil (self->area.height * self->scale) + 2 * PAD;
  cairo_t *cr;

  g_clear_pointer (&self->image, cairo_surface_destroy);
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * factor, height * factor);
  cairo_surface_set_device_scale (self->image, factor, factor);
  cr = cairo_create (self->image);
  cairo_translate (cr, PAD, PAD);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, -self->area.x, -self->area.y);
  paint_boxes (self, cr, TRUE);
  paint_connections (self, cr);
  paint_boxes (self, cr, FALSE);
  cairo_destroy (cr);
  self->n_painted++;
}

/* -- Following --------------------------------------------------------------------------------- */

gboolean
plumb_minimap_is_useful (PlumbMinimap *self)
{
  PlumbRect sight = plumb_canvas_get_sight (self->canvas);

  return sight.width > 0 && !plumb_scene_is_empty (self->canvas->scene)
         && (self->area.width > sight.width * LARGER || self->area.height > sight.height * LARGER);
}

static gboolean
update (gpointer data)
{
  PlumbMinimap *self = data;
  GtkWidget *widget = GTK_WIDGET (self);
  PlumbScene *scene = self->canvas->scene;
  gboolean visible;

  self->update_source = 0;
  if (scene != self->scene)
    {
      g_clear_pointer (&self->scene, plumb_scene_unref);
      self->scene = plumb_scene_ref (scene);
      self->area = plumb_scene_get_bounds (scene);
      self->scale = MIN (LARGEST_WIDTH / MAX (self->area.width, 1),
                         LARGEST_HEIGHT / MAX (self->area.height, 1));
      g_clear_pointer (&self->image, cairo_surface_destroy);
      gtk_widget_queue_resize (widget);
    }
  visible = self->wanted && plumb_minimap_is_useful (self);
  if (gtk_widget_get_visible (widget) != visible)
    gtk_widget_set_visible (widget, visible);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Not at once: what is asked for while widgets get their places would be lost. */
static void
update_soon (PlumbMinimap *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update, self, NULL);
}

static void
on_moved (PlumbMinimap *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_style_changed (PlumbMinimap *self)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* -- The frame --------------------------------------------------------------------------------- */

static PlumbPoint
to_units (PlumbMinimap *self, double x, double y)
{
  return (PlumbPoint){ self->area.x + (x - PAD) / self->scale,
                       self->area.y + (y - PAD) / self->scale };
}

static void
move_to (PlumbMinimap *self, double x, double y)
{
  PlumbPoint at = to_units (self, x, y);

  at.x = CLAMP (at.x - self->grip.x, self->area.x, plumb_rect_right (&self->area));
  at.y = CLAMP (at.y - self->grip.y, self->area.y, plumb_rect_bottom (&self->area));
  plumb_canvas_center_on (self->canvas, at);
}

/* A press in the frame holds it there; one beside it brings its middle to the pointer. */
static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, PlumbMinimap *self)
{
  PlumbPoint at = to_units (self, x, y);
  PlumbRect sight = plumb_canvas_get_sight (self->canvas);
  PlumbPoint middle = plumb_rect_center (&sight);

  self->grip = (PlumbPoint){ 0, 0 };
  if (plumb_rect_contains_point (&sight, at))
    self->grip = (PlumbPoint){ at.x - middle.x, at.y - middle.y };
  else
    move_to (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, PlumbMinimap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to (self, x + dx, y + dy);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, PlumbMinimap *self)
{
  PlumbRect sight = plumb_canvas_get_sight (self->canvas);
  PlumbPoint middle = plumb_rect_center (&sight);

  middle.x += dx * sight.width * 0.1;
  middle.y += dy * sight.height * 0.1;
  plumb_canvas_center_on (self->canvas, middle);
  return GDK_EVENT_STOP;
}

static void
draw_frame (PlumbMinimap *self, cairo_t *cr, int width, int height)
{
  PlumbRect sight = plumb_canvas_get_sight (self->canvas);
  double left = PAD + (sight.x - self->area.x) * self->scale;
  double top = PAD + (sight.y - self->area.y) * self->scale;
  double right = left + MAX (sight.width * self->scale, LEAST_FRAME);
  double bottom = top + MAX (sight.height * self->scale, LEAST_FRAME);

  left = CLAMP (left, 1, width - LEAST_FRAME);
  top = CLAMP (top, 1, height - LEAST_FRAME);
  right = CLAMP (right, left + LEAST_FRAME - 1, width - 1);
  bottom = CLAMP (bottom, top + LEAST_FRAME - 1, height - 1);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  set_paint (self, cr, PLUMB_PAINT_ACCENT, 0.12);
  cairo_fill_preserve (cr);
  set_paint (self, cr, PLUMB_PAINT_ACCENT, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlumbMinimap *self = PLUMB_MINIMAP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  cairo_t *cr;

  if (self->scene == NULL || width <= 0 || height <= 0)
    return;
  if (self->image == NULL)
    paint_image (self);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_paint (cr);
  draw_frame (self, cr, width, height);
  cairo_destroy (cr);
}

static void
plumb_minimap_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PlumbMinimap *self = PLUMB_MINIMAP (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->area.width : self->area.height;

  *minimum = *natural = (int)ceil (length * self->scale) + 2 * PAD;
}

static void
plumb_minimap_dispose (GObject *object)
{
  PlumbMinimap *self = PLUMB_MINIMAP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_pointer (&self->scene, plumb_scene_unref);
  G_OBJECT_CLASS (plumb_minimap_parent_class)->dispose (object);
}

static void
plumb_minimap_class_init (PlumbMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_minimap_dispose;
  widget_class->snapshot = plumb_minimap_snapshot;
  widget_class->measure = plumb_minimap_measure;
  gtk_widget_class_set_css_name (widget_class, "plumbminimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
plumb_minimap_init (PlumbMinimap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->wanted = TRUE;
  self->scale = 1;
  gtk_widget_hide (widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (widget, _ ("The whole picture; drag the frame"));
  plumb_app_set_label (widget, _ ("The whole picture, small"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (widget, "notify::scale-factor", G_CALLBACK (on_style_changed), NULL);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* @canvas must outlive it, and stand in its scrolled window already. */
GtkWidget *
plumb_minimap_new (PlumbCanvas *canvas)
{
  PlumbMinimap *self = g_object_new (PLUMB_TYPE_MINIMAP, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->canvas = canvas;
  for (guint axis = 0; axis < 2; axis++)
    {
      g_signal_connect_object (canvas->adjustments[axis], "value-changed", G_CALLBACK (on_moved),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (canvas->adjustments[axis], "changed", G_CALLBACK (update_soon), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "zoom-changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  update_soon (self);
  return GTK_WIDGET (self);
}

/* Whether a person wants it at all. */
void
plumb_minimap_set_wanted (PlumbMinimap *self, gboolean wanted)
{
  self->wanted = wanted;
  update_soon (self);
}

guint
plumb_minimap_get_n_painted (PlumbMinimap *self)
{
  return self->n_painted;
}
