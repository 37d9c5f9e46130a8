// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One display list inside another. */

#include <math.h>

#include "draw/plumb-display-list-private.h"

#define LEAST_LINK 2.0 /* of what is cut off */

typedef struct
{
  PlumbDisplayList *list;
  PlumbDisplayList *other;
  double x;
  double y;
  double scale;
  guint first_verb;
  guint first_point;
} Merge;

static PlumbPoint
place (const Merge *merge, double x, double y)
{
  return (PlumbPoint){ merge->x + x * merge->scale, merge->y + y * merge->scale };
}

static PlumbRect
place_rect (const Merge *merge, const PlumbRect *rect)
{
  PlumbPoint at = place (merge, rect->x, rect->y);

  return (PlumbRect){ at.x, at.y, rect->width * merge->scale, rect->height * merge->scale };
}

static void
place_bounds (const Merge *merge, PlumbItemBounds *bounds)
{
  PlumbPoint low = place (merge, bounds->x0, bounds->y0);
  PlumbPoint high = place (merge, bounds->x1, bounds->y1);

  if (bounds->x1 < bounds->x0)
    return;
  *bounds = (PlumbItemBounds){ (float)low.x, (float)low.y, (float)high.x, (float)high.y };
}

static const char *
keep (const Merge *merge, const char *text)
{
  return text != NULL ? g_string_chunk_insert (merge->list->strings, text) : NULL;
}

static guint
keep_image (const Merge *merge, guint index)
{
  PlumbListImage image = g_array_index (merge->other->images, PlumbListImage, index);

  for (guint i = 0; i < merge->list->images->len; i++)
    if (g_bytes_equal (g_array_index (merge->list->images, PlumbListImage, i).bytes, image.bytes))
      return i;
  g_bytes_ref (image.bytes);
  cairo_surface_reference (image.surface);
  g_array_append_val (merge->list->images, image);
  return merge->list->images->len - 1;
}

static void
place_text (const Merge *merge, PlumbItem *item)
{
  PlumbPoint at = place (merge, item->text.x, item->text.y);

  item->text.x = at.x;
  item->text.y = at.y;
  item->text.text = keep (merge, item->text.text);
  item->text.size *= (float)merge->scale;
  item->text.extent *= (float)merge->scale;
}

static void
place_item (const Merge *merge, PlumbItem *item, guint first_item)
{
  place_bounds (merge, &item->bounds);
  item->width *= (float)merge->scale;
  switch (item->type)
    {
    case PLUMB_ITEM_BEGIN:
      item->group.id = keep (merge, item->group.id);
      item->group.title = keep (merge, item->group.title);
      item->group.description = keep (merge, item->group.description);
      item->group.end += first_item;
      break;
    case PLUMB_ITEM_RECT:
      item->rect.rect = place_rect (merge, &item->rect.rect);
      item->rect.radius *= merge->scale;
      break;
    case PLUMB_ITEM_PATH:
      item->path.first_verb += merge->first_verb;
      item->path.first_point += merge->first_point;
      break;
    case PLUMB_ITEM_TEXT:
      place_text (merge, item);
      break;
    case PLUMB_ITEM_ICON:
      item->icon.rect = place_rect (merge, &item->icon.rect);
      break;
    case PLUMB_ITEM_IMAGE:
      item->image.image = keep_image (merge, item->image.image);
      item->image.rect = place_rect (merge, &item->image.rect);
      break;
    case PLUMB_ITEM_PLACE:
    case PLUMB_ITEM_LINK:
      item->link.target = keep (merge, item->link.target);
      item->link.rect = place_rect (merge, &item->link.rect);
      break;
    default:
      break;
    }
}

static void
include_in_open_groups (PlumbDisplayList *list, PlumbItemBounds *bounds)
{
  for (guint i = 0; i < list->open->len; i++)
    {
      PlumbItem *group =
          &g_array_index (list->items, PlumbItem, g_array_index (list->open, guint, i));

      group->bounds.x0 = MIN (group->bounds.x0, bounds->x0);
      group->bounds.y0 = MIN (group->bounds.y0, bounds->y0);
      group->bounds.x1 = MAX (group->bounds.x1, bounds->x1);
      group->bounds.y1 = MAX (group->bounds.y1, bounds->y1);
    }
}

