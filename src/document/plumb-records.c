// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-records.h"

#include <string.h>

#include "document/plumb-record-private.h"

typedef struct
{
  const PlumbTable *table;
  GHashTable *by_id;
  GPtrArray *ordered; /* by place, then id; owns the records */
} List;

typedef enum
{
  NOTE_ADDED,
  NOTE_REMOVED,
  NOTE_VALUE,
  NOTE_PLACE,
  NOTE_ADDED_MEMBER,
  NOTE_REMOVED_MEMBER,
} NoteType;

/* What has to be done to take a change back. */
typedef struct
{
  NoteType type;
  PlumbRecord *record; /* owned by the note when it was removed */
  guint field;
  double place;
  char *text;
} Note;

struct _PlumbRecords
{
  GHashTable *lists; /* PlumbTable -> List */
  GPtrArray *buried; /* removed records that somebody may still look at */
  GArray *notes;
};

static void
list_free (gpointer data)
{
  List *list = data;

  g_hash_table_unref (list->by_id);
  g_ptr_array_unref (list->ordered);
  g_free (list);
}

/* An empty set of records of all declared tables. */
PlumbRecords *
plumb_records_new (void)
{
  PlumbRecords *records = g_new0 (PlumbRecords, 1);
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  records->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  records->buried = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_record_free);
  records->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  for (guint i = 0; i < n; i++)
    {
      List *list = g_new0 (List, 1);

      list->table = tables[i];
      list->by_id = g_hash_table_new (g_str_hash, g_str_equal);
      list->ordered = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_record_free);
      g_hash_table_insert (records->lists, (gpointer)tables[i], list);
    }
  return records;
}

void
plumb_records_free (PlumbRecords *records)
{
  plumb_records_settle (records);
  g_ptr_array_unref (records->buried);
  g_array_unref (records->notes);
  g_hash_table_unref (records->lists);
  g_free (records);
}

static List *
list_of (PlumbRecords *records, const PlumbTable *table)
{
  return g_hash_table_lookup (records->lists, table);
}

/* The record of @table with @id (or key), or NULL. Borrowed. */
PlumbRecord *
plumb_records_find (PlumbRecords *records, const PlumbTable *table, const char *id)
{
  return id != NULL ? g_hash_table_lookup (list_of (records, table)->by_id, id) : NULL;
}

/* All records of @table by place, then id. Borrowed. */
const GPtrArray *
plumb_records_list (PlumbRecords *records, const PlumbTable *table)
{
  return list_of (records, table)->ordered;
}

static int
compare (const PlumbRecord *a, double place, const char *id)
{
  if (a->place != place)
    return a->place < place ? -1 : 1;
  return strcmp (a->id, id);
}

