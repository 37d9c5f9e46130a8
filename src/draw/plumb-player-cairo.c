// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Plays a display list on a cairo context: image surface, screen or PDF. */

#include <math.h>
#include <pango/pangocairo.h>

#include "draw/plumb-display-list-private.h"
#include "draw/plumb-draw.h"
#include "draw/plumb-stencils.h"
#include "draw/plumb-text-layout.h"

typedef struct
{
  const PlumbDisplayList *list;
  cairo_t *cr;
  const PlumbPalette *palette;
  int source;              /* the paint that is set, or -1 */
  PlumbStencils *stencils; /* of a PDF */
  gboolean begun;          /* a shape is drawn */
} Player;

static void
set_source (Player *player, PlumbPaint paint)
{
  const PlumbColor *color = &player->palette->colors[paint];

  if (player->source == (int)paint)
    return;
  cairo_set_source_rgba (player->cr, color->red, color->green, color->blue, color->alpha);
  player->source = (int)paint;
}

static void
add_rect_path (cairo_t *cr, const PlumbRect *rect, double radius)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  if (radius <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
add_path (cairo_t *cr, const guint8 *verbs, guint n_verbs, const PlumbPoint *p)
{
  for (guint i = 0; i < n_verbs; i++)
    switch (verbs[i])
      {
      case PLUMB_PATH_MOVE:
        cairo_move_to (cr, p->x, p->y);
        p++;
        break;
      case PLUMB_PATH_LINE:
        cairo_line_to (cr, p->x, p->y);
        p++;
        break;
      case PLUMB_PATH_CURVE:
        cairo_curve_to (cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
        p += 3;
        break;
      default:
        cairo_close_path (cr);
        break;
      }
}

/* Fills and strokes the current path with the pen of @item. */
static void
paint_path (Player *player, const PlumbItem *item)
{
  cairo_t *cr = player->cr;

  if (item->fill != PLUMB_PAINT_NONE)
    {
      set_source (player, item->fill);
      if (item->stroke != PLUMB_PAINT_NONE)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (item->stroke != PLUMB_PAINT_NONE && item->width > 0)
    {
      guint n_lengths;
      const double *lengths = plumb_dash_get_pattern (item->dash, &n_lengths);

      set_source (player, item->stroke);
      cairo_set_line_width (cr, item->width);
      cairo_set_dash (cr, lengths, (int)n_lengths, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
play_text (Player *player, const PlumbItem *item)
{
  PlumbFont font = plumb_item_get_font (item);
  PangoLayout *layout = plumb_text_get_layout (&font, item->text.text);
  double scale = font.size / PLUMB_LAYOUT_SIZE;
  cairo_t *cr = player->cr;

  set_source (player, item->fill);
  cairo_save (cr);
  cairo_translate (cr, plumb_item_get_text_left (item), item->text.y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (cr);
  cairo_restore (cr);
}

static void
play_icon (Player *player, const PlumbItem *item)
{
  const PlumbIcon *icon = item->icon.icon;
  cairo_t *cr = player->cr;

  cairo_save (cr);
  cairo_translate (cr, item->icon.rect.x, item->icon.rect.y);
  cairo_scale (cr, item->icon.rect.width / icon->size, item->icon.rect.height / icon->size);
  add_path (cr, icon->verbs, icon->n_verbs, icon->points);
  cairo_restore (cr);
  set_source (player, item->fill);
  cairo_fill (cr);
}

static void
play_image (Player *player, const PlumbItem *item)
{
  const PlumbListImage *image =
      &g_array_index (player->list->images, PlumbListImage, item->image.image);
  const PlumbRect *rect = &item->image.rect;
  int width = cairo_image_surface_get_width (image->surface);
  int height = cairo_image_surface_get_height (image->surface);
  cairo_t *cr = player->cr;

  if (width <= 0 || height <= 0 || rect->width <= 0 || rect->height <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  cairo_translate (cr, rect->x, rect->y);
  cairo_scale (cr, rect->width / width, rect->height / height);
  cairo_set_source_surface (cr, image->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
  player->source = -1;
}

/* A name between quotes in the attributes of a tag. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* Attributes of tags are in the units of the surface, whatever the context's transformation is. */
static PlumbRect
to_device (cairo_t *cr, const PlumbRect *rect)
{
  PlumbRect placed = *rect;

  cairo_user_to_device (cr, &placed.x, &placed.y);
  cairo_user_to_device_distance (cr, &placed.width, &placed.height);
  return placed;
}

static void
play_tag (cairo_t *cr, const PlumbItem *item)
{
  PlumbRect rect = to_device (cr, &item->link.rect);
  g_autofree char *target = quote (item->link.target);
  g_autofree char *attributes = NULL;
  g_autofree char *scheme = g_uri_parse_scheme (item->link.target);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  const char *tag = item->type == PLUMB_ITEM_LINK ? CAIRO_TAG_LINK : CAIRO_TAG_DEST;

  g_ascii_formatd (x, sizeof x, "%.3f", rect.x);
  g_ascii_formatd (y, sizeof y, "%.3f", rect.y);
  g_ascii_formatd (width, sizeof width, "%.3f", rect.width);
  g_ascii_formatd (height, sizeof height, "%.3f", rect.height);
  if (item->type == PLUMB_ITEM_PLACE)
    attributes = g_strdup_printf ("name=%s x=%s y=%s", target, x, y);
  else
    attributes = g_strdup_printf ("rect=[%s %s %s %s] %s=%s", x, y, width, height,
                                  scheme != NULL ? "uri" : "dest", target);
  cairo_tag_begin (cr, tag, attributes);
  cairo_tag_end (cr, tag);
}

static void
play_shape (Player *player, const PlumbItem *item)
{
  switch (item->type)
    {
    case PLUMB_ITEM_RECT:
      add_rect_path (player->cr, &item->rect.rect, item->rect.radius);
      paint_path (player, item);
      break;
    case PLUMB_ITEM_PATH:
      add_path (player->cr, player->list->verbs->data + item->path.first_verb, item->path.n_verbs,
                plumb_display_list_get_points (player->list, item));
      paint_path (player, item);
      break;
    default:
      play_icon (player, item);
      break;
    }
}

static void
begin (cairo_t *cr)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_new_path (cr);
}

/* A shape that comes again and again is drawn once and then referred to. (cairo 1.16 names it at each
 * reference; plumb_pdf_unite_resources() mends that.) */
static gboolean
play_stencil (Player *player, const PlumbItem *item)
{
  PlumbPoint at;
  PlumbStencil *stencil =
      player->stencils != NULL ? plumb_stencils_find (player->stencils, item, &at) : NULL;

  /* A stencil as the first thing on a tagged page ends cairo 1.16 with an error. */
  if (stencil == NULL || !player->begun)
    return FALSE;
  if (stencil->surface == NULL)
    {
      Player inner = { .list = player->list, .palette = player->palette, .source = -1 };
      cairo_rectangle_t extents = { item->bounds.x0 - at.x - 1, item->bounds.y0 - at.y - 1,
                                    item->bounds.x1 - item->bounds.x0 + 2,
                                    item->bounds.y1 - item->bounds.y0 + 2 };

      stencil->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      inner.cr = cairo_create (stencil->surface);
      begin (inner.cr);
      cairo_translate (inner.cr, -at.x, -at.y);
      play_shape (&inner, item);
      cairo_destroy (inner.cr);
    }
  cairo_set_source_surface (player->cr, stencil->surface, at.x, at.y);
  cairo_paint (player->cr);
  player->source = -1;
  return TRUE;
}

/* Begins or ends a group that cuts what is in it off at its bounds. */
static void
play_cut (Player *player, const PlumbItem *item)
{
  if (item->type == PLUMB_ITEM_END)
    {
      cairo_restore (player->cr);
      player->source = -1;
      return;
    }
  cairo_save (player->cr);
  cairo_rectangle (player->cr, item->bounds.x0, item->bounds.y0, item->bounds.x1 - item->bounds.x0,
                   item->bounds.y1 - item->bounds.y0);
  cairo_clip (player->cr);
}

static void
play_item (Player *player, const PlumbItem *item)
{
  switch (item->type)
    {
    case PLUMB_ITEM_BEGIN:
    case PLUMB_ITEM_END:
      if (item->group.cuts)
        play_cut (player, item);
      break;
    case PLUMB_ITEM_RECT:
    case PLUMB_ITEM_PATH:
    case PLUMB_ITEM_ICON:
      if (!play_stencil (player, item))
        play_shape (player, item);
      player->begun = TRUE;
      break;
    case PLUMB_ITEM_TEXT:
      play_text (player, item);
      break;
    case PLUMB_ITEM_IMAGE:
      play_image (player, item);
      break;
    default:
      break;
    }
}

static gboolean
is_outside (const PlumbItemBounds *bounds, const PlumbRect *clip)
{
  return bounds->x1 < clip->x || bounds->y1 < clip->y || bounds->x0 > clip->x + clip->width
         || bounds->y0 > clip->y + clip->height;
}

void
plumb_display_list_play (const PlumbDisplayList *list,
                         cairo_t *cr,
                         const PlumbPalette *palette,
                         const PlumbRect *clip)
{
  Player player = { .list = list, .cr = cr, .palette = palette, .source = -1 };
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  cairo_save (cr);
  begin (cr);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    player.stencils = plumb_stencils_new (list);
  for (guint i = 0; i < n; i++)
    {
      const PlumbItem *item = &items[i];

      if (clip == NULL || !is_outside (&item->bounds, clip))
        play_item (&player, item);
      else if (item->type == PLUMB_ITEM_BEGIN)
        i = item->group.end; /* all of the group lies outside */
    }
  g_clear_pointer (&player.stencils, plumb_stencils_free);
  cairo_restore (cr);
}

/* Links and places apart from what is painted: cairo 1.16 keeps a link only as a child of a structure
 * element, and marks what is painted only in elements without children. */
void
plumb_display_list_play_links (const PlumbDisplayList *list, cairo_t *cr)
{
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].type == PLUMB_ITEM_PLACE || items[i].type == PLUMB_ITEM_LINK)
      play_tag (cr, &items[i]);
}
