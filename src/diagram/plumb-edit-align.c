// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Aligning, distributing, making as large as one another, pinning. */

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"

static PlumbRect
get_bounds (const PlumbBoard *board, GArray *boxes)
{
  PlumbRect bounds = plumb_board_box (board, g_array_index (boxes, int, 0))->rect;

  for (guint i = 1; i < boxes->len; i++)
    bounds =
        plumb_rect_union (&bounds, &plumb_board_box (board, g_array_index (boxes, int, i))->rect);
  return bounds;
}

/* All as large as the largest. Each makes room in its turn, so that they do not grow into one another. */
static void
make_same_size (PlumbBoard *board, GArray *boxes, PlumbAlign how)
{
  double width = 0, height = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const PlumbRect *rect = &plumb_board_box (board, g_array_index (boxes, int, i))->rect;

      width = MAX (width, rect->width);
      height = MAX (height, rect->height);
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      int index = g_array_index (boxes, int, i);
      PlumbRect rect = plumb_board_box (board, index)->rect;

      if (how != PLUMB_SAME_HEIGHT)
        rect.width = width;
      if (how != PLUMB_SAME_WIDTH)
        rect.height = height;
      plumb_edit_stretch (board, index, &rect, PLUMB_ROOM_MAKE);
    }
}

static void
align_one (PlumbBoard *board, int index, const PlumbRect *bounds, PlumbAlign how)
{
  const PlumbRect *rect = &plumb_board_box (board, index)->rect;
  double dx = 0, dy = 0;

  switch (how)
    {
    case PLUMB_ALIGN_LEFT:
      dx = bounds->x - rect->x;
      break;
    case PLUMB_ALIGN_CENTER:
      dx = bounds->x + bounds->width / 2 - rect->x - rect->width / 2;
      break;
    case PLUMB_ALIGN_RIGHT:
      dx = plumb_rect_right (bounds) - plumb_rect_right (rect);
      break;
    case PLUMB_ALIGN_TOP:
      dy = bounds->y - rect->y;
      break;
    case PLUMB_ALIGN_MIDDLE:
      dy = bounds->y + bounds->height / 2 - rect->y - rect->height / 2;
      break;
    default:
      dy = plumb_rect_bottom (bounds) - plumb_rect_bottom (rect);
      break;
    }
  plumb_board_shift (board, index, round (dx), round (dy));
}

typedef struct
{
  int index;
  double start;
  double size;
} Stop;

static int
compare_stops (const void *a, const void *b)
{
  const Stop *first = a;
  const Stop *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->index - second->index;
}

/* Equal gaps between the outermost two; where there is no room for gaps, equal overlaps. */
static void
distribute (PlumbBoard *board, GArray *boxes, gboolean horizontally)
{
  g_autofree Stop *stops = g_new (Stop, boxes->len);
  double sum = 0, gap, at;

  for (guint i = 0; i < boxes->len; i++)
    {
      int index = g_array_index (boxes, int, i);
      const PlumbRect *rect = &plumb_board_box (board, index)->rect;

      stops[i] = (Stop){ index, horizontally ? rect->x : rect->y,
                         horizontally ? rect->width : rect->height };
      sum += stops[i].size;
    }
  qsort (stops, boxes->len, sizeof (Stop), compare_stops);
  at = stops[0].start;
  gap = (stops[boxes->len - 1].start + stops[boxes->len - 1].size - at - sum) / (boxes->len - 1);
  for (guint i = 0; i < boxes->len; i++)
    {
      double delta = round (at) - stops[i].start;

      plumb_board_shift (board, stops[i].index, horizontally ? delta : 0, horizontally ? 0 : delta);
      at += stops[i].size + gap;
    }
}

static gboolean
distributes (PlumbAlign how)
{
  return how == PLUMB_DISTRIBUTE_HORIZONTALLY || how == PLUMB_DISTRIBUTE_VERTICALLY;
}

