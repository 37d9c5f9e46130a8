// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-walk.h"

#include <math.h>

typedef struct
{
  const PlumbScene *scene;
  GPtrArray *children;    /* of GArray of guint: by box, its content; the last one: top level */
  GPtrArray *connections; /* of GArray of guint: by box, what starts there */
  GArray *order;
} Walk;

static GPtrArray *
new_lists (guint n)
{
  GPtrArray *lists = g_ptr_array_new_full (n, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  return lists;
}

static const PlumbRect *
rect_of (const PlumbScene *scene, guint box)
{
  return &plumb_scene_get_box (scene, box)->rect;
}

static int
by_top (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlumbRect *one = rect_of (data, *(const guint *)a);
  const PlumbRect *other = rect_of (data, *(const guint *)b);

  return one->y < other->y ? -1 : one->y > other->y;
}

static int
by_left (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlumbRect *one = rect_of (data, *(const guint *)a);
  const PlumbRect *other = rect_of (data, *(const guint *)b);

  return one->x < other->x ? -1 : one->x > other->x;
}

/* As one reads: rows from the top, each from the left. A box belongs to the row while it begins above
 * the middle of the row's first box. */
static void
sort_as_read (const PlumbScene *scene, GArray *boxes)
{
  guint *values = (guint *)(gpointer)boxes->data;
  guint start = 0;

  g_array_sort_with_data (boxes, by_top, (gpointer)scene);
  while (start < boxes->len)
    {
      const PlumbRect *first = rect_of (scene, values[start]);
      guint end = start + 1;

      while (end < boxes->len
             && rect_of (scene, values[end])->y < first->y + MIN (first->height, 96) / 2)
        end++;
      g_qsort_with_data (values + start, (int)(end - start), sizeof (guint), by_left,
                         (gpointer)scene);
      start = end;
    }
}

/* What a filter did not let through is passed by. */
static void
add_stop (Walk *walk, PlumbHitType type, guint index, PlumbShade shade)
{
  PlumbStop stop = { type, index };

  if (shade == PLUMB_SHADE_FULL)
    g_array_append_val (walk->order, stop);
}

static void
walk_list (Walk *walk, GArray *boxes)
{
  sort_as_read (walk->scene, boxes);
  for (guint i = 0; i < boxes->len; i++)
    {
      guint box = g_array_index (boxes, guint, i);
      GArray *leaving = walk->connections->pdata[box];
      const PlumbSceneBox *at = plumb_scene_get_box (walk->scene, box);

      add_stop (walk, at->container ? PLUMB_HIT_CONTAINER : PLUMB_HIT_BOX, box, at->shade);
      for (guint j = 0; j < leaving->len; j++)
        {
          guint connection = g_array_index (leaving, guint, j);

          add_stop (walk, PLUMB_HIT_CONNECTION, connection,
                    plumb_scene_get_connection (walk->scene, connection)->shade);
        }
      walk_list (walk, walk->children->pdata[box]);
    }
}

/* Returns: (transfer full) (element-type PlumbStop): every box, connection and note once that stands at
 * its full strength: boxes as one reads, what lies in a container after it, a connection after its
 * source, notes last. */
GArray *
plumb_walk_get_order (const PlumbScene *scene)
{
  guint n_boxes = plumb_scene_get_n_boxes (scene);
  g_autoptr (GPtrArray) children = new_lists (n_boxes + 1);
  g_autoptr (GPtrArray) connections = new_lists (n_boxes);
  Walk walk = { scene, children, connections, g_array_new (FALSE, FALSE, sizeof (PlumbStop)) };

  for (guint i = 0; i < n_boxes; i++)
    {
      int parent = plumb_scene_get_box (scene, i)->parent;

      g_array_append_val ((GArray *)children->pdata[parent < 0 ? (int)n_boxes : parent], i);
    }
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    g_array_append_val ((GArray *)connections->pdata[plumb_scene_get_connection (scene, i)->source],
                        i);
  walk_list (&walk, children->pdata[n_boxes]);
  for (guint i = 0; i < plumb_scene_get_n_notes (scene); i++)
    add_stop (&walk, PLUMB_HIT_NOTE, i, plumb_scene_get_note (scene, i)->shade);
  return walk.order;
}

static gboolean
is_around (const PlumbScene *scene, guint box, guint other)
{
  for (int at = plumb_scene_get_box (scene, box)->parent; at >= 0;
       at = plumb_scene_get_box (scene, (guint)at)->parent)
    if ((guint)at == other)
      return TRUE;
  return FALSE;
}

/* How far it is to go to that side; what lies off the straight way counts twice. Negative: not there. */
static double
distance_to_side (const PlumbRect *from, const PlumbRect *to, PlumbSide side)
{
  PlumbPoint a = plumb_rect_center (from);
  PlumbPoint b = plumb_rect_center (to);
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double ahead, aside;

  switch (side)
    {
    case PLUMB_SIDE_LEFT:
    case PLUMB_SIDE_RIGHT:
      ahead = side == PLUMB_SIDE_RIGHT ? dx : -dx;
      aside = MAX (fabs (dy) - (from->height + to->height) / 2, 0) * 2 + fabs (dy) * 0.1;
      break;
    case PLUMB_SIDE_TOP:
    case PLUMB_SIDE_BOTTOM:
    default:
      ahead = side == PLUMB_SIDE_BOTTOM ? dy : -dy;
      aside = MAX (fabs (dx) - (from->width + to->width) / 2, 0) * 2 + fabs (dx) * 0.1;
      break;
    }
  return ahead > 1 ? ahead + aside : -1;
}

/* The index of the nearest box to @side of @box, or -1. Containers that @box lies in, and what lies in
 * it, are not beside it. */
int
plumb_walk_to_side (const PlumbScene *scene, guint box, PlumbSide side)
{
  const PlumbRect *from = rect_of (scene, box);
  double best = 0;
  int found = -1;

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      double distance;

      if (i == box || plumb_scene_get_box (scene, i)->shade != PLUMB_SHADE_FULL
          || is_around (scene, box, i) || is_around (scene, i, box))
        continue;
      distance = distance_to_side (from, rect_of (scene, i), side);
      if (distance >= 0 && (found < 0 || distance < best))
        {
          best = distance;
          found = (int)i;
        }
    }
  return found;
}

/* Returns: (transfer none): the id of the record that @stop stands for. */
const char *
plumb_stop_get_id (const PlumbScene *scene, const PlumbStop *stop)
{
  switch (stop->type)
    {
    case PLUMB_HIT_CONNECTION:
      return plumb_scene_get_connection (scene, stop->index)->id;
    case PLUMB_HIT_NOTE:
      return plumb_scene_get_note (scene, stop->index)->id;
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
    case PLUMB_HIT_INSIDE:
    case PLUMB_HIT_LABEL:
    case PLUMB_HIT_GAP:
    case PLUMB_HIT_NOTHING:
    default:
      return plumb_scene_get_box (scene, stop->index)->id;
    }
}

const char *
plumb_stop_get_table (const PlumbStop *stop)
{
  if (stop->type == PLUMB_HIT_CONNECTION)
    return "connection";
  return stop->type == PLUMB_HIT_NOTE ? "annotation" : "system";
}
