// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Photos under a picture: added, shown, moved, locked, removed; and files that are no photos. */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "app-fixture.h"
#include "app/canvas/plumb-canvas-private.h"
#include "app/canvas/plumb-photo-loader.h"
#include "app/canvas/plumb-tile-paint.h"
#include "canvas-fixture.h"
#include "draw/plumb-image.h"

static PlumbCanvas *
show (CanvasFixture *fixture)
{
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  canvas_fixture_present (fixture, canvas, 1000, 760);
  gtk_widget_grab_focus (canvas);
  return PLUMB_CANVAS (canvas);
}

static GBytes *
make_photo (const char *format, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, length);
}

/* @jpeg with an Exif segment that says how it is turned. */
static GBytes *
turn (GBytes *jpeg, guint8 orientation)
{
  const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x',         'i', 'f', 0, 0,  'M', 'M',
                          0,    42,   0, 0,  0,   8,           0,   1,   1, 18, 0,   3,
                          0,    0,    0, 1,  0,   orientation, 0,   0,   0, 0,  0,   0 };
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);

  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, exif, sizeof exif);
  g_byte_array_append (bytes, data + 2, (guint)length - 2);
  return g_byte_array_free_to_bytes (bytes);
}

static const GPtrArray *
attachments (CanvasFixture *fixture)
{
  return plumb_review_get_records (fixture->review, "attachment");
}

static PlumbRecord *
add (CanvasFixture *fixture, PlumbCanvas *canvas, GBytes *bytes, PlumbPoint at)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint before = attachments (fixture)->len;

  plumb_canvas_add_photo (canvas, NULL, bytes, &at);
  while (attachments (fixture)->len == before && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (attachments (fixture)->len, ==, before + 1);
  return attachments (fixture)->pdata[before];
}

static void
test_add (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GBytes) bytes = make_photo ("jpeg", 400, 200);
  guint before = canvas_fixture_count_history (fixture);
  PlumbRecord *photo = add (fixture, canvas, bytes, (PlumbPoint){ 300, 300 });
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpstr (plumb_record_get (photo, "use"), ==, "trace");
  g_assert_cmpstr (plumb_record_get (photo, "view"), ==, PLUMB_VIEW_PROPOSED);
  g_assert_cmpstr (plumb_record_get (photo, "media_type"), ==, "image/jpeg");
  g_assert_cmpint (plumb_record_get_integer (photo, "w", 0), ==,
                   2 * plumb_record_get_integer (photo, "h", 0));
  g_assert_cmpint (plumb_record_get_integer (photo, "x", 0)
                       + plumb_record_get_integer (photo, "w", 0) / 2,
                   ==, 300);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "attachment"), ==,
                   plumb_record_get_id (photo));
  kept = plumb_review_get_blob (fixture->review, plumb_record_get (photo, "sha256"), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, bytes));
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments (fixture)->len, ==, 0);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
}

