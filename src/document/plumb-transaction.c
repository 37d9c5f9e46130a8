// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one way in: what is changed between begin and commit is recorded by SQLite's session extension,
 * and its changeset is committed together with the change. */

#include <glib/gi18n-lib.h>

#include "document/plumb-changes-private.h"
#include "document/plumb-changeset.h"
#include "document/plumb-review-private.h"
#include "document/plumb-uuid.h"
#include "schema/plumb-value.h"

static gboolean
fail_to (GError **slot, GError *error)
{
  if (*slot == NULL)
    *slot = error;
  else
    g_error_free (error);
  return FALSE;
}

static gboolean
read_data_version (PlumbReview *review, int *version, GError **error)
{
  gint64 value;

  if (!plumb_storage_get_integer (review->storage, "PRAGMA data_version", &value, error))
    return FALSE;
  *version = (int)value;
  return TRUE;
}

/* Brings memory to where other processes have brought the database, entry by entry. Adds what they did
 * to @group. */
static gboolean
read_new_entries (PlumbReview *review, sqlite3_changegroup *group, guint *n, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage,
      "SELECT sequence, changeset FROM history WHERE sequence > ? ORDER BY sequence", error);
  gboolean good = statement != NULL;
  int code = SQLITE_DONE;

  if (!good)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, review->head);
  while (good && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const void *bytes = sqlite3_column_blob (statement, 1);
      int length = sqlite3_column_bytes (statement, 1);

      good = plumb_changeset_apply_to_records (bytes, (gsize)length, review->records, error)
             && sqlite3changegroup_add (group, length, (void *)bytes) == SQLITE_OK;
      review->head = sqlite3_column_int64 (statement, 0);
      *n += 1;
    }
  if (good && code != SQLITE_DONE)
    good = plumb_storage_fail (review->storage, error);
  sqlite3_reset (statement);
  plumb_records_settle (review->records);
  return good;
}

static void
announce_group (PlumbReview *review, sqlite3_changegroup *group)
{
  g_autoptr (PlumbChanges) changes = NULL;
  void *bytes = NULL;
  int length;

  if (sqlite3changegroup_output (group, &length, &bytes) == SQLITE_OK)
    changes = plumb_changes_new_from_changeset (bytes, (gsize)length, review->records, NULL);
  sqlite3_free (bytes);
  plumb_undo_stack_reset (review->undo_stack, review->storage);
  if (changes != NULL && plumb_changes_get_n (changes) > 0)
    plumb_review_emit_changes (review, changes);
  g_signal_emit_by_name (review, "history");
}

/* Takes over what other processes committed meanwhile, and announces it like our own changes. */
gboolean
plumb_review_catch_up (PlumbReview *review, GError **error)
{
  sqlite3_changegroup *group;
  int version;
  guint n = 0;
  gboolean good;

  if (!read_data_version (review, &version, error))
    return FALSE;
  if (version == review->data_version)
    return TRUE;
  if (sqlite3changegroup_new (&group) != SQLITE_OK)
    return plumb_sqlite_fail (NULL, SQLITE_NOMEM, error);
  good = read_new_entries (review, group, &n, error);
  review->data_version = version;
  if (n > 0)
    {
      announce_group (review, group);
      plumb_keeper_note_edit (review->keeper);
    }
  sqlite3changegroup_delete (group);
  return good;
}

