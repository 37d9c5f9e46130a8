// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The page that belongs to a section of a review, and what a window asks of any page. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

gboolean plumb_section_page_exists (const PlumbSection *section);
GtkWidget *plumb_section_page_new (const PlumbSection *section,
                                   PlumbReview *review,
                                   PlumbSelection *selection);
gboolean plumb_section_page_draws (const char *table);
void plumb_section_page_show_record (GtkWidget *page, const char *table, const char *id);
void plumb_section_page_find (GtkWidget *page);

G_END_DECLS
