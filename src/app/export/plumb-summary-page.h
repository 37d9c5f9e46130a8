// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The page of the section "summary": the report as it will be printed, beside what to do with it. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SUMMARY_PAGE (plumb_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSummaryPage, plumb_summary_page, PLUMB, SUMMARY_PAGE, GtkWidget)

GtkWidget *plumb_summary_page_new (PlumbReview *review);

G_END_DECLS
