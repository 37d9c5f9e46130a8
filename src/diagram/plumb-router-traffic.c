// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-traffic.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.01
#define HALF (PLUMB_ROUTE_CROSSING / 2)
/* Segments this near to a line share its channel. */
#define CHANNEL 10.0

typedef struct
{
  guint way;
  guint index;
} Piece;

struct _PlumbRouteTraffic
{
  const PlumbRouteWorld *world;
  const PlumbRouteTask *tasks;
  const PlumbRouteWay *ways;
  double cell;
  double origin_x;
  double origin_y;
  int columns;
  int rows;
  GArray **cells;
  guint *seen; /* by way: the query that met it last */
  guint query;
  GArray *found; /* guint, ways */
};

PlumbRouteTraffic *
plumb_route_traffic_new (const PlumbRouteWorld *world,
                         const PlumbRouteTask *tasks,
                         const PlumbRouteWay *ways,
                         guint n_ways)
{
  PlumbRouteTraffic *traffic = g_new0 (PlumbRouteTraffic, 1);

  traffic->world = world;
  traffic->tasks = tasks;
  traffic->ways = ways;
  traffic->cell = MAX (world->cell, 128);
  traffic->origin_x = world->bounds.x;
  traffic->origin_y = world->bounds.y;
  traffic->columns = (int)CLAMP (ceil (world->bounds.width / traffic->cell), 1, 2048);
  traffic->rows = (int)CLAMP (ceil (world->bounds.height / traffic->cell), 1, 2048);
  traffic->cells = g_new0 (GArray *, (gsize)traffic->columns * traffic->rows);
  traffic->seen = g_new0 (guint, n_ways + 1);
  traffic->found = g_array_new (FALSE, FALSE, sizeof (guint));
  return traffic;
}

void
plumb_route_traffic_free (PlumbRouteTraffic *traffic)
{
  if (traffic == NULL)
    return;
  for (int k = 0; k < traffic->columns * traffic->rows; k++)
    if (traffic->cells[k] != NULL)
      g_array_unref (traffic->cells[k]);
  g_free (traffic->cells);
  g_free (traffic->seen);
  g_array_unref (traffic->found);
  g_free (traffic);
}

static int
column_of (const PlumbRouteTraffic *traffic, double x)
{
  return (int)CLAMP (floor ((x - traffic->origin_x) / traffic->cell), 0, traffic->columns - 1);
}

static int
row_of (const PlumbRouteTraffic *traffic, double y)
{
  return (int)CLAMP (floor ((y - traffic->origin_y) / traffic->cell), 0, traffic->rows - 1);
}

static void
change (PlumbRouteTraffic *traffic, guint way, gboolean add)
{
  const PlumbRouteWay *w = &traffic->ways[way];

  for (guint k = 0; k + 1 < w->n; k++)
    {
      PlumbPoint p = w->raw[k], q = w->raw[k + 1];
      Piece piece = { way, k };

      for (int row = row_of (traffic, MIN (p.y, q.y)); row <= row_of (traffic, MAX (p.y, q.y));
           row++)
        for (int column = column_of (traffic, MIN (p.x, q.x));
             column <= column_of (traffic, MAX (p.x, q.x)); column++)
          {
            GArray **cell = &traffic->cells[row * traffic->columns + column];

            if (*cell == NULL)
              *cell = g_array_new (FALSE, FALSE, sizeof (Piece));
            if (add)
              {
                g_array_append_val (*cell, piece);
                continue;
              }
            for (guint i = 0; i < (*cell)->len; i++)
              if (g_array_index (*cell, Piece, i).way == way
                  && g_array_index (*cell, Piece, i).index == k)
                {
                  g_array_remove_index_fast (*cell, i);
                  break;
                }
          }
    }
}

void
plumb_route_traffic_add (PlumbRouteTraffic *traffic, guint way)
{
  change (traffic, way, TRUE);
}

void
plumb_route_traffic_remove (PlumbRouteTraffic *traffic, guint way)
{
  change (traffic, way, FALSE);
}

