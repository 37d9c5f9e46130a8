// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Pages as a PDF file, with outline, links and metadata. Nothing of the machine or the hour gets in,
 * so that the same pages are the same bytes. */

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "draw/plumb-pdf-resources.h"
#include "report/plumb-pages-private.h"

#define POINTS_PER_UNIT 0.75 /* diagram units are 1/96 inch, a PDF's are 1/72 */
#define MOST_LEVELS 3

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, cairo_pdf_metadata_t which, const char *value)
{
  if (value != NULL && *value != '\0')
    cairo_pdf_surface_set_metadata (surface, which, value);
}

static void
set_all_metadata (cairo_surface_t *surface, const PlumbBlocks *blocks)
{
  /* Without a date cairo writes the clock's. */
  const char *date = blocks->date != NULL ? blocks->date : "1970-01-01T00:00:00Z";

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, blocks->title);
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, blocks->subject);
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, blocks->author);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Plumbline");
  set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, const PlumbPages *pages)
{
  int parents[MOST_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                                   CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < pages->outline->len; i++)
    {
      const PlumbOutlineEntry *entry = &g_array_index (pages->outline, PlumbOutlineEntry, i);
      int level = CLAMP (entry->level, 1, MOST_LEVELS);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *attributes = NULL;
      int id;

      g_ascii_formatd (y, sizeof y, "%.2f", entry->y * POINTS_PER_UNIT);
      attributes = g_strdup_printf ("page=%u pos=[0 %s]", entry->page + 1, y);
      id = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry->title, attributes,
                                          level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (int below = level; below <= MOST_LEVELS; below++)
        parents[below] = id;
    }
}

static gboolean
draw_pages (cairo_surface_t *surface,
            const PlumbPages *pages,
            GCancellable *cancellable,
            GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done = TRUE;

  cairo_scale (cr, POINTS_PER_UNIT, POINTS_PER_UNIT);
  for (guint i = 0; i < pages->pages->len && done; i++)
    {
      const PlumbPage *page = g_ptr_array_index (pages->pages, i);

      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!done)
        break;
      cairo_pdf_surface_set_size (surface, page->width * POINTS_PER_UNIT,
                                  page->height * POINTS_PER_UNIT);
      /* Not before the size is set: that drops what was recorded. */
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      cairo_tag_begin (cr, "P", NULL);
      plumb_display_list_play (page->list, cr, plumb_palette_get_print (), NULL);
      cairo_tag_end (cr, "P");
      plumb_display_list_play_links (page->list, cr);
      if (i == pages->pages->len - 1)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  return done;
}

/* Errors: PLUMB_REPORT_ERROR_FAILED, or the error of @cancellable. */
GBytes *
plumb_pages_to_pdf (const PlumbPages *pages,
                    const PlumbBlocks *blocks,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean done;

  g_return_val_if_fail (pages != NULL && blocks != NULL, NULL);

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, 1, 1);
  set_all_metadata (surface, blocks);
  done = draw_pages (surface, pages, cancellable, error);
  if (done)
    add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!done)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_FAILED,
                   _ ("The PDF could not be written: %s"), cairo_status_to_string (status));
      return NULL;
    }
  plumb_pdf_unite_resources (bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
