// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Widgets in rows like words: as many in a row as there is room for. (A GtkFlowBox asks for the width of
 * one child only, and lines its children up in columns.) */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_FLOW (plumb_flow_get_type ())
G_DECLARE_FINAL_TYPE (PlumbFlow, plumb_flow, PLUMB, FLOW, GtkWidget)

GtkWidget *plumb_flow_new (int column_gap, int row_gap);
void plumb_flow_append (PlumbFlow *self, GtkWidget *child);
void plumb_flow_clear (PlumbFlow *self);

G_END_DECLS
