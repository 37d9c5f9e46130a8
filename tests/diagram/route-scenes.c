// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "route-scenes.h"

#include <math.h>

guint
route_scene_box (RouteScene *scene, int parent, double x, double y, double w, double h)
{
  PlumbRouteNode *node = &scene->nodes[scene->n_nodes];

  g_assert_cmpuint (scene->n_nodes, <, G_N_ELEMENTS (scene->nodes));
  *node = (PlumbRouteNode){ .rect = { x, y, w, h }, .parent = parent };
  return scene->n_nodes++;
}

guint
route_scene_container (RouteScene *scene, int parent, double x, double y, double w, double h)
{
  guint node = route_scene_box (scene, parent, x, y, w, h);

  scene->nodes[node].container = TRUE;
  return node;
}

guint
route_scene_edge (RouteScene *scene, guint source, guint target)
{
  g_assert_cmpuint (scene->n_edges, <, G_N_ELEMENTS (scene->edges));
  scene->edges[scene->n_edges] = (PlumbRouteEdge){ .source = (int)source, .target = (int)target };
  return scene->n_edges++;
}

/* A container at (@x, @y) with a few boxes and sometimes a smaller container; returns its width. */
static double
add_group (RouteScene *scene, GRand *rand, double x, double y, int depth)
{
  int columns = g_rand_int_range (rand, 1, 4), rows = g_rand_int_range (rand, 1, 3);
  guint self = route_scene_container (scene, -1, x, y, columns * 190 + 60, rows * 130 + 80);
  PlumbRouteNode *node = &scene->nodes[self];

  if (g_rand_boolean (rand))
    node->title = (PlumbRect){ x + 12, y + 8, 90, 18 };
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        double left = x + 40 + column * 190 + g_rand_int_range (rand, 0, 30);
        double top = y + 60 + row * 130 + g_rand_int_range (rand, 0, 20);

        if (depth > 0 && g_rand_int_range (rand, 0, 6) == 0)
          {
            guint inner = route_scene_container (scene, (int)self, left, top, 140, 90);

            route_scene_box (scene, (int)inner, left + 30, top + 30, 80, 36);
          }
        else
          route_scene_box (scene, (int)self, left, top, g_rand_int_range (rand, 60, 130),
                           g_rand_int_range (rand, 30, 80));
      }
  return node->rect.width;
}

/* Whether one node holds the other. */
static gboolean
is_nested (const RouteScene *scene, int a, int b)
{
  for (int up = b; up >= 0; up = scene->nodes[up].parent)
    if (up == a)
      return TRUE;
  for (int up = a; up >= 0; up = scene->nodes[up].parent)
    if (up == b)
      return TRUE;
  return FALSE;
}

/* Boxes and containers with room between them, and connectors at random. */
void
route_scene_random (RouteScene *scene, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int rows = g_rand_int_range (rand, 1, 4);

  *scene = (RouteScene){ 0 };
  for (int row = 0; row < rows; row++)
    for (double x = 0; x < 1100;)
      {
        double y = row * 440 + g_rand_int_range (rand, 0, 40);

        if (g_rand_boolean (rand))
          x += add_group (scene, rand, x, y, 1);
        else
          {
            double w = g_rand_int_range (rand, 60, 180);

            route_scene_box (scene, -1, x, y, w, g_rand_int_range (rand, 40, 100));
            x += w;
          }
        x += g_rand_int_range (rand, 40, 100);
      }
  for (guint wanted = scene->n_nodes * 5 / 4; scene->n_edges < wanted;)
    {
      int a = g_rand_int_range (rand, 0, (int)scene->n_nodes);
      int b = g_rand_int_range (rand, 0, (int)scene->n_nodes);

      if (a == b || is_nested (scene, a, b))
        wanted--;
      else
        route_scene_edge (scene, (guint)a, (guint)b);
    }
}

PlumbRouter *
route_scene_route (const RouteScene *scene)
{
  return plumb_router_new (scene->nodes, scene->n_nodes, scene->edges, scene->n_edges);
}

char *
route_scene_to_string (const RouteScene *scene)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const PlumbRouteNode *n = &scene->nodes[i];

      g_string_append_printf (out, "node %u %g %g %g %g %d\n", i, n->rect.x, n->rect.y,
                              n->rect.width, n->rect.height, n->parent);
    }
  for (guint i = 0; i < scene->n_edges; i++)
    g_string_append_printf (out, "edge %u %d %d\n", i, scene->edges[i].source,
                            scene->edges[i].target);
  return g_string_free (out, FALSE);
}

char *
route_to_string (const PlumbRoute *route)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < route->n_points; i++)
    g_string_append_printf (out, "%s%g,%g", i > 0 ? " " : "",
                            round (route->points[i].x * 100) / 100,
                            round (route->points[i].y * 100) / 100);
  return g_string_free (out, FALSE);
}

