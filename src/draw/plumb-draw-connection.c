// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <math.h>

#include "draw/plumb-draw-private.h"

#define ROUNDING 6.0
#define HEAD_LENGTH 8.0
#define HEAD_WIDTH 10.0
#define HEAD_INSIDE 6.0 /* the line ends within the head */
#define DOUBLE 4.0      /* between the two outlines of what changed */

typedef struct
{
  const PlumbSceneConnection *connection;
  PlumbPaint paint;
  PlumbPen line;
  gboolean hollow;
} Style;

static Style
style_of (const PlumbScene *scene, const PlumbSceneConnection *connection)
{
  gboolean changes = g_str_equal (plumb_scene_get_view (scene), PLUMB_VIEW_CHANGES);
  Style style = { .connection = connection, .paint = plumb_family_get_paint (connection->family) };
  double width = changes ? 1.25 : 2;

  if (connection->shade == PLUMB_SHADE_FAINT)
    {
      style.paint = PLUMB_PAINT_RULE;
      style.line = plumb_pen_stroke (style.paint, 1, plumb_family_get_dash (connection->family));
      return style;
    }
  if (connection->state == PLUMB_STATE_REMOVED)
    {
      style.paint = PLUMB_PAINT_REMOVED;
      style.hollow = TRUE;
      style.line = plumb_pen_stroke (PLUMB_PAINT_REMOVED, 1.75, PLUMB_DASH_GONE);
      return style;
    }
  if (connection->state == PLUMB_STATE_ADDED)
    width = 3;
  else if (connection->state == PLUMB_STATE_CHANGED)
    width = 2;
  style.line = plumb_pen_stroke (style.paint, width, plumb_family_get_dash (connection->family));
  return style;
}

/* -- The line ------------------------------------------------------------------------------------- */

static PlumbPoint
along (PlumbPoint from, PlumbPoint to, double by)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  if (length <= 0)
    return from;
  by = MIN (by, length);
  return (PlumbPoint){ from.x + (to.x - from.x) * by / length,
                       from.y + (to.y - from.y) * by / length };
}

/* The outline of a changed box stands further out. */
static double
standing_out (const PlumbScene *scene, int box)
{
  const PlumbSceneBox *end = plumb_scene_get_box (scene, (guint)box);

  return end->state == PLUMB_STATE_CHANGED ? DOUBLE : end->state == PLUMB_STATE_ADDED ? 1.5 : 0;
}

static void
add_head (PlumbDisplayList *list, const Style *style, PlumbPoint tip, PlumbPoint from)
{
  static const PlumbPathVerb verbs[] = { PLUMB_PATH_MOVE, PLUMB_PATH_LINE, PLUMB_PATH_LINE,
                                         PLUMB_PATH_CLOSE };
  double length = hypot (from.x - tip.x, from.y - tip.y);
  double dx = length > 0 ? (from.x - tip.x) / length : 0;
  double dy = length > 0 ? (from.y - tip.y) / length : 0;
  double x = tip.x + dx * HEAD_LENGTH, y = tip.y + dy * HEAD_LENGTH;
  const PlumbPoint points[] = { tip,
                                { x - dy * HEAD_WIDTH / 2, y + dx * HEAD_WIDTH / 2 },
                                { x + dy * HEAD_WIDTH / 2, y - dx * HEAD_WIDTH / 2 } };
  PlumbPen pen = plumb_pen_fill (style->paint);

  if (style->hollow)
    pen = (PlumbPen){ PLUMB_PAINT_BOX, style->paint, 1.25, PLUMB_DASH_SOLID };
  plumb_display_list_add_path (list, verbs, G_N_ELEMENTS (verbs), points, &pen);
}

static void
add_line (PlumbDisplayList *list, const PlumbScene *scene, const Style *style)
{
  const PlumbSceneConnection *connection = style->connection;
  guint n = connection->n_points;
  g_autofree PlumbPoint *points = NULL;
  PlumbPoint first, last;

  if (n < 2)
    return;
  points = g_memdup2 (connection->points, n * sizeof (PlumbPoint));
  first = points[0] = along (points[0], points[1], standing_out (scene, connection->source));
  last = points[n - 1] =
      along (points[n - 1], points[n - 2], standing_out (scene, connection->target));
  if (connection->arrow_source)
    points[0] = along (first, points[1], HEAD_INSIDE);
  if (connection->arrow_target)
    points[n - 1] = along (last, points[n - 2], HEAD_INSIDE);
  plumb_display_list_add_polyline (list, points, n, ROUNDING, &style->line);
  if (connection->arrow_source)
    add_head (list, style, first, points[1]);
  if (connection->arrow_target)
    add_head (list, style, last, points[n - 2]);
}

