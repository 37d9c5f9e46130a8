// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Files for others: export. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/plumb-cli.h"
#include "document/plumb-view.h"
#include "exchange/plumb-calendar.h"
#include "report/plumb-report.h"

static struct
{
  char *report;
  char *view;
  char *audience;
  char *paper;
  char *since;
  char *format;
  gboolean no_ink;
  gboolean json;
} options;

static const GOptionEntry entries[] = {
  { "report", 0, 0, G_OPTION_ARG_STRING, &options.report, N_ ("Which report (summary)"),
    N_ ("NAME") },
  { "view", 0, 0, G_OPTION_ARG_STRING, &options.view, N_ ("current, proposed (default) or changes"),
    N_ ("VIEW") },
  { "audience", 0, 0, G_OPTION_ARG_STRING, &options.audience, N_ ("customer or internal"),
    N_ ("WHO") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("a4 or letter"), N_ ("SIZE") },
  { "since", 0, 0, G_OPTION_ARG_STRING, &options.since,
    N_ ("The baseline that a report looks back to (the newest)"), N_ ("BASELINE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
    N_ ("Format, where the file's name does not tell it"), N_ ("EXT") },
  { "no-ink", 0, 0, G_OPTION_ARG_NONE, &options.no_ink, N_ ("Leave out what the pen drew"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
  { NULL },
};

/* The index of @word among @words, @fallback when NULL, or -1 with a message. */
static int
choose (const char *option, const char *word, const char *const *words, int fallback)
{
  g_autofree char *known = NULL;

  if (word == NULL)
    return fallback;
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  known = g_strjoinv (", ", (char **)words);
  plumb_cli_fail (NULL, _ ("%s: there is no “%s”; use one of: %s"), option, word, known);
  return -1;
}

static char *
format_of (const char *out)
{
  const char *dot = strrchr (out, '.');

  if (options.format != NULL)
    return g_ascii_strdown (options.format, -1);
  return dot != NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
}

/* The customer's JSON is the dump of the customer's copy: one place decides what is internal. */
static char *
dump_customer_copy (PlumbReview *review, gsize *length, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("plumbline-XXXXXX", error);
  g_autofree char *path = NULL;
  PlumbReview *copy = NULL;
  char *json = NULL;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "copy.plumb", NULL);
  if (plumb_review_write_customer_copy (review, path, error))
    copy = plumb_review_open (path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, error);
  if (copy != NULL)
    {
      json = plumb_review_dump (copy, FALSE, length, error);
      plumb_review_close (copy, NULL);
      g_object_unref (copy);
    }
  g_unlink (path);
  g_rmdir (folder);
  return json;
}

static gboolean
write_json (PlumbReview *review, PlumbAudience audience, const char *out, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = audience == PLUMB_AUDIENCE_CUSTOMER
                              ? dump_customer_copy (review, length, &error)
                              : plumb_review_dump (review, TRUE, length, &error);

  if (json != NULL)
    return plumb_cli_write (out, json, *length);
  plumb_cli_fail_error (out, error);
  return FALSE;
}

static gboolean
write_copy (PlumbReview *review, const char *out, gsize *length)
{
  g_autoptr (GError) error = NULL;

  *length = 0;
  if (plumb_review_write_customer_copy (review, out, &error))
    return TRUE;
  plumb_cli_fail_error (out, error);
  return FALSE;
}

static gboolean
write_report (PlumbReview *review,
              const char *format,
              const char *view,
              const PlumbReportOptions *report_options,
              const char *out,
              gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) font = NULL;
  PlumbCliProgress *progress = plumb_cli_progress_start (_ ("Exporting…"));
  g_autoptr (GBytes) bytes =
      plumb_report_export (review, format, options.report, view, report_options, NULL, &error);

  plumb_cli_progress_stop (progress);
  /* Another font still makes a file, only not the same one everywhere. */
  if (!plumb_draw_check_font (&font))
    g_printerr ("plumbline-cli: %s\n", font->message);
  if (bytes == NULL)
    {
      plumb_cli_fail_error (out, error);
      return FALSE;
    }
  *length = g_bytes_get_size (bytes);
  return plumb_cli_write (out, g_bytes_get_data (bytes, NULL), *length);
}

/* A calendar holds the session ("agenda", the usual one) or what is due ("follow-up"). */
static gboolean
write_calendar (PlumbReview *review, PlumbAudience audience, const char *out, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (options.report == NULL || strcmp (options.report, "agenda") == 0)
    text = plumb_calendar_from_agenda (review, audience, &error);
  else if (strcmp (options.report, "follow-up") == 0)
    text = plumb_calendar_from_follow_up (review);
  else
    {
      plumb_cli_fail (out, _ ("a calendar has no report “%s”; use one of: agenda, follow-up"),
                      options.report);
      return FALSE;
    }
  if (text == NULL)
    {
      plumb_cli_fail_error (out, error);
      return FALSE;
    }
  *length = strlen (text);
  return plumb_cli_write (out, text, *length);
}

static void
print_result (const char *out, gsize length)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!options.json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  plumb_cli_add_string (builder, "file", out);
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, (gint64)length);
  json_builder_end_object (builder);
  plumb_cli_print_json (builder);
}

