// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/plumb-draw.h"

static const char *
sniff (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return "image/png";
  if (size > 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff)
    return "image/jpeg";
  return NULL;
}

typedef struct
{
  int longest; /* pixels that are wanted; 0: as many as there are */
  int width;   /* as it is stored */
  int height;
  gboolean too_large;
} Size;

/* A size of nothing makes the loader give up before it asks for memory. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Size *size = data;
  int longest = MAX (width, height);

  size->width = width;
  size->height = height;
  size->too_large = longest > PLUMB_IMAGE_LIMIT || (gint64)width * height > PLUMB_IMAGE_MOST_PIXELS;
  if (size->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (size->longest > 0 && longest > size->longest)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)((gint64)width * size->longest / longest)),
                                MAX (1, (int)((gint64)height * size->longest / longest)));
}

/* Where the picture itself begins, after all that is said about it; its length when there is none. */
static gsize
find_scan (const guint8 *data, gsize size)
{
  gsize at = 2;

  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xda)
    at += 2 + ((gsize)data[at + 2] << 8 | data[at + 3]);
  return MIN (at, size);
}

/* What was cut off is decoded with grey where it ends, and nobody is told: it has no end mark. */
static gboolean
is_whole (GBytes *bytes, const char *media_type)
{
  static const guint8 jpeg_end[] = { 0xff, 0xd9 };
  gsize size, from;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (!g_str_equal (media_type, "image/jpeg"))
    return memmem (data, size, "IEND", 4) != NULL;
  from = find_scan (data, size);
  return memmem (data + from, size - from, jpeg_end, sizeof jpeg_end) != NULL;
}

/* @turned: the picture is stored in another orientation than it is to be seen in. */
static GdkPixbuf *
load (GBytes *bytes, const char *media_type, Size *size, gboolean *turned)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (media_type, NULL);
  gboolean read;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), size);
  read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  /* A loader must be closed whatever happened. */
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!read || size->too_large || pixbuf == NULL)
    return NULL;
  *turned = g_strcmp0 (gdk_pixbuf_get_option (pixbuf, "orientation"), "1") > 0;
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

static guint32
premultiply (const guint8 *pixel, gboolean has_alpha)
{
  guint alpha = has_alpha ? pixel[3] : 255;
  guint red = (pixel[0] * alpha + 127) / 255;
  guint green = (pixel[1] * alpha + 127) / 255;
  guint blue = (pixel[2] * alpha + 127) / 255;

  return (guint32)alpha << 24 | (guint32)red << 16 | (guint32)green << 8 | (guint32)blue;
}

static cairo_surface_t *
to_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (
      has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guint8 *rows;
  int stride;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_flush (surface);
  rows = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *from =
          gdk_pixbuf_read_pixels (pixbuf) + (gsize)y * (gsize)gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *)(gpointer)(rows + (gsize)y * (gsize)stride);

      for (int x = 0; x < width; x++)
        to[x] = premultiply (from + x * channels, has_alpha);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
keep_jpeg (cairo_surface_t *surface, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size,
                               (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref (bytes));
}

/* Decodes PNG or JPEG @bytes into a new surface; NULL when they are neither, damaged, or larger than
 * PLUMB_IMAGE_LIMIT. A JPEG that is not turned keeps its bytes, so that a PDF holds them as they
 * are. @media_type may be NULL. */
cairo_surface_t *
plumb_image_decode (GBytes *bytes, const char **media_type)
{
  const char *type = sniff (bytes);
  gboolean turned = FALSE;
  Size size = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = type != NULL ? load (bytes, type, &size, &turned) : NULL;
  cairo_surface_t *surface = pixbuf != NULL ? to_surface (pixbuf) : NULL;

  if (media_type != NULL)
    *media_type = type;
  if (surface != NULL && g_str_equal (type, "image/jpeg") && !turned)
    keep_jpeg (surface, bytes);
  return surface;
}

static cairo_surface_t *
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, PLUMB_DRAW_ERROR, PLUMB_DRAW_ERROR_FAILED, sentence);
  return NULL;
}

/* Decodes a PNG or JPEG photo into a new surface of at most @longest pixels on its longer side, turned as
 * it is to be seen. @width and @height become what it has in full. May be called in any thread. NULL and a
 * sentence when @bytes are no such photo, damaged, cut off, or of more than PLUMB_IMAGE_MOST_PIXELS. */
cairo_surface_t *
plumb_image_decode_photo (GBytes *bytes, int longest, int *width, int *height, GError **error)
{
  const char *type = sniff (bytes);
  Size size = { .longest = longest };
  gboolean turned = FALSE;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  cairo_surface_t *surface;
  gboolean on_its_side;

  if (type == NULL)
    return refuse (_ ("This is no photo that Plumbline reads; use a JPEG or PNG file"), error);
  if (is_whole (bytes, type))
    pixbuf = load (bytes, type, &size, &turned);
  if (size.too_large)
    return refuse (_ ("The photo has more than 100 million pixels; use a smaller one"), error);
  surface = pixbuf != NULL ? to_surface (pixbuf) : NULL;
  if (surface == NULL)
    return refuse (_ ("The photo is damaged or cut off; copy it again from where it came"), error);
  on_its_side = (gdk_pixbuf_get_width (pixbuf) > gdk_pixbuf_get_height (pixbuf))
                != (size.width > size.height);
  *width = on_its_side ? size.height : size.width;
  *height = on_its_side ? size.width : size.height;
  return surface;
}
