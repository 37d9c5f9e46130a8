// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The user's file was changed from outside: a person chooses, and nothing is overwritten. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document/plumb-changes-private.h"
#include "document/plumb-changeset.h"
#include "document/plumb-gate.h"
#include "document/plumb-review-private.h"

static gboolean
diff_tables (sqlite3 *db, sqlite3_session *session)
{
  guint n;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);

  for (guint i = 0; i < n; i++)
    if (sqlite3session_attach (session, layouts[i]->name) != SQLITE_OK
        || sqlite3session_diff (session, "mine", layouts[i]->name, NULL) != SQLITE_OK)
      return FALSE;
  return TRUE;
}

/* The changeset that leads from the database at @mine to @other. */
static GBytes *
diff (PlumbStorage *other, const char *mine, GError **error)
{
  sqlite3 *db = plumb_storage_get_db (other);
  sqlite3_stmt *statement = plumb_storage_prepare (other, "ATTACH ? AS mine", error);
  sqlite3_session *session = NULL;
  void *bytes = NULL;
  int length = 0;
  gboolean good;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, mine, -1, SQLITE_STATIC);
  if (!plumb_storage_step_done (other, statement, error))
    return NULL;
  good = sqlite3session_create (db, "main", &session) == SQLITE_OK && diff_tables (db, session)
         && sqlite3session_changeset (session, &length, &bytes) == SQLITE_OK;
  if (session != NULL)
    sqlite3session_delete (session);
  if (good)
    return g_bytes_new_with_free_func (bytes, (gsize)length, sqlite3_free, bytes);
  plumb_storage_fail (other, error);
  return NULL;
}

/* Whether the copy of the other file is this very review, with values that may be there. */
static gboolean
check_other (PlumbReview *review, PlumbStorage *other, GError **error)
{
  g_autoptr (PlumbReview) scratch = plumb_review_wrap (NULL, PLUMB_OPEN_READ_ONLY);
  gboolean good;

  scratch->storage = other;
  good = plumb_review_load_foreign (scratch, plumb_review_get_path (review), error);
  scratch->storage = NULL;
  if (good && strcmp (scratch->uid, review->uid) != 0)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                           _ ("The other file holds another review; keep yours as a copy, and open "
                              "the other one by itself"));
      return FALSE;
    }
  return good;
}

static gboolean
put_in_place (PlumbReview *review, const char *incoming, PlumbWritten *written, GError **error)
{
  PlumbWorkingCopy *copy = plumb_keeper_get_copy (review->keeper);
  g_autofree char *database = plumb_working_copy_dup_database (copy);
  PlumbStorage *storage;
  gint64 head = 0;

  g_clear_pointer (&review->storage, plumb_storage_close);
  if (g_rename (incoming, database) != 0)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", database,
                   g_strerror (errno));
      storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, NULL);
      if (storage != NULL)
        plumb_review_take_storage (review, storage, NULL);
      return FALSE;
    }
  storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, error);
  if (storage == NULL || !plumb_review_take_storage (review, storage, error)
      || !plumb_storage_get_integer (storage, "SELECT max(sequence) FROM history", &head, error))
    return FALSE;
  review->head = written->sequence = head;
  return plumb_written_save (written, plumb_working_copy_get_folder (copy), error);
}

static void
announce (PlumbReview *review, GBytes *changeset)
{
  gsize length;
  const void *bytes = g_bytes_get_data (changeset, &length);
  g_autoptr (PlumbChanges) changes = NULL;

  if (plumb_changeset_apply_to_records (bytes, length, review->records, NULL))
    changes = plumb_changes_new_from_changeset (bytes, length, review->records, NULL);
  plumb_records_settle (review->records);
  if (changes != NULL)
    plumb_review_emit_changes (review, changes);
  g_signal_emit_by_name (review, "history");
}

static gboolean
take_incoming (PlumbReview *review, const char *incoming, GError **error)
{
  const char *path = plumb_review_get_path (review);
  g_auto (PlumbWritten) written = { NULL };
  g_autoptr (PlumbStorage) other = NULL;
  g_autoptr (GBytes) changeset = NULL;

  if (!plumb_gate_copy (path, incoming, &written, error))
    return FALSE;
  other = plumb_gate_open (incoming, path, error);
  if (other == NULL || !check_other (review, other, error))
    return FALSE;
  changeset = diff (other, plumb_storage_get_path (review->storage), error);
  g_clear_pointer (&other, plumb_storage_close);
  if (changeset == NULL || !put_in_place (review, incoming, &written, error))
    return FALSE;
  plumb_keeper_note_taken (review->keeper);
  announce (review, changeset);
  return TRUE;
}

static gboolean
take_other (PlumbReview *review, GError **error)
{
  g_autofree char *folder = plumb_working_dir ();
  g_autofree char *incoming =
      g_strdup_printf ("%s/incoming-%d-%08x.db", folder, (int)getpid (), g_random_int ());
  int lock = plumb_working_lock_all (error);
  gboolean done = lock >= 0;

  if (done && !plumb_working_copy_is_alone (plumb_keeper_get_copy (review->keeper)))
    {
      g_set_error_literal (
          error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
          _ ("Another program has this review open; close it there and try again"));
      done = FALSE;
    }
  done = done && take_incoming (review, incoming, error);
  g_unlink (incoming);
  plumb_working_unlock_all (lock);
  return done;
}

gboolean
plumb_review_resolve_conflict (PlumbReview *review,
                               gboolean take,
                               const char *copy_path,
                               GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (copy_path != NULL, FALSE);
  g_return_val_if_fail (plumb_review_get_kept (review) == PLUMB_KEPT_CONFLICT, FALSE);

  g_return_val_if_fail (review->storage != NULL, FALSE);

  if (!take)
    return plumb_review_set_path (review, copy_path, FALSE, error);
  if (g_file_test (copy_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS,
                   _ ("%s is there already; choose another name"), copy_path);
      return FALSE;
    }
  return plumb_review_save_copy (review, copy_path, FALSE, error) && take_other (review, error);
}
