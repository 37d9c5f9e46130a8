// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A review from the JSON document that plumb_review_dump() wrote, or somebody else. */

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "document/plumb-cell.h"
#include "document/plumb-changeset.h"
#include "document/plumb-dump-format.h"
#include "document/plumb-review-private.h"
#include "document/plumb-shelf-private.h"
#include "document/plumb-uuid.h"
#include "schema/plumb-value.h"

static gboolean
refuse (GError **error, const char *where, const char *why)
{
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_FORMAT,
               /* Translators: a place in a JSON file, what is wrong there. */
               _ ("%s: %s"), where, why);
  return FALSE;
}

/* json-glib reads nested values by recursion: what is too deep is refused before it. */
static gboolean
is_shallow (const char *json, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (json[i] == '\\')
            i++;
          else if (json[i] == '"')
            in_string = FALSE;
        }
      else if (json[i] == '"')
        in_string = TRUE;
      else if (json[i] == '[' || json[i] == '{')
        {
          if (++depth > PLUMB_DUMP_DEEPEST)
            return FALSE;
        }
      else if ((json[i] == ']' || json[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return string_of (json_object_get_member (object, member));
}

static JsonObject *
check_head (JsonNode *node, GError **error)
{
  JsonObject *root = object_of (node);
  JsonNode *version = root != NULL ? json_object_get_member (root, "version") : NULL;

  if (root == NULL || g_strcmp0 (get_string (root, "format"), PLUMB_DUMP_FORMAT) != 0
      || version == NULL || !JSON_NODE_HOLDS_VALUE (version)
      || json_node_get_value_type (version) != G_TYPE_INT64)
    {
      refuse (error, "format", _ ("this is not the dump of a review"));
      return NULL;
    }
  if (json_node_get_int (version) > PLUMB_SCHEMA_VERSION)
    {
      g_set_error_literal (
          error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NEWER,
          _ ("This dump was written by a newer Plumbline; update Plumbline first"));
      return NULL;
    }
  if (json_node_get_int (version) < 1
      || object_of (json_object_get_member (root, "tables")) == NULL)
    {
      refuse (error, "tables", _ ("they are missing"));
      return NULL;
    }
  return root;
}

/* -- Records ------------------------------------------------------------------------------------ */

/* A number or text of JSON as the text that plumb_value_normalize() takes; NULL: neither. */
static char *
text_of (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return plumb_real_dup_text (json_node_get_double (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "1" : "0");
    default:
      return NULL;
    }
}

static char *
normalized (const PlumbField *field, JsonNode *node, const char *where, GError **error)
{
  g_autofree char *text = text_of (node);
  g_autofree char *value = NULL;
  g_autoptr (GError) why = NULL;

  if (text == NULL)
    {
      refuse (error, where, _ ("a text or a number is wanted"));
      return NULL;
    }
  value = plumb_value_normalize (field, text, NULL, &why);
  if (value == NULL)
    {
      refuse (error, where, why->message);
      return NULL;
    }
  if (field->type == PLUMB_FIELD_REAL && *value != '\0')
    return plumb_real_dup_text (g_ascii_strtod (value, NULL));
  return g_steal_pointer (&value);
}

static gboolean
fill_member (
    PlumbRecord *record, const char *name, JsonNode *node, const char *where, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  int field = plumb_table_find_field (table, name);
  g_autofree char *place = g_strdup_printf ("%s.%s", where, name);
  char *value;

  if (strcmp (name, "id") == 0 && !(table->flags & PLUMB_TABLE_NATURAL))
    return TRUE;
  if (strcmp (name, "place") == 0 && (table->flags & PLUMB_TABLE_ORDERED))
    {
      GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
      double number = NAN;

      if (type == G_TYPE_DOUBLE)
        number = json_node_get_double (node);
      else if (type == G_TYPE_INT64)
        number = (double)json_node_get_int (node);
      if (!isfinite (number))
        return refuse (error, place, _ ("a number is wanted"));
      plumb_record_fill_place (record, number);
      return TRUE;
    }
  if (field < 0)
    return refuse (error, place, _ ("there is no such field"));
  if (JSON_NODE_HOLDS_NULL (node) || table->fields[field].type == PLUMB_FIELD_SET)
    return TRUE;
  value = normalized (&table->fields[field], node, place, error);
  if (value != NULL && *value != '\0')
    plumb_record_fill (record, (guint)field, value);
  else
    g_free (value);
  return value != NULL;
}

static gboolean
has_required (PlumbReview *review, const PlumbRecord *record, const char *where, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & PLUMB_FIELD_REQUIRED) && plumb_record_get_at (record, i) == NULL
        && !plumb_field_is_internal (table, &table->fields[i]))
      {
        g_autofree char *place = g_strdup_printf ("%s.%s", where, table->fields[i].id);

        return refuse (error, place, _ ("it must be filled in"));
      }
  return TRUE;
}

/* Whether @text is, to the letter, what would be stored in @field as a key. */
static gboolean
is_key (const PlumbField *field, const char *text)
{
  g_autofree char *stored = NULL;

  if (text == NULL || *text == '\0' || strchr (text, '/') != NULL)
    return FALSE;
  stored = plumb_value_normalize (field, text, NULL, NULL);
  return g_strcmp0 (stored, text) == 0;
}

