// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Free room for new boxes (decisions.md, 18): beside what they connect to, clear of everything that
 * stands; containers grow, and nothing else moves. */

#include "diagram/plumb-board.h"

#include <math.h>

/* Between rows and columns of a list: a label of two lines fits between either way. */
#define GAP_ACROSS 104
#define GAP_DOWN 136
#define GAP_STACK 40 /* in a column of boxes that are connected sideways */
#define LONGEST_ROW 5
#define NEAR_ROW (4 * PLUMB_GRID)
#define RINGS 24

/* New boxes of one container as one block. Containers around them that have no place yet are wrapped
 * around it, so that one rectangle has to find room. */
typedef struct
{
  PlumbBoard *board;
  const int *boxes;
  guint n;
  guint columns;
  double gap_x;
  double gap_y;
  double column;   /* widest box */
  double row;      /* highest box */
  int wrappers[8]; /* innermost first */
  guint n_wrappers;
  int parent; /* where the block goes: a container that has a place, or -1 */
  double width;
  double height;
  double span;     /* the outermost wrapper is at least so wide */
  double *offsets; /* of columns, when they follow something; or NULL */
} Block;

static double
snap (double value)
{
  return round (value / PLUMB_GRID) * PLUMB_GRID;
}

/* -- What is free ---------------------------------------------------------------------------------- */

static gboolean
is_clear (const PlumbBoard *board, int parent, int except, const PlumbRect *rect, double margin)
{
  PlumbRect area = plumb_rect_grown (rect, margin - 1);

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->placed && box->parent == parent && (int)i != except
          && plumb_rect_intersects (&area, &box->rect))
        return FALSE;
    }
  return TRUE;
}

gboolean
plumb_board_is_free (const PlumbBoard *board, int parent, const PlumbRect *rect, double margin)
{
  PlumbRect inner = *rect;

  if (!is_clear (board, parent, -1, rect, margin))
    return FALSE;
  for (int at = parent; at >= 0; at = plumb_board_box (board, at)->parent)
    {
      const PlumbBoardBox *container = plumb_board_box (board, at);
      PlumbRect grown = plumb_board_grown (&container->rect, &inner);

      if (plumb_rect_contains_rect (&container->rect, &grown))
        return TRUE;
      if (!is_clear (board, container->parent, at, &grown, PLUMB_GRID * 2))
        return FALSE;
      inner = grown;
    }
  return TRUE;
}

/* -- Blocks ---------------------------------------------------------------------------------------- */

static void
measure_block (Block *block)
{
  guint rows = (block->n + block->columns - 1) / block->columns;

  block->column = block->row = 0;
  for (guint i = 0; i < block->n; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (block->board, block->boxes[i]);

      block->column = MAX (block->column, box->rect.width);
      block->row = MAX (block->row, box->rect.height);
    }
  block->width = block->columns * block->column + (block->columns - 1) * block->gap_x;
  if (block->offsets != NULL)
    block->width = block->offsets[block->n - 1] + block->column;
  block->height = rows * block->row + (rows - 1) * block->gap_y;
  block->width = MAX (block->width + block->n_wrappers * 2 * PLUMB_BOARD_PAD, block->span);
  block->height += block->n_wrappers * (PLUMB_BOARD_PAD_TOP + PLUMB_BOARD_PAD);
}

static void
init_block (Block *block, PlumbBoard *board, const int *boxes, guint n, gboolean stacked)
{
  *block = (Block){ .board = board, .boxes = boxes, .n = n };
  block->gap_x = GAP_ACROSS;
  block->gap_y = stacked ? GAP_STACK : GAP_DOWN;
  block->columns = stacked ? 1 : n <= LONGEST_ROW ? n : (guint)ceil (sqrt (1.6 * n));
  block->parent = plumb_board_box (board, boxes[0])->parent;
  while (block->parent >= 0 && !plumb_board_box (board, block->parent)->placed
         && block->n_wrappers < G_N_ELEMENTS (block->wrappers))
    {
      block->wrappers[block->n_wrappers++] = block->parent;
      block->parent = plumb_board_box (board, block->parent)->parent;
    }
  measure_block (block);
}

