// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-rounds.h"

#include "diagram/plumb-router-loop.h"
#include "diagram/plumb-router-search.h"

#include <math.h>
#include <string.h>

#define NARROW 64.0
/* Who has found a way looks no farther than this for a cheaper one. */
#define DETOUR 300.0
#define WIDE 2000.0
#define EVERYTHING 1e7

/* What one round found for one connector, and what it looked at. */
typedef struct
{
  PlumbPoint *points;
  guint n;
  gboolean walled_in;
  gboolean fixed;
  gboolean forced;       /* it looked into foreign containers too */
  PlumbRect reads;       /* where it looked at boxes */
  PlumbRouteMarks marks; /* where it looked at other connectors */
} Step;

/* A connector whose way at this point of the run is not what it was in the run
 * before. */
typedef struct
{
  GArray *areas; /* PlumbRect: where others see that, NULL until there is
                    something */
  gboolean is;
} Difference;

struct _PlumbRouteRounds
{
  PlumbRouteWorld *world;
  const PlumbRouteTask *tasks;
  guint n;
  guint *loops; /* how many loops of the same box come before this one */
  Step *steps[PLUMB_ROUTE_ROUNDS];
  PlumbRouteWay *ways;
  gboolean *walled_in;
  PlumbRouteTraffic *traffic;
  PlumbRouteGrid *grid;
  PlumbRouteSearch *search;
  PlumbRouteToll toll;
  GArray *points;
  PlumbRect reads;
  PlumbRouteMarks marks;
  Difference *differences;
  GArray *differing; /* guint, may name connectors that differ no more */
  gboolean ran;
};

PlumbRouteRounds *
plumb_route_rounds_new (PlumbRouteWorld *world, const PlumbRouteTask *tasks, guint n_tasks)
{
  PlumbRouteRounds *rounds = g_new0 (PlumbRouteRounds, 1);
  g_autofree guint *loops = g_new0 (guint, world->n_nodes + 1);

  rounds->world = world;
  rounds->tasks = tasks;
  rounds->n = n_tasks;
  rounds->loops = g_new0 (guint, n_tasks + 1);
  for (guint i = 0; i < n_tasks; i++)
    if (tasks[i].source == tasks[i].target)
      rounds->loops[i] = loops[tasks[i].source]++;
  for (guint round = 0; round < PLUMB_ROUTE_ROUNDS; round++)
    rounds->steps[round] = g_new0 (Step, n_tasks + 1);
  rounds->ways = g_new0 (PlumbRouteWay, n_tasks + 1);
  rounds->walled_in = g_new0 (gboolean, n_tasks + 1);
  rounds->differences = g_new0 (Difference, n_tasks + 1);
  rounds->differing = g_array_new (FALSE, FALSE, sizeof (guint));
  rounds->grid = plumb_route_grid_new ();
  rounds->search = plumb_route_search_new ();
  rounds->points = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  return rounds;
}

void
plumb_route_rounds_free (PlumbRouteRounds *rounds)
{
  if (rounds == NULL)
    return;
  for (guint i = 0; i < rounds->n; i++)
    {
      for (guint round = 0; round < PLUMB_ROUTE_ROUNDS; round++)
        {
          g_free (rounds->steps[round][i].points);
          plumb_route_marks_clear (&rounds->steps[round][i].marks);
        }
      g_free (rounds->ways[i].raw);
      g_free (rounds->ways[i].at);
      g_clear_pointer (&rounds->differences[i].areas, g_array_unref);
    }
  for (guint round = 0; round < PLUMB_ROUTE_ROUNDS; round++)
    g_free (rounds->steps[round]);
  g_free (rounds->loops);
  g_free (rounds->ways);
  g_free (rounds->walled_in);
  g_free (rounds->differences);
  g_array_unref (rounds->differing);
  plumb_route_traffic_free (rounds->traffic);
  plumb_route_grid_free (rounds->grid);
  plumb_route_search_free (rounds->search);
  plumb_route_toll_clear (&rounds->toll);
  plumb_route_marks_clear (&rounds->marks);
  g_array_unref (rounds->points);
  g_free (rounds);
}

/* The cheapest way in a corridor around the ends. What leaves the corridor goes
 * out and back and has two bends more: a dearer find asks for a corridor as
 * wide as could hold a cheaper one. */
