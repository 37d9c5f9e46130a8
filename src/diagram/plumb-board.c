// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-board.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 64
#define WIDEST_BOX 288
#define TEXT_INSET 56    /* side bar, icon and what stays free beside a name */
#define LETTER_WIDTH 6.8 /* of a name, on average */
#define LINE_HEIGHT 24   /* that a further line of a name adds, on the grid */

const char *
plumb_board_other_view (const char *view)
{
  return g_str_equal (view, PLUMB_VIEW_CURRENT) ? PLUMB_VIEW_PROPOSED : PLUMB_VIEW_CURRENT;
}

/* Whether @view has places of its own; until then it follows the other view. */
gboolean
plumb_board_has_own_places (PlumbReview *review, const char *view)
{
  const GPtrArray *places = plumb_review_get_records (review, "placement");

  for (guint i = 0; i < places->len; i++)
    if (plumb_record_is (places->pdata[i], "view", view))
      return TRUE;
  return FALSE;
}

static double
snap_up (double value)
{
  return ceil (value / PLUMB_GRID) * PLUMB_GRID;
}

/* Longer names get a wider box, and in the end a higher one: what is drawn breaks its lines itself. */
void
plumb_board_measure (const PlumbRecord *system, double *width, double *height)
{
  const char *name = plumb_record_get (system, "name");
  double text = name != NULL ? (double)g_utf8_strlen (name, -1) * LETTER_WIDTH : 0;
  double room = WIDEST_BOX - TEXT_INSET;

  *width = CLAMP (snap_up (text + TEXT_INSET), PLUMB_BOX_WIDTH, WIDEST_BOX);
  *height = PLUMB_BOX_HEIGHT;
  if (text > room)
    *height += LINE_HEIGHT * MIN (ceil (text / room) - 1, 4);
}

static gboolean
is_container_kind (const PlumbRecord *system)
{
  return plumb_record_get_boolean (system, "ours")
         || plumb_record_is (system, "kind", "network zone")
         || plumb_record_is (system, "kind", "environment")
         || plumb_record_is (system, "kind", "solution");
}

static void
add_box (PlumbBoard *board, PlumbRecord *record, gboolean shown)
{
  PlumbBoardBox box = { .record = record, .parent = -1, .shown = shown };
  g_autofree char *key = g_strjoin ("/", board->view, plumb_record_get_id (record), NULL);
  PlumbRecord *place = plumb_review_get_record (board->review, "placement", key);

  box.own = place != NULL;
  box.pinned = place != NULL && plumb_record_get_boolean (place, "pinned");
  box.container = is_container_kind (record);
  box.placed = plumb_view_get_place (board->review, record, board->view, &box.written);
  if (!box.placed || box.written.width < 1 || box.written.height < 1)
    plumb_board_measure (record, &box.written.width, &box.written.height);
  box.rect = box.written;
  if (!box.placed)
    box.written.width = -1; /* differs from any place */
  g_array_append_val (board->boxes, box);
  g_hash_table_insert (board->indices, (char *)plumb_record_get_id (record),
                       GUINT_TO_POINTER (board->boxes->len));
}

static int
find_id (const PlumbBoard *board, const char *id)
{
  return id != NULL ? (int)GPOINTER_TO_UINT (g_hash_table_lookup (board->indices, id)) - 1 : -1;
}

static void
link_parents (PlumbBoard *board)
{
  const char *other = plumb_board_other_view (board->view);

  for (guint i = 0; i < board->boxes->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, (int)i);
      const char *view = box->shown ? board->view : other;

      box->parent =
          find_id (board, plumb_view_get_value (board->review, box->record, "container", view));
      if (box->parent == (int)i)
        box->parent = -1;
    }
  /* Circles can only come from a damaged file. */
  for (guint i = 0; i < board->boxes->len; i++)
    {
      guint depth = 0;

      for (int at = (int)i; at >= 0; at = plumb_board_box (board, at)->parent)
        if (++depth > MAX_DEPTH)
          {
            plumb_board_box (board, (int)i)->parent = -1;
            break;
          }
    }
}

