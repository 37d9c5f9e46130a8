// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* After Wybrow, Marriott, Stuckey, "Orthogonal connector routing" (GD 2009), section 4: the segments
 * of one direction are ordered, kept apart by constraints and placed, first the vertical ones, then
 * the horizontal ones. The ends of connectors are placed together with the rest. */

#include "diagram/plumb-router-nudge.h"

#include "diagram/plumb-router-solve.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.01
/* Segments one after another on one line that are nearer than this are kept apart too. */
#define TOUCH 6.0
#define REACH 48.0
#define FAR 160.0
/* Segments nearer than this try to change places, so often. */
#define SQUEEZED 4.0
#define TURNS 6
#define IDEAL_GAP 14.0
#define IDEAL_PORT_GAP 40.0

typedef struct
{
  guint way;
  guint index;
  double raw;
  double rank;
  double start; /* extent along the segment */
  double end;
  PlumbSolveVariable place;
  gboolean first; /* hangs on the source, on the target */
  gboolean last;
  int source_side; /* node * 4 + side, or -1 */
  int target_side;
} Segment;

typedef struct
{
  PlumbRouteWorld *world;
  const PlumbRouteTask *tasks;
  PlumbRouteWay *ways;
  gboolean vertical; /* the segments that are placed */
  GArray *segments;
  GArray *constraints;
  guint *ends; /* how many connectors end on each side of each node */
} Nudge;

static double
across (const Nudge *nudge, PlumbPoint p)
{
  return nudge->vertical ? p.x : p.y;
}

static double
along (const Nudge *nudge, PlumbPoint p)
{
  return nudge->vertical ? p.y : p.x;
}

/* A rectangle's extent across the segments' direction and along it. */
static void
extents (
    const Nudge *nudge, const PlumbRect *r, double *low, double *high, double *start, double *end)
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
end_sides (const Nudge *nudge, guint way, int *source_side, int *target_side)
{
  const PlumbRouteTask *task = &nudge->tasks[way];
  const PlumbRouteWay *w = &nudge->ways[way];
  const PlumbRouteNode *nodes = nudge->world->nodes;

  *source_side = task->source * 4 + side_of (&nodes[task->source].rect, w->raw[0], w->raw[1]);
  *target_side =
      task->target * 4 + side_of (&nodes[task->target].rect, w->raw[w->n - 1], w->raw[w->n - 2]);
}

static void
count_ends (Nudge *nudge, guint n_ways)
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

/* Keeps the segment at @at on its side of a wall at @wall, at the clearance or as near as it is. */
static void
keep_off (double wall, double at, double *low, double *high)
{
  if (wall <= at)
    *low = MAX (*low, wall + MIN (PLUMB_ROUTE_CLEARANCE, at - wall));
  else
    *high = MIN (*high, wall - MIN (PLUMB_ROUTE_CLEARANCE, wall - at));
}

static void
limit_by_box (
    const Nudge *nudge, const Segment *segment, const PlumbRect *r, double *low, double *high)
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
limit_by_border (
    const Nudge *nudge, const Segment *segment, const PlumbRect *r, double *low, double *high)
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
limit_to_side (const Nudge *nudge, const PlumbRect *r, double *low, double *high)
{
  double left, right, start, end, inset;

  extents (nudge, r, &left, &right, &start, &end);
  inset = plumb_route_port_inset (right - left);
  *low = MAX (*low, left + inset);
  *high = MIN (*high, right - inset);
}

static void
limit_by_node (const Nudge *nudge, const Segment *segment, int node, double *low, double *high)
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
find_limits (const Nudge *nudge, Segment *segment, double low, double high)
{
  const PlumbRouteTask *task = &nudge->tasks[segment->way];
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
  if (segment->first)
    limit_to_side (nudge, &nudge->world->nodes[task->source].rect, &low, &high);
  if (segment->last)
    limit_to_side (nudge, &nudge->world->nodes[task->target].rect, &low, &high);
  segment->place.low = MIN (low, segment->place.at);
  segment->place.high = MAX (high, segment->place.at);
}

/* Where a segment between two bends would like to be: in the middle of its channel when it joins
 * two that go on in opposite directions, else near what it goes round. */
