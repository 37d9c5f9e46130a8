// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Taking a file back out of the trash. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean plumb_trash_can_restore (void);
gboolean plumb_trash_restore (const char *path, GError **error);

G_END_DECLS
