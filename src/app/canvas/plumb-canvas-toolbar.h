// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The tools below the canvas, and its zoom. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

/* Both follow @canvas, which must outlive them. */
GtkWidget *plumb_canvas_toolbar_new (PlumbCanvas *canvas);
GtkWidget *plumb_zoom_control_new (PlumbCanvas *canvas);

G_END_DECLS
