// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-toll.h"

/* So many others in a channel cost nothing; then each unit of length costs with
 * their square. */
#define SPARE 1
#define CROWDING 0.15

void
plumb_route_toll_clear (PlumbRouteToll *toll)
{
  g_free (toll->fares);
  *toll = (PlumbRouteToll){ 0 };
}

/* Forgets what was found out; from now on it is about @way on @grid. */
void
plumb_route_toll_start (PlumbRouteToll *toll,
                        PlumbRouteTraffic *traffic,
                        guint way,
                        const PlumbRouteGrid *grid)
{
  gsize need = grid->crossings->len;

  if (need > toll->room || toll->run == G_MAXUINT)
    {
      toll->room = MAX (toll->room, need + need / 2);
      toll->run = 0;
      g_free (toll->fares);
      toll->fares = g_new0 (PlumbRouteFare, toll->room);
    }
  toll->run++;
  toll->traffic = traffic;
  toll->grid = grid;
  plumb_route_traffic_look_for (traffic, way);
}

static double
x_of (const PlumbRouteToll *toll, guint crossing)
{
  return plumb_route_lines_at (toll->grid->columns,
                               plumb_route_grid_get (toll->grid, crossing)->column);
}

static double
y_of (const PlumbRouteToll *toll, guint crossing)
{
  return plumb_route_lines_at (toll->grid->rows, plumb_route_grid_get (toll->grid, crossing)->row);
}

void
plumb_route_toll_find_at (PlumbRouteToll *toll, guint crossing)
{
  PlumbRouteFare *fare = &toll->fares[crossing];
  double x = x_of (toll, crossing), y = y_of (toll, crossing);

  fare->at_run = toll->run;
  fare->over = fare->past = fare->turn = 0;
  plumb_route_traffic_meet_at (toll->traffic, FALSE, y, x, &fare->over, &fare->turn);
  plumb_route_traffic_meet_at (toll->traffic, TRUE, x, y, &fare->past, &fare->turn);
}

static float
find_between (PlumbRouteToll *toll, gboolean vertical, double at, double from, double to)
{
  double crowd;
  float toll_between =
      plumb_route_traffic_meet_between (toll->traffic, vertical, at, from, to, &crowd);

  if (crowd > SPARE)
    toll_between += (float)((to - from) * CROWDING * (crowd - SPARE) * (crowd - SPARE));
  return toll_between;
}

void
plumb_route_toll_find_right (PlumbRouteToll *toll, guint crossing)
{
  toll->fares[crossing].right_run = toll->run;
  toll->fares[crossing].right = find_between (toll, FALSE, y_of (toll, crossing),
                                              x_of (toll, crossing), x_of (toll, crossing + 1));
}

void
plumb_route_toll_find_down (PlumbRouteToll *toll, guint crossing, guint below)
{
  toll->fares[crossing].down_run = toll->run;
  toll->fares[crossing].down =
      find_between (toll, TRUE, x_of (toll, crossing), y_of (toll, crossing), y_of (toll, below));
}