static gboolean
holds (const RouteScene *scene, int outer, int inner)
{
  for (int up = scene->nodes[inner].parent; up >= 0; up = scene->nodes[up].parent)
    if (up == outer)
      return TRUE;
  return FALSE;
}

static gboolean
is_on_border (const PlumbRect *r, PlumbPoint p)
{
  gboolean beside = fabs (p.x - r->x) < 0.02 || fabs (p.x - r->x - r->width) < 0.02;
  gboolean level = fabs (p.y - r->y) < 0.02 || fabs (p.y - r->y - r->height) < 0.02;

  return (beside && p.y > r->y - 0.02 && p.y < r->y + r->height + 0.02)
         || (level && p.x > r->x - 0.02 && p.x < r->x + r->width + 0.02);
}

/* Whether the segment passes nearer to @r than @by, or with a negative @by deeper into it. */
static gboolean
cuts (PlumbPoint p, PlumbPoint q, const PlumbRect *r, double by)
{
  return MIN (p.x, q.x) < r->x + r->width + by && MAX (p.x, q.x) > r->x - by
         && MIN (p.y, q.y) < r->y + r->height + by && MAX (p.y, q.y) > r->y - by;
}

static gboolean
runs_along (PlumbPoint p, PlumbPoint q, const PlumbRect *r)
{
  if (fabs (p.y - q.y) < 0.02)
    return (fabs (p.y - r->y) < 1 || fabs (p.y - r->y - r->height) < 1)
           && MIN (MAX (p.x, q.x), r->x + r->width) - MAX (MIN (p.x, q.x), r->x) > 1;
  return (fabs (p.x - r->x) < 1 || fabs (p.x - r->x - r->width) < 1)
         && MIN (MAX (p.y, q.y), r->y + r->height) - MAX (MIN (p.y, q.y), r->y) > 1;
}

static char *
find_segment_fault (
    const RouteScene *scene, const PlumbRouteEdge *edge, PlumbPoint p, PlumbPoint q, double clear)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const PlumbRouteNode *n = &scene->nodes[i];
      gboolean holds_source = holds (scene, (int)i, edge->source);
      gboolean holds_target = holds (scene, (int)i, edge->target);

      if ((int)i == edge->source || (int)i == edge->target)
        {
          if (!holds_source && !holds_target && cuts (p, q, &n->rect, -0.02))
            return g_strdup_printf ("passes through its own end %u", i);
          continue;
        }
      if (!holds_source && !holds_target)
        {
          if (holds (scene, edge->source, (int)i) || holds (scene, edge->target, (int)i))
            continue; /* within an end that is itself checked */
          if (cuts (p, q, &n->rect, clear - 0.02))
            return g_strdup_printf ("passes node %u nearer than %g", i, clear);
          continue;
        }
      if (runs_along (p, q, &n->rect))
        return g_strdup_printf ("runs along the border of %u", i);
      if (n->title.width > 0 && cuts (p, q, &n->title, -0.02))
        return g_strdup_printf ("passes over the title of %u", i);
      if (holds_source && holds_target
          && (MIN (p.x, q.x) < n->rect.x || MAX (p.x, q.x) > n->rect.x + n->rect.width
              || MIN (p.y, q.y) < n->rect.y || MAX (p.y, q.y) > n->rect.y + n->rect.height))
        return g_strdup_printf ("leaves %u, which holds both ends", i);
    }
  return NULL;
}

/* What is wrong with a route that is not walled in, or NULL. @clear is how near it may pass foreign
 * boxes. */
char *
route_scene_find_fault (const RouteScene *scene, guint edge, const PlumbRoute *route, double clear)
{
  const PlumbRouteEdge *e = &scene->edges[edge];

  if (route->n_points < 2)
    return g_strdup ("has no points");
  if (!is_on_border (&scene->nodes[e->source].rect, route->points[0]))
    return g_strdup ("does not start on its source's border");
  if (!is_on_border (&scene->nodes[e->target].rect, route->points[route->n_points - 1]))
    return g_strdup ("does not end on its target's border");
  for (guint k = 0; k + 1 < route->n_points; k++)
    {
      PlumbPoint p = route->points[k], q = route->points[k + 1];
      gboolean vertical = fabs (p.x - q.x) < 0.001, horizontal = fabs (p.y - q.y) < 0.001;
      char *fault;

      if (!isfinite (p.x) || !isfinite (p.y) || vertical == horizontal)
        return g_strdup_printf ("segment %u is not orthogonal", k);
      if (k > 0 && vertical == (fabs (route->points[k - 1].x - p.x) < 0.001))
        return g_strdup_printf ("corner %u is none", k);
      fault = route->walled_in ? NULL : find_segment_fault (scene, e, p, q, clear);
      if (fault != NULL)
        return fault;
    }
  return NULL;
}
