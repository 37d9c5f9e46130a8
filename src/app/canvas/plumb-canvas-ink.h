// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The pen and the eraser of a canvas. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

/* What the pen draws with, and what an eraser has touched so far. */
typedef struct
{
  const char *colour; /* a word of "ink_colour" */
  gboolean thick;
  gboolean hidden;    /* ink is not shown, and so not exported */
  gboolean by_stylus; /* what is drawn now */
  gboolean erasing;
  GArray *points;    /* of PlumbStrokePoint, as they come; NULL: nothing is drawn */
  GPtrArray *erased; /* ids of strokes */
  PlumbPoint last;   /* of the eraser */
} PlumbCanvasInk;

/* x and y are widget coordinates; @share is the width in per cent of the pen's. */
void plumb_canvas_ink_begin (PlumbCanvas *self, double x, double y, double share, gboolean erase);
void plumb_canvas_ink_continue (PlumbCanvas *self, double x, double y, double share);
void plumb_canvas_ink_end (PlumbCanvas *self);
void plumb_canvas_ink_forget (PlumbCanvas *self);
void plumb_canvas_ink_take_history (PlumbCanvas *self, GtkGesture *gesture);
void plumb_canvas_draw_ink (PlumbCanvas *self, cairo_t *cr);

gboolean plumb_canvas_has_pen (PlumbCanvas *self);
gboolean plumb_canvas_is_stylus (PlumbCanvas *self, GtkGesture *gesture);
void plumb_canvas_add_stylus (PlumbCanvas *self);
void plumb_canvas_class_add_ink_actions (GtkWidgetClass *widget_class);
void plumb_canvas_update_ink_actions (PlumbCanvas *self);
void plumb_canvas_add_ink_items (PlumbCanvas *self, GMenu *menu);

void plumb_canvas_set_pen (PlumbCanvas *self, const char *colour, gboolean thick);
const char *plumb_canvas_get_pen_colour (PlumbCanvas *self);
gboolean plumb_canvas_is_pen_thick (PlumbCanvas *self);
void plumb_canvas_set_ink_hidden (PlumbCanvas *self, gboolean hidden);
gboolean plumb_canvas_is_ink_hidden (PlumbCanvas *self);

G_END_DECLS
