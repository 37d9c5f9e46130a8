// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Pasting. The clipboard may hold anything: a text is measured before it is parsed, ids in it only say
 * what belongs together, and each value is checked like one that a person types. */

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "diagram/plumb-edit-clip.h"
#include "schema/plumb-value.h"

#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_RECORDS 2000
#define MAX_NESTING 12
#define MAX_COORDINATE 1000000.0
#define OFFSET 40 /* of a paste beside the original */

typedef struct
{
  PlumbReview *review;
  const char *view;
  JsonArray *systems;
  JsonArray *connections;
  JsonArray *gaps;
  GHashTable *records; /* id in the text -> PlumbRecord that was made for it */
  GHashTable *names;   /* folded names that are taken */
  GPtrArray *made;
  gboolean outward; /* the text is this review's own: its connections may lead to what stays */
} Paste;

static gboolean
fail_format (GError **error)
{
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_FORMAT,
                       _ ("The clipboard holds nothing that can be pasted here"));
  return FALSE;
}

/* The parser goes down with the nesting; nobody else's text shall choose how far. */
static gboolean
is_shallow (const char *json)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '{' || *p == '[') && ++depth > MAX_NESTING)
        return FALSE;
      else if (!quoted && (*p == '}' || *p == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

static JsonArray *
get_objects (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  if (json_array_get_length (array) > MAX_RECORDS)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return NULL;
  return array;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static double
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  double value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;

  return isfinite (value) ? CLAMP (round (value), -MAX_COORDINATE, MAX_COORDINATE) : 0;
}

static gboolean
open_text (Paste *paste, JsonParser *parser, const char *json, GError **error)
{
  JsonNode *root;
  JsonObject *object;

  if (json == NULL || strlen (json) > MAX_BYTES || !g_utf8_validate (json, -1, NULL)
      || !is_shallow (json) || !json_parser_load_from_data (parser, json, -1, NULL))
    return fail_format (error);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail_format (error);
  object = json_node_get_object (root);
  if (g_strcmp0 (get_text (object, "format"), PLUMB_CLIP_FORMAT) != 0
      || get_number (object, "version") != PLUMB_CLIP_VERSION)
    return fail_format (error);
  paste->systems = get_objects (object, "systems");
  paste->connections = get_objects (object, "connections");
  paste->gaps = get_objects (object, "gaps");
  if (paste->systems == NULL || paste->connections == NULL || paste->gaps == NULL
      || json_array_get_length (paste->systems) == 0)
    return fail_format (error);
  return TRUE;
}

/* Whether @text may be stored in @field of a record of this review. */
static gboolean
is_acceptable (Paste *paste, const PlumbField *field, const char *text)
{
  g_autofree char *value =
      plumb_value_normalize (field, text, plumb_review_get_time_zone (paste->review), NULL);

  if (value == NULL || *value == '\0')
    return FALSE;
  return field->type != PLUMB_FIELD_REFERENCE
         || plumb_review_get_record (paste->review, field->target, value) != NULL;
}

/* Values of the text's fields that fit, as pairs; what does not is left out. Strings stay the text's. */
static GPtrArray *
read_fields (Paste *paste, JsonObject *object, const char *table_id)
{
  const PlumbTable *table = plumb_schema_find_table (table_id);
  JsonNode *node = json_object_get_member (object, "fields");
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_OBJECT (node) && i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *text = plumb_edit_clip_travels (field)
                             ? get_text (json_node_get_object (node), field->id)
                             : NULL;

      if (text == NULL || strcmp (field->id, "ours") == 0 || strcmp (field->id, "mark") == 0
          || strcmp (field->id, "name") == 0 || !is_acceptable (paste, field, text))
        continue;
      g_ptr_array_add (values, (char *)field->id);
      g_ptr_array_add (values, (char *)text);
    }
  return values;
}

static void
add_value (GPtrArray *values, const char *field, const char *text)
{
  g_ptr_array_add (values, (char *)field);
  g_ptr_array_add (values, (char *)text);
}

static void
learn_names (Paste *paste)
{
  const GPtrArray *systems = plumb_review_get_records (paste->review, "system");

  for (guint i = 0; i < systems->len; i++)
    g_hash_table_add (paste->names, plumb_fold (plumb_record_get (systems->pdata[i], "name")));
}

/* "Okta", or "Okta 2" where there is one: names tell systems apart in quick entry. New string. */
static char *
free_name (Paste *paste, const char *name)
{
  g_autofree char *stem = g_strdup (name);
  gsize end = strlen (stem);
  g_autofree char *folded = plumb_fold (name);

  if (g_hash_table_add (paste->names, g_steal_pointer (&folded)))
    return g_steal_pointer (&stem);
  while (end > 0 && g_ascii_isdigit (stem[end - 1]))
    end--;
  if (end > 1 && stem[end - 1] == ' ' && strlen (stem) - end < 4)
    stem[end - 1] = '\0';
  for (guint n = 2;; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", stem, n);

      folded = plumb_fold (numbered);
      if (g_hash_table_add (paste->names, g_steal_pointer (&folded)))
        return g_steal_pointer (&numbered);
    }
}

static const char *
get_name (JsonObject *system)
{
  JsonNode *node = json_object_get_member (system, "fields");
  const char *name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? get_text (json_node_get_object (node), "name")
                         : NULL;

  return name != NULL && *name != '\0' ? name : _ ("New system");
}

/* Marks are not copied: link_systems() sets them as if the copy had been drawn. */
static gboolean
make_system (Paste *paste, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) values = read_fields (paste, object, "system");
  g_autofree char *name = free_name (paste, get_name (object));
  const char *id = get_text (object, "id");
  PlumbRecord *record;

  add_value (values, "name", name);
  add_value (values, "mark", "keep");
  g_ptr_array_add (values, NULL);
  record = plumb_review_insert (paste->review, "system", (const char *const *)values->pdata, error);
  if (record == NULL)
    return FALSE;
  if (id != NULL && !g_hash_table_contains (paste->records, id))
    g_hash_table_insert (paste->records, g_strdup (id), record);
  g_ptr_array_add (paste->made, record);
  return TRUE;
}

