// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Routes of a scene, from the router that gave the last ones where only a few boxes moved. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

/* More boxes than this that move by themselves: a whole run is as cheap. */
#define MAX_MOVED 8
#define SAME 1e-6

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
  g_array_unref (routing->nodes);
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

static PlumbRouteNode *
get_node (GArray *nodes, guint index)
{
  return &g_array_index (nodes, PlumbRouteNode, index);
}

static gboolean
near (double a, double b)
{
  return fabs (a - b) < SAME;
}

/* Whether @b is @a moved. */
static gboolean
same_shape (const PlumbRouteNode *a, const PlumbRouteNode *b)
{
  return a->parent == b->parent && !a->container == !b->container
         && near (a->rect.width, b->rect.width) && near (a->rect.height, b->rect.height)
         && near (a->title.width, b->title.width) && near (a->title.height, b->title.height)
         && (a->title.width <= 0
             || (near (a->title.x - a->rect.x, b->title.x - b->rect.x)
                 && near (a->title.y - a->rect.y, b->title.y - b->rect.y)));
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
              && (!a->pinned_vertical != !b->pinned_vertical
                  || !near (a->pinned_at, b->pinned_at))))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  guint node;
  PlumbPoint by;
} Move;

/* The moves that lead from the nodes of @routing to @nodes; FALSE when moves alone do not, or when
 * they are too many. Containers come before what they take along. */
static gboolean
find_moves (const PlumbSceneRouting *routing, GArray *nodes, GArray *moves)
{
  g_autofree PlumbPoint *carried = g_new0 (PlumbPoint, nodes->len + 1);

  if (routing->nodes->len != nodes->len)
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      PlumbRouteNode *from = get_node (routing->nodes, i), *to = get_node (nodes, i);
      Move move = { .node = i };

      if (!same_shape (from, to))
        return FALSE;
      if (to->parent >= 0)
        carried[i] = carried[to->parent];
      move.by.x = to->rect.x - from->rect.x - carried[i].x;
      move.by.y = to->rect.y - from->rect.y - carried[i].y;
      if (near (move.by.x, 0) && near (move.by.y, 0))
        continue;
      if (moves->len >= MAX_MOVED)
        return FALSE;
      carried[i].x += move.by.x;
      carried[i].y += move.by.y;
      g_array_append_val (moves, move);
    }
  return TRUE;
}

static gboolean
reuse (PlumbSceneRouting *routing, PlumbScene *scene, GArray *nodes)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));

  if (!same_edges (routing, scene) || !find_moves (routing, nodes, moves))
    return FALSE;
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);

      plumb_router_move_node (routing->router, move->node, move->by.x, move->by.y);
    }
  g_array_unref (routing->nodes);
  routing->nodes = g_array_ref (nodes);
  return TRUE;
}

static PlumbSceneRouting *
routing_new (const PlumbScene *scene, GArray *nodes)
{
  PlumbSceneRouting *routing = g_new0 (PlumbSceneRouting, 1);

  g_atomic_ref_count_init (&routing->references);
  routing->nodes = g_array_ref (nodes);
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

/* Routes the connections of @scene, moving boxes in @previous (may be NULL) where that is enough. */
void
plumb_scene_route (PlumbScene *scene, PlumbSceneRouting *previous)
{
  g_autoptr (GArray) nodes = collect_nodes (scene);

  if (previous != NULL && reuse (previous, scene, nodes))
    scene->routing = plumb_scene_routing_ref (previous);
  else
    scene->routing = routing_new (scene, nodes);
  take_routes (scene);
}
