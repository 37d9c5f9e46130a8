// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The lines of one direction that a connector may run on, and the pieces of
 * them that are open. Part of the router. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places nearer than this are one. */
#define PLUMB_ROUTE_EPSILON 0.01

/* Price classes of what a line passes. */
enum
{
  PLUMB_ROUTE_FREE,
  PLUMB_ROUTE_FOREIGN, /* within a foreign container or outside the common one
                        */
  PLUMB_ROUTE_ALONG,   /* along a border, over a title, nearer than the clearance
                      */
  PLUMB_ROUTE_THROUGH, /* through a box */
  PLUMB_ROUTE_CLOSED,
};

/* An open stretch of a line. */
typedef struct
{
  guint line;
  double from;
  double to;
} PlumbRoutePiece;

typedef struct
{
  GArray *at;     /* double, ascending: where the lines are */
  GArray *pieces; /* PlumbRoutePiece, by line and along it */
  GArray *seeds;
  GArray *blocks;
  GArray *sorted;      /* blocks, by line and along it */
  GArray *first_block; /* guint, by line */
  GArray *end_block;
} PlumbRouteLines;

PlumbRouteLines *plumb_route_lines_new (void);
void plumb_route_lines_free (PlumbRouteLines *lines);
void plumb_route_lines_clear (PlumbRouteLines *lines);
void plumb_route_lines_add (PlumbRouteLines *lines, double at, double from, double to);
void plumb_route_lines_sort (PlumbRouteLines *lines);
void plumb_route_lines_block (
    PlumbRouteLines *lines, double low, double high, double from, double to, guint8 price);
void plumb_route_lines_open (PlumbRouteLines *lines, double from, double to, gboolean only_seen);
guint8 plumb_route_lines_price (const PlumbRouteLines *lines, guint line, double from, double to);
guint plumb_route_lower_bound (const GArray *at, double value);

static inline double
plumb_route_lines_at (const PlumbRouteLines *lines, guint line)
{
  return g_array_index (lines->at, double, line);
}

G_END_DECLS
