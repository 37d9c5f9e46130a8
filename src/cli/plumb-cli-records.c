// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Records as they are: show, add, set, remove. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-date-order.h"
#include "cli/plumb-cli.h"

static gboolean as_json;

static const GOptionEntry json_entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

/* -- show ------------------------------------------------------------------------------------------ */

static void
add_record (JsonBuilder *builder, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  json_builder_begin_object (builder);
  plumb_cli_add_string (builder, "id", plumb_record_get_id (record));
  if (table->flags & PLUMB_TABLE_ORDERED)
    {
      json_builder_set_member_name (builder, "place");
      json_builder_add_double_value (builder, plumb_record_get_place (record));
    }
  for (guint i = 0; i < table->n_fields; i++)
    plumb_cli_add_value (builder, record, i);
  json_builder_end_object (builder);
}

static void
print_table_json (const GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    add_record (builder, g_ptr_array_index (records, i));
  json_builder_end_array (builder);
  plumb_cli_print_json (builder);
}

/* Only fields that hold something make a line: 25 columns would not fit a terminal. */
static void
print_record (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);
  g_autofree char *name = plumb_review_dup_name (review, record);

  g_print ("%s  %s\n", plumb_record_get_id (record), name);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      g_autofree char *shown = plumb_review_display (review, record, field->id);

      if (*shown != '\0' && g_strcmp0 (field->id, table->name_field) != 0)
        g_print ("    %-18s %s\n", field->id, shown);
    }
}

static void
print_counts (PlumbReview *review)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  print_record (review, plumb_review_get_root (review));
  g_print ("\n");
  for (guint i = 0; i < n; i++)
    if ((tables[i]->kinds & plumb_review_get_kind (review))
        && !(tables[i]->flags & PLUMB_TABLE_SINGLE))
      g_print ("%6u  %-18s %s\n", plumb_review_count (review, tables[i]->id), tables[i]->id,
               plumb_table_get_title (tables[i]));
}

