// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Which places a search looked at, in coarse cells: what changed elsewhere
 * cannot have changed what it found. Part of the router. */

#pragma once

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  int left; /* of the first cell, in cells */
  int top;
  int columns;
  int rows;
  guint8 *cells;
} PlumbRouteMarks;

void plumb_route_marks_clear (PlumbRouteMarks *marks);
void plumb_route_marks_cover (PlumbRouteMarks *marks, const PlumbRect *area);
void plumb_route_marks_add (PlumbRouteMarks *marks, double x0, double y0, double x1, double y1);
gboolean plumb_route_marks_meet (const PlumbRouteMarks *marks, const PlumbRect *area);

G_END_DECLS