static gboolean
search_level (PlumbRouteRounds *rounds,
              guint way,
              const PlumbRouteTask *task,
              PlumbRouteLevel level,
              gboolean *soiled)
{
  const PlumbRect *a = &rounds->world->nodes[task->source].rect;
  const PlumbRect *b = &rounds->world->nodes[task->target].rect;
  double dx = MAX (0, MAX (b->x - plumb_rect_right (a), a->x - plumb_rect_right (b)));
  double dy = MAX (0, MAX (b->y - plumb_rect_bottom (a), a->y - plumb_rect_bottom (b)));
  double reach = task->pinned ? EVERYTHING : NARROW;
  gboolean found = FALSE;

  for (;;)
    {
      double cost = INFINITY, need;

      if (plumb_route_grid_build (rounds->grid, rounds->world, task, reach, level))
        {
          plumb_route_toll_start (&rounds->toll, rounds->traffic, way, rounds->grid);
          cost = plumb_route_search_run (rounds->search, rounds->world, task, rounds->grid,
                                         &rounds->toll, &rounds->marks, rounds->points, soiled);
        }
      rounds->reads = plumb_rect_union (&rounds->reads, &rounds->grid->reads);
      found = found || isfinite (cost);
      if (isfinite (cost))
        need = MIN ((cost - dx - dy - 2 * PLUMB_ROUTE_BEND) / 2 + 1, DETOUR);
      else
        need = reach < WIDE ? 6 * reach : EVERYTHING;
      if (need <= reach || reach >= EVERYTHING)
        return found;
      reach = MIN (need, EVERYTHING);
    }
}

/* Finds the way of one connector into @points and @reads; what is given up
 * rises only where nothing less will do. */
static void
search_way (PlumbRouteRounds *rounds, guint way, Step *step)
{
  PlumbRouteTask task = rounds->tasks[way];
  const PlumbRect *source = &rounds->world->nodes[task.source].rect;
  const PlumbRect *target = &rounds->world->nodes[task.target].rect;
  gboolean soiled = FALSE, found = FALSE;

  rounds->reads = plumb_rect_union (source, target);
  step->fixed = FALSE;
  step->forced = FALSE;
  if (task.source == task.target)
    {
      step->fixed = TRUE;
      step->walled_in =
          !plumb_route_loop (rounds->world, task.source, rounds->loops[way], rounds->points);
      rounds->reads = plumb_rect_grown (source, 4 * PLUMB_ROUTE_MARGIN + 8 * rounds->loops[way]);
      return;
    }
  for (PlumbRouteLevel level = PLUMB_ROUTE_STRICT; !found && level <= PLUMB_ROUTE_FORCED; level++)
    {
      step->forced = level == PLUMB_ROUTE_FORCED;
      found = search_level (rounds, way, &task, level, &soiled);
      if (!found && task.pinned)
        {
          task.pinned = FALSE;
          found = search_level (rounds, way, &task, level, &soiled);
          task.pinned = TRUE;
        }
    }
  if (!found)
    {
      plumb_route_direct (source, target, rounds->points);
      step->fixed = TRUE;
      soiled = TRUE;
    }
  step->walled_in = soiled;
}

static gboolean
rects_meet (const PlumbRect *a, const PlumbRect *b)
{
  return a->x <= plumb_rect_right (b) && b->x <= plumb_rect_right (a)
         && a->y <= plumb_rect_bottom (b) && b->y <= plumb_rect_bottom (a);
}

/* Whether the step looked at other connectors in one of the areas. */
static gboolean
areas_meet (const GArray *areas, const Step *step)
{
  for (guint k = 0; k < areas->len; k++)
    {
      const PlumbRect *area = &g_array_index (areas, PlumbRect, k);

      if (rects_meet (area, &step->reads) && plumb_route_marks_meet (&step->marks, area))
        return TRUE;
    }
  return FALSE;
}

/* Whether anything that the step looked at is not what it was. */
static gboolean
is_stale (const PlumbRouteRounds *rounds, guint way, const Step *step, const GArray *changed)
{
  const PlumbRouteTask *task = &rounds->tasks[way];

  if (changed == NULL || rounds->differences[way].is)
    return TRUE;
  for (guint k = 0; k < changed->len; k++)
    {
      const PlumbRouteChange *change = &g_array_index (changed, PlumbRouteChange, k);

      if (rects_meet (&change->area, &step->reads)
          && (step->forced
              || plumb_route_role (rounds->world, task, change->node) != PLUMB_ROUTE_HIDDEN))
        return TRUE;
    }
  for (guint k = 0; k < rounds->differing->len; k++)
    {
      guint other = g_array_index (rounds->differing, guint, k);
      const Difference *difference = &rounds->differences[other];

      if (difference->is && !plumb_route_is_apart (rounds->world, task, &rounds->tasks[other])
          && areas_meet (difference->areas, step))
        return TRUE;
    }
  return FALSE;
}

