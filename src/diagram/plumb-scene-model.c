// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* From records to what stands in a view: a tree of boxes, and connections between them. */

#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-private.h"

gboolean
plumb_scene_model_is_changes (const PlumbSceneModel *model)
{
  return strcmp (model->view, PLUMB_VIEW_CHANGES) == 0;
}

static GHashTable *
collect_former (PlumbReview *review)
{
  GHashTable *former =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  const GPtrArray *records = plumb_review_get_records (review, "former");

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *row = g_ptr_array_index (records, i);
      const char *id = plumb_record_get (row, "record");
      GPtrArray *rows = id != NULL ? g_hash_table_lookup (former, id) : NULL;

      if (id == NULL)
        continue;
      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (former, (gpointer)id, rows);
        }
      g_ptr_array_add (rows, row);
    }
  return former;
}

static GHashTable *
count_gaps (PlumbReview *review)
{
  GHashTable *gaps = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *records = plumb_review_get_records (review, "gap");

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *gap = g_ptr_array_index (records, i);
      const char *id = plumb_record_get (gap, "connection");

      if (id == NULL || plumb_record_is_settled (gap))
        continue;
      g_hash_table_insert (
          gaps, (gpointer)id,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (gaps, id)) + 1));
    }
  return gaps;
}

gboolean
plumb_scene_model_get_former (const PlumbSceneModel *model,
                              const PlumbRecord *record,
                              const char *field,
                              const char **value)
{
  GPtrArray *rows = model->former != NULL
                        ? g_hash_table_lookup (model->former, plumb_record_get_id (record))
                        : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PlumbRecord *row = g_ptr_array_index (rows, i);
      const char *today = plumb_record_get (row, "value");

      if (plumb_record_is (row, "field", field)
          && g_strcmp0 (today, plumb_record_get (record, field)) != 0)
        {
          *value = today;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_changed (const PlumbSceneModel *model, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const char *value;

  if (model->former == NULL || !g_hash_table_contains (model->former, plumb_record_get_id (record)))
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & PLUMB_FIELD_BY_VIEW) != 0
        && plumb_scene_model_get_former (model, record, table->fields[i].id, &value))
      return TRUE;
  return FALSE;
}

/* Whether @record stands in the picture, and for "what changes", what becomes of it. */
static gboolean
find_state (const PlumbSceneModel *model,
            const PlumbRecord *record,
            PlumbSceneState *state,
            const char **view)
{
  gboolean before, after;

  *view = model->view;
  *state = PLUMB_STATE_SAME;
  if (!plumb_scene_model_is_changes (model))
    return plumb_view_shows (model->review, record, model->view);
  before = plumb_view_shows (model->review, record, PLUMB_VIEW_CURRENT);
  after = plumb_view_shows (model->review, record, PLUMB_VIEW_PROPOSED);
  *view = after ? PLUMB_VIEW_PROPOSED : PLUMB_VIEW_CURRENT;
  if (before && after)
    *state = has_changed (model, record) ? PLUMB_STATE_CHANGED : PLUMB_STATE_SAME;
  else
    *state = after ? PLUMB_STATE_ADDED : PLUMB_STATE_REMOVED;
  return before || after;
}

static gboolean
is_hidden (const PlumbSceneModel *model, PlumbSceneState state)
{
  if (!plumb_scene_model_is_changes (model))
    return FALSE;
  return (model->options.show == PLUMB_SHOW_BEFORE && state == PLUMB_STATE_ADDED)
         || (model->options.show == PLUMB_SHOW_AFTER && state == PLUMB_STATE_REMOVED);
}

/* Before and After show a state, not a change. */
static PlumbSceneState
shown_state (const PlumbSceneModel *model, PlumbSceneState state)
{
  return model->options.show == PLUMB_SHOW_BOTH ? state : PLUMB_STATE_SAME;
}

/* The view whose values a record shows: in "before", today's. */
static const char *
shown_view (const PlumbSceneModel *model, const char *view)
{
  if (plumb_scene_model_is_changes (model) && model->options.show == PLUMB_SHOW_BEFORE)
    return PLUMB_VIEW_CURRENT;
  return view;
}

