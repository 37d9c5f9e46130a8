// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a drag comes to, from where the pointer is: how far boxes move, how large one becomes, what lies
 * below. */

#include "app/canvas/plumb-canvas-private.h"

#include <math.h>

#define SNAP_PIXELS 7
#define LEAST_WIDTH (6 * PLUMB_GRID)
#define LEAST_HEIGHT (4 * PLUMB_GRID)

static const PlumbSceneBox *
box_at (PlumbCanvas *self, guint index)
{
  return plumb_scene_get_box (self->scene, index);
}

static gboolean
is_among (GArray *boxes, int index)
{
  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    if (g_array_index (boxes, guint, i) == (guint)index)
      return TRUE;
  return FALSE;
}

/* Whether @index or a container around it is among @boxes. */
static gboolean
goes_along (PlumbCanvas *self, GArray *boxes, int index)
{
  for (int at = index; at >= 0; at = box_at (self, (guint)at)->parent)
    if (is_among (boxes, at))
      return TRUE;
  return FALSE;
}

static gboolean
is_around (PlumbCanvas *self, guint outer, int inner)
{
  for (int at = inner; at >= 0; at = box_at (self, (guint)at)->parent)
    if ((guint)at == outer)
      return TRUE;
  return FALSE;
}

/* The index of the innermost container at @point that is not in @without (may be NULL), or -1. */
int
plumb_canvas_find_container (PlumbCanvas *self, PlumbPoint point, GArray *without)
{
  int found = -1;

  for (guint i = 0; i < plumb_scene_get_n_boxes (self->scene); i++)
    {
      const PlumbSceneBox *box = box_at (self, i);

      if (box->container && plumb_rect_contains_point (&box->rect, point)
          && !goes_along (self, without, (int)i)
          && (found < 0 || box->depth > box_at (self, (guint)found)->depth))
        found = (int)i;
    }
  return found;
}

/* -- The start --------------------------------------------------------------------------------- */

/* Boxes that are in sight and neither move nor lie around what moves. */
static GArray *
find_others (PlumbCanvas *self, GArray *moving)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  PlumbPoint corner = plumb_canvas_to_diagram (self, 0, 0);
  PlumbRect sight = { corner.x, corner.y, gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                      gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };

  for (guint i = 0; i < plumb_scene_get_n_boxes (self->scene); i++)
    {
      const PlumbSceneBox *box = box_at (self, i);
      gboolean around = FALSE;

      if (goes_along (self, moving, (int)i) || !plumb_rect_intersects (&sight, &box->rect))
        continue;
      for (guint j = 0; j < moving->len && box->container; j++)
        around = around || is_around (self, i, (int)g_array_index (moving, guint, j));
      if (!around)
        g_array_append_val (others, box->rect);
    }
  return others;
}

static void
start_moving (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;

  drag->boxes = plumb_canvas_get_selected_boxes (self, TRUE);
  if (drag->boxes->len == 0)
    {
      drag->type = PLUMB_DRAG_PAN;
      return;
    }
  for (guint i = 0; i < drag->boxes->len; i++)
    {
      const PlumbRect *rect = &box_at (self, g_array_index (drag->boxes, guint, i))->rect;

      drag->bounds = i == 0 ? *rect : plumb_rect_union (&drag->bounds, rect);
    }
  drag->others = find_others (self, drag->boxes);
  drag->guides = g_array_new (FALSE, FALSE, sizeof (PlumbGuide));
}

static void
start_resizing (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  guint box = (guint)drag->hit.index;

  drag->boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (drag->boxes, box);
  drag->bounds = box_at (self, box)->rect;
}

/* What is dragged is shown as the very act will leave it. */
static void
start_showing (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();

  for (guint i = 0; drag->boxes != NULL && i < drag->boxes->len; i++)
    {
      PlumbHit hit = { PLUMB_HIT_BOX, (int)g_array_index (drag->boxes, guint, i) };
      PlumbRecord *system = plumb_canvas_get_record (self, &hit);

      if (system != NULL)
        g_ptr_array_add (systems, system);
    }
  if (systems->len > 0)
    drag->moving = plumb_moving_new (self->review, self->view, self->scene,
                                     (PlumbRecord *const *)systems->pdata, systems->len);
}

/* The drag has gone far enough to be one. */
void
plumb_canvas_drag_start (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;

  switch (drag->type)
    {
    case PLUMB_DRAG_MOVE:
      start_moving (self);
      start_showing (self);
      break;
    case PLUMB_DRAG_RESIZE:
      start_resizing (self);
      start_showing (self);
      break;
    case PLUMB_DRAG_SEGMENT:
      plumb_canvas_start_segment (self);
      break;
    case PLUMB_DRAG_MOVE_NOTE:
      drag->bounds = plumb_scene_get_note (self->scene, (guint)drag->hit.index)->rect;
      break;
    case PLUMB_DRAG_NONE:
    case PLUMB_DRAG_PRESSED:
    case PLUMB_DRAG_PAN:
    case PLUMB_DRAG_MARQUEE:
    case PLUMB_DRAG_CONNECT:
    case PLUMB_DRAG_END:
    case PLUMB_DRAG_LABEL:
    case PLUMB_DRAG_AREA:
    case PLUMB_DRAG_INK:
    case PLUMB_DRAG_PHOTO:
    case PLUMB_DRAG_RESIZE_NOTE:
    case PLUMB_DRAG_POINT:
    default:
      break;
    }
}

/* -- The way ----------------------------------------------------------------------------------- */

/* Shows @scene (transfer full) while something is dragged. */
void
plumb_canvas_show_dragged (PlumbCanvas *self, PlumbScene *scene)
{
  g_clear_pointer (&self->drag.scene, plumb_scene_unref);
  self->drag.scene = scene;
  plumb_tiles_set_scene (self->tiles, scene);
}

