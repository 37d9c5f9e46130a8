// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What pages, panels and dialogs ask of the window they are in, by its actions. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @error's sentence as a toast of the window around @widget. */
void plumb_app_report_error (GtkWidget *widget, const GError *error);
/* A toast; @undo offers to undo the last change. */
void plumb_app_toast (GtkWidget *widget, const char *text, gboolean undo);
/* Opens the section where the record is edited, and selects it ("win.show-record" with (ss)). */
void plumb_app_show_record (GtkWidget *widget, const char *table, const char *id);
/* "win.show-section" with (s): a section's id. */
void plumb_app_show_section (GtkWidget *widget, const char *section);
/* Names @widget for a screen reader. */
void plumb_app_set_label (GtkWidget *widget, const char *label);
/* A second sentence for a screen reader: what is wrong, or how it works. NULL removes it. */
void plumb_app_set_description (GtkWidget *widget, const char *description);
/* F6 and Shift+F6 go from one pane of the window to the next. */
void plumb_app_mark_pane (GtkWidget *widget);
gboolean plumb_app_is_pane (GtkWidget *widget);
/* Opens a link or a file of this person's with the desktop's program for it. */
void plumb_app_show_uri (GtkWidget *widget, const char *uri);

G_END_DECLS
