// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-world.h"

#include <math.h>
#include <string.h>

#define REACH (2 * PLUMB_ROUTE_MARGIN)

static void
cut_wild_parents (PlumbRouteWorld *world)
{
  for (guint i = 0; i < world->n_nodes; i++)
    {
      int parent = world->nodes[i].parent;

      world->parent[i] = parent >= 0 && parent < (int)world->n_nodes ? parent : -1;
    }
  for (guint i = 0; i < world->n_nodes; i++)
    {
      int up = world->parent[i];

      for (guint steps = 0; up >= 0 && up != (int)i && steps < world->n_nodes; steps++)
        up = world->parent[up];
      if (up >= 0)
        world->parent[i] = -1;
    }
}

/* Preorder numbers without recursion, so that a deep tree cannot exhaust the
 * stack. */
static void
number_tree (PlumbRouteWorld *world)
{
  guint n = world->n_nodes;
  g_autofree int *size = g_new (int, n + 1);
  g_autofree int *depth = g_new0 (int, n + 1);
  g_autofree int *order = g_new (int, n + 1);
  g_autofree int *next = g_new0 (int, n + 1);
  g_autofree int *bucket = g_new0 (int, n + 2);
  int at = 0;

  for (guint i = 0; i < n; i++)
    {
      size[i] = 1;
      for (int up = world->parent[i]; up >= 0; up = world->parent[up])
        depth[i]++;
      bucket[depth[i] + 1]++;
    }
  for (guint d = 1; d <= n; d++)
    bucket[d] += bucket[d - 1];
  for (guint i = 0; i < n; i++)
    order[bucket[depth[i]]++] = (int)i;
  for (guint k = n; k > 0; k--)
    if (world->parent[order[k - 1]] >= 0)
      size[world->parent[order[k - 1]]] += size[order[k - 1]];
  for (guint k = 0; k < n; k++)
    {
      int i = order[k];
      int up = world->parent[i];

      if (up < 0)
        {
          world->enter[i] = at;
          at += size[i];
        }
      else
        {
          world->enter[i] = world->enter[up] + 1 + next[up];
          next[up] += size[i];
        }
      world->leave[i] = world->enter[i] + size[i];
    }
}

static int
column_of (const PlumbRouteWorld *world, double x)
{
  return (int)CLAMP (floor ((x - world->origin_x) / world->cell), 0, world->columns - 1);
}

static int
row_of (const PlumbRouteWorld *world, double y)
{
  return (int)CLAMP (floor ((y - world->origin_y) / world->cell), 0, world->rows - 1);
}

static void
list_node (PlumbRouteWorld *world, int node, gboolean add)
{
  const PlumbRect *r = &world->nodes[node].rect;
  int left = column_of (world, r->x), right = column_of (world, plumb_rect_right (r));
  int top = row_of (world, r->y), bottom = row_of (world, plumb_rect_bottom (r));

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        GArray **cell = &world->cells[row * world->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (int));
        if (add)
          {
            g_array_append_val (*cell, node);
            continue;
          }
        for (guint k = 0; k < (*cell)->len; k++)
          if (g_array_index (*cell, int, k) == node)
            {
              g_array_remove_index_fast (*cell, k);
              break;
            }
      }
}

static void
find_bounds (PlumbRouteWorld *world)
{
  world->bounds = world->n_nodes > 0 ? world->nodes[0].rect : (PlumbRect){ 0 };
  for (guint i = 1; i < world->n_nodes; i++)
    world->bounds = plumb_rect_union (&world->bounds, &world->nodes[i].rect);
}

static void
build_index (PlumbRouteWorld *world)
{
  double area;

  find_bounds (world);
  area = MAX (world->bounds.width, 1) * MAX (world->bounds.height, 1);
  world->cell = MAX (96, sqrt (area / MAX (world->n_nodes, 1)));
  world->origin_x = world->bounds.x;
  world->origin_y = world->bounds.y;
  world->columns = (int)CLAMP (ceil (world->bounds.width / world->cell), 1, 2048);
  world->rows = (int)CLAMP (ceil (world->bounds.height / world->cell), 1, 2048);
  world->cells = g_new0 (GArray *, (gsize)world->columns * world->rows);
  for (guint i = 0; i < world->n_nodes; i++)
    list_node (world, (int)i, TRUE);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *)a, y = *(const int *)b;

  return (x > y) - (x < y);
}

/* The nodes whose rectangles touch @area, ascending; valid until the next
 * query. */
