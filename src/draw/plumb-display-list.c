// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-display-list-private.h"

#include <math.h>
#include <string.h>

#include "draw/plumb-image.h"
#include "draw/plumb-text-layout.h"

#define STRINGS_BLOCK 4096

static const PlumbItemBounds no_bounds = { G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };

/* An empty list, to be filled and then only read. */
PlumbDisplayList *
plumb_display_list_new (void)
{
  PlumbDisplayList *list = g_new0 (PlumbDisplayList, 1);

  g_atomic_ref_count_init (&list->references);
  list->items = g_array_new (FALSE, FALSE, sizeof (PlumbItem));
  list->verbs = g_byte_array_new ();
  list->points = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  list->strings = g_string_chunk_new (STRINGS_BLOCK);
  list->images = g_array_new (FALSE, FALSE, sizeof (PlumbListImage));
  list->open = g_array_new (FALSE, FALSE, sizeof (guint));
  return list;
}

PlumbDisplayList *
plumb_display_list_ref (PlumbDisplayList *list)
{
  g_atomic_ref_count_inc (&list->references);
  return list;
}

void
plumb_display_list_unref (PlumbDisplayList *list)
{
  if (!g_atomic_ref_count_dec (&list->references))
    return;
  for (guint i = 0; i < list->images->len; i++)
    {
      PlumbListImage *image = &g_array_index (list->images, PlumbListImage, i);

      g_bytes_unref (image->bytes);
      cairo_surface_destroy (image->surface);
    }
  g_array_unref (list->images);
  g_array_unref (list->items);
  g_byte_array_unref (list->verbs);
  g_array_unref (list->points);
  g_string_chunk_free (list->strings);
  g_array_unref (list->open);
  g_free (list);
}

static PlumbItem *
get_item (const PlumbDisplayList *list, guint index)
{
  return &g_array_index (list->items, PlumbItem, index);
}

static void
include_bounds (PlumbItemBounds *all, const PlumbItemBounds *more)
{
  all->x0 = MIN (all->x0, more->x0);
  all->y0 = MIN (all->y0, more->y0);
  all->x1 = MAX (all->x1, more->x1);
  all->y1 = MAX (all->y1, more->y1);
}

/* Appends an item; the innermost open group learns its bounds. */
static void
append (PlumbDisplayList *list, const PlumbItem *item)
{
  g_array_append_val (list->items, *item);
  if (list->open->len > 0)
    {
      guint group = g_array_index (list->open, guint, list->open->len - 1);

      include_bounds (&get_item (list, group)->bounds, &item->bounds);
    }
}

static PlumbItemBounds
bounds_of_rect (const PlumbRect *rect, double grown)
{
  return (PlumbItemBounds){ (float)(rect->x - grown), (float)(rect->y - grown),
                            (float)(rect->x + rect->width + grown),
                            (float)(rect->y + rect->height + grown) };
}

static PlumbItem
item_with_pen (PlumbItemType type, const PlumbPen *pen)
{
  return (PlumbItem){ .type = type,
                      .fill = pen->fill,
                      .stroke = pen->stroke,
                      .dash = pen->dash,
                      .width = pen->stroke != PLUMB_PAINT_NONE ? (float)pen->width : 0 };
}

static const char *
keep (PlumbDisplayList *list, const char *text)
{
  return text != NULL ? g_string_chunk_insert (list->strings, text) : NULL;
}

void
plumb_display_list_begin_group (PlumbDisplayList *list,
                                const char *id,
                                const char *title,
                                const char *description)
{
  PlumbItem item = { .type = PLUMB_ITEM_BEGIN, .bounds = no_bounds };
  guint index = list->items->len;

  item.group.id = keep (list, id);
  item.group.title = keep (list, title);
  item.group.description = keep (list, description);
  g_array_append_val (list->items, item);
  g_array_append_val (list->open, index);
}

void
plumb_display_list_end_group (PlumbDisplayList *list)
{
  PlumbItem item = { .type = PLUMB_ITEM_END, .bounds = no_bounds };
  guint index;

  g_return_if_fail (list->open->len > 0);
  index = g_array_index (list->open, guint, list->open->len - 1);
  get_item (list, index)->group.end = list->items->len;
  g_array_set_size (list->open, list->open->len - 1);
  item.bounds = get_item (list, index)->bounds;
  append (list, &item);
}

void
plumb_display_list_add_rect (PlumbDisplayList *list,
                             const PlumbRect *rect,
                             double radius,
                             const PlumbPen *pen)
{
  PlumbItem item = item_with_pen (PLUMB_ITEM_RECT, pen);

  item.rect.rect = *rect;
  item.rect.radius = MAX (0, MIN (radius, MIN (rect->width, rect->height) / 2));
  item.bounds = bounds_of_rect (rect, item.width / 2);
  append (list, &item);
}

