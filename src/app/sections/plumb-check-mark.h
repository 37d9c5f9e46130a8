// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a person says of a check: ticked by hand, or waived with a reason. Each is one act that can be
 * undone. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

gboolean
plumb_check_mark_tick (PlumbReview *review, const char *code, const char *title, GError **error);
gboolean plumb_check_mark_waive (
    PlumbReview *review, const char *code, const char *title, const char *reason, GError **error);
gboolean
plumb_check_mark_remove (PlumbReview *review, const char *code, const char *title, GError **error);
void plumb_check_mark_ask_reason (GtkWidget *parent,
                                  PlumbReview *review,
                                  const char *code,
                                  const char *title);

G_END_DECLS
