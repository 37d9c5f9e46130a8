// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Figures on sheets of their own, upright or on their side, always of the document's paper: a reader
 * prints all of it on the same printer. What cannot be read on one sheet is shown on it as a whole, with
 * numbered frames, and each frame again on a sheet of its own. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/plumb-composer-private.h"

/* What neighbouring parts have in common, so that a box at an edge is whole in one of them: 1/96 inch
 * of the picture. */
#define OVERLAP_X 190.0
#define OVERLAP_Y 80.0

#define FRAME_PAD 3.0

/* How the picture is cut: each part of the same size, spread evenly. */
typedef struct
{
  double sheet_width;
  double sheet_height;
  double width; /* of a part, in the picture's units */
  double height;
  guint columns;
  guint rows;
  double scale;
} Cut;

static double
get_room_width (double width)
{
  return width - 2 * PLUMB_SHEET_MARGIN;
}

static double
get_room_height (double height, double caption)
{
  return height - PLUMB_SHEET_MARGIN - PLUMB_SHEET_FOOT
         - (caption > 0 ? PLUMB_SPACE_CAPTION + caption : 0);
}

/* The scale on a sheet of @width and @height, below which its caption stands. */
double
plumb_composer_scale_on_sheet (PlumbComposer *composer,
                               const PlumbBlock *block,
                               double width,
                               double height)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  g_autofree char *words = plumb_block_dup_caption (block);
  g_autoptr (PlumbTextBox) caption = plumb_typesetter_set_words (
      composer->setter, words, PLUMB_STYLE_CAPTION, get_room_width (width));

  return MIN (1, MIN (get_room_width (width) / bounds.width,
                      get_room_height (height, caption->height) / bounds.height));
}

/* Upright or on its side, whichever shows the picture larger. Returns: the scale. */
static double
choose_sheet (PlumbComposer *composer, const PlumbBlock *block, double *width, double *height)
{
  double small = composer->paper_width, large = composer->paper_height;
  double lying = plumb_composer_scale_on_sheet (composer, block, large, small);
  double standing = plumb_composer_scale_on_sheet (composer, block, small, large);

  *width = lying >= standing ? large : small;
  *height = lying >= standing ? small : large;
  return MAX (lying, standing);
}

static void
begin_sheet (PlumbComposer *composer, double width, double height)
{
  composer->page = plumb_pages_add (composer->pages, width, height);
  composer->y = PLUMB_SHEET_MARGIN;
  composer->space = 0;
}

/* -- Parts -------------------------------------------------------------------------------------------- */

static guint
count_parts (double whole, double part, double overlap)
{
  return whole <= part ? 1 : (guint)ceil ((whole - overlap) / (part - overlap));
}

static Cut
cut_for (const PlumbRect *bounds, double width, double height, double caption)
{
  Cut cut = { .sheet_width = width, .sheet_height = height };

  cut.scale = plumb_composer_scale_of_words (PLUMB_SMALLEST_ON_SHEET);
  cut.width = get_room_width (width) / cut.scale;
  cut.height = get_room_height (height, caption) / cut.scale;
  cut.columns = count_parts (bounds->width, cut.width, OVERLAP_X);
  cut.rows = count_parts (bounds->height, cut.height, OVERLAP_Y);
  cut.width = MIN (cut.width, bounds->width);
  cut.height = MIN (cut.height, bounds->height);
  return cut;
}

/* The fewest parts in which the words can be read. */
static Cut
choose_cut (PlumbComposer *composer, const PlumbBlock *block)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  double caption = plumb_page_style_get (PLUMB_STYLE_CAPTION)->pitch;
  double small = composer->paper_width, large = composer->paper_height;
  Cut lying = cut_for (&bounds, large, small, caption);
  Cut standing = cut_for (&bounds, small, large, caption);

  return standing.columns * standing.rows < lying.columns * lying.rows ? standing : lying;
}

static PlumbRect
get_part (const Cut *cut, const PlumbRect *bounds, guint index)
{
  guint column = index % cut->columns, row = index / cut->columns;
  double step_x = cut->columns > 1 ? (bounds->width - cut->width) / (cut->columns - 1) : 0;
  double step_y = cut->rows > 1 ? (bounds->height - cut->height) / (cut->rows - 1) : 0;

  return (PlumbRect){ bounds->x + column * step_x, bounds->y + row * step_y, cut->width,
                      cut->height };
}

/* The parts in which words show, of PlumbRect; the others are empty ground or a line that passes. */
static GArray *
list_parts (const PlumbBlock *block, const Cut *cut)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PlumbRect));

  for (guint i = 0; i < cut->columns * cut->rows; i++)
    {
      g_autoptr (PlumbDisplayList) tried = plumb_display_list_new ();
      PlumbRect part = get_part (cut, &bounds, i);

      if (plumb_display_list_add_part (tried, block->figure, 0, 0, 1, &part))
        g_array_append_val (parts, part);
    }
  return parts;
}

