// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Making systems, containers and connections, and setting their fields. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"

static void
put_at (PlumbBoard *board, int index, const PlumbRect *place)
{
  g_autofree PlumbRect *before = plumb_board_list_rects (board);
  PlumbBoardBox *box = plumb_board_box (board, index);

  box->rect = *place;
  if (place->width < 1 || place->height < 1)
    plumb_board_measure (box->record, &box->rect.width, &box->rect.height);
  if (box->parent >= 0)
    {
      box->rect.x += plumb_board_box (board, box->parent)->rect.x;
      box->rect.y += plumb_board_box (board, box->parent)->rect.y;
    }
  box->placed = TRUE;
  plumb_board_contain (board, index);
  plumb_board_make_room (board, &index, 1, before);
}

static gboolean
place_new (PlumbReview *review,
           const char *view,
           PlumbRecord *system,
           const PlumbRect *place,
           PlumbRecord *near,
           GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  int index = plumb_board_find (board, system);
  int anchor = near != NULL ? plumb_board_find (board, near) : -1;

  if (place != NULL)
    put_at (board, index, place);
  else if (anchor >= 0 && plumb_board_box (board, anchor)->placed)
    plumb_board_arrange_beside (board, &index, 1, &anchor, 1, PLUMB_BESIDE_RIGHT,
                                PLUMB_EDIT_LABEL_GAP);
  else
    plumb_board_arrange (board, &index, 1);
  return plumb_board_store (board, error) && plumb_edit_mend_places (review, error);
}

PlumbRecord *
plumb_edit_add_system (PlumbReview *review,
                       const char *view,
                       const char *name,
                       PlumbRecord *container,
                       const PlumbRect *place,
                       PlumbRecord *near,
                       GError **error)
{
  g_autofree char *label = NULL;
  PlumbRecord *system;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  if (name == NULL)
    name = "";
  label = *name != '\0' ? g_strdup_printf (_ ("Add %s"), name) : g_strdup (_ ("Add System"));
  plumb_review_begin (review, label);
  system = plumb_edit_make_system (review, view, name, container, FALSE, error);
  if (!plumb_edit_finish (
          review, system != NULL && place_new (review, view, system, place, near, error), error))
    return NULL;
  return system;
}

PlumbRecord *
plumb_edit_connect (
    PlumbReview *review, const char *view, PlumbRecord *source, PlumbRecord *target, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *label = NULL;
  PlumbRecord *connection;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);
  g_return_val_if_fail (source != NULL && target != NULL, NULL);

  first = plumb_review_dup_name (review, source);
  second = plumb_review_dup_name (review, target);
  label = g_strdup_printf (_ ("Connect %s and %s"), first, second);
  plumb_review_begin (review, label);
  connection = plumb_edit_make_connection (review, view, source, target, "one-way", error);
  return plumb_edit_finish (review, connection != NULL, error) ? connection : NULL;
}

/* -- Fields ---------------------------------------------------------------------------------------- */

/* A system that comes into another container by a field finds room there. */
static gboolean
write_container (PlumbReview *review,
                 const char *view,
                 PlumbRecord *system,
                 const char *text,
                 gboolean also_today,
                 GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  PlumbRecord *container =
      text != NULL && *text != '\0' ? plumb_review_get_record (review, "system", text) : NULL;
  int index = plumb_board_find (board, system);
  PlumbBoardBox *box = index >= 0 ? plumb_board_box (board, index) : NULL;

  if (box == NULL || !box->placed || (container == NULL && text != NULL && *text != '\0')
      || container == system || plumb_edit_lies_in (review, view, container, system))
    return plumb_edit_write (review, view, system, "container", text, also_today, error);
  box->parent = plumb_board_find (board, container);
  plumb_board_rearrange (board, &index, 1);
  return plumb_edit_reparent (board, &system, 1, container, also_today, error);
}

gboolean
plumb_edit_set_in_view (PlumbReview *review,
                        const char *view,
                        PlumbRecord *record,
                        const char *field,
                        const char *text,
                        gboolean also_today,
                        GError **error)
{
  const PlumbTable *table;
  const PlumbField *declared;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  gboolean good;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);
  g_return_val_if_fail (record != NULL && field != NULL, FALSE);

  table = plumb_record_get_table (record);
  declared = plumb_table_get_field (table, field);
  name = plumb_review_dup_name (review, record);
  label = declared != NULL
              /* Translators: title of a field, name of a record, as in "Method of Okta → Core". */
              ? g_strdup_printf (_ ("%s of %s"), plumb_field_get_title (declared), name)
              : g_strdup (name);
  plumb_review_begin (review, label);
  if (g_str_equal (table->id, "system") && g_str_equal (field, "container"))
    good = write_container (review, view, record, text, also_today, error);
  else
    good = plumb_edit_write (review, view, record, field, text, also_today, error);
  if (good && g_str_equal (table->id, "system") && g_str_equal (field, "name"))
    good = plumb_edit_describe_system (review, record, error);
  return plumb_edit_finish (review, good, error);
}

