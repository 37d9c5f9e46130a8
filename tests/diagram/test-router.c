// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "route-scenes.h"

#include <math.h>
#include <string.h>

#define N_SCENES 1500
#define N_MOVED 60

static void
assert_route (PlumbRouter *router, guint edge, const char *expected)
{
  g_autofree char *seen = route_to_string (plumb_router_get_route (router, edge));

  g_assert_cmpstr (seen, ==, expected);
}

static void
assert_clean (const RouteScene *scene, const PlumbRouter *router, double clear)
{
  for (guint i = 0; i < scene->n_edges; i++)
    {
      const PlumbRoute *route = plumb_router_get_route (router, i);
      g_autofree char *fault = route_scene_find_fault (scene, i, route, clear);

      if (fault != NULL)
        {
          g_autofree char *text = route_scene_to_string (scene);
          g_autofree char *points = route_to_string (route);

          g_test_message ("%sroute %u: %s", text, i, points);
          g_error ("route %u %s", i, fault);
        }
    }
}

static guint
count_crossings (const RouteScene *scene, const PlumbRouter *router)
{
  guint n = 0;

  for (guint a = 0; a < scene->n_edges; a++)
    for (guint b = 0; b < scene->n_edges; b++)
      {
        const PlumbRoute *s = plumb_router_get_route (router, a);
        const PlumbRoute *t = plumb_router_get_route (router, b);

        for (guint i = 0; a != b && i + 1 < s->n_points; i++)
          for (guint k = 0; k + 1 < t->n_points; k++)
            {
              PlumbPoint p = s->points[i], q = s->points[i + 1];
              PlumbPoint u = t->points[k], v = t->points[k + 1];

              /* The first level, the second upright: each pair of routes is seen both ways. */
              n += fabs (p.y - q.y) < 0.001 && fabs (u.x - v.x) < 0.001 && MIN (p.x, q.x) < u.x
                   && MAX (p.x, q.x) > u.x && MIN (u.y, v.y) < p.y && MAX (u.y, v.y) > p.y;
            }
      }
  return n;
}

static void
assert_apart (const RouteScene *scene, const PlumbRouter *router, double least)
{
  for (guint a = 0; a < scene->n_edges; a++)
    for (guint b = a + 1; b < scene->n_edges; b++)
      {
        const PlumbRoute *s = plumb_router_get_route (router, a);
        const PlumbRoute *t = plumb_router_get_route (router, b);

        for (guint i = 0; i + 1 < s->n_points; i++)
          for (guint k = 0; k + 1 < t->n_points; k++)
            {
              PlumbPoint p = s->points[i], q = s->points[i + 1];
              PlumbPoint u = t->points[k], v = t->points[k + 1];
              gboolean vertical = fabs (p.x - q.x) < 0.001;
              double shared =
                  vertical
                      ? MIN (MAX (p.y, q.y), MAX (u.y, v.y)) - MAX (MIN (p.y, q.y), MIN (u.y, v.y))
                      : MIN (MAX (p.x, q.x), MAX (u.x, v.x)) - MAX (MIN (p.x, q.x), MIN (u.x, v.x));

              if (vertical == (fabs (u.x - v.x) < 0.001) && shared > 0.5)
                g_assert_cmpfloat (vertical ? fabs (p.x - u.x) : fabs (p.y - u.y), >=, least);
            }
      }
}

static void
test_box_above_box (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 100, 100, 120, 60);
  guint b = route_scene_box (&scene, -1, 100, 300, 120, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  g_assert_cmpuint (plumb_router_get_n_edges (router), ==, 1);
  assert_route (router, 0, "160,160 160,300");
}

static void
test_shifted_boxes_stay_straight (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 0, 120, 60);
  guint b = route_scene_box (&scene, -1, 80, 200, 120, 60);
  guint c = route_scene_box (&scene, -1, 300, 20, 100, 80);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  route_scene_edge (&scene, a, c);
  router = route_scene_route (&scene);
  assert_route (router, 0, "100,60 100,200");
  assert_route (router, 1, "120,45 300,45");
}

