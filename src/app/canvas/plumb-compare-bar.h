// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Over the picture of changes: what is compared, and Before / Both / After. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

/* Follows @canvas, which must outlive it. */
GtkWidget *plumb_compare_bar_new (PlumbCanvas *canvas);

G_END_DECLS
