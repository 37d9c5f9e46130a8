// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Whole reviews: new, dump, load, history, undo, redo, recover. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/plumb-cli.h"

static struct
{
  char *customer;
  char *solution;
  char *timing;
  char *segment;
  char *format;
  char *depth;
  char *deliverable;
} new_options;

static const GOptionEntry new_entries[] = {
  { "customer", 0, 0, G_OPTION_ARG_STRING, &new_options.customer, N_ ("The customer"),
    N_ ("NAME") },
  { "solution", 0, 0, G_OPTION_ARG_STRING, &new_options.solution, N_ ("Our product"), N_ ("NAME") },
  { "timing", 0, 0, G_OPTION_ARG_STRING, &new_options.timing, N_ ("When in the sale"),
    N_ ("TIMING") },
  { "segment", 0, 0, G_OPTION_ARG_STRING, &new_options.segment,
    N_ ("small, mid-market or enterprise"), N_ ("SEGMENT") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &new_options.format,
    N_ ("session-90, workshop or overview-30"), N_ ("FORMAT") },
  { "depth", 0, 0, G_OPTION_ARG_STRING, &new_options.depth, N_ ("integration or platform"),
    N_ ("DEPTH") },
  { "deliverable", 0, 0, G_OPTION_ARG_STRING, &new_options.deliverable,
    N_ ("summary, decisions, integration, sketch; several with commas"), N_ ("WORDS") },
  { NULL },
};

