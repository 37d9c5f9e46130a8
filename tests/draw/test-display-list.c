// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Display lists: bounds, lists in lists, what is painted where. */

#include <math.h>
#include <string.h>

#include "draw/plumb-draw.h"
#include "draw/plumb-icon.h"

static const PlumbPen filled = { PLUMB_PAINT_INK, PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
static const PlumbFont font = { .size = 12, .weight = 400 };

static cairo_surface_t *
paint (const PlumbDisplayList *list, int width, int height, const PlumbRect *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  plumb_display_list_play (list, cr, plumb_palette_get_light (), clip);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *rows = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  return *(const guint32 *)(gconstpointer)(rows + y * stride + x * 4);
}

static void
assert_rect (PlumbRect rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (rect.height, height, 0.01);
}

static void
test_bounds (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  PlumbPen stroked = { PLUMB_PAINT_NONE, PLUMB_PAINT_INK, 4, PLUMB_DASH_SOLID };
  PlumbRect rect = { 10, 20, 30, 40 };

  assert_rect (plumb_display_list_get_bounds (list), 0, 0, 0, 0);
  plumb_display_list_add_rect (list, &rect, 0, &filled);
  assert_rect (plumb_display_list_get_bounds (list), 10, 20, 30, 40);
  plumb_display_list_add_rect (list, &rect, 0, &stroked);
  assert_rect (plumb_display_list_get_bounds (list), 8, 18, 34, 44);
}

/* The paint of a text lies within its bounds, whatever the script. */
static void
test_text_bounds (void)
{
  static const char *const texts[] = { "Äpfel gy", "受注管理システム", "إدارة المستودعات",
                                       "ÅÇ|fgjy" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint anchor = 0; anchor < 3; anchor++)
      {
        g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
        cairo_surface_t *surface;
        PlumbRect bounds;

        plumb_display_list_add_text (list, (PlumbPoint){ 200, 50 }, anchor, &font, PLUMB_PAINT_INK,
                                     texts[i]);
        bounds = plumb_display_list_get_bounds (list);
        surface = paint (list, 400, 100, NULL);
        for (int y = 0; y < 100; y++)
          for (int x = 0; x < 400; x++)
            if (pixel (surface, x, y) >> 24 > 16
                && !(x >= floor (bounds.x) - 1 && x <= ceil (bounds.x + bounds.width)
                     && y >= floor (bounds.y) - 1 && y <= ceil (bounds.y + bounds.height)))
              g_error ("“%s” paints %d,%d outside its bounds", texts[i], x, y);
        cairo_surface_destroy (surface);
      }
}

static void
test_list_in_list (void)
{
  g_autoptr (PlumbDisplayList) inner = plumb_display_list_new ();
  g_autoptr (PlumbDisplayList) outer = plumb_display_list_new ();
  PlumbRect rect = { 10, 10, 20, 20 };
  const PlumbPoint line[] = { { 0, 0 }, { 40, 0 }, { 40, 40 } };
  PlumbPen pen = { PLUMB_PAINT_NONE, PLUMB_PAINT_INK, 2, PLUMB_DASH_EVENT };
  PlumbPictureOptions options = { 0 };
  g_autofree char *svg = NULL;

  plumb_display_list_begin_group (inner, "s-1", "Inner", NULL);
  plumb_display_list_add_rect (inner, &rect, 4, &filled);
  plumb_display_list_add_polyline (inner, line, 3, 6, &pen);
  plumb_display_list_add_text (inner, (PlumbPoint){ 10, 10 }, PLUMB_ANCHOR_START, &font,
                               PLUMB_PAINT_INK, "text");
  plumb_display_list_end_group (inner);
  plumb_display_list_begin_group (outer, "s-0", "Outer", NULL);
  plumb_display_list_add_list (outer, inner, 100, 50, 2);
  plumb_display_list_end_group (outer);
  g_clear_pointer (&inner, plumb_display_list_unref);
  svg = plumb_display_list_to_svg (outer, &options);
  g_assert_nonnull (strstr (svg, "<rect x=\"120\" y=\"70\" width=\"40\" height=\"40\" rx=\"8\""));
  g_assert_nonnull (strstr (svg, "font-size=\"24\""));
  g_assert_nonnull (strstr (svg, "stroke-width=\"4\""));
  g_assert_nonnull (strstr (svg, "id=\"s-1\""));
}

/* Groups outside the clip are skipped as a whole; what lies inside is painted. */
static void
test_clip (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  PlumbRect near = { 10, 10, 20, 20 }, far = { 500, 10, 20, 20 }, clip = { 0, 0, 100, 100 };
  cairo_surface_t *surface;

  plumb_display_list_begin_group (list, NULL, NULL, NULL);
  plumb_display_list_begin_group (list, NULL, NULL, NULL);
  plumb_display_list_add_rect (list, &far, 0, &filled);
  plumb_display_list_end_group (list);
  plumb_display_list_end_group (list);
  plumb_display_list_begin_group (list, NULL, NULL, NULL);
  plumb_display_list_add_rect (list, &near, 0, &filled);
  plumb_display_list_end_group (list);
  surface = paint (list, 600, 100, &clip);
  g_assert_cmphex (pixel (surface, 15, 15), ==, 0xff1f2430);
  g_assert_cmphex (pixel (surface, 510, 15), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_rounded_corner (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  const PlumbPoint line[] = { { 10, 10 }, { 60, 10 }, { 60, 60 } };
  PlumbPen pen = { PLUMB_PAINT_NONE, PLUMB_PAINT_INK, 2, PLUMB_DASH_SOLID };
  cairo_surface_t *surface;

  plumb_display_list_add_polyline (list, line, 3, 12, &pen);
  surface = paint (list, 80, 80, NULL);
  g_assert_cmphex (pixel (surface, 30, 10) >> 24, >, 200);
  g_assert_cmphex (pixel (surface, 59, 40) >> 24, >, 200);
  /* Not at the corner itself. */
  g_assert_cmphex (pixel (surface, 60, 9) >> 24, <, 30);
  cairo_surface_destroy (surface);
}

static void
test_icons (void)
{
  static const char *const names[] = { "plumb-identity-provider", "plumb-core-app",
                                       "plumb-warehouse",         "plumb-module",
                                       "plumb-database",          "plumb-queue",
                                       "plumb-gateway",           "plumb-person" };

  g_assert_null (plumb_icon_find (NULL));
  g_assert_null (plumb_icon_find ("plumb"));
  g_assert_null (plumb_icon_find ("plumb-core-apple"));
  for (guint i = 0; i < plumb_n_icons; i++)
    {
      g_autofree char *symbolic = g_strconcat (plumb_icons[i].name, "-symbolic", NULL);

      g_assert_true (plumb_icon_find (plumb_icons[i].name) == &plumb_icons[i]);
      g_assert_true (plumb_icon_find (symbolic) == &plumb_icons[i]);
      g_assert_cmpuint (plumb_icons[i].n_verbs, >, 2);
      for (guint j = 0; j < plumb_icons[i].n_points; j++)
        {
          /* Control points may lie a little outside. */
          g_assert_cmpfloat (plumb_icons[i].points[j].x, >=, -2);
          g_assert_cmpfloat (plumb_icons[i].points[j].x, <=, plumb_icons[i].size + 2);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
      PlumbRect rect = { 8, 8, 16, 16 };
      cairo_surface_t *surface;
      guint covered = 0;

      plumb_display_list_add_icon (list, names[i], &rect, PLUMB_PAINT_INK);
      assert_rect (plumb_display_list_get_bounds (list), 8, 8, 16, 16);
      surface = paint (list, 32, 32, NULL);
      for (int y = 0; y < 32; y++)
        for (int x = 0; x < 32; x++)
          {
            gboolean inside = x >= 8 && x < 24 && y >= 8 && y < 24;

            if (pixel (surface, x, y) >> 24 > 128)
              {
                g_assert_true (inside);
                covered++;
              }
          }
      g_assert_cmpuint (covered, >, 25);
      g_assert_cmpuint (covered, <, 220);
      cairo_surface_destroy (surface);
    }
}

static void
count_link (const PlumbRect *rect, const char *target, gpointer data)
{
  guint *count = data;

  g_assert_cmpstr (target, ==, "https://example.org/");
  g_assert_cmpfloat (rect->width, ==, 30);
  (*count)++;
}

static void
test_links (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  PlumbRect rect = { 0, 0, 30, 10 };
  guint count = 0;

  plumb_display_list_add_place (list, "gap-1", (PlumbPoint){ 5, 5 });
  plumb_display_list_add_link (list, &rect, "https://example.org/");
  plumb_display_list_foreach_link (list, count_link, &count);
  g_assert_cmpuint (count, ==, 1);
  /* They paint nothing. */
  assert_rect (plumb_display_list_get_bounds (list), 0, 0, 0, 0);
}

static void
test_image (void)
{
  g_autoptr (PlumbDisplayList) source = plumb_display_list_new ();
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  g_autoptr (PlumbDisplayList) outer = plumb_display_list_new ();
  PlumbRect rect = { 0, 0, 20, 10 }, place = { 10, 10, 40, 20 };
  PlumbPictureOptions options = { .background = FALSE };
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("\211PNG\r\n\032\nnot one", 15);
  g_autofree char *svg = NULL;
  cairo_surface_t *surface;

  plumb_display_list_add_rect (source, &rect, 0, &filled);
  png = plumb_display_list_to_png (source, &options, 1, NULL);
  plumb_display_list_add_image (list, broken, &place);
  assert_rect (plumb_display_list_get_bounds (list), 0, 0, 0, 0);
  plumb_display_list_add_image (list, png, &place);
  plumb_display_list_add_list (outer, list, 0, 0, 1);
  surface = paint (outer, 60, 40, NULL);
  g_assert_cmphex (pixel (surface, 30, 20), ==, 0xff1f2430);
  g_assert_cmphex (pixel (surface, 5, 5), ==, 0);
  cairo_surface_destroy (surface);
  svg = plumb_display_list_to_svg (outer, &options);
  g_assert_nonnull (strstr (svg, "data:image/png;base64,"));
}

static void
on_part_link (const PlumbRect *rect, const char *target, gpointer data)
{
  g_assert_cmpstr (target, ==, "elsewhere");
  assert_rect (*rect, 5, 5, 60, 60);
  ++*(guint *)data;
}

/* A part of a list shows nothing outside itself, and what comes after it is not cut. */
static void
test_part (void)
{
  g_autoptr (PlumbDisplayList) picture = plumb_display_list_new ();
  g_autoptr (PlumbDisplayList) page = plumb_display_list_new ();
  const PlumbRect rect = { 0, 0, 100, 100 }, part = { 20, 20, 30, 30 }, far = { 200, 0, 9, 9 };
  const PlumbRect empty = { 60, 60, 30, 30 };
  guint links = 0;
  cairo_surface_t *surface;

  plumb_display_list_begin_group (picture, "box", NULL, NULL);
  plumb_display_list_add_rect (picture, &rect, 0, &filled);
  plumb_display_list_end_group (picture);
  plumb_display_list_add_rect (picture, &far, 0, &filled);
  plumb_display_list_add_text (picture, (PlumbPoint){ 34, 40 }, PLUMB_ANCHOR_START, &font,
                               PLUMB_PAINT_PAPER, "O");
  plumb_display_list_add_place (picture, "box", (PlumbPoint){ 30, 30 });
  plumb_display_list_add_link (picture, &rect, "elsewhere");
  plumb_display_list_add_link (picture, &far, "nowhere");
  /* What is at (20, 20) comes to (5, 5). */
  g_assert_true (plumb_display_list_add_part (page, picture, -35, -35, 2, &part));
  assert_rect (plumb_display_list_get_bounds (page), 5, 5, 60, 60);
  plumb_display_list_add_rect (page, &(PlumbRect){ 80, 80, 10, 10 }, 0, &filled);
  surface = paint (page, 100, 100, NULL);
  g_assert_cmpuint (pixel (surface, 3, 3), ==, 0);
  g_assert_cmpuint (pixel (surface, 7, 7), !=, 0);
  g_assert_cmpuint (pixel (surface, 63, 63), !=, 0);
  g_assert_cmpuint (pixel (surface, 67, 67), ==, 0);
  g_assert_cmpuint (pixel (surface, 85, 85), !=, 0);
  cairo_surface_destroy (surface);
  plumb_display_list_foreach_link (page, on_part_link, &links);
  g_assert_cmpuint (links, ==, 1);
  g_assert_false (plumb_display_list_add_part (page, picture, 0, 0, 1, &empty));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display-list/bounds", test_bounds);
  g_test_add_func ("/display-list/text-bounds", test_text_bounds);
  g_test_add_func ("/display-list/list-in-list", test_list_in_list);
  g_test_add_func ("/display-list/part", test_part);
  g_test_add_func ("/display-list/clip", test_clip);
  g_test_add_func ("/display-list/rounded-corner", test_rounded_corner);
  g_test_add_func ("/display-list/icons", test_icons);
  g_test_add_func ("/display-list/links", test_links);
  g_test_add_func ("/display-list/image", test_image);
  return g_test_run ();
}
