// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The buttons for looking at a picture, in every view: find, filter, legend, minimap. */

#pragma once

#include "app/canvas/plumb-legend.h"
#include "app/canvas/plumb-minimap.h"

G_BEGIN_DECLS

/* All must outlive it. The button that finds activates "diagram.find". @changes: of the view of changes,
 * whose legend starts open. */
GtkWidget *plumb_view_tools_new (PlumbCanvas *canvas,
                                 PlumbLegend *legend,
                                 PlumbMinimap *minimap,
                                 gboolean changes);
void plumb_view_tools_open_filter (GtkWidget *tools);

G_END_DECLS
