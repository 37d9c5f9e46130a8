// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Photos from files and bytes, read and decoded in another thread. */

#pragma once

#include <gio/gio.h>

#include "app/canvas/plumb-underlay.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;             /* of the file; NULL: it came as bytes */
  const char *media_type; /* static */
  GBytes *bytes;          /* as they are kept */
  PlumbPhoto *photo;
} PlumbLoadedPhoto;

void plumb_loaded_photo_free (PlumbLoadedPhoto *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbLoadedPhoto, plumb_loaded_photo_free)

void plumb_photo_load_async (GFile *file,
                             GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
PlumbLoadedPhoto *plumb_photo_load_finish (GAsyncResult *result, GError **error);

gboolean plumb_photo_is_image (GFile *file);

G_END_DECLS