static void
put_wrappers (Block *block, double x, double y)
{
  double width = block->width;
  double height = block->height;

  for (guint i = block->n_wrappers; i-- > 0;)
    {
      PlumbBoardBox *wrapper = plumb_board_box (block->board, block->wrappers[i]);

      wrapper->rect = (PlumbRect){ x, y, width, height };
      wrapper->placed = TRUE;
      wrapper->container = TRUE;
      x += PLUMB_BOARD_PAD;
      y += PLUMB_BOARD_PAD_TOP;
      width -= 2 * PLUMB_BOARD_PAD;
      height -= PLUMB_BOARD_PAD_TOP + PLUMB_BOARD_PAD;
    }
}

/* Puts the block's upper left corner at (x, y), and grows what it lies in. */
static void
put_block (Block *block, double x, double y)
{
  x = snap (x);
  y = snap (y);
  put_wrappers (block, x, y);
  x += block->n_wrappers * PLUMB_BOARD_PAD;
  y += block->n_wrappers * PLUMB_BOARD_PAD_TOP;
  for (guint i = 0; i < block->n; i++)
    {
      PlumbBoardBox *box = plumb_board_box (block->board, block->boxes[i]);
      guint column = i % block->columns;

      box->rect.x =
          x
          + (block->offsets != NULL ? block->offsets[i] : column * (block->column + block->gap_x));
      box->rect.y = y + (i / block->columns) * (block->row + block->gap_y);
      box->placed = TRUE;
      plumb_board_contain (block->board, block->boxes[i]);
    }
  if (block->n_wrappers > 0)
    plumb_board_contain (block->board, block->wrappers[block->n_wrappers - 1]);
}

static gboolean
try_block (Block *block, double x, double y)
{
  PlumbRect rect = { snap (x), snap (y), block->width, block->height };

  if (!plumb_board_is_free (block->board, block->parent, &rect, PLUMB_BOARD_MARGIN)
      || plumb_board_covers_line (block->board, &rect))
    return FALSE;
  put_block (block, x, y);
  return TRUE;
}

/* Everything in @parent right of (or below) a container that has grown moves on by as much: what moves
 * together stays apart, and what stays lies on the other side. */
static void
shift_behind (PlumbBoard *board, int grown, const PlumbRect *old, gboolean right)
{
  const PlumbRect now = plumb_board_box (board, grown)->rect;
  double by = right ? plumb_rect_right (&now) - plumb_rect_right (old)
                    : plumb_rect_bottom (&now) - plumb_rect_bottom (old);
  double from = right ? plumb_rect_right (old) : plumb_rect_bottom (old);
  gboolean hit = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    for (int i = 0; i < (int)board->boxes->len; i++)
      {
        const PlumbBoardBox *box = plumb_board_box (board, i);
        double at = right ? box->rect.x : box->rect.y;

        if (i == grown || !box->placed || at < from
            || box->parent != plumb_board_box (board, grown)->parent)
          continue;
        if (pass == 0)
          hit = hit || plumb_rect_intersects (&now, &box->rect);
        else if (hit)
          {
            plumb_board_shift (board, i, right ? by : 0, right ? 0 : by);
            plumb_board_contain (board, i);
          }
      }
}

/* Only where a container that has to grow is walled in on all sides does anything that stands move. */
static void
make_room (PlumbBoard *board, int container, const PlumbRect *old)
{
  for (int at = container; at >= 0; at = plumb_board_box (board, at)->parent)
    {
      shift_behind (board, at, &old[at], TRUE);
      shift_behind (board, at, &old[at], FALSE);
    }
}

/* Below everything in its container, whatever stands around that. */
static void
force_block (Block *block)
{
  PlumbBoard *board = block->board;
  gboolean any;
  PlumbRect extent = plumb_board_get_extent (board, block->parent, &any);
  g_autofree PlumbRect *old = g_new (PlumbRect, board->boxes->len);

  for (guint i = 0; i < board->boxes->len; i++)
    old[i] = plumb_board_box (board, (int)i)->rect;
  put_block (block, any ? extent.x : 0, any ? plumb_rect_bottom (&extent) + PLUMB_BOARD_MARGIN : 0);
  make_room (board, block->parent, old);
}