static void
print_counts_json (PlumbReview *review)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "review");
  add_record (builder, plumb_review_get_root (review));
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      if (!(tables[i]->kinds & plumb_review_get_kind (review)))
        continue;
      json_builder_begin_object (builder);
      plumb_cli_add_string (builder, "table", tables[i]->id);
      plumb_cli_add_string (builder, "title", plumb_table_get_title (tables[i]));
      json_builder_set_member_name (builder, "rows");
      json_builder_add_int_value (builder, plumb_review_count (review, tables[i]->id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  plumb_cli_print_json (builder);
}

static int
run_show (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const PlumbTable *table = NULL;
  PlumbReview *review;

  if (n_arguments > 1 && (table = plumb_cli_find_table (path, arguments[1])) == NULL)
    return PLUMB_CLI_UNUSABLE;
  review = plumb_cli_open (path);
  if (review == NULL)
    return PLUMB_CLI_UNUSABLE;
  if (table == NULL && as_json)
    print_counts_json (review);
  else if (table == NULL)
    print_counts (review);
  else if (as_json)
    print_table_json (plumb_review_get_records (review, table->id));
  else
    for (guint i = 0; i < plumb_review_count (review, table->id); i++)
      print_record (review, g_ptr_array_index (plumb_review_get_records (review, table->id), i));
  return plumb_cli_close (review, path, PLUMB_CLI_DONE);
}

const PlumbCliCommand plumb_cli_show = {
  .name = "show",
  .arguments = "REVIEW [TABLE]",
  .summary = N_ ("Show what is in a review, or the rows of a table"),
  .example = "plumbline-cli show freight.plumb system",
  .min = 1,
  .max = 2,
  .options = json_entries,
  .run = run_show,
};

/* -- FIELD=VALUE ------------------------------------------------------------------------------------ */

typedef struct
{
  PlumbReview *review;
  const char *path;
  const PlumbTable *table;
  GPtrArray *fields; /* borrowed from the declarations */
  GPtrArray *values; /* owned */
} Assignments;

static void
assign (Assignments *all, const char *field, char *value)
{
  g_ptr_array_add (all->fields, (gpointer)field);
  g_ptr_array_add (all->values, value);
}

/* Names become ids where the field refers to records. New string, or NULL with a message. */
static char *
resolve (Assignments *all, const PlumbField *field, const char *target, const char *value)
{
  PlumbRecord *record;

  if (*value == '\0' || target == NULL)
    return g_strdup (value);
  record = plumb_cli_find_record (all->review, all->path, target, value);
  return record != NULL ? g_strdup (plumb_record_get_id (record)) : NULL;
}

static char *
resolve_members (Assignments *all, const PlumbField *field, const char *value)
{
  g_auto (GStrv) members = g_strsplit (value, ",", -1);

  for (guint i = 0; members[i] != NULL; i++)
    {
      char *id = resolve (all, field, field->target, g_strstrip (members[i]));

      if (id == NULL)
        return NULL;
      g_free (members[i]);
      members[i] = id;
    }
  return g_strjoinv (",", members);
}

/* The table that the field before an "any record" field names, among what is assigned. */
static const char *
assigned_table (Assignments *all, const PlumbField *field)
{
  const char *names = field[-1].id;

  for (guint i = 0; i < all->fields->len; i++)
    if (strcmp (g_ptr_array_index (all->fields, i), names) == 0)
      return g_ptr_array_index (all->values, i);
  return NULL;
}

static gboolean
assign_file (Assignments *all, const char *value)
{
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL;
  char *hash;

  if (!g_file_get_contents (value, &data, &length, &error))
    {
      plumb_cli_fail_error (NULL, error);
      return FALSE;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  hash = plumb_review_add_blob (all->review, bytes, &error);
  if (hash == NULL)
    {
      plumb_cli_fail_error (all->path, error);
      return FALSE;
    }
  type = g_content_type_guess (value, g_bytes_get_data (bytes, NULL), length, NULL);
  assign (all, "sha256", hash);
  assign (all, "media_type", g_content_type_get_mime_type (type));
  assign (all, "name", g_path_get_basename (value));
  return TRUE;
}

static void
fail_field (Assignments *all, const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < all->table->n_fields; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", all->table->fields[i].id);
  plumb_cli_fail (all->path, _ ("%s has no field “%s”; it has: %s"), all->table->id, name,
                  known->str);
}

static gboolean
assign_argument (Assignments *all, const char *argument)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = NULL;
  const PlumbField *field;
  char *value;

  if (equals == NULL)
    {
      plumb_cli_fail (all->path, _ ("“%s” is not FIELD=VALUE"), argument);
      return FALSE;
    }
  name = g_strndup (argument, (gsize)(equals - argument));
  if (strcmp (name, "file") == 0 && strcmp (all->table->id, "attachment") == 0)
    return assign_file (all, equals + 1);
  field = plumb_table_get_field (all->table, name);
  if (field == NULL)
    {
      fail_field (all, name);
      return FALSE;
    }
  if (!g_utf8_validate (equals + 1, -1, NULL))
    {
      plumb_cli_fail (all->path, _ ("the value of %s is not valid UTF-8; convert it first"), name);
      return FALSE;
    }
  if (field->type == PLUMB_FIELD_SET && field->target != NULL && equals[1] != '\0')
    value = resolve_members (all, field, equals + 1);
  else if (field->type == PLUMB_FIELD_ANY)
    value = resolve (all, field, assigned_table (all, field), equals + 1);
  else
    value = resolve (all, field, field->target, equals + 1);
  if (value == NULL)
    return FALSE;
  assign (all, field->id, value);
  return TRUE;
}

static void
assignments_clear (Assignments *all)
{
  g_clear_pointer (&all->fields, g_ptr_array_unref);
  g_clear_pointer (&all->values, g_ptr_array_unref);
}

static gboolean
assignments_parse (Assignments *all,
                   PlumbReview *review,
                   const char *path,
                   const PlumbTable *table,
                   char **arguments)
{
  all->review = review;
  all->path = path;
  all->table = table;
  all->fields = g_ptr_array_new ();
  all->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!assign_argument (all, arguments[i]))
      return FALSE;
  return TRUE;
}

