// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A window: the start page, or one review with its sections. */

#pragma once

#include <adwaita.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_WINDOW (plumb_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWindow, plumb_window, PLUMB, WINDOW, AdwApplicationWindow)

PlumbWindow *plumb_window_new (GtkApplication *application);
PlumbReview *plumb_window_get_review (PlumbWindow *window);
void plumb_window_set_review (PlumbWindow *window, PlumbReview *review);
PlumbSelection *plumb_window_get_selection (PlumbWindow *window);
GtkWidget *plumb_window_get_page (PlumbWindow *window);
void plumb_window_show_section (PlumbWindow *window, const char *section);
void plumb_window_show_record (PlumbWindow *window, const char *table, const char *id);
void plumb_window_toast (PlumbWindow *window, const char *text, gboolean undo);
void plumb_window_toast_trashed (PlumbWindow *window, const char *text, const char *path);

G_END_DECLS
