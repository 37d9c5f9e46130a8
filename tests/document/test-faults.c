// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A disk that fails at its Nth operation, a full disk, a process killed at its Nth operation. The file
 * operations of SQLite go through a VFS of this test, those of the file writer meet a small file system. */

#include "document-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/plumb-file-writer.h"
#include "document/plumb-review-private.h"

typedef enum
{
  FAULT_NONE,
  FAULT_IO,
  FAULT_FULL,
  FAULT_KILL,
} FaultType;

/* The one VFS of the process: SQLite asks for it by name, so it has to stand somewhere. */
static struct
{
  FaultType type;
  int at; /* operation that fails, counted from 1; and all after it until it is switched off */
  int n;
} fault;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_io_methods fault_methods;

static gboolean
strikes (int *code)
{
  if (fault.type == FAULT_NONE || ++fault.n < fault.at)
    return FALSE;
  if (fault.type == FAULT_KILL)
    kill (getpid (), SIGKILL);
  *code = fault.type == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *)file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  int code = real_of (file)->pMethods->xClose (real_of (file));

  g_free (real_of (file));
  return code;
}

static int
fault_read (sqlite3_file *file, void *data, int n, sqlite3_int64 at)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, n, at);
}

static int
fault_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
  int code;

  return strikes (&code) ? code : real_of (file)->pMethods->xWrite (real_of (file), data, n, at);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code;

  return strikes (&code) ? code : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int code;

  return strikes (&code) ? SQLITE_IOERR_FSYNC
                         : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_reserved (sqlite3_file *file, int *reserved)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), reserved);
}

static int
fault_control (sqlite3_file *file, int operation, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, data);
}

static int
fault_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, data);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  FaultFile *own = (FaultFile *)file;
  int code;

  own->base.pMethods = NULL;
  own->real = g_malloc0 ((gsize)real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, own->real, flags, out);
  if (code == SQLITE_OK)
    own->base.pMethods = &fault_methods;
  else
    g_free (own->real);
  return code;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  int code;

  return strikes (&code) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync);
}

static void
register_vfs (void)
{
  static sqlite3_vfs vfs;

  fault_methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_reserved,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector,
    .xDeviceCharacteristics = fault_characteristics,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
  };
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "plumb-faults";
  vfs.szOsFile = sizeof (FaultFile);
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  sqlite3_vfs_register (&vfs, 1);
}

static void
arm (FaultType type, int at)
{
  fault.n = 0;
  fault.at = at;
  fault.type = type;
}

static gboolean
edit (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;
  gboolean good;

  plumb_review_begin (review, "Edit");
  good = plumb_review_add (review, "system", &error, "name", "Okta", NULL) != NULL
         && plumb_review_set (review, plumb_review_get_root (review), "title", "Edited", &error);
  g_clear_error (&error);
  /* A failure in between makes the commit fail, and the commit says why. */
  if (!plumb_review_commit (review, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
      return FALSE;
    }
  g_assert_true (good);
  return TRUE;
}

/* At whichever operation the disk fails: memory is what the database is, and once the disk is well again
 * the work goes on. */
static void
test_failing_disk (gconstpointer data)
{
  FaultType type = GPOINTER_TO_INT (data);
  char *dir = test_dir_new ();
  guint failed = 0;
  int at = 1;

  for (gboolean struck = TRUE; struck; at++)
    {
      PlumbReview *review = test_review_new ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      g_assert_true (edit (review));
      before = test_describe (review);
      arm (type, at);
      done = edit (review);
      struck = fault.n >= fault.at;
      arm (FAULT_NONE, 0);
      after = test_describe (review);
      failed += !done;
      if (!done)
        g_assert_cmpstr (after, ==, before);
      else
        g_assert_cmpuint (plumb_review_count (review, "system"), ==, 2);
      test_check_invariants (review);
      g_assert_true (edit (review));
      g_assert_true (plumb_review_undo (review, NULL));
      test_check_invariants (review);
      test_review_close (review);
    }
  g_test_message ("%d operations, %u of them fatal to the edit", at - 2, failed);
  g_assert_cmpuint (failed, >, 0);
  test_dir_remove (dir);
}

static void
test_failing_undo (gconstpointer data)
{
  FaultType type = GPOINTER_TO_INT (data);
  char *dir = test_dir_new ();
  int at = 1;

  for (gboolean struck = TRUE; struck; at++)
    {
      PlumbReview *review = test_review_new ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      g_assert_true (edit (review));
      before = test_describe (review);
      arm (type, at);
      done = plumb_review_undo (review, NULL);
      struck = fault.n >= fault.at;
      arm (FAULT_NONE, 0);
      after = test_describe (review);
      if (!done)
        g_assert_cmpstr (after, ==, before);
      test_check_invariants (review);
      g_assert_cmpint (plumb_review_can_undo (review), ==, !done);
      test_review_close (review);
    }
  test_dir_remove (dir);
}

/* In a child: edits, and says after each commit that it returned, until the Nth operation kills it. */
static guint
edit_until_killed (const char *path, int at)
{
  int ends[2];
  pid_t child;
  guint said = 0;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      PlumbReview *review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, NULL);

      arm (FAULT_KILL, at);
      for (guint i = 0; i < 3; i++)
        if (edit (review) && write (ends[1], "x", 1) != 1)
          _exit (1);
      plumb_review_close (review, NULL);
      _exit (0);
    }
  close (ends[1]);
  while (read (ends[0], &byte, 1) == 1)
    said++;
  close (ends[0]);
  waitpid (child, NULL, 0);
  return said;
}

