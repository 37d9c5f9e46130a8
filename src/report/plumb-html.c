// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Blocks as one HTML text for the clipboard and for mail: plain elements, a few styles on the elements
 * themselves because mail programs drop style sheets, pictures inside the text, nothing fetched. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/plumb-draw.h"
#include "report/plumb-report.h"

#define BODY_STYLE "font-family:Inter,Cantarell,Arial,sans-serif;font-size:11pt;color:#1f2430"
#define TABLE_STYLE "border-collapse:collapse;margin:8px 0"
#define HEAD_STYLE                                                                                 \
  "text-align:start;padding:4px 12px 4px 0;border-bottom:1px solid #1f2430;color:#5f6879;"         \
  "font-weight:600;vertical-align:bottom"
#define CELL_STYLE                                                                                 \
  "text-align:start;padding:5px 12px 5px 0;border-bottom:1px solid #d7dbe3;vertical-align:top"
#define CALLOUT_STYLE "border-inline-start:3px solid #c0392b;background:#f6f8fb;padding:8px 12px"
#define SECONDARY_STYLE "color:#5f6879"
#define PICTURE_SCALE 2.0
#define PICTURE_WIDTH 760.0
#define PICTURE_PIXELS 2400.0

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
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
      case '\'':
        g_string_append (out, "&#39;");
        break;
      case '\n':
        g_string_append (out, "<br>");
        break;
      default:
        if ((guchar)*p >= ' ' || *p == '\t')
          g_string_append_c (out, *p);
      }
}

/* Only addresses that a mail program opens anyway; places inside the document do not survive pasting. */
static gboolean
is_address (const char *target)
{
  g_autofree char *scheme = target != NULL ? g_uri_parse_scheme (target) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0
         || g_strcmp0 (scheme, "mailto") == 0;
}

static void
append_run (GString *out, const PlumbRun *run)
{
  gboolean link = is_address (run->target);

  if (link)
    {
      g_string_append (out, "<a href=\"");
      append_escaped (out, run->target);
      g_string_append (out, "\">");
    }
  g_string_append (out, run->strong ? "<strong>" : "");
  g_string_append (out, run->italic ? "<em>" : "");
  g_string_append (out, run->secondary ? "<span style=\"" SECONDARY_STYLE "\">" : "");
  append_escaped (out, run->text);
  g_string_append (out, run->secondary ? "</span>" : "");
  g_string_append (out, run->italic ? "</em>" : "");
  g_string_append (out, run->strong ? "</strong>" : "");
  g_string_append (out, link ? "</a>" : "");
}

static void
append_inline (GString *out, const PlumbInline *text)
{
  for (guint i = 0; text != NULL && i < text->runs->len; i++)
    append_run (out, g_ptr_array_index (text->runs, i));
  if (text == NULL || text->chip == NULL)
    return;
  g_string_append (out, text->runs->len > 0 ? " <strong>(" : "<strong>");
  append_escaped (out,
                  plumb_vocabulary_get_title (plumb_schema_find_vocabulary ("level"), text->chip));
  g_string_append (out, text->runs->len > 0 ? ")</strong>" : "</strong>");
}

