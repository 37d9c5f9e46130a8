// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Ink: few points that tell the same curve, what an eraser touches, and ink in a scene. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-ink.h"
#include "picture-test.h"

static const PlumbStrokePoint *
points_of (GArray *points)
{
  return (const PlumbStrokePoint *)(gpointer)points->data;
}

/* How far @at is from the smooth curve through @points. */
static double
distance_to_curve (GArray *points, PlumbPoint at)
{
  const PlumbStrokePoint *p = points_of (points);
  double best = hypot (p[0].x - at.x, p[0].y - at.y);

  for (guint i = 0; i + 1 < points->len; i++)
    {
      PlumbPoint c[3];

      plumb_ink_get_curve (p, points->len, i, c);
      for (double t = 0; t <= 1; t += 1.0 / 64)
        {
          double s = 1 - t;
          double x = s * s * s * p[i].x + 3 * s * s * t * c[0].x + 3 * s * t * t * c[1].x
                     + t * t * t * c[2].x;
          double y = s * s * s * p[i].y + 3 * s * s * t * c[0].y + 3 * s * t * t * c[1].y
                     + t * t * t * c[2].y;

          best = MIN (best, hypot (x - at.x, y - at.y));
        }
    }
  return best;
}

/* -- Simplifying ------------------------------------------------------------------------------------ */

static void
test_line (void)
{
  PlumbStrokePoint points[100];
  g_autoptr (GArray) few = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (PlumbStrokePoint){ i * 3, i * 2, 100 };
  few = plumb_ink_simplify (points, G_N_ELEMENTS (points), 0.5);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpfloat (points_of (few)[1].x, ==, 297);
}

/* A circle drawn on whole pixels: a tenth of the points, and nowhere far from the circle. */
static void
test_circle (void)
{
  PlumbStrokePoint points[400];
  g_autoptr (GArray) few = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (PlumbStrokePoint){ round (200 + 120 * cos (i * 2 * G_PI / 400)),
                                    round (200 + 120 * sin (i * 2 * G_PI / 400)), 100 };
  few = plumb_ink_simplify (points, G_N_ELEMENTS (points), 0.75);
  g_test_message ("%u points of %u", few->len, (guint)G_N_ELEMENTS (points));
  g_assert_cmpuint (few->len, <, 40);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double angle = i * 2 * G_PI / 400;
      PlumbPoint at = { 200 + 120 * cos (angle), 200 + 120 * sin (angle) };

      g_assert_cmpfloat (distance_to_curve (few, at), <, 1.6);
    }
}

/* Where the pressure changes, points are kept though the line is straight. */
static void
test_pressure (void)
{
  PlumbStrokePoint points[60];
  g_autoptr (GArray) few = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (PlumbStrokePoint){ i * 4, 0, i < 30 ? 60 : 140 };
  few = plumb_ink_simplify (points, G_N_ELEMENTS (points), 0.5);
  g_assert_cmpuint (few->len, >, 2);
  g_assert_cmpuint (few->len, <, 10);
  g_assert_cmpfloat (plumb_ink_get_share (0), <, plumb_ink_get_share (0.5));
  g_assert_cmpfloat (plumb_ink_get_share (0.5), ==, 100);
  g_assert_cmpfloat (plumb_ink_get_share (7), ==, plumb_ink_get_share (1));
}

/* Anything at all: the ends stay, the rest are few enough to be stored, every number is one. */
static void
test_anything (void)
{
  for (guint run = 0; run < 60; run++)
    {
      guint n = run == 0 ? 12000 : (guint)g_test_rand_int_range (1, 300);
      g_autofree PlumbStrokePoint *points = g_new (PlumbStrokePoint, n);
      int spread = run % 4 == 0 ? 2 : 5000;
      g_autoptr (GArray) few = NULL;
      g_autofree char *text = NULL;
      PlumbRect bounds;

      for (guint i = 0; i < n; i++)
        points[i] = (PlumbStrokePoint){ g_test_rand_int_range (-spread, spread),
                                        g_test_rand_int_range (-spread, spread),
                                        g_test_rand_int_range (10, 300) };
      few = plumb_ink_simplify (points, n, 0.5);
      g_assert_cmpuint (few->len, >=, 1);
      g_assert_cmpuint (few->len, <=, PLUMB_STROKE_MOST_POINTS);
      g_assert_cmpfloat (points_of (few)[0].x, ==, points[0].x);
      g_assert_cmpfloat (points_of (few)[few->len - 1].y, ==, points[n - 1].y);
      text = plumb_stroke_format (points_of (few), few->len);
      g_assert_true (plumb_stroke_is_valid (text));
      bounds = plumb_ink_get_bounds (points_of (few), few->len, 2);
      g_assert_true (isfinite (bounds.x) && isfinite (bounds.y) && bounds.width > 0);
      for (guint i = 0; i < few->len; i++)
        g_assert_true (plumb_rect_contains_point (
            &bounds, (PlumbPoint){ points_of (few)[i].x, points_of (few)[i].y }));
    }
}

/* Points on one another, as a hostile file may have them, give a curve of numbers. */
static void
test_same_points (void)
{
  const PlumbStrokePoint points[] = {
    { 5, 5, 100 }, { 5, 5, 100 }, { 5, 5, 10 }, { 1e6, -1e6, 300 }, { 1e6, -1e6, 300 }
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (points); i++)
    {
      PlumbPoint c[3];

      plumb_ink_get_curve (points, G_N_ELEMENTS (points), i, c);
      for (guint j = 0; j < 3; j++)
        g_assert_true (isfinite (c[j].x) && isfinite (c[j].y));
    }
}

