// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where the open pieces of rows and columns meet: row by row, the columns that
 * are open there are kept as bits, so that what never meets costs next to
 * nothing. */

#include "diagram/plumb-router-grid.h"

#include <math.h>

#define EPSILON PLUMB_ROUTE_EPSILON
#define NONE PLUMB_ROUTE_NONE

/* A place on the side of an end. A line that stops there has to have a crossing
 * there. */
typedef struct
{
  guint row;
  guint column;
} Port;

/* What the way between two crossings of a line costs, by the dearest that it
 * passes. */
static double
cost_of (
    const PlumbRouteGrid *grid, const PlumbRouteLines *lines, guint line, double from, double to)
{
  static const double prices[] = { 1, 4, 20, 80, 80 };

  if (!grid->priced)
    return to - from;
  return (to - from) * prices[plumb_route_lines_price (lines, line, from, to)];
}

/* The lines that meet the given side of @r within the ports' span; none where
 * the side lies outside the corridor. */
void
plumb_route_grid_span (
    const PlumbRouteGrid *grid, const PlumbRect *r, int side, guint *line, guint *first, guint *end)
{
  gboolean horizontal = side == PLUMB_SIDE_TOP || side == PLUMB_SIDE_BOTTOM;
  const GArray *along = horizontal ? grid->columns->at : grid->rows->at;
  const GArray *lines = horizontal ? grid->rows->at : grid->columns->at;
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
    *end = *first;
}

static int
compare_ports (gconstpointer a, gconstpointer b)
{
  const Port *p = a, *q = b;

  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  return (p->column > q->column) - (p->column < q->column);
}

/* Sorts the ports; what is one to both ends is kept once. */
static void
sort_ports (PlumbRouteGrid *grid)
{
  Port *ports = (Port *)(gpointer)grid->ports->data;
  guint kept = 0;

  g_array_sort (grid->ports, compare_ports);
  for (guint i = 0; i < grid->ports->len; i++)
    if (kept == 0 || compare_ports (&ports[i], &ports[kept - 1]) != 0)
      ports[kept++] = ports[i];
  g_array_set_size (grid->ports, kept);
}

static void
add_ports (PlumbRouteGrid *grid, const PlumbRect *r)
{
  for (int side = 0; side < 4; side++)
    {
      gboolean horizontal = side == PLUMB_SIDE_TOP || side == PLUMB_SIDE_BOTTOM;
      guint line, first, end;

      plumb_route_grid_span (grid, r, side, &line, &first, &end);
      for (guint k = first; k < end; k++)
        {
          Port port = { horizontal ? line : k, horizontal ? k : line };

          g_array_append_val (grid->ports, port);
        }
    }
}

static void
fill (GArray *array, guint n, guint value)
{
  g_array_set_size (array, n);
  for (guint i = 0; i < n; i++)
    g_array_index (array, guint, i) = value;
}

/* Chains the pieces of columns by the rows at which they start and end. */
static void
chain_columns (PlumbRouteGrid *grid)
{
  const GArray *pieces = grid->columns->pieces;
  guint n_rows = grid->rows->at->len;

  fill (grid->starts, n_rows, NONE);
  fill (grid->ends, n_rows, NONE);
  fill (grid->chain, 2 * pieces->len, NONE);
  for (guint i = 0; i < pieces->len; i++)
    {
      const PlumbRoutePiece *piece = &g_array_index (pieces, PlumbRoutePiece, i);
      guint from = plumb_route_lower_bound (grid->rows->at, piece->from - EPSILON);
      guint end = plumb_route_lower_bound (grid->rows->at, piece->to + EPSILON);

      if (end < from + 2)
        continue;
      g_array_index (grid->chain, guint, 2 * i) = g_array_index (grid->starts, guint, from);
      g_array_index (grid->starts, guint, from) = i;
      g_array_index (grid->chain, guint, 2 * i + 1) = g_array_index (grid->ends, guint, end - 1);
      g_array_index (grid->ends, guint, end - 1) = i;
    }
}

static gboolean
is_active (const PlumbRouteGrid *grid, guint column)
{
  return g_array_index (grid->active, guint64, column / 64) >> column % 64 & 1;
}

static void
set_active (PlumbRouteGrid *grid, guint column, gboolean active)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << column % 64;

  if (active)
    g_array_index (grid->active, guint64, column / 64) |= bit;
  else
    g_array_index (grid->active, guint64, column / 64) &= ~bit;
}

/* The first active column from @column on, or NONE. */
static guint
next_active (const PlumbRouteGrid *grid, guint column)
{
  const guint64 *words = (const guint64 *)(gconstpointer)grid->active->data;
  guint word = column / 64, n = grid->active->len;
  guint64 bits;

  if (word >= n)
    return NONE;
  bits = words[word] & ~G_GUINT64_CONSTANT (0) << column % 64;
  while (bits == 0)
    {
      if (++word == n)
        return NONE;
      bits = words[word];
    }
  return word * 64 + (guint)__builtin_ctzll (bits);
}

/* A new crossing; it hangs on the one above it on its column, when that is open
 * in between. */
static PlumbRouteCrossing *
add_crossing (PlumbRouteGrid *grid, guint column, guint row)
{
  PlumbRouteCrossing crossing = { column, row, NONE, NONE, INFINITY, INFINITY };
  guint at = grid->crossings->len, *last = &g_array_index (grid->last_of, guint, column);

  if (is_active (grid, column))
    {
      crossing.up = *last;
      *last = at;
    }
  g_array_append_val (grid->crossings, crossing);
  if (crossing.up != NONE)
    {
      PlumbRouteCrossing *above = &g_array_index (grid->crossings, PlumbRouteCrossing, crossing.up);

      above->down = at;
      above->down_cost =
          cost_of (grid, grid->columns, column, plumb_route_lines_at (grid->rows, above->row),
                   plumb_route_lines_at (grid->rows, row));
    }
  return &g_array_index (grid->crossings, PlumbRouteCrossing, at);
}

