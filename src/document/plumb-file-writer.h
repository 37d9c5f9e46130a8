// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one way in which Plumbline writes a file of the user's: whole or not at all. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Replaces or creates @path with @length bytes: a temporary file beside it, fsync, rename, fsync of the
 * folder; the old file's mode is kept. Where the folder takes no new file the bytes are written in place
 * (@in_place, may be NULL, becomes TRUE). Errors: PLUMB_DOCUMENT_ERROR_IO or _NO_SPACE, with the old file
 * as it was. */
gboolean plumb_write_file (
    const char *path, const void *data, gsize length, gboolean *in_place, GError **error);
/* Same, from a private file. */
gboolean
plumb_write_file_from (const char *path, const char *source, gboolean *in_place, GError **error);

G_END_DECLS
