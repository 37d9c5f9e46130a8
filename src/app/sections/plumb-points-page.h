// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The integration points, read from the picture: connections that cross into our solution. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_POINTS_PAGE (plumb_points_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPointsPage, plumb_points_page, PLUMB, POINTS_PAGE, GtkWidget)

GtkWidget *plumb_points_page_new (PlumbReview *review);

G_END_DECLS
