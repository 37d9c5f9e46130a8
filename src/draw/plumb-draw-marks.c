// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <math.h>

#include "draw/plumb-draw-private.h"

#define SIGN_WIDTH 1.8
#define HALO 1.5 /* of paper around what lies on an outline */

PlumbPaint
plumb_draw_get_state_paint (PlumbSceneState state)
{
  switch (state)
    {
    case PLUMB_STATE_CHANGED:
      return PLUMB_PAINT_CHANGED;
    case PLUMB_STATE_REMOVED:
      return PLUMB_PAINT_REMOVED;
    default:
      return PLUMB_PAINT_ADDED;
    }
}

double
plumb_draw_lines (PlumbDisplayList *list,
                  char **lines,
                  const PlumbTextSize *size,
                  double x,
                  double top,
                  PlumbAnchor anchor,
                  const PlumbFont *font,
                  PlumbPaint paint)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PlumbPoint at = { x, round ((top + i * size->line + size->ascent) * 2) / 2 };

      plumb_display_list_add_text (list, at, anchor, font, paint, lines[i]);
    }
  return top + size->n_lines * size->line;
}

/* "+", "~" or "−" of @size around @center. */
static void
add_sign (PlumbDisplayList *list, PlumbPoint center, double size, PlumbSceneState state)
{
  static const PlumbPathVerb lines[] = { PLUMB_PATH_MOVE, PLUMB_PATH_LINE, PLUMB_PATH_MOVE,
                                         PLUMB_PATH_LINE };
  static const PlumbPathVerb wave[] = { PLUMB_PATH_MOVE, PLUMB_PATH_CURVE, PLUMB_PATH_CURVE };
  PlumbPen pen = plumb_pen_stroke (PLUMB_PAINT_ON_STATE, SIGN_WIDTH, PLUMB_DASH_SOLID);
  double half = size / 2, x = center.x, y = center.y;

  if (state == PLUMB_STATE_CHANGED)
    {
      const PlumbPoint points[] = {
        { x - half, y + half * 0.4 },       { x - half * 0.6, y - half * 0.6 },
        { x - half * 0.2, y - half * 0.6 }, { x, y },
        { x + half * 0.2, y + half * 0.6 }, { x + half * 0.6, y + half * 0.6 },
        { x + half, y - half * 0.4 },
      };

      plumb_display_list_add_path (list, wave, G_N_ELEMENTS (wave), points, &pen);
    }
  else
    {
      const PlumbPoint points[] = {
        { x - half, y }, { x + half, y }, { x, y - half }, { x, y + half }
      };

      plumb_display_list_add_path (list, lines, state == PLUMB_STATE_ADDED ? 4 : 2, points, &pen);
    }
}

static void
add_circle (PlumbDisplayList *list, PlumbPoint center, double radius, const PlumbPen *pen)
{
  PlumbRect rect = { center.x - radius, center.y - radius, 2 * radius, 2 * radius };

  plumb_display_list_add_rect (list, &rect, radius, pen);
}

void
plumb_draw_state_mark (PlumbDisplayList *list,
                       PlumbPoint center,
                       double radius,
                       PlumbSceneState state)
{
  PlumbPen pen = { plumb_draw_get_state_paint (state), PLUMB_PAINT_BOX, HALO, PLUMB_DASH_SOLID };

  add_circle (list, center, radius, &pen);
  add_sign (list, center, radius, state);
}

void
plumb_draw_assumed_mark (PlumbDisplayList *list, PlumbPoint center)
{
  PlumbPen pen = { PLUMB_PAINT_SECONDARY, PLUMB_PAINT_BOX, HALO, PLUMB_DASH_SOLID };
  PlumbFont font = { .size = 11, .weight = 700 };

  add_circle (list, center, 8, &pen);
  plumb_display_list_add_text (list, (PlumbPoint){ center.x, center.y + 4 }, PLUMB_ANCHOR_MIDDLE,
                               &font, PLUMB_PAINT_BOX, "?");
}

