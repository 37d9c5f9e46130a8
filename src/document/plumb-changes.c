// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-changes.h"

#include "document/plumb-changes-private.h"
#include "document/plumb-changeset.h"

struct _PlumbChanges
{
  GArray *changes;       /* PlumbChange */
  GHashTable *positions; /* "table/id" -> index + 1 */
  GStringChunk *strings;
};

static PlumbChange *
change_of (PlumbChanges *changes, const PlumbTable *table, const char *id)
{
  g_autofree char *key = g_strconcat (table->id, "/", id, NULL);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (changes->positions, key));
  PlumbChange added = { .type = PLUMB_CHANGE_CHANGED, .table = table };

  if (position == 0)
    {
      added.id = g_string_chunk_insert (changes->strings, id);
      g_array_append_val (changes->changes, added);
      position = changes->changes->len;
      g_hash_table_insert (changes->positions, g_steal_pointer (&key), GUINT_TO_POINTER (position));
    }
  return &g_array_index (changes->changes, PlumbChange, position - 1);
}

static void
note_columns (PlumbChange *change, const PlumbRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    {
      int field = row->layout->columns[i].field;

      if (row->new[i] == NULL || row->layout->columns[i].key)
        continue;
      if (field == PLUMB_COLUMN_PLACE)
        change->place = TRUE;
      else if (field >= 0)
        change->fields |= G_GUINT64_CONSTANT (1) << field;
    }
}

static gboolean
note_row (const PlumbRow *row, gpointer data, GError **error)
{
  g_autofree char *id = plumb_row_dup_id (row);
  PlumbChange *change = change_of (data, row->layout->table, id);

  if (row->layout->set >= 0)
    {
      change->fields |= G_GUINT64_CONSTANT (1) << row->layout->set;
      return TRUE;
    }
  if (row->operation == SQLITE_UPDATE)
    {
      note_columns (change, row);
      return TRUE;
    }
  change->type = row->operation == SQLITE_INSERT ? PLUMB_CHANGE_ADDED : PLUMB_CHANGE_REMOVED;
  return TRUE;
}

/* What the changeset @bytes did to records, which are in @records as they are now. Free with
 * plumb_changes_free(). */
PlumbChanges *
plumb_changes_new_from_changeset (const void *bytes,
                                  gsize length,
                                  PlumbRecords *records,
                                  GError **error)
{
  g_autoptr (PlumbChanges) changes = g_new0 (PlumbChanges, 1);

  changes->changes = g_array_new (FALSE, FALSE, sizeof (PlumbChange));
  changes->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  changes->strings = g_string_chunk_new (1024);
  if (!plumb_changeset_foreach (bytes, length, note_row, changes, error))
    return NULL;
  for (guint i = 0; i < changes->changes->len; i++)
    {
      PlumbChange *change = &g_array_index (changes->changes, PlumbChange, i);

      if (change->type != PLUMB_CHANGE_CHANGED)
        {
          change->fields = G_MAXUINT64;
          change->place = TRUE;
        }
      if (change->type != PLUMB_CHANGE_REMOVED)
        change->record = plumb_records_find (records, change->table, change->id);
    }
  return g_steal_pointer (&changes);
}

/* Frees changes that plumb_review_changes_since() returned; those of the "changed" signal belong to
 * it. */
void
plumb_changes_free (PlumbChanges *changes)
{
  if (changes == NULL)
    return;
  g_array_unref (changes->changes);
  g_hash_table_unref (changes->positions);
  g_string_chunk_free (changes->strings);
  g_free (changes);
}

guint
plumb_changes_get_n (const PlumbChanges *changes)
{
  g_return_val_if_fail (changes != NULL, 0);
  return changes->changes->len;
}

const PlumbChange *
plumb_changes_get (const PlumbChanges *changes, guint index)
{
  g_return_val_if_fail (changes != NULL && index < changes->changes->len, NULL);
  return &g_array_index (changes->changes, PlumbChange, index);
}

/* Whether a record of @table was added, changed or removed. */
gboolean
plumb_changes_touch_table (const PlumbChanges *changes, const char *table)
{
  const PlumbTable *wanted = plumb_schema_find_table (table);

  g_return_val_if_fail (changes != NULL, FALSE);
  for (guint i = 0; i < changes->changes->len; i++)
    if (g_array_index (changes->changes, PlumbChange, i).table == wanted)
      return TRUE;
  return FALSE;
}

gboolean
plumb_change_has_field (const PlumbChange *change, const char *field)
{
  int index;

  g_return_val_if_fail (change != NULL, FALSE);
  index = plumb_table_find_field (change->table, field);
  return index >= 0 && (change->fields & (G_GUINT64_CONSTANT (1) << index)) != 0;
}
