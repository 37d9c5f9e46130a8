// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The page of a table section: a heading, a filter, and the records as a grid. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "app/sections/plumb-grid.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_TABLE_PAGE (plumb_table_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTablePage, plumb_table_page, PLUMB, TABLE_PAGE, GtkWidget)

GtkWidget *plumb_table_page_new (PlumbReview *review,
                                 const char *title,
                                 const char *table,
                                 PlumbSelection *selection);
PlumbGrid *plumb_table_page_get_grid (PlumbTablePage *page);
void plumb_table_page_show_record (PlumbTablePage *page, const char *id);
void plumb_table_page_find (PlumbTablePage *page);

G_END_DECLS
