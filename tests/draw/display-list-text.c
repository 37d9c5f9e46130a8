// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "display-list-text.h"

#include "draw/plumb-display-list-private.h"

static const char *const dashes[PLUMB_N_DASHES] = { "solid",     "identity", "pipeline",
                                                    "event",     "file",     "network",
                                                    "container", "removed",  "gone" };

/* Nothing finer than a hundredth of a unit, and no negative zero. */
static void
add_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = (double)(gint64)(value * 100 + (value < 0 ? -0.5 : 0.5)) / 100 + 0.0;

  g_string_append_c (text, ' ');
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%g", rounded));
}

static void
add_rect (GString *text, const PlumbRect *rect)
{
  add_number (text, rect->x);
  add_number (text, rect->y);
  add_number (text, rect->width);
  add_number (text, rect->height);
}

static void
add_pen (GString *text, const PlumbItem *item)
{
  g_string_append_printf (text, " fill %u", item->fill);
  if (item->stroke == PLUMB_PAINT_NONE)
    return;
  g_string_append_printf (text, " stroke %u", item->stroke);
  add_number (text, item->width);
  g_string_append_printf (text, " %s", dashes[item->dash]);
}

static void
add_path (GString *text, const PlumbDisplayList *list, const PlumbItem *item)
{
  static const guint n_points[] = { 1, 1, 3, 0 };
  const PlumbPoint *points = plumb_display_list_get_points (list, item);

  for (guint i = 0; i < item->path.n_verbs; i++)
    {
      guint8 verb = list->verbs->data[item->path.first_verb + i];

      g_string_append_printf (text, " %c", "MLCZ"[verb]);
      for (guint j = 0; j < n_points[verb]; j++, points++)
        {
          add_number (text, points->x);
          add_number (text, points->y);
        }
    }
}

static void
add_item (GString *text, const PlumbDisplayList *list, const PlumbItem *item)
{
  switch (item->type)
    {
    case PLUMB_ITEM_BEGIN:
      g_string_append_printf (text, "group “%s”", item->group.title ? item->group.title : "");
      break;
    case PLUMB_ITEM_RECT:
      g_string_append (text, "rect");
      add_rect (text, &item->rect.rect);
      g_string_append (text, " radius");
      add_number (text, item->rect.radius);
      add_pen (text, item);
      break;
    case PLUMB_ITEM_PATH:
      g_string_append (text, "path");
      add_path (text, list, item);
      add_pen (text, item);
      break;
    case PLUMB_ITEM_TEXT:
      g_string_append (text, "text");
      add_number (text, item->text.x);
      add_number (text, item->text.y);
      g_string_append_printf (text, " %s %g/%u%s fill %u “%s”",
                              item->text.anchor == PLUMB_ANCHOR_MIDDLE ? "middle"
                              : item->text.anchor == PLUMB_ANCHOR_END  ? "end"
                                                                       : "start",
                              (double)item->text.size, item->text.weight,
                              item->text.flags & PLUMB_TEXT_STRIKE ? " struck" : "", item->fill,
                              item->text.text);
      break;
    case PLUMB_ITEM_ICON:
      g_string_append (text, "icon");
      add_rect (text, &item->icon.rect);
      g_string_append_printf (text, " fill %u", item->fill);
      break;
    default:
      g_string_append_printf (text, "other %u", item->type);
    }
}

char *
display_list_to_text (const PlumbDisplayList *list)
{
  GString *text = g_string_new (NULL);
  guint n, depth = 0;
  const PlumbItem *items = plumb_display_list_get_items (list, &n);

  for (guint i = 0; i < n; i++)
    {
      if (items[i].type == PLUMB_ITEM_END)
        {
          depth--;
          continue;
        }
      g_string_append_printf (text, "%*s", (int)(2 * depth), "");
      add_item (text, list, &items[i]);
      g_string_append_c (text, '\n');
      depth += items[i].type == PLUMB_ITEM_BEGIN;
    }
  return g_string_free (text, FALSE);
}
