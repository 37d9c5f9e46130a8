// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the window does with the review's file: where it is kept, copies, a file changed elsewhere. */

#include <glib/gi18n-lib.h>

#include "app/compat/plumb-file-dialog.h"
#include "app/plumb-app-util.h"
#include "app/sections/plumb-review-dialog.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-window-private.h"

static char *
dup_proposed_name (PlumbReview *review)
{
  PlumbRecord *root = plumb_review_get_root (review);
  const char *path = plumb_review_get_path (review);

  if (path != NULL)
    return g_path_get_basename (path);
  return plumb_file_name_for (plumb_record_has (root, "customer")
                                  ? plumb_record_get (root, "customer")
                                  : plumb_record_get (root, "title"),
                              ".plumb");
}

static char *
dup_folder (PlumbReview *review)
{
  const char *path = plumb_review_get_path (review);

  if (path != NULL)
    return g_path_get_dirname (path);
  return g_strdup (g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS));
}

/* With the ending that file managers know, unless the person gave another one. */
static char *
dup_path_of (GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (name != NULL && strchr (name, '.') == NULL)
    return g_strconcat (path, ".plumb", NULL);
  return g_steal_pointer (&path);
}

static void
ask_place (PlumbWindow *self, const char *title, const char *accept, PlumbFileFunc func)
{
  g_autofree char *name = dup_proposed_name (self->review);
  g_autofree char *folder = dup_folder (self->review);

  plumb_window_commit_pending (self);
  plumb_file_dialog_save (GTK_WINDOW (self), title, accept, folder, name, func,
                          g_object_ref (self));
}

static void
on_place_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbWindow) self = data;
  g_autofree char *path = dup_path_of (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->review == NULL)
    return;
  /* The dialog has asked before it let an existing file be chosen. */
  if (!plumb_review_set_path (self->review, path, TRUE, &error))
    plumb_app_report_error (GTK_WIDGET (self), error);
  plumb_window_update_header (self);
  plumb_window_update_actions (self);
}

static void
on_choose_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review != NULL)
    ask_place (self, _ ("Keep the Review In"), _ ("_Keep Here"), on_place_chosen);
}

static void
on_copy_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbWindow) self = data;
  g_autofree char *path = dup_path_of (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->review == NULL)
    return;
  if (plumb_review_save_copy (self->review, path, FALSE, &error))
    plumb_window_toast (self, _ ("Copy saved"), FALSE);
  else
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static void
on_save_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review != NULL)
    ask_place (self, _ ("Save a Copy"), _ ("_Save"), on_copy_chosen);
}

static void
on_show_in_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  const char *path = self->review != NULL ? plumb_review_get_path (self->review) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  if (uri != NULL)
    plumb_app_show_uri (widget, uri);
}

static void
on_properties (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review != NULL)
    plumb_review_dialog_present (widget, self->review);
}

static void
on_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_show_section (PLUMB_WINDOW (widget), "history");
}

/* "Northwind (mine, 18 Nov 14.02).plumb" beside the file. */
static char *
dup_copy_path (PlumbReview *review)
{
  g_autofree char *path = g_strdup (plumb_review_get_path (review));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%F %H.%M.%S");
  char *dot;

  if (path == NULL)
    return NULL;
  dot = strrchr (path, '.');
  if (dot != NULL && strchr (dot, '/') == NULL)
    *dot = '\0';
  /* Translators: file name of a copy; the path without its ending, then date and time. */
  return g_strdup_printf (_ ("%s (mine %s).plumb"), path, time);
}

static void
on_conflict_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  PlumbWindow *self = data;
  gboolean take = g_str_equal (response, "take");
  g_autofree char *copy = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (self->review == NULL || g_str_equal (response, "later"))
    return;
  copy = dup_copy_path (self->review);
  if (copy == NULL)
    return;
  if (!plumb_review_resolve_conflict (self->review, take, copy, &error))
    {
      plumb_app_report_error (GTK_WIDGET (self), error);
      return;
    }
  told = g_path_get_basename (copy);
  if (take)
    {
      /* Translators: a file name. */
      g_autofree char *text = g_strdup_printf (_ ("Your version is kept as “%s”"), told);

      plumb_window_toast (self, text, FALSE);
    }
  plumb_window_update_header (self);
}

static void
on_resolve_conflict (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (widget), _ ("The File Was Changed Elsewhere"),
                                   _ ("Someone, or another computer, has changed the review's "
                                      "file. Nothing has been overwritten. Both versions are "
                                      "kept; choose the one to go on with here."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("_Later"), "keep",
                                    _ ("Go On with _Mine, as a Copy"), "take",
                                    _ ("_Take the Other, Keep Mine as a Copy"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_conflict_answer), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Declares what needs a review and its file. */
void
plumb_window_install_review_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.choose-place", NULL, on_choose_place);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, on_save_copy);
  gtk_widget_class_install_action (widget_class, "win.show-in-folder", NULL, on_show_in_folder);
  gtk_widget_class_install_action (widget_class, "win.properties", NULL, on_properties);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, on_history);
  gtk_widget_class_install_action (widget_class, "win.resolve-conflict", NULL, on_resolve_conflict);
}
