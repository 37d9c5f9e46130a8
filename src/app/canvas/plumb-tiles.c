// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-tiles-private.h"

#include <math.h>

#include "app/canvas/plumb-scene-damage.h"
#include "app/canvas/plumb-tile-paint.h"

#define TILE_BYTES (PLUMB_TILE_SIZE * PLUMB_TILE_SIZE * 4u)
/* Kept: what is in sight with the tiles around it, and as much again of other zooms. */
#define CACHE_SIGHTS 2u
#define BUDGET_US 6000  /* of painting in the main thread, a frame */
#define SMALL_SCENE 400 /* boxes and connections that the main thread may paint at once */
#define SETTLE_US 90000 /* a zoom must stand so long before its tiles are painted */

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
void
plumb_tiles_keep (PlumbTiles *tiles, const PlumbTileKey *key, cairo_surface_t *tile)
{
  cairo_rectangle_int_t area = area_of (key);

  plumb_tile_cache_insert (tiles->cache, key, tile);
  if (key->level == tiles->level)
    cairo_region_subtract_rectangle (tiles->damage, &area);
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

static int
level_of_damage (PlumbTiles *tiles)
{
  return tiles->level > 0 ? tiles->level : PLUMB_TILE_LEVEL_ONE;
}

/* Takes @region (transfer full), in pixels of the present level, as what tiles do not show yet. */
static void
damage (PlumbTiles *tiles, cairo_region_t *region)
{
  Touched touched = { region, level_of_damage (tiles), FALSE };

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
  plumb_tile_repaint (tile, tiles->scene, tiles->underlay, tiles->palette, key, tiles->damage);
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
  tile = plumb_tile_paint (tiles->scene, tiles->underlay, tiles->palette, key);
  plumb_tiles_keep (tiles, key, tile);
  cairo_surface_destroy (tile);
  return tile;
}

/* The memory that tiles may take follows from the size of the window. */
static void
limit_cache (PlumbTiles *tiles, const PlumbTilesView *view)
{
  guint columns = (guint)view->width / PLUMB_TILE_SIZE + 4;
  guint rows = (guint)view->height / PLUMB_TILE_SIZE + 4;

  plumb_tile_cache_set_limit (tiles->cache, (gsize)columns * rows * TILE_BYTES * CACHE_SIGHTS);
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
  limit_cache (tiles, view);
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
      plumb_tiles_want (tiles, missing);
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

/* Whether a part of @view shows nothing but the ground for want of tiles. */
gboolean
plumb_tiles_is_blank (PlumbTiles *tiles, const PlumbTilesView *view)
{
  Latest latest = { 0, view->level };
  PlumbRect area = area_of_view (view);

  if (tiles->overview != NULL || covers (tiles, view->level, &area))
    return FALSE;
  plumb_tile_cache_foreach (tiles->cache, find_latest, &latest);
  return latest.level == 0 || !covers (tiles, latest.level, &area);
}

/* Bytes of the tiles that are kept. */
gsize
plumb_tiles_get_size (PlumbTiles *tiles)
{
  return plumb_tile_cache_get_size (tiles->cache);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* Returns: (transfer full): tiles without a scene. @ready is called in the main thread. */
PlumbTiles *
plumb_tiles_new (PlumbTilesFunc ready, gpointer data)
{
  PlumbTiles *tiles = g_new0 (PlumbTiles, 1);

  tiles->ready = ready;
  tiles->data = data;
  tiles->cache = plumb_tile_cache_new (TILE_BYTES);
  tiles->damage = cairo_region_create ();
  tiles->underlay = plumb_underlay_new ();
  plumb_tiles_start (tiles);
  return tiles;
}

void
plumb_tiles_free (PlumbTiles *tiles)
{
  if (tiles == NULL)
    return;
  plumb_tiles_stop (tiles);
  g_clear_handle_id (&tiles->settle_source, g_source_remove);
  plumb_tile_cache_free (tiles->cache);
  cairo_region_destroy (tiles->damage);
  g_clear_pointer (&tiles->overview, cairo_surface_destroy);
  g_clear_pointer (&tiles->scene, plumb_scene_unref);
  plumb_underlay_unref (tiles->underlay);
  g_free (tiles);
}

/* Shows @scene from the next drawing on; tiles that look the same are kept. */
void
plumb_tiles_set_scene (PlumbTiles *tiles, PlumbScene *scene)
{
  if (tiles->scene == scene)
    return;
  if (tiles->scene != NULL)
    damage (tiles,
            plumb_scene_get_damage (tiles->scene, scene, scale_of (level_of_damage (tiles))));
  else
    tiles->overview_wanted = TRUE;
  g_clear_pointer (&tiles->scene, plumb_scene_unref);
  tiles->scene = plumb_scene_ref (scene);
  tiles->generation++;
}

static void
add_photos (cairo_region_t *region, const PlumbUnderlay *underlay, double scale)
{
  for (guint i = 0; i < plumb_underlay_get_n (underlay); i++)
    {
      PlumbRect rect = plumb_underlay_get_rect (underlay, i);
      int left = (int)floor (rect.x * scale) - 1, top = (int)floor (rect.y * scale) - 1;
      cairo_rectangle_int_t pixels = { left, top,
                                       (int)ceil (plumb_rect_right (&rect) * scale) + 1 - left,
                                       (int)ceil (plumb_rect_bottom (&rect) * scale) + 1 - top };

      cairo_region_union_rectangle (region, &pixels);
    }
}

/* Lays the photos of @underlay under the scene from the next drawing on. */
void
plumb_tiles_set_underlay (PlumbTiles *tiles, PlumbUnderlay *underlay)
{
  double scale = scale_of (level_of_damage (tiles));
  cairo_region_t *region;

  if (plumb_underlay_equal (tiles->underlay, underlay))
    return;
  region = cairo_region_create ();
  add_photos (region, tiles->underlay, scale);
  add_photos (region, underlay, scale);
  damage (tiles, region);
  plumb_underlay_unref (tiles->underlay);
  tiles->underlay = plumb_underlay_ref (underlay);
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
