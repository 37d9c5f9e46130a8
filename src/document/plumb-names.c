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

/* Whether @name folds to @folded. Names of plain letters, which most are, need no folding of their own. */
static gboolean
folds_to (const char *name, const char *folded)
{
  const char *p = name;
  const char *q = folded;
  g_autofree char *own = NULL;

  for (; g_ascii_isgraph (*p) && g_ascii_tolower (*p) == *q; p++, q++)
    ;
  if (*p == '\0' && *q == '\0')
    return TRUE;
  /* At the first difference between two plain characters it is decided. */
  if (g_ascii_isgraph (*p) && (guchar)*q < 0x80)
    return FALSE;
  own = plumb_fold (name);
  return strcmp (own, folded) == 0;
}

/* What find_by_name() compares: the stored name where there is one, without a copy of it. */
static gboolean
is_called (PlumbReview *review, const PlumbRecord *record, const char *folded)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbField *field =
      table->name_field != NULL ? plumb_table_get_field (table, table->name_field) : NULL;
  const char *stored = field != NULL ? plumb_record_get (record, field->id) : NULL;
  g_autofree char *name = NULL;

  if (field != NULL && field->type == PLUMB_FIELD_TEXT && stored != NULL)
    return folds_to (stored, folded);
  name = plumb_review_dup_name (review, record);
  return folds_to (name, folded);
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

      if (is_called (review, record, wanted))
        g_ptr_array_add (found, record);
    }
  return g_steal_pointer (&found);
}
