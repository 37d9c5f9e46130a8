// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What our solution offers: catalogue import, export, freeze. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/plumb-cli.h"
#include "exchange/plumb-catalogue.h"

static gboolean as_json;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
add_count (JsonBuilder *builder, const char *name, guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

/* -- import ----------------------------------------------------------------------------------------- */

static void
print_import_json (const PlumbCatalogue *catalogue, const GPtrArray *hints)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_count (builder, "rows", plumb_catalogue_get_n (catalogue));
  json_builder_set_member_name (builder, "hints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hints->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (hints, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  plumb_cli_print_json (builder);
}

static void
print_import (const char *path, const PlumbCatalogue *catalogue, const GPtrArray *hints)
{
  guint n = plumb_catalogue_get_n (catalogue);

  for (guint i = 0; i < hints->len; i++)
    g_printerr ("plumbline-cli: %s: %s\n", path, (const char *)g_ptr_array_index (hints, i));
  g_print (g_dngettext (GETTEXT_PACKAGE, "The catalogue has %u capability now\n",
                        "The catalogue has %u capabilities now\n", n),
           n);
}

static int
import (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) hints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlumbCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if (!plumb_cli_read (path, &bytes, &length))
    return PLUMB_CLI_UNUSABLE;
  catalogue = plumb_catalogue_parse (bytes, length, problems, hints);
  for (guint i = 0; i < problems->len; i++)
    plumb_cli_fail (path, "%s", (const char *)g_ptr_array_index (problems, i));
  if (catalogue == NULL)
    return plumb_cli_fail (path, _ ("the catalogue stays as it was; mend the table and import it "
                                    "again"));
  if (!plumb_catalogue_save (catalogue, &error))
    return plumb_cli_fail_error (NULL, error);
  if (as_json)
    print_import_json (catalogue, hints);
  else
    print_import (path, catalogue, hints);
  return PLUMB_CLI_DONE;
}

/* -- export ----------------------------------------------------------------------------------------- */

static int
export_to (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCatalogue) catalogue = plumb_catalogue_load (&error);
  g_autofree char *csv = NULL;

  if (catalogue == NULL)
    return plumb_cli_fail_error (NULL, error);
  csv = plumb_catalogue_to_csv (catalogue);
  return plumb_cli_write (path, csv, strlen (csv)) ? PLUMB_CLI_DONE : PLUMB_CLI_UNUSABLE;
}

/* -- freeze ----------------------------------------------------------------------------------------- */

static void
print_freeze (const PlumbFreezeReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!as_json)
    {
      /* Translators: numbers of rows of the capability catalogue. */
      g_print (_ ("As before: %u, changed: %u, added: %u, removed: %u\n"), report->kept,
               report->changed, report->added, report->removed);
      return;
    }
  json_builder_begin_object (builder);
  add_count (builder, "kept", report->kept);
  add_count (builder, "changed", report->changed);
  add_count (builder, "added", report->added);
  add_count (builder, "removed", report->removed);
  json_builder_end_object (builder);
  plumb_cli_print_json (builder);
}

static int
freeze_into (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCatalogue) catalogue = plumb_catalogue_load (&error);
  PlumbFreezeReport report;
  PlumbReview *review;
  int result = PLUMB_CLI_DONE;

  if (catalogue == NULL)
    return plumb_cli_fail_error (NULL, error);
  if ((review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  if ((plumb_review_get_kind (review) & plumb_schema_find_table ("capability")->kinds) == 0)
    result = plumb_cli_fail (path, _ ("this kind of review has no capability catalogue"));
  else if (!plumb_catalogue_freeze (catalogue, review, &report, &error))
    result = plumb_cli_fail_error (path, error);
  else
    print_freeze (&report);
  return plumb_cli_close (review, path, result);
}

static int
run_catalogue (char **arguments, guint n_arguments)
{
  if (strcmp (arguments[0], "import") == 0)
    return import (arguments[1]);
  if (strcmp (arguments[0], "export") == 0)
    return export_to (arguments[1]);
  if (strcmp (arguments[0], "freeze") == 0)
    return freeze_into (arguments[1]);
  return plumb_cli_fail (NULL, _ ("a catalogue cannot “%s”; use one of: import, export, freeze"),
                         arguments[0]);
}

const PlumbCliCommand plumb_cli_catalogue = {
  .name = "catalogue",
  .arguments = "import CSV | export CSV | freeze REVIEW",
  .summary = N_ ("Keep the capability catalogue of all reviews, and freeze it into one"),
  .example = "plumbline-cli catalogue import capabilities.csv",
  .min = 2,
  .max = 2,
  .options = entries,
  .run = run_catalogue,
};
