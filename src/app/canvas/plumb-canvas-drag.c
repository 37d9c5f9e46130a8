// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A press, a drag and its end, apart from the gestures that bring them: what was pressed decides what
 * the drag will be, once it has gone far enough to be one. */

#include "app/canvas/plumb-canvas-private.h"

#define EXTEND (GDK_SHIFT_MASK | GDK_CONTROL_MASK)
#define HOLDS_OFF (GDK_ALT_MASK | GDK_CONTROL_MASK)

/* Forgets what is being dragged; the picture is left as it is shown. */
void
plumb_canvas_drag_forget (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;

  g_clear_pointer (&drag->boxes, g_array_unref);
  g_clear_pointer (&drag->others, g_array_unref);
  g_clear_pointer (&drag->guides, g_array_unref);
  g_clear_pointer (&drag->scene, plumb_scene_unref);
  g_clear_pointer (&drag->moving, plumb_moving_free);
  plumb_canvas_ink_forget (self);
  plumb_canvas_forget_photo (self);
  *drag = (PlumbDrag){ .type = PLUMB_DRAG_NONE, .target = -1, .hit = { .index = -1 } };
  plumb_canvas_scroll_at_edges (self, FALSE);
}

/* Puts everything back to where it was. */
void
plumb_canvas_drag_cancel (PlumbCanvas *self)
{
  if (self->drag.type == PLUMB_DRAG_NONE)
    return;
  plumb_canvas_drag_forget (self);
  plumb_tiles_set_scene (self->tiles, self->scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
plumb_canvas_is_dragging (PlumbCanvas *self)
{
  return self->drag.type > PLUMB_DRAG_PRESSED;
}

/* -- The press --------------------------------------------------------------------------------- */

/* The triangle stands for the gaps of its connection: the first open one is meant. */
static gboolean
select_gap (PlumbCanvas *self, const char *connection)
{
  const GPtrArray *gaps = plumb_review_get_records (self->review, "gap");

  for (guint i = 0; i < gaps->len; i++)
    if (plumb_record_is (gaps->pdata[i], "connection", connection)
        && !plumb_record_is_settled (gaps->pdata[i]))
      {
        plumb_selection_set (self->selection, "gap", plumb_record_get_id (gaps->pdata[i]));
        return TRUE;
      }
  return FALSE;
}

static void
select_pressed (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  const char *table = plumb_canvas_get_hit_table (&drag->hit);
  const char *id = plumb_canvas_get_hit_id (self, &drag->hit);

  if (id == NULL || (drag->hit.type == PLUMB_HIT_GAP && select_gap (self, id)))
    return;
  if (plumb_selection_contains (self->selection, table, id))
    drag->narrow = TRUE;
  else if (drag->extend)
    plumb_selection_add (self->selection, table, id);
  else
    plumb_selection_set (self->selection, table, id);
}

static PlumbDragType
drag_of_hit (PlumbCanvas *self)
{
  gboolean editable = plumb_canvas_is_editable (self);

  switch (self->drag.hit.type)
    {
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
      return editable ? PLUMB_DRAG_MOVE : PLUMB_DRAG_PAN;
    case PLUMB_HIT_LABEL:
      return editable ? PLUMB_DRAG_LABEL : PLUMB_DRAG_PAN;
    case PLUMB_HIT_NOTE:
      return editable ? PLUMB_DRAG_MOVE_NOTE : PLUMB_DRAG_PAN;
    case PLUMB_HIT_CONNECTION:
      return editable ? PLUMB_DRAG_SEGMENT : PLUMB_DRAG_PAN;
    case PLUMB_HIT_GAP:
    case PLUMB_HIT_INSIDE:
    case PLUMB_HIT_NOTHING:
    default:
      return PLUMB_DRAG_MARQUEE;
    }
}

static void
press_with_select (PlumbCanvas *self, double x, double y)
{
  PlumbDrag *drag = &self->drag;
  PlumbSide side;

  if (plumb_canvas_hit_end_handle (self, x, y, &drag->at_source))
    {
      const char *id = plumb_selection_get_only (self->selection, "connection");

      drag->hit = (PlumbHit){ PLUMB_HIT_CONNECTION, plumb_scene_find_connection (self->scene, id) };
      drag->next = PLUMB_DRAG_END;
      return;
    }
  if (plumb_canvas_hit_connect_handle (self, x, y, &side))
    {
      drag->hit = (PlumbHit){ PLUMB_HIT_BOX, plumb_canvas_get_handle_box (self) };
      drag->next = PLUMB_DRAG_CONNECT;
      return;
    }
  if (plumb_canvas_press_note (self, x, y))
    return;
  drag->edges = plumb_canvas_hit_resize_handle (self, x, y);
  if (drag->edges != 0)
    {
      drag->hit = (PlumbHit){ PLUMB_HIT_BOX, plumb_canvas_get_only_box (self) };
      drag->next = PLUMB_DRAG_RESIZE;
      return;
    }
  if (drag->hit.type == PLUMB_HIT_NOTHING && !drag->extend && plumb_canvas_press_photo (self, x, y))
    return;
  if (drag->hit.type != PLUMB_HIT_INSIDE)
    select_pressed (self);
  drag->next = drag_of_hit (self);
}

static void
press (PlumbCanvas *self, double x, double y)
{
  PlumbDrag *drag = &self->drag;

  switch (plumb_canvas_is_editable (self) ? self->tool : PLUMB_TOOL_SELECT)
    {
    case PLUMB_TOOL_SYSTEM:
    case PLUMB_TOOL_CONTAINER:
    case PLUMB_TOOL_NOTE:
      drag->next = PLUMB_DRAG_AREA;
      break;
    case PLUMB_TOOL_CONNECT:
      drag->next = drag->hit.type == PLUMB_HIT_BOX || drag->hit.type == PLUMB_HIT_CONTAINER
                       ? PLUMB_DRAG_CONNECT
                       : PLUMB_DRAG_MARQUEE;
      break;
    case PLUMB_TOOL_SELECT:
    case PLUMB_TOOL_PEN:
    case PLUMB_TOOL_ERASER:
    default:
      press_with_select (self, x, y);
      break;
    }
}

void
plumb_canvas_drag_begin (PlumbCanvas *self, double x, double y, GdkModifierType state)
{
  PlumbDrag *drag = &self->drag;

  if (plumb_canvas_has_pen (self) && !self->space_held)
    {
      plumb_canvas_ink_begin (self, x, y, 100, self->tool == PLUMB_TOOL_ERASER);
      return;
    }
  plumb_canvas_drag_cancel (self);
  plumb_canvas_stop_gliding (self);
  self->fit_most = 0;
  drag->type = PLUMB_DRAG_PRESSED;
  drag->start = drag->at = plumb_canvas_to_diagram (self, x, y);
  drag->start_x = x;
  drag->start_y = y;
  drag->value_x = gtk_adjustment_get_value (self->adjustments[0]);
  drag->value_y = gtk_adjustment_get_value (self->adjustments[1]);
  drag->extend = (state & EXTEND) != 0;
  drag->hit = plumb_canvas_hit (self, x, y);
  self->pointer = (PlumbPoint){ x, y };
  if (self->space_held)
    drag->next = PLUMB_DRAG_PAN;
  else
    press (self, x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* -- The way ----------------------------------------------------------------------------------- */

/* Takes the ground along with the pointer, from where the drag began. */
void
plumb_canvas_drag_pan (PlumbCanvas *self, double x, double y)
{
  plumb_canvas_note_pan (self, x, y);
  plumb_canvas_scroll_to (self, self->drag.value_x - (x - self->drag.start_x),
                          self->drag.value_y - (y - self->drag.start_y));
}

static gboolean
scrolls_at_edges (PlumbDragType type)
{
  return type != PLUMB_DRAG_PAN && type != PLUMB_DRAG_LABEL;
}

void
plumb_canvas_drag_update (PlumbCanvas *self, double x, double y, GdkModifierType state)
{
  PlumbDrag *drag = &self->drag;

  if (drag->type == PLUMB_DRAG_NONE)
    return;
  self->pointer = (PlumbPoint){ x, y };
  if (drag->type == PLUMB_DRAG_PRESSED)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int)drag->start_x, (int)drag->start_y,
                                     (int)x, (int)y))
        return;
      drag->type = drag->next;
      plumb_canvas_drag_start (self);
      plumb_canvas_scroll_at_edges (self, scrolls_at_edges (drag->type));
      plumb_canvas_update_cursor (self);
    }
  drag->at = plumb_canvas_to_diagram (self, x, y);
  drag->free = (state & HOLDS_OFF) != 0;
  drag->straight = (state & GDK_SHIFT_MASK) != 0;
  if (drag->type == PLUMB_DRAG_PAN)
    plumb_canvas_drag_pan (self, x, y);
  else
    plumb_canvas_drag_measure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The pointer rests, but a key that changes the drag was pressed, or the ground moved below it. */
void
plumb_canvas_drag_again (PlumbCanvas *self, GdkModifierType state)
{
  if (plumb_canvas_is_dragging (self) && self->drag.type != PLUMB_DRAG_PAN)
    plumb_canvas_drag_update (self, self->pointer.x, self->pointer.y, state);
}

/* -- The end ----------------------------------------------------------------------------------- */

static void
click_with_tool (PlumbCanvas *self)
{
  PlumbRect place = plumb_canvas_get_new_place (self, self->drag.start);
  g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, self->drag.start));
  PlumbTool tool = self->tool;

  plumb_canvas_set_tool (self, PLUMB_TOOL_SELECT);
  if (tool == PLUMB_TOOL_CONTAINER)
    {
      place = plumb_rect_grown (&place, 4 * PLUMB_GRID);
      plumb_canvas_name_new (self, PLUMB_NAMING_NEW_CONTAINER, &place, container, NULL);
    }
  else if (tool == PLUMB_TOOL_NOTE)
    plumb_canvas_name_new (self, PLUMB_NAMING_NEW_NOTE, &place, container, NULL);
  else
    plumb_canvas_name_new (self, PLUMB_NAMING_NEW_SYSTEM, &place, container, NULL);
}