/* -- The label ------------------------------------------------------------------------------------ */

static double
radius_of (const PlumbRect *rect)
{
  return rect->height <= 24 ? 7 : 8;
}

static void
add_label_ground (PlumbDisplayList *list, const Style *style)
{
  const PlumbSceneConnection *connection = style->connection;
  const PlumbRect *rect = &connection->label_rect;
  PlumbPen pen = { PLUMB_PAINT_BOX, style->paint, 1, PLUMB_DASH_SOLID };

  if (connection->state == PLUMB_STATE_REMOVED)
    {
      pen.width = 1.25;
      pen.dash = PLUMB_DASH_REMOVED;
    }
  else if (connection->state != PLUMB_STATE_SAME)
    pen.width = 2;
  else if (connection->assumed)
    pen.dash = PLUMB_DASH_REMOVED;
  if (connection->state == PLUMB_STATE_CHANGED)
    {
      PlumbRect inner = plumb_rect_grown (rect, -DOUBLE);
      PlumbPen second = { PLUMB_PAINT_TINT, PLUMB_PAINT_CHANGED, 1.5, PLUMB_DASH_SOLID };

      plumb_display_list_add_rect (list, rect, 10, &pen);
      plumb_display_list_add_rect (list, &inner, 7, &second);
      return;
    }
  plumb_display_list_add_rect (list, rect, radius_of (rect), &pen);
}

static double
block (const PlumbTextSize *size)
{
  return size->n_lines * size->line;
}

static void
add_label_texts (PlumbDisplayList *list, const Style *style)
{
  const PlumbSceneConnection *connection = style->connection;
  const PlumbRect *rect = &connection->label_rect;
  PlumbFont method = plumb_text_role_get_font (PLUMB_TEXT_METHOD);
  PlumbFont data = plumb_text_role_get_font (PLUMB_TEXT_DATA), struck = data;
  gboolean changed = connection->state == PLUMB_STATE_CHANGED;
  double x = rect->x + rect->width / 2;
  double height = block (&connection->method_size) + block (&connection->former_size)
                  + block (&connection->data_size);
  double top = rect->y + (rect->height - height) / 2 - 0.5;

  struck.strike = TRUE;
  if (changed)
    data.weight = 600;
  top = plumb_draw_lines (list, connection->method, &connection->method_size, x, top,
                          PLUMB_ANCHOR_MIDDLE, &method, style->paint);
  top = plumb_draw_lines (list, connection->former_data, &connection->former_size, x, top,
                          PLUMB_ANCHOR_MIDDLE, &struck, PLUMB_PAINT_REMOVED);
  plumb_draw_lines (list, connection->data, &connection->data_size, x, top, PLUMB_ANCHOR_MIDDLE,
                    &data, changed ? PLUMB_PAINT_CHANGED : PLUMB_PAINT_SECONDARY);
}

static void
add_marks (PlumbDisplayList *list, const PlumbSceneConnection *connection)
{
  PlumbPoint center = plumb_rect_center (&connection->state_rect);

  if (connection->state_rect.width > 0)
    {
      if (connection->state != PLUMB_STATE_SAME)
        plumb_draw_state_mark (list, center, 8, connection->state);
      else
        plumb_draw_assumed_mark (list, center);
    }
  if (connection->gap_rect.width > 0)
    plumb_draw_gap (list, &connection->gap_rect, connection->gaps);
}

static void
add_label (PlumbDisplayList *list, const Style *style)
{
  const PlumbSceneConnection *connection = style->connection;

  if (connection->label == PLUMB_LABEL_PLACED)
    {
      add_label_ground (list, style);
      add_label_texts (list, style);
    }
  else if (connection->label == PLUMB_LABEL_DISC)
    plumb_draw_disc (list, &connection->label_rect, style->paint, connection->number);
  add_marks (list, connection);
}

void
plumb_draw_connection (PlumbDisplayList *list, const PlumbScene *scene, guint index)
{
  const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, index);
  Style style = style_of (scene, connection);
  g_autofree char *id = g_strconcat ("c-", connection->id, NULL);
  g_autofree char *title =
      g_strconcat (plumb_scene_get_box (scene, (guint)connection->source)->title_text, " → ",
                   plumb_scene_get_box (scene, (guint)connection->target)->title_text, NULL);

  plumb_display_list_begin_group (list, id, title, connection->description);
  add_line (list, scene, &style);
  if (connection->shade == PLUMB_SHADE_FULL)
    add_label (list, &style);
  plumb_display_list_end_group (list);
}