static void
make_absolute (PlumbBoard *board, int index, gboolean *done)
{
  PlumbBoardBox *box = plumb_board_box (board, index);

  if (done[index])
    return;
  done[index] = TRUE;
  if (box->parent < 0)
    return;
  make_absolute (board, box->parent, done);
  plumb_board_box (board, box->parent)->container = TRUE;
  /* What lies in a container without a place has none either. */
  box->placed = box->placed && plumb_board_box (board, box->parent)->placed;
  box->rect.x += plumb_board_box (board, box->parent)->rect.x;
  box->rect.y += plumb_board_box (board, box->parent)->rect.y;
}

/* Reads where everything stands in @view (current or proposed). A view without places of its own
 * follows the other one, so what only the other one shows keeps its room here. The strings and records
 * stay those of @review: a board is made, used and freed within one act. */
PlumbBoard *
plumb_board_new (PlumbReview *review, const char *view)
{
  PlumbBoard *board = g_new0 (PlumbBoard, 1);
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  const char *other = plumb_board_other_view (view);
  gboolean follows =
      !plumb_board_has_own_places (review, other) || !plumb_board_has_own_places (review, view);
  const PlumbRecord *ours = plumb_view_get_ours (review);
  g_autofree gboolean *done = NULL;

  board->review = review;
  board->view = g_str_equal (view, PLUMB_VIEW_CURRENT) ? PLUMB_VIEW_CURRENT : PLUMB_VIEW_PROPOSED;
  board->boxes = g_array_new (FALSE, TRUE, sizeof (PlumbBoardBox));
  board->indices = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < systems->len; i++)
    {
      gboolean shown = plumb_view_shows (review, systems->pdata[i], board->view);

      if (shown || (follows && plumb_view_shows (review, systems->pdata[i], other)))
        add_box (board, systems->pdata[i], shown);
    }
  link_parents (board);
  done = g_new0 (gboolean, board->boxes->len + 1);
  for (guint i = 0; i < board->boxes->len; i++)
    make_absolute (board, (int)i, done);
  board->ours = ours != NULL ? plumb_board_find (board, ours) : -1;
  if (board->ours >= 0)
    plumb_board_box (board, board->ours)->container = TRUE;
  return board;
}

void
plumb_board_free (PlumbBoard *board)
{
  g_array_unref (board->boxes);
  g_hash_table_unref (board->indices);
  g_clear_pointer (&board->lines, g_array_unref);
  g_free (board);
}

/* A board of its own, to try something on. */
PlumbBoard *
plumb_board_copy (const PlumbBoard *board)
{
  PlumbBoard *copy = g_new0 (PlumbBoard, 1);

  *copy = *board;
  copy->boxes = g_array_sized_new (FALSE, TRUE, sizeof (PlumbBoardBox), board->boxes->len);
  if (board->boxes->len > 0)
    g_array_append_vals (copy->boxes, board->boxes->data, board->boxes->len);
  copy->indices = g_hash_table_ref (board->indices);
  return copy;
}

/* Returns: (transfer full) (array): where each box stands, by index. */
PlumbRect *
plumb_board_list_rects (const PlumbBoard *board)
{
  PlumbRect *rects = g_new (PlumbRect, board->boxes->len + 1);

  for (guint i = 0; i < board->boxes->len; i++)
    rects[i] = plumb_board_box (board, (int)i)->rect;
  return rects;
}

int
plumb_board_find (const PlumbBoard *board, const PlumbRecord *system)
{
  return system != NULL ? find_id (board, plumb_record_get_id (system)) : -1;
}

/* Whether @index is @container or lies in it at any depth; everything lies in -1. */
gboolean
plumb_board_lies_in (const PlumbBoard *board, int index, int container)
{
  if (container < 0)
    return TRUE;
  for (; index >= 0; index = plumb_board_box (board, index)->parent)
    if (index == container)
      return TRUE;
  return FALSE;
}

gboolean
plumb_board_is_inside_ours (const PlumbBoard *board, int index)
{
  return board->ours >= 0 && index >= 0 && plumb_board_lies_in (board, index, board->ours);
}

int
plumb_board_climb (const PlumbBoard *board, int index, int container)
{
  while (index >= 0 && plumb_board_box (board, index)->parent != container)
    index = plumb_board_box (board, index)->parent;
  return index;
}

