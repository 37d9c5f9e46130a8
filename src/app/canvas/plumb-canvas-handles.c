// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The handles of a box: circles at its sides to draw connections from, squares to resize it. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

/* In pixels. A finger needs a target of 44, and handles so far apart that it hits only one. */
typedef struct
{
  double connect_away; /* from the border */
  double connect_reach;
  double resize_away;
  double resize_reach;
  double least_side; /* a smaller box has no handles at the middle of its sides */
} Sizes;

static const Sizes for_pointer = { 14, 10, 0, 7, 44 };
static const Sizes for_finger = { 58, 22, 12, 22, 132 };

static const Sizes *
sizes (PlumbCanvas *self)
{
  return self->touched ? &for_finger : &for_pointer;
}

/* How far around its middle a connect handle takes a press, in pixels. */
double
plumb_canvas_get_handle_reach (PlumbCanvas *self)
{
  return sizes (self)->connect_reach;
}

static const PlumbEdges handle_edges[8] = {
  PLUMB_EDGE_LEFT | PLUMB_EDGE_TOP,
  PLUMB_EDGE_RIGHT | PLUMB_EDGE_TOP,
  PLUMB_EDGE_RIGHT | PLUMB_EDGE_BOTTOM,
  PLUMB_EDGE_LEFT | PLUMB_EDGE_BOTTOM,
  PLUMB_EDGE_TOP,
  PLUMB_EDGE_RIGHT,
  PLUMB_EDGE_BOTTOM,
  PLUMB_EDGE_LEFT,
};

/* The box whose connect handles show: the one under the pointer, else the one selected; -1: none. */
int
plumb_canvas_get_handle_box (PlumbCanvas *self)
{
  if (!plumb_canvas_is_editable (self) || self->scene == NULL)
    return -1;
  if (self->tool != PLUMB_TOOL_SELECT && self->tool != PLUMB_TOOL_CONNECT)
    return -1;
  if (self->hover.type == PLUMB_HIT_BOX && self->hover.index >= 0)
    return self->hover.index;
  return plumb_canvas_get_only_box (self);
}

static const PlumbSceneBox *
handle_box (PlumbCanvas *self)
{
  int box = plumb_canvas_get_handle_box (self);

  return box >= 0 && (guint)box < plumb_scene_get_n_boxes (self->scene)
             ? plumb_scene_get_box (self->scene, (guint)box)
             : NULL;
}

/* Where the handle at @side stands in the widget; FALSE when no box has any. */
gboolean
plumb_canvas_get_connect_handle (PlumbCanvas *self, PlumbSide side, PlumbPoint *at)
{
  const PlumbSceneBox *box = handle_box (self);
  double away = sizes (self)->connect_away;
  PlumbRect rect;
  PlumbPoint center;

  if (box == NULL)
    return FALSE;
  rect = plumb_canvas_rect_to_widget (self, &box->rect);
  center = plumb_rect_center (&rect);
  switch (side)
    {
    case PLUMB_SIDE_TOP:
      *at = (PlumbPoint){ center.x, rect.y - away };
      break;
    case PLUMB_SIDE_RIGHT:
      *at = (PlumbPoint){ plumb_rect_right (&rect) + away, center.y };
      break;
    case PLUMB_SIDE_BOTTOM:
      *at = (PlumbPoint){ center.x, plumb_rect_bottom (&rect) + away };
      break;
    case PLUMB_SIDE_LEFT:
    default:
      *at = (PlumbPoint){ rect.x - away, center.y };
      break;
    }
  return TRUE;
}

/* Whether (@x, @y) of the widget is on a connect handle. */
gboolean
plumb_canvas_hit_connect_handle (PlumbCanvas *self, double x, double y, PlumbSide *side)
{
  for (PlumbSide at = PLUMB_SIDE_TOP; at <= PLUMB_SIDE_LEFT; at++)
    {
      PlumbPoint handle;

      if (plumb_canvas_get_connect_handle (self, at, &handle)
          && hypot (handle.x - x, handle.y - y) <= sizes (self)->connect_reach)
        {
          *side = at;
          return TRUE;
        }
    }
  return FALSE;
}

static PlumbPoint
handle_at (const PlumbRect *rect, PlumbEdges edges)
{
  PlumbPoint at = plumb_rect_center (rect);

  if (edges & PLUMB_EDGE_LEFT)
    at.x = rect->x;
  if (edges & PLUMB_EDGE_RIGHT)
    at.x = plumb_rect_right (rect);
  if (edges & PLUMB_EDGE_TOP)
    at.y = rect->y;
  if (edges & PLUMB_EDGE_BOTTOM)
    at.y = plumb_rect_bottom (rect);
  return at;
}

static gboolean
has_room (const PlumbRect *rect, PlumbEdges edges, double least)
{
  gboolean beside = edges & (PLUMB_EDGE_LEFT | PLUMB_EDGE_RIGHT);
  gboolean above = edges & (PLUMB_EDGE_TOP | PLUMB_EDGE_BOTTOM);

  if (beside && above)
    return TRUE;
  return (beside ? rect->height : rect->width) >= least;
}

/* The box @box of the scene in what is shown, whose indices may be others; NULL: it has none. */
const PlumbSceneBox *
plumb_canvas_get_shown_box (PlumbCanvas *self, int box)
{
  PlumbScene *shown = plumb_canvas_get_shown (self);

  if (box < 0)
    return NULL;
  if (shown != self->scene)
    box = plumb_scene_find_box (shown, plumb_scene_get_box (self->scene, (guint)box)->id);
  return box >= 0 ? plumb_scene_get_box (shown, (guint)box) : NULL;
}

/* Fills in where the resize handles of the box or note that alone is selected stand in the widget, and what
 * they drag. Returns: how many there are. */
guint
plumb_canvas_get_resize_handles (PlumbCanvas *self, PlumbPoint at[8], PlumbEdges edges[8])
{
  gboolean editable = plumb_canvas_is_editable (self) && self->tool == PLUMB_TOOL_SELECT;
  const PlumbSceneBox *shown =
      plumb_canvas_get_shown_box (self, editable ? plumb_canvas_get_only_box (self) : -1);
  int note = editable ? plumb_canvas_get_only_note (self) : -1;
  PlumbRect rect, border;
  guint n = 0;

  if (shown == NULL && note < 0)
    return 0;
  border = plumb_canvas_rect_to_widget (
      self, shown != NULL ? &shown->rect : &plumb_scene_get_note (self->scene, (guint)note)->rect);
  rect = plumb_rect_grown (&border, sizes (self)->resize_away);
  for (guint i = 0; i < 8; i++)
    if (has_room (&border, handle_edges[i], sizes (self)->least_side))
      {
        at[n] = handle_at (&rect, handle_edges[i]);
        edges[n++] = handle_edges[i];
      }
  return n;
}

/* The edges that a press at (@x, @y) of the widget would drag; 0: none. */
PlumbEdges
plumb_canvas_hit_resize_handle (PlumbCanvas *self, double x, double y)
{
  PlumbPoint at[8];
  PlumbEdges edges[8];
  guint n = plumb_canvas_get_resize_handles (self, at, edges);

  for (guint i = 0; i < n; i++)
    if (fabs (at[i].x - x) <= sizes (self)->resize_reach
        && fabs (at[i].y - y) <= sizes (self)->resize_reach)
      return edges[i];
  return 0;
}
