// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How a display list is kept: items of one size, with points, verbs and strings in pools beside
 * them. For the players only. */

#pragma once

#include <cairo.h>

#include "draw/plumb-display-list.h"
#include "draw/plumb-icon.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_ITEM_BEGIN,
  PLUMB_ITEM_END,
  PLUMB_ITEM_RECT,
  PLUMB_ITEM_PATH,
  PLUMB_ITEM_TEXT,
  PLUMB_ITEM_ICON,
  PLUMB_ITEM_IMAGE,
  PLUMB_ITEM_PLACE,
  PLUMB_ITEM_LINK,
} PlumbItemType;

typedef struct
{
  float x0, y0, x1, y1;
} PlumbItemBounds;

typedef struct
{
  guint8 type;
  guint8 fill; /* of a text or icon: its paint */
  guint8 stroke;
  guint8 dash;
  float width;            /* of the stroke */
  PlumbItemBounds bounds; /* of the paint; of a group: everything in it */
  union
  {
    struct
    {
      const char *id;
      const char *title;
      const char *description;
      guint end;     /* index of the item that ends the group */
      gboolean cuts; /* nothing of it shows outside its bounds; of both its items */
    } group;
    struct
    {
      PlumbRect rect;
      double radius;
    } rect;
    struct
    {
      guint first_verb;
      guint n_verbs;
      guint first_point;
      guint n_points;
    } path;
    struct
    {
      double x;
      double y;
      const char *text;
      float size;
      float extent; /* width when laid out */
      guint16 weight;
      guint8 anchor;
      guint8 flags; /* PlumbTextFlags */
    } text;
    struct
    {
      const PlumbIcon *icon;
      PlumbRect rect;
    } icon;
    struct
    {
      guint image;
      PlumbRect rect;
    } image;
    struct
    {
      const char *target;
      PlumbRect rect; /* a place: x and y only */
    } link;
  };
} PlumbItem;

typedef enum
{
  PLUMB_TEXT_ITALIC = 1 << 0,
  PLUMB_TEXT_STRIKE = 1 << 1,
  PLUMB_TEXT_MONO = 1 << 2,
} PlumbTextFlags;

typedef struct
{
  GBytes *bytes; /* as they were given */
  const char *media_type;
  cairo_surface_t *surface; /* decoded; only read once the list is finished */
} PlumbListImage;

struct _PlumbDisplayList
{
  gatomicrefcount references;
  GArray *items; /* of PlumbItem */
  GByteArray *verbs;
  GArray *points; /* of PlumbPoint */
  GStringChunk *strings;
  GArray *images; /* of PlumbListImage */
  GArray *open;   /* of guint: groups that were begun */
};

static inline const PlumbItem *
plumb_display_list_get_items (const PlumbDisplayList *list, guint *n_items)
{
  *n_items = list->items->len;
  return (const PlumbItem *)(gpointer)list->items->data;
}

static inline const PlumbPoint *
plumb_display_list_get_points (const PlumbDisplayList *list, const PlumbItem *item)
{
  return (const PlumbPoint *)(gpointer)list->points->data + item->path.first_point;
}

PlumbFont plumb_item_get_font (const PlumbItem *item);
/* Left edge of a text of @extent that is anchored at @x. */
double plumb_item_get_text_left (const PlumbItem *item);

G_END_DECLS
