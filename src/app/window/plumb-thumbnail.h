// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A miniature of a review's picture, drawn in another thread from the same scene as everything else. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

void plumb_thumbnail_draw_async (const char *path,
                                 const char *uid,
                                 int width,
                                 int height,
                                 gboolean dark,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GdkTexture *plumb_thumbnail_draw_finish (GAsyncResult *result, GError **error);

G_END_DECLS
