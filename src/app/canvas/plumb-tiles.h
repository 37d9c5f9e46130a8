// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A scene painted as tiles by a worker thread. The main thread only puts tiles beside one another:
 * what is not painted yet is shown from tiles of another zoom, and what an edit changed is painted
 * again inside its tile. */

#pragma once

#include <cairo.h>

#include "app/canvas/plumb-tile-cache.h"
#include "app/canvas/plumb-underlay.h"
#include "draw/plumb-draw.h"

G_BEGIN_DECLS

typedef struct _PlumbTiles PlumbTiles;

/* Called in the main thread when there is something new to show. */
typedef void (*PlumbTilesFunc) (gpointer data);

PlumbTiles *plumb_tiles_new (PlumbTilesFunc ready, gpointer data);
void plumb_tiles_free (PlumbTiles *tiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTiles, plumb_tiles_free)

void plumb_tiles_set_scene (PlumbTiles *tiles, PlumbScene *scene);
void plumb_tiles_set_underlay (PlumbTiles *tiles, PlumbUnderlay *underlay);
void plumb_tiles_set_palette (PlumbTiles *tiles, const PlumbPalette *palette);

/* The part of the picture to show: device pixels of the plane on which @level / PLUMB_TILE_LEVEL_ONE
 * of them make a diagram unit. */
typedef struct
{
  int level;
  int x;
  int y;
  int width;
  int height;
} PlumbTilesView;

void plumb_tiles_draw (PlumbTiles *tiles, cairo_t *cr, const PlumbTilesView *view);
gboolean plumb_tiles_is_complete (PlumbTiles *tiles, const PlumbTilesView *view);
gboolean plumb_tiles_is_blank (PlumbTiles *tiles, const PlumbTilesView *view);
gsize plumb_tiles_get_size (PlumbTiles *tiles);

G_END_DECLS
