// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Changesets of SQLite's session extension, row by row. */

#pragma once

#include <sqlite3.h>

#include "document/plumb-records.h"

G_BEGIN_DECLS

typedef struct
{
  const PlumbLayout *layout;
  int operation; /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
  guint n_columns;
  sqlite3_value **old; /* NULL where not recorded */
  sqlite3_value **new;
} PlumbRow;

typedef gboolean (*PlumbRowFunc) (const PlumbRow *row, gpointer data, GError **error);

gboolean plumb_changeset_foreach (
    const void *bytes, gsize length, PlumbRowFunc func, gpointer data, GError **error);
char *plumb_row_dup_id (const PlumbRow *row);
gboolean plumb_changeset_check (const void *bytes, gsize length, GError **error);
GBytes *plumb_changeset_invert (const void *bytes, gsize length, GError **error);
gboolean plumb_changeset_apply_to_records (const void *bytes,
                                           gsize length,
                                           PlumbRecords *records,
                                           GError **error);
gboolean plumb_changeset_apply_to_db (const void *bytes, gsize length, sqlite3 *db, GError **error);

G_END_DECLS
