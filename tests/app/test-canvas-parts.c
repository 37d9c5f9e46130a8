// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the canvas is made of and what needs no window: the cache of tiles, snapping, walking, damage. */

#include "app/canvas/plumb-canvas-snap.h"
#include "app/canvas/plumb-canvas-walk.h"
#include "app/canvas/plumb-scene-damage.h"
#include "app/canvas/plumb-tile-cache.h"
#include "app/canvas/plumb-tile-paint.h"
#include "app/canvas/plumb-tiles.h"
#include "canvas-fixture.h"

#define TILE_BYTES (16u * 16 * 4)

/* -- The cache --------------------------------------------------------------------------------- */

static void
insert (PlumbTileCache *cache, int level, int x, int y)
{
  PlumbTileKey key = { level, x, y };
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 16, 16);

  plumb_tile_cache_insert (cache, &key, tile);
  cairo_surface_destroy (tile);
}

static gboolean
has (PlumbTileCache *cache, int level, int x, int y)
{
  PlumbTileKey key = { level, x, y };

  return plumb_tile_cache_has (cache, &key);
}

static void
test_cache_limit (void)
{
  g_autoptr (PlumbTileCache) cache = plumb_tile_cache_new (3 * TILE_BYTES);
  PlumbTileKey first = { 1, 0, 0 };

  insert (cache, 1, 0, 0);
  insert (cache, 1, 1, 0);
  insert (cache, 1, 2, 0);
  g_assert_cmpuint (plumb_tile_cache_get_size (cache), ==, 3 * TILE_BYTES);
  g_assert_nonnull (plumb_tile_cache_find (cache, &first));
  insert (cache, 1, 3, 0);
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 3);
  g_assert_true (has (cache, 1, 0, 0));
  g_assert_false (has (cache, 1, 1, 0));
  g_assert_true (has (cache, 1, 2, 0));
  g_assert_true (has (cache, 1, 3, 0));
}

static void
test_cache_least (void)
{
  g_autoptr (PlumbTileCache) cache = plumb_tile_cache_new (TILE_BYTES / 2);

  insert (cache, 1, 0, 0);
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 1);
  insert (cache, 1, 1, 0);
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 1);
  g_assert_true (has (cache, 1, 1, 0));
}

static void
test_cache_replace (void)
{
  g_autoptr (PlumbTileCache) cache = plumb_tile_cache_new (8 * TILE_BYTES);

  insert (cache, 1, -4, 7);
  insert (cache, 1, -4, 7);
  insert (cache, 2, -4, 7);
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 2);
  g_assert_cmpuint (plumb_tile_cache_get_size (cache), ==, 2 * TILE_BYTES);
  plumb_tile_cache_clear (cache);
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 0);
  g_assert_cmpuint (plumb_tile_cache_get_size (cache), ==, 0);
}

static gboolean
is_level (const PlumbTileKey *key, cairo_surface_t *tile, gpointer data)
{
  return key->level == GPOINTER_TO_INT (data);
}

static void
test_cache_remove_if (void)
{
  g_autoptr (PlumbTileCache) cache = plumb_tile_cache_new (99 * TILE_BYTES);

  for (int i = 0; i < 10; i++)
    insert (cache, 1 + i % 2, i, i);
  plumb_tile_cache_remove_if (cache, is_level, GINT_TO_POINTER (2));
  g_assert_cmpuint (plumb_tile_cache_get_n (cache), ==, 5);
  g_assert_cmpuint (plumb_tile_cache_get_size (cache), ==, 5 * TILE_BYTES);
  g_assert_true (has (cache, 1, 0, 0));
  g_assert_false (has (cache, 2, 1, 1));
}

/* -- Snapping ---------------------------------------------------------------------------------- */

static void
test_snap_edges (void)
{
  const PlumbRect other = { 100, 300, 192, 64 };
  const PlumbRect moving = { 103, 40, 192, 64 };
  g_autoptr (GArray) guides = g_array_new (FALSE, FALSE, sizeof (PlumbGuide));
  PlumbPoint shift = plumb_snap (&moving, &other, 1, 8, 6, guides);

  g_assert_cmpfloat (shift.x, ==, -3);
  g_assert_cmpfloat (shift.y, ==, 0);
  /* Equal widths: left, middle and right stand on the other's. */
  g_assert_cmpuint (guides->len, ==, 3);
}

static void
test_snap_centers (void)
{
  const PlumbRect other = { 100, 300, 192, 64 };
  const PlumbRect moving = { 148, 40, 100, 64 };
  PlumbPoint shift = plumb_snap (&moving, &other, 1, 8, 6, NULL);

  g_assert_cmpfloat (shift.x, ==, -2);
}

