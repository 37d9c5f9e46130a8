// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-changeset.h"

#include <glib/gi18n-lib.h>

#include "document/plumb-cell.h"
#include "document/plumb-changeset-format.h"
#include "document/plumb-review.h"
#include "document/plumb-storage.h"

#define MAX_COLUMNS (PLUMB_MAX_FIELDS + 2)

static gboolean
refuse (GError **error)
{
  g_set_error_literal (
      error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY,
      _ ("An entry of the history does not fit this review; what is in the review stays as it is"));
  return FALSE;
}

static gboolean
keys_fit (sqlite3_changeset_iter *iterator, const PlumbLayout *layout)
{
  unsigned char *keys;
  int n;

  if (sqlite3changeset_pk (iterator, &keys, &n) != SQLITE_OK || n > (int)layout->n_columns)
    return FALSE;
  for (int i = 0; i < (int)layout->n_columns; i++)
    if ((i < n && keys[i] != 0) != layout->columns[i].key)
      return FALSE;
  return TRUE;
}

/* Old changesets have fewer columns than a table that has grown since; none may have more. */
static gboolean
read_row (sqlite3_changeset_iter *iterator, PlumbRow *row, sqlite3_value **old, sqlite3_value **new)
{
  const char *table;
  int n;

  if (sqlite3changeset_op (iterator, &table, &n, &row->operation, NULL) != SQLITE_OK)
    return FALSE;
  row->layout = plumb_layout_find (table);
  if (row->layout == NULL || !keys_fit (iterator, row->layout))
    return FALSE;
  row->n_columns = (guint)n;
  row->old = old;
  row->new = new;
  for (int i = 0; i < n; i++)
    {
      old[i] = new[i] = NULL;
      if (row->operation != SQLITE_INSERT
          && sqlite3changeset_old (iterator, i, &old[i]) != SQLITE_OK)
        return FALSE;
      if (row->operation != SQLITE_DELETE
          && sqlite3changeset_new (iterator, i, &new[i]) != SQLITE_OK)
        return FALSE;
    }
  return TRUE;
}

/* Calls @func for each row that the changeset changes, in its order. The values live during the call.
 * Errors: PLUMB_DOCUMENT_ERROR_HISTORY when the bytes are no changeset of this schema; or @func's. */
gboolean
plumb_changeset_foreach (
    const void *bytes, gsize length, PlumbRowFunc func, gpointer data, GError **error)
{
  sqlite3_changeset_iter *iterator;
  sqlite3_value *old[MAX_COLUMNS];
  sqlite3_value *new[MAX_COLUMNS];
  gboolean good = TRUE;
  int code;

  if (!plumb_changeset_is_well_formed (bytes, length)
      || sqlite3changeset_start (&iterator, (int)length, (void *)bytes) != SQLITE_OK)
    return refuse (error);
  while (good && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      PlumbRow row;

      if (!read_row (iterator, &row, old, new))
        {
          sqlite3changeset_finalize (iterator);
          return refuse (error);
        }
      good = func (&row, data, error);
    }
  code = sqlite3changeset_finalize (iterator);
  return good && (code == SQLITE_OK || refuse (error));
}

