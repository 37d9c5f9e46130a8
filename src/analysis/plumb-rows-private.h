// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Building the rows of a derivation. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

PlumbRows *plumb_rows_new (const PlumbColumn *columns, guint n_columns);
PlumbRow *plumb_rows_append (PlumbRows *rows, const char *table, const char *id);
void plumb_row_set (PlumbRow *row, guint column, const char *stored, const char *display);
void plumb_row_set_number (PlumbRow *row, guint column, gint64 number);
void plumb_row_set_yes_no (PlumbRow *row, guint column, gboolean yes);
void plumb_row_set_day (PlumbRow *row, guint column, gint64 day);
char *plumb_rows_dup_names (const GPtrArray *people);

G_END_DECLS
