// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is added, changed and removed, as lists and in words. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CHANGES_PANEL (plumb_changes_panel_get_type ())
G_DECLARE_FINAL_TYPE (PlumbChangesPanel, plumb_changes_panel, PLUMB, CHANGES_PANEL, GtkWidget)

/* Signal "count-changed" () */

GtkWidget *plumb_changes_panel_new (PlumbReview *review, PlumbSelection *selection);
guint plumb_changes_panel_get_count (PlumbChangesPanel *self);

G_END_DECLS