static gboolean
is_container_kind (const PlumbRecord *system)
{
  return plumb_record_is (system, "kind", "network zone")
         || plumb_record_is (system, "kind", "environment")
         || plumb_record_is (system, "kind", "solution");
}

static gboolean
is_pinned (const PlumbSceneModel *model, const char *id)
{
  const char *view = plumb_scene_model_is_changes (model) ? PLUMB_VIEW_PROPOSED : model->view;
  g_autofree char *key = g_strconcat (view, "/", id, NULL);
  PlumbRecord *placement = plumb_review_get_record (model->review, "placement", key);

  return placement != NULL && plumb_record_get_boolean (placement, "pinned");
}

static PlumbModelBox
model_box (PlumbSceneModel *model, PlumbRecord *record, PlumbSceneState state, const char *view)
{
  const PlumbVocabulary *kinds = plumb_schema_find_vocabulary ("system_kind");
  const PlumbWord *kind = plumb_vocabulary_find (kinds, plumb_record_get (record, "kind"));
  PlumbModelBox item = { .record = record, .first_child = -1, .next_sibling = -1 };

  item.box.id = g_string_chunk_insert (model->content->strings, plumb_record_get_id (record));
  item.box.parent = -1;
  item.box.ours = record == model->ours;
  item.box.container = item.box.ours || is_container_kind (record);
  item.box.assumed = plumb_record_get_boolean (record, "assumed");
  item.box.pinned = is_pinned (model, item.box.id);
  item.box.family = kind != NULL ? kind->family : PLUMB_FAMILY_NONE;
  item.box.icon = kind != NULL ? kind->icon : NULL;
  item.box.state = shown_state (model, state);
  item.hidden = is_hidden (model, state);
  item.soft = state == PLUMB_STATE_REMOVED;
  item.view = shown_view (model, view);
  item.has_place = plumb_view_get_place (model->review, record, model->view, &item.place);
  return item;
}

/* -- The tree ------------------------------------------------------------------------------------- */

typedef struct
{
  GArray *found;       /* of PlumbModelBox, in the order of the records */
  GHashTable *indices; /* id -> index + 1 into found */
  int *parents;
  int *first;
  int *next;
  guint *depths;
  int *places; /* index in the model, or -1 */
} Tree;

static int
find_parent (const PlumbSceneModel *model, const Tree *tree, const PlumbModelBox *item)
{
  /* In "before" too a box lies where the one layout has it. */
  const char *view = item->soft ? PLUMB_VIEW_CURRENT : model->view;
  const char *id = plumb_view_get_value (model->review, item->record, "container", view);

  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (tree->indices, id)) - 1 : -1;
}

/* Cuts circles, which only a damaged file has. */
static void
cut_circles (Tree *tree, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint steps = 0;

      for (int at = (int)i; at >= 0; at = tree->parents[at])
        if (++steps > n)
          {
            tree->parents[i] = -1;
            break;
          }
    }
}

static void
append_subtree (PlumbSceneModel *model, Tree *tree, int index, int parent, guint depth)
{
  PlumbModelBox item = g_array_index (tree->found, PlumbModelBox, index);
  int at = (int)model->boxes->len;
  int previous = -1;

  item.box.parent = parent;
  item.box.depth = depth;
  if (parent >= 0)
    item.box.inside_ours = plumb_model_box (model, (guint)parent)->box.inside_ours;
  item.box.inside_ours |= item.box.ours;
  item.box.container |= tree->first[index] >= 0;
  tree->places[index] = at;
  g_array_append_val (model->boxes, item);
  for (int child = tree->first[index]; child >= 0; child = tree->next[child])
    {
      append_subtree (model, tree, child, at, depth + 1);
      if (previous < 0)
        plumb_model_box (model, (guint)at)->first_child = tree->places[child];
      else
        plumb_model_box (model, (guint)previous)->next_sibling = tree->places[child];
      previous = tree->places[child];
    }
}

