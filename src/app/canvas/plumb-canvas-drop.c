// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the end of a drag does to the review: one transaction each. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static PlumbRecord *
system_at (PlumbCanvas *self, int box)
{
  return box >= 0 ? plumb_review_get_record (self->review, "system",
                                             plumb_scene_get_box (self->scene, (guint)box)->id)
                  : NULL;
}

static void
drop_boxes (PlumbCanvas *self)
{
  const PlumbDrag *drag = &self->drag;
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (drag->by.x == 0 && drag->by.y == 0 && !drag->reparent)
    return;
  for (guint i = 0; i < drag->boxes->len; i++)
    {
      PlumbRecord *system = system_at (self, (int)g_array_index (drag->boxes, guint, i));

      if (system != NULL)
        g_ptr_array_add (systems, system);
    }
  if (!plumb_edit_move (self->review, self->view, (PlumbRecord *const *)systems->pdata,
                        systems->len, drag->by.x, drag->by.y, drag->reparent,
                        drag->reparent ? system_at (self, drag->target) : NULL,
                        drag->free ? PLUMB_ROOM_LEAVE : PLUMB_ROOM_MAKE, &error))
    plumb_canvas_report (self, error);
}

static void
drop_edges (PlumbCanvas *self)
{
  PlumbRecord *system = system_at (self, self->drag.hit.index);
  PlumbRect rect = self->drag.rect;
  g_autoptr (GError) error = NULL;

  if (system != NULL
      && !plumb_edit_resize (self->review, self->view, system, &rect,
                             self->drag.free ? PLUMB_ROOM_LEAVE : PLUMB_ROOM_MAKE, &error))
    plumb_canvas_report (self, error);
}

static gboolean
set_note_place (PlumbCanvas *self, PlumbRecord *note, const PlumbRect *rect, GError **error)
{
  return plumb_review_set_integer (self->review, note, "x", (gint64)round (rect->x), error)
         && plumb_review_set_integer (self->review, note, "y", (gint64)round (rect->y), error);
}

static void
drop_note (PlumbCanvas *self)
{
  PlumbRecord *note = plumb_canvas_get_record (self, &self->drag.hit);
  PlumbRect rect = self->drag.rect;
  g_autoptr (GError) error = NULL;

  if (note == NULL)
    return;
  plumb_review_begin (self->review, _ ("Move note"));
  if (!set_note_place (self, note, &rect, &error))
    plumb_review_rollback (self->review);
  else
    plumb_review_commit (self->review, &error);
  plumb_canvas_report (self, error);
}

/* A note goes by (@dx, @dy) without a drag. */
void
plumb_canvas_nudge_note (PlumbCanvas *self, const char *note, double dx, double dy)
{
  PlumbDrag *drag = &self->drag;
  int index = plumb_scene_find_note (self->scene, note);

  if (index < 0)
    return;
  drag->hit = (PlumbHit){ PLUMB_HIT_NOTE, index };
  drag->rect = plumb_scene_get_note (self->scene, (guint)index)->rect;
  drag->rect.x += dx;
  drag->rect.y += dy;
  drop_note (self);
}

/* Between two boxes: connects, and asks how. In the void: asks what the other end is. */
static void
drop_connection (PlumbCanvas *self)
{
  PlumbRecord *source = system_at (self, self->drag.hit.index);
  PlumbRecord *target = system_at (self, self->drag.target);
  g_autofree char *from = source != NULL ? g_strdup (plumb_record_get_id (source)) : NULL;
  PlumbPoint at = self->drag.at;
  g_autoptr (GError) error = NULL;
  PlumbRecord *connection;

  plumb_canvas_set_tool (self, PLUMB_TOOL_SELECT);
  if (source == NULL)
    return;
  if (target == NULL)
    {
      PlumbRect place = plumb_canvas_get_new_place (self, at);
      g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, at));

      plumb_canvas_name_new (self, PLUMB_NAMING_NEW_SYSTEM, &place, container, from);
      return;
    }
  connection = plumb_edit_connect (self->review, self->view, source, target, &error);
  if (connection == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  plumb_selection_set (self->selection, "connection", plumb_record_get_id (connection));
  plumb_canvas_rename (self, "connection", plumb_record_get_id (connection));
}

static void
drop_marquee (PlumbCanvas *self)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) found =
      self->drag.extend ? plumb_canvas_dup_selected (self, FALSE) : g_ptr_array_new ();

  plumb_scene_find_inside (self->scene, &self->drag.rect, boxes, connections);
  for (guint i = 0; i < boxes->len; i++)
    {
      PlumbHit hit = { PLUMB_HIT_BOX, (int)g_array_index (boxes, guint, i) };
      PlumbRecord *record = plumb_canvas_get_record (self, &hit);

      if (record != NULL && !g_ptr_array_find (found, record, NULL))
        g_ptr_array_add (found, record);
    }
  for (guint i = 0; i < connections->len; i++)
    {
      PlumbHit hit = { PLUMB_HIT_CONNECTION, (int)g_array_index (connections, guint, i) };
      PlumbRecord *record = plumb_canvas_get_record (self, &hit);

      if (record != NULL && !g_ptr_array_find (found, record, NULL))
        g_ptr_array_add (found, record);
    }
  plumb_canvas_select_records (self, found);
}

static void
drop_area (PlumbCanvas *self)
{
  PlumbRect rect = self->drag.rect;
  PlumbPoint center = plumb_rect_center (&rect);
  g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, center));
  PlumbTool tool = self->tool;

  plumb_canvas_set_tool (self, PLUMB_TOOL_SELECT);
  plumb_canvas_name_new (self,
                         tool == PLUMB_TOOL_CONTAINER ? PLUMB_NAMING_NEW_CONTAINER
                         : tool == PLUMB_TOOL_NOTE    ? PLUMB_NAMING_NEW_NOTE
                                                      : PLUMB_NAMING_NEW_SYSTEM,
                         &rect, container, NULL);
}

/* Ends the drag where it is. */
void
plumb_canvas_drop (PlumbCanvas *self)
{
  switch (self->drag.type)
    {
    case PLUMB_DRAG_MOVE:
      drop_boxes (self);
      break;
    case PLUMB_DRAG_RESIZE:
      drop_edges (self);
      break;
    case PLUMB_DRAG_MOVE_NOTE:
      drop_note (self);
      break;
    case PLUMB_DRAG_CONNECT:
      drop_connection (self);
      break;
    case PLUMB_DRAG_END:
      plumb_canvas_drop_end (self);
      break;
    case PLUMB_DRAG_LABEL:
      plumb_canvas_drop_label (self);
      break;
    case PLUMB_DRAG_SEGMENT:
      plumb_canvas_drop_segment (self);
      break;
    case PLUMB_DRAG_MARQUEE:
      drop_marquee (self);
      break;
    case PLUMB_DRAG_AREA:
      drop_area (self);
      break;
    case PLUMB_DRAG_INK:
      plumb_canvas_ink_end (self);
      break;
    case PLUMB_DRAG_PHOTO:
      plumb_canvas_drop_photo (self);
      break;
    case PLUMB_DRAG_RESIZE_NOTE:
    case PLUMB_DRAG_POINT:
      plumb_canvas_drop_note (self);
      break;
    case PLUMB_DRAG_NONE:
    case PLUMB_DRAG_PRESSED:
    case PLUMB_DRAG_PAN:
    default:
      break;
    }
}
