// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Figures on pages: whole, and large enough to read. One that does not fit where it comes waits for the
 * next page while the text goes on; one that is too large for a page beside text gets a sheet of its
 * own: plumb-composer-sheet.c. */

#include <glib/gi18n-lib.h>

#include "draw/plumb-draw.h"
#include "report/plumb-composer-private.h"

/* A figure is made this much smaller rather than that it moves to the next page. */
#define LEAST_SHRINK 0.85
/* With less room than this left, nothing goes on below; the page is full. */
#define FULL 130.0
/* A sheet must make a figure this much larger. */
#define SHEET_GAIN 1.15

/* The figure's own size, never empty. */
PlumbRect
plumb_composer_figure_bounds (const PlumbBlock *block)
{
  PlumbRect bounds = { 0, 0, 1, 1 };

  if (block->figure != NULL)
    bounds = plumb_display_list_get_bounds (block->figure);
  bounds.width = MAX (bounds.width, 1);
  bounds.height = MAX (bounds.height, 1);
  return bounds;
}

/* The scale at which the small words of a picture are set in @wanted. */
double
plumb_composer_scale_of_words (double wanted)
{
  static const PlumbTextRole small[] = { PLUMB_TEXT_SYSTEM_DETAIL, PLUMB_TEXT_DATA };
  double size = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    size = MIN (size, plumb_text_role_get_font (small[i]).size);
  return wanted / size;
}

static double
scale_into (const PlumbRect *bounds, double width, double height)
{
  return MIN (1, MIN (width / bounds->width, height / bounds->height));
}

static PlumbTextBox *
set_caption (PlumbComposer *composer, const PlumbBlock *block, double width)
{
  g_autofree char *caption = plumb_block_dup_caption (block);

  return plumb_typesetter_set_words (composer->setter, caption, PLUMB_STYLE_CAPTION, width);
}

static double
caption_height (const PlumbTextBox *caption)
{
  return caption->height > 0 ? PLUMB_SPACE_CAPTION + caption->height : 0;
}

/* A sheet helps when the picture cannot be read beside text, or becomes noticeably larger on it. */
static gboolean
sheet_helps (PlumbComposer *composer, const PlumbBlock *block, double beside)
{
  double small = composer->paper_width, large = composer->paper_height;
  double sheet = MAX (plumb_composer_scale_on_sheet (composer, block, large, small),
                      plumb_composer_scale_on_sheet (composer, block, small, large));

  return beside < plumb_composer_scale_of_words (PLUMB_SMALLEST_BESIDE_TEXT)
         || sheet > SHEET_GAIN * beside;
}

/* The scale on a page beside text, and the height of the caption; 0 when the figure needs a sheet. */
static double
get_scale (PlumbComposer *composer, const PlumbBlock *block, double *caption)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  g_autoptr (PlumbTextBox) box = set_caption (composer, block, plumb_composer_get_width (composer));
  double scale;

  *caption = caption_height (box);
  scale = scale_into (&bounds, plumb_composer_get_width (composer),
                      plumb_composer_get_body_height (composer) - *caption);
  if (block->most_height > 0)
    return MIN (scale, scale_into (&bounds, plumb_composer_get_width (composer),
                                   plumb_composer_get_body_height (composer) * block->most_height
                                       - *caption));
  if (scale < plumb_composer_scale_of_words (PLUMB_SMALLEST_TEXT)
      && sheet_helps (composer, block, scale))
    return 0;
  return scale;
}

/* Draws picture and caption with the top at the current place. */
void
plumb_composer_draw_figure (
    PlumbComposer *composer, const PlumbBlock *block, double left, double width, double scale)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  g_autoptr (PlumbTextBox) caption = set_caption (composer, block, width);
  double height = bounds.height * scale;
  double y = composer->y;

  plumb_composer_add_place (composer, block->place, y);
  plumb_display_list_begin_group (composer->page->list, block->place, block->caption,
                                  block->alternative);
  if (block->figure != NULL)
    plumb_display_list_add_list (composer->page->list, block->figure, left - bounds.x * scale,
                                 y - bounds.y * scale, scale);
  plumb_display_list_end_group (composer->page->list);
  plumb_text_box_draw (caption, 0, caption->lines->len, composer->page->list, left,
                       y + height + PLUMB_SPACE_CAPTION);
  height += caption_height (caption);
  plumb_composer_add_source (composer, y, height, block->source_table, block->source_id);
  plumb_composer_take (composer, height);
}

