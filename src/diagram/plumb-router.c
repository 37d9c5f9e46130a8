// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router.h"

#include "diagram/plumb-router-rounds.h"

#include <math.h>

struct _PlumbRouter
{
  PlumbRouteWorld *world;
  guint n_edges;
  PlumbRouteTask *tasks;
  gboolean *reversed; /* the task goes from the edge's target to its source */
  PlumbRouteRounds *rounds;
  PlumbSolveMemo *memo;
  PlumbRoute *routes;
};

static void
set_task (PlumbRouter *router, guint edge, const PlumbRouteEdge *e)
{
  PlumbRouteTask *task = &router->tasks[edge];
  gboolean outward =
      e->source != e->target && plumb_route_world_holds (router->world, e->target, e->source);

  router->reversed[edge] = outward;
  task->source = outward ? e->target : e->source;
  task->target = outward ? e->source : e->target;
  task->inward =
      e->source != e->target && plumb_route_world_holds (router->world, task->source, task->target);
  task->common = plumb_route_common (router->world, task->source, task->target);
  task->pinned = e->pinned && e->source != e->target && isfinite (e->pinned_at);
  task->pinned_vertical = e->pinned_vertical;
  task->pinned_at = e->pinned_at;
}

/* Turns the way into the route that callers see. */
static void
publish (PlumbRouter *router, guint edge)
{
  const PlumbRouteWay *way = &plumb_route_rounds_get_ways (router->rounds)[edge];
  PlumbRoute *route = &router->routes[edge];

  route->points = g_renew (PlumbPoint, route->points, way->n);
  route->n_points = way->n;
  route->walled_in = plumb_route_rounds_is_walled_in (router->rounds, edge);
  for (guint k = 0; k < way->n; k++)
    route->points[k] = way->at[router->reversed[edge] ? way->n - 1 - k : k];
}

static void
place_all (PlumbRouter *router)
{
  plumb_route_nudge (router->world, router->tasks, plumb_route_rounds_get_ways (router->rounds),
                     router->n_edges, router->memo);
  for (guint i = 0; i < router->n_edges; i++)
    publish (router, i);
}

/* Routes @edges between @nodes; both are copied. Ends must be indices into
 * @nodes. Free with plumb_router_free(). */
PlumbRouter *
plumb_router_new (const PlumbRouteNode *nodes,
                  guint n_nodes,
                  const PlumbRouteEdge *edges,
                  guint n_edges)
{
  PlumbRouter *router = g_new0 (PlumbRouter, 1);

  router->world = plumb_route_world_new (nodes, n_nodes);
  router->n_edges = n_edges;
  router->tasks = g_new0 (PlumbRouteTask, n_edges + 1);
  router->reversed = g_new0 (gboolean, n_edges + 1);
  router->routes = g_new0 (PlumbRoute, n_edges + 1);
  for (guint i = 0; i < n_edges; i++)
    set_task (router, i, &edges[i]);
  router->rounds = plumb_route_rounds_new (router->world, router->tasks, n_edges);
  router->memo = plumb_solve_memo_new ();
  plumb_route_rounds_run (router->rounds, NULL);
  place_all (router);
  return router;
}

void
plumb_router_free (PlumbRouter *router)
{
  if (router == NULL)
    return;
  for (guint i = 0; i < router->n_edges; i++)
    g_free (router->routes[i].points);
  plumb_route_rounds_free (router->rounds);
  plumb_solve_memo_free (router->memo);
  plumb_route_world_free (router->world);
  g_free (router->tasks);
  g_free (router->reversed);
  g_free (router->routes);
  g_free (router);
}

guint
plumb_router_get_n_edges (const PlumbRouter *router)
{
  return router->n_edges;
}

/* The route of @edge, owned by the router and valid until a node is moved. */
const PlumbRoute *
plumb_router_get_route (const PlumbRouter *router, guint edge)
{
  g_return_val_if_fail (edge < router->n_edges, NULL);
  return &router->routes[edge];
}

static gboolean
is_nested_alike (const PlumbRouter *router, const PlumbRouteNode *nodes, guint n_nodes)
{
  if (n_nodes != router->world->n_nodes)
    return FALSE;
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].parent != router->world->nodes[i].parent)
      return FALSE;
  return TRUE;
}

/* Takes over the places, sizes and titles of @nodes, any number of them changed
 * at once, and reroutes in one go what that can change: boxes moved or resized,
 * containers grown around them. Returns FALSE and does nothing where @nodes are
 * not as many or lie in other containers than at the start: that takes a new
 * router. */
gboolean
plumb_router_update (PlumbRouter *router, const PlumbRouteNode *nodes, guint n_nodes)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (PlumbRouteChange));

  if (!is_nested_alike (router, nodes, n_nodes))
    return FALSE;
  plumb_route_world_update (router->world, nodes, changed);
  if (changed->len == 0)
    return TRUE;
  plumb_route_rounds_run (router->rounds, changed);
  place_all (router);
  return TRUE;
}

/* Moves @node by (@dx, @dy) with all that lies in it, and reroutes what that
 * can change. */
void
plumb_router_move_node (PlumbRouter *router, guint node, double dx, double dy)
{
  const PlumbRouteWorld *world = router->world;
  g_autofree PlumbRouteNode *nodes = NULL;

  g_return_if_fail (node < world->n_nodes);
  nodes = g_memdup2 (world->nodes, sizeof (PlumbRouteNode) * world->n_nodes);
  for (guint i = 0; i < world->n_nodes; i++)
    if (plumb_route_world_holds (world, (int)node, (int)i))
      {
        nodes[i].rect.x += dx;
        nodes[i].rect.y += dy;
        nodes[i].title.x += dx;
        nodes[i].title.y += dy;
      }
  plumb_router_update (router, nodes, world->n_nodes);
}