/* The id of a row, or for a natural key its values joined; NULL when there is none that serves. */
static char *
row_id (const PlumbTable *table, JsonObject *row)
{
  static const PlumbField id_field = { .id = "id", .title = "id", .type = PLUMB_FIELD_TEXT };
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *id = get_string (row, "id");

  if (!(table->flags & PLUMB_TABLE_NATURAL))
    return is_key (&id_field, id) ? g_strdup (id) : NULL;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *value = get_string (row, table->fields[i].id);

      if ((table->fields[i].flags & PLUMB_FIELD_KEY) && !is_key (&table->fields[i], value))
        return NULL;
      g_ptr_array_add (values, (gpointer)value);
    }
  return plumb_record_dup_key (table, (const char *const *)values->pdata);
}

static gboolean
load_row (PlumbReview *review,
          const PlumbTable *table,
          JsonObject *row,
          const char *where,
          GError **error)
{
  g_autofree char *id = row != NULL ? row_id (table, row) : NULL;
  g_autoptr (GList) names = row != NULL ? json_object_get_members (row) : NULL;
  PlumbRecord *record;
  gboolean good = TRUE;

  if (id == NULL)
    return refuse (error, where, _ ("the row has no id or key"));
  if (plumb_records_find (review->records, table, id) != NULL)
    return refuse (error, where, _ ("there is another row with the same id or key"));
  record = plumb_record_new (table, id);
  for (GList *l = names; good && l != NULL; l = l->next)
    good = fill_member (record, l->data, json_object_get_member (row, l->data), where, error);
  good = good && has_required (review, record, where, error);
  if (good)
    return plumb_review_stage_record (review, record, error);
  plumb_record_free (record);
  return FALSE;
}

