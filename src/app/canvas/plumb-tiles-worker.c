// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The thread that paints what is missing. */

#include <math.h>
#include <string.h>

#include "app/canvas/plumb-tile-paint.h"
#include "app/canvas/plumb-tiles-private.h"

#define OVERVIEW_SIZE 1024 /* pixels of the longer side of the picture as a whole */

struct _PlumbTilesJob
{
  PlumbTileKey key;
  gboolean overview;
  PlumbScene *scene;
  PlumbUnderlay *underlay;
  const PlumbPalette *palette;
  guint generation;
  cairo_surface_t *tile; /* the answer */
};

typedef PlumbTilesJob Job;

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  plumb_scene_unref (job->scene);
  plumb_underlay_unref (job->underlay);
  g_clear_pointer (&job->tile, cairo_surface_destroy);
  g_free (job);
}

static PlumbRect
overview_area (const PlumbScene *scene)
{
  PlumbRect bounds = plumb_scene_get_bounds (scene);

  return plumb_rect_grown (&bounds, 32);
}

static cairo_surface_t *
paint_overview (const PlumbScene *scene, const PlumbUnderlay *underlay, const PlumbPalette *palette)
{
  PlumbRect area = overview_area (scene);
  double scale = MIN (OVERVIEW_SIZE / MAX (MAX (area.width, area.height), 1), 1);
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)ceil (area.width * scale), (int)ceil (area.height * scale));
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene_area (scene, &area);
  const PlumbColor *paper = &palette->colors[PLUMB_PAINT_PAPER];
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area.x, -area.y);
  plumb_underlay_paint (underlay, cr, scale);
  plumb_display_list_play (list, cr, palette, &area);
  cairo_destroy (cr);
  return image;
}

static void
paint_job (Job *job)
{
  job->tile = job->overview ? paint_overview (job->scene, job->underlay, job->palette)
                            : plumb_tile_paint (job->scene, job->underlay, job->palette, &job->key);
}

static void
take_overview (PlumbTiles *tiles, Job *job)
{
  g_clear_pointer (&tiles->overview, cairo_surface_destroy);
  tiles->overview = g_steal_pointer (&job->tile);
  tiles->overview_area = overview_area (job->scene);
}

static gboolean
on_done (gpointer data)
{
  PlumbTiles *tiles = data;
  GQueue done;
  Job *job;

  g_mutex_lock (&tiles->lock);
  done = tiles->done;
  g_queue_init (&tiles->done);
  tiles->done_idle = 0;
  g_mutex_unlock (&tiles->lock);
  while ((job = g_queue_pop_head (&done)) != NULL)
    {
      if (job->overview)
        take_overview (tiles, job);
      else if (job->generation == tiles->generation)
        plumb_tiles_keep (tiles, &job->key, job->tile);
      job_free (job);
    }
  tiles->ready (tiles->data);
  return G_SOURCE_REMOVE;
}

static gpointer
work (gpointer data)
{
  PlumbTiles *tiles = data;

  g_mutex_lock (&tiles->lock);
  while (!tiles->quit)
    {
      Job *job = g_queue_pop_head (&tiles->wanted);

      if (job == NULL)
        {
          g_cond_wait (&tiles->wake, &tiles->lock);
          continue;
        }
      tiles->painting = job;
      g_mutex_unlock (&tiles->lock);
      paint_job (job);
      g_mutex_lock (&tiles->lock);
      tiles->painting = NULL;
      g_queue_push_tail (&tiles->done, job);
      if (tiles->done_idle == 0)
        tiles->done_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_done, tiles, NULL);
    }
  g_mutex_unlock (&tiles->lock);
  return NULL;
}

static Job *
job_new (PlumbTiles *tiles, const PlumbTileKey *key)
{
  Job *job = g_new0 (Job, 1);

  if (key != NULL)
    job->key = *key;
  job->overview = key == NULL;
  job->scene = plumb_scene_ref (tiles->scene);
  job->underlay = plumb_underlay_ref (tiles->underlay);
  job->palette = tiles->palette;
  job->generation = tiles->generation;
  return job;
}

static gboolean
is_under_way (PlumbTiles *tiles, const PlumbTileKey *key)
{
  Job *job = tiles->painting;

  if (job != NULL && job->generation == tiles->generation && !job->overview
      && memcmp (&job->key, key, sizeof *key) == 0)
    return TRUE;
  for (GList *link = tiles->done.head; link != NULL; link = link->next)
    {
      job = link->data;
      if (job->generation == tiles->generation && !job->overview
          && memcmp (&job->key, key, sizeof *key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Asks for @missing and nothing else: what was wanted a frame ago may be out of sight by now, but for the
 * picture as a whole, which stands in for tiles wherever one goes. */
void
plumb_tiles_want (PlumbTiles *tiles, GArray *missing)
{
  g_mutex_lock (&tiles->lock);
  for (GList *link = tiles->wanted.head; link != NULL; link = link->next)
    tiles->overview_wanted |= ((PlumbTilesJob *)link->data)->overview;
  g_queue_clear_full (&tiles->wanted, job_free);
  if (tiles->overview_wanted && (missing->len > 0 || tiles->overview == NULL))
    {
      g_queue_push_tail (&tiles->wanted, job_new (tiles, NULL));
      tiles->overview_wanted = FALSE;
    }
  for (guint i = 0; i < missing->len; i++)
    {
      const PlumbTileKey *key = &g_array_index (missing, PlumbTileKey, i);

      if (!is_under_way (tiles, key))
        g_queue_push_tail (&tiles->wanted, job_new (tiles, key));
    }
  if (tiles->wanted.length > 0)
    g_cond_signal (&tiles->wake);
  g_mutex_unlock (&tiles->lock);
}

void
plumb_tiles_start (PlumbTiles *tiles)
{
  g_mutex_init (&tiles->lock);
  g_cond_init (&tiles->wake);
  g_queue_init (&tiles->wanted);
  g_queue_init (&tiles->done);
  tiles->thread = g_thread_new ("plumb-tiles", work, tiles);
}

void
plumb_tiles_stop (PlumbTiles *tiles)
{
  g_mutex_lock (&tiles->lock);
  tiles->quit = TRUE;
  g_cond_signal (&tiles->wake);
  g_mutex_unlock (&tiles->lock);
  g_thread_join (tiles->thread);
  g_clear_handle_id (&tiles->done_idle, g_source_remove);
  g_queue_clear_full (&tiles->wanted, job_free);
  g_queue_clear_full (&tiles->done, job_free);
  g_mutex_clear (&tiles->lock);
  g_cond_clear (&tiles->wake);
}
