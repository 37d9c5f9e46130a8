// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-grid.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.01
#define TITLE_LINE 8.0
#define TIGHT_CLEARANCE 1.0

/* A line at @at that passes something which reaches from @from to @to along it. */
typedef struct
{
  double at;
  double from;
  double to;
} Seed;

PlumbRouteGrid *
plumb_route_grid_new (void)
{
  PlumbRouteGrid *grid = g_new0 (PlumbRouteGrid, 1);

  grid->xs = g_array_new (FALSE, FALSE, sizeof (double));
  grid->ys = g_array_new (FALSE, FALSE, sizeof (double));
  grid->x_seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  grid->y_seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  return grid;
}

void
plumb_route_grid_free (PlumbRouteGrid *grid)
{
  if (grid == NULL)
    return;
  g_array_unref (grid->xs);
  g_array_unref (grid->ys);
  g_array_unref (grid->x_seeds);
  g_array_unref (grid->y_seeds);
  g_free (grid->seen_across);
  g_free (grid->seen_down);
  g_free (grid->across);
  g_free (grid->down);
  g_free (grid);
}

/* Whether routes of @task run among the children of @node. */
static gboolean
is_open (const PlumbRouteWorld *world, const PlumbRouteTask *task, int node)
{
  return node < 0 || (node != task->source && plumb_route_world_holds (world, node, task->source))
         || (node != task->target && plumb_route_world_holds (world, node, task->target));
}

PlumbRouteRole
plumb_route_role (const PlumbRouteWorld *world, const PlumbRouteTask *task, int node)
{
  gboolean holds_source, holds_target;

  if (node == task->source || node == task->target)
    return PLUMB_ROUTE_OWN;
  holds_source = plumb_route_world_holds (world, node, task->source);
  holds_target = plumb_route_world_holds (world, node, task->target);
  if (holds_source && holds_target)
    return PLUMB_ROUTE_COMMON;
  if (holds_source || holds_target)
    return PLUMB_ROUTE_CROSS;
  return is_open (world, task, world->parent[node]) ? PLUMB_ROUTE_BOX : PLUMB_ROUTE_HIDDEN;
}

/* The innermost container that holds both ends, an end that holds the other included; -1 = none. */
int
plumb_route_common (const PlumbRouteWorld *world, int source, int target)
{
  int up = source;

  if (source == target || !plumb_route_world_holds (world, source, target))
    up = world->parent[source];
  while (up >= 0 && (up == target || !plumb_route_world_holds (world, up, target)))
    up = world->parent[up];
  return up;
}

/* Whether @other runs within a container that is foreign to @task, so that they never meet. */
gboolean
plumb_route_is_apart (const PlumbRouteWorld *world,
                      const PlumbRouteTask *task,
                      const PlumbRouteTask *other)
{
  return other->common >= 0 && !plumb_route_world_holds (world, other->common, task->source)
         && !plumb_route_world_holds (world, other->common, task->target);
}

/* How far from the corners of a side of @length ends stay. */
double
plumb_route_port_inset (double length)
{
  return MIN (10, length / 4);
}

