// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Choosing files and folders. In one place, because newer GTK has another interface for it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file is NULL when the person chose nothing. */
typedef void (*PlumbFileFunc) (GFile *file, gpointer data);

void
plumb_file_dialog_open (GtkWindow *parent, const char *title, PlumbFileFunc func, gpointer data);
void plumb_file_dialog_open_photo (GtkWindow *parent, PlumbFileFunc func, gpointer data);
void plumb_file_dialog_save (GtkWindow *parent,
                             const char *title,
                             const char *accept,
                             const char *folder,
                             const char *name,
                             PlumbFileFunc func,
                             gpointer data);
void
plumb_file_dialog_folder (GtkWindow *parent, const char *title, PlumbFileFunc func, gpointer data);

char *plumb_file_name_for (const char *words, const char *suffix);

G_END_DECLS
