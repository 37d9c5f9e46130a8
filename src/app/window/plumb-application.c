// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-application.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "app/plumb-app-util.h"
#include "app/window/plumb-preferences.h"
#include "app/window/plumb-recovery.h"
#include "app/window/plumb-window.h"
#include "draw/plumb-draw.h"
#include "plumb-config.h"

struct _PlumbApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbApplication, plumb_application, ADW_TYPE_APPLICATION)

static gboolean
same_file (const char *a, const char *b)
{
  struct stat one, other;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  return a != NULL && b != NULL && stat (a, &one) == 0 && stat (b, &other) == 0
         && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* The window that shows the review kept in the file at @path, whatever path it was opened by, or NULL. */
GtkWindow *
plumb_application_find_path (GtkApplication *application, const char *path)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (PLUMB_IS_WINDOW (l->data))
      {
        PlumbReview *review = plumb_window_get_review (l->data);

        if (review != NULL && same_file (plumb_review_get_path (review), path))
          return l->data;
      }
  return NULL;
}

/* The window that shows the review called @uid which has no file of its own, or NULL. */
GtkWindow *
plumb_application_find_review (GtkApplication *application, const char *uid)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (PLUMB_IS_WINDOW (l->data))
      {
        PlumbReview *review = plumb_window_get_review (l->data);

        if (review != NULL && plumb_review_get_path (review) == NULL
            && g_strcmp0 (plumb_review_get_uid (review), uid) == 0)
          return l->data;
      }
  return NULL;
}

/* A window that shows the start page: @from, or the latest one, or a new one. */
static PlumbWindow *
get_free_window (GtkApplication *application, GtkWindow *from)
{
  if (PLUMB_IS_WINDOW (from) && plumb_window_get_review (PLUMB_WINDOW (from)) == NULL)
    return PLUMB_WINDOW (from);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (PLUMB_IS_WINDOW (l->data) && plumb_window_get_review (l->data) == NULL)
      return l->data;
  return plumb_window_new (application);
}

static void
show_opened (GtkApplication *application,
             GtkWindow *from,
             const char *path,
             PlumbReview *review,
             GError *error)
{
  PlumbWindow *window = get_free_window (application, from);

  if (review != NULL)
    plumb_window_set_review (window, review);
  gtk_window_present (GTK_WINDOW (window));
  if (review != NULL)
    return;
  if (path != NULL && g_error_matches (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_DAMAGED))
    plumb_recovery_offer (GTK_WINDOW (window), path, error);
  else
    plumb_app_report_error (GTK_WIDGET (window), error);
}

/* Shows the review in the file at @path: in the window that has it already, in @from (may be NULL) when
 * that shows the start page, or in another one. What cannot be opened is told there. */
void
plumb_application_open_path (GtkApplication *application, GtkWindow *from, const char *path)
{
  GtkWindow *window = plumb_application_find_path (application, path);
  g_autoptr (PlumbReview) review = NULL;
  g_autoptr (GError) error = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  review = plumb_review_open (path, PLUMB_OPEN_NONE, &error);
  show_opened (application, from, path, review, error);
}

/* Same, for a review that has no file of its own yet. */
void
plumb_application_open_working (GtkApplication *application, GtkWindow *from, const char *uid)
{
  GtkWindow *window = plumb_application_find_review (application, uid);
  g_autoptr (PlumbReview) review = NULL;
  g_autoptr (GError) error = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  review = plumb_review_open_working (uid, PLUMB_OPEN_NONE, &error);
  show_opened (application, from, NULL, review, error);
}

/* Pictures and pages in another font than ours would break their lines elsewhere than on the next
 * machine; one is told so once, when the window is there. */
static gboolean
on_check_font (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autoptr (GError) error = NULL;

  if (PLUMB_IS_WINDOW (window) && !plumb_draw_check_font (&error))
    plumb_window_toast (PLUMB_WINDOW (window), error->message, FALSE);
  return G_SOURCE_REMOVE;
}

static void
plumb_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (plumb_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
plumb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        plumb_application_open_path (GTK_APPLICATION (application), NULL, path);
      else
        {
          g_autofree char *uri = g_file_get_uri (files[i]);
          g_autoptr (GError) error =
              g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("%s is not a file on this computer; download it first"), uri);

          show_opened (GTK_APPLICATION (application), NULL, NULL, NULL, error);
        }
    }
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_set_application_name (about, _ ("Plumbline"));
  adw_about_window_set_application_icon (about, PLUMB_APP_ID);
  adw_about_window_set_version (about, PLUMB_VERSION);
  adw_about_window_set_developer_name (about, _ ("The Plumbline authors"));
  adw_about_window_set_license_type (about, GTK_LICENSE_APACHE_2_0);
  adw_about_window_set_comments (about, _ ("Run architecture reviews and deliver their summary"));
  /* Translators: your name, one a line. */
  adw_about_window_set_translator_credits (
      about, g_strcmp0 (_ ("translator-credits"), "translator-credits") != 0
                 ? _ ("translator-credits")
                 : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (about),
                                gtk_application_get_active_window (GTK_APPLICATION (data)));
  gtk_window_present (GTK_WINDOW (about));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = plumb_preferences_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                gtk_application_get_active_window (GTK_APPLICATION (data)));
  gtk_window_present (GTK_WINDOW (window));
}

/* Each window closes as by its own button, so that nothing pending is lost. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "preferences", on_preferences },
  { "quit", on_quit },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.new-review", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "window.close", { "<Control>w" } },
  { "win.back", { "<Alt>Left" } },
  { "win.next-section", { "<Control>Page_Down" } },
  { "win.previous-section", { "<Control>Page_Up" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.menu", { "F10" } },
  { "win.find", { "<Control>f" } },
  { "win.fullscreen", { "F11" } },
  { "win.session", { "F9" } },
  { "win.export", { "<Control>e" } },
  { "win.properties", { "<Alt>Return" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

static void
plumb_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (plumb_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char *const *)accelerators[i].keys);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, 1, on_check_font, g_object_ref (application),
                              g_object_unref);
}

static void
plumb_application_class_init (PlumbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = plumb_application_startup;
  application_class->activate = plumb_application_activate;
  application_class->open = plumb_application_open;
}

static void
plumb_application_init (PlumbApplication *self)
{
}

/* The program, to be run. */
PlumbApplication *
plumb_application_new (void)
{
  return g_object_new (PLUMB_TYPE_APPLICATION, "application-id", PLUMB_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/plumbline/Plumbline", NULL);
}
