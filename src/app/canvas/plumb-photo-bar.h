// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What one does with the photo that is selected under the picture. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

GtkWidget *plumb_photo_bar_new (PlumbCanvas *canvas);

G_END_DECLS
