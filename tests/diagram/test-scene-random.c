// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Random scenes by the thousand: containers in containers, boxes on one another, loops, everything
 * moved about. What holds for any scene holds for each, and each is the one that is built from
 * nothing. */

#include <math.h>

#include "picture-test.h"
#include "scene-checks.h"

#define N_REVIEWS 20
#define N_STEPS 25
#define MOST_SYSTEMS 24

typedef struct
{
  PlumbReview *review;
  GRand *rand;
  PlumbRecord *systems[MOST_SYSTEMS];
  guint n;
  PlumbScene *scene;
} Picture;

static void
on_changed (PlumbReview *review, PlumbChanges *changes, Picture *picture)
{
  PlumbScene *next = plumb_scene_update (picture->scene, review, changes);

  plumb_scene_unref (picture->scene);
  picture->scene = next;
}

static guint
any (Picture *picture, guint n)
{
  return (guint)g_rand_int_range (picture->rand, 0, (gint32)n);
}

static void
add_system (Picture *picture)
{
  static const char *const kinds[] = { "service", "database", "queue", "core app" };
  guint n = picture->n;
  gboolean container = n % 5 == 0;
  PlumbRecord *in =
      n > 0 && any (picture, 3) > 0 ? picture->systems[any (picture, n) / 5 * 5] : NULL;
  g_autofree char *name = g_strdup_printf (n % 4 ? "System %u" : "Very long name of system %u", n);
  PlumbRecord *system = picture_test_system (picture->review, name,
                                             container ? "network zone" : kinds[n % 4], NULL, in);

  if (any (picture, 5) > 0)
    picture_test_place (picture->review, system, PLUMB_VIEW_PROPOSED, (int)any (picture, 100) * 8,
                        (int)any (picture, 80) * 8 + (in != NULL ? 48 : 0),
                        container ? 240 : 96 + (int)any (picture, 12) * 8,
                        container ? 160 : 40 + (int)any (picture, 6) * 8);
  if (any (picture, 6) == 0)
    picture_test_set (picture->review, system, "mark", "add");
  picture->systems[picture->n++] = system;
}

static void
add_connection (Picture *picture)
{
  static const char *const methods[] = { "REST API", "CDC", "SAML SSO", NULL, "Message queue" };
  static const char *const data[] = { "users", "orders, shipments and returns", NULL };
  PlumbRecord *connection = picture_test_connect (
      picture->review, picture->systems[any (picture, picture->n)],
      picture->systems[any (picture, picture->n)], methods[any (picture, G_N_ELEMENTS (methods))],
      data[any (picture, G_N_ELEMENTS (data))], any (picture, 2) ? "hourly" : NULL);

  if (any (picture, 8) == 0)
    picture_test_gap (picture->review, connection, "missing");
}

static void
draw (Picture *picture)
{
  guint n = 6 + any (picture, MOST_SYSTEMS - 6);

  picture->review = picture_test_new_review ("Customer", "Ours");
  while (picture->n < n)
    add_system (picture);
  for (guint i = 0; i < n * 13 / 10; i++)
    add_connection (picture);
  plumb_review_commit (picture->review, NULL);
}

static void
shift (Picture *picture, const char *field)
{
  const GPtrArray *places = plumb_review_get_records (picture->review, "placement");
  PlumbRecord *place = places->len > 0 ? places->pdata[any (picture, places->len)] : NULL;

  if (place != NULL)
    plumb_review_set_integer (
        picture->review, place, field,
        plumb_record_get_integer (place, field, 0) + 8 * ((int)any (picture, 17) - 8), NULL);
}

static void
edit (Picture *picture)
{
  const GPtrArray *connections = plumb_review_get_records (picture->review, "connection");

  plumb_review_begin (picture->review, "Edit");
  switch (any (picture, 6))
    {
    case 0:
      add_connection (picture);
      break;
    case 1:
      if (connections->len > 4)
        plumb_review_remove (picture->review, connections->pdata[any (picture, connections->len)],
                             NULL);
      break;
    case 2:
      picture_test_set (picture->review, picture->systems[any (picture, picture->n)], "name",
                        "Renamed");
      break;
    default:
      shift (picture, "x");
      shift (picture, "y");
    }
  plumb_review_commit (picture->review, NULL);
}

static void
check (Picture *picture, const PlumbSceneOptions *options, guint *outcomes)
{
  g_autoptr (PlumbScene) fresh = plumb_scene_new (picture->review, PLUMB_VIEW_PROPOSED, options);

  if (!plumb_scene_equal (picture->scene, fresh))
    g_error ("the kept scene is not the fresh one");
  scene_check_sound (fresh);
  for (guint i = 0; i < plumb_scene_get_n_connections (fresh); i++)
    outcomes[plumb_scene_get_connection (fresh, i)->label]++;
}

/* A step of a drag is the scene of the drop, though the scene that it was made from stays in use. */
static void
drag (Picture *picture)
{
  guint box = any (picture, plumb_scene_get_n_boxes (picture->scene));
  g_autoptr (PlumbScene) moved = plumb_scene_with_moved (picture->scene, &box, 1, 24, -16);
  g_autoptr (PlumbScene) back = plumb_scene_with_moved (picture->scene, &box, 1, 0, 0);

  scene_check_sound (moved);
  if (!plumb_scene_equal (back, picture->scene))
    g_error ("a box that is dragged back is not where it was");
}

static void
test_thousand (void)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  guint outcomes[4] = { 0 };

  for (guint32 seed = 0; seed < N_REVIEWS; seed++)
    {
      Picture picture = { .rand = g_rand_new_with_seed (seed) };

      draw (&picture);
      picture.scene = plumb_scene_new (picture.review, PLUMB_VIEW_PROPOSED, &options);
      g_signal_connect (picture.review, "changed", G_CALLBACK (on_changed), &picture);
      for (guint step = 0; step < N_STEPS; step++)
        {
          g_test_message ("seed %u, step %u", seed, step);
          check (&picture, &options, outcomes);
          drag (&picture);
          edit (&picture);
        }
      plumb_scene_unref (picture.scene);
      plumb_review_close (picture.review, NULL);
      g_object_unref (picture.review);
      g_rand_free (picture.rand);
    }
  g_test_message ("%u placed, %u discs, %u in the legend only", outcomes[PLUMB_LABEL_PLACED],
                  outcomes[PLUMB_LABEL_DISC], outcomes[PLUMB_LABEL_LEGEND]);
  g_assert_cmpuint (outcomes[PLUMB_LABEL_PLACED], >, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  g_test_add_func ("/scene-random/thousand", test_thousand);
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
