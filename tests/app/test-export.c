// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Preview and export: pages that follow the review, files that are whole, names that any disk takes. */

#include <string.h>

#include "app-fixture.h"
#include "app/export/plumb-export-dialog.h"
#include "app/export/plumb-export.h"
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
  return g_test_run ();
}
