// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Composed pages: display lists with the records that they come from. */

#include "report/plumb-pages-private.h"

static void
clear_source (gpointer data)
{
  PlumbPageSource *source = data;

  g_free (source->table);
  g_free (source->id);
}

static void
clear_entry (gpointer data)
{
  g_free (((PlumbOutlineEntry *)data)->title);
}

static void
page_free (gpointer data)
{
  PlumbPage *page = data;

  plumb_display_list_unref (page->list);
  g_array_unref (page->sources);
  g_free (page);
}

/* No page yet; for composing only. */
PlumbPages *
plumb_pages_new_empty (void)
{
  PlumbPages *pages = g_new0 (PlumbPages, 1);

  g_atomic_ref_count_init (&pages->references);
  pages->pages = g_ptr_array_new_with_free_func (page_free);
  pages->outline = g_array_new (FALSE, FALSE, sizeof (PlumbOutlineEntry));
  g_array_set_clear_func (pages->outline, clear_entry);
  return pages;
}

/* Appends a page of @width and @height without content; borrowed. */
PlumbPage *
plumb_pages_add (PlumbPages *pages, double width, double height)
{
  PlumbPage *page = g_new0 (PlumbPage, 1);

  page->list = plumb_display_list_new ();
  page->width = width;
  page->height = height;
  page->sources = g_array_new (FALSE, FALSE, sizeof (PlumbPageSource));
  g_array_set_clear_func (page->sources, clear_source);
  g_ptr_array_add (pages->pages, page);
  return page;
}

/* Says that what stands in @rect comes from record @id of @table; NULL says nothing. */
void
plumb_page_add_source (PlumbPage *page, const PlumbRect *rect, const char *table, const char *id)
{
  PlumbPageSource source = { .rect = *rect };

  if (table == NULL)
    return;
  source.table = g_strdup (table);
  source.id = g_strdup (id);
  g_array_append_val (page->sources, source);
}

/* A line of the outline that leads to @y on the last page. */
void
plumb_pages_add_outline (PlumbPages *pages, const char *title, int level, double y)
{
  PlumbOutlineEntry entry = {
    .title = g_strdup (title), .level = level, .page = pages->pages->len - 1, .y = y
  };

  g_array_append_val (pages->outline, entry);
}

PlumbPages *
plumb_pages_ref (PlumbPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  g_atomic_ref_count_inc (&pages->references);
  return pages;
}

/* May be called in any thread; NULL is let pass. */
void
plumb_pages_unref (PlumbPages *pages)
{
  if (pages == NULL || !g_atomic_ref_count_dec (&pages->references))
    return;
  g_ptr_array_unref (pages->pages);
  g_array_unref (pages->outline);
  g_free (pages);
}

/* The number of pages; at least 1. */
guint
plumb_pages_get_n (const PlumbPages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);
  return pages->pages->len;
}

void
plumb_pages_get_size (const PlumbPages *pages, guint page, double *width, double *height)
{
  const PlumbPage *self;

  g_return_if_fail (pages != NULL && page < pages->pages->len);

  self = g_ptr_array_index (pages->pages, page);
  *width = self->width;
  *height = self->height;
}

/* What @page (from 0) shows, its upper left corner at (0, 0); the paper itself is not painted.
 * Borrowed. */
PlumbDisplayList *
plumb_pages_get_list (const PlumbPages *pages, guint page)
{
  g_return_val_if_fail (pages != NULL && page < pages->pages->len, NULL);
  return ((const PlumbPage *)g_ptr_array_index (pages->pages, page))->list;
}

/* The last one found is the innermost: rows are added after the tables that they stand in. */
gboolean
plumb_pages_get_source (
    const PlumbPages *pages, guint page, PlumbPoint at, const char **table, const char **id)
{
  const PlumbPage *self;

  g_return_val_if_fail (pages != NULL && page < pages->pages->len, FALSE);

  self = g_ptr_array_index (pages->pages, page);
  for (guint i = self->sources->len; i > 0; i--)
    {
      const PlumbPageSource *source = &g_array_index (self->sources, PlumbPageSource, i - 1);

      if (plumb_rect_contains_point (&source->rect, at))
        {
          *table = source->table;
          *id = source->id;
          return TRUE;
        }
    }
  return FALSE;
}
