// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Room for what is dropped, what a drag shows on its way, sizes, pins, copies that stay connected. */

#include "diagram/plumb-edit-moving.h"
#include "picture-test.h"
#include "plumb-drawing.h"

#define VIEW PLUMB_VIEW_PROPOSED

static PlumbRecord *
add (PlumbReview *review, const char *name, PlumbRecord *container, double x, double y)
{
  PlumbRect place = { x, y, 192, 64 };
  g_autoptr (GError) error = NULL;
  PlumbRecord *system = plumb_edit_add_system (review, VIEW, name, container, &place, NULL, &error);

  g_assert_no_error (error);
  return system;
}

static void
assert_at (PlumbReview *review, const char *name, double x, double y)
{
  PlumbRect rect = plumb_drawing_get_rect (review, VIEW, name);
  g_autofree char *picture = NULL;

  if (rect.x == x && rect.y == y)
    return;
  picture = plumb_drawing_describe (review, VIEW);
  g_error ("“%s” should stand at %g, %g\n%s", name, x, y, picture);
}

static void
move (PlumbReview *review, PlumbRecord *system, double dx, double dy, PlumbRoom room)
{
  g_autoptr (GError) error = NULL;

  plumb_edit_move (review, VIEW, &system, 1, dx, dy, FALSE, NULL, room, &error);
  g_assert_no_error (error);
}

/* -- Giving way ------------------------------------------------------------------------------------ */

