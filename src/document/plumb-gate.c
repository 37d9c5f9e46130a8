// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-gate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/plumb-layout.h"
#include "document/plumb-review.h"
#include "document/plumb-schema-check.h"

#define LARGEST_FILE (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define HEADER_LENGTH 100
#define CHUNK (256 * 1024)
#define DEADLINE_SECONDS 20
#define PROGRESS_STEPS 10000 /* of SQLite's machine between two looks at the clock */
/* A larger file, which is one with a long history, is told from another by its size, time and inode until
 * it is written for the first time. */
#define HASHED_SIZE (G_GINT64_CONSTANT (4) * 1024 * 1024)
/* Beyond this the pages of the history are not walked: it is checked entry by entry when used. */
#define WHOLE_CHECK_SIZE (G_GINT64_CONSTANT (8) * 1024 * 1024)

static gboolean
refuse (const char *path, PlumbDocumentError code, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PLUMB_DOCUMENT_ERROR, (int)code, "%s: %s", name, why);
  return FALSE;
}

static gboolean
refuse_damaged (const char *path, const char *why, GError **error)
{
  g_autofree char *sentence
      /* Translators: %s says what is wrong. */
      = g_strdup_printf (_ ("the file is damaged (%s); recover what can be read"), why);

  return refuse (path, PLUMB_DOCUMENT_ERROR_DAMAGED, sentence, error);
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gint64
page_size (const guint8 *header)
{
  guint size = (guint)header[16] << 8 | header[17];

  return size == 1 ? 65536 : size;
}

/* SQLite's header (sqlite.org/fileformat2.html, 1.3) says what the file is, before SQLite sees it. */
static gboolean
check_header (const char *path, const guint8 *header, gsize length, gint64 size, GError **error)
{
  if (size == 0)
    return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                   _ ("the file is empty; choose another one"), error);
  if (length < HEADER_LENGTH || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                   _ ("this is no Plumbline review; choose a file that ends in .plumb"), error);
  if (big_endian (header + 68) != PLUMB_APPLICATION_ID)
    return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                   _ ("this is another program's database, not a Plumbline review"), error);
  if (big_endian (header + 60) > PLUMB_SCHEMA_VERSION)
    return refuse (path, PLUMB_DOCUMENT_ERROR_NEWER,
                   _ ("this review was written by a newer Plumbline; update Plumbline to open it"),
                   error);
  if (header[18] != 1 || header[19] != 1)
    return refuse_damaged (path, _ ("a part of it is in another file"), error);
  if (big_endian (header + 60) == 0
      || page_size (header) * (gint64)big_endian (header + 28) != size)
    return refuse_damaged (path, _ ("it is cut off or has grown"), error);
  return TRUE;
}

static gboolean
fail_errno (const char *path, GError **error)
{
  int saved = errno;

  return refuse (path,
                 saved == ENOSPC || saved == EDQUOT ? PLUMB_DOCUMENT_ERROR_NO_SPACE
                                                    : PLUMB_DOCUMENT_ERROR_IO,
                 g_strerror (saved), error);
}

static gboolean
write_chunk (int fd, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize)n;
    }
  return TRUE;
}

static gboolean
copy_bytes (int from, int to, const char *path, PlumbWritten *written, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 total = 0;
  gssize n;

  while ((n = read (from, buffer, CHUNK)) > 0)
    {
      if (total == 0 && !check_header (path, buffer, (gsize)n, written->size, error))
        return FALSE;
      if (!write_chunk (to, buffer, (gsize)n))
        return fail_errno (path, error);
      if (written->size <= HASHED_SIZE)
        g_checksum_update (checksum, buffer, n);
      total += n;
    }
  if (n < 0)
    return fail_errno (path, error);
  if (total == 0)
    return check_header (path, buffer, 0, 0, error);
  if (total != written->size)
    return refuse (path, PLUMB_DOCUMENT_ERROR_IO,
                   _ ("the file changes while it is read; try again"), error);
  g_clear_pointer (&written->sha256, g_free);
  if (written->size <= HASHED_SIZE)
    written->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

static gboolean
take_status (int fd, const char *path, PlumbWritten *written, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail_errno (path, error);
  if (!S_ISREG (status.st_mode))
    return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                   _ ("this is no file; choose a file that ends in .plumb"), error);
  if (status.st_size > LARGEST_FILE)
    return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                   _ ("the file is larger than any review (512 MiB)"), error);
  g_free (written->path);
  written->path = g_strdup (path);
  written->size = status.st_size;
  written->modified =
      (gint64)status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
  written->inode = status.st_ino;
  return TRUE;
}