static int
run_new (char **arguments, guint n_arguments)
{
  PlumbKinds kind = plumb_kind_from_id (arguments[0]);
  const char *path = arguments[1];
  const char *values[15];
  guint n = 0;
  const struct
  {
    const char *field;
    const char *value;
  } given[] = {
    { "customer", new_options.customer },       { "solution", new_options.solution },
    { "timing", new_options.timing },           { "segment", new_options.segment },
    { "format", new_options.format },           { "depth", new_options.depth },
    { "deliverable", new_options.deliverable },
  };
  g_autoptr (GError) error = NULL;
  PlumbReview *review;

  if (kind != PLUMB_KIND_CUSTOMER)
    return plumb_cli_fail (NULL, _ ("there is no kind “%s” in this version; use: customer"),
                           arguments[0]);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return plumb_cli_fail (path, _ ("the file exists already; choose another name"));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].value != NULL)
      {
        values[n++] = given[i].field;
        values[n++] = given[i].value;
      }
  values[n] = NULL;
  review = plumb_review_new (kind, values, PLUMB_OPEN_NO_WATCH, &error);
  if (review == NULL)
    return plumb_cli_fail_error (path, error);
  if (!plumb_review_set_path (review, path, FALSE, &error))
    {
      plumb_review_discard (review);
      g_object_unref (review);
      return plumb_cli_fail_error (path, error);
    }
  return plumb_cli_close (review, path, PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_new = {
  .name = "new",
  .arguments = "KIND OUT.plumb",
  .summary = N_ ("Make an empty review with its kind's agenda, questions and requirements"),
  .example = "plumbline-cli new customer freight.plumb --customer \"Northwind Freight\" "
             "--solution Fleetline",
  .min = 2,
  .max = 2,
  .options = new_entries,
  .run = run_new,
};

static gboolean no_history;

static const GOptionEntry dump_entries[] = {
  { "no-history", 0, 0, G_OPTION_ARG_NONE, &no_history, N_ ("Leave history and baselines out"),
    NULL },
  { NULL },
};

static int
run_dump (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const char *out = n_arguments > 1 ? arguments[1] : "-";
  PlumbReview *review;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gsize length;
  int result = PLUMB_CLI_DONE;

  if (!plumb_cli_check_output (path, out) || (review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  json = plumb_review_dump (review, !no_history, &length, &error);
  if (json == NULL)
    result = plumb_cli_fail_error (path, error);
  else if (!plumb_cli_write (out, json, length))
    result = PLUMB_CLI_UNUSABLE;
  return plumb_cli_close (review, path, result);
}

const PlumbCliCommand plumb_cli_dump = {
  .name = "dump",
  .arguments = "REVIEW [OUT.json]",
  .summary = N_ ("Write everything as one JSON document"),
  .example = "plumbline-cli dump freight.plumb freight.json",
  .min = 1,
  .max = 2,
  .options = dump_entries,
  .run = run_dump,
};

static int
run_load (char **arguments, guint n_arguments)
{
  const char *in = arguments[0];
  const char *out = arguments[1];
  g_autofree char *json = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  PlumbReview *review;

  if (g_file_test (out, G_FILE_TEST_EXISTS))
    return plumb_cli_fail (out, _ ("the file exists already; choose another name"));
  if (!plumb_cli_read (in, &json, &length))
    return PLUMB_CLI_UNUSABLE;
  review = plumb_review_load (json, (gssize)length, PLUMB_OPEN_NO_WATCH, &error);
  if (review == NULL)
    return plumb_cli_fail_error (in, error);
  if (!plumb_review_set_path (review, out, FALSE, &error))
    {
      plumb_review_discard (review);
      g_object_unref (review);
      return plumb_cli_fail_error (out, error);
    }
  return plumb_cli_close (review, out, PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_load = {
  .name = "load",
  .arguments = "IN.json OUT.plumb",
  .summary = N_ ("Make a review from what “dump” wrote"),
  .example = "plumbline-cli load freight.json copy.plumb",
  .min = 2,
  .max = 2,
  .run = run_load,
};

static gboolean history_json;

static const GOptionEntry history_entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &history_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
add_entry (JsonBuilder *builder, const PlumbHistoryEntry *entry)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sequence");
  json_builder_add_int_value (builder, entry->sequence);
  plumb_cli_add_string (builder, "id", entry->id);
  plumb_cli_add_string (builder, "time", entry->time);
  plumb_cli_add_string (builder, "author", entry->author);
  plumb_cli_add_string (builder, "label", entry->label);
  plumb_cli_add_string (builder, "undoes", entry->undoes);
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder, entry->undone);
  json_builder_end_object (builder);
}

static void
print_entry (const PlumbHistoryEntry *entry)
{
  g_autofree char *title = plumb_history_entry_dup_title (entry);

  g_print ("%s  %-20s  %s%s\n", entry->time, entry->author != NULL ? entry->author : "", title,
           entry->undone ? _ (" (undone)") : "");
}

static int
run_history (char **arguments, guint n_arguments)
{
  PlumbReview *review = plumb_cli_open (arguments[0]);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (review == NULL)
    return PLUMB_CLI_UNUSABLE;
  entries = plumb_review_list_history (review, 0, 0);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const PlumbHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (history_json)
        add_entry (builder, entry);
      else
        print_entry (entry);
    }
  json_builder_end_array (builder);
  if (history_json)
    plumb_cli_print_json (builder);
  return plumb_cli_close (review, arguments[0], PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_history = {
  .name = "history",
  .arguments = "REVIEW",
  .summary = N_ ("List who changed what and when, newest first"),
  .example = "plumbline-cli history freight.plumb",
  .min = 1,
  .max = 1,
  .options = history_entries,
  .run = run_history,
};

static int
step (const char *path, gboolean undo)
{
  PlumbReview *review = plumb_cli_open (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean can;

  if (review == NULL)
    return PLUMB_CLI_UNUSABLE;
  can = undo ? plumb_review_can_undo (review) : plumb_review_can_redo (review);
  if (!can)
    {
      plumb_cli_fail (path, "%s",
                      undo ? _ ("there is nothing to undo") : _ ("there is nothing to redo"));
      return plumb_cli_close (review, path, PLUMB_CLI_NO);
    }
  label =
      g_strdup (undo ? plumb_review_get_undo_label (review) : plumb_review_get_redo_label (review));
  if (!(undo ? plumb_review_undo (review, &error) : plumb_review_redo (review, &error)))
    return plumb_cli_close (review, path, plumb_cli_fail_error (path, error));
  if (undo)
    /* Translators: the label of a change, such as Move Okta. */
    g_print (_ ("Undone: %s\n"), label);
  else
    /* Translators: the label of a change, such as Move Okta. */
    g_print (_ ("Redone: %s\n"), label);
  return plumb_cli_close (review, path, PLUMB_CLI_DONE);
}

static int
run_undo (char **arguments, guint n_arguments)
{
  return step (arguments[0], TRUE);
}

static int
run_redo (char **arguments, guint n_arguments)
{
  return step (arguments[0], FALSE);
}

const PlumbCliCommand plumb_cli_undo = {
  .name = "undo",
  .arguments = "REVIEW",
  .summary = N_ ("Take the last change back"),
  .example = "plumbline-cli undo freight.plumb",
  .min = 1,
  .max = 1,
  .run = run_undo,
};

const PlumbCliCommand plumb_cli_redo = {
  .name = "redo",
  .arguments = "REVIEW",
  .summary = N_ ("Make the change again that was taken back last"),
  .example = "plumbline-cli redo freight.plumb",
  .min = 1,
  .max = 1,
  .run = run_redo,
};

static int
run_recover (char **arguments, guint n_arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lost = NULL;

  if (g_file_test (arguments[1], G_FILE_TEST_EXISTS))
    return plumb_cli_fail (arguments[1], _ ("the file exists already; choose another name"));
  if (!plumb_review_recover (arguments[0], arguments[1], &lost, &error))
    return plumb_cli_fail_error (arguments[0], error);
  if (lost != NULL)
    g_print ("%s\n", lost);
  return PLUMB_CLI_DONE;
}

const PlumbCliCommand plumb_cli_recover = {
  .name = "recover",
  .arguments = "DAMAGED.plumb OUT.plumb",
  .summary = N_ ("Save what can be read of a damaged review"),
  .example = "plumbline-cli recover broken.plumb saved.plumb",
  .min = 2,
  .max = 2,
  .run = run_recover,
};
