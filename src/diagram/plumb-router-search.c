// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A* over (crossing, heading, whether the pinned line was used), with the
 * estimate of remaining bends of Wybrow, Marriott, Stuckey, "Orthogonal
 * connector routing" (GD 2009), section 3. */

#include "diagram/plumb-router-search.h"

#include <math.h>

/* An end leaves the middle of its side to save a bend or a crossing, not to save length. */
#define PORT_SHIFT 1.05
#define PORT_SQUARE 0.0005
#define EPSILON PLUMB_ROUTE_EPSILON
/* Children of an entry of the heap. */
#define FAN 4
/* What a unit of the way to go is taken to cost, tolls included, in a grid of
 * more than LARGE crossings: more is faster, less finds cheaper ways. */
#define UNIT 1.15
#define LARGE 300

typedef struct
{
  double key;
  double cost;
  guint state;
} Entry;

/* What is known of a state in the run @stamp. */
typedef struct
{
  double cost;
  guint from;
  guint stamp; /* twice the run, plus one when it is done with */
} Known;

/* The cheapest arrival at a crossing so far. */
typedef struct
{
  double cost;
  guint stamp;
  guint marked; /* the run in which what lies around it was noted */
} Arrival;

struct _PlumbRouteSearch
{
  /* A state is (layer * crossings + crossing) * 4 + heading. */
  Known *known;
  Arrival *arrivals;
  gsize room;
  guint run;
  Entry *heap;
  guint n_heap;
  guint heap_room;
  GArray *to_go_x; /* by line: signed distance to the goal */
  GArray *to_go_y;

  /* The run at hand. */
  const PlumbRouteGrid *grid;
  const PlumbRouteTask *task;
  const PlumbRouteCrossing *crossings;
  guint n_crossings;
  PlumbRouteToll *toll;
  const double *xs;
  const double *ys;
  PlumbRect goal;
  guint goal_line[4]; /* by heading: the line on which the goal is met */
  guint goal_first[4];
  guint goal_end[4];
  guint pin_line;
  PlumbRouteMarks *marks;
  double unit; /* what a unit of the way to go is taken to cost */
};

/* Headings are PlumbSide values: towards the top, right, bottom, left. */
static const int step_x[4] = { 0, 1, 0, -1 };
static const int step_y[4] = { -1, 0, 1, 0 };

PlumbRouteSearch *
plumb_route_search_new (void)
{
  PlumbRouteSearch *search = g_new0 (PlumbRouteSearch, 1);

  search->to_go_x = g_array_new (FALSE, FALSE, sizeof (double));
  search->to_go_y = g_array_new (FALSE, FALSE, sizeof (double));
  return search;
}

void
plumb_route_search_free (PlumbRouteSearch *search)
{
  if (search == NULL)
    return;
  g_array_unref (search->to_go_x);
  g_array_unref (search->to_go_y);
  g_free (search->heap);
  g_free (search->known);
  g_free (search->arrivals);
  g_free (search);
}

static void
make_room (PlumbRouteSearch *search)
{
  gsize crossings = (gsize)search->n_crossings * (search->task->pinned ? 2 : 1);

  if (crossings > search->room || search->run >= G_MAXINT / 2)
    {
      search->room = MAX (search->room, crossings + crossings / 2);
      g_free (search->known);
      g_free (search->arrivals);
      search->known = g_new0 (Known, search->room * 4);
      search->arrivals = g_new0 (Arrival, search->room);
      search->run = 0;
    }
  search->run++;
  search->n_heap = 0;
}

/* Ties are broken by the state, so that the same input gives the same route
 * everywhere. */
static inline gboolean
comes_before (const Entry *a, const Entry *b)
{
  if (a->key != b->key)
    return a->key < b->key;
  if (a->cost != b->cost)
    return a->cost > b->cost;
  return a->state < b->state;
}

static inline void
push (PlumbRouteSearch *search, Entry entry)
{
  guint at = search->n_heap++;

  if (search->n_heap > search->heap_room)
    {
      search->heap_room = search->n_heap * 2 + 64;
      search->heap = g_renew (Entry, search->heap, search->heap_room);
    }
  while (at > 0 && comes_before (&entry, &search->heap[(at - 1) / FAN]))
    {
      search->heap[at] = search->heap[(at - 1) / FAN];
      at = (at - 1) / FAN;
    }
  search->heap[at] = entry;
}

