// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The lines that one connector may run on, within a corridor around its ends,
 * and where those cross. What is crossed is only what is seen from the boxes,
 * so that a large grid is sparse. Part of the router. */

#pragma once

#include "diagram/plumb-router-lines.h"
#include "diagram/plumb-router-world.h"

G_BEGIN_DECLS

/* How much is given up to reach an end. */
typedef enum
{
  PLUMB_ROUTE_STRICT, /* full clearance, foreign containers closed */
  PLUMB_ROUTE_TIGHT,  /* as near to boxes as must be, foreign containers closed
                       */
  PLUMB_ROUTE_FORCED, /* everything may be passed, at a price */
} PlumbRouteLevel;

/* What a node is to a connector. */
typedef enum
{
  PLUMB_ROUTE_HIDDEN, /* lies within a foreign container */
  PLUMB_ROUTE_BOX,    /* in the way */
  PLUMB_ROUTE_OWN,    /* one of the ends */
  PLUMB_ROUTE_CROSS,  /* holds exactly one end: its border is crossed */
  PLUMB_ROUTE_COMMON, /* holds both ends */
} PlumbRouteRole;

/* One connector to be routed. */
typedef struct
{
  int source;
  int target;
  gboolean inward; /* the source is a container that holds the target */
  int common;      /* the innermost container that holds both ends, or -1 */
  gboolean pinned;
  gboolean pinned_vertical;
  double pinned_at;
} PlumbRouteTask;

#define PLUMB_ROUTE_NONE G_MAXUINT

/* Where an open piece of a row meets one of a column, with what leads on from
 * there. */
typedef struct
{
  guint column;
  guint row;
  guint up; /* the next crossing on the column, or PLUMB_ROUTE_NONE */
  guint down;
  double right_cost; /* of the way to the next crossing of the list, INFINITY
                        where none leads there */
  double down_cost;
} PlumbRouteCrossing;

typedef struct
{
  PlumbRouteLines *columns; /* vertical lines */
  PlumbRouteLines *rows;
  GArray *crossings; /* PlumbRouteCrossing, by row and along it */
  GArray *first;     /* guint, by row: its first crossing */
  GArray *last_of;   /* guint, by column: its last crossing so far */
  GArray *active;    /* guint64, a bit for each column that is open at a row */
  GArray *starts;    /* guint, by row: the pieces of columns that start there,
                        chained */
  GArray *ends;
  GArray *chain;
  GArray *ports;    /* the places on the sides of both ends */
  gboolean priced;  /* what is open may be dear */
  PlumbRect region; /* what the routes may use */
  PlumbRect reads;  /* what was looked at to build it */
} PlumbRouteGrid;

PlumbRouteGrid *plumb_route_grid_new (void);
void plumb_route_grid_free (PlumbRouteGrid *grid);
PlumbRouteRole
plumb_route_role (const PlumbRouteWorld *world, const PlumbRouteTask *task, int node);
int plumb_route_common (const PlumbRouteWorld *world, int source, int target);
gboolean plumb_route_is_apart (const PlumbRouteWorld *world,
                               const PlumbRouteTask *task,
                               const PlumbRouteTask *other);
double plumb_route_port_inset (double length);
gboolean plumb_route_grid_build (PlumbRouteGrid *grid,
                                 PlumbRouteWorld *world,
                                 const PlumbRouteTask *task,
                                 double reach,
                                 PlumbRouteLevel level);
void plumb_route_grid_span (const PlumbRouteGrid *grid,
                            const PlumbRect *r,
                            int side,
                            guint *line,
                            guint *first,
                            guint *end);
guint plumb_route_grid_find (const PlumbRouteGrid *grid, guint column, guint row);
void
plumb_route_grid_cross (PlumbRouteGrid *grid, const PlumbRect *source, const PlumbRect *target);

static inline const PlumbRouteCrossing *
plumb_route_grid_get (const PlumbRouteGrid *grid, guint crossing)
{
  return &g_array_index (grid->crossings, PlumbRouteCrossing, crossing);
}

G_END_DECLS
