// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What follows from where boxes stand: titles, badges, labels and their marks, notes, bounds. */

#include <math.h>
#include <stdlib.h>

#include "diagram/plumb-scene-metrics.h"
#include "diagram/plumb-scene-private.h"

/* Free room that a container keeps around what lies in it; its name stands there. */
PlumbInsets
plumb_scene_box_get_padding (const PlumbSceneBox *box)
{
  if (box->ours)
    return (PlumbInsets){ 24, 24, 56, 24 };
  return (PlumbInsets){ 48, 24, 24, 24 };
}

/* Containers from their own rectangles and their content, innermost first. */
void
plumb_scene_grow_containers (PlumbScene *scene)
{
  for (guint i = 0; i < scene->n_boxes; i++)
    scene->boxes[i].rect = scene->own[i];
  for (int i = (int)scene->n_boxes - 1; i >= 0; i--)
    {
      const PlumbSceneBox *box = &scene->boxes[i];
      PlumbSceneBox *parent = box->parent >= 0 ? &scene->boxes[box->parent] : NULL;
      PlumbInsets padding;
      PlumbRect rect = box->rect;

      if (parent == NULL)
        continue;
      padding = plumb_scene_box_get_padding (parent);
      rect.x -= padding.left;
      rect.y -= padding.top;
      rect.width += padding.left + padding.right;
      rect.height += padding.top + padding.bottom;
      parent->rect = plumb_rect_union (&parent->rect, &rect);
    }
}

static void
place_title (PlumbSceneBox *box)
{
  double width = box->name_size.width;
  double height = MAX (box->name_size.line, box->detail_size.line);

  if (box->former_size.width > 0)
    width += PLUMB_CONTAINER_GAP + box->former_size.width;
  if (box->detail_size.width > 0)
    width += PLUMB_CONTAINER_GAP + box->detail_size.width;
  box->title = (PlumbRect){ box->rect.x + PLUMB_CONTAINER_INSET, box->rect.y + 12, width, height };
  if (box->ours)
    box->title.y = plumb_rect_bottom (&box->rect) - 12 - height;
  if (width <= 0)
    box->title.width = box->title.height = 0;
}

/* Titles of containers, which routes keep clear of. */
void
plumb_scene_place_box_parts (PlumbScene *scene)
{
  for (guint i = 0; i < scene->n_boxes; i++)
    {
      PlumbSceneBox *box = &scene->boxes[i];

      if (box->container)
        place_title (box);
    }
}

/* The ends of connectors by box: a chain through `next`, an end being twice the connection, plus one for
 * its target. */
typedef struct
{
  const PlumbScene *scene;
  int *first;
  int *next;
} Ends;

static void
add_end (Ends *ends, int box, int end)
{
  ends->next[end] = ends->first[box];
  ends->first[box] = end;
}

static Ends
collect_ends (const PlumbScene *scene)
{
  Ends ends = { scene, g_new (int, scene->n_boxes + 1), g_new (int, 2 * scene->n_connections + 1) };

  for (guint i = 0; i < scene->n_boxes; i++)
    ends.first[i] = -1;
  for (guint i = 0; i < scene->n_connections; i++)
    {
      add_end (&ends, scene->connections[i].source, (int)(2 * i));
      add_end (&ends, scene->connections[i].target, (int)(2 * i + 1));
    }
  return ends;
}

/* Whether a connector ends at @box beneath @rect. */
static gboolean
covers_an_end (const Ends *ends, guint box, const PlumbRect *rect)
{
  PlumbRect wide = plumb_rect_grown (rect, 6);

  for (int end = ends->first[box]; end >= 0; end = ends->next[end])
    {
      const PlumbSceneConnection *connection = &ends->scene->connections[end / 2];
      guint n = connection->n_points;

      if (n > 0 && plumb_rect_contains_point (&wide, connection->points[end % 2 ? n - 1 : 0]))
        return TRUE;
    }
  return FALSE;
}

