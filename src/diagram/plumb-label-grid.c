// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-label-grid.h"

#include <math.h>

#define CELL 128.0
/* Cells share buckets: what is far away is told apart by its rectangle. */
#define N_BUCKETS 8192u

typedef struct
{
  guint *items;
  guint n;
  guint room;
} Bucket;

struct _PlumbLabelGrid
{
  GArray *things; /* of PlumbLabelThing */
  GArray *free;   /* of guint: numbers that are not used */
  GArray *seen;   /* of guint: of each thing, the query that met it last */
  guint query;
  Bucket *buckets;
};

typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Cells;

PlumbLabelGrid *
plumb_label_grid_new (void)
{
  PlumbLabelGrid *grid = g_new0 (PlumbLabelGrid, 1);

  grid->things = g_array_new (FALSE, FALSE, sizeof (PlumbLabelThing));
  grid->free = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->seen = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->buckets = g_new0 (Bucket, N_BUCKETS);
  return grid;
}

void
plumb_label_grid_free (PlumbLabelGrid *grid)
{
  for (guint i = 0; i < N_BUCKETS; i++)
    g_free (grid->buckets[i].items);
  g_free (grid->buckets);
  g_array_unref (grid->things);
  g_array_unref (grid->free);
  g_array_unref (grid->seen);
  g_free (grid);
}

static Cells
cells_of (const PlumbRect *rect)
{
  return (Cells){ (int)floor (rect->x / CELL), (int)floor (rect->y / CELL),
                  (int)floor (plumb_rect_right (rect) / CELL),
                  (int)floor (plumb_rect_bottom (rect) / CELL) };
}

static Bucket *
bucket_at (const PlumbLabelGrid *grid, int column, int row)
{
  guint hash = (guint)column * 73856093u ^ (guint)row * 19349663u;

  return &grid->buckets[(hash ^ hash >> 15) % N_BUCKETS];
}

static void
put (Bucket *bucket, guint thing)
{
  if (bucket->n == bucket->room)
    {
      bucket->room = MAX (8, 2 * bucket->room);
      bucket->items = g_renew (guint, bucket->items, bucket->room);
    }
  bucket->items[bucket->n++] = thing;
}

static void
take_out (Bucket *bucket, guint thing)
{
  for (guint i = 0; i < bucket->n; i++)
    if (bucket->items[i] == thing)
      {
        bucket->items[i] = bucket->items[--bucket->n];
        return;
      }
}

static guint
new_number (PlumbLabelGrid *grid)
{
  guint number = grid->things->len, never = 0;

  if (grid->free->len > 0)
    {
      number = g_array_index (grid->free, guint, grid->free->len - 1);
      g_array_set_size (grid->free, grid->free->len - 1);
      return number;
    }
  g_array_set_size (grid->things, number + 1);
  g_array_append_val (grid->seen, never);
  return number;
}

guint
plumb_label_grid_add (PlumbLabelGrid *grid, const PlumbRect *rect, PlumbLabelKind kind, guint owner)
{
  guint number = new_number (grid);
  Cells cells = cells_of (rect);

  g_array_index (grid->things, PlumbLabelThing, number) = (PlumbLabelThing){ *rect, kind, owner };
  for (int row = cells.top; row <= cells.bottom; row++)
    for (int column = cells.left; column <= cells.right; column++)
      put (bucket_at (grid, column, row), number);
  return number;
}

void
plumb_label_grid_remove (PlumbLabelGrid *grid, guint thing)
{
  Cells cells = cells_of (&plumb_label_grid_get (grid, thing)->rect);

  for (int row = cells.top; row <= cells.bottom; row++)
    for (int column = cells.left; column <= cells.right; column++)
      take_out (bucket_at (grid, column, row), thing);
  g_array_append_val (grid->free, thing);
}

const PlumbLabelThing *
plumb_label_grid_get (const PlumbLabelGrid *grid, guint thing)
{
  return &g_array_index (grid->things, PlumbLabelThing, thing);
}

void
plumb_label_grid_set_owner (PlumbLabelGrid *grid, guint thing, guint owner)
{
  g_array_index (grid->things, PlumbLabelThing, thing).owner = owner;
}

static void
find_in (PlumbLabelGrid *grid, const Bucket *bucket, const PlumbRect *area, GArray *found)
{
  for (guint i = 0; i < bucket->n; i++)
    {
      guint number = bucket->items[i];
      guint *seen = &g_array_index (grid->seen, guint, number);
      const PlumbLabelThing *thing = plumb_label_grid_get (grid, number);

      if (*seen == grid->query)
        continue;
      *seen = grid->query;
      if (thing->rect.x <= plumb_rect_right (area) && area->x <= plumb_rect_right (&thing->rect)
          && thing->rect.y <= plumb_rect_bottom (area)
          && area->y <= plumb_rect_bottom (&thing->rect))
        g_array_append_val (found, *thing);
    }
}

void
plumb_label_grid_find (PlumbLabelGrid *grid, const PlumbRect *area, GArray *found)
{
  Cells cells = cells_of (area);

  grid->query++;
  for (int row = cells.top; row <= cells.bottom; row++)
    for (int column = cells.left; column <= cells.right; column++)
      find_in (grid, bucket_at (grid, column, row), area, found);
}