/* The picture that the design shows: three systems above, three inside our solution below. */
static void
test_three_into_container (void)
{
  RouteScene scene = { 0 };
  guint all = route_scene_container (&scene, -1, 0, 0, 800, 560);
  guint ours = route_scene_container (&scene, (int)all, 40, 330, 724, 190);
  g_autoptr (PlumbRouter) router = NULL;

  for (guint i = 0; i < 3; i++)
    {
      guint a = route_scene_box (&scene, (int)all, 60 + i * 240, 60, 190, 62);
      guint b = route_scene_box (&scene, (int)ours, 60 + i * 240, 400, 190, 62);

      route_scene_edge (&scene, a, b);
    }
  scene.nodes[ours].title = (PlumbRect){ 60, 490, 160, 20 };
  router = route_scene_route (&scene);
  assert_route (router, 0, "155,122 155,400");
  assert_route (router, 1, "395,122 395,400");
  assert_route (router, 2, "635,122 635,400");
}

static void
test_one_bend (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 0, 100, 60);
  guint b = route_scene_box (&scene, -1, 300, 300, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  g_assert_cmpuint (plumb_router_get_route (router, 0)->n_points, ==, 3);
  assert_clean (&scene, router, 6);
}

static void
test_around_a_box (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 0, 100, 60);
  guint b = route_scene_box (&scene, -1, 400, 0, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_box (&scene, -1, 200, -40, 100, 140);
  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  g_assert_cmpuint (plumb_router_get_route (router, 0)->n_points, <=, 6);
}

static void
test_ends_spread_without_crossing (void)
{
  RouteScene scene = { 0 };
  guint hub = route_scene_box (&scene, -1, 300, 0, 160, 60);
  g_autoptr (PlumbRouter) router = NULL;

  for (guint i = 0; i < 5; i++)
    route_scene_edge (&scene, route_scene_box (&scene, -1, i * 160, 300, 110, 50), hub);
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  assert_apart (&scene, router, 5.99);
  g_assert_cmpuint (count_crossings (&scene, router), ==, 0);
}

/* Three boxes on the right, one of them far below: who leaves where the hub's side is free crosses
 * nothing. */
static void
test_ends_leave_a_side_without_crossing (void)
{
  static const PlumbRect others[] = { { 286, 240, 140, 60 },
                                      { 175, 140, 140, 60 },
                                      { 175, -184, 140, 60 },
                                      { 175, 56, 140, 60 },
                                      { 286, -20, 140, 60 } };
  RouteScene scene = { 0 };
  guint hub = route_scene_box (&scene, -1, 0, 0, 140, 70);
  g_autoptr (PlumbRouter) router = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const PlumbRect *r = &others[i];

      route_scene_edge (&scene, hub, route_scene_box (&scene, -1, r->x, r->y, r->width, r->height));
    }
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  assert_apart (&scene, router, 5.99);
  g_assert_cmpuint (count_crossings (&scene, router), ==, 0);
}

static void
test_several_between_a_pair (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 0, 120, 90);
  guint b = route_scene_box (&scene, -1, 300, 0, 120, 90);
  guint c = route_scene_box (&scene, -1, 150, 300, 120, 90);
  g_autoptr (PlumbRouter) router = NULL;

  for (guint i = 0; i < 3; i++)
    {
      route_scene_edge (&scene, a, b);
      route_scene_edge (&scene, i == 1 ? c : b, i == 1 ? b : c);
    }
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  assert_apart (&scene, router, 5.99);
  g_assert_cmpuint (count_crossings (&scene, router), ==, 0);
  for (guint i = 0; i < 6; i += 2)
    g_assert_cmpuint (plumb_router_get_route (router, i)->n_points, ==, 2);
}

static void
test_only_own_containers_are_crossed (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 100, 100, 60);
  guint foreign = route_scene_container (&scene, -1, 200, 0, 200, 260);
  guint b = route_scene_box (&scene, -1, 500, 100, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  route_scene_edge (&scene, a, route_scene_box (&scene, (int)foreign, 250, 100, 100, 60));
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  g_assert_false (plumb_router_get_route (router, 0)->walled_in);
  g_assert_cmpuint (plumb_router_get_route (router, 0)->n_points, >, 2);
  g_assert_cmpuint (plumb_router_get_route (router, 1)->n_points, ==, 2);
}

static void
test_title_stays_clear (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 80, 0, 100, 60);
  guint box = route_scene_container (&scene, -1, 0, 150, 400, 200);
  g_autoptr (PlumbRouter) router = NULL;

  scene.nodes[box].title = (PlumbRect){ 10, 156, 220, 22 };
  route_scene_edge (&scene, a, route_scene_box (&scene, (int)box, 80, 240, 100, 60));
  router = route_scene_route (&scene);
  assert_clean (&scene, router, 6);
  g_assert_false (plumb_router_get_route (router, 0)->walled_in);
}

