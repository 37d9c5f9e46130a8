// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The search for all connectors, one after another and then once more,
 * remembered step by step so that after a move only those steps are taken again
 * whose surroundings changed. Part of the router. */

#pragma once

#include "diagram/plumb-router-traffic.h"

G_BEGIN_DECLS

/* The first round routes each connector around those before it; the second
 * sends those that cross something on a better way, now that all others are
 * known. */
#define PLUMB_ROUTE_ROUNDS 2

typedef struct _PlumbRouteRounds PlumbRouteRounds;

PlumbRouteRounds *
plumb_route_rounds_new (PlumbRouteWorld *world, const PlumbRouteTask *tasks, guint n_tasks);
void plumb_route_rounds_free (PlumbRouteRounds *rounds);
void plumb_route_rounds_run (PlumbRouteRounds *rounds, const GArray *changed);
PlumbRouteWay *plumb_route_rounds_get_ways (PlumbRouteRounds *rounds);
gboolean plumb_route_rounds_is_walled_in (const PlumbRouteRounds *rounds, guint way);

G_END_DECLS