/* -- Erasing ---------------------------------------------------------------------------------------- */

static void
test_touched (void)
{
  const PlumbStrokePoint line[] = { { 0, 0, 100 }, { 100, 0, 100 } };
  const PlumbStrokePoint dot[] = { { 50, 50, 100 } };

  g_assert_true (
      plumb_ink_is_touched (line, 2, 4, (PlumbPoint){ 50, 9 }, (PlumbPoint){ 60, 9 }, 8));
  g_assert_false (
      plumb_ink_is_touched (line, 2, 4, (PlumbPoint){ 50, 11 }, (PlumbPoint){ 60, 11 }, 8));
  /* A quick sweep jumps over the line between two events. */
  g_assert_true (
      plumb_ink_is_touched (line, 2, 4, (PlumbPoint){ 50, -90 }, (PlumbPoint){ 50, 90 }, 1));
  g_assert_true (
      plumb_ink_is_touched (dot, 1, 4, (PlumbPoint){ 52, 50 }, (PlumbPoint){ 52, 50 }, 1));
  g_assert_false (
      plumb_ink_is_touched (dot, 1, 4, (PlumbPoint){ 80, 50 }, (PlumbPoint){ 90, 50 }, 8));
}

/* -- In the review and the scene -------------------------------------------------------------------- */

static const PlumbStrokePoint stroke[] = { { 600, 400, 100 },
                                           { 640, 380, 100 },
                                           { 700, 420, 100 } };

static PlumbScene *
new_scene (PlumbReview *review, const char *view, gboolean hidden)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure (), .hides_ink = hidden };

  return plumb_scene_new (review, view, &options);
}

static guint
count_entries (PlumbReview *review)
{
  g_autoptr (GPtrArray) entries = plumb_review_list_history (review, 0, 0);

  return entries->len;
}

static void
take_changes (PlumbReview *review, PlumbChanges *changes, PlumbScene **scene)
{
  PlumbScene *next = plumb_scene_update (*scene, review, changes);

  plumb_scene_unref (*scene);
  *scene = next;
}

static void
test_scene (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = picture_test_open ("northwind");
  PlumbScene *scene = new_scene (review, PLUMB_VIEW_PROPOSED, FALSE);
  PlumbScene *whole, *without, *hidden;
  guint before = count_entries (review);
  PlumbRect bounds;
  const char *id;

  g_signal_connect (review, "changed", G_CALLBACK (take_changes), &scene);
  id = plumb_record_get_id (
      plumb_ink_add (review, PLUMB_VIEW_PROPOSED, stroke, 3, "red", 6, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (review), ==, before + 1);
  g_assert_cmpuint (plumb_scene_get_n_strokes (scene), ==, 1);
  g_assert_cmpint (plumb_scene_find_stroke (scene, id), ==, 0);
  bounds = plumb_scene_get_bounds (scene);
  g_assert_true (plumb_rect_contains_rect (&bounds, &plumb_scene_get_stroke (scene, 0)->rect));
  whole = new_scene (review, PLUMB_VIEW_PROPOSED, FALSE);
  g_assert_true (plumb_scene_equal (scene, whole));
  without = plumb_scene_without_strokes (scene, &id, 1);
  hidden = plumb_scene_with_ink_hidden (scene, review, TRUE);
  g_assert_cmpuint (plumb_scene_get_n_strokes (without), ==, 0);
  g_assert_true (plumb_scene_equal (without, hidden));
  plumb_scene_unref (whole);
  whole = new_scene (review, PLUMB_VIEW_PROPOSED, TRUE);
  g_assert_true (plumb_scene_equal (hidden, whole));
  plumb_scene_unref (hidden);
  hidden = new_scene (review, PLUMB_VIEW_CURRENT, FALSE);
  g_assert_cmpuint (plumb_scene_get_n_strokes (hidden), ==, 0);
  plumb_review_undo (review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_scene_get_n_strokes (scene), ==, 0);
  plumb_scene_unref (scene);
  plumb_scene_unref (whole);
  plumb_scene_unref (without);
  plumb_scene_unref (hidden);
  g_signal_handlers_disconnect_by_data (review, &scene);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

static void
test_erase (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = picture_test_open ("northwind");
  char *ids[3];
  guint before;

  for (guint i = 0; i < 3; i++)
    ids[i] = g_strdup (plumb_record_get_id (
        plumb_ink_add (review, PLUMB_VIEW_PROPOSED, stroke, i + 1, "black", 1e9, &error)));
  g_assert_no_error (error);
  before = count_entries (review);
  g_assert_true (plumb_ink_erase (review, (const char *const *)ids, 2, &error));
  g_assert_cmpuint (plumb_review_count (review, "ink"), ==, 1);
  g_assert_cmpuint (count_entries (review), ==, before + 1);
  /* What is gone already is no error. */
  g_assert_true (plumb_ink_erase (review, (const char *const *)ids, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "ink"), ==, 0);
  plumb_review_undo (review, &error);
  plumb_review_undo (review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "ink"), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  g_test_add_func ("/ink/line", test_line);
  g_test_add_func ("/ink/circle", test_circle);
  g_test_add_func ("/ink/pressure", test_pressure);
  g_test_add_func ("/ink/anything", test_anything);
  g_test_add_func ("/ink/same-points", test_same_points);
  g_test_add_func ("/ink/touched", test_touched);
  g_test_add_func ("/ink/scene", test_scene);
  g_test_add_func ("/ink/erase", test_erase);
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