static void
test_walled_in (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 100, 100, 100, 60);
  guint b = route_scene_box (&scene, -1, 600, 100, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_box (&scene, -1, 80, 80, 140, 18);
  route_scene_box (&scene, -1, 80, 162, 140, 18);
  route_scene_box (&scene, -1, 80, 98, 18, 64);
  route_scene_box (&scene, -1, 202, 98, 18, 64);
  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  g_assert_true (plumb_router_get_route (router, 0)->walled_in);
  assert_clean (&scene, router, 6);
}

static void
test_self_loop (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 100, 100, 120, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, a);
  route_scene_edge (&scene, a, a);
  router = route_scene_route (&scene);
  assert_route (router, 0, "190,100 190,84 236,84 236,115 220,115");
  assert_route (router, 1, "190,160 190,176 236,176 236,145 220,145");
}

static void
test_container_to_its_own (void)
{
  RouteScene scene = { 0 };
  guint box = route_scene_container (&scene, -1, 0, 0, 400, 300);
  guint a = route_scene_box (&scene, (int)box, 60, 120, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, box, a);
  route_scene_edge (&scene, a, box);
  router = route_scene_route (&scene);
  for (guint i = 0; i < 2; i++)
    {
      const PlumbRoute *route = plumb_router_get_route (router, i);

      g_assert_cmpuint (route->n_points, ==, 2);
      g_assert_cmpfloat (route->points[i == 0 ? 0 : 1].x, ==, 0);
      g_assert_cmpfloat (route->points[i == 0 ? 1 : 0].x, ==, 60);
    }
  assert_clean (&scene, router, 6);
  assert_apart (&scene, router, 5.99);
}

/* Ends that touch, overlap, cover each other or are no rectangles at all: always a route, orthogonal
 * and on the borders. */