static Entry
pop (PlumbRouteSearch *search)
{
  Entry *entries = search->heap;
  Entry top = entries[0], last = entries[search->n_heap - 1];
  guint at = 0, n = --search->n_heap;

  for (guint first = 1; first < n; first = FAN * at + 1)
    {
      guint best = first;

      for (guint k = first + 1; k < MIN (first + FAN, n); k++)
        if (comes_before (&entries[k], &entries[best]))
          best = k;
      if (!comes_before (&entries[best], &last))
        break;
      entries[at] = entries[best];
      at = best;
    }
  entries[at] = last;
  return top;
}

static inline guint
crossing_of (const PlumbRouteSearch *search, guint state)
{
  guint crossing = state >> 2;

  return crossing >= search->n_crossings ? crossing - search->n_crossings : crossing;
}

static inline gboolean
is_past_pin (const PlumbRouteSearch *search, guint state)
{
  return state >> 2 >= search->n_crossings;
}

static inline guint
state_of (const PlumbRouteSearch *search, guint crossing, int heading, gboolean past_pin)
{
  return (crossing + (past_pin ? search->n_crossings : 0)) << 2 | (guint)heading;
}

static inline PlumbPoint
place_of (const PlumbRouteSearch *search, guint crossing)
{
  const PlumbRouteCrossing *c = &search->crossings[crossing];

  return (PlumbPoint){ search->xs[c->column], search->ys[c->row] };
}

/* The fewest bends from a place with (@dx, @dy) still to go, signed, when
 * heading for @heading. */
static inline int
bends_left (double dx, double dy, int heading)
{
  gboolean vertical = heading == PLUMB_SIDE_TOP || heading == PLUMB_SIDE_BOTTOM;
  double ahead = vertical ? dy * step_y[heading] : dx * step_x[heading];
  double aside = vertical ? dx : dy;

  if (ahead < 0)
    return 2;
  return aside == 0 ? 0 : 1;
}

static void
measure_way_to_go (GArray *to_go, const GArray *lines, double start, double end)
{
  g_array_set_size (to_go, lines->len);
  for (guint k = 0; k < lines->len; k++)
    {
      double at = g_array_index (lines, double, k);

      g_array_index (to_go, double, k) = at < start ? start - at : at > end ? end - at : 0;
    }
}

/* Notes that a state can be reached at @cost, unless something as cheap is
 * known. Who arrives at a crossing dearer than the cheapest arrival with a bend
 * there has nothing to add. */
static inline void
reach_state (PlumbRouteSearch *search,
             guint crossing,
             int heading,
             gboolean past_pin,
             double cost,
             guint from)
{
  guint state = state_of (search, crossing, heading, past_pin);
  Known *known = &search->known[state];
  Arrival *arrival = &search->arrivals[state >> 2];
  double dx = g_array_index (search->to_go_x, double, search->crossings[crossing].column);
  double dy = g_array_index (search->to_go_y, double, search->crossings[crossing].row);

  if (known->stamp >> 1 == search->run && ((known->stamp & 1) != 0 || known->cost <= cost))
    return;
  if (arrival->stamp != search->run || cost < arrival->cost)
    *arrival = (Arrival){ cost, search->run, arrival->marked };
  else if (cost >= arrival->cost + PLUMB_ROUTE_BEND
           && cost >= arrival->cost + PLUMB_ROUTE_BEND
                          + (double)plumb_route_toll_at (search->toll, crossing)->turn)
    return;
  *known = (Known){ cost, from == PLUMB_ROUTE_NONE ? state : from, search->run << 1 };
  push (search, (Entry){ cost + (fabs (dx) + fabs (dy)) * search->unit
                             + bends_left (dx, dy, heading) * PLUMB_ROUTE_BEND,
                         cost, state });
}

/* Ends like the middle of a side; the square makes two ends share a shift
 * between them. */
static double
port_cost (const PlumbRect *r, gboolean horizontal_side, double at)
{
  double off = at - (horizontal_side ? r->x + r->width / 2 : r->y + r->height / 2);

  return PORT_SHIFT * fabs (off) + PORT_SQUARE * off * off;
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

      plumb_route_grid_span (grid, r, side, &line, &first, &end);
      for (guint k = first; k < end; k++)
        {
          double at = horizontal ? search->xs[k] : search->ys[k];
          guint crossing =
              plumb_route_grid_find (grid, horizontal ? k : line, horizontal ? line : k);

          reach_state (search, crossing, heading, FALSE, port_cost (r, horizontal, at),
                       PLUMB_ROUTE_NONE);
        }
    }
}

