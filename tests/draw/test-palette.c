// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Every text can be read: contrast as WCAG 2.1 (relative luminance) computes it, in every palette. */

#include <math.h>

#include "draw/plumb-display-list.h"

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const PlumbColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

static double
contrast (const PlumbPalette *palette, PlumbPaint a, PlumbPaint b)
{
  double first = luminance (&palette->colors[a]), second = luminance (&palette->colors[b]);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

typedef struct
{
  PlumbPaint text;
  PlumbPaint ground;
} Pair;

static const Pair texts[] = {
  { PLUMB_PAINT_INK, PLUMB_PAINT_PAPER },        { PLUMB_PAINT_INK, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_INK, PLUMB_PAINT_NOTE },         { PLUMB_PAINT_INK, PLUMB_PAINT_TINT },
  { PLUMB_PAINT_INK, PLUMB_PAINT_CONTAINER },    { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_PAPER },
  { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_BOX },    { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_CONTAINER },
  { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_OURS },   { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_TINT },
  { PLUMB_PAINT_BOX, PLUMB_PAINT_SECONDARY },    { PLUMB_PAINT_OURS_TEXT, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_ACCENT, PLUMB_PAINT_PAPER },     { PLUMB_PAINT_ACCENT_TEXT, PLUMB_PAINT_ACCENT },
  { PLUMB_PAINT_IDENTITY, PLUMB_PAINT_BOX },     { PLUMB_PAINT_API, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_PIPELINE, PLUMB_PAINT_BOX },     { PLUMB_PAINT_EVENT, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_FILE, PLUMB_PAINT_BOX },         { PLUMB_PAINT_NETWORK, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_NEUTRAL, PLUMB_PAINT_BOX },      { PLUMB_PAINT_IDENTITY, PLUMB_PAINT_TINT },
  { PLUMB_PAINT_API, PLUMB_PAINT_TINT },         { PLUMB_PAINT_PIPELINE, PLUMB_PAINT_TINT },
  { PLUMB_PAINT_GAP_TEXT, PLUMB_PAINT_GAP },     { PLUMB_PAINT_ON_STATE, PLUMB_PAINT_ADDED },
  { PLUMB_PAINT_ON_STATE, PLUMB_PAINT_CHANGED }, { PLUMB_PAINT_ON_STATE, PLUMB_PAINT_REMOVED },
  { PLUMB_PAINT_ADDED, PLUMB_PAINT_BOX },        { PLUMB_PAINT_CHANGED, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_CHANGED, PLUMB_PAINT_TINT },     { PLUMB_PAINT_REMOVED, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_REMOVED, PLUMB_PAINT_TINT },     { PLUMB_PAINT_REMOVED, PLUMB_PAINT_CONTAINER },
  { PLUMB_PAINT_HIGH, PLUMB_PAINT_HIGH_GROUND }, { PLUMB_PAINT_MEDIUM, PLUMB_PAINT_MEDIUM_GROUND },
  { PLUMB_PAINT_LOW, PLUMB_PAINT_LOW_GROUND },
};

/* Lines and outlines that carry meaning: 3:1 (WCAG 1.4.11). */
static const Pair lines[] = {
  { PLUMB_PAINT_IDENTITY, PLUMB_PAINT_CONTAINER }, { PLUMB_PAINT_IDENTITY, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_API, PLUMB_PAINT_CONTAINER },      { PLUMB_PAINT_API, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_PIPELINE, PLUMB_PAINT_CONTAINER }, { PLUMB_PAINT_PIPELINE, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_EVENT, PLUMB_PAINT_CONTAINER },    { PLUMB_PAINT_EVENT, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_FILE, PLUMB_PAINT_CONTAINER },     { PLUMB_PAINT_FILE, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_NETWORK, PLUMB_PAINT_CONTAINER },  { PLUMB_PAINT_NETWORK, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_NEUTRAL, PLUMB_PAINT_CONTAINER },  { PLUMB_PAINT_NEUTRAL, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_ADDED, PLUMB_PAINT_OURS },         { PLUMB_PAINT_CHANGED, PLUMB_PAINT_OURS },
  { PLUMB_PAINT_OURS_BORDER, PLUMB_PAINT_PAPER },  { PLUMB_PAINT_MODULE, PLUMB_PAINT_BOX },
  { PLUMB_PAINT_PEN_BLUE, PLUMB_PAINT_OURS },      { PLUMB_PAINT_PEN_BLUE, PLUMB_PAINT_PAPER },
  { PLUMB_PAINT_PEN_RED, PLUMB_PAINT_OURS },       { PLUMB_PAINT_PEN_RED, PLUMB_PAINT_NOTE },
  { PLUMB_PAINT_PEN_GREEN, PLUMB_PAINT_OURS },     { PLUMB_PAINT_PEN_GREEN, PLUMB_PAINT_NOTE },
};

static void
check (const char *name, const PlumbPalette *palette, double text_ratio, double line_ratio)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double ratio = contrast (palette, texts[i].text, texts[i].ground);

      if (ratio < text_ratio)
        {
          g_test_message ("%s: text %d on %d has %.2f:1", name, texts[i].text, texts[i].ground,
                          ratio);
          g_test_fail ();
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double ratio = contrast (palette, lines[i].text, lines[i].ground);

      if (ratio < line_ratio)
        {
          g_test_message ("%s: line %d on %d has %.2f:1", name, lines[i].text, lines[i].ground,
                          ratio);
          g_test_fail ();
        }
    }
}

static void
test_contrast (void)
{
  check ("light", plumb_palette_get_light (), 4.5, 3);
  check ("dark", plumb_palette_get_dark (), 4.5, 3);
  check ("print", plumb_palette_get_print (), 4.5, 3);
  check ("high contrast", plumb_palette_get_high_contrast (FALSE), 7, 4.5);
  check ("high contrast, dark", plumb_palette_get_high_contrast (TRUE), 7, 4.5);
}

/* A black-and-white print tells families apart: no two have the same dash, nor the same colour. */
static void
test_families (void)
{
  for (guint i = 0; i < PLUMB_N_FAMILIES; i++)
    for (guint j = i + 1; j < PLUMB_N_FAMILIES; j++)
      {
        g_assert_cmpint (plumb_family_get_paint (i), !=, plumb_family_get_paint (j));
        g_assert_cmpstr (plumb_family_get_title (i), !=, plumb_family_get_title (j));
        /* An API and a method that nobody knows are both solid; blue and grey tell them apart. */
        if (!(i == PLUMB_FAMILY_NONE && j == PLUMB_FAMILY_API))
          g_assert_cmpint (plumb_family_get_dash (i), !=, plumb_family_get_dash (j));
      }
}

static void
test_dashes (void)
{
  for (guint i = 0; i < PLUMB_N_DASHES; i++)
    {
      guint n;
      const double *lengths = plumb_dash_get_pattern (i, &n);

      g_assert_cmpuint (n % 2, ==, 0);
      g_assert_true ((n == 0) == (i == PLUMB_DASH_SOLID || i == PLUMB_DASH_INK));
      for (guint j = 0; j < n; j++)
        g_assert_cmpfloat (lengths[j], >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/families", test_families);
  g_test_add_func ("/palette/dashes", test_dashes);
  return g_test_run ();
}
