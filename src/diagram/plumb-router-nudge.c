// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* After Wybrow, Marriott, Stuckey, "Orthogonal connector routing" (GD 2009),
 * section 4: the segments of one direction are ordered, kept apart by
 * constraints and placed, first the vertical ones, then the horizontal ones.
 * The ends of connectors are placed together with the rest. */

#include "diagram/plumb-router-nudge.h"

#include "diagram/plumb-router-segments.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.01
/* Segments one after another on one line that are nearer than this are kept
 * apart too. */
#define TOUCH 6.0
/* Segments nearer than this try to change places, so often. */
#define SQUEEZED 4.0
#define TURNS 6
#define IDEAL_GAP 14.0
#define IDEAL_PORT_GAP 40.0

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const PlumbRouteSegment *s = a, *t = b;

  if (s->raw != t->raw)
    return s->raw < t->raw ? -1 : 1;
  if (s->way != t->way)
    return s->way < t->way ? -1 : 1;
  return s->index < t->index ? -1 : s->index > t->index;
}

static gboolean
meets (const PlumbRouteSegment *a, const PlumbRouteSegment *b)
{
  return a->start < b->end + TOUCH && b->start < a->end + TOUCH;
}

/* Whether @a belongs before @b: as they part, but not where there is no room
 * for that. */
static gboolean
goes_before (const PlumbRouteNudge *nudge, const PlumbRouteSegment *a, const PlumbRouteSegment *b)
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
  const PlumbRouteSegment *s = a, *t = b;

  return (s->rank > t->rank) - (s->rank < t->rank);
}

/* Orders the @n collinear segments from @s on: pairs that meet are compared,
 * the rest follows. */
static void
order_collinear (const PlumbRouteNudge *nudge, PlumbRouteSegment *s, guint n)
{
  g_autofree guint *before = g_new0 (guint, n);
  g_autofree PlumbRouteSegment *sorted = g_new (PlumbRouteSegment, n);
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

      /* The first that nothing has to precede; in a circle, the one with the
     * fewest. */
      for (guint i = 0; i < n; i++)
        if (before[i] != G_MAXUINT && (best == n || before[i] < before[best]))
          best = i;
      sorted[out] = s[best];
      before[best] = G_MAXUINT;
      for (guint k = 0; k < n; k++)
        if (less[best * n + k] && before[k] != G_MAXUINT)
          before[k]--;
    }
  memcpy (s, sorted, n * sizeof (PlumbRouteSegment));
}

static void
order_segments (PlumbRouteNudge *nudge)
{
  PlumbRouteSegment *s = (PlumbRouteSegment *)(gpointer)nudge->segments->data;
  guint n = nudge->segments->len;

  if (n > 1)
    qsort (s, n, sizeof (PlumbRouteSegment), compare_segments);
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && s[end].raw - s[i].raw < EPSILON; end++)
        ;
      if (end - i > 1)
        order_collinear (nudge, &s[i], end - i);
    }
}

static double
ideal_gap (const PlumbRouteNudge *nudge, const PlumbRouteSegment *a, const PlumbRouteSegment *b)
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
keep_apart (PlumbRouteNudge *nudge, guint left, guint right)
{
  const PlumbRouteSegment *a = &g_array_index (nudge->segments, PlumbRouteSegment, left);
  const PlumbRouteSegment *b = &g_array_index (nudge->segments, PlumbRouteSegment, right);
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
collect_constraints (PlumbRouteNudge *nudge)
{
  guint n = nudge->segments->len;
  g_autofree Event *events = g_new (Event, 2 * (gsize)n + 1);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      const PlumbRouteSegment *s = &g_array_index (nudge->segments, PlumbRouteSegment, i);

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
place_groups (PlumbRouteNudge *nudge)
{
  guint n = nudge->segments->len, n_c = nudge->constraints->len;
  PlumbRouteSegment *s = (PlumbRouteSegment *)(gpointer)nudge->segments->data;
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
      plumb_solve_remembered (nudge->memo, (PlumbSolveVariable *)(gpointer)variables->data,
                              variables->len, (PlumbSolveConstraint *)(gpointer)links->data,
                              links->len);
      for (guint k = first_c[root], l = 0; k != G_MAXUINT; k = next_c[k], l++)
        c[k].gap = g_array_index (links, PlumbSolveConstraint, l).gap;
      for (guint i = first[root]; i != G_MAXUINT; i = next[i])
        s[i].place = g_array_index (variables, PlumbSolveVariable, local[i]);
    }
}

/* Lets segments change places where one of them has room beyond the other and
 * both are squeezed: a crossing more is better than one line on another.
 * Returns whether any did. */
static gboolean
reorder_squeezed (PlumbRouteNudge *nudge)
{
  guint n = nudge->segments->len;
  const PlumbRouteSegment *s = (const PlumbRouteSegment *)(gpointer)nudge->segments->data;
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
    g_array_index (nudge->segments, PlumbRouteSegment, i).rank = rank[i];
  g_array_sort (nudge->segments, compare_ranks);
  return TRUE;
}

static void
write_back (PlumbRouteNudge *nudge)
{
  for (guint i = 0; i < nudge->segments->len; i++)
    {
      const PlumbRouteSegment *s = &g_array_index (nudge->segments, PlumbRouteSegment, i);
      PlumbPoint *p = &nudge->ways[s->way].at[s->index];

      if (nudge->vertical)
        p[0].x = p[1].x = s->place.at;
      else
        p[0].y = p[1].y = s->place.at;
    }
}

static void
nudge_direction (PlumbRouteNudge *nudge, gboolean vertical, guint n_ways)
{
  nudge->vertical = vertical;
  g_array_set_size (nudge->segments, 0);
  g_array_set_size (nudge->constraints, 0);
  plumb_route_segments_collect (nudge, n_ways);
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

/* Fills in @at of every way. @memo knows the run before and learns this one. */
void
plumb_route_nudge (PlumbRouteWorld *world,
                   const PlumbRouteTask *tasks,
                   PlumbRouteWay *ways,
                   guint n_ways,
                   PlumbSolveMemo *memo)
{
  PlumbRouteNudge nudge = { 0 };

  nudge.world = world;
  nudge.tasks = tasks;
  nudge.ways = ways;
  nudge.memo = memo;
  plumb_solve_memo_start (memo);
  nudge.segments = g_array_new (FALSE, FALSE, sizeof (PlumbRouteSegment));
  nudge.constraints = g_array_new (FALSE, FALSE, sizeof (PlumbSolveConstraint));
  nudge.ends = g_new0 (guint, 4 * (gsize)world->n_nodes + 1);
  for (guint i = 0; i < n_ways; i++)
    if (ways[i].n > 0)
      memcpy (ways[i].at, ways[i].raw, ways[i].n * sizeof (PlumbPoint));
  plumb_route_segments_count_ends (&nudge, n_ways);
  nudge_direction (&nudge, TRUE, n_ways);
  nudge_direction (&nudge, FALSE, n_ways);
  g_array_unref (nudge.segments);
  g_array_unref (nudge.constraints);
  g_free (nudge.ends);
}