static void
print_record_id (const PlumbTable *table, const char *id)
{
  if (as_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      plumb_cli_add_string (builder, "table", table->id);
      plumb_cli_add_string (builder, "id", id);
      json_builder_end_object (builder);
      plumb_cli_print_json (builder);
    }
  else
    g_print ("%s\n", id);
}

/* What looked odd before an edit need not be said after it. New string, or NULL. */
static char *
dup_oddity (PlumbReview *review, const PlumbRecord *record)
{
  char *why = NULL;

  plumb_date_order_check (review, record, &why);
  return why;
}

/* FALSE with a sentence when the dates of @record cannot be; @hint (new string) when they only look odd,
 * and not as @before did. */
static gboolean
check_dates (PlumbReview *review,
             const char *path,
             const PlumbRecord *record,
             const char *before,
             char **hint)
{
  g_autofree char *why = NULL;
  PlumbDateOrder order = plumb_date_order_check (review, record, &why);

  if (order == PLUMB_DATES_SENSELESS)
    plumb_cli_fail (path, _ ("%s; correct one of them"), why);
  if (order == PLUMB_DATES_ODD && g_strcmp0 (why, before) != 0)
    *hint = g_steal_pointer (&why);
  return order != PLUMB_DATES_SENSELESS;
}

static void
print_hint (const char *path, const char *hint)
{
  if (hint != NULL)
    g_printerr ("plumbline-cli: %s: %s\n", path, hint);
}

/* -- add, set, remove ------------------------------------------------------------------------------- */

static PlumbRecord *
insert (Assignments *all, GError **error)
{
  g_autofree const char **values = g_new0 (const char *, 2 * all->fields->len + 1);

  for (guint i = 0; i < all->fields->len; i++)
    {
      values[2 * i] = g_ptr_array_index (all->fields, i);
      values[2 * i + 1] = g_ptr_array_index (all->values, i);
    }
  return plumb_review_insert (all->review, all->table->id, values, error);
}

static int
add_to (PlumbReview *review, const char *path, const PlumbTable *table, char **arguments)
{
  Assignments all;
  g_autoptr (GError) error = NULL;
  /* Translators: a kind of record, such as Gap. */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), plumb_table_get_singular (table));
  g_autofree char *hint = NULL;
  PlumbRecord *record = NULL;
  int result = PLUMB_CLI_UNUSABLE;

  plumb_review_begin (review, label);
  if (assignments_parse (&all, review, path, table, arguments))
    record = insert (&all, &error);
  if (record == NULL || !check_dates (review, path, record, NULL, &hint))
    plumb_review_rollback (review);
  else if (plumb_review_commit (review, &error))
    {
      print_hint (path, hint);
      print_record_id (table, plumb_record_get_id (record));
      result = PLUMB_CLI_DONE;
    }
  if (error != NULL)
    plumb_cli_fail_error (path, error);
  assignments_clear (&all);
  return result;
}

