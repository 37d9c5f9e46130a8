// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A* over (crossing, heading, whether the pinned line was used), with the estimate of remaining
 * bends of Wybrow, Marriott, Stuckey, "Orthogonal connector routing" (GD 2009), section 3. */

#include "diagram/plumb-router-search.h"

#include <math.h>

#define PORT_SHIFT 0.15
#define EPSILON 0.01
/* So many others in a channel cost nothing; then each unit of length costs with their square. */
#define SPARE 2
#define CROWDING 0.02

typedef struct
{
  double key;
  double cost;
  guint state;
} Entry;

struct _PlumbRouteSearch
{
  /* By state; valid where the stamp is the current run's. */
  double *cost;
  guint *from;
  guint *stamp;
  gboolean *closed;
  gsize room;
  guint run;
  GArray *heap;

  /* The run at hand. */
  const PlumbRouteGrid *grid;
  const PlumbRouteTask *task;
  const PlumbRouteToll *toll;
  const double *xs;
  const double *ys;
  PlumbRect goal;
  guint goal_line[4]; /* by heading: the line on which the goal is met */
  guint goal_first[4];
  guint goal_end[4];
  guint pin_line;
};

/* Headings are PlumbSide values: towards the top, right, bottom, left. */
static const int step_x[4] = { 0, 1, 0, -1 };
static const int step_y[4] = { -1, 0, 1, 0 };
static const double price_of[] = { 1, 4, 20, 80 };

PlumbRouteSearch *
plumb_route_search_new (void)
{
  PlumbRouteSearch *search = g_new0 (PlumbRouteSearch, 1);

  search->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  return search;
}

void
plumb_route_search_free (PlumbRouteSearch *search)
{
  if (search == NULL)
    return;
  g_array_unref (search->heap);
  g_free (search->cost);
  g_free (search->from);
  g_free (search->stamp);
  g_free (search->closed);
  g_free (search);
}

static void
make_room (PlumbRouteSearch *search, gsize states)
{
  if (states > search->room)
    {
      search->room = states + states / 2;
      g_free (search->cost);
      g_free (search->from);
      g_free (search->stamp);
      g_free (search->closed);
      search->cost = g_new (double, search->room);
      search->from = g_new (guint, search->room);
      search->stamp = g_new0 (guint, search->room);
      search->closed = g_new (gboolean, search->room);
      search->run = 0;
    }
  search->run++;
  g_array_set_size (search->heap, 0);
}

/* Ties are broken by the state, so that the same input gives the same route everywhere. */
static inline gboolean
comes_before (const Entry *a, const Entry *b)
{
  if (a->key != b->key)
    return a->key < b->key;
  if (a->cost != b->cost)
    return a->cost > b->cost;
  return a->state < b->state;
}

static void
push (GArray *heap, Entry entry)
{
  Entry *entries;
  guint at = heap->len;

  g_array_append_val (heap, entry);
  entries = (Entry *)(gpointer)heap->data;
  while (at > 0 && comes_before (&entry, &entries[(at - 1) / 2]))
    {
      entries[at] = entries[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  entries[at] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *)(gpointer)heap->data;
  Entry top = entries[0], last = entries[heap->len - 1];
  guint at = 0, n = heap->len - 1;

  g_array_set_size (heap, n);
  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && comes_before (&entries[child + 1], &entries[child]))
        child++;
      if (!comes_before (&entries[child], &last))
        break;
      entries[at] = entries[child];
      at = child;
    }
  if (n > 0)
    entries[at] = last;
  return top;
}

/* The fewest bends from a place with (@dx, @dy) still to go, signed, when heading for @heading. */
static int
bends_left (double dx, double dy, int heading)
{
  gboolean vertical = heading == PLUMB_SIDE_TOP || heading == PLUMB_SIDE_BOTTOM;
  double ahead = vertical ? dy * step_y[heading] : dx * step_x[heading];
  double aside = vertical ? dx : dy;

  if (ahead < 0)
    return 2;
  if (aside == 0)
    return ahead > 0 ? 0 : 2;
  return ahead > 0 ? 1 : 1;
}

static double
estimate (const PlumbRouteSearch *search, double x, double y, int heading)
{
  const PlumbRect *goal = &search->goal;
  double dx = x < goal->x                   ? goal->x - x
              : x > plumb_rect_right (goal) ? plumb_rect_right (goal) - x
                                            : 0;
  double dy = y < goal->y                    ? goal->y - y
              : y > plumb_rect_bottom (goal) ? plumb_rect_bottom (goal) - y
                                             : 0;

  return fabs (dx) + fabs (dy) + bends_left (dx, dy, heading) * PLUMB_ROUTE_BEND;
}

