// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A hash over all records of a database: SQLite does not see flipped bytes in a text. */

#pragma once

#include "document/plumb-layout.h"
#include "document/plumb-storage.h"

G_BEGIN_DECLS

typedef struct _PlumbContentHash PlumbContentHash;

PlumbContentHash *plumb_content_hash_new (void);
void plumb_content_hash_free (PlumbContentHash *hash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbContentHash, plumb_content_hash_free)
void plumb_content_hash_begin_table (PlumbContentHash *hash, const char *table);
void plumb_content_hash_add_row (PlumbContentHash *hash, sqlite3_stmt *statement);
char *plumb_content_hash_finish (PlumbContentHash *hash, PlumbStorage *storage, GError **error);

char *plumb_content_hash_of (PlumbStorage *storage, GError **error);

G_END_DECLS
