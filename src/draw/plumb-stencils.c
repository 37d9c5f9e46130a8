// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-stencils.h"

#include <math.h>
#include <string.h>

#define MIN_COUNT 8  /* a stencil costs some hundred bytes itself */
#define MIN_POINTS 6 /* a smaller path is as short as the reference to a stencil */

struct _PlumbStencils
{
  const PlumbDisplayList *list;
  GHashTable *stencils; /* GBytes -> PlumbStencil */
  GByteArray *key;      /* being written */
};

static void
stencil_free (gpointer data)
{
  PlumbStencil *stencil = data;

  g_clear_pointer (&stencil->surface, cairo_surface_destroy);
  g_free (stencil);
}

static void
add_bytes (GByteArray *key, gconstpointer data, guint length)
{
  g_byte_array_append (key, data, length);
}

/* Equal up to what a PDF would show. */
static void
add_number (GByteArray *key, double value)
{
  gint32 rounded = (gint32)CLAMP (round (value * 1000), G_MININT32, G_MAXINT32);

  add_bytes (key, &rounded, sizeof rounded);
}

static void
add_path (PlumbStencils *stencils, const PlumbItem *item, PlumbPoint at)
{
  const PlumbPoint *points = plumb_display_list_get_points (stencils->list, item);

  add_bytes (stencils->key, stencils->list->verbs->data + item->path.first_verb,
             item->path.n_verbs);
  for (guint i = 0; i < item->path.n_points; i++)
    {
      add_number (stencils->key, points[i].x - at.x);
      add_number (stencils->key, points[i].y - at.y);
    }
}

/* Writes the key of @item, the same for the same shape elsewhere; FALSE for what is no shape. */
static gboolean
write_key (PlumbStencils *stencils, const PlumbItem *item, PlumbPoint *at)
{
  const guint8 pen[] = { item->type, item->fill, item->stroke, item->dash };

  g_byte_array_set_size (stencils->key, 0);
  add_bytes (stencils->key, pen, sizeof pen);
  add_number (stencils->key, item->width);
  switch (item->type)
    {
    case PLUMB_ITEM_RECT:
      *at = (PlumbPoint){ item->rect.rect.x, item->rect.rect.y };
      add_number (stencils->key, item->rect.rect.width);
      add_number (stencils->key, item->rect.rect.height);
      add_number (stencils->key, item->rect.radius);
      return item->rect.radius > 0;
    case PLUMB_ITEM_ICON:
      *at = (PlumbPoint){ item->icon.rect.x, item->icon.rect.y };
      add_bytes (stencils->key, &item->icon.icon, sizeof item->icon.icon);
      add_number (stencils->key, item->icon.rect.width);
      add_number (stencils->key, item->icon.rect.height);
      return TRUE;
    case PLUMB_ITEM_PATH:
      if (item->path.n_points < MIN_POINTS)
        return FALSE;
      *at = plumb_display_list_get_points (stencils->list, item)[0];
      add_path (stencils, item, *at);
      return TRUE;
    default:
      return FALSE;
    }
}

static PlumbStencil *
look_up (PlumbStencils *stencils)
{
  g_autoptr (GBytes) key = g_bytes_new_static (stencils->key->data, stencils->key->len);

  return g_hash_table_lookup (stencils->stencils, key);
}

static void
count (PlumbStencils *stencils, const PlumbItem *item)
{
  PlumbPoint at;
  PlumbStencil *stencil;

  if (!write_key (stencils, item, &at))
    return;
  stencil = look_up (stencils);
  if (stencil == NULL)
    {
      stencil = g_new0 (PlumbStencil, 1);
      g_hash_table_insert (stencils->stencils,
                           g_bytes_new (stencils->key->data, stencils->key->len), stencil);
    }
  stencil->count++;
}

/* Counts the shapes of @list, which must outlive the result. */
PlumbStencils *
plumb_stencils_new (const PlumbDisplayList *list)
{
  PlumbStencils *stencils = g_new0 (PlumbStencils, 1);
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  stencils->list = list;
  stencils->key = g_byte_array_new ();
  stencils->stencils = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                              (GDestroyNotify)g_bytes_unref, stencil_free);
  for (guint i = 0; i < n; i++)
    count (stencils, &items[i]);
  return stencils;
}

void
plumb_stencils_free (PlumbStencils *stencils)
{
  g_hash_table_unref (stencils->stencils);
  g_byte_array_unref (stencils->key);
  g_free (stencils);
}

/* The stencil of @item and where it stands; NULL when the shape is too rare for one. */
PlumbStencil *
plumb_stencils_find (PlumbStencils *stencils, const PlumbItem *item, PlumbPoint *at)
{
  PlumbStencil *stencil = NULL;

  if (write_key (stencils, item, at))
    stencil = look_up (stencils);
  return stencil != NULL && stencil->count >= MIN_COUNT ? stencil : NULL;
}
