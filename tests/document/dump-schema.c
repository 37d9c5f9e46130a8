// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* docs/dump.schema.json, from the declarations. */

#include "dump-schema.h"

#include <json-glib/json-glib.h>

#include "document/plumb-dump-format.h"
#include "schema/plumb-schema.h"

static void
add (JsonBuilder *b, const char *name, const char *text)
{
  json_builder_set_member_name (b, name);
  json_builder_add_string_value (b, text);
}

static void
begin (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
}

static void
add_number (JsonBuilder *b, const char *name, gint64 number)
{
  json_builder_set_member_name (b, name);
  json_builder_add_int_value (b, number);
}

static void
close_object (JsonBuilder *b)
{
  json_builder_set_member_name (b, "additionalProperties");
  json_builder_add_boolean_value (b, FALSE);
  json_builder_end_object (b);
}

static void
add_words (JsonBuilder *b, const char *vocabulary)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (vocabulary);

  add (b, "type", "string");
  json_builder_set_member_name (b, words->open ? "examples" : "enum");
  json_builder_begin_array (b);
  for (guint i = 0; i < words->n_words; i++)
    json_builder_add_string_value (b, words->words[i].word);
  json_builder_end_array (b);
}

static void
add_text_type (JsonBuilder *b, const char *pattern, gint64 longest)
{
  add (b, "type", "string");
  if (pattern != NULL)
    add (b, "pattern", pattern);
  if (longest > 0)
    add_number (b, "maxLength", longest);
}

static void
add_set_type (JsonBuilder *b, const PlumbField *field)
{
  add (b, "type", "array");
  begin (b, "items");
  if (field->vocabulary != NULL)
    add_words (b, field->vocabulary);
  else
    add_text_type (b, NULL, PLUMB_MAX_TEXT);
  json_builder_end_object (b);
}

static void
add_type (JsonBuilder *b, const PlumbField *field)
{
  switch (field->type)
    {
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      add (b, "type", "integer");
      break;
    case PLUMB_FIELD_BOOLEAN:
      add (b, "type", "integer");
      add_number (b, "minimum", 0);
      add_number (b, "maximum", 1);
      break;
    case PLUMB_FIELD_REAL:
      add (b, "type", "number");
      break;
    case PLUMB_FIELD_DATE:
      add_text_type (b, "^\\d{4}-\\d{2}-\\d{2}$", 0);
      break;
    case PLUMB_FIELD_INSTANT:
      add_text_type (b, "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$", 0);
      break;
    case PLUMB_FIELD_BLOB:
      add_text_type (b, "^[0-9a-f]{64}$", 0);
      break;
    case PLUMB_FIELD_CHOICE:
      add_words (b, field->vocabulary);
      break;
    case PLUMB_FIELD_SET:
      add_set_type (b, field);
      break;
    case PLUMB_FIELD_LONG_TEXT:
      add_text_type (b, NULL, PLUMB_MAX_LONG_TEXT);
      break;
    default:
      add_text_type (b, NULL, PLUMB_MAX_TEXT);
    }
}

static void
add_field (JsonBuilder *b, const PlumbField *field)
{
  begin (b, field->id);
  add (b, "title", field->title);
  add_type (b, field);
  json_builder_end_object (b);
}

static void
add_required (JsonBuilder *b, const PlumbTable *table)
{
  json_builder_set_member_name (b, "required");
  json_builder_begin_array (b);
  if (!(table->flags & PLUMB_TABLE_NATURAL))
    json_builder_add_string_value (b, "id");
  if (table->flags & PLUMB_TABLE_ORDERED)
    json_builder_add_string_value (b, "place");
  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & PLUMB_FIELD_REQUIRED)
        && !plumb_field_is_internal (table, &table->fields[i]))
      json_builder_add_string_value (b, table->fields[i].id);
  json_builder_end_array (b);
}

static void
add_table (JsonBuilder *b, const PlumbTable *table)
{
  begin (b, table->id);
  add (b, "title", table->title);
  add (b, "type", "array");
  begin (b, "items");
  add (b, "type", "object");
  add_required (b, table);
  begin (b, "properties");
  if (!(table->flags & PLUMB_TABLE_NATURAL))
    {
      begin (b, "id");
      add_text_type (b, "^[^/]+$", PLUMB_MAX_TEXT);
      json_builder_end_object (b);
    }
  if (table->flags & PLUMB_TABLE_ORDERED)
    {
      begin (b, "place");
      add (b, "type", "number");
      json_builder_end_object (b);
    }
  for (guint i = 0; i < table->n_fields; i++)
    add_field (b, &table->fields[i]);
  json_builder_end_object (b);
  close_object (b);
  json_builder_end_object (b);
}

static void
add_string_property (JsonBuilder *b, const char *name, const char *description)
{
  begin (b, name);
  add (b, "description", description);
  add (b, "type", "string");
  json_builder_end_object (b);
}

static void
add_history (JsonBuilder *b)
{
  begin (b, "history");
  add (b, "description", "What was done, oldest first; left out by --no-history");
  add (b, "type", "array");
  begin (b, "items");
  add (b, "type", "object");
  begin (b, "properties");
  begin (b, "sequence");
  add (b, "type", "integer");
  add_number (b, "minimum", 1);
  json_builder_end_object (b);
  add_string_property (b, "id", "Of the entry");
  add_string_property (b, "time", "Instant, UTC");
  add_string_property (b, "author", "Who had the pen");
  add_string_property (b, "label", "What was done, in words");
  begin (b, "version");
  add (b, "description", "Of the tables when it was done");
  add (b, "type", "integer");
  json_builder_end_object (b);
  add_string_property (b, "undoes", "Id of the entry that this one takes back");
  add_string_property (b, "changeset", "Of SQLite's session extension, base64");
  json_builder_end_object (b);
  close_object (b);
  json_builder_end_object (b);
}

static void
add_properties (JsonBuilder *b)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  begin (b, "format");
  add (b, "const", PLUMB_DUMP_FORMAT);
  json_builder_end_object (b);
  begin (b, "version");
  add (b, "description", "Of the tables");
  add (b, "type", "integer");
  add_number (b, "minimum", 1);
  add_number (b, "maximum", PLUMB_SCHEMA_VERSION);
  json_builder_end_object (b);
  add_string_property (b, "audience", "Only in a customer's copy: customer");
  begin (b, "tables");
  add (b, "description", "Rows by table, sorted by id or key; empty fields are left out");
  add (b, "type", "object");
  begin (b, "properties");
  for (guint i = 0; i < n; i++)
    add_table (b, tables[i]);
  json_builder_end_object (b);
  close_object (b);
  begin (b, "blobs");
  add (b, "description", "Bytes in base64 by their SHA-256");
  add (b, "type", "object");
  begin (b, "additionalProperties");
  add (b, "type", "string");
  json_builder_end_object (b);
  json_builder_end_object (b);
  add_history (b);
}

/* The text of docs/dump.schema.json. */
char *
dump_schema_print (void)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (b);
  add (b, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add (b, "title", "A review as plumbline-cli dump writes it");
  add (b, "type", "object");
  json_builder_set_member_name (b, "required");
  json_builder_begin_array (b);
  json_builder_add_string_value (b, "format");
  json_builder_add_string_value (b, "version");
  json_builder_add_string_value (b, "tables");
  json_builder_end_array (b);
  begin (b, "properties");
  add_properties (b);
  json_builder_end_object (b);
  close_object (b);
  root = json_builder_get_root (b);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
