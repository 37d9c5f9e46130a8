// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-loop.h"

#include <math.h>

/* The loop at one corner of @r, @out away from it; @x and @y tell the corner by
 * their signs. */
static void
loop_at_corner (const PlumbRect *r, double out, double share, int x, int y, PlumbPoint *p)
{
  double side_x = x > 0 ? plumb_rect_right (r) : r->x;
  double side_y = y > 0 ? plumb_rect_bottom (r) : r->y;
  double along_x = side_x - x * r->width * share;
  double along_y = side_y - y * r->height * share;

  p[0] = (PlumbPoint){ along_x, side_y };
  p[1] = (PlumbPoint){ along_x, side_y + y * out };
  p[2] = (PlumbPoint){ side_x + x * out, side_y + y * out };
  p[3] = (PlumbPoint){ side_x + x * out, along_y };
  p[4] = (PlumbPoint){ side_x, along_y };
}

static gboolean
is_clear (PlumbRouteWorld *world, int node, const PlumbPoint *p)
{
  PlumbRouteTask task = { .source = node, .target = node };

  for (guint i = 1; i < 3; i++)
    {
      PlumbRect area =
          plumb_rect_grown (&(PlumbRect){ MIN (p[i].x, p[i + 1].x), MIN (p[i].y, p[i + 1].y),
                                          fabs (p[i].x - p[i + 1].x), fabs (p[i].y - p[i + 1].y) },
                            PLUMB_ROUTE_CLEARANCE - 0.1);
      guint n;
      const int *near = plumb_route_world_query (world, &area, &n);

      for (guint k = 0; k < n; k++)
        {
          const PlumbRouteNode *other = &world->nodes[near[k]];
          PlumbRouteRole role = plumb_route_role (world, &task, near[k]);

          if (role == PLUMB_ROUTE_BOX)
            return FALSE;
          if (role == PLUMB_ROUTE_COMMON
              && (!plumb_rect_contains_rect (&other->rect, &area)
                  || (other->title.width > 0 && plumb_rect_intersects (&other->title, &area))))
            return FALSE;
        }
    }
  return TRUE;
}

/* A connector from a box to itself: around a corner that is free, the top right
 * one first. @turn numbers the loops of one box, each further out. Returns
 * FALSE when no corner is free. */
gboolean
plumb_route_loop (PlumbRouteWorld *world, int node, guint turn, GArray *points)
{
  static const int corners[4][2] = { { 1, -1 }, { 1, 1 }, { -1, 1 }, { -1, -1 } };
  const PlumbRect *r = &world->nodes[node].rect;
  double share = MIN (0.25 + 0.05 * (turn / 4), 0.45);
  PlumbPoint p[5];

  for (double out = PLUMB_ROUTE_MARGIN + 8 * (turn / 4); out > PLUMB_ROUTE_CLEARANCE; out -= 8)
    for (guint k = 0; k < 4; k++)
      {
        const int *corner = corners[(k + turn) % 4];

        loop_at_corner (r, out, share, corner[0], corner[1], p);
        if (!is_clear (world, node, p))
          continue;
        g_array_set_size (points, 0);
        g_array_append_vals (points, p, 5);
        return TRUE;
      }
  loop_at_corner (r, PLUMB_ROUTE_MARGIN + 8 * turn, share, 1, -1, p);
  g_array_set_size (points, 0);
  g_array_append_vals (points, p, 5);
  return FALSE;
}

/* Ends that cover each other: a straight or bent line between two of their
 * borders. */
void
plumb_route_direct (const PlumbRect *source, const PlumbRect *target, GArray *points)
{
  PlumbPoint a = { plumb_rect_right (source), source->y + source->height / 2 };
  PlumbPoint b = { plumb_rect_right (target), target->y + target->height / 2 };
  double out = MAX (a.x, b.x) + PLUMB_ROUTE_MARGIN;

  if (fabs (a.y - b.y) < 1)
    {
      /* Level with each other: from the upper right quarter to the lower right
     * one. */
      a.y = source->y + source->height / 4;
      b.y = target->y + target->height * 3 / 4;
    }
  g_array_set_size (points, 0);
  g_array_append_val (points, a);
  g_array_append_val (points, ((PlumbPoint){ out, a.y }));
  g_array_append_val (points, ((PlumbPoint){ out, b.y }));
  g_array_append_val (points, b);
}