static void
test_odd_boxes (void)
{
  static const PlumbRect seconds[] = {
    { 200, 100, 100, 60 }, { 150, 120, 100, 60 }, { 100, 100, 100, 60 }, { 120, 110, 40, 30 },
    { 100, 160, 100, 60 }, { 204, 100, 100, 60 }, { 300, 300, 0, 0 },    { 90, 90, 120, 80 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      const PlumbRect *r = &seconds[i];
      RouteScene scene = { 0 };
      guint a = route_scene_box (&scene, -1, 100, 100, 100, 60);
      guint b = route_scene_box (&scene, -1, r->x, r->y, r->width, r->height);
      guint c = route_scene_box (&scene, -1, 500, 400, 100, 60);
      g_autoptr (PlumbRouter) router = NULL;

      route_scene_edge (&scene, a, b);
      route_scene_edge (&scene, b, a);
      route_scene_edge (&scene, c, b);
      router = route_scene_route (&scene);
      for (guint k = 0; k < 3; k++)
        {
          const PlumbRoute *route = plumb_router_get_route (router, k);
          PlumbRoute lenient = { route->points, route->n_points, TRUE };
          g_autofree char *points = route_to_string (route);
          g_autofree char *fault = route_scene_find_fault (&scene, k, &lenient, 0);

          g_test_message ("second box %u, route %u: %s", i, k, points);
          g_assert_cmpstr (fault, ==, NULL);
        }
    }
}

static void
test_box_fills_its_container (void)
{
  RouteScene scene = { 0 };
  guint box = route_scene_container (&scene, -1, 100, 100, 200, 100);
  guint a = route_scene_box (&scene, (int)box, 100, 100, 200, 100);
  guint b = route_scene_box (&scene, -1, 500, 120, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  assert_route (router, 0, "300,150 500,150");
}

static void
test_pinned_segment (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, -1, 0, 0, 100, 60);
  guint b = route_scene_box (&scene, -1, 400, 200, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  scene.edges[0].pinned = TRUE;
  scene.edges[0].pinned_vertical = TRUE;
  scene.edges[0].pinned_at = 333;
  router = route_scene_route (&scene);
  assert_route (router, 0, "100,30 333,30 333,230 400,230");
}

static void
test_wild_parents (void)
{
  RouteScene scene = { 0 };
  guint a = route_scene_box (&scene, 1, 0, 0, 100, 60);
  guint b = route_scene_box (&scene, 0, 0, 200, 100, 60);
  guint c = route_scene_box (&scene, 99, 300, 200, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  route_scene_edge (&scene, b, c);
  router = route_scene_route (&scene);
  g_assert_cmpuint (plumb_router_get_route (router, 0)->n_points, >=, 2);
  g_assert_cmpuint (plumb_router_get_route (router, 1)->n_points, >=, 2);
}

static void
test_nothing (void)
{
  PlumbRouteNode node = { .rect = { 0, 0, 10, 10 }, .parent = -1 };
  g_autoptr (PlumbRouter) empty = plumb_router_new (NULL, 0, NULL, 0);
  g_autoptr (PlumbRouter) lonely = plumb_router_new (&node, 1, NULL, 0);

  g_assert_cmpuint (plumb_router_get_n_edges (empty), ==, 0);
  plumb_router_move_node (lonely, 0, 5, 5);
  g_assert_cmpuint (plumb_router_get_n_edges (lonely), ==, 0);
}

static void
test_random_scenes (void)
{
  guint walled_in = 0, routes = 0;

  for (guint32 seed = 0; seed < N_SCENES; seed++)
    {
      RouteScene scene;
      g_autoptr (PlumbRouter) router = NULL;

      route_scene_random (&scene, seed);
      router = route_scene_route (&scene);
      g_test_message ("seed %u", seed);
      assert_clean (&scene, router, 5.98);
      for (guint i = 0; i < scene.n_edges; i++)
        walled_in += plumb_router_get_route (router, i)->walled_in;
      routes += scene.n_edges;
    }
  g_test_message ("%u of %u routes walled in", walled_in, routes);
  /* These scenes have room for everything. */
  g_assert_cmpuint (walled_in * 1000, <=, routes);
}

static void
assert_same (const PlumbRouter *a, const PlumbRouter *b, guint32 seed)
{
  g_assert_cmpuint (plumb_router_get_n_edges (a), ==, plumb_router_get_n_edges (b));
  for (guint i = 0; i < plumb_router_get_n_edges (a); i++)
    {
      const PlumbRoute *s = plumb_router_get_route (a, i), *t = plumb_router_get_route (b, i);
      g_autofree char *left = route_to_string (s);
      g_autofree char *right = route_to_string (t);

      g_test_message ("seed %u edge %u", seed, i);
      g_assert_cmpstr (left, ==, right);
      g_assert_cmpint (s->walled_in, ==, t->walled_in);
      for (guint k = 0; k < s->n_points; k++)
        {
          g_assert_cmpfloat (s->points[k].x, ==, t->points[k].x);
          g_assert_cmpfloat (s->points[k].y, ==, t->points[k].y);
        }
    }
}

static void
test_same_input_same_routes (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      RouteScene scene;
      g_autoptr (PlumbRouter) a = NULL;
      g_autoptr (PlumbRouter) b = NULL;

      route_scene_random (&scene, seed);
      a = route_scene_route (&scene);
      b = route_scene_route (&scene);
      assert_same (a, b, seed);
    }
}

static void
move_in_scene (RouteScene *scene, int node, double dx, double dy)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      int up = (int)i;

      while (up >= 0 && up != node)
        up = scene->nodes[up].parent;
      if (up != node)
        continue;
      scene->nodes[i].rect.x += dx;
      scene->nodes[i].rect.y += dy;
      scene->nodes[i].title.x += dx;
      scene->nodes[i].title.y += dy;
    }
}

/* However a picture came about, its routes are those of a fresh one. */
static void
test_moved_equals_fresh (void)
{
  for (guint32 seed = 0; seed < N_MOVED; seed++)
    {
      RouteScene scene;
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PlumbRouter) router = NULL;

      route_scene_random (&scene, seed);
      router = route_scene_route (&scene);
      for (guint k = 0; k < 12; k++)
        {
          g_autoptr (PlumbRouter) fresh = NULL;
          int node = g_rand_int_range (rand, 0, (int)scene.n_nodes);
          int range = k % 3 == 0 ? 400 : 20;
          double dx = g_rand_int_range (rand, -range, range);
          double dy = g_rand_int_range (rand, -range, range);

          move_in_scene (&scene, node, dx, dy);
          plumb_router_move_node (router, (guint)node, dx, dy);
          fresh = route_scene_route (&scene);
          assert_same (router, fresh, seed);
        }
    }
}

