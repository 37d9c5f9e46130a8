// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-segments.h"

#include <math.h>

#define EPSILON 0.01
/* How far a segment is moved at most: beyond the space between its neighbours,
 * and within it. */
#define REACH 48.0
#define FAR 160.0

static double
across (const PlumbRouteNudge *nudge, PlumbPoint p)
{
  return nudge->vertical ? p.x : p.y;
}

static double
along (const PlumbRouteNudge *nudge, PlumbPoint p)
{
  return nudge->vertical ? p.y : p.x;
}

/* A rectangle's extent across the segments' direction and along it. */
static void
extents (const PlumbRouteNudge *nudge,
         const PlumbRect *r,
         double *low,
         double *high,
         double *start,
         double *end)
{
  *low = nudge->vertical ? r->x : r->y;
  *high = nudge->vertical ? plumb_rect_right (r) : plumb_rect_bottom (r);
  *start = nudge->vertical ? r->y : r->x;
  *end = nudge->vertical ? plumb_rect_bottom (r) : plumb_rect_right (r);
}

static int
side_of (const PlumbRect *r, PlumbPoint p, PlumbPoint next)
{
  if (fabs (p.x - next.x) < fabs (p.y - next.y))
    return fabs (p.y - r->y) <= fabs (p.y - plumb_rect_bottom (r)) ? PLUMB_SIDE_TOP
                                                                   : PLUMB_SIDE_BOTTOM;
  return fabs (p.x - r->x) <= fabs (p.x - plumb_rect_right (r)) ? PLUMB_SIDE_LEFT
                                                                : PLUMB_SIDE_RIGHT;
}

static void
end_sides (const PlumbRouteNudge *nudge, guint way, int *source_side, int *target_side)
{
  const PlumbRouteTask *task = &nudge->tasks[way];
  const PlumbRouteWay *w = &nudge->ways[way];
  const PlumbRouteNode *nodes = nudge->world->nodes;

  *source_side = task->source * 4 + side_of (&nodes[task->source].rect, w->raw[0], w->raw[1]);
  *target_side =
      task->target * 4 + side_of (&nodes[task->target].rect, w->raw[w->n - 1], w->raw[w->n - 2]);
}

/* Counts how many connectors end on each side of each node. */
void
plumb_route_segments_count_ends (PlumbRouteNudge *nudge, guint n_ways)
{
  for (guint i = 0; i < n_ways; i++)
    {
      int source_side, target_side;

      if (nudge->ways[i].n < 2)
        continue;
      end_sides (nudge, i, &source_side, &target_side);
      nudge->ends[source_side]++;
      nudge->ends[target_side]++;
    }
}

/* Keeps the segment at @at on its side of a wall at @wall, at the clearance or
 * as near as it is. */
static void
keep_off (double wall, double at, double *low, double *high)
{
  if (wall <= at)
    *low = MAX (*low, wall + MIN (PLUMB_ROUTE_CLEARANCE, at - wall));
  else
    *high = MIN (*high, wall - MIN (PLUMB_ROUTE_CLEARANCE, wall - at));
}

static void
limit_by_box (const PlumbRouteNudge *nudge,
              const PlumbRouteSegment *segment,
              const PlumbRect *r,
              double *low,
              double *high)
{
  double left, right, start, end, at = segment->place.at;

  extents (nudge, r, &left, &right, &start, &end);
  if (segment->end <= start - PLUMB_ROUTE_CLEARANCE + EPSILON
      || segment->start >= end + PLUMB_ROUTE_CLEARANCE - EPSILON)
    return;
  if (right <= at + EPSILON)
    keep_off (MIN (right, at), at, low, high);
  else if (left >= at - EPSILON)
    keep_off (MAX (left, at + EPSILON / 2), at, low, high);
}

static void
limit_by_border (const PlumbRouteNudge *nudge,
                 const PlumbRouteSegment *segment,
                 const PlumbRect *r,
                 double *low,
                 double *high)
{
  double left, right, start, end, at = segment->place.at;

  extents (nudge, r, &left, &right, &start, &end);
  if (segment->end <= start - PLUMB_ROUTE_CLEARANCE + EPSILON
      || segment->start >= end + PLUMB_ROUTE_CLEARANCE - EPSILON)
    return;
  keep_off (left, at, low, high);
  keep_off (right, at, low, high);
}

static void
limit_to_side (const PlumbRouteNudge *nudge, const PlumbRect *r, double *low, double *high)
{
  double left, right, start, end, inset;

  extents (nudge, r, &left, &right, &start, &end);
  inset = plumb_route_port_inset (right - left);
  *low = MAX (*low, left + inset);
  *high = MIN (*high, right - inset);
}

static void
limit_by_node (const PlumbRouteNudge *nudge,
               const PlumbRouteSegment *segment,
               int node,
               double *low,
               double *high)
{
  const PlumbRouteTask *task = &nudge->tasks[segment->way];
  const PlumbRouteNode *n = &nudge->world->nodes[node];

  switch (plumb_route_role (nudge->world, task, node))
    {
    case PLUMB_ROUTE_OWN:
      if ((node == task->source && segment->first) || (node == task->target && segment->last))
        break;
      if (task->inward && node == task->source)
        limit_by_border (nudge, segment, &n->rect, low, high);
      else
        limit_by_box (nudge, segment, &n->rect, low, high);
      break;
    case PLUMB_ROUTE_HIDDEN:
    case PLUMB_ROUTE_BOX:
      limit_by_box (nudge, segment, &n->rect, low, high);
      break;
    case PLUMB_ROUTE_CROSS:
    case PLUMB_ROUTE_COMMON:
      limit_by_border (nudge, segment, &n->rect, low, high);
      if (n->title.width > 0)
        limit_by_box (nudge, segment, &n->title, low, high);
      break;
    }
}

