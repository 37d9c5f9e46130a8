// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The picture as a list: a sentence for each system, connection and note, in the order in which one
 * reads. A screen reader reaches everything here; it shows itself when it has the keyboard. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_OUTLINE (plumb_outline_get_type ())
G_DECLARE_FINAL_TYPE (PlumbOutline, plumb_outline, PLUMB, OUTLINE, GtkWidget)

GtkWidget *plumb_outline_new (PlumbCanvas *canvas, PlumbSelection *selection);
/* The sentences, one a row: for tests. */
GListModel *plumb_outline_get_model (PlumbOutline *self);

G_END_DECLS
