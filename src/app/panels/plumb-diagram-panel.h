// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What stands beside a picture: Selection (or Changes), Gaps, Prerequisites, Questions, with their
 * counts. Each follows what is selected. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_DIAGRAM_PANEL (plumb_diagram_panel_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDiagramPanel, plumb_diagram_panel, PLUMB, DIAGRAM_PANEL, GtkWidget)

GtkWidget *
plumb_diagram_panel_new (PlumbReview *review, const char *view, PlumbSelection *selection);
/* Whether a button closes the panel: where it lies over the picture. Signal "close-requested" (). */
void plumb_diagram_panel_set_closable (PlumbDiagramPanel *self, gboolean closable);
/* Shows the panel of that table's records, if there is one. */
void plumb_diagram_panel_show_table (PlumbDiagramPanel *self, const char *table);
/* "selection", "changes", or a table's id. */
const char *plumb_diagram_panel_get_shown (PlumbDiagramPanel *self);

G_END_DECLS
