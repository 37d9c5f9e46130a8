// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The reviews that this person knows: recently opened files and reviews without a file, for the start
 * page. Kept in the state folder ($XDG_STATE_HOME/plumbline). */

#pragma once

#include <gio/gio.h>

#include "schema/plumb-schema.h"

G_BEGIN_DECLS

typedef struct
{
  char *uid;
  char *path; /* NULL: no file of its own yet */
  char *title;
  char *customer;
  char *solution;
  PlumbKinds kind;
  char *edited; /* instant of the last edit */
  char *due;    /* instant when the summary is due; NULL: not running */
  gboolean delivered;
  gboolean missing; /* the file is gone */
} PlumbShelfEntry;

void plumb_shelf_entry_free (PlumbShelfEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbShelfEntry, plumb_shelf_entry_free)

/* Newest first; elements are PlumbShelfEntry, freed with the array. Never NULL. */
GPtrArray *plumb_shelf_list (void);
gboolean plumb_shelf_forget (const char *uid, const char *path, GError **error);
/* Renames or moves the file; the open review (if any) follows by plumb_review_set_path() instead. */
gboolean plumb_shelf_move (const char *uid, const char *from, const char *to, GError **error);
/* Moves the file to the trash (a review without a file: deletes its working copy after @error-free
 * export to the trash as a .plumb file). */
gboolean plumb_shelf_trash (const char *uid, const char *path, GError **error);

char *plumb_state_dir (void);

G_END_DECLS
