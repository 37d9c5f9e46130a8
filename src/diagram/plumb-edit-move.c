// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Moving and resizing; containers around grow with what lies in them. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"

#define SMALLEST_WIDTH 64
#define SMALLEST_HEIGHT 32

char *
plumb_edit_label (PlumbReview *review,
                  const char *one,
                  const char *many,
                  PlumbRecord *const *records,
                  guint n_records)
{
  g_autofree char *name = NULL;

  if (n_records == 1)
    {
      g_autoptr (GString) label = g_string_new (one);

      name = plumb_review_dup_name (review, records[0]);
      g_string_replace (label, "%s", name, 1);
      return g_string_free (g_steal_pointer (&label), FALSE);
    }
  else
    {
      g_autoptr (GString) label = g_string_new (many);

      name = g_strdup_printf ("%u", n_records);
      g_string_replace (label, "%u", name, 1);
      return g_string_free (g_steal_pointer (&label), FALSE);
    }
}

GPtrArray *
plumb_edit_topmost (PlumbReview *review,
                    const char *view,
                    PlumbRecord *const *systems,
                    guint n_systems)
{
  GPtrArray *top = g_ptr_array_new ();

  for (guint i = 0; i < n_systems; i++)
    {
      gboolean inside = g_ptr_array_find (top, systems[i], NULL);

      for (guint k = 0; k < n_systems && !inside; k++)
        inside = plumb_edit_lies_in (review, view, systems[i], systems[k]);
      if (!inside)
        g_ptr_array_add (top, systems[i]);
    }
  return top;
}

gboolean
plumb_edit_fail_nothing (GError **error)
{
  g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                       _ ("Nothing that stands in this picture is selected"));
  return FALSE;
}

/* -- Containers ------------------------------------------------------------------------------------ */

/* A container that has no place yet comes around what lies in it; where that would enclose others too,
 * its content finds room together. */
static void
place_around (PlumbBoard *board, int container)
{
  PlumbBoardBox *box = plumb_board_box (board, container);
  g_autoptr (GArray) content = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean any;
  PlumbRect extent = plumb_board_get_extent (board, container, &any);
  PlumbRect around = plumb_board_grown (&extent, &extent);

  if (box->placed || !any)
    return;
  if (plumb_board_is_free (board, box->parent, &around, 1))
    {
      box->rect = around;
      box->placed = TRUE;
      return;
    }
  for (int i = 0; i < (int)board->boxes->len; i++)
    if (plumb_board_box (board, i)->parent == container && plumb_board_box (board, i)->placed)
      g_array_append_val (content, i);
  plumb_board_rearrange (board, (int *)content->data, content->len);
}

/* What came into a container where it cannot stay finds room there. */
static void
find_room (PlumbBoard *board, int index)
{
  PlumbBoardBox *box = plumb_board_box (board, index);
  gboolean room;

  if (!box->placed || (box->parent >= 0 && !plumb_board_box (board, box->parent)->placed))
    return;
  box->placed = FALSE;
  room = plumb_board_is_free (board, box->parent, &box->rect, 1);
  box->placed = TRUE;
  if (!room)
    plumb_board_rearrange (board, &index, 1);
}

static void
enter (PlumbBoard *board, int index, int container)
{
  PlumbBoardBox *box = plumb_board_box (board, index);

  box->parent = container;
  if (container >= 0)
    plumb_board_box (board, container)->container = TRUE;
}

static void
settle (PlumbBoard *board, const int *moved, guint n)
{
  for (guint i = 0; i < n; i++)
    if (moved[i] >= 0 && plumb_board_box (board, moved[i])->parent >= 0)
      {
        place_around (board, plumb_board_box (board, moved[i])->parent);
        plumb_board_contain (board, moved[i]);
        plumb_board_contain (board, plumb_board_box (board, moved[i])->parent);
      }
}

/* Moves on @board what changed its container in the board's view. TRUE when something did. */
static gboolean
follow_containers (PlumbBoard *board, PlumbRecord *const *systems, guint n)
{
  g_autofree int *moved = g_new (int, n + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      PlumbRecord *container = plumb_edit_get_container (board->review, board->view, systems[i]);
      int parent = plumb_board_find (board, container);

      moved[i] = plumb_board_find (board, systems[i]);
      if (moved[i] < 0 || plumb_board_box (board, moved[i])->parent == parent)
        continue;
      enter (board, moved[i], parent);
      find_room (board, moved[i]);
      any = TRUE;
    }
  settle (board, moved, n);
  return any;
}

/* Whether one of @systems lies in different containers today and tomorrow: then the views cannot share
 * its place. */
static gboolean
differs_by_view (PlumbReview *review, PlumbRecord *const *systems, guint n)
{
  for (guint i = 0; i < n; i++)
    if (plumb_edit_get_container (review, PLUMB_VIEW_CURRENT, systems[i])
        != plumb_edit_get_container (review, PLUMB_VIEW_PROPOSED, systems[i]))
      return TRUE;
  return FALSE;
}

gboolean
plumb_edit_reparent (PlumbBoard *board,
                     PlumbRecord *const *systems,
                     guint n_systems,
                     PlumbRecord *container,
                     gboolean also_today,
                     GError **error)
{
  PlumbReview *review = board->review;
  const char *other_view = plumb_board_other_view (board->view);
  g_autoptr (PlumbBoard) other = plumb_board_new (review, other_view);
  const char *id = container != NULL ? plumb_record_get_id (container) : "";
  int parent = plumb_board_find (board, container);
  g_autofree int *moved = g_new (int, n_systems + 1);

  for (guint i = 0; i < n_systems; i++)
    {
      if (!plumb_edit_write (review, board->view, systems[i], "container", id, also_today, error))
        return FALSE;
      moved[i] = plumb_board_find (board, systems[i]);
      if (moved[i] >= 0)
        enter (board, moved[i], parent);
    }
  settle (board, moved, n_systems);
  if (!plumb_board_store (board, error))
    return FALSE;
  follow_containers (other, systems, n_systems);
  if (!plumb_board_has_own_places (review, other_view)
      && !differs_by_view (review, systems, n_systems))
    return TRUE;
  return plumb_board_has_own_places (review, other_view) ? plumb_board_store (other, error)
                                                         : plumb_board_store_all (other, error);
}