static gboolean
load_set (PlumbReview *review,
          PlumbRecord *record,
          guint field,
          JsonNode *node,
          const char *where,
          GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  g_autofree char *place = g_strdup_printf ("%s.%s", where, declared->id);
  JsonArray *members = array_of (node);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (members == NULL)
    return refuse (error, place, _ ("a list is wanted"));
  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      g_autofree char *member =
          normalized (declared, json_array_get_element (members, i), place, error);

      if (member == NULL)
        return FALSE;
      if (*member != '\0' && !plumb_record_set_contains (record, declared->id, member)
          && !plumb_review_stage_member (review, record, field, member, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_sets (PlumbReview *review,
           const PlumbTable *table,
           JsonObject *row,
           const char *where,
           GError **error)
{
  g_autofree char *id = row_id (table, row);
  PlumbRecord *record = plumb_records_find (review->records, table, id);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == PLUMB_FIELD_SET
        && !load_set (review, record, i, json_object_get_member (row, table->fields[i].id), where,
                      error))
      return FALSE;
  return TRUE;
}

typedef gboolean (*RowFunc) (
    PlumbReview *review, const PlumbTable *table, JsonObject *row, const char *where, GError **);

static gboolean
foreach_row (PlumbReview *review, JsonObject *tables, RowFunc func, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (tables);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const PlumbTable *table = plumb_schema_find_table (l->data);
      JsonArray *rows = array_of (json_object_get_member (tables, l->data));

      if (table == NULL || rows == NULL)
        return refuse (error, l->data, _ ("there is no such table"));
      for (guint i = 0; i < json_array_get_length (rows); i++)
        {
          g_autofree char *where = g_strdup_printf ("%s[%u]", table->id, i);

          if (!func (review, table, object_of (json_array_get_element (rows, i)), where, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* -- Bytes and history -------------------------------------------------------------------------- */

static GBytes *
bytes_of (JsonNode *node)
{
  const char *text = string_of (node);
  gsize length;
  guchar *bytes;

  if (text == NULL)
    return NULL;
  bytes = g_base64_decode (text, &length);
  return g_bytes_new_take (bytes, length);
}

static gboolean
load_blobs (PlumbReview *review, JsonObject *root, GError **error)
{
  JsonObject *blobs = object_of (json_object_get_member (root, "blobs"));
  g_autoptr (GList) names = blobs != NULL ? json_object_get_members (blobs) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr (GBytes) bytes = bytes_of (json_object_get_member (blobs, l->data));
      g_autofree char *hash = bytes != NULL ? plumb_review_add_blob (review, bytes, error) : NULL;

      if (bytes == NULL || g_strcmp0 (hash, l->data) != 0)
        {
          if (error != NULL && *error != NULL)
            return FALSE;
          return refuse (error, "blobs", _ ("bytes and their hash do not fit together"));
        }
    }
  return TRUE;
}

static gboolean
bind_entry (sqlite3_stmt *statement, JsonObject *entry, GBytes *changeset)
{
  const char *id = get_string (entry, "id");
  const char *time = get_string (entry, "time");
  const char *label = get_string (entry, "label");
  g_autoptr (GDateTime) when = plumb_instant_parse (time);

  if (id == NULL || when == NULL || label == NULL
      || json_object_get_int_member_with_default (entry, "sequence", 0) < 1
      || json_object_get_int_member_with_default (entry, "version", 0) < 1)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, json_object_get_int_member (entry, "sequence"));
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, time, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, get_string (entry, "author"), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, label, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 6, json_object_get_int_member (entry, "version"));
  sqlite3_bind_text (statement, 7, get_string (entry, "undoes"), -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 8, g_bytes_get_data (changeset, NULL),
                       g_bytes_get_size (changeset), SQLITE_STATIC);
  return TRUE;
}

static gboolean
load_entry (PlumbReview *review, JsonObject *entry, const char *where, GError **error)
{
  g_autoptr (GBytes) changeset =
      entry != NULL ? bytes_of (json_object_get_member (entry, "changeset")) : NULL;
  g_autoptr (GError) why = NULL;
  sqlite3_stmt *statement;

  if (changeset == NULL)
    return refuse (error, where, _ ("this is no entry of a history"));
  if (!plumb_changeset_check (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset),
                              &why))
    return refuse (error, where, why->message);
  statement = plumb_storage_prepare (review->storage,
                                     "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  if (!bind_entry (statement, entry, changeset))
    return refuse (error, where, _ ("this is no entry of a history"));
  if (plumb_storage_step_done (review->storage, statement, &why))
    return TRUE;
  return refuse (error, where, why->message);
}

static gboolean
load_history (PlumbReview *review, JsonObject *root, GError **error)
{
  JsonArray *entries = array_of (json_object_get_member (root, "history"));
  guint n = entries != NULL ? json_array_get_length (entries) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *where = g_strdup_printf ("history[%u]", i);

      if (!load_entry (review, object_of (json_array_get_element (entries, i)), where, error))
        return FALSE;
    }
  return plumb_storage_get_integer (review->storage, "SELECT max(sequence) FROM history",
                                    &review->head, error);
}

/* -- The whole ---------------------------------------------------------------------------------- */

static gboolean
check_whole (PlumbReview *review, GError **error)
{
  PlumbRecord *root = plumb_review_get_root (review);
  g_autoptr (GError) why = NULL;

  if (plumb_review_count (review, "review") != 1
      || strcmp (plumb_record_get_id (root), review->uid) != 0)
    return refuse (error, "review", _ ("exactly one row is wanted"));
  if (!plumb_review_look_at_references (review, FALSE, NULL, &why)
      || !plumb_review_check_circles (review, &why) || !plumb_review_check_blobs (review, &why))
    return refuse (error, "tables", why->message);
  return TRUE;
}

static gboolean
load_all (PlumbReview *review, JsonObject *root, GError **error)
{
  JsonObject *tables = object_of (json_object_get_member (root, "tables"));
  const char *audience = get_string (root, "audience");

  return load_blobs (review, root, error) && foreach_row (review, tables, load_row, error)
         && foreach_row (review, tables, load_sets, error) && check_whole (review, error)
         && load_history (review, root, error)
         && (audience == NULL
             || plumb_storage_set_meta (review->storage, "audience", audience, error));
}

/* The id of the only row of `review`: a folder is named after it. */
static const char *
find_uid (JsonObject *root)
{
  JsonObject *tables = object_of (json_object_get_member (root, "tables"));
  JsonArray *rows = array_of (json_object_get_member (tables, "review"));
  JsonObject *row = rows != NULL && json_array_get_length (rows) == 1
                        ? object_of (json_array_get_element (rows, 0))
                        : NULL;
  const char *uid = row != NULL ? get_string (row, "id") : NULL;

  return plumb_uuid_is_valid (uid) ? uid : NULL;
}

static PlumbReview *
load_root (JsonObject *root, PlumbOpenFlags flags, GError **error)
{
  const char *uid = find_uid (root);
  g_autoptr (PlumbReview) review = NULL;
  gboolean good;

  if (uid == NULL)
    {
      refuse (error, "review", _ ("exactly one row with a UUID as id is wanted"));
      return NULL;
    }
  review = plumb_review_new_empty (uid, flags, error);
  if (review == NULL)
    return NULL;
  good = plumb_review_begin_unrecorded (review, error) && load_all (review, root, error);
  good = good && plumb_review_end_unrecorded (review, error);
  if (!good)
    {
      plumb_review_discard (review);
      return NULL;
    }
  plumb_shelf_note (review, NULL);
  plumb_review_watch (review);
  return g_steal_pointer (&review);
}

PlumbReview *
plumb_review_load (const char *json, gssize length, PlumbOpenFlags flags, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) why = NULL;
  gsize size;
  JsonObject *root;

  g_return_val_if_fail (json != NULL, NULL);

  size = length < 0 ? strlen (json) : (gsize)length;
  if (size > PLUMB_DUMP_LARGEST || !is_shallow (json, size)
      || !g_utf8_validate (json, (gssize)size, NULL))
    {
      refuse (error, "JSON", _ ("this is not the dump of a review"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, (gssize)size, &why))
    {
      refuse (error, "JSON", why->message);
      return NULL;
    }
  root = check_head (json_parser_get_root (parser), error);
  return root != NULL ? load_root (root, flags, error) : NULL;
}
