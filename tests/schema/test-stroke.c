// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The text of a stroke: what is read, what is refused, and that nothing is lost on the way. */

#include <locale.h>
#include <string.h>

#include "schema/plumb-stroke.h"
#include "schema/plumb-value.h"

static const PlumbStrokePoint *
point (GArray *points, guint i)
{
  return &g_array_index (points, PlumbStrokePoint, i);
}

static void
test_read (void)
{
  g_autoptr (GArray) points = plumb_stroke_parse ("12,40 -15.5,44 20,0.25,80");

  g_assert_nonnull (points);
  g_assert_cmpuint (points->len, ==, 3);
  g_assert_cmpfloat (point (points, 0)->x, ==, 12);
  g_assert_cmpfloat (point (points, 0)->share, ==, 100);
  g_assert_cmpfloat (point (points, 1)->x, ==, -15.5);
  g_assert_cmpfloat (point (points, 2)->y, ==, 0.25);
  g_assert_cmpfloat (point (points, 2)->share, ==, 80);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",           " ",        "1",        "1,",      ",1",        "1,2 ",
    " 1,2",       "1,2  3,4", "1,2,",     "1,2,3,4", "1;2",       "1,2\n3,4",
    "nan,1",      "1e3,2",    "0x1,2",    "+1,2",    "--1,2",     "1.,2",
    ".5,2",       "1,2,9",    "1,2,301",  "1,2,-50", "1000001,0", "0,-1000001",
    "99999999,1", "1.0000,2", "1,2 M3,4", "١,٢",     "1,2\t3,4",  "inf,0",
  };
  g_autoptr (GString) many = g_string_new ("0,0");

  g_assert_null (plumb_stroke_parse (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i]);
      g_assert_null (plumb_stroke_parse (texts[i]));
      g_assert_false (plumb_stroke_is_valid (texts[i]));
    }
  for (guint i = 1; i < PLUMB_STROKE_MOST_POINTS; i++)
    g_string_append (many, " 1,1");
  g_assert_true (plumb_stroke_is_valid (many->str));
  g_string_append (many, " 1,1");
  g_assert_false (plumb_stroke_is_valid (many->str));
}

static void
test_written (void)
{
  const PlumbStrokePoint points[] = {
    { 12, 40.04, 100 },
    { -0.04, -0.06, 100 },
    { -15.46, 44, 79.6 },
    { 2e9, -2e9, 1e6 },
  };
  g_autofree char *text = plumb_stroke_format (points, G_N_ELEMENTS (points));

  g_assert_cmpstr (text, ==, "12,40 0,-0.1 -15.5,44,80 1000000,-1000000,300");
  g_assert_true (plumb_stroke_is_valid (text));
}

/* Whatever is written is read back as it was, to a tenth. */
static void
test_round_trip (void)
{
  for (guint run = 0; run < 200; run++)
    {
      PlumbStrokePoint points[40];
      guint n = (guint)g_test_rand_int_range (1, G_N_ELEMENTS (points));
      g_autofree char *text = NULL;
      g_autoptr (GArray) read = NULL;

      for (guint i = 0; i < n; i++)
        points[i] = (PlumbStrokePoint){ g_test_rand_int_range (-100000, 100000) / 10.0,
                                        g_test_rand_int_range (-100000, 100000) / 10.0,
                                        g_test_rand_int_range (PLUMB_STROKE_LEAST_SHARE,
                                                               PLUMB_STROKE_MOST_SHARE) };
      text = plumb_stroke_format (points, n);
      read = plumb_stroke_parse (text);
      g_assert_nonnull (read);
      g_assert_cmpuint (read->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat_with_epsilon (point (read, i)->x, points[i].x, 1e-6);
          g_assert_cmpfloat_with_epsilon (point (read, i)->y, points[i].y, 1e-6);
          g_assert_cmpfloat (point (read, i)->share, ==, points[i].share);
        }
    }
}

/* The one way in refuses what is no stroke, with a sentence that says how one looks. */
static void
test_field (void)
{
  const PlumbField *field = plumb_table_get_field (plumb_schema_find_table ("ink"), "points");
  g_autofree char *stored = plumb_value_normalize (field, "1,2 3,4.5", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (stored, ==, "1,2 3,4.5");
  g_assert_null (plumb_value_normalize (field, "a scribble", NULL, &error));
  g_assert_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "12,40"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stroke/read", test_read);
  g_test_add_func ("/stroke/refused", test_refused);
  g_test_add_func ("/stroke/written", test_written);
  g_test_add_func ("/stroke/round-trip", test_round_trip);
  g_test_add_func ("/stroke/field", test_field);
  return g_test_run ();
}
