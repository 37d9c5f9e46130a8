// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Room where something was dropped. What it lies on is pushed in that one of four directions in which
 * the fewest boxes have to go the shortest way, and pushes on what it meets: so neighbours stay in their
 * order, and a push that goes one way only always ends. */

#include "diagram/plumb-board.h"

#include <math.h>

#define NEAREST PLUMB_GRID         /* what is nearer than this has no room */
#define CLEARANCE (3 * PLUMB_GRID) /* what is pushed comes to stand so far away */

typedef enum
{
  PUSH_RIGHT,
  PUSH_DOWN,
  PUSH_LEFT,
  PUSH_UP,
  N_PUSHES,
} Push;

typedef struct
{
  PlumbBoard *board;
  gboolean
      *held; /* never give way: what was dropped, and what is pinned or holds something pinned */
  guint *weight; /* how many boxes go along with each */
  double *by;    /* how far each is pushed, in the direction that is tried */
  GArray *queue; /* of int: what was pushed and may push others */
} Room;

/* -- One direction --------------------------------------------------------------------------------- */

static PlumbRect
pushed (const Room *room, int index, Push push)
{
  PlumbRect rect = plumb_board_box (room->board, index)->rect;
  double by = room->by[index];

  if (push == PUSH_RIGHT || push == PUSH_LEFT)
    rect.x += push == PUSH_RIGHT ? by : -by;
  else
    rect.y += push == PUSH_DOWN ? by : -by;
  return rect;
}

/* How far @rect goes until it is clear of @other. */
static double
way_past (const PlumbRect *rect, const PlumbRect *other, Push push)
{
  double way;

  switch (push)
    {
    case PUSH_RIGHT:
      way = plumb_rect_right (other) + CLEARANCE - rect->x;
      break;
    case PUSH_LEFT:
      way = plumb_rect_right (rect) + CLEARANCE - other->x;
      break;
    case PUSH_DOWN:
      way = plumb_rect_bottom (other) + CLEARANCE - rect->y;
      break;
    case PUSH_UP:
    case N_PUSHES:
    default:
      way = plumb_rect_bottom (rect) + CLEARANCE - other->y;
      break;
    }
  return ceil (way / PLUMB_GRID) * PLUMB_GRID;
}

static gboolean
is_sibling (const Room *room, int index, int other)
{
  const PlumbBoardBox *a = plumb_board_box (room->board, index);
  const PlumbBoardBox *b = plumb_board_box (room->board, other);

  return index != other && a->parent == b->parent && b->shown && b->placed;
}

static gboolean
has_no_room (const PlumbRect *rect, const PlumbRect *other)
{
  PlumbRect around = plumb_rect_grown (rect, NEAREST - 1);

  return plumb_rect_intersects (&around, other);
}

/* Past everything that never gives way. */
static void
push_past_held (Room *room, int index, Push push)
{
  gboolean again = TRUE;

  while (again)
    {
      PlumbRect rect = pushed (room, index, push);

      again = FALSE;
      for (int i = 0; i < (int)room->board->boxes->len && !again; i++)
        if (room->held[i] && is_sibling (room, index, i)
            && has_no_room (&rect, &plumb_board_box (room->board, i)->rect))
          {
            room->by[index] += way_past (&rect, &plumb_board_box (room->board, i)->rect, push);
            again = TRUE;
          }
    }
}

static void
push_others (Room *room, int index, Push push)
{
  PlumbRect rect = pushed (room, index, push);

  for (int i = 0; i < (int)room->board->boxes->len; i++)
    {
      PlumbRect other = pushed (room, i, push);

      if (room->held[i] || !is_sibling (room, index, i) || !has_no_room (&rect, &other))
        continue;
      room->by[i] += way_past (&other, &rect, push);
      push_past_held (room, i, push);
      g_array_append_val (room->queue, i);
    }
}

