// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-tiles.h"

#include <math.h>

#include "app/canvas/plumb-scene-damage.h"
#include "app/canvas/plumb-tile-paint.h"

#define CACHE_BYTES (160u * 1024 * 1024)
#define BUDGET_US 6000     /* of painting in the main thread, a frame */
#define SMALL_SCENE 400    /* boxes and connections that the main thread may paint at once */
#define SETTLE_US 90000    /* a zoom must stand so long before its tiles are painted */
#define OVERVIEW_SIZE 1024 /* pixels of the longer side of the picture as a whole */

typedef struct
{
  PlumbTileKey key;
  gboolean overview;
  PlumbScene *scene;
  const PlumbPalette *palette;
  guint generation;
  cairo_surface_t *tile; /* the answer */
} Job;

struct _PlumbTiles
{
  PlumbTilesFunc ready;
  gpointer data;
  PlumbScene *scene;
  const PlumbPalette *palette;
  guint generation; /* of scene and palette */
  PlumbTileCache *cache;
  cairo_region_t *damage; /* pixels of `level` that tiles show as they were */
  int level;
  gint64 level_since;
  guint settle_source;
  cairo_surface_t *overview; /* the whole picture, coarse; never quite up to date */
  PlumbRect overview_area;
  gboolean overview_wanted;

  GThread *thread;
  GMutex lock;
  GCond wake;
  GQueue wanted;   /* of Job: replaced with each frame; by lock */
  GQueue done;     /* of Job; by lock */
  Job *painting;   /* by lock */
  gboolean quit;   /* by lock */
  guint done_idle; /* by lock */
};

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  plumb_scene_unref (job->scene);
  g_clear_pointer (&job->tile, cairo_surface_destroy);
  g_free (job);
}

static double
scale_of (int level)
{
  return (double)level / PLUMB_TILE_LEVEL_ONE;
}

static int
tile_of (int pixel)
{
  return (int)floor ((double)pixel / PLUMB_TILE_SIZE);
}

static cairo_rectangle_int_t
area_of (const PlumbTileKey *key)
{
  return (cairo_rectangle_int_t){ key->x * PLUMB_TILE_SIZE, key->y * PLUMB_TILE_SIZE,
                                  PLUMB_TILE_SIZE, PLUMB_TILE_SIZE };
}

/* Keeps a tile that was just painted whole. */
static void
keep (PlumbTiles *tiles, const PlumbTileKey *key, cairo_surface_t *tile)
{
  cairo_rectangle_int_t area = area_of (key);

  plumb_tile_cache_insert (tiles->cache, key, tile);
  if (key->level == tiles->level)
    cairo_region_subtract_rectangle (tiles->damage, &area);
}

/* -- The worker -------------------------------------------------------------------------------- */

static PlumbRect
overview_area (const PlumbScene *scene)
{
  PlumbRect bounds = plumb_scene_get_bounds (scene);

  return plumb_rect_grown (&bounds, 32);
}

static cairo_surface_t *
paint_overview (const PlumbScene *scene, const PlumbPalette *palette)
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
  plumb_display_list_play (list, cr, palette, &area);
  cairo_destroy (cr);
  return image;
}

