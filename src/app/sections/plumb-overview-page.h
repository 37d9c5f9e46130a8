// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How far the review is: the checklist, and what is still to be mended. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_OVERVIEW_PAGE (plumb_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbOverviewPage, plumb_overview_page, PLUMB, OVERVIEW_PAGE, GtkWidget)

GtkWidget *plumb_overview_page_new (PlumbReview *review);

G_END_DECLS
