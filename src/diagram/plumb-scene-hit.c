// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a pointer points at. */

#include <math.h>

#include "diagram/plumb-scene-private.h"

static gboolean
is_on (const PlumbRect *rect, PlumbPoint point, double tolerance)
{
  PlumbRect grown = plumb_rect_grown (rect, tolerance);

  return rect->width > 0 && plumb_rect_contains_point (&grown, point);
}

static double
distance_to_segment (PlumbPoint a, PlumbPoint b, PlumbPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (a.x + t * dx - p.x, a.y + t * dy - p.y);
}

static double
distance_to_route (const PlumbSceneConnection *connection, PlumbPoint point)
{
  double best = INFINITY;

  for (guint i = 0; i + 1 < connection->n_points; i++)
    best =
        MIN (best, distance_to_segment (connection->points[i], connection->points[i + 1], point));
  return best;
}

/* Marks, labels and notes: they lie on top. */
static PlumbHit
hit_on_top (const PlumbScene *scene, PlumbPoint point, GArray *connections, GArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      guint note = g_array_index (notes, guint, notes->len - 1 - i);

      if (plumb_rect_contains_point (&scene->notes[note].rect, point))
        return (PlumbHit){ PLUMB_HIT_NOTE, (int)note };
    }
  for (guint i = 0; i < connections->len; i++)
    {
      guint at = g_array_index (connections, guint, connections->len - 1 - i);

      if (is_on (&scene->connections[at].gap_rect, point, 0))
        return (PlumbHit){ PLUMB_HIT_GAP, (int)at };
      if (is_on (&scene->connections[at].label_rect, point, 0)
          || is_on (&scene->connections[at].state_rect, point, 0))
        return (PlumbHit){ PLUMB_HIT_LABEL, (int)at };
    }
  return (PlumbHit){ PLUMB_HIT_NOTHING, -1 };
}

static PlumbHit
hit_box (const PlumbScene *scene, PlumbPoint point, GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      guint at = g_array_index (boxes, guint, boxes->len - 1 - i);
      const PlumbSceneBox *box = &scene->boxes[at];

      if (!box->container
          && (plumb_rect_contains_point (&box->rect, point)
              || (box->badge != NULL && plumb_rect_contains_point (&box->badge_rect, point))))
        return (PlumbHit){ PLUMB_HIT_BOX, (int)at };
    }
  return (PlumbHit){ PLUMB_HIT_NOTHING, -1 };
}

static PlumbHit
hit_connection (const PlumbScene *scene, PlumbPoint point, GArray *connections, double tolerance)
{
  PlumbHit hit = { PLUMB_HIT_NOTHING, -1 };
  double best = tolerance;

  for (guint i = 0; i < connections->len; i++)
    {
      guint at = g_array_index (connections, guint, i);
      double distance = distance_to_route (&scene->connections[at], point);

      if (distance <= best)
        {
          best = distance;
          hit = (PlumbHit){ PLUMB_HIT_CONNECTION, (int)at };
        }
    }
  return hit;
}

static PlumbHit
hit_container (const PlumbScene *scene, PlumbPoint point, GArray *boxes, double tolerance)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      guint at = g_array_index (boxes, guint, boxes->len - 1 - i);
      const PlumbSceneBox *box = &scene->boxes[at];
      PlumbRect outer = plumb_rect_grown (&box->rect, tolerance);
      PlumbRect inner = plumb_rect_grown (&box->rect, -tolerance);

      if (!box->container || !plumb_rect_contains_point (&outer, point))
        continue;
      if (!plumb_rect_contains_point (&inner, point) || is_on (&box->title, point, tolerance))
        return (PlumbHit){ PLUMB_HIT_CONTAINER, (int)at };
      return (PlumbHit){ PLUMB_HIT_INSIDE, (int)at };
    }
  return (PlumbHit){ PLUMB_HIT_NOTHING, -1 };
}

PlumbHit
plumb_scene_hit (const PlumbScene *scene, PlumbPoint point, double tolerance)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  PlumbRect area = { point.x - tolerance, point.y - tolerance, 2 * tolerance, 2 * tolerance };
  PlumbHit hit;

  plumb_scene_find_touching (scene, &area, boxes, connections, notes);
  hit = hit_on_top (scene, point, connections, notes);
  if (hit.type == PLUMB_HIT_NOTHING)
    hit = hit_box (scene, point, boxes);
  if (hit.type == PLUMB_HIT_NOTHING)
    hit = hit_connection (scene, point, connections, tolerance);
  if (hit.type == PLUMB_HIT_NOTHING)
    hit = hit_container (scene, point, boxes, tolerance);
  return hit;
}