/* The pools of @other go in whole; items refer to their places in them. */
static Merge
merge_begin (PlumbDisplayList *list, PlumbDisplayList *other, double x, double y, double scale)
{
  Merge merge = { .list = list,
                  .other = other,
                  .x = x,
                  .y = y,
                  .scale = scale,
                  .first_verb = list->verbs->len,
                  .first_point = list->points->len };

  g_byte_array_append (list->verbs, other->verbs->data, other->verbs->len);
  for (guint i = 0; i < other->points->len; i++)
    {
      PlumbPoint *point = &g_array_index (other->points, PlumbPoint, i);
      PlumbPoint placed = place (&merge, point->x, point->y);

      g_array_append_val (list->points, placed);
    }
  return merge;
}

void
plumb_display_list_add_list (
    PlumbDisplayList *list, PlumbDisplayList *other, double x, double y, double scale)
{
  Merge merge;
  guint first_item = list->items->len;

  g_return_if_fail (list != other);

  merge = merge_begin (list, other, x, y, scale);
  for (guint i = 0; i < other->items->len; i++)
    {
      PlumbItem item = g_array_index (other->items, PlumbItem, i);

      place_item (&merge, &item, first_item);
      g_array_append_val (list->items, item);
      include_in_open_groups (list, &item.bounds);
    }
}

/* -- Parts -------------------------------------------------------------------------------------------- */

static gboolean
meets (const PlumbItemBounds *bounds, const PlumbItemBounds *part)
{
  return bounds->x0 < part->x1 && bounds->x1 > part->x0 && bounds->y0 < part->y1
         && bounds->y1 > part->y0;
}

/* A link leads from what shows of it. Returns: whether that can be hit. */
static gboolean
cut_link (PlumbItem *item, const PlumbItemBounds *part)
{
  double left = MAX (item->link.rect.x, part->x0);
  double top = MAX (item->link.rect.y, part->y0);
  double right = MIN (item->link.rect.x + item->link.rect.width, part->x1);
  double bottom = MIN (item->link.rect.y + item->link.rect.height, part->y1);

  item->link.rect = (PlumbRect){ left, top, MAX (0, right - left), MAX (0, bottom - top) };
  return right - left >= LEAST_LINK && bottom - top >= LEAST_LINK;
}

static gboolean
lies_in (const PlumbItemBounds *bounds, const PlumbItemBounds *part)
{
  return bounds->x0 >= part->x0 && bounds->x1 <= part->x1 && bounds->y0 >= part->y0
         && bounds->y1 <= part->y1;
}

/* Whether the item shows: words as a whole or not at all; a group does not itself, only what is in it. */
static gboolean
shows (const PlumbItem *item, const PlumbItemBounds *part)
{
  if (item->type == PLUMB_ITEM_LINK)
    return meets (&(PlumbItemBounds){ (float)item->link.rect.x, (float)item->link.rect.y,
                                      (float)(item->link.rect.x + item->link.rect.width),
                                      (float)(item->link.rect.y + item->link.rect.height) },
                  part);
  if (item->type == PLUMB_ITEM_TEXT)
    return lies_in (&item->bounds, part);
  return item->type != PLUMB_ITEM_BEGIN && item->type != PLUMB_ITEM_END
         && item->type != PLUMB_ITEM_PLACE && meets (&item->bounds, part);
}

gboolean
plumb_display_list_add_part (PlumbDisplayList *list,
                             PlumbDisplayList *other,
                             double x,
                             double y,
                             double scale,
                             const PlumbRect *part)
{
  PlumbItemBounds seen = { (float)part->x, (float)part->y, (float)(part->x + part->width),
                           (float)(part->y + part->height) };
  PlumbItemBounds cut = seen;
  guint group = list->items->len;
  gboolean words = FALSE;
  Merge merge;

  g_return_val_if_fail (list != other, FALSE);

  plumb_display_list_begin_group (list, NULL, NULL, NULL);
  merge = merge_begin (list, other, x, y, scale);
  place_bounds (&merge, &cut);
  for (guint i = 0; i < other->items->len; i++)
    {
      PlumbItem item = g_array_index (other->items, PlumbItem, i);

      if (!shows (&item, &seen))
        continue;
      words = words || item.type == PLUMB_ITEM_TEXT;
      place_item (&merge, &item, group);
      if (item.type == PLUMB_ITEM_LINK && !cut_link (&item, &cut))
        continue;
      g_array_append_val (list->items, item);
    }
  include_in_open_groups (list, &cut);
  plumb_display_list_end_group (list);
  g_array_index (list->items, PlumbItem, group).group.cuts = TRUE;
  g_array_index (list->items, PlumbItem, list->items->len - 1).group.cuts = TRUE;
  return words;
}
