// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The lines that one connector may run on, within a corridor around its ends: a small grid whose
 * edges are free, dear or closed. Part of the router. */

#pragma once

#include "diagram/plumb-router-world.h"

G_BEGIN_DECLS

/* How much is given up to reach an end. */
typedef enum
{
  PLUMB_ROUTE_STRICT, /* full clearance, foreign containers closed */
  PLUMB_ROUTE_TIGHT,  /* as near to boxes as must be, foreign containers closed */
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

/* Price classes of a grid edge. */
enum
{
  PLUMB_ROUTE_FREE,
  PLUMB_ROUTE_FOREIGN, /* within a foreign container or outside the common one */
  PLUMB_ROUTE_ALONG,   /* along a border, over a title, nearer than the clearance */
  PLUMB_ROUTE_THROUGH, /* through a box */
  PLUMB_ROUTE_CLOSED,
};

typedef struct
{
  GArray *xs; /* double, ascending */
  GArray *ys;
  GArray *x_seeds; /* where the lines come from */
  GArray *y_seeds;
  guint nx;
  guint ny;
  guint8 *across;      /* price class of the edge from a crossing to the next one to the right */
  guint8 *down;        /* and to the next one below */
  guint8 *seen_across; /* whether an edge is seen from where its line comes from */
  guint8 *seen_down;
  gsize room;
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
guint plumb_route_lower_bound (const GArray *lines, double at);

G_END_DECLS
