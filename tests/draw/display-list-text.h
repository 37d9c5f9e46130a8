// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A display list as text that a person can read and a version control system can compare. */

#pragma once

#include "draw/plumb-display-list.h"

G_BEGIN_DECLS

/* An item a line, groups indented; without ids, which are new each time. New string. */
char *display_list_to_text (const PlumbDisplayList *list);

G_END_DECLS
