// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The ways that other connectors take, by places. Part of the router. */

#pragma once

#include "diagram/plumb-router-nudge.h"

G_BEGIN_DECLS

/* What crossing another connector costs, in diagram units of length. A power of
 * two, so that sums of its halves are exact in any order. */
#define PLUMB_ROUTE_CROSSING 128.0f

typedef struct _PlumbRouteTraffic PlumbRouteTraffic;

PlumbRouteTraffic *plumb_route_traffic_new (const PlumbRouteWorld *world,
                                            const PlumbRouteTask *tasks,
                                            const PlumbRouteWay *ways,
                                            guint n_ways);
void plumb_route_traffic_free (PlumbRouteTraffic *traffic);
void plumb_route_traffic_add (PlumbRouteTraffic *traffic, guint way);
void plumb_route_traffic_remove (PlumbRouteTraffic *traffic, guint way);
void plumb_route_traffic_look_for (PlumbRouteTraffic *traffic, guint way);
void plumb_route_traffic_meet_at (PlumbRouteTraffic *traffic,
                                  gboolean vertical,
                                  double at,
                                  double along,
                                  float *straight,
                                  float *turn);
float plumb_route_traffic_meet_between (PlumbRouteTraffic *traffic,
                                        gboolean vertical,
                                        double at,
                                        double from,
                                        double to,
                                        double *crowd);
guint plumb_route_traffic_crossings (PlumbRouteTraffic *traffic, guint way);

G_END_DECLS
