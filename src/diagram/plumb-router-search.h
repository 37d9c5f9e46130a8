// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The cheapest way between two ends on a grid. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"
#include "diagram/plumb-router-marks.h"
#include "diagram/plumb-router-toll.h"

G_BEGIN_DECLS

/* What a bend costs, in diagram units of length. */
#define PLUMB_ROUTE_BEND 70.0

typedef struct _PlumbRouteSearch PlumbRouteSearch;

PlumbRouteSearch *plumb_route_search_new (void);
void plumb_route_search_free (PlumbRouteSearch *search);
double plumb_route_search_run (PlumbRouteSearch *search,
                               const PlumbRouteWorld *world,
                               const PlumbRouteTask *task,
                               const PlumbRouteGrid *grid,
                               PlumbRouteToll *toll,
                               PlumbRouteMarks *marks,
                               GArray *points,
                               gboolean *soiled);

G_END_DECLS
