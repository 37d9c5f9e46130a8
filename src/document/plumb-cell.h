// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One value between the database and memory: text there and back, and whether it may be there. */

#pragma once

#include <sqlite3.h>

#include "document/plumb-layout.h"

G_BEGIN_DECLS

char *plumb_cell_dup_text (sqlite3_value *value);
double plumb_cell_get_place (sqlite3_value *value);
void plumb_cell_bind (
    sqlite3_stmt *statement, int index, const PlumbLayout *layout, guint column, const char *text);
gboolean
plumb_cell_check (const PlumbLayout *layout, guint column, sqlite3_value *value, GError **error);
char *plumb_real_dup_text (double value);

G_END_DECLS
