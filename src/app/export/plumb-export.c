// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/plumb-file-writer.h"
#include "document/plumb-view.h"

static const struct
{
  const char *title;
  const char *suffix;
  const char *media_type;
} exports[PLUMB_N_EXPORTS] = {
  [PLUMB_EXPORT_SUMMARY_PDF] = { N_ ("Summary, PDF"), "pdf", "application/pdf" },
  [PLUMB_EXPORT_SUMMARY_MARKDOWN] = { N_ ("Summary, Markdown"), "md", "text/markdown" },
  [PLUMB_EXPORT_PICTURE_SVG] = { N_ ("Picture, SVG"), "svg", "image/svg+xml" },
  [PLUMB_EXPORT_PICTURE_PNG] = { N_ ("Picture, PNG"), "png", "image/png" },
  [PLUMB_EXPORT_PICTURE_PDF] = { N_ ("Picture, PDF"), "pdf", "application/pdf" },
  [PLUMB_EXPORT_CUSTOMER_COPY] = { N_ ("Customer’s copy of the review"), "plumb",
                                   "application/vnd.plumbline.review" },
  [PLUMB_EXPORT_JSON] = { N_ ("Everything as JSON"), "json", "application/json" },
};

/* What a person calls @what. */
const char *
plumb_export_get_title (PlumbExport what)
{
  return _ (exports[what].title);
}

/* The ending of its file's name, without a dot. */
const char *
plumb_export_get_suffix (PlumbExport what)
{
  return exports[what].suffix;
}

const char *
plumb_export_get_media_type (PlumbExport what)
{
  return exports[what].media_type;
}

/* Whether @what shows one view of the picture. */
gboolean
plumb_export_is_picture (PlumbExport what)
{
  return what == PLUMB_EXPORT_PICTURE_SVG || what == PLUMB_EXPORT_PICTURE_PNG
         || what == PLUMB_EXPORT_PICTURE_PDF;
}

/* Whether @what is the summary. */
gboolean
plumb_export_is_summary (PlumbExport what)
{
  return what == PLUMB_EXPORT_SUMMARY_PDF || what == PLUMB_EXPORT_SUMMARY_MARKDOWN;
}

static const char *
word_for (PlumbExport what, const char *view)
{
  if (plumb_export_is_summary (what))
    return _ ("summary");
  if (!plumb_export_is_picture (what))
    return what == PLUMB_EXPORT_JSON ? _ ("review") : _ ("customer’s copy");
  if (g_strcmp0 (view, PLUMB_VIEW_CURRENT) == 0)
    return _ ("current state");
  return g_strcmp0 (view, PLUMB_VIEW_CHANGES) == 0 ? _ ("what changes")
                                                   : _ ("proposed integration");
}

char *
plumb_export_dup_name (PlumbReview *review, PlumbExport what, const char *view)
{
  PlumbRecord *root = plumb_review_get_root (review);
  const char *customer = plumb_record_get (root, "customer");
  g_autofree char *name = g_strdup_printf ("%s - %s.%s", customer != NULL ? customer : _ ("Review"),
                                           word_for (what, view), exports[what].suffix);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", '-');
}

typedef struct
{
  PlumbExport what;
  PlumbBlocks *blocks;
  PlumbReportOptions options;
  char *company;
  GBytes *bytes; /* made already, only to be written */
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->blocks, plumb_blocks_free);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->company);
  g_free (job->path);
  g_free (job);
}

static GBytes *
make_pdf (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (PlumbPages) pages = plumb_pages_new (job->blocks, &job->options, cancellable, error);

  return pages != NULL ? plumb_pages_to_pdf (pages, job->blocks, cancellable, error) : NULL;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->bytes == NULL)
    job->bytes = make_pdf (job, cancellable, &error);
  if (job->bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error)
      || !plumb_write_file (job->path, g_bytes_get_data (job->bytes, NULL),
                            g_bytes_get_size (job->bytes), NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* The bytes of what is made quickly enough to be made at once: everything but the pages. */
static GBytes *
make_bytes (PlumbReview *review, Job *job, const char *view, GError **error)
{
  if (job->what == PLUMB_EXPORT_JSON)
    {
      gsize length;
      char *json = plumb_review_dump (review, TRUE, &length, error);

      return json != NULL ? g_bytes_new_take (json, length) : NULL;
    }
  return plumb_report_export (
      review, exports[job->what].suffix, plumb_export_is_summary (job->what) ? "summary" : NULL,
      plumb_export_is_picture (job->what) ? view : NULL, &job->options, NULL, error);
}

/* Writes @what of @review to @path. The pages of the PDF are composed in a thread; the records are read
 * before this returns, so the review may change meanwhile. */
void
plumb_export_async (PlumbReview *review,
                    PlumbExport what,
                    const char *view,
                    const PlumbReportOptions *options,
                    const char *path,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (review, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  GError *error = NULL;

  job->what = what;
  job->path = g_strdup (path);
  job->company = g_strdup (options->company);
  job->options = *options;
  job->options.company = job->company;
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);

  if (what == PLUMB_EXPORT_CUSTOMER_COPY)
    {
      if (plumb_review_write_customer_copy (review, path, &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
      return;
    }
  if (what == PLUMB_EXPORT_SUMMARY_PDF)
    job->blocks = plumb_report_build (review, "summary", &job->options, &error);
  else
    job->bytes = make_bytes (review, job, view, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, write_in_thread);
}

gboolean
plumb_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
plumb_export_copy_summary (GtkWidget *widget, PlumbReview *review, GError **error)
{
  PlumbReportOptions options = { 0 };
  g_autoptr (PlumbBlocks) blocks = plumb_report_build (review, "summary", &options, error);
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autoptr (GBytes) rich = NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (blocks == NULL)
    return FALSE;
  html = plumb_blocks_to_html (blocks);
  markdown = plumb_blocks_to_markdown (blocks);
  rich = g_bytes_new (html, strlen (html));
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", rich);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, markdown);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  return TRUE;
}
