// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines that draw: what is missing is made, placed and connected (decisions.md, 16 and 18). */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"

#define METHOD_LETTER 7.6
#define DATA_LETTER 6.4
#define LABEL_ROOM                                                                                 \
  80 /* around the words of a label: its own border, and a stretch of line either side */
#define WIDEST_GAP 264

/* What a group of the line stands for. */
typedef struct
{
  GPtrArray *systems; /* PlumbRecord, as many as names; NULL until made */
  PlumbRecord *container;
  gboolean existed; /* its first system stood before the line */
} Group;

static Group *
group_new (void)
{
  Group *group = g_new0 (Group, 1);

  group->systems = g_ptr_array_new ();
  return group;
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->systems);
  g_free (group);
}

/* -- Finding and making ---------------------------------------------------------------------------- */

static PlumbRecord *
make_system (PlumbQuickLine *line,
             const PlumbQuickWord *word,
             PlumbRecord *container,
             gboolean holds_others,
             GError **error)
{
  const char *name = plumb_quick_names_spell (word);
  PlumbRecord *system;

  if (!plumb_quick_names_check_inside (line->review, line->view, name, container, error))
    return NULL;
  system = plumb_edit_make_system (line->review, line->view, name, container, holds_others, error);
  if (system == NULL)
    return NULL;
  g_ptr_array_add (line->made, system);
  plumb_quick_line_report (line, system, PLUMB_MADE);
  return system;
}

/* Notes that @system goes into @container, unless it lies there already. */
static void
note_move (PlumbQuickLine *line, PlumbRecord *system, PlumbRecord *container)
{
  if (container == NULL || g_ptr_array_find (line->moved, system, NULL)
      || plumb_edit_lies_in (line->review, line->view, system, container))
    return;
  g_ptr_array_add (line->moved, system);
  g_ptr_array_add (line->moved_to, container);
}

static gboolean
show (PlumbQuickLine *line, PlumbRecord *record, GError **error)
{
  gboolean changed = FALSE;

  if (!plumb_edit_show (line->review, line->view, record, &changed, error))
    return FALSE;
  if (changed)
    plumb_quick_line_report (line, record, PLUMB_UPDATED);
  return TRUE;
}

