// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where a system stands in each view. */

#include "diagram/plumb-edit.h"
#include "picture-test.h"

static void
assert_place (
    PlumbReview *review, PlumbRecord *system, const char *view, double x, double y, double w)
{
  PlumbRect place;

  g_assert_true (plumb_view_get_place (review, system, view, &place));
  g_assert_cmpfloat (place.x, ==, x);
  g_assert_cmpfloat (place.y, ==, y);
  g_assert_cmpfloat (place.width, ==, w);
}

static void
test_own_and_other (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *both = picture_test_system (review, "Both", NULL, NULL, NULL);
  PlumbRecord *current = picture_test_system (review, "Current", NULL, NULL, NULL);
  PlumbRecord *none = picture_test_system (review, "None", NULL, NULL, NULL);
  PlumbRect place;

  picture_test_place (review, both, PLUMB_VIEW_CURRENT, 8, 16, 192, 64);
  picture_test_place (review, both, PLUMB_VIEW_PROPOSED, 80, 160, 200, 64);
  picture_test_place (review, current, PLUMB_VIEW_CURRENT, 24, 32, 192, 64);
  assert_place (review, both, PLUMB_VIEW_CURRENT, 8, 16, 192);
  assert_place (review, both, PLUMB_VIEW_PROPOSED, 80, 160, 200);
  assert_place (review, both, PLUMB_VIEW_CHANGES, 80, 160, 200);
  assert_place (review, current, PLUMB_VIEW_PROPOSED, 24, 32, 192);
  assert_place (review, current, PLUMB_VIEW_CHANGES, 24, 32, 192);
  g_assert_false (plumb_view_get_place (review, none, PLUMB_VIEW_CURRENT, &place));
  plumb_review_commit (review, NULL);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

/* What goes stands where it is today, even where the proposed view has a place for it. */
static void
test_removed (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *gone = picture_test_system (review, "Gone", NULL, NULL, NULL);

  picture_test_set (review, gone, "mark", "remove");
  picture_test_place (review, gone, PLUMB_VIEW_PROPOSED, 800, 800, 192, 64);
  assert_place (review, gone, PLUMB_VIEW_CHANGES, 800, 800, 192);
  picture_test_place (review, gone, PLUMB_VIEW_CURRENT, 8, 8, 192, 64);
  assert_place (review, gone, PLUMB_VIEW_CHANGES, 8, 8, 192);
  plumb_review_commit (review, NULL);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

static PlumbRecord *
draw_system (PlumbReview *review, const char *name, double x)
{
  g_autoptr (GError) error = NULL;
  PlumbRect place = { x, 80, 192, 64 };
  PlumbRecord *system =
      plumb_edit_add_system (review, PLUMB_VIEW_PROPOSED, name, NULL, &place, NULL, &error);

  g_assert_no_error (error);
  /* So that it stands in both views. */
  picture_test_set (review, system, "mark", "keep");
  return system;
}

static void
move (PlumbReview *review, const char *view, PlumbRecord *system, double dx)
{
  g_autoptr (GError) error = NULL;

  plumb_edit_move (review, view, &system, 1, dx, 0, FALSE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
}

/* A view starts where the other one has everything; from its first own move on neither moves the other. */
static void
test_starts_as_copy (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *one = draw_system (review, "One", 80);
  PlumbRecord *two = draw_system (review, "Two", 480);

  assert_place (review, one, PLUMB_VIEW_CURRENT, 80, 80, 192);
  move (review, PLUMB_VIEW_CURRENT, one, 40);
  assert_place (review, one, PLUMB_VIEW_CURRENT, 120, 80, 192);
  assert_place (review, one, PLUMB_VIEW_PROPOSED, 80, 80, 192);
  assert_place (review, one, PLUMB_VIEW_CHANGES, 80, 80, 192);
  move (review, PLUMB_VIEW_PROPOSED, two, 240);
  assert_place (review, two, PLUMB_VIEW_PROPOSED, 720, 80, 192);
  assert_place (review, two, PLUMB_VIEW_CURRENT, 480, 80, 192);
  plumb_review_commit (review, NULL);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

/* Numbers of a damaged file stay within what a picture can hold. */
static void
test_wild (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *wild = picture_test_system (review, "Wild", NULL, NULL, NULL);
  PlumbRect place;

  picture_test_place (review, wild, PLUMB_VIEW_PROPOSED, G_MAXINT, G_MININT, G_MAXINT, -5);
  g_assert_true (plumb_view_get_place (review, wild, PLUMB_VIEW_PROPOSED, &place));
  g_assert_cmpfloat (place.x, <=, 1e6);
  g_assert_cmpfloat (place.y, >=, -1e6);
  g_assert_cmpfloat (place.width, <=, 1e5);
  g_assert_cmpfloat (place.height, >=, 0);
  plumb_review_commit (review, NULL);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  g_test_add_func ("/view/own-and-other", test_own_and_other);
  g_test_add_func ("/view/removed", test_removed);
  g_test_add_func ("/view/starts-as-copy", test_starts_as_copy);
  g_test_add_func ("/view/wild", test_wild);
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
