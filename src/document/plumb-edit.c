// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Inserting and changing records inside a transaction. */

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#include "document/plumb-cell.h"
#include "document/plumb-review-private.h"
#include "document/plumb-uuid.h"
#include "schema/plumb-value.h"

static gboolean
no_field (const PlumbTable *table, const char *field, GError **error)
{
  g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_NO_FIELD,
               /* Translators: title of a table, id of a field. */
               _ ("%s have no field “%s”"), plumb_table_get_title (table), field);
  return FALSE;
}

static gboolean
missing (const PlumbTable *table, const PlumbField *field, GError **error)
{
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REQUIRED,
               /* Translators: one record of a table (such as Gap), title of a field. */
               _ ("%s: “%s” must be filled in"), plumb_table_get_singular (table),
               plumb_field_get_title (field));
  return FALSE;
}

/* Numbers are kept as SQLite gives them back. */
static char *
normalize (PlumbReview *review, const PlumbField *field, const char *text, GError **error)
{
  g_autofree char *value =
      plumb_value_normalize (field, text, plumb_review_get_time_zone (review), error);

  if (value != NULL && *value != '\0' && field->type == PLUMB_FIELD_REAL)
    return plumb_real_dup_text (g_ascii_strtod (value, NULL));
  return g_steal_pointer (&value);
}

/* Members without doubles and empty ones; they are trimmed and checked one by one. */
static GStrv
normalize_members (PlumbReview *review,
                   const PlumbRecord *record,
                   guint field,
                   const char *const *members,
                   GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    {
      g_autofree char *member = normalize (review, declared, members[i], error);

      if (member == NULL)
        return NULL;
      if (*member == '\0' || g_hash_table_contains (seen, member))
        continue;
      if (!plumb_review_check_field (review, record, field, member, error))
        return NULL;
      g_strv_builder_add (builder, member);
      g_hash_table_add (seen, g_steal_pointer (&member));
    }
  return g_strv_builder_end (builder);
}

static gboolean
stage_members (PlumbReview *review,
               PlumbRecord *record,
               guint field,
               const char *const *members,
               GError **error)
{
  const char *name = plumb_record_get_table (record)->fields[field].id;
  g_auto (GStrv) wanted = normalize_members (review, record, field, members, error);
  g_auto (GStrv) old = NULL;

  if (wanted == NULL)
    return FALSE;
  old = g_strdupv ((char **)plumb_record_get_set (record, name));
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)wanted, old[i])
        && !plumb_review_stage_member (review, record, field, old[i], FALSE, error))
      return FALSE;
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)old, wanted[i])
        && !plumb_review_stage_member (review, record, field, wanted[i], TRUE, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_fixed (const PlumbTable *table, const PlumbField *field)
{
  return (field->flags & PLUMB_FIELD_KEY)
         || ((table->flags & PLUMB_TABLE_SINGLE) && strcmp (field->id, "kind") == 0);
}

/* A link to any record whose table changes would point at nothing. */
static gboolean
clear_any (PlumbReview *review, PlumbRecord *record, guint table_field, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  guint any = table_field + 1;
  const char *id;

  if (any >= table->n_fields || table->fields[any].type != PLUMB_FIELD_ANY)
    return TRUE;
  id = plumb_record_get_at (record, any);
  if (id == NULL)
    return TRUE;
  const PlumbTable *target = plumb_record_get_any_table (record, any);
  if (target != NULL && plumb_records_find (review->records, target, id) != NULL)
    return TRUE;
  return plumb_review_stage_value (review, record, any, NULL, error);
}

static gboolean
set_value (PlumbReview *review, PlumbRecord *record, guint field, const char *text, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbField *declared = &table->fields[field];
  g_autofree char *value = normalize (review, declared, text, error);
  const char *old = plumb_record_get_at (record, field);

  if (value == NULL)
    return FALSE;
  if (strcmp (value, old != NULL ? old : "") == 0)
    return TRUE;
  if (is_fixed (table, declared))
    {
      g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE,
                   _ ("%s: this cannot be changed; make a new record instead"),
                   plumb_field_get_title (declared));
      return FALSE;
    }
  if (*value == '\0' && (declared->flags & PLUMB_FIELD_REQUIRED))
    return missing (table, declared, error);
  if (*value != '\0' && !plumb_review_check_field (review, record, field, value, error))
    return FALSE;
  if (!plumb_review_stage_value (review, record, field, value, error))
    return FALSE;
  return declared->type != PLUMB_FIELD_TABLE || clear_any (review, record, field, error);
}

static gboolean
set_at (PlumbReview *review, PlumbRecord *record, guint field, const char *text, GError **error)
{
  g_auto (GStrv) members = NULL;

  if (plumb_record_get_table (record)->fields[field].type != PLUMB_FIELD_SET)
    return set_value (review, record, field, text, error);
  members = g_strsplit (text != NULL ? text : "", ",", -1);
  return stage_members (review, record, field, (const char *const *)members, error);
}