/* The rectangle around everything that has a place and lies directly in @container. */
PlumbRect
plumb_board_get_extent (const PlumbBoard *board, int container, gboolean *any)
{
  PlumbRect extent = { 0, 0, 0, 0 };

  *any = FALSE;
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (!box->placed || box->parent != container)
        continue;
      extent = *any ? plumb_rect_union (&extent, &box->rect) : box->rect;
      *any = TRUE;
    }
  return extent;
}

void
plumb_board_shift (PlumbBoard *board, int index, double dx, double dy)
{
  for (guint i = 0; i < board->boxes->len; i++)
    if (plumb_board_lies_in (board, (int)i, index))
      {
        plumb_board_box (board, (int)i)->rect.x += dx;
        plumb_board_box (board, (int)i)->rect.y += dy;
      }
}

/* @container as it has to be to hold @content. */
PlumbRect
plumb_board_grown (const PlumbRect *container, const PlumbRect *content)
{
  PlumbRect needed = { content->x - PLUMB_BOARD_PAD, content->y - PLUMB_BOARD_PAD_TOP,
                       content->width + 2 * PLUMB_BOARD_PAD,
                       content->height + PLUMB_BOARD_PAD_TOP + PLUMB_BOARD_PAD };

  return plumb_rect_union (container, &needed);
}

void
plumb_board_contain (PlumbBoard *board, int index)
{
  for (int at = index; at >= 0 && plumb_board_box (board, at)->parent >= 0;
       at = plumb_board_box (board, at)->parent)
    {
      PlumbBoardBox *box = plumb_board_box (board, at);
      PlumbBoardBox *container = plumb_board_box (board, box->parent);

      if (!container->placed)
        return;
      container->rect = plumb_board_grown (&container->rect, &box->rect);
    }
}

static PlumbRect
get_relative (const PlumbBoard *board, const PlumbBoardBox *box)
{
  PlumbRect relative = { round (box->rect.x), round (box->rect.y), round (box->rect.width),
                         round (box->rect.height) };

  if (box->parent >= 0)
    {
      relative.x -= round (plumb_board_box (board, box->parent)->rect.x);
      relative.y -= round (plumb_board_box (board, box->parent)->rect.y);
    }
  return relative;
}

static gboolean
same_rect (const PlumbRect *a, const PlumbRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static gboolean
write_place (PlumbBoard *board, PlumbBoardBox *box, const PlumbRect *place, GError **error)
{
  const char *id = plumb_record_get_id (box->record);
  g_autofree char *key = g_strjoin ("/", board->view, id, NULL);
  PlumbRecord *record = plumb_review_get_record (board->review, "placement", key);

  if (record == NULL)
    {
      record = plumb_review_add (board->review, "placement", error, "view", board->view, "system",
                                 id, NULL);
      if (record == NULL)
        return FALSE;
    }
  box->own = TRUE;
  box->written = *place;
  return plumb_review_set_integer (board->review, record, "x", (gint64)place->x, error)
         && plumb_review_set_integer (board->review, record, "y", (gint64)place->y, error)
         && plumb_review_set_integer (board->review, record, "w", (gint64)place->width, error)
         && plumb_review_set_integer (board->review, record, "h", (gint64)place->height, error);
}

static gboolean
store (PlumbBoard *board, gboolean all, GError **error)
{
  for (guint i = 0; i < board->boxes->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, (int)i);
      PlumbRect place = get_relative (board, box);

      if (box->placed && (all || !same_rect (&place, &box->written))
          && !write_place (board, box, &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_moved (const PlumbBoard *board, const PlumbBoardBox *box)
{
  PlumbRect place = get_relative (board, box);

  return box->placed && !same_rect (&place, &box->written);
}

/* A view starts as a copy of the other: the first place that it gets of its own brings all the others
 * along, so that from then on neither moves the other. */
gboolean
plumb_board_store (PlumbBoard *board, GError **error)
{
  const char *other = plumb_board_other_view (board->view);
  gboolean all = FALSE;

  for (guint i = 0; i < board->boxes->len && !all; i++)
    all = has_moved (board, plumb_board_box (board, (int)i));
  all = all && !plumb_board_has_own_places (board->review, board->view)
        && plumb_board_has_own_places (board->review, other);
  return store (board, all, error);
}

/* Gives every box of a view that follows the other one a place of its own, where it stands. */
gboolean
plumb_board_store_all (PlumbBoard *board, GError **error)
{
  return store (board, TRUE, error);
}