/* Changes place and size of a node a little, without what lies in it. */
static void
resize_in_scene (RouteScene *scene, guint node, GRand *rand)
{
  PlumbRect *r = &scene->nodes[node].rect;

  r->x += g_rand_int_range (rand, -16, 17);
  r->y += g_rand_int_range (rand, -16, 17);
  r->width += g_rand_int_range (rand, -30, 31);
  r->height += g_rand_int_range (rand, -30, 31);
  r->width = MAX (r->width, 10);
  r->height = MAX (r->height, 10);
}

/* A box that moves within a container that grows around it, as dragging makes them: all at once. */
static void
test_updated_equals_fresh (void)
{
  for (guint32 seed = 0; seed < N_MOVED; seed++)
    {
      RouteScene scene;
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PlumbRouter) router = NULL;

      route_scene_random (&scene, seed);
      router = route_scene_route (&scene);
      for (guint k = 0; k < 12; k++)
        {
          g_autoptr (PlumbRouter) fresh = NULL;
          int node = g_rand_int_range (rand, 0, (int)scene.n_nodes);
          int n_resized = g_rand_int_range (rand, 1, 4);

          for (int i = 0; i < n_resized; i++)
            resize_in_scene (&scene, (guint)g_rand_int_range (rand, 0, (int)scene.n_nodes), rand);
          move_in_scene (&scene, node, g_rand_int_range (rand, -20, 20),
                         g_rand_int_range (rand, -20, 20));
          g_assert_true (plumb_router_update (router, scene.nodes, scene.n_nodes));
          fresh = route_scene_route (&scene);
          assert_same (router, fresh, seed);
        }
    }
}

/* Other nesting is another picture: the router says so and stays as it was. */
static void
test_update_refuses_other_nesting (void)
{
  RouteScene scene = { 0 };
  guint box = route_scene_container (&scene, -1, 0, 0, 400, 300);
  guint a = route_scene_box (&scene, (int)box, 60, 120, 100, 60);
  guint b = route_scene_box (&scene, -1, 600, 120, 100, 60);
  g_autoptr (PlumbRouter) router = NULL;

  route_scene_edge (&scene, a, b);
  router = route_scene_route (&scene);
  scene.nodes[b].rect.y += 300;
  g_assert_false (plumb_router_update (router, scene.nodes, 2));
  scene.nodes[b].parent = (int)box;
  g_assert_false (plumb_router_update (router, scene.nodes, scene.n_nodes));
  assert_route (router, 0, "160,150 600,150");
  scene.nodes[b].parent = -1;
  g_assert_true (plumb_router_update (router, scene.nodes, scene.n_nodes));
  g_assert_cmpuint (plumb_router_get_route (router, 0)->n_points, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router/box-above-box", test_box_above_box);
  g_test_add_func ("/router/shifted-boxes-stay-straight", test_shifted_boxes_stay_straight);
  g_test_add_func ("/router/three-into-container", test_three_into_container);
  g_test_add_func ("/router/one-bend", test_one_bend);
  g_test_add_func ("/router/around-a-box", test_around_a_box);
  g_test_add_func ("/router/ends-spread-without-crossing", test_ends_spread_without_crossing);
  g_test_add_func ("/router/ends-leave-a-side-without-crossing",
                   test_ends_leave_a_side_without_crossing);
  g_test_add_func ("/router/several-between-a-pair", test_several_between_a_pair);
  g_test_add_func ("/router/only-own-containers-are-crossed", test_only_own_containers_are_crossed);
  g_test_add_func ("/router/title-stays-clear", test_title_stays_clear);
  g_test_add_func ("/router/walled-in", test_walled_in);
  g_test_add_func ("/router/self-loop", test_self_loop);
  g_test_add_func ("/router/container-to-its-own", test_container_to_its_own);
  g_test_add_func ("/router/odd-boxes", test_odd_boxes);
  g_test_add_func ("/router/box-fills-its-container", test_box_fills_its_container);
  g_test_add_func ("/router/pinned-segment", test_pinned_segment);
  g_test_add_func ("/router/wild-parents", test_wild_parents);
  g_test_add_func ("/router/nothing", test_nothing);
  g_test_add_func ("/router/random-scenes", test_random_scenes);
  g_test_add_func ("/router/same-input-same-routes", test_same_input_same_routes);
  g_test_add_func ("/router/moved-equals-fresh", test_moved_equals_fresh);
  g_test_add_func ("/router/updated-equals-fresh", test_updated_equals_fresh);
  g_test_add_func ("/router/update-refuses-other-nesting", test_update_refuses_other_nesting);
  return g_test_run ();
}
