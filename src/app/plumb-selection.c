// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/plumb-selection.h"

typedef struct
{
  char *table;
  char *id;
} Item;

struct _PlumbSelection
{
  GObject parent_instance;

  GArray *items; /* of Item, in the order in which they were selected */
};

G_DEFINE_FINAL_TYPE (PlumbSelection, plumb_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->table);
  g_free (item->id);
}

static int
find_item (PlumbSelection *self, const char *table, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (g_strcmp0 (item->id, id) == 0 && g_strcmp0 (item->table, table) == 0)
        return (int)i;
    }
  return -1;
}

static void
append_item (PlumbSelection *self, const char *table, const char *id)
{
  Item item = { .table = g_strdup (table), .id = g_strdup (id) };

  g_array_append_val (self->items, item);
}

static gboolean
holds_exactly (PlumbSelection *self, const char *const *tables, const char *const *ids, guint n)
{
  if (self->items->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (g_strcmp0 (item->table, tables[i]) != 0 || g_strcmp0 (item->id, ids[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
plumb_selection_finalize (GObject *object)
{
  PlumbSelection *self = PLUMB_SELECTION (object);

  g_array_unref (self->items);
  G_OBJECT_CLASS (plumb_selection_parent_class)->finalize (object);
}

static void
plumb_selection_class_init (PlumbSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_selection_init (PlumbSelection *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
}

/* An empty selection. */
PlumbSelection *
plumb_selection_new (void)
{
  return g_object_new (PLUMB_TYPE_SELECTION, NULL);
}

/* Selects nothing. */
void
plumb_selection_clear (PlumbSelection *self)
{
  plumb_selection_set_all (self, NULL, NULL, 0);
}

/* Selects just the record @id of @table. */
void
plumb_selection_set (PlumbSelection *self, const char *table, const char *id)
{
  plumb_selection_set_all (self, &table, &id, 1);
}

/* Replaces everything by @n records; says nothing when these were selected already. */
void
plumb_selection_set_all (PlumbSelection *self,
                         const char *const *tables,
                         const char *const *ids,
                         guint n)
{
  g_autoptr (GArray) old = NULL;

  g_return_if_fail (PLUMB_IS_SELECTION (self));

  if (holds_exactly (self, tables, ids, n))
    return;
  /* The strings may belong to the old items. */
  old = g_steal_pointer (&self->items);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  for (guint i = 0; i < n; i++)
    append_item (self, tables[i], ids[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Selects the record as well. */
void
plumb_selection_add (PlumbSelection *self, const char *table, const char *id)
{
  g_return_if_fail (PLUMB_IS_SELECTION (self));

  if (find_item (self, table, id) >= 0)
    return;
  append_item (self, table, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Selects the record no longer. */
void
plumb_selection_remove (PlumbSelection *self, const char *table, const char *id)
{
  int index;

  g_return_if_fail (PLUMB_IS_SELECTION (self));

  index = find_item (self, table, id);
  if (index < 0)
    return;
  g_array_remove_index (self->items, (guint)index);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether the record is selected. */
gboolean
plumb_selection_contains (PlumbSelection *self, const char *table, const char *id)
{
  g_return_val_if_fail (PLUMB_IS_SELECTION (self), FALSE);

  return find_item (self, table, id) >= 0;
}

/* How many records are selected. */
guint
plumb_selection_get_n (PlumbSelection *self)
{
  g_return_val_if_fail (PLUMB_IS_SELECTION (self), 0);

  return self->items->len;
}

/* Table and id of the record at @index, borrowed until the next change; either may be NULL. */
void
plumb_selection_get (PlumbSelection *self, guint index, const char **table, const char **id)
{
  const Item *item;

  g_return_if_fail (PLUMB_IS_SELECTION (self) && index < self->items->len);

  item = &g_array_index (self->items, Item, index);
  if (table != NULL)
    *table = item->table;
  if (id != NULL)
    *id = item->id;
}

/* The id of the only selected record when it is one of @table, borrowed; otherwise NULL. */
const char *
plumb_selection_get_only (PlumbSelection *self, const char *table)
{
  const Item *item;

  g_return_val_if_fail (PLUMB_IS_SELECTION (self), NULL);

  if (self->items->len != 1)
    return NULL;
  item = &g_array_index (self->items, Item, 0);
  return g_strcmp0 (item->table, table) == 0 ? item->id : NULL;
}