static gboolean
equals (const PlumbPoint *a, guint n_a, const PlumbPoint *b, guint n_b)
{
  if (n_a != n_b)
    return FALSE;
  for (guint k = 0; k < n_a; k++)
    if (a[k].x != b[k].x || a[k].y != b[k].y)
      return FALSE;
  return TRUE;
}

static PlumbRect
bounds_of (const PlumbPoint *points, guint n)
{
  PlumbRect r = { points[0].x, points[0].y, 0, 0 };

  for (guint k = 1; k < n; k++)
    r = plumb_rect_union (&r, &(PlumbRect){ points[k].x, points[k].y, 0, 0 });
  return plumb_rect_grown (&r, 1);
}

/* One segment of a way, as others see it. */
typedef struct
{
  gboolean vertical;
  double at;
  double start;
  double end;
  gboolean bends[2]; /* whether the way goes on at its start, at its end */
} Seen;

static Seen
seen_of (const PlumbPoint *points, guint n, guint k)
{
  PlumbPoint p = points[k], q = points[k + 1];
  Seen seen = { .vertical = fabs (p.x - q.x) < fabs (p.y - q.y) };
  gboolean forward = seen.vertical ? q.y > p.y : q.x > p.x;

  seen.at = seen.vertical ? p.x : p.y;
  seen.start = seen.vertical ? MIN (p.y, q.y) : MIN (p.x, q.x);
  seen.end = seen.vertical ? MAX (p.y, q.y) : MAX (p.x, q.x);
  seen.bends[forward ? 0 : 1] = k > 0;
  seen.bends[forward ? 1 : 0] = k + 2 < n;
  return seen;
}

/* The part of a segment from @from to @to, with all that counts as beside it.
 */
static void
add_area (GArray *areas, const Seen *seen, double from, double to)
{
  PlumbRect line = seen->vertical ? (PlumbRect){ seen->at, from, 0, to - from }
                                  : (PlumbRect){ from, seen->at, to - from, 0 };
  PlumbRect area = plumb_rect_grown (&line, PLUMB_ROUTE_MARGIN);

  g_array_append_val (areas, area);
}

/* Adds where one of the ways has what the other one has not; of segments that
 * start or end alike the common part is no news. */
static void
add_news (
    GArray *areas, const PlumbPoint *points, guint n, const PlumbPoint *others, guint n_others)
{
  for (guint k = 0; k + 1 < n; k++)
    {
      Seen mine = seen_of (points, n, k);
      double from = mine.start, to = mine.end;

      for (guint i = 0; i + 1 < n_others; i++)
        {
          Seen other = seen_of (others, n_others, i);

          if (other.vertical != mine.vertical || other.at != mine.at || (k == 0) != (i == 0)
              || (k + 2 == n) != (i + 2 == n_others))
            continue;
          if (other.start == mine.start && other.bends[0] == mine.bends[0])
            from = MAX (from, MIN (mine.end, other.end));
          if (other.end == mine.end && other.bends[1] == mine.bends[1])
            to = MIN (to, MAX (mine.start, other.start));
        }
      if (from == mine.end && to == mine.start)
        continue;
      if (from > to)
        {
          from = mine.start;
          to = mine.end;
        }
      add_area (areas, &mine, from, to);
    }
}

/* Takes the step's way from @points, and notes whether that or whether it is
 * @walled_in now is news. */
static void
keep (PlumbRouteRounds *rounds, guint way, Step *step, gboolean walled_in, gboolean first_run)
{
  guint n = rounds->points->len;
  const PlumbPoint *points = (const PlumbPoint *)(gpointer)rounds->points->data;
  Difference *difference = &rounds->differences[way];

  step->reads = rounds->reads;
  plumb_route_marks_clear (&step->marks);
  step->marks = rounds->marks;
  rounds->marks = (PlumbRouteMarks){ 0 };
  if (step->points != NULL && step->walled_in == walled_in
      && equals (step->points, step->n, points, n))
    {
      difference->is = FALSE;
      return;
    }
  difference->is = !first_run;
  if (difference->is)
    {
      g_array_append_val (rounds->differing, way);
      if (difference->areas == NULL)
        difference->areas = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
      g_array_set_size (difference->areas, 0);
      add_news (difference->areas, step->points, step->n, points, n);
      add_news (difference->areas, points, n, step->points, step->n);
    }
  g_free (step->points);
  step->points = g_memdup2 (points, n * sizeof (PlumbPoint));
  step->n = n;
}