static int
run_add (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const PlumbTable *table = plumb_cli_find_table (path, arguments[1]);
  PlumbReview *review;

  if (table == NULL || (review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  return plumb_cli_close (review, path, add_to (review, path, table, arguments + 2));
}

const PlumbCliCommand plumb_cli_add = {
  .name = "add",
  .arguments = "REVIEW TABLE FIELD=VALUE...",
  .summary = N_ ("Add one record as it is, outside any view; prints its id"),
  .example = "plumbline-cli add freight.plumb person name=\"Dana Lee\" roles=DBA,security",
  .min = 2,
  .options = json_entries,
  .run = run_add,
};

static gboolean
set_all (Assignments *all, PlumbRecord *record, GError **error)
{
  for (guint i = 0; i < all->fields->len; i++)
    if (!plumb_review_set (all->review, record, g_ptr_array_index (all->fields, i),
                           g_ptr_array_index (all->values, i), error))
      return FALSE;
  return TRUE;
}

static int
set_in (PlumbReview *review,
        const char *path,
        const PlumbTable *table,
        PlumbRecord *record,
        char **arguments)
{
  Assignments all;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = plumb_review_dup_name (review, record);
  /* Translators: the name of a record, such as Okta. */
  g_autofree char *label = g_strdup_printf (_ ("Change %s"), name);
  g_autofree char *before = dup_oddity (review, record);
  g_autofree char *hint = NULL;
  int result = PLUMB_CLI_UNUSABLE;

  plumb_review_begin (review, label);
  if (!assignments_parse (&all, review, path, table, arguments) || !set_all (&all, record, &error)
      || !check_dates (review, path, record, before, &hint))
    plumb_review_rollback (review);
  else if (plumb_review_commit (review, &error))
    {
      print_hint (path, hint);
      print_record_id (table, plumb_record_get_id (record));
      result = PLUMB_CLI_DONE;
    }
  if (error != NULL)
    plumb_cli_fail_error (path, error);
  assignments_clear (&all);
  return result;
}

static int
run_set (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const PlumbTable *table = plumb_cli_find_table (path, arguments[1]);
  PlumbReview *review;
  PlumbRecord *record;

  if (table == NULL || (review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  record = plumb_cli_find_record (review, path, table->id, arguments[2]);
  return plumb_cli_close (review, path,
                          record != NULL ? set_in (review, path, table, record, arguments + 3)
                                         : PLUMB_CLI_UNUSABLE);
}

const PlumbCliCommand plumb_cli_set = {
  .name = "set",
  .arguments = "REVIEW TABLE ID FIELD=VALUE...",
  .summary = N_ ("Change fields of one record; “FIELD=” clears one"),
  .example = "plumbline-cli set freight.plumb review review regulated=yes",
  .min = 4,
  .options = json_entries,
  .run = run_set,
};

static int
remove_from (PlumbReview *review, const char *path, PlumbRecord *record)
{
  g_autofree char *name = plumb_review_dup_name (review, record);
  /* Translators: the name of a record, such as Okta. */
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), name);
  g_autofree char *id = g_strdup (plumb_record_get_id (record));
  const PlumbTable *table = plumb_record_get_table (record);
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, label);
  if (!plumb_review_remove (review, record, &error))
    {
      plumb_review_rollback (review);
      return plumb_cli_fail_error (path, error);
    }
  if (!plumb_review_commit (review, &error))
    return plumb_cli_fail_error (path, error);
  print_record_id (table, id);
  return PLUMB_CLI_DONE;
}

static int
run_remove (char **arguments, guint n_arguments)
{
  const char *path = arguments[0];
  const PlumbTable *table = plumb_cli_find_table (path, arguments[1]);
  PlumbReview *review;
  PlumbRecord *record;

  if (table == NULL || (review = plumb_cli_open (path)) == NULL)
    return PLUMB_CLI_UNUSABLE;
  record = plumb_cli_find_record (review, path, table->id, arguments[2]);
  return plumb_cli_close (review, path,
                          record != NULL ? remove_from (review, path, record) : PLUMB_CLI_UNUSABLE);
}

const PlumbCliCommand plumb_cli_remove = {
  .name = "remove",
  .arguments = "REVIEW TABLE ID",
  .summary = N_ ("Remove one record with what depends on it"),
  .example = "plumbline-cli remove freight.plumb question \"Who owns the token?\"",
  .min = 3,
  .max = 3,
  .options = json_entries,
  .run = run_remove,
};
