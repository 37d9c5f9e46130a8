// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

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

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  gboolean *too_large = data;

  if (width > PLUMB_IMAGE_LIMIT || height > PLUMB_IMAGE_LIMIT)
    {
      *too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
    }
}

/* @turned: the picture is stored in another orientation than it is to be seen in. */
static GdkPixbuf *
load (GBytes *bytes, const char *media_type, gboolean *turned)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (media_type, NULL);
  gboolean too_large = FALSE, read;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &too_large);
  read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  /* A loader must be closed whatever happened. */
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!read || too_large || pixbuf == NULL)
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
  g_autoptr (GdkPixbuf) pixbuf = type != NULL ? load (bytes, type, &turned) : NULL;
  cairo_surface_t *surface = pixbuf != NULL ? to_surface (pixbuf) : NULL;

  if (media_type != NULL)
    *media_type = type;
  if (surface != NULL && g_str_equal (type, "image/jpeg") && !turned)
    keep_jpeg (surface, bytes);
  return surface;
}
