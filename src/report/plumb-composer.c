// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Blocks into pages, from the first to the last, a page at a time. Each block says how much room it
 * needs to begin; a heading needs its own and that of what follows. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "report/plumb-composer-private.h"

#define A4_WIDTH 794.0
#define A4_HEIGHT 1123.0
#define LETTER_WIDTH 816.0
#define LETTER_HEIGHT 1056.0

/* -- The pen ------------------------------------------------------------------------------------------ */

/* The left margin. */
double
plumb_composer_get_left (const PlumbComposer *composer)
{
  return PLUMB_PAGE_MARGIN;
}

/* The width of the body. */
double
plumb_composer_get_width (const PlumbComposer *composer)
{
  return composer->paper_width - 2 * PLUMB_PAGE_MARGIN;
}

/* Where the body ends. */
double
plumb_composer_get_bottom (const PlumbComposer *composer)
{
  return composer->paper_height - PLUMB_PAGE_BODY_END;
}

/* The height of the body of an empty page. */
double
plumb_composer_get_body_height (const PlumbComposer *composer)
{
  return plumb_composer_get_bottom (composer) - PLUMB_PAGE_MARGIN;
}

/* What is left of this page below the space that is wanted. */
double
plumb_composer_get_room (const PlumbComposer *composer)
{
  return plumb_composer_get_bottom (composer) - composer->y
         - (composer->fresh ? 0 : composer->space);
}

/* Ends this page, unless nothing stands on it. */
void
plumb_composer_new_page (PlumbComposer *composer)
{
  if (composer->fresh)
    return;
  plumb_composer_place_sheets (composer);
  composer->page = plumb_pages_add (composer->pages, composer->paper_width, composer->paper_height);
  composer->y = PLUMB_PAGE_MARGIN;
  composer->space = 0;
  composer->fresh = TRUE;
  plumb_composer_release_figures (composer);
}

/* Asks for at least @space above what comes next. */
void
plumb_composer_want_space (PlumbComposer *composer, double space)
{
  composer->space = MAX (composer->space, space);
}

/* Moves to where something of @height begins, on the next page if need be. */
void
plumb_composer_begin (PlumbComposer *composer, double height)
{
  if (height > plumb_composer_get_room (composer) + 0.01)
    plumb_composer_new_page (composer);
  if (!composer->fresh)
    composer->y += composer->space;
  composer->space = 0;
}

/* Moves below something of @height that now stands here. */
void
plumb_composer_take (PlumbComposer *composer, double height)
{
  composer->y += height;
  composer->fresh = FALSE;
}

/* A name that links lead to, at @y of this page; the first place of a name counts. */
void
plumb_composer_add_place (PlumbComposer *composer, const char *name, double y)
{
  if (name == NULL || g_hash_table_lookup (composer->places, name) != NULL)
    return;
  g_hash_table_insert (composer->places, g_strdup (name), GINT_TO_POINTER (TRUE));
  plumb_display_list_add_place (composer->page->list, name,
                                (PlumbPoint){ plumb_composer_get_left (composer), y });
}

/* What stands from @y on, @height high, comes from record @id of @table. */
void
plumb_composer_add_source (
    PlumbComposer *composer, double y, double height, const char *table, const char *id)
{
  PlumbRect rect = { PLUMB_PAGE_MARGIN, y, composer->page->width - 2 * PLUMB_PAGE_MARGIN, height };

  plumb_page_add_source (composer->page, &rect, table, id);
}

/* -- The document -------------------------------------------------------------------------------------- */

static void
compose_block (PlumbComposer *composer, guint index)
{
  const PlumbBlock *block = g_ptr_array_index (composer->blocks->blocks, index);

  switch (block->type)
    {
    case PLUMB_BLOCK_TITLE:
      plumb_composer_title (composer, block);
      break;
    case PLUMB_BLOCK_HEADING:
      plumb_composer_heading (composer, block, index);
      break;
    case PLUMB_BLOCK_PARAGRAPH:
      plumb_composer_paragraph (composer, block);
      break;
    case PLUMB_BLOCK_LIST:
      plumb_composer_list (composer, block);
      break;
    case PLUMB_BLOCK_TABLE:
      plumb_composer_table (composer, block);
      break;
    case PLUMB_BLOCK_FIGURE:
      plumb_composer_figure (composer, block);
      break;
    case PLUMB_BLOCK_CALLOUT:
      plumb_composer_callout (composer, block);
      break;
    }
}

static void
note_place (GHashTable *places, const char *name)
{
  if (name != NULL)
    g_hash_table_insert (places, g_strdup (name), GINT_TO_POINTER (FALSE));
}

