// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* From a scene to a display list. Containers lie at the bottom, connectors with their labels on them,
 * then boxes, notes and ink on top; the same order whether all is drawn or a part. */

#include "draw/plumb-draw-private.h"

static void
add_boxes (PlumbDisplayList *list,
           const PlumbScene *scene,
           const guint *boxes,
           guint n_boxes,
           gboolean containers)
{
  for (guint i = 0; i < n_boxes; i++)
    if (!plumb_scene_get_box (scene, boxes[i])->container == !containers)
      plumb_draw_box (list, scene, boxes[i]);
}

static void
add_parts (PlumbDisplayList *list,
           const PlumbScene *scene,
           const GArray *boxes,
           const GArray *connections,
           const GArray *notes,
           const GArray *strokes)
{
  const guint *first = (const guint *)(gpointer)boxes->data;

  add_boxes (list, scene, first, boxes->len, TRUE);
  for (guint i = 0; i < connections->len; i++)
    plumb_draw_connection (list, scene, g_array_index (connections, guint, i));
  add_boxes (list, scene, first, boxes->len, FALSE);
  for (guint i = 0; i < notes->len; i++)
    plumb_draw_note (list, scene, g_array_index (notes, guint, i));
  for (guint i = 0; i < strokes->len; i++)
    plumb_draw_stroke (list, scene, g_array_index (strokes, guint, i));
}

static GArray *
count_up (guint n)
{
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (array, i);
  return array;
}

PlumbDisplayList *
plumb_draw_scene (const PlumbScene *scene, PlumbPictureFlags flags)
{
  PlumbDisplayList *list = plumb_display_list_new ();
  guint n_connections = plumb_scene_get_n_connections (scene);
  g_autoptr (GArray) boxes = count_up (plumb_scene_get_n_boxes (scene));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) notes = count_up (plumb_scene_get_n_notes (scene));
  g_autoptr (GArray) strokes = count_up (plumb_scene_get_n_strokes (scene));

  if (n_connections > 0)
    g_array_append_vals (connections, plumb_scene_get_drawing_order (scene), n_connections);
  add_parts (list, scene, boxes, connections, notes, strokes);
  if (flags & PLUMB_PICTURE_LEGEND)
    plumb_draw_legend (list, scene);
  return list;
}

PlumbDisplayList *
plumb_draw_scene_area (const PlumbScene *scene, const PlumbRect *area)
{
  PlumbDisplayList *list = plumb_display_list_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) strokes = g_array_new (FALSE, FALSE, sizeof (guint));

  plumb_scene_find_touching (scene, area, boxes, connections, notes);
  plumb_scene_find_strokes (scene, area, strokes);
  add_parts (list, scene, boxes, connections, notes, strokes);
  return list;
}

PlumbDisplayList *
plumb_draw_scene_parts (const PlumbScene *scene,
                        const guint *boxes,
                        guint n_boxes,
                        const guint *connections,
                        guint n_connections)
{
  PlumbDisplayList *list = plumb_display_list_new ();

  add_boxes (list, scene, boxes, n_boxes, TRUE);
  for (guint i = 0; i < n_connections; i++)
    plumb_draw_connection (list, scene, connections[i]);
  add_boxes (list, scene, boxes, n_boxes, FALSE);
  return list;
}
