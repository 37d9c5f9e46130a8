// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Pictures as files: well-formed whatever the names, the same bytes for the same scene, every part. */

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../diagram/picture-test.h"
#include "diagram/plumb-ink.h"
#include "draw/plumb-draw.h"

static PlumbScene *
new_scene (PlumbReview *review, const char *view)
{
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };

  return plumb_scene_new (review, view, &options);
}

static void
close_review (PlumbReview *review)
{
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

static guint
count_nodes (xmlDocPtr document, const char *path)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr result;
  guint count;

  xmlXPathRegisterNs (context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  result = xmlXPathEvalExpression (BAD_CAST path, context);
  g_assert_nonnull (result);
  count = result->nodesetval != NULL ? (guint)result->nodesetval->nodeNr : 0;
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return count;
}

static xmlDocPtr
parse (const char *svg)
{
  xmlDocPtr document = xmlReadMemory (svg, (int)strlen (svg), NULL, NULL,
                                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (document == NULL)
    g_error ("not well-formed:\n%s", svg);
  return document;
}

static char *
svg_of (PlumbScene *scene, PlumbPictureFlags flags)
{
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, flags);
  PlumbPictureOptions options = {
    .margin = 16, .background = TRUE, .title = "A & B", .language = "en"
  };

  return plumb_display_list_to_svg (list, &options);
}

/* Every system and connection is a group of its own with a title and a description. */
static void
test_parts (void)
{
  const char *const *names = picture_test_get_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      PlumbReview *review = picture_test_open (names[i]);
      g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_CHANGES);
      g_autofree char *svg = svg_of (scene, PLUMB_PICTURE_LEGEND);
      xmlDocPtr document = parse (svg);

      g_assert_cmpuint (count_nodes (document, "//s:g[starts-with(@id,'s-')][s:title][s:desc]"), ==,
                        plumb_scene_get_n_boxes (scene));
      g_assert_cmpuint (count_nodes (document, "//s:g[starts-with(@id,'c-')][s:title][s:desc]"), ==,
                        plumb_scene_get_n_connections (scene));
      g_assert_cmpuint (count_nodes (document, "/s:svg[@role='img']/s:title"), ==, 1);
      g_assert_null (strstr (svg, "href"));
      g_assert_null (strstr (svg, "url("));
      xmlFreeDoc (document);
      close_review (review);
    }
}

/* Ink is a path with a title and round ends, in pieces where a stylus was pressed more and less; what is
 * hidden is not there. */
static void
test_ink (void)
{
  const PlumbStrokePoint plain[] = { { 10, 900, 100 }, { 60, 940, 100 }, { 200, 910, 100 } };
  const PlumbStrokePoint pressed[] = { { 10, 990, 40 }, { 60, 990, 60 }, { 200, 990, 160 } };
  const PlumbStrokePoint dot[] = { { 300, 990, 100 } };
  PlumbReview *review = picture_test_open ("northwind");
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure (), .hides_ink = TRUE };
  g_autoptr (PlumbScene) scene = NULL;
  g_autoptr (PlumbScene) hidden = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *without = NULL;
  xmlDocPtr document;

  g_assert_nonnull (plumb_ink_add (review, PLUMB_VIEW_PROPOSED, plain, 3, "red", 6, NULL));
  g_assert_nonnull (plumb_ink_add (review, PLUMB_VIEW_PROPOSED, pressed, 3, "mauve", 6, NULL));
  g_assert_nonnull (plumb_ink_add (review, PLUMB_VIEW_PROPOSED, dot, 1, "blue", 6, NULL));
  scene = new_scene (review, PLUMB_VIEW_PROPOSED);
  svg = svg_of (scene, PLUMB_PICTURE_NONE);
  document = parse (svg);
  g_assert_cmpuint (count_nodes (document, "//s:g[starts-with(@id,'k-')][s:title]"), ==, 3);
  g_assert_cmpuint (
      count_nodes (document, "//s:g[s:title='Ink, Red']/s:path[@stroke-linecap='round']"), ==, 1);
  g_assert_cmpuint (count_nodes (document, "//s:g[s:title='Ink, mauve']/s:path"), ==, 2);
  xmlFreeDoc (document);
  hidden = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);
  without = svg_of (hidden, PLUMB_PICTURE_NONE);
  g_assert_null (strstr (without, "Ink"));
  close_review (review);
}