static void
align_all (PlumbBoard *board, GArray *boxes, PlumbAlign how)
{
  PlumbRect bounds = get_bounds (board, boxes);

  if (how >= PLUMB_SAME_WIDTH)
    make_same_size (board, boxes, how);
  else if (distributes (how))
    distribute (board, boxes, how == PLUMB_DISTRIBUTE_HORIZONTALLY);
  else
    for (guint i = 0; i < boxes->len; i++)
      align_one (board, g_array_index (boxes, int, i), &bounds, how);
  for (guint i = 0; i < boxes->len; i++)
    plumb_board_contain (board, g_array_index (boxes, int, i));
}

static gboolean
fail_too_few (PlumbAlign how, GError **error)
{
  g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                       distributes (how)         ? _ ("Select at least three systems to distribute")
                       : how >= PLUMB_SAME_WIDTH ? _ ("Select at least two systems of unlike size")
                                                 : _ ("Select at least two systems to align"));
  return FALSE;
}

gboolean
plumb_edit_align (PlumbReview *review,
                  const char *view,
                  PlumbRecord *const *systems,
                  guint n_systems,
                  PlumbAlign how,
                  GError **error)
{
  g_autoptr (GPtrArray) top = NULL;
  g_autoptr (PlumbBoard) board = NULL;
  g_autoptr (GArray) boxes = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);

  top = plumb_edit_topmost (review, view, systems, n_systems);
  board = plumb_board_new (review, view);
  boxes = plumb_edit_find_boxes (board, top);
  if (boxes->len < (distributes (how) ? 3u : 2u))
    return fail_too_few (how, error);
  label = plumb_edit_label (review, "",
                            distributes (how)         ? _ ("Distribute %u systems")
                            : how >= PLUMB_SAME_WIDTH ? _ ("Resize %u systems")
                                                      : _ ("Align %u systems"),
                            (PlumbRecord *const *)top->pdata, top->len);
  plumb_review_begin (review, label);
  align_all (board, boxes, how);
  return plumb_edit_finish (review, plumb_board_store (board, error), error);
}

/* -- Pinning --------------------------------------------------------------------------------------- */

static PlumbRecord *
find_placement (const PlumbBoard *board, int index)
{
  g_autofree char *key = g_strjoin (
      "/", board->view, plumb_record_get_id (plumb_board_box (board, index)->record), NULL);

  return plumb_review_get_record (board->review, "placement", key);
}

/* A box is pinned to a place of this very view, so it needs one. */
static gboolean
pin_boxes (PlumbBoard *board, GArray *boxes, gboolean pinned, GError **error)
{
  gboolean own = TRUE;

  for (guint i = 0; i < boxes->len; i++)
    own = own && plumb_board_box (board, g_array_index (boxes, int, i))->own;
  if (!own && !plumb_board_store_all (board, error))
    return FALSE;
  for (guint i = 0; i < boxes->len; i++)
    {
      PlumbRecord *placement = find_placement (board, g_array_index (boxes, int, i));

      if (placement != NULL
          && !plumb_review_set (board->review, placement, "pinned", pinned ? "1" : "0", error))
        return FALSE;
    }
  return TRUE;
}

gboolean
plumb_edit_pin (PlumbReview *review,
                const char *view,
                PlumbRecord *const *systems,
                guint n_systems,
                gboolean pinned,
                GError **error)
{
  g_autoptr (GPtrArray) top = NULL;
  g_autoptr (PlumbBoard) board = NULL;
  g_autoptr (GArray) boxes = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);

  top = g_ptr_array_new ();
  for (guint i = 0; i < n_systems; i++)
    g_ptr_array_add (top, systems[i]);
  if (top->len == 0)
    return plumb_edit_fail_nothing (error);
  label = pinned ? plumb_edit_label (review, _ ("Pin %s"), _ ("Pin %u systems"), systems, n_systems)
                 : plumb_edit_label (review, _ ("Unpin %s"), _ ("Unpin %u systems"), systems,
                                     n_systems);
  plumb_review_begin (review, label);
  board = plumb_board_new (review, view);
  plumb_edit_give_places (board, top);
  boxes = plumb_edit_find_boxes (board, top);
  return plumb_edit_finish (review, pin_boxes (board, boxes, pinned, error), error);
}
