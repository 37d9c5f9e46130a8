// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The page of a diagram section: quick entry on top, the canvas, tools and zoom below, ways of looking
 * (find, filter, legend, minimap) in the corners, and the panels
 * Selection, Gaps, Prerequisites, Questions at the right. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_DIAGRAM_PAGE (plumb_diagram_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDiagramPage, plumb_diagram_page, PLUMB, DIAGRAM_PAGE, GtkWidget)

/* @selection is the window's; the page keeps a reference. */
GtkWidget *
plumb_diagram_page_new (PlumbReview *review, const char *view, PlumbSelection *selection);
/* Selects a system, connection or annotation and brings it into sight. */
void plumb_diagram_page_show_record (PlumbDiagramPage *page, const char *table, const char *id);
/* Opens the quick-entry line, with @text typed into it (may be NULL). */
void plumb_diagram_page_add_photo (PlumbDiagramPage *self, GFile *file, double x, double y);
void plumb_diagram_page_set_whiteboard (PlumbDiagramPage *self, gboolean whiteboard);
void plumb_diagram_page_open_entry (PlumbDiagramPage *page, const char *text);
/* Opens the line that finds words in the picture. */
void plumb_diagram_page_find (PlumbDiagramPage *page);

G_END_DECLS
