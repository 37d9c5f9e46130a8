// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The fields of the review itself: customer, timing, format, dates. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

void plumb_review_dialog_present (GtkWidget *parent, PlumbReview *review);

G_END_DECLS
