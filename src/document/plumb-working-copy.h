// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The private folder in which an open review lives: its database, and a note of what was last written
 * to the user's file. Processes that have the same review open share it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user's file was when it was last read or written. */
typedef struct
{
  char *path; /* NULL: no file yet */
  char *sha256;
  gint64 size;
  gint64 modified; /* nanoseconds */
  guint64 inode;
  gint64 sequence; /* newest history entry in it; -1: nothing was written yet */
} PlumbWritten;

void plumb_written_clear (PlumbWritten *written);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlumbWritten, plumb_written_clear)
gboolean plumb_written_read_file (PlumbWritten *written, const char *path, GError **error);
gboolean plumb_written_looks_same (const PlumbWritten *written, const char *path);
gboolean plumb_written_load (PlumbWritten *written, const char *folder);
gboolean plumb_written_save (const PlumbWritten *written, const char *folder, GError **error);

typedef struct _PlumbWorkingCopy PlumbWorkingCopy;

char *plumb_working_dir (void);
int plumb_working_lock_all (GError **error);
void plumb_working_unlock_all (int lock);
void plumb_working_sweep (void);

char *plumb_working_copy_dup_folder (const char *uid, const char *path);
char *plumb_working_copy_dup_new_folder (const char *uid);
PlumbWorkingCopy *plumb_working_copy_open (const char *uid, const char *path, GError **error);
PlumbWorkingCopy *plumb_working_copy_open_folder (const char *folder, GError **error);
void plumb_working_copy_close (PlumbWorkingCopy *copy, gboolean remove);
gboolean plumb_working_copy_is_alone (PlumbWorkingCopy *copy);
gboolean
plumb_working_copy_move (PlumbWorkingCopy *copy, const char *uid, const char *path, GError **error);
const char *plumb_working_copy_get_folder (PlumbWorkingCopy *copy);
char *plumb_working_copy_dup_database (PlumbWorkingCopy *copy);
void plumb_working_folder_remove (const char *folder);

G_END_DECLS