/* The id (or key) of the record that @row changes; of a row of a link table, its owner's. */
char *
plumb_row_dup_id (const PlumbRow *row)
{
  sqlite3_value **from = row->operation == SQLITE_INSERT ? row->new : row->old;
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < row->n_columns; i++)
    {
      if (!row->layout->columns[i].key || row->layout->columns[i].field == PLUMB_COLUMN_MEMBER)
        continue;
      if (key->len > 0)
        g_string_append_c (key, '/');
      if (from[i] != NULL && sqlite3_value_type (from[i]) == SQLITE_TEXT)
        g_string_append (key, (const char *)sqlite3_value_text (from[i]));
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
check_row (const PlumbRow *row, gpointer data, GError **error)
{
  for (guint i = 0; i < row->n_columns; i++)
    {
      if (row->layout->columns[i].key && row->operation == SQLITE_UPDATE && row->old[i] == NULL)
        return refuse (error);
      if ((row->old[i] != NULL && !plumb_cell_check (row->layout, i, row->old[i], error))
          || (row->new[i] != NULL && !plumb_cell_check (row->layout, i, row->new[i], error)))
        return FALSE;
    }
  return TRUE;
}

/* Whether @bytes are a changeset of this schema with values that may be there: to be asked before
 * anything from a file's history is applied. */
gboolean
plumb_changeset_check (const void *bytes, gsize length, GError **error)
{
  return plumb_changeset_foreach (bytes, length, check_row, NULL, error);
}

/* The changeset that takes @bytes back. */
GBytes *
plumb_changeset_invert (const void *bytes, gsize length, GError **error)
{
  void *inverse;
  int n;

  if (!plumb_changeset_is_well_formed (bytes, length)
      || sqlite3changeset_invert ((int)length, bytes, &n, &inverse) != SQLITE_OK)
    {
      refuse (error);
      return NULL;
    }
  return g_bytes_new_with_free_func (inverse, (gsize)n, sqlite3_free, inverse);
}

static void
add_record (const PlumbRow *row, PlumbRecords *records, const char *id)
{
  PlumbRecord *record = plumb_record_new (row->layout->table, id);

  for (guint i = 0; i < row->n_columns; i++)
    {
      int field = row->layout->columns[i].field;

      if (field == PLUMB_COLUMN_PLACE)
        plumb_record_fill_place (record, plumb_cell_get_place (row->new[i]));
      else if (field >= 0)
        plumb_record_fill (record, (guint)field, plumb_cell_dup_text (row->new[i]));
    }
  plumb_records_add (records, record);
}

static void
change_record (const PlumbRow *row, PlumbRecords *records, PlumbRecord *record)
{
  for (guint i = 0; i < row->n_columns; i++)
    {
      int field = row->layout->columns[i].field;
      g_autofree char *text = NULL;

      if (row->new[i] == NULL || row->layout->columns[i].key)
        continue;
      if (field == PLUMB_COLUMN_PLACE)
        {
          plumb_records_set_place (records, record, plumb_cell_get_place (row->new[i]));
          continue;
        }
      text = plumb_cell_dup_text (row->new[i]);
      plumb_records_set (records, record, (guint)field, text);
    }
}

static gboolean
apply_row (const PlumbRow *row, gpointer data, GError **error)
{
  PlumbRecords *records = data;
  g_autofree char *id = NULL;
  PlumbRecord *record;

  if (row->layout->set >= 0)
    return TRUE;
  id = plumb_row_dup_id (row);
  record = plumb_records_find (records, row->layout->table, id);
  if ((record != NULL) == (row->operation == SQLITE_INSERT))
    return refuse (error);
  if (row->operation == SQLITE_INSERT)
    add_record (row, records, id);
  else if (row->operation == SQLITE_DELETE)
    plumb_records_remove (records, record);
  else
    change_record (row, records, record);
  return TRUE;
}

static gboolean
apply_link_row (const PlumbRow *row, gpointer data, GError **error)
{
  PlumbRecords *records = data;
  g_autofree char *id = NULL;
  PlumbRecord *owner;
  int column;
  const char *member;

  if (row->layout->set < 0)
    return TRUE;
  id = plumb_row_dup_id (row);
  owner = plumb_records_find (records, row->layout->table, id);
  /* The members of a record that goes have gone with it. */
  if (owner == NULL)
    return row->operation == SQLITE_DELETE || refuse (error);
  column = plumb_layout_find_column (row->layout, PLUMB_COLUMN_MEMBER);
  if (row->operation == SQLITE_INSERT)
    {
      member = (const char *)sqlite3_value_text (row->new[column]);
      plumb_records_add_member (records, owner, (guint)row->layout->set, member);
    }
  else if (row->operation == SQLITE_DELETE)
    {
      member = (const char *)sqlite3_value_text (row->old[column]);
      plumb_records_remove_member (records, owner, (guint)row->layout->set, member);
    }
  return TRUE;
}

/* Brings @records to where the changeset brought the database. */
gboolean
plumb_changeset_apply_to_records (const void *bytes,
                                  gsize length,
                                  PlumbRecords *records,
                                  GError **error)
{
  return plumb_changeset_foreach (bytes, length, apply_row, records, error)
         && plumb_changeset_foreach (bytes, length, apply_link_row, records, error);
}

static int
abort_on_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Applies the changeset to @db inside the open transaction: wholly, or not at all. */
gboolean
plumb_changeset_apply_to_db (const void *bytes, gsize length, sqlite3 *db, GError **error)
{
  int code = sqlite3changeset_apply (db, (int)length, (void *)bytes, NULL, abort_on_conflict, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  if (code == SQLITE_ABORT)
    return refuse (error);
  return plumb_sqlite_fail (db, code, error);
}
