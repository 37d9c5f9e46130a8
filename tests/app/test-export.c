// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Preview and export: pages that follow the review, files that are whole, names that any disk takes. */

#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "app/export/plumb-export-dialog.h"
#include "app/export/plumb-export.h"
#include "app/export/plumb-mail.h"
#include "app/export/plumb-preview.h"
#include "app/export/plumb-summary-page.h"

typedef struct
{
  gboolean done;
  GError *error;
} Outcome;

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  plumb_export_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static char *
export_to (PlumbReview *review, PlumbExport what, const char *folder, GError **error)
{
  PlumbReportOptions options = { 0 };
  g_autofree char *name = plumb_export_dup_name (review, what, "proposed");
  char *path = g_build_filename (folder, name, NULL);
  Outcome outcome = { 0 };

  plumb_export_async (review, what, "proposed", &options, path, NULL, on_exported, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return path;
}

static void
test_files (void)
{
  static const char *const starts[PLUMB_N_EXPORTS] = {
    [PLUMB_EXPORT_SUMMARY_PDF] = "%PDF-",
    [PLUMB_EXPORT_SUMMARY_MARKDOWN] = "# ",
    [PLUMB_EXPORT_PICTURE_SVG] = "<?xml",
    [PLUMB_EXPORT_PICTURE_PNG] = "\x89PNG",
    [PLUMB_EXPORT_PICTURE_PDF] = "%PDF-",
    [PLUMB_EXPORT_CUSTOMER_COPY] = "SQLite format 3",
    [PLUMB_EXPORT_JSON] = "{",
  };
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autofree char *folder = g_dir_make_tmp ("plumbline-export-XXXXXX", NULL);

  for (guint i = 0; i < PLUMB_N_EXPORTS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = export_to (review, i, folder, &error);
      g_autofree char *content = NULL;
      gsize length;

      g_test_message ("%s: %s", plumb_export_get_title (i), path);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (path, plumb_export_get_suffix (i)));
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 4);
      g_assert_true (g_str_has_prefix (content, starts[i]));
    }
}

static void
test_no_place (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      export_to (review, PLUMB_EXPORT_SUMMARY_PDF, "/nonexistent/folder", &error);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_names (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  plumb_review_begin (review, "Rename");
  plumb_review_set (review, plumb_review_get_root (review), "customer", "A/B: \"C\" <D>", &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  name = plumb_export_dup_name (review, PLUMB_EXPORT_SUMMARY_PDF, NULL);
  g_assert_cmpstr (name, ==, "A-B- -C- -D- - summary.pdf");
}

static void
on_composed (PlumbPreview *preview, guint *n)
{
  (*n)++;
}

static void
wait_for_pages (guint *n, guint wanted)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (*n < wanted && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*n, >=, wanted);
}

static gboolean
pages_say (PlumbPages *pages, const char *word)
{
  g_autofree char *svg =
      plumb_display_list_to_svg (plumb_pages_get_list (pages, 0), &(PlumbPictureOptions){ 0 });

  return strstr (svg, word) != NULL;
}

/* A change of the review comes to the pages without anybody asking for it. */
static void
test_preview_follows (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *preview = plumb_preview_new (review);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_signal_connect (preview, "composed", G_CALLBACK (on_composed), &n);
  gtk_window_set_child (GTK_WINDOW (window), preview);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_pages (&n, 1);
  g_assert_cmpuint (plumb_pages_get_n (plumb_preview_get_pages (PLUMB_PREVIEW (preview))), >, 0);
  g_assert_false (pages_say (plumb_preview_get_pages (PLUMB_PREVIEW (preview)), "Zanzibar"));

  plumb_review_begin (review, "Rename");
  plumb_review_set (review, plumb_review_get_root (review), "customer", "Zanzibar", &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  wait_for_pages (&n, 2);
  g_assert_true (pages_say (plumb_preview_get_pages (PLUMB_PREVIEW (preview)), "Zanzibar"));
  app_fixture_settle (300);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_settle (100);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The pages take the room of the section, and fit its width. */
static void
test_summary_page (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = plumb_summary_page_new (review);
  GtkWidget *list;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 600);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_settle (1500);
  list = find_list (page);
  g_assert_nonnull (list);
  g_assert_cmpint (gtk_widget_get_height (list), >, 400);
  g_assert_cmpint (gtk_widget_get_width (list), <=, 500);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_settle (100);
}

static void
test_dialog (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (parent));
  dialog = plumb_export_dialog_new (GTK_WINDOW (parent), review);
  gtk_window_present (dialog);
  app_fixture_settle (800);
  gtk_window_close (dialog);
  app_fixture_settle (100);
  gtk_window_destroy (GTK_WINDOW (parent));
}

typedef struct
{
  gboolean done;
  GOutputStream *memory;
} Pasted;

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL);
  ((Pasted *)data)->done = TRUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Pasted *pasted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  g_assert_no_error (error);
  /* Who writes is this program too: waiting for it without a loop would wait for ever. */
  g_output_stream_splice_async (pasted->memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                0, NULL, on_spliced, pasted);
}

