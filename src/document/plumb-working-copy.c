// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-working-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/plumb-file-writer.h"
#include "document/plumb-review.h"
#include "document/plumb-shelf.h"

#define DATABASE "review.db"
#define WRITTEN "written"
#define LOCK "lock"
#define HASH_LENGTH 16 /* characters of the path's hash in the folder's name */
#define CHUNK (256 * 1024)
#define SWEEP_AFTER_SECONDS 3600 /* no copy on its way in or out takes so long */

struct _PlumbWorkingCopy
{
  char *folder;
  int lock;
};

static gboolean
fail_errno (const char *path, int saved, GError **error)
{
  g_set_error (error, PLUMB_DOCUMENT_ERROR,
               saved == ENOSPC || saved == EDQUOT ? PLUMB_DOCUMENT_ERROR_NO_SPACE
                                                  : PLUMB_DOCUMENT_ERROR_IO,
               "%s: %s", path, g_strerror (saved));
  return FALSE;
}

/* -- What was last written ---------------------------------------------------------------------- */

void
plumb_written_clear (PlumbWritten *written)
{
  g_clear_pointer (&written->path, g_free);
  g_clear_pointer (&written->sha256, g_free);
}

static void
take_stat (PlumbWritten *written, const struct stat *status)
{
  written->size = status->st_size;
  written->modified =
      (gint64)status->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status->st_mtim.tv_nsec;
  written->inode = status->st_ino;
}

/* Size, time, inode and SHA-256 of the file at @path, into @written, whose sequence stays. */
gboolean
plumb_written_read_file (PlumbWritten *written, const char *path, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  struct stat status;
  gssize n;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      int saved = errno;

      if (fd >= 0)
        close (fd);
      return fail_errno (path, saved, error);
    }
  while ((n = read (fd, buffer, CHUNK)) > 0)
    g_checksum_update (checksum, buffer, n);
  if (n < 0)
    {
      fail_errno (path, errno, error);
      close (fd);
      return FALSE;
    }
  close (fd);
  if (path != written->path)
    {
      g_free (written->path);
      written->path = g_strdup (path);
    }
  g_free (written->sha256);
  written->sha256 = g_strdup (g_checksum_get_string (checksum));
  take_stat (written, &status);
  return TRUE;
}

/* Whether size, time and inode of the file at @path are those of @written. */
gboolean
plumb_written_looks_same (const PlumbWritten *written, const char *path)
{
  PlumbWritten now = { NULL };
  struct stat status;

  if (stat (path, &status) != 0)
    return FALSE;
  take_stat (&now, &status);
  return now.size == written->size && now.modified == written->modified
         && now.inode == written->inode;
}

/* Reads the note in @folder; FALSE when there is none. */
gboolean
plumb_written_load (PlumbWritten *written, const char *folder)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = g_build_filename (folder, WRITTEN, NULL);
  g_autofree char *path = NULL;

  plumb_written_clear (written);
  if (!g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL))
    return FALSE;
  path = g_key_file_get_string (file, "file", "path", NULL);
  written->path = path != NULL ? g_uri_unescape_string (path, NULL) : NULL;
  written->sha256 = g_key_file_get_string (file, "file", "sha256", NULL);
  written->size = g_key_file_get_int64 (file, "file", "size", NULL);
  written->modified = g_key_file_get_int64 (file, "file", "modified", NULL);
  written->inode = g_key_file_get_uint64 (file, "file", "inode", NULL);
  written->sequence = g_key_file_get_int64 (file, "file", "sequence", NULL);
  return TRUE;
}

/* Writes the note into @folder. */
gboolean
plumb_written_save (const PlumbWritten *written, const char *folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = g_build_filename (folder, WRITTEN, NULL);
  g_autofree char *data = NULL;
  gsize length;

  if (written->path != NULL)
    {
      /* Paths are bytes, key files are text. */
      g_autofree char *path = g_uri_escape_string (written->path, "/", TRUE);

      g_key_file_set_string (file, "file", "path", path);
    }
  if (written->sha256 != NULL)
    g_key_file_set_string (file, "file", "sha256", written->sha256);
  g_key_file_set_int64 (file, "file", "size", written->size);
  g_key_file_set_int64 (file, "file", "modified", written->modified);
  g_key_file_set_uint64 (file, "file", "inode", written->inode);
  g_key_file_set_int64 (file, "file", "sequence", written->sequence);
  data = g_key_file_to_data (file, &length, NULL);
  return plumb_write_file (name, data, length, NULL, error);
}

/* -- The folder --------------------------------------------------------------------------------- */

/* The folder that holds all working copies; a new string. */
char *
plumb_working_dir (void)
{
  g_autofree char *state = plumb_state_dir ();

  return g_build_filename (state, "working", NULL);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 || fail_errno (folder, errno, error);
}

/* Holds off every other process that opens or closes a review, for the moment that it takes. Returns
 * a lock for plumb_working_unlock_all(), or -1. */
