// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The ends of the connection that alone is selected: a handle each, that may be dragged to another
 * system, or into the void, where a new one is made. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

static const PlumbSceneConnection *
get_selected (PlumbCanvas *self)
{
  const char *id = plumb_selection_get_n (self->selection) == 1
                       ? plumb_selection_get_only (self->selection, "connection")
                       : NULL;
  int index = id != NULL ? plumb_scene_find_connection (self->scene, id) : -1;

  if (index < 0 || !plumb_canvas_is_editable (self) || self->tool != PLUMB_TOOL_SELECT)
    return NULL;
  return plumb_scene_get_connection (self->scene, (guint)index);
}

/* Where the handle of that end stands in the widget; FALSE: there is none. */
gboolean
plumb_canvas_get_end_handle (PlumbCanvas *self, gboolean source, PlumbPoint *at)
{
  const PlumbSceneConnection *connection = get_selected (self);

  if (connection == NULL || connection->n_points < 2)
    return FALSE;
  *at = plumb_canvas_to_widget (self, connection->points[source ? 0 : connection->n_points - 1]);
  return TRUE;
}

/* Whether (@x, @y) of the widget is on such a handle. */
gboolean
plumb_canvas_hit_end_handle (PlumbCanvas *self, double x, double y, gboolean *source)
{
  for (guint end = 0; end < 2; end++)
    {
      PlumbPoint at;

      if (plumb_canvas_get_end_handle (self, end == 0, &at)
          && hypot (at.x - x, at.y - y) <= plumb_canvas_get_handle_reach (self))
        {
          *source = end == 0;
          return TRUE;
        }
    }
  return FALSE;
}

/* -- The drag ---------------------------------------------------------------------------------- */

static gboolean
is_around (PlumbCanvas *self, int outer, int inner)
{
  for (int at = inner; at >= 0; at = plumb_scene_get_box (self->scene, (guint)at)->parent)
    if (at == outer)
      return TRUE;
  return FALSE;
}

/* The box under the pointer, unless it is the other end, or around or in that. */
static int
find_target (PlumbCanvas *self)
{
  const PlumbDrag *drag = &self->drag;
  const PlumbSceneConnection *connection =
      plumb_scene_get_connection (self->scene, (guint)drag->hit.index);
  int other = drag->at_source ? connection->target : connection->source;
  PlumbHit hit = plumb_scene_hit (self->scene, drag->at, 4 / self->zoom);

  if ((hit.type != PLUMB_HIT_BOX && hit.type != PLUMB_HIT_CONTAINER)
      || is_around (self, hit.index, other) || is_around (self, other, hit.index))
    return -1;
  return hit.index;
}

static PlumbRecord *
get_system (PlumbCanvas *self, int box)
{
  PlumbHit hit = { PLUMB_HIT_BOX, box };

  return box >= 0 ? plumb_canvas_get_record (self, &hit) : NULL;
}

static const char *
get_field (const PlumbDrag *drag)
{
  return drag->at_source ? "source" : "target";
}

/* Over a box the connection is shown as it will run; elsewhere it hangs at the pointer. */
void
plumb_canvas_measure_end (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  int target = find_target (self);
  PlumbRecord *connection = plumb_canvas_get_record (self, &drag->hit);
  PlumbRecord *system = get_system (self, target);

  if (target == drag->target)
    return;
  drag->target = target;
  g_clear_pointer (&drag->scene, plumb_scene_unref);
  if (connection != NULL && system != NULL)
    drag->scene = plumb_moving_try_end (self->review, self->view, self->scene, connection,
                                        get_field (drag), system);
  plumb_tiles_set_scene (self->tiles, plumb_canvas_get_shown (self));
}

/* To another box: leads there. In the void: asks what shall stand there. */
void
plumb_canvas_drop_end (PlumbCanvas *self)
{
  const PlumbDrag *drag = &self->drag;
  PlumbRecord *connection = plumb_canvas_get_record (self, &drag->hit);
  PlumbRecord *system = get_system (self, drag->target);
  PlumbHit below = plumb_scene_hit (self->scene, drag->at, 4 / self->zoom);
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return;
  if (system != NULL)
    {
      const char *now =
          plumb_view_get_value (self->review, connection, get_field (drag), self->view);

      if (g_strcmp0 (now, plumb_record_get_id (system)) != 0
          && !plumb_edit_set_in_view (self->review, self->view, connection, get_field (drag),
                                      plumb_record_get_id (system), FALSE, &error))
        plumb_canvas_report (self, error);
    }
  else if (below.type != PLUMB_HIT_BOX && below.type != PLUMB_HIT_CONTAINER)
    {
      PlumbRect place = plumb_canvas_get_new_place (self, drag->at);
      g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, drag->at));

      plumb_canvas_name_end (self, &place, container, plumb_record_get_id (connection),
                             drag->at_source);
    }
}
