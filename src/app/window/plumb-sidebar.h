// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The list of a review's sections, with a count or a state beside each. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SIDEBAR (plumb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSidebar, plumb_sidebar, PLUMB, SIDEBAR, GtkWidget)

/* Signal "section-chosen" (const char *section, gboolean by_pointer): a person chose it. */

void plumb_sidebar_set_review (PlumbSidebar *sidebar, PlumbReview *review);
void plumb_sidebar_select (PlumbSidebar *sidebar, const char *section);
gboolean plumb_sidebar_has_section (PlumbSidebar *sidebar, const char *section);
const char *plumb_sidebar_get_neighbour (PlumbSidebar *sidebar, const char *section, int step);

G_END_DECLS