/* What an extension stands for is known before anything is opened. */
static gboolean
check_format (const char *format, const char *out)
{
  static const char *const now[] = {
    "pdf", "svg", "png", "md", "html", "json", "ics", "plumb", NULL
  };
  static const char *const later[] = { "odt", "docx", "drawio", "mmd", "csv", NULL };
  g_autofree char *known = g_strjoinv (", ", (char **)now);

  if (g_strv_contains (now, format))
    return TRUE;
  if (g_strv_contains (later, format))
    plumb_cli_fail (out, _ ("the format “%s” is not there yet; use one of: %s"), format, known);
  else if (*format == '\0')
    plumb_cli_fail (out, _ ("the name tells no format; add --format with one of: %s"), known);
  else
    plumb_cli_fail (out, _ ("there is no format “%s”; use one of: %s"), format, known);
  return FALSE;
}

/* Reports too are known before anything is opened. */
static gboolean
check_report (const char *out)
{
  g_autofree char *known = NULL;

  if (options.report == NULL || g_strv_contains (plumb_report_get_names (), options.report))
    return TRUE;
  known = g_strjoinv (", ", (char **)plumb_report_get_names ());
  plumb_cli_fail (out, _ ("there is no report “%s” yet; use one of: %s"), options.report, known);
  return FALSE;
}

static int
run_export (char **arguments, guint n_arguments)
{
  static const char *const audiences[] = { "customer", "internal", NULL };
  static const char *const papers[] = { "a4", "letter", NULL };
  static const char *const views[] = { PLUMB_VIEW_CURRENT, PLUMB_VIEW_PROPOSED, PLUMB_VIEW_CHANGES,
                                       NULL };
  const char *out = arguments[1];
  g_autofree char *format = format_of (out);
  int audience = choose ("--audience", options.audience, audiences, PLUMB_AUDIENCE_CUSTOMER);
  int paper = choose ("--paper", options.paper, papers, PLUMB_PAPER_A4);
  int view = choose ("--view", options.view, views, 1);
  PlumbReportOptions report_options = { 0 };
  PlumbReview *review;
  gboolean written;
  gsize length = 0;

  if (audience < 0 || paper < 0 || view < 0)
    return PLUMB_CLI_UNUSABLE;
  if (!check_format (format, out) || !check_report (out)
      || !plumb_cli_check_output (arguments[0], out))
    return PLUMB_CLI_UNUSABLE;
  if (strcmp (format, "plumb") == 0 && g_file_test (out, G_FILE_TEST_EXISTS))
    return plumb_cli_fail (out, _ ("the file exists already; choose another name"));
  if ((review = plumb_cli_open (arguments[0])) == NULL)
    return PLUMB_CLI_UNUSABLE;
  report_options.audience = (PlumbAudience)audience;
  report_options.paper = (PlumbPaper)paper;
  report_options.without_ink = options.no_ink;
  report_options.since = options.since;
  if (strcmp (format, "json") == 0)
    written = write_json (review, report_options.audience, out, &length);
  else if (strcmp (format, "plumb") == 0)
    written = write_copy (review, out, &length);
  else if (strcmp (format, "ics") == 0)
    written = write_calendar (review, report_options.audience, out, &length);
  else
    written = write_report (review, format, options.view != NULL ? views[view] : NULL,
                            &report_options, out, &length);
  if (written)
    print_result (out, length);
  return plumb_cli_close (review, arguments[0], written ? PLUMB_CLI_DONE : PLUMB_CLI_UNUSABLE);
}

const PlumbCliCommand plumb_cli_export = {
  .name = "export",
  .arguments = "REVIEW OUT.EXT",
  .summary = N_ ("Write a report (pdf, md, html), the picture (svg, png, pdf --view), a calendar "
                 "(ics) or a copy (plumb, json)"),
  .example = "plumbline-cli export freight.plumb agenda.pdf --report agenda",
  .min = 2,
  .max = 2,
  .options = entries,
  .run = run_export,
};
