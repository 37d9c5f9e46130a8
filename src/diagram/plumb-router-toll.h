// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What other connectors make the crossings of a grid cost, found out as they
 * are asked for. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"
#include "diagram/plumb-router-traffic.h"

G_BEGIN_DECLS

/* What other connectors make a crossing and the ways from it cost. */
typedef struct
{
  guint at_run; /* the run that found out about the crossing, the way to the
                   right, the way down */
  guint right_run;
  guint down_run;
  float over; /* straight through the crossing from side to side */
  float past; /* straight through it from top to bottom */
  float turn; /* turning at it */
  float right;
  float down;
} PlumbRouteFare;

typedef struct
{
  PlumbRouteTraffic *traffic;
  const PlumbRouteGrid *grid;
  PlumbRouteFare *fares;
  gsize room;
  guint run;
} PlumbRouteToll;

void plumb_route_toll_clear (PlumbRouteToll *toll);
void plumb_route_toll_start (PlumbRouteToll *toll,
                             PlumbRouteTraffic *traffic,
                             guint way,
                             const PlumbRouteGrid *grid);
void plumb_route_toll_find_at (PlumbRouteToll *toll, guint crossing);
void plumb_route_toll_find_right (PlumbRouteToll *toll, guint crossing);
void plumb_route_toll_find_down (PlumbRouteToll *toll, guint crossing, guint below);

/* What others make the crossing itself cost. */
static inline const PlumbRouteFare *
plumb_route_toll_at (PlumbRouteToll *toll, guint crossing)
{
  if (toll->fares[crossing].at_run != toll->run)
    plumb_route_toll_find_at (toll, crossing);
  return &toll->fares[crossing];
}

/* And the way from it to the next one to the right. */
static inline double
plumb_route_toll_right (PlumbRouteToll *toll, guint crossing)
{
  if (toll->fares[crossing].right_run != toll->run)
    plumb_route_toll_find_right (toll, crossing);
  return (double)toll->fares[crossing].right;
}

/* And the way from it to @below, the next one on its column. */
static inline double
plumb_route_toll_down (PlumbRouteToll *toll, guint crossing, guint below)
{
  if (toll->fares[crossing].down_run != toll->run)
    plumb_route_toll_find_down (toll, crossing, below);
  return (double)toll->fares[crossing].down;
}

G_END_DECLS
