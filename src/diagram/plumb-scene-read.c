// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What others read of a scene. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

const char *
plumb_scene_get_view (const PlumbScene *scene)
{
  return scene->view;
}

guint
plumb_scene_get_n_boxes (const PlumbScene *scene)
{
  return scene->n_boxes;
}

const PlumbSceneBox *
plumb_scene_get_box (const PlumbScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->n_boxes, NULL);
  return &scene->boxes[index];
}

guint
plumb_scene_get_n_connections (const PlumbScene *scene)
{
  return scene->n_connections;
}

const PlumbSceneConnection *
plumb_scene_get_connection (const PlumbScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->n_connections, NULL);
  return &scene->connections[index];
}

guint
plumb_scene_get_n_notes (const PlumbScene *scene)
{
  return scene->n_notes;
}

const PlumbSceneNote *
plumb_scene_get_note (const PlumbScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->n_notes, NULL);
  return &scene->notes[index];
}

const guint *
plumb_scene_get_drawing_order (const PlumbScene *scene)
{
  return scene->order;
}

static int
find (GHashTable *indices, const char *id)
{
  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (indices, id)) - 1 : -1;
}

int
plumb_scene_find_box (const PlumbScene *scene, const char *id)
{
  return find (scene->content->boxes, id);
}

int
plumb_scene_find_connection (const PlumbScene *scene, const char *id)
{
  return find (scene->content->connections, id);
}

int
plumb_scene_find_note (const PlumbScene *scene, const char *id)
{
  return find (scene->content->notes, id);
}

gboolean
plumb_scene_get_note_target (const PlumbScene *scene, guint index, gboolean *is_box, guint *target)
{
  int stored;

  g_return_val_if_fail (index < scene->n_notes, FALSE);
  stored = scene->note_targets[index];
  if (stored == -1)
    return FALSE;
  *is_box = stored >= 0;
  *target = (guint)(stored >= 0 ? stored : -2 - stored);
  return TRUE;
}

PlumbRect
plumb_scene_get_bounds (const PlumbScene *scene)
{
  return scene->bounds;
}

gboolean
plumb_scene_is_empty (const PlumbScene *scene)
{
  return scene->n_boxes == 0 && scene->n_notes == 0 && scene->ink->n_strokes == 0;
}

guint
plumb_scene_count_state (const PlumbScene *scene, PlumbSceneState state)
{
  guint count = 0;

  for (guint i = 0; i < scene->n_boxes; i++)
    count += scene->boxes[i].state == state && !scene->boxes[i].goes_along
             && !(scene->boxes[i].container && state == PLUMB_STATE_SAME);
  for (guint i = 0; i < scene->n_connections; i++)
    count += scene->connections[i].state == state && !scene->connections[i].goes_along;
  return count;
}

/* -- Equality ------------------------------------------------------------------------------------- */

static gboolean
same_number (double a, double b)
{
  return fabs (a - b) < 1e-6 || (isnan (a) && isnan (b));
}

static gboolean
same_rect (const PlumbRect *a, const PlumbRect *b)
{
  return same_number (a->x, b->x) && same_number (a->y, b->y) && same_number (a->width, b->width)
         && same_number (a->height, b->height);
}

static gboolean
same_lines (char **a, char **b)
{
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

static gboolean
same_box (const PlumbSceneBox *a, const PlumbSceneBox *b)
{
  return strcmp (a->id, b->id) == 0 && same_rect (&a->rect, &b->rect) && a->parent == b->parent
         && a->depth == b->depth && !a->container == !b->container && !a->ours == !b->ours
         && !a->inside_ours == !b->inside_ours && !a->assumed == !b->assumed
         && !a->pinned == !b->pinned && g_strcmp0 (a->icon, b->icon) == 0 && a->family == b->family
         && same_lines (a->name, b->name) && same_lines (a->detail, b->detail)
         && same_lines (a->former_detail, b->former_detail) && same_rect (&a->title, &b->title)
         && a->state == b->state && g_strcmp0 (a->badge, b->badge) == 0
         && same_rect (&a->badge_rect, &b->badge_rect) && a->gaps == b->gaps
         && g_strcmp0 (a->description, b->description) == 0;
}

static gboolean
same_route (const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  if (a->n_points != b->n_points || !a->walled_in != !b->walled_in)
    return FALSE;
  for (guint i = 0; i < a->n_points; i++)
    if (!same_number (a->points[i].x, b->points[i].x)
        || !same_number (a->points[i].y, b->points[i].y))
      return FALSE;
  return TRUE;
}

static gboolean
same_label (const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  return a->label == b->label && a->number == b->number
         && same_rect (&a->label_rect, &b->label_rect)
         && same_number (a->label_offset, b->label_offset) && same_lines (a->method, b->method)
         && same_lines (a->data, b->data) && same_lines (a->former_data, b->former_data)
         && a->gaps == b->gaps && same_rect (&a->gap_rect, &b->gap_rect)
         && same_rect (&a->state_rect, &b->state_rect);
}

static gboolean
same_connection (const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  return strcmp (a->id, b->id) == 0 && a->source == b->source && a->target == b->target
         && same_route (a, b) && same_label (a, b) && !a->arrow_source == !b->arrow_source
         && !a->arrow_target == !b->arrow_target && a->family == b->family
         && !a->assumed == !b->assumed && a->state == b->state && !a->goes_along == !b->goes_along
         && g_strcmp0 (a->description, b->description) == 0;
}

static gboolean
same_note (const PlumbSceneNote *a, const PlumbSceneNote *b)
{
  return strcmp (a->id, b->id) == 0 && same_rect (&a->rect, &b->rect)
         && same_lines (a->lines, b->lines) && !a->points == !b->points
         && (!a->points
             || (same_number (a->leader[0].x, b->leader[0].x)
                 && same_number (a->leader[0].y, b->leader[0].y)
                 && same_number (a->leader[1].x, b->leader[1].x)
                 && same_number (a->leader[1].y, b->leader[1].y)));
}

gboolean
plumb_scene_equal (const PlumbScene *a, const PlumbScene *b)
{
  if (a == b)
    return TRUE;
  if (strcmp (a->view, b->view) != 0 || a->n_boxes != b->n_boxes
      || a->n_connections != b->n_connections || a->n_notes != b->n_notes
      || !same_rect (&a->bounds, &b->bounds) || !plumb_scene_ink_equal (a->ink, b->ink))
    return FALSE;
  for (guint i = 0; i < a->n_boxes; i++)
    if (!same_box (&a->boxes[i], &b->boxes[i]))
      return FALSE;
  for (guint i = 0; i < a->n_connections; i++)
    if (a->order[i] != b->order[i] || !same_connection (&a->connections[i], &b->connections[i]))
      return FALSE;
  for (guint i = 0; i < a->n_notes; i++)
    if (!same_note (&a->notes[i], &b->notes[i]))
      return FALSE;
  return TRUE;
}
