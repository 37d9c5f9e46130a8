// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Undo, redo, going back, and what changed since: all from the changesets in the history. */

#include <glib/gi18n-lib.h>

#include "document/plumb-changes-private.h"
#include "document/plumb-changeset.h"
#include "document/plumb-review-private.h"

void
plumb_history_entry_free (PlumbHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->time);
  g_free (entry->author);
  g_free (entry->label);
  g_free (entry->undoes);
  g_free (entry);
}

/* What a person reads: the label, and whether it was undone or redone by this entry. Free it. */
char *
plumb_history_entry_dup_title (const PlumbHistoryEntry *entry)
{
  const char *label;

  g_return_val_if_fail (entry != NULL, NULL);

  label = entry->label != NULL ? entry->label : "";
  if (entry->undoes == NULL)
    return g_strdup (label);
  if (entry->redoes)
    /* Translators: a line of the history; %s is what was done again, such as “Move Okta”. */
    return g_strdup_printf (_ ("Redo: %s"), label);
  /* Translators: a line of the history; %s is what was taken back, such as “Move Okta”. */
  return g_strdup_printf (_ ("Undo: %s"), label);
}

gboolean
plumb_review_can_undo (PlumbReview *review)
{
  return plumb_review_get_undo_label (review) != NULL;
}

gboolean
plumb_review_can_redo (PlumbReview *review)
{
  return plumb_review_get_redo_label (review) != NULL;
}

const char *
plumb_review_get_undo_label (PlumbReview *review)
{
  const PlumbUndoItem *item;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  if (review->flags & PLUMB_OPEN_READ_ONLY)
    return NULL;
  item = plumb_undo_stack_get_undo (review->undo_stack);
  return item != NULL ? item->label : NULL;
}

const char *
plumb_review_get_redo_label (PlumbReview *review)
{
  const PlumbUndoItem *item;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  if (review->flags & PLUMB_OPEN_READ_ONLY)
    return NULL;
  item = plumb_undo_stack_get_redo (review->undo_stack);
  return item != NULL ? item->label : NULL;
}

static GBytes *
read_changeset (PlumbReview *review, gint64 sequence, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage, "SELECT changeset, version FROM history WHERE sequence = ?", error);
  GBytes *bytes = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, sequence);
  if (sqlite3_step (statement) != SQLITE_ROW)
    plumb_storage_fail (review->storage, error);
  else if (sqlite3_column_int (statement, 1) > PLUMB_SCHEMA_VERSION)
    g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NEWER,
                         _ ("A newer Plumbline made this change; use it to take the change back"));
  else
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                         (gsize)sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return bytes;
}

/* Whether the changeset sets what could make a circle: a look at every record is needed only then. */
static gboolean
may_make_circle (const PlumbRow *row, gpointer data, GError **error)
{
  const PlumbTable *table = row->layout->table;
  gboolean *may = data;

  if (row->layout->set >= 0)
    *may |= plumb_field_is_dependency (table, &table->fields[row->layout->set]);
  for (guint i = 0; row->layout->set < 0 && i < row->n_columns; i++)
    if (row->layout->columns[i].field >= 0 && row->new[i] != NULL
        && sqlite3_value_type (row->new[i]) != SQLITE_NULL)
      *may |= plumb_field_is_dependency (table, &table->fields[row->layout->columns[i].field]);
  return TRUE;
}

static gboolean
check_circles (PlumbReview *review, const void *changeset, gsize length, GError **error)
{
  gboolean may = FALSE;

  return plumb_changeset_foreach (changeset, length, may_make_circle, &may, error)
         && (!may || plumb_review_check_circles (review, error));
}

/* Applies @changeset, checked first because it may come from somebody else's file, as a new entry. */
static gboolean
apply_as_entry (PlumbReview *review,
                const char *label,
                const char *undoes,
                const void *changeset,
                gsize length,
                GError **error)
{
  sqlite3 *db = plumb_storage_get_db (review->storage);

  if (plumb_changeset_check (changeset, length, error)
      && plumb_changeset_apply_to_db (changeset, length, db, error)
      && plumb_changeset_apply_to_records (changeset, length, review->records, error)
      && check_circles (review, changeset, length, error)
      && plumb_review_commit_changeset (review, label, undoes, changeset, length, error))
    return TRUE;
  plumb_review_abort_raw (review);
  return FALSE;
}

