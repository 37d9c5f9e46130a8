// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "scene-checks.h"

#include <math.h>

static gboolean
overlap (const PlumbRect *a, const PlumbRect *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01
         && a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

/* Whether the segment runs through the inside of the rectangle, further in than @by. */
static gboolean
runs_through (PlumbPoint a, PlumbPoint b, const PlumbRect *rect, double by)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x), top = MIN (a.y, b.y),
         bottom = MAX (a.y, b.y);

  return left < rect->x + rect->width - by && right > rect->x + by
         && top < rect->y + rect->height - by && bottom > rect->y + by;
}

static gboolean
route_runs_through (const PlumbSceneConnection *connection, const PlumbRect *rect, double by)
{
  for (guint i = 0; i + 1 < connection->n_points; i++)
    if (runs_through (connection->points[i], connection->points[i + 1], rect, by))
      return TRUE;
  return FALSE;
}

void
scene_check_apart (PlumbScene *scene)
{
  guint n = plumb_scene_get_n_boxes (scene);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const PlumbSceneBox *a = plumb_scene_get_box (scene, i);
        const PlumbSceneBox *b = plumb_scene_get_box (scene, j);

        if (a->parent == b->parent && overlap (&a->rect, &b->rect))
          g_error ("“%s” at %g,%g %gx%g lies on “%s” at %g,%g %gx%g", a->title_text, a->rect.x,
                   a->rect.y, a->rect.width, a->rect.height, b->title_text, b->rect.x, b->rect.y,
                   b->rect.width, b->rect.height);
      }
}

static void
check_contained (PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);
      const PlumbSceneBox *parent =
          box->parent >= 0 ? plumb_scene_get_box (scene, (guint)box->parent) : NULL;

      g_assert_cmpint (box->parent, <, (int)i);
      if (parent != NULL && !plumb_rect_contains_rect (&parent->rect, &box->rect))
        g_error ("“%s” sticks out of “%s”", box->title_text, parent->title_text);
      if (parent != NULL && parent->title.width > 0 && overlap (&parent->title, &box->rect))
        g_error ("“%s” lies on the name of “%s”", box->title_text, parent->title_text);
    }
}

/* -- Routes ---------------------------------------------------------------------------------------- */

static gboolean
is_on_border (PlumbPoint point, const PlumbRect *rect)
{
  gboolean in_width = point.x >= rect->x - 0.01 && point.x <= rect->x + rect->width + 0.01;
  gboolean in_height = point.y >= rect->y - 0.01 && point.y <= rect->y + rect->height + 0.01;
  gboolean at_side =
      fabs (point.x - rect->x) < 0.01 || fabs (point.x - rect->x - rect->width) < 0.01;
  gboolean at_top =
      fabs (point.y - rect->y) < 0.01 || fabs (point.y - rect->y - rect->height) < 0.01;

  return (in_width && at_top) || (in_height && at_side);
}

static void
check_end (PlumbScene *scene, const PlumbSceneConnection *connection, PlumbPoint point, int index)
{
  const PlumbSceneBox *box = plumb_scene_get_box (scene, (guint)index);

  if (!is_on_border (point, &box->rect))
    g_error ("“%s” ends at %g,%g, not on the border of “%s” at %g,%g %gx%g",
             connection->description, point.x, point.y, box->title_text, box->rect.x, box->rect.y,
             box->rect.width, box->rect.height);
}

static void
check_route (PlumbScene *scene, const PlumbSceneConnection *connection)
{
  g_assert_cmpuint (connection->n_points, >=, 2);
  for (guint i = 0; i + 1 < connection->n_points; i++)
    g_assert_true (fabs (connection->points[i].x - connection->points[i + 1].x) < 1e-6
                   || fabs (connection->points[i].y - connection->points[i + 1].y) < 1e-6);
  if (connection->walled_in)
    return;
  check_end (scene, connection, connection->points[0], connection->source);
  check_end (scene, connection, connection->points[connection->n_points - 1], connection->target);
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);

      if (!box->container && (int)i != connection->source && (int)i != connection->target
          && route_runs_through (connection, &box->rect, 0.5))
        g_error ("“%s” runs through “%s”", connection->description, box->title_text);
    }
}

/* -- Labels ---------------------------------------------------------------------------------------- */

static gboolean
has_label (const PlumbSceneConnection *connection)
{
  return connection->label == PLUMB_LABEL_PLACED || connection->label == PLUMB_LABEL_DISC;
}

static void
check_off_boxes (PlumbScene *scene, const PlumbSceneConnection *connection)
{
  const PlumbRect *label = &connection->label_rect;

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);

      if (overlap (label, box->container ? &box->title : &box->rect))
        g_error ("the label of “%s” lies on “%s”", connection->description, box->title_text);
      if (box->badge != NULL && overlap (label, &box->badge_rect))
        g_error ("the label of “%s” lies on the badge of “%s”", connection->description,
                 box->title_text);
    }
  for (guint i = 0; i < plumb_scene_get_n_notes (scene); i++)
    if (overlap (label, &plumb_scene_get_note (scene, i)->rect))
      g_error ("the label of “%s” lies on a note", connection->description);
}

static void
check_off_others (PlumbScene *scene, guint index)
{
  const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, index);
  PlumbRect label = connection->label_rect;

  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *other = plumb_scene_get_connection (scene, i);

      if (i == index)
        continue;
      if (route_runs_through (other, &label, 0.01))
        g_error ("“%s” runs through the label of “%s”", other->description,
                 connection->description);
      if (has_label (other) && overlap (&label, &other->label_rect))
        g_error ("the labels of “%s” and “%s” overlap", connection->description,
                 other->description);
    }
}

static void
check_label (PlumbScene *scene, guint index)
{
  const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, index);
  gboolean says = connection->method[0] != NULL || connection->data[0] != NULL
                  || connection->former_data[0] != NULL;

  g_assert_cmpint (connection->label != PLUMB_LABEL_NONE, ==, says);
  if (connection->gaps > 0)
    g_assert_cmpfloat (connection->gap_rect.width, >, 0);
  if (connection->label == PLUMB_LABEL_DISC || connection->label == PLUMB_LABEL_LEGEND)
    g_assert_cmpuint (connection->number, >, 0);
  if (!has_label (connection))
    return;
  if (!route_runs_through (connection, &connection->label_rect, 1))
    g_error ("the label of “%s” is not on its connector", connection->description);
  check_off_boxes (scene, connection);
  check_off_others (scene, index);
}

void
scene_check_sound (PlumbScene *scene)
{
  check_contained (scene);
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      check_route (scene, plumb_scene_get_connection (scene, i));
      check_label (scene, i);
    }
}
