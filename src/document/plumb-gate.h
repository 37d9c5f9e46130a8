// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a file from elsewhere has to pass before it is worked with. It is hostile until proven. */

#pragma once

#include "document/plumb-storage.h"
#include "document/plumb-working-copy.h"

G_BEGIN_DECLS

gboolean
plumb_gate_copy (const char *path, const char *copy, PlumbWritten *written, GError **error);
PlumbStorage *plumb_gate_open (const char *copy, const char *path, GError **error);

G_END_DECLS
