// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A large picture as a whole, small, with a frame around what one sees of it; one drags the frame. It
 * shows itself while the picture is larger than the window. The keyboard has no need of it: walking,
 * finding and zooming lead everywhere. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_MINIMAP (plumb_minimap_get_type ())
G_DECLARE_FINAL_TYPE (PlumbMinimap, plumb_minimap, PLUMB, MINIMAP, GtkWidget)

GtkWidget *plumb_minimap_new (PlumbCanvas *canvas);
void plumb_minimap_set_wanted (PlumbMinimap *self, gboolean wanted);
/* Whether the picture is so large that it helps. */
gboolean plumb_minimap_is_useful (PlumbMinimap *self);
/* For tests: how often the picture was painted. */
guint plumb_minimap_get_n_painted (PlumbMinimap *self);

G_END_DECLS
