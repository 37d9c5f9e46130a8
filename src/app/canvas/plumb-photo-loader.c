// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-photo-loader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/plumb-image.h"

#define MOST_BYTES (64 * 1024 * 1024 - 1024) /* what a review keeps of a file */
/* Pixels on the longer side that are kept in memory: sharper than a screen shows a whole photo. */
#define LONGEST_SIDE 3600

typedef struct
{
  GFile *file;
  GBytes *bytes;
} Source;

static void
source_free (Source *source)
{
  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

void
plumb_loaded_photo_free (PlumbLoadedPhoto *loaded)
{
  g_free (loaded->name);
  g_clear_pointer (&loaded->bytes, g_bytes_unref);
  g_clear_pointer (&loaded->photo, plumb_photo_unref);
  g_free (loaded);
}

/* At most so many bytes are read, whatever the file says of its size. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  data = g_malloc (MOST_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MOST_BYTES + 1, &length, cancellable,
                                error))
    return NULL;
  if (length <= MOST_BYTES)
    return g_bytes_new (data, length);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The photo is larger than 64 MiB; use a smaller one"));
  return NULL;
}

static const char *
media_type_of (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 0 && data[0] == 0xff ? "image/jpeg" : "image/png";
}

static void
load_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Source *source = data;
  g_autoptr (PlumbLoadedPhoto) loaded = g_new0 (PlumbLoadedPhoto, 1);
  cairo_surface_t *surface = NULL;
  GError *error = NULL;
  int width = 0, height = 0;

  loaded->bytes = source->bytes != NULL ? g_bytes_ref (source->bytes)
                                        : read_file (source->file, cancellable, &error);
  if (loaded->bytes != NULL)
    surface = plumb_image_decode_photo (loaded->bytes, LONGEST_SIDE, &width, &height, &error);
  if (surface == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  loaded->photo = plumb_photo_new (surface, width, height);
  loaded->media_type = media_type_of (loaded->bytes);
  if (source->file != NULL)
    {
      g_autofree char *name = g_file_get_basename (source->file);

      loaded->name = g_filename_display_name (name);
    }
  g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify)plumb_loaded_photo_free);
}

/* Loads the photo in @file, or in @bytes where they are given. */
void
plumb_photo_load_async (GFile *file,
                        GBytes *bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Source *source = g_new0 (Source, 1);

  source->file = file != NULL ? g_object_ref (file) : NULL;
  source->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_source_tag (task, plumb_photo_load_async);
  g_task_set_task_data (task, source, (GDestroyNotify)source_free);
  g_task_run_in_thread (task, load_in_thread);
}

/* Returns: (transfer full) (nullable). Errors: a sentence on what is wrong with the photo. */
PlumbLoadedPhoto *
plumb_photo_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether @file looks like a picture by its name. */
gboolean
plumb_photo_is_image (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = name != NULL ? g_content_type_guess (name, NULL, 0, NULL) : NULL;
  g_autofree char *mime = type != NULL ? g_content_type_get_mime_type (type) : NULL;

  return mime != NULL && g_str_has_prefix (mime, "image/");
}
