// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The records of a table as cards: those about what is selected first and standing out, then open ones,
 * then the others. */

#pragma once

#include <gtk/gtk.h>

#include "app/panels/plumb-card-spec.h"
#include "app/plumb-selection.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CARD_PANEL (plumb_card_panel_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCardPanel, plumb_card_panel, PLUMB, CARD_PANEL, GtkWidget)

/* Signal "count-changed" () */

GtkWidget *
plumb_card_panel_new (const PlumbCardSpec *spec, PlumbReview *review, PlumbSelection *selection);
guint plumb_card_panel_get_count (PlumbCardPanel *self);
/* The ids of the cards from the top, and how many of them stand out: for tests. */
GPtrArray *plumb_card_panel_dup_order (PlumbCardPanel *self, guint *n_meant);
void plumb_card_panel_add (PlumbCardPanel *self);

G_END_DECLS
