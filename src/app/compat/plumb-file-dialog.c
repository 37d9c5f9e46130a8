// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/compat/plumb-file-dialog.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 80 /* characters of a proposed file name */

typedef struct
{
  PlumbFileFunc func;
  gpointer data;
} Asked;

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  asked->func (file, asked->data);
  g_free (asked);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) reviews = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (reviews, _ ("Reviews"));
  gtk_file_filter_add_pattern (reviews, "*.plumb");
  gtk_file_filter_add_mime_type (reviews, "application/vnd.plumbline.review");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, reviews);
  gtk_file_chooser_add_filter (chooser, all);
}

static GtkFileChooserNative *
make_dialog (GtkWindow *parent,
             GtkFileChooserAction action,
             const char *title,
             const char *accept,
             PlumbFileFunc func,
             gpointer data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  Asked *asked = g_new0 (Asked, 1);

  asked->func = func;
  asked->data = data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), asked);
  return dialog;
}

/* Asks for a review to open. */
void
plumb_file_dialog_open (GtkWindow *parent, const char *title, PlumbFileFunc func, gpointer data)
{
  GtkFileChooserNative *dialog =
      make_dialog (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, _ ("_Open"), func, data);

  add_filters (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Asks for a photo. */
void
plumb_file_dialog_open_photo (GtkWindow *parent, PlumbFileFunc func, gpointer data)
{
  GtkFileChooserNative *dialog = make_dialog (parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                              _ ("Photo Underneath"), _ ("_Open"), func, data);
  g_autoptr (GtkFileFilter) photos = gtk_file_filter_new ();

  gtk_file_filter_set_name (photos, _ ("Photos (JPEG, PNG)"));
  gtk_file_filter_add_mime_type (photos, "image/jpeg");
  gtk_file_filter_add_mime_type (photos, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), photos);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Asks where to write; @folder (a path) and @name are proposals and may be NULL. The dialog itself asks
 * before an existing file is chosen. */
void
plumb_file_dialog_save (GtkWindow *parent,
                        const char *title,
                        const char *accept,
                        const char *folder,
                        const char *name,
                        PlumbFileFunc func,
                        gpointer data)
{
  GtkFileChooserNative *dialog =
      make_dialog (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, accept, func, data);

  if (folder != NULL)
    {
      g_autoptr (GFile) place = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, NULL);
    }
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Asks for a folder. */
void
plumb_file_dialog_folder (GtkWindow *parent, const char *title, PlumbFileFunc func, gpointer data)
{
  GtkFileChooserNative *dialog =
      make_dialog (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, _ ("_Choose"), func, data);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* @words as a file name that every file system takes, with @suffix (".plumb"). New string. */
char *
plumb_file_name_for (const char *words, const char *suffix)
{
  g_autofree char *name = g_utf8_make_valid (words != NULL ? words : "", -1);
  g_autofree char *part = NULL;

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  part = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME));
  g_strstrip (part);
  if (*part == '\0' || *part == '.')
    return g_strconcat (_ ("Review"), suffix, NULL);
  return g_strconcat (part, suffix, NULL);
}