/* Opens the write transaction first: the stack is then what the database says. */
static gboolean
begin_alone (PlumbReview *review, GError **error)
{
  if (review->depth == 0)
    return plumb_review_begin_raw (review, error);
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY,
                       _ ("An edit is under way; finish it first"));
  return FALSE;
}

static gboolean
take_back (PlumbReview *review, const PlumbUndoItem *item, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) inverse = NULL;

  bytes = read_changeset (review, item->sequence, error);
  if (bytes != NULL)
    inverse =
        plumb_changeset_invert (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (inverse == NULL)
    {
      plumb_review_abort_raw (review);
      return FALSE;
    }
  return apply_as_entry (review, item->label, item->id, g_bytes_get_data (inverse, NULL),
                         g_bytes_get_size (inverse), error);
}

gboolean
plumb_review_undo (PlumbReview *review, GError **error)
{
  const PlumbUndoItem *item;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);

  if (!begin_alone (review, error))
    return FALSE;
  item = plumb_undo_stack_get_undo (review->undo_stack);
  if (item != NULL)
    return take_back (review, item, error);
  plumb_review_abort_raw (review);
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY,
                       _ ("There is nothing to undo"));
  return FALSE;
}

gboolean
plumb_review_redo (PlumbReview *review, GError **error)
{
  const PlumbUndoItem *item;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);

  if (!begin_alone (review, error))
    return FALSE;
  item = plumb_undo_stack_get_redo (review->undo_stack);
  if (item != NULL)
    return take_back (review, item, error);
  plumb_review_abort_raw (review);
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY,
                       _ ("There is nothing to redo"));
  return FALSE;
}

/* -- The list ----------------------------------------------------------------------------------- */

static PlumbHistoryEntry *
entry_from_row (sqlite3_stmt *statement, GHashTable *cancelled)
{
  PlumbHistoryEntry *entry = g_new0 (PlumbHistoryEntry, 1);

  entry->sequence = sqlite3_column_int64 (statement, 0);
  entry->id = g_strdup ((const char *)sqlite3_column_text (statement, 1));
  entry->undoes = g_strdup ((const char *)sqlite3_column_text (statement, 2));
  entry->time = g_strdup ((const char *)sqlite3_column_text (statement, 3));
  entry->author = g_strdup ((const char *)sqlite3_column_text (statement, 4));
  entry->label = g_strdup ((const char *)sqlite3_column_text (statement, 5));
  entry->undone = g_hash_table_contains (cancelled, entry->id);
  return entry;
}

/* Whether the entry @id, older than @before, is itself an undo. An entry takes back an older one, so the
 * walk ends in a file from elsewhere too. */
static gboolean
find_is_undo (PlumbReview *review, const char *id, gint64 before)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (review->storage,
                             "SELECT undoes, sequence FROM history WHERE sequence < ? AND id = ? "
                             "ORDER BY sequence DESC LIMIT 1",
                             NULL);
  g_autofree char *target = g_strdup (id);
  gboolean is_undo = FALSE;

  while (statement != NULL && target != NULL)
    {
      sqlite3_bind_int64 (statement, 1, before);
      sqlite3_bind_text (statement, 2, target, -1, SQLITE_TRANSIENT);
      g_clear_pointer (&target, g_free);
      if (sqlite3_step (statement) == SQLITE_ROW)
        {
          target = g_strdup ((const char *)sqlite3_column_text (statement, 0));
          before = sqlite3_column_int64 (statement, 1);
        }
      sqlite3_reset (statement);
      is_undo ^= target != NULL;
    }
  return is_undo;
}

/* Tells undo from redo, from the oldest on, because that depends on the entry that was taken back. */
static void
find_redoes (PlumbReview *review, GPtrArray *entries)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = entries->len; i > 0; i--)
    {
      PlumbHistoryEntry *entry = entries->pdata[i - 1];

      if (entry->undoes != NULL)
        {
          const PlumbHistoryEntry *target = g_hash_table_lookup (listed, entry->undoes);

          entry->redoes = target != NULL ? target->undoes != NULL && !target->redoes
                                         : find_is_undo (review, entry->undoes, entry->sequence);
        }
      g_hash_table_insert (listed, entry->id, entry);
    }
}

