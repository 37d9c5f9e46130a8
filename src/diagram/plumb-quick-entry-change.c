// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines that take away: `-X`, `-A -> B`, `A => B` (decisions.md, 2). */

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"

/* The container that a group names, without making any. */
static gboolean
find_container (PlumbQuickLine *line, PlumbQuickGroup *words, PlumbRecord **out, GError **error)
{
  *out = NULL;
  for (guint i = words->containers->len; i-- > 0;)
    {
      const PlumbQuickWord *word = words->containers->pdata[i];
      GError *local = NULL;

      *out = plumb_quick_names_find (line->review, line->view, word, *out, &local);
      if (*out != NULL)
        continue;
      if (local != NULL)
        g_propagate_error (error, local);
      else
        g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                     _ ("There is no “%s” here"), word->text);
      return FALSE;
    }
  return TRUE;
}

/* The systems that a group names, all of which must stand in the view. */
static GPtrArray *
find_all (PlumbQuickLine *line, PlumbQuickGroup *words, GError **error)
{
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  PlumbRecord *container;

  if (!find_container (line, words, &container, error))
    return NULL;
  for (guint i = 0; i < words->names->len; i++)
    {
      const PlumbQuickWord *word = words->names->pdata[i];
      GError *local = NULL;
      PlumbRecord *system =
          plumb_quick_names_find (line->review, line->view, word, container, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (system == NULL || !plumb_view_shows (line->review, system, line->view))
        {
          g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                       _ ("There is no “%s” here"), word->text);
          return NULL;
        }
      if (!g_ptr_array_find (systems, system, NULL))
        g_ptr_array_add (systems, system);
    }
  return g_steal_pointer (&systems);
}

static gboolean
take_away (PlumbQuickLine *line, PlumbRecord *record, GError **error)
{
  plumb_quick_line_report (line, record, PLUMB_REMOVED);
  return plumb_edit_remove (line->review, line->view, record, error);
}

