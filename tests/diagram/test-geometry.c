// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-geometry.h"

static void
test_edges (void)
{
  PlumbRect r = { 10, 20, 30, 40 };
  PlumbPoint center = plumb_rect_center (&r);

  g_assert_cmpfloat (plumb_rect_right (&r), ==, 40);
  g_assert_cmpfloat (plumb_rect_bottom (&r), ==, 60);
  g_assert_cmpfloat (center.x, ==, 25);
  g_assert_cmpfloat (center.y, ==, 40);
}

static void
test_contains (void)
{
  PlumbRect r = { 0, 0, 100, 50 };
  PlumbRect inner = { 10, 10, 90, 40 };
  PlumbRect over = { 10, 10, 91, 40 };

  g_assert_true (plumb_rect_contains_point (&r, (PlumbPoint){ 100, 50 }));
  g_assert_false (plumb_rect_contains_point (&r, (PlumbPoint){ 100.1, 50 }));
  g_assert_false (plumb_rect_contains_point (&r, (PlumbPoint){ 50, -0.1 }));
  g_assert_true (plumb_rect_contains_rect (&r, &inner));
  g_assert_true (plumb_rect_contains_rect (&r, &r));
  g_assert_false (plumb_rect_contains_rect (&r, &over));
}

static void
test_intersects (void)
{
  PlumbRect r = { 0, 0, 100, 50 };

  g_assert_true (plumb_rect_intersects (&r, &(PlumbRect){ 99, 49, 10, 10 }));
  g_assert_false (plumb_rect_intersects (&r, &(PlumbRect){ 100, 0, 10, 10 }));
  g_assert_false (plumb_rect_intersects (&r, &(PlumbRect){ 0, 50, 10, 10 }));
}

static void
test_union_and_growth (void)
{
  PlumbRect both = plumb_rect_union (&(PlumbRect){ 0, 0, 10, 10 }, &(PlumbRect){ 30, -5, 10, 5 });
  PlumbRect grown = plumb_rect_grown (&both, 3);

  g_assert_cmpfloat (both.x, ==, 0);
  g_assert_cmpfloat (both.y, ==, -5);
  g_assert_cmpfloat (both.width, ==, 40);
  g_assert_cmpfloat (both.height, ==, 15);
  g_assert_cmpfloat (grown.x, ==, -3);
  g_assert_cmpfloat (plumb_rect_right (&grown), ==, 43);
  g_assert_cmpfloat (grown.height, ==, 21);
}

static void
test_segment_through_rect (void)
{
  PlumbRect r = { 10, 10, 20, 20 };

  g_assert_true (plumb_segment_crosses_rect ((PlumbPoint){ 0, 20 }, (PlumbPoint){ 50, 20 }, &r));
  g_assert_true (plumb_segment_crosses_rect ((PlumbPoint){ 20, 50 }, (PlumbPoint){ 20, 29 }, &r));
  g_assert_false (plumb_segment_crosses_rect ((PlumbPoint){ 0, 10 }, (PlumbPoint){ 50, 10 }, &r));
  g_assert_false (plumb_segment_crosses_rect ((PlumbPoint){ 0, 20 }, (PlumbPoint){ 10, 20 }, &r));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/edges", test_edges);
  g_test_add_func ("/geometry/contains", test_contains);
  g_test_add_func ("/geometry/intersects", test_intersects);
  g_test_add_func ("/geometry/union-and-growth", test_union_and_growth);
  g_test_add_func ("/geometry/segment-through-rect", test_segment_through_rect);
  return g_test_run ();
}
