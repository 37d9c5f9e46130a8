// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A connection to one review's database, with its prepared statements. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define PLUMB_MAX_BLOB (64 * 1024 * 1024) /* bytes in one value; SQLITE_LIMIT_LENGTH */

typedef struct _PlumbStorage PlumbStorage;

typedef enum
{
  PLUMB_STORAGE_NONE = 0,
  PLUMB_STORAGE_CREATE = 1 << 0,
  PLUMB_STORAGE_READ_ONLY = 1 << 1,
} PlumbStorageFlags;

PlumbStorage *plumb_storage_open (const char *path, PlumbStorageFlags flags, GError **error);
void plumb_storage_close (PlumbStorage *storage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbStorage, plumb_storage_close)

sqlite3 *plumb_storage_get_db (PlumbStorage *storage);
const char *plumb_storage_get_path (PlumbStorage *storage);
gboolean plumb_storage_set_live (PlumbStorage *storage, GError **error);
gboolean plumb_storage_create_tables (PlumbStorage *storage, GError **error);

gboolean plumb_storage_run (PlumbStorage *storage, const char *sql, GError **error);
sqlite3_stmt *plumb_storage_prepare (PlumbStorage *storage, const char *sql, GError **error);
gboolean plumb_storage_step_done (PlumbStorage *storage, sqlite3_stmt *statement, GError **error);
gboolean
plumb_storage_get_integer (PlumbStorage *storage, const char *sql, gint64 *value, GError **error);
gboolean plumb_storage_fail (PlumbStorage *storage, GError **error);
gboolean plumb_sqlite_fail (sqlite3 *db, int code, GError **error);

char *plumb_storage_dup_meta (PlumbStorage *storage, const char *key);
gboolean
plumb_storage_set_meta (PlumbStorage *storage, const char *key, const char *value, GError **error);

G_END_DECLS
