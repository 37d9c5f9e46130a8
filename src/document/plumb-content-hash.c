// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-content-hash.h"

#include <string.h>

struct _PlumbContentHash
{
  GChecksum *checksum;
  GByteArray *row;
};

/* Tables are added in the order of the schema, their rows in the order of the primary key. */
PlumbContentHash *
plumb_content_hash_new (void)
{
  PlumbContentHash *hash = g_new0 (PlumbContentHash, 1);

  hash->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  hash->row = g_byte_array_new ();
  return hash;
}

void
plumb_content_hash_free (PlumbContentHash *hash)
{
  if (hash == NULL)
    return;
  g_checksum_free (hash->checksum);
  g_byte_array_unref (hash->row);
  g_free (hash);
}

static void
append (GByteArray *row, char type, const void *bytes, gsize length)
{
  guint8 head[9] = { (guint8)type };

  for (guint i = 0; i < 8; i++)
    head[1 + i] = (guint8)((guint64)length >> (8 * i));
  g_byte_array_append (row, head, sizeof head);
  if (length > 0)
    g_byte_array_append (row, bytes, (guint)length);
}

/* The rows that follow are those of @table. */
void
plumb_content_hash_begin_table (PlumbContentHash *hash, const char *table)
{
  g_byte_array_set_size (hash->row, 0);
  append (hash->row, 't', table, strlen (table));
  g_checksum_update (hash->checksum, hash->row->data, hash->row->len);
}

/* The row on which @statement stands, all its columns. */
void
plumb_content_hash_add_row (PlumbContentHash *hash, sqlite3_stmt *statement)
{
  int n = sqlite3_column_count (statement);

  g_byte_array_set_size (hash->row, 0);
  for (int i = 0; i < n; i++)
    {
      int type = sqlite3_column_type (statement, i);

      if (type == SQLITE_FLOAT || type == SQLITE_INTEGER)
        {
          /* One form for numbers: a REAL column may give back either. */
          double value = sqlite3_column_double (statement, i);

          append (hash->row, 'n', &value, sizeof value);
        }
      else
        append (hash->row, type == SQLITE_NULL ? '0' : 's', sqlite3_column_blob (statement, i),
                (gsize)sqlite3_column_bytes (statement, i));
    }
  g_checksum_update (hash->checksum, hash->row->data, hash->row->len);
}

static gboolean
add_query (PlumbContentHash *hash, PlumbStorage *storage, const char *sql, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (storage, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    plumb_content_hash_add_row (hash, statement);
  if (code != SQLITE_DONE)
    plumb_storage_fail (storage, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/* The hash (hex) with what `meta` says; the bytes in `blob` are named by their own hashes, and the
 * entries of the history are checked before they are used. A new string, or NULL. */
char *
plumb_content_hash_finish (PlumbContentHash *hash, PlumbStorage *storage, GError **error)
{
  plumb_content_hash_begin_table (hash, "meta");
  if (!add_query (hash, storage, "SELECT * FROM meta WHERE key <> 'content_hash' ORDER BY key",
                  error))
    return NULL;
  plumb_content_hash_begin_table (hash, "blob");
  if (!add_query (hash, storage, "SELECT sha256, length (bytes) FROM blob ORDER BY sha256", error))
    return NULL;
  return g_strdup (g_checksum_get_string (hash->checksum));
}

/* The hash of all records in @storage. */
char *
plumb_content_hash_of (PlumbStorage *storage, GError **error)
{
  g_autoptr (PlumbContentHash) hash = plumb_content_hash_new ();
  guint n;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", layouts[i]->name);

      plumb_content_hash_begin_table (hash, layouts[i]->name);
      if (!add_query (hash, storage, sql, error))
        return NULL;
    }
  return plumb_content_hash_finish (hash, storage, error);
}
