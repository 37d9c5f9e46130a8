// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Keeps the user's file up with the working copy. */

#pragma once

#include "document/plumb-review.h"
#include "document/plumb-working-copy.h"

G_BEGIN_DECLS

typedef struct _PlumbKeeper PlumbKeeper;

PlumbKeeper *plumb_keeper_new (PlumbReview *review, PlumbWorkingCopy *copy, const char *path);
void plumb_keeper_free (PlumbKeeper *keeper);
void plumb_keeper_note_edit (PlumbKeeper *keeper);
void plumb_keeper_note_conflict (PlumbKeeper *keeper);
gboolean plumb_keeper_write_now (PlumbKeeper *keeper, GError **error);
gboolean plumb_keeper_close (PlumbKeeper *keeper, GError **error);
gboolean plumb_keeper_set_path (PlumbKeeper *keeper, const char *path, GError **error);
void plumb_keeper_note_taken (PlumbKeeper *keeper);
void plumb_keeper_forget (PlumbKeeper *keeper);

PlumbKept plumb_keeper_get_kept (PlumbKeeper *keeper);
const char *plumb_keeper_get_reason (PlumbKeeper *keeper);
const char *plumb_keeper_get_path (PlumbKeeper *keeper);
PlumbWorkingCopy *plumb_keeper_get_copy (PlumbKeeper *keeper);

G_END_DECLS
