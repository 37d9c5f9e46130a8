// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Copying as JSON; plumb-edit-paste.c is the other way round. */

#include <string.h>

#include <json-glib/json-glib.h>

#include "diagram/plumb-edit-clip.h"

/* Whether a field travels: places and what ties records together are told apart from them. */
gboolean
plumb_edit_clip_travels (const PlumbField *field)
{
  return field->type != PLUMB_FIELD_SET && field->type != PLUMB_FIELD_TABLE
         && field->type != PLUMB_FIELD_ANY && field->type != PLUMB_FIELD_BLOB
         && (field->type != PLUMB_FIELD_REFERENCE || g_strcmp0 (field->target, "system") != 0);
}

static void
write_fields (JsonBuilder *builder,
              PlumbReview *review,
              const char *view,
              const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *value = plumb_edit_clip_travels (field)
                              ? plumb_view_get_value (review, record, field->id, view)
                              : NULL;

      if (value == NULL || strcmp (field->id, "ours") == 0)
        continue;
      json_builder_set_member_name (builder, field->id);
      json_builder_add_string_value (builder, value);
    }
  json_builder_end_object (builder);
}

static void
write_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
write_system (JsonBuilder *builder, const PlumbBoard *board, int index, gboolean inside)
{
  const PlumbBoardBox *box = plumb_board_box (board, index);

  json_builder_begin_object (builder);
  write_string (builder, "id", plumb_record_get_id (box->record));
  if (inside)
    write_string (builder, "container",
                  plumb_record_get_id (plumb_board_box (board, box->parent)->record));
  write_number (builder, "x", box->rect.x);
  write_number (builder, "y", box->rect.y);
  write_number (builder, "w", box->rect.width);
  write_number (builder, "h", box->rect.height);
  write_fields (builder, board->review, board->view, box->record);
  json_builder_end_object (builder);
}

/* All of @records with what lies in them. */
static GArray *
collect_boxes (const PlumbBoard *board, PlumbRecord *const *records, guint n)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < board->boxes->len; i++)
    {
      gboolean wanted = FALSE;

      for (guint k = 0; k < n && !wanted; k++)
        {
          int index = plumb_board_find (board, records[k]);

          wanted = index >= 0 && plumb_board_lies_in (board, (int)i, index);
        }
      if (wanted && plumb_board_box (board, (int)i)->shown)
        g_array_append_val (boxes, i);
    }
  return boxes;
}

static gboolean
has_box (GArray *boxes, int index)
{
  for (guint i = 0; i < boxes->len; i++)
    if (g_array_index (boxes, int, i) == index)
      return TRUE;
  return FALSE;
}

static int
find_end (const PlumbBoard *board, const PlumbRecord *connection, const char *field)
{
  const char *id = plumb_view_get_value (board->review, connection, field, board->view);

  return id != NULL
             ? plumb_board_find (board, plumb_review_get_record (board->review, "system", id))
             : -1;
}

/* @outward: also those of which one end only is among @boxes. */
static void
write_connections (JsonBuilder *builder,
                   const PlumbBoard *board,
                   GArray *boxes,
                   gboolean outward,
                   GPtrArray *written)
{
  const GPtrArray *all = plumb_review_get_records (board->review, "connection");

  json_builder_set_member_name (builder, "connections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      int source = find_end (board, all->pdata[i], "source");
      int target = find_end (board, all->pdata[i], "target");

      guint inside =
          (source >= 0 && has_box (boxes, source)) + (target >= 0 && has_box (boxes, target));

      if (source < 0 || target < 0 || inside < (outward ? 1u : 2u)
          || !plumb_view_shows (board->review, all->pdata[i], board->view))
        continue;
      json_builder_begin_object (builder);
      write_string (builder, "id", plumb_record_get_id (all->pdata[i]));
      write_string (builder, "source",
                    plumb_record_get_id (plumb_board_box (board, source)->record));
      write_string (builder, "target",
                    plumb_record_get_id (plumb_board_box (board, target)->record));
      write_fields (builder, board->review, board->view, all->pdata[i]);
      json_builder_end_object (builder);
      g_ptr_array_add (written, all->pdata[i]);
    }
  json_builder_end_array (builder);
}

static void
write_gaps (JsonBuilder *builder, PlumbReview *review, const char *view, GPtrArray *connections)
{
  const GPtrArray *gaps = plumb_review_get_records (review, "gap");

  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    for (guint k = 0; k < connections->len; k++)
      if (plumb_record_is (gaps->pdata[i], "connection",
                           plumb_record_get_id (connections->pdata[k])))
        {
          json_builder_begin_object (builder);
          write_string (builder, "connection", plumb_record_get_id (connections->pdata[k]));
          write_fields (builder, review, view, gaps->pdata[i]);
          json_builder_end_object (builder);
        }
  json_builder_end_array (builder);
}

char *
plumb_edit_clip_write (PlumbReview *review,
                       const char *view,
                       PlumbRecord *const *records,
                       guint n_records,
                       gboolean outward)
{
  g_autoptr (PlumbBoard) board = NULL;
  g_autoptr (GArray) boxes = NULL;
  g_autoptr (GPtrArray) connections = g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  board = plumb_board_new (review, view);
  boxes = collect_boxes (board, records, n_records);
  json_builder_begin_object (builder);
  write_string (builder, "format", PLUMB_CLIP_FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, PLUMB_CLIP_VERSION);
  json_builder_set_member_name (builder, "systems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < boxes->len; i++)
    {
      int index = g_array_index (boxes, int, i);

      write_system (builder, board, index, has_box (boxes, plumb_board_box (board, index)->parent));
    }
  json_builder_end_array (builder);
  write_connections (builder, board, boxes, outward, connections);
  write_gaps (builder, review, view, connections);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Systems of @records with what lies in them, the connections among these and their gaps, as they are
 * in @view. New string; never NULL. */
char *
plumb_edit_copy (PlumbReview *review,
                 const char *view,
                 PlumbRecord *const *records,
                 guint n_records)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  return plumb_edit_clip_write (review, view, records, n_records, FALSE);
}