static void
reach_state (PlumbRouteSearch *search, guint state, double cost, guint from)
{
  guint crossing = state / 8;
  double x = search->xs[crossing % search->grid->nx];
  double y = search->ys[crossing / search->grid->nx];
  Entry entry;

  if (search->stamp[state] == search->run && (search->closed[state] || search->cost[state] <= cost))
    return;
  search->stamp[state] = search->run;
  search->closed[state] = FALSE;
  search->cost[state] = cost;
  search->from[state] = from;
  entry = (Entry){ cost + estimate (search, x, y, (int)(state % 4)), cost, state };
  push (search->heap, entry);
}

static double
port_cost (const PlumbRect *r, gboolean horizontal_side, double at)
{
  double center = horizontal_side ? r->x + r->width / 2 : r->y + r->height / 2;

  return PORT_SHIFT * fabs (at - center);
}

/* The lines that meet the given side of @r within the ports' span. */
static void
find_span (
    const PlumbRouteGrid *grid, const PlumbRect *r, int side, guint *line, guint *first, guint *end)
{
  gboolean horizontal = side == PLUMB_SIDE_TOP || side == PLUMB_SIDE_BOTTOM;
  const GArray *along = horizontal ? grid->xs : grid->ys;
  const GArray *lines = horizontal ? grid->ys : grid->xs;
  double start = horizontal ? r->x : r->y, length = horizontal ? r->width : r->height;
  double inset = plumb_route_port_inset (length);
  double at = side == PLUMB_SIDE_TOP      ? r->y
              : side == PLUMB_SIDE_BOTTOM ? plumb_rect_bottom (r)
              : side == PLUMB_SIDE_LEFT   ? r->x
                                          : plumb_rect_right (r);

  *line = plumb_route_lower_bound (lines, at - 2 * EPSILON);
  *first = plumb_route_lower_bound (along, start + inset - EPSILON);
  *end = plumb_route_lower_bound (along, start + length - inset + EPSILON);
  if (*line >= lines->len || g_array_index (lines, double, *line) > at + 2 * EPSILON)
    *end = *first; /* the side lies outside the corridor */
}

static void
start_from (PlumbRouteSearch *search, const PlumbRect *r, gboolean inward)
{
  const PlumbRouteGrid *grid = search->grid;

  for (int side = 0; side < 4; side++)
    {
      gboolean horizontal = side == PLUMB_SIDE_TOP || side == PLUMB_SIDE_BOTTOM;
      int heading = inward ? (side + 2) % 4 : side;
      guint line, first, end;

      find_span (grid, r, side, &line, &first, &end);
      for (guint k = first; k < end; k++)
        {
          guint crossing = horizontal ? line * grid->nx + k : k * grid->nx + line;
          double at = horizontal ? search->xs[k] : search->ys[k];
          guint state = crossing * 8 + (guint)heading;

          reach_state (search, state, port_cost (r, horizontal, at), state);
        }
    }
}

static void
set_goal (PlumbRouteSearch *search, const PlumbRect *r)
{
  search->goal = *r;
  for (int side = 0; side < 4; side++)
    {
      int heading = (side + 2) % 4;

      find_span (search->grid, r, side, &search->goal_line[heading], &search->goal_first[heading],
                 &search->goal_end[heading]);
    }
}

static gboolean
is_goal (const PlumbRouteSearch *search, guint x, guint y, int heading)
{
  gboolean vertical = heading == PLUMB_SIDE_TOP || heading == PLUMB_SIDE_BOTTOM;
  guint line = vertical ? y : x, along = vertical ? x : y;

  return line == search->goal_line[heading] && along >= search->goal_first[heading]
         && along < search->goal_end[heading];
}

