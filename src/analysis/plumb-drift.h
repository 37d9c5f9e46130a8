// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What differs between what was agreed and now: for the review after go-live. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

/* The baseline that was delivered last (it says to whom it was sent), else the last one; NULL while there
 * is none. Borrowed. */
PlumbRecord *plumb_drift_get_baseline (PlumbReview *review);

/* What a customer may read of the changes since @baseline, a row a field; in a kept record `field`, in one
 * that was added or removed none. NULL and @error when the history does not reach back to it. */
PlumbRows *plumb_drift_since (PlumbReview *review, const PlumbRecord *baseline, GError **error);

/* The same since plumb_drift_get_baseline(). No rows where there is nothing to compare with. */
PlumbRows *plumb_derive_drift (PlumbReview *review);

G_END_DECLS
