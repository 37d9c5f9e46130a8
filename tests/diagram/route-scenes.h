// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Scenes for tests of routes and labels, and a checker of routes that shares no code with the router:
 * it knows only points, rectangles and parents. */

#pragma once

#include "diagram/plumb-router.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbRouteNode nodes[256];
  guint n_nodes;
  PlumbRouteEdge edges[256];
  guint n_edges;
} RouteScene;

guint route_scene_box (RouteScene *scene, int parent, double x, double y, double w, double h);
guint route_scene_container (RouteScene *scene, int parent, double x, double y, double w, double h);
guint route_scene_edge (RouteScene *scene, guint source, guint target);
void route_scene_random (RouteScene *scene, guint32 seed);
PlumbRouter *route_scene_route (const RouteScene *scene);
char *route_scene_to_string (const RouteScene *scene);
char *route_to_string (const PlumbRoute *route);
char *
route_scene_find_fault (const RouteScene *scene, guint edge, const PlumbRoute *route, double clear);

G_END_DECLS
