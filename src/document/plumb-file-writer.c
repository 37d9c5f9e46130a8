// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/plumb-review.h"

#define CHUNK (256 * 1024)
#define NEW_FILE_MODE 0666
#define ATTEMPTS 16

/* Where the bytes come from: memory, or a file. */
typedef struct
{
  const guint8 *data;
  gsize length;
  int fd; /* -1: memory */
} Source;

static gboolean
fail (const char *path, int saved, GError **error)
{
  if (saved == ENOSPC || saved == EDQUOT)
    g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_SPACE,
                 _ ("%s: there is no space left; free some, or choose another place"), path);
  else if (saved == EACCES || saved == EPERM || saved == EROFS)
    g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                 _ ("%s: writing is not allowed here (%s); choose another place"), path,
                 g_strerror (saved));
  else
    g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
                 _ ("%s: the file could not be written: %s"), path, g_strerror (saved));
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          errno = n == 0 ? EIO : errno;
          return FALSE;
        }
      data += n;
      length -= (gsize)n;
    }
  return TRUE;
}

static gboolean
copy_all (int to, int from)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  if (lseek (from, 0, SEEK_SET) != 0)
    return FALSE;
  while ((n = read (from, buffer, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !write_all (to, buffer, (gsize)n))
        return FALSE;
    }
  return TRUE;
}

/* Everything of @source into @fd, on the disk when it returns. */
static gboolean
fill (int fd, const Source *source)
{
  gboolean written =
      source->fd >= 0 ? copy_all (fd, source->fd) : write_all (fd, source->data, source->length);

  return written && fsync (fd) == 0;
}

/* A new file beside @name in @folder: hidden, of a name that nobody has. */
static int
create_beside (int folder, const char *name, char **temporary)
{
  struct stat old;
  mode_t mode = fstatat (folder, name, &old, 0) == 0 ? old.st_mode & 0777 : NEW_FILE_MODE;

  for (guint i = 0; i < ATTEMPTS; i++)
    {
      g_autofree char *candidate = g_strdup_printf (".%s.%08x", name, g_random_int ());
      int fd = openat (folder, candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

      if (fd >= 0)
        {
          *temporary = g_steal_pointer (&candidate);
          return fd;
        }
      if (errno != EEXIST)
        return -1;
    }
  return -1;
}

static gboolean
takes_no_new_file (int saved)
{
  return saved == EACCES || saved == EPERM;
}

/* The folder takes no new file, but the file itself may be written. The private source is complete, so
 * nothing is lost if this is interrupted. */
static gboolean
write_in_place (int folder, const char *name, const Source *source)
{
  int fd = openat (folder, name, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean done;
  int saved;

  if (fd < 0)
    return FALSE;
  done = ftruncate (fd, 0) == 0 && fill (fd, source);
  saved = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      saved = errno;
    }
  errno = saved;
  return done;
}

/* Writes the temporary file, and puts it in the place of the old one. */
static gboolean
replace (int folder, const char *name, int fd, const char *temporary, const Source *source)
{
  struct stat old;
  gboolean done = fill (fd, source);
  int saved = errno;

  if (done && fstatat (folder, name, &old, 0) == 0)
    done = fchmod (fd, old.st_mode & 07777) == 0 || errno == EPERM;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      saved = errno;
    }
  if (done && renameat (folder, temporary, folder, name) != 0)
    {
      done = FALSE;
      saved = errno;
    }
  if (!done)
    unlinkat (folder, temporary, 0);
  else
    /* The file stands under its name; a folder that cannot be synced (some network drives) is no
     * reason to say that it does not. */
    fsync (folder);
  errno = saved;
  return done;
}

static gboolean
write_source (const char *path, const Source *source, gboolean *in_place, GError **error)
{
  /* A link is followed once, here: the file that it names is replaced, not the link. */
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *folder_name = g_path_get_dirname (real != NULL ? real : path);
  g_autofree char *name = g_path_get_basename (real != NULL ? real : path);
  g_autofree char *temporary = NULL;
  int folder, fd, saved;
  gboolean done;

  if (in_place != NULL)
    *in_place = FALSE;
  folder = open (folder_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return fail (path, errno, error);
  fd = create_beside (folder, name, &temporary);
  if (fd >= 0)
    done = replace (folder, name, fd, temporary, source);
  else
    {
      saved = errno;
      done = takes_no_new_file (saved) && faccessat (folder, name, W_OK, 0) == 0
             && write_in_place (folder, name, source);
      if (done && in_place != NULL)
        *in_place = TRUE;
      else if (!done && errno == ENOENT)
        errno = saved;
    }
  saved = errno;
  close (folder);
  return done || fail (path, saved, error);
}

gboolean
plumb_write_file (
    const char *path, const void *data, gsize length, gboolean *in_place, GError **error)
{
  Source source = { data, length, -1 };

  g_return_val_if_fail (path != NULL, FALSE);
  return write_source (path, &source, in_place, error);
}

gboolean
plumb_write_file_from (const char *path, const char *source, gboolean *in_place, GError **error)
{
  Source from = { NULL, 0, -1 };
  gboolean done;

  g_return_val_if_fail (path != NULL && source != NULL, FALSE);
  from.fd = open (source, O_RDONLY | O_CLOEXEC);
  if (from.fd < 0)
    return fail (source, errno, error);
  done = write_source (path, &from, in_place, error);
  close (from.fd);
  return done;
}