/* It lies over the ground and under the boxes, and shines through as much as it is told to. */
static void
test_paint (CanvasFixture *fixture, gconstpointer data)
{
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  g_autoptr (PlumbScene) scene = plumb_scene_new (fixture->review, PLUMB_VIEW_PROPOSED, &options);
  g_autoptr (PlumbUnderlay) underlay = plumb_underlay_new ();
  g_autoptr (GBytes) bytes = make_photo ("png", 64, 64);
  int width, height;
  g_autoptr (PlumbPhoto) photo = NULL;
  PlumbTileKey key = { PLUMB_TILE_LEVEL_ONE, 0, 0 };
  cairo_surface_t *tile;
  const guint32 *pixels;
  int stride;

  photo = plumb_photo_new (plumb_image_decode_photo (bytes, 1000, &width, &height, NULL), 64, 64);
  plumb_underlay_add (underlay, photo, &(PlumbRect){ 0, 0, 260, 260 }, 0.5);
  tile = plumb_tile_paint (scene, underlay, plumb_palette_get_light (), &key);
  pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data (tile);
  stride = cairo_image_surface_get_stride (tile) / 4;
  g_assert_cmphex (pixels[4 * stride + 250] & 0xff0000, ==, 0xff0000);
  g_assert_cmpint (pixels[4 * stride + 250] & 0xff, <, 0xa0);
  g_assert_cmphex (pixels[4 * stride + 300] & 0xffffff, ==, 0xffffff);
  /* Inside Okta's box there is nothing of it. */
  g_assert_cmphex (pixels[52 * stride + 130] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (tile);
}

/* What a telephone took upright is stored lying down, and says so. */
static void
test_orientation (void)
{
  g_autoptr (GBytes) lying = make_photo ("jpeg", 80, 40);
  g_autoptr (GBytes) upright = turn (lying, 6);
  cairo_surface_t *surface;
  int width, height;

  surface = plumb_image_decode_photo (upright, 1000, &width, &height, NULL);
  g_assert_cmpint (width, ==, 40);
  g_assert_cmpint (height, ==, 80);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 80);
  cairo_surface_destroy (surface);
  surface = plumb_image_decode_photo (upright, 40, &width, &height, NULL);
  g_assert_cmpint (height, ==, 80);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 40);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 20);
  cairo_surface_destroy (surface);
}

