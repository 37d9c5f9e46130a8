// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <math.h>

#include "diagram/plumb-tidy.h"

#define ROUNDS 200

typedef struct
{
  PlumbBoard *board;
  PlumbRect *before;
  gboolean *fixed; /* pinned, in something pinned, or around something pinned */
  gboolean *leaf;
} Settling;

static void
find_fixed (Settling *settling)
{
  PlumbBoard *board = settling->board;

  for (guint i = 0; i < board->boxes->len; i++)
    settling->leaf[i] = TRUE;
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->parent >= 0 && box->shown)
        settling->leaf[box->parent] = FALSE;
      for (int at = (int)i; at >= 0; at = plumb_board_box (board, at)->parent)
        if (plumb_board_box (board, at)->pinned && box->placed)
          settling->fixed[i] = TRUE;
    }
  for (guint i = 0; i < board->boxes->len; i++)
    for (int at = (int)i; settling->fixed[i] && at >= 0; at = plumb_board_box (board, at)->parent)
      settling->fixed[at] = TRUE;
}

static double
snap (double value)
{
  return round (value / PLUMB_GRID) * PLUMB_GRID;
}

/* -- Where Graphviz's picture goes ----------------------------------------------------------------- */

/* Graphviz may well give the mirror image of what people are used to; left stays left. */
static void
keep_left_and_right (Settling *settling, GHashTable *centres)
{
  PlumbBoard *board = settling->board;
  GHashTableIter iter;
  gpointer point;
  double old_sum = 0, new_sum = 0, product = 0;
  guint n = 0;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);
      const PlumbPoint *centre = g_hash_table_lookup (centres, plumb_record_get_id (box->record));
      double x = settling->before[i].x + settling->before[i].width / 2;

      if (centre == NULL || !box->placed)
        continue;
      old_sum += x;
      new_sum += centre->x;
      product += x * centre->x;
      n++;
    }
  if (n == 0 || product - old_sum * new_sum / n >= 0)
    return;
  g_hash_table_iter_init (&iter, centres);
  while (g_hash_table_iter_next (&iter, NULL, &point))
    ((PlumbPoint *)point)->x *= -1;
}

/* The innermost container around @index (-1: the whole picture) in which a pinned box stands. */
static int
find_frame (Settling *settling, int index)
{
  do
    index = plumb_board_box (settling->board, index)->parent;
  while (index >= 0 && !settling->fixed[index]);
  return index;
}

static PlumbRect
get_proposal (const PlumbBoardBox *box, const PlumbPoint *centre)
{
  return (PlumbRect){ centre->x - box->rect.width / 2, centre->y - box->rect.height / 2,
                      box->rect.width, box->rect.height };
}

/* The pinned boxes of a frame decide where the rest comes to stand around them; without any, the
 * picture's upper left corner stays, so that it does not jump. */
static PlumbPoint
find_offset (Settling *settling, GHashTable *centres, int frame)
{
  PlumbBoard *board = settling->board;
  PlumbPoint sum = { 0, 0 };
  PlumbRect old = { 0 }, new = { 0 };
  guint n_fixed = 0, n = 0;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);
      const PlumbPoint *centre = g_hash_table_lookup (centres, plumb_record_get_id (box->record));
      PlumbRect rect;

      if (centre == NULL || !plumb_board_lies_in (board, (int)i, frame))
        continue;
      rect = get_proposal (box, centre);
      if (settling->fixed[i] && settling->leaf[i])
        {
          sum.x += settling->before[i].x - rect.x;
          sum.y += settling->before[i].y - rect.y;
          n_fixed++;
        }
      if (!box->placed)
        continue;
      old = n == 0 ? settling->before[i] : plumb_rect_union (&old, &settling->before[i]);
      new = n == 0 ? rect : plumb_rect_union (&new, &rect);
      n++;
    }
  if (n_fixed > 0)
    return (PlumbPoint){ sum.x / n_fixed, sum.y / n_fixed };
  return (PlumbPoint){ old.x - new.x, old.y - new.y };
}

static void
move_leaves (Settling *settling, GHashTable *centres)
{
  PlumbBoard *board = settling->board;
  int frame = G_MININT;
  PlumbPoint offset = { 0, 0 };

  for (guint i = 0; i < board->boxes->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, (int)i);
      const PlumbPoint *centre = g_hash_table_lookup (centres, plumb_record_get_id (box->record));

      if (centre == NULL || settling->fixed[i] || !settling->leaf[i])
        continue;
      if (find_frame (settling, (int)i) != frame)
        {
          frame = find_frame (settling, (int)i);
          offset = find_offset (settling, centres, frame);
        }
      box->rect.x = snap (centre->x + offset.x - box->rect.width / 2);
      box->rect.y = snap (centre->y + offset.y - box->rect.height / 2);
      box->placed = TRUE;
    }
}

/* -- Overlaps -------------------------------------------------------------------------------------- */

