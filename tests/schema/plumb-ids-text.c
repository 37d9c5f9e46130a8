// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "plumb-ids-text.h"

static const char *const type_names[] = {
  [PLUMB_FIELD_TEXT] = "text",           [PLUMB_FIELD_LONG_TEXT] = "long text",
  [PLUMB_FIELD_INTEGER] = "integer",     [PLUMB_FIELD_REAL] = "real",
  [PLUMB_FIELD_BOOLEAN] = "yes/no",      [PLUMB_FIELD_DATE] = "date",
  [PLUMB_FIELD_INSTANT] = "instant",     [PLUMB_FIELD_MINUTES] = "minutes",
  [PLUMB_FIELD_DAYS] = "days",           [PLUMB_FIELD_CHOICE] = "choice",
  [PLUMB_FIELD_REFERENCE] = "reference", [PLUMB_FIELD_SET] = "set",
  [PLUMB_FIELD_TABLE] = "table name",    [PLUMB_FIELD_ANY] = "id in that table",
  [PLUMB_FIELD_BLOB] = "SHA-256",
};

static void
append_field (GString *out, const PlumbTable *table, const PlumbField *field)
{
  g_string_append_printf (out, "| `%s` | %s", field->id, type_names[field->type]);
  if (field->vocabulary != NULL)
    g_string_append_printf (out, " of `%s`", field->vocabulary);
  if (field->target != NULL)
    g_string_append_printf (out, " to `%s`", field->target);
  if (field->link_table != NULL)
    g_string_append_printf (out, " in `%s` (%s, %s)", field->link_table, table->id,
                            field->link_column);
  g_string_append (out, " | ");
  if (field->flags & PLUMB_FIELD_KEY)
    g_string_append (out, "key ");
  else if (field->flags & PLUMB_FIELD_REQUIRED)
    g_string_append (out, "required ");
  if (plumb_field_is_internal (table, field))
    g_string_append (out, "internal ");
  if (field->flags & PLUMB_FIELD_BY_VIEW)
    g_string_append (out, "by view ");
  if (field->on_delete == PLUMB_ON_DELETE_REMOVE)
    g_string_append (out, "goes too ");
  if (field->initial != NULL)
    g_string_append_printf (out, "starts as `%s` ", field->initial);
  g_string_append (out, "|\n");
}

static void
append_table (GString *out, const PlumbTable *table)
{
  g_string_append_printf (out, "### %s\n\n", table->id);
  g_string_append_printf (out, "%s%s%s\n\n",
                          table->flags & PLUMB_TABLE_NATURAL ? "Keyed by its key fields."
                                                             : "Has `id`.",
                          table->flags & PLUMB_TABLE_ORDERED ? " Has `place`." : "",
                          table->flags & PLUMB_TABLE_INTERNAL ? " Internal as a whole." : "");
  g_string_append (out, "| field | type | |\n|---|---|---|\n");
  for (guint i = 0; i < table->n_fields; i++)
    append_field (out, table, &table->fields[i]);
  g_string_append (out, "\n");
}

static void
append_vocabulary (GString *out, const PlumbVocabulary *vocabulary)
{
  g_string_append_printf (out, "- `%s` (%s): ", vocabulary->id,
                          vocabulary->open ? "open" : "closed");
  for (guint i = 0; i < vocabulary->n_words; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", vocabulary->words[i].word);
  g_string_append (out, "\n");
}

char *
plumb_ids_text (void)
{
  GString *out = g_string_new ("## Tables\n\n");
  guint n_tables, n_vocabularies;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n_tables);
  const PlumbVocabulary *vocabularies = plumb_schema_get_vocabularies (&n_vocabularies);

  for (guint i = 0; i < n_tables; i++)
    append_table (out, tables[i]);
  g_string_append (out, "## Vocabularies\n\n");
  for (guint i = 0; i < n_vocabularies; i++)
    append_vocabulary (out, &vocabularies[i]);
  return g_string_free (out, FALSE);
}