/* Around (x, y), ring by ring. */
static void
search_rings (Block *block, double x, double y)
{
  double step_x = block->column + GAP_ACROSS;
  double step_y = block->row + GAP_DOWN / 2.0;

  for (int ring = 1; ring <= RINGS; ring++)
    for (int j = -ring; j <= ring; j++)
      {
        /* Below and right come first: people read that way. */
        if (try_block (block, x + j * step_x, y + ring * step_y)
            || try_block (block, x + ring * step_x, y + j * step_y)
            || try_block (block, x + j * step_x, y - ring * step_y)
            || try_block (block, x - ring * step_x, y + j * step_y))
          return;
      }
  if (block->n == 1 || block->n_wrappers > 0)
    force_block (block);
  else
    for (guint i = 0; i < block->n; i++)
      plumb_board_arrange (block->board, &block->boxes[i], 1);
}

/* -- Lists ----------------------------------------------------------------------------------------- */

/* The lowest row of plain boxes in @parent. */
static gboolean
find_row (const PlumbBoard *board, int parent, PlumbRect *row, guint *n)
{
  const PlumbBoardBox *lowest = NULL;

  *n = 0;
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->placed && box->parent == parent && !box->container
          && (lowest == NULL || box->rect.y > lowest->rect.y))
        lowest = box;
    }
  if (lowest == NULL)
    return FALSE;
  *row = lowest->rect;
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (!box->placed || box->parent != parent || box->container
          || box->rect.y >= plumb_rect_bottom (&lowest->rect)
          || plumb_rect_bottom (&box->rect) <= lowest->rect.y)
        continue;
      *row = plumb_rect_union (row, &box->rect);
      (*n)++;
    }
  return TRUE;
}

/* The left edges of the boxes that could be partners of what goes into a container below or above
 * them: plain boxes outside our solution that lie in @parent, sorted. */
static GArray *
find_columns (const PlumbBoard *board, int parent)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);
      guint at = 0;

      if (!box->placed || box->container || !plumb_board_lies_in (board, (int)i, parent)
          || plumb_board_is_inside_ours (board, (int)i))
        continue;
      while (at < columns->len && g_array_index (columns, double, at) < box->rect.x)
        at++;
      if (at == columns->len || g_array_index (columns, double, at) > box->rect.x + GAP_ACROSS)
        g_array_insert_val (columns, at, box->rect.x);
    }
  return columns;
}

/* Our solution spans what stands above it, each module below a partner, so that straight connectors
 * are possible whatever is connected later. */
static gboolean
put_below_partners (Block *block, const PlumbRect *extent)
{
  PlumbBoard *board = block->board;
  g_autoptr (GArray) columns = find_columns (board, block->parent);
  g_autofree double *offsets = g_new (double, block->n);
  double pad = (double)block->n_wrappers * PLUMB_BOARD_PAD;
  double first = columns->len > 0 ? g_array_index (columns, double, 0) : extent->x;
  guint p = columns->len;

  for (guint i = 0; i < block->n; i++)
    {
      double share = ((double)i + 0.5) * p / block->n - 0.5;

      offsets[i] = i * (block->column + GAP_ACROSS);
      if (block->n <= p)
        offsets[i] = g_array_index (columns, double, (guint)round (share)) - first;
    }
  if (block->n <= LONGEST_ROW || block->n <= p)
    {
      block->offsets = offsets;
      block->columns = block->n;
    }
  block->span = plumb_rect_right (extent) - first + 2 * pad;
  measure_block (block);
  if (try_block (block, first - pad, plumb_rect_bottom (extent) + GAP_DOWN))
    return TRUE;
  block->offsets = NULL;
  block->span = 0;
  return FALSE;
}

static gboolean
is_for_ours (const Block *block)
{
  return block->n_wrappers > 0
         && plumb_board_is_inside_ours (block->board, block->wrappers[block->n_wrappers - 1]);
}

/* The box in @parent that is our solution or holds it, and stands there already; -1 if none. */
static int
find_ours_in (const PlumbBoard *board, int parent)
{
  int index = board->ours;

  if (index < 0 || !plumb_board_box (board, index)->placed || index == parent)
    return -1;
  return plumb_board_climb (board, index, parent);
}

