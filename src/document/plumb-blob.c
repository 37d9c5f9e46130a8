// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Bytes that records name by their hash. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"

char *
plumb_review_add_blob (PlumbReview *review, GBytes *bytes, GError **error)
{
  g_autofree char *hash = NULL;
  sqlite3_stmt *statement;
  gsize length;
  const void *data;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!plumb_review_may_edit (review, error))
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  /* A row is a little longer than its bytes. */
  if (length > PLUMB_MAX_BLOB - 1024)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_SPACE,
                           _ ("The file is larger than 64 MiB; attach a smaller one"));
      return NULL;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  statement =
      plumb_storage_prepare (review->storage, "INSERT OR IGNORE INTO blob VALUES (?, ?)", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 2, length > 0 ? data : "", length, SQLITE_STATIC);
  if (!plumb_storage_step_done (review->storage, statement, error))
    {
      if (review->failure == NULL && error != NULL && *error != NULL)
        review->failure = g_error_copy (*error);
      return NULL;
    }
  return g_steal_pointer (&hash);
}

GBytes *
plumb_review_get_blob (PlumbReview *review, const char *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  statement =
      plumb_storage_prepare (review->storage, "SELECT bytes FROM blob WHERE sha256 = ?", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                         (gsize)sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  if (bytes == NULL)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_RECORD,
                           _ ("The file of this attachment is not in the review"));
      return NULL;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strcmp (hash, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_DAMAGED,
                       _ ("The file of this attachment is damaged; attach it again"));
  return NULL;
}

/* Whether the bytes that records name are there. */
gboolean
plumb_review_check_blobs (PlumbReview *review, GError **error)
{
  g_autoptr (GHashTable) used = plumb_review_get_used_blobs (review);
  GHashTableIter iterator;
  gpointer hash;

  g_hash_table_iter_init (&iterator, used);
  while (g_hash_table_iter_next (&iterator, &hash, NULL))
    {
      sqlite3_stmt *statement =
          plumb_storage_prepare (review->storage, "SELECT 1 FROM blob WHERE sha256 = ?", error);
      gboolean found;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
      found = sqlite3_step (statement) == SQLITE_ROW;
      sqlite3_reset (statement);
      if (!found)
        {
          g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
                               _ ("the bytes of an attachment are missing"));
          return FALSE;
        }
    }
  return TRUE;
}
