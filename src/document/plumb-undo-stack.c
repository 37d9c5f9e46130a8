// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-undo-stack.h"

struct _PlumbUndoStack
{
  PlumbStorage *storage;
  GPtrArray *undo;       /* PlumbUndoItem, oldest first */
  GPtrArray *redo;       /* PlumbUndoItem (the entries that undid), the next to be redone last */
  GHashTable *cancelled; /* ids of entries that newer ones took back */
  gint64 reached;        /* entries from here on have been read */
  gboolean read_redo;
};

static void
item_free (gpointer data)
{
  PlumbUndoItem *item = data;

  g_free (item->id);
  g_free (item->label);
  g_free (item->undoes);
  g_free (item);
}

static PlumbUndoItem *
item_new (gint64 sequence, const char *id, const char *label, const char *undoes)
{
  PlumbUndoItem *item = g_new (PlumbUndoItem, 1);

  item->sequence = sequence;
  item->id = g_strdup (id);
  item->label = g_strdup (label);
  item->undoes = g_strdup (undoes);
  return item;
}

/* A stack that reads the history of @storage, which must outlive it. */
PlumbUndoStack *
plumb_undo_stack_new (PlumbStorage *storage)
{
  PlumbUndoStack *stack = g_new0 (PlumbUndoStack, 1);

  stack->undo = g_ptr_array_new_with_free_func (item_free);
  stack->redo = g_ptr_array_new_with_free_func (item_free);
  stack->cancelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plumb_undo_stack_reset (stack, storage);
  return stack;
}

void
plumb_undo_stack_free (PlumbUndoStack *stack)
{
  if (stack == NULL)
    return;
  g_ptr_array_unref (stack->undo);
  g_ptr_array_unref (stack->redo);
  g_hash_table_unref (stack->cancelled);
  g_free (stack);
}

/* Forgets what was read: the history grew by another process. */
void
plumb_undo_stack_reset (PlumbUndoStack *stack, PlumbStorage *storage)
{
  stack->storage = storage;
  g_ptr_array_set_size (stack->undo, 0);
  g_ptr_array_set_size (stack->redo, 0);
  g_hash_table_remove_all (stack->cancelled);
  stack->reached = G_MAXINT64;
  stack->read_redo = FALSE;
}

static sqlite3_stmt *
prepare_walk (PlumbUndoStack *stack)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (stack->storage,
                             "SELECT h.sequence, h.id, h.label, h.undoes, (SELECT o.undoes FROM "
                             "history o WHERE o.sequence < h.sequence AND o.id = h.undoes "
                             "ORDER BY o.sequence DESC LIMIT 1) "
                             "FROM history h WHERE h.sequence < ? ORDER BY h.sequence DESC",
                             NULL);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, stack->reached);
  return statement;
}

/* Reads one entry, from new to old. An entry that a newer one took back counts for nothing; one that
 * takes back (by undo or redo) cancels its target and is itself nothing to be undone. */
static void
read_entry (PlumbUndoStack *stack, sqlite3_stmt *statement)
{
  gint64 sequence = sqlite3_column_int64 (statement, 0);
  const char *id = (const char *)sqlite3_column_text (statement, 1);
  const char *label = (const char *)sqlite3_column_text (statement, 2);
  const char *undoes = (const char *)sqlite3_column_text (statement, 3);
  gboolean is_redo = sqlite3_column_type (statement, 4) != SQLITE_NULL;

  stack->reached = sequence;
  /* An edit ends what can be redone, even if it was undone itself since. */
  if (undoes == NULL)
    stack->read_redo = TRUE;
  if (g_hash_table_contains (stack->cancelled, id))
    return;
  if (undoes != NULL)
    {
      g_hash_table_add (stack->cancelled, g_strdup (undoes));
      if (!is_redo && !stack->read_redo)
        g_ptr_array_insert (stack->redo, 0, item_new (sequence, id, label, undoes));
      return;
    }
  g_ptr_array_insert (stack->undo, 0, item_new (sequence, id, label, NULL));
}

/* Reads until something to be undone is found: what can be redone is newer than that. */
static void
read_further (PlumbUndoStack *stack)
{
  sqlite3_stmt *statement;

  if (stack->undo->len > 0 || stack->reached == 0)
    return;
  statement = prepare_walk (stack);
  if (statement == NULL)
    return;
  while (stack->undo->len == 0)
    if (sqlite3_step (statement) == SQLITE_ROW)
      read_entry (stack, statement);
    else
      {
        stack->reached = 0;
        stack->read_redo = TRUE;
        break;
      }
  sqlite3_reset (statement);
}

static const PlumbUndoItem *
last (GPtrArray *items)
{
  return items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
}

/* The entry that undo takes back next, or NULL. */
const PlumbUndoItem *
plumb_undo_stack_get_undo (PlumbUndoStack *stack)
{
  read_further (stack);
  return last (stack->undo);
}

/* The entry (an undo) that redo takes back next, or NULL. */
const PlumbUndoItem *
plumb_undo_stack_get_redo (PlumbUndoStack *stack)
{
  read_further (stack);
  return last (stack->redo);
}

/* What was undone and is redone can be undone again. */
static void
restore (PlumbUndoStack *stack, const PlumbUndoItem *redone)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (stack->storage,
                             "SELECT sequence, label FROM history WHERE sequence < ?1 AND id = ?2 "
                             "ORDER BY sequence DESC LIMIT 1",
                             NULL);

  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, redone->sequence);
      sqlite3_bind_text (statement, 2, redone->undoes, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        g_ptr_array_add (stack->undo,
                         item_new (sqlite3_column_int64 (statement, 0), redone->undoes,
                                   (const char *)sqlite3_column_text (statement, 1), NULL));
      sqlite3_reset (statement);
    }
  g_ptr_array_remove_index (stack->redo, stack->redo->len - 1);
}

/* Notes an entry that this process has just committed: an edit, or the undo or redo of the entry
 * @undoes, which the stack named before. */
void
plumb_undo_stack_add (
    PlumbUndoStack *stack, gint64 sequence, const char *id, const char *label, const char *undoes)
{
  const PlumbUndoItem *redone;
  const PlumbUndoItem *undone;

  /* Nothing was read yet: the entry will be found in the history like the others. */
  if (stack->reached == G_MAXINT64)
    return;
  redone = last (stack->redo);
  undone = last (stack->undo);
  if (undoes == NULL)
    {
      g_ptr_array_add (stack->undo, item_new (sequence, id, label, NULL));
      g_ptr_array_set_size (stack->redo, 0);
    }
  else if (undone != NULL && g_strcmp0 (undone->id, undoes) == 0)
    {
      g_ptr_array_add (stack->redo, item_new (sequence, id, label, undoes));
      g_ptr_array_remove_index (stack->undo, stack->undo->len - 1);
    }
  else if (redone != NULL && g_strcmp0 (redone->id, undoes) == 0)
    restore (stack, redone);
}