/* Moves @index out of @fixed along the shorter way. */
static void
push_apart (Settling *settling, int index, int from)
{
  const PlumbRect *a = &plumb_board_box (settling->board, index)->rect;
  const PlumbRect *b = &plumb_board_box (settling->board, from)->rect;
  double right = plumb_rect_right (b) + PLUMB_BOARD_MARGIN - a->x;
  double left = plumb_rect_right (a) + PLUMB_BOARD_MARGIN - b->x;
  double down = plumb_rect_bottom (b) + PLUMB_BOARD_MARGIN - a->y;
  double up = plumb_rect_bottom (a) + PLUMB_BOARD_MARGIN - b->y;
  double dx = right <= left ? right : -left;
  double dy = down <= up ? down : -up;

  if (fabs (dx) <= fabs (dy))
    plumb_board_shift (settling->board, index, copysign (ceil (fabs (dx)), dx), 0);
  else
    plumb_board_shift (settling->board, index, 0, copysign (ceil (fabs (dy)), dy));
}

static gboolean
are_too_near (const PlumbBoard *board, int a, int b)
{
  PlumbRect grown = plumb_rect_grown (&plumb_board_box (board, a)->rect, PLUMB_BOARD_MARGIN - 1);

  return plumb_rect_intersects (&grown, &plumb_board_box (board, b)->rect);
}

/* One round over the siblings in @boxes. TRUE: something had to move. */
static gboolean
spread_once (Settling *settling, GArray *boxes)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        int a = g_array_index (boxes, int, i);
        int b = g_array_index (boxes, int, k);

        if ((settling->fixed[a] && settling->fixed[b]) || !are_too_near (settling->board, a, b))
          continue;
        push_apart (settling, settling->fixed[a] ? b : a, settling->fixed[a] ? a : b);
        moved = TRUE;
      }
  return moved;
}

/* Pushed to and fro between fixed ones a box may never come free: then it looks for room elsewhere. */
static void
place_stuck (Settling *settling, GArray *boxes)
{
  PlumbBoard *board = settling->board;

  for (guint i = 0; i < boxes->len; i++)
    {
      int index = g_array_index (boxes, int, i);
      gboolean stuck = FALSE;

      for (guint k = 0; k < boxes->len && !settling->fixed[index]; k++)
        stuck = stuck || (k != i && are_too_near (board, index, g_array_index (boxes, int, k)));
      if (!stuck)
        continue;
      plumb_board_rearrange (board, &index, 1);
    }
}

/* Closes @container around what lies in it; a pinned one only grows. */
static void
close_around (Settling *settling, int container)
{
  PlumbBoardBox *box = plumb_board_box (settling->board, container);
  gboolean any;
  PlumbRect extent = plumb_board_get_extent (settling->board, container, &any);

  if (!any)
    return;
  if (box->pinned && box->placed)
    box->rect = plumb_board_grown (&box->rect, &extent);
  else
    box->rect = plumb_board_grown (&extent, &extent);
  box->placed = TRUE;
}

/* From the inside out: what lies in a container is settled before its own place is. */
static void
settle_content (Settling *settling, int parent)
{
  PlumbBoard *board = settling->board;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (int));
  guint rounds = 0;

  for (int i = 0; i < (int)board->boxes->len; i++)
    {
      if (plumb_board_box (board, i)->parent != parent || !plumb_board_box (board, i)->shown)
        continue;
      if (!settling->leaf[i])
        settle_content (settling, i);
      if (plumb_board_box (board, i)->placed)
        g_array_append_val (boxes, i);
    }
  while (rounds++ < ROUNDS && spread_once (settling, boxes))
    ;
  if (rounds > ROUNDS)
    place_stuck (settling, boxes);
  if (parent >= 0)
    close_around (settling, parent);
}

/* -- Containers that hold pinned boxes -------------------------------------------------------------- */

/* Two containers that can neither of them move may have grown into one another. */
static gboolean
is_entangled (Settling *settling)
{
  PlumbBoard *board = settling->board;

  for (guint i = 0; i < board->boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const PlumbBoardBox *a = plumb_board_box (board, (int)i);
        const PlumbBoardBox *b = plumb_board_box (board, (int)k);

        if (settling->fixed[i] && settling->fixed[k] && a->placed && b->placed
            && a->parent == b->parent && plumb_rect_intersects (&a->rect, &b->rect))
          return TRUE;
      }
  return FALSE;
}

/* Then each container with pinned content stays as it was, with all that lies in it. */
static void
freeze_containers (Settling *settling)
{
  PlumbBoard *board = settling->board;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, (int)i);

      box->rect = settling->before[i];
      for (int at = box->parent; at >= 0 && box->placed; at = plumb_board_box (board, at)->parent)
        if (settling->fixed[at])
          settling->fixed[i] = TRUE;
    }
}

void
plumb_tidy_settle (PlumbBoard *board, GHashTable *centres)
{
  guint n = board->boxes->len;
  g_autofree PlumbRect *before = g_new0 (PlumbRect, n + 1);
  g_autofree gboolean *fixed = g_new0 (gboolean, n + 1);
  g_autofree gboolean *leaf = g_new0 (gboolean, n + 1);
  Settling settling = { board, before, fixed, leaf };

  for (guint i = 0; i < n; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, (int)i);

      before[i] = box->rect;
      /* What this view does not show takes no part, and keeps no room. */
      box->placed = box->placed && box->shown;
    }
  find_fixed (&settling);
  keep_left_and_right (&settling, centres);
  move_leaves (&settling, centres);
  settle_content (&settling, -1);
  if (!is_entangled (&settling))
    return;
  freeze_containers (&settling);
  move_leaves (&settling, centres);
  settle_content (&settling, -1);
}
