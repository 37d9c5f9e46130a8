// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Who changed what and when, with the way back to any moment. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_HISTORY_PAGE (plumb_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbHistoryPage, plumb_history_page, PLUMB, HISTORY_PAGE, GtkWidget)

GtkWidget *plumb_history_page_new (PlumbReview *review);

G_END_DECLS
