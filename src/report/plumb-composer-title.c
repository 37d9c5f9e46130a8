// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The title of a document: kicker, title, and facts in two columns. */

#include "report/plumb-composer-private.h"

#define TITLE_GAP 9.0
#define FACT_SPACE 7.0
#define TITLE_RULE 23.0

static void
free_box (gpointer box)
{
  plumb_text_box_free (box);
}

static void
place_fact_boxes (PlumbComposer *composer, GPtrArray *boxes, double pad_below)
{
  const double x[2] = { 0, plumb_composer_get_width (composer) / 2 };
  PlumbCells cells = { .boxes = boxes, .x = x, .pad_below = pad_below };

  plumb_composer_place_cells (composer, &cells, 0);
}

/* The usual case: label and value of one fact, then of the other, as they are read. */
static void
draw_facts (PlumbComposer *composer,
            const GPtrArray *labels,
            const GPtrArray *values,
            double height)
{
  plumb_composer_begin (composer, height);
  for (guint i = 0; i < labels->len; i++)
    {
      const PlumbTextBox *label = g_ptr_array_index (labels, i);
      const PlumbTextBox *value = g_ptr_array_index (values, i);
      double x = plumb_composer_get_left (composer) + i * plumb_composer_get_width (composer) / 2;

      plumb_text_box_draw (label, 0, label->lines->len, composer->page->list, x, composer->y);
      plumb_text_box_draw (value, 0, value->lines->len, composer->page->list, x,
                           composer->y + label->height);
    }
  plumb_composer_take (composer, height);
}

static double
tallest (const GPtrArray *boxes)
{
  double height = 0;

  for (guint i = 0; i < boxes->len; i++)
    height = MAX (height, ((const PlumbTextBox *)g_ptr_array_index (boxes, i))->height);
  return height;
}

/* One or two facts side by side. */
static void
place_facts (PlumbComposer *composer, const GPtrArray *facts, guint first, guint n)
{
  double width = plumb_composer_get_width (composer) / 2 - PLUMB_FACT_GAP;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (free_box);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_box);
  double height;

  for (guint i = first; i < first + n; i++)
    {
      g_ptr_array_add (labels,
                       plumb_typesetter_set (composer->setter, g_ptr_array_index (facts, 2 * i),
                                             PLUMB_STYLE_FACT_LABEL, width, FALSE));
      g_ptr_array_add (values,
                       plumb_typesetter_set (composer->setter, g_ptr_array_index (facts, 2 * i + 1),
                                             PLUMB_STYLE_FACT, width, FALSE));
    }
  height = tallest (labels) + tallest (values) + FACT_SPACE;
  if (height <= plumb_composer_get_body_height (composer))
    {
      draw_facts (composer, labels, values, height);
      return;
    }
  place_fact_boxes (composer, labels, 0);
  place_fact_boxes (composer, values, FACT_SPACE);
}

static gboolean
is_list_fact (const GPtrArray *facts, guint i)
{
  const PlumbInline *value = g_ptr_array_index (facts, 2 * i + 1);

  return value->key != NULL && g_str_has_prefix (value->key, "participants");
}

/* Pairs of facts; those of participants, which are longer, do not stand beside others. */
static void
place_all_facts (PlumbComposer *composer, const GPtrArray *facts)
{
  guint n = facts->len / 2;
  guint i = 0;

  while (i < n)
    {
      guint together = i + 1 < n && is_list_fact (facts, i) == is_list_fact (facts, i + 1) ? 2 : 1;

      place_facts (composer, facts, i, together);
      i += together;
    }
}

/* Places a title block; it comes first in its document. */
void
plumb_composer_title (PlumbComposer *composer, const PlumbBlock *block)
{
  const PlumbPen rule = { PLUMB_PAINT_NONE, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  double left = plumb_composer_get_left (composer);
  double width = plumb_composer_get_width (composer);
  g_autoptr (PlumbTextBox) kicker =
      plumb_typesetter_set_words (composer->setter, block->kicker, PLUMB_STYLE_KICKER, width);
  g_autoptr (PlumbTextBox) title =
      plumb_typesetter_set (composer->setter, block->text, PLUMB_STYLE_TITLE, width, FALSE);
  double top;

  composer->y += TITLE_GAP;
  top = composer->y;
  plumb_composer_flow (composer, kicker, 0);
  plumb_composer_want_space (composer, 4);
  plumb_composer_flow (composer, title, 0);
  plumb_composer_want_space (composer, TITLE_GAP + 7);
  place_all_facts (composer, block->facts);
  plumb_composer_add_source (composer, top, composer->y - top, block->source_table,
                             block->source_id);
  plumb_composer_begin (composer, TITLE_RULE - FACT_SPACE + 1);
  composer->y += TITLE_RULE - FACT_SPACE;
  plumb_display_list_add_polyline (
      composer->page->list, (PlumbPoint[]){ { left, composer->y }, { left + width, composer->y } },
      2, 0, &rule);
  plumb_composer_want_space (composer, PLUMB_SPACE_TITLE);
}
