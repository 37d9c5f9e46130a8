// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Which part of the picture one looks at. The elements keep their places and numbers, so that what is
 * under the pointer or being dragged stays valid. */

#include "app/canvas/plumb-canvas-private.h"

static GStrv
dup_selected_ids (PlumbCanvas *self)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;

      plumb_selection_get (self->selection, i, &table, &id);
      g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  return (GStrv)g_ptr_array_free (ids, FALSE);
}

static gboolean
same_shades (const PlumbScene *a, const PlumbScene *b)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (a); i++)
    if (plumb_scene_get_box (a, i)->shade != plumb_scene_get_box (b, i)->shade)
      return FALSE;
  for (guint i = 0; i < plumb_scene_get_n_connections (a); i++)
    if (plumb_scene_get_connection (a, i)->shade != plumb_scene_get_connection (b, i)->shade)
      return FALSE;
  for (guint i = 0; i < plumb_scene_get_n_notes (a); i++)
    if (plumb_scene_get_note (a, i)->shade != plumb_scene_get_note (b, i)->shade)
      return FALSE;
  return TRUE;
}

static gboolean
same_elements (const PlumbScene *a, const PlumbScene *b)
{
  return a != NULL && plumb_scene_get_n_boxes (a) == plumb_scene_get_n_boxes (b)
         && plumb_scene_get_n_connections (a) == plumb_scene_get_n_connections (b)
         && plumb_scene_get_n_notes (a) == plumb_scene_get_n_notes (b);
}

/* Shows the whole picture as the filter has it. Returns: whether that looks different. */
gboolean
plumb_canvas_apply_filter (PlumbCanvas *self)
{
  g_auto (GStrv) keep = dup_selected_ids (self);
  PlumbScene *scene =
      plumb_filter_apply (&self->filter, self->whole, self->review, (const char *const *)keep);
  gboolean same = same_elements (self->scene, scene) && same_shades (self->scene, scene);

  g_clear_pointer (&self->scene, plumb_scene_unref);
  self->scene = scene;
  if (self->drag.scene == NULL)
    plumb_tiles_set_scene (self->tiles, scene);
  return !same;
}

/* The record @id went: a filter that names it would show nothing any more. */
void
plumb_canvas_forget_in_filter (PlumbCanvas *self, const char *id)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  if (g_strcmp0 (self->filter.around, id) != 0 && g_strcmp0 (self->filter.owner, id) != 0)
    return;
  plumb_filter_copy (&filter, &self->filter);
  if (g_strcmp0 (filter.around, id) == 0)
    g_clear_pointer (&filter.around, g_free);
  if (g_strcmp0 (filter.owner, id) == 0)
    g_clear_pointer (&filter.owner, g_free);
  plumb_canvas_set_filter (self, &filter);
  plumb_filter_clear (&filter);
}

/* Looks at the part of the picture that @filter lets through, until it is cleared. Kept by this
 * widget alone: the review and what is exported know nothing of it. */
void
plumb_canvas_set_filter (PlumbCanvas *self, const PlumbFilter *filter)
{
  if (plumb_filter_equal (&self->filter, filter))
    return;
  plumb_filter_copy (&self->filter, filter);
  if (!self->scene_is_stale && self->whole != NULL && plumb_canvas_apply_filter (self))
    {
      plumb_canvas_configure_adjustments (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      g_signal_emit_by_name (self, "scene-changed");
    }
  g_signal_emit_by_name (self, "filter-changed");
}

const PlumbFilter *
plumb_canvas_get_filter (PlumbCanvas *self)
{
  return &self->filter;
}

/* Marks what a search found: @ids of systems, connections and annotations; NULL: nothing any more. */
void
plumb_canvas_set_found (PlumbCanvas *self, GPtrArray *ids)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  if (ids != NULL && ids->len > 0)
    self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->found != NULL && i < ids->len; i++)
    g_hash_table_add (self->found, g_strdup (ids->pdata[i]));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
