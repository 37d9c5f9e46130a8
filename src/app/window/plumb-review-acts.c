// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-review-acts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/compat/plumb-file-dialog.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-review-card.h"
#include "app/window/plumb-window.h"
#include "document/plumb-review.h"

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* The list is read again; the card is gone after this. */
static void
refresh (GtkWindow *window, const GError *error)
{
  plumb_app_report_error (GTK_WIDGET (window), error);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
}

/* A path beside or in @folder that does not exist yet: "Name (copy).plumb", "Name (copy 2).plumb". */
static char *
dup_free_path (const char *folder, const char *name, const char *mark)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
      g_autofree char *base =
          *mark != '\0' || i > 1
              ? g_strdup_printf ("%s (%s%s).plumb", name, mark, *mark != '\0' ? number : number + 1)
              : g_strdup_printf ("%s.plumb", name);
      g_autofree char *path = g_build_filename (folder, base, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static PlumbReview *
open_quietly (PlumbReviewCard *card, GError **error)
{
  PlumbOpenFlags flags = PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH;
  const char *path = plumb_review_card_get_path (card);

  return path != NULL ? plumb_review_open (path, flags, error)
                      : plumb_review_open_working (plumb_review_card_get_uid (card), flags, error);
}

/* Whether another window has it open; then a sentence says so. */
static gboolean
is_open (PlumbReviewCard *card)
{
  GtkWindow *window = window_of (GTK_WIDGET (card));
  GtkApplication *application = gtk_window_get_application (window);
  const char *path = plumb_review_card_get_path (card);
  GtkWindow *other =
      path != NULL ? plumb_application_find_path (application, path)
                   : plumb_application_find_review (application, plumb_review_card_get_uid (card));

  if (other == NULL)
    return FALSE;
  plumb_app_toast (GTK_WIDGET (window),
                   _ ("This review is open in another window; close it there first"), FALSE);
  return TRUE;
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PlumbReviewCard *card = data;
  GtkWindow *window = window_of (data);
  GtkApplication *application = gtk_window_get_application (window);
  g_autofree char *path = g_strdup (plumb_review_card_get_path (card));
  g_autofree char *uid = g_strdup (plumb_review_card_get_uid (card));

  if (plumb_review_card_is_missing (card))
    gtk_widget_activate_action (GTK_WIDGET (card), "card.locate", NULL);
  else if (path != NULL)
    plumb_application_open_path (application, window, path);
  else
    plumb_application_open_working (application, window, uid);
}

/* -- Rename and move --------------------------------------------------------------------------------- */

static void
move_file (PlumbReviewCard *card, const char *path)
{
  GtkWindow *window = window_of (GTK_WIDGET (card));
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("A file of this name exists already; choose another name"));
  else
    plumb_shelf_move (plumb_review_card_get_uid (card), plumb_review_card_get_path (card), path,
                      &error);
  refresh (window, error);
}

static void
on_rename_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  PlumbReviewCard *card = data;
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (g_str_equal (response, "rename"))
    {
      name = plumb_file_name_for (gtk_editable_get_text (GTK_EDITABLE (entry)), ".plumb");
      folder = g_path_get_dirname (plumb_review_card_get_path (card));
      path = g_build_filename (folder, name, NULL);
      if (g_strcmp0 (path, plumb_review_card_get_path (card)) != 0)
        move_file (card, path);
    }
  g_object_unref (card);
}

static char *
dup_bare_name (PlumbReviewCard *card)
{
  const char *path = plumb_review_card_get_path (card);
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;

  if (base == NULL)
    return g_strdup (plumb_review_card_get_name (card));
  if (g_str_has_suffix (base, ".plumb"))
    base[strlen (base) - strlen (".plumb")] = '\0';
  return g_filename_display_name (base);
}

static void
on_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *dialog;
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = dup_bare_name (data);

  if (is_open (data))
    {
      g_object_ref_sink (entry);
      g_object_unref (entry);
      return;
    }
  dialog = adw_message_dialog_new (window_of (data), _ ("Rename the File"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  plumb_app_set_label (entry, _ ("Name of the file"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename",
                                    _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_rename_answer), g_object_ref (data));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_folder_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbReviewCard) card = data;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *base = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  base = g_path_get_basename (plumb_review_card_get_path (card));
  path = g_build_filename (folder, base, NULL);
  move_file (card, path);
}

static void
on_move (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!is_open (data))
    plumb_file_dialog_folder (window_of (data), _ ("Move the Review to"), on_folder_chosen,
                              g_object_ref (data));
}

