// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Chooses which part of a picture one looks at, and says what it leaves out. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

/* Both follow @canvas, which must outlive them. */

/* A button with a popover of choices. */
GtkWidget *plumb_filter_menu_new (PlumbCanvas *canvas);
/* What is chosen and how much stands back, with a button that ends it; unseen while all is shown. */
GtkWidget *plumb_filter_chip_new (PlumbCanvas *canvas);
/* What the chip says, for instance "Identity, Open gaps: 3 systems and 4 connections dimmed".
 * New string. */
char *plumb_filter_describe (PlumbCanvas *canvas);

G_END_DECLS
