// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Labels of a scene's connections, and the marks that stand on them. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

#define LABEL_LINE_PAD 7.0
#define NEAR 16.0 /* what is further from a change than this keeps its label */

static gboolean
is_marked (const PlumbSceneConnection *connection)
{
  return connection->state != PLUMB_STATE_SAME || connection->assumed;
}

/* How far the marks on a label's upper corners stand out. */
static double
overhang (const PlumbSceneConnection *connection)
{
  return connection->gaps > 0 || is_marked (connection) ? PLUMB_MARK_SIZE / 2 : 0;
}

static double
block_height (const PlumbTextSize *size)
{
  return size->n_lines * size->line;
}

/* The label's own size; 0 when there is nothing to say. */
static void
measure_label (const PlumbSceneConnection *connection, double *width, double *height)
{
  double text = MAX (connection->method_size.width,
                     MAX (connection->data_size.width, connection->former_size.width));

  *width = *height = 0;
  if (text <= 0)
    return;
  *width = ceil ((text + 2 * PLUMB_LABEL_PAD_X) / 2) * 2;
  *height = ceil ((block_height (&connection->method_size) + block_height (&connection->data_size)
                   + block_height (&connection->former_size) + LABEL_LINE_PAD)
                  / 2)
            * 2;
  *height = MAX (*height, 22);
  if (connection->state == PLUMB_STATE_CHANGED)
    {
      /* Its outline is double. */
      *width += 8;
      *height += 8;
    }
}

static PlumbRect
around (double x, double y, double width, double height)
{
  return (PlumbRect){ x - width / 2, y - height / 2, width, height };
}

/* The triangle at the upper right corner of the label, the mark at the upper left one; beside a disc;
 * without both, on the connector. */
static void
place_marks (PlumbSceneConnection *connection)
{
  PlumbRect rect = connection->label_rect;
  PlumbPoint mark = { rect.x + 3, rect.y };
  PlumbPoint gap = { plumb_rect_right (&rect) - 3, rect.y };

  if (connection->label == PLUMB_LABEL_DISC)
    {
      mark = (PlumbPoint){ rect.x - 4, rect.y - 4 };
      gap = (PlumbPoint){ plumb_rect_right (&rect) + 6, rect.y - 4 };
    }
  else if (connection->label != PLUMB_LABEL_PLACED)
    {
      gboolean both = connection->gaps > 0 && is_marked (connection);

      mark = gap = plumb_scene_get_route_middle (connection);
      mark.x -= both ? 12 : 0;
      gap.x += both ? 12 : 0;
    }
  connection->gap_rect = connection->state_rect = (PlumbRect){ 0 };
  if (connection->gaps > 0)
    connection->gap_rect = around (gap.x, gap.y - 0.5, PLUMB_GAP_WIDTH, PLUMB_GAP_HEIGHT);
  if (is_marked (connection))
    connection->state_rect = around (mark.x, mark.y, PLUMB_MARK_SIZE, PLUMB_MARK_SIZE);
}

static void
add_obstacles (const PlumbScene *scene, GArray *obstacles, GArray *containers)
{
  for (guint i = 0; i < scene->n_boxes; i++)
    {
      const PlumbSceneBox *box = &scene->boxes[i];

      if (!box->container)
        g_array_append_val (obstacles, box->rect);
      else
        {
          g_array_append_val (containers, box->rect);
          if (box->title.width > 0)
            g_array_append_val (obstacles, box->title);
        }
      if (box->badge != NULL)
        g_array_append_val (obstacles, box->badge_rect);
    }
  for (guint i = 0; i < scene->n_notes; i++)
    g_array_append_val (obstacles, scene->notes[i].rect);
}

static void
take_label (PlumbSceneConnection *connection, const PlumbLabelPlace *place)
{
  double out = overhang (connection);

  connection->label = place->outcome;
  connection->number = place->number;
  connection->label_rect = place->rect;
  if (place->outcome == PLUMB_LABEL_PLACED)
    connection->label_rect = plumb_rect_grown (&place->rect, -out);
  else if (place->outcome != PLUMB_LABEL_DISC)
    connection->label_rect = (PlumbRect){ 0 };
  place_marks (connection);
}

/* -- Placing -------------------------------------------------------------------------------------- */

static void
fill_request (PlumbLabelRequest *request, const PlumbSceneConnection *connection)
{
  double out = overhang (connection);

  request->points = connection->points;
  request->n_points = connection->n_points;
  request->offset = connection->label_offset;
  measure_label (connection, &request->width, &request->height);
  if (request->width > 0)
    {
      request->width += 2 * out;
      request->height += 2 * out;
    }
}

static void
place (PlumbLabelScene *labels, GArray *obstacles, GArray *containers, PlumbLabelPlace *places)
{
  labels->obstacles = (const PlumbRect *)(gpointer)obstacles->data;
  labels->n_obstacles = obstacles->len;
  labels->containers = (const PlumbRect *)(gpointer)containers->data;
  labels->n_containers = containers->len;
  labels->disc = PLUMB_DISC_SIZE;
  plumb_labels_place (labels, places);
}

/* Places every label: the same scene has the same labels, whatever was there before. */
void
plumb_scene_place_labels (PlumbScene *scene)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autofree PlumbLabelRequest *requests = g_new0 (PlumbLabelRequest, scene->n_connections + 1);
  g_autofree PlumbLabelPlace *places = g_new0 (PlumbLabelPlace, scene->n_connections + 1);
  PlumbLabelScene labels = { .requests = requests, .n_requests = scene->n_connections };

  add_obstacles (scene, obstacles, containers);
  for (guint i = 0; i < scene->n_connections; i++)
    fill_request (&requests[i], &scene->connections[i]);
  place (&labels, obstacles, containers, places);
  for (guint i = 0; i < scene->n_connections; i++)
    take_label (&scene->connections[i], &places[i]);
}

