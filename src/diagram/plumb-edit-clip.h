// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The clipboard's own format, shared by writing and reading it. */

#pragma once

#include "diagram/plumb-edit-private.h"

G_BEGIN_DECLS

#define PLUMB_CLIP_FORMAT "plumbline-clipboard"
#define PLUMB_CLIP_VERSION 1

gboolean plumb_edit_clip_travels (const PlumbField *field);
/* As plumb_edit_copy(); @outward: with the connections that lead to what is not copied. */
char *plumb_edit_clip_write (PlumbReview *review,
                             const char *view,
                             PlumbRecord *const *records,
                             guint n_records,
                             gboolean outward);

G_END_DECLS