static gboolean
remove_systems (PlumbQuickLine *line, GPtrArray *systems, GError **error)
{
  g_autoptr (GPtrArray) top = plumb_edit_topmost (
      line->review, line->view, (PlumbRecord *const *)systems->pdata, systems->len);

  for (guint i = 0; i < top->len; i++)
    if (!take_away (line, top->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_pair (PlumbQuickLine *line,
             PlumbRecord *left,
             PlumbRecord *right,
             PlumbQuickArrow arrow,
             GError **error)
{
  g_autoptr (GPtrArray) found =
      plumb_quick_find_connections (line->review, line->view, left, right, arrow);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      if (!plumb_view_shows (line->review, found->pdata[i], line->view))
        continue;
      n++;
      if (!take_away (line, found->pdata[i], error))
        return FALSE;
    }
  if (n == 0)
    {
      g_autofree char *a = plumb_review_dup_name (line->review, left);
      g_autofree char *b = plumb_review_dup_name (line->review, right);

      g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                   _ ("%s and %s are not connected like this"), a, b);
    }
  return n > 0;
}

gboolean
plumb_quick_remove (PlumbQuickLine *line, GError **error)
{
  g_autoptr (GPtrArray) left = find_all (line, line->entry->groups->pdata[0], error);

  if (left == NULL || line->entry->groups->len == 1)
    return left != NULL && remove_systems (line, left, error);
  for (guint i = 1; i < line->entry->groups->len; i++)
    {
      g_autoptr (GPtrArray) right = find_all (line, line->entry->groups->pdata[i], error);
      PlumbQuickArrow arrow = g_array_index (line->entry->arrows, PlumbQuickArrow, i - 1);

      if (right == NULL)
        return FALSE;
      for (guint a = 0; a < left->len; a++)
        for (guint b = 0; b < right->len; b++)
          if (!remove_pair (line, left->pdata[a], right->pdata[b], arrow, error))
            return FALSE;
      g_ptr_array_unref (left);
      left = g_steal_pointer (&right);
    }
  return TRUE;
}

/* -- Replacing ------------------------------------------------------------------------------------- */

/* The new system stands where the old one stood. */
static gboolean
take_place (PlumbQuickLine *line, PlumbRecord *old, PlumbRecord *new, GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (line->review, line->view);
  int from = plumb_board_find (board, old);
  int to = plumb_board_find (board, new);
  PlumbBoardBox *box = plumb_board_box (board, to);

  if (from < 0 || !plumb_board_box (board, from)->placed
      || plumb_board_box (board, from)->parent != box->parent)
    plumb_board_arrange (board, &to, 1);
  else
    {
      box->rect.x = plumb_board_box (board, from)->rect.x;
      box->rect.y = plumb_board_box (board, from)->rect.y;
      box->rect.width = MAX (box->rect.width, plumb_board_box (board, from)->rect.width);
      box->rect.height = plumb_board_box (board, from)->rect.height;
      box->placed = TRUE;
      plumb_board_contain (board, to);
    }
  return plumb_board_store (board, error);
}

/* A system that was only proposed is gone for good, so what hung on it hangs on its successor. */
static gboolean
hand_over (PlumbQuickLine *line, PlumbRecord *old, PlumbRecord *new, GError **error)
{
  static const char *const ends[][2] = { { "source", "target" }, { "target", "source" } };
  const GPtrArray *all = plumb_review_get_records (line->review, "connection");

  for (guint i = 0; i < all->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
      if (plumb_record_is (all->pdata[i], ends[k][0], plumb_record_get_id (old))
          && !plumb_record_is (all->pdata[i], ends[k][1], plumb_record_get_id (new))
          && !plumb_edit_write (line->review, line->view, all->pdata[i], ends[k][0],
                                plumb_record_get_id (new), FALSE, error))
        return FALSE;
  return TRUE;
}

static gboolean
replace_one (PlumbQuickLine *line, PlumbRecord *old, PlumbRecord *new, GError **error)
{
  if (plumb_record_is (old, "mark", "add"))
    return hand_over (line, old, new, error) && take_away (line, old, error);
  return plumb_review_set (line->review, old, "replaced_by", plumb_record_get_id (new), error)
         && take_away (line, old, error);
}

/* The successor, made beside the old one's neighbours when there is none yet. */
static PlumbRecord *
open_successor (PlumbQuickLine *line, PlumbRecord *old, GError **error)
{
  PlumbQuickGroup *words = line->entry->groups->pdata[1];
  const PlumbQuickWord *word = words->names->pdata[0];
  PlumbRecord *container = NULL;
  PlumbRecord *new;
  GError *local = NULL;

  if (words->containers->len > 0 && !find_container (line, words, &container, error))
    return NULL;
  new = plumb_quick_names_find (line->review, line->view, word, container, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (new != NULL)
    return plumb_edit_show (line->review, line->view, new, NULL, error) ? new : NULL;
  if (container == NULL)
    container = plumb_edit_get_container (line->review, line->view, old);
  if (!plumb_quick_names_check_inside (line->review, line->view, word->text, container, error))
    return NULL;
  new = plumb_edit_make_system (line->review, line->view, word->text, container, FALSE, error);
  /* What replaces something is not there today, on whichever side it stands. */
  if (new == NULL || !plumb_review_set (line->review, new, "mark", "add", error)
      || !take_place (line, old, new, error))
    return NULL;
  plumb_quick_line_report (line, new, PLUMB_MADE);
  return new;
}

gboolean
plumb_quick_replace (PlumbQuickLine *line, GError **error)
{
  g_autoptr (GPtrArray) old = find_all (line, line->entry->groups->pdata[0], error);
  PlumbRecord *new;

  if (old == NULL)
    return FALSE;
  /* It is about what will be, whichever picture one looks at. */
  line->view = PLUMB_VIEW_PROPOSED;
  new = open_successor (line, old->pdata[0], error);
  if (new == NULL)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    if (old->pdata[i] == new)
      {
        g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                             _ ("A system does not replace itself"));
        return FALSE;
      }
    else if (!replace_one (line, old->pdata[i], new, error))
      return FALSE;
  return TRUE;
}
