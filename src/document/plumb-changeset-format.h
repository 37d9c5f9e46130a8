// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean plumb_changeset_is_well_formed (const void *bytes, gsize length);

G_END_DECLS
