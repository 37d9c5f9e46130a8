// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What our solution offers: the capability catalogue, kept once for all reviews as a CSV file in the user's
 * data folder, and frozen into each review. */

#pragma once

#include "document/plumb-review.h"
#include "exchange/plumb-csv.h"

G_BEGIN_DECLS

typedef struct _PlumbCatalogue PlumbCatalogue;

/* The file in the user's data folder. New string. */
char *plumb_catalogue_dup_path (void);

/* Reads a table with a row of titles: ids or titles of fields of `capability`, in any order. What is wrong
 * is collected in @problems, what only looks odd in @hints: sentences (char *) that begin with the line.
 * NULL when there is any problem. */
PlumbCatalogue *
plumb_catalogue_parse (const char *bytes, gsize length, GPtrArray *problems, GPtrArray *hints);
void plumb_catalogue_free (PlumbCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbCatalogue, plumb_catalogue_free)

guint plumb_catalogue_get_n (const PlumbCatalogue *catalogue);
char *plumb_catalogue_to_csv (const PlumbCatalogue *catalogue);

/* The user's catalogue. Errors: PLUMB_EXCHANGE_ERROR_MISSING when there is none yet, _FORMAT when
 * something else wrote into it. */
PlumbCatalogue *plumb_catalogue_load (GError **error);
gboolean plumb_catalogue_save (const PlumbCatalogue *catalogue, GError **error);
/* The frozen rows of a review, to begin or mend a catalogue with. */
PlumbCatalogue *plumb_catalogue_new_from_review (PlumbReview *review);

typedef struct
{
  guint kept;
  guint changed;
  guint added;
  guint removed;
} PlumbFreezeReport;

/* Makes the frozen rows of @review's `capability` table those of @catalogue, in one step that can be
 * undone. A row keeps its id, and with it the connections that name it, when area, method and direction
 * are the same; rows that were typed into the review stay. */
gboolean plumb_catalogue_freeze (const PlumbCatalogue *catalogue,
                                 PlumbReview *review,
                                 PlumbFreezeReport *report,
                                 GError **error);

G_END_DECLS
