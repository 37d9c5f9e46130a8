// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The clock of a session: how long it has been running, and the button that begins and ends it. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

GtkWidget *plumb_session_clock_new (PlumbReview *review);

gboolean plumb_session_toggle (PlumbReview *review, GError **error);
gboolean plumb_session_is_running (PlumbReview *review);
char *plumb_session_dup_elapsed (PlumbReview *review, GDateTime *now);
char *plumb_session_dup_drawing (PlumbReview *review);

G_END_DECLS
