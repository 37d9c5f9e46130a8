// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-filter.h"

/* -- The filter itself ---------------------------------------------------------------------------- */

/* @to is initialized. */
void
plumb_filter_copy (PlumbFilter *to, const PlumbFilter *from)
{
  PlumbFilter copy = *from;

  copy.owner = g_strdup (from->owner);
  copy.around = g_strdup (from->around);
  plumb_filter_clear (to);
  *to = copy;
}

/* Makes it show everything. */
void
plumb_filter_clear (PlumbFilter *filter)
{
  g_free (filter->owner);
  g_free (filter->around);
  *filter = (PlumbFilter)PLUMB_FILTER_INIT;
}

gboolean
plumb_filter_equal (const PlumbFilter *a, const PlumbFilter *b)
{
  return a->family == b->family && g_strcmp0 (a->owner, b->owner) == 0 && a->gaps == b->gaps
         && g_strcmp0 (a->around, b->around) == 0 && a->steps == b->steps && a->hide == b->hide;
}

gboolean
plumb_filter_is_active (const PlumbFilter *filter)
{
  return filter->family != PLUMB_FILTER_ANY || filter->owner != NULL || filter->gaps
         || filter->around != NULL;
}

/* -- What it lets through ------------------------------------------------------------------------- */

typedef struct
{
  const PlumbFilter *filter;
  const PlumbScene *scene;
  PlumbReview *review;
  guint *distances; /* of each box from the system around which one looks; G_MAXUINT: too far */
  gboolean *boxes;  /* what is let through */
  gboolean *connections;
} Sieve;

static const PlumbSceneBox *
box_at (const Sieve *sieve, guint index)
{
  return plumb_scene_get_box (sieve->scene, index);
}

/* The system with what lies in it is where one stands. */
static void
start_distances (Sieve *sieve)
{
  guint n = plumb_scene_get_n_boxes (sieve->scene);
  int start = plumb_scene_find_box (sieve->scene, sieve->filter->around);

  /* A container comes before what lies in it. */
  for (guint i = 0; i < n; i++)
    {
      int parent = box_at (sieve, i)->parent;
      gboolean inside = (int)i == start || (parent >= 0 && sieve->distances[parent] == 0);

      sieve->distances[i] = inside ? 0 : G_MAXUINT;
    }
}

static gboolean
reach (Sieve *sieve, guint from, guint to, guint step)
{
  if (sieve->distances[from] != step - 1 || sieve->distances[to] <= step)
    return FALSE;
  sieve->distances[to] = step;
  return TRUE;
}

/* Step by step, along connections in either direction. */
static void
find_distances (Sieve *sieve)
{
  gboolean any = TRUE;

  start_distances (sieve);
  for (guint step = 1; any && step <= sieve->filter->steps; step++)
    {
      any = FALSE;
      for (guint i = 0; i < plumb_scene_get_n_connections (sieve->scene); i++)
        {
          const PlumbSceneConnection *connection = plumb_scene_get_connection (sieve->scene, i);
          guint source = (guint)connection->source;
          guint target = (guint)connection->target;

          any = reach (sieve, source, target, step) || any;
          any = reach (sieve, target, source, step) || any;
        }
    }
}

static gboolean
is_near (const Sieve *sieve, guint box, guint steps)
{
  return sieve->filter->around == NULL || sieve->distances[box] <= steps;
}

/* A system without an owner belongs to the owner of what it lies in. */
static gboolean
has_owner (const Sieve *sieve, guint box)
{
  for (int at = (int)box; at >= 0; at = box_at (sieve, (guint)at)->parent)
    {
      const PlumbRecord *system =
          plumb_review_get_record (sieve->review, "system", box_at (sieve, (guint)at)->id);
      const char *owner = system != NULL ? plumb_record_get (system, "owner") : NULL;

      if (owner != NULL && *owner != '\0')
        return g_str_equal (owner, sieve->filter->owner);
    }
  return FALSE;
}

static gboolean
lets_connection (const Sieve *sieve, const PlumbSceneConnection *connection)
{
  const PlumbFilter *filter = sieve->filter;
  guint source = (guint)connection->source;
  guint target = (guint)connection->target;

  if (filter->family != PLUMB_FILTER_ANY && (int)connection->family != filter->family)
    return FALSE;
  if (filter->gaps && connection->gaps == 0)
    return FALSE;
  if (filter->owner != NULL && !has_owner (sieve, source) && !has_owner (sieve, target))
    return FALSE;
  return is_near (sieve, source, filter->steps - 1) || is_near (sieve, target, filter->steps - 1);
}

/* A box is let through for its own sake where it is what one looks around, or its owner's; what asks
 * for connections lets through their ends only. */
