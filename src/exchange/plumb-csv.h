// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Tables of text as spreadsheets write them: commas, semicolons or tabs, with or without a byte-order mark. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_EXCHANGE_ERROR (plumb_exchange_error_quark ())

typedef enum
{
  PLUMB_EXCHANGE_ERROR_FORMAT, /* not what it should be; the sentence says where */
  PLUMB_EXCHANGE_ERROR_MISSING,
} PlumbExchangeError;

GQuark plumb_exchange_error_quark (void);

typedef struct
{
  guint line;       /* of the file, from 1, where the row begins */
  GPtrArray *cells; /* of char *, never NULL */
} PlumbCsvRow;

/* The rows of @bytes, blank lines left out; the separator is read from the first line. Free the array. */
GPtrArray *plumb_csv_parse (const char *bytes, gsize length, GError **error);

/* Appends @cell to the line that @out ends with. */
void plumb_csv_append_cell (GString *out, const char *cell);
/* Ends the line, as RFC 4180 wants it. */
void plumb_csv_end_row (GString *out);

G_END_DECLS
