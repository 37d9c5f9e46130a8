// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Rows from a spreadsheet's clipboard, and rows for it. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_PASTE_MAX (16 * 1024 * 1024) /* bytes of text that are taken */

typedef struct
{
  guint row;    /* counted from 1, without the header */
  char *column; /* title of the field; NULL: the whole row */
  char *text;   /* what did not fit */
  char *reason;
} PlumbPasteProblem;

GPtrArray *plumb_paste_split (const char *text);
GPtrArray *plumb_paste_map (const PlumbTable *table,
                            GPtrArray *fields,
                            GPtrArray *rows,
                            guint first_column,
                            gboolean *has_header);
guint plumb_paste_rows (PlumbReview *review,
                        const PlumbTable *table,
                        GPtrArray *fields,
                        guint first_column,
                        const char *text,
                        GPtrArray **problems,
                        GError **error);
char *plumb_paste_quote (const char *text);

G_END_DECLS
