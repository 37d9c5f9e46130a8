// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-grid.h"

#include <math.h>

#define EPSILON PLUMB_ROUTE_EPSILON
#define TITLE_LINE 8.0
#define TIGHT_CLEARANCE 1.0

PlumbRouteGrid *
plumb_route_grid_new (void)
{
  PlumbRouteGrid *grid = g_new0 (PlumbRouteGrid, 1);

  grid->columns = plumb_route_lines_new ();
  grid->rows = plumb_route_lines_new ();
  grid->crossings = g_array_new (FALSE, FALSE, sizeof (PlumbRouteCrossing));
  grid->first = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->last_of = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->active = g_array_new (FALSE, FALSE, sizeof (guint64));
  grid->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->chain = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->ports = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  return grid;
}

void
plumb_route_grid_free (PlumbRouteGrid *grid)
{
  if (grid == NULL)
    return;
  plumb_route_lines_free (grid->columns);
  plumb_route_lines_free (grid->rows);
  g_array_unref (grid->crossings);
  g_array_unref (grid->first);
  g_array_unref (grid->last_of);
  g_array_unref (grid->active);
  g_array_unref (grid->starts);
  g_array_unref (grid->ends);
  g_array_unref (grid->chain);
  g_array_unref (grid->ports);
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

/* The innermost container that holds both ends, an end that holds the other
 * included; -1 = none. */
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

/* Whether @other runs within a container that is foreign to @task, so that they
 * never meet. */
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

/* A vertical line at @x beside @r. */
static void
add_x (PlumbRouteGrid *grid, double x, const PlumbRect *r)
{
  if (x >= grid->region.x && x <= plumb_rect_right (&grid->region))
    plumb_route_lines_add (grid->columns, x, r->y, plumb_rect_bottom (r));
}

static void
add_y (PlumbRouteGrid *grid, double y, const PlumbRect *r)
{
  if (y >= grid->region.y && y <= plumb_rect_bottom (&grid->region))
    plumb_route_lines_add (grid->rows, y, r->x, plumb_rect_right (r));
}

/* Where routes pass a side with @gap free beside it, or -1 when there is no
 * room. */
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
  /* Off the middle too: who leaves beside another need not cross it. */
  for (guint k = 1; k < 4; k++)
    {
      add_x (grid, r->x + k * r->width / 4, r);
      add_y (grid, r->y + k * r->height / 4, r);
    }
  add_x (grid, plumb_rect_right (r), r);
  add_y (grid, r->y, r);
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

/* Raises the price of what passes the inside of the given area, by rows and by
 * columns. */
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
  if (right - left < 2 * EPSILON || bottom - top < 2 * EPSILON)
    return;
  if (across)
    plumb_route_lines_block (grid->rows, top, bottom, left, right, price);
  if (down)
    plumb_route_lines_block (grid->columns, left, right, top, bottom, price);
}

static void
price_box (PlumbRouteGrid *grid, const PlumbRect *r, double clearance, guint8 near, guint8 inside)
{
  price_area (grid, r->x - clearance, r->y - clearance, plumb_rect_right (r) + clearance,
              plumb_rect_bottom (r) + clearance, TRUE, TRUE, near);
  if (inside != near)
    price_area (grid, r->x, r->y, plumb_rect_right (r), plumb_rect_bottom (r), TRUE, TRUE, inside);
}

/* The box of an end: entered nowhere, left straight and only within the ports'
 * span. */
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

/* The corridor: @reach around both ends, but within the container that holds
 * both. */
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

/* Lines reach from the first to the last of those that cross them. */
static void
open_lines (PlumbRouteLines *lines, const PlumbRouteLines *others, gboolean only_seen)
{
  plumb_route_lines_open (lines, plumb_route_lines_at (others, 0),
                          plumb_route_lines_at (others, others->at->len - 1), only_seen);
}

/* Builds the grid for @task in a corridor of @reach around its ends. Returns
 * FALSE when the ends leave nothing to route in (an empty corridor). */
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

  gboolean forced = level == PLUMB_ROUTE_FORCED;

  plumb_route_lines_clear (grid->columns);
  plumb_route_lines_clear (grid->rows);
  grid->priced = forced;
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
  plumb_route_lines_sort (grid->columns);
  plumb_route_lines_sort (grid->rows);
  if (grid->columns->at->len < 2 || grid->rows->at->len < 2)
    return FALSE;
  if (forced && common >= 0)
    price_outside (grid, &world->nodes[common].rect, PLUMB_ROUTE_FOREIGN);
  for (guint k = 0; k < n; k++)
    price_node (grid, world, task, near[k], clearance, level);
  open_lines (grid->columns, grid->rows, !forced);
  open_lines (grid->rows, grid->columns, !forced);
  plumb_route_grid_cross (grid, a, b);
  return TRUE;
}
