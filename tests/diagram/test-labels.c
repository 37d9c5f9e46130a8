// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-labels.h"

#include "route-scenes.h"

#include <math.h>
#include <string.h>

#define N_SCENES 600

static PlumbLabelPlace
place_one (const PlumbPoint *points,
           guint n,
           double width,
           double height,
           double offset,
           const PlumbRect *obstacles,
           guint n_obstacles)
{
  PlumbLabelRequest request = { points, n, width, height, offset };
  PlumbLabelScene scene = { .requests = &request,
                            .n_requests = 1,
                            .obstacles = obstacles,
                            .n_obstacles = n_obstacles,
                            .disc = 16 };
  PlumbLabelPlace place;

  plumb_labels_place (&scene, &place);
  return place;
}

static void
assert_rect (const PlumbLabelPlace *place, double x, double y, double width, double height)
{
  g_assert_cmpint (place->outcome, ==, PLUMB_LABEL_PLACED);
  g_assert_cmpfloat_with_epsilon (place->rect.x, x, 0.01);
  g_assert_cmpfloat_with_epsilon (place->rect.y, y, 0.01);
  g_assert_cmpfloat_with_epsilon (place->rect.width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (place->rect.height, height, 0.01);
}

static void
test_middle_of_a_line (void)
{
  PlumbPoint p[] = { { 100, 0 }, { 100, 200 } };
  PlumbLabelPlace place = place_one (p, 2, 80, 30, NAN, NULL, 0);

  assert_rect (&place, 60, 85, 80, 30);
  g_assert_cmpfloat_with_epsilon (place.offset, 0.5, 1e-9);
  g_assert_cmpuint (place.number, ==, 0);
}

static void
test_longest_segment (void)
{
  PlumbPoint p[] = { { 0, 0 }, { 60, 0 }, { 60, 300 }, { 90, 300 } };
  PlumbLabelPlace place = place_one (p, 4, 50, 20, NAN, NULL, 0);

  assert_rect (&place, 35, 140, 50, 20);
}

static void
test_off_an_obstacle (void)
{
  PlumbPoint p[] = { { 0, 0 }, { 0, 300 } };
  PlumbRect box = { 10, 130, 50, 40 };
  PlumbLabelPlace place = place_one (p, 2, 60, 20, NAN, &box, 1);

  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_PLACED);
  g_assert_false (plumb_rect_intersects (&place.rect, &box));
  g_assert_cmpfloat_with_epsilon (place.rect.x, -30, 0.01);
}

static void
test_by_hand (void)
{
  PlumbPoint p[] = { { 0, 0 }, { 100, 0 }, { 100, 300 } };
  PlumbLabelPlace place = place_one (p, 3, 40, 20, 0.75, NULL, 0);

  assert_rect (&place, 80, 190, 40, 20);
  g_assert_cmpfloat_with_epsilon (place.offset, 0.75, 1e-9);
}

/* Where a person put it there is a box by now: as near as can be. */
static void
test_by_hand_but_taken (void)
{
  PlumbPoint p[] = { { 0, 0 }, { 0, 400 } };
  PlumbRect box = { 5, 190, 50, 20 };
  PlumbLabelPlace place = place_one (p, 2, 40, 20, 0.5, &box, 1);

  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_PLACED);
  g_assert_false (plumb_rect_intersects (&place.rect, &box));
  g_assert_cmpfloat (fabs (place.offset - 0.5), <, 0.1);
}

static void
test_disc_and_legend (void)
{
  PlumbPoint p[] = { { 50, 0 }, { 50, 60 } };
  PlumbRect walls[] = { { 0, -100, 38, 300 }, { 62, -100, 40, 300 } };
  PlumbRect cover = { 0, -100, 100, 300 };
  PlumbLabelPlace place = place_one (p, 2, 80, 30, NAN, walls, 2);

  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_DISC);
  g_assert_cmpuint (place.number, ==, 1);
  g_assert_cmpfloat (place.rect.width, ==, 16);
  g_assert_false (plumb_rect_intersects (&place.rect, &walls[0]));
  place = place_one (p, 2, 80, 30, NAN, &cover, 1);
  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_LEGEND);
  g_assert_cmpuint (place.number, ==, 1);
}