/* -- Containers ------------------------------------------------------------------------------------ */

/* The container that all of @systems lie in, or NULL. */
static PlumbRecord *
common_container (PlumbReview *review, const char *view, PlumbRecord *const *systems, guint n)
{
  PlumbRecord *container = n > 0 ? plumb_edit_get_container (review, view, systems[0]) : NULL;

  while (container != NULL)
    {
      guint inside = 0;

      for (guint i = 0; i < n; i++)
        inside += plumb_edit_lies_in (review, view, systems[i], container);
      if (inside == n)
        return container;
      container = plumb_edit_get_container (review, view, container);
    }
  return NULL;
}

/* The innermost container that holds @place wholly, or NULL. */
static PlumbRecord *
container_at (const PlumbBoard *board, const PlumbRect *place)
{
  int found = -1;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->container && box->placed && plumb_rect_contains_rect (&box->rect, place)
          && (found < 0 || plumb_board_lies_in (board, (int)i, found)))
        found = (int)i;
    }
  return found >= 0 ? plumb_board_box (board, found)->record : NULL;
}

/* What stands inside a frame that was drawn around it, which the hand may have missed by a little. */
static GPtrArray *
systems_inside (const PlumbBoard *board, const PlumbRect *place, const PlumbRecord *container)
{
  GPtrArray *systems = g_ptr_array_new ();
  int parent = plumb_board_find (board, container);

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->shown && box->placed && box->parent == parent
          && plumb_rect_contains_point (place, plumb_rect_center (&box->rect)))
        g_ptr_array_add (systems, box->record);
    }
  return systems;
}

/* The container comes around @systems, and what it then lies on gives way. */
static void
frame (
    PlumbBoard *board, int container, const PlumbRect *place, PlumbRecord *const *systems, guint n)
{
  g_autofree PlumbRect *before = plumb_board_list_rects (board);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (int));

  plumb_board_box (board, container)->rect = *place;
  plumb_board_box (board, container)->placed = TRUE;
  for (guint i = 0; i < n; i++)
    {
      int index = plumb_board_find (board, systems[i]);

      g_array_append_val (boxes, index);
    }
  plumb_edit_shift (board, boxes, 0, 0, TRUE, container, PLUMB_ROOM_LEAVE);
  plumb_board_contain (board, container);
  plumb_board_make_room (board, &container, 1, before);
}

/* The systems keep their places; the container comes around them. */
static gboolean
fill_container (PlumbReview *review,
                const char *view,
                PlumbRecord *container,
                PlumbRecord *const *systems,
                guint n,
                const PlumbRect *place,
                GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  int index = plumb_board_find (board, container);

  if (place != NULL)
    frame (board, index, place, systems, n);
  else if (n == 0)
    plumb_board_arrange (board, &index, 1);
  /* A container that stands today holds today what it was drawn around. */
  return plumb_edit_reparent (board, systems, n, container,
                              plumb_record_is (container, "mark", "keep"), error)
         && plumb_edit_mend_places (review, error);
}

PlumbRecord *
plumb_edit_add_container (PlumbReview *review,
                          const char *view,
                          const char *name,
                          PlumbRecord *const *systems,
                          guint n_systems,
                          const PlumbRect *place,
                          GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (GPtrArray) top = NULL;
  PlumbRecord *outer, *container;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  if (name == NULL || *name == '\0')
    name = _ ("New container");
  top = plumb_edit_topmost (review, view, systems, n_systems);
  systems = (PlumbRecord *const *)top->pdata;
  n_systems = top->len;
  outer = common_container (review, view, systems, n_systems);
  if (n_systems == 0 && place != NULL)
    {
      g_autoptr (PlumbBoard) board = plumb_board_new (review, view);

      outer = container_at (board, place);
      inside = systems_inside (board, place, outer);
      systems = (PlumbRecord *const *)inside->pdata;
      n_systems = inside->len;
    }
  label = g_strdup_printf (_ ("Add %s"), name);
  plumb_review_begin (review, label);
  container = plumb_edit_make_system (review, view, name, outer, TRUE, error);
  if (!plumb_edit_finish (
          review,
          container != NULL
              && fill_container (review, view, container, systems, n_systems, place, error),
          error))
    return NULL;
  return container;
}