/* The containers of the copies: within the text, or (@outer) where the originals lay. */
static gboolean
link_systems (Paste *paste, PlumbRecord *outer, GError **error)
{
  for (guint i = 0; i < paste->made->len; i++)
    {
      JsonObject *object = json_array_get_object_element (paste->systems, i);
      const char *id = get_text (object, "container");
      PlumbRecord *container = id != NULL ? g_hash_table_lookup (paste->records, id) : NULL;
      PlumbRecord *system = paste->made->pdata[i];

      if (container == NULL || container == system
          || plumb_edit_lies_in (paste->review, paste->view, container, system))
        container = outer;
      if (container != NULL
          && !plumb_review_set (paste->review, system, "container", plumb_record_get_id (container),
                                error))
        return FALSE;
    }
  for (guint i = 0; i < paste->made->len; i++)
    if (!g_str_equal (paste->view, PLUMB_VIEW_CURRENT)
        && plumb_view_is_inside_ours (paste->review, paste->made->pdata[i], paste->view)
        && !plumb_review_set (paste->review, paste->made->pdata[i], "mark", "add", error))
      return FALSE;
  return TRUE;
}

/* What was made for @id of the text, or what it names in this review. */
static PlumbRecord *
find_end (Paste *paste, const char *id)
{
  PlumbRecord *made = id != NULL ? g_hash_table_lookup (paste->records, id) : NULL;

  if (made != NULL || id == NULL || !paste->outward)
    return made;
  return plumb_review_get_record (paste->review, "system", id);
}