static void
test_any_text (void)
{
  static const char *const texts[] = { "<script>alert(1)</script>",
                                       "]]>",
                                       "&amp;",
                                       "\"quoted\" 'text'",
                                       "\x01\x02\x1f",
                                       "\xff\xfe",
                                       "\U0001F680\uFFFE",
                                       "a\u200Fb",
                                       "  two  spaces ",
                                       "%s%n",
                                       "\xed\xa0\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
      PlumbFont font = { .size = 12, .weight = 400, .strike = TRUE, .italic = TRUE, .mono = TRUE };
      PlumbPictureOptions options = { .title = texts[i],
                                      .description = texts[i],
                                      .language = texts[i] };
      g_autofree char *svg = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;

      plumb_display_list_begin_group (list, texts[i], texts[i], texts[i]);
      plumb_display_list_add_text (list, (PlumbPoint){ 0, 0 }, PLUMB_ANCHOR_MIDDLE, &font,
                                   PLUMB_PAINT_INK, texts[i]);
      plumb_display_list_end_group (list);
      svg = plumb_display_list_to_svg (list, &options);
      xmlFreeDoc (parse (svg));
      pdf = plumb_display_list_to_pdf (list, &options, &error);
      g_assert_no_error (error);
    }
}

static void
test_text_is_text (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED);
  g_autofree char *svg = svg_of (scene, PLUMB_PICTURE_NONE);
  xmlDocPtr document = parse (svg);
  static const char *const texts[] = { "Okta",
                                       "SAP S/4HANA",
                                       "Core app · ERP",
                                       "SAML SSO",
                                       "Users · at sign-in",
                                       "your solution",
                                       "customer environment",
                                       "New" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("//s:text[.='%s']", texts[i]);

      if (count_nodes (document, path) != 1)
        g_error ("“%s” is not there once:\n%s", texts[i], svg);
    }
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']"), ==, 0);
  xmlFreeDoc (document);
  close_review (review);
}

static void
test_legend (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED);
  g_autofree char *svg = svg_of (scene, PLUMB_PICTURE_LEGEND);
  xmlDocPtr document = parse (svg);

  /* Just what the picture uses. */
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']//s:text[.='Identity']"), ==, 1);
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']//s:text[.='API']"), ==, 1);
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']//s:text[.='Open gaps']"), ==, 1);
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']//s:text[.='Event']"), ==, 0);
  g_assert_cmpuint (count_nodes (document, "//s:g[@id='legend']//s:text[.='File']"), ==, 0);
  xmlFreeDoc (document);
  close_review (review);
}

/* A label without room stands in the legend, with the number of its disc. */
static void
test_no_room (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *a = picture_test_system (review, "A", "service", NULL, NULL);
  PlumbRecord *b = picture_test_system (review, "B", "service", NULL, NULL);
  g_autoptr (PlumbScene) scene = NULL;
  g_autofree char *svg = NULL;

  picture_test_connect (review, a, b, "REST API", "a long list of data", "hourly");
  picture_test_place (review, a, PLUMB_VIEW_PROPOSED, 0, 0, 192, 64);
  picture_test_place (review, b, PLUMB_VIEW_PROPOSED, 240, 0, 192, 64);
  plumb_review_commit (review, NULL);
  scene = new_scene (review, PLUMB_VIEW_PROPOSED);
  g_assert_cmpint (plumb_scene_get_connection (scene, 0)->label, !=, PLUMB_LABEL_PLACED);
  svg = svg_of (scene, PLUMB_PICTURE_LEGEND);
  g_assert_nonnull (strstr (svg, "A → B: REST API · a long list of data · hourly"));
  close_review (review);
}

/* The same scene gives the same bytes, in any order and however often. */
static void
test_same_bytes (void)
{
  PlumbReview *review = picture_test_open ("twelve");
  PlumbPictureOptions options = { .margin = 8, .background = TRUE, .title = "Same" };
  g_autofree char *first = NULL;
  g_autoptr (GBytes) first_pdf = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED);
      g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
      g_autofree char *svg = plumb_display_list_to_svg (list, &options);
      g_autoptr (GBytes) pdf = plumb_display_list_to_pdf (list, &options, NULL);

      if (first == NULL)
        {
          first = g_steal_pointer (&svg);
          first_pdf = g_steal_pointer (&pdf);
          continue;
        }
      g_assert_cmpstr (svg, ==, first);
      g_assert_cmpmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                       g_bytes_get_data (first_pdf, NULL), g_bytes_get_size (first_pdf));
    }
  close_review (review);
}

