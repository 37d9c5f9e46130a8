// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The whole review as one JSON document: the same bytes for the same review. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "document/plumb-dump-format.h"
#include "document/plumb-review-private.h"

static void
add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_bytes (JsonBuilder *builder, const char *name, const void *bytes, int length)
{
  g_autofree char *text = g_base64_encode (bytes, (gsize)length);

  add_member (builder, name, text);
}

static void
add_field (JsonBuilder *builder, const PlumbField *field, const char *value)
{
  json_builder_set_member_name (builder, field->id);
  switch (field->type)
    {
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_BOOLEAN:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
      break;
    case PLUMB_FIELD_REAL:
      json_builder_add_double_value (builder, g_ascii_strtod (value, NULL));
      break;
    default:
      json_builder_add_string_value (builder, value);
    }
}

static void
add_set (JsonBuilder *builder, const PlumbField *field, const char *const *members)
{
  if (members[0] == NULL)
    return;
  json_builder_set_member_name (builder, field->id);
  json_builder_begin_array (builder);
  for (guint i = 0; members[i] != NULL; i++)
    json_builder_add_string_value (builder, members[i]);
  json_builder_end_array (builder);
}

/* Fields in the order of the schema; empty ones are left out. */
static void
add_record (JsonBuilder *builder, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  json_builder_begin_object (builder);
  if (!(table->flags & PLUMB_TABLE_NATURAL))
    add_member (builder, "id", plumb_record_get_id (record));
  if (table->flags & PLUMB_TABLE_ORDERED)
    {
      json_builder_set_member_name (builder, "place");
      json_builder_add_double_value (builder, plumb_record_get_place (record));
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *value = plumb_record_get_at (record, i);

      if (table->fields[i].type == PLUMB_FIELD_SET)
        add_set (builder, &table->fields[i], plumb_record_get_set (record, table->fields[i].id));
      else if (value != NULL)
        add_field (builder, &table->fields[i], value);
    }
  json_builder_end_object (builder);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const PlumbRecord *const *first = a;
  const PlumbRecord *const *second = b;

  return strcmp (plumb_record_get_id (*first), plumb_record_get_id (*second));
}

static void
add_table (JsonBuilder *builder, PlumbReview *review, const PlumbTable *table)
{
  const GPtrArray *list = plumb_records_list (review->records, table);
  g_autoptr (GPtrArray) by_id = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (by_id, g_ptr_array_index (list, i));
  g_ptr_array_sort (by_id, compare_ids);
  json_builder_set_member_name (builder, table->id);
  json_builder_begin_array (builder);
  for (guint i = 0; i < by_id->len; i++)
    add_record (builder, g_ptr_array_index (by_id, i));
  json_builder_end_array (builder);
}

/* Baselines are places in the history: they go with it. */
static void
add_tables (JsonBuilder *builder, PlumbReview *review, gboolean history)
{
  PlumbKinds kind = plumb_review_get_kind (review);
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  json_builder_set_member_name (builder, "tables");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    if ((history || strcmp (tables[i]->id, "baseline") != 0)
        && ((tables[i]->kinds & kind) || plumb_records_list (review->records, tables[i])->len > 0))
      add_table (builder, review, tables[i]);
  json_builder_end_object (builder);
}

/* The hashes that records name. Without history no others are of use. */
GHashTable *
plumb_review_get_used_blobs (PlumbReview *review)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const GPtrArray *list = plumb_records_list (review->records, tables[t]);

        if (tables[t]->fields[f].type != PLUMB_FIELD_BLOB)
          continue;
        for (guint i = 0; i < list->len; i++)
          {
            const char *hash = plumb_record_get_at (g_ptr_array_index (list, i), f);

            if (hash != NULL)
              g_hash_table_add (used, (gpointer)hash);
          }
      }
  return used;
}

static gboolean
add_blobs (JsonBuilder *builder, PlumbReview *review, gboolean history, GError **error)
{
  g_autoptr (GHashTable) used = plumb_review_get_used_blobs (review);
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage, "SELECT sha256, bytes FROM blob ORDER BY sha256", error);
  int code;

  if (statement == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "blobs");
  json_builder_begin_object (builder);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *hash = (const char *)sqlite3_column_text (statement, 0);

      if (history || g_hash_table_contains (used, hash))
        add_bytes (builder, hash, sqlite3_column_blob (statement, 1),
                   sqlite3_column_bytes (statement, 1));
    }
  json_builder_end_object (builder);
  if (code != SQLITE_DONE)
    plumb_storage_fail (review->storage, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

static void
add_entry (JsonBuilder *builder, sqlite3_stmt *statement)
{
  json_builder_begin_object (builder);
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      const char *name = sqlite3_column_name (statement, i);

      switch (sqlite3_column_type (statement, i))
        {
        case SQLITE_NULL:
          break;
        case SQLITE_INTEGER:
          json_builder_set_member_name (builder, name);
          json_builder_add_int_value (builder, sqlite3_column_int64 (statement, i));
          break;
        case SQLITE_BLOB:
          add_bytes (builder, name, sqlite3_column_blob (statement, i),
                     sqlite3_column_bytes (statement, i));
          break;
        default:
          add_member (builder, name, (const char *)sqlite3_column_text (statement, i));
        }
    }
  json_builder_end_object (builder);
}

static gboolean
add_history (JsonBuilder *builder, PlumbReview *review, GError **error)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (review->storage, "SELECT * FROM history ORDER BY sequence", error);
  int code;

  if (statement == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    add_entry (builder, statement);
  json_builder_end_array (builder);
  if (code != SQLITE_DONE)
    plumb_storage_fail (review->storage, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/* A customer's copy stays one. */
static void
add_audience (JsonBuilder *builder, PlumbReview *review)
{
  g_autofree char *audience = plumb_storage_dup_meta (review->storage, "audience");

  if (audience != NULL)
    add_member (builder, "audience", audience);
}

static char *
print (JsonBuilder *builder, gsize *length)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GString) text = g_string_new (NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');
  if (length != NULL)
    *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
plumb_review_dump (PlumbReview *review, gboolean history, gsize *length, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  json_builder_begin_object (builder);
  add_member (builder, "format", PLUMB_DUMP_FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, PLUMB_SCHEMA_VERSION);
  add_audience (builder, review);
  add_tables (builder, review, history);
  if (!add_blobs (builder, review, history, error)
      || (history && !add_history (builder, review, error)))
    return NULL;
  json_builder_end_object (builder);
  return print (builder, length);
}