void
plumb_draw_gap (PlumbDisplayList *list, const PlumbRect *rect, guint gaps)
{
  static const PlumbPathVerb verbs[] = { PLUMB_PATH_MOVE, PLUMB_PATH_LINE, PLUMB_PATH_LINE,
                                         PLUMB_PATH_CLOSE };
  double center = rect->x + rect->width / 2, bottom = rect->y + rect->height;
  const PlumbPoint points[] = { { center, rect->y },
                                { rect->x + rect->width, bottom },
                                { rect->x, bottom } };
  PlumbPen pen = { PLUMB_PAINT_GAP, PLUMB_PAINT_BOX, HALO, PLUMB_DASH_SOLID };
  PlumbFont font = { .size = gaps > 9 ? 8 : 9.5, .weight = 700 };
  char number[16];

  g_snprintf (number, sizeof number, "%u", gaps);
  plumb_display_list_add_path (list, verbs, G_N_ELEMENTS (verbs), points, &pen);
  plumb_display_list_add_text (list, (PlumbPoint){ center, rect->y + 15 }, PLUMB_ANCHOR_MIDDLE,
                               &font, PLUMB_PAINT_GAP_TEXT, number);
}

void
plumb_draw_disc (PlumbDisplayList *list, const PlumbRect *rect, PlumbPaint paint, guint number)
{
  PlumbPen pen = { PLUMB_PAINT_BOX, paint, 1.25, PLUMB_DASH_SOLID };
  PlumbFont font = { .size = number > 99 ? 8 : 10, .weight = 600 };
  PlumbPoint center = plumb_rect_center (rect);
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  plumb_display_list_add_rect (list, rect, rect->width / 2, &pen);
  plumb_display_list_add_text (list, (PlumbPoint){ center.x, center.y + 3.5 }, PLUMB_ANCHOR_MIDDLE,
                               &font, paint, text);
}

/* A pill that says what becomes of a box; in "what changes" a sign stands before the word. */
void
plumb_draw_badge (PlumbDisplayList *list,
                  const PlumbRect *rect,
                  const char *text,
                  PlumbSceneState state)
{
  PlumbPen pen = { plumb_draw_get_state_paint (state), PLUMB_PAINT_NONE, 0, PLUMB_DASH_SOLID };
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_BADGE);
  double x = rect->x + rect->width / 2, middle = rect->y + rect->height / 2;

  if (state != PLUMB_STATE_SAME)
    {
      pen.stroke = PLUMB_PAINT_BOX;
      pen.width = HALO;
      x += 6;
    }
  plumb_display_list_add_rect (list, rect, rect->height / 2, &pen);
  if (state != PLUMB_STATE_SAME)
    add_sign (list, (PlumbPoint){ rect->x + 12, middle }, 8, state);
  plumb_display_list_add_text (list, (PlumbPoint){ x, middle + 3.75 }, PLUMB_ANCHOR_MIDDLE, &font,
                               PLUMB_PAINT_ON_STATE, text);
}

void
plumb_draw_note (PlumbDisplayList *list, const PlumbScene *scene, guint index)
{
  const PlumbSceneNote *note = plumb_scene_get_note (scene, index);
  PlumbPen ground = { PLUMB_PAINT_NOTE, PLUMB_PAINT_FAINT, 1, PLUMB_DASH_SOLID };
  PlumbPen leader = plumb_pen_stroke (PLUMB_PAINT_SECONDARY, 1.25, PLUMB_DASH_SOLID);
  PlumbPen dot = plumb_pen_fill (PLUMB_PAINT_SECONDARY);
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_NOTE);
  g_autofree char *id = g_strconcat ("n-", note->id, NULL);
  g_autofree char *text = g_strjoinv (" ", note->lines);

  plumb_display_list_begin_group (list, id, text, NULL);
  if (note->shade == PLUMB_SHADE_FAINT)
    {
      ground = plumb_pen_stroke (PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID);
      plumb_display_list_add_rect (list, &note->rect, 6, &ground);
      plumb_display_list_end_group (list);
      return;
    }
  if (note->points)
    {
      plumb_display_list_add_polyline (list, note->leader, 2, 0, &leader);
      add_circle (list, note->leader[1], 3, &dot);
    }
  plumb_display_list_add_rect (list, &note->rect, 6, &ground);
  plumb_draw_lines (list, note->lines, &note->size, note->rect.x + 12, note->rect.y + 10,
                    PLUMB_ANCHOR_START, &font, PLUMB_PAINT_INK);
  plumb_display_list_end_group (list);
}