const int *
plumb_route_world_query (PlumbRouteWorld *world, const PlumbRect *area, guint *n_found)
{
  int left = column_of (world, area->x), right = column_of (world, plumb_rect_right (area));
  int top = row_of (world, area->y), bottom = row_of (world, plumb_rect_bottom (area));

  world->query++;
  g_array_set_size (world->found, 0);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        const GArray *cell = world->cells[row * world->columns + column];

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            int node = g_array_index (cell, int, k);
            const PlumbRect *r = &world->nodes[node].rect;

            if (world->seen[node] == world->query)
              continue;
            world->seen[node] = world->query;
            if (r->x <= plumb_rect_right (area) && plumb_rect_right (r) >= area->x
                && r->y <= plumb_rect_bottom (area) && plumb_rect_bottom (r) >= area->y)
              g_array_append_val (world->found, node);
          }
      }
  if (world->found->len > 1)
    qsort (world->found->data, world->found->len, sizeof (int), compare_ints);
  *n_found = world->found->len;
  return (const int *)(gpointer)world->found->data;
}

/* Room from @r to @other on each side where they face each other. */
static void
narrow_gaps (double *gap, const PlumbRect *r, const PlumbRect *other)
{
  double right = plumb_rect_right (r), bottom = plumb_rect_bottom (r);
  double other_right = plumb_rect_right (other), other_bottom = plumb_rect_bottom (other);

  if (other->y < bottom && other_bottom > r->y)
    {
      if (other->x >= right)
        gap[PLUMB_SIDE_RIGHT] = MIN (gap[PLUMB_SIDE_RIGHT], other->x - right);
      if (other_right <= r->x)
        gap[PLUMB_SIDE_LEFT] = MIN (gap[PLUMB_SIDE_LEFT], r->x - other_right);
    }
  if (other->x < right && other_right > r->x)
    {
      if (other->y >= bottom)
        gap[PLUMB_SIDE_BOTTOM] = MIN (gap[PLUMB_SIDE_BOTTOM], other->y - bottom);
      if (other_bottom <= r->y)
        gap[PLUMB_SIDE_TOP] = MIN (gap[PLUMB_SIDE_TOP], r->y - other_bottom);
    }
}

static void
measure_gaps (PlumbRouteWorld *world, int node)
{
  const PlumbRect *r = &world->nodes[node].rect;
  PlumbRect area = plumb_rect_grown (r, REACH);
  double *gap = &world->gap[4 * node];
  int up = world->parent[node];
  guint n;
  const int *near = plumb_route_world_query (world, &area, &n);

  for (guint side = 0; side < 4; side++)
    gap[side] = REACH;
  for (guint k = 0; k < n; k++)
    if (near[k] != node && world->parent[near[k]] == up)
      narrow_gaps (gap, r, &world->nodes[near[k]].rect);
  if (up >= 0)
    {
      const PlumbRect *outer = &world->nodes[up].rect;
      const double room[4] = { r->y - outer->y, plumb_rect_right (outer) - plumb_rect_right (r),
                               plumb_rect_bottom (outer) - plumb_rect_bottom (r), r->x - outer->x };

      for (guint side = 0; side < 4; side++)
        if (room[side] >= 0)
          gap[side] = MIN (gap[side], room[side]);
    }
}

PlumbRouteWorld *
plumb_route_world_new (const PlumbRouteNode *nodes, guint n_nodes)
{
  PlumbRouteWorld *world = g_new0 (PlumbRouteWorld, 1);

  world->nodes = g_memdup2 (nodes, sizeof (PlumbRouteNode) * n_nodes);
  world->n_nodes = n_nodes;
  world->parent = g_new (int, n_nodes + 1);
  world->enter = g_new (int, n_nodes + 1);
  world->leave = g_new (int, n_nodes + 1);
  world->gap = g_new (double, 4 * (gsize)n_nodes + 1);
  world->seen = g_new0 (guint, n_nodes + 1);
  world->found = g_array_new (FALSE, FALSE, sizeof (int));
  cut_wild_parents (world);
  number_tree (world);
  build_index (world);
  for (guint i = 0; i < n_nodes; i++)
    measure_gaps (world, (int)i);
  return world;
}

void
plumb_route_world_free (PlumbRouteWorld *world)
{
  if (world == NULL)
    return;
  for (int k = 0; k < world->columns * world->rows; k++)
    if (world->cells[k] != NULL)
      g_array_unref (world->cells[k]);
  g_free (world->cells);
  g_array_unref (world->found);
  g_free (world->nodes);
  g_free (world->parent);
  g_free (world->enter);
  g_free (world->leave);
  g_free (world->gap);
  g_free (world->seen);
  g_free (world);
}

static void
note_area (GArray *changed, int node, PlumbRect area)
{
  PlumbRouteChange change = { area, node };

  g_array_append_val (changed, change);
}

static gboolean
holds_others (const PlumbRouteWorld *world, int node)
{
  return world->leave[node] - world->enter[node] > 1;
}