static void
set_goal (PlumbRouteSearch *search, const PlumbRect *r)
{
  search->goal = *r;
  measure_way_to_go (search->to_go_x, search->grid->columns->at, r->x, plumb_rect_right (r));
  measure_way_to_go (search->to_go_y, search->grid->rows->at, r->y, plumb_rect_bottom (r));
  for (int side = 0; side < 4; side++)
    {
      int heading = (side + 2) % 4;

      plumb_route_grid_span (search->grid, r, side, &search->goal_line[heading],
                             &search->goal_first[heading], &search->goal_end[heading]);
    }
}

/* The crossing next to @crossing in the direction @heading, or
 * PLUMB_ROUTE_NONE. */
static inline guint
next_to (const PlumbRouteSearch *search, guint crossing, int heading)
{
  const PlumbRouteCrossing *c = &search->crossings[crossing];

  switch (heading)
    {
    case PLUMB_SIDE_TOP:
      return c->up;
    case PLUMB_SIDE_BOTTOM:
      return c->down;
    case PLUMB_SIDE_RIGHT:
      return isfinite (c->right_cost) ? crossing + 1 : PLUMB_ROUTE_NONE;
    default:
      return crossing > 0 && isfinite (c[-1].right_cost) ? crossing - 1 : PLUMB_ROUTE_NONE;
    }
}

/* Notes that the ways around a crossing were looked at. */
static inline void
mark (const PlumbRouteSearch *search, guint state)
{
  guint crossing = crossing_of (search, state);
  Arrival *arrival = &search->arrivals[state >> 2];
  PlumbPoint at = place_of (search, crossing);
  PlumbPoint ends[4];

  if (arrival->marked == search->run)
    return;
  arrival->marked = search->run;
  for (int heading = 0; heading < 4; heading++)
    {
      guint next = next_to (search, crossing, heading);

      ends[heading] = next != PLUMB_ROUTE_NONE ? place_of (search, next) : at;
    }
  plumb_route_marks_add (search->marks, ends[PLUMB_SIDE_LEFT].x, at.y, ends[PLUMB_SIDE_RIGHT].x,
                         at.y);
  plumb_route_marks_add (search->marks, at.x, ends[PLUMB_SIDE_TOP].y, at.x,
                         ends[PLUMB_SIDE_BOTTOM].y);
}

static gboolean
is_goal (const PlumbRouteSearch *search, guint crossing, int heading)
{
  const PlumbRouteCrossing *c = &search->crossings[crossing];
  gboolean vertical = heading == PLUMB_SIDE_TOP || heading == PLUMB_SIDE_BOTTOM;
  guint line = vertical ? c->row : c->column, along = vertical ? c->column : c->row;

  return line == search->goal_line[heading] && along >= search->goal_first[heading]
         && along < search->goal_end[heading];
}

/* What the way from @crossing to the one next to it costs, tolls included. */
static double
cost_between (const PlumbRouteSearch *search, guint crossing, guint next, int heading)
{
  const PlumbRouteCrossing *c = search->crossings;

  switch (heading)
    {
    case PLUMB_SIDE_TOP:
      return c[next].down_cost + plumb_route_toll_down (search->toll, next, crossing);
    case PLUMB_SIDE_BOTTOM:
      return c[crossing].down_cost + plumb_route_toll_down (search->toll, crossing, next);
    case PLUMB_SIDE_RIGHT:
      return c[crossing].right_cost + plumb_route_toll_right (search->toll, crossing);
    default:
      return c[next].right_cost + plumb_route_toll_right (search->toll, next);
    }
}

/* Goes on from @entry's crossing to the next one; @turn is the heading to leave
 * it in. */
static void
advance (PlumbRouteSearch *search, const Entry *entry, int turn)
{
  int heading = (int)(entry->state & 3);
  guint crossing = crossing_of (search, entry->state);
  guint next = next_to (search, crossing, turn);
  gboolean vertical = turn == PLUMB_SIDE_TOP || turn == PLUMB_SIDE_BOTTOM;
  gboolean past_pin = is_past_pin (search, entry->state);
  const PlumbRouteFare *fare;
  double cost = entry->cost;

  if (next == PLUMB_ROUTE_NONE)
    return;
  fare = plumb_route_toll_at (search->toll, crossing);
  if (turn != heading)
    cost += PLUMB_ROUTE_BEND + (double)fare->turn;
  else
    cost += (double)(vertical ? fare->past : fare->over);
  cost += cost_between (search, crossing, next, turn);
  if (search->task->pinned && vertical == search->task->pinned_vertical
      && (vertical ? search->crossings[crossing].column : search->crossings[crossing].row)
             == search->pin_line)
    past_pin = TRUE;
  if (is_goal (search, next, turn))
    {
      PlumbPoint at = place_of (search, next);

      cost += port_cost (&search->goal, vertical, vertical ? at.x : at.y);
    }
  reach_state (search, next, turn, past_pin, cost, entry->state);
}

