// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The boxes and containers that routes go between: their tree, a spatial index
 * over them, and the free room beside each. Part of the router. */

#pragma once

#include "diagram/plumb-router.h"

G_BEGIN_DECLS

/* Nearest that a route may pass a foreign box, a title or a border that runs
 * beside it. */
#define PLUMB_ROUTE_CLEARANCE 6.0
/* Distance at which a route likes to pass a box. */
#define PLUMB_ROUTE_MARGIN 16.0

typedef struct
{
  PlumbRouteNode *nodes;
  guint n_nodes;
  int *parent; /* as in the nodes, cycles and wild values cut */
  int *enter;  /* preorder numbers: m lies in n when enter[n] <= enter[m] <
                  leave[n] */
  int *leave;
  double *gap; /* four a node, by PlumbSide: room beside it, at most 2 *
                  PLUMB_ROUTE_MARGIN */
  PlumbRect bounds;

  /* A uniform grid of cells; a node is listed in each cell that it touches. */
  double cell;
  double origin_x;
  double origin_y;
  int columns;
  int rows;
  GArray **cells;
  guint *seen; /* the query in which a node was last met */
  guint query;
  GArray *found;
} PlumbRouteWorld;

/* A place where the world is not what it was, because of @node. */
typedef struct
{
  PlumbRect area;
  int node;
} PlumbRouteChange;

PlumbRouteWorld *plumb_route_world_new (const PlumbRouteNode *nodes, guint n_nodes);
void plumb_route_world_free (PlumbRouteWorld *world);
const int *plumb_route_world_query (PlumbRouteWorld *world, const PlumbRect *area, guint *n_found);
void
plumb_route_world_update (PlumbRouteWorld *world, const PlumbRouteNode *nodes, GArray *changed);

/* Whether @node is @ancestor or lies in it, at any depth. */
static inline gboolean
plumb_route_world_holds (const PlumbRouteWorld *world, int ancestor, int node)
{
  return world->enter[ancestor] <= world->enter[node]
         && world->enter[node] < world->leave[ancestor];
}

G_END_DECLS
