// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where what is dragged comes to rest: on edges and centres of its neighbours, at equal distances
 * between them, else on the grid. Pure functions; diagram units. */

#pragma once

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

/* A line that shows what the drag came to rest on. */
typedef struct
{
  PlumbPoint from;
  PlumbPoint to;
  gboolean distance; /* one of several equal distances, rather than a common edge */
} PlumbGuide;

PlumbPoint plumb_snap (const PlumbRect *moving,
                       const PlumbRect *others,
                       guint n_others,
                       double grid,
                       double tolerance,
                       GArray *guides);
PlumbRect plumb_snap_to_grid (const PlumbRect *rect, double grid);

G_END_DECLS