static gboolean
lets_box (const Sieve *sieve, guint box)
{
  const PlumbFilter *filter = sieve->filter;

  if (filter->around != NULL && sieve->distances[box] == 0)
    return TRUE;
  return filter->owner != NULL && filter->family == PLUMB_FILTER_ANY && !filter->gaps
         && is_near (sieve, box, filter->steps) && has_owner (sieve, box);
}

static void
sift (Sieve *sieve, const char *const *keep)
{
  guint n = plumb_scene_get_n_boxes (sieve->scene);

  if (sieve->filter->around != NULL)
    find_distances (sieve);
  for (guint i = 0; i < n; i++)
    sieve->boxes[i] = lets_box (sieve, i);
  for (guint i = 0; i < plumb_scene_get_n_connections (sieve->scene); i++)
    sieve->connections[i] = lets_connection (sieve, plumb_scene_get_connection (sieve->scene, i));
  for (guint i = 0; keep != NULL && keep[i] != NULL; i++)
    {
      int box = plumb_scene_find_box (sieve->scene, keep[i]);
      int connection = plumb_scene_find_connection (sieve->scene, keep[i]);

      if (box >= 0)
        sieve->boxes[box] = TRUE;
      if (connection >= 0)
        sieve->connections[connection] = TRUE;
    }
  for (guint i = 0; i < plumb_scene_get_n_connections (sieve->scene); i++)
    if (sieve->connections[i])
      {
        const PlumbSceneConnection *connection = plumb_scene_get_connection (sieve->scene, i);

        sieve->boxes[connection->source] = sieve->boxes[connection->target] = TRUE;
      }
  /* Where something is, one sees what it is in: the containers around it, from the inside outwards. */
  for (guint i = n; i > 0; i--)
    if (sieve->boxes[i - 1] && box_at (sieve, i - 1)->parent >= 0)
      sieve->boxes[box_at (sieve, i - 1)->parent] = TRUE;
}

static gboolean
lets_note (const Sieve *sieve, guint note, const char *const *keep)
{
  gboolean is_box;
  guint target;

  if (keep != NULL && g_strv_contains (keep, plumb_scene_get_note (sieve->scene, note)->id))
    return TRUE;
  if (!plumb_scene_get_note_target (sieve->scene, note, &is_box, &target))
    return FALSE;
  return is_box ? sieve->boxes[target] : sieve->connections[target];
}

/* The picture @scene of @review, in which only what @filter lets through has its full strength. What is
 * named in @keep (ids of records, or NULL) always has: what is selected must not vanish under one's
 * hand. Returns: (transfer full): @scene itself where the filter asks for nothing. */
PlumbScene *
plumb_filter_apply (const PlumbFilter *filter,
                    PlumbScene *scene,
                    PlumbReview *review,
                    const char *const *keep)
{
  guint n_boxes = plumb_scene_get_n_boxes (scene);
  guint n_connections = plumb_scene_get_n_connections (scene);
  guint n_notes = plumb_scene_get_n_notes (scene);
  PlumbShade rest = filter->hide ? PLUMB_SHADE_HIDDEN : PLUMB_SHADE_FAINT;
  g_autofree guint *distances = g_new0 (guint, n_boxes + 1);
  g_autofree gboolean *boxes = g_new0 (gboolean, n_boxes + 1);
  g_autofree gboolean *connections = g_new0 (gboolean, n_connections + 1);
  g_autofree PlumbShade *shades = g_new0 (PlumbShade, n_boxes + n_connections + n_notes + 1);
  Sieve sieve = { filter, scene, review, distances, boxes, connections };

  if (!plumb_filter_is_active (filter))
    return plumb_scene_ref (scene);
  sift (&sieve, keep);
  for (guint i = 0; i < n_boxes; i++)
    shades[i] = boxes[i] ? PLUMB_SHADE_FULL : rest;
  for (guint i = 0; i < n_connections; i++)
    shades[n_boxes + i] = connections[i] ? PLUMB_SHADE_FULL : rest;
  for (guint i = 0; i < n_notes; i++)
    shades[n_boxes + n_connections + i] = lets_note (&sieve, i, keep) ? PLUMB_SHADE_FULL : rest;
  return plumb_scene_with_shades (scene, shades, shades + n_boxes,
                                  shades + n_boxes + n_connections);
}

/* How many systems and connections of @scene a filter did not let through. */
void
plumb_filter_count_rest (const PlumbScene *scene, guint *boxes, guint *connections)
{
  *boxes = *connections = 0;
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    *boxes += plumb_scene_get_box (scene, i)->shade != PLUMB_SHADE_FULL;
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    *connections += plumb_scene_get_connection (scene, i)->shade != PLUMB_SHADE_FULL;
}