static gboolean
make_connections (Paste *paste, GError **error)
{
  for (guint i = 0; i < json_array_get_length (paste->connections); i++)
    {
      JsonObject *object = json_array_get_object_element (paste->connections, i);
      const char *id = get_text (object, "id");
      PlumbRecord *from = find_end (paste, get_text (object, "source"));
      PlumbRecord *to = find_end (paste, get_text (object, "target"));
      g_autoptr (GPtrArray) values = NULL;
      PlumbRecord *record;

      if (from == NULL || to == NULL || from == to
          || plumb_edit_lies_in (paste->review, paste->view, from, to)
          || plumb_edit_lies_in (paste->review, paste->view, to, from))
        continue;
      values = read_fields (paste, object, "connection");
      add_value (values, "source", plumb_record_get_id (from));
      add_value (values, "target", plumb_record_get_id (to));
      add_value (values, "mark", g_str_equal (paste->view, PLUMB_VIEW_CURRENT) ? "keep" : "add");
      g_ptr_array_add (values, NULL);
      record = plumb_review_insert (paste->review, "connection", (const char *const *)values->pdata,
                                    error);
      if (record == NULL)
        return FALSE;
      if (id != NULL && !g_hash_table_contains (paste->records, id))
        g_hash_table_insert (paste->records, g_strdup (id), record);
    }
  return TRUE;
}

static gboolean
make_gaps (Paste *paste, GError **error)
{
  if ((plumb_schema_find_table ("gap")->kinds & plumb_review_get_kind (paste->review)) == 0)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (paste->gaps); i++)
    {
      JsonObject *object = json_array_get_object_element (paste->gaps, i);
      const char *id = get_text (object, "connection");
      PlumbRecord *connection = id != NULL ? g_hash_table_lookup (paste->records, id) : NULL;
      g_autoptr (GPtrArray) values = NULL;

      if (connection == NULL
          || !g_str_equal (plumb_record_get_table (connection)->id, "connection"))
        continue;
      values = read_fields (paste, object, "gap");
      /* The original's connection, where it is one of this review, comes along as a field. */
      add_value (values, "connection", plumb_record_get_id (connection));
      g_ptr_array_add (values, NULL);
      if (plumb_review_insert (paste->review, "gap", (const char *const *)values->pdata, error)
          == NULL)
        return FALSE;
    }
  return TRUE;
}

/* -- Places ---------------------------------------------------------------------------------------- */

static PlumbRect
get_rect (JsonObject *object)
{
  PlumbRect rect = { get_number (object, "x"), get_number (object, "y"),
                     CLAMP (get_number (object, "w"), 0, 100000),
                     CLAMP (get_number (object, "h"), 0, 100000) };

  return rect;
}

static PlumbRect
get_bounds (Paste *paste)
{
  PlumbRect bounds = get_rect (json_array_get_object_element (paste->systems, 0));

  for (guint i = 1; i < json_array_get_length (paste->systems); i++)
    {
      PlumbRect rect = get_rect (json_array_get_object_element (paste->systems, i));

      bounds = plumb_rect_union (&bounds, &rect);
    }
  return bounds;
}

/* The first free place for all of it: where it was asked for, or further down and right. */
static PlumbPoint
find_offset (Paste *paste, PlumbBoard *board, int parent, const PlumbPoint *at)
{
  PlumbRect bounds = get_bounds (paste);
  PlumbPoint offset = { OFFSET, OFFSET };

  if (at != NULL)
    return (PlumbPoint){ at->x - bounds.x, at->y - bounds.y };
  /* Right of the original, then below it. */
  offset = (PlumbPoint){ bounds.width + OFFSET, 0 };
  for (guint i = 0; i < 64; i++)
    {
      PlumbRect rect = { bounds.x + offset.x, bounds.y + offset.y, bounds.width, bounds.height };

      if (plumb_board_is_free (board, parent, &rect, PLUMB_GRID * 2))
        return offset;
      offset.x += i % 2 == 0 ? -offset.x : bounds.width + OFFSET;
      offset.y += i % 2 == 0 ? bounds.height + OFFSET : 0;
    }
  return offset;
}

