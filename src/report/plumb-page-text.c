// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines of text that are set: how many fit, and drawing them. */

#include "report/plumb-page-text.h"

#include <math.h>

/* Frees @box; NULL is let pass. */
void
plumb_text_box_free (PlumbTextBox *box)
{
  if (box == NULL)
    return;
  g_array_unref (box->pieces);
  g_array_unref (box->lines);
  g_string_free (box->strings, TRUE);
  g_free (box->chip);
  g_free (box->chip_text);
  g_free (box);
}

/* The line after the last one that fits into @height when @from comes first. */
guint
plumb_text_box_fit (const PlumbTextBox *box, guint from, double height)
{
  guint to = from;

  while (to < box->lines->len && plumb_text_box_get_height (box, from, to + 1) <= height + 0.01)
    to++;
  return to;
}

/* The height of the lines @from to before @to. */
double
plumb_text_box_get_height (const PlumbTextBox *box, guint from, guint to)
{
  const PlumbTextLine *first, *last;

  to = MIN (to, box->lines->len);
  if (from >= to)
    return 0;
  first = &g_array_index (box->lines, PlumbTextLine, from);
  last = &g_array_index (box->lines, PlumbTextLine, to - 1);
  return last->top + last->height - first->top;
}

static void
draw_chip (const PlumbTextBox *box, PlumbDisplayList *list, double x, double baseline)
{
  const PlumbTextStyle *style = plumb_page_style_get (PLUMB_STYLE_CHIP);
  PlumbRect ground = { x, baseline - PLUMB_CHIP_HEIGHT + 4, box->chip_width, PLUMB_CHIP_HEIGHT };
  PlumbPen pen = { .fill = PLUMB_PAINT_NONE, .stroke = PLUMB_PAINT_NONE };
  PlumbPaint paint;

  plumb_page_style_get_chip (box->chip, &pen.fill, &paint);
  plumb_display_list_add_rect (list, &ground, PLUMB_CHIP_HEIGHT / 2, &pen);
  plumb_display_list_add_text (list, (PlumbPoint){ x + PLUMB_CHIP_PAD, baseline - 0.1 },
                               PLUMB_ANCHOR_START, &style->font, paint, box->chip_text);
}

/* Adds the lines @from to before @to, with their links and chip, the first one's top at (@x, @y). */
void
plumb_text_box_draw (
    const PlumbTextBox *box, guint from, guint to, PlumbDisplayList *list, double x, double y)
{
  double top;

  to = MIN (to, box->lines->len);
  if (from >= to)
    return;
  top = g_array_index (box->lines, PlumbTextLine, from).top;
  for (guint i = from; i < to; i++)
    {
      const PlumbTextLine *line = &g_array_index (box->lines, PlumbTextLine, i);
      double baseline = y + line->baseline - top;

      for (guint j = line->first; j < line->first + line->n; j++)
        {
          const PlumbTextPiece *piece = &g_array_index (box->pieces, PlumbTextPiece, j);
          PlumbRect link = { x + piece->x, y + line->top - top, piece->width, line->height };

          plumb_display_list_add_text (list, (PlumbPoint){ x + piece->x, baseline },
                                       PLUMB_ANCHOR_START, &piece->font, piece->paint,
                                       box->strings->str + piece->text);
          if (piece->target != 0)
            plumb_display_list_add_link (list, &link, box->strings->str + piece->target);
        }
      if (box->chip != NULL && !isnan (line->chip_x))
        draw_chip (box, list, x + line->chip_x, baseline);
    }
}