/* Copies the user's file @path, and nothing that lies beside it, to the private file @copy, if its
 * header says that it is a whole review. @written becomes what it is. */
gboolean
plumb_gate_copy (const char *path, const char *copy, PlumbWritten *written, GError **error)
{
  /* Not to wait for the writer of a pipe. */
  int from = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  int to;
  gboolean done;

  if (from < 0)
    return fail_errno (path, error);
  if (!take_status (from, path, written, error))
    {
      close (from);
      return FALSE;
    }
  to = open (copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  done = to >= 0 ? copy_bytes (from, to, path, written, error) : fail_errno (copy, error);
  if (to >= 0)
    close (to);
  close (from);
  if (!done && to >= 0)
    unlink (copy);
  return done;
}

static int
is_too_late (void *data)
{
  return g_get_monotonic_time () > *(const gint64 *)data;
}

/* Runs a checking pragma; TRUE when it has nothing to say, or says "ok". */
static gboolean
check_pragma (PlumbStorage *storage, const char *sql)
{
  sqlite3_stmt *statement = plumb_storage_prepare (storage, sql, NULL);
  gboolean good = statement != NULL;
  int code = SQLITE_DONE;

  while (good && (code = sqlite3_step (statement)) == SQLITE_ROW)
    good = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0;
  if (statement != NULL)
    sqlite3_reset (statement);
  return good && code == SQLITE_DONE;
}

/* Every page of the file; of a large one, every page but the history's. */
static gboolean
check_pages (PlumbStorage *storage, const char *path, GError **error)
{
  gint64 pages = 0;
  gint64 size = 0;
  guint n;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);
  gboolean good;

  plumb_storage_get_integer (storage, "PRAGMA page_count", &pages, NULL);
  plumb_storage_get_integer (storage, "PRAGMA page_size", &size, NULL);
  if (pages * size <= WHOLE_CHECK_SIZE)
    good = check_pragma (storage, "PRAGMA quick_check");
  else
    {
      good = check_pragma (storage, "PRAGMA quick_check(meta)")
             && check_pragma (storage, "PRAGMA quick_check(blob)");
      for (guint i = 0; good && i < n; i++)
        {
          g_autofree char *sql = g_strdup_printf ("PRAGMA quick_check(\"%s\")", layouts[i]->name);

          good = check_pragma (storage, sql);
        }
    }
  return good || refuse_damaged (path, _ ("its pages do not hang together"), error);
}

static gboolean
check_storage (PlumbStorage *storage, const char *path, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!plumb_schema_check_upgrade (storage, &why))
    {
      if (g_error_matches (why, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW))
        return refuse (path, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW, why->message, error);
      return refuse_damaged (path, why->message, error);
    }
  if (!check_pages (storage, path, error))
    return FALSE;
  if (!check_pragma (storage, "PRAGMA foreign_key_check"))
    return refuse_damaged (path, _ ("a record refers to one that is not there"), error);
  return TRUE;
}

/* Opens the private @copy of the user's file @path (for messages), if it is what a review of this
 * version is, or can be upgraded to be. The values in it are checked when they are loaded. */
PlumbStorage *
plumb_gate_open (const char *copy, const char *path, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (PlumbStorage) storage = plumb_storage_open (copy, PLUMB_STORAGE_NONE, &why);
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  gboolean good;

  if (storage == NULL)
    {
      refuse_damaged (path, why->message, error);
      return NULL;
    }
  sqlite3_progress_handler (plumb_storage_get_db (storage), PROGRESS_STEPS, is_too_late, &deadline);
  good = check_storage (storage, path, error);
  sqlite3_progress_handler (plumb_storage_get_db (storage), 0, NULL, NULL);
  return good ? g_steal_pointer (&storage) : NULL;
}
