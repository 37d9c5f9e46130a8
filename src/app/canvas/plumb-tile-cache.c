// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-tile-cache.h"

typedef struct
{
  PlumbTileKey key;
  cairo_surface_t *tile;
  gsize size;
  GList link; /* in the order of use */
} Entry;

struct _PlumbTileCache
{
  GHashTable *entries; /* key -> Entry, the key inside the entry */
  GQueue order;        /* of Entry, used last first */
  gsize size;
  gsize limit;
};

static guint
key_hash (gconstpointer pointer)
{
  const PlumbTileKey *key = pointer;

  return (guint)key->level * 0x9e3779b1u ^ (guint)key->x * 0x85ebca6bu
         ^ (guint)key->y * 0xc2b2ae35u;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const PlumbTileKey *one = a;
  const PlumbTileKey *other = b;

  return one->level == other->level && one->x == other->x && one->y == other->y;
}

static void
entry_free (gpointer pointer)
{
  Entry *entry = pointer;

  cairo_surface_destroy (entry->tile);
  g_free (entry);
}

static gsize
bytes_of (cairo_surface_t *tile)
{
  return (gsize)cairo_image_surface_get_stride (tile)
         * (gsize)cairo_image_surface_get_height (tile);
}

static void
drop (PlumbTileCache *cache, Entry *entry)
{
  g_queue_unlink (&cache->order, &entry->link);
  cache->size -= entry->size;
  g_hash_table_remove (cache->entries, &entry->key);
}

static void
trim (PlumbTileCache *cache)
{
  while (cache->size > cache->limit && cache->order.length > 1)
    drop (cache, cache->order.tail->data);
}

/* Returns: (transfer full): an empty cache that holds at most @limit bytes of pixels, but always at
 * least one tile. */
PlumbTileCache *
plumb_tile_cache_new (gsize limit)
{
  PlumbTileCache *cache = g_new0 (PlumbTileCache, 1);

  cache->entries = g_hash_table_new_full (key_hash, key_equal, NULL, entry_free);
  cache->limit = limit;
  g_queue_init (&cache->order);
  return cache;
}

void
plumb_tile_cache_free (PlumbTileCache *cache)
{
  if (cache == NULL)
    return;
  g_hash_table_unref (cache->entries);
  g_free (cache);
}

/* Returns: (transfer none) (nullable): the tile, which now counts as used last. */
cairo_surface_t *
plumb_tile_cache_find (PlumbTileCache *cache, const PlumbTileKey *key)
{
  Entry *entry = g_hash_table_lookup (cache->entries, key);

  if (entry == NULL)
    return NULL;
  g_queue_unlink (&cache->order, &entry->link);
  g_queue_push_head_link (&cache->order, &entry->link);
  return entry->tile;
}

/* Whether there is such a tile; it does not count as used. */
gboolean
plumb_tile_cache_has (PlumbTileCache *cache, const PlumbTileKey *key)
{
  return g_hash_table_contains (cache->entries, key);
}

/* Keeps a reference to the image surface @tile, in place of an older one of the same key. */
void
plumb_tile_cache_insert (PlumbTileCache *cache, const PlumbTileKey *key, cairo_surface_t *tile)
{
  Entry *entry;

  plumb_tile_cache_remove (cache, key);
  entry = g_new0 (Entry, 1);
  entry->key = *key;
  entry->tile = cairo_surface_reference (tile);
  entry->size = bytes_of (tile);
  entry->link.data = entry;
  g_hash_table_insert (cache->entries, &entry->key, entry);
  g_queue_push_head_link (&cache->order, &entry->link);
  cache->size += entry->size;
  trim (cache);
}

/* Keeps at most @limit bytes from now on. */
void
plumb_tile_cache_set_limit (PlumbTileCache *cache, gsize limit)
{
  cache->limit = limit;
  trim (cache);
}

void
plumb_tile_cache_remove (PlumbTileCache *cache, const PlumbTileKey *key)
{
  Entry *entry = g_hash_table_lookup (cache->entries, key);

  if (entry != NULL)
    drop (cache, entry);
}

/* Removes each tile for which @func says TRUE. */
void
plumb_tile_cache_remove_if (PlumbTileCache *cache, PlumbTileFunc func, gpointer data)
{
  GList *link = cache->order.head;

  while (link != NULL)
    {
      Entry *entry = link->data;

      link = link->next;
      if (func (&entry->key, entry->tile, data))
        drop (cache, entry);
    }
}

/* Calls @func for each tile, the one used last first, until it says FALSE. */
void
plumb_tile_cache_foreach (PlumbTileCache *cache, PlumbTileFunc func, gpointer data)
{
  for (GList *link = cache->order.head; link != NULL; link = link->next)
    {
      Entry *entry = link->data;

      if (!func (&entry->key, entry->tile, data))
        return;
    }
}

void
plumb_tile_cache_clear (PlumbTileCache *cache)
{
  g_queue_init (&cache->order);
  g_hash_table_remove_all (cache->entries);
  cache->size = 0;
}

/* Bytes of pixels that are kept. */
gsize
plumb_tile_cache_get_size (PlumbTileCache *cache)
{
  return cache->size;
}

guint
plumb_tile_cache_get_n (PlumbTileCache *cache)
{
  return cache->order.length;
}