static void
paint_job (Job *job)
{
  job->tile = job->overview ? paint_overview (job->scene, job->palette)
                            : plumb_tile_paint (job->scene, job->palette, &job->key);
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
        keep (tiles, &job->key, job->tile);
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

/* Asks for @missing and nothing else: what was wanted a frame ago may be out of sight by now. */
static void
want (PlumbTiles *tiles, GArray *missing)
{
  g_mutex_lock (&tiles->lock);
  g_queue_clear_full (&tiles->wanted, job_free);
  if (tiles->overview_wanted && missing->len > 0)
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

/* -- What was edited --------------------------------------------------------------------------- */

typedef struct
{
  const cairo_region_t *region;
  int level;     /* of the region */
  gboolean here; /* or on every other level */
} Touched;

static gboolean
is_touched (const PlumbTileKey *key, cairo_surface_t *tile, gpointer data)
{
  const Touched *touched = data;
  double ratio = scale_of (touched->level) / scale_of (key->level);
  double size = PLUMB_TILE_SIZE * ratio;
  cairo_rectangle_int_t area = { (int)floor (key->x * size) - 1, (int)floor (key->y * size) - 1,
                                 (int)ceil (size) + 2, (int)ceil (size) + 2 };

  return (key->level == touched->level) == touched->here
         && cairo_region_contains_rectangle (touched->region, &area) != CAIRO_REGION_OVERLAP_OUT;
}

static void
forget_damage (PlumbTiles *tiles)
{
  g_clear_pointer (&tiles->damage, cairo_region_destroy);
  tiles->damage = cairo_region_create ();
}

static void
damage (PlumbTiles *tiles, PlumbScene *scene)
{
  int level = tiles->level > 0 ? tiles->level : PLUMB_TILE_LEVEL_ONE;
  cairo_region_t *region = plumb_scene_get_damage (tiles->scene, scene, scale_of (level));
  Touched touched = { region, level, FALSE };

  if (!cairo_region_is_empty (region))
    {
      plumb_tile_cache_remove_if (tiles->cache, is_touched, &touched);
      cairo_region_union (tiles->damage, region);
      tiles->overview_wanted = TRUE;
    }
  cairo_region_destroy (region);
}

/* Repairs a tile that is in sight; FALSE when the time of this frame is used up. */
static gboolean
repair (PlumbTiles *tiles, cairo_surface_t *tile, const PlumbTileKey *key, gint64 until)
{
  cairo_rectangle_int_t area = area_of (key);

  if (cairo_region_contains_rectangle (tiles->damage, &area) == CAIRO_REGION_OVERLAP_OUT)
    return TRUE;
  if (g_get_monotonic_time () > until)
    return FALSE;
  plumb_tile_repaint (tile, tiles->scene, tiles->palette, key, tiles->damage);
  cairo_region_subtract_rectangle (tiles->damage, &area);
  return TRUE;
}

/* -- Drawing ----------------------------------------------------------------------------------- */

typedef struct
{
  PlumbTiles *tiles;
  cairo_t *cr;
  const PlumbTilesView *view;
} Drawing;

/* Only until the right tiles are there: nearest pixels cost a tenth of smooth ones. */
static void
paint_scaled (Drawing *drawing, cairo_surface_t *image, const PlumbRect *units)
{
  double scale = scale_of (drawing->view->level);
  double width = cairo_image_surface_get_width (image);
  double height = cairo_image_surface_get_height (image);
  cairo_t *cr = drawing->cr;

  cairo_save (cr);
  cairo_translate (cr, units->x * scale - drawing->view->x, units->y * scale - drawing->view->y);
  cairo_scale (cr, units->width * scale / width, units->height * scale / height);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_restore (cr);
}

typedef struct
{
  int level;     /* that was used last, but for this one */
  int not_level; /* this one */
} Latest;

static gboolean
find_latest (const PlumbTileKey *key, cairo_surface_t *tile, gpointer data)
{
  Latest *latest = data;

  if (key->level == latest->not_level)
    return TRUE;
  latest->level = key->level;
  return FALSE;
}

/* Whether every tile of @level that @area (in units) touches is there. */
static gboolean
covers (PlumbTiles *tiles, int level, const PlumbRect *area)
{
  double size = PLUMB_TILE_SIZE / scale_of (level);

  for (int y = (int)floor (area->y / size); y * size < plumb_rect_bottom (area); y++)
    for (int x = (int)floor (area->x / size); x * size < plumb_rect_right (area); x++)
      if (!plumb_tile_cache_has (tiles->cache, &(PlumbTileKey){ level, x, y }))
        return FALSE;
  return TRUE;
}

static void
paint_level (Drawing *drawing, int level, const PlumbRect *area)
{
  double size = PLUMB_TILE_SIZE / scale_of (level);

  for (int y = (int)floor (area->y / size); y * size < plumb_rect_bottom (area); y++)
    for (int x = (int)floor (area->x / size); x * size < plumb_rect_right (area); x++)
      {
        PlumbTileKey key = { level, x, y };
        cairo_surface_t *tile = plumb_tile_cache_find (drawing->tiles->cache, &key);
        PlumbRect units = { x * size, y * size, size, size };

        if (tile != NULL)
          paint_scaled (drawing, tile, &units);
      }
}

static PlumbRect
area_of_missing (Drawing *drawing, GArray *missing)
{
  double size = PLUMB_TILE_SIZE / scale_of (drawing->view->level);
  PlumbRect area = { 0 };

  for (guint i = 0; i < missing->len; i++)
    {
      const PlumbTileKey *key = &g_array_index (missing, PlumbTileKey, i);
      PlumbRect tile = { key->x * size, key->y * size, size, size };

      area = i == 0 ? tile : plumb_rect_union (&area, &tile);
    }
  return area;
}

static PlumbRect
area_of_view (const PlumbTilesView *view)
{
  double scale = scale_of (view->level);

  return (PlumbRect){ view->x / scale, view->y / scale, view->width / scale, view->height / scale };
}

static void
intersect (PlumbRect *a, const PlumbRect *b)
{
  double right = MIN (plumb_rect_right (a), plumb_rect_right (b));
  double bottom = MIN (plumb_rect_bottom (a), plumb_rect_bottom (b));

  a->x = MAX (a->x, b->x);
  a->y = MAX (a->y, b->y);
  a->width = MAX (right - a->x, 0);
  a->height = MAX (bottom - a->y, 0);
}

static void
clip_to_missing (Drawing *drawing, GArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    {
      const PlumbTileKey *key = &g_array_index (missing, PlumbTileKey, i);

      cairo_rectangle (drawing->cr, key->x * PLUMB_TILE_SIZE - drawing->view->x,
                       key->y * PLUMB_TILE_SIZE - drawing->view->y, PLUMB_TILE_SIZE,
                       PLUMB_TILE_SIZE);
    }
  cairo_clip (drawing->cr);
}

/* Where tiles are missing: the tiles of the zoom before, and where they end, the picture as a whole,
 * coarse. */
static void
paint_stand_in (Drawing *drawing, GArray *missing)
{
  PlumbTiles *tiles = drawing->tiles;
  const PlumbColor *paper = &tiles->palette->colors[PLUMB_PAINT_PAPER];
  Latest latest = { 0, drawing->view->level };
  PlumbRect area = area_of_missing (drawing, missing);
  PlumbRect sight = area_of_view (drawing->view);

  intersect (&area, &sight);
  cairo_save (drawing->cr);
  clip_to_missing (drawing, missing);
  plumb_tile_cache_foreach (tiles->cache, find_latest, &latest);
  if (latest.level == 0 || !covers (tiles, latest.level, &area))
    {
      cairo_set_source_rgb (drawing->cr, paper->red, paper->green, paper->blue);
      cairo_paint (drawing->cr);
      if (tiles->overview != NULL)
        paint_scaled (drawing, tiles->overview, &tiles->overview_area);
    }
  if (latest.level != 0)
    paint_level (drawing, latest.level, &area);
  cairo_restore (drawing->cr);
}

static void
paint_tile (Drawing *drawing, cairo_surface_t *tile, const PlumbTileKey *key)
{
  int x = key->x * PLUMB_TILE_SIZE - drawing->view->x;
  int y = key->y * PLUMB_TILE_SIZE - drawing->view->y;

  cairo_set_source_surface (drawing->cr, tile, x, y);
  cairo_pattern_set_filter (cairo_get_source (drawing->cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (drawing->cr, x, y, PLUMB_TILE_SIZE, PLUMB_TILE_SIZE);
  cairo_fill (drawing->cr);
}

static gboolean
is_small (PlumbTiles *tiles)
{
  return plumb_scene_get_n_boxes (tiles->scene) + plumb_scene_get_n_connections (tiles->scene)
         <= SMALL_SCENE;
}

static gboolean
on_settled (gpointer data)
{
  PlumbTiles *tiles = data;

  tiles->settle_source = 0;
  tiles->ready (tiles->data);
  return G_SOURCE_REMOVE;
}

/* While one zooms, tiles of each step would be thrown away unseen. */
static gboolean
is_settled (PlumbTiles *tiles)
{
  if (g_get_monotonic_time () - tiles->level_since >= SETTLE_US || tiles->overview == NULL)
    return TRUE;
  g_clear_handle_id (&tiles->settle_source, g_source_remove);
  tiles->settle_source = g_timeout_add (SETTLE_US / 1000 + 1, on_settled, tiles);
  return FALSE;
}

static void
set_level (PlumbTiles *tiles, int level)
{
  Touched touched = { tiles->damage, tiles->level, TRUE };

  if (level == tiles->level)
    return;
  /* What was not repaired at the old level is painted anew, should one come back to it. */
  if (!cairo_region_is_empty (tiles->damage))
    plumb_tile_cache_remove_if (tiles->cache, is_touched, &touched);
  forget_damage (tiles);
  tiles->level = level;
  tiles->level_since = g_get_monotonic_time ();
}

static cairo_surface_t *
get_tile (PlumbTiles *tiles, const PlumbTileKey *key, gint64 until, gboolean *stale)
{
  cairo_surface_t *tile = plumb_tile_cache_find (tiles->cache, key);

  if (tile != NULL)
    {
      *stale = !repair (tiles, tile, key, until) || *stale;
      return tile;
    }
  if (!is_small (tiles) || g_get_monotonic_time () > until)
    return NULL;
  tile = plumb_tile_paint (tiles->scene, tiles->palette, key);
  keep (tiles, key, tile);
  cairo_surface_destroy (tile);
  return tile;
}

/* The tiles around the ones in sight, so that panning finds them painted. */
static void
add_neighbours (PlumbTiles *tiles, const PlumbTilesView *view, GArray *missing)
{
  int left = tile_of (view->x) - 1;
  int top = tile_of (view->y) - 1;
  int right = tile_of (view->x + view->width - 1) + 1;
  int bottom = tile_of (view->y + view->height - 1) + 1;

  for (int y = top; y <= bottom; y++)
    for (int x = left; x <= right; x++)
      {
        PlumbTileKey key = { view->level, x, y };

        if ((x == left || x == right || y == top || y == bottom)
            && !plumb_tile_cache_has (tiles->cache, &key))
          g_array_append_val (missing, key);
      }
}

/* Paints @view on @cr, whose unit is the device pixel and whose origin is the view's corner; asks the
 * worker for what is missing. */
void
plumb_tiles_draw (PlumbTiles *tiles, cairo_t *cr, const PlumbTilesView *view)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (PlumbTileKey));
  Drawing drawing = { tiles, cr, view };
  gint64 until = g_get_monotonic_time () + BUDGET_US;
  gboolean stale = FALSE;
  gboolean settled;

  if (tiles->scene == NULL || tiles->palette == NULL || view->width <= 0 || view->height <= 0)
    return;
  set_level (tiles, view->level);
  settled = is_settled (tiles);
  for (int y = tile_of (view->y); y <= tile_of (view->y + view->height - 1); y++)
    for (int x = tile_of (view->x); x <= tile_of (view->x + view->width - 1); x++)
      {
        PlumbTileKey key = { view->level, x, y };
        cairo_surface_t *tile = get_tile (tiles, &key, settled ? until : 0, &stale);

        if (tile != NULL)
          paint_tile (&drawing, tile, &key);
        else
          g_array_append_val (missing, key);
      }
  if (missing->len > 0)
    paint_stand_in (&drawing, missing);
  if (settled)
    {
      add_neighbours (tiles, view, missing);
      want (tiles, missing);
    }
  if (stale && tiles->settle_source == 0)
    tiles->settle_source = g_timeout_add (1, on_settled, tiles);
}

/* Whether every tile of @view is painted and up to date. */
gboolean
plumb_tiles_is_complete (PlumbTiles *tiles, const PlumbTilesView *view)
{
  cairo_rectangle_int_t area = { view->x, view->y, view->width, view->height };

  for (int y = tile_of (view->y); y <= tile_of (view->y + view->height - 1); y++)
    for (int x = tile_of (view->x); x <= tile_of (view->x + view->width - 1); x++)
      {
        PlumbTileKey key = { view->level, x, y };

        if (!plumb_tile_cache_has (tiles->cache, &key))
          return FALSE;
      }
  return cairo_region_contains_rectangle (tiles->damage, &area) == CAIRO_REGION_OVERLAP_OUT;
}

/* -- Public ------------------------------------------------------------------------------------ */

/* Returns: (transfer full): tiles without a scene. @ready is called in the main thread. */
PlumbTiles *
plumb_tiles_new (PlumbTilesFunc ready, gpointer data)
{
  PlumbTiles *tiles = g_new0 (PlumbTiles, 1);

  tiles->ready = ready;
  tiles->data = data;
  tiles->cache = plumb_tile_cache_new (CACHE_BYTES);
  tiles->damage = cairo_region_create ();
  g_mutex_init (&tiles->lock);
  g_cond_init (&tiles->wake);
  g_queue_init (&tiles->wanted);
  g_queue_init (&tiles->done);
  tiles->thread = g_thread_new ("plumb-tiles", work, tiles);
  return tiles;
}

void
plumb_tiles_free (PlumbTiles *tiles)
{
  if (tiles == NULL)
    return;
  g_mutex_lock (&tiles->lock);
  tiles->quit = TRUE;
  g_cond_signal (&tiles->wake);
  g_mutex_unlock (&tiles->lock);
  g_thread_join (tiles->thread);
  g_clear_handle_id (&tiles->done_idle, g_source_remove);
  g_clear_handle_id (&tiles->settle_source, g_source_remove);
  g_queue_clear_full (&tiles->wanted, job_free);
  g_queue_clear_full (&tiles->done, job_free);
  g_mutex_clear (&tiles->lock);
  g_cond_clear (&tiles->wake);
  plumb_tile_cache_free (tiles->cache);
  cairo_region_destroy (tiles->damage);
  g_clear_pointer (&tiles->overview, cairo_surface_destroy);
  g_clear_pointer (&tiles->scene, plumb_scene_unref);
  g_free (tiles);
}

/* Shows @scene from the next drawing on; tiles that look the same are kept. */
void
plumb_tiles_set_scene (PlumbTiles *tiles, PlumbScene *scene)
{
  if (tiles->scene == scene)
    return;
  if (tiles->scene != NULL)
    damage (tiles, scene);
  else
    tiles->overview_wanted = TRUE;
  g_clear_pointer (&tiles->scene, plumb_scene_unref);
  tiles->scene = plumb_scene_ref (scene);
  tiles->generation++;
}

/* @palette stays with the caller and must outlive the tiles. */
void
plumb_tiles_set_palette (PlumbTiles *tiles, const PlumbPalette *palette)
{
  if (tiles->palette == palette)
    return;
  tiles->palette = palette;
  tiles->generation++;
  tiles->overview_wanted = TRUE;
  plumb_tile_cache_clear (tiles->cache);
  forget_damage (tiles);
}