static void
assert_no_photo (GBytes *bytes, const char *words)
{
  g_autoptr (GError) error = NULL;
  int width, height;

  g_assert_null (plumb_image_decode_photo (bytes, 1000, &width, &height, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static GBytes *
cut (GBytes *bytes, gsize left)
{
  return g_bytes_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - left);
}

/* A header that promises 3,600 million pixels, in 60 bytes. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GBytes) png = make_photo ("png", 8, 8);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  static const guint8 size[] = { 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60 };
  guint32 crc = 0xffffffff;

  memcpy (data + 16, size, sizeof size);
  for (guint i = 12; i < 29; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }
  crc = GUINT32_TO_BE (~crc);
  memcpy (data + 29, &crc, 4);
  return g_bytes_new (data, g_bytes_get_size (png));
}

static void
test_no_photo (void)
{
  g_autoptr (GBytes) jpeg = make_photo ("jpeg", 300, 200);
  g_autoptr (GBytes) png = make_photo ("png", 300, 200);
  g_autoptr (GBytes) cut_jpeg = cut (jpeg, 200);
  g_autoptr (GBytes) cut_png = cut (png, 40);
  g_autoptr (GBytes) text = g_bytes_new_static ("not a photo", 11);
  g_autoptr (GBytes) svg = g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) bomb = make_bomb ();

  assert_no_photo (text, "JPEG or PNG");
  assert_no_photo (svg, "JPEG or PNG");
  assert_no_photo (none, "JPEG or PNG");
  assert_no_photo (cut_jpeg, "cut off");
  assert_no_photo (cut_png, "cut off");
  assert_no_photo (bomb, "pixels");
}

/* A file that is none changes nothing. */
static void
test_bad_file (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/board.jpg");
  g_autoptr (GBytes) text = g_bytes_new_static ("not a photo", 11);
  g_autoptr (GBytes) good = make_photo ("png", 40, 40);
  guint before = canvas_fixture_count_history (fixture);

  plumb_canvas_add_photo (canvas, missing, NULL, NULL);
  plumb_canvas_add_photo (canvas, NULL, text, NULL);
  add (fixture, canvas, good, (PlumbPoint){ 0, 0 });
  canvas_fixture_settle ();
  g_assert_cmpuint (attachments (fixture)->len, ==, 1);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_true (plumb_photo_is_image (missing));
}

static PlumbRect
rect_of (PlumbRecord *photo)
{
  return (PlumbRect){ plumb_record_get_integer (photo, "x", 0),
                      plumb_record_get_integer (photo, "y", 0),
                      plumb_record_get_integer (photo, "w", 0),
                      plumb_record_get_integer (photo, "h", 0) };
}

static void
drag (PlumbCanvas *canvas, PlumbPoint from, PlumbPoint to)
{
  PlumbPoint places[] = { plumb_canvas_to_widget (canvas, from),
                          plumb_canvas_to_widget (canvas, to) };

  app_fixture_draw (GTK_WIDGET (canvas), places, 2);
}

static void
test_move_and_lock (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GBytes) bytes = make_photo ("png", 400, 200);
  PlumbRecord *photo = add (fixture, canvas, bytes, (PlumbPoint){ 620, 300 });
  PlumbRect first, moved, larger;
  PlumbPoint corner;
  guint before;

  /* Small enough that all of it is in sight. */
  plumb_review_begin (fixture->review, "Place");
  plumb_review_set_integer (fixture->review, photo, "x", 500, NULL);
  plumb_review_set_integer (fixture->review, photo, "y", 180, NULL);
  plumb_review_set_integer (fixture->review, photo, "w", 160, NULL);
  plumb_review_set_integer (fixture->review, photo, "h", 80, NULL);
  plumb_review_commit (fixture->review, NULL);
  first = rect_of (photo);
  before = canvas_fixture_count_history (fixture);
  drag (canvas, plumb_rect_center (&first), (PlumbPoint){ 620, 250 });
  moved = rect_of (photo);
  g_assert_cmpfloat_with_epsilon (moved.x, first.x + 40, 2);
  g_assert_cmpfloat (moved.width, ==, first.width);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  corner = (PlumbPoint){ plumb_rect_right (&moved), plumb_rect_bottom (&moved) };
  drag (canvas, corner, (PlumbPoint){ corner.x + 40, corner.y + 8 });
  larger = rect_of (photo);
  g_assert_cmpfloat (larger.width, >, moved.width + 30);
  g_assert_cmpfloat_with_epsilon (larger.width / larger.height, 2, 0.02);
  app_fixture_press (fixture->window, "shift+Right alt+shift+Right");
  g_assert_cmpfloat (rect_of (photo).x, ==, larger.x + PLUMB_GRID);
  g_assert_cmpfloat (rect_of (photo).width, ==, larger.width + PLUMB_GRID);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.lock-photo", NULL);
  larger = rect_of (photo);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
  drag (canvas, plumb_rect_center (&larger), (PlumbPoint){ 660, 300 });
  g_assert_cmpfloat (rect_of (photo).x, ==, larger.x);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.lock-photo", NULL);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "attachment"), ==,
                   plumb_record_get_id (photo));
  app_fixture_press (fixture->window, "Delete");
  g_assert_cmpuint (attachments (fixture)->len, ==, 0);
}

static void
test_opacity (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GBytes) bytes = make_photo ("png", 400, 200);
  PlumbRecord *photo = add (fixture, canvas, bytes, (PlumbPoint){ 620, 300 });
  guint before = canvas_fixture_count_history (fixture);

  for (double opacity = 0.1; opacity < 0.8; opacity += 0.1)
    plumb_canvas_preview_opacity (canvas, opacity);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  plumb_canvas_set_opacity (canvas, 0.8);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpfloat (plumb_record_get_real (photo, "opacity", 0), ==, 0.8);
}

#define TEST(name, function)                                                                       \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_set_up, function, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_init (&argc, &argv);
  TEST ("/canvas-photo/add", test_add);
  TEST ("/canvas-photo/paint", test_paint);
  TEST ("/canvas-photo/bad-file", test_bad_file);
  TEST ("/canvas-photo/move-and-lock", test_move_and_lock);
  TEST ("/canvas-photo/opacity", test_opacity);
  g_test_add_func ("/canvas-photo/orientation", test_orientation);
  g_test_add_func ("/canvas-photo/no-photo", test_no_photo);
  return g_test_run ();
}
