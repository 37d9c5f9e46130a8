// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One page of a report as it will be printed, painted in a worker thread. */

#pragma once

#include <gtk/gtk.h>

#include "report/plumb-report.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_PAGE_VIEW (plumb_page_view_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPageView, plumb_page_view, PLUMB, PAGE_VIEW, GtkWidget)

/* Signal "activated" (char *table, char *id): a double click on something that comes from a record. */

GtkWidget *plumb_page_view_new (void);
/* @pages NULL: nothing. @zoom: pixels of the screen for a diagram unit. */
void plumb_page_view_set_page (PlumbPageView *view, PlumbPages *pages, guint page, double zoom);

G_END_DECLS
