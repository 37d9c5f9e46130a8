// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is computed: check, derive. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check.h"
#include "analysis/plumb-derive.h"
#include "cli/plumb-cli.h"
#include "schema/plumb-value.h"

static char *check_now;
static gboolean check_json;

static const GOptionEntry check_entries[] = {
  { "now", 0, 0, G_OPTION_ARG_STRING, &check_now, N_ ("Check as of this time (ISO 8601)"),
    N_ ("TIME") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &check_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
add_finding (JsonBuilder *builder, const PlumbFinding *finding)
{
  json_builder_begin_object (builder);
  plumb_cli_add_string (builder, "code", finding->code);
  plumb_cli_add_string (builder, "state", plumb_finding_state_get_id (finding->state));
  plumb_cli_add_string (builder, "severity", plumb_severity_get_id (finding->severity));
  plumb_cli_add_string (builder, "title", finding->title);
  plumb_cli_add_string (builder, "why", finding->why);
  json_builder_set_member_name (builder, "where");
  json_builder_begin_object (builder);
  plumb_cli_add_string (builder, "table", finding->table);
  plumb_cli_add_string (builder, "id", finding->id);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  plumb_cli_print_json (builder);
}

static void
print_sort (const GPtrArray *findings, PlumbSeverity severity, const char *heading)
{
  gboolean any = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->state != PLUMB_FINDING_OPEN || finding->severity != severity)
        continue;
      if (!any)
        g_print ("%s\n", heading);
      any = TRUE;
      g_print ("  %s  [%s]\n      %s\n", finding->title, finding->code, finding->why);
    }
}

static void
print_text (const GPtrArray *findings)
{
  guint met = 0, waived = 0;

  print_sort (findings, PLUMB_SEVERITY_BLOCKS, _ ("Blocks delivery"));
  print_sort (findings, PLUMB_SEVERITY_MEND, _ ("Should be mended"));
  print_sort (findings, PLUMB_SEVERITY_HINT, _ ("Hints"));
  print_sort (findings, PLUMB_SEVERITY_WAITS, _ ("Waits for its time"));
  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      met += finding->state == PLUMB_FINDING_MET;
      waived += finding->state == PLUMB_FINDING_WAIVED;
    }
  g_print (_ ("Fine: %u, waived: %u\n"), met, waived);
}

static int
run_check (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  PlumbReview *review;
  gboolean blocks;

  if (check_now != NULL)
    {
      PlumbField field = { .id = "now", .title = "--now", .type = PLUMB_FIELD_INSTANT };
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = plumb_value_normalize (&field, check_now, NULL, &error);

      if (stored == NULL)
        return plumb_cli_fail_error (NULL, error);
      now = plumb_instant_parse (stored);
    }
  if ((review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  findings = plumb_check_review (review, now);
  blocks = plumb_check_blocks (findings);
  if (check_json)
    print_json (findings);
  else
    print_text (findings);
  return plumb_cli_close (review, path, blocks ? PLUMB_CLI_NO : PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_check = {
  .name = "check",
  .arguments = "REVIEW",
  .summary = N_ ("Check a review; exit 1 when something blocks delivery"),
  .example = "plumbline-cli check freight.plumb --json",
  .min = 1,
  .max = 1,
  .options = check_entries,
  .run = run_check,
};

static gboolean derive_json;

static const GOptionEntry derive_entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &derive_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
print_rows (const PlumbRows *rows)
{
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (rows->rows, i);
      gboolean first = TRUE;

      for (guint j = 0; j < rows->n_columns; j++)
        if (rows->columns[j].title != NULL && row->display[j] != NULL && *row->display[j] != '\0')
          {
            g_print ("%s%s", first ? "" : " · ", row->display[j]);
            first = FALSE;
          }
      g_print ("\n");
    }
}

static int
run_derive (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  PlumbDeriveFunc derive = plumb_derive_find (arguments[1]);
  g_autoptr (PlumbRows) rows = NULL;
  PlumbReview *review;

  if (derive == NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (char **)plumb_derive_get_names ());

      return plumb_cli_fail (NULL, _ ("“%s” cannot be derived in this version; use one of: %s"),
                             arguments[1], known);
    }
  if ((review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  rows = derive (review);
  if (derive_json)
    plumb_cli_print_rows_json (rows);
  else
    print_rows (rows);
  return plumb_cli_close (review, path, PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_derive = {
  .name = "derive",
  .arguments = "REVIEW NAME",
  .summary = N_ ("Print what follows from the records: integration-points, changes"),
  .example = "plumbline-cli derive freight.plumb integration-points",
  .min = 2,
  .max = 2,
  .options = derive_entries,
  .run = run_derive,
};
