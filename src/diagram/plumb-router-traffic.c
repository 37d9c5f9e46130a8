// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-traffic.h"

#include <math.h>

#define EPSILON PLUMB_ROUTE_EPSILON
#define HALF (PLUMB_ROUTE_CROSSING / 2)
/* Pieces this near to a line share its channel. */
#define CHANNEL 10.0
/* Parts of a length that crowds are counted in: whole numbers add up alike in
 * any order. */
#define PARTS 16

/* One segment of a way. */
typedef struct
{
  double at; /* across its direction */
  double start;
  double end;
  guint way;
  int first_cell;       /* along it, in which it is listed */
  gboolean start_bends; /* the way goes on there */
  gboolean end_bends;
  gboolean first; /* of its way */
  gboolean last;
} Piece;

struct _PlumbRouteTraffic
{
  const PlumbRouteWorld *world;
  const PlumbRouteTask *tasks;
  const PlumbRouteWay *ways;
  double per_cell; /* cells a unit */
  double origin_x;
  double origin_y;
  int columns;
  int rows;
  GArray **cells[2]; /* Piece; the horizontal ones, the vertical ones */
  guint mine;        /* whom the questions are asked for */
  guint query;
  guint *asked; /* by way: twice the query that met it last, plus one when it
                   counts */
};

PlumbRouteTraffic *
plumb_route_traffic_new (const PlumbRouteWorld *world,
                         const PlumbRouteTask *tasks,
                         const PlumbRouteWay *ways,
                         guint n_ways)
{
  PlumbRouteTraffic *traffic = g_new0 (PlumbRouteTraffic, 1);
  double cell = MAX (world->cell, 128);

  traffic->world = world;
  traffic->tasks = tasks;
  traffic->ways = ways;
  traffic->per_cell = 1 / cell;
  traffic->origin_x = world->bounds.x;
  traffic->origin_y = world->bounds.y;
  traffic->columns = (int)CLAMP (ceil (world->bounds.width / cell), 1, 2048);
  traffic->rows = (int)CLAMP (ceil (world->bounds.height / cell), 1, 2048);
  for (guint i = 0; i < 2; i++)
    traffic->cells[i] = g_new0 (GArray *, (gsize)traffic->columns * traffic->rows);
  traffic->asked = g_new0 (guint, n_ways + 1);
  return traffic;
}

