// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the lines and marks of a picture mean: just those that it uses. A strip that one folds away. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_LEGEND (plumb_legend_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLegend, plumb_legend, PLUMB, LEGEND, GtkWidget)

GtkWidget *plumb_legend_new (PlumbCanvas *canvas);
void plumb_legend_set_open (PlumbLegend *self, gboolean open);
gboolean plumb_legend_is_open (PlumbLegend *self);
/* What it says, an entry a line, for tests. New string. */
char *plumb_legend_dup_text (PlumbLegend *self);

G_END_DECLS