static void
test_snap_distance (void)
{
  const PlumbRect others[] = { { 0, 0, 100, 64 }, { 400, 10, 100, 44 } };
  const PlumbRect moving = { 197, 20, 100, 50 };
  g_autoptr (GArray) guides = g_array_new (FALSE, FALSE, sizeof (PlumbGuide));
  PlumbPoint shift = plumb_snap (&moving, others, 2, 8, 6, guides);
  guint distances = 0;

  g_assert_cmpfloat (shift.x, ==, 3);
  for (guint i = 0; i < guides->len; i++)
    distances += g_array_index (guides, PlumbGuide, i).distance;
  g_assert_cmpuint (distances, ==, 2);
}

static void
test_snap_grid (void)
{
  const PlumbRect other = { 1000, 1000, 192, 64 };
  const PlumbRect moving = { 13, 21, 192, 64 };
  PlumbPoint shift = plumb_snap (&moving, &other, 1, 8, 6, NULL);
  PlumbRect rect = plumb_snap_to_grid (&moving, 8);

  g_assert_cmpfloat (shift.x, ==, 3);
  g_assert_cmpfloat (shift.y, ==, 3);
  g_assert_cmpfloat (rect.x, ==, 16);
  g_assert_cmpfloat (rect.width, ==, 192);
  rect = plumb_snap_to_grid (&(PlumbRect){ 3, 3, 1, 1 }, 8);
  g_assert_cmpfloat (rect.width, ==, 8);
  g_assert_cmpfloat (rect.height, ==, 8);
}

/* -- Scenes ------------------------------------------------------------------------------------ */

static char **
lines (const char *text, PlumbTextSize *size)
{
  char **result = g_new0 (char *, 2);

  result[0] = g_strdup (text);
  *size = (PlumbTextSize){ 7.0 * g_utf8_strlen (text, -1), 11, 15, 1 };
  return result;
}

static char **
break_lines (gpointer data,
             PlumbTextRole role,
             const char *text,
             double max_width,
             guint max_lines,
             PlumbTextSize *size)
{
  return lines (text, size);
}

static PlumbScene *
new_scene (CanvasFixture *fixture)
{
  static const PlumbTextMeasure measure = { break_lines, NULL };
  PlumbSceneOptions options = { .measure = &measure };

  return plumb_scene_new (fixture->review, PLUMB_VIEW_PROPOSED, &options);
}

static void
test_walk_order (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) scene = new_scene (fixture);
  g_autoptr (GArray) order = plumb_walk_get_order (scene);
  const char *expected[] = { fixture->okta, fixture->saml, fixture->snowflake, fixture->fleetline,
                             fixture->auth };

  g_assert_cmpuint (order->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpstr (plumb_stop_get_id (scene, &g_array_index (order, PlumbStop, i)), ==,
                     expected[i]);
}

static void
test_walk_sides (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) scene = new_scene (fixture);
  int okta = plumb_scene_find_box (scene, fixture->okta);
  int snowflake = plumb_scene_find_box (scene, fixture->snowflake);
  int auth = plumb_scene_find_box (scene, fixture->auth);
  int fleetline = plumb_scene_find_box (scene, fixture->fleetline);

  g_assert_cmpint (plumb_walk_to_side (scene, (guint)okta, PLUMB_SIDE_RIGHT), ==, snowflake);
  g_assert_cmpint (plumb_walk_to_side (scene, (guint)snowflake, PLUMB_SIDE_LEFT), ==, okta);
  g_assert_cmpint (plumb_walk_to_side (scene, (guint)okta, PLUMB_SIDE_LEFT), ==, -1);
  g_assert_cmpint (plumb_walk_to_side (scene, (guint)okta, PLUMB_SIDE_BOTTOM), !=, -1);
  /* What lies around a box is not beside it. */
  g_assert_cmpint (plumb_walk_to_side (scene, (guint)auth, PLUMB_SIDE_RIGHT), !=, fleetline);
}

static gboolean
covers (cairo_region_t *region, double x, double y)
{
  return cairo_region_contains_point (region, (int)x, (int)y);
}

static void
test_damage_none (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) one = new_scene (fixture);
  g_autoptr (PlumbScene) other = new_scene (fixture);
  cairo_region_t *region = plumb_scene_get_damage (one, other, 1);

  g_assert_true (cairo_region_is_empty (region));
  cairo_region_destroy (region);
}

