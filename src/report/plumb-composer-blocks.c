// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Headings, paragraphs, lists and callouts on pages. */

#include "report/plumb-composer-private.h"

/* What a heading needs below it where the next block cannot begin on any page. */
#define LEAST_BELOW_HEADING 60.0

static PlumbStyleId
heading_style (const PlumbBlock *block)
{
  return block->level <= 1   ? PLUMB_STYLE_HEADING_1
         : block->level == 2 ? PLUMB_STYLE_HEADING_2
                             : PLUMB_STYLE_HEADING_3;
}

/* Space above; right below a larger heading there is less. */
static double
heading_space (PlumbComposer *composer, const PlumbBlock *block, guint index)
{
  const PlumbBlock *before =
      index > 0 ? g_ptr_array_index (composer->blocks->blocks, index - 1) : NULL;

  if (block->level <= 1)
    return PLUMB_SPACE_HEADING_1;
  if (before != NULL && before->type == PLUMB_BLOCK_HEADING)
    return PLUMB_SPACE_HEADING_3;
  return block->level == 2 ? PLUMB_SPACE_HEADING_2 : PLUMB_SPACE_HEADING_3;
}

static PlumbTextBox *
set_heading (PlumbComposer *composer, const PlumbBlock *block)
{
  g_autofree char *words = plumb_block_dup_heading (block);

  return plumb_typesetter_set_words (composer->setter, words, heading_style (block),
                                     plumb_composer_get_width (composer));
}

static PlumbTextBox *
set_paragraph (PlumbComposer *composer, const PlumbInline *text, double indent)
{
  double measure = MIN (PLUMB_PAGE_MEASURE, plumb_composer_get_width (composer));

  return plumb_typesetter_set (composer->setter, text, PLUMB_STYLE_BODY, measure - indent, FALSE);
}

static PlumbTextBox *
set_callout (PlumbComposer *composer, const PlumbBlock *block)
{
  return plumb_typesetter_set (composer->setter, block->text, PLUMB_STYLE_BODY,
                               plumb_composer_get_width (composer) - 2 * PLUMB_CALLOUT_PAD_X,
                               FALSE);
}

/* Everything down to where the text below the heading begins. */
static double
heading_start (PlumbComposer *composer, const PlumbBlock *block, guint index)
{
  g_autoptr (PlumbTextBox) box = set_heading (composer, block);
  double below =
      index + 1 < composer->blocks->blocks->len ? plumb_composer_start_of (composer, index + 1) : 0;
  double body = plumb_composer_get_body_height (composer);

  if (box->height + PLUMB_SPACE_AFTER_HEADING + below > body * 0.9)
    below = LEAST_BELOW_HEADING;
  return box->height + PLUMB_SPACE_AFTER_HEADING + below;
}

/* Two items at least stand below the heading of a list. */
static double
list_start (PlumbComposer *composer, const PlumbBlock *block)
{
  double height = 0;

  for (guint i = 0; i < MIN (2, block->items->len); i++)
    {
      g_autoptr (PlumbTextBox) box =
          set_paragraph (composer, g_ptr_array_index (block->items, i), PLUMB_LIST_INDENT);

      height += plumb_composer_text_start (box) + (i > 0 ? PLUMB_SPACE_ITEM : 0);
    }
  return height;
}

/* The height without which block @index does not begin on a page. */
double
plumb_composer_start_of (PlumbComposer *composer, guint index)
{
  const PlumbBlock *block = g_ptr_array_index (composer->blocks->blocks, index);
  g_autoptr (PlumbTextBox) box = NULL;
  double height;

  switch (block->type)
    {
    case PLUMB_BLOCK_HEADING:
      return heading_start (composer, block, index);
    case PLUMB_BLOCK_PARAGRAPH:
      box = set_paragraph (composer, block->text, 0);
      return plumb_composer_text_start (box);
    case PLUMB_BLOCK_LIST:
      return list_start (composer, block);
    case PLUMB_BLOCK_TABLE:
      return PLUMB_SPACE_TABLE + plumb_composer_table_start (composer, block);
    case PLUMB_BLOCK_FIGURE:
      return PLUMB_SPACE_FIGURE + plumb_composer_figure_start (composer, block);
    case PLUMB_BLOCK_CALLOUT:
      box = set_callout (composer, block);
      height = box->height + 2 * PLUMB_CALLOUT_PAD_Y;
      return height < plumb_composer_get_body_height (composer) ? height : LEAST_BELOW_HEADING;
    default:
      return 0;
    }
}

/* Whether what follows the heading @index is a table that is to begin on another page. */
static gboolean
table_waits (PlumbComposer *composer, guint index, double height)
{
  const PlumbBlock *block;

  do
    {
      if (++index >= composer->blocks->blocks->len)
        return FALSE;
      block = g_ptr_array_index (composer->blocks->blocks, index);
    }
  while (block->type == PLUMB_BLOCK_HEADING);
  return block->type == PLUMB_BLOCK_TABLE && plumb_composer_table_waits (composer, block, height);
}

/* Places a heading. */
void
plumb_composer_heading (PlumbComposer *composer, const PlumbBlock *block, guint index)
{
  double start = heading_start (composer, block, index);
  g_autoptr (PlumbTextBox) box = set_heading (composer, block);
  g_autofree char *words = plumb_block_dup_heading (block);

  plumb_composer_want_space (composer, heading_space (composer, block, index));
  /* A figure that waits belongs to the section before. */
  if (start > plumb_composer_get_room (composer)
      || (block->level == 1 && plumb_composer_has_waiting (composer)))
    plumb_composer_new_page (composer);
  while (table_waits (composer, index, start))
    plumb_composer_new_page (composer);
  if (!composer->fresh)
    composer->y += composer->space;
  composer->space = 0;
  plumb_composer_add_place (composer, block->place, composer->y);
  plumb_pages_add_outline (composer->pages, words, block->level, composer->y);
  plumb_composer_flow (composer, box, 0);
  plumb_composer_want_space (composer, PLUMB_SPACE_AFTER_HEADING);
}

