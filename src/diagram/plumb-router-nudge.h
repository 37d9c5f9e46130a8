// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Draws apart what lies on one line, spreads ends over their sides and centres
 * segments in their channels. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"
#include "diagram/plumb-router-memo.h"

G_BEGIN_DECLS

/* The way of one connector: where the search put it and where it is drawn. */
typedef struct
{
  PlumbPoint *raw; /* corners */
  PlumbPoint *at;  /* as many */
  guint n;
  gboolean fixed; /* not to be moved */
} PlumbRouteWay;

int plumb_route_order (const PlumbRouteWay *ways, guint a, guint a_index, guint b, guint b_index);
void plumb_route_nudge (PlumbRouteWorld *world,
                        const PlumbRouteTask *tasks,
                        PlumbRouteWay *ways,
                        guint n_ways,
                        PlumbSolveMemo *memo);

G_END_DECLS