/* The first of the lines that is not before @at. */
guint
plumb_route_lower_bound (const GArray *lines, double at)
{
  const double *values = (const double *)(gconstpointer)lines->data;
  guint low = 0, high = lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (values[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
sort_lines (GArray *lines)
{
  double *values = (double *)(gpointer)lines->data;
  guint kept = 0;

  if (lines->len > 1)
    qsort (values, lines->len, sizeof (double), compare_doubles);
  for (guint i = 0; i < lines->len; i++)
    if (kept == 0 || values[i] - values[kept - 1] > EPSILON)
      values[kept++] = values[i];
  g_array_set_size (lines, kept);
}

static void
add_line (GArray *lines, GArray *seeds, double at, double from, double to)
{
  Seed seed = { at, from, to };

  g_array_append_val (lines, at);
  g_array_append_val (seeds, seed);
}

/* A vertical line at @x beside @r. */
static void
add_x (PlumbRouteGrid *grid, double x, const PlumbRect *r)
{
  if (x >= grid->region.x && x <= plumb_rect_right (&grid->region))
    add_line (grid->xs, grid->x_seeds, x, r->y, plumb_rect_bottom (r));
}

static void
add_y (PlumbRouteGrid *grid, double y, const PlumbRect *r)
{
  if (y >= grid->region.y && y <= plumb_rect_bottom (&grid->region))
    add_line (grid->ys, grid->y_seeds, y, r->x, plumb_rect_right (r));
}

/* Where routes pass a side with @gap free beside it, or -1 when there is no room. */
static double
passing_distance (double gap, double clearance)
{
  double at = MIN (PLUMB_ROUTE_MARGIN, gap / 2);

  return at >= clearance ? at : -1;
}

static void
add_lines_around (PlumbRouteGrid *grid, const PlumbRouteWorld *world, int node, double clearance)
{
  const PlumbRect *r = &world->nodes[node].rect;
  const double *gap = &world->gap[4 * node];
  double at[4];

  for (guint side = 0; side < 4; side++)
    at[side] = passing_distance (gap[side], clearance);
  if (at[PLUMB_SIDE_LEFT] >= 0)
    add_x (grid, r->x - at[PLUMB_SIDE_LEFT], r);
  if (at[PLUMB_SIDE_RIGHT] >= 0)
    add_x (grid, plumb_rect_right (r) + at[PLUMB_SIDE_RIGHT], r);
  if (at[PLUMB_SIDE_TOP] >= 0)
    add_y (grid, r->y - at[PLUMB_SIDE_TOP], r);
  if (at[PLUMB_SIDE_BOTTOM] >= 0)
    add_y (grid, plumb_rect_bottom (r) + at[PLUMB_SIDE_BOTTOM], r);
}

/* A line that joins both ends without a bend where their sides overlap. */
static gboolean
find_straight_line (double a, double a_length, double b, double b_length, double *at)
{
  double low = MAX (a + plumb_route_port_inset (a_length), b + plumb_route_port_inset (b_length));
  double high = MIN (a + a_length - plumb_route_port_inset (a_length),
                     b + b_length - plumb_route_port_inset (b_length));

  *at = (a + a_length / 2 + b + b_length / 2) / 2;
  *at = CLAMP (*at, low, MAX (low, high));
  return low <= high;
}

static void
add_straight_lines (PlumbRouteGrid *grid, const PlumbRect *a, const PlumbRect *b)
{
  PlumbRect both = plumb_rect_union (a, b);
  double at;

  if (find_straight_line (a->x, a->width, b->x, b->width, &at))
    add_x (grid, at, &both);
  if (find_straight_line (a->y, a->height, b->y, b->height, &at))
    add_y (grid, at, &both);
}

static void
add_end_lines (PlumbRouteGrid *grid, const PlumbRouteWorld *world, int node, double clearance)
{
  const PlumbRect *r = &world->nodes[node].rect;

  add_lines_around (grid, world, node, clearance);
  add_x (grid, r->x, r);
  add_x (grid, r->x + r->width / 2, r);
  add_x (grid, plumb_rect_right (r), r);
  add_y (grid, r->y, r);
  add_y (grid, r->y + r->height / 2, r);
  add_y (grid, plumb_rect_bottom (r), r);
}

/* Lines inside the container @node, beside its border. */
static void
add_inner_lines (PlumbRouteGrid *grid, const PlumbRect *r)
{
  add_x (grid, r->x + PLUMB_ROUTE_MARGIN, r);
  add_x (grid, plumb_rect_right (r) - PLUMB_ROUTE_MARGIN, r);
  add_y (grid, r->y + PLUMB_ROUTE_MARGIN, r);
  add_y (grid, plumb_rect_bottom (r) - PLUMB_ROUTE_MARGIN, r);
}

static void
add_title_lines (PlumbRouteGrid *grid, const PlumbRect *title)
{
  add_x (grid, title->x - TITLE_LINE, title);
  add_x (grid, plumb_rect_right (title) + TITLE_LINE, title);
  add_y (grid, title->y - TITLE_LINE, title);
  add_y (grid, plumb_rect_bottom (title) + TITLE_LINE, title);
}

/* Raises the price of every edge that passes the inside of the given area. */
static void
price_area (PlumbRouteGrid *grid,
            double left,
            double top,
            double right,
            double bottom,
            gboolean across,
            gboolean down,
            guint8 price)
{
  guint x0 = plumb_route_lower_bound (grid->xs, left + EPSILON);
  guint x1 = plumb_route_lower_bound (grid->xs, right - EPSILON);
  guint y0 = plumb_route_lower_bound (grid->ys, top + EPSILON);
  guint y1 = plumb_route_lower_bound (grid->ys, bottom - EPSILON);

  if (right - left < 2 * EPSILON || bottom - top < 2 * EPSILON)
    return;
  /* An edge starts one crossing before the first line inside. */
  for (guint y = y0; across && y < y1; y++)
    for (guint x = x0 > 0 ? x0 - 1 : 0; x < x1 && x + 1 < grid->nx; x++)
      grid->across[y * grid->nx + x] = MAX (grid->across[y * grid->nx + x], price);
  for (guint y = y0 > 0 ? y0 - 1 : 0; down && y < y1 && y + 1 < grid->ny; y++)
    for (guint x = x0; x < x1; x++)
      grid->down[y * grid->nx + x] = MAX (grid->down[y * grid->nx + x], price);
}

static void
price_box (PlumbRouteGrid *grid, const PlumbRect *r, double clearance, guint8 near, guint8 inside)
{
  price_area (grid, r->x - clearance, r->y - clearance, plumb_rect_right (r) + clearance,
              plumb_rect_bottom (r) + clearance, TRUE, TRUE, near);
  if (inside != near)
    price_area (grid, r->x, r->y, plumb_rect_right (r), plumb_rect_bottom (r), TRUE, TRUE, inside);
}

/* The box of an end: entered nowhere, left straight and only within the ports' span. */
static void
price_own (PlumbRouteGrid *grid, const PlumbRect *r, double clearance)
{
  double right = plumb_rect_right (r), bottom = plumb_rect_bottom (r);
  double x_inset = plumb_route_port_inset (r->width) - 2 * EPSILON;
  double y_inset = plumb_route_port_inset (r->height) - 2 * EPSILON;

  price_area (grid, r->x, r->y, right, bottom, TRUE, TRUE, PLUMB_ROUTE_CLOSED);
  price_area (grid, r->x - clearance, r->y - clearance, right + clearance, r->y + y_inset, TRUE,
              FALSE, PLUMB_ROUTE_CLOSED);
  price_area (grid, r->x - clearance, bottom - y_inset, right + clearance, bottom + clearance, TRUE,
              FALSE, PLUMB_ROUTE_CLOSED);
  price_area (grid, r->x - clearance, r->y - clearance, r->x + x_inset, bottom + clearance, FALSE,
              TRUE, PLUMB_ROUTE_CLOSED);
  price_area (grid, right - x_inset, r->y - clearance, right + clearance, bottom + clearance, FALSE,
              TRUE, PLUMB_ROUTE_CLOSED);
}

/* A border that may be crossed but not followed. */
static void
price_border (PlumbRouteGrid *grid, const PlumbRect *r, double clearance, guint8 price)
{
  double right = plumb_rect_right (r), bottom = plumb_rect_bottom (r);

  price_area (grid, r->x - clearance, r->y - clearance, right + clearance, r->y + clearance, TRUE,
              FALSE, price);
  price_area (grid, r->x - clearance, bottom - clearance, right + clearance, bottom + clearance,
              TRUE, FALSE, price);
  price_area (grid, r->x - clearance, r->y - clearance, r->x + clearance, bottom + clearance, FALSE,
              TRUE, price);
  price_area (grid, right - clearance, r->y - clearance, right + clearance, bottom + clearance,
              FALSE, TRUE, price);
}

/* Everything outside @r. */
static void
price_outside (PlumbRouteGrid *grid, const PlumbRect *r, guint8 price)
{
  const double far = 1e9;

  price_area (grid, -far, -far, far, r->y, TRUE, TRUE, price);
  price_area (grid, -far, plumb_rect_bottom (r), far, far, TRUE, TRUE, price);
  price_area (grid, -far, -far, r->x, far, TRUE, TRUE, price);
  price_area (grid, plumb_rect_right (r), -far, far, far, TRUE, TRUE, price);
}

/* The corridor: @reach around both ends, but within the container that holds both. */
static void
choose_region (PlumbRouteGrid *grid,
               const PlumbRouteWorld *world,
               const PlumbRouteTask *task,
               double reach,
               PlumbRouteLevel level)
{
  const PlumbRect *source = &world->nodes[task->source].rect;
  const PlumbRect *target = &world->nodes[task->target].rect;
  PlumbRect ends = task->inward ? *target : plumb_rect_union (source, target);
  PlumbRect region = plumb_rect_grown (&ends, reach);
  int common = task->common;

  if (task->inward)
    region = plumb_rect_union (&region, source);
  if (common >= 0 && level != PLUMB_ROUTE_FORCED)
    {
      double clearance = task->inward                  ? 0
                         : level == PLUMB_ROUTE_STRICT ? PLUMB_ROUTE_CLEARANCE
                                                       : TIGHT_CLEARANCE;
      PlumbRect room = plumb_rect_grown (&world->nodes[common].rect, -clearance);
      double left, top, right, bottom;

      /* An end that sticks out of its container is reached all the same. */
      room = plumb_rect_union (&room, &ends);
      left = MAX (region.x, room.x);
      top = MAX (region.y, room.y);
      right = MIN (plumb_rect_right (&region), plumb_rect_right (&room));
      bottom = MIN (plumb_rect_bottom (&region), plumb_rect_bottom (&room));
      region = (PlumbRect){ left, top, right - left, bottom - top };
    }
  grid->region = region;
  grid->reads = plumb_rect_grown (&region, PLUMB_ROUTE_MARGIN + PLUMB_ROUTE_CLEARANCE);
}

static void
add_node_lines (PlumbRouteGrid *grid,
                const PlumbRouteWorld *world,
                const PlumbRouteTask *task,
                int node,
                double clearance,
                PlumbRouteLevel level)
{
  const PlumbRect *title = &world->nodes[node].title;

  switch (plumb_route_role (world, task, node))
    {
    case PLUMB_ROUTE_HIDDEN:
      if (level == PLUMB_ROUTE_FORCED)
        add_lines_around (grid, world, node, clearance);
      break;
    case PLUMB_ROUTE_BOX:
      add_lines_around (grid, world, node, clearance);
      break;
    case PLUMB_ROUTE_OWN:
      add_end_lines (grid, world, node, clearance);
      if (task->inward && node == task->source)
        add_inner_lines (grid, &world->nodes[node].rect);
      break;
    case PLUMB_ROUTE_CROSS:
      add_lines_around (grid, world, node, clearance);
      add_inner_lines (grid, &world->nodes[node].rect);
      if (title->width > 0)
        add_title_lines (grid, title);
      break;
    case PLUMB_ROUTE_COMMON:
      if (title->width > 0)
        add_title_lines (grid, title);
      break;
    }
}

static void
price_title (PlumbRouteGrid *grid, const PlumbRouteNode *node, PlumbRouteLevel level)
{
  guint8 price = level == PLUMB_ROUTE_FORCED ? PLUMB_ROUTE_ALONG : PLUMB_ROUTE_CLOSED;
  double clearance = level == PLUMB_ROUTE_STRICT ? PLUMB_ROUTE_CLEARANCE : TIGHT_CLEARANCE;

  if (node->title.width > 0)
    price_box (grid, &node->title, clearance, price, price);
}

static void
price_node (PlumbRouteGrid *grid,
            const PlumbRouteWorld *world,
            const PlumbRouteTask *task,
            int node,
            double clearance,
            PlumbRouteLevel level)
{
  const PlumbRect *r = &world->nodes[node].rect;
  gboolean forced = level == PLUMB_ROUTE_FORCED;
  gboolean holds_others = world->leave[node] - world->enter[node] > 1;

  switch (plumb_route_role (world, task, node))
    {
    case PLUMB_ROUTE_HIDDEN:
      if (!forced)
        break;
      G_GNUC_FALLTHROUGH;
    case PLUMB_ROUTE_BOX:
      if (!forced)
        price_box (grid, r, clearance, PLUMB_ROUTE_CLOSED, PLUMB_ROUTE_CLOSED);
      else if (holds_others)
        price_box (grid, r, 0, PLUMB_ROUTE_FOREIGN, PLUMB_ROUTE_FOREIGN);
      else
        price_box (grid, r, clearance, PLUMB_ROUTE_ALONG, PLUMB_ROUTE_THROUGH);
      if (forced && holds_others)
        price_border (grid, r, clearance, PLUMB_ROUTE_ALONG);
      break;
    case PLUMB_ROUTE_OWN:
      if (task->inward && node == task->source)
        {
          price_border (grid, r, clearance, forced ? PLUMB_ROUTE_ALONG : PLUMB_ROUTE_CLOSED);
          price_title (grid, &world->nodes[node], level);
        }
      else
        price_own (grid, r, clearance);
      break;
    case PLUMB_ROUTE_CROSS:
    case PLUMB_ROUTE_COMMON:
      price_border (grid, r, clearance, forced ? PLUMB_ROUTE_ALONG : PLUMB_ROUTE_CLOSED);
      price_title (grid, &world->nodes[node], level);
      break;
    }
}

static void
make_room (PlumbRouteGrid *grid)
{
  gsize need = (gsize)grid->nx * grid->ny;

  if (need > grid->room)
    {
      grid->room = need + need / 2;
      g_free (grid->across);
      g_free (grid->down);
      grid->across = g_malloc (grid->room);
      grid->down = g_malloc (grid->room);
      g_free (grid->seen_across);
      g_free (grid->seen_down);
      grid->seen_across = g_malloc (grid->room);
      grid->seen_down = g_malloc (grid->room);
    }
  memset (grid->across, PLUMB_ROUTE_FREE, need);
  memset (grid->down, PLUMB_ROUTE_FREE, need);
}

/* Marks the edges that are seen along a line from @from to @to; @stride is from edge to edge. */
static void
look_along (const guint8 *price,
            guint8 *seen,
            const GArray *along,
            guint first,
            guint stride,
            const Seed *seed)
{
  guint low = plumb_route_lower_bound (along, seed->from - EPSILON);
  guint high = plumb_route_lower_bound (along, seed->to + EPSILON);
  guint n = along->len;

  for (guint k = low > 0 ? low - 1 : 0; k < high && k + 1 < n; k++)
    seen[first + k * stride] = 1;
  for (guint k = low > 0 ? low - 1 : 0;
       k > 0 && price[first + (k - 1) * stride] != PLUMB_ROUTE_CLOSED; k--)
    seen[first + (k - 1) * stride] = 1;
  for (guint k = high; k + 1 < n && price[first + k * stride] != PLUMB_ROUTE_CLOSED; k++)
    seen[first + k * stride] = 1;
}

/* Closes what of each line lies behind something, seen from where the line comes from: a shortest
 * way never needs it (Wybrow, Marriott, Stuckey, section 3). */
static void
close_unseen (PlumbRouteGrid *grid)
{
  gsize n = (gsize)grid->nx * grid->ny;

  memset (grid->seen_across, 0, n);
  memset (grid->seen_down, 0, n);
  for (guint k = 0; k < grid->x_seeds->len; k++)
    {
      const Seed *seed = &g_array_index (grid->x_seeds, Seed, k);
      guint x = plumb_route_lower_bound (grid->xs, seed->at - EPSILON);

      look_along (grid->down, grid->seen_down, grid->ys, x, grid->nx, seed);
    }
  for (guint k = 0; k < grid->y_seeds->len; k++)
    {
      const Seed *seed = &g_array_index (grid->y_seeds, Seed, k);
      guint y = plumb_route_lower_bound (grid->ys, seed->at - EPSILON);

      look_along (grid->across, grid->seen_across, grid->xs, y * grid->nx, 1, seed);
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!grid->seen_across[i])
        grid->across[i] = PLUMB_ROUTE_CLOSED;
      if (!grid->seen_down[i])
        grid->down[i] = PLUMB_ROUTE_CLOSED;
    }
}

/* Builds the grid for @task in a corridor of @reach around its ends. Returns FALSE when the ends
 * leave nothing to route in (an empty corridor). */
gboolean
plumb_route_grid_build (PlumbRouteGrid *grid,
                        PlumbRouteWorld *world,
                        const PlumbRouteTask *task,
                        double reach,
                        PlumbRouteLevel level)
{
  const PlumbRect *a = &world->nodes[task->source].rect, *b = &world->nodes[task->target].rect;
  double clearance = level == PLUMB_ROUTE_STRICT ? PLUMB_ROUTE_CLEARANCE : TIGHT_CLEARANCE;
  int common = task->common;
  const int *near;
  guint n;

  g_array_set_size (grid->xs, 0);
  g_array_set_size (grid->ys, 0);
  g_array_set_size (grid->x_seeds, 0);
  g_array_set_size (grid->y_seeds, 0);
  choose_region (grid, world, task, reach, level);
  near = plumb_route_world_query (world, &grid->reads, &n);
  for (guint k = 0; k < n; k++)
    add_node_lines (grid, world, task, near[k], clearance, level);
  add_straight_lines (grid, a, b);
  if (task->pinned)
    {
      if (task->pinned_vertical)
        add_x (grid, task->pinned_at, &grid->region);
      else
        add_y (grid, task->pinned_at, &grid->region);
    }
  sort_lines (grid->xs);
  sort_lines (grid->ys);
  grid->nx = grid->xs->len;
  grid->ny = grid->ys->len;
  if (grid->nx < 2 || grid->ny < 2)
    return FALSE;
  make_room (grid);
  if (level == PLUMB_ROUTE_FORCED && common >= 0)
    price_outside (grid, &world->nodes[common].rect, PLUMB_ROUTE_FOREIGN);
  for (guint k = 0; k < n; k++)
    price_node (grid, world, task, near[k], clearance, level);
  if (level != PLUMB_ROUTE_FORCED)
    close_unseen (grid);
  return TRUE;
}