/* The smallest move of the fewest boxes: here down, since to the right there stands another one. */
static void
test_smallest (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *a = add (review, "A", NULL, 0, 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add (review, "B", NULL, 400, 0);
  add (review, "C", NULL, 600, 0);
  before = plumb_drawing_describe (review, VIEW);
  move (review, a, 304, -16, PLUMB_ROOM_MAKE);
  assert_at (review, "A", 304, -16);
  assert_at (review, "B", 400, 72);
  assert_at (review, "C", 600, 0);
  plumb_drawing_check (review, VIEW);
  g_assert_true (plumb_review_undo (review, &error));
  after = plumb_drawing_describe (review, VIEW);
  g_assert_cmpstr (before, ==, after);
  move (review, a, 304, -16, PLUMB_ROOM_LEAVE);
  assert_at (review, "B", 400, 0);
  plumb_drawing_close (review);
}

/* A row is pushed on as a whole and keeps its order. */
static void
test_row (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *a = add (review, "A", NULL, -400, 0);

  add (review, "B", NULL, 0, 0);
  add (review, "C", NULL, 208, 0);
  /* Walls above and below leave the row as the only way. */
  for (int i = -3; i <= 5; i++)
    {
      g_autofree char *above = g_strdup_printf ("above %d", i);
      g_autofree char *below = g_strdup_printf ("below %d", i);

      add (review, above, NULL, i * 200, -80);
      add (review, below, NULL, i * 200, 80);
    }
  move (review, a, 224, 0, PLUMB_ROOM_MAKE);
  assert_at (review, "A", -176, 0);
  assert_at (review, "B", 40, 0);
  assert_at (review, "C", 256, 0);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

/* What grew inside a container pushes what stands beside the container. */
static void
test_containers_push (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autoptr (GError) error = NULL;
  PlumbRect place = { 0, 0, 272, 160 };
  PlumbRecord *zone = plumb_edit_add_container (review, VIEW, "Zone", NULL, 0, &place, &error);
  PlumbRecord *inside;
  PlumbRect rect;

  g_assert_no_error (error);
  inside = add (review, "Inside", zone, 40, 56);
  add (review, "Beside", NULL, 320, 40);
  move (review, inside, 120, 0, PLUMB_ROOM_MAKE);
  rect = plumb_drawing_get_rect (review, VIEW, "Zone");
  g_assert_cmpfloat (plumb_rect_right (&rect), ==, 160 + 192 + 40);
  assert_at (review, "Beside", 416, 40);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_pinned_never_gives_way (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *a = add (review, "A", NULL, 0, 0);
  PlumbRecord *b = add (review, "B", NULL, 400, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_edit_pin (review, VIEW, &b, 1, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Pin B");
  move (review, a, 384, 8, PLUMB_ROOM_MAKE);
  assert_at (review, "B", 400, 0);
  plumb_drawing_check (review, VIEW);
  g_assert_true (plumb_edit_pin (review, VIEW, &b, 1, FALSE, &error));
  move (review, a, 8, 0, PLUMB_ROOM_MAKE);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

/* However they fall, nothing lies on anything, and one undo brings everything back. */
static void
test_random_drops (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      PlumbReview *review = plumb_drawing_new ();
      PlumbRect zone_place = { 0, 400, 1200, 500 };
      g_autoptr (GError) error = NULL;
      PlumbRecord *zone =
          plumb_edit_add_container (review, VIEW, "Zone", NULL, 0, &zone_place, &error);
      PlumbRecord *systems[16];

      for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
        {
          g_autofree char *name = g_strdup_printf ("S%u", i);

          systems[i] = i < 8 ? add (review, name, NULL, (i % 4) * 232, (i / 4) * 104)
                             : add (review, name, zone, 40 + (i % 4) * 232, 56 + (i / 4 - 2) * 104);
        }
      for (guint k = 0; k < 8; k++)
        {
          PlumbRecord *system = systems[g_rand_int_range (rand, 0, G_N_ELEMENTS (systems))];
          gboolean reparent = g_rand_boolean (rand);
          g_autofree char *before = plumb_drawing_describe (review, VIEW);
          g_autofree char *after = NULL;
          double dx = g_rand_int_range (rand, -40, 40) * 8;
          double dy = g_rand_int_range (rand, -40, 40) * 8;

          plumb_edit_move (review, VIEW, &system, 1, dx, dy, reparent,
                           g_rand_boolean (rand) ? zone : NULL, PLUMB_ROOM_MAKE, &error);
          g_assert_no_error (error);
          plumb_drawing_check (review, VIEW);
          if (k % 2 == 0)
            continue;
          if (g_strcmp0 (before, after = plumb_drawing_describe (review, VIEW)) == 0)
            continue;
          g_assert_true (plumb_review_undo (review, &error));
          g_free (after);
          after = plumb_drawing_describe (review, VIEW);
          g_assert_cmpstr (before, ==, after);
        }
      plumb_drawing_close (review);
    }
}

/* -- What a drag shows ----------------------------------------------------------------------------- */

static void
assert_same_places (PlumbScene *shown, PlumbScene *dropped)
{
  g_assert_cmpuint (plumb_scene_get_n_boxes (shown), ==, plumb_scene_get_n_boxes (dropped));
  for (guint i = 0; i < plumb_scene_get_n_boxes (shown); i++)
    {
      const PlumbSceneBox *a = plumb_scene_get_box (shown, i);
      const PlumbSceneBox *b = plumb_scene_get_box (dropped, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpint (a->parent, ==, b->parent);
      if (memcmp (&a->rect, &b->rect, sizeof a->rect) != 0)
        g_error ("“%s” was shown at %g %g %g %g, and dropped at %g %g %g %g", a->title_text,
                 a->rect.x, a->rect.y, a->rect.width, a->rect.height, b->rect.x, b->rect.y,
                 b->rect.width, b->rect.height);
    }
}

static PlumbReview *
new_drawn (void)
{
  static const char *const lines[] = {
    "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
    "Auth module, Core platform in Fleetline in Northwind Freight",
    "Okta -> Auth module: SAML SSO",
    "Kafka",
    NULL,
  };
  PlumbReview *review = plumb_drawing_new ();

  plumb_drawing_draw_all (review, VIEW, lines);
  return review;
}

static void
test_shown_is_dropped (void)
{
  static const struct
  {
    const char *system;
    double dx, dy;
    gboolean reparent;
    const char *container;
  } moves[] = {
    { "Core platform", 240, 160, FALSE, NULL },     { "Auth module", -200, -300, FALSE, NULL },
    { "Kafka", 40, 24, TRUE, "Northwind Freight" }, { "Auth module", 900, 700, TRUE, NULL },
    { "Fleetline", 0, 320, FALSE, NULL },
  };
  PlumbReview *review = new_drawn ();
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      PlumbRecord *system = plumb_drawing_find (review, moves[i].system);
      PlumbRecord *container =
          moves[i].container != NULL ? plumb_drawing_find (review, moves[i].container) : NULL;
      g_autofree char *before = plumb_review_dump (review, TRUE, NULL, NULL);
      g_autofree char *after = NULL;
      g_autoptr (PlumbScene) scene = plumb_scene_new (review, VIEW, &options);
      g_autoptr (PlumbMoving) moving = plumb_moving_new (review, VIEW, scene, &system, 1);
      g_autoptr (PlumbScene) shown = NULL;
      g_autoptr (PlumbScene) dropped = NULL;
      g_autoptr (GError) error = NULL;

      plumb_scene_unref (plumb_moving_move (moving, 8, 8, FALSE, NULL));
      shown = plumb_moving_move (moving, moves[i].dx, moves[i].dy, moves[i].reparent, container);
      after = plumb_review_dump (review, TRUE, NULL, NULL);
      g_assert_cmpstr (before, ==, after);
      plumb_edit_move (review, VIEW, &system, 1, moves[i].dx, moves[i].dy, moves[i].reparent,
                       container, PLUMB_ROOM_LEAVE, &error);
      g_assert_no_error (error);
      dropped = plumb_scene_new (review, VIEW, &options);
      assert_same_places (shown, dropped);
      plumb_review_undo (review, &error);
      g_assert_no_error (error);
    }
  plumb_drawing_close (review);
}

static void
test_shown_size_and_end (void)
{
  PlumbReview *review = new_drawn ();
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  PlumbRecord *ours = plumb_drawing_find (review, "Fleetline");
  PlumbRecord *saml = plumb_drawing_find_connection (review, "Okta", "Auth module");
  PlumbRecord *core = plumb_drawing_find (review, "Core platform");
  PlumbRect rect = plumb_drawing_get_rect (review, VIEW, "Fleetline");
  g_autoptr (PlumbScene) scene = plumb_scene_new (review, VIEW, &options);
  g_autoptr (PlumbScene) tried = plumb_moving_try_end (review, VIEW, scene, saml, "target", core);
  g_autoptr (PlumbMoving) moving = plumb_moving_new (review, VIEW, scene, &ours, 1);
  g_autoptr (PlumbScene) shown = NULL;
  g_autoptr (PlumbScene) dropped = NULL;
  g_autoptr (GError) error = NULL;
  int index = plumb_scene_find_connection (tried, plumb_record_get_id (saml));

  g_assert_cmpint (plumb_scene_get_connection (tried, (guint)index)->target, ==,
                   plumb_scene_find_box (tried, plumb_record_get_id (core)));
  g_assert_false (plumb_record_is (saml, "target", plumb_record_get_id (core)));
  /* Smaller than what lies in it: it stays around that. */
  rect.width = rect.height = 80;
  shown = plumb_moving_resize (moving, &rect);
  plumb_edit_resize (review, VIEW, ours, &rect, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  dropped = plumb_scene_new (review, VIEW, &options);
  assert_same_places (shown, dropped);
  g_clear_pointer (&moving, plumb_moving_free);
  plumb_drawing_close (review);
}

/* -- Sizes and copies ------------------------------------------------------------------------------ */

static void
test_same_size (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *records[2];
  PlumbRect wide = { 0, 0, 256, 64 }, high = { 280, 0, 192, 120 }, rect;
  g_autoptr (GError) error = NULL;

  records[0] = plumb_edit_add_system (review, VIEW, "Wide", NULL, &wide, NULL, &error);
  records[1] = plumb_edit_add_system (review, VIEW, "High", NULL, &high, NULL, &error);
  add (review, "Right", NULL, 500, 0);
  g_assert_true (plumb_edit_align (review, VIEW, records, 2, PLUMB_SAME_WIDTH, &error));
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Resize 2 systems");
  rect = plumb_drawing_get_rect (review, VIEW, "High");
  g_assert_cmpfloat (rect.width, ==, 256);
  g_assert_cmpfloat (rect.height, ==, 120);
  plumb_drawing_check (review, VIEW);
  g_assert_true (plumb_edit_align (review, VIEW, records, 2, PLUMB_SAME_HEIGHT, &error));
  rect = plumb_drawing_get_rect (review, VIEW, "Wide");
  g_assert_cmpfloat (rect.height, ==, 120);
  plumb_drawing_check (review, VIEW);
  plumb_review_undo (review, &error);
  plumb_review_undo (review, &error);
  g_assert_true (plumb_edit_align (review, VIEW, records, 2, PLUMB_SAME_SIZE, &error));
  rect = plumb_drawing_get_rect (review, VIEW, "Wide");
  g_assert_cmpfloat (rect.width, ==, 256);
  g_assert_cmpfloat (rect.height, ==, 120);
  g_assert_false (plumb_edit_align (review, VIEW, records, 1, PLUMB_SAME_SIZE, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  plumb_drawing_close (review);
}

static void
test_connected_copy (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *okta = plumb_drawing_find (review, "Okta");
  guint before = plumb_review_count (review, "connection");
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  PlumbRecord *connection;

  alone = plumb_edit_duplicate (review, VIEW, &okta, 1, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, before);
  copies = plumb_edit_duplicate (review, VIEW, &okta, 1, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, before + 1);
  connection = plumb_drawing_find_connection (review, "Okta 3", "Auth module");
  g_assert_true (plumb_record_is (connection, "method", "SAML SSO"));
  plumb_drawing_close (review);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/room/smallest", test_smallest);
  g_test_add_func ("/diagram/room/row", test_row);
  g_test_add_func ("/diagram/room/containers", test_containers_push);
  g_test_add_func ("/diagram/room/pinned", test_pinned_never_gives_way);
  g_test_add_func ("/diagram/room/random", test_random_drops);
  g_test_add_func ("/diagram/room/shown-is-dropped", test_shown_is_dropped);
  g_test_add_func ("/diagram/room/shown-size-and-end", test_shown_size_and_end);
  g_test_add_func ("/diagram/room/same-size", test_same_size);
  g_test_add_func ("/diagram/room/connected-copy", test_connected_copy);
  return g_test_run ();
}