/* Where the boxes would go: the container under the pointer, when that is another one than now. */
static void
find_new_container (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  int now = box_at (self, (guint)drag->hit.index)->parent;
  int found = plumb_canvas_find_container (self, drag->at, drag->boxes);

  drag->reparent = found != now;
  drag->target = drag->reparent ? found : -1;
}

static PlumbRecord *
get_target_system (PlumbCanvas *self)
{
  PlumbHit hit = { PLUMB_HIT_BOX, self->drag.target };

  return hit.index >= 0 ? plumb_canvas_get_record (self, &hit) : NULL;
}

static void
measure_move (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  PlumbRect rect = drag->bounds;
  PlumbPoint by = { drag->at.x - drag->start.x, drag->at.y - drag->start.y };

  if (drag->moving == NULL)
    return;
  if (drag->straight && fabs (by.x) > fabs (by.y))
    by.y = 0;
  else if (drag->straight)
    by.x = 0;
  g_array_set_size (drag->guides, 0);
  rect.x += by.x;
  rect.y += by.y;
  if (!drag->free)
    {
      PlumbPoint shift =
          plumb_snap (&rect, (const PlumbRect *)(gpointer)drag->others->data, drag->others->len,
                      PLUMB_GRID, SNAP_PIXELS / self->zoom, drag->guides);

      by.x += drag->straight && by.x == 0 ? 0 : shift.x;
      by.y += drag->straight && by.y == 0 ? 0 : shift.y;
    }
  drag->by = (PlumbPoint){ round (by.x), round (by.y) };
  find_new_container (self);
  plumb_canvas_show_dragged (self, plumb_moving_move (drag->moving, drag->by.x, drag->by.y,
                                                      drag->reparent, get_target_system (self)));
}

static double
edge (PlumbCanvas *self, double value)
{
  return self->drag.free ? round (value) : round (value / PLUMB_GRID) * PLUMB_GRID;
}

static void
measure_resize (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  PlumbPoint by = { drag->at.x - drag->start.x, drag->at.y - drag->start.y };
  double left = drag->bounds.x;
  double top = drag->bounds.y;
  double right = plumb_rect_right (&drag->bounds);
  double bottom = plumb_rect_bottom (&drag->bounds);

  if (drag->edges & PLUMB_EDGE_LEFT)
    left = MIN (edge (self, left + by.x), right - LEAST_WIDTH);
  if (drag->edges & PLUMB_EDGE_RIGHT)
    right = MAX (edge (self, right + by.x), left + LEAST_WIDTH);
  if (drag->edges & PLUMB_EDGE_TOP)
    top = MIN (edge (self, top + by.y), bottom - LEAST_HEIGHT);
  if (drag->edges & PLUMB_EDGE_BOTTOM)
    bottom = MAX (edge (self, bottom + by.y), top + LEAST_HEIGHT);
  drag->rect = (PlumbRect){ left, top, right - left, bottom - top };
  if (drag->moving != NULL)
    plumb_canvas_show_dragged (self, plumb_moving_resize (drag->moving, &drag->rect));
}

static PlumbRect
between (PlumbPoint a, PlumbPoint b)
{
  return (PlumbRect){ MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
}

/* What a connection from the pressed box may end at: neither itself, nor what lies around or in it. */
static void
find_other_end (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  PlumbHit hit = plumb_scene_hit (self->scene, drag->at, 4 / self->zoom);
  gboolean is_box = hit.type == PLUMB_HIT_BOX || hit.type == PLUMB_HIT_CONTAINER;

  drag->target = -1;
  if (is_box && !is_around (self, (guint)hit.index, drag->hit.index)
      && !is_around (self, (guint)drag->hit.index, hit.index))
    drag->target = hit.index;
}

static void
measure_note (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;

  drag->rect = drag->bounds;
  drag->rect.x = edge (self, drag->bounds.x + drag->at.x - drag->start.x);
  drag->rect.y = edge (self, drag->bounds.y + drag->at.y - drag->start.y);
}

/* Computes everything of the drag from where the pointer is. */
void
plumb_canvas_drag_measure (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;

  switch (drag->type)
    {
    case PLUMB_DRAG_MOVE:
      measure_move (self);
      break;
    case PLUMB_DRAG_RESIZE:
      measure_resize (self);
      break;
    case PLUMB_DRAG_MOVE_NOTE:
      measure_note (self);
      break;
    case PLUMB_DRAG_CONNECT:
      find_other_end (self);
      break;
    case PLUMB_DRAG_END:
      plumb_canvas_measure_end (self);
      break;
    case PLUMB_DRAG_LABEL:
      plumb_canvas_measure_label (self);
      break;
    case PLUMB_DRAG_SEGMENT:
      plumb_canvas_measure_segment (self);
      break;
    case PLUMB_DRAG_MARQUEE:
      drag->rect = between (drag->start, drag->at);
      break;
    case PLUMB_DRAG_AREA:
      drag->rect = between (drag->start, drag->at);
      drag->rect = plumb_snap_to_grid (&drag->rect, PLUMB_GRID);
      break;
    case PLUMB_DRAG_INK:
      plumb_canvas_ink_continue (self, self->pointer.x, self->pointer.y, 100);
      break;
    case PLUMB_DRAG_PHOTO:
      plumb_canvas_measure_photo (self);
      break;
    case PLUMB_DRAG_RESIZE_NOTE:
    case PLUMB_DRAG_POINT:
      plumb_canvas_measure_note (self);
      break;
    case PLUMB_DRAG_NONE:
    case PLUMB_DRAG_PRESSED:
    case PLUMB_DRAG_PAN:
    default:
      break;
    }
}