/* The container that `in A in B` means, made where it is missing. */
static gboolean
open_container (PlumbQuickLine *line, PlumbQuickGroup *words, PlumbRecord **out, GError **error)
{
  PlumbRecord *container = NULL;

  for (guint i = words->containers->len; i-- > 0;)
    {
      const PlumbQuickWord *word = words->containers->pdata[i];
      GError *local = NULL;
      PlumbRecord *inner =
          plumb_quick_names_find (line->review, line->view, word, container, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (inner == NULL)
        inner = make_system (line, word, container, TRUE, error);
      else if (show (line, inner, error))
        note_move (line, inner, container);
      else
        inner = NULL;
      if (inner == NULL)
        return FALSE;
      container = inner;
    }
  *out = container;
  return TRUE;
}

static gboolean
find_systems (PlumbQuickLine *line, PlumbQuickGroup *words, Group *group, GError **error)
{
  if (!open_container (line, words, &group->container, error))
    return FALSE;
  for (guint i = 0; i < words->names->len; i++)
    {
      GError *local = NULL;
      PlumbRecord *system = plumb_quick_names_find (
          line->review, line->view, words->names->pdata[i], group->container, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (system != NULL && system == group->container)
        system = NULL;
      if (system != NULL)
        {
          if (!show (line, system, error))
            return FALSE;
          note_move (line, system, group->container);
        }
      g_ptr_array_add (group->systems, system);
    }
  group->existed = group->systems->pdata[0] != NULL;
  return TRUE;
}

/* The customer's environment around @system, or NULL. */
static PlumbRecord *
customer_around (PlumbQuickLine *line, const PlumbRecord *system)
{
  const char *customer = plumb_record_get (plumb_review_get_root (line->review), "customer");
  g_autofree char *folded = plumb_fold (customer);
  PlumbRecord *container = plumb_edit_get_container (line->review, line->view, system);

  for (guint depth = 0; container != NULL && depth < 64; depth++)
    {
      g_autofree char *name = plumb_fold (plumb_record_get (container, "name"));

      if (*folded != '\0' && strcmp (name, folded) == 0)
        return container;
      container = plumb_edit_get_container (line->review, line->view, container);
    }
  return NULL;
}

/* Where a new end goes that no `in` places: into the customer's environment, when what it is connected
 * to lies there. */
static PlumbRecord *
default_container (PlumbQuickLine *line, GPtrArray *groups, guint index)
{
  for (int side = -1; side <= 1; side += 2)
    {
      guint other = index + (guint)side;
      Group *group = other < groups->len ? groups->pdata[other] : NULL;

      for (guint i = 0; group != NULL && i < group->systems->len; i++)
        if (group->systems->pdata[i] != NULL
            && !g_ptr_array_find (line->made, group->systems->pdata[i], NULL))
          return customer_around (line, group->systems->pdata[i]);
    }
  return NULL;
}

static gboolean
make_missing (PlumbQuickLine *line, GPtrArray *groups, guint index, GError **error)
{
  PlumbQuickGroup *words = line->entry->groups->pdata[index];
  Group *group = groups->pdata[index];
  PlumbRecord *container = group->container;

  if (container == NULL)
    container = default_container (line, groups, index);
  for (guint i = 0; i < words->names->len; i++)
    {
      const PlumbQuickWord *word = words->names->pdata[i];
      PlumbRecord *system = group->systems->pdata[i];
      GError *local = NULL;

      if (system != NULL)
        continue;
      /* The line itself may have named it before. */
      system = plumb_quick_names_find (line->review, line->view, word, container, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (system == NULL || system == container)
        system = make_system (line, word, container, FALSE, error);
      if (system == NULL)
        return FALSE;
      group->systems->pdata[i] = system;
    }
  return TRUE;
}

/* -- Placing --------------------------------------------------------------------------------------- */

/* Systems that stood elsewhere come into the container that the line names: where they stand, when it
 * is new and can come around them, else into free room in it. */
static gboolean
move_to (PlumbQuickLine *line, PlumbRecord *container, GPtrArray *systems, GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (line->review, line->view);
  int parent = plumb_board_find (board, container);
  gboolean around = parent >= 0 && !plumb_board_box (board, parent)->placed;

  for (guint i = 0; i < systems->len && !around; i++)
    {
      int index = plumb_board_find (board, systems->pdata[i]);
      PlumbBoardBox *box = index >= 0 ? plumb_board_box (board, index) : NULL;

      if (box == NULL || !box->placed)
        continue;
      box->parent = parent;
      plumb_board_rearrange (board, &index, 1);
    }
  return plumb_edit_reparent (board, (PlumbRecord *const *)systems->pdata, systems->len, container,
                              around && plumb_record_is (container, "mark", "keep"), error);
}

static gboolean
move_all (PlumbQuickLine *line, GError **error)
{
  for (guint i = 0; i < line->moved->len; i++)
    {
      g_autoptr (GPtrArray) together = g_ptr_array_new ();
      PlumbRecord *container = line->moved_to->pdata[i];

      if (container == NULL)
        continue;
      for (guint k = i; k < line->moved->len; k++)
        if (line->moved_to->pdata[k] == container)
          {
            g_ptr_array_add (together, line->moved->pdata[k]);
            line->moved_to->pdata[k] = NULL;
            plumb_quick_line_report (line, line->moved->pdata[k], PLUMB_UPDATED);
          }
      if (!move_to (line, container, together, error))
        return FALSE;
    }
  return TRUE;
}

/* Indices of the systems of @group on @board, with or without a place. */
static GArray *
find_boxes (const PlumbBoard *board, const Group *group, gboolean placed)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < group->systems->len; i++)
    {
      int index = plumb_board_find (board, group->systems->pdata[i]);
      gboolean known = FALSE;

      for (guint k = 0; k < boxes->len; k++)
        known = known || g_array_index (boxes, int, k) == index;
      if (index >= 0 && !known && plumb_board_box (board, index)->placed == placed)
        g_array_append_val (boxes, index);
    }
  return boxes;
}

/* Room for the label that the parts of the line will make. */
static double
label_gap (const PlumbQuickLine *line)
{
  g_auto (PlumbQuickParts) parts = { NULL };
  double method, data;

  if (line->entry->parts->len == 0)
    return PLUMB_EDIT_LABEL_GAP;
  plumb_quick_parts_read (line->entry->parts, &parts);
  method = parts.method != NULL ? (double)g_utf8_strlen (parts.method, -1) * METHOD_LETTER : 0;
  data = (parts.data != NULL ? (double)g_utf8_strlen (parts.data, -1) : 0)
         + (parts.frequency != NULL ? (double)g_utf8_strlen (parts.frequency, -1) + 3 : 0);
  return CLAMP (MAX (method, data * DATA_LETTER) + LABEL_ROOM, PLUMB_EDIT_LABEL_GAP, WIDEST_GAP);
}

static PlumbBeside
side_of (const PlumbQuickLine *line, guint group, guint anchor)
{
  PlumbQuickArrow arrow = g_array_index (line->entry->arrows, PlumbQuickArrow, MIN (group, anchor));
  gboolean after = group > anchor;

  return (arrow == PLUMB_ARROW_BACK) == after ? PLUMB_BESIDE_LEFT : PLUMB_BESIDE_RIGHT;
}

/* One run for each container, since a block lies in one. */
static void
arrange_boxes (PlumbBoard *board, GArray *boxes, GArray *anchors, PlumbBeside side, double gap)
{
  while (boxes->len > 0)
    {
      g_autoptr (GArray) block = g_array_new (FALSE, FALSE, sizeof (int));
      int parent = plumb_board_box (board, g_array_index (boxes, int, 0))->parent;

      for (guint i = 0; i < boxes->len;)
        if (plumb_board_box (board, g_array_index (boxes, int, i))->parent == parent)
          {
            g_array_append_val (block, g_array_index (boxes, int, i));
            g_array_remove_index (boxes, i);
          }
        else
          i++;
      plumb_board_arrange_beside (board, (int *)block->data, block->len, (int *)anchors->data,
                                  anchors->len, side, gap);
    }
}

/* Places one more group: beside what stands already, when something does. FALSE: all have places. */
static gboolean
place_next (PlumbQuickLine *line, PlumbBoard *board, GPtrArray *groups)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) first = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GArray) boxes = find_boxes (board, groups->pdata[i], FALSE);

      if (boxes->len == 0)
        continue;
      for (int side = -1; side <= 1; side += 2)
        {
          guint other = i + (guint)side;
          g_autoptr (GArray) anchors =
              other < groups->len ? find_boxes (board, groups->pdata[other], TRUE) : NULL;

          if (anchors == NULL || anchors->len == 0)
            continue;
          arrange_boxes (board, boxes, anchors, side_of (line, i, other), label_gap (line));
          return TRUE;
        }
      /* The customer's side comes first: ours goes below it. */
      if (first == NULL || plumb_board_is_inside_ours (board, g_array_index (first, int, 0)))
        {
          g_clear_pointer (&first, g_array_unref);
          first = g_steal_pointer (&boxes);
        }
    }
  if (first == NULL)
    return FALSE;
  arrange_boxes (board, first, none, PLUMB_BESIDE_RIGHT, 0);
  return TRUE;
}

