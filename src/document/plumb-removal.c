// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Removing a record, and what the schema declares for those that refer to it. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"

typedef struct
{
  PlumbReview *review;
  GPtrArray *doomed; /* records to be removed, in the order in which they were found */
  GHashTable *known;
} Removal;

static void
doom (Removal *removal, PlumbRecord *record)
{
  if (g_hash_table_add (removal->known, record))
    g_ptr_array_add (removal->doomed, record);
}

static gboolean
refers (const PlumbRecord *record, guint field, const PlumbTable *table, const char *id)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  const char *value;

  value = plumb_record_get_at (record, field);
  if (value == NULL || strcmp (value, id) != 0)
    return FALSE;
  return declared->type == PLUMB_FIELD_REFERENCE
         || plumb_record_get_any_table (record, field) == table;
}

/* Today's value of a reference that will change names a record too: without it there is none. */
static gboolean
is_former_of (const PlumbRecord *record, const PlumbTable *table, const char *id)
{
  const PlumbTable *of;
  const PlumbField *field;

  if (strcmp (plumb_record_get_table (record)->id, "former") != 0
      || !plumb_record_is (record, "value", id))
    return FALSE;
  of = plumb_schema_find_table (plumb_record_get (record, "of_table"));
  field = of != NULL ? plumb_table_get_field (of, plumb_record_get (record, "field")) : NULL;
  return field != NULL && g_strcmp0 (field->target, table->id) == 0;
}

/* Whether a field can name a record of @table at all. */
static gboolean
may_refer (const PlumbField *field, const PlumbTable *table)
{
  return field->type == PLUMB_FIELD_ANY || g_strcmp0 (field->target, table->id) == 0;
}

static gboolean
clear_reference (Removal *removal, PlumbRecord *record, guint field, GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];

  if (!plumb_review_stage_value (removal->review, record, field, NULL, error))
    return FALSE;
  return declared->type != PLUMB_FIELD_ANY
         || plumb_review_stage_value (removal->review, record, field - 1, NULL, error);
}

static gboolean
release_field (Removal *removal,
               PlumbRecord *record,
               guint field,
               const PlumbTable *table,
               const char *id,
               GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];

  if (g_hash_table_contains (removal->known, record))
    return TRUE;
  if (declared->type == PLUMB_FIELD_SET)
    return !plumb_record_set_contains (record, declared->id, id)
           || plumb_review_stage_member (removal->review, record, field, id, FALSE, error);
  if (!refers (record, field, table, id))
    return TRUE;
  if (declared->on_delete == PLUMB_ON_DELETE_REMOVE
      || (declared->flags & (PLUMB_FIELD_KEY | PLUMB_FIELD_REQUIRED)))
    {
      doom (removal, record);
      return TRUE;
    }
  return clear_reference (removal, record, field, error);
}

static gboolean
release_table (
    Removal *removal, const PlumbTable *of, const PlumbTable *table, const char *id, GError **error)
{
  const GPtrArray *list = plumb_records_list (removal->review->records, of);
  gboolean former = strcmp (of->id, "former") == 0;

  for (guint f = 0; f < of->n_fields; f++)
    if (may_refer (&of->fields[f], table))
      for (guint i = 0; i < list->len; i++)
        if (!release_field (removal, g_ptr_array_index (list, i), f, table, id, error))
          return FALSE;
  for (guint i = 0; former && i < list->len; i++)
    if (is_former_of (g_ptr_array_index (list, i), table, id))
      doom (removal, g_ptr_array_index (list, i));
  return TRUE;
}

/* Clears or dooms everything that refers to @record. */
static gboolean
release (Removal *removal, const PlumbRecord *record, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint i = 0; i < n; i++)
    if (!release_table (removal, tables[i], plumb_record_get_table (record),
                        plumb_record_get_id (record), error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_all (Removal *removal, GError **error)
{
  for (guint i = 0; i < removal->doomed->len; i++)
    if (!release (removal, g_ptr_array_index (removal->doomed, i), error))
      return FALSE;
  for (guint i = removal->doomed->len; i > 0; i--)
    if (!plumb_review_stage_removal (removal->review, g_ptr_array_index (removal->doomed, i - 1),
                                     error))
      return FALSE;
  return TRUE;
}

gboolean
plumb_review_remove (PlumbReview *review, PlumbRecord *record, GError **error)
{
  g_autoptr (GPtrArray) doomed = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Removal removal = { review, doomed, known };

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  if (!plumb_review_may_edit (review, error))
    return FALSE;
  if (plumb_record_get_table (record)->flags & PLUMB_TABLE_SINGLE)
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REQUIRED,
                           _ ("The review's own row cannot be removed"));
      return FALSE;
    }
  doom (&removal, record);
  return remove_all (&removal, error);
}