static void
test_none (void)
{
  PlumbPoint p[] = { { 50, 0 }, { 50, 60 } };
  PlumbLabelPlace place = place_one (p, 2, 0, 0, NAN, NULL, 0);

  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_NONE);
  place = place_one (NULL, 0, 40, 20, NAN, NULL, 0);
  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_LEGEND);
}

/* A border of a container is left free where there is room beside it. */
static void
test_off_borders (void)
{
  PlumbPoint p[] = { { 100, 0 }, { 100, 300 } };
  PlumbLabelRequest request = { p, 2, 80, 30, NAN };
  PlumbRect container = { 0, 150, 300, 400 };
  PlumbLabelScene scene = {
    .requests = &request, .n_requests = 1, .containers = &container, .n_containers = 1, .disc = 16
  };
  PlumbLabelPlace place;

  plumb_labels_place (&scene, &place);
  g_assert_cmpint (place.outcome, ==, PLUMB_LABEL_PLACED);
  g_assert_true (plumb_rect_bottom (&place.rect) < 150 || place.rect.y > 150);
}

/* Two connectors too near each other for either label to be centred: each leans away from the other by
 * as little as clears it, so that its connector does not run along its border. */
static void
test_leans_no_further_than_it_must (void)
{
  PlumbPoint p[] = { { 100, 0 }, { 100, 300 } }, q[] = { { 160, 0 }, { 160, 300 } };
  PlumbLabelRequest requests[] = { { p, 2, 150, 30, NAN }, { q, 2, 150, 30, NAN } };
  PlumbLabelScene scene = { .requests = requests, .n_requests = 2, .disc = 16 };
  PlumbLabelPlace places[2];

  plumb_labels_place (&scene, places);
  for (guint i = 0; i < 2; i++)
    {
      PlumbPoint center = plumb_rect_center (&places[i].rect);

      g_test_message ("label %u around %g,%g", i, center.x, center.y);
      g_assert_cmpint (places[i].outcome, ==, PLUMB_LABEL_PLACED);
      g_assert_cmpfloat (fabs (center.x - requests[i].points[0].x), <=, 24);
    }
  g_assert_cmpfloat (plumb_rect_right (&places[0].rect), <, 160);
  g_assert_cmpfloat (places[1].rect.x, >, 100);
  g_assert_false (plumb_rect_intersects (&places[0].rect, &places[1].rect));
}

static gboolean
line_meets (PlumbPoint p, PlumbPoint q, const PlumbRect *r)
{
  return MIN (p.x, q.x) < r->x + r->width && MAX (p.x, q.x) > r->x
         && MIN (p.y, q.y) < r->y + r->height && MAX (p.y, q.y) > r->y;
}

/* Whether the connector runs through the label, well within it. */
static gboolean
lies_on (const PlumbLabelRequest *request, const PlumbRect *r)
{
  PlumbRect inner = plumb_rect_grown (r, -5);

  for (guint k = 0; k + 1 < request->n_points; k++)
    if (line_meets (request->points[k], request->points[k + 1], &inner))
      return TRUE;
  return FALSE;
}

typedef struct
{
  RouteScene scene;
  PlumbRouter *router;
  PlumbLabelRequest requests[256];
  PlumbRect obstacles[512];
  PlumbRect containers[256];
  PlumbLabelScene labels;
} Picture;

static void
make_picture (Picture *picture, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_obstacles = 0, n_containers = 0;

  route_scene_random (&picture->scene, seed);
  picture->router = route_scene_route (&picture->scene);
  for (guint i = 0; i < picture->scene.n_nodes; i++)
    {
      const PlumbRouteNode *n = &picture->scene.nodes[i];

      if (!n->container)
        picture->obstacles[n_obstacles++] = n->rect;
      else
        picture->containers[n_containers++] = n->rect;
      if (n->title.width > 0)
        picture->obstacles[n_obstacles++] = n->title;
    }
  for (guint i = 0; i < picture->scene.n_edges; i++)
    {
      const PlumbRoute *route = plumb_router_get_route (picture->router, i);
      double width = g_rand_int_range (rand, 30, 110), height = g_rand_int_range (rand, 14, 36);
      double offset = g_rand_int_range (rand, 0, 8) == 0 ? g_rand_double (rand) : NAN;

      picture->requests[i] =
          (PlumbLabelRequest){ route->points, route->n_points, width, height, offset };
    }
  picture->labels = (PlumbLabelScene){ .requests = picture->requests,
                                       .n_requests = picture->scene.n_edges,
                                       .obstacles = picture->obstacles,
                                       .n_obstacles = n_obstacles,
                                       .containers = picture->containers,
                                       .n_containers = n_containers,
                                       .disc = 16 };
}

