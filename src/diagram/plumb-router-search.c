// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A* over (crossing, heading, whether the pinned line was used), with the estimate of remaining
 * bends of Wybrow, Marriott, Stuckey, "Orthogonal connector routing" (GD 2009), section 3. */

#include "diagram/plumb-router-search.h"

#include <math.h>

#define PORT_SHIFT 0.15
#define PORT_SQUARE 0.0005
#define EPSILON 0.01
/* Children of an entry of the heap. */
#define FAN 4
/* So many others in a channel cost nothing; then each unit of length costs with their square. */
#define SPARE 2
#define CROWDING 0.15
/* What a unit of the way to go is taken to cost, tolls included, in a grid of more than LARGE
 * crossings: more is faster, less finds cheaper ways. */
#define UNIT 1.15
#define LARGE 600

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
  /* A state is ((layer * rows + row) << shift | column) * 4 + heading. */
  Known *known;
  Arrival *arrivals;
  gsize room;
  guint run;
  guint shift;
  Entry *heap;
  guint n_heap;
  guint heap_room;
  GArray *to_go_x; /* by line: signed distance to the goal */
  GArray *to_go_y;

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
  PlumbRouteMarks *marks;
  double unit; /* what a unit of the way to go is taken to cost */
};

/* Headings are PlumbSide values: towards the top, right, bottom, left. */
static const int step_x[4] = { 0, 1, 0, -1 };
static const int step_y[4] = { -1, 0, 1, 0 };
static const double price_of[] = { 1, 4, 20, 80 };

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
make_room (PlumbRouteSearch *search, const PlumbRouteGrid *grid)
{
  gsize crossings;

  search->shift = 1;
  while ((1u << search->shift) < grid->nx)
    search->shift++;
  crossings = ((gsize)grid->ny * 2) << search->shift;
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
column_of (const PlumbRouteSearch *search, guint state)
{
  return (state >> 2) & ((1u << search->shift) - 1);
}

static inline guint
row_of (const PlumbRouteSearch *search, guint state)
{
  guint row = state >> (2 + search->shift);

  return row >= search->grid->ny ? row - search->grid->ny : row;
}

static inline gboolean
is_past_pin (const PlumbRouteSearch *search, guint state)
{
  return state >> (2 + search->shift) >= search->grid->ny;
}

static inline guint
state_of (const PlumbRouteSearch *search, guint x, guint y, int heading, gboolean past_pin)
{
  return (((y + (past_pin ? search->grid->ny : 0)) << search->shift) | x) << 2 | (guint)heading;
}

/* The fewest bends from a place with (@dx, @dy) still to go, signed, when heading for @heading. */
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

/* Notes that a state can be reached at @cost, unless something as cheap is known. Who arrives at a
 * crossing dearer than the cheapest arrival with a bend there has nothing to add. */
static inline void
reach_state (PlumbRouteSearch *search,
             guint x,
             guint y,
             int heading,
             gboolean past_pin,
             double cost,
             guint from)
{
  guint state = state_of (search, x, y, heading, past_pin);
  Known *known = &search->known[state];
  Arrival *arrival = &search->arrivals[state >> 2];
  double dx = g_array_index (search->to_go_x, double, x);
  double dy = g_array_index (search->to_go_y, double, y);
  double turn = search->toll != NULL ? search->toll->fares[y * search->grid->nx + x].turn : 0;

  if (known->stamp >> 1 == search->run && ((known->stamp & 1) != 0 || known->cost <= cost))
    return;
  if (arrival->stamp != search->run || cost < arrival->cost)
    *arrival = (Arrival){ cost, search->run, arrival->marked };
  else if (cost >= arrival->cost + PLUMB_ROUTE_BEND + turn)
    return;
  *known = (Known){ cost, from == G_MAXUINT ? state : from, search->run << 1 };
  push (search, (Entry){ cost + (fabs (dx) + fabs (dy)) * search->unit
                             + bends_left (dx, dy, heading) * PLUMB_ROUTE_BEND,
                         cost, state });
}

/* Ends like the middle of a side; the square makes two ends share a shift between them. */
static double
port_cost (const PlumbRect *r, gboolean horizontal_side, double at)
{
  double off = at - (horizontal_side ? r->x + r->width / 2 : r->y + r->height / 2);

  return PORT_SHIFT * fabs (off) + PORT_SQUARE * off * off;
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
          double at = horizontal ? search->xs[k] : search->ys[k];

          reach_state (search, horizontal ? k : line, horizontal ? line : k, heading, FALSE,
                       port_cost (r, horizontal, at), G_MAXUINT);
        }
    }
}

