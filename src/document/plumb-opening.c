// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Opening a file through the gate, taking up a working copy, closing. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/plumb-gate.h"
#include "document/plumb-review-private.h"
#include "document/plumb-shelf-private.h"
#include "document/plumb-uuid.h"

#define WATCH_MS 250

/* -- What other processes do -------------------------------------------------------------------- */

static gboolean
watch_fired (gpointer data)
{
  PlumbReview *review = data;
  g_autoptr (GError) error = NULL;

  if (review->depth == 0 && review->storage != NULL && !plumb_review_catch_up (review, &error))
    g_warning ("The review could not be read again: %s", error->message);
  return G_SOURCE_CONTINUE;
}

/* Looks from time to time whether another process has edited the review. */
void
plumb_review_watch (PlumbReview *review)
{
  if (!(review->flags & PLUMB_OPEN_NO_WATCH))
    review->watch_id = g_timeout_add (WATCH_MS, watch_fired, review);
}

/* -- Records ------------------------------------------------------------------------------------ */

static gboolean
refuse (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_DAMAGED,
               _ ("%s: the file is damaged (%s); recover what can be read"), name, why);
  return FALSE;
}

static gboolean
take_uid (PlumbReview *review, const char *path, GError **error)
{
  PlumbRecord *root = plumb_review_get_root (review);

  /* The id names a folder of ours. */
  if (plumb_review_count (review, "review") != 1
      || !plumb_uuid_is_valid (plumb_record_get_id (root)) || plumb_review_get_kind (review) == 0)
    return refuse (path, _ ("it does not say which review it is"), error);
  g_free (review->uid);
  review->uid = g_strdup (plumb_record_get_id (root));
  return TRUE;
}

static gboolean
hash_fits (PlumbReview *review, PlumbContentHash *hash, const char *path, GError **error)
{
  g_autofree char *stored = plumb_storage_dup_meta (review->storage, "content_hash");
  g_autofree char *found = plumb_content_hash_finish (hash, review->storage, error);

  if (found == NULL)
    return FALSE;
  return stored == NULL || strcmp (stored, found) == 0
         || refuse (path, _ ("its contents are not what was written"), error);
}

/* The records of a database that came from elsewhere: every value is checked. */
gboolean
plumb_review_load_foreign (PlumbReview *review, const char *path, GError **error)
{
  g_autoptr (PlumbContentHash) hash = plumb_content_hash_new ();
  g_autoptr (GError) why = NULL;

  if (!plumb_review_load_records (review->storage, review->records, TRUE, hash, &why))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_propagate_prefixed_error (error, g_steal_pointer (&why), "%s: ", name);
      return FALSE;
    }
  if (!take_uid (review, path, error) || !hash_fits (review, hash, path, error))
    return FALSE;
  if (!plumb_review_check_circles (review, &why) || !plumb_review_check_links (review, &why))
    return refuse (path, why->message, error);
  return TRUE;
}

static gboolean
load_own (PlumbReview *review, const char *path, GError **error)
{
  g_clear_pointer (&review->records, plumb_records_free);
  review->records = plumb_records_new ();
  return plumb_review_load_records (review->storage, review->records, FALSE, NULL, error)
         && take_uid (review, path, error);
}

static gboolean
read_head (PlumbReview *review, GError **error)
{
  return plumb_storage_get_integer (review->storage, "SELECT max(sequence) FROM history",
                                    &review->head, error);
}

/* -- The working copy --------------------------------------------------------------------------- */

typedef struct
{
  PlumbReview *review;
  char *path;     /* real path of the user's file */
  char *incoming; /* its private copy */
  PlumbWritten written;
  gboolean conflict;
} Opening;

static void
opening_clear (Opening *opening)
{
  if (opening->incoming != NULL)
    g_unlink (opening->incoming);
  g_free (opening->incoming);
  g_free (opening->path);
  plumb_written_clear (&opening->written);
  g_clear_object (&opening->review);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/* Whether the working copy that is there holds edits that its file does not. */
static gboolean
has_pending (const char *database, const PlumbWritten *known)
{
  g_autoptr (PlumbStorage) storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, NULL);
  gint64 head = 0;

  return storage == NULL
         || !plumb_storage_get_integer (storage, "SELECT max(sequence) FROM history", &head, NULL)
         || head > known->sequence;
}

/* Whether the working copy that is there is to be taken up: it belongs to this very file, or it holds
 * what would be lost, or somebody is working in it. */