static void
place_middle (const Nudge *nudge, Segment *segment)
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
add_segment (Nudge *nudge, guint way, guint index)
{
  const PlumbRouteWay *w = &nudge->ways[way];
  const PlumbRouteTask *task = &nudge->tasks[way];
  PlumbPoint p = w->at[index], q = w->at[index + 1];
  Segment segment = { 0 };

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
      find_limits (nudge, &segment, segment.place.at - 1e4, segment.place.at + 1e4);
      segment.place.desired = segment.place.at;
      segment.place.weight = segment.first && segment.last ? 10 : 5;
    }
  else
    place_middle (nudge, &segment);
  g_array_append_val (nudge->segments, segment);
}

static void
collect_segments (Nudge *nudge, guint n_ways)
{
  for (guint i = 0; i < n_ways; i++)
    for (guint k = 0; k + 1 < nudge->ways[i].n; k++)
      {
        PlumbPoint p = nudge->ways[i].raw[k], q = nudge->ways[i].raw[k + 1];

        if ((fabs (p.x - q.x) < fabs (p.y - q.y)) == nudge->vertical)
          add_segment (nudge, i, k);
      }
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const Segment *s = a, *t = b;

  if (s->raw != t->raw)
    return s->raw < t->raw ? -1 : 1;
  if (s->way != t->way)
    return s->way < t->way ? -1 : 1;
  return s->index < t->index ? -1 : s->index > t->index;
}

static gboolean
meets (const Segment *a, const Segment *b)
{
  return a->start < b->end + TOUCH && b->start < a->end + TOUCH;
}

/* Whether @a belongs before @b: as they part, but not where there is no room for that. */
static gboolean
goes_before (const Nudge *nudge, const Segment *a, const Segment *b)
{
  gboolean before = a->way < b->way
                        ? plumb_route_order (nudge->ways, a->way, a->index, b->way, b->index) < 0
                        : plumb_route_order (nudge->ways, b->way, b->index, a->way, a->index) > 0;
  double room = b->place.high - a->place.low, room_after = a->place.high - b->place.low;

  if (before)
    return room >= PLUMB_ROUTE_CLEARANCE || room >= room_after;
  return room_after < PLUMB_ROUTE_CLEARANCE && room > room_after;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Segment *s = a, *t = b;

  return (s->rank > t->rank) - (s->rank < t->rank);
}

/* Orders the @n collinear segments from @s on: pairs that meet are compared, the rest follows. */
static void
order_collinear (const Nudge *nudge, Segment *s, guint n)
{
  g_autofree guint *before = g_new0 (guint, n);
  g_autofree Segment *sorted = g_new (Segment, n);
  g_autofree gint8 *less = g_new0 (gint8, (gsize)n * n);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      if (s[i].way != s[k].way && meets (&s[i], &s[k]))
        {
          gboolean first = goes_before (nudge, &s[i], &s[k]);

          less[first ? i * n + k : k * n + i] = 1;
          before[first ? k : i]++;
        }
  for (guint out = 0; out < n; out++)
    {
      guint best = n;

      /* The first that nothing has to precede; in a circle, the one with the fewest. */
      for (guint i = 0; i < n; i++)
        if (before[i] != G_MAXUINT && (best == n || before[i] < before[best]))
          best = i;
      sorted[out] = s[best];
      before[best] = G_MAXUINT;
      for (guint k = 0; k < n; k++)
        if (less[best * n + k] && before[k] != G_MAXUINT)
          before[k]--;
    }
  memcpy (s, sorted, n * sizeof (Segment));
}

static void
order_segments (Nudge *nudge)
{
  Segment *s = (Segment *)(gpointer)nudge->segments->data;
  guint n = nudge->segments->len;

  if (n > 1)
    qsort (s, n, sizeof (Segment), compare_segments);
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && s[end].raw - s[i].raw < EPSILON; end++)
        ;
      if (end - i > 1)
        order_collinear (nudge, &s[i], end - i);
    }
}

static double
ideal_gap (const Nudge *nudge, const Segment *a, const Segment *b)
{
  int a_sides[2] = { a->source_side, a->target_side };
  int b_sides[2] = { b->source_side, b->target_side };
  double ideal = IDEAL_GAP;

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      if (a_sides[i] >= 0 && a_sides[i] == b_sides[k])
        {
          const PlumbRect *r = &nudge->world->nodes[a_sides[i] / 4].rect;
          double length = nudge->vertical ? r->width : r->height;
          double even = length / (nudge->ends[a_sides[i]] + 1);

          ideal = MAX (6, MIN (even, IDEAL_PORT_GAP));
        }
  return ideal;
}

