// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Whether a database has the declared tables, and nothing else. */

#pragma once

#include "document/plumb-storage.h"

G_BEGIN_DECLS

gboolean plumb_schema_check_upgrade (PlumbStorage *storage, GError **error);

G_END_DECLS