/* Whether the step from @from to @state is along something that has its price.
 */
static gboolean
is_soiled (const PlumbRouteSearch *search, guint from, guint state)
{
  guint a = crossing_of (search, from), b = crossing_of (search, state);
  PlumbPoint p = place_of (search, a), q = place_of (search, b);
  const PlumbRouteCrossing *first = &search->crossings[MIN (a, b)];
  gboolean vertical = state % 4 == PLUMB_SIDE_TOP || state % 4 == PLUMB_SIDE_BOTTOM;
  double length = fabs (p.x - q.x) + fabs (p.y - q.y);

  return (vertical ? first->down_cost : first->right_cost) > 1.5 * length;
}

static gboolean
collect (const PlumbRouteSearch *search, guint state, GArray *points)
{
  PlumbPoint p = place_of (search, crossing_of (search, state));
  gboolean soiled = FALSE;

  g_array_set_size (points, 0);
  g_array_append_val (points, p);
  while (search->known[state].from != state)
    {
      guint from = search->known[state].from;

      soiled = soiled || is_soiled (search, from, state);
      p = place_of (search, crossing_of (search, from));
      if (from % 4 != state % 4 || search->known[from].from == from)
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

/* Finds the cheapest way for @task on @grid into @points, the corners from the
 * source's border to the target's. All that it looked at is in @marks. Returns
 * its cost, or INFINITY where there is none; @soiled tells that it passes
 * something it should not. */
double
plumb_route_search_run (PlumbRouteSearch *search,
                        const PlumbRouteWorld *world,
                        const PlumbRouteTask *task,
                        const PlumbRouteGrid *grid,
                        PlumbRouteToll *toll,
                        PlumbRouteMarks *marks,
                        GArray *points,
                        gboolean *soiled)
{
  double first_x = plumb_route_lines_at (grid->columns, 0);
  double first_y = plumb_route_lines_at (grid->rows, 0);
  double last_x = plumb_route_lines_at (grid->columns, grid->columns->at->len - 1);
  double last_y = plumb_route_lines_at (grid->rows, grid->rows->at->len - 1);

  search->grid = grid;
  search->task = task;
  search->toll = toll;
  search->marks = marks;
  search->crossings = (const PlumbRouteCrossing *)(gpointer)grid->crossings->data;
  search->n_crossings = grid->crossings->len;
  search->unit = search->n_crossings > LARGE ? UNIT : 1;
  search->xs = (const double *)(gpointer)grid->columns->at->data;
  search->ys = (const double *)(gpointer)grid->rows->at->data;
  search->pin_line = plumb_route_lower_bound (
      task->pinned_vertical ? grid->columns->at : grid->rows->at, task->pinned_at - 2 * EPSILON);
  plumb_route_marks_cover (marks,
                           &(PlumbRect){ first_x, first_y, last_x - first_x, last_y - first_y });
  make_room (search);
  set_goal (search, &world->nodes[task->target].rect);
  start_from (search, &world->nodes[task->source].rect, task->inward);
  while (search->n_heap > 0)
    {
      Entry entry = pop (search);
      Known *known = &search->known[entry.state];
      int heading = (int)(entry.state & 3);

      if ((known->stamp & 1) != 0 || entry.cost > known->cost)
        continue;
      known->stamp |= 1;
      mark (search, entry.state);
      if (known->from != entry.state && is_goal (search, crossing_of (search, entry.state), heading)
          && (!task->pinned || is_past_pin (search, entry.state)))
        {
          *soiled = collect (search, entry.state, points);
          return entry.cost;
        }
      advance (search, &entry, heading);
      if (known->from == entry.state)
        continue;
      advance (search, &entry, (heading + 1) % 4);
      advance (search, &entry, (heading + 3) % 4);
    }
  return INFINITY;
}