/* The customer's systems above our solution, when that was drawn first. */
static gboolean
put_above_ours (Block *block)
{
  int ours = find_ours_in (block->board, block->parent);
  const PlumbRect *rect;

  if (ours < 0 || plumb_board_is_inside_ours (block->board, block->boxes[0]))
    return FALSE;
  rect = &plumb_board_box (block->board, ours)->rect;
  return try_block (block, rect->x + PLUMB_BOARD_PAD - (double)block->n_wrappers * PLUMB_BOARD_PAD,
                    rect->y - GAP_DOWN - block->height);
}

/* Beside boxes that stand in rows already. */
static gboolean
continue_row (Block *block)
{
  PlumbRect row;
  guint n;

  if (block->n_wrappers > 0 || !find_row (block->board, block->parent, &row, &n))
    return FALSE;
  if (n + block->n <= LONGEST_ROW && try_block (block, plumb_rect_right (&row) + GAP_ACROSS, row.y))
    return TRUE;
  return try_block (block, row.x, plumb_rect_bottom (&row) + GAP_DOWN);
}

void
plumb_board_arrange (PlumbBoard *board, const int *boxes, guint n_boxes)
{
  Block block;
  PlumbRect extent;
  gboolean any;

  g_return_if_fail (n_boxes > 0);

  init_block (&block, board, boxes, n_boxes, FALSE);
  extent = plumb_board_get_extent (board, block.parent, &any);
  if (!any)
    {
      const PlumbBoardBox *parent =
          block.parent >= 0 ? plumb_board_box (board, block.parent) : NULL;

      if (parent == NULL)
        put_block (&block, 0, 0);
      else if (!try_block (&block, parent->rect.x + PLUMB_BOARD_PAD,
                           parent->rect.y + PLUMB_BOARD_PAD_TOP))
        search_rings (&block, parent->rect.x + PLUMB_BOARD_PAD,
                      parent->rect.y + PLUMB_BOARD_PAD_TOP);
      return;
    }
  if ((is_for_ours (&block) && put_below_partners (&block, &extent)) || continue_row (&block)
      || put_above_ours (&block)
      || try_block (&block, plumb_rect_right (&extent) + GAP_ACROSS, extent.y)
      || try_block (&block, extent.x, plumb_rect_bottom (&extent) + GAP_DOWN))
    return;
  search_rings (&block, extent.x, extent.y);
}

void
plumb_board_rearrange (PlumbBoard *board, const int *boxes, guint n_boxes)
{
  g_autofree PlumbRect *old = g_new (PlumbRect, n_boxes + 1);

  for (guint i = 0; i < n_boxes; i++)
    {
      old[i] = plumb_board_box (board, boxes[i])->rect;
      plumb_board_box (board, boxes[i])->placed = FALSE;
    }
  plumb_board_arrange (board, boxes, n_boxes);
  for (guint i = 0; i < n_boxes; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, boxes[i]);
      double dx = box->rect.x - old[i].x;
      double dy = box->rect.y - old[i].y;

      for (guint k = 0; k < board->boxes->len; k++)
        if ((int)k != boxes[i] && plumb_board_lies_in (board, (int)k, boxes[i]))
          {
            plumb_board_box (board, (int)k)->rect.x += dx;
            plumb_board_box (board, (int)k)->rect.y += dy;
          }
    }
}

/* -- Beside what they connect to ------------------------------------------------------------------- */

static PlumbRect
get_anchor (const PlumbBoard *board, const int *anchors, guint n)
{
  PlumbRect rect = plumb_board_box (board, anchors[0])->rect;

  for (guint i = 1; i < n; i++)
    rect = plumb_rect_union (&rect, &plumb_board_box (board, anchors[i])->rect);
  return rect;
}

/* In the row at @y, as near below or above the anchor as there is room. */
static gboolean
search_row (Block *block, double x, double y)
{
  double step = (block->column + GAP_ACROSS) / 2;

  for (int i = 0; i <= 2 * RINGS; i++)
    if (try_block (block, x + i * step, y) || (i > 0 && try_block (block, x - i * step, y)))
      return TRUE;
  return FALSE;
}

