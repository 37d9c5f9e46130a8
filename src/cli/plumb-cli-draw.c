// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The picture by quick entry and tidy layout. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/plumb-cli.h"
#include "diagram/plumb-quick-entry.h"
#include "document/plumb-view.h"

static char *draw_view;
static char *draw_as;
static gboolean draw_json;

static const GOptionEntry draw_entries[] = {
  { "view", 0, 0, G_OPTION_ARG_STRING, &draw_view, N_ ("current or proposed (default)"),
    N_ ("VIEW") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &draw_as, N_ ("Who has the pen"), N_ ("PERSON") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &draw_json, N_ ("Print JSON"), NULL },
  { NULL },
};

typedef struct
{
  PlumbReview *review;
  const char *path;
  const char *view;
  char *last_connection;
  JsonBuilder *builder;
} Drawing;

static const char *
check_view (const char *view)
{
  if (view == NULL || strcmp (view, PLUMB_VIEW_PROPOSED) == 0)
    return PLUMB_VIEW_PROPOSED;
  if (strcmp (view, PLUMB_VIEW_CURRENT) == 0)
    return PLUMB_VIEW_CURRENT;
  plumb_cli_fail (NULL, _ ("there is no view “%s” to draw in; use: current, proposed"), view);
  return NULL;
}

static void
print_act (Drawing *drawing, const PlumbQuickEntryAct *act)
{
  static const char *const ids[] = { "made", "updated", "removed" };

  if (strcmp (act->table, "connection") == 0 && act->done != PLUMB_REMOVED)
    {
      g_free (drawing->last_connection);
      drawing->last_connection = g_strdup (act->id);
    }
  if (!draw_json)
    {
      const char *const words[] = { _ ("made"), _ ("updated"), _ ("removed") };

      g_print ("%s: %s\n", words[act->done], act->what);
      return;
    }
  json_builder_begin_object (drawing->builder);
  plumb_cli_add_string (drawing->builder, "done", ids[act->done]);
  plumb_cli_add_string (drawing->builder, "table", act->table);
  plumb_cli_add_string (drawing->builder, "id", act->id);
  plumb_cli_add_string (drawing->builder, "what", act->what);
  json_builder_end_object (drawing->builder);
}

static void
fail_parse (guint number, const char *line, const PlumbQuickEntryProblem *problem)
{
  g_autofree char *before = g_strndup (line, problem->start);

  plumb_cli_fail (NULL, _ ("line %u: %s"), number, problem->message);
  if (g_utf8_validate (line, -1, NULL))
    {
      g_printerr ("  %s\n  %*s^\n", line, (int)g_utf8_strlen (before, -1), "");
      if (problem->suggestion != NULL)
        /* Translators: a line as it may have been meant. */
        g_printerr (_ ("  Did you mean: %s\n"), problem->suggestion);
    }
}

static gboolean
draw_line (Drawing *drawing, const char *line, guint number)
{
  g_autoptr (PlumbQuickEntryProblem) problem = NULL;
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, &problem);
  g_autofree char *last = g_strdup (drawing->last_connection);
  PlumbQuickEntryContext context = { .view = drawing->view, .last_connection = last };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = NULL;

  if (entry == NULL)
    {
      fail_parse (number, line, problem);
      return FALSE;
    }
  acts = plumb_quick_entry_apply (entry, drawing->review, &context, &error);
  if (acts == NULL)
    {
      plumb_cli_fail (drawing->path, _ ("line %u: %s"), number, error->message);
      return FALSE;
    }
  json_builder_begin_object (drawing->builder);
  plumb_cli_add_string (drawing->builder, "line", line);
  json_builder_set_member_name (drawing->builder, "acts");
  json_builder_begin_array (drawing->builder);
  for (guint i = 0; i < acts->len; i++)
    print_act (drawing, g_ptr_array_index (acts, i));
  json_builder_end_array (drawing->builder);
  json_builder_end_object (drawing->builder);
  return TRUE;
}