/* What stands in the view again may find its old place taken. */
static void
clear_returned (PlumbQuickLine *line, PlumbBoard *board)
{
  for (int i = 0; i < (int)board->boxes->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, i);
      gboolean room;

      if (!box->shown || !box->placed || g_ptr_array_find (line->made, box->record, NULL)
          || g_hash_table_contains (line->stood, plumb_record_get_id (box->record)))
        continue;
      box->placed = FALSE;
      room = plumb_board_is_free (board, box->parent, &box->rect, 1);
      box->placed = TRUE;
      if (!room)
        plumb_board_rearrange (board, &i, 1);
      else
        plumb_board_contain (board, i);
    }
}

/* Notes what stands in the view before the line. */
static void
note_standing (PlumbQuickLine *line)
{
  const GPtrArray *systems = plumb_review_get_records (line->review, "system");

  for (guint i = 0; i < systems->len; i++)
    if (plumb_view_shows (line->review, systems->pdata[i], line->view))
      g_hash_table_add (line->stood, g_strdup (plumb_record_get_id (systems->pdata[i])));
}

static gboolean
place_all (PlumbQuickLine *line, GPtrArray *groups, GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (line->review, line->view);
  guint n = 0;

  clear_returned (line, board);
  while (n++ <= groups->len * 2 && place_next (line, board, groups))
    ;
  return plumb_board_store (board, error) && plumb_edit_mend_places (line->review, error);
}

