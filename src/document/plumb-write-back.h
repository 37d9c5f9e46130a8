// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One write-back: a complete copy of the working copy in the place of the user's file, unless that was
 * changed from outside. Runs in any thread; knows nothing of the open review. */

#pragma once

#include "document/plumb-storage.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_WRITE_BACK_DONE,
  PLUMB_WRITE_BACK_CONFLICT,
  PLUMB_WRITE_BACK_FAILED,
} PlumbWriteBackResult;

typedef struct
{
  gint64 sequence;   /* newest history entry that the file holds */
  gboolean in_place; /* the folder takes no new file */
} PlumbWriteBackReport;

PlumbWriteBackResult plumb_write_back_run (const char *folder,
                                           const char *path,
                                           gboolean force,
                                           PlumbWriteBackReport *report,
                                           GError **error);
gboolean plumb_write_back_look (const char *folder, const char *path, gboolean *changed);
gboolean
plumb_export_storage (PlumbStorage *storage, const char *output, gint64 *sequence, GError **error);
gboolean plumb_seal_database (const char *output, gint64 *sequence, GError **error);
gboolean
plumb_export_database (const char *database, const char *output, gint64 *sequence, GError **error);

G_END_DECLS
