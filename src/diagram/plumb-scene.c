// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-scene.h"

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

#define NOTE_PAD 12.0
#define NOTE_WIDTH 200.0
#define STRINGS_BLOCK 4096

/* -- What scenes share ---------------------------------------------------------------------------- */

PlumbSceneContent *
plumb_scene_content_new (void)
{
  PlumbSceneContent *content = g_new0 (PlumbSceneContent, 1);

  g_atomic_ref_count_init (&content->references);
  content->strings = g_string_chunk_new (STRINGS_BLOCK);
  content->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  content->boxes = g_hash_table_new (g_str_hash, g_str_equal);
  content->connections = g_hash_table_new (g_str_hash, g_str_equal);
  content->notes = g_hash_table_new (g_str_hash, g_str_equal);
  return content;
}

PlumbSceneContent *
plumb_scene_content_ref (PlumbSceneContent *content)
{
  g_atomic_ref_count_inc (&content->references);
  return content;
}

void
plumb_scene_content_unref (PlumbSceneContent *content)
{
  if (!g_atomic_ref_count_dec (&content->references))
    return;
  g_hash_table_unref (content->boxes);
  g_hash_table_unref (content->connections);
  g_hash_table_unref (content->notes);
  g_ptr_array_unref (content->texts);
  g_string_chunk_free (content->strings);
  g_free (content);
}

/* -- Making --------------------------------------------------------------------------------------- */

