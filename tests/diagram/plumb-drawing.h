// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What tests of quick entry, acts and tidy layout share: a review to draw in, and what must hold of
 * every picture. */

#pragma once

#include "diagram/plumb-board.h"
#include "diagram/plumb-edit.h"
#include "diagram/plumb-quick-entry.h"

G_BEGIN_DECLS

/* g_test_init() with a state folder of its own: GLib's isolated folders leak. */
void plumb_drawing_init (int *argc, char ***argv);
/* A customer review of Northwind Freight with our solution Fleetline. */
PlumbReview *plumb_drawing_new (void);
void plumb_drawing_close (PlumbReview *review);

/* Applies @text; fails the test when it does not parse or apply. Returns the acts. */
GPtrArray *plumb_drawing_draw (PlumbReview *review, const char *view, const char *text);
void plumb_drawing_draw_all (PlumbReview *review, const char *view, const char *const *lines);
/* Expects that @text is refused with @code of PLUMB_DIAGRAM_ERROR; returns the message. */
char *plumb_drawing_refuse (PlumbReview *review, const char *view, const char *text, int code);

PlumbRecord *plumb_drawing_find (PlumbReview *review, const char *name);
PlumbRecord *
plumb_drawing_find_connection (PlumbReview *review, const char *source, const char *target);
PlumbRect plumb_drawing_get_rect (PlumbReview *review, const char *view, const char *name);

/* No box on another one of the same container, and what lies in a container lies inside it. */
void plumb_drawing_check (PlumbReview *review, const char *view);
/* Every box with its absolute place, a line each: to be compared, and printed when a test fails. */
char *plumb_drawing_describe (PlumbReview *review, const char *view);

G_END_DECLS
