// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-storage.h"

#include <glib/gi18n-lib.h>

#include "document/plumb-layout.h"
#include "document/plumb-review.h"

#define BUSY_TIMEOUT_MS 10000

struct _PlumbStorage
{
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL text -> prepared statement */
};

/* Sets @error from SQLite's @code as a sentence for a person, and returns FALSE. @db may be NULL. */
gboolean
plumb_sqlite_fail (sqlite3 *db, int code, GError **error)
{
  const char *why = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_SPACE,
                           _ ("There is no space left on the disk; free some and try again"));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_DAMAGED,
                   _ ("The review is damaged (%s); recover what can be read"), why);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                           _ ("Another program is writing to this review; try again in a moment"));
      break;
    default:
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                   _ ("The review could not be read or written: %s"), why);
    }
  return FALSE;
}

/* Same, from the last error of @storage. */
gboolean
plumb_storage_fail (PlumbStorage *storage, GError **error)
{
  return plumb_sqlite_fail (storage->db, sqlite3_extended_errcode (storage->db), error);
}

/* What a file from elsewhere could otherwise use against us (sqlite.org/security.html). */
static void
restrict_connection (sqlite3 *db)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, PLUMB_MAX_BLOB);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 2);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 100000);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Opens the private database at @path. Free with plumb_storage_close(). */
PlumbStorage *
plumb_storage_open (const char *path, PlumbStorageFlags flags, GError **error)
{
  g_autoptr (PlumbStorage) storage = g_new0 (PlumbStorage, 1);
  int sqlite_flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
  int code;

  sqlite_flags |= (flags & PLUMB_STORAGE_READ_ONLY) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (flags & PLUMB_STORAGE_CREATE)
    sqlite_flags |= SQLITE_OPEN_CREATE;
  storage->path = g_strdup (path);
  storage->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  code = sqlite3_open_v2 (path, &storage->db, sqlite_flags, NULL);
  if (code != SQLITE_OK)
    {
      plumb_sqlite_fail (storage->db, code, error);
      return NULL;
    }
  restrict_connection (storage->db);
  if (!plumb_storage_run (storage, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error))
    return NULL;
  return g_steal_pointer (&storage);
}

/* Closes the connection; what was committed stays. */
void
plumb_storage_close (PlumbStorage *storage)
{
  if (storage == NULL)
    return;
  g_clear_pointer (&storage->statements, g_hash_table_unref);
  sqlite3_close_v2 (storage->db);
  g_free (storage->path);
  g_free (storage);
}

sqlite3 *
plumb_storage_get_db (PlumbStorage *storage)
{
  return storage->db;
}

const char *
plumb_storage_get_path (PlumbStorage *storage)
{
  return storage->path;
}

/* Makes each commit durable when it returns, and lets other processes read meanwhile. */
gboolean
plumb_storage_set_live (PlumbStorage *storage, GError **error)
{
  return plumb_storage_run (storage,
                            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                            "PRAGMA foreign_keys = ON",
                            error);
}

/* Makes all tables of the current schema in an empty database. */
gboolean
plumb_storage_create_tables (PlumbStorage *storage, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;\n");
  guint n;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);

  g_string_append_printf (sql, "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n",
                          PLUMB_APPLICATION_ID, PLUMB_SCHEMA_VERSION);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ddl = plumb_layout_dup_ddl (layouts[i]);

      g_string_append_printf (sql, "%s;\n", ddl);
    }
  g_string_append (sql, plumb_layout_get_own_ddl ());
  g_string_append (sql, "COMMIT;");
  return plumb_storage_run (storage, sql->str, error);
}

/* Nothing can be asked of a review that was closed, but asking does no harm. */
static gboolean
is_open (PlumbStorage *storage, GError **error)
{
  if (storage != NULL)
    return TRUE;
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                       _ ("The review is closed"));
  return FALSE;
}

/* Runs one or more statements that return nothing of interest. */
gboolean
plumb_storage_run (PlumbStorage *storage, const char *sql, GError **error)
{
  int code;

  if (!is_open (storage, error))
    return FALSE;
  code = sqlite3_exec (storage->db, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || plumb_sqlite_fail (storage->db, code, error);
}

/* The statement for @sql, ready to be bound: prepared once and kept by @storage. NULL on error. */
sqlite3_stmt *
plumb_storage_prepare (PlumbStorage *storage, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  if (!is_open (storage, error))
    return NULL;
  statement = g_hash_table_lookup (storage->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  code = sqlite3_prepare_v3 (storage->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      plumb_sqlite_fail (storage->db, code, error);
      return NULL;
    }
  g_hash_table_insert (storage->statements, g_strdup (sql), statement);
  return statement;
}

/* Steps a statement that returns no rows, and resets it. */
gboolean
plumb_storage_step_done (PlumbStorage *storage, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);
  gboolean done = code == SQLITE_DONE || code == SQLITE_ROW;

  if (!done)
    plumb_sqlite_fail (storage->db, code, error);
  sqlite3_reset (statement);
  return done;
}

/* The integer that @sql selects; 0 where it selects no row. */
gboolean
plumb_storage_get_integer (PlumbStorage *storage, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (storage, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  code = sqlite3_step (statement);
  *value = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    plumb_sqlite_fail (storage->db, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The value of @key in `meta`, or NULL; a new string. */
char *
plumb_storage_dup_meta (PlumbStorage *storage, const char *key)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (storage, "SELECT value FROM meta WHERE key = ?", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return value;
}

/* Stores @value for @key in `meta`; NULL removes it. */
gboolean
plumb_storage_set_meta (PlumbStorage *storage, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      storage, value != NULL ? "REPLACE INTO meta VALUES (?, ?)" : "DELETE FROM meta WHERE key = ?",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  if (value != NULL)
    sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
  return plumb_storage_step_done (storage, statement, error);
}