/* Every name that a link may lead to, before anything is placed. */
static GHashTable *
collect_places (const PlumbBlocks *blocks)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const PlumbBlock *block = g_ptr_array_index (blocks->blocks, i);

      note_place (places, block->place);
      for (guint j = 0; block->items != NULL && j < block->items->len; j++)
        note_place (places, ((PlumbInline *)g_ptr_array_index (block->items, j))->place);
      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        {
          const GPtrArray *row = g_ptr_array_index (block->rows, j);

          for (guint k = 0; k < row->len; k++)
            note_place (places, ((PlumbInline *)g_ptr_array_index (row, k))->place);
        }
    }
  return places;
}

static void
add_foot (PlumbPages *pages, guint index, const char *words)
{
  const PlumbPen rule = { PLUMB_PAINT_NONE, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  const PlumbTextStyle *style = plumb_page_style_get (PLUMB_STYLE_FOOT);
  PlumbPage *page = g_ptr_array_index (pages->pages, index);
  double right = page->width - PLUMB_PAGE_MARGIN;
  double line = page->height - PLUMB_PAGE_FOOT_RULE;
  double baseline = page->height - PLUMB_PAGE_FOOT_BASELINE;
  g_autofree char *number = NULL;

  /* Translators: foot of a page: its number, and how many there are. */
  number = g_strdup_printf (_ ("Page %u of %u"), index + 1, pages->pages->len);
  plumb_display_list_add_polyline (
      page->list, (PlumbPoint[]){ { PLUMB_PAGE_MARGIN, line }, { right, line } }, 2, 0, &rule);
  plumb_display_list_add_text (page->list, (PlumbPoint){ PLUMB_PAGE_MARGIN, baseline },
                               PLUMB_ANCHOR_START, &style->font, style->paint, words);
  plumb_display_list_add_text (page->list, (PlumbPoint){ right, baseline }, PLUMB_ANCHOR_END,
                               &style->font, style->paint, number);
}

/* The running foot, shortened with an ellipsis where it would reach the page's number. */
static char *
shorten_foot (PlumbComposer *composer, const char *words)
{
  double room = plumb_composer_get_width (composer) - 120;
  g_autoptr (GString) shorter = g_string_new (words);
  glong letters = g_utf8_strlen (shorter->str, -1);

  while (letters > 1
         && plumb_typesetter_measure_words (composer->setter, shorter->str, PLUMB_STYLE_FOOT, FALSE)
                > room)
    {
      letters = MAX (1, letters * 9 / 10 - 1);
      g_string_truncate (shorter,
                         (gsize)(g_utf8_offset_to_pointer (shorter->str, letters) - shorter->str));
      g_string_append (shorter, "…");
    }
  return g_string_free (g_steal_pointer (&shorter), FALSE);
}

static void
composer_init (PlumbComposer *composer, const PlumbBlocks *blocks, PlumbPaper paper)
{
  gboolean letter = paper == PLUMB_PAPER_LETTER;

  composer->blocks = blocks;
  composer->setter = plumb_typesetter_new ();
  composer->pages = plumb_pages_new_empty ();
  composer->paper_width = letter ? LETTER_WIDTH : A4_WIDTH;
  composer->paper_height = letter ? LETTER_HEIGHT : A4_HEIGHT;
  composer->places = collect_places (blocks);
  g_queue_init (&composer->waiting);
  plumb_typesetter_set_places (composer->setter, composer->places);
  composer->page = plumb_pages_add (composer->pages, composer->paper_width, composer->paper_height);
  composer->y = PLUMB_PAGE_MARGIN;
  composer->fresh = TRUE;
}

static void
composer_clear (PlumbComposer *composer)
{
  g_clear_pointer (&composer->table, plumb_table_layout_free);
  g_clear_pointer (&composer->setter, plumb_typesetter_free);
  g_clear_pointer (&composer->places, g_hash_table_unref);
  g_queue_clear (&composer->waiting);
}

static void
finish (PlumbComposer *composer)
{
  g_autofree char *foot = NULL;

  plumb_composer_place_sheets (composer);
  if (!g_queue_is_empty (&composer->waiting))
    plumb_composer_new_page (composer);
  plumb_composer_place_sheets (composer);
  foot = shorten_foot (composer, composer->blocks->foot != NULL ? composer->blocks->foot : "");
  for (guint i = 0; i < composer->pages->pages->len; i++)
    add_foot (composer->pages, i, foot);
}

PlumbPages *
plumb_pages_new (const PlumbBlocks *blocks,
                 const PlumbReportOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  PlumbComposer composer = { .cancellable = cancellable };

  g_return_val_if_fail (blocks != NULL && options != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  composer_init (&composer, blocks, options->paper);
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      compose_block (&composer, i);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    finish (&composer);
  composer_clear (&composer);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&composer.pages, plumb_pages_unref);
  return composer.pages;
}