int
plumb_working_lock_all (GError **error)
{
  g_autofree char *folder = plumb_working_dir ();
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  int fd;

  if (!make_folder (folder, error))
    return -1;
  fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;
  fail_errno (name, errno, error);
  if (fd >= 0)
    close (fd);
  return -1;
}

void
plumb_working_unlock_all (int lock)
{
  if (lock >= 0)
    close (lock);
}

static gboolean
is_passing (const char *name)
{
  return (g_str_has_prefix (name, "incoming-") || g_str_has_prefix (name, "copy-")
          || g_str_has_prefix (name, "recover-") || g_str_has_prefix (name, "out-"))
         && strstr (name, ".db") != NULL;
}

static void
sweep_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (lstat (path, &status) != 0)
        continue;
      if (S_ISREG (status.st_mode) && is_passing (name)
          && now - status.st_mtim.tv_sec > SWEEP_AFTER_SECONDS)
        g_unlink (path);
      else if (S_ISDIR (status.st_mode))
        sweep_folder (path);
    }
}

/* Deletes the copies that a killed process left on their way in or out. Working copies stay. */
void
plumb_working_sweep (void)
{
  g_autofree char *folder = plumb_working_dir ();

  sweep_folder (folder);
}

/* The folder for the review @uid whose file is at the real path @path (NULL: none yet). */
char *
plumb_working_copy_dup_folder (const char *uid, const char *path)
{
  g_autofree char *parent = plumb_working_dir ();
  g_autofree char *hash =
      path != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1) : NULL;
  g_autofree char *name = hash != NULL ? g_strdup_printf ("%s-%.*s", uid, HASH_LENGTH, hash)
                                       : g_strdup_printf ("%s-new", uid);

  return g_build_filename (parent, name, NULL);
}

/* A folder that there is not yet, for the review @uid without a file: one of the same id may be there,
 * made from the same dump. */
char *
plumb_working_copy_dup_new_folder (const char *uid)
{
  char *folder = plumb_working_copy_dup_folder (uid, NULL);

  while (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      char *next = g_strdup_printf ("%s-%08x", folder, g_random_int ());

      g_free (folder);
      folder = next;
    }
  return folder;
}

/* Opens, and makes if need be, a folder of plumb_working_copy_dup_folder(); held until it is closed. Call
 * it under plumb_working_lock_all(). */
PlumbWorkingCopy *
plumb_working_copy_open_folder (const char *folder, GError **error)
{
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  PlumbWorkingCopy *copy;
  int fd;

  if (!make_folder (folder, error))
    return NULL;
  fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0 || flock (fd, LOCK_SH) != 0)
    {
      fail_errno (name, errno, error);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  copy = g_new0 (PlumbWorkingCopy, 1);
  copy->folder = g_strdup (folder);
  copy->lock = fd;
  return copy;
}

/* Same, for the review @uid with the file @path. */
PlumbWorkingCopy *
plumb_working_copy_open (const char *uid, const char *path, GError **error)
{
  g_autofree char *folder = plumb_working_copy_dup_folder (uid, path);

  return plumb_working_copy_open_folder (folder, error);
}

/* Whether no other process has this review open. Call it under plumb_working_lock_all(). */
gboolean
plumb_working_copy_is_alone (PlumbWorkingCopy *copy)
{
  gboolean alone = flock (copy->lock, LOCK_EX | LOCK_NB) == 0;

  flock (copy->lock, LOCK_SH);
  return alone;
}

/* Deletes the folder of a working copy with everything in it. */
void
plumb_working_folder_remove (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (folder);
}

/* Lets go of the folder; with @remove it is deleted when no other process has it open. Call it under
 * plumb_working_lock_all() then, with the database closed. */
void
plumb_working_copy_close (PlumbWorkingCopy *copy, gboolean remove)
{
  if (copy == NULL)
    return;
  if (remove && plumb_working_copy_is_alone (copy))
    plumb_working_folder_remove (copy->folder);
  close (copy->lock);
  g_free (copy->folder);
  g_free (copy);
}

/* Gives the folder the name that belongs to @path. The database must be closed and nobody else may
 * have it open. */
gboolean
plumb_working_copy_move (PlumbWorkingCopy *copy, const char *uid, const char *path, GError **error)
{
  g_autofree char *folder = plumb_working_copy_dup_folder (uid, path);

  if (strcmp (folder, copy->folder) == 0)
    return TRUE;
  /* One that a killed process left for this path is older than what was just written there. */
  plumb_working_folder_remove (folder);
  if (g_rename (copy->folder, folder) != 0)
    return fail_errno (folder, errno, error);
  g_free (copy->folder);
  copy->folder = g_steal_pointer (&folder);
  return TRUE;
}

const char *
plumb_working_copy_get_folder (PlumbWorkingCopy *copy)
{
  return copy->folder;
}

/* The path of the database in the folder; a new string. */
char *
plumb_working_copy_dup_database (PlumbWorkingCopy *copy)
{
  return g_build_filename (copy->folder, DATABASE, NULL);
}
