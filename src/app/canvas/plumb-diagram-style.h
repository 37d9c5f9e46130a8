// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How the widgets on and beside a picture look: in the colours of the picture itself. */

#pragma once

#include <gtk/gtk.h>

#include "schema/plumb-schema.h"

G_BEGIN_DECLS

/* Once for a display; follows dark mode and high contrast. */
void plumb_diagram_style_ensure (GdkDisplay *display);
/* The style class of a family's colour, such as "plumb-identity". */
const char *plumb_diagram_style_get_family (PlumbFamily family);

G_END_DECLS
