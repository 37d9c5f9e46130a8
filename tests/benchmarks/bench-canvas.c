// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* bench-canvas [BOXES...]: what a frame of the canvas costs the main thread at 1600x1000: panning and
 * zooming over tiles against drawing everything anew, dragging a box with its rerouting, and a typed line
 * until it is painted. Milliseconds of the thread's own time, so that what else the machine does is not
 * counted; median and 99 of 100. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../diagram/picture-test.h"
#include "app/canvas/plumb-tiles.h"
#include "diagram/plumb-quick-entry.h"

#define WIDTH 1600
#define HEIGHT 1000
#define FRAMES 120
#define FRAME_US 16000

typedef struct
{
  PlumbScene *scene;
  PlumbTiles *tiles;
  cairo_surface_t *surface;
  GArray *times; /* of double */
  GArray *waits; /* of double: by the clock, where it is the wait that counts */
  double median; /* of the last report */
  double blank_since;
  double blank; /* longest time that a part in sight was blank, by the clock */
} Bench;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double
clock_now (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static double
share (GArray *times, double part)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, (guint)((times->len - 1) * part));
}

static void
report (Bench *bench, const char *what)
{
  bench->median = share (bench->times, 0.5);
  printf ("  %-44s p50 %8.2f  p99 %8.2f\n", what, bench->median, share (bench->times, 0.99));
  g_array_set_size (bench->times, 0);
}

/* Against redrawing all, which took @whole. */
static void
report_share (Bench *bench, const char *what, double whole)
{
  report (bench, what);
  printf ("  %-44s %12.2f x, blank for at most %.0f ms\n", "  against redrawing all",
          bench->median / whole, bench->blank);
  bench->blank = bench->blank_since = 0;
}

static void
note (Bench *bench, double start)
{
  double took = now () - start;

  g_array_append_val (bench->times, took);
}

static void
on_ready (gpointer data)
{
}

/* The worker has the rest of the frame; @start by the thread's time. */
static void
wait_for_frame (double start)
{
  double rest = FRAME_US - (now () - start) * 1000;

  if (rest > 0)
    g_usleep ((gulong)rest);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
draw_tiles (Bench *bench, const PlumbTilesView *view)
{
  cairo_t *cr = cairo_create (bench->surface);

  plumb_tiles_draw (bench->tiles, cr, view);
  cairo_destroy (cr);
  if (!plumb_tiles_is_blank (bench->tiles, view))
    bench->blank_since = 0;
  else if (bench->blank_since == 0)
    bench->blank_since = clock_now ();
  if (bench->blank_since > 0)
    bench->blank = MAX (bench->blank, clock_now () - bench->blank_since);
}

static PlumbTilesView
view_at (double zoom, double x, double y)
{
  return (PlumbTilesView){ .level = (int)round (zoom * PLUMB_TILE_LEVEL_ONE),
                           .x = (int)round (x * zoom),
                           .y = (int)round (y * zoom),
                           .width = WIDTH,
                           .height = HEIGHT };
}

static double
wait_until_complete (Bench *bench, const PlumbTilesView *view)
{
  double start = clock_now ();

  while (!plumb_tiles_is_complete (bench->tiles, view) && clock_now () - start < 60000)
    {
      double frame = now ();

      draw_tiles (bench, view);
      wait_for_frame (frame);
    }
  return clock_now () - start;
}

static void
pan (Bench *bench, double zoom, double whole, const char *what)
{
  PlumbRect bounds = plumb_scene_get_bounds (bench->scene);
  PlumbTilesView first = view_at (zoom, bounds.x, bounds.y);

  wait_until_complete (bench, &first);
  bench->blank = bench->blank_since = 0;
  for (guint i = 0; i < FRAMES; i++)
    {
      PlumbTilesView view = first;
      double start = now ();

      view.x += (int)(24 * i);
      view.y += (int)(9 * i);
      draw_tiles (bench, &view);
      note (bench, start);
      wait_for_frame (start);
    }
  report_share (bench, what, whole);
}

static void
zoom (Bench *bench, double from, double whole, const char *what)
{
  PlumbRect bounds = plumb_scene_get_bounds (bench->scene);
  PlumbTilesView view = view_at (from, bounds.x, bounds.y);
  double level = from;

  wait_until_complete (bench, &view);
  bench->blank = bench->blank_since = 0;
  for (guint i = 0; i < FRAMES; i++)
    {
      double start = now ();

      level *= i < FRAMES / 2 ? 1.02 : 1 / 1.02;
      view = view_at (level, bounds.x, bounds.y);
      draw_tiles (bench, &view);
      note (bench, start);
      wait_for_frame (start);
    }
  report_share (bench, what, whole);
}

/* What there would be without tiles. */
static void
redraw (Bench *bench, double zoom_level, const char *what)
{
  PlumbRect bounds = plumb_scene_get_bounds (bench->scene);

  for (guint i = 0; i < FRAMES / 6; i++)
    {
      PlumbRect area = { bounds.x + 24 * i / zoom_level, bounds.y + 9 * i / zoom_level,
                         WIDTH / zoom_level, HEIGHT / zoom_level };
      double start = now ();
      g_autoptr (PlumbDisplayList) list = plumb_draw_scene_area (bench->scene, &area);
      cairo_t *cr = cairo_create (bench->surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, zoom_level, zoom_level);
      cairo_translate (cr, -area.x, -area.y);
      plumb_display_list_play (list, cr, plumb_palette_get_light (), &area);
      cairo_destroy (cr);
      note (bench, start);
    }
  report (bench, what);
}

static guint
find_box (PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    if (!plumb_scene_get_box (scene, i)->container)
      return i;
  return 0;
}

static void
drag (Bench *bench)
{
  guint box = find_box (bench->scene);
  PlumbRect rect = plumb_scene_get_box (bench->scene, box)->rect;
  PlumbTilesView view = view_at (1, rect.x - 300, rect.y - 300);
  g_autoptr (GArray) routing = g_array_new (FALSE, FALSE, sizeof (double));
  double routed;

  wait_until_complete (bench, &view);
  for (guint i = 0; i < FRAMES; i++)
    {
      double start = now ();
      g_autoptr (PlumbScene) moved =
          plumb_scene_with_moved (bench->scene, &box, 1, 4.0 * (i % 40), 2.0 * (i % 30));

      routed = now () - start;
      g_array_append_val (routing, routed);
      plumb_tiles_set_scene (bench->tiles, moved);
      draw_tiles (bench, &view);
      note (bench, start);
      wait_for_frame (start);
    }
  plumb_tiles_set_scene (bench->tiles, bench->scene);
  report (bench, "drag one box, rerouting and painting");
  printf ("  %-44s p50 %8.2f  p99 %8.2f\n", "  of which the scene with it moved",
          share (routing, 0.5), share (routing, 0.99));
}

/* -- A typed line ------------------------------------------------------------------------------ */

static void
on_changed (PlumbReview *review, PlumbChanges *changes, Bench *bench)
{
  PlumbScene *next = plumb_scene_update (bench->scene, review, changes);

  plumb_scene_unref (bench->scene);
  bench->scene = next;
  plumb_tiles_set_scene (bench->tiles, next);
}

static void
type_lines (Bench *bench, PlumbReview *review)
{
  gulong handler = g_signal_connect (review, "changed", G_CALLBACK (on_changed), bench);
  PlumbQuickEntryContext context = { .view = PLUMB_VIEW_PROPOSED };
  PlumbRect bounds = plumb_scene_get_bounds (bench->scene);
  PlumbTilesView view = view_at (0.5, bounds.x, bounds.y);

  wait_until_complete (bench, &view);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *line = g_strdup_printf ("Typed %u -> Typed %u: REST API", i, i + 1);
      double start = now (), pressed = clock_now (), waited;
      g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, NULL);
      g_autoptr (GPtrArray) acts = plumb_quick_entry_apply (entry, review, &context, NULL);

      if (acts == NULL)
        continue;
      draw_tiles (bench, &view);
      note (bench, start);
      waited = clock_now () - pressed;
      g_array_append_val (bench->waits, waited);
      wait_for_frame (start);
    }
  report (bench, "typed line, committed and painted");
  printf ("  %-44s p50 %8.2f  p99 %8.2f\n", "  by the clock", share (bench->waits, 0.5),
          share (bench->waits, 0.99));
  g_signal_handler_disconnect (review, handler);
}

