// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The line over the canvas in which one draws by typing. It stays open after Enter for the next line;
 * Escape closes it. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_QUICK_ENTRY_BAR (plumb_quick_entry_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlumbQuickEntryBar, plumb_quick_entry_bar, PLUMB, QUICK_ENTRY_BAR, GtkWidget)

/* Signals:
 *   "closed"                     Escape
 *   "preview" (const char *line) what Enter would apply now, or "" when there is nothing to show
 *   "applied" (const char *table, const char *id)  a line was applied; the record it is mostly about,
 *                                NULL when it only removed something */

GtkWidget *
plumb_quick_entry_bar_new (PlumbReview *review, const char *view, PlumbSelection *selection);
void plumb_quick_entry_bar_open (PlumbQuickEntryBar *self, const char *text);
const char *plumb_quick_entry_bar_get_text (PlumbQuickEntryBar *self);
void plumb_quick_entry_bar_set_text (PlumbQuickEntryBar *self, const char *text);
/* What Enter will do, as it is shown at the end of the line. */
const char *plumb_quick_entry_bar_get_hint (PlumbQuickEntryBar *self);
/* Why the line is not understood, or NULL. */
const char *plumb_quick_entry_bar_get_problem (PlumbQuickEntryBar *self);
gboolean plumb_quick_entry_bar_apply (PlumbQuickEntryBar *self);
gboolean plumb_quick_entry_bar_accept_suggestion (PlumbQuickEntryBar *self);
gboolean plumb_quick_entry_bar_accept_completion (PlumbQuickEntryBar *self);
void plumb_quick_entry_bar_recall (PlumbQuickEntryBar *self, int step);

G_END_DECLS
