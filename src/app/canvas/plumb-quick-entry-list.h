// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The completions under the quick-entry line. */

#pragma once

#include <gtk/gtk.h>

#include "diagram/plumb-quick-entry.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_QUICK_ENTRY_LIST (plumb_quick_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (
    PlumbQuickEntryList, plumb_quick_entry_list, PLUMB, QUICK_ENTRY_LIST, GtkWidget)

/* Signal "chosen" (): a row was clicked. */

GtkWidget *plumb_quick_entry_list_new (void);
void plumb_quick_entry_list_set (PlumbQuickEntryList *self, GPtrArray *completions);
gboolean plumb_quick_entry_list_is_open (PlumbQuickEntryList *self);
gboolean plumb_quick_entry_list_is_stepped (PlumbQuickEntryList *self);
gboolean plumb_quick_entry_list_step (PlumbQuickEntryList *self, int by);
const PlumbCompletion *plumb_quick_entry_list_get_chosen (PlumbQuickEntryList *self);

G_END_DECLS
