// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router.h"

#include "diagram/plumb-router-loop.h"
#include "diagram/plumb-router-nudge.h"
#include "diagram/plumb-router-traffic.h"

#include <math.h>
#include <string.h>

#define NARROW 100.0
#define WIDE 500.0
#define ROUNDS 2

struct _PlumbRouter
{
  PlumbRouteWorld *world;
  guint n_edges;
  PlumbRouteTask *tasks;
  gboolean *reversed; /* the task goes from the edge's target to its source */
  guint *loops;       /* how many loops of the same box come before this one */
  PlumbRouteWay *ways;
  gboolean *walled_in;
  PlumbRoute *routes;
  PlumbRouteGrid *grid;
  PlumbRouteSearch *search;
  PlumbRouteToll toll;
  PlumbRouteTraffic *traffic;
  GArray *points;
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
  task->pinned = e->pinned && e->source != e->target && isfinite (e->pinned_at);
  task->pinned_vertical = e->pinned_vertical;
  task->pinned_at = e->pinned_at;
}

static void
keep_way (PlumbRouter *router, guint edge)
{
  PlumbRouteWay *way = &router->ways[edge];

  way->n = router->points->len;
  way->raw = g_renew (PlumbPoint, way->raw, way->n);
  way->at = g_renew (PlumbPoint, way->at, way->n);
  memcpy (way->raw, router->points->data, way->n * sizeof (PlumbPoint));
}

/* The cheapest way within @reach of the ends. Anything outside would be dearer than what @cost
 * leaves, so a dearer find asks for a wider corridor. */
static gboolean
search_level (PlumbRouter *router,
              guint edge,
              const PlumbRouteTask *task,
              PlumbRouteLevel level,
              gboolean *soiled)
{
  const PlumbRect *a = &router->world->nodes[task->source].rect;
  const PlumbRect *b = &router->world->nodes[task->target].rect;
  double dx = MAX (0, MAX (b->x - plumb_rect_right (a), a->x - plumb_rect_right (b)));
  double dy = MAX (0, MAX (b->y - plumb_rect_bottom (a), a->y - plumb_rect_bottom (b)));
  double all = MAX (router->world->bounds.width, router->world->bounds.height) + 100;
  const double reaches[] = { NARROW, WIDE, all };
  gboolean found = FALSE;

  for (guint k = 0; k < G_N_ELEMENTS (reaches); k++)
    {
      double reach = MIN (reaches[k], all), cost;

      if (task->pinned)
        reach = all;
      if (!plumb_route_grid_build (router->grid, router->world, task, reach, level))
        continue;
      plumb_route_traffic_toll (router->traffic, edge, router->grid, &router->toll);
      cost = plumb_route_search_run (router->search, router->world, task, router->grid,
                                     &router->toll, router->points, soiled);
      found = found || isfinite (cost);
      if (cost <= dx + dy + 2 * reach + 2 * PLUMB_ROUTE_BEND || reach >= all)
        break;
    }
  return found;
}

/* Finds the way of one connector; what is given up rises only where nothing less will do. */
static void
route_edge (PlumbRouter *router, guint edge)
{
  PlumbRouteTask task = router->tasks[edge];
  gboolean soiled = FALSE, found = FALSE;

  router->walled_in[edge] = FALSE;
  router->ways[edge].fixed = task.source == task.target;
  if (task.source == task.target)
    {
      router->walled_in[edge] =
          !plumb_route_loop (router->world, task.source, router->loops[edge], router->points);
      keep_way (router, edge);
      return;
    }
  for (PlumbRouteLevel level = PLUMB_ROUTE_STRICT; !found && level <= PLUMB_ROUTE_FORCED; level++)
    {
      found = search_level (router, edge, &task, level, &soiled);
      if (!found && task.pinned)
        {
          task.pinned = FALSE;
          found = search_level (router, edge, &task, level, &soiled);
          task.pinned = TRUE;
        }
    }
  if (!found)
    {
      plumb_route_direct (&router->world->nodes[task.source].rect,
                          &router->world->nodes[task.target].rect, router->points);
      router->ways[edge].fixed = TRUE;
      soiled = TRUE;
    }
  router->walled_in[edge] = soiled;
  keep_way (router, edge);
}