/* Notes that it mattered what others cross the way. */
static void
mark_way (PlumbRouteMarks *marks, const Step *step)
{
  PlumbRect bounds = bounds_of (step->points, step->n);

  plumb_route_marks_cover (marks, &bounds);
  for (guint k = 0; k + 1 < step->n; k++)
    {
      PlumbPoint p = step->points[k], q = step->points[k + 1];

      plumb_route_marks_add (marks, MIN (p.x, q.x), MIN (p.y, q.y), MAX (p.x, q.x), MAX (p.y, q.y));
    }
}

/* Searches anew, in later rounds only for those that meet others. */
static void
take_step (PlumbRouteRounds *rounds, guint round, guint way, gboolean first_run)
{
  Step *step = &rounds->steps[round][way];
  const Step *before = round > 0 ? &rounds->steps[round - 1][way] : NULL;
  gboolean walled_in = step->walled_in;

  if (round > 0 && plumb_route_traffic_crossings (rounds->traffic, way) == 0)
    {
      g_array_set_size (rounds->points, 0);
      g_array_append_vals (rounds->points, before->points, before->n);
      rounds->reads = bounds_of (before->points, before->n);
      step->walled_in = before->walled_in;
      step->fixed = before->fixed;
      step->forced = before->forced;
    }
  else
    {
      if (round > 0)
        plumb_route_traffic_remove (rounds->traffic, way);
      search_way (rounds, way, step);
      if (round > 0)
        {
          PlumbRect old = bounds_of (before->points, before->n);

          plumb_route_traffic_add (rounds->traffic, way);
          rounds->reads = plumb_rect_union (&rounds->reads, &old);
        }
    }
  if (before != NULL)
    mark_way (&rounds->marks, before);
  keep (rounds, way, step, walled_in, first_run);
}

/* Makes the step's way the current one. */
static void
apply (PlumbRouteRounds *rounds, guint round, guint way)
{
  const Step *step = &rounds->steps[round][way];
  PlumbRouteWay *current = &rounds->ways[way];
  gboolean same = round > 0 && equals (step->points, step->n, current->raw, current->n);

  if (!same)
    {
      if (round > 0)
        plumb_route_traffic_remove (rounds->traffic, way);
      current->n = step->n;
      current->raw = g_renew (PlumbPoint, current->raw, step->n);
      current->at = g_renew (PlumbPoint, current->at, step->n);
      memcpy (current->raw, step->points, step->n * sizeof (PlumbPoint));
      plumb_route_traffic_add (rounds->traffic, way);
    }
  current->fixed = step->fixed;
  rounds->walled_in[way] = step->walled_in;
}

/* Runs all rounds. @changed are the places (PlumbRouteChange) in which the
 * world is not what it was in the run before; NULL searches everything. Either
 * way the result is that of a first run. */
void
plumb_route_rounds_run (PlumbRouteRounds *rounds, const GArray *changed)
{
  const GArray *areas = rounds->ran ? changed : NULL;

  plumb_route_traffic_free (rounds->traffic);
  rounds->traffic = plumb_route_traffic_new (rounds->world, rounds->tasks, rounds->ways, rounds->n);
  g_array_set_size (rounds->differing, 0);
  for (guint i = 0; i < rounds->n; i++)
    rounds->differences[i].is = FALSE;
  for (guint round = 0; round < PLUMB_ROUTE_ROUNDS; round++)
    for (guint i = 0; i < rounds->n; i++)
      {
        if (is_stale (rounds, i, &rounds->steps[round][i], areas))
          take_step (rounds, round, i, areas == NULL);
        apply (rounds, round, i);
      }
  rounds->ran = TRUE;
}

/* The ways that the last run found; the caller fills in @at. */
PlumbRouteWay *
plumb_route_rounds_get_ways (PlumbRouteRounds *rounds)
{
  return rounds->ways;
}

gboolean
plumb_route_rounds_is_walled_in (const PlumbRouteRounds *rounds, guint way)
{
  return rounds->walled_in[way];
}
