// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What can be undone and redone, read from the history from its newest end and no further than is
 * asked for, so that a long history costs nothing when a review is opened. */

#pragma once

#include "document/plumb-storage.h"

G_BEGIN_DECLS

typedef struct _PlumbUndoStack PlumbUndoStack;

typedef struct
{
  gint64 sequence;
  char *id;
  char *label;
  char *undoes; /* of what can be redone: the entry that it took back */
} PlumbUndoItem;

PlumbUndoStack *plumb_undo_stack_new (PlumbStorage *storage);
void plumb_undo_stack_free (PlumbUndoStack *stack);
void plumb_undo_stack_reset (PlumbUndoStack *stack, PlumbStorage *storage);

const PlumbUndoItem *plumb_undo_stack_get_undo (PlumbUndoStack *stack);
const PlumbUndoItem *plumb_undo_stack_get_redo (PlumbUndoStack *stack);

void plumb_undo_stack_add (
    PlumbUndoStack *stack, gint64 sequence, const char *id, const char *label, const char *undoes);

G_END_DECLS