static gboolean
place_copies (Paste *paste, PlumbRecord *outer, const PlumbPoint *at, GError **error)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (paste->review, paste->view);
  PlumbPoint offset = find_offset (paste, board, plumb_board_find (board, outer), at);

  for (guint i = 0; i < paste->made->len; i++)
    {
      PlumbBoardBox *box = plumb_board_box (board, plumb_board_find (board, paste->made->pdata[i]));
      PlumbRect rect = get_rect (json_array_get_object_element (paste->systems, i));

      if (rect.width < PLUMB_GRID || rect.height < PLUMB_GRID)
        plumb_board_measure (box->record, &rect.width, &rect.height);
      box->rect = rect;
      box->rect.x += round (offset.x);
      box->rect.y += round (offset.y);
      box->placed = TRUE;
    }
  for (guint i = 0; i < paste->made->len; i++)
    plumb_board_contain (board, plumb_board_find (board, paste->made->pdata[i]));
  return plumb_board_store (board, error) && plumb_edit_mend_places (paste->review, error);
}

/* The innermost container at @at, so that what is pasted there lies in it. */
static PlumbRecord *
container_at (PlumbReview *review, const char *view, const PlumbPoint *at)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  int found = -1;

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->shown && box->container && box->placed && plumb_rect_contains_point (&box->rect, *at)
          && (found < 0 || plumb_board_lies_in (board, (int)i, found)))
        found = (int)i;
    }
  return found >= 0 ? plumb_board_box (board, found)->record : NULL;
}

static gboolean
paste_all (Paste *paste, PlumbRecord *outer, const PlumbPoint *at, GError **error)
{
  learn_names (paste);
  for (guint i = 0; i < json_array_get_length (paste->systems); i++)
    if (!make_system (paste, json_array_get_object_element (paste->systems, i), error))
      return FALSE;
  return link_systems (paste, outer, error) && make_connections (paste, error)
         && make_gaps (paste, error) && place_copies (paste, outer, at, error);
}

static GPtrArray *
paste_text (PlumbReview *review,
            const char *view,
            const char *json,
            PlumbRecord *outer,
            const PlumbPoint *at,
            gboolean outward,
            const char *label,
            GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  Paste paste = { .review = review,
                  .view = view,
                  .records = records,
                  .names = names,
                  .made = made,
                  .outward = outward };

  if (!open_text (&paste, parser, json, error))
    return NULL;
  plumb_review_begin (review, label);
  if (!plumb_edit_finish (review, paste_all (&paste, outer, at, error), error))
    return NULL;
  return g_steal_pointer (&made);
}

/* Errors: PLUMB_DOCUMENT_ERROR_FORMAT for a text that plumb_edit_copy() did not write. */
GPtrArray *
plumb_edit_paste (
    PlumbReview *review, const char *view, const char *json, const PlumbPoint *at, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  return paste_text (review, view, json, at != NULL ? container_at (review, view, at) : NULL, at,
                     FALSE, _ ("Paste"), error);
}

GPtrArray *
plumb_edit_duplicate (PlumbReview *review,
                      const char *view,
                      PlumbRecord *const *systems,
                      guint n_systems,
                      gboolean outward,
                      GError **error)
{
  g_autoptr (GPtrArray) top = NULL;
  g_autofree char *json = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  top = plumb_edit_topmost (review, view, systems, n_systems);
  if (top->len == 0)
    {
      g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                           _ ("Nothing that stands in this picture is selected"));
      return NULL;
    }
  label = plumb_edit_label (review, _ ("Duplicate %s"), _ ("Duplicate %u systems"),
                            (PlumbRecord *const *)top->pdata, top->len);
  json = plumb_edit_clip_write (review, view, systems, n_systems, outward);
  return paste_text (review, view, json, plumb_edit_get_container (review, view, top->pdata[0]),
                     NULL, outward, label, error);
}