/* -- Copies ------------------------------------------------------------------------------------------ */

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PlumbReviewCard *card = data;
  GtkWindow *window = window_of (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReview) review = open_quietly (card, &error);
  g_autofree char *folder = g_path_get_dirname (plumb_review_card_get_path (card));
  g_autofree char *name = dup_bare_name (card);
  /* Translators: in a file name, “Northwind (copy).plumb”. */
  g_autofree char *path = dup_free_path (folder, name, _ ("copy"));

  if (review != NULL)
    {
      if (plumb_review_save_copy (review, path, FALSE, &error))
        {
          g_autoptr (PlumbReview) copy = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);

          /* Opening it once puts it into the list. */
          if (copy != NULL)
            plumb_review_close (copy, &error);
        }
      plumb_review_close (review, NULL);
    }
  refresh (window, error);
}

static void
on_new_place_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbReviewCard) card = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GtkWindow *window = window_of (GTK_WIDGET (card));
  g_autoptr (PlumbReview) review = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  if (path == NULL || window == NULL)
    return;
  review = open_quietly (card, &error);
  if (review != NULL)
    {
      made = plumb_review_save_copy (review, path, TRUE, &error);
      plumb_review_close (review, NULL);
    }
  if (made)
    plumb_application_open_path (gtk_window_get_application (window), window, path);
  else
    plumb_app_report_error (GTK_WIDGET (window), error);
}

static void
on_new_from (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *path = plumb_review_card_get_path (data);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *name = plumb_file_name_for (_ ("New review"), ".plumb");

  plumb_file_dialog_save (window_of (data), _ ("New Review from This One"), _ ("_Create"), folder,
                          name, on_new_place_chosen, g_object_ref (data));
}

/* Opens a copy of the sample in this person's documents. */
void
plumb_review_acts_open_sample (GtkWidget *widget)
{
  GtkWindow *window = window_of (widget);
  g_autofree char *sample = plumb_settings_find_data ("sample.plumb");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReview) review = NULL;
  g_autofree char *path = NULL;
  gboolean made;

  if (sample == NULL)
    return;
  review = plumb_review_open (sample, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, &error);
  if (review == NULL)
    {
      plumb_app_report_error (widget, error);
      return;
    }
  /* Translators: name of the file that the sample is copied to. */
  path = dup_free_path (documents != NULL ? documents : g_get_home_dir (), _ ("Sample review"), "");
  made = plumb_review_save_copy (review, path, TRUE, &error);
  plumb_review_close (review, NULL);
  if (made)
    plumb_application_open_path (gtk_window_get_application (window), window, path);
  else
    plumb_app_report_error (widget, error);
}

/* -- Where it is ------------------------------------------------------------------------------------- */

static void
on_show_in_folder (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *folder = g_path_get_dirname (plumb_review_card_get_path (data));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    plumb_app_show_uri (data, uri);
}

static void
on_located (GFile *file, gpointer data)
{
  g_autoptr (PlumbReviewCard) card = data;
  GtkWindow *window = window_of (GTK_WIDGET (card));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *uid = g_strdup (plumb_review_card_get_uid (card));
  g_autofree char *old = g_strdup (plumb_review_card_get_path (card));

  if (path == NULL || window == NULL)
    return;
  plumb_shelf_forget (uid, old, NULL);
  plumb_application_open_path (gtk_window_get_application (window), window, path);
}

static void
on_locate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  plumb_file_dialog_open (window_of (data), _ ("Locate the Review"), on_located,
                          g_object_ref (data));
}

static void
on_forget (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PlumbReviewCard *card = data;
  GtkWindow *window = window_of (data);
  g_autoptr (GError) error = NULL;

  plumb_shelf_forget (plumb_review_card_get_uid (card), plumb_review_card_get_path (card), &error);
  refresh (window, error);
}

static void
on_trash (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PlumbReviewCard *card = data;
  GtkWindow *window = window_of (data);
  g_autofree char *path = g_strdup (plumb_review_card_get_path (card));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (is_open (card))
    return;
  /* Translators: the name of a review. */
  told = g_strdup_printf (_ ("“%s” moved to the trash"), plumb_review_card_get_name (card));
  if (plumb_shelf_trash (plumb_review_card_get_uid (card), path, &error))
    plumb_window_toast_trashed (PLUMB_WINDOW (window), told, path);
  refresh (window, error);
}

static const GActionEntry entries[] = {
  { "open", on_open },         { "rename", on_rename },
  { "move", on_move },         { "duplicate", on_duplicate },
  { "new-from", on_new_from }, { "show-in-folder", on_show_in_folder },
  { "locate", on_locate },     { "forget", on_forget },
  { "trash", on_trash },
};

/* Gives @card its actions. */
void
plumb_review_acts_add (GtkWidget *card)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), card);
  gtk_widget_insert_action_group (card, "card", G_ACTION_GROUP (group));
}