/* The other ways with a piece in the cells of @area that may meet @way, each once. */
static const GArray *
find_ways (PlumbRouteTraffic *traffic, guint way, const PlumbRect *area)
{
  int left = column_of (traffic, area->x), right = column_of (traffic, plumb_rect_right (area));
  int top = row_of (traffic, area->y), bottom = row_of (traffic, plumb_rect_bottom (area));

  traffic->query++;
  traffic->seen[way] = traffic->query;
  g_array_set_size (traffic->found, 0);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        const GArray *cell = traffic->cells[row * traffic->columns + column];

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            guint other = g_array_index (cell, Piece, k).way;

            if (traffic->seen[other] == traffic->query)
              continue;
            traffic->seen[other] = traffic->query;
            if (!plumb_route_is_apart (traffic->world, &traffic->tasks[way],
                                       &traffic->tasks[other]))
              g_array_append_val (traffic->found, other);
          }
      }
  return traffic->found;
}

typedef struct
{
  const PlumbRouteGrid *grid;
  PlumbRouteToll *toll;
  gboolean vertical;   /* the other's piece */
  gboolean shared_end; /* it hangs on one of our own boxes: leaving it early crosses nothing */
} Fare;

static void
charge_crossing (const Fare *fare, guint line, guint along, float amount, gboolean turn)
{
  guint nx = fare->grid->nx;
  guint at = fare->vertical ? along * nx + line : line * nx + along;

  if (fare->vertical)
    fare->toll->fares[at].over += amount;
  else
    fare->toll->fares[at].past += amount;
  if (turn && !fare->shared_end)
    fare->toll->fares[at].turn += amount / 2;
}

/* What crossing the piece costs: on its line at the crossings of the grid, else on the grid's edges
 * that it cuts. */
static void
charge_piece (
    const Fare *fare, double at, double start, double end, gboolean start_bends, gboolean end_bends)
{
  const PlumbRouteGrid *grid = fare->grid;
  const GArray *lines = fare->vertical ? grid->xs : grid->ys;
  const GArray *along = fare->vertical ? grid->ys : grid->xs;
  const double *values = (const double *)(gconstpointer)along->data;
  guint line = plumb_route_lower_bound (lines, at - EPSILON);
  guint first = plumb_route_lower_bound (along, start - EPSILON);
  guint last = plumb_route_lower_bound (along, end + EPSILON);
  gboolean on_line = line < lines->len && g_array_index (lines, double, line) <= at + EPSILON;

  if (!on_line && (line == 0 || line >= lines->len))
    return;
  for (guint k = first; k < last; k++)
    {
      gboolean is_start = values[k]<start + EPSILON, is_end = values[k]> end - EPSILON;
      float amount = PLUMB_ROUTE_CROSSING;

      if (is_start || is_end)
        amount = (is_start ? start_bends : end_bends) ? HALF : 0;
      if (on_line)
        charge_crossing (fare, line, k, amount, !is_start && !is_end);
      else if (fare->vertical)
        fare->toll->fares[k * grid->nx + line - 1].across += amount;
      else
        fare->toll->fares[(line - 1) * grid->nx + k].down += amount;
    }
}

/* Counts the piece into the channels of the lines beside it. */
static void
crowd_piece (const Fare *fare, double at, double start, double end)
{
  const PlumbRouteGrid *grid = fare->grid;
  const GArray *lines = fare->vertical ? grid->xs : grid->ys;
  const GArray *along = fare->vertical ? grid->ys : grid->xs;
  guint line = plumb_route_lower_bound (lines, at - CHANNEL);
  guint first = plumb_route_lower_bound (along, start - EPSILON);
  guint last = plumb_route_lower_bound (along, end + EPSILON);

  for (; line < lines->len && g_array_index (lines, double, line) < at + CHANNEL; line++)
    for (guint k = first; k + 1 < last; k++)
      {
        if (fare->vertical)
          fare->toll->fares[k * grid->nx + line].crowd_down += 1;
        else
          fare->toll->fares[line * grid->nx + k].crowd_across += 1;
      }
}