static void
keep_apart (Nudge *nudge, guint left, guint right)
{
  const Segment *a = &g_array_index (nudge->segments, Segment, left);
  const Segment *b = &g_array_index (nudge->segments, Segment, right);
  PlumbSolveConstraint c = { left, right, ideal_gap (nudge, a, b), 0 };

  if (b->place.low - a->place.high < c.ideal)
    g_array_append_val (nudge->constraints, c);
}

typedef struct
{
  double at;
  guint segment;
  gboolean enters;
} Event;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *s = a, *t = b;

  if (s->at != t->at)
    return s->at < t->at ? -1 : 1;
  if (s->enters != t->enters)
    return s->enters ? -1 : 1;
  return s->segment < t->segment ? -1 : s->segment > t->segment;
}

static guint
find_active (const GArray *active, guint segment)
{
  guint low = 0, high = active->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (active, guint, middle) < segment)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A line sweeps along the segments; neighbours on it are kept apart. */
static void
collect_constraints (Nudge *nudge)
{
  guint n = nudge->segments->len;
  g_autofree Event *events = g_new (Event, 2 * (gsize)n + 1);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      const Segment *s = &g_array_index (nudge->segments, Segment, i);

      events[2 * i] = (Event){ s->start - TOUCH / 2, i, TRUE };
      events[2 * i + 1] = (Event){ s->end + TOUCH / 2, i, FALSE };
    }
  qsort (events, 2 * (gsize)n, sizeof (Event), compare_events);
  for (guint k = 0; k < 2 * n; k++)
    {
      guint at = find_active (active, events[k].segment);

      if (events[k].enters)
        {
          if (at > 0)
            keep_apart (nudge, g_array_index (active, guint, at - 1), events[k].segment);
          if (at < active->len)
            keep_apart (nudge, events[k].segment, g_array_index (active, guint, at));
          g_array_insert_val (active, at, events[k].segment);
        }
      else
        {
          g_array_remove_index (active, at);
          if (at > 0 && at < active->len)
            keep_apart (nudge, g_array_index (active, guint, at - 1),
                        g_array_index (active, guint, at));
        }
    }
}

static int
compare_constraints (gconstpointer a, gconstpointer b)
{
  const PlumbSolveConstraint *c = a, *d = b;

  if (c->left != d->left)
    return c->left < d->left ? -1 : 1;
  return c->right < d->right ? -1 : c->right > d->right;
}

static guint
root_of (guint *up, guint i)
{
  while (up[i] != i)
    i = up[i] = up[up[i]];
  return i;
}

/* Solves the segments that hang together by constraints, group by group. */
static void
place_groups (Nudge *nudge)
{
  guint n = nudge->segments->len, n_c = nudge->constraints->len;
  Segment *s = (Segment *)(gpointer)nudge->segments->data;
  PlumbSolveConstraint *c = (PlumbSolveConstraint *)(gpointer)nudge->constraints->data;
  g_autofree guint *up = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, n + 1);  /* the segments of a group, chained */
  g_autofree guint *local = g_new (guint, n + 1); /* a segment's number within its group */
  g_autofree guint *next_c = g_new (guint, n_c + 1);
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree guint *first_c = g_new (guint, n + 1);
  g_autoptr (GArray) variables = g_array_new (FALSE, FALSE, sizeof (PlumbSolveVariable));
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PlumbSolveConstraint));

  if (n_c > 1)
    qsort (c, n_c, sizeof (PlumbSolveConstraint), compare_constraints);
  for (guint i = 0; i < n; i++)
    {
      up[i] = i;
      first[i] = first_c[i] = G_MAXUINT;
    }
  for (guint k = 0; k < n_c; k++)
    up[root_of (up, c[k].left)] = root_of (up, c[k].right);
  for (guint i = n; i > 0; i--)
    {
      guint root = root_of (up, i - 1);

      next[i - 1] = first[root];
      first[root] = i - 1;
    }
  for (guint k = n_c; k > 0; k--)
    {
      guint root = root_of (up, c[k - 1].left);

      next_c[k - 1] = first_c[root];
      first_c[root] = k - 1;
    }
  for (guint root = 0; root < n; root++)
    {
      g_array_set_size (variables, 0);
      g_array_set_size (links, 0);
      for (guint i = first[root]; i != G_MAXUINT; i = next[i])
        {
          local[i] = variables->len;
          g_array_append_val (variables, s[i].place);
        }
      for (guint k = first_c[root]; k != G_MAXUINT; k = next_c[k])
        {
          PlumbSolveConstraint link = { local[c[k].left], local[c[k].right], c[k].ideal, c[k].gap };

          g_array_append_val (links, link);
        }
      if (variables->len == 0)
        continue;
      plumb_solve ((PlumbSolveVariable *)(gpointer)variables->data, variables->len,
                   (PlumbSolveConstraint *)(gpointer)links->data, links->len);
      for (guint k = first_c[root], l = 0; k != G_MAXUINT; k = next_c[k], l++)
        c[k].gap = g_array_index (links, PlumbSolveConstraint, l).gap;
      for (guint i = first[root]; i != G_MAXUINT; i = next[i])
        s[i].place = g_array_index (variables, PlumbSolveVariable, local[i]);
    }
}