static void
append_element (GString *out, const char *element, const char *style, const PlumbInline *text)
{
  g_string_append_printf (out, "<%s%s%s%s dir=\"auto\">", element, style != NULL ? " style=\"" : "",
                          style != NULL ? style : "", style != NULL ? "\"" : "");
  append_inline (out, text);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
append_title (GString *out, const PlumbBlock *block)
{
  g_string_append (out, "<p style=\"color:#2f6fde;font-weight:600;margin:0\">");
  append_escaped (out, block->kicker != NULL ? block->kicker : "");
  g_string_append (out, "</p>\n");
  append_element (out, "h1", "margin:0 0 8px", block->text);
  g_string_append (out, "<table style=\"" TABLE_STYLE "\">\n");
  for (guint i = 0; i + 1 < block->facts->len; i += 2)
    {
      g_string_append (out, "<tr>");
      append_element (out, "th", CELL_STYLE ";font-weight:600;color:#5f6879",
                      g_ptr_array_index (block->facts, i));
      append_element (out, "td", CELL_STYLE, g_ptr_array_index (block->facts, i + 1));
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
}

static void
append_heading (GString *out, const PlumbBlock *block)
{
  int level = CLAMP (block->level + 1, 2, 6);

  g_string_append_printf (out, "<h%d dir=\"auto\">", level);
  if (block->number > 0)
    g_string_append_printf (out, "%u ", block->number);
  append_inline (out, block->text);
  g_string_append_printf (out, "</h%d>\n", level);
}

static void
append_table (GString *out, const PlumbBlock *block)
{
  g_string_append (out, "<table style=\"" TABLE_STYLE "\">\n<thead><tr>");
  for (guint i = 0; i < block->columns->len; i++)
    {
      const PlumbTableColumn *column = g_ptr_array_index (block->columns, i);

      g_string_append (out, "<th style=\"" HEAD_STYLE "\">");
      append_escaped (out, column->title);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < block->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (block->rows, i);

      g_string_append (out, "<tr>");
      for (guint j = 0; j < row->len; j++)
        append_element (out, "td", CELL_STYLE, g_ptr_array_index (row, j));
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody>\n</table>\n");
}

static void
append_list (GString *out, const PlumbBlock *block)
{
  const char *element = block->ordered ? "ol" : "ul";

  g_string_append_printf (out, "<%s>\n", element);
  for (guint i = 0; i < block->items->len; i++)
    append_element (out, "li", NULL, g_ptr_array_index (block->items, i));
  g_string_append_printf (out, "</%s>\n", element);
}

/* The picture inside the text, or its words where it cannot be painted. */
static void
append_picture (GString *out, const PlumbBlock *block)
{
  const PlumbPictureOptions options = { .palette = plumb_palette_get_print (),
                                        .margin = 8,
                                        .background = TRUE };
  PlumbRect bounds = plumb_display_list_get_bounds (block->figure);
  double side = MAX (bounds.width, bounds.height) + 2 * options.margin;
  g_autoptr (GBytes) png = plumb_display_list_to_png (
      block->figure, &options, MIN (PICTURE_SCALE, PICTURE_PIXELS / side), NULL);
  g_autofree char *data = NULL;

  if (png != NULL)
    {
      gsize size;
      const guchar *bytes = g_bytes_get_data (png, &size);

      data = g_base64_encode (bytes, size);
      g_string_append_printf (out, "<p><img width=\"%d\" alt=\"",
                              (int)MIN (PICTURE_WIDTH, bounds.width + 2 * options.margin));
    }
  else
    g_string_append (out, "<p>");
  append_escaped (out, block->alternative != NULL ? block->alternative : "");
  if (data != NULL)
    {
      g_string_append (out, "\" src=\"data:image/png;base64,");
      g_string_append (out, data);
      g_string_append (out, "\">");
    }
  g_string_append (out, "</p>\n");
}

static void
append_figure (GString *out, const PlumbBlock *block)
{
  g_autofree char *caption = plumb_block_dup_caption (block);

  if (block->figure != NULL)
    append_picture (out, block);
  g_string_append (out, "<p style=\"" SECONDARY_STYLE "\" dir=\"auto\">");
  append_escaped (out, caption);
  g_string_append (out, "</p>\n");
}

static void
append_block (GString *out, const PlumbBlock *block)
{
  switch (block->type)
    {
    case PLUMB_BLOCK_TITLE:
      append_title (out, block);
      break;
    case PLUMB_BLOCK_HEADING:
      append_heading (out, block);
      break;
    case PLUMB_BLOCK_PARAGRAPH:
      append_element (out, "p", NULL, block->text);
      break;
    case PLUMB_BLOCK_LIST:
      append_list (out, block);
      break;
    case PLUMB_BLOCK_TABLE:
      append_table (out, block);
      break;
    case PLUMB_BLOCK_FIGURE:
      append_figure (out, block);
      break;
    case PLUMB_BLOCK_CALLOUT:
      append_element (out, "p", CALLOUT_STYLE, block->text);
      break;
    }
}

/* A whole HTML document; new string. */
char *
plumb_blocks_to_html (const PlumbBlocks *blocks)
{
  GString *out;

  g_return_val_if_fail (blocks != NULL, NULL);

  out = g_string_new ("<!DOCTYPE html>\n<html");
  if (blocks->language != NULL && *blocks->language != '\0')
    {
      g_string_append (out, " lang=\"");
      append_escaped (out, blocks->language);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n<head><meta charset=\"utf-8\"><title>");
  append_escaped (out, blocks->title != NULL ? blocks->title : "");
  g_string_append (out, "</title></head>\n<body style=\"" BODY_STYLE "\">\n");
  for (guint i = 0; i < blocks->blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks->blocks, i));
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