/* Where boxes of @parent stand in a row almost at @y: in line with them; else @y. */
static double
align_with_row (const PlumbBoard *board, int parent, double y)
{
  double nearest = y;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->placed && !box->container && box->parent == parent
          && fabs (box->rect.y - y) <= NEAR_ROW
          && (nearest == y || fabs (box->rect.y - y) < fabs (nearest - y)))
        nearest = box->rect.y;
    }
  return nearest;
}

/* Across the border of our solution connectors run up and down: the customer's systems above, our
 * modules below, each straight in line with its partner. */
static gboolean
put_across (Block *block, const int *anchors, guint n_anchors)
{
  PlumbBoard *board = block->board;
  PlumbRect anchor = get_anchor (board, anchors, n_anchors);
  double x = anchor.x + anchor.width / 2 - block->width / 2;
  gboolean ours = plumb_board_is_inside_ours (board, block->boxes[0]);
  PlumbRect row, extent;
  guint n;
  gboolean any;
  int holder;

  if (ours && block->n_wrappers == 0)
    {
      const PlumbBoardBox *parent = plumb_board_box (board, block->parent);

      if (find_row (board, block->parent, &row, &n))
        return search_row (block, x, row.y);
      return search_row (block, x, parent->rect.y + PLUMB_BOARD_PAD_TOP);
    }
  if (ours)
    {
      extent = plumb_board_get_extent (board, block->parent, &any);
      return try_block (block, x, plumb_rect_bottom (&anchor) + GAP_DOWN)
             || (any && search_row (block, x, plumb_rect_bottom (&extent) + GAP_DOWN));
    }
  holder = plumb_board_climb (board, anchors[0], block->parent);
  if (holder < 0)
    return FALSE;
  if (find_row (board, block->parent, &row, &n)
      && plumb_rect_bottom (&row) < plumb_board_box (board, holder)->rect.y)
    return search_row (block, x, row.y);
  return search_row (
      block, x,
      align_with_row (board, block->parent,
                      plumb_board_box (board, holder)->rect.y - GAP_DOWN - block->height));
}

static gboolean
put_side (Block *block, const PlumbRect *anchor, PlumbBeside side, double gap)
{
  double y = anchor->y + anchor->height / 2 - block->height / 2;

  return try_block (block,
                    side == PLUMB_BESIDE_RIGHT ? plumb_rect_right (anchor) + gap
                                               : anchor->x - gap - block->width,
                    y);
}

/* As a row: connectors run up and down. */
static gboolean
put_below (PlumbBoard *board, const int *boxes, guint n, const PlumbRect *anchor)
{
  Block row;
  double x;

  init_block (&row, board, boxes, n, FALSE);
  x = anchor->x + anchor->width / 2 - row.width / 2;
  return try_block (&row, x, plumb_rect_bottom (anchor) + GAP_DOWN)
         || try_block (&row, x, anchor->y - GAP_DOWN - row.height);
}

void
plumb_board_arrange_beside (PlumbBoard *board,
                            const int *boxes,
                            guint n_boxes,
                            const int *anchors,
                            guint n_anchors,
                            PlumbBeside side,
                            double gap)
{
  PlumbBeside other = side == PLUMB_BESIDE_LEFT ? PLUMB_BESIDE_RIGHT : PLUMB_BESIDE_LEFT;
  gboolean across;
  PlumbRect anchor;
  Block block;

  g_return_if_fail (n_boxes > 0);

  if (n_anchors == 0)
    {
      plumb_board_arrange (board, boxes, n_boxes);
      return;
    }
  across = plumb_board_is_inside_ours (board, boxes[0])
           != plumb_board_is_inside_ours (board, anchors[0]);
  init_block (&block, board, boxes, n_boxes, !across && side != PLUMB_BESIDE_BELOW);
  if (across && put_across (&block, anchors, n_anchors))
    return;
  anchor = get_anchor (board, anchors, n_anchors);
  if ((side != PLUMB_BESIDE_BELOW && put_side (&block, &anchor, side, gap))
      || put_below (board, boxes, n_boxes, &anchor)
      || (side != PLUMB_BESIDE_BELOW && put_side (&block, &anchor, other, gap)))
    return;
  search_rings (&block, anchor.x, anchor.y);
}
