// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A few words on what Enter will do with a quick-entry line. */

#pragma once

#include "diagram/plumb-quick-entry.h"

G_BEGIN_DECLS

char *plumb_quick_entry_get_hint (const char *line,
                                  PlumbQuickEntry *entry,
                                  PlumbReview *review,
                                  const char *view);

G_END_DECLS