static void
place_badge (PlumbScene *scene, const Ends *ends, guint index)
{
  PlumbSceneBox *box = &scene->boxes[index];
  double right = box->rect.width - 8 - box->badge_rect.width;
  double half = ceil (box->badge_rect.height / 2);
  const PlumbPoint places[] = {
    { right, -half - 1 },
    { 32, -half - 1 },
    { right / 2, -half - 1 },
    { 8, -half - 1 },
    { right * 0.75, -half - 1 },
    { right, box->rect.height - half + 1 },
    { 8, box->rect.height - half + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      box->badge_rect.x = box->rect.x + round (places[i].x);
      box->badge_rect.y = box->rect.y + places[i].y;
      if (!covers_an_end (ends, index, &box->badge_rect))
        return;
    }
  box->badge_rect.x = box->rect.x + round (places[0].x);
  box->badge_rect.y = box->rect.y + places[0].y;
}

/* Badges stand on the upper right corner, or elsewhere on the border where they would cover an arrow
 * head. */
void
plumb_scene_place_badges (PlumbScene *scene)
{
  Ends ends = collect_ends (scene);

  for (guint i = 0; i < scene->n_boxes; i++)
    if (scene->boxes[i].badge != NULL)
      place_badge (scene, &ends, i);
  g_free (ends.first);
  g_free (ends.next);
}

/* The middle of the longest segment. */
PlumbPoint
plumb_scene_get_route_middle (const PlumbSceneConnection *connection)
{
  double best = -1;
  PlumbPoint middle = { 0, 0 };

  for (guint i = 0; i + 1 < connection->n_points; i++)
    {
      PlumbPoint a = connection->points[i], b = connection->points[i + 1];
      double length = fabs (b.x - a.x) + fabs (b.y - a.y);

      if (length > best)
        {
          best = length;
          middle = (PlumbPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
        }
    }
  return middle;
}

/* -- Notes ---------------------------------------------------------------------------------------- */

/* The place on or in @rect nearest to @point, but not its very corner. */
static PlumbPoint
clamp_into (const PlumbRect *rect, PlumbPoint point)
{
  double inset = MIN (14, MIN (rect->width, rect->height) / 2);
  gboolean beside = point.x < rect->x || point.x > plumb_rect_right (rect);

  if (beside)
    return (PlumbPoint){ CLAMP (point.x, rect->x, plumb_rect_right (rect)),
                         CLAMP (point.y, rect->y + inset, plumb_rect_bottom (rect) - inset) };
  if (point.y < rect->y || point.y > plumb_rect_bottom (rect))
    return (PlumbPoint){ CLAMP (point.x, rect->x + inset, plumb_rect_right (rect) - inset),
                         CLAMP (point.y, rect->y, plumb_rect_bottom (rect)) };
  return (PlumbPoint){ CLAMP (point.x, rect->x, plumb_rect_right (rect)),
                       CLAMP (point.y, rect->y, plumb_rect_bottom (rect)) };
}

/* Leaders of notes: from the border of the note to the border of what it points at. */
void
plumb_scene_place_notes (PlumbScene *scene)
{
  for (guint i = 0; i < scene->n_notes; i++)
    {
      PlumbSceneNote *note = &scene->notes[i];
      int target = scene->note_targets[i];
      PlumbPoint center = plumb_rect_center (&note->rect);

      note->points = target != -1;
      if (target >= 0)
        note->leader[1] = clamp_into (&scene->boxes[target].rect, center);
      else if (target < -1)
        note->leader[1] = plumb_scene_get_route_middle (&scene->connections[-2 - target]);
      if (note->points)
        note->leader[0] = clamp_into (&note->rect, note->leader[1]);
    }
}

/* -- Order and bounds ----------------------------------------------------------------------------- */

static void
include (PlumbRect *all, gboolean *any, const PlumbRect *rect)
{
  if (rect->width <= 0 && rect->height <= 0)
    return;
  *all = *any ? plumb_rect_union (all, rect) : *rect;
  *any = TRUE;
}

static void
find_bounds (PlumbScene *scene)
{
  gboolean any = FALSE;

  scene->bounds = (PlumbRect){ 0 };
  for (guint i = 0; i < scene->n_boxes; i++)
    {
      include (&scene->bounds, &any, &scene->boxes[i].rect);
      if (scene->boxes[i].badge != NULL)
        include (&scene->bounds, &any, &scene->boxes[i].badge_rect);
    }
  for (guint i = 0; i < scene->n_connections; i++)
    {
      const PlumbSceneConnection *connection = &scene->connections[i];

      for (guint j = 0; j < connection->n_points; j++)
        {
          PlumbRect point = { connection->points[j].x - 1, connection->points[j].y - 1, 2, 2 };

          include (&scene->bounds, &any, &point);
        }
      include (&scene->bounds, &any, &connection->label_rect);
      include (&scene->bounds, &any, &connection->gap_rect);
      include (&scene->bounds, &any, &connection->state_rect);
    }
  for (guint i = 0; i < scene->n_notes; i++)
    include (&scene->bounds, &any, &scene->notes[i].rect);
}

static gboolean
crosses (const PlumbSceneConnection *connection, const PlumbRect *rect)
{
  for (guint i = 0; i + 1 < connection->n_points; i++)
    if (plumb_segment_crosses_rect (connection->points[i], connection->points[i + 1], rect))
      return TRUE;
  return FALSE;
}

/* Whether another connector runs under the label or a mark of connection @index. */
static gboolean
is_crossed (const PlumbScene *scene, guint index, GArray *near)
{
  const PlumbSceneConnection *connection = &scene->connections[index];
  const PlumbRect *parts[] = { &connection->label_rect, &connection->gap_rect,
                               &connection->state_rect };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i]->width <= 0)
        continue;
      g_array_set_size (near, 0);
      plumb_scene_find_touching (scene, parts[i], NULL, near, NULL);
      for (guint j = 0; j < near->len; j++)
        {
          guint other = g_array_index (near, guint, j);

          if (other != index && crosses (&scene->connections[other], parts[i]))
            return TRUE;
        }
    }
  return FALSE;
}

/* Labels that other connectors cross are drawn last, so that they stay readable. */
static void
find_order (PlumbScene *scene)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *last = g_new0 (gboolean, scene->n_connections + 1);
  guint n = 0;

  for (guint i = 0; i < scene->n_connections; i++)
    scene->order[i] = i;
  for (guint i = 0; i < scene->n_connections; i++)
    last[i] = is_crossed (scene, i, near);
  for (guint i = 0; i < scene->n_connections; i++)
    if (!last[i])
      scene->order[n++] = i;
  for (guint i = 0; i < scene->n_connections; i++)
    if (last[i])
      scene->order[n++] = i;
}

/* Everything that follows from boxes and routes. @before: the scene that this one was copied from, for
 * a step of dragging; NULL for a whole scene. */
void
plumb_scene_finish (PlumbScene *scene, const PlumbScene *before)
{
  plumb_scene_place_badges (scene);
  if (before != NULL)
    plumb_scene_place_changed_labels (scene, before);
  else
    plumb_scene_place_labels (scene);
  plumb_scene_place_notes (scene);
  find_bounds (scene);
  scene->index = plumb_scene_index_new (scene);
  find_order (scene);
}
