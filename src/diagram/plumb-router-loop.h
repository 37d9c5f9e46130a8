// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Routes that no search finds: from a box to itself, and where two ends leave
 * nothing free. Part of the router. */

#pragma once

#include "diagram/plumb-router-grid.h"

G_BEGIN_DECLS

gboolean plumb_route_loop (PlumbRouteWorld *world, int node, guint turn, GArray *points);
void plumb_route_direct (const PlumbRect *source, const PlumbRect *target, GArray *points);

G_END_DECLS
