// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* After a pan the ground goes on as fast as the hand let it go, and comes to rest. A finger's pan and a
 * touchpad's are the scrolled window's own. */

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#define LEAST_SPEED 60.0  /* pixels a second: slower is rest */
#define MOST_SPEED 6000.0 /* pixels a second */
#define HALVED_IN 0.18    /* seconds */
#define STALE_US 60000    /* the hand rested before it let go */
#define BLEND 0.6         /* of the newest movement in the speed */

/* The hand is at (@x, @y) of the widget while it pans. */
void
plumb_canvas_note_pan (PlumbCanvas *self, double x, double y)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double)(now - self->glide_since) / G_USEC_PER_SEC;

  if (self->glide_since != 0 && seconds > 0.001 && now - self->glide_since < STALE_US)
    {
      self->glide.x += ((self->pan_at.x - x) / seconds - self->glide.x) * BLEND;
      self->glide.y += ((self->pan_at.y - y) / seconds - self->glide.y) * BLEND;
    }
  else if (seconds > 0.001)
    self->glide = (PlumbPoint){ 0, 0 };
  if (seconds <= 0.001 && self->glide_since != 0)
    return;
  self->glide_since = now;
  self->pan_at = (PlumbPoint){ x, y };
}

void
plumb_canvas_stop_gliding (PlumbCanvas *self)
{
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
  self->glide_since = 0;
  self->glide = (PlumbPoint){ 0, 0 };
}

static gboolean
on_glide (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  gint64 now = g_get_monotonic_time ();
  double seconds = MIN ((double)(now - self->glide_since) / G_USEC_PER_SEC, 0.1);
  double kept = pow (0.5, seconds / HALVED_IN);

  plumb_canvas_scroll_by (self, self->glide.x * seconds, self->glide.y * seconds);
  self->glide_since = now;
  self->glide.x *= kept;
  self->glide.y *= kept;
  if (hypot (self->glide.x, self->glide.y) >= LEAST_SPEED)
    return G_SOURCE_CONTINUE;
  self->glide_tick = 0;
  self->glide_since = 0;
  return G_SOURCE_REMOVE;
}

/* The hand let go. */
void
plumb_canvas_glide (PlumbCanvas *self)
{
  double speed = hypot (self->glide.x, self->glide.y);
  gint64 now = g_get_monotonic_time ();

  if (now - self->glide_since > STALE_US || speed < LEAST_SPEED
      || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      plumb_canvas_stop_gliding (self);
      return;
    }
  if (speed > MOST_SPEED)
    {
      self->glide.x *= MOST_SPEED / speed;
      self->glide.y *= MOST_SPEED / speed;
    }
  self->glide_since = now;
  self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_glide, NULL, NULL);
}
