// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Finds words in the picture and flies from one place to the next: Enter on, Shift+Enter back, Escape
 * back to where one was. */

#pragma once

#include "app/canvas/plumb-canvas.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SEARCH_BAR (plumb_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSearchBar, plumb_search_bar, PLUMB, SEARCH_BAR, GtkWidget)

/* Signal "closed" (): the search is over, and the keyboard may go back to the picture. */

GtkWidget *plumb_search_bar_new (PlumbCanvas *canvas);
void plumb_search_bar_open (PlumbSearchBar *self);
void plumb_search_bar_close (PlumbSearchBar *self);
/* For tests: how many places were found, and which one is shown (0: none, the first is 1). */
guint plumb_search_bar_get_n_found (PlumbSearchBar *self);
guint plumb_search_bar_get_shown (PlumbSearchBar *self);

G_END_DECLS
