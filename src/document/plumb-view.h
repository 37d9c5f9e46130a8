// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What stands in a view, and with which values (decisions 1 to 4): one model, read as the current or
 * the proposed state. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_VIEW_CURRENT "current"
#define PLUMB_VIEW_PROPOSED "proposed"
#define PLUMB_VIEW_CHANGES "changes"

gboolean plumb_view_shows (PlumbReview *review, const PlumbRecord *record, const char *view);
const char *plumb_view_get_value (PlumbReview *review,
                                  const PlumbRecord *record,
                                  const char *field,
                                  const char *view);
PlumbRecord *plumb_view_get_ours (PlumbReview *review);
gboolean
plumb_view_is_inside_ours (PlumbReview *review, const PlumbRecord *system, const char *view);

G_END_DECLS
