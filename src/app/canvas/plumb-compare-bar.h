// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Over the picture of changes: what is compared, and Before / Both / After. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

/* Follows @canvas, which must outlive it. */
GtkWidget *plumb_compare_bar_new (PlumbCanvas *canvas);
/* Below the picture: what its marks mean, and how many there are. */
GtkWidget *plumb_changes_legend_new (PlumbCanvas *canvas);

G_END_DECLS
