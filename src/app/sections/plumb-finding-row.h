// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A line of the overview: a mark that tells its state by shape and colour, a title and a reason. */

#pragma once

#include <gtk/gtk.h>

#include "analysis/plumb-check.h"

G_BEGIN_DECLS

GtkWidget *plumb_finding_row_new (const char *title,
                                  const char *reason,
                                  PlumbFindingState state,
                                  PlumbSeverity severity);
void plumb_finding_row_set_mark (GtkWidget *row, GtkWidget *mark);
void plumb_finding_row_add_button (GtkWidget *row, GtkWidget *button);

G_END_DECLS