static void
charge_way (PlumbRouteTraffic *traffic, guint way, guint other, Fare *fare)
{
  const PlumbRouteWay *w = &traffic->ways[other];
  const PlumbRouteTask *mine = &traffic->tasks[way], *theirs = &traffic->tasks[other];
  const PlumbRect *region = &fare->grid->region;

  for (guint k = 0; k + 1 < w->n; k++)
    {
      PlumbPoint p = w->raw[k], q = w->raw[k + 1];
      gboolean first = k == 0, last = k + 2 == w->n;
      double start, end;
      gboolean forward;

      if (MAX (p.x, q.x) < region->x || MIN (p.x, q.x) > plumb_rect_right (region)
          || MAX (p.y, q.y) < region->y || MIN (p.y, q.y) > plumb_rect_bottom (region))
        continue;
      fare->vertical = fabs (p.x - q.x) < fabs (p.y - q.y);
      fare->shared_end =
          (first && (theirs->source == mine->source || theirs->source == mine->target))
          || (last && (theirs->target == mine->source || theirs->target == mine->target));
      start = fare->vertical ? MIN (p.y, q.y) : MIN (p.x, q.x);
      end = fare->vertical ? MAX (p.y, q.y) : MAX (p.x, q.x);
      forward = fare->vertical ? q.y > p.y : q.x > p.x;
      charge_piece (fare, fare->vertical ? p.x : p.y, start, end, forward ? !first : !last,
                    forward ? !last : !first);
      crowd_piece (fare, fare->vertical ? p.x : p.y, start, end);
    }
}

static void
make_room (PlumbRouteToll *toll, gsize need)
{
  if (need > toll->room)
    {
      toll->room = need + need / 2;
      g_free (toll->fares);
      toll->fares = g_new (PlumbRouteFare, toll->room);
    }
  memset (toll->fares, 0, need * sizeof (PlumbRouteFare));
}

void
plumb_route_toll_clear (PlumbRouteToll *toll)
{
  g_free (toll->fares);
  *toll = (PlumbRouteToll){ 0 };
}

/* Fills in what the other connectors make the edges and crossings of @grid cost for @way. */
void
plumb_route_traffic_toll (PlumbRouteTraffic *traffic,
                          guint way,
                          const PlumbRouteGrid *grid,
                          PlumbRouteToll *toll)
{
  const GArray *others = find_ways (traffic, way, &grid->region);
  gsize need = (gsize)grid->nx * grid->ny;
  Fare fare = { grid, toll, FALSE, FALSE };

  make_room (toll, need);
  for (guint k = 0; k < others->len; k++)
    charge_way (traffic, way, g_array_index (others, guint, k), &fare);
}

static gboolean
pieces_cross (PlumbPoint p, PlumbPoint q, PlumbPoint r, PlumbPoint s)
{
  gboolean vertical = fabs (p.x - q.x) < fabs (p.y - q.y);

  if (vertical == (fabs (r.x - s.x) < fabs (r.y - s.y)))
    return FALSE;
  if (!vertical)
    return pieces_cross (r, s, p, q);
  return p.x > MIN (r.x, s.x) - EPSILON && p.x < MAX (r.x, s.x) + EPSILON
         && r.y > MIN (p.y, q.y) - EPSILON && r.y < MAX (p.y, q.y) + EPSILON;
}

/* How many pieces of others the raw way crosses or touches. */
guint
plumb_route_traffic_crossings (PlumbRouteTraffic *traffic, guint way)
{
  const PlumbRouteWay *w = &traffic->ways[way];
  guint n = 0;

  for (guint k = 0; k + 1 < w->n; k++)
    {
      PlumbPoint p = w->raw[k], q = w->raw[k + 1];
      PlumbRect area = { MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x), fabs (p.y - q.y) };
      const GArray *others = find_ways (traffic, way, &area);

      for (guint i = 0; i < others->len; i++)
        {
          const PlumbRouteWay *other = &traffic->ways[g_array_index (others, guint, i)];

          for (guint j = 0; j + 1 < other->n; j++)
            n += pieces_cross (p, q, other->raw[j], other->raw[j + 1]);
        }
    }
  return n;
}
