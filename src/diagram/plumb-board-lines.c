// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where straight connectors run: a new box that stood on one would bend what was drawn before it. */

#include "diagram/plumb-board.h"

#define BESIDE 12.0 /* what a connector wants free on either side */

/* What is free between two extents; FALSE when they touch. */
static gboolean
find_channel (double a_start, double a_end, double b_start, double b_end, double *from, double *to)
{
  *from = MIN (a_end, b_end);
  *to = MAX (a_start, b_start);
  return *to > *from;
}

/* The straight connector between two boxes that face each other: through the middle of the side that
 * they share. */
static gboolean
find_line (const PlumbRect *a, const PlumbRect *b, PlumbRect *line)
{
  double left = MAX (a->x, b->x);
  double right = MIN (plumb_rect_right (a), plumb_rect_right (b));
  double top = MAX (a->y, b->y);
  double bottom = MIN (plumb_rect_bottom (a), plumb_rect_bottom (b));
  double from, to;

  if (right - left >= 2 * BESIDE
      && find_channel (a->y, plumb_rect_bottom (a), b->y, plumb_rect_bottom (b), &from, &to))
    {
      *line = (PlumbRect){ (left + right) / 2 - BESIDE, from, 2 * BESIDE, to - from };
      return TRUE;
    }
  if (bottom - top >= 2 * BESIDE
      && find_channel (a->x, plumb_rect_right (a), b->x, plumb_rect_right (b), &from, &to))
    {
      *line = (PlumbRect){ from, (top + bottom) / 2 - BESIDE, to - from, 2 * BESIDE };
      return TRUE;
    }
  return FALSE;
}

static const PlumbBoardBox *
find_end (const PlumbBoard *board, const PlumbRecord *connection, const char *field)
{
  const char *id = plumb_view_get_value (board->review, connection, field, board->view);
  PlumbRecord *system = id != NULL ? plumb_review_get_record (board->review, "system", id) : NULL;
  int index = plumb_board_find (board, system);

  return index >= 0 ? plumb_board_box (board, index) : NULL;
}

/* The straight connectors between boxes that have places (array of PlumbRect). Boxes that get theirs
 * in this act have none yet, so what is listed is what stood before. */
static GArray *
list_lines (const PlumbBoard *board)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  const GPtrArray *connections = plumb_review_get_records (board->review, "connection");

  for (guint i = 0; i < connections->len; i++)
    {
      const PlumbRecord *connection = connections->pdata[i];
      const PlumbBoardBox *source = find_end (board, connection, "source");
      const PlumbBoardBox *target = find_end (board, connection, "target");
      PlumbRect line;

      if (source != NULL && target != NULL && source->placed && target->placed
          && plumb_view_shows (board->review, connection, board->view)
          && find_line (&source->rect, &target->rect, &line))
        g_array_append_val (lines, line);
    }
  return lines;
}

/* Whether a box at @rect would stand on a connector that is straight now. */
gboolean
plumb_board_covers_line (PlumbBoard *board, const PlumbRect *rect)
{
  if (board->lines == NULL)
    board->lines = list_lines (board);
  for (guint i = 0; i < board->lines->len; i++)
    if (plumb_rect_intersects (&g_array_index (board->lines, PlumbRect, i), rect))
      return TRUE;
  return FALSE;
}