GPtrArray *
plumb_review_list_history (PlumbReview *review, guint limit, gint64 before_sequence)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_history_entry_free);
  g_autoptr (GHashTable) cancelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  statement = plumb_storage_prepare (review->storage,
                                     "SELECT sequence, id, undoes, time, author, label "
                                     "FROM history ORDER BY sequence DESC",
                                     NULL);
  /* From the newest on, because whether an entry is undone is said by newer ones. */
  while (statement != NULL && (limit == 0 || entries->len < limit)
         && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *id = (const char *)sqlite3_column_text (statement, 1);
      const char *undoes = (const char *)sqlite3_column_text (statement, 2);

      if (before_sequence == 0 || sqlite3_column_int64 (statement, 0) < before_sequence)
        g_ptr_array_add (entries, entry_from_row (statement, cancelled));
      if (undoes != NULL && !g_hash_table_contains (cancelled, id))
        g_hash_table_add (cancelled, g_strdup (undoes));
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  find_redoes (review, entries);
  return g_steal_pointer (&entries);
}

/* -- Between two places in the history ---------------------------------------------------------- */

static gboolean
find_entry (PlumbReview *review, const char *id, gint64 *sequence, char **label, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage, "SELECT sequence, label FROM history WHERE id = ?", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  found = sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    {
      *sequence = sqlite3_column_int64 (statement, 0);
      if (label != NULL)
        *label = g_strdup ((const char *)sqlite3_column_text (statement, 1));
    }
  else
    g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY,
                         _ ("The history has no such entry"));
  sqlite3_reset (statement);
  return found;
}

/* All changesets after @sequence as one: what they did on the whole. */
static GBytes *
squash_since (PlumbReview *review, gint64 sequence, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage, "SELECT changeset FROM history WHERE sequence > ? ORDER BY sequence", error);
  sqlite3_changegroup *group;
  void *squashed = NULL;
  int length = 0;
  int code;

  if (statement == NULL)
    return NULL;
  code = sqlite3changegroup_new (&group);
  sqlite3_bind_int64 (statement, 1, sequence);
  while (code == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    {
      const void *bytes = sqlite3_column_blob (statement, 0);
      int n = sqlite3_column_bytes (statement, 0);

      code = plumb_changeset_check (bytes, (gsize)n, error)
                 ? sqlite3changegroup_add (group, n, (void *)bytes)
                 : SQLITE_ABORT;
    }
  sqlite3_reset (statement);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &length, &squashed);
  sqlite3changegroup_delete (group);
  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (squashed, (gsize)length, sqlite3_free, squashed);
  if (code != SQLITE_ABORT)
    plumb_sqlite_fail (NULL, code, error);
  return NULL;
}

gboolean
plumb_review_revert_to (PlumbReview *review, const char *id, GError **error)
{
  g_autoptr (GBytes) since = NULL;
  g_autoptr (GBytes) inverse = NULL;
  g_autofree char *label = NULL;
  g_autofree char *own_label = NULL;
  gint64 sequence;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);

  if (!begin_alone (review, error))
    return FALSE;
  if (find_entry (review, id, &sequence, &label, error))
    since = squash_since (review, sequence, error);
  if (since != NULL && g_bytes_get_size (since) > 0)
    inverse =
        plumb_changeset_invert (g_bytes_get_data (since, NULL), g_bytes_get_size (since), error);
  if (inverse == NULL)
    {
      plumb_review_abort_raw (review);
      return since != NULL && g_bytes_get_size (since) == 0;
    }
  /* Translators: a line of the history; %s is the line that one went back to. */
  own_label = g_strdup_printf (_ ("Go back to “%s”"), label);
  return apply_as_entry (review, own_label, NULL, g_bytes_get_data (inverse, NULL),
                         g_bytes_get_size (inverse), error);
}

/* What the entries after @id did on the whole, as one changeset; NULL: all entries. */
GBytes *
plumb_review_squash_since (PlumbReview *review, const char *id, GError **error)
{
  gint64 sequence = 0;

  if (id != NULL && !find_entry (review, id, &sequence, NULL, error))
    return NULL;
  return squash_since (review, sequence, error);
}

PlumbChanges *
plumb_review_changes_since (PlumbReview *review, const char *id, GError **error)
{
  g_autoptr (GBytes) since = NULL;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  since = plumb_review_squash_since (review, id, error);
  if (since == NULL)
    return NULL;
  return plumb_changes_new_from_changeset (g_bytes_get_data (since, NULL), g_bytes_get_size (since),
                                           review->records, error);
}