/* How far the segment may go, from what lies beside it. */
static void
find_limits (const PlumbRouteNudge *nudge, PlumbRouteSegment *segment, double low, double high)
{
  double start = segment->start - PLUMB_ROUTE_CLEARANCE;
  double length = segment->end - segment->start + 2 * PLUMB_ROUTE_CLEARANCE;
  PlumbRect area = nudge->vertical ? (PlumbRect){ low - PLUMB_ROUTE_CLEARANCE, start,
                                                  high - low + 2 * PLUMB_ROUTE_CLEARANCE, length }
                                   : (PlumbRect){ start, low - PLUMB_ROUTE_CLEARANCE, length,
                                                  high - low + 2 * PLUMB_ROUTE_CLEARANCE };
  guint n;
  const int *near = plumb_route_world_query (nudge->world, &area, &n);

  for (guint k = 0; k < n; k++)
    limit_by_node (nudge, segment, near[k], &low, &high);
  segment->place.low = MIN (low, segment->place.at);
  segment->place.high = MAX (high, segment->place.at);
}

/* Where a segment between two bends would like to be: in the middle of its
 * channel when it joins two that go on in opposite directions, else near what
 * it goes round. */
static void
place_middle (const PlumbRouteNudge *nudge, PlumbRouteSegment *segment)
{
  const PlumbRouteWay *way = &nudge->ways[segment->way];
  double at = segment->place.at;
  double before = across (nudge, way->at[segment->index - 1]);
  double after = across (nudge, way->at[segment->index + 2]);
  double low = MIN (before, after), high = MAX (before, after);

  if (low < at && high > at)
    {
      find_limits (nudge, segment, MAX (low, at - FAR), MIN (high, at + FAR));
      segment->place.desired = (segment->place.low + segment->place.high) / 2;
    }
  else if (low >= at)
    {
      find_limits (nudge, segment, at - REACH, MIN (low, at + FAR));
      segment->place.desired =
          MAX (segment->place.high - (PLUMB_ROUTE_MARGIN - PLUMB_ROUTE_CLEARANCE), at);
    }
  else
    {
      find_limits (nudge, segment, MAX (high, at - FAR), at + REACH);
      segment->place.desired =
          MIN (segment->place.low + (PLUMB_ROUTE_MARGIN - PLUMB_ROUTE_CLEARANCE), at);
    }
  segment->place.weight = 1;
}

static void
add_segment (PlumbRouteNudge *nudge, guint way, guint index)
{
  const PlumbRouteWay *w = &nudge->ways[way];
  const PlumbRouteTask *task = &nudge->tasks[way];
  PlumbPoint p = w->at[index], q = w->at[index + 1];
  PlumbRouteSegment segment = { 0 };

  segment.way = way;
  segment.index = index;
  segment.raw = across (nudge, w->raw[index]);
  segment.start = MIN (along (nudge, p), along (nudge, q));
  segment.end = MAX (along (nudge, p), along (nudge, q));
  segment.first = index == 0;
  segment.last = index + 2 == w->n;
  segment.place.at = across (nudge, p);
  end_sides (nudge, way, &segment.source_side, &segment.target_side);
  if (!segment.first)
    segment.source_side = -1;
  if (!segment.last)
    segment.target_side = -1;
  if (w->fixed
      || (task->pinned && task->pinned_vertical == nudge->vertical
          && fabs (segment.raw - task->pinned_at) < EPSILON))
    {
      segment.place.low = segment.place.high = segment.place.desired = segment.place.at;
      segment.place.weight = 1;
    }
  else if (segment.first || segment.last)
    {
      double low = -INFINITY, high = INFINITY;

      /* Beyond the sides that it hangs on nothing limits it any more. */
      if (segment.first)
        limit_to_side (nudge, &nudge->world->nodes[task->source].rect, &low, &high);
      if (segment.last)
        limit_to_side (nudge, &nudge->world->nodes[task->target].rect, &low, &high);
      find_limits (nudge, &segment, MIN (low, segment.place.at), MAX (high, segment.place.at));
      segment.place.desired = segment.place.at;
      segment.place.weight = segment.first && segment.last ? 10 : 5;
    }
  else
    place_middle (nudge, &segment);
  g_array_append_val (nudge->segments, segment);
}

/* Finds the segments of the nudge's direction, where each would like to be and
 * its limits. */
void
plumb_route_segments_collect (PlumbRouteNudge *nudge, guint n_ways)
{
  for (guint i = 0; i < n_ways; i++)
    for (guint k = 0; k + 1 < nudge->ways[i].n; k++)
      {
        PlumbPoint p = nudge->ways[i].raw[k], q = nudge->ways[i].raw[k + 1];

        if ((fabs (p.x - q.x) < fabs (p.y - q.y)) == nudge->vertical)
          add_segment (nudge, i, k);
      }
}
