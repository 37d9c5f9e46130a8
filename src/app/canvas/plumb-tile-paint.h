// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Paints one tile: the ground with its dots, the photos on it (@underlay may be NULL), and what of the scene
 * touches it. In any thread. */

#pragma once

#include "app/canvas/plumb-tile-cache.h"
#include "app/canvas/plumb-underlay.h"
#include "draw/plumb-draw.h"

G_BEGIN_DECLS

#define PLUMB_TILE_SIZE 512 /* device pixels */

cairo_surface_t *plumb_tile_paint (const PlumbScene *scene,
                                   const PlumbUnderlay *underlay,
                                   const PlumbPalette *palette,
                                   const PlumbTileKey *key);
void plumb_tile_repaint (cairo_surface_t *tile,
                         const PlumbScene *scene,
                         const PlumbUnderlay *underlay,
                         const PlumbPalette *palette,
                         const PlumbTileKey *key,
                         const cairo_region_t *damage);

G_END_DECLS
