// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The segments of connectors that run in one direction, with how far each may
 * be moved. Part of the router. */

#pragma once

#include "diagram/plumb-router-nudge.h"

G_BEGIN_DECLS

typedef struct
{
  guint way;
  guint index;
  double raw;
  double rank;
  double start; /* extent along the segment */
  double end;
  PlumbSolveVariable place;
  gboolean first; /* hangs on the source, on the target */
  gboolean last;
  int source_side; /* node * 4 + side, or -1 */
  int target_side;
} PlumbRouteSegment;

typedef struct
{
  PlumbRouteWorld *world;
  const PlumbRouteTask *tasks;
  PlumbRouteWay *ways;
  gboolean vertical; /* the segments that are placed */
  GArray *segments;
  GArray *constraints;
  PlumbSolveMemo *memo;
  guint *ends; /* how many connectors end on each side of each node */
} PlumbRouteNudge;

void plumb_route_segments_count_ends (PlumbRouteNudge *nudge, guint n_ways);
void plumb_route_segments_collect (PlumbRouteNudge *nudge, guint n_ways);

G_END_DECLS