static void
link_tree (PlumbSceneModel *model, Tree *tree)
{
  guint n = tree->found->len;
  int previous = -1;

  for (guint i = 0; i < n; i++)
    {
      tree->parents[i] = find_parent (model, tree, &g_array_index (tree->found, PlumbModelBox, i));
      tree->first[i] = tree->next[i] = tree->places[i] = -1;
    }
  cut_circles (tree, n);
  for (int i = (int)n - 1; i >= 0; i--)
    if (tree->parents[i] >= 0)
      {
        tree->next[i] = tree->first[tree->parents[i]];
        tree->first[tree->parents[i]] = i;
      }
  model->first_root = -1;
  for (guint i = 0; i < n; i++)
    if (tree->parents[i] < 0)
      {
        append_subtree (model, tree, (int)i, -1, 0);
        if (previous < 0)
          model->first_root = tree->places[i];
        else
          plumb_model_box (model, (guint)previous)->next_sibling = tree->places[i];
        previous = tree->places[i];
      }
}

/* A system is out where its container is: a hidden one hides what lies in it, one that goes takes it
 * along. */
static void
hide_contents (PlumbSceneModel *model)
{
  for (guint i = 0; i < model->boxes->len; i++)
    {
      PlumbModelBox *item = plumb_model_box (model, i);

      if (item->box.parent < 0)
        continue;
      item->hidden |= plumb_model_box (model, (guint)item->box.parent)->hidden;
      item->box.goes_along = item->soft && plumb_model_box (model, (guint)item->box.parent)->soft;
    }
}

static void
collect_boxes (PlumbSceneModel *model)
{
  const GPtrArray *records = plumb_review_get_records (model->review, "system");
  Tree tree = { .found = g_array_new (FALSE, FALSE, sizeof (PlumbModelBox)),
                .indices = g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (records, i);
      PlumbSceneState state;
      const char *view;

      if (find_state (model, record, &state, &view))
        {
          PlumbModelBox item = model_box (model, record, state, view);

          g_array_append_val (tree.found, item);
          g_hash_table_insert (tree.indices, (gpointer)item.box.id,
                               GINT_TO_POINTER ((int)tree.found->len));
        }
    }
  tree.parents = g_new (int, tree.found->len + 1);
  tree.first = g_new (int, tree.found->len + 1);
  tree.next = g_new (int, tree.found->len + 1);
  tree.places = g_new (int, tree.found->len + 1);
  link_tree (model, &tree);
  hide_contents (model);
  for (guint i = 0; i < model->boxes->len; i++)
    g_hash_table_insert (model->content->boxes, (gpointer)plumb_model_box (model, i)->box.id,
                         GINT_TO_POINTER ((int)i + 1));
  g_free (tree.parents);
  g_free (tree.first);
  g_free (tree.next);
  g_free (tree.places);
  g_hash_table_unref (tree.indices);
  g_array_unref (tree.found);
}

/* -- Connections ---------------------------------------------------------------------------------- */

static int
find_end (const PlumbSceneModel *model,
          const PlumbRecord *record,
          const char *field,
          const char *view)
{
  const char *id = plumb_view_get_value (model->review, record, field, view);

  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (model->content->boxes, id)) - 1 : -1;
}

static PlumbFamily
find_family (const char *method)
{
  const PlumbWord *word =
      method != NULL ? plumb_vocabulary_find (plumb_schema_find_vocabulary ("method"), method)
                     : NULL;

  return word != NULL ? word->family : PLUMB_FAMILY_NONE;
}

static const char *
route_view (const PlumbSceneModel *model, PlumbSceneState state)
{
  if (!plumb_scene_model_is_changes (model))
    return model->view;
  return state == PLUMB_STATE_REMOVED ? PLUMB_VIEW_CURRENT : PLUMB_VIEW_PROPOSED;
}

/* A person's wishes for the route: `pinned_route` is "x NUMBER" or "y NUMBER", a line that a vertical
 * or horizontal segment shall lie on. */