/* Writes down who draws, so that a review can tell that the customer held the pen. */
static gboolean
take_the_pen (PlumbReview *review, const char *path, const char *name)
{
  PlumbRecord *person = plumb_cli_find_record (review, path, "person", name);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return FALSE;
  plumb_review_set_author (review, plumb_record_get (person, "name"));
  plumb_review_begin (review, _ ("Take the pen"));
  if (plumb_review_add (review, "pen", &error, "person", plumb_record_get_id (person), "began",
                        time, "ended", time, NULL)
          == NULL
      || !plumb_review_commit (review, &error))
    {
      if (plumb_review_in_transaction (review))
        plumb_review_rollback (review);
      plumb_cli_fail_error (path, error);
      return FALSE;
    }
  return TRUE;
}

static int
draw_lines (Drawing *drawing, char **lines)
{
  guint number = 0;
  int result = PLUMB_CLI_DONE;

  json_builder_begin_array (drawing->builder);
  for (guint i = 0; lines[i] != NULL && result == PLUMB_CLI_DONE; i++)
    {
      number++;
      g_strchomp (lines[i]);
      if (*lines[i] != '\0' && !draw_line (drawing, lines[i], number))
        result = PLUMB_CLI_UNUSABLE;
    }
  json_builder_end_array (drawing->builder);
  if (draw_json)
    plumb_cli_print_json (drawing->builder);
  return result;
}

static char **
lines_from (char **arguments)
{
  g_autofree char *text = NULL;
  gsize length;

  if (arguments[0] != NULL && !(strcmp (arguments[0], "-") == 0 && arguments[1] == NULL))
    return g_strdupv (arguments);
  if (!plumb_cli_read ("-", &text, &length))
    return NULL;
  return g_strsplit (text, "\n", -1);
}

static int
run_draw (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Drawing drawing = { .path = path, .builder = builder };
  int result = PLUMB_CLI_UNUSABLE;

  if ((drawing.view = check_view (draw_view)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  if ((lines = lines_from (arguments + 1)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  if ((drawing.review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  if (draw_as == NULL || take_the_pen (drawing.review, path, draw_as))
    result = draw_lines (&drawing, lines);
  g_free (drawing.last_connection);
  return plumb_cli_close (drawing.review, path, result);
}

const PlumbCliCommand plumb_cli_draw = {
  .name = "draw",
  .arguments = "REVIEW [LINES...]",
  .summary = N_ ("Draw by quick-entry lines, from arguments or standard input"),
  .example =
      "plumbline-cli draw freight.plumb \"Okta -> Auth module: SAML SSO, users, at sign-in\"",
  .min = 1,
  .options = draw_entries,
  .run = run_draw,
};

static char *tidy_view;

static const GOptionEntry tidy_entries[] = {
  { "view", 0, 0, G_OPTION_ARG_STRING, &tidy_view, N_ ("current or proposed (default)"),
    N_ ("VIEW") },
  { NULL },
};

static int
run_tidy (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const char *view = check_view (tidy_view);
  g_autoptr (GError) error = NULL;
  PlumbReview *review;
  PlumbCliProgress *progress;
  int result = PLUMB_CLI_DONE;

  if (view == NULL || (review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  progress = plumb_cli_progress_start (_ ("Tidying…"));
  if (!plumb_edit_tidy (review, view, &error))
    result = plumb_cli_fail_error (path, error);
  plumb_cli_progress_stop (progress);
  return plumb_cli_close (review, path, result);
}

const PlumbCliCommand plumb_cli_tidy = {
  .name = "tidy",
  .arguments = "REVIEW",
  .summary = N_ ("Lay the picture out anew; pinned systems stay"),
  .example = "plumbline-cli tidy freight.plumb --view current",
  .min = 1,
  .max = 1,
  .options = tidy_entries,
  .run = run_tidy,
};