/* Turns the way into the route that callers see. */
static void
publish (PlumbRouter *router, guint edge)
{
  const PlumbRouteWay *way = &router->ways[edge];
  PlumbRoute *route = &router->routes[edge];

  route->points = g_renew (PlumbPoint, route->points, way->n);
  route->n_points = way->n;
  route->walled_in = router->walled_in[edge];
  for (guint k = 0; k < way->n; k++)
    route->points[k] = way->at[router->reversed[edge] ? way->n - 1 - k : k];
}

/* One connector after another, each around those before it; then those that cross something look
 * for a better way now that all others are known. */
static void
route_all (PlumbRouter *router)
{
  plumb_route_traffic_free (router->traffic);
  router->traffic =
      plumb_route_traffic_new (router->world, router->tasks, router->ways, router->n_edges);
  for (guint i = 0; i < router->n_edges; i++)
    {
      route_edge (router, i);
      plumb_route_traffic_add (router->traffic, i);
    }
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < router->n_edges; i++)
      {
        if (plumb_route_traffic_crossings (router->traffic, i) == 0)
          continue;
        plumb_route_traffic_remove (router->traffic, i);
        route_edge (router, i);
        plumb_route_traffic_add (router->traffic, i);
      }
  plumb_route_nudge (router->world, router->tasks, router->ways, router->n_edges);
  for (guint i = 0; i < router->n_edges; i++)
    publish (router, i);
}

/* Routes @edges between @nodes; both are copied. Ends must be indices into @nodes. Free with
 * plumb_router_free(). */
PlumbRouter *
plumb_router_new (const PlumbRouteNode *nodes,
                  guint n_nodes,
                  const PlumbRouteEdge *edges,
                  guint n_edges)
{
  PlumbRouter *router = g_new0 (PlumbRouter, 1);
  g_autofree guint *loops = g_new0 (guint, n_nodes + 1);

  router->world = plumb_route_world_new (nodes, n_nodes);
  router->n_edges = n_edges;
  router->tasks = g_new0 (PlumbRouteTask, n_edges + 1);
  router->reversed = g_new0 (gboolean, n_edges + 1);
  router->loops = g_new0 (guint, n_edges + 1);
  router->ways = g_new0 (PlumbRouteWay, n_edges + 1);
  router->walled_in = g_new0 (gboolean, n_edges + 1);
  router->routes = g_new0 (PlumbRoute, n_edges + 1);
  router->grid = plumb_route_grid_new ();
  router->search = plumb_route_search_new ();
  router->points = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  for (guint i = 0; i < n_edges; i++)
    {
      set_task (router, i, &edges[i]);
      if (edges[i].source == edges[i].target)
        router->loops[i] = loops[edges[i].source]++;
    }
  route_all (router);
  return router;
}

void
plumb_router_free (PlumbRouter *router)
{
  if (router == NULL)
    return;
  for (guint i = 0; i < router->n_edges; i++)
    {
      g_free (router->ways[i].raw);
      g_free (router->ways[i].at);
      g_free (router->routes[i].points);
    }
  g_free (router->tasks);
  g_free (router->reversed);
  g_free (router->loops);
  g_free (router->ways);
  g_free (router->walled_in);
  g_free (router->routes);
  plumb_route_grid_free (router->grid);
  plumb_route_search_free (router->search);
  plumb_route_toll_clear (&router->toll);
  plumb_route_traffic_free (router->traffic);
  plumb_route_world_free (router->world);
  g_array_unref (router->points);
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

void
plumb_router_move_node (PlumbRouter *router, guint node, double dx, double dy)
{
  g_return_if_fail (node < router->world->n_nodes);
  plumb_route_world_move (router->world, node, dx, dy);
  route_all (router);
}