/* Lets segments change places where one of them has room beyond the other and both are squeezed: a
 * crossing more is better than one line on another. Returns whether any did. */
static gboolean
reorder_squeezed (Nudge *nudge)
{
  guint n = nudge->segments->len;
  const Segment *s = (const Segment *)(gpointer)nudge->segments->data;
  g_autofree double *rank = g_new (double, n + 1);
  g_autoptr (GArray) sorted = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    rank[i] = i;
  for (guint k = 0; k < nudge->constraints->len; k++)
    {
      const PlumbSolveConstraint *c = &g_array_index (nudge->constraints, PlumbSolveConstraint, k);
      const PlumbSolveVariable *a = &s[c->left].place, *b = &s[c->right].place;

      if (c->gap >= SQUEEZED || rank[c->left] != c->left || rank[c->right] != c->right)
        continue;
      if (a->high > b->high + PLUMB_ROUTE_CLEARANCE)
        rank[c->left] = c->right + 0.5;
      else if (b->low < a->low - PLUMB_ROUTE_CLEARANCE)
        rank[c->right] = c->left - 0.5;
      else
        continue;
      any = TRUE;
    }
  if (!any)
    return FALSE;
  for (guint i = 0; i < n; i++)
    g_array_index (nudge->segments, Segment, i).rank = rank[i];
  g_array_sort (nudge->segments, compare_ranks);
  return TRUE;
}

static void
write_back (Nudge *nudge)
{
  for (guint i = 0; i < nudge->segments->len; i++)
    {
      const Segment *s = &g_array_index (nudge->segments, Segment, i);
      PlumbPoint *p = &nudge->ways[s->way].at[s->index];

      if (nudge->vertical)
        p[0].x = p[1].x = s->place.at;
      else
        p[0].y = p[1].y = s->place.at;
    }
}

static void
nudge_direction (Nudge *nudge, gboolean vertical, guint n_ways)
{
  nudge->vertical = vertical;
  g_array_set_size (nudge->segments, 0);
  g_array_set_size (nudge->constraints, 0);
  collect_segments (nudge, n_ways);
  order_segments (nudge);
  for (guint turn = 0; turn < TURNS; turn++)
    {
      g_array_set_size (nudge->constraints, 0);
      collect_constraints (nudge);
      place_groups (nudge);
      if (!reorder_squeezed (nudge))
        break;
    }
  write_back (nudge);
}

/* Fills in @at of every way. */
void
plumb_route_nudge (PlumbRouteWorld *world,
                   const PlumbRouteTask *tasks,
                   PlumbRouteWay *ways,
                   guint n_ways)
{
  Nudge nudge = { 0 };

  nudge.world = world;
  nudge.tasks = tasks;
  nudge.ways = ways;
  nudge.segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  nudge.constraints = g_array_new (FALSE, FALSE, sizeof (PlumbSolveConstraint));
  nudge.ends = g_new0 (guint, 4 * (gsize)world->n_nodes + 1);
  for (guint i = 0; i < n_ways; i++)
    if (ways[i].n > 0)
      memcpy (ways[i].at, ways[i].raw, ways[i].n * sizeof (PlumbPoint));
  count_ends (&nudge, n_ways);
  nudge_direction (&nudge, TRUE, n_ways);
  nudge_direction (&nudge, FALSE, n_ways);
  g_array_unref (nudge.segments);
  g_array_unref (nudge.constraints);
  g_free (nudge.ends);
}
