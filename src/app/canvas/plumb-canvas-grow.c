// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where something new stands that one is about to name. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

#define GROW_ACROSS (14 * PLUMB_GRID) /* leaves room for a label on the connector */
#define GROW_DOWN (12 * PLUMB_GRID)
#define MOST_TRIES 24

/* The usual box around @center, on the grid. */
PlumbRect
plumb_canvas_get_new_place (PlumbCanvas *self, PlumbPoint center)
{
  PlumbRect place = { center.x - PLUMB_BOX_WIDTH / 2.0, center.y - PLUMB_BOX_HEIGHT / 2.0,
                      PLUMB_BOX_WIDTH, PLUMB_BOX_HEIGHT };

  return plumb_snap_to_grid (&place, PLUMB_GRID);
}

/* The id of the innermost container at @point, or NULL. */
const char *
plumb_canvas_get_container_at (PlumbCanvas *self, PlumbPoint point)
{
  int found = plumb_canvas_find_container (self, point, NULL);

  return found >= 0 ? plumb_scene_get_box (self->scene, (guint)found)->id : NULL;
}

static gboolean
is_free (PlumbCanvas *self, const PlumbRect *place)
{
  PlumbRect around = plumb_rect_grown (place, PLUMB_GRID);

  for (guint i = 0; i < plumb_scene_get_n_boxes (self->scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (self->scene, i);

      if (!box->container && plumb_rect_intersects (&box->rect, &around))
        return FALSE;
    }
  return TRUE;
}

/* @center, or the nearest point from there on where a new box has room. */
PlumbPoint
plumb_canvas_find_free (PlumbCanvas *self, PlumbPoint center)
{
  for (int ring = 0; ring < MOST_TRIES / 2; ring++)
    for (int x = -ring; x <= ring; x++)
      for (int y = -ring; y <= ring; y++)
        {
          PlumbPoint at = { center.x + x * (PLUMB_BOX_WIDTH + 3 * PLUMB_GRID),
                            center.y + y * (PLUMB_BOX_HEIGHT + 3 * PLUMB_GRID) };
          PlumbRect place = plumb_canvas_get_new_place (self, at);

          if (MAX (ABS (x), ABS (y)) == ring && is_free (self, &place))
            return at;
        }
  return center;
}

static void
step (PlumbRect *place, PlumbSide side, double across, double down)
{
  switch (side)
    {
    case PLUMB_SIDE_TOP:
      place->y -= down;
      break;
    case PLUMB_SIDE_RIGHT:
      place->x += across;
      break;
    case PLUMB_SIDE_BOTTOM:
      place->y += down;
      break;
    case PLUMB_SIDE_LEFT:
    default:
      place->x -= across;
      break;
    }
}

/* Beside the box on that side; where that is taken, alternately to both sides of the way. */
static PlumbRect
find_place (PlumbCanvas *self, const PlumbRect *box, PlumbSide side)
{
  PlumbPoint center = plumb_rect_center (box);
  PlumbRect first = plumb_canvas_get_new_place (self, center);
  gboolean upright = side == PLUMB_SIDE_TOP || side == PLUMB_SIDE_BOTTOM;
  double across = (box->width + PLUMB_BOX_WIDTH) / 2 + GROW_ACROSS;
  double down = (box->height + PLUMB_BOX_HEIGHT) / 2 + GROW_DOWN;

  step (&first, side, across, down);
  first = plumb_snap_to_grid (&first, PLUMB_GRID);
  for (int i = 0; i < MOST_TRIES; i++)
    {
      double aside = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2);
      PlumbRect place = first;

      if (upright)
        place.x += aside * (PLUMB_BOX_WIDTH + 3 * PLUMB_GRID);
      else
        place.y += aside * (PLUMB_BOX_HEIGHT + 3 * PLUMB_GRID);
      if (is_free (self, &place))
        return place;
    }
  return first;
}

/* Makes a neighbour of the selected system on that side, connected from it, and starts its name. */
void
plumb_canvas_grow (PlumbCanvas *self, PlumbSide side)
{
  int only = plumb_canvas_get_only_box (self);
  const PlumbSceneBox *box;
  g_autofree char *from = NULL;
  g_autofree char *container = NULL;
  PlumbRect place;

  if (only < 0 || !plumb_canvas_is_editable (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  box = plumb_scene_get_box (self->scene, (guint)only);
  place = find_place (self, &box->rect, side);
  from = g_strdup (box->id);
  container = g_strdup (plumb_canvas_get_container_at (self, plumb_rect_center (&place)));
  if (g_strcmp0 (container, from) == 0)
    g_clear_pointer (&container, g_free);
  plumb_canvas_name_new (self, PLUMB_NAMING_NEW_SYSTEM, &place, container, from);
}