void
plumb_route_traffic_free (PlumbRouteTraffic *traffic)
{
  if (traffic == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    {
      for (int k = 0; k < traffic->columns * traffic->rows; k++)
        if (traffic->cells[i][k] != NULL)
          g_array_unref (traffic->cells[i][k]);
      g_free (traffic->cells[i]);
    }
  g_free (traffic->asked);
  g_free (traffic);
}

static int
column_of (const PlumbRouteTraffic *traffic, double x)
{
  return (int)CLAMP ((x - traffic->origin_x) * traffic->per_cell, 0, traffic->columns - 1);
}

static int
row_of (const PlumbRouteTraffic *traffic, double y)
{
  return (int)CLAMP ((y - traffic->origin_y) * traffic->per_cell, 0, traffic->rows - 1);
}

/* The cells of a line are counted along it and across it. */
static int
along_of (const PlumbRouteTraffic *traffic, gboolean vertical, double at)
{
  return vertical ? row_of (traffic, at) : column_of (traffic, at);
}

static int
across_of (const PlumbRouteTraffic *traffic, gboolean vertical, double at)
{
  return along_of (traffic, !vertical, at);
}

/* The cell at @along and @across of a line, of the pieces that run as
 * @pieces_vertical says. */
static GArray **
get_cell (const PlumbRouteTraffic *traffic,
          gboolean vertical,
          int along,
          int across,
          gboolean pieces_vertical)
{
  int row = vertical ? along : across, column = vertical ? across : along;

  return &traffic->cells[pieces_vertical ? 1 : 0][row * traffic->columns + column];
}

static gboolean
is_vertical (PlumbPoint p, PlumbPoint q)
{
  return fabs (p.x - q.x) < fabs (p.y - q.y);
}

static Piece
piece_of (const PlumbRouteWay *ways, guint way, guint k)
{
  const PlumbRouteWay *w = &ways[way];
  PlumbPoint p = w->raw[k], q = w->raw[k + 1];
  gboolean vertical = is_vertical (p, q);
  gboolean forward = vertical ? q.y > p.y : q.x > p.x;
  Piece piece = { .way = way, .first = k == 0, .last = k + 2 == w->n };

  piece.at = vertical ? p.x : p.y;
  piece.start = vertical ? MIN (p.y, q.y) : MIN (p.x, q.x);
  piece.end = vertical ? MAX (p.y, q.y) : MAX (p.x, q.x);
  piece.start_bends = forward ? !piece.first : !piece.last;
  piece.end_bends = forward ? !piece.last : !piece.first;
  return piece;
}

static void
remove_piece (GArray *cell, const Piece *piece)
{
  for (guint i = 0; i < cell->len; i++)
    {
      const Piece *other = &g_array_index (cell, Piece, i);

      if (other->way == piece->way && other->at == piece->at && other->start == piece->start
          && other->end == piece->end)
        {
          g_array_remove_index_fast (cell, i);
          return;
        }
    }
}

static void
change (PlumbRouteTraffic *traffic, guint way, gboolean add)
{
  const PlumbRouteWay *w = &traffic->ways[way];

  for (guint k = 0; k + 1 < w->n; k++)
    {
      Piece piece = piece_of (traffic->ways, way, k);
      gboolean vertical = is_vertical (w->raw[k], w->raw[k + 1]);
      int across = across_of (traffic, vertical, piece.at);
      int last = along_of (traffic, vertical, piece.end + EPSILON);

      piece.first_cell = along_of (traffic, vertical, piece.start - EPSILON);
      for (int along = piece.first_cell; along <= last; along++)
        {
          GArray **cell = get_cell (traffic, vertical, along, across, vertical);

          if (*cell == NULL)
            *cell = g_array_new (FALSE, FALSE, sizeof (Piece));
          if (add)
            g_array_append_val (*cell, piece);
          else
            remove_piece (*cell, &piece);
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

/* What is asked from now on is asked for @way. */
void
plumb_route_traffic_look_for (PlumbRouteTraffic *traffic, guint way)
{
  traffic->mine = way;
  traffic->query++;
  traffic->asked[way] = traffic->query << 1;
}

/* Whether @other may meet the way that asks. */
static inline gboolean
counts (PlumbRouteTraffic *traffic, guint other)
{
  if (traffic->asked[other] >> 1 != traffic->query)
    traffic->asked[other] = traffic->query << 1
                            | !plumb_route_is_apart (traffic->world, &traffic->tasks[traffic->mine],
                                                     &traffic->tasks[other]);
  return traffic->asked[other] & 1;
}

/* Whether the piece hangs on an end of the way that asks: leaving it early
 * crosses nothing. */
static gboolean
shares_end (const PlumbRouteTraffic *traffic, const Piece *piece)
{
  const PlumbRouteTask *mine = &traffic->tasks[traffic->mine];
  const PlumbRouteTask *theirs = &traffic->tasks[piece->way];

  return (piece->first && (theirs->source == mine->source || theirs->source == mine->target))
         || (piece->last && (theirs->target == mine->source || theirs->target == mine->target));
}

/* What crossing the piece costs at @along; at its ends half, or nothing where
 * it ends at a box. */
static float
toll_of (const Piece *piece, double along)
{
  if (along < piece->start + EPSILON)
    return piece->start_bends ? HALF : 0;
  if (along > piece->end - EPSILON)
    return piece->end_bends ? HALF : 0;
  return PLUMB_ROUTE_CROSSING;
}

/* Adds what the pieces that run across a line cost at one place of it: to go
 * straight on, to turn. */
void
plumb_route_traffic_meet_at (PlumbRouteTraffic *traffic,
                             gboolean vertical,
                             double at,
                             double along,
                             float *straight,
                             float *turn)
{
  int across = across_of (traffic, vertical, at);
  int last = along_of (traffic, vertical, along + EPSILON);

  for (int k = along_of (traffic, vertical, along - EPSILON); k <= last; k++)
    {
      const GArray *cell = *get_cell (traffic, vertical, k, across, !vertical);

      for (guint i = 0; cell != NULL && i < cell->len; i++)
        {
          const Piece *piece = &g_array_index (cell, Piece, i);
          float toll;

          if (fabs (piece->at - along) > EPSILON || at < piece->start - EPSILON
              || at > piece->end + EPSILON || !counts (traffic, piece->way))
            continue;
          toll = toll_of (piece, at);
          *straight += toll;
          if (toll > HALF && !shares_end (traffic, piece))
            *turn += toll / 2;
        }
    }
}

/* What crossing those costs that run across a line between two places of it,
 * the places themselves not counted. @crowd is how many run beside it. */
float
plumb_route_traffic_meet_between (
    PlumbRouteTraffic *traffic, gboolean vertical, double at, double from, double to, double *crowd)
{
  int first = along_of (traffic, vertical, from), last = along_of (traffic, vertical, to);
  int across = across_of (traffic, vertical, at);
  int across_last = across_of (traffic, vertical, at + CHANNEL);
  float toll = 0;
  guint parts = 0;

  for (int along = first; along <= last; along++)
    {
      const GArray *cell = *get_cell (traffic, vertical, along, across, !vertical);

      for (guint i = 0; cell != NULL && i < cell->len; i++)
        {
          const Piece *piece = &g_array_index (cell, Piece, i);

          if (piece->at > from + EPSILON && piece->at < to - EPSILON && at >= piece->start - EPSILON
              && at <= piece->end + EPSILON && counts (traffic, piece->way))
            toll += toll_of (piece, at);
        }
      for (int k = across_of (traffic, vertical, at - CHANNEL); k <= across_last; k++)
        {
          cell = *get_cell (traffic, vertical, along, k, vertical);
          for (guint i = 0; cell != NULL && i < cell->len; i++)
            {
              const Piece *piece = &g_array_index (cell, Piece, i);
              double shared = MIN (piece->end, to) - MAX (piece->start, from);

              /* One that reaches over several cells counts in the first. */
              if (fabs (piece->at - at) < CHANNEL && shared > EPSILON
                  && along == MAX (first, piece->first_cell) && counts (traffic, piece->way))
                parts += (guint)(shared * PARTS / (to - from) + 0.5);
            }
        }
    }
  *crowd = (double)parts / PARTS;
  return toll;
}

/* How many pieces of others the raw way crosses or touches. */
guint
plumb_route_traffic_crossings (PlumbRouteTraffic *traffic, guint way)
{
  const PlumbRouteWay *w = &traffic->ways[way];
  guint n = 0;

  plumb_route_traffic_look_for (traffic, way);
  for (guint k = 0; k + 1 < w->n; k++)
    {
      Piece mine = piece_of (traffic->ways, way, k);
      gboolean vertical = is_vertical (w->raw[k], w->raw[k + 1]);
      int across = across_of (traffic, vertical, mine.at);
      int last = along_of (traffic, vertical, mine.end + EPSILON);

      for (int along = along_of (traffic, vertical, mine.start - EPSILON); along <= last; along++)
        {
          const GArray *cell = *get_cell (traffic, vertical, along, across, !vertical);

          for (guint i = 0; cell != NULL && i < cell->len; i++)
            {
              const Piece *piece = &g_array_index (cell, Piece, i);

              n += mine.at > piece->start - EPSILON && mine.at < piece->end + EPSILON
                   && piece->at > mine.start - EPSILON && piece->at < mine.end + EPSILON
                   && counts (traffic, piece->way);
            }
        }
    }
  return n;
}
