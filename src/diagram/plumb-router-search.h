// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The cheapest way between two ends on a grid. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"
#include "diagram/plumb-router-marks.h"

G_BEGIN_DECLS

/* What a bend costs, in diagram units of length. */
#define PLUMB_ROUTE_BEND 70.0

/* What other connectors make a crossing of a grid and the edges from it cost. */
typedef struct
{
  float across;       /* crossed along the edge to the right */
  float down;         /* and along the one below */
  float over;         /* straight through the crossing from side to side */
  float past;         /* straight through it from top to bottom */
  float turn;         /* turning at it */
  float crowd_across; /* how many others run beside the edge to the right */
  float crowd_down;
  float spare; /* a round size reads faster */
} PlumbRouteFare;

/* The fares of a whole grid; see plumb-router-traffic.h. */
typedef struct
{
  PlumbRouteFare *fares;
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
                               PlumbRouteMarks *marks,
                               GArray *points,
                               gboolean *soiled);

G_END_DECLS
