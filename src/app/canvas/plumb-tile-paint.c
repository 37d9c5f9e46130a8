// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-tile-paint.h"

#include <math.h>

#define DOT_DISTANCE (2 * PLUMB_GRID) /* diagram units */
#define LEAST_DOT_PIXELS 11           /* nearer dots would make the ground grey */

static void
set_color (cairo_t *cr, const PlumbColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* The dots stand on the grid that boxes snap to, coarser where that would be too dense. */
static double
dot_distance (double scale)
{
  double distance = DOT_DISTANCE;

  while (distance * scale < LEAST_DOT_PIXELS)
    distance *= 2;
  return distance * scale;
}

/* Many small squares on whole pixels: written directly, which takes a fiftieth of the time of paths. */
static void
paint_dots (cairo_surface_t *tile,
            const PlumbPalette *palette,
            const PlumbTileKey *key,
            const cairo_rectangle_int_t *area)
{
  double scale = (double)key->level / PLUMB_TILE_LEVEL_ONE;
  double distance = dot_distance (scale);
  int size = (int)CLAMP (round (1.5 * scale), 1, 3);
  const PlumbColor *dot = &palette->colors[PLUMB_PAINT_FAINT];
  guint32 pixel = (guint32)(dot->red * 255) << 16 | (guint32)(dot->green * 255) << 8
                  | (guint32)(dot->blue * 255);
  double left = (double)key->x * PLUMB_TILE_SIZE;
  double top = (double)key->y * PLUMB_TILE_SIZE;
  int stride = cairo_image_surface_get_stride (tile);
  guint8 *data;

  cairo_surface_flush (tile);
  data = cairo_image_surface_get_data (tile);
  for (double row = floor ((top + area->y) / distance) * distance;
       row - top < area->y + area->height; row += distance)
    for (double column = floor ((left + area->x) / distance) * distance;
         column - left < area->x + area->width; column += distance)
      {
        int x = (int)(round (column) - left);
        int y = (int)(round (row) - top);

        for (int dy = MAX (y, area->y); dy < MIN (y + size, area->y + area->height); dy++)
          for (int dx = MAX (x, area->x); dx < MIN (x + size, area->x + area->width); dx++)
            ((guint32 *)(gpointer)(data + (gsize)dy * (gsize)stride))[dx] = pixel;
      }
  cairo_surface_mark_dirty (tile);
}

static void
paint_ground (cairo_surface_t *tile,
              cairo_t *cr,
              const PlumbPalette *palette,
              const PlumbTileKey *key,
              const cairo_rectangle_int_t *area)
{
  set_color (cr, &palette->colors[PLUMB_PAINT_PAPER]);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
  paint_dots (tile, palette, key, area);
}

static void
paint_area (cairo_surface_t *tile,
            const PlumbScene *scene,
            const PlumbUnderlay *underlay,
            const PlumbPalette *palette,
            const PlumbTileKey *key,
            const cairo_rectangle_int_t *area)
{
  g_autoptr (PlumbDisplayList) list = NULL;
  double scale = (double)key->level / PLUMB_TILE_LEVEL_ONE;
  double left = (double)key->x * PLUMB_TILE_SIZE;
  double top = (double)key->y * PLUMB_TILE_SIZE;
  PlumbRect units = { (left + area->x) / scale, (top + area->y) / scale, area->width / scale,
                      area->height / scale };
  cairo_t *cr = cairo_create (tile);

  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  paint_ground (tile, cr, palette, key, area);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, scale, scale);
  if (underlay != NULL)
    plumb_underlay_paint (underlay, cr, scale);
  list = plumb_draw_scene_area (scene, &units);
  plumb_display_list_play (list, cr, palette, &units);
  cairo_destroy (cr);
}

/* Returns: (transfer full): a new opaque image of PLUMB_TILE_SIZE. */
cairo_surface_t *
plumb_tile_paint (const PlumbScene *scene,
                  const PlumbUnderlay *underlay,
                  const PlumbPalette *palette,
                  const PlumbTileKey *key)
{
  cairo_surface_t *tile =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, PLUMB_TILE_SIZE, PLUMB_TILE_SIZE);

  paint_area (tile, scene, underlay, palette, key,
              &(cairo_rectangle_int_t){ 0, 0, PLUMB_TILE_SIZE, PLUMB_TILE_SIZE });
  return tile;
}

/* Paints only @damage again, which is in pixels of the tile's level as a whole. */
void
plumb_tile_repaint (cairo_surface_t *tile,
                    const PlumbScene *scene,
                    const PlumbUnderlay *underlay,
                    const PlumbPalette *palette,
                    const PlumbTileKey *key,
                    const cairo_region_t *damage)
{
  int left = key->x * PLUMB_TILE_SIZE;
  int top = key->y * PLUMB_TILE_SIZE;
  cairo_rectangle_int_t whole = { left, top, PLUMB_TILE_SIZE, PLUMB_TILE_SIZE };
  cairo_region_t *inside = cairo_region_copy (damage);

  cairo_region_intersect_rectangle (inside, &whole);
  for (int i = 0; i < cairo_region_num_rectangles (inside); i++)
    {
      cairo_rectangle_int_t area;

      cairo_region_get_rectangle (inside, i, &area);
      area.x -= left;
      area.y -= top;
      paint_area (tile, scene, underlay, palette, key, &area);
    }
  cairo_region_destroy (inside);
}