static void
join_to_left (PlumbRouteGrid *grid, PlumbRouteCrossing *crossing)
{
  PlumbRouteCrossing *left = crossing - 1;

  left->right_cost =
      cost_of (grid, grid->rows, crossing->row, plumb_route_lines_at (grid->columns, left->column),
               plumb_route_lines_at (grid->columns, crossing->column));
}

/* Crosses the part of @row from @from to @to, both columns, with what is open
 * there. */
static void
cross_piece (
    PlumbRouteGrid *grid, guint row, guint from, guint to, const Port **port, const Port *end)
{
  gboolean joined = FALSE;
  guint column = next_active (grid, from);

  for (;;)
    {
      gboolean at_port = *port < end && (*port)->column <= MIN (column, to);

      if (!at_port && column > to)
        return;
      if (at_port)
        {
          PlumbRouteCrossing *crossing = add_crossing (grid, (*port)->column, row);

          if (joined)
            join_to_left (grid, crossing);
          if ((*port)->column == column)
            column = next_active (grid, column + 1);
          (*port)++;
        }
      else
        {
          PlumbRouteCrossing *crossing = add_crossing (grid, column, row);

          if (joined)
            join_to_left (grid, crossing);
          column = next_active (grid, column + 1);
        }
      joined = TRUE;
    }
}

/* Ports before @column that no piece of the row reaches. */
static void
cross_ports (PlumbRouteGrid *grid, guint row, guint column, const Port **port, const Port *end)
{
  for (; *port < end && (*port)->column < column; (*port)++)
    add_crossing (grid, (*port)->column, row);
}

static void
cross_row (PlumbRouteGrid *grid,
           guint row,
           const PlumbRoutePiece *piece,
           const PlumbRoutePiece *end,
           const Port *port,
           const Port *ports_end)
{
  for (; piece < end; piece++)
    {
      guint from = plumb_route_lower_bound (grid->columns->at, piece->from - EPSILON);
      guint to = plumb_route_lower_bound (grid->columns->at, piece->to + EPSILON);

      if (to < from + 2)
        continue;
      cross_ports (grid, row, from, &port, ports_end);
      cross_piece (grid, row, from, to - 1, &port, ports_end);
    }
  cross_ports (grid, row, NONE, &port, ports_end);
}

static void
open_columns (PlumbRouteGrid *grid, guint row)
{
  for (guint i = g_array_index (grid->starts, guint, row); i != NONE;
       i = g_array_index (grid->chain, guint, 2 * i))
    {
      guint column = g_array_index (grid->columns->pieces, PlumbRoutePiece, i).line;

      set_active (grid, column, TRUE);
      g_array_index (grid->last_of, guint, column) = NONE;
    }
}

static void
close_columns (PlumbRouteGrid *grid, guint row)
{
  for (guint i = g_array_index (grid->ends, guint, row); i != NONE;
       i = g_array_index (grid->chain, guint, 2 * i + 1))
    set_active (grid, g_array_index (grid->columns->pieces, PlumbRoutePiece, i).line, FALSE);
}

/* Finds the crossings of the open pieces, and those at the sides of both ends.
 */
void
plumb_route_grid_cross (PlumbRouteGrid *grid, const PlumbRect *source, const PlumbRect *target)
{
  guint n_rows = grid->rows->at->len, n_columns = grid->columns->at->len;
  const PlumbRoutePiece *piece = (const PlumbRoutePiece *)(gpointer)grid->rows->pieces->data;
  const PlumbRoutePiece *end = piece + grid->rows->pieces->len;
  const Port *port, *ports_end;

  g_array_set_size (grid->crossings, 0);
  g_array_set_size (grid->first, 0);
  g_array_set_size (grid->ports, 0);
  add_ports (grid, source);
  add_ports (grid, target);
  sort_ports (grid);
  port = (const Port *)(gpointer)grid->ports->data;
  ports_end = port + grid->ports->len;
  fill (grid->last_of, n_columns, NONE);
  g_array_set_size (grid->active, n_columns / 64 + 1);
  for (guint i = 0; i < grid->active->len; i++)
    g_array_index (grid->active, guint64, i) = 0;
  chain_columns (grid);
  for (guint row = 0; row < n_rows; row++)
    {
      const PlumbRoutePiece *row_piece = piece;
      const Port *row_port = port;

      while (piece < end && piece->line == row)
        piece++;
      while (port < ports_end && port->row == row)
        port++;
      g_array_append_val (grid->first, grid->crossings->len);
      open_columns (grid, row);
      cross_row (grid, row, row_piece, piece, row_port, port);
      close_columns (grid, row);
    }
  g_array_append_val (grid->first, grid->crossings->len);
}

/* The crossing of two lines, or PLUMB_ROUTE_NONE. */
guint
plumb_route_grid_find (const PlumbRouteGrid *grid, guint column, guint row)
{
  guint low = g_array_index (grid->first, guint, row);
  guint end = g_array_index (grid->first, guint, row + 1), high = end;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (plumb_route_grid_get (grid, middle)->column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return low < end && plumb_route_grid_get (grid, low)->column == column ? low : NONE;
}
