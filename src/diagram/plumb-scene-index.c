// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Finds what lies at a place: a uniform grid whose cells list the things that may be painted there.
 * Built once and only read then. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

#define CELL 192.0
#define MAX_CELLS 65536 /* a sparse picture gets larger cells */
/* How far paint reaches beyond the geometry: outlines, arrow heads, double borders. */
#define PAINT 8.0

struct _PlumbSceneIndex
{
  double cell;
  double x;
  double y;
  int columns;
  int rows;
  guint *starts; /* columns * rows + 1 places in items */
  guint *items;  /* boxes, then connections, then notes, by number */
  guint n_things;
};

typedef void (*VisitCell) (PlumbSceneIndex *index, guint cell, guint thing);

static void
visit_cells (PlumbSceneIndex *index, const PlumbRect *rect, guint thing, VisitCell visit)
{
  int left = (int)CLAMP (floor ((rect->x - index->x) / index->cell), 0, index->columns - 1);
  int top = (int)CLAMP (floor ((rect->y - index->y) / index->cell), 0, index->rows - 1);
  int right = (int)CLAMP (floor ((plumb_rect_right (rect) - index->x) / index->cell), 0,
                          index->columns - 1);
  int bottom =
      (int)CLAMP (floor ((plumb_rect_bottom (rect) - index->y) / index->cell), 0, index->rows - 1);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      visit (index, (guint)(row * index->columns + column), thing);
}

static PlumbRect
segment_rect (PlumbPoint a, PlumbPoint b)
{
  PlumbRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (b.x - a.x), fabs (b.y - a.y) };

  return plumb_rect_grown (&rect, PAINT);
}

static PlumbRect
painted (const PlumbRect *rect)
{
  return plumb_rect_grown (rect, PAINT);
}

static void
visit_box (PlumbSceneIndex *index, const PlumbSceneBox *box, guint thing, VisitCell visit)
{
  PlumbRect rect = painted (&box->rect);

  visit_cells (index, &rect, thing, visit);
  if (box->badge != NULL)
    {
      rect = painted (&box->badge_rect);
      visit_cells (index, &rect, thing, visit);
    }
}

