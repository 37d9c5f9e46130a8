// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A display list as a file of its own: PNG, or a PDF page as large as the picture. */

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/plumb-draw.h"
#include "draw/plumb-text-layout.h"
#include "draw/plumb-pdf-resources.h"

/* Diagram units are 1/96 inch, a PDF's are 1/72. */
#define POINTS_PER_UNIT 0.75
/* What cairo's image surfaces take, either way. */
#define MAX_PIXELS 32767

G_DEFINE_QUARK (plumb - draw - error - quark, plumb_draw_error)

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static PlumbRect
page_of (const PlumbDisplayList *list, const PlumbPictureOptions *options)
{
  PlumbRect bounds = plumb_display_list_get_bounds (list);

  return plumb_rect_grown (&bounds, options->margin);
}

static const PlumbPalette *
palette_of (const PlumbPictureOptions *options)
{
  return options->palette != NULL ? options->palette : plumb_palette_get_light ();
}

static void
paint (const PlumbDisplayList *list,
       cairo_t *cr,
       const PlumbPictureOptions *options,
       const PlumbRect *page,
       double scale)
{
  const PlumbPalette *palette = palette_of (options);

  if (options->background)
    {
      const PlumbColor *paper = &palette->colors[PLUMB_PAINT_PAPER];

      cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, paper->alpha);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page->x, -page->y);
  plumb_display_list_play (list, cr, palette, NULL);
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, PLUMB_DRAW_ERROR, PLUMB_DRAW_ERROR_FAILED,
               _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}

/* @scale: pixels a diagram unit. Fails when the image would be larger than cairo takes. */
GBytes *
plumb_display_list_to_png (const PlumbDisplayList *list,
                           const PlumbPictureOptions *options,
                           double scale,
                           GError **error)
{
  PlumbRect page = page_of (list, options);
  double width = MAX (1, ceil (page.width * scale)), height = MAX (1, ceil (page.height * scale));
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean done;

  if (!(width <= MAX_PIXELS && height <= MAX_PIXELS))
    {
      g_set_error (error, PLUMB_DRAW_ERROR, PLUMB_DRAW_ERROR_FAILED,
                   _ ("An image of %.0f × %.0f pixels is too large; choose a smaller scale or SVG"),
                   width, height);
      return NULL;
    }
  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cr = cairo_create (surface);
  paint (list, cr, options, &page, scale);
  done = check_status (cairo_status (cr), error)
         && check_status (cairo_surface_write_to_png_stream (surface, write_bytes, bytes), error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (done)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

/* cairo takes valid UTF-8 without noncharacters only. */
static void
set_words (cairo_surface_t *surface, cairo_pdf_metadata_t which, const char *words)
{
  g_autofree char *valid = words != NULL ? plumb_text_clean (words) : NULL;

  if (valid != NULL)
    cairo_pdf_surface_set_metadata (surface, which, valid);
}

/* With SOURCE_DATE_EPOCH the same picture gives the same bytes. */
static void
set_date (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *text = NULL;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return;
  when = g_date_time_new_from_unix_utc (seconds);
  text = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

GBytes *
plumb_display_list_to_pdf (const PlumbDisplayList *list,
                           const PlumbPictureOptions *options,
                           GError **error)
{
  PlumbRect page = page_of (list, options);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_bytes, bytes, MAX (1, page.width * POINTS_PER_UNIT),
      MAX (1, page.height * POINTS_PER_UNIT));
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Plumbline");
  set_words (surface, CAIRO_PDF_METADATA_TITLE, options->title);
  set_words (surface, CAIRO_PDF_METADATA_SUBJECT, options->description);
  set_date (surface);
  paint (list, cr, options, &page, POINTS_PER_UNIT);
  cairo_show_page (cr);
  done = check_status (cairo_status (cr), error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  plumb_pdf_unite_resources (bytes);
  return done ? g_bytes_new (bytes->data, bytes->len) : NULL;
}
