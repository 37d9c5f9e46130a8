// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines of text: broken, measured, the same in every thread. */

#include <string.h>

#include "draw/plumb-draw.h"
#include "draw/plumb-text-layout.h"

static char **
lines_of (PlumbTextRole role, const char *text, double width, guint n, PlumbTextSize *size)
{
  const PlumbTextMeasure *measure = plumb_draw_get_measure ();

  return measure->break_lines (measure->data, role, text, width, n, size);
}

static void
assert_fits (PlumbTextRole role, char **lines, double width)
{
  PlumbFont font = plumb_text_role_get_font (role);

  /* A hyphen may reach into the free room beside the text. */
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpfloat (plumb_text_get_width (&font, lines[i]), <=, width + 7);
}

static void
test_one_line (void)
{
  PlumbTextSize size;
  g_auto (GStrv) lines = lines_of (PLUMB_TEXT_SYSTEM, "SAP S/4HANA", 200, 2, &size);
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_SYSTEM);

  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpstr (lines[0], ==, "SAP S/4HANA");
  g_assert_cmpuint (size.n_lines, ==, 1);
  g_assert_cmpfloat (size.width, ==, plumb_text_get_width (&font, "SAP S/4HANA"));
  g_assert_cmpfloat (size.width, >, 60);
  g_assert_cmpfloat (size.width, <, 110);
}

static void
test_wrapped (void)
{
  PlumbTextSize size;
  g_auto (GStrv) lines =
      lines_of (PLUMB_TEXT_SYSTEM, "Transport management and billing", 180, 3, &size);

  g_assert_cmpuint (g_strv_length (lines), ==, size.n_lines);
  g_assert_cmpuint (size.n_lines, ==, 2);
  assert_fits (PLUMB_TEXT_SYSTEM, lines, 180);
  g_assert_false (g_str_has_suffix (lines[0], " "));
}

static void
test_ellipsis (void)
{
  PlumbTextSize size;
  g_auto (GStrv) lines = lines_of (
      PLUMB_TEXT_SYSTEM, "One two three four five six seven eight nine ten", 100, 2, &size);

  g_assert_cmpuint (size.n_lines, ==, 2);
  g_assert_true (g_str_has_suffix (lines[1], "…"));
  assert_fits (PLUMB_TEXT_SYSTEM, lines, 100);
}

/* A word without spaces is divided, with a hyphen where the script has one. */
static void
test_divided (void)
{
  PlumbTextSize size;
  g_auto (GStrv) german =
      lines_of (PLUMB_TEXT_SYSTEM, "Donaudampfschifffahrtsgesellschaft", 120, 3, &size);
  g_auto (GStrv) japanese =
      lines_of (PLUMB_TEXT_SYSTEM, "受注管理システム受注管理システム", 120, 3, &size);

  g_assert_true (g_str_has_suffix (german[0], "-"));
  g_assert_false (g_str_has_suffix (japanese[0], "-"));
  assert_fits (PLUMB_TEXT_SYSTEM, german, 120);
  assert_fits (PLUMB_TEXT_SYSTEM, japanese, 120);
}

/* Nothing is cut within what a reader sees as one character, and nothing invalid comes out. */
static void
test_clusters (void)
{
  static const char *const text = "A\u0301\u0301\u0301 \U0001F469\u200D\U0001F4BB\U0001F469\u200D"
                                  "\U0001F4BB\U0001F469\u200D\U0001F4BB e\u0301e\u0301e\u0301";

  for (double width = 4; width < 140; width += 3)
    {
      PlumbTextSize size;
      g_auto (GStrv) lines = lines_of (PLUMB_TEXT_SYSTEM, text, width, 1, &size);

      g_assert_cmpuint (size.n_lines, ==, 1);
      g_assert_true (g_utf8_validate (lines[0], -1, NULL));
      g_assert_null (strstr (lines[0], "\u200D…"));
    }
}

static void
test_odd_input (void)
{
  static const char *const texts[] = { "\xff\xfe broken", "tab\there", "two\nlines",
                                       "\x01\x02",        "\u200f",    "   " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint role = 0; role < PLUMB_N_TEXT_ROLES; role++)
      {
        PlumbTextSize size;
        g_auto (GStrv) lines = lines_of (role, texts[i], i % 2 ? 50 : 0, 2, &size);

        g_assert_cmpuint (g_strv_length (lines), ==, size.n_lines);
        for (guint j = 0; lines[j] != NULL; j++)
          g_assert_true (g_utf8_validate (lines[j], -1, NULL));
      }
}

static gpointer
measure_in_thread (gpointer data)
{
  double *width = g_new (double, 1);
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_METHOD);

  for (guint i = 0; i < 9000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text %u", i);

      plumb_text_get_width (&font, text);
    }
  *width = plumb_text_get_width (&font, data);
  return width;
}

/* Each thread lays out by itself, keeps only so much, and comes to the same width. */
static void
test_threads (void)
{
  GThread *threads[3];
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_METHOD);
  double width = plumb_text_get_width (&font, "SAML SSO");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, (gpointer) "SAML SSO");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *other = g_thread_join (threads[i]);

      g_assert_cmpfloat (*other, ==, width);
    }
}

/* Hints of a screen's resolution must not get in: a text at twice the size is twice as wide. */
static void
test_scales (void)
{
  PlumbFont small = { .size = 11, .weight = 400 }, large = { .size = 22, .weight = 400 };

  g_assert_cmpfloat_with_epsilon (plumb_text_get_width (&large, "Core app · ERP"),
                                  2 * plumb_text_get_width (&small, "Core app · ERP"), 0.05);
}

static void
test_font_is_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_draw_check_font (&error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/wrapped", test_wrapped);
  g_test_add_func ("/text/ellipsis", test_ellipsis);
  g_test_add_func ("/text/divided", test_divided);
  g_test_add_func ("/text/clusters", test_clusters);
  g_test_add_func ("/text/odd-input", test_odd_input);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/scales", test_scales);
  g_test_add_func ("/text/font-is-there", test_font_is_there);
  return g_test_run ();
}
