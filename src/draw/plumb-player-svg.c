// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Plays a display list as SVG 1.1: real text, presentation attributes only, nothing outside the file,
 * so that it opens alike in browsers, Inkscape, LibreOffice and librsvg. */

#include <math.h>
#include <pango/pango.h>
#include <string.h>

#include "draw/plumb-display-list-private.h"
#include "draw/plumb-draw.h"
#include "draw/plumb-text-layout.h"

#define FAMILY "Inter, Cantarell, &apos;Noto Sans&apos;, &apos;DejaVu Sans&apos;, sans-serif"
#define FAMILY_MONO "&apos;DejaVu Sans Mono&apos;, monospace"

typedef struct
{
  const PlumbDisplayList *list;
  const PlumbPalette *palette;
  GString *out;
  guint depth;
} Writer;

/* @value with at most two decimals, whatever the locale. */
static void
add_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!isfinite (value))
    value = 0;
  g_ascii_formatd (text, sizeof text, "%.2f", value);
  length = strlen (text);
  while (length > 0 && text[length - 1] == '0')
    length--;
  if (length > 0 && text[length - 1] == '.')
    length--;
  text[length] = '\0';
  g_string_append (out, g_str_equal (text, "-0") ? "0" : text);
}

static void
add_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  add_number (out, value);
  g_string_append_c (out, '"');
}

static void
add_text (GString *out, const char *text)
{
  g_autofree char *cleaned = plumb_text_clean (text);

  for (const char *p = cleaned; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        default:
          g_string_append_unichar (out, c);
        }
    }
}

static void
begin_line (Writer *writer)
{
  g_string_append_c (writer->out, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->out, "  ");
}

static guint
to_byte (float value)
{
  return (guint)lroundf (CLAMP (value, 0.0f, 1.0f) * 255.0f);
}

