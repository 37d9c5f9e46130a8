// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The ink of a scene. It follows from nothing else, so scenes share it until it changes. */

#include <string.h>

#include "diagram/plumb-ink.h"
#include "diagram/plumb-scene-private.h"

static PlumbSceneInk *
ink_alloc (guint n)
{
  PlumbSceneInk *ink = g_new0 (PlumbSceneInk, 1);

  g_atomic_ref_count_init (&ink->references);
  ink->strokes = g_new0 (PlumbSceneStroke, n + 1);
  ink->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return ink;
}

PlumbSceneInk *
plumb_scene_ink_ref (PlumbSceneInk *ink)
{
  g_atomic_ref_count_inc (&ink->references);
  return ink;
}

void
plumb_scene_ink_unref (PlumbSceneInk *ink)
{
  if (!g_atomic_ref_count_dec (&ink->references))
    return;
  for (guint i = 0; i < ink->n_strokes; i++)
    {
      g_free ((gpointer)ink->strokes[i].id);
      g_free ((gpointer)ink->strokes[i].colour);
      g_array_unref (ink->strokes[i].points);
    }
  g_hash_table_unref (ink->ids);
  g_free (ink->strokes);
  g_free (ink);
}

static void
append (PlumbSceneInk *ink, const PlumbSceneStroke *stroke)
{
  PlumbSceneStroke *added = &ink->strokes[ink->n_strokes++];

  *added = *stroke;
  added->id = g_strdup (stroke->id);
  added->colour = g_strdup (stroke->colour);
  g_array_ref (added->points);
  g_hash_table_insert (ink->ids, (gpointer)added->id, GUINT_TO_POINTER (ink->n_strokes));
}

static void
take (PlumbSceneInk *ink, const PlumbRecord *record)
{
  g_autoptr (GArray) points = plumb_stroke_parse (plumb_record_get (record, "points"));
  PlumbSceneStroke stroke = { .id = plumb_record_get_id (record),
                              .colour = plumb_record_get (record, "colour"),
                              .points = points };

  if (points == NULL)
    return;
  stroke.width = CLAMP (plumb_record_get_real (record, "width", PLUMB_INK_THIN),
                        PLUMB_INK_LEAST_WIDTH, PLUMB_INK_MOST_WIDTH);
  stroke.rect = plumb_ink_get_bounds ((const PlumbStrokePoint *)(gpointer)points->data, points->len,
                                      stroke.width);
  append (ink, &stroke);
}

/* The ink of @view; of none when the options hide it. */
PlumbSceneInk *
plumb_scene_ink_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options)
{
  const GPtrArray *records = plumb_review_get_records (review, "ink");
  PlumbSceneInk *ink = ink_alloc (records->len);

  for (guint i = 0; i < records->len && !options->hides_ink; i++)
    if (plumb_scene_shows_view (view, plumb_record_get (records->pdata[i], "view")))
      take (ink, records->pdata[i]);
  return ink;
}

int
plumb_scene_ink_find (const PlumbSceneInk *ink, const char *id)
{
  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ink->ids, id)) - 1 : -1;
}

/* A copy of @scene with @ink (transfer full) in place of its own. */
static PlumbScene *
with_ink (PlumbScene *scene, PlumbSceneInk *ink)
{
  PlumbScene *copy = plumb_scene_new_moved (scene);
  guint n_points = 0, at = 0;

  for (guint i = 0; i < scene->n_connections; i++)
    n_points += scene->connections[i].n_points;
  copy->points = g_new (PlumbPoint, n_points + 1);
  for (guint i = 0; i < scene->n_connections; i++)
    {
      PlumbSceneConnection *connection = &copy->connections[i];

      if (connection->n_points > 0)
        memcpy (copy->points + at, connection->points, connection->n_points * sizeof (PlumbPoint));
      connection->points = copy->points + at;
      at += connection->n_points;
    }
  copy->routing = scene->routing != NULL ? plumb_scene_routing_ref (scene->routing) : NULL;
  copy->labelling =
      scene->labelling != NULL ? plumb_scene_labelling_ref (scene->labelling) : NULL;
  plumb_scene_ink_unref (copy->ink);
  copy->ink = ink;
  plumb_scene_enclose (copy);
  return copy;
}

PlumbScene *
plumb_scene_with_new_ink (PlumbScene *scene, PlumbReview *review)
{
  return with_ink (scene, plumb_scene_ink_new (review, scene->view, &scene->options));
}

/* The scene without or with its ink. */
PlumbScene *
plumb_scene_with_ink_hidden (PlumbScene *scene, PlumbReview *review, gboolean hidden)
{
  PlumbSceneOptions options = scene->options;
  PlumbScene *copy;

  options.hides_ink = hidden;
  copy = with_ink (scene, plumb_scene_ink_new (review, scene->view, &options));
  copy->options = options;
  return copy;
}

/* The scene as it would be without the strokes called @ids: while an eraser goes over it. */
PlumbScene *
plumb_scene_without_strokes (PlumbScene *scene, const char *const *ids, guint n_ids)
{
  PlumbSceneInk *ink = ink_alloc (scene->ink->n_strokes);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (gone, (gpointer)ids[i]);
  for (guint i = 0; i < scene->ink->n_strokes; i++)
    if (!g_hash_table_contains (gone, scene->ink->strokes[i].id))
      append (ink, &scene->ink->strokes[i]);
  return with_ink (scene, ink);
}

/* -- Reading ---------------------------------------------------------------------------------------- */

guint
plumb_scene_get_n_strokes (const PlumbScene *scene)
{
  return scene->ink->n_strokes;
}

const PlumbSceneStroke *
plumb_scene_get_stroke (const PlumbScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->ink->n_strokes, NULL);
  return &scene->ink->strokes[index];
}

int
plumb_scene_find_stroke (const PlumbScene *scene, const char *id)
{
  return plumb_scene_ink_find (scene->ink, id);
}

/* Strokes whose paint may touch @area, in drawing order (an array of guint). */
void
plumb_scene_find_strokes (const PlumbScene *scene, const PlumbRect *area, GArray *strokes)
{
  for (guint i = 0; i < scene->ink->n_strokes; i++)
    if (plumb_rect_intersects (&scene->ink->strokes[i].rect, area))
      g_array_append_val (strokes, i);
}

static gboolean
same_stroke (const PlumbSceneStroke *a, const PlumbSceneStroke *b)
{
  return strcmp (a->id, b->id) == 0 && g_strcmp0 (a->colour, b->colour) == 0 && a->width == b->width
         && a->points->len == b->points->len
         && memcmp (a->points->data, b->points->data, a->points->len * sizeof (PlumbStrokePoint))
                == 0;
}

gboolean
plumb_scene_ink_equal (const PlumbSceneInk *a, const PlumbSceneInk *b)
{
  gboolean equal = a->n_strokes == b->n_strokes;

  for (guint i = 0; equal && i < a->n_strokes; i++)
    equal = same_stroke (&a->strokes[i], &b->strokes[i]);
  return equal;
}