/* -- Moving ---------------------------------------------------------------------------------------- */

GArray *
plumb_edit_find_boxes (const PlumbBoard *board, GPtrArray *top)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < top->len; i++)
    {
      int index = plumb_board_find (board, top->pdata[i]);

      if (index >= 0 && plumb_board_box (board, index)->placed)
        g_array_append_val (boxes, index);
    }
  return boxes;
}

void
plumb_edit_give_places (PlumbBoard *board, GPtrArray *top)
{
  for (guint i = 0; i < top->len; i++)
    {
      int index = plumb_board_find (board, top->pdata[i]);

      if (index >= 0 && !plumb_board_box (board, index)->placed)
        plumb_board_arrange (board, &index, 1);
    }
}

static gboolean
check_target (
    PlumbReview *review, const char *view, GPtrArray *top, PlumbRecord *container, GError **error)
{
  for (guint i = 0; i < top->len && container != NULL; i++)
    if (top->pdata[i] == container || plumb_edit_lies_in (review, view, container, top->pdata[i]))
      {
        g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE,
                             _ ("A container cannot lie inside itself"));
        return FALSE;
      }
  return TRUE;
}

void
plumb_edit_shift (PlumbBoard *board,
                  GArray *boxes,
                  double dx,
                  double dy,
                  gboolean reparent,
                  int container,
                  PlumbRoom room)
{
  g_autofree PlumbRect *before = plumb_board_list_rects (board);

  for (guint i = 0; i < boxes->len; i++)
    {
      plumb_board_shift (board, g_array_index (boxes, int, i), dx, dy);
      if (reparent)
        enter (board, g_array_index (boxes, int, i), container);
    }
  settle (board, (const int *)(gpointer)boxes->data, boxes->len);
  if (room == PLUMB_ROOM_MAKE)
    plumb_board_make_room (board, (const int *)(gpointer)boxes->data, boxes->len, before);
}

static gboolean
move_boxes (PlumbBoard *board,
            GPtrArray *top,
            double dx,
            double dy,
            gboolean reparent,
            PlumbRecord *container,
            PlumbRoom room,
            GError **error)
{
  g_autoptr (GArray) boxes = plumb_edit_find_boxes (board, top);

  plumb_edit_shift (board, boxes, dx, dy, reparent, plumb_board_find (board, container), room);
  if (reparent)
    return plumb_edit_reparent (board, (PlumbRecord *const *)top->pdata, top->len, container, FALSE,
                                error);
  return plumb_board_store (board, error);
}

gboolean
plumb_edit_move (PlumbReview *review,
                 const char *view,
                 PlumbRecord *const *systems,
                 guint n_systems,
                 double dx,
                 double dy,
                 gboolean reparent,
                 PlumbRecord *container,
                 PlumbRoom room,
                 GError **error)
{
  g_autoptr (GPtrArray) top = NULL;
  g_autoptr (PlumbBoard) board = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);

  top = plumb_edit_topmost (review, view, systems, n_systems);
  if (top->len == 0)
    return plumb_edit_fail_nothing (error);
  if (reparent && !check_target (review, view, top, container, error))
    return FALSE;
  label = plumb_edit_label (review, _ ("Move %s"), _ ("Move %u systems"),
                            (PlumbRecord *const *)top->pdata, top->len);
  plumb_review_begin (review, label);
  board = plumb_board_new (review, view);
  plumb_edit_give_places (board, top);
  return plumb_edit_finish (
      review, move_boxes (board, top, dx, dy, reparent, container, room, error), error);
}

void
plumb_edit_stretch (PlumbBoard *board, int index, const PlumbRect *absolute, PlumbRoom room)
{
  g_autofree PlumbRect *before = plumb_board_list_rects (board);
  PlumbBoardBox *box = plumb_board_box (board, index);
  gboolean any;
  PlumbRect extent;

  box->rect = *absolute;
  box->rect.width = MAX (absolute->width, SMALLEST_WIDTH);
  box->rect.height = MAX (absolute->height, SMALLEST_HEIGHT);
  box->placed = TRUE;
  extent = plumb_board_get_extent (board, index, &any);
  if (any)
    box->rect = plumb_board_grown (&box->rect, &extent);
  plumb_board_contain (board, index);
  if (room == PLUMB_ROOM_MAKE)
    plumb_board_make_room (board, &index, 1, before);
}

gboolean
plumb_edit_resize (PlumbReview *review,
                   const char *view,
                   PlumbRecord *system,
                   const PlumbRect *absolute,
                   PlumbRoom room,
                   GError **error)
{
  g_autoptr (PlumbBoard) board = NULL;
  g_autofree char *label = NULL;
  int index;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);
  g_return_val_if_fail (system != NULL && absolute != NULL, FALSE);

  board = plumb_board_new (review, view);
  index = plumb_board_find (board, system);
  if (index < 0)
    return plumb_edit_fail_nothing (error);
  label = plumb_edit_label (review, _ ("Resize %s"), "", &system, 1);
  plumb_review_begin (review, label);
  plumb_edit_stretch (board, index, absolute, room);
  return plumb_edit_finish (review, plumb_board_store (board, error), error);
}
