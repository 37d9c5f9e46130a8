// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Running text over pages: no line of a paragraph is left alone at the foot or the top of a page. */

#include "report/plumb-composer-private.h"

#define FEWEST_LINES 2 /* of a paragraph on either side of a page's end */

static guint
count_lines (const PlumbTextBox *box)
{
  return box->lines->len;
}

/* The height without which @box does not begin on a page. */
double
plumb_composer_text_start (const PlumbTextBox *box)
{
  guint n = count_lines (box);

  return plumb_text_box_get_height (box, 0, n < 2 * FEWEST_LINES ? n : FEWEST_LINES);
}

/* Where the lines from @from on stop on this page so that enough stand on both sides; @from itself
 * when nothing should stand here. */
static guint
find_break (const PlumbTextBox *box, guint from, double room)
{
  guint n = count_lines (box);
  guint to = plumb_text_box_fit (box, from, room);

  if (to == n)
    return n;
  if (n - to < FEWEST_LINES && n >= FEWEST_LINES)
    to = n - FEWEST_LINES;
  if (to < from + (from == 0 ? FEWEST_LINES : 1) || (from == 0 && n < 2 * FEWEST_LINES))
    return from;
  return to;
}

/* Places all lines of @box, @indent from the left margin, on this page and as many as it takes. */
void
plumb_composer_flow (PlumbComposer *composer, const PlumbTextBox *box, double indent)
{
  double left = plumb_composer_get_left (composer) + indent;
  guint n = count_lines (box);
  guint from = 0;

  /* What reads from the right begins at the right margin. */
  if (box->right_to_left && box->measure >= 0)
    left += plumb_composer_get_width (composer) - indent - box->measure;
  while (from < n)
    {
      double room = plumb_composer_get_room (composer);
      guint to = find_break (box, from, room);
      double height;

      if (to == from && !composer->fresh)
        {
          plumb_composer_new_page (composer);
          continue;
        }
      if (to == from)
        to = MAX (from + 1, plumb_text_box_fit (box, from, room));
      height = plumb_text_box_get_height (box, from, to);
      plumb_composer_begin (composer, height);
      plumb_text_box_draw (box, from, to, composer->page->list, left, composer->y);
      plumb_composer_take (composer, height);
      from = to;
    }
}
