// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of PlumbTiles, shared by plumb-tiles*.c. */

#pragma once

#include "app/canvas/plumb-tiles.h"

G_BEGIN_DECLS

typedef struct _PlumbTilesJob PlumbTilesJob;

struct _PlumbTiles
{
  PlumbTilesFunc ready;
  gpointer data;
  PlumbScene *scene;
  PlumbUnderlay *underlay; /* never NULL */
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
  GQueue wanted;           /* of PlumbTilesJob: replaced with each frame; by lock */
  GQueue done;             /* of PlumbTilesJob; by lock */
  PlumbTilesJob *painting; /* by lock */
  gboolean quit;           /* by lock */
  guint done_idle;         /* by lock */
};

/* plumb-tiles.c */
void plumb_tiles_keep (PlumbTiles *tiles, const PlumbTileKey *key, cairo_surface_t *tile);

/* plumb-tiles-worker.c */
void plumb_tiles_start (PlumbTiles *tiles);
void plumb_tiles_stop (PlumbTiles *tiles);
void plumb_tiles_want (PlumbTiles *tiles, GArray *missing);

G_END_DECLS