/* Goes on from @entry's crossing by one edge; @turn is the heading to leave it in. */
static void
advance (PlumbRouteSearch *search, const Entry *entry, int turn)
{
  const PlumbRouteGrid *grid = search->grid;
  const PlumbRouteToll *toll = search->toll;
  int heading = (int)(entry->state % 4);
  guint layer = (entry->state / 4) % 2;
  guint crossing = entry->state / 8;
  guint x = crossing % grid->nx, y = crossing / grid->nx, to_x, to_y, edge;
  gboolean vertical = turn == PLUMB_SIDE_TOP || turn == PLUMB_SIDE_BOTTOM;
  double cost = entry->cost, length;
  guint8 price;

  if ((turn == PLUMB_SIDE_LEFT && x == 0) || (turn == PLUMB_SIDE_RIGHT && x + 1 == grid->nx)
      || (turn == PLUMB_SIDE_TOP && y == 0) || (turn == PLUMB_SIDE_BOTTOM && y + 1 == grid->ny))
    return;
  to_x = (guint)((int)x + step_x[turn]);
  to_y = (guint)((int)y + step_y[turn]);
  edge = MIN (y, to_y) * grid->nx + MIN (x, to_x);
  price = vertical ? grid->down[edge] : grid->across[edge];
  if (price == PLUMB_ROUTE_CLOSED)
    return;
  length =
      vertical ? fabs (search->ys[to_y] - search->ys[y]) : fabs (search->xs[to_x] - search->xs[x]);
  cost += length * price_of[price];
  if (turn != heading)
    cost += PLUMB_ROUTE_BEND;
  if (toll != NULL)
    {
      float crowd = vertical ? toll->crowd_down[edge] : toll->crowd_across[edge];

      cost += vertical ? toll->down[edge] : toll->across[edge];
      if (turn != heading)
        cost += toll->turn[crossing];
      else
        cost += vertical ? toll->past[crossing] : toll->over[crossing];
      if (crowd > SPARE)
        cost += length * CROWDING * (crowd - SPARE) * (crowd - SPARE);
    }
  if (search->task->pinned && vertical == search->task->pinned_vertical
      && (vertical ? x : y) == search->pin_line)
    layer = 1;
  if (is_goal (search, to_x, to_y, turn))
    cost += port_cost (&search->goal, vertical, vertical ? search->xs[to_x] : search->ys[to_y]);
  reach_state (search, (to_y * grid->nx + to_x) * 8 + layer * 4 + (guint)turn, cost, entry->state);
}

/* Whether the step from @from to @state is along an edge that has its price. */
static gboolean
is_soiled (const PlumbRouteSearch *search, guint from, guint state)
{
  guint edge = MIN (from / 8, state / 8);
  gboolean vertical = state % 4 == PLUMB_SIDE_TOP || state % 4 == PLUMB_SIDE_BOTTOM;

  return (vertical ? search->grid->down[edge] : search->grid->across[edge]) != PLUMB_ROUTE_FREE;
}

static PlumbPoint
place_of (const PlumbRouteSearch *search, guint state)
{
  guint crossing = state / 8;

  return (PlumbPoint){ search->xs[crossing % search->grid->nx],
                       search->ys[crossing / search->grid->nx] };
}

static gboolean
collect (const PlumbRouteSearch *search, guint state, GArray *points)
{
  PlumbPoint p = place_of (search, state);
  gboolean soiled = FALSE;

  g_array_set_size (points, 0);
  g_array_append_val (points, p);
  while (search->from[state] != state)
    {
      guint from = search->from[state];

      soiled = soiled || is_soiled (search, from, state);
      p = place_of (search, from);
      if (from % 4 != state % 4 || search->from[from] == from)
        g_array_append_val (points, p);
      state = from;
    }
  for (guint i = 0, k = points->len - 1; i < k; i++, k--)
    {
      p = g_array_index (points, PlumbPoint, i);
      g_array_index (points, PlumbPoint, i) = g_array_index (points, PlumbPoint, k);
      g_array_index (points, PlumbPoint, k) = p;
    }
  return soiled;
}

/* Finds the cheapest way for @task on @grid into @points, the corners from the source's border to
 * the target's. Returns its cost, or INFINITY where there is none; @soiled tells that it passes
 * something it should not. */
double
plumb_route_search_run (PlumbRouteSearch *search,
                        const PlumbRouteWorld *world,
                        const PlumbRouteTask *task,
                        const PlumbRouteGrid *grid,
                        const PlumbRouteToll *toll,
                        GArray *points,
                        gboolean *soiled)
{
  make_room (search, (gsize)grid->nx * grid->ny * 8);
  search->grid = grid;
  search->task = task;
  search->toll = toll;
  search->xs = (const double *)(gpointer)grid->xs->data;
  search->ys = (const double *)(gpointer)grid->ys->data;
  search->pin_line = plumb_route_lower_bound (task->pinned_vertical ? grid->xs : grid->ys,
                                              task->pinned_at - 2 * EPSILON);
  set_goal (search, &world->nodes[task->target].rect);
  start_from (search, &world->nodes[task->source].rect, task->inward);
  while (search->heap->len > 0)
    {
      Entry entry = pop (search->heap);
      guint crossing = entry.state / 8;
      int heading = (int)(entry.state % 4);

      if (search->closed[entry.state] || entry.cost > search->cost[entry.state])
        continue;
      search->closed[entry.state] = TRUE;
      if (search->from[entry.state] != entry.state
          && is_goal (search, crossing % grid->nx, crossing / grid->nx, heading)
          && (!task->pinned || (entry.state / 4) % 2 == 1))
        {
          *soiled = collect (search, entry.state, points);
          return entry.cost;
        }
      advance (search, &entry, heading);
      if (search->from[entry.state] != entry.state)
        {
          advance (search, &entry, (heading + 1) % 4);
          advance (search, &entry, (heading + 3) % 4);
        }
    }
  return INFINITY;
}