static PlumbScene *
scene_alloc (guint n_boxes, guint n_connections, guint n_notes)
{
  PlumbScene *scene = g_new0 (PlumbScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->boxes = g_new0 (PlumbSceneBox, n_boxes + 1);
  scene->own = g_new0 (PlumbRect, n_boxes + 1);
  scene->connections = g_new0 (PlumbSceneConnection, n_connections + 1);
  scene->edges = g_new0 (PlumbRouteEdge, n_connections + 1);
  scene->order = g_new0 (guint, n_connections + 1);
  scene->notes = g_new0 (PlumbSceneNote, n_notes + 1);
  scene->note_targets = g_new0 (int, n_notes + 1);
  return scene;
}

/* Takes what is shown; @places tells where each box of the model went, or -1. */
static void
take_boxes (PlumbScene *scene, const PlumbSceneModel *model, int *places)
{
  g_hash_table_remove_all (scene->content->boxes);
  for (guint i = 0; i < model->boxes->len; i++)
    {
      const PlumbModelBox *item = plumb_model_box (model, i);
      PlumbSceneBox *box = &scene->boxes[scene->n_boxes];

      places[i] = item->hidden ? -1 : (int)scene->n_boxes;
      if (item->hidden)
        continue;
      *box = item->box;
      box->parent = item->box.parent >= 0 ? places[item->box.parent] : -1;
      scene->own[scene->n_boxes] = item->own;
      scene->n_boxes++;
      g_hash_table_insert (scene->content->boxes, (gpointer)box->id,
                           GUINT_TO_POINTER (scene->n_boxes));
    }
}

static void
take_connections (PlumbScene *scene, const PlumbSceneModel *model, const int *places)
{
  for (guint i = 0; i < model->connections->len; i++)
    {
      const PlumbModelConnection *item = plumb_model_connection (model, i);
      PlumbSceneConnection *connection = &scene->connections[scene->n_connections];
      PlumbRouteEdge *edge = &scene->edges[scene->n_connections];

      if (item->hidden)
        continue;
      *connection = item->connection;
      *edge = item->edge;
      connection->source = edge->source = places[item->connection.source];
      connection->target = edge->target = places[item->connection.target];
      scene->n_connections++;
      g_hash_table_insert (scene->content->connections, (gpointer)connection->id,
                           GUINT_TO_POINTER (scene->n_connections));
    }
}

static int
find_note_target (const PlumbScene *scene, const PlumbRecord *note)
{
  const char *table = plumb_record_get (note, "points_at_table");
  const char *id = plumb_record_get (note, "points_at");
  int found = -1;

  if (id == NULL)
    return -1;
  if (g_strcmp0 (table, "system") == 0)
    return plumb_scene_find_box (scene, id);
  if (g_strcmp0 (table, "connection") == 0)
    found = plumb_scene_find_connection (scene, id);
  return found >= 0 ? -2 - found : -1;
}

static gboolean
note_stands_in (const PlumbRecord *note, const char *view)
{
  const char *stored = plumb_record_get (note, "view");

  return g_strcmp0 (stored, view) == 0
         || (g_str_equal (view, PLUMB_VIEW_CHANGES)
             && g_strcmp0 (stored, PLUMB_VIEW_PROPOSED) == 0);
}

static void
take_note (PlumbScene *scene, const PlumbRecord *record)
{
  PlumbSceneNote *note = &scene->notes[scene->n_notes];
  double width = plumb_record_get_integer (record, "w", 0);

  note->id = g_string_chunk_insert (scene->content->strings, plumb_record_get_id (record));
  note->rect.x = CLAMP (plumb_record_get_real (record, "x", 0), -1e6, 1e6);
  note->rect.y = CLAMP (plumb_record_get_real (record, "y", 0), -1e6, 1e6);
  note->rect.width = CLAMP (width > 0 ? width : NOTE_WIDTH, 48, 1e5);
  note->lines = plumb_scene_content_break (scene->content, scene->options.measure, PLUMB_TEXT_NOTE,
                                           plumb_record_get (record, "text"),
                                           note->rect.width - 2 * NOTE_PAD, 0, &note->size);
  note->rect.height = ceil (note->size.n_lines * note->size.line + 2 * NOTE_PAD - 4);
  note->rect.height =
      MAX (note->rect.height, CLAMP (plumb_record_get_integer (record, "h", 0), 0, 100000));
  scene->note_targets[scene->n_notes] = find_note_target (scene, record);
  scene->n_notes++;
  g_hash_table_insert (scene->content->notes, (gpointer)note->id,
                       GUINT_TO_POINTER (scene->n_notes));
}

static PlumbScene *
scene_from_model (PlumbSceneModel *model, PlumbSceneRouting *previous)
{
  const GPtrArray *notes = plumb_review_get_records (model->review, "annotation");
  g_autofree int *places = g_new (int, model->boxes->len + 1);
  PlumbScene *scene = scene_alloc (model->boxes->len, model->connections->len, notes->len);

  scene->content = plumb_scene_content_ref (model->content);
  scene->view = g_strdup (model->view);
  scene->options = model->options;
  take_boxes (scene, model, places);
  take_connections (scene, model, places);
  for (guint i = 0; i < notes->len; i++)
    if (note_stands_in (g_ptr_array_index (notes, i), model->view))
      take_note (scene, g_ptr_array_index (notes, i));
  plumb_scene_place_box_parts (scene);
  plumb_scene_route (scene, previous);
  plumb_scene_finish (scene, NULL);
  return scene;
}

static PlumbScene *
build (PlumbReview *review,
       const char *view,
       const PlumbSceneOptions *options,
       PlumbSceneRouting *previous)
{
  PlumbSceneModel *model = plumb_scene_model_new (review, view, options);
  PlumbScene *scene;

  plumb_scene_model_lay_out (model);
  plumb_scene_model_add_texts (model);
  plumb_scene_model_describe (model);
  scene = scene_from_model (model, previous);
  plumb_scene_model_free (model);
  return scene;
}

/* The picture of @view of @review. */
PlumbScene *
plumb_scene_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options)
{
  g_return_val_if_fail (options != NULL && options->measure != NULL, NULL);

  return build (review, view, options, NULL);
}

