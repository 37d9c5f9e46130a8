// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-recovery.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/window/plumb-application.h"
#include "document/plumb-review.h"

#define PATH_KEY "plumb-path"

/* "Northwind (recovered).plumb" beside the damaged file, which stays as it is. */
static char *
dup_recovered_path (const char *path)
{
  g_autofree char *bare = g_strdup (path);

  if (g_str_has_suffix (bare, ".plumb"))
    bare[strlen (bare) - strlen (".plumb")] = '\0';
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
      /* Translators: file name of a recovered copy: the path without its ending, a number or nothing. */
      g_autofree char *tried = g_strdup_printf (_ ("%s (recovered%s).plumb"), bare, number);

      if (!g_file_test (tried, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&tried);
    }
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  GtkWindow *window = data;
  const char *path = g_object_get_data (G_OBJECT (dialog), PATH_KEY);
  g_autofree char *copy = dup_recovered_path (path);
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "recover"))
    return;
  if (!plumb_review_recover (path, copy, &lost, &error))
    {
      plumb_app_report_error (GTK_WIDGET (window), error);
      return;
    }
  plumb_application_open_path (gtk_window_get_application (window), window, copy);
  if (lost != NULL)
    plumb_app_toast (GTK_WIDGET (window), lost, FALSE);
}

/* Says that the review at @path is damaged (@error) and offers a copy of what can be read of it. */
void
plumb_recovery_offer (GtkWindow *window, const char *path, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("The Review Is Damaged"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s\n\nWhat can still be read may be saved as a copy beside "
                                     "it. The damaged file stays as it is."),
                                  error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "recover",
                                    _ ("Save a _Recovered Copy"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "recover",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), PATH_KEY, g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
