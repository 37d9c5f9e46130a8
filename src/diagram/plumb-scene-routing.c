// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Routes of a scene, from the router that gave the last ones where only places and sizes changed. */

#include <string.h>

#include "diagram/plumb-scene-private.h"

PlumbSceneRouting *
plumb_scene_routing_ref (PlumbSceneRouting *routing)
{
  g_atomic_ref_count_inc (&routing->references);
  return routing;
}

void
plumb_scene_routing_unref (PlumbSceneRouting *routing)
{
  if (!g_atomic_ref_count_dec (&routing->references))
    return;
  plumb_router_free (routing->router);
  g_array_unref (routing->edges);
  g_free (routing);
}

static GArray *
collect_nodes (const PlumbScene *scene)
{
  GArray *nodes = g_array_sized_new (FALSE, TRUE, sizeof (PlumbRouteNode), scene->n_boxes);

  for (guint i = 0; i < scene->n_boxes; i++)
    {
      const PlumbSceneBox *box = &scene->boxes[i];
      PlumbRouteNode node = { .rect = box->rect, .parent = box->parent };

      node.container = box->container;
      if (box->container)
        node.title = box->title;
      g_array_append_val (nodes, node);
    }
  return nodes;
}

static gboolean
same_edges (const PlumbSceneRouting *routing, const PlumbScene *scene)
{
  if (routing->edges->len != scene->n_connections)
    return FALSE;
  for (guint i = 0; i < scene->n_connections; i++)
    {
      const PlumbRouteEdge *a = &g_array_index (routing->edges, PlumbRouteEdge, i);
      const PlumbRouteEdge *b = &scene->edges[i];

      if (a->source != b->source || a->target != b->target || !a->pinned != !b->pinned
          || (a->pinned
              && (!a->pinned_vertical != !b->pinned_vertical || a->pinned_at != b->pinned_at)))
        return FALSE;
    }
  return TRUE;
}

static PlumbSceneRouting *
routing_new (const PlumbScene *scene, GArray *nodes)
{
  PlumbSceneRouting *routing = g_new0 (PlumbSceneRouting, 1);

  g_atomic_ref_count_init (&routing->references);
  routing->edges = g_array_sized_new (FALSE, FALSE, sizeof (PlumbRouteEdge), scene->n_connections);
  if (scene->n_connections > 0)
    g_array_append_vals (routing->edges, scene->edges, scene->n_connections);
  routing->router = plumb_router_new ((const PlumbRouteNode *)(gpointer)nodes->data, nodes->len,
                                      scene->edges, scene->n_connections);
  return routing;
}

static void
take_routes (PlumbScene *scene)
{
  guint n_points = 0, at = 0;

  for (guint i = 0; i < scene->n_connections; i++)
    n_points += plumb_router_get_route (scene->routing->router, i)->n_points;
  scene->points = g_new (PlumbPoint, n_points + 1);
  for (guint i = 0; i < scene->n_connections; i++)
    {
      const PlumbRoute *route = plumb_router_get_route (scene->routing->router, i);
      PlumbSceneConnection *connection = &scene->connections[i];

      connection->points = scene->points + at;
      connection->n_points = route->n_points;
      connection->walled_in = route->walled_in;
      if (route->n_points > 0)
        memcpy (connection->points, route->points, route->n_points * sizeof (PlumbPoint));
      at += route->n_points;
    }
}

/* Routes the connections of @scene; brings @previous (may be NULL) up to date where that is enough. */
void
plumb_scene_route (PlumbScene *scene, PlumbSceneRouting *previous)
{
  g_autoptr (GArray) nodes = collect_nodes (scene);

  if (previous != NULL && same_edges (previous, scene)
      && plumb_router_update (previous->router, (const PlumbRouteNode *)(gpointer)nodes->data,
                              nodes->len))
    scene->routing = plumb_scene_routing_ref (previous);
  else
    scene->routing = routing_new (scene, nodes);
  take_routes (scene);
}
