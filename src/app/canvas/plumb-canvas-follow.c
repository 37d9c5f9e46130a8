// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* After boxes moved all at once, by tidying, undoing or making room: where most of them went each glides
 * from where it was to where it is, and the connections come back at the end; where a few went, frames
 * show their way. */

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#include "draw/plumb-draw.h"

#define FRAMES_US 380000.0
#define GLIDE_US 620000.0
#define LEAST_WAY 24 /* diagram units; a shorter one needs no help */
#define LEAST_GLIDING 4
#define MOST_BOXES 300 /* that are painted anew with each frame */

typedef struct
{
  PlumbRect from;
  PlumbRect to;
  PlumbDisplayList *list; /* the box at @to, where it glides */
} Way;

static void
clear_way (gpointer data)
{
  Way *way = data;

  g_clear_pointer (&way->list, plumb_display_list_unref);
}

static double
get_duration (PlumbCanvas *self)
{
  return g_array_index (self->follow, Way, 0).list != NULL ? GLIDE_US : FRAMES_US;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  gtk_widget_queue_draw (widget);
  if ((double)(g_get_monotonic_time () - self->follow_since) < get_duration (self))
    return G_SOURCE_CONTINUE;
  self->follow_tick = 0;
  g_clear_pointer (&self->follow, g_array_unref);
  return G_SOURCE_REMOVE;
}

void
plumb_canvas_stop_following (PlumbCanvas *self)
{
  if (self->follow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_tick);
  self->follow_tick = 0;
  g_clear_pointer (&self->follow, g_array_unref);
}

gboolean
plumb_canvas_is_following (PlumbCanvas *self)
{
  return self->follow != NULL;
}

static gboolean
find_way (const PlumbScene *before, const PlumbSceneBox *box, Way *way)
{
  int found = plumb_scene_find_box (before, box->id);

  *way = (Way){ box->rect, box->rect, NULL };
  if (found < 0)
    return FALSE;
  way->from = plumb_scene_get_box (before, (guint)found)->rect;
  return hypot (way->from.x - way->to.x, way->from.y - way->to.y) >= LEAST_WAY;
}

static guint
count_moved (const PlumbScene *before, const PlumbScene *after)
{
  guint n = 0;
  Way way;

  for (guint i = 0; i < plumb_scene_get_n_boxes (after); i++)
    n += find_way (before, plumb_scene_get_box (after, i), &way) ? 1 : 0;
  return n;
}

/* Shows the way of each box from @before to @after. */
void
plumb_canvas_follow (PlumbCanvas *self, const PlumbScene *before, const PlumbScene *after)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = plumb_scene_get_n_boxes (after);
  guint moved;
  gboolean glides;

  plumb_canvas_stop_following (self);
  if (!adw_get_enable_animations (widget) || !gtk_widget_get_mapped (widget))
    return;
  moved = count_moved (before, after);
  if (moved == 0)
    return;
  glides = moved >= LEAST_GLIDING && moved * 2 >= n && n <= MOST_BOXES;
  self->follow = g_array_new (FALSE, FALSE, sizeof (Way));
  g_array_set_clear_func (self->follow, clear_way);
  for (guint i = 0; i < n; i++)
    {
      Way way;

      if (!find_way (before, plumb_scene_get_box (after, i), &way) && !glides)
        continue;
      if (glides)
        way.list = plumb_draw_scene_parts (after, &i, 1, NULL, 0);
      g_array_append_val (self->follow, way);
    }
  self->follow_since = g_get_monotonic_time ();
  self->follow_tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

/* -- Drawing ----------------------------------------------------------------------------------- */

static PlumbRect
between (const Way *way, double share)
{
  return (PlumbRect){ way->from.x + (way->to.x - way->from.x) * share,
                      way->from.y + (way->to.y - way->from.y) * share,
                      way->from.width + (way->to.width - way->from.width) * share,
                      way->from.height + (way->to.height - way->from.height) * share };
}

/* A container that changes its size is stretched with its painting; its name comes to rest in time. */
static void
draw_gliding (PlumbCanvas *self, cairo_t *cr, const Way *way, double share)
{
  PlumbRect rect = between (way, share);
  PlumbPoint origin = plumb_canvas_to_widget (self, (PlumbPoint){ 0, 0 });

  cairo_save (cr);
  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, rect.x, rect.y);
  cairo_scale (cr, rect.width / MAX (way->to.width, 1), rect.height / MAX (way->to.height, 1));
  cairo_translate (cr, -way->to.x, -way->to.y);
  plumb_display_list_play (way->list, cr, plumb_canvas_get_palette (self), NULL);
  cairo_restore (cr);
}

static void
draw_frame (PlumbCanvas *self, cairo_t *cr, const Way *way, double share, const GdkRGBA *accent)
{
  PlumbRect units = between (way, share);
  PlumbRect rect = plumb_canvas_rect_to_widget (self, &units);

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.14 * (1 - share));
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.8 * (1 - share));
  cairo_stroke (cr);
}

/* What is on its way, over the picture as it is in the end, which a veil of the ground covers first. */
void
plumb_canvas_draw_followed (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *accent)
{
  const PlumbColor *ground = &plumb_canvas_get_palette (self)->colors[PLUMB_PAINT_PAPER];
  double gone, share;
  gboolean glides;

  if (self->follow == NULL)
    return;
  glides = g_array_index (self->follow, Way, 0).list != NULL;
  gone = MIN ((double)(g_get_monotonic_time () - self->follow_since) / get_duration (self), 1);
  share = glides ? gone * gone * (3 - 2 * gone) : 1 - pow (1 - gone, 3);
  if (glides)
    {
      cairo_set_source_rgba (cr, ground->red, ground->green, ground->blue, 1 - pow (gone, 4));
      cairo_paint (cr);
    }
  for (guint i = 0; i < self->follow->len; i++)
    {
      const Way *way = &g_array_index (self->follow, Way, i);

      if (glides)
        draw_gliding (self, cr, way, share);
      else
        draw_frame (self, cr, way, share, accent);
    }
}
