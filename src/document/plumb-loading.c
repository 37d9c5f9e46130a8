// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Reads all records of a database into memory. */

#include <glib/gi18n-lib.h>

#include "document/plumb-cell.h"
#include "document/plumb-review-private.h"

static gboolean
check_cells (const PlumbLayout *layout, sqlite3_stmt *statement, GError **error)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (!plumb_cell_check (layout, i, sqlite3_column_value (statement, (int)i), error))
      return FALSE;
  return TRUE;
}

static char *
row_key (const PlumbLayout *layout, sqlite3_stmt *statement)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].key)
      {
        if (key->len > 0)
          g_string_append_c (key, '/');
        g_string_append (key, (const char *)sqlite3_column_text (statement, (int)i));
      }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
load_record (const PlumbLayout *layout, sqlite3_stmt *statement, PlumbRecords *records)
{
  g_autofree char *natural = NULL;
  const char *id;
  PlumbRecord *record;

  if (layout->columns[0].field == PLUMB_COLUMN_ID)
    id = (const char *)sqlite3_column_text (statement, 0);
  else
    id = natural = row_key (layout, statement);
  record = plumb_record_new (layout->table, id);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      sqlite3_value *value = sqlite3_column_value (statement, (int)i);
      int field = layout->columns[i].field;

      if (field == PLUMB_COLUMN_PLACE)
        plumb_record_fill_place (record, plumb_cell_get_place (value));
      else if (field >= 0)
        plumb_record_fill (record, (guint)field, plumb_cell_dup_text (value));
    }
  plumb_records_add (records, record);
}

static void
load_member (const PlumbLayout *layout, sqlite3_stmt *statement, PlumbRecords *records)
{
  PlumbRecord *owner =
      plumb_records_find (records, layout->table, (const char *)sqlite3_column_text (statement, 0));

  if (owner != NULL)
    plumb_records_add_member (records, owner, (guint)layout->set,
                              (const char *)sqlite3_column_text (statement, 1));
}

static gboolean
load_layout (PlumbStorage *storage,
             const PlumbLayout *layout,
             PlumbRecords *records,
             gboolean check,
             PlumbContentHash *hash,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", layout->name);
  sqlite3_stmt *statement = plumb_storage_prepare (storage, sql, error);
  gboolean good = statement != NULL;
  int code = SQLITE_DONE;

  if (hash != NULL)
    plumb_content_hash_begin_table (hash, layout->name);
  while (good && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (hash != NULL)
        plumb_content_hash_add_row (hash, statement);
      good = !check || check_cells (layout, statement, error);
      if (good && layout->set < 0)
        load_record (layout, statement, records);
      else if (good)
        load_member (layout, statement, records);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  if (good && code != SQLITE_DONE)
    return plumb_storage_fail (storage, error);
  return good;
}

/* Reads every record of @storage into the empty @records. With @check, each value is looked at first:
 * the database came from elsewhere. @hash (may be NULL) is given every row. */
gboolean
plumb_review_load_records (PlumbStorage *storage,
                           PlumbRecords *records,
                           gboolean check,
                           PlumbContentHash *hash,
                           GError **error)
{
  guint n;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);

  for (guint i = 0; i < n; i++)
    if (!load_layout (storage, layouts[i], records, check, hash, error))
      return FALSE;
  plumb_records_settle (records);
  return TRUE;
}
