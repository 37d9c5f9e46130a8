// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The fields of what is selected; of several, how they stand to one another and what they share. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SELECTION_PANEL (plumb_selection_panel_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSelectionPanel, plumb_selection_panel, PLUMB, SELECTION_PANEL, GtkWidget)

GtkWidget *
plumb_selection_panel_new (PlumbReview *review, const char *view, PlumbSelection *selection);
/* What the panel is about, as its heading says it. */
const char *plumb_selection_panel_get_heading (PlumbSelectionPanel *self);

G_END_DECLS
