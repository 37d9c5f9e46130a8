// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Two states of a review, record by record: what was added, changed and removed, in words. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_COMPARE_SHARED = 0,        /* what a customer may read, and what stands in words */
  PLUMB_COMPARE_INTERNAL = 1 << 0, /* what stays with us too */
  PLUMB_COMPARE_LAYOUT = 1 << 1,   /* places in the drawing and bookkeeping too */
  PLUMB_COMPARE_BASELINES = 1 << 2,
  PLUMB_COMPARE_BY_FIELD = 1 << 3, /* a row for each field that changed, not one for the record */
} PlumbCompareFlags;

/* Rows of `change` (added, changed, removed), `table`, `id`, `name`, `fields`, `before`, `after` and
 * `what`, in the order of the tables. Records are the same when they have the same id. */
PlumbRows *plumb_compare_reviews (PlumbReview *before, PlumbReview *after, PlumbCompareFlags flags);

/* The row of `baseline` that @text names by id or name (the newest of that name); NULL: the newest of
 * all. NULL when there is none. Borrowed. */
PlumbRecord *plumb_find_baseline (PlumbReview *review, const char *text);

G_END_DECLS
