// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* After boxes moved all at once, by tidying or undoing: frames that go from where each was to where it
 * is, so that the eye can follow. */

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#define DURATION_US 380000.0
#define LEAST_WAY 24 /* diagram units; a shorter one needs no help */

typedef struct
{
  PlumbRect from;
  PlumbRect to;
} Way;

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  gtk_widget_queue_draw (widget);
  if (g_get_monotonic_time () - self->follow_since < DURATION_US)
    return G_SOURCE_CONTINUE;
  self->follow_tick = 0;
  g_clear_pointer (&self->follow, g_array_unref);
  return G_SOURCE_REMOVE;
}

static void
add_way (PlumbCanvas *self, const PlumbScene *after, const PlumbSceneBox *box)
{
  int found = plumb_scene_find_box (after, box->id);
  Way way;

  if (found < 0)
    return;
  way = (Way){ box->rect, plumb_scene_get_box (after, (guint)found)->rect };
  if (hypot (way.from.x - way.to.x, way.from.y - way.to.y) >= LEAST_WAY)
    g_array_append_val (self->follow, way);
}

void
plumb_canvas_stop_following (PlumbCanvas *self)
{
  if (self->follow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_tick);
  self->follow_tick = 0;
  g_clear_pointer (&self->follow, g_array_unref);
}

/* Shows the way of each box from @before to @after. */
void
plumb_canvas_follow (PlumbCanvas *self, const PlumbScene *before, const PlumbScene *after)
{
  GtkWidget *widget = GTK_WIDGET (self);

  plumb_canvas_stop_following (self);
  if (!adw_get_enable_animations (widget) || !gtk_widget_get_mapped (widget))
    return;
  self->follow = g_array_new (FALSE, FALSE, sizeof (Way));
  for (guint i = 0; i < plumb_scene_get_n_boxes (before); i++)
    add_way (self, after, plumb_scene_get_box (before, i));
  if (self->follow->len == 0)
    {
      g_clear_pointer (&self->follow, g_array_unref);
      return;
    }
  self->follow_since = g_get_monotonic_time ();
  self->follow_tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

/* The frames as they are on their way now, in widget coordinates; NULL: nothing is on its way.
 * Returns: (transfer full) (nullable) (element-type PlumbRect): */
GArray *
plumb_canvas_get_followed (PlumbCanvas *self, double *alpha)
{
  double gone = MIN ((double)(g_get_monotonic_time () - self->follow_since) / DURATION_US, 1);
  double eased = 1 - pow (1 - gone, 3);
  GArray *frames;

  if (self->follow == NULL)
    return NULL;
  frames = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  for (guint i = 0; i < self->follow->len; i++)
    {
      const Way *way = &g_array_index (self->follow, Way, i);
      PlumbRect rect = { way->from.x + (way->to.x - way->from.x) * eased,
                         way->from.y + (way->to.y - way->from.y) * eased,
                         way->from.width + (way->to.width - way->from.width) * eased,
                         way->from.height + (way->to.height - way->from.height) * eased };

      rect = plumb_canvas_rect_to_widget (self, &rect);
      g_array_append_val (frames, rect);
    }
  *alpha = 1 - gone * gone;
  return frames;
}
