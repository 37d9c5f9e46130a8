// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The list below an entry from which one takes a proposal; the focus stays in the entry. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_COMPLETION (plumb_completion_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCompletion, plumb_completion, PLUMB, COMPLETION, GtkPopover)

/* Signal "chosen" (const char *text): a proposal was clicked. */

GtkWidget *plumb_completion_new (void);
void plumb_completion_show (PlumbCompletion *completion, GPtrArray *candidates);
gboolean plumb_completion_step (PlumbCompletion *completion, int step);
const char *plumb_completion_get_marked (PlumbCompletion *completion);

G_END_DECLS