static guint
points_of_verb (guint verb)
{
  return verb == PLUMB_PATH_CURVE ? 3 : verb == PLUMB_PATH_CLOSE ? 0 : 1;
}

static PlumbItemBounds
bounds_of_points (const PlumbPoint *points, guint n_points, double grown)
{
  PlumbItemBounds bounds = no_bounds;

  for (guint i = 0; i < n_points; i++)
    {
      PlumbRect point = { points[i].x, points[i].y, 0, 0 };
      PlumbItemBounds one = bounds_of_rect (&point, grown);

      include_bounds (&bounds, &one);
    }
  return bounds;
}

void
plumb_display_list_add_path (PlumbDisplayList *list,
                             const PlumbPathVerb *verbs,
                             guint n_verbs,
                             const PlumbPoint *points,
                             const PlumbPen *pen)
{
  PlumbItem item = item_with_pen (PLUMB_ITEM_PATH, pen);

  item.path.first_verb = list->verbs->len;
  item.path.n_verbs = n_verbs;
  item.path.first_point = list->points->len;
  for (guint i = 0; i < n_verbs; i++)
    {
      guint8 verb = (guint8)verbs[i];

      item.path.n_points += points_of_verb (verb);
      g_byte_array_append (list->verbs, &verb, 1);
    }
  g_array_append_vals (list->points, points, item.path.n_points);
  /* A mitred corner reaches out further than half the width. */
  item.bounds = bounds_of_points (points, item.path.n_points, item.width);
  append (list, &item);
}

