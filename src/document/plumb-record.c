// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-record.h"

#include <string.h>

#include "document/plumb-record-private.h"
#include "document/plumb-records.h"

/* An empty record of @table; the review adds it to its records. */
PlumbRecord *
plumb_record_new (const PlumbTable *table, const char *id)
{
  PlumbRecord *record = g_malloc0 (sizeof (PlumbRecord) + table->n_fields * sizeof (gpointer));

  record->table = table;
  record->id = g_strdup (id);
  return record;
}

/* Sets a field of a record that is not among the records yet; takes @text. */
void
plumb_record_fill (PlumbRecord *record, guint field, char *text)
{
  g_free (record->values[field]);
  record->values[field] = text;
}

/* Sets the place of a record that is not among the records yet. */
void
plumb_record_fill_place (PlumbRecord *record, double place)
{
  record->place = place;
}

/* Frees a record that no review holds. */
void
plumb_record_free (PlumbRecord *record)
{
  if (record == NULL)
    return;
  for (guint i = 0; i < record->table->n_fields; i++)
    if (record->table->fields[i].type == PLUMB_FIELD_SET)
      g_strfreev (record->values[i]);
    else
      g_free (record->values[i]);
  g_free (record->id);
  g_free (record);
}

/* What a record of @table with a natural key and @values (one a field) is found by: the key fields'
 * values joined by "/". A new string. */
char *
plumb_record_dup_key (const PlumbTable *table, const char *const *values)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].flags & PLUMB_FIELD_KEY)
      {
        if (key->len > 0)
          g_string_append_c (key, '/');
        g_string_append (key, values[i] != NULL ? values[i] : "");
      }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

const PlumbTable *
plumb_record_get_table (const PlumbRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  return record->table;
}

const char *
plumb_record_get_id (const PlumbRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  return record->id;
}

double
plumb_record_get_place (const PlumbRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);
  return record->place;
}

/* The stored text of the field with index @field; NULL when it is empty or a set. */
const char *
plumb_record_get_at (const PlumbRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field < record->table->n_fields, NULL);

  return record->table->fields[field].type == PLUMB_FIELD_SET ? NULL : record->values[field];
}

const char *
plumb_record_get (const PlumbRecord *record, const char *field)
{
  int index;

  g_return_val_if_fail (record != NULL, NULL);
  index = plumb_table_find_field (record->table, field);
  g_return_val_if_fail (index >= 0, NULL);
  return plumb_record_get_at (record, (guint)index);
}

gint64
plumb_record_get_integer (const PlumbRecord *record, const char *field, gint64 fallback)
{
  const char *text = plumb_record_get (record, field);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

double
plumb_record_get_real (const PlumbRecord *record, const char *field, double fallback)
{
  const char *text = plumb_record_get (record, field);

  return text != NULL ? g_ascii_strtod (text, NULL) : fallback;
}

gboolean
plumb_record_get_boolean (const PlumbRecord *record, const char *field)
{
  return g_strcmp0 (plumb_record_get (record, field), "1") == 0;
}

gboolean
plumb_record_has (const PlumbRecord *record, const char *field)
{
  int index;
  const char *text;

  g_return_val_if_fail (record != NULL, FALSE);
  index = plumb_table_find_field (record->table, field);
  g_return_val_if_fail (index >= 0, FALSE);
  if (record->table->fields[index].type == PLUMB_FIELD_SET)
    return record->values[index] != NULL;
  text = record->values[index];
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

gboolean
plumb_record_is (const PlumbRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (plumb_record_get (record, field), value) == 0;
}

const char *const *
plumb_record_get_set (const PlumbRecord *record, const char *field)
{
  static const char *const none[] = { NULL };
  int index;

  g_return_val_if_fail (record != NULL, none);
  index = plumb_table_find_field (record->table, field);
  g_return_val_if_fail (index >= 0 && record->table->fields[index].type == PLUMB_FIELD_SET, none);
  return record->values[index] != NULL ? record->values[index] : none;
}

gboolean
plumb_record_set_contains (const PlumbRecord *record, const char *field, const char *member)
{
  return g_strv_contains (plumb_record_get_set (record, field), member);
}

gboolean
plumb_record_is_settled (const PlumbRecord *record)
{
  static const char *const settled[] = { "done",     "dropped", "answered",       "addressed",
                                         "accepted", "closed",  "not applicable", NULL };
  const char *state = plumb_record_get (record, "state");

  return state != NULL && g_strv_contains (settled, state);
}