static void
visit_connection (PlumbSceneIndex *index,
                  const PlumbSceneConnection *connection,
                  guint thing,
                  VisitCell visit)
{
  const PlumbRect *parts[] = { &connection->label_rect, &connection->gap_rect,
                               &connection->state_rect };

  for (guint i = 0; i + 1 < connection->n_points; i++)
    {
      PlumbRect rect = segment_rect (connection->points[i], connection->points[i + 1]);

      visit_cells (index, &rect, thing, visit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->width > 0)
      {
        PlumbRect rect = painted (parts[i]);

        visit_cells (index, &rect, thing, visit);
      }
}

static void
visit_note (PlumbSceneIndex *index, const PlumbSceneNote *note, guint thing, VisitCell visit)
{
  PlumbRect rect = painted (&note->rect);

  visit_cells (index, &rect, thing, visit);
  if (note->points)
    {
      rect = segment_rect (note->leader[0], note->leader[1]);
      visit_cells (index, &rect, thing, visit);
    }
}

static void
visit_all (PlumbSceneIndex *index, const PlumbScene *scene, VisitCell visit)
{
  guint thing = 0;

  for (guint i = 0; i < scene->n_boxes; i++)
    visit_box (index, &scene->boxes[i], thing++, visit);
  for (guint i = 0; i < scene->n_connections; i++)
    visit_connection (index, &scene->connections[i], thing++, visit);
  for (guint i = 0; i < scene->n_notes; i++)
    visit_note (index, &scene->notes[i], thing++, visit);
}

static void
count_in_cell (PlumbSceneIndex *index, guint cell, guint thing)
{
  index->starts[cell]++;
}

/* Fills a cell from its end: what was its end becomes its start. */
static void
put_in_cell (PlumbSceneIndex *index, guint cell, guint thing)
{
  index->items[--index->starts[cell]] = thing;
}

PlumbSceneIndex *
plumb_scene_index_new (const PlumbScene *scene)
{
  PlumbSceneIndex *index = g_new0 (PlumbSceneIndex, 1);
  PlumbRect area = painted (&scene->bounds);
  guint n_cells;

  index->cell = CELL;
  while (ceil (area.width / index->cell) * ceil (area.height / index->cell) > MAX_CELLS)
    index->cell *= 2;
  index->x = area.x;
  index->y = area.y;
  index->columns = MAX (1, (int)ceil (area.width / index->cell));
  index->rows = MAX (1, (int)ceil (area.height / index->cell));
  index->n_things = scene->n_boxes + scene->n_connections + scene->n_notes;
  n_cells = (guint)(index->columns * index->rows);
  index->starts = g_new0 (guint, n_cells + 1);
  visit_all (index, scene, count_in_cell);
  for (guint i = 1; i <= n_cells; i++)
    index->starts[i] += index->starts[i - 1];
  index->items = g_new (guint, index->starts[n_cells] + 1);
  visit_all (index, scene, put_in_cell);
  return index;
}

void
plumb_scene_index_free (PlumbSceneIndex *index)
{
  g_free (index->starts);
  g_free (index->items);
  g_free (index);
}

/* -- Queries -------------------------------------------------------------------------------------- */

static gboolean
touches_line (PlumbPoint a, PlumbPoint b, const PlumbRect *area)
{
  PlumbRect rect = segment_rect (a, b);

  return plumb_rect_intersects (&rect, area);
}

static gboolean
touches_part (const PlumbRect *part, const PlumbRect *area)
{
  PlumbRect rect = painted (part);

  return part->width > 0 && plumb_rect_intersects (&rect, area);
}

static gboolean
connection_touches (const PlumbSceneConnection *connection, const PlumbRect *area)
{
  for (guint i = 0; i + 1 < connection->n_points; i++)
    if (touches_line (connection->points[i], connection->points[i + 1], area))
      return TRUE;
  return touches_part (&connection->label_rect, area) || touches_part (&connection->gap_rect, area)
         || touches_part (&connection->state_rect, area);
}

static gboolean
box_touches (const PlumbSceneBox *box, const PlumbRect *area)
{
  return touches_part (&box->rect, area)
         || (box->badge != NULL && touches_part (&box->badge_rect, area));
}

static gboolean
note_touches (const PlumbSceneNote *note, const PlumbRect *area)
{
  return touches_part (&note->rect, area)
         || (note->points && touches_line (note->leader[0], note->leader[1], area));
}

static guint8 *
see (const PlumbSceneIndex *index, const PlumbRect *area)
{
  guint8 *seen = g_new0 (guint8, index->n_things + 1);
  int left = (int)CLAMP (floor ((area->x - index->x) / index->cell), 0, index->columns - 1);
  int top = (int)CLAMP (floor ((area->y - index->y) / index->cell), 0, index->rows - 1);
  int right = (int)CLAMP (floor ((plumb_rect_right (area) - index->x) / index->cell), 0,
                          index->columns - 1);
  int bottom =
      (int)CLAMP (floor ((plumb_rect_bottom (area) - index->y) / index->cell), 0, index->rows - 1);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        guint cell = (guint)(row * index->columns + column);

        for (guint i = index->starts[cell]; i < index->starts[cell + 1]; i++)
          seen[index->items[i]] = 1;
      }
  return seen;
}

void
plumb_scene_find_touching (const PlumbScene *scene,
                           const PlumbRect *area,
                           GArray *boxes,
                           GArray *connections,
                           GArray *notes)
{
  g_autofree guint8 *seen = see (scene->index, area);

  for (guint i = 0; boxes != NULL && i < scene->n_boxes; i++)
    if (seen[i] && box_touches (&scene->boxes[i], area))
      g_array_append_val (boxes, i);
  for (guint i = 0; connections != NULL && i < scene->n_connections; i++)
    {
      guint at = scene->order[i];

      if (seen[scene->n_boxes + at] && connection_touches (&scene->connections[at], area))
        g_array_append_val (connections, at);
    }
  for (guint i = 0; notes != NULL && i < scene->n_notes; i++)
    if (seen[scene->n_boxes + scene->n_connections + i] && note_touches (&scene->notes[i], area))
      g_array_append_val (notes, i);
}

void
plumb_scene_find_inside (const PlumbScene *scene,
                         const PlumbRect *area,
                         GArray *boxes,
                         GArray *connections)
{
  for (guint i = 0; boxes != NULL && i < scene->n_boxes; i++)
    if (plumb_rect_contains_rect (area, &scene->boxes[i].rect))
      g_array_append_val (boxes, i);
  for (guint i = 0; connections != NULL && i < scene->n_connections; i++)
    {
      const PlumbSceneConnection *connection = &scene->connections[i];
      gboolean inside = connection->n_points > 0;

      for (guint j = 0; inside && j < connection->n_points; j++)
        inside = plumb_rect_contains_point (area, connection->points[j]);
      if (inside)
        g_array_append_val (connections, i);
    }
}
