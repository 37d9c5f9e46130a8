// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Strokes of ink: from what a hand draws to what is kept, and from that to a smooth curve. */

#pragma once

#include "diagram/plumb-geometry.h"
#include "document/plumb-review.h"
#include "schema/plumb-stroke.h"

G_BEGIN_DECLS

#define PLUMB_INK_THIN 2.5 /* diagram units */
#define PLUMB_INK_THICK 6.0
#define PLUMB_INK_LEAST_WIDTH 0.5
#define PLUMB_INK_MOST_WIDTH 64.0

GArray *plumb_ink_simplify (const PlumbStrokePoint *points, guint n_points, double tolerance);
void plumb_ink_get_curve (const PlumbStrokePoint *points,
                          guint n_points,
                          guint index,
                          PlumbPoint controls[3]);
PlumbRect plumb_ink_get_bounds (const PlumbStrokePoint *points, guint n_points, double width);
gboolean plumb_ink_is_touched (const PlumbStrokePoint *points,
                               guint n_points,
                               double width,
                               PlumbPoint from,
                               PlumbPoint to,
                               double radius);
double plumb_ink_get_share (double pressure);

/* -- Acts: one transaction each ------------------------------------------------------------------ */

PlumbRecord *plumb_ink_add (PlumbReview *review,
                            const char *view,
                            const PlumbStrokePoint *points,
                            guint n_points,
                            const char *colour,
                            double width,
                            GError **error);
gboolean plumb_ink_erase (PlumbReview *review, const char *const *ids, guint n_ids, GError **error);

G_END_DECLS