static gboolean
takes_up (Opening *opening, PlumbWorkingCopy *copy, const char *database)
{
  g_auto (PlumbWritten) known = { NULL };

  if (!g_file_test (database, G_FILE_TEST_EXISTS)
      || !plumb_written_load (&known, plumb_working_copy_get_folder (copy)))
    return FALSE;
  if (known.sha256 != NULL && opening->written.sha256 != NULL
          ? strcmp (known.sha256, opening->written.sha256) == 0
          : plumb_written_looks_same (&known, opening->path))
    return TRUE;
  opening->conflict = !plumb_working_copy_is_alone (copy) || has_pending (database, &known);
  return opening->conflict;
}

static gboolean
install (Opening *opening, PlumbWorkingCopy *copy, const char *database, GError **error)
{
  const char *folder = plumb_working_copy_get_folder (copy);
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  g_autofree char *shm = g_strconcat (database, "-shm", NULL);

  g_unlink (wal);
  g_unlink (shm);
  opening->written.sequence = opening->review->head;
  if (g_rename (opening->incoming, database) != 0)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", database,
                   g_strerror (errno));
      return FALSE;
    }
  return plumb_written_save (&opening->written, folder, error);
}

static gboolean
move_in (Opening *opening, PlumbWorkingCopy *copy, GError **error)
{
  PlumbReview *review = opening->review;
  g_autofree char *database = plumb_working_copy_dup_database (copy);
  gboolean taken_up = takes_up (opening, copy, database);
  PlumbStorage *storage;

  g_clear_pointer (&review->storage, plumb_storage_close);
  if (!taken_up && !install (opening, copy, database, error))
    return FALSE;
  storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, error);
  if (storage == NULL || !plumb_review_take_storage (review, storage, error))
    return FALSE;
  return !taken_up || (load_own (review, opening->path, error) && read_head (review, error));
}

static gboolean
settle_in (Opening *opening, GError **error)
{
  PlumbReview *review = opening->review;
  PlumbWorkingCopy *copy = NULL;
  int lock = plumb_working_lock_all (error);
  gboolean done = lock >= 0;

  if (done)
    copy = plumb_working_copy_open (review->uid, opening->path, error);
  done = copy != NULL && move_in (opening, copy, error);
  plumb_working_unlock_all (lock);
  if (!done)
    {
      plumb_working_copy_close (copy, FALSE);
      return FALSE;
    }
  plumb_working_sweep ();
  review->keeper = plumb_keeper_new (review, copy, opening->path);
  if (opening->conflict)
    plumb_keeper_note_conflict (review->keeper);
  plumb_review_watch (review);
  return TRUE;
}

/* Only to be read: from the working copy where one is in use, because it is ahead of the file, else
 * from the private copy, which nobody sees any more. */
static gboolean
settle_in_to_read (Opening *opening, GError **error)
{
  PlumbReview *review = opening->review;
  g_autofree char *folder = plumb_working_copy_dup_folder (review->uid, opening->path);
  PlumbWorkingCopy *copy = NULL;
  gboolean done = TRUE;
  int lock = -1;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    lock = plumb_working_lock_all (NULL);
  if (lock >= 0)
    copy = plumb_working_copy_open_folder (folder, NULL);
  if (copy != NULL)
    {
      g_autofree char *database = plumb_working_copy_dup_database (copy);
      PlumbStorage *storage = NULL;

      if (takes_up (opening, copy, database))
        storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, NULL);
      if (storage != NULL)
        done = plumb_review_take_storage (review, storage, error)
               && load_own (review, opening->path, error) && read_head (review, error);
      else
        plumb_working_copy_close (g_steal_pointer (&copy), FALSE);
    }
  plumb_working_unlock_all (lock);
  review->keeper = plumb_keeper_new (review, copy, opening->path);
  return done;
}

static gboolean
open_incoming (Opening *opening, PlumbOpenFlags flags, GError **error)
{
  g_autofree char *folder = plumb_working_dir ();
  PlumbStorage *storage;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  opening->incoming =
      g_strdup_printf ("%s/incoming-%d-%08x.db", folder, (int)getpid (), g_random_int ());
  if (!plumb_gate_copy (opening->path, opening->incoming, &opening->written, error))
    return FALSE;
  storage = plumb_gate_open (opening->incoming, opening->path, error);
  if (storage == NULL)
    return FALSE;
  opening->review = plumb_review_wrap (storage, flags);
  return plumb_review_load_foreign (opening->review, opening->path, error)
         && read_head (opening->review, error);
}