static char *
dup_part_caption (const PlumbBlock *block, guint index, guint n)
{
  if (block->number == 0)
    /* Translators: caption below one part of a large picture: which of how many. */
    return g_strdup_printf (_ ("Part %u of %u."), index + 1, n);
  /* Translators: caption below one part of a large picture: its number, which part of how many. */
  return g_strdup_printf (_ ("Figure %u, part %u of %u."), block->number, index + 1, n);
}

static void
place_part (
    PlumbComposer *composer, const PlumbBlock *block, const Cut *cut, GArray *parts, guint index)
{
  const PlumbRect *part = &g_array_index (parts, PlumbRect, index);
  g_autofree char *words = dup_part_caption (block, index, parts->len);
  g_autoptr (PlumbTextBox) caption = NULL;
  double left = PLUMB_SHEET_MARGIN, height = part->height * cut->scale;
  double y;

  begin_sheet (composer, cut->sheet_width, cut->sheet_height);
  y = composer->y;
  caption = plumb_typesetter_set_words (composer->setter, words, PLUMB_STYLE_CAPTION,
                                        get_room_width (cut->sheet_width));
  plumb_display_list_begin_group (composer->page->list, NULL, words, NULL);
  plumb_display_list_add_part (composer->page->list, block->figure, left - part->x * cut->scale,
                               y - part->y * cut->scale, cut->scale, part);
  plumb_display_list_end_group (composer->page->list);
  plumb_text_box_draw (caption, 0, caption->lines->len, composer->page->list, left,
                       y + height + PLUMB_SPACE_CAPTION);
  height += PLUMB_SPACE_CAPTION + caption->height;
  plumb_composer_add_source (composer, y, height, block->source_table, block->source_id);
  plumb_composer_take (composer, height);
}

/* A frame round each part and its number, over the whole picture whose origin lies at (@x, @y). */
static void
draw_frames (PlumbComposer *composer, GArray *parts, double x, double y, double scale)
{
  const PlumbTextStyle *style = plumb_page_style_get (PLUMB_STYLE_TABLE_HEAD);
  const PlumbPen frame = { PLUMB_PAINT_NONE, PLUMB_PAINT_ACCENT, 0.75, PLUMB_DASH_CONTAINER };
  const PlumbPen ground = { PLUMB_PAINT_ACCENT, PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
  double size = style->font.size;

  for (guint i = 0; i < parts->len; i++)
    {
      const PlumbRect *part = &g_array_index (parts, PlumbRect, i);
      PlumbRect rect = { x + part->x * scale, y + part->y * scale, part->width * scale,
                         part->height * scale };
      PlumbRect chip = { rect.x, rect.y, 2 * size, size + 2 * FRAME_PAD };
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      plumb_display_list_add_rect (composer->page->list, &rect, 0, &frame);
      plumb_display_list_add_rect (composer->page->list, &chip, 0, &ground);
      plumb_display_list_add_text (
          composer->page->list, (PlumbPoint){ chip.x + size, chip.y + FRAME_PAD + 0.85 * size },
          PLUMB_ANCHOR_MIDDLE, &style->font, PLUMB_PAINT_ACCENT_TEXT, number);
    }
}

/* -- Sheets ------------------------------------------------------------------------------------------- */

static void
place_sheet (PlumbComposer *composer, const PlumbBlock *block)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  g_autoptr (GArray) parts = NULL;
  double width, height, left;
  double scale = choose_sheet (composer, block, &width, &height);
  Cut cut;

  begin_sheet (composer, width, height);
  left = MAX (PLUMB_SHEET_MARGIN, (width - bounds.width * scale) / 2);
  plumb_composer_draw_figure (composer, block, left, width - PLUMB_SHEET_MARGIN - left, scale);
  if (scale >= plumb_composer_scale_of_words (PLUMB_SMALLEST_BESIDE_TEXT) || block->figure == NULL)
    return;
  cut = choose_cut (composer, block);
  parts = list_parts (block, &cut);
  draw_frames (composer, parts, left - bounds.x * scale, PLUMB_SHEET_MARGIN - bounds.y * scale,
               scale);
  for (guint i = 0; i < parts->len && !g_cancellable_is_cancelled (composer->cancellable); i++)
    place_part (composer, block, &cut, parts, i);
}

/* After the end of a page: the sheets of those waiting figures that need one. */
void
plumb_composer_place_sheets (PlumbComposer *composer)
{
  GQueue waiting = composer->waiting;
  PlumbPage *page = composer->page;

  g_queue_init (&composer->waiting);
  while (!g_queue_is_empty (&waiting))
    {
      const PlumbBlock *block = g_queue_pop_head (&waiting);

      composer->page = page;
      if (plumb_composer_figure_needs_sheet (composer, block))
        place_sheet (composer, block);
      else
        g_queue_push_tail (&composer->waiting, (gpointer)block);
    }
  composer->page = page;
}
