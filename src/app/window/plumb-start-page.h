// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The start page: every review that this person knows, newest first, and the ways to another one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_START_PAGE (plumb_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbStartPage, plumb_start_page, PLUMB, START_PAGE, GtkWidget)

void plumb_start_page_refresh (PlumbStartPage *page);
void plumb_start_page_set_width (PlumbStartPage *page, int width);
void plumb_start_page_find (PlumbStartPage *page);
void plumb_start_page_open_menu (PlumbStartPage *page);

G_END_DECLS
