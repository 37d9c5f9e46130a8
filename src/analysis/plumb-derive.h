// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What follows from the records and is therefore never stored. Every derivation is a list of rows of
 * named cells: one shape for the window, the reports and `plumbline-cli derive`. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;   /* JSON key, as in docs/ids.md */
  const char *title; /* untranslated heading */
  gboolean internal; /* stays out of a customer's copy */
  gboolean number;   /* stored as a whole number */
} PlumbColumn;

typedef struct
{
  const char *table; /* the record that the row stands for, or NULL */
  char *id;
  char **stored;  /* as in the file: for JSON; n_columns long, NULL = empty */
  char **display; /* as a person reads it */
} PlumbRow;

typedef struct
{
  const PlumbColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of PlumbRow */
} PlumbRows;

void plumb_rows_free (PlumbRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbRows, plumb_rows_free)

/* What @row has in the column called @key: as stored, as a person reads it. NULL for an empty cell and an
 * unknown column. */
const char *plumb_rows_get (const PlumbRows *rows, const PlumbRow *row, const char *key);
const char *plumb_rows_display (const PlumbRows *rows, const PlumbRow *row, const char *key);

/* Connections of the proposed view with exactly one end inside our solution. */
PlumbRows *plumb_derive_integration_points (PlumbReview *review);
/* Current against proposed: added, changed, removed systems and connections, with a phrase each. */
PlumbRows *plumb_derive_changes (PlumbReview *review);

/* The derivation that the command line calls @name, for the kinds of @review; NULL when there is none. */
typedef PlumbRows *(*PlumbDeriveFunc) (PlumbReview *review);
PlumbDeriveFunc plumb_derive_find (const char *name);
/* NULL-terminated names that plumb_derive_find() knows. */
const char *const *plumb_derive_get_names (void);

/* When the summary is due: the override, or 48 hours after the session ended; NULL while neither is. */
GDateTime *plumb_derive_due (PlumbReview *review);

/* Sentences of the summary, written from the records: @section is "current-state", "proposed" or
 * "changes". New string; "" when there is nothing to say. Shared fields only. */
char *plumb_derive_paragraph (PlumbReview *review, const char *section);
/* The hash kept as `basis` of an edited paragraph. */
char *plumb_derive_paragraph_basis (PlumbReview *review, const char *section);

/* Open gaps on a connection; open gaps in all. */
guint plumb_derive_open_gaps (PlumbReview *review, const char *connection);

G_END_DECLS