static void
assert_label_clear (const Picture *picture, guint i, const PlumbLabelPlace *places, guint32 seed)
{
  const PlumbRect *r = &places[i].rect;

  g_test_message ("seed %u label %u at %g,%g %gx%g", seed, i, r->x, r->y, r->width, r->height);
  g_assert_true (lies_on (&picture->requests[i], r));
  for (guint k = 0; k < picture->labels.n_obstacles; k++)
    g_assert_false (plumb_rect_intersects (r, &picture->obstacles[k]));
  for (guint k = 0; k < picture->labels.n_requests; k++)
    {
      const PlumbLabelRequest *other = &picture->requests[k];

      if (k == i)
        continue;
      if (places[k].outcome == PLUMB_LABEL_PLACED || places[k].outcome == PLUMB_LABEL_DISC)
        g_assert_false (plumb_rect_intersects (r, &places[k].rect));
      for (guint j = 0; j + 1 < other->n_points; j++)
        g_assert_false (line_meets (other->points[j], other->points[j + 1], r));
    }
}

static void
test_random_scenes (void)
{
  guint counts[4] = { 0 };
  g_autofree Picture *picture = g_new (Picture, 1);

  for (guint32 seed = 0; seed < N_SCENES; seed++)
    {
      PlumbLabelPlace places[256], again[256];
      guint number = 0;

      make_picture (picture, seed);
      plumb_labels_place (&picture->labels, places);
      plumb_labels_place (&picture->labels, again);
      for (guint i = 0; i < picture->labels.n_requests; i++)
        {
          counts[places[i].outcome]++;
          g_assert_cmpint (places[i].outcome, ==, again[i].outcome);
          g_assert_cmpmem (&places[i].rect, sizeof (PlumbRect), &again[i].rect, sizeof (PlumbRect));
          g_assert_cmpint (places[i].outcome, !=, PLUMB_LABEL_NONE);
          if (places[i].outcome != PLUMB_LABEL_PLACED)
            g_assert_cmpuint (places[i].number, ==, ++number);
          if (places[i].outcome != PLUMB_LABEL_LEGEND)
            assert_label_clear (picture, i, places, seed);
        }
      plumb_router_free (picture->router);
    }
  g_test_message ("%u placed, %u discs, %u in the legend only", counts[PLUMB_LABEL_PLACED],
                  counts[PLUMB_LABEL_DISC], counts[PLUMB_LABEL_LEGEND]);
  /* Connectors across the whole picture make these scenes far denser than real ones. */
  g_assert_cmpuint (counts[PLUMB_LABEL_PLACED], >, 3 * counts[PLUMB_LABEL_DISC]);
  g_assert_cmpuint (counts[PLUMB_LABEL_PLACED], >, 20 * counts[PLUMB_LABEL_LEGEND]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/middle-of-a-line", test_middle_of_a_line);
  g_test_add_func ("/labels/longest-segment", test_longest_segment);
  g_test_add_func ("/labels/off-an-obstacle", test_off_an_obstacle);
  g_test_add_func ("/labels/by-hand", test_by_hand);
  g_test_add_func ("/labels/by-hand-but-taken", test_by_hand_but_taken);
  g_test_add_func ("/labels/disc-and-legend", test_disc_and_legend);
  g_test_add_func ("/labels/none", test_none);
  g_test_add_func ("/labels/off-borders", test_off_borders);
  g_test_add_func ("/labels/leans-no-further-than-it-must", test_leans_no_further_than_it_must);
  g_test_add_func ("/labels/random-scenes", test_random_scenes);
  return g_test_run ();
}
