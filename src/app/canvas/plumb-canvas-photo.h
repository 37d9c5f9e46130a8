// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Photos that lie under a picture, to be traced: attachments of the use "trace". */

#pragma once

#include "app/canvas/plumb-canvas.h"
#include "app/canvas/plumb-underlay.h"

G_BEGIN_DECLS

typedef struct
{
  GHashTable *photos; /* sha256 -> PlumbPhoto, or NULL while it is loaded or when it cannot be */
  GCancellable *cancellable;
  PlumbUnderlay *underlay;
  char *dragged;   /* id of the photo that is moved or resized: it lies at drag.rect */
  char *previewed; /* id of the photo whose opacity is being chosen */
  double opacity;
} PlumbCanvasPhotos;

void plumb_canvas_update_photos (PlumbCanvas *self);
void plumb_canvas_clear_photos (PlumbCanvas *self);
void plumb_canvas_include_photos (PlumbCanvas *self, PlumbRect *bounds);
gboolean plumb_canvas_has_photos (PlumbCanvas *self);

/* x and y are widget coordinates */
gboolean plumb_canvas_press_photo (PlumbCanvas *self, double x, double y);
void plumb_canvas_measure_photo (PlumbCanvas *self);
void plumb_canvas_drop_photo (PlumbCanvas *self);
void plumb_canvas_forget_photo (PlumbCanvas *self);
void plumb_canvas_draw_photo_frame (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *accent);
gboolean plumb_canvas_nudge_photo (PlumbCanvas *self, double dx, double dy, gboolean resize);

PlumbRecord *plumb_canvas_get_selected_photo (PlumbCanvas *self);
void plumb_canvas_preview_opacity (PlumbCanvas *self, double opacity);
void plumb_canvas_set_opacity (PlumbCanvas *self, double opacity);
void plumb_canvas_forget_opacity (PlumbCanvas *self);

void plumb_canvas_add_photo (PlumbCanvas *self, GFile *file, GBytes *bytes, const PlumbPoint *at);
void plumb_canvas_class_add_photo_actions (GtkWidgetClass *widget_class);
void plumb_canvas_update_photo_actions (PlumbCanvas *self);
void plumb_canvas_add_photo_items (PlumbCanvas *self, GMenu *menu);

G_END_DECLS