PlumbReview *
plumb_review_open (const char *path, PlumbOpenFlags flags, GError **error)
{
  g_auto (Opening) opening = { NULL };
  gboolean done;

  g_return_val_if_fail (path != NULL, NULL);

  opening.path = realpath (path, NULL);
  if (opening.path == NULL)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  if (!open_incoming (&opening, flags, error))
    return NULL;
  if (flags & PLUMB_OPEN_READ_ONLY)
    done = settle_in_to_read (&opening, error);
  else
    done = settle_in (&opening, error);
  if (done && !(flags & PLUMB_OPEN_READ_ONLY))
    plumb_shelf_note (opening.review, opening.path);
  return done ? g_steal_pointer (&opening.review) : NULL;
}

/* The folder of a review without a file, or whose file is gone; NULL if there is none. */
char *
plumb_review_find_working_folder (const char *uid)
{
  g_autofree char *parent = plumb_working_dir ();
  g_autofree char *prefix = g_strconcat (uid, "-", NULL);
  g_autofree char *unfiled = plumb_working_copy_dup_folder (uid, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (unfiled, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&unfiled);
  dir = g_dir_open (parent, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (parent, name, NULL);
  return NULL;
}

static gboolean
take_up_folder (PlumbReview *review, const char *folder, GError **error)
{
  PlumbWorkingCopy *copy = NULL;
  g_autofree char *database = NULL;
  PlumbStorage *storage = NULL;
  int lock = plumb_working_lock_all (error);

  if (lock >= 0)
    copy = plumb_working_copy_open_folder (folder, error);
  if (copy != NULL)
    {
      database = plumb_working_copy_dup_database (copy);
      storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, error);
    }
  plumb_working_unlock_all (lock);
  if (storage == NULL || !plumb_review_take_storage (review, storage, error)
      || !load_own (review, folder, error) || !read_head (review, error))
    {
      plumb_working_copy_close (copy, FALSE);
      return FALSE;
    }
  review->keeper = plumb_keeper_new (review, copy, NULL);
  return TRUE;
}

PlumbReview *
plumb_review_open_working (const char *review_id, PlumbOpenFlags flags, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (PlumbReview) review = NULL;

  g_return_val_if_fail (review_id != NULL, NULL);

  if (plumb_uuid_is_valid (review_id))
    folder = plumb_review_find_working_folder (review_id);
  if (folder == NULL)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_RECORD,
                           _ ("There is no such review on this computer"));
      return NULL;
    }
  review = plumb_review_wrap (NULL, flags);
  if (!take_up_folder (review, folder, error))
    return NULL;
  plumb_review_watch (review);
  return g_steal_pointer (&review);
}

gboolean
plumb_review_close (PlumbReview *review, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);

  if (review->storage == NULL)
    return TRUE;
  while (review->depth > 0)
    plumb_review_rollback (review);
  g_clear_handle_id (&review->watch_id, g_source_remove);
  if (!(review->flags & PLUMB_OPEN_READ_ONLY))
    plumb_review_catch_up (review, NULL);
  if (!(review->flags & PLUMB_OPEN_READ_ONLY))
    plumb_shelf_note (review, plumb_review_get_path (review));
  return plumb_keeper_close (review->keeper, error);
}

/* The real path of a file that may not be there yet; its folder must be. */
static char *
dup_real_path (const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *real_folder = NULL;
  g_autofree char *name = NULL;

  if (real != NULL)
    return g_strdup (real);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  real_folder = realpath (folder, NULL);
  if (real_folder != NULL)
    return g_build_filename (real_folder, name, NULL);
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", folder,
               g_strerror (errno));
  return NULL;
}

gboolean
plumb_review_set_path (PlumbReview *review, const char *path, gboolean replace, GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (review->depth == 0, FALSE);

  if (plumb_review_is_read_only (review) || review->storage == NULL)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                           _ ("The review is open for reading only"));
      return FALSE;
    }
  real = dup_real_path (path, error);
  if (real == NULL)
    return FALSE;
  if (g_strcmp0 (real, plumb_review_get_path (review)) == 0)
    return plumb_review_write_back (review, error);
  if (!replace && g_file_test (real, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS,
                   _ ("%s is there already; choose another name, or replace it"), path);
      return FALSE;
    }
  old = g_strdup (plumb_review_get_path (review));
  if (!plumb_keeper_set_path (review->keeper, real, error))
    return FALSE;
  plumb_shelf_note (review, old);
  return TRUE;
}