static void
test_damage_moved (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) scene = new_scene (fixture);
  guint box = (guint)plumb_scene_find_box (scene, fixture->snowflake);
  g_autoptr (PlumbScene) moved = plumb_scene_with_moved (scene, &box, 1, 160, 0);
  cairo_region_t *region = plumb_scene_get_damage (scene, moved, 2);

  g_assert_true (covers (region, 2 * 410, 2 * 50));
  g_assert_true (covers (region, 2 * 740, 2 * 90));
  g_assert_false (covers (region, 2 * 136, 2 * 60)); /* Okta stands where it stood */
  cairo_region_destroy (region);
}

/* Repairing what changed gives the same pixels as painting everything anew. */
static void
test_repair (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) scene = new_scene (fixture);
  guint box = (guint)plumb_scene_find_box (scene, fixture->okta);
  g_autoptr (PlumbScene) moved = plumb_scene_with_moved (scene, &box, 1, 88, 24);
  const PlumbPalette *palette = plumb_palette_get_light ();
  PlumbTileKey key = { PLUMB_TILE_LEVEL_ONE, 0, 0 };
  cairo_surface_t *repaired = plumb_tile_paint (scene, NULL, palette, &key);
  cairo_surface_t *anew = plumb_tile_paint (moved, NULL, palette, &key);
  cairo_region_t *region = plumb_scene_get_damage (scene, moved, 1);
  guint different = 0;

  plumb_tile_repaint (repaired, moved, NULL, palette, &key, region);
  cairo_surface_flush (repaired);
  cairo_surface_flush (anew);
  for (int y = 0; y < PLUMB_TILE_SIZE; y++)
    {
      const guint32 *a = (const guint32 *)(gpointer)(cairo_image_surface_get_data (repaired)
                                                     + y * cairo_image_surface_get_stride (anew));
      const guint32 *b = (const guint32 *)(gpointer)(cairo_image_surface_get_data (anew)
                                                     + y * cairo_image_surface_get_stride (anew));

      for (int x = 0; x < PLUMB_TILE_SIZE; x++)
        different += (a[x] & 0xffffff) != (b[x] & 0xffffff);
    }
  g_assert_cmpuint (different, ==, 0);
  cairo_region_destroy (region);
  cairo_surface_destroy (repaired);
  cairo_surface_destroy (anew);
}

/* -- Tiles ------------------------------------------------------------------------------------- */

static void
on_ready (gpointer data)
{
}

/* Frames that follow one another faster than the worker paints do not lose the picture as a whole, which
 * stands in for tiles that are not there yet. */
static void
test_never_blank (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbScene) scene = new_scene (fixture);
  g_autoptr (PlumbTiles) tiles = plumb_tiles_new (on_ready, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
  PlumbTilesView far = { PLUMB_TILE_LEVEL_ONE / 3, 90000, 90000, 64, 64 };
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  plumb_tiles_set_palette (tiles, plumb_palette_get_light ());
  plumb_tiles_set_scene (tiles, scene);
  for (int frame = 0; frame < 60; frame++)
    {
      PlumbTilesView view = { PLUMB_TILE_LEVEL_ONE, frame * 4096, 0, 64, 64 };
      cairo_t *cr = cairo_create (surface);

      plumb_tiles_draw (tiles, cr, &view);
      cairo_destroy (cr);
    }
  while (plumb_tiles_is_blank (tiles, &far) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (plumb_tiles_is_blank (tiles, &far));
  g_assert_cmpuint (plumb_tiles_get_size (tiles), >, 0);
  cairo_surface_destroy (surface);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/canvas/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,                   \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  g_test_add_func ("/canvas/cache/limit", test_cache_limit);
  g_test_add_func ("/canvas/cache/least", test_cache_least);
  g_test_add_func ("/canvas/cache/replace", test_cache_replace);
  g_test_add_func ("/canvas/cache/remove-if", test_cache_remove_if);
  g_test_add_func ("/canvas/snap/edges", test_snap_edges);
  g_test_add_func ("/canvas/snap/centers", test_snap_centers);
  g_test_add_func ("/canvas/snap/distance", test_snap_distance);
  g_test_add_func ("/canvas/snap/grid", test_snap_grid);
  ADD ("walk/order", test_walk_order);
  ADD ("walk/sides", test_walk_sides);
  ADD ("damage/none", test_damage_none);
  ADD ("damage/moved", test_damage_moved);
  ADD ("damage/repair", test_repair);
  ADD ("tiles/never-blank", test_never_blank);
  return g_test_run ();
}