PlumbScene *
plumb_scene_ref (PlumbScene *scene)
{
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void
plumb_scene_unref (PlumbScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->references))
    return;
  plumb_scene_content_unref (scene->content);
  g_clear_pointer (&scene->index, plumb_scene_index_free);
  g_clear_pointer (&scene->routing, plumb_scene_routing_unref);
  g_free (scene->boxes);
  g_free (scene->own);
  g_free (scene->connections);
  g_free (scene->edges);
  g_free (scene->notes);
  g_free (scene->note_targets);
  g_free (scene->points);
  g_free (scene->order);
  g_free (scene->view);
  g_free (scene);
}

/* -- From one scene to the next ------------------------------------------------------------------- */

PlumbScene *
plumb_scene_update (PlumbScene *scene, PlumbReview *review, const PlumbChanges *changes)
{
  static const char *const tables[] = { "system",      "connection", "former", "placement",
                                        "route_place", "annotation", "gap",    "review" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (plumb_changes_touch_table (changes, tables[i]))
      return build (review, scene->view, &scene->options, scene->routing);
  return plumb_scene_ref (scene);
}

/* A copy of @scene whose boxes may still be placed; routes, labels and the rest come after that. */
PlumbScene *
plumb_scene_new_moved (PlumbScene *scene)
{
  PlumbScene *copy = scene_alloc (scene->n_boxes, scene->n_connections, scene->n_notes);

  copy->content = plumb_scene_content_ref (scene->content);
  copy->view = g_strdup (scene->view);
  copy->options = scene->options;
  copy->n_boxes = scene->n_boxes;
  copy->n_connections = scene->n_connections;
  copy->n_notes = scene->n_notes;
  memcpy (copy->boxes, scene->boxes, scene->n_boxes * sizeof (PlumbSceneBox));
  memcpy (copy->own, scene->own, scene->n_boxes * sizeof (PlumbRect));
  memcpy (copy->connections, scene->connections,
          scene->n_connections * sizeof (PlumbSceneConnection));
  memcpy (copy->edges, scene->edges, scene->n_connections * sizeof (PlumbRouteEdge));
  memcpy (copy->notes, scene->notes, scene->n_notes * sizeof (PlumbSceneNote));
  memcpy (copy->note_targets, scene->note_targets, scene->n_notes * sizeof (int));
  return copy;
}

static PlumbScene *
settle (PlumbScene *moved, PlumbScene *from)
{
  plumb_scene_grow_containers (moved);
  plumb_scene_place_box_parts (moved);
  plumb_scene_route (moved, from->routing);
  plumb_scene_finish (moved, from);
  return moved;
}

PlumbScene *
plumb_scene_with_moved (PlumbScene *scene, const guint *boxes, guint n_boxes, double dx, double dy)
{
  PlumbScene *moved = plumb_scene_new_moved (scene);
  g_autofree gboolean *moves = g_new0 (gboolean, scene->n_boxes + 1);

  for (guint i = 0; i < n_boxes; i++)
    if (boxes[i] < scene->n_boxes)
      moves[boxes[i]] = TRUE;
  for (guint i = 0; i < moved->n_boxes; i++)
    {
      int parent = moved->boxes[i].parent;

      moves[i] |= parent >= 0 && moves[parent];
      if (moves[i])
        {
          moved->own[i].x += dx;
          moved->own[i].y += dy;
        }
    }
  return settle (moved, scene);
}

PlumbScene *
plumb_scene_with_resized (PlumbScene *scene, guint box, const PlumbRect *rect)
{
  PlumbScene *resized = plumb_scene_new_moved (scene);

  if (box < resized->n_boxes)
    resized->own[box] = *rect;
  return settle (resized, scene);
}

PlumbScene *
plumb_scene_with_places (PlumbScene *scene, const PlumbRect *places)
{
  PlumbScene *placed = plumb_scene_new_moved (scene);

  memcpy (placed->own, places, scene->n_boxes * sizeof (PlumbRect));
  return settle (placed, scene);
}