/* -- While dragging ------------------------------------------------------------------------------- */

static gboolean
same_route (const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  return a->n_points == b->n_points
         && memcmp (a->points, b->points, a->n_points * sizeof (PlumbPoint)) == 0;
}

static PlumbRect
route_bounds (const PlumbSceneConnection *connection)
{
  PlumbRect bounds = { 0 };

  for (guint i = 0; i < connection->n_points; i++)
    {
      PlumbRect point = { connection->points[i].x, connection->points[i].y, 0, 0 };

      bounds = i > 0 ? plumb_rect_union (&bounds, &point) : point;
    }
  return plumb_rect_grown (&bounds, NEAR);
}

static gboolean
runs_under (const PlumbSceneConnection *connection, const PlumbRect *rect)
{
  for (guint i = 0; i + 1 < connection->n_points; i++)
    if (plumb_segment_crosses_rect (connection->points[i], connection->points[i + 1], rect))
      return TRUE;
  return FALSE;
}

/* Whether a box that moved, or a route that changed, now lies on the label of @connection. */
static gboolean
is_disturbed (const PlumbScene *scene,
              const PlumbScene *before,
              const gboolean *rerouted,
              const PlumbSceneConnection *connection)
{
  PlumbRect rect = plumb_rect_grown (&connection->label_rect, 4);

  if (connection->label_rect.width <= 0)
    return FALSE;
  for (guint i = 0; i < scene->n_boxes; i++)
    if (!scene->boxes[i].container
        && (scene->boxes[i].rect.x != before->boxes[i].rect.x
            || scene->boxes[i].rect.y != before->boxes[i].rect.y
            || scene->boxes[i].rect.width != before->boxes[i].rect.width
            || scene->boxes[i].rect.height != before->boxes[i].rect.height)
        && plumb_rect_intersects (&rect, &scene->boxes[i].rect))
      return TRUE;
  for (guint i = 0; i < scene->n_connections; i++)
    if (rerouted[i] && runs_under (&scene->connections[i], &rect))
      return TRUE;
  return FALSE;
}

static void
renumber (PlumbScene *scene)
{
  guint number = 0;

  for (guint i = 0; i < scene->n_connections; i++)
    if (scene->connections[i].label == PLUMB_LABEL_DISC
        || scene->connections[i].label == PLUMB_LABEL_LEGEND)
      scene->connections[i].number = ++number;
}

/* The part of the picture in which labels are placed anew: only what lies there can be in the way. */
static PlumbRect
area_of (const PlumbScene *scene, const gboolean *wanted)
{
  PlumbRect area = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < scene->n_connections; i++)
    if (wanted[i])
      {
        PlumbRect bounds = route_bounds (&scene->connections[i]);

        area = any ? plumb_rect_union (&area, &bounds) : bounds;
        any = TRUE;
      }
  return plumb_rect_grown (&area, PLUMB_LABEL_MAX_WIDTH);
}

static void
place_wanted (PlumbScene *scene, const gboolean *wanted)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autofree PlumbLabelRequest *requests = g_new0 (PlumbLabelRequest, scene->n_connections + 1);
  g_autofree PlumbLabelPlace *places = g_new0 (PlumbLabelPlace, scene->n_connections + 1);
  g_autofree guint *owners = g_new0 (guint, scene->n_connections + 1);
  PlumbRect area = area_of (scene, wanted);
  PlumbLabelScene labels = { .requests = requests };

  add_obstacles (scene, obstacles, containers);
  for (guint i = obstacles->len; i > 0; i--)
    if (!plumb_rect_intersects (&area, &g_array_index (obstacles, PlumbRect, i - 1)))
      g_array_remove_index_fast (obstacles, i - 1);
  for (guint i = 0; i < scene->n_connections; i++)
    {
      const PlumbSceneConnection *connection = &scene->connections[i];
      PlumbRect bounds = route_bounds (connection);
      PlumbRect label = plumb_rect_grown (&connection->label_rect, overhang (connection));

      if (!plumb_rect_intersects (&area, &bounds))
        continue;
      fill_request (&requests[labels.n_requests], connection);
      if (!wanted[i])
        {
          requests[labels.n_requests].width = 0;
          if (connection->label_rect.width > 0)
            g_array_append_val (obstacles, label);
        }
      owners[labels.n_requests++] = i;
    }
  place (&labels, obstacles, containers, places);
  for (guint i = 0; i < labels.n_requests; i++)
    if (wanted[owners[i]])
      take_label (&scene->connections[owners[i]], &places[i]);
}

/* Places the labels of what changed since @before, which @scene was copied from; the others stay where
 * they are. Much less work than all of them, as each step of a drag needs. */
void
plumb_scene_place_changed_labels (PlumbScene *scene, const PlumbScene *before)
{
  guint n = scene->n_connections, n_wanted = 0;
  g_autofree gboolean *rerouted = g_new0 (gboolean, n + 1);
  g_autofree gboolean *wanted = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    rerouted[i] = !same_route (&scene->connections[i], &before->connections[i]);
  for (guint i = 0; i < n; i++)
    {
      wanted[i] = rerouted[i] || is_disturbed (scene, before, rerouted, &scene->connections[i]);
      n_wanted += wanted[i];
    }
  if (n_wanted == 0)
    return;
  place_wanted (scene, wanted);
  renumber (scene);
}
