// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* All pages of a report below one another, composed in a worker thread and following the review. */

#pragma once

#include <gtk/gtk.h>

#include "report/plumb-report.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_PREVIEW (plumb_preview_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPreview, plumb_preview, PLUMB, PREVIEW, GtkWidget)

/* Signal "composed" (): new pages are there. */

GtkWidget *plumb_preview_new (PlumbReview *review);
void plumb_preview_set_options (PlumbPreview *preview,
                                const char *report,
                                PlumbAudience audience,
                                PlumbPaper paper,
                                const char *company);
/* The pages that are shown; NULL while the first ones are composed. Borrowed. */
PlumbPages *plumb_preview_get_pages (PlumbPreview *preview);
void plumb_preview_zoom (PlumbPreview *preview, double factor);

G_END_DECLS