/* Notes that what lies beside @node changed. */
static void
note_borders (const PlumbRouteWorld *world, int node, GArray *changed)
{
  const PlumbRect *r = &world->nodes[node].rect;

  if (!holds_others (world, node))
    {
      note_area (changed, node, *r);
      return;
    }
  note_area (changed, node, (PlumbRect){ r->x, r->y, r->width, 0 });
  note_area (changed, node, (PlumbRect){ r->x, plumb_rect_bottom (r), r->width, 0 });
  note_area (changed, node, (PlumbRect){ r->x, r->y, 0, r->height });
  note_area (changed, node, (PlumbRect){ plumb_rect_right (r), r->y, 0, r->height });
}

/* Notes what of @r lies outside @other, its borders included. */
static void
note_outside (int node, const PlumbRect *r, const PlumbRect *other, GArray *changed)
{
  double right = plumb_rect_right (r), bottom = plumb_rect_bottom (r);
  double other_right = plumb_rect_right (other), other_bottom = plumb_rect_bottom (other);

  if (r->x > other_right || right < other->x || r->y > other_bottom || bottom < other->y)
    {
      note_area (changed, node, *r);
      return;
    }
  if (r->y < other->y)
    note_area (changed, node, (PlumbRect){ r->x, r->y, r->width, other->y - r->y });
  if (bottom > other_bottom)
    note_area (changed, node, (PlumbRect){ r->x, other_bottom, r->width, bottom - other_bottom });
  if (r->x < other->x)
    note_area (changed, node, (PlumbRect){ r->x, r->y, other->x - r->x, r->height });
  if (right > other_right)
    note_area (changed, node, (PlumbRect){ other_right, r->y, right - other_right, r->height });
}

/* Notes that @node, which was at @old, changed. What lies within something that
 * holds others both before and after sees no difference: routes run within it
 * or keep out of it as a whole. */
static void
note_change (const PlumbRouteWorld *world, int node, const PlumbRouteNode *old, GArray *changed)
{
  const PlumbRouteNode *n = &world->nodes[node];

  if (old->title.width > 0)
    note_area (changed, node, old->title);
  if (n->title.width > 0)
    note_area (changed, node, n->title);
  if (holds_others (world, node))
    {
      note_outside (node, &old->rect, &n->rect, changed);
      note_outside (node, &n->rect, &old->rect, changed);
      return;
    }
  note_area (changed, node, old->rect);
  note_area (changed, node, n->rect);
}

static gboolean
rects_equal (const PlumbRect *a, const PlumbRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* Gives @node its new place. Returns whether that is news. */
static gboolean
place (PlumbRouteWorld *world, int node, const PlumbRouteNode *to, GArray *changed)
{
  PlumbRouteNode *n = &world->nodes[node];
  PlumbRouteNode old = *n;

  if (rects_equal (&n->rect, &to->rect) && rects_equal (&n->title, &to->title))
    return FALSE;
  list_node (world, node, FALSE);
  n->rect = to->rect;
  n->title = to->title;
  list_node (world, node, TRUE);
  note_change (world, node, &old, changed);
  return TRUE;
}

/* The gap of a node changes only when something within reach of it or what it
 * lies in changed. */
static void
refresh_gaps (PlumbRouteWorld *world, const gboolean *placed, GArray *changed)
{
  guint n_moved = changed->len;
  g_autofree gboolean *near = g_new0 (gboolean, world->n_nodes + 1);

  for (guint k = 0; k < n_moved; k++)
    {
      PlumbRect area = plumb_rect_grown (&g_array_index (changed, PlumbRouteChange, k).area, REACH);
      guint n;
      const int *found = plumb_route_world_query (world, &area, &n);

      for (guint i = 0; i < n; i++)
        near[found[i]] = TRUE;
    }
  for (guint i = 0; i < world->n_nodes; i++)
    {
      double before[4];

      if (!near[i] && (world->parent[i] < 0 || !placed[world->parent[i]]))
        continue;
      memcpy (before, &world->gap[4 * i], sizeof before);
      measure_gaps (world, (int)i);
      if (memcmp (before, &world->gap[4 * i], sizeof before) != 0)
        note_borders (world, (int)i, changed);
    }
}

/* Gives every node the place that it has in @nodes, which are as many and as
 * nested as at the start. Appends to @changed (PlumbRouteChange) the places
 * that a router which knew the world before has to look at again; none where
 * nothing changed. */
void
plumb_route_world_update (PlumbRouteWorld *world, const PlumbRouteNode *nodes, GArray *changed)
{
  g_autofree gboolean *placed = g_new0 (gboolean, world->n_nodes + 1);

  for (guint i = 0; i < world->n_nodes; i++)
    placed[i] = place (world, (int)i, &nodes[i], changed);
  if (changed->len == 0)
    return;
  find_bounds (world);
  refresh_gaps (world, placed, changed);
}