static void
set_goal (PlumbRouteSearch *search, const PlumbRect *r)
{
  search->goal = *r;
  measure_way_to_go (search->to_go_x, search->grid->xs, r->x, plumb_rect_right (r));
  measure_way_to_go (search->to_go_y, search->grid->ys, r->y, plumb_rect_bottom (r));
  for (int side = 0; side < 4; side++)
    {
      int heading = (side + 2) % 4;

      find_span (search->grid, r, side, &search->goal_line[heading], &search->goal_first[heading],
                 &search->goal_end[heading]);
    }
}

/* Notes that the edges around a crossing were looked at. */
static inline void
mark (const PlumbRouteSearch *search, guint state)
{
  guint x = column_of (search, state), y = row_of (search, state);
  Arrival *arrival = &search->arrivals[state >> 2];
  double left = search->xs[x > 0 ? x - 1 : 0], top = search->ys[y > 0 ? y - 1 : 0];
  double right = search->xs[MIN (x + 1, search->grid->nx - 1)];
  double bottom = search->ys[MIN (y + 1, search->grid->ny - 1)];

  if (arrival->marked == search->run)
    return;
  arrival->marked = search->run;
  plumb_route_marks_add (search->marks, left, search->ys[y], right, search->ys[y]);
  plumb_route_marks_add (search->marks, search->xs[x], top, search->xs[x], bottom);
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
  int heading = (int)(entry->state & 3);
  gboolean past_pin = is_past_pin (search, entry->state);
  guint x = column_of (search, entry->state), y = row_of (search, entry->state);
  guint crossing = y * grid->nx + x, to_x, to_y, edge;
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
      float crowd = vertical ? toll->fares[edge].crowd_down : toll->fares[edge].crowd_across;

      cost += vertical ? toll->fares[edge].down : toll->fares[edge].across;
      if (turn != heading)
        cost += toll->fares[crossing].turn;
      else
        cost += vertical ? toll->fares[crossing].past : toll->fares[crossing].over;
      if (crowd > SPARE)
        cost += length * CROWDING * (crowd - SPARE) * (crowd - SPARE);
    }
  if (search->task->pinned && vertical == search->task->pinned_vertical
      && (vertical ? x : y) == search->pin_line)
    past_pin = TRUE;
  if (is_goal (search, to_x, to_y, turn))
    cost += port_cost (&search->goal, vertical, vertical ? search->xs[to_x] : search->ys[to_y]);
  reach_state (search, to_x, to_y, turn, past_pin, cost, entry->state);
}

/* Whether the step from @from to @state is along an edge that has its price. */
static gboolean
is_soiled (const PlumbRouteSearch *search, guint from, guint state)
{
  guint x = MIN (column_of (search, from), column_of (search, state));
  guint y = MIN (row_of (search, from), row_of (search, state));
  guint edge = y * search->grid->nx + x;
  gboolean vertical = state % 4 == PLUMB_SIDE_TOP || state % 4 == PLUMB_SIDE_BOTTOM;

  return (vertical ? search->grid->down[edge] : search->grid->across[edge]) != PLUMB_ROUTE_FREE;
}

static PlumbPoint
place_of (const PlumbRouteSearch *search, guint state)
{
  return (PlumbPoint){ search->xs[column_of (search, state)], search->ys[row_of (search, state)] };
}

static gboolean
collect (const PlumbRouteSearch *search, guint state, GArray *points)
{
  PlumbPoint p = place_of (search, state);
  gboolean soiled = FALSE;

  g_array_set_size (points, 0);
  g_array_append_val (points, p);
  while (search->known[state].from != state)
    {
      guint from = search->known[state].from;

      soiled = soiled || is_soiled (search, from, state);
      p = place_of (search, from);
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

/* Finds the cheapest way for @task on @grid into @points, the corners from the source's border to
 * the target's. All that it looked at is in @marks. Returns its cost, or INFINITY where there is none; @soiled tells that it passes
 * something it should not. */
double
plumb_route_search_run (PlumbRouteSearch *search,
                        const PlumbRouteWorld *world,
                        const PlumbRouteTask *task,
                        const PlumbRouteGrid *grid,
                        const PlumbRouteToll *toll,
                        PlumbRouteMarks *marks,
                        GArray *points,
                        gboolean *soiled)
{
  search->grid = grid;
  search->task = task;
  search->toll = toll;
  search->marks = marks;
  search->unit = grid->nx * grid->ny > LARGE ? UNIT : 1;
  search->xs = (const double *)(gpointer)grid->xs->data;
  search->ys = (const double *)(gpointer)grid->ys->data;
  search->pin_line = plumb_route_lower_bound (task->pinned_vertical ? grid->xs : grid->ys,
                                              task->pinned_at - 2 * EPSILON);
  plumb_route_marks_cover (marks, &(PlumbRect){ search->xs[0], search->ys[0],
                                                search->xs[grid->nx - 1] - search->xs[0],
                                                search->ys[grid->ny - 1] - search->ys[0] });
  make_room (search, grid);
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
      if (known->from != entry.state
          && is_goal (search, column_of (search, entry.state), row_of (search, entry.state),
                      heading)
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