static double
distance (PlumbPoint a, PlumbPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static PlumbPoint
towards (PlumbPoint from, PlumbPoint to, double by)
{
  double length = distance (from, to);

  if (length <= 0)
    return from;
  return (PlumbPoint){ from.x + (to.x - from.x) * by / length,
                       from.y + (to.y - from.y) * by / length };
}

/* A quadratic curve from @from by @corner to @to, as the control points of a cubic one. */
static void
append_rounding (GArray *verbs, GArray *path, PlumbPoint from, PlumbPoint corner, PlumbPoint to)
{
  PlumbPathVerb curve = PLUMB_PATH_CURVE;
  PlumbPoint controls[3] = {
    { from.x + (corner.x - from.x) * 2 / 3, from.y + (corner.y - from.y) * 2 / 3 },
    { to.x + (corner.x - to.x) * 2 / 3, to.y + (corner.y - to.y) * 2 / 3 },
    to,
  };

  g_array_append_val (verbs, curve);
  g_array_append_vals (path, controls, 3);
}

void
plumb_display_list_add_polyline (PlumbDisplayList *list,
                                 const PlumbPoint *points,
                                 guint n_points,
                                 double radius,
                                 const PlumbPen *pen)
{
  g_autoptr (GArray) verbs = g_array_new (FALSE, FALSE, sizeof (PlumbPathVerb));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  const PlumbPathVerb move = PLUMB_PATH_MOVE, line = PLUMB_PATH_LINE;

  if (n_points < 2)
    return;
  g_array_append_val (verbs, move);
  g_array_append_val (path, points[0]);
  for (guint i = 1; i < n_points; i++)
    {
      gboolean corner = i + 1 < n_points;
      double before = distance (points[i - 1], points[i]);
      double after = corner ? distance (points[i], points[i + 1]) : 0;
      double round =
          MIN (radius, MIN (i == 1 ? before : before / 2, i + 2 == n_points ? after : after / 2));
      PlumbPoint to = points[i];

      if (corner && round > 0)
        to = towards (points[i], points[i - 1], round);
      g_array_append_val (verbs, line);
      g_array_append_val (path, to);
      if (corner && round > 0)
        append_rounding (verbs, path, to, points[i], towards (points[i], points[i + 1], round));
    }
  plumb_display_list_add_path (list, (const PlumbPathVerb *)(gpointer)verbs->data, verbs->len,
                               (const PlumbPoint *)(gpointer)path->data, pen);
}

PlumbFont
plumb_item_get_font (const PlumbItem *item)
{
  return (PlumbFont){ .size = item->text.size,
                      .weight = item->text.weight,
                      .italic = (item->text.flags & PLUMB_TEXT_ITALIC) != 0,
                      .strike = (item->text.flags & PLUMB_TEXT_STRIKE) != 0,
                      .mono = (item->text.flags & PLUMB_TEXT_MONO) != 0 };
}

double
plumb_item_get_text_left (const PlumbItem *item)
{
  return item->text.x - item->text.extent * item->text.anchor / 2.0;
}

void
plumb_display_list_add_text (PlumbDisplayList *list,
                             PlumbPoint at,
                             PlumbAnchor anchor,
                             const PlumbFont *font,
                             PlumbPaint paint,
                             const char *text)
{
  PlumbItem item = { .type = PLUMB_ITEM_TEXT, .fill = paint };
  g_autofree char *cleaned = text != NULL ? plumb_text_clean (text) : NULL;
  double left;

  if (cleaned == NULL || *cleaned == '\0')
    return;
  text = cleaned;
  item.text.x = at.x;
  item.text.y = at.y;
  item.text.text = keep (list, text);
  item.text.size = (float)font->size;
  item.text.weight = (guint16)font->weight;
  item.text.anchor = anchor;
  item.text.flags = (font->italic ? PLUMB_TEXT_ITALIC : 0) | (font->strike ? PLUMB_TEXT_STRIKE : 0)
                    | (font->mono ? PLUMB_TEXT_MONO : 0);
  {
    PlumbFont kept = plumb_item_get_font (&item);

    item.text.extent = (float)plumb_text_get_width (&kept, text);
  }
  left = plumb_item_get_text_left (&item);
  /* Ascenders, descenders and accents of any script stay within 1.3 em. */
  item.bounds = (PlumbItemBounds){ (float)(left - font->size / 4), (float)(at.y - 1.3 * font->size),
                                   (float)(left + item.text.extent + font->size / 4),
                                   (float)(at.y + font->size / 2) };
  append (list, &item);
}

void
plumb_display_list_add_icon (PlumbDisplayList *list,
                             const char *name,
                             const PlumbRect *rect,
                             PlumbPaint paint)
{
  PlumbItem item = { .type = PLUMB_ITEM_ICON, .fill = paint };

  item.icon.icon = plumb_icon_find (name);
  if (item.icon.icon == NULL)
    return;
  item.icon.rect = *rect;
  item.bounds = bounds_of_rect (rect, 0);
  append (list, &item);
}

void
plumb_display_list_add_image (PlumbDisplayList *list, GBytes *bytes, const PlumbRect *rect)
{
  PlumbItem item = { .type = PLUMB_ITEM_IMAGE };
  PlumbListImage image = { 0 };

  for (item.image.image = 0; item.image.image < list->images->len; item.image.image++)
    if (g_bytes_equal (g_array_index (list->images, PlumbListImage, item.image.image).bytes, bytes))
      break;
  if (item.image.image == list->images->len)
    {
      image.surface = plumb_image_decode (bytes, &image.media_type);
      if (image.surface == NULL)
        return;
      image.bytes = g_bytes_ref (bytes);
      g_array_append_val (list->images, image);
    }
  item.image.rect = *rect;
  item.bounds = bounds_of_rect (rect, 0);
  append (list, &item);
}

void
plumb_display_list_add_place (PlumbDisplayList *list, const char *name, PlumbPoint at)
{
  PlumbItem item = { .type = PLUMB_ITEM_PLACE, .bounds = no_bounds };

  item.link.target = keep (list, name);
  item.link.rect = (PlumbRect){ at.x, at.y, 0, 0 };
  append (list, &item);
}

void
plumb_display_list_add_link (PlumbDisplayList *list, const PlumbRect *rect, const char *target)
{
  PlumbItem item = { .type = PLUMB_ITEM_LINK, .bounds = no_bounds };

  item.link.target = keep (list, target);
  item.link.rect = *rect;
  append (list, &item);
}

void
plumb_display_list_foreach_link (const PlumbDisplayList *list, PlumbLinkFunc func, gpointer data)
{
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].type == PLUMB_ITEM_LINK)
      func (&items[i].link.rect, items[i].link.target, data);
}

/* What the list paints on, without a margin; an empty rectangle for an empty list. */
PlumbRect
plumb_display_list_get_bounds (const PlumbDisplayList *list)
{
  PlumbItemBounds all = no_bounds;
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  for (guint i = 0; i < n; i++)
    {
      include_bounds (&all, &items[i].bounds);
      if (items[i].type == PLUMB_ITEM_BEGIN && items[i].group.cuts)
        i = items[i].group.end;
    }
  if (all.x1 < all.x0)
    return (PlumbRect){ 0, 0, 0, 0 };
  return (PlumbRect){ all.x0, all.y0, (double)all.x1 - all.x0, (double)all.y1 - all.y0 };
}
