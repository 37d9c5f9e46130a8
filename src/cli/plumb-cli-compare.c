// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* States of a review beside one another: baseline, compare. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-compare.h"
#include "cli/plumb-cli.h"

/* -- baseline --------------------------------------------------------------------------------------- */

static char *sent_to;
static gboolean baseline_json;

static const GOptionEntry baseline_entries[] = {
  { "sent-to", 0, 0, G_OPTION_ARG_STRING, &sent_to, N_ ("Who received the review as it is now"),
    N_ ("WHO") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &baseline_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
print_baseline (const PlumbRecord *baseline)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  plumb_cli_add_string (builder, "table", "baseline");
  plumb_cli_add_string (builder, "id", plumb_record_get_id (baseline));
  json_builder_end_object (builder);
  plumb_cli_print_json (builder);
}

static int
add_baseline (PlumbReview *review, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *baseline;

  /* "--since NAME" must mean one place. */
  if (plumb_find_baseline (review, name) != NULL)
    return plumb_cli_fail (path, _ ("there is a baseline “%s” already; choose another name"), name);
  baseline = plumb_review_add_baseline (review, name, sent_to, &error);
  if (baseline == NULL)
    return plumb_cli_fail_error (path, error);
  if (baseline_json)
    print_baseline (baseline);
  else
    g_print ("%s\n", plumb_record_get_id (baseline));
  return PLUMB_CLI_DONE;
}

static int
run_baseline (char **arguments, guint n_arguments)
{
  PlumbReview *review = plumb_cli_open (arguments[0]);

  if (review == NULL)
    return PLUMB_CLI_UNUSABLE;
  return plumb_cli_close (review, arguments[0], add_baseline (review, arguments[0], arguments[1]));
}

const PlumbCliCommand plumb_cli_baseline = {
  .name = "baseline",
  .arguments = "REVIEW NAME",
  .summary = N_ ("Give the present state a name, to compare with later; prints its id"),
  .example = "plumbline-cli baseline freight.plumb Delivered --sent-to \"Dana Lee\"",
  .min = 2,
  .max = 2,
  .options = baseline_entries,
  .run = run_baseline,
};

/* -- compare ---------------------------------------------------------------------------------------- */

static char *compare_since;
static gboolean compare_json;

static const GOptionEntry compare_entries[] = {
  { "since", 0, 0, G_OPTION_ARG_STRING, &compare_since,
    N_ ("Compare the one review with itself as it was at this baseline"), N_ ("BASELINE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &compare_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static PlumbReview *
open_to_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review =
      plumb_review_open (path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, &error);

  if (review == NULL)
    plumb_cli_fail_error (path, error);
  return review;
}

static void
close_read (PlumbReview *review)
{
  if (review == NULL)
    return;
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

/* Exit 1 when anything differs, whatever it is: places in the drawing too. */
static int
compare (PlumbReview *before, PlumbReview *after, PlumbCompareFlags flags)
{
  g_autoptr (PlumbRows) rows =
      plumb_compare_reviews (before, after, flags | PLUMB_COMPARE_INTERNAL | PLUMB_COMPARE_LAYOUT);

  if (compare_json)
    plumb_cli_print_rows_json (rows);
  for (guint i = 0; i < rows->rows->len && !compare_json; i++)
    {
      const PlumbRow *row = g_ptr_array_index (rows->rows, i);
      const char *what = plumb_rows_display (rows, row, "what");

      g_print ("%s: %s “%s”%s%s\n", plumb_rows_display (rows, row, "change"),
               plumb_rows_display (rows, row, "table"), plumb_rows_display (rows, row, "name"),
               what != NULL ? ": " : "", what != NULL ? what : "");
    }
  if (rows->rows->len == 0 && !compare_json)
    g_print ("%s\n", _ ("No difference"));
  return rows->rows->len > 0 ? PLUMB_CLI_NO : PLUMB_CLI_DONE;
}

static int
compare_files (const char *before_path, const char *after_path)
{
  PlumbReview *before = open_to_read (before_path);
  PlumbReview *after = before != NULL ? open_to_read (after_path) : NULL;
  int result = PLUMB_CLI_UNUSABLE;

  if (after != NULL)
    {
      if (strcmp (plumb_review_get_uid (before), plumb_review_get_uid (after)) != 0)
        g_printerr ("plumbline-cli: %s\n",
                    _ ("these are two reviews of their own, not two states of one; records "
                       "with different ids are told as removed and added"));
      result = compare (before, after, PLUMB_COMPARE_BASELINES);
    }
  close_read (before);
  close_read (after);
  return result;
}

static int
compare_since_baseline (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *now = open_to_read (path);
  PlumbReview *then = NULL;
  int result = PLUMB_CLI_UNUSABLE;

  if (now == NULL)
    return result;
  then = plumb_cli_open_baseline (now, path, compare_since);
  if (then != NULL)
    result = compare (then, now, PLUMB_COMPARE_SHARED);
  close_read (then);
  close_read (now);
  return result;
}

static int
run_compare (char **arguments, guint n_arguments)
{
  if (compare_since == NULL && n_arguments == 2)
    return compare_files (arguments[0], arguments[1]);
  if (compare_since != NULL && n_arguments == 1)
    return compare_since_baseline (arguments[0]);
  return plumb_cli_fail (NULL, _ ("compare takes two reviews, or one with --since BASELINE"));
}

const PlumbCliCommand plumb_cli_compare = {
  .name = "compare",
  .arguments = "A B | REVIEW --since BASELINE",
  .summary = N_ ("Tell in words what differs between two states; exit 1 when anything does"),
  .example = "plumbline-cli compare freight.plumb --since Delivered",
  .min = 1,
  .max = 2,
  .options = compare_entries,
  .run = run_compare,
};