/* Fills in how far each box goes when @index is pushed away from @from. Returns what that costs. */
static double
try_push (Room *room, int index, int from, Push push)
{
  const PlumbRect *obstacle = &plumb_board_box (room->board, from)->rect;
  guint n = room->board->boxes->len;
  double cost = 0;

  for (guint i = 0; i < n; i++)
    room->by[i] = 0;
  g_array_set_size (room->queue, 0);
  room->by[index] = way_past (&plumb_board_box (room->board, index)->rect, obstacle, push);
  push_past_held (room, index, push);
  g_array_append_val (room->queue, index);
  /* Each step pushes further on; the bound is for damaged places alone. */
  for (guint i = 0; i < room->queue->len && i < 8 * n; i++)
    push_others (room, g_array_index (room->queue, int, i), push);
  for (guint i = 0; i < n; i++)
    cost += room->by[i] * room->weight[i];
  return cost;
}

/* -- All of them ----------------------------------------------------------------------------------- */

static void
push_away (Room *room, int index, int from)
{
  Push best = PUSH_RIGHT;
  double least = INFINITY;

  for (Push push = PUSH_RIGHT; push < N_PUSHES; push++)
    {
      double cost = try_push (room, index, from, push);

      if (cost < least)
        {
          least = cost;
          best = push;
        }
    }
  try_push (room, index, from, best);
  for (int i = 0; i < (int)room->board->boxes->len; i++)
    {
      double by = room->by[i];

      if (by == 0)
        continue;
      room->by[i] = 0;
      plumb_board_shift (room->board, i,
                         best == PUSH_RIGHT  ? by
                         : best == PUSH_LEFT ? -by
                                             : 0,
                         best == PUSH_DOWN ? by
                         : best == PUSH_UP ? -by
                                           : 0);
      plumb_board_contain (room->board, i);
    }
}

/* What was dropped on something pinned gives way itself. */
static void
leave_pinned (Room *room, int index)
{
  for (int i = 0; i < (int)room->board->boxes->len; i++)
    if (room->held[i] && is_sibling (room, index, i)
        && has_no_room (&plumb_board_box (room->board, index)->rect,
                        &plumb_board_box (room->board, i)->rect))
      push_away (room, index, i);
}

static void
clear_around (Room *room, int from)
{
  for (int i = 0; i < (int)room->board->boxes->len; i++)
    if (!room->held[i] && is_sibling (room, from, i)
        && has_no_room (&plumb_board_box (room->board, from)->rect,
                        &plumb_board_box (room->board, i)->rect))
      push_away (room, i, from);
}

static void
hold (Room *room, const int *moved, guint n_moved)
{
  PlumbBoard *board = room->board;

  for (int i = 0; i < (int)board->boxes->len; i++)
    for (int at = i; at >= 0; at = plumb_board_box (board, at)->parent)
      {
        room->weight[at]++;
        room->held[at] = room->held[at] || plumb_board_box (board, i)->pinned;
      }
  for (guint i = 0; i < n_moved; i++)
    for (int at = moved[i]; at >= 0; at = plumb_board_box (board, at)->parent)
      room->held[at] = TRUE;
}

static gboolean
has_changed (const PlumbBoard *board, int index, const PlumbRect *before)
{
  const PlumbRect *now = &plumb_board_box (board, index)->rect;

  return now->x != before[index].x || now->y != before[index].y || now->width != before[index].width
         || now->height != before[index].height;
}

void
plumb_board_make_room (PlumbBoard *board, const int *moved, guint n_moved, const PlumbRect *before)
{
  guint n = board->boxes->len;
  g_autofree gboolean *held = g_new0 (gboolean, n + 1);
  g_autofree guint *weight = g_new0 (guint, n + 1);
  g_autofree double *by = g_new0 (double, n + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) pushers = g_array_new (FALSE, FALSE, sizeof (int));
  Room room = { board, held, weight, by, queue };

  hold (&room, moved, n_moved);
  if (n_moved == 1 && plumb_board_box (board, moved[0])->placed)
    leave_pinned (&room, moved[0]);
  if (n_moved > 0)
    g_array_append_vals (pushers, moved, n_moved);
  /* Level by level outwards: a container pushes once what lies in it has found its room. */
  for (guint i = 0; i < pushers->len; i++)
    {
      int index = g_array_index (pushers, int, i);
      int parent = plumb_board_box (board, index)->parent;

      if (!plumb_board_box (board, index)->placed)
        continue;
      clear_around (&room, index);
      if (parent >= 0 && has_changed (board, parent, before))
        g_array_append_val (pushers, parent);
    }
}