/* The picture in tiles is the picture. */
static void
test_tiles (void)
{
  PlumbReview *review = picture_test_open ("twelve");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED);
  g_autoptr (PlumbDisplayList) whole = plumb_draw_scene (scene, PLUMB_PICTURE_NONE);
  const int size = 128;

  for (int x = -1; x < 9; x++)
    for (int y = -1; y < 8; y++)
      {
        PlumbRect area = { x * size, y * size, size, size };
        g_autoptr (PlumbDisplayList) part = plumb_draw_scene_area (scene, &area);
        cairo_surface_t *surfaces[2];

        for (guint i = 0; i < 2; i++)
          {
            cairo_t *cr;

            surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
            cr = cairo_create (surfaces[i]);
            cairo_translate (cr, -area.x, -area.y);
            plumb_display_list_play (i ? part : whole, cr, plumb_palette_get_light (), &area);
            cairo_destroy (cr);
            cairo_surface_flush (surfaces[i]);
          }
        if (memcmp (cairo_image_surface_get_data (surfaces[0]),
                    cairo_image_surface_get_data (surfaces[1]),
                    (gsize)(size * cairo_image_surface_get_stride (surfaces[0])))
            != 0)
          g_error ("the tile at %d,%d differs from the whole picture", x, y);
        cairo_surface_destroy (surfaces[0]);
        cairo_surface_destroy (surfaces[1]);
      }
  close_review (review);
}

static gpointer
paint_in_thread (gpointer data)
{
  PlumbScene *scene = data;
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
  PlumbPictureOptions options = { .background = TRUE };

  return plumb_display_list_to_png (list, &options, 1, NULL);
}

static void
test_threads (void)
{
  PlumbReview *review = picture_test_open ("changes");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_CHANGES);
  GThread *threads[4];
  g_autoptr (GBytes) first = paint_in_thread (scene);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("paint", paint_in_thread, scene);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) png = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (png, first));
    }
  close_review (review);
}

static void
test_too_large (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  PlumbRect rect = { 0, 0, 1e6, 1e6 };
  PlumbPen pen = { PLUMB_PAINT_INK, PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
  PlumbPictureOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  plumb_display_list_add_rect (list, &rect, 0, &pen);
  g_assert_null (plumb_display_list_to_png (list, &options, 1, &error));
  g_assert_error (error, PLUMB_DRAW_ERROR, PLUMB_DRAW_ERROR_FAILED);
}

static void
test_empty (void)
{
  g_autoptr (PlumbDisplayList) list = plumb_display_list_new ();
  PlumbPictureOptions options = { .background = TRUE };
  g_autofree char *svg = plumb_display_list_to_svg (list, &options);
  g_autoptr (GBytes) pdf = plumb_display_list_to_pdf (list, &options, NULL);
  g_autoptr (GBytes) png = plumb_display_list_to_png (list, &options, 1, NULL);

  xmlFreeDoc (parse (svg));
  g_assert_nonnull (pdf);
  g_assert_nonnull (png);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  g_test_add_func ("/picture/parts", test_parts);
  g_test_add_func ("/picture/ink", test_ink);
  g_test_add_func ("/picture/any-text", test_any_text);
  g_test_add_func ("/picture/text-is-text", test_text_is_text);
  g_test_add_func ("/picture/legend", test_legend);
  g_test_add_func ("/picture/no-room", test_no_room);
  g_test_add_func ("/picture/same-bytes", test_same_bytes);
  g_test_add_func ("/picture/tiles", test_tiles);
  g_test_add_func ("/picture/threads", test_threads);
  g_test_add_func ("/picture/too-large", test_too_large);
  g_test_add_func ("/picture/empty", test_empty);
  result = g_test_run ();
  picture_test_finish ();
  xmlCleanupParser ();
  return result;
}