gboolean
plumb_review_set (
    PlumbReview *review, PlumbRecord *record, const char *field, const char *text, GError **error)
{
  int index;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (record != NULL && field != NULL, FALSE);

  if (!plumb_review_may_edit (review, error))
    return FALSE;
  index = plumb_table_find_field (plumb_record_get_table (record), field);
  if (index < 0)
    return no_field (plumb_record_get_table (record), field, error);
  return set_at (review, record, (guint)index, text, error);
}

gboolean
plumb_review_set_integer (
    PlumbReview *review, PlumbRecord *record, const char *field, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return plumb_review_set (review, record, field, text, error);
}

gboolean
plumb_review_set_real (
    PlumbReview *review, PlumbRecord *record, const char *field, double value, GError **error)
{
  g_autofree char *text = plumb_real_dup_text (value);

  return plumb_review_set (review, record, field, text, error);
}

gboolean
plumb_review_set_members (PlumbReview *review,
                          PlumbRecord *record,
                          const char *field,
                          const char *const *members,
                          GError **error)
{
  const PlumbTable *table;
  int index;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (record != NULL && field != NULL, FALSE);

  if (!plumb_review_may_edit (review, error))
    return FALSE;
  table = plumb_record_get_table (record);
  index = plumb_table_find_field (table, field);
  if (index < 0 || table->fields[index].type != PLUMB_FIELD_SET)
    return no_field (table, field, error);
  return stage_members (review, record, (guint)index, members, error);
}

/* -- New records -------------------------------------------------------------------------------- */

/* What a record is to start with: a text for each field, from `initial` and from the caller. */
typedef struct
{
  const PlumbTable *table;
  char **texts;
  const char *id; /* given by the caller; NULL: a new one */
  double place;
} Draft;

static void
draft_clear (Draft *draft)
{
  for (guint i = 0; i < draft->table->n_fields; i++)
    g_free (draft->texts[i]);
  g_free (draft->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static double
last_place (PlumbReview *review, const PlumbTable *table)
{
  const GPtrArray *list = plumb_records_list (review->records, table);

  if (!(table->flags & PLUMB_TABLE_ORDERED))
    return 0;
  if (list->len == 0)
    return 1;
  return plumb_record_get_place (g_ptr_array_index (list, list->len - 1)) + 1;
}

static void
draft_init (PlumbReview *review, Draft *draft, const PlumbTable *table)
{
  PlumbRecord *root = plumb_review_get_root (review);
  PlumbKinds kind = root != NULL ? plumb_review_get_kind (review) : PLUMB_KIND_ALL;

  draft->table = table;
  draft->texts = g_new0 (char *, table->n_fields);
  draft->place = last_place (review, table);
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].initial != NULL
        && (table->fields[i].kinds == 0 || (table->fields[i].kinds & kind)))
      draft->texts[i] = g_strdup (table->fields[i].initial);
}

/* Only programs name an id: loading and importing. */
static gboolean
draft_take_id (Draft *draft, const char *id, GError **error)
{
  if (plumb_uuid_is_valid (id))
    {
      draft->id = id;
      return TRUE;
    }
  g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE,
               _ ("“%s” is not an id; a UUID in small letters is wanted"), id);
  return FALSE;
}

static gboolean
draft_take (Draft *draft, const char *const *values, GError **error)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i += 2)
    {
      int index = plumb_table_find_field (draft->table, values[i]);

      if (index >= 0)
        {
          g_free (draft->texts[index]);
          draft->texts[index] = g_strdup (values[i + 1]);
        }
      else if (strcmp (values[i], "id") == 0 && !(draft->table->flags & PLUMB_TABLE_NATURAL))
        {
          if (!draft_take_id (draft, values[i + 1], error))
            return FALSE;
        }
      else
        return no_field (draft->table, values[i], error);
    }
  return TRUE;
}

/* Replaces the texts of all but sets by what is stored, and finds what is missing. */
static gboolean
draft_normalize (PlumbReview *review, Draft *draft, GError **error)
{
  for (guint i = 0; i < draft->table->n_fields; i++)
    {
      const PlumbField *field = &draft->table->fields[i];
      char *value;

      if (field->type == PLUMB_FIELD_SET)
        continue;
      value = normalize (review, field, draft->texts[i], error);
      if (value == NULL)
        return FALSE;
      g_free (draft->texts[i]);
      draft->texts[i] = value;
      if (*value == '\0' && (field->flags & PLUMB_FIELD_REQUIRED))
        return missing (draft->table, field, error);
    }
  return TRUE;
}

static PlumbRecord *
draft_make_record (PlumbReview *review, Draft *draft, GError **error)
{
  g_autofree char *id = draft->table->flags & PLUMB_TABLE_NATURAL
                            ? plumb_record_dup_key (draft->table, (const char *const *)draft->texts)
                        : draft->id != NULL ? g_strdup (draft->id)
                                            : plumb_uuid_new ();
  PlumbRecord *record;

  if (plumb_records_find (review->records, draft->table, id) != NULL)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS,
                   /* Translators: title of a table, the key of a record. */
                   _ ("%s: there is one for “%s” already"), plumb_table_get_title (draft->table),
                   id);
      return NULL;
    }
  record = plumb_record_new (draft->table, id);
  plumb_record_fill_place (record, draft->place);
  for (guint i = 0; i < draft->table->n_fields; i++)
    if (draft->table->fields[i].type != PLUMB_FIELD_SET && *draft->texts[i] != '\0')
      plumb_record_fill (record, i, g_strdup (draft->texts[i]));
  return record;
}

