// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Rows of cells over pages: a row stays whole unless it is longer than a page; heads are repeated. */

#include "report/plumb-composer-private.h"

#define FEWEST_HEIGHT                                                                              \
  48.0 /* three lines: less of a long row does not begin at the foot of a page */

static const PlumbTextBox *
get_box (const PlumbCells *cells, guint index)
{
  return g_ptr_array_index (cells->boxes, index);
}

/* The height of the row in one piece. */
double
plumb_composer_cells_height (const PlumbCells *cells)
{
  double height = 0;

  for (guint i = 0; i < cells->boxes->len; i++)
    height = MAX (height, get_box (cells, i)->height);
  return height + cells->pad_above + cells->pad_below;
}

/* To the top of a page that has room for @height, below a repeated head. */
static void
advance (PlumbComposer *composer, const PlumbCells *cells, double height)
{
  plumb_composer_new_page (composer);
  while (!composer->fresh && plumb_composer_get_room (composer) < cells->head + height)
    plumb_composer_new_page (composer);
  if (cells->repeat != NULL)
    cells->repeat (composer, cells->data);
}

static void
draw_rule (PlumbComposer *composer, double y)
{
  const PlumbPen rule = { PLUMB_PAINT_NONE, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  double left = plumb_composer_get_left (composer);
  PlumbPoint line[2] = { { left, y }, { left + plumb_composer_get_width (composer), y } };

  plumb_display_list_add_polyline (composer->page->list, line, 2, 0, &rule);
}

/* The lines @from to before @to of each cell, at the current place. */
static void
draw_part (PlumbComposer *composer,
           const PlumbCells *cells,
           const guint *from,
           const guint *to,
           gboolean first,
           gboolean last)
{
  double left = plumb_composer_get_left (composer);
  double height = 0;

  for (guint i = 0; i < cells->boxes->len; i++)
    height = MAX (height, plumb_text_box_get_height (get_box (cells, i), from[i], to[i]));
  height += cells->pad_above + cells->pad_below;
  plumb_composer_begin (composer, height);
  for (guint i = 0; i < cells->boxes->len; i++)
    plumb_text_box_draw (get_box (cells, i), from[i], to[i], composer->page->list,
                         left + cells->x[i], composer->y + cells->pad_above);
  if (first)
    plumb_composer_add_place (composer, cells->place, composer->y);
  plumb_composer_add_source (composer, composer->y, height, cells->source_table, cells->source_id);
  plumb_composer_take (composer, height);
  if (last && cells->rule)
    draw_rule (composer, composer->y);
}

/* How far each cell comes in @height; TRUE when any comes on at all. */
static gboolean
fit_part (const PlumbCells *cells, const guint *from, guint *to, double height, gboolean force)
{
  gboolean progress = FALSE;

  for (guint i = 0; i < cells->boxes->len; i++)
    {
      const PlumbTextBox *box = get_box (cells, i);

      to[i] = plumb_text_box_fit (box, from[i], height);
      if (to[i] == from[i] && from[i] < box->lines->len && force)
        to[i]++;
      else if (box->lines->len - to[i] == 1 && to[i] > from[i] + 2)
        to[i]--; /* no single line on the next page */
      progress |= to[i] > from[i];
    }
  return progress;
}

static gboolean
is_done (const PlumbCells *cells, const guint *at)
{
  for (guint i = 0; i < cells->boxes->len; i++)
    if (at[i] < get_box (cells, i)->lines->len)
      return FALSE;
  return TRUE;
}

static void
split_cells (PlumbComposer *composer, const PlumbCells *cells)
{
  g_autofree guint *from = g_new0 (guint, cells->boxes->len);
  g_autofree guint *to = g_new0 (guint, cells->boxes->len);
  gboolean first = TRUE;

  if (plumb_composer_get_room (composer) < FEWEST_HEIGHT)
    advance (composer, cells, FEWEST_HEIGHT);
  while (!is_done (cells, from))
    {
      double room = plumb_composer_get_room (composer) - cells->pad_above - cells->pad_below;
      gboolean done;

      if (g_cancellable_is_cancelled (composer->cancellable))
        return;
      if (!fit_part (cells, from, to, room, !first))
        {
          advance (composer, cells, FEWEST_HEIGHT);
          first = FALSE;
          continue;
        }
      done = is_done (cells, to);
      draw_part (composer, cells, from, to, from[0] == 0 && first, done);
      first = FALSE;
      for (guint i = 0; i < cells->boxes->len; i++)
        from[i] = to[i];
      if (!done)
        advance (composer, cells, FEWEST_HEIGHT);
    }
}

/* Places one row; @together is what should still fit below it on the same page. */
void
plumb_composer_place_cells (PlumbComposer *composer, const PlumbCells *cells, double together)
{
  double height = plumb_composer_cells_height (cells);
  g_autofree guint *from = g_new0 (guint, cells->boxes->len);
  g_autofree guint *to = g_new0 (guint, cells->boxes->len);

  if (height + cells->head > plumb_composer_get_body_height (composer))
    {
      split_cells (composer, cells);
      return;
    }
  if (height + together > plumb_composer_get_room (composer) && !composer->fresh)
    advance (composer, cells, height);
  for (guint i = 0; i < cells->boxes->len; i++)
    to[i] = get_box (cells, i)->lines->len;
  draw_part (composer, cells, from, to, TRUE, TRUE);
}

static void
repeat_head (PlumbComposer *composer, gpointer data)
{
  const PlumbTableLayout *layout = data;

  plumb_composer_begin (composer, layout->head_height);
  plumb_table_layout_draw_head (layout, composer->page->list, plumb_composer_get_left (composer),
                                composer->y);
  plumb_composer_take (composer, layout->head_height);
}

static PlumbTableLayout *
get_layout (PlumbComposer *composer, const PlumbBlock *block)
{
  if (composer->table == NULL || composer->table->block != block)
    {
      g_clear_pointer (&composer->table, plumb_table_layout_free);
      composer->table =
          plumb_table_layout_new (composer->setter, block, plumb_composer_get_width (composer));
    }
  return composer->table;
}

/* The row's cells; @boxes and @x must outlive them. */
static PlumbCells
cells_of_row (PlumbTableLayout *layout, const GPtrArray *boxes, const double *x, guint row)
{
  const GPtrArray *inlines = g_ptr_array_index (layout->block->rows, row);
  PlumbCells cells = { .boxes = boxes,
                       .x = x,
                       .pad_above = PLUMB_CELL_PAD,
                       .pad_below = PLUMB_CELL_PAD,
                       .head = layout->head_height,
                       .repeat = repeat_head,
                       .data = layout,
                       .rule = TRUE };

  for (guint i = 0; i < inlines->len; i++)
    {
      const PlumbInline *cell = g_ptr_array_index (inlines, i);

      if (cell->place != NULL && cells.place == NULL)
        cells.place = cell->place;
      if (cell->source_table != NULL && cells.source_table == NULL)
        {
          cells.source_table = cell->source_table;
          cells.source_id = cell->source_id;
        }
    }
  return cells;
}

static double
row_height (PlumbTableLayout *layout, PlumbTypesetter *setter, guint row)
{
  g_autoptr (GPtrArray) boxes = plumb_table_layout_set_row (layout, setter, row);
  PlumbCells cells = cells_of_row (layout, boxes, NULL, row);

  return plumb_composer_cells_height (&cells);
}

/* Whether the whole table fits into @room. */
static gboolean
fits_whole (PlumbTableLayout *layout, PlumbTypesetter *setter, double room)
{
  double height = layout->head_height;

  for (guint i = 0; i < layout->block->rows->len && height <= room; i++)
    height += row_height (layout, setter, i);
  return height <= room;
}

/* Whether the table, @height below here, is to begin on another page because figures wait for that: it
 * would go on there, and have them in its middle. */
gboolean
plumb_composer_table_waits (PlumbComposer *composer, const PlumbBlock *block, double height)
{
  double room = plumb_composer_get_room (composer) - height;

  return !composer->fresh && !g_queue_is_empty (&composer->waiting)
         && !fits_whole (get_layout (composer, block), composer->setter, room);
}

/* The height without which the table does not begin on a page: its head and first row. */
double
plumb_composer_table_start (PlumbComposer *composer, const PlumbBlock *block)
{
  PlumbTableLayout *layout = get_layout (composer, block);
  double first = block->rows->len > 0 ? row_height (layout, composer->setter, 0) : 0;

  if (layout->head_height + first > plumb_composer_get_body_height (composer))
    first = FEWEST_HEIGHT;
  return layout->head_height + first;
}

/* Places the table, row by row. Stops when cancelled. */
void
plumb_composer_table (PlumbComposer *composer, const PlumbBlock *block)
{
  PlumbTableLayout *layout = get_layout (composer, block);
  guint n = block->rows->len;
  g_autofree double *x = g_new0 (double, MAX (block->columns->len, 1));

  for (guint i = 0; i < layout->columns->len; i++)
    x[i] = g_array_index (layout->columns, PlumbTablePlace, i).x;
  plumb_composer_want_space (composer, PLUMB_SPACE_TABLE);
  /* Each page takes at least one of the figures that wait. */
  while (plumb_composer_table_waits (composer, block, 0))
    plumb_composer_new_page (composer);
  if (plumb_composer_table_start (composer, block) > plumb_composer_get_room (composer))
    plumb_composer_new_page (composer);
  repeat_head (composer, layout);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (composer->cancellable); i++)
    {
      g_autoptr (GPtrArray) boxes = plumb_table_layout_set_row (layout, composer->setter, i);
      PlumbCells cells = cells_of_row (layout, boxes, x, i);
      /* The last row does not stand alone on a page. */
      double together = n > 2 && i == n - 2 ? row_height (layout, composer->setter, n - 1) : 0;

      if (plumb_composer_cells_height (&cells) + together + cells.head
          > plumb_composer_get_body_height (composer))
        together = 0;
      plumb_composer_place_cells (composer, &cells, together);
    }
  plumb_composer_want_space (composer, PLUMB_SPACE_FIGURE);
}