static void
read_route_place (const PlumbSceneModel *model, PlumbModelConnection *item, const char *view)
{
  g_autofree char *key = g_strconcat (view, "/", item->connection.id, NULL);
  PlumbRecord *row = plumb_review_get_record (model->review, "route_place", key);
  const char *pinned = row != NULL ? plumb_record_get (row, "pinned_route") : NULL;

  item->connection.label_offset =
      row != NULL ? plumb_record_get_real (row, "label_offset", (double)NAN) : (double)NAN;
  if (pinned == NULL || (pinned[0] != 'x' && pinned[0] != 'y') || pinned[1] != ' ')
    return;
  item->edge.pinned = TRUE;
  item->edge.pinned_vertical = pinned[0] == 'x';
  item->edge.pinned_at = g_ascii_strtod (pinned + 2, NULL);
}

/* Whatever its own mark says, it is counted where its end is. */
static gboolean
goes_with_an_end (const PlumbSceneModel *model, const PlumbModelConnection *item)
{
  return item->connection.state == PLUMB_STATE_REMOVED
         && (plumb_model_box (model, (guint)item->connection.source)->soft
             || plumb_model_box (model, (guint)item->connection.target)->soft);
}

static void
set_direction (PlumbModelConnection *item, const char *direction)
{
  gboolean none = g_strcmp0 (direction, "none") == 0;

  item->connection.arrow_target = !none;
  item->connection.arrow_source = g_strcmp0 (direction, "both") == 0;
}

static gboolean
model_connection (PlumbSceneModel *model, PlumbRecord *record, PlumbModelConnection *item)
{
  PlumbSceneConnection *connection = &item->connection;
  PlumbSceneState state;
  const char *view;

  if (!find_state (model, record, &state, &view))
    return FALSE;
  item->record = record;
  connection->source = find_end (model, record, "source", view);
  connection->target = find_end (model, record, "target", view);
  if (connection->source < 0 || connection->target < 0)
    return FALSE;
  connection->id = g_string_chunk_insert (model->content->strings, plumb_record_get_id (record));
  item->edge.source = connection->source;
  item->edge.target = connection->target;
  read_route_place (model, item, route_view (model, state));
  connection->state = state;
  connection->goes_along = goes_with_an_end (model, item);
  connection->state = shown_state (model, state);
  item->hidden = is_hidden (model, state)
                 || plumb_model_box (model, (guint)connection->source)->hidden
                 || plumb_model_box (model, (guint)connection->target)->hidden;
  item->view = shown_view (model, view);
  set_direction (item, plumb_view_get_value (model->review, record, "direction", item->view));
  connection->family =
      find_family (plumb_view_get_value (model->review, record, "method", item->view));
  connection->assumed = plumb_record_get_boolean (record, "assumed");
  connection->gaps =
      GPOINTER_TO_UINT (g_hash_table_lookup (model->gaps, plumb_record_get_id (record)));
  return TRUE;
}

static void
collect_connections (PlumbSceneModel *model)
{
  const GPtrArray *records = plumb_review_get_records (model->review, "connection");

  for (guint i = 0; i < records->len; i++)
    {
      PlumbModelConnection item = { 0 };

      if (model_connection (model, g_ptr_array_index (records, i), &item))
        g_array_append_val (model->connections, item);
    }
}

/* What stands in @view of @review, without texts and places. */
PlumbSceneModel *
plumb_scene_model_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options)
{
  PlumbSceneModel *model = g_new0 (PlumbSceneModel, 1);

  model->review = review;
  model->view = view;
  model->options = *options;
  model->content = plumb_scene_content_new ();
  model->boxes = g_array_new (FALSE, FALSE, sizeof (PlumbModelBox));
  model->connections = g_array_new (FALSE, FALSE, sizeof (PlumbModelConnection));
  model->former = plumb_scene_model_is_changes (model) ? collect_former (review) : NULL;
  model->gaps = count_gaps (review);
  model->ours = plumb_view_get_ours (review);
  collect_boxes (model);
  collect_connections (model);
  return model;
}

void
plumb_scene_model_free (PlumbSceneModel *model)
{
  plumb_scene_content_unref (model->content);
  g_array_unref (model->boxes);
  g_array_unref (model->connections);
  g_clear_pointer (&model->former, g_hash_table_unref);
  g_hash_table_unref (model->gaps);
  g_free (model);
}