static gboolean
check_values (PlumbReview *review, const PlumbRecord *record, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *value = plumb_record_get_at (record, i);

      if (value != NULL && !plumb_review_check_field (review, record, i, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
stage_sets (PlumbReview *review, PlumbRecord *record, const Draft *draft, GError **error)
{
  for (guint i = 0; i < draft->table->n_fields; i++)
    if (draft->table->fields[i].type == PLUMB_FIELD_SET && draft->texts[i] != NULL
        && !set_at (review, record, i, draft->texts[i], error))
      return FALSE;
  return TRUE;
}

static PlumbRecord *
insert (PlumbReview *review, const PlumbTable *table, const char *const *values, GError **error)
{
  g_auto (Draft) draft = { .table = table };
  PlumbRecord *record;

  draft_init (review, &draft, table);
  if (!draft_take (&draft, values, error) || !draft_normalize (review, &draft, error))
    return NULL;
  record = draft_make_record (review, &draft, error);
  if (record == NULL)
    return NULL;
  if (!check_values (review, record, error))
    {
      plumb_record_free (record);
      return NULL;
    }
  if (!plumb_review_stage_record (review, record, error))
    return NULL;
  if (!stage_sets (review, record, &draft, error))
    {
      plumb_review_stage_removal (review, record, NULL);
      return NULL;
    }
  return record;
}

PlumbRecord *
plumb_review_insert (PlumbReview *review,
                     const char *table,
                     const char *const *values,
                     GError **error)
{
  const PlumbTable *declared;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  if (!plumb_review_may_edit (review, error))
    return NULL;
  declared = plumb_schema_find_table (table);
  if (declared == NULL
      || ((declared->flags & PLUMB_TABLE_SINGLE) && plumb_review_get_root (review) != NULL))
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_RECORD,
                   _ ("Nothing can be added to “%s”"), table);
      return NULL;
    }
  return insert (review, declared, values, error);
}

PlumbRecord *
plumb_review_add (PlumbReview *review, const char *table, GError **error, ...)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *field;
  va_list arguments;

  va_start (arguments, error);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      g_ptr_array_add (values, (gpointer)field);
      g_ptr_array_add (values, va_arg (arguments, gpointer));
    }
  va_end (arguments);
  g_ptr_array_add (values, NULL);
  return plumb_review_insert (review, table, (const char *const *)values->pdata, error);
}

/* -- Order -------------------------------------------------------------------------------------- */

/* Doubles between two neighbours run out after some fifty halvings: the list is numbered anew. */
static gboolean
renumber (PlumbReview *review, const PlumbTable *table, GError **error)
{
  const GPtrArray *list = plumb_records_list (review->records, table);
  g_autoptr (GPtrArray) copy = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, g_ptr_array_index (list, i));
  for (guint i = 0; i < copy->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (copy, i);

      if (plumb_record_get_place (record) != i + 1
          && !plumb_review_stage_place (review, record, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* The record that stands before @before without @moved; NULL: @before is the first. */
static const PlumbRecord *
neighbour (const GPtrArray *list, const PlumbRecord *before, const PlumbRecord *moved)
{
  const PlumbRecord *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (list, i);

      if (record == before)
        break;
      if (record != moved)
        found = record;
    }
  return found;
}

gboolean
plumb_review_reorder (PlumbReview *review, PlumbRecord *record, PlumbRecord *before, GError **error)
{
  const PlumbTable *table;
  const PlumbRecord *previous;
  double low, high, place;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);
  table = plumb_record_get_table (record);
  g_return_val_if_fail (table->flags & PLUMB_TABLE_ORDERED, FALSE);
  g_return_val_if_fail (before == NULL || plumb_record_get_table (before) == table, FALSE);

  if (!plumb_review_may_edit (review, error))
    return FALSE;
  if (before == record)
    return TRUE;
  for (guint attempt = 0;; attempt++)
    {
      previous = neighbour (plumb_records_list (review->records, table), before, record);
      low = previous != NULL ? plumb_record_get_place (previous) : 0;
      high = before != NULL ? plumb_record_get_place (before) : low + 2;
      if (previous == NULL)
        low = high - 2;
      place = low + (high - low) / 2;
      if ((place > low && place < high) || attempt > 0)
        break;
      if (!renumber (review, table, error))
        return FALSE;
    }
  /* Already between the two: nothing to record. */
  if (plumb_record_get_place (record) > low && plumb_record_get_place (record) < high)
    return TRUE;
  return plumb_review_stage_place (review, record, place, error);
}