static void
measure (guint n)
{
  PlumbReview *review = picture_test_random (n, 7, TRUE);
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  Bench bench = { .scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options),
                  .tiles = plumb_tiles_new (on_ready, NULL),
                  .surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT),
                  .times = g_array_new (FALSE, FALSE, sizeof (double)),
                  .waits = g_array_new (FALSE, FALSE, sizeof (double)) };
  PlumbRect bounds = plumb_scene_get_bounds (bench.scene);
  double all = MIN (WIDTH / bounds.width, HEIGHT / bounds.height);
  PlumbTilesView view = view_at (all, bounds.x, bounds.y);
  double part, whole;

  plumb_tiles_set_palette (bench.tiles, plumb_palette_get_light ());
  plumb_tiles_set_scene (bench.tiles, bench.scene);
  printf ("%u boxes, %u connections, %u items with their labels\n",
          plumb_scene_get_n_boxes (bench.scene), plumb_scene_get_n_connections (bench.scene),
          plumb_scene_get_n_boxes (bench.scene) + 2 * plumb_scene_get_n_connections (bench.scene));
  draw_tiles (&bench, &view);
  printf ("  %-44s %12.2f\n", "from nothing to all tiles in sight",
          wait_until_complete (&bench, &view));
  redraw (&bench, 1, "redraw all, 100 %");
  part = bench.median;
  pan (&bench, 1, part, "pan over tiles, 100 %");
  zoom (&bench, 1, part, "zoom over tiles, 100 %");
  redraw (&bench, all, "redraw all, everything in sight");
  whole = bench.median;
  pan (&bench, all, whole, "pan over tiles, everything in sight");
  zoom (&bench, all, whole, "zoom over tiles, everything in sight");
  drag (&bench);
  if (n <= 200)
    type_lines (&bench, review);
  printf ("  %-44s %12.1f MB\n", "tiles in memory",
          (double)plumb_tiles_get_size (bench.tiles) / 1e6);
  plumb_tiles_free (bench.tiles);
  plumb_scene_unref (bench.scene);
  cairo_surface_destroy (bench.surface);
  g_array_unref (bench.times);
  g_array_unref (bench.waits);
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

int
main (int argc, char *argv[])
{
  static const guint sizes[] = { 100, 1000, 4200 };

  setvbuf (stdout, NULL, _IOLBF, 0);
  picture_test_init ();
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  for (int i = 1; i < argc; i++)
    measure ((guint)atoi (argv[i]));
  picture_test_finish ();
  return EXIT_SUCCESS;
}