/* Places the figure on this page, as large as the page has room for. */
static void
draw_here (PlumbComposer *composer, const PlumbBlock *block, double scale, double caption)
{
  PlumbRect bounds = plumb_composer_figure_bounds (block);
  double room = plumb_composer_get_room (composer) - caption;

  scale = MIN (scale, room / bounds.height);
  plumb_composer_begin (composer, bounds.height * scale + caption);
  plumb_composer_draw_figure (composer, block, plumb_composer_get_left (composer),
                              plumb_composer_get_width (composer), scale);
  plumb_composer_want_space (composer, PLUMB_SPACE_HEADING_1 - 4);
}

/* The height of the picture when it is made smaller to fit, but not too small. */
static double
least_height (const PlumbBlock *block, double scale)
{
  double least = MAX (plumb_composer_scale_of_words (PLUMB_SMALLEST_TEXT), scale * LEAST_SHRINK);

  return plumb_composer_figure_bounds (block).height * MIN (scale, least);
}

static gboolean
fits_here (PlumbComposer *composer, const PlumbBlock *block, double scale, double caption)
{
  return least_height (block, scale) + caption <= plumb_composer_get_room (composer);
}

/* A figure on the next page is named where it belongs, so that nobody looks for it in vain. */
static void
announce (PlumbComposer *composer, const PlumbBlock *block)
{
  g_autofree char *words = NULL;
  g_autoptr (PlumbInline) line = plumb_inline_new (NULL);
  g_autoptr (PlumbTextBox) box = NULL;

  if (block->number == 0)
    return;
  /* Translators: stands where a picture belongs that has a page of its own. */
  words = g_strdup_printf (_ ("Figure %u is on the next page."), block->number);
  plumb_inline_add (line, words, PLUMB_RUN_SECONDARY, block->place);
  box = plumb_typesetter_set (composer->setter, line, PLUMB_STYLE_CAPTION,
                              plumb_composer_get_width (composer), FALSE);
  plumb_composer_want_space (composer, PLUMB_SPACE_PARAGRAPH);
  plumb_composer_flow (composer, box, 0);
  plumb_composer_want_space (composer, PLUMB_SPACE_PARAGRAPH);
}

/* The height without which the figure does not follow a heading on this page. */
double
plumb_composer_figure_start (PlumbComposer *composer, const PlumbBlock *block)
{
  double caption;
  double scale = get_scale (composer, block, &caption);

  return scale == 0 ? plumb_page_style_get (PLUMB_STYLE_CAPTION)->pitch
                    : least_height (block, scale) + caption;
}

/* Places the figure here, or keeps it for the top of the next page or a sheet of its own. */
void
plumb_composer_figure (PlumbComposer *composer, const PlumbBlock *block)
{
  double caption;
  double scale = get_scale (composer, block, &caption);

  plumb_composer_want_space (composer, PLUMB_SPACE_FIGURE);
  if (scale == 0)
    {
      announce (composer, block);
      g_queue_push_tail (&composer->waiting, (gpointer)block);
      return;
    }
  if (!fits_here (composer, block, scale, caption) && !composer->fresh)
    {
      g_queue_push_tail (&composer->waiting, (gpointer)block);
      if (plumb_composer_get_room (composer) < FULL)
        plumb_composer_new_page (composer);
      return;
    }
  draw_here (composer, block, scale, caption);
}

/* Whether the figure has no place beside text. */
gboolean
plumb_composer_figure_needs_sheet (PlumbComposer *composer, const PlumbBlock *block)
{
  double caption;

  return get_scale (composer, block, &caption) == 0;
}

/* Whether a figure waits for the next page of text; those that wait for a sheet do not count. */
gboolean
plumb_composer_has_waiting (PlumbComposer *composer)
{
  for (GList *l = composer->waiting.head; l != NULL; l = l->next)
    if (!plumb_composer_figure_needs_sheet (composer, l->data))
      return TRUE;
  return FALSE;
}

/* At the top of a new page: the figures that waited for it. */
void
plumb_composer_release_figures (PlumbComposer *composer)
{
  GQueue ready = composer->waiting;

  g_queue_init (&composer->waiting);
  while (!g_queue_is_empty (&ready))
    plumb_composer_figure (composer, g_queue_pop_head (&ready));
}
