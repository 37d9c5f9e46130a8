// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Painted tiles of a picture, kept up to a number of bytes; the ones unused for longest go first. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* @level: device pixels a diagram unit, in steps of 1/PLUMB_TILE_LEVEL_ONE; so zoom and the scale of
 * the screen are both in it. @x, @y: the place in the grid of tiles of that level. */
typedef struct
{
  int level;
  int x;
  int y;
} PlumbTileKey;

#define PLUMB_TILE_LEVEL_ONE 4096

typedef struct _PlumbTileCache PlumbTileCache;

typedef gboolean (*PlumbTileFunc) (const PlumbTileKey *key, cairo_surface_t *tile, gpointer data);

PlumbTileCache *plumb_tile_cache_new (gsize limit);
void plumb_tile_cache_set_limit (PlumbTileCache *cache, gsize limit);
void plumb_tile_cache_free (PlumbTileCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTileCache, plumb_tile_cache_free)

cairo_surface_t *plumb_tile_cache_find (PlumbTileCache *cache, const PlumbTileKey *key);
gboolean plumb_tile_cache_has (PlumbTileCache *cache, const PlumbTileKey *key);
void
plumb_tile_cache_insert (PlumbTileCache *cache, const PlumbTileKey *key, cairo_surface_t *tile);
void plumb_tile_cache_remove (PlumbTileCache *cache, const PlumbTileKey *key);
void plumb_tile_cache_remove_if (PlumbTileCache *cache, PlumbTileFunc func, gpointer data);
void plumb_tile_cache_foreach (PlumbTileCache *cache, PlumbTileFunc func, gpointer data);
void plumb_tile_cache_clear (PlumbTileCache *cache);
gsize plumb_tile_cache_get_size (PlumbTileCache *cache);
guint plumb_tile_cache_get_n (PlumbTileCache *cache);

G_END_DECLS
