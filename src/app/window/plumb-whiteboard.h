// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Whiteboard mode: a window that shows nothing but the picture, the quick-entry line and the session's
 * clock, on the whole screen. */

#pragma once

#include "app/window/plumb-window.h"

G_BEGIN_DECLS

gboolean plumb_whiteboard_is_possible (PlumbWindow *window);
gboolean plumb_whiteboard_is_on (PlumbWindow *window);
void plumb_whiteboard_enter (PlumbWindow *window);
void plumb_whiteboard_leave (PlumbWindow *window);

G_END_DECLS
