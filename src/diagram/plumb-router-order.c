// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Which of two connectors that share a line lies on which side, so that they
 * cross only where they must: both are followed to where they part, and what
 * turns left there lies left. */

#include "diagram/plumb-router-nudge.h"

#include <math.h>

#define EPSILON 0.01

typedef struct
{
  const PlumbRouteWay *way;
  int from; /* the corner where the current segment starts, in walking direction
             */
  int step; /* 1 along the route, -1 against it */
} Walker;

static gboolean
is_last (const Walker *w)
{
  int next = w->from + 2 * w->step;

  return next < 0 || next >= (int)w->way->n;
}

static PlumbPoint
corner (const Walker *w, int ahead)
{
  return w->way->raw[w->from + ahead * w->step];
}

/* -1 when the walker turns left at the end of its segment, 1 right, 0 when it
 * ends there. */
static int
turn (const Walker *w)
{
  PlumbPoint a = corner (w, 0), b = corner (w, 1), c;
  double cross;

  if (is_last (w))
    return 0;
  c = corner (w, 2);
  cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  return cross < 0 ? -1 : cross > 0 ? 1 : 0;
}

/* How much farther the segment of @a reaches than that of @b in walking
 * direction. */
static double
lead (const Walker *a, const Walker *b)
{
  PlumbPoint start = corner (a, 0), end_a = corner (a, 1), end_b = corner (b, 1);

  if (fabs (end_a.x - start.x) > fabs (end_a.y - start.y))
    return (end_a.x - end_b.x) * (end_a.x > start.x ? 1 : -1);
  return (end_a.y - end_b.y) * (end_a.y > start.y ? 1 : -1);
}

/* -1 when @a lies left of @b seen in walking direction, 1 right, 0 when the
 * walk does not tell. */
static int
walk (Walker a, Walker b)
{
  for (;;)
    {
      double farther = lead (&a, &b);

      if (farther > EPSILON)
        return -turn (&b);
      if (farther < -EPSILON)
        return turn (&a);
      if (is_last (&a) || is_last (&b))
        return 0;
      if (turn (&a) != turn (&b))
        return turn (&a) < turn (&b) ? -1 : 1;
      a.from += a.step;
      b.from += b.step;
    }
}

/* Compares two collinear segments, segment @a_index of way @a and @b_index of
 * way @b, with @a < @b: negative when the first belongs left of (or above) the
 * second, positive when right (or below). */
int
plumb_route_order (const PlumbRouteWay *ways, guint a, guint a_index, guint b, guint b_index)
{
  Walker first = { &ways[a], (int)a_index, 1 };
  PlumbPoint p = ways[a].raw[a_index], q = ways[a].raw[a_index + 1];
  PlumbPoint r = ways[b].raw[b_index], s = ways[b].raw[b_index + 1];
  gboolean same = (q.x - p.x) * (s.x - r.x) + (q.y - p.y) * (s.y - r.y) > 0;
  Walker second = { &ways[b], (int)(same ? b_index : b_index + 1), same ? 1 : -1 };
  int side = walk (first, second);

  if (side == 0)
    {
      first.from = (int)a_index + 1;
      first.step = -1;
      second.from = (int)(same ? b_index + 1 : b_index);
      second.step = -second.step;
      side = -walk (first, second);
    }
  if (side == 0)
    side = -1;
  /* Left of a walk to the top or to the left is the smaller coordinate for a
   * vertical and the greater one for a horizontal segment. */
  if (fabs (q.x - p.x) < fabs (q.y - p.y))
    return q.y < p.y ? side : -side;
  return q.x > p.x ? side : -side;
}
