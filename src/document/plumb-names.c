// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Records as a person reads them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"
#include "schema/plumb-value.h"

#define LONGEST_NAME 80 /* characters of a long text that serve as a name */

/* A long text's first line, cut where a person would still know it. */
static char *
first_line (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) > LONGEST_NAME)
    {
      g_autofree char *cut = g_utf8_substring (line, 0, LONGEST_NAME - 1);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&line);
}

static char *
name_of (PlumbReview *review, const PlumbTable *table, const char *id)
{
  const PlumbRecord *record =
      table != NULL ? plumb_records_find (review->records, table, id) : NULL;

  return record != NULL ? plumb_review_dup_name (review, record) : g_strdup (id);
}

static char *
connection_name (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbTable *systems = plumb_schema_find_table ("system");
  g_autofree char *source = name_of (review, systems, plumb_record_get (record, "source"));
  g_autofree char *target = name_of (review, systems, plumb_record_get (record, "target"));

  if (plumb_record_is (record, "direction", "both"))
    /* Translators: a connection between two systems, both ways. */
    return g_strdup_printf (_ ("%s ↔ %s"), source, target);
  if (plumb_record_is (record, "direction", "none"))
    /* Translators: a connection between two systems without a direction. */
    return g_strdup_printf (_ ("%s — %s"), source, target);
  /* Translators: a connection from one system to another. */
  return g_strdup_printf (_ ("%s → %s"), source, target);
}

char *
plumb_review_dup_name (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbTable *table;
  const PlumbField *field;
  const char *value;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  table = plumb_record_get_table (record);
  if (strcmp (table->id, "connection") == 0)
    return connection_name (review, record);
  field = table->name_field != NULL ? plumb_table_get_field (table, table->name_field) : NULL;
  value = field != NULL ? plumb_record_get (record, field->id) : NULL;
  if (value == NULL)
    return g_strdup (plumb_table_get_singular (table));
  if (field->type == PLUMB_FIELD_REFERENCE)
    return name_of (review, plumb_schema_find_table (field->target), value);
  if (field->type == PLUMB_FIELD_TEXT || field->type == PLUMB_FIELD_LONG_TEXT)
    return first_line (value);
  return plumb_value_display (field, value, plumb_review_get_time_zone (review));
}

static char *
display_member (PlumbReview *review, const PlumbField *field, const char *member)
{
  if (field->target != NULL)
    return name_of (review, plumb_schema_find_table (field->target), member);
  return plumb_value_display (field, member, NULL);
}

static char *
display_set (PlumbReview *review, const PlumbRecord *record, const PlumbField *field)
{
  const char *const *members = plumb_record_get_set (record, field->id);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; members[i] != NULL; i++)
    g_ptr_array_add (shown, display_member (review, field, members[i]));
  g_ptr_array_add (shown, NULL);
  /* Translators: between the members of a list, such as roles. */
  return g_strjoinv (_ (", "), (char **)shown->pdata);
}

char *
plumb_review_display (PlumbReview *review, const PlumbRecord *record, const char *field)
{
  const PlumbTable *table;
  const PlumbField *declared;
  const char *value;
  int index;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  table = plumb_record_get_table (record);
  index = plumb_table_find_field (table, field);
  g_return_val_if_fail (index >= 0, NULL);
  declared = &table->fields[index];
  if (declared->type == PLUMB_FIELD_SET)
    return display_set (review, record, declared);
  value = plumb_record_get_at (record, (guint)index);
  if (value == NULL)
    return g_strdup ("");
  if (declared->type == PLUMB_FIELD_REFERENCE)
    return name_of (review, plumb_schema_find_table (declared->target), value);
  if (declared->type == PLUMB_FIELD_ANY)
    return name_of (review, plumb_record_get_any_table (record, (guint)index), value);
  if (declared->type == PLUMB_FIELD_TABLE)
    return g_strdup (plumb_table_get_singular (plumb_schema_find_table (value)));
  return plumb_value_display (declared, value, plumb_review_get_time_zone (review));
}

GPtrArray *
plumb_review_find_by_name (PlumbReview *review, const char *table, const char *name)
{
  g_autofree char *wanted = plumb_fold (name);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const GPtrArray *list;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  list = plumb_review_get_records (review, table);
  for (guint i = 0; i < list->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (list, i);
      g_autofree char *own = plumb_review_dup_name (review, record);
      g_autofree char *folded = plumb_fold (own);

      if (strcmp (folded, wanted) == 0)
        g_ptr_array_add (found, record);
    }
  return g_steal_pointer (&found);
}
