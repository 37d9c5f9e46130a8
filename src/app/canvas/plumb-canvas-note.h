// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Notes on a canvas: their handles, their size, and what they point at. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

int plumb_canvas_get_only_note (PlumbCanvas *self);
gboolean plumb_canvas_get_point_handle (PlumbCanvas *self, PlumbPoint *at);
/* x and y are widget coordinates */
gboolean plumb_canvas_press_note (PlumbCanvas *self, double x, double y);
void plumb_canvas_measure_note (PlumbCanvas *self);
void plumb_canvas_drop_note (PlumbCanvas *self);
gboolean plumb_canvas_stretch_note (PlumbCanvas *self, double dx, double dy);

void plumb_canvas_class_add_note_actions (GtkWidgetClass *widget_class);
void plumb_canvas_update_note_actions (PlumbCanvas *self);
void plumb_canvas_add_note_items (PlumbCanvas *self, GMenu *menu);

G_END_DECLS