static char *
paste (GtkWidget *widget, const char *type)
{
  const char *types[] = { type, NULL };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Pasted pasted = { FALSE, memory };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL,
                            on_read, &pasted);
  while (!pasted.done)
    g_main_context_iteration (NULL, TRUE);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

/* A word processor takes the rich text, an editor the Markdown. */
static void
test_copy (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  g_autofree char *plain = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (plumb_export_copy_summary (window, review, &error));
  g_assert_no_error (error);
  html = paste (window, "text/html");
  plain = paste (window, "text/plain;charset=utf-8");
  g_test_message ("%.80s | %.40s", html, plain);
  g_assert_nonnull (strstr (html, "<h1"));
  g_assert_true (g_str_has_prefix (plain, "# "));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_mailed (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  plumb_mail_compose_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
mail (GtkWidget *window, const char *file, Outcome *outcome)
{
  static const char *const addresses[] = { "dana@customer.example", NULL };

  plumb_mail_compose_async (GTK_WINDOW (window), addresses, "The summary", "Hello", file, NULL,
                            on_mailed, outcome);
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Where no portal answers, the desktop's own helper gets the letter with its attachment. */
static void
test_mail (void)
{
  g_autofree char *folder = g_dir_make_tmp ("plumbline-mail-XXXXXX", NULL);
  g_autofree char *helper = g_build_filename (folder, "xdg-email", NULL);
  g_autofree char *seen = g_build_filename (folder, "seen", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" >'%s'\n", seen);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autofree char *arguments = NULL;
  GtkWidget *window = gtk_window_new ();
  Outcome outcome = { 0 };

  g_file_set_contents (helper, script, -1, NULL);
  g_assert_cmpint (g_chmod (helper, 0755), ==, 0);
  g_setenv ("PATH", path, TRUE);
  mail (window, helper, &outcome);
  g_setenv ("PATH", before, TRUE);
  g_assert_no_error (outcome.error);
  g_assert_true (g_file_get_contents (seen, &arguments, NULL, NULL));
  g_test_message ("%s", arguments);
  g_assert_nonnull (strstr (arguments, "--attach\n"));
  g_assert_nonnull (strstr (arguments, helper));
  g_assert_nonnull (strstr (arguments, "dana@customer.example"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without any mail program one is told what to do instead. */
static void
test_no_mail (void)
{
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  GtkWidget *window = gtk_window_new ();
  Outcome outcome = { 0 };

  g_setenv ("PATH", "/nonexistent", TRUE);
  mail (window, "/dev/null", &outcome);
  g_setenv ("PATH", before, TRUE);
  g_assert_nonnull (outcome.error);
  g_test_message ("%s", outcome.error->message);
  g_clear_error (&outcome.error);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  adw_init ();
  g_test_add_func ("/export/files", test_files);
  g_test_add_func ("/export/no-place", test_no_place);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/preview-follows", test_preview_follows);
  g_test_add_func ("/export/summary-page", test_summary_page);
  g_test_add_func ("/export/dialog", test_dialog);
  g_test_add_func ("/export/copy", test_copy);
  g_test_add_func ("/export/mail", test_mail);
  g_test_add_func ("/export/no-mail", test_no_mail);
  return g_test_run ();
}