/* A press that went nowhere. */
static void
click (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  const char *table = plumb_canvas_get_hit_table (&drag->hit);
  const char *id = plumb_canvas_get_hit_id (self, &drag->hit);

  if (drag->next == PLUMB_DRAG_AREA)
    click_with_tool (self);
  else if (drag->next == PLUMB_DRAG_RESIZE || drag->next == PLUMB_DRAG_CONNECT
           || drag->next == PLUMB_DRAG_END || drag->next >= PLUMB_DRAG_PHOTO)
    return;
  else if (id == NULL && !drag->extend)
    plumb_selection_clear (self->selection);
  else if (id != NULL && drag->hit.type == PLUMB_HIT_INSIDE && !drag->extend)
    plumb_selection_set (self->selection, table, id);
  else if (id != NULL && drag->narrow && drag->extend)
    plumb_selection_remove (self->selection, table, id);
  else if (id != NULL && drag->narrow)
    plumb_selection_set (self->selection, table, id);
}

void
plumb_canvas_drag_end (PlumbCanvas *self)
{
  PlumbDragType type = self->drag.type;

  if (type == PLUMB_DRAG_NONE)
    return;
  plumb_canvas_scroll_at_edges (self, FALSE);
  if (type == PLUMB_DRAG_PRESSED)
    click (self);
  else
    plumb_canvas_drop (self);
  plumb_canvas_drag_cancel (self);
  if (type == PLUMB_DRAG_PAN)
    plumb_canvas_glide (self);
  plumb_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
