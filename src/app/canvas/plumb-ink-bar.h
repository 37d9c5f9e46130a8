// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Colours and widths of the pen, the eraser, and whether ink is shown. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

GtkWidget *plumb_ink_bar_new (PlumbCanvas *canvas);

G_END_DECLS