/* Places a paragraph. */
void
plumb_composer_paragraph (PlumbComposer *composer, const PlumbBlock *block)
{
  g_autoptr (PlumbTextBox) box = set_paragraph (composer, block->text, 0);
  double top;

  plumb_composer_flow (composer, box, 0);
  top = MAX (PLUMB_PAGE_MARGIN, composer->y - box->height);
  plumb_composer_add_source (composer, top, composer->y - top, block->source_table,
                             block->source_id);
  plumb_composer_want_space (composer, PLUMB_SPACE_PARAGRAPH);
}

/* The mark of an item beside its first line: on the page where that line will stand. */
static void
place_mark (PlumbComposer *composer, const PlumbTextBox *item, const char *mark, double indent)
{
  g_autoptr (PlumbTextBox) box =
      plumb_typesetter_set_words (composer->setter, mark, PLUMB_STYLE_BODY, -1);

  plumb_composer_begin (
      composer, MIN (plumb_composer_text_start (item), plumb_composer_get_body_height (composer)));
  plumb_text_box_draw (box, 0, 1, composer->page->list,
                       plumb_composer_get_left (composer) + MAX (0, indent - 8 - box->width),
                       composer->y);
}

/* Places a list. */
void
plumb_composer_list (PlumbComposer *composer, const PlumbBlock *block)
{
  g_autofree char *last = g_strdup_printf ("%u.", block->items->len);
  double indent = PLUMB_LIST_INDENT;

  if (block->ordered)
    indent =
        MAX (indent,
             8 + plumb_typesetter_measure_words (composer->setter, last, PLUMB_STYLE_BODY, FALSE));
  for (guint i = 0; i < block->items->len; i++)
    {
      const PlumbInline *item = g_ptr_array_index (block->items, i);
      g_autoptr (PlumbTextBox) box = set_paragraph (composer, item, indent);
      g_autofree char *mark = block->ordered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");
      double top;

      if (box->lines->len == 0)
        continue;
      place_mark (composer, box, mark, indent);
      plumb_composer_add_place (composer, item->place, composer->y);
      plumb_composer_flow (composer, box, indent);
      top = MAX (PLUMB_PAGE_MARGIN, composer->y - box->height);
      plumb_composer_add_source (composer, top, composer->y - top, item->source_table,
                                 item->source_id);
      plumb_composer_want_space (composer, PLUMB_SPACE_ITEM);
    }
  plumb_composer_want_space (composer, PLUMB_SPACE_PARAGRAPH);
}

static PlumbPaint
callout_paint (const PlumbBlock *block)
{
  return g_strcmp0 (block->severity, "high") == 0     ? PLUMB_PAINT_HIGH
         : g_strcmp0 (block->severity, "medium") == 0 ? PLUMB_PAINT_MEDIUM
                                                      : PLUMB_PAINT_ACCENT;
}

/* The lines @from to before @to on a tinted ground with a bar at its left. */
static void
draw_callout (
    PlumbComposer *composer, const PlumbBlock *block, const PlumbTextBox *box, guint from, guint to)
{
  const PlumbPen tint = { PLUMB_PAINT_TINT, PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
  const PlumbPen bar = { callout_paint (block), PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
  double height = plumb_text_box_get_height (box, from, to) + 2 * PLUMB_CALLOUT_PAD_Y;
  PlumbRect ground = { plumb_composer_get_left (composer), 0, plumb_composer_get_width (composer),
                       height };

  plumb_composer_begin (composer, height);
  ground.y = composer->y;
  plumb_display_list_add_rect (composer->page->list, &ground, 2, &tint);
  ground.width = PLUMB_CALLOUT_BAR;
  plumb_display_list_add_rect (composer->page->list, &ground, 0, &bar);
  if (from == 0)
    plumb_composer_add_place (composer, block->place, composer->y);
  plumb_text_box_draw (box, from, to, composer->page->list, ground.x + PLUMB_CALLOUT_PAD_X,
                       composer->y + PLUMB_CALLOUT_PAD_Y);
  plumb_composer_add_source (composer, composer->y, height, block->source_table, block->source_id);
  plumb_composer_take (composer, height);
}

/* Places a callout. */
void
plumb_composer_callout (PlumbComposer *composer, const PlumbBlock *block)
{
  g_autoptr (PlumbTextBox) box = set_callout (composer, block);
  guint n = box->lines->len;
  double body = plumb_composer_get_body_height (composer);
  guint from = 0;

  plumb_composer_want_space (composer, PLUMB_SPACE_CALLOUT);
  if (box->height + 2 * PLUMB_CALLOUT_PAD_Y <= body)
    {
      draw_callout (composer, block, box, 0, n);
      from = n;
    }
  while (from < n)
    {
      double room = plumb_composer_get_room (composer) - 2 * PLUMB_CALLOUT_PAD_Y;
      guint to = plumb_text_box_fit (box, from, room);

      if (to == from && !composer->fresh)
        {
          plumb_composer_new_page (composer);
          continue;
        }
      to = MAX (to, from + 1);
      draw_callout (composer, block, box, from, to);
      from = to;
    }
  plumb_composer_want_space (composer, PLUMB_SPACE_CALLOUT);
}