/* -- Connecting ------------------------------------------------------------------------------------ */

static gboolean
connect_groups (PlumbQuickLine *line, GPtrArray *groups, GError **error)
{
  g_auto (PlumbQuickParts) parts = { NULL };

  plumb_quick_parts_read (line->entry->parts, &parts);
  for (guint i = 1; i < groups->len; i++)
    {
      Group *left = groups->pdata[i - 1];
      Group *right = groups->pdata[i];
      PlumbQuickArrow arrow = g_array_index (line->entry->arrows, PlumbQuickArrow, i - 1);

      for (guint a = 0; a < left->systems->len; a++)
        for (guint b = 0; b < right->systems->len; b++)
          if (!plumb_quick_connect (line, left->systems->pdata[a], right->systems->pdata[b], arrow,
                                    &parts, error))
            return FALSE;
    }
  return TRUE;
}

/* -- Systems alone --------------------------------------------------------------------------------- */

/* `Risk engine: service, SaaS`: what a vocabulary knows fills its field, the rest tells the product. */
static gboolean
describe_system (PlumbQuickLine *line, PlumbRecord *system, GError **error)
{
  static const char *const fields[][2] = { { "kind", "system_kind" },
                                           { "hosting", "hosting" },
                                           { "built", "built" },
                                           { "criticality", "criticality" } };
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *product = NULL;
  gboolean changed = FALSE;
  guint taken = 0;

  for (guint i = 0; i < line->entry->parts->len; i++)
    {
      const PlumbQuickWord *part = line->entry->parts->pdata[i];
      gboolean known = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (fields) && !known; k++)
        {
          const PlumbWord *word =
              plumb_vocabulary_find (plumb_schema_find_vocabulary (fields[k][1]), part->text);

          if (word == NULL || (taken & (1u << k)) != 0)
            continue;
          known = TRUE;
          taken |= 1u << k;
          if (!plumb_quick_write_part (line, system, fields[k][0], word->word, &changed, error))
            return FALSE;
        }
      if (!known)
        g_ptr_array_add (rest, part->text);
    }
  g_ptr_array_add (rest, NULL);
  product = rest->len > 1 ? g_strjoinv (", ", (char **)rest->pdata) : NULL;
  if (!plumb_quick_write_part (line, system, "product", product, &changed, error))
    return FALSE;
  if (changed && !g_ptr_array_find (line->made, system, NULL))
    plumb_quick_line_report (line, system, PLUMB_UPDATED);
  return TRUE;
}

gboolean
plumb_quick_draw (PlumbQuickLine *line, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);

  note_standing (line);
  for (guint i = 0; i < line->entry->groups->len; i++)
    {
      g_ptr_array_add (groups, group_new ());
      if (!find_systems (line, line->entry->groups->pdata[i], groups->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < groups->len; i++)
    if (!make_missing (line, groups, i, error))
      return FALSE;
  if (!move_all (line, error) || !place_all (line, groups, error))
    return FALSE;
  if (groups->len > 1)
    return connect_groups (line, groups, error);
  for (guint i = 0; i < ((Group *)groups->pdata[0])->systems->len; i++)
    if (line->entry->parts->len > 0
        && !describe_system (line, ((Group *)groups->pdata[0])->systems->pdata[i], error))
      return FALSE;
  return TRUE;
}
