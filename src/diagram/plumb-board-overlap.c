// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A line may do several things at once: wrap what stands apart, bring something back, fill a container
 * that is walled in. What such an act would lay on one another is put apart; what people have laid on one
 * another themselves stays. */

#include "diagram/plumb-board.h"

#define ROUNDS 60

static gboolean
overlap (const PlumbBoard *board, int a, int b)
{
  const PlumbBoardBox *first = plumb_board_box (board, a);
  const PlumbBoardBox *second = plumb_board_box (board, b);

  return first->shown && second->shown && first->placed && second->placed
         && first->parent == second->parent && plumb_rect_intersects (&first->rect, &second->rect);
}

static char *
name_pair (const PlumbBoard *board, int a, int b)
{
  return g_strjoin ("/", plumb_record_get_id (plumb_board_box (board, a)->record),
                    plumb_record_get_id (plumb_board_box (board, b)->record), NULL);
}

/* The pairs of boxes that lie on one another, for plumb_board_untangle() later. */
GHashTable *
plumb_board_list_overlaps (const PlumbBoard *board)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int a = 0; a < (int)board->boxes->len; a++)
    for (int b = 0; b < a; b++)
      if (overlap (board, a, b))
        g_hash_table_add (pairs, name_pair (board, a, b));
  return pairs;
}

/* The next pair that lies on one another and is not among @known. */
static gboolean
find_pair (const PlumbBoard *board, GHashTable *known, int *first, int *second)
{
  for (int a = 0; a < (int)board->boxes->len; a++)
    for (int b = 0; b < a; b++)
      if (overlap (board, a, b))
        {
          g_autofree char *pair = name_pair (board, a, b);

          *first = a;
          *second = b;
          if (!g_hash_table_contains (known, pair))
            return TRUE;
        }
  return FALSE;
}

/* Puts apart what lies on one another and did not before: of two, the one that holds nothing moves. */
void
plumb_board_untangle (PlumbBoard *board, GHashTable *known)
{
  int a, b;

  for (int i = 0; i < (int)board->boxes->len; i++)
    if (plumb_board_box (board, i)->shown && plumb_board_box (board, i)->placed)
      plumb_board_contain (board, i);
  for (guint round = 0; round < ROUNDS && find_pair (board, known, &a, &b); round++)
    {
      int mover =
          plumb_board_box (board, a)->container && !plumb_board_box (board, b)->container ? b : a;

      plumb_board_rearrange (board, &mover, 1);
    }
}
