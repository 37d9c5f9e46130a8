// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Orthogonal routes between boxes, with containers. Pure functions on plain
 * structs: the same input gives the same routes on every machine, whatever was
 * routed before. */

#pragma once

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbRect rect; /* absolute, diagram units */
  int parent;     /* index of the container it lies in, or -1 */
  gboolean container;
  PlumbRect title; /* of a container: what routes keep clear of; width 0 = none */
} PlumbRouteNode;

typedef struct
{
  int source; /* index into the nodes */
  int target;
  /* A segment that a person pinned: an x (vertical) or y (horizontal) that the
   * route shall pass. */
  gboolean pinned;
  gboolean pinned_vertical;
  double pinned_at;
} PlumbRouteEdge;

typedef struct
{
  PlumbPoint *points; /* corners from the source's border to the target's; at
                         least two */
  guint n_points;
  gboolean walled_in; /* no clean way existed; the route passes what it could
                         not avoid */
} PlumbRoute;

typedef struct _PlumbRouter PlumbRouter;

PlumbRouter *plumb_router_new (const PlumbRouteNode *nodes,
                               guint n_nodes,
                               const PlumbRouteEdge *edges,
                               guint n_edges);
void plumb_router_free (PlumbRouter *router);
guint plumb_router_get_n_edges (const PlumbRouter *router);
const PlumbRoute *plumb_router_get_route (const PlumbRouter *router, guint edge);

/* Changes places and sizes, and reroutes what that touches. The result always
 * equals that of a new router on the changed nodes, whatever was routed before.
 */
gboolean plumb_router_update (PlumbRouter *router, const PlumbRouteNode *nodes, guint n_nodes);
void plumb_router_move_node (PlumbRouter *router, guint node, double dx, double dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbRouter, plumb_router_free)

G_END_DECLS
