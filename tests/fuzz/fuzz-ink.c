// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Any bytes as the points of a stroke: read, written and read again, made fewer, made a curve, touched. */

#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "diagram/plumb-ink.h"

const char *const plumb_fuzz_seeds[] = {
  "12,40 15.5,44 20,50,80",
  "0,0",
  "-1000000,1000000 1000000,-1000000",
  "5,5 5,5 5,5 5,5,10 5,5,300",
  "0,0 1,0.001 2,0 3,0.999 4,0",
  NULL,
};

const char *const plumb_fuzz_pieces[] = {
  " ",  ",",   ".",   "-",  "0",  "1",    "9",        "12,40 ", "0.125", "1000000",
  "1e", "nan", "inf", "\t", "\n", "\xff", "\xc3\xa9", "300",    "10",    NULL,
};

static const PlumbStrokePoint *
points_of (GArray *points)
{
  return (const PlumbStrokePoint *)(gpointer)points->data;
}

static void
check_curve (GArray *points)
{
  for (guint i = 0; i + 1 < points->len; i++)
    {
      PlumbPoint controls[3];

      plumb_ink_get_curve (points_of (points), points->len, i, controls);
      for (guint j = 0; j < 3; j++)
        g_assert_true (isfinite (controls[j].x) && isfinite (controls[j].y));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *)data, size) : g_strdup ("");
  g_autoptr (GArray) points = plumb_stroke_parse (text);
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) few = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  PlumbRect bounds;

  g_assert_true ((points != NULL) == plumb_stroke_is_valid (text));
  if (points == NULL)
    return 0;
  g_assert_cmpuint (points->len, >, 0);
  g_assert_cmpuint (points->len, <=, PLUMB_STROKE_MOST_POINTS);
  written = plumb_stroke_format (points_of (points), points->len);
  again = plumb_stroke_parse (written);
  g_assert_nonnull (again);
  rewritten = plumb_stroke_format (points_of (again), again->len);
  g_assert_cmpstr (written, ==, rewritten);
  few = plumb_ink_simplify (points_of (points), points->len, 0.5);
  g_assert_cmpuint (few->len, >, 0);
  g_assert_cmpuint (few->len, <=, points->len);
  check_curve (points);
  check_curve (few);
  bounds = plumb_ink_get_bounds (points_of (points), points->len, PLUMB_INK_THIN);
  g_assert_true (isfinite (bounds.x + bounds.y) && bounds.width > 0 && bounds.height > 0);
  g_assert_true (plumb_ink_is_touched (points_of (points), points->len, PLUMB_INK_THIN,
                                       (PlumbPoint){ points_of (points)->x, points_of (points)->y },
                                       plumb_rect_center (&bounds), 1));
  return 0;
}
