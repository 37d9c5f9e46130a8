// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-write-back.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "document/plumb-content-hash.h"
#include "document/plumb-file-writer.h"
#include "document/plumb-review.h"
#include "document/plumb-storage.h"
#include "document/plumb-working-copy.h"

#define DATABASE "review.db"
#define LOCK "write.lock"

static gboolean
vacuum_into (PlumbStorage *storage, const char *output, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (storage, "VACUUM INTO ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, output, -1, SQLITE_STATIC);
  return plumb_storage_step_done (storage, statement, error);
}

/* Writes into the complete copy @output what it holds, so that flipped bytes are seen when it is opened
 * again. @sequence (may be NULL): the newest history entry in it. */
gboolean
plumb_seal_database (const char *output, gint64 *sequence, GError **error)
{
  g_autoptr (PlumbStorage) storage = plumb_storage_open (output, PLUMB_STORAGE_NONE, error);
  g_autofree char *hash = NULL;
  gint64 head;

  if (storage == NULL
      || !plumb_storage_run (storage, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error)
      || !plumb_storage_get_integer (storage, "SELECT max(sequence) FROM history", &head, error))
    return FALSE;
  if (sequence != NULL)
    *sequence = head;
  hash = plumb_content_hash_of (storage, error);
  return hash != NULL && plumb_storage_set_meta (storage, "content_hash", hash, error);
}

/* Writes a complete single-file copy of @storage to the private file @output. @sequence: the newest
 * history entry in it. On error there is no @output. */
gboolean
plumb_export_storage (PlumbStorage *storage, const char *output, gint64 *sequence, GError **error)
{
  g_unlink (output);
  if (vacuum_into (storage, output, error) && plumb_seal_database (output, sequence, error))
    return TRUE;
  /* On a full disk SQLite leaves an empty file behind. */
  g_unlink (output);
  return FALSE;
}

/* Same, of the database at @database, which may be in use. */
gboolean
plumb_export_database (const char *database, const char *output, gint64 *sequence, GError **error)
{
  g_autoptr (PlumbStorage) storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, error);

  return storage != NULL && plumb_export_storage (storage, output, sequence, error);
}

static int
lock_writing (const char *folder, GError **error)
{
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  int fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, "%s: %s", name,
               g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Whether somebody else has changed the user's file since we last read or wrote it. One that is gone
 * was not changed: it is written again. */
static gboolean
was_changed (const PlumbWritten *written, const char *path)
{
  g_auto (PlumbWritten) now = { NULL };

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || plumb_written_looks_same (written, path))
    return FALSE;
  if (!plumb_written_read_file (&now, path, NULL))
    return FALSE;
  return written->sha256 == NULL || strcmp (now.sha256, written->sha256) != 0;
}

static PlumbWriteBackResult
write_file (const char *folder,
            const char *path,
            PlumbWritten *written,
            PlumbWriteBackReport *report,
            GError **error)
{
  g_autofree char *database = g_build_filename (folder, DATABASE, NULL);
  g_autofree char *output =
      g_strdup_printf ("%s/out-%d-%08x.db", folder, (int)getpid (), g_random_int ());
  PlumbWriteBackResult result = PLUMB_WRITE_BACK_FAILED;

  if (!plumb_export_database (database, output, &report->sequence, error))
    return result;
  if (plumb_write_file_from (path, output, &report->in_place, error)
      && plumb_written_read_file (written, path, error))
    {
      written->sequence = report->sequence;
      if (plumb_written_save (written, folder, error))
        result = PLUMB_WRITE_BACK_DONE;
    }
  g_unlink (output);
  return result;
}

/* Writes the working copy in @folder to the user's file @path. With @force whatever is there is
 * replaced: a person has said so. Other processes that write the same file wait meanwhile. */
PlumbWriteBackResult
plumb_write_back_run (const char *folder,
                      const char *path,
                      gboolean force,
                      PlumbWriteBackReport *report,
                      GError **error)
{
  g_auto (PlumbWritten) written = { NULL };
  PlumbWriteBackResult result;
  int lock = lock_writing (folder, error);

  if (lock < 0)
    return PLUMB_WRITE_BACK_FAILED;
  if (!plumb_written_load (&written, folder))
    written.sequence = -1;
  if (!force && was_changed (&written, path))
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                   _ ("%s was changed by another program; choose which of the two to keep"), path);
      result = PLUMB_WRITE_BACK_CONFLICT;
    }
  else
    result = write_file (folder, path, &written, report, error);
  close (lock);
  return result;
}

/* Whether somebody else has changed the user's file @path, without writing anything. FALSE: a write-back is
 * under way, ask again later. */
gboolean
plumb_write_back_look (const char *folder, const char *path, gboolean *changed)
{
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  g_auto (PlumbWritten) written = { NULL };
  int lock = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  gboolean looked = lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0;

  *changed = looked && plumb_written_load (&written, folder) && was_changed (&written, path);
  if (lock >= 0)
    close (lock);
  return looked;
}