static void
test_killed_at_each_operation (void)
{
  char *dir = test_dir_new ();
  guint killed = 0;

  for (int at = 1; at < 60; at += 2)
    {
      g_autofree char *name = g_strdup_printf ("review-%d.plumb", at);
      g_autofree char *path = test_path (dir, name);
      g_autoptr (GError) error = NULL;
      PlumbReview *review = test_review_new ();
      guint said;

      g_assert_true (plumb_review_set_path (review, path, FALSE, &error));
      test_review_close (review);
      said = edit_until_killed (path, at);
      killed += said < 3;
      review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (plumb_review_count (review, "system"), >=, said);
      g_assert_cmpuint (plumb_review_count (review, "system"), <=, said + 1);
      test_check_invariants (review);
      test_review_close (review);
    }
  g_test_message ("killed in an edit: %u times", killed);
  g_assert_cmpuint (killed, >, 3);
  test_dir_remove (dir);
}

/* -- A small file system for the user's file ---------------------------------------------------- */

static gboolean
mount_small (const char *at)
{
  g_assert_cmpint (g_mkdir (at, 0700), ==, 0);
  return mount ("tmpfs", at, "tmpfs", 0, "size=1m") == 0;
}

/* Where no small file system can be mounted, /dev/full stands for it. */
static void
fill_up (const char *folder)
{
  g_autofree char *path = test_path (folder, "ballast");
  FILE *file = g_fopen (path, "w");
  char block[4096] = { 1 };

  while (fwrite (block, sizeof block, 1, file) == 1 && fflush (file) == 0)
    ;
  fclose (file);
}

static void
test_full_disk (void)
{
  char *dir = test_dir_new ();
  g_autofree char *small = test_path (dir, "small");
  g_autofree char *path = test_path (small, "review.plumb");
  g_autofree char *ballast = test_path (small, "ballast");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) list = NULL;
  const char *name;
  PlumbReview *review;

  if (!mount_small (small))
    {
      /* Not root: the writer alone, on the device that is always full. */
      g_assert_false (plumb_write_file ("/dev/full", "x", 1, NULL, &error));
      g_test_message ("%s", error->message);
      test_dir_remove (dir);
      return;
    }
  review = test_review_new ();
  g_assert_true (plumb_review_set_path (review, path, FALSE, &error));
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  fill_up (small);
  g_assert_true (edit (review));
  g_assert_false (plumb_review_write_back (review, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_SPACE);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_LOCAL);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  list = g_dir_open (small, 0, NULL);
  while ((name = g_dir_read_name (list)) != NULL)
    g_assert_true (strcmp (name, "ballast") == 0 || strcmp (name, "review.plumb") == 0);
  g_assert_true (edit (review));
  g_unlink (ballast);
  test_review_close (review);
  review = plumb_review_open (path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, NULL);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 2);
  test_review_close (review);
  g_clear_pointer (&list, g_dir_close);
  umount (small);
  test_dir_remove (dir);
}

static void
test_full_state (void)
{
  char *dir = test_dir_new ();
  g_autofree char *state = test_path (dir, "state");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *ballast = test_path (state, "ballast");
  PlumbReview *review;
  guint done = 0;

  if (!mount_small (state))
    {
      test_dir_remove (dir);
      return;
    }
  review = test_review_new ();
  fill_up (state);
  for (guint i = 0; i < 400; i++)
    {
      g_free (before);
      before = test_describe (review);
      if (!edit (review))
        break;
      done++;
    }
  g_test_message ("%u edits fitted", done);
  g_assert_cmpuint (done, <, 400);
  after = test_describe (review);
  g_assert_cmpstr (after, ==, before);
  g_unlink (ballast);
  g_assert_true (edit (review));
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, done + 1);
  test_check_invariants (review);
  test_review_close (review);
  umount (state);
  test_dir_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_vfs ();
  g_test_add_data_func ("/document/faults/edit-io", GINT_TO_POINTER (FAULT_IO), test_failing_disk);
  g_test_add_data_func ("/document/faults/edit-full", GINT_TO_POINTER (FAULT_FULL),
                        test_failing_disk);
  g_test_add_data_func ("/document/faults/undo-io", GINT_TO_POINTER (FAULT_IO), test_failing_undo);
  g_test_add_data_func ("/document/faults/undo-full", GINT_TO_POINTER (FAULT_FULL),
                        test_failing_undo);
  g_test_add_func ("/document/faults/killed-at-each-operation", test_killed_at_each_operation);
  g_test_add_func ("/document/faults/full-disk", test_full_disk);
  g_test_add_func ("/document/faults/full-state", test_full_state);
  return g_test_run ();
}