static void
add_color (Writer *writer, const char *name, PlumbPaint paint)
{
  const PlumbColor *color = &writer->palette->colors[paint];

  if (paint == PLUMB_PAINT_NONE)
    {
      g_string_append_printf (writer->out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (writer->out, " %s=\"#%02x%02x%02x\"", name, to_byte (color->red),
                          to_byte (color->green), to_byte (color->blue));
  if (color->alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      add_attribute (writer->out, opacity, color->alpha);
    }
}

static void
add_pen (Writer *writer, const PlumbItem *item)
{
  guint n_lengths;
  const double *lengths = plumb_dash_get_pattern (item->dash, &n_lengths);

  add_color (writer, "fill", item->fill);
  if (item->stroke == PLUMB_PAINT_NONE || item->width <= 0)
    return;
  add_color (writer, "stroke", item->stroke);
  add_attribute (writer->out, "stroke-width", item->width);
  if (item->dash == PLUMB_DASH_INK)
    g_string_append (writer->out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  if (n_lengths == 0)
    return;
  g_string_append (writer->out, " stroke-dasharray=\"");
  for (guint i = 0; i < n_lengths; i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ' ');
      add_number (writer->out, lengths[i]);
    }
  g_string_append_c (writer->out, '"');
}

static void
add_path_data (GString *out, const guint8 *verbs, guint n_verbs, const PlumbPoint *points)
{
  static const struct
  {
    char letter;
    guint n_points;
  } letters[] = {
    [PLUMB_PATH_MOVE] = { 'M', 1 },
    [PLUMB_PATH_LINE] = { 'L', 1 },
    [PLUMB_PATH_CURVE] = { 'C', 3 },
    [PLUMB_PATH_CLOSE] = { 'Z', 0 },
  };

  for (guint i = 0; i < n_verbs; i++)
    {
      g_string_append_c (out, letters[verbs[i]].letter);
      for (guint j = 0; j < letters[verbs[i]].n_points; j++, points++)
        {
          if (j > 0)
            g_string_append_c (out, ' ');
          add_number (out, points->x);
          g_string_append_c (out, ' ');
          add_number (out, points->y);
        }
    }
}

static void
add_place (GString *out, const PlumbRect *rect)
{
  add_attribute (out, "x", rect->x);
  add_attribute (out, "y", rect->y);
  add_attribute (out, "width", rect->width);
  add_attribute (out, "height", rect->height);
}

static void
write_rect (Writer *writer, const PlumbItem *item)
{
  g_string_append (writer->out, "<rect");
  add_place (writer->out, &item->rect.rect);
  if (item->rect.radius > 0)
    add_attribute (writer->out, "rx", item->rect.radius);
  add_pen (writer, item);
  g_string_append (writer->out, "/>");
}

static void
write_path (Writer *writer, const PlumbItem *item)
{
  g_string_append (writer->out, "<path d=\"");
  add_path_data (writer->out, writer->list->verbs->data + item->path.first_verb, item->path.n_verbs,
                 plumb_display_list_get_points (writer->list, item));
  g_string_append_c (writer->out, '"');
  if (item->fill != PLUMB_PAINT_NONE)
    g_string_append (writer->out, " fill-rule=\"evenodd\"");
  add_pen (writer, item);
  g_string_append (writer->out, "/>");
}

static void
write_icon (Writer *writer, const PlumbItem *item)
{
  const PlumbIcon *icon = item->icon.icon;

  g_string_append (writer->out, "<path transform=\"translate(");
  add_number (writer->out, item->icon.rect.x);
  g_string_append_c (writer->out, ' ');
  add_number (writer->out, item->icon.rect.y);
  g_string_append_c (writer->out, ')');
  if (item->icon.rect.width != icon->size)
    {
      g_string_append (writer->out, " scale(");
      add_number (writer->out, item->icon.rect.width / icon->size);
      g_string_append_c (writer->out, ')');
    }
  g_string_append (writer->out, "\" d=\"");
  add_path_data (writer->out, icon->verbs, icon->n_verbs, icon->points);
  g_string_append (writer->out, "\" fill-rule=\"evenodd\"");
  add_color (writer, "fill", item->fill);
  g_string_append (writer->out, "/>");
}

static void
write_text (Writer *writer, const PlumbItem *item)
{
  static const char *const anchors[] = { NULL, "middle", "end" };
  /* In a text that runs right to left, "end" is its left edge. */
  static const char *const anchors_rtl[] = { "end", "middle", NULL };
  PlumbFont font = plumb_item_get_font (item);
  PangoLayout *layout = plumb_text_get_layout (&font, item->text.text);
  gboolean rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  const char *anchor = (rtl ? anchors_rtl : anchors)[item->text.anchor];
  const char *text = item->text.text;

  g_string_append (writer->out, "<text");
  add_attribute (writer->out, "x", item->text.x);
  add_attribute (writer->out, "y", item->text.y);
  add_attribute (writer->out, "font-size", item->text.size);
  if (item->text.weight != 400)
    add_attribute (writer->out, "font-weight", item->text.weight);
  if (item->text.flags & PLUMB_TEXT_ITALIC)
    g_string_append (writer->out, " font-style=\"italic\"");
  if (item->text.flags & PLUMB_TEXT_STRIKE)
    g_string_append (writer->out, " text-decoration=\"line-through\"");
  if (item->text.flags & PLUMB_TEXT_MONO)
    g_string_append (writer->out, " font-family=\"" FAMILY_MONO "\"");
  if (rtl)
    g_string_append (writer->out, " direction=\"rtl\" unicode-bidi=\"embed\"");
  if (anchor != NULL)
    g_string_append_printf (writer->out, " text-anchor=\"%s\"", anchor);
  if (strstr (text, "  ") != NULL || *text == ' ' || g_str_has_suffix (text, " "))
    g_string_append (writer->out, " xml:space=\"preserve\"");
  add_color (writer, "fill", item->fill);
  g_string_append_c (writer->out, '>');
  add_text (writer->out, text);
  g_string_append (writer->out, "</text>");
}

static void
write_image (Writer *writer, const PlumbItem *item)
{
  const PlumbListImage *image =
      &g_array_index (writer->list->images, PlumbListImage, item->image.image);
  gsize size;
  gconstpointer data = g_bytes_get_data (image->bytes, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  g_string_append (writer->out, "<image");
  add_place (writer->out, &item->image.rect);
  g_string_append_printf (writer->out,
                          " preserveAspectRatio=\"none\" xlink:href=\"data:%s;base64,%s\"/>",
                          image->media_type, encoded);
}

static void
write_words (Writer *writer, const char *element, const char *words)
{
  if (words == NULL)
    return;
  begin_line (writer);
  g_string_append_printf (writer->out, "<%s>", element);
  add_text (writer->out, words);
  g_string_append_printf (writer->out, "</%s>", element);
}

/* An id as XML wants it: begins with a letter, no spaces. */
static void
add_id (GString *out, const char *id)
{
  g_string_append (out, " id=\"");
  if (!g_ascii_isalpha (*id))
    g_string_append (out, "i-");
  for (const char *p = id; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isalnum (*p) || strchr ("-_.", *p) != NULL ? *p : '_');
  g_string_append_c (out, '"');
}

static void
write_begin (Writer *writer, const PlumbItem *item)
{
  g_string_append (writer->out, "<g");
  if (item->group.id != NULL && *item->group.id != '\0')
    add_id (writer->out, item->group.id);
  if (item->group.title != NULL)
    g_string_append (writer->out, " role=\"group\"");
  g_string_append_c (writer->out, '>');
  writer->depth++;
  write_words (writer, "title", item->group.title);
  write_words (writer, "desc", item->group.description);
}

static void
write_item (Writer *writer, const PlumbItem *item)
{
  if (item->type == PLUMB_ITEM_PLACE || item->type == PLUMB_ITEM_LINK)
    return;
  if (item->type == PLUMB_ITEM_END)
    writer->depth--;
  begin_line (writer);
  switch (item->type)
    {
    case PLUMB_ITEM_BEGIN:
      write_begin (writer, item);
      break;
    case PLUMB_ITEM_END:
      g_string_append (writer->out, "</g>");
      break;
    case PLUMB_ITEM_RECT:
      write_rect (writer, item);
      break;
    case PLUMB_ITEM_PATH:
      write_path (writer, item);
      break;
    case PLUMB_ITEM_TEXT:
      write_text (writer, item);
      break;
    case PLUMB_ITEM_ICON:
      write_icon (writer, item);
      break;
    default:
      write_image (writer, item);
      break;
    }
}

static void
write_head (Writer *writer, const PlumbRect *page, const PlumbPictureOptions *options)
{
  GString *out = writer->out;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  if (writer->list->images->len > 0)
    g_string_append (out, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  g_string_append (out, " version=\"1.1\" role=\"img\"");
  add_attribute (out, "width", page->width);
  add_attribute (out, "height", page->height);
  g_string_append (out, " viewBox=\"");
  add_number (out, page->x);
  g_string_append_c (out, ' ');
  add_number (out, page->y);
  g_string_append_c (out, ' ');
  add_number (out, page->width);
  g_string_append_c (out, ' ');
  add_number (out, page->height);
  g_string_append (out, "\" font-family=\"" FAMILY "\"");
  if (options->language != NULL && *options->language != '\0')
    {
      g_string_append (out, " xml:lang=\"");
      add_text (out, options->language);
      g_string_append_c (out, '"');
    }
  if (options->title != NULL)
    g_string_append (out, " aria-labelledby=\"title\"");
  g_string_append_c (out, '>');
  writer->depth = 1;
  if (options->title != NULL)
    {
      begin_line (writer);
      g_string_append (out, "<title id=\"title\">");
      add_text (out, options->title);
      g_string_append (out, "</title>");
    }
  write_words (writer, "desc", options->description);
}

char *
plumb_display_list_to_svg (const PlumbDisplayList *list, const PlumbPictureOptions *options)
{
  Writer writer = { .list = list, .palette = options->palette };
  PlumbRect bounds = plumb_display_list_get_bounds (list);
  PlumbRect page = plumb_rect_grown (&bounds, options->margin);
  guint n;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  if (writer.palette == NULL)
    writer.palette = plumb_palette_get_light ();
  writer.out = g_string_sized_new (1024 + n * 160);
  write_head (&writer, &page, options);
  if (options->background)
    {
      begin_line (&writer);
      g_string_append (writer.out, "<rect");
      add_place (writer.out, &page);
      add_color (&writer, "fill", PLUMB_PAINT_PAPER);
      g_string_append (writer.out, "/>");
    }
  for (guint i = 0; i < n; i++)
    write_item (&writer, &items[i]);
  g_string_append (writer.out, "\n</svg>\n");
  return g_string_free (writer.out, FALSE);
}
