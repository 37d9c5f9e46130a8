// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLUMB_UUID_LENGTH 36

char *plumb_uuid_new (void);
gboolean plumb_uuid_is_valid (const char *text);

G_END_DECLS
