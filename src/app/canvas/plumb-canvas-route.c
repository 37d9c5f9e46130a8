// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a person wishes for a connector: where its label stands, and a line that it passes. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- A label along its route ------------------------------------------------------------------- */

static double
length_of (const PlumbSceneConnection *connection)
{
  double length = 0;

  for (guint i = 0; i + 1 < connection->n_points; i++)
    length += fabs (connection->points[i + 1].x - connection->points[i].x)
              + fabs (connection->points[i + 1].y - connection->points[i].y);
  return length;
}

/* The place on the route that is nearest to the pointer, as a share of the way. */
void
plumb_canvas_measure_label (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  const PlumbSceneConnection *connection =
      plumb_scene_get_connection (self->scene, (guint)drag->hit.index);
  double gone = 0, best = G_MAXDOUBLE, offset = 0;
  PlumbPoint at = drag->at;

  for (guint i = 0; i + 1 < connection->n_points; i++)
    {
      PlumbPoint a = connection->points[i];
      PlumbPoint b = connection->points[i + 1];
      double length = fabs (b.x - a.x) + fabs (b.y - a.y);
      double x = CLAMP (drag->at.x, MIN (a.x, b.x), MAX (a.x, b.x));
      double y = CLAMP (drag->at.y, MIN (a.y, b.y), MAX (a.y, b.y));
      double away = hypot (drag->at.x - x, drag->at.y - y);

      if (away < best)
        {
          best = away;
          at = (PlumbPoint){ x, y };
          offset = gone + fabs (x - a.x) + fabs (y - a.y);
        }
      gone += length;
    }
  drag->offset = CLAMP (offset / MAX (length_of (connection), 1), 0, 1);
  drag->rect = connection->label_rect;
  drag->rect.x = at.x - drag->rect.width / 2;
  drag->rect.y = at.y - drag->rect.height / 2;
}

/* Returns: (transfer none) (nullable): what a person wished for the route in this view. */
PlumbRecord *
plumb_canvas_get_route_place (PlumbCanvas *self, const char *connection)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", self->view, connection);

  return plumb_review_get_record (self->review, "route_place", key);
}

static PlumbRecord *
ensure_place (PlumbCanvas *self, const char *connection, GError **error)
{
  PlumbRecord *place = plumb_canvas_get_route_place (self, connection);

  return place != NULL ? place
                       : plumb_review_add (self->review, "route_place", error, "view", self->view,
                                           "connection", connection, NULL);
}

static gboolean
set_label_offset (PlumbCanvas *self, const char *connection, double offset, GError **error)
{
  PlumbRecord *place = ensure_place (self, connection, error);

  return place != NULL
         && plumb_review_set_real (self->review, place, "label_offset", offset, error);
}

void
plumb_canvas_drop_label (PlumbCanvas *self)
{
  g_autofree char *id = g_strdup (plumb_canvas_get_hit_id (self, &self->drag.hit));
  /* A thousandth of the way is finer than a pixel, and reads better in the file. */
  double offset = round (self->drag.offset * 1000) / 1000;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (self->review, _ ("Move label"));
  if (!set_label_offset (self, id, offset, &error))
    plumb_review_rollback (self->review);
  else
    plumb_review_commit (self->review, &error);
  plumb_canvas_report (self, error);
}

/* The label goes on by a share of the way, or back. */
void
plumb_canvas_nudge_label (PlumbCanvas *self, const char *connection, double by)
{
  int index = plumb_scene_find_connection (self->scene, connection);
  PlumbDrag *drag = &self->drag;

  if (index < 0)
    return;
  drag->hit = (PlumbHit){ PLUMB_HIT_LABEL, index };
  drag->at =
      plumb_rect_center (&plumb_scene_get_connection (self->scene, (guint)index)->label_rect);
  plumb_canvas_measure_label (self);
  drag->offset = CLAMP (drag->offset + by, 0, 1);
  plumb_canvas_drop_label (self);
}

/* -- A pinned segment -------------------------------------------------------------------------- */

/* The segment of the pressed connection that is nearest to the pointer. */
void
plumb_canvas_start_segment (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  const PlumbSceneConnection *connection =
      plumb_scene_get_connection (self->scene, (guint)drag->hit.index);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < connection->n_points; i++)
    {
      PlumbPoint a = connection->points[i];
      PlumbPoint b = connection->points[i + 1];
      double x = CLAMP (drag->start.x, MIN (a.x, b.x), MAX (a.x, b.x));
      double y = CLAMP (drag->start.y, MIN (a.y, b.y), MAX (a.y, b.y));
      double away = hypot (drag->start.x - x, drag->start.y - y);

      if (away >= best)
        continue;
      best = away;
      drag->segment = i;
      drag->upright = fabs (a.x - b.x) < fabs (a.y - b.y);
    }
}

void
plumb_canvas_measure_segment (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  double at = drag->upright ? drag->at.x : drag->at.y;

  drag->line = drag->free ? round (at) : round (at / PLUMB_GRID) * PLUMB_GRID;
}

static gboolean
set_route (PlumbCanvas *self, const char *connection, const char *pinned, GError **error)
{
  PlumbRecord *place = ensure_place (self, connection, error);

  return place != NULL && plumb_review_set (self->review, place, "pinned_route", pinned, error);
}

static void
change_route (PlumbCanvas *self, const char *connection, const char *label, const char *pinned)
{
  g_autoptr (GError) error = NULL;

  plumb_review_begin (self->review, label);
  if (!set_route (self, connection, pinned, &error))
    plumb_review_rollback (self->review);
  else
    plumb_review_commit (self->review, &error);
  plumb_canvas_report (self, error);
}

/* The route shall pass that line; the router finds the rest. */
void
plumb_canvas_drop_segment (PlumbCanvas *self)
{
  const PlumbDrag *drag = &self->drag;
  g_autofree char *id = g_strdup (plumb_canvas_get_hit_id (self, &drag->hit));
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *pinned = NULL;

  g_ascii_formatd (number, sizeof number, "%.0f", drag->line);
  pinned = g_strdup_printf ("%c %s", drag->upright ? 'x' : 'y', number);
  change_route (self, id, _ ("Pin connection"), pinned);
}

/* The longest segment that can go that way is pinned a step further on. */
void
plumb_canvas_nudge_segment (PlumbCanvas *self, const char *connection, double dx, double dy)
{
  int index = plumb_scene_find_connection (self->scene, connection);
  PlumbDrag *drag = &self->drag;
  const PlumbSceneConnection *route;
  double longest = 0;

  if (index < 0)
    return;
  route = plumb_scene_get_connection (self->scene, (guint)index);
  drag->hit = (PlumbHit){ PLUMB_HIT_CONNECTION, index };
  drag->upright = dx != 0;
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      PlumbPoint a = route->points[i], b = route->points[i + 1];
      double length = drag->upright ? fabs (b.y - a.y) : fabs (b.x - a.x);

      if (length <= longest)
        continue;
      longest = length;
      drag->line = drag->upright ? a.x + dx : a.y + dy;
    }
  if (longest > 0)
    plumb_canvas_drop_segment (self);
}

/* Lets the router choose again. */
void
plumb_canvas_free_route (PlumbCanvas *self, const char *connection)
{
  if (plumb_canvas_has_own_route (self, connection))
    change_route (self, connection, _ ("Unpin connection"), "");
}

gboolean
plumb_canvas_has_own_route (PlumbCanvas *self, const char *connection)
{
  PlumbRecord *place = plumb_canvas_get_route_place (self, connection);

  return place != NULL && plumb_record_has (place, "pinned_route");
}