/* Opens a write transaction in which memory and database are the same. */
gboolean
plumb_review_begin_raw (PlumbReview *review, GError **error)
{
  if (review->flags & PLUMB_OPEN_READ_ONLY)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                           _ ("The review is open for reading only"));
      return FALSE;
    }
  for (;;)
    {
      int version;

      if (!plumb_review_catch_up (review, error)
          || !plumb_storage_run (review->storage, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (read_data_version (review, &version, NULL) && version == review->data_version)
        return TRUE;
      plumb_storage_run (review->storage, "ROLLBACK", NULL);
    }
}

/* Takes back what was written since plumb_review_begin_raw(), in the database and in memory. */
void
plumb_review_abort_raw (PlumbReview *review)
{
  if (review->storage != NULL && !sqlite3_get_autocommit (plumb_storage_get_db (review->storage)))
    plumb_storage_run (review->storage, "ROLLBACK", NULL);
  plumb_records_revert (review->records, 0);
}

static int
is_declared (void *data, const char *table)
{
  return plumb_layout_find (table) != NULL;
}

static gboolean
start_session (PlumbReview *review, GError **error)
{
  sqlite3 *db = plumb_storage_get_db (review->storage);
  int code = sqlite3session_create (db, "main", &review->session);

  if (code == SQLITE_OK)
    {
      /* Only the declared tables: not history, blob and meta. */
      sqlite3session_table_filter (review->session, is_declared, NULL);
      code = sqlite3session_attach (review->session, NULL);
    }
  return code == SQLITE_OK || plumb_sqlite_fail (db, code, error);
}

static void
end_transaction (PlumbReview *review)
{
  g_clear_pointer (&review->session, sqlite3session_delete);
  g_clear_pointer (&review->label, g_free);
  g_clear_error (&review->failure);
  review->depth = 0;
  g_array_set_size (review->marks, 0);
}

void
plumb_review_begin (PlumbReview *review, const char *label)
{
  GError *error = NULL;
  guint mark;

  g_return_if_fail (PLUMB_IS_REVIEW (review));

  if (review->depth == 0)
    {
      review->label = g_strdup (label != NULL ? label : "");
      if (!plumb_review_begin_raw (review, &error) || !start_session (review, &error))
        fail_to (&review->failure, error);
    }
  else if (review->failure == NULL && !plumb_storage_run (review->storage, "SAVEPOINT s", &error))
    fail_to (&review->failure, error);
  mark = plumb_records_mark (review->records);
  g_array_append_val (review->marks, mark);
  review->depth++;
}

gboolean
plumb_review_in_transaction (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  return review->depth > 0;
}

void
plumb_review_rollback (PlumbReview *review)
{
  g_return_if_fail (PLUMB_IS_REVIEW (review));
  g_return_if_fail (review->depth > 0);

  if (review->depth == 1)
    {
      g_clear_pointer (&review->session, sqlite3session_delete);
      plumb_review_abort_raw (review);
      end_transaction (review);
      return;
    }
  review->depth--;
  plumb_records_revert (review->records, g_array_index (review->marks, guint, review->depth));
  g_array_set_size (review->marks, review->depth);
  if (review->failure == NULL)
    plumb_storage_run (review->storage, "ROLLBACK TO s; RELEASE s", &review->failure);
}

static gboolean
write_entry (PlumbReview *review,
             const char *id,
             const char *label,
             const char *undoes,
             const void *changeset,
             gsize length,
             GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = plumb_instant_format (now);
  sqlite3_stmt *statement =
      plumb_storage_prepare (review->storage,
                             "INSERT INTO history (id, time, author, label, version, undoes, "
                             "changeset) VALUES (?, ?, ?, ?, ?, ?, ?)",
                             error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, time, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, review->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, label, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 5, PLUMB_SCHEMA_VERSION);
  sqlite3_bind_text (statement, 6, undoes, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 7, changeset, length, SQLITE_STATIC);
  return plumb_storage_step_done (review->storage, statement, error);
}

/* An error from COMMIT does not prove that nothing was committed: the history knows. */
static gboolean
is_committed (PlumbReview *review, gint64 sequence, const char *id)
{
  sqlite3_stmt *statement;
  gboolean found = FALSE;

  if (!sqlite3_get_autocommit (plumb_storage_get_db (review->storage)))
    plumb_storage_run (review->storage, "ROLLBACK", NULL);
  statement = plumb_storage_prepare (review->storage,
                                     "SELECT 1 FROM history WHERE sequence = ? AND id = ?", NULL);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sequence);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_STATIC);
  found = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_reset (statement);
  return found;
}

/* Writes the history entry of @changeset, commits both, and announces the changes. On error nothing is
 * committed, and the caller takes back what is staged. */
gboolean
plumb_review_commit_changeset (PlumbReview *review,
                               const char *label,
                               const char *undoes,
                               const void *changeset,
                               gsize length,
                               GError **error)
{
  g_autofree char *id = plumb_uuid_new ();
  g_autofree char *own_label = g_strdup (label);
  g_autofree char *own_undoes = g_strdup (undoes);
  g_autoptr (PlumbChanges) changes =
      plumb_changes_new_from_changeset (changeset, length, review->records, error);
  GError *local = NULL;
  gint64 sequence;

  if (changes == NULL || !write_entry (review, id, own_label, own_undoes, changeset, length, error))
    return FALSE;
  sequence = sqlite3_last_insert_rowid (plumb_storage_get_db (review->storage));
  if (!plumb_storage_run (review->storage, "COMMIT", &local)
      && !is_committed (review, sequence, id))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  review->head = sequence;
  plumb_undo_stack_add (review->undo_stack, sequence, id, own_label, own_undoes);
  plumb_records_settle (review->records);
  end_transaction (review);
  plumb_keeper_note_edit (review->keeper);
  plumb_review_emit_changes (review, changes);
  g_signal_emit_by_name (review, "history");
  return TRUE;
}

/* Bytes may have been stored although no record changed. */
static gboolean
commit_nothing (PlumbReview *review, GError **error)
{
  if (!plumb_storage_run (review->storage, "COMMIT", error))
    return FALSE;
  plumb_records_settle (review->records);
  end_transaction (review);
  return TRUE;
}

static gboolean
commit_outermost (PlumbReview *review, GError **error)
{
  void *changeset = NULL;
  int length = 0;
  int code;
  gboolean good;

  if (!plumb_review_may_edit (review, error))
    return FALSE;
  code = sqlite3session_changeset (review->session, &length, &changeset);
  g_clear_pointer (&review->session, sqlite3session_delete);
  if (code != SQLITE_OK)
    good = plumb_sqlite_fail (plumb_storage_get_db (review->storage), code, error);
  else if (length == 0)
    good = commit_nothing (review, error);
  else
    good = plumb_review_commit_changeset (review, review->label, NULL, changeset, (gsize)length,
                                          error);
  sqlite3_free (changeset);
  return good;
}

gboolean
plumb_review_commit (PlumbReview *review, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (review->depth > 0, FALSE);

  if (review->depth > 1)
    {
      review->depth--;
      g_array_set_size (review->marks, review->depth);
      if (review->failure == NULL)
        plumb_storage_run (review->storage, "RELEASE s", &review->failure);
      return review->failure == NULL || plumb_review_may_edit (review, error);
    }
  if (commit_outermost (review, error))
    return TRUE;
  g_clear_pointer (&review->session, sqlite3session_delete);
  plumb_review_abort_raw (review);
  end_transaction (review);
  return FALSE;
}

void
plumb_review_set_author (PlumbReview *review, const char *author)
{
  g_return_if_fail (PLUMB_IS_REVIEW (review));

  g_free (review->author);
  review->author = author != NULL && *author != '\0' ? g_strdup (author) : NULL;
}
