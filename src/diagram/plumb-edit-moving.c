// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-edit-moving.h"

#include "diagram/plumb-edit-private.h"
#include "diagram/plumb-scene-private.h"

struct _PlumbMoving
{
  PlumbReview *review;
  char *view;
  PlumbScene *scene; /* where everything stood */
  PlumbScene *base;  /* the same, with what moves in the container where it would be dropped */
  char *container;   /* of base; NULL: top level */
  gboolean reparent;
  PlumbBoard *board;
  GPtrArray *top;
};

PlumbMoving *
plumb_moving_new (PlumbReview *review,
                  const char *view,
                  PlumbScene *scene,
                  PlumbRecord *const *systems,
                  guint n_systems)
{
  PlumbMoving *moving = g_new0 (PlumbMoving, 1);

  moving->review = g_object_ref (review);
  moving->view = g_strdup (view);
  moving->scene = plumb_scene_ref (scene);
  moving->base = plumb_scene_ref (scene);
  moving->board = plumb_board_new (review, view);
  moving->top = plumb_edit_topmost (review, view, systems, n_systems);
  plumb_edit_give_places (moving->board, moving->top);
  return moving;
}

void
plumb_moving_free (PlumbMoving *moving)
{
  plumb_scene_unref (moving->scene);
  plumb_scene_unref (moving->base);
  plumb_board_free (moving->board);
  g_ptr_array_unref (moving->top);
  g_object_unref (moving->review);
  g_free (moving->view);
  g_free (moving->container);
  g_free (moving);
}

/* -- Other structure ------------------------------------------------------------------------------- */

/* Another container means other colours, another order and other routes: the scene is built within a
 * transaction that is taken back. NULL when it cannot be. */
static PlumbScene *
build_in_container (PlumbMoving *moving, PlumbRecord *container)
{
  const char *id = container != NULL ? plumb_record_get_id (container) : "";
  PlumbScene *scene = NULL;
  gboolean good = TRUE;

  if (plumb_review_in_transaction (moving->review))
    return NULL;
  plumb_review_begin (moving->review, NULL);
  for (guint i = 0; i < moving->top->len && good; i++)
    good = plumb_edit_write (moving->review, moving->view, moving->top->pdata[i], "container", id,
                             FALSE, NULL);
  if (good)
    scene = plumb_scene_new (moving->review, moving->view, &moving->scene->options);
  plumb_review_rollback (moving->review);
  return scene;
}

static void
choose_base (PlumbMoving *moving, gboolean reparent, PlumbRecord *container)
{
  const char *id = reparent && container != NULL ? plumb_record_get_id (container) : NULL;
  PlumbScene *base;

  if (moving->reparent == reparent && g_strcmp0 (moving->container, id) == 0)
    return;
  base = reparent ? build_in_container (moving, container) : plumb_scene_ref (moving->scene);
  if (base == NULL)
    return;
  plumb_scene_unref (moving->base);
  moving->base = base;
  moving->reparent = reparent;
  g_free (moving->container);
  moving->container = g_strdup (id);
}

PlumbScene *
plumb_moving_try_end (PlumbReview *review,
                      const char *view,
                      PlumbScene *scene,
                      PlumbRecord *connection,
                      const char *field,
                      PlumbRecord *system)
{
  PlumbScene *tried = NULL;

  if (plumb_review_in_transaction (review))
    return plumb_scene_ref (scene);
  plumb_review_begin (review, NULL);
  if (plumb_edit_write (review, view, connection, field, plumb_record_get_id (system), FALSE, NULL))
    tried = plumb_scene_new (review, view, &scene->options);
  plumb_review_rollback (review);
  return tried != NULL ? tried : plumb_scene_ref (scene);
}

/* -- Other places ---------------------------------------------------------------------------------- */

static PlumbScene *
show (PlumbMoving *moving, const PlumbBoard *board)
{
  g_autofree PlumbRect *rects = g_new (PlumbRect, moving->base->n_boxes + 1);

  for (guint i = 0; i < moving->base->n_boxes; i++)
    rects[i] = moving->base->own[i];
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);
      int index = plumb_scene_find_box (moving->base, plumb_record_get_id (box->record));

      if (index >= 0 && box->placed)
        rects[index] = box->rect;
    }
  return plumb_scene_with_places (moving->base, rects);
}

PlumbScene *
plumb_moving_move (
    PlumbMoving *moving, double dx, double dy, gboolean reparent, PlumbRecord *container)
{
  g_autoptr (PlumbBoard) board = plumb_board_copy (moving->board);
  g_autoptr (GArray) boxes = plumb_edit_find_boxes (board, moving->top);

  choose_base (moving, reparent, container);
  plumb_edit_shift (board, boxes, dx, dy, reparent, plumb_board_find (board, container),
                    PLUMB_ROOM_LEAVE);
  return show (moving, board);
}

PlumbScene *
plumb_moving_resize (PlumbMoving *moving, const PlumbRect *absolute)
{
  g_autoptr (PlumbBoard) board = plumb_board_copy (moving->board);
  int index = moving->top->len > 0 ? plumb_board_find (board, moving->top->pdata[0]) : -1;

  if (index >= 0)
    plumb_edit_stretch (board, index, absolute, PLUMB_ROOM_LEAVE);
  return show (moving, board);
}
