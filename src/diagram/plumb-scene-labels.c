// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Labels of a scene's connections, and the marks that stand on them. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

#define LABEL_LINE_PAD 7.0

static gboolean
is_marked (const PlumbSceneConnection *connection)
{
  return connection->state != PLUMB_STATE_SAME || connection->assumed;
}

/* How far the marks on a label's upper corners stand out: the triangle at the right, the mark at the left. */
static PlumbLabelRim
get_rim (const PlumbSceneConnection *connection)
{
  double left = is_marked (connection) ? PLUMB_MARK_SIZE / 2 : 0;
  double right = connection->gaps > 0 ? PLUMB_MARK_SIZE / 2 : 0;

  return (PlumbLabelRim){ left, right, MAX (left, right) };
}

static double
block_height (const PlumbTextSize *size)
{
  return size->n_lines * size->line;
}

/* The size of the label on @lines; 0 when there is nothing to say. */
static void
measure_label (const PlumbSceneConnection *connection,
               const PlumbLabelLines *lines,
               double *width,
               double *height)
{
  double text =
      MAX (lines->method_size.width, MAX (lines->data_size.width, lines->former_size.width));

  *width = *height = 0;
  if (text <= 0)
    return;
  *width = ceil ((text + 2 * PLUMB_LABEL_PAD_X) / 2) * 2;
  *height = ceil ((block_height (&lines->method_size) + block_height (&lines->data_size)
                   + block_height (&lines->former_size) + LABEL_LINE_PAD)
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
take_label (PlumbScene *scene, PlumbSceneConnection *connection, const PlumbLabelPlace *place)
{
  PlumbSceneLabelText *text = connection->label_text;
  gboolean narrow =
      place->narrow && plumb_scene_label_get_narrow (scene->content, scene->options.measure, text);
  const PlumbLabelLines *lines = narrow ? &text->narrow : &text->wide;

  connection->method = lines->method;
  connection->data = lines->data;
  connection->former_data = lines->former_data;
  connection->method_size = lines->method_size;
  connection->data_size = lines->data_size;
  connection->former_size = lines->former_size;
  connection->label = place->outcome;
  connection->number = place->number;
  connection->label_rect = place->rect;
  if (place->outcome != PLUMB_LABEL_PLACED && place->outcome != PLUMB_LABEL_DISC)
    connection->label_rect = (PlumbRect){ 0 };
  place_marks (connection);
}

/* -- Placing -------------------------------------------------------------------------------------- */

static PlumbLabelRequest
request_for (const PlumbSceneConnection *connection)
{
  PlumbLabelRequest request = { .points = connection->points,
                                .n_points = connection->n_points,
                                .rim = get_rim (connection),
                                .offset = connection->label_offset,
                                .words = connection->label_text->words };

  measure_label (connection, &connection->label_text->wide, &request.width, &request.height);
  return request;
}

static gboolean
measure_narrow (gpointer data, guint index, double *width, double *height)
{
  PlumbScene *scene = data;
  PlumbSceneConnection *connection = &scene->connections[index];

  if (!plumb_scene_label_get_narrow (scene->content, scene->options.measure,
                                     connection->label_text))
    return FALSE;
  measure_label (connection, &connection->label_text->narrow, width, height);
  return TRUE;
}

static PlumbSceneLabelling *
labelling_new (void)
{
  PlumbSceneLabelling *labelling = g_new0 (PlumbSceneLabelling, 1);

  g_atomic_ref_count_init (&labelling->references);
  labelling->labels = plumb_labels_new ();
  return labelling;
}

PlumbSceneLabelling *
plumb_scene_labelling_ref (PlumbSceneLabelling *labelling)
{
  g_atomic_ref_count_inc (&labelling->references);
  return labelling;
}

void
plumb_scene_labelling_unref (PlumbSceneLabelling *labelling)
{
  if (!g_atomic_ref_count_dec (&labelling->references))
    return;
  plumb_labels_free (labelling->labels);
  g_clear_pointer (&labelling->content, plumb_scene_content_unref);
  g_free (labelling);
}

/* The number of each connection when labels were placed last; NULL: the same as now. */
static int *
find_previous (const PlumbScene *scene)
{
  const PlumbSceneContent *before = scene->labelling->content;
  int *previous;

  if (before == NULL || before == scene->content)
    return NULL;
  previous = g_new (int, scene->n_connections + 1);
  for (guint i = 0; i < scene->n_connections; i++)
    previous[i] =
        GPOINTER_TO_INT (g_hash_table_lookup (before->connections, scene->connections[i].id)) - 1;
  return previous;
}

/* Places every label: the same scene has the same labels, whatever was there before. @previous (may be
 * NULL) is brought up to date for it. */
void
plumb_scene_place_labels (PlumbScene *scene, PlumbSceneLabelling *previous)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  g_autofree PlumbLabelRequest *requests = g_new (PlumbLabelRequest, scene->n_connections + 1);
  g_autofree PlumbLabelPlace *places = g_new (PlumbLabelPlace, scene->n_connections + 1);
  g_autofree int *numbers = NULL;
  PlumbLabelScene labels = { .requests = requests,
                             .n_requests = scene->n_connections,
                             .disc = PLUMB_DISC_SIZE,
                             .narrow = measure_narrow,
                             .data = scene };

  scene->labelling = previous != NULL ? plumb_scene_labelling_ref (previous) : labelling_new ();
  numbers = find_previous (scene);
  add_obstacles (scene, obstacles, containers);
  for (guint i = 0; i < scene->n_connections; i++)
    requests[i] = request_for (&scene->connections[i]);
  labels.obstacles = (const PlumbRect *)(gpointer)obstacles->data;
  labels.n_obstacles = obstacles->len;
  labels.containers = (const PlumbRect *)(gpointer)containers->data;
  labels.n_containers = containers->len;
  plumb_labels_run (scene->labelling->labels, &labels, numbers, places);
  for (guint i = 0; i < scene->n_connections; i++)
    take_label (scene, &scene->connections[i], &places[i]);
  g_clear_pointer (&scene->labelling->content, plumb_scene_content_unref);
  scene->labelling->content = plumb_scene_content_ref (scene->content);
}