/* Where a record with @place and @id stands, or would be put. */
static guint
position (const List *list, double place, const char *id)
{
  guint low = 0;
  guint high = list->ordered->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (g_ptr_array_index (list->ordered, middle), place, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
link_record (PlumbRecords *records, PlumbRecord *record)
{
  List *list = list_of (records, record->table);

  g_ptr_array_insert (list->ordered, (int)position (list, record->place, record->id), record);
  g_hash_table_insert (list->by_id, record->id, record);
}

static void
unlink_record (PlumbRecords *records, PlumbRecord *record)
{
  List *list = list_of (records, record->table);

  g_ptr_array_steal_index (list->ordered, position (list, record->place, record->id));
  g_hash_table_remove (list->by_id, record->id);
}

static void
note (PlumbRecords *records, NoteType type, PlumbRecord *record, guint field, char *text)
{
  Note added = { type, record, field, record->place, text };

  g_array_append_val (records->notes, added);
}

/* Adds @record, which @records then own. */
void
plumb_records_add (PlumbRecords *records, PlumbRecord *record)
{
  note (records, NOTE_ADDED, record, 0, NULL);
  link_record (records, record);
}

/* Removes @record; it stays valid until plumb_records_bury(). */
void
plumb_records_remove (PlumbRecords *records, PlumbRecord *record)
{
  note (records, NOTE_REMOVED, record, 0, NULL);
  unlink_record (records, record);
}

/* Sets a field that is no set to @text; NULL or "" empties it. */
void
plumb_records_set (PlumbRecords *records, PlumbRecord *record, guint field, const char *text)
{
  note (records, NOTE_VALUE, record, field, record->values[field]);
  record->values[field] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
move_record (PlumbRecords *records, PlumbRecord *record, double place)
{
  unlink_record (records, record);
  record->place = place;
  link_record (records, record);
}

/* Puts @record at another place of its list. */
void
plumb_records_set_place (PlumbRecords *records, PlumbRecord *record, double place)
{
  note (records, NOTE_PLACE, record, 0, NULL);
  move_record (records, record, place);
}

static void
insert_member (PlumbRecord *record, guint field, const char *member)
{
  GStrv old = record->values[field];
  guint n = old != NULL ? g_strv_length (old) : 0;
  GStrv new = g_new0 (char *, n + 2);
  guint at = 0;

  while (at < n && strcmp (old[at], member) < 0)
    at++;
  for (guint i = 0; i < n; i++)
    new[i < at ? i : i + 1] = old[i];
  new[at] = g_strdup (member);
  g_free (old);
  record->values[field] = new;
}

static void
drop_member (PlumbRecord *record, guint field, const char *member)
{
  GStrv members = record->values[field];
  guint kept = 0;

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (strcmp (members[i], member) == 0)
      g_free (members[i]);
    else
      members[kept++] = members[i];
  if (members != NULL)
    members[kept] = NULL;
  if (kept == 0)
    g_clear_pointer (&record->values[field], g_free);
}

static gboolean
has_member (const PlumbRecord *record, guint field, const char *member)
{
  return record->values[field] != NULL
         && g_strv_contains ((const char *const *)record->values[field], member);
}

/* Adds @member to a set, in which it is not. */
void
plumb_records_add_member (PlumbRecords *records,
                          PlumbRecord *record,
                          guint field,
                          const char *member)
{
  if (has_member (record, field, member))
    return;
  note (records, NOTE_ADDED_MEMBER, record, field, g_strdup (member));
  insert_member (record, field, member);
}

/* Removes @member from a set. */
void
plumb_records_remove_member (PlumbRecords *records,
                             PlumbRecord *record,
                             guint field,
                             const char *member)
{
  if (!has_member (record, field, member))
    return;
  note (records, NOTE_REMOVED_MEMBER, record, field, g_strdup (member));
  drop_member (record, field, member);
}

/* How many changes are noted: where plumb_records_revert() can go back to. */
guint
plumb_records_mark (PlumbRecords *records)
{
  return records->notes->len;
}

static void
take_back (PlumbRecords *records, Note *last)
{
  switch (last->type)
    {
    case NOTE_ADDED:
      unlink_record (records, last->record);
      plumb_record_free (last->record);
      break;
    case NOTE_REMOVED:
      link_record (records, last->record);
      break;
    case NOTE_VALUE:
      g_free (last->record->values[last->field]);
      last->record->values[last->field] = g_steal_pointer (&last->text);
      break;
    case NOTE_PLACE:
      move_record (records, last->record, last->place);
      break;
    case NOTE_ADDED_MEMBER:
      drop_member (last->record, last->field, last->text);
      break;
    case NOTE_REMOVED_MEMBER:
      insert_member (last->record, last->field, last->text);
      break;
    }
  g_free (last->text);
}

/* Takes back, last first, what was changed since @mark. */
void
plumb_records_revert (PlumbRecords *records, guint mark)
{
  while (records->notes->len > mark)
    {
      Note last = g_array_index (records->notes, Note, records->notes->len - 1);

      g_array_set_size (records->notes, records->notes->len - 1);
      take_back (records, &last);
    }
}

/* Forgets the notes: what was changed stays. */
void
plumb_records_settle (PlumbRecords *records)
{
  for (guint i = 0; i < records->notes->len; i++)
    {
      Note *settled = &g_array_index (records->notes, Note, i);

      if (settled->type == NOTE_REMOVED)
        g_ptr_array_add (records->buried, settled->record);
      g_free (settled->text);
    }
  g_array_set_size (records->notes, 0);
}

/* Frees the records that were removed. */
void
plumb_records_bury (PlumbRecords *records)
{
  g_ptr_array_set_size (records->buried, 0);
}
