// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The cheapest way between two ends on a grid. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"

G_BEGIN_DECLS

/* What a bend costs, in diagram units of length. */
#define PLUMB_ROUTE_BEND 70.0

/* What other connectors make the edges and crossings of a grid cost; see plumb-router-traffic.h. */
typedef struct
{
  float *across; /* along the edge to the right */
  float *down;
  float *over; /* straight through a crossing from left to right */
  float *past; /* straight through it from top to bottom */
  gsize room;
} PlumbRouteToll;

typedef struct _PlumbRouteSearch PlumbRouteSearch;

PlumbRouteSearch *plumb_route_search_new (void);
void plumb_route_search_free (PlumbRouteSearch *search);
double plumb_route_search_run (PlumbRouteSearch *search,
                               const PlumbRouteWorld *world,
                               const PlumbRouteTask *task,
                               const PlumbRouteGrid *grid,
                               const PlumbRouteToll *toll,
                               GArray *points,
                               gboolean *soiled);

G_END_DECLS
