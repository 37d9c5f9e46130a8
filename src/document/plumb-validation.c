// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a value needs beyond its type: records that exist, and no circles. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"

/* Whether @field of @table says that one record stands inside another or waits for it, so that a circle
 * makes no sense: a reference to the own table that goes with its target, or a set of own records. */
gboolean
plumb_field_is_dependency (const PlumbTable *table, const PlumbField *field)
{
  if (g_strcmp0 (field->target, table->id) != 0)
    return FALSE;
  return field->type == PLUMB_FIELD_SET
         || (field->type == PLUMB_FIELD_REFERENCE && field->on_delete == PLUMB_ON_DELETE_REMOVE);
}

/* The table that the ANY field with index @field refers to: the one that the field before it names. */
const PlumbTable *
plumb_record_get_any_table (const PlumbRecord *record, guint field)
{
  return field > 0 ? plumb_schema_find_table (plumb_record_get_at (record, field - 1)) : NULL;
}

/* Whether a record of @target is called @id; sets @error naming @field otherwise. */
gboolean
plumb_review_check_reference (PlumbReview *review,
                              const PlumbField *field,
                              const PlumbTable *target,
                              const char *id,
                              GError **error)
{
  if (target != NULL && plumb_records_find (review->records, target, id) != NULL)
    return TRUE;
  if (target == NULL)
    g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
                 _ ("%s: name the table of “%s” first"), plumb_field_get_title (field), id);
  else
    g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
                 /* Translators: field, an id, title of a table. */
                 _ ("%s: there is no “%s” among %s"), plumb_field_get_title (field), id,
                 plumb_table_get_title (target));
  return FALSE;
}

static gboolean
refuse_circle (PlumbReview *review,
               const PlumbField *field,
               const PlumbTable *table,
               const GPtrArray *path,
               GError **error)
{
  g_autoptr (GString) circle = g_string_new (NULL);

  for (guint i = 0; i < path->len; i++)
    {
      const PlumbRecord *record =
          plumb_records_find (review->records, table, g_ptr_array_index (path, i));
      g_autofree char *name = record != NULL ? plumb_review_dup_name (review, record)
                                             : g_strdup (g_ptr_array_index (path, i));

      g_string_append_printf (circle, "%s%s", i > 0 ? " → " : "", name);
    }
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE,
               /* Translators: field, then the records of a circle joined by arrows. */
               _ ("%s: this would go round in a circle: %s"), plumb_field_get_title (field),
               circle->str);
  return FALSE;
}

/* Depth-first from @id along @field; TRUE when @wanted is reached, with the way in @path. */
static gboolean
reaches (PlumbReview *review,
         const PlumbTable *table,
         guint field,
         const char *id,
         const char *wanted,
         GHashTable *seen,
         GPtrArray *path)
{
  const PlumbRecord *record = plumb_records_find (review->records, table, id);
  const char *single[2] = { NULL, NULL };
  const char *const *next = single;

  g_ptr_array_add (path, (gpointer)id);
  if (strcmp (id, wanted) == 0)
    return TRUE;
  if (record != NULL && g_hash_table_add (seen, (gpointer)id))
    {
      if (table->fields[field].type == PLUMB_FIELD_SET)
        next = plumb_record_get_set (record, table->fields[field].id);
      else
        single[0] = plumb_record_get_at (record, field);
      for (guint i = 0; next[i] != NULL; i++)
        if (reaches (review, table, field, next[i], wanted, seen, path))
          return TRUE;
    }
  g_ptr_array_remove_index (path, path->len - 1);
  return FALSE;
}

static gboolean
check_circle (
    PlumbReview *review, const PlumbRecord *record, guint field, const char *to, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  g_ptr_array_add (path, (gpointer)plumb_record_get_id (record));
  if (!reaches (review, table, field, to, plumb_record_get_id (record), seen, path))
    return TRUE;
  return refuse_circle (review, &table->fields[field], table, path, error);
}

static gboolean
check_blob (PlumbReview *review, const PlumbField *field, const char *sha256, GError **error)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (review->storage, "SELECT 1 FROM blob WHERE sha256 = ?", error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  sqlite3_reset (statement);
  if (code == SQLITE_ROW)
    return TRUE;
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
               _ ("%s: there are no bytes with this hash; add the file first"),
               plumb_field_get_title (field));
  return FALSE;
}

/* Whether the normalized @text (of a set: one member) may stand in the field with index @field of
 * @record. @text is not empty. */
gboolean
plumb_review_check_field (
    PlumbReview *review, const PlumbRecord *record, guint field, const char *text, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbField *declared = &table->fields[field];

  if ((declared->flags & PLUMB_FIELD_KEY) && strchr (text, '/') != NULL)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
                   _ ("%s: “%s” may not have a slash"), plumb_field_get_title (declared), text);
      return FALSE;
    }
  if (declared->target != NULL
      && !plumb_review_check_reference (review, declared,
                                        plumb_schema_find_table (declared->target), text, error))
    return FALSE;
  if (declared->type == PLUMB_FIELD_ANY
      && !plumb_review_check_reference (review, declared,
                                        plumb_record_get_any_table (record, field), text, error))
    return FALSE;
  if (declared->type == PLUMB_FIELD_BLOB && !check_blob (review, declared, text, error))
    return FALSE;
  return !plumb_field_is_dependency (table, declared)
         || check_circle (review, record, field, text, error);
}

static gboolean
check_circles_of (PlumbReview *review, const PlumbTable *table, guint field, GError **error)
{
  const GPtrArray *list = plumb_records_list (review->records, table);

  for (guint i = 0; i < list->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (list, i);
      const char *single[2] = { NULL, NULL };
      const char *const *next = single;

      if (table->fields[field].type == PLUMB_FIELD_SET)
        next = plumb_record_get_set (record, table->fields[field].id);
      else
        single[0] = plumb_record_get_at (record, field);
      for (guint m = 0; next[m] != NULL; m++)
        if (!check_circle (review, record, field, next[m], error))
          return FALSE;
    }
  return TRUE;
}

/* Whether no record stands inside itself or waits for itself: for what comes from elsewhere. */
gboolean
plumb_review_check_circles (PlumbReview *review, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < tables[i]->n_fields; f++)
      if (plumb_field_is_dependency (tables[i], &tables[i]->fields[f])
          && !check_circles_of (review, tables[i], f, error))
        return FALSE;
  return TRUE;
}

static gboolean
check_links_of (PlumbReview *review, const PlumbTable *table, guint field, GError **error)
{
  const GPtrArray *list = plumb_records_list (review->records, table);

  for (guint i = 0; i < list->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (list, i);
      const char *id = plumb_record_get_at (record, field);

      if (id != NULL
          && !plumb_review_check_reference (review, &table->fields[field],
                                            plumb_record_get_any_table (record, field), id, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether every link to any record leads to one: the database knows nothing of these. */
gboolean
plumb_review_check_links (PlumbReview *review, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < tables[i]->n_fields; f++)
      if (tables[i]->fields[f].type == PLUMB_FIELD_ANY
          && !check_links_of (review, tables[i], f, error))
        return FALSE;
  return TRUE;
}
