// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <math.h>

#include "diagram/plumb-scene-metrics.h"
#include "draw/plumb-draw-private.h"

#define BOX_RADIUS 8.0
#define CONTAINER_RADIUS 14.0
#define DOUBLE 4.0 /* between the two outlines of what changed */
#define DETAIL_GAP 2.0

/* Colour of a box's side bar and icon: its kind's, or that of our modules. */
PlumbPaint
plumb_draw_get_box_paint (const PlumbSceneBox *box)
{
  if (box->state == PLUMB_STATE_REMOVED)
    return PLUMB_PAINT_REMOVED;
  return box->inside_ours ? PLUMB_PAINT_MODULE : plumb_family_get_paint (box->family);
}

/* The left part of the box, @width wide, with the box's round corners. */
static void
add_side_bar (PlumbDisplayList *list, const PlumbRect *rect, double width, PlumbPaint paint)
{
  static const PlumbPathVerb verbs[] = { PLUMB_PATH_MOVE, PLUMB_PATH_CURVE, PLUMB_PATH_LINE,
                                         PLUMB_PATH_CURVE, PLUMB_PATH_CLOSE };
  double r = MIN (BOX_RADIUS, rect->height / 2), w = MIN (width, r);
  double sweep = acos (CLAMP ((r - w) / r, -1, 1)), k = 4.0 / 3 * tan (sweep / 4) * r;
  double rise = r * sin (sweep), run = r * cos (sweep); /* from the corner's centre */
  double x = rect->x, top = rect->y + r, bottom = plumb_rect_bottom (rect) - r;
  double slope_x = k * sin (sweep), slope_y = k * cos (sweep);
  const PlumbPoint points[] = {
    { x + r - run, top - rise },
    { x + r - run - slope_x, top - rise + slope_y },
    { x, top - k },
    { x, top },
    { x, bottom },
    { x, bottom + k },
    { x + r - run - slope_x, bottom + rise - slope_y },
    { x + r - run, bottom + rise },
  };
  PlumbPen pen = plumb_pen_fill (paint);

  plumb_display_list_add_path (list, verbs, G_N_ELEMENTS (verbs), points, &pen);
}

/* The pen of an outline by what becomes of the box. */
static PlumbPen
outline_of (const PlumbSceneBox *box, PlumbPaint fill, PlumbPaint border, double width)
{
  PlumbPen pen = { fill, border, width, PLUMB_DASH_SOLID };

  switch (box->state)
    {
    case PLUMB_STATE_ADDED:
      pen.stroke = PLUMB_PAINT_ADDED;
      pen.width = 3;
      break;
    case PLUMB_STATE_CHANGED:
      pen.stroke = PLUMB_PAINT_CHANGED;
      pen.width = 1.5;
      break;
    case PLUMB_STATE_REMOVED:
      pen.stroke = PLUMB_PAINT_REMOVED;
      pen.width = 1.5;
      pen.dash = PLUMB_DASH_REMOVED;
      break;
    default:
      if (box->assumed)
        pen.dash = PLUMB_DASH_REMOVED;
      break;
    }
  return pen;
}

static void
add_ground (PlumbDisplayList *list, const PlumbSceneBox *box, double radius, const PlumbPen *pen)
{
  if (box->state == PLUMB_STATE_CHANGED)
    {
      PlumbRect outer = plumb_rect_grown (&box->rect, DOUBLE);
      PlumbPen second = *pen;

      second.fill = PLUMB_PAINT_BOX;
      plumb_display_list_add_rect (list, &outer, radius + DOUBLE, &second);
    }
  plumb_display_list_add_rect (list, &box->rect, radius, pen);
}

/* -- Boxes ---------------------------------------------------------------------------------------- */

static void
add_icon (PlumbDisplayList *list, const PlumbSceneBox *box)
{
  PlumbRect rect = { box->rect.x + PLUMB_BOX_ICON_CENTER - PLUMB_BOX_ICON / 2,
                     box->rect.y + round ((box->rect.height - PLUMB_BOX_ICON) / 2), PLUMB_BOX_ICON,
                     PLUMB_BOX_ICON };

  if (plumb_scene_box_has_icon (box))
    plumb_display_list_add_icon (list, box->icon, &rect, plumb_draw_get_box_paint (box));
}

/* Today's value struck out, the new one beside it, or below where both do not fit on one line. */
static void
add_changed_detail (PlumbDisplayList *list, const PlumbSceneBox *box, double x, double top)
{
  PlumbFont struck = plumb_text_role_get_font (PLUMB_TEXT_SYSTEM_DETAIL), strong = struck;
  double right = plumb_rect_right (&box->rect) - PLUMB_BOX_TEXT_END;

  struck.strike = TRUE;
  strong.weight = 600;
  plumb_draw_lines (list, box->former_detail, &box->former_size, x, top, PLUMB_ANCHOR_START,
                    &struck, PLUMB_PAINT_REMOVED);
  if (x + box->former_size.width + 8 + box->detail_size.width * 1.06 <= right)
    x += box->former_size.width + 8;
  else
    top += box->former_size.line;
  plumb_draw_lines (list, box->detail, &box->detail_size, x, top, PLUMB_ANCHOR_START, &strong,
                    PLUMB_PAINT_CHANGED);
}

static double
height_of_details (const PlumbSceneBox *box)
{
  double right = box->rect.width - PLUMB_BOX_TEXT_END;
  double left = plumb_scene_box_get_text_left (box);
  double height = box->detail_size.n_lines * box->detail_size.line;

  if (box->former_size.n_lines > 0
      && left + box->former_size.width + 8 + box->detail_size.width * 1.06 > right)
    height += box->former_size.line;
  else if (box->former_size.n_lines > 0)
    height = MAX (height, box->former_size.line);
  return height;
}

static void
add_box_texts (PlumbDisplayList *list, const PlumbSceneBox *box)
{
  gboolean goes = box->state == PLUMB_STATE_REMOVED;
  PlumbFont name = plumb_text_role_get_font (PLUMB_TEXT_SYSTEM);
  PlumbFont detail = plumb_text_role_get_font (PLUMB_TEXT_SYSTEM_DETAIL);
  double x = box->rect.x + plumb_scene_box_get_text_left (box);
  double below = height_of_details (box);
  double height = box->name_size.n_lines * box->name_size.line + below
                  + (below > 0 && box->name_size.n_lines > 0 ? DETAIL_GAP : 0);
  double top = box->rect.y + (box->rect.height - height) / 2;

  name.strike = goes;
  top = plumb_draw_lines (list, box->name, &box->name_size, x, top, PLUMB_ANCHOR_START, &name,
                          goes ? PLUMB_PAINT_REMOVED : PLUMB_PAINT_INK);
  top += box->name_size.n_lines > 0 ? DETAIL_GAP : 0;
  if (box->former_size.n_lines > 0)
    add_changed_detail (list, box, x, top);
  else
    plumb_draw_lines (list, box->detail, &box->detail_size, x, top, PLUMB_ANCHOR_START, &detail,
                      goes ? PLUMB_PAINT_REMOVED : PLUMB_PAINT_SECONDARY);
}

static void
add_box (PlumbDisplayList *list, const PlumbScene *scene, const PlumbSceneBox *box)
{
  gboolean changes = g_str_equal (plumb_scene_get_view (scene), PLUMB_VIEW_CHANGES);
  PlumbPen pen = outline_of (box, PLUMB_PAINT_BOX, PLUMB_PAINT_BOX_BORDER, changes ? 1 : 1.25);
  PlumbRect bar = plumb_rect_grown (&box->rect, pen.width / 2);

  add_ground (list, box, BOX_RADIUS, &pen);
  if (box->state == PLUMB_STATE_ADDED)
    bar = plumb_rect_grown (&box->rect, -1.5);
  if (box->state != PLUMB_STATE_REMOVED && !(box->assumed && box->state == PLUMB_STATE_SAME))
    add_side_bar (list, &bar, PLUMB_BOX_BAR + pen.width / 2, plumb_draw_get_box_paint (box));
  else if (box->state != PLUMB_STATE_REMOVED)
    {
      bar = plumb_rect_grown (&box->rect, -pen.width / 2 - 1);
      add_side_bar (list, &bar, PLUMB_BOX_BAR - 1, plumb_draw_get_box_paint (box));
    }
  add_icon (list, box);
  add_box_texts (list, box);
}

/* -- Containers ----------------------------------------------------------------------------------- */

static void
add_container_texts (PlumbDisplayList *list, const PlumbSceneBox *box)
{
  PlumbPaint paint = box->ours ? PLUMB_PAINT_OURS_TEXT : PLUMB_PAINT_SECONDARY;
  PlumbFont name = plumb_text_role_get_font (box->ours ? PLUMB_TEXT_OURS : PLUMB_TEXT_CONTAINER);
  PlumbFont detail = plumb_text_role_get_font (PLUMB_TEXT_CONTAINER_DETAIL), struck = detail;
  double x = box->title.x, gap = PLUMB_CONTAINER_GAP;
  double baseline = round (box->title.y + MAX (box->name_size.ascent, box->detail_size.ascent));
  char *const *parts[] = { box->name, box->former_detail, box->detail };
  const PlumbTextSize *sizes[] = { &box->name_size, &box->former_size, &box->detail_size };
  const PlumbFont *fonts[] = { &name, &struck, &detail };

  struck.strike = TRUE;
  name.strike = box->state == PLUMB_STATE_REMOVED;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      PlumbPaint of = i == 1                                 ? PLUMB_PAINT_REMOVED
                      : i == 2 && box->former_size.width > 0 ? PLUMB_PAINT_CHANGED
                                                             : paint;

      if (parts[i][0] == NULL)
        continue;
      plumb_display_list_add_text (list, (PlumbPoint){ x, baseline }, PLUMB_ANCHOR_START, fonts[i],
                                   of, parts[i][0]);
      x += sizes[i]->width + gap;
    }
}

static void
add_container (PlumbDisplayList *list, const PlumbSceneBox *box)
{
  PlumbPen pen;

  if (box->ours)
    pen = outline_of (box, PLUMB_PAINT_OURS, PLUMB_PAINT_OURS_BORDER, 1.75);
  else
    pen = outline_of (box, PLUMB_PAINT_CONTAINER, PLUMB_PAINT_CONTAINER_BORDER, 1.5);
  if (!box->ours && box->state == PLUMB_STATE_SAME)
    pen.dash = PLUMB_DASH_CONTAINER;
  add_ground (list, box, CONTAINER_RADIUS, &pen);
  add_container_texts (list, box);
}

/* -- Standing back -------------------------------------------------------------------------------- */

/* What a filter did not let through: where it is and what it is called, and nothing else. */
static void
add_faint (PlumbDisplayList *list, const PlumbSceneBox *box)
{
  PlumbFont name =
      plumb_text_role_get_font (box->container ? PLUMB_TEXT_CONTAINER_DETAIL : PLUMB_TEXT_SYSTEM);
  PlumbPen pen = { PLUMB_PAINT_NONE, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  double x = box->container ? box->title.x : box->rect.x + plumb_scene_box_get_text_left (box);
  double height = box->name_size.n_lines * box->name_size.line;
  double top = box->container ? box->title.y : box->rect.y + (box->rect.height - height) / 2;

  if (!box->container)
    pen.fill = PLUMB_PAINT_BOX;
  else if (!box->ours)
    pen.dash = PLUMB_DASH_CONTAINER;
  name.weight = 400;
  plumb_display_list_add_rect (list, &box->rect, box->container ? CONTAINER_RADIUS : BOX_RADIUS,
                               &pen);
  plumb_draw_lines (list, box->name, &box->name_size, x, top, PLUMB_ANCHOR_START, &name,
                    PLUMB_PAINT_SECONDARY);
}

/* -- Both ----------------------------------------------------------------------------------------- */

void
plumb_draw_box (PlumbDisplayList *list, const PlumbScene *scene, guint index)
{
  const PlumbSceneBox *box = plumb_scene_get_box (scene, index);
  g_autofree char *id = g_strconcat ("s-", box->id, NULL);

  plumb_display_list_begin_group (list, id, box->title_text, box->description);
  if (box->shade == PLUMB_SHADE_FAINT)
    add_faint (list, box);
  else if (box->container)
    add_container (list, box);
  else
    add_box (list, scene, box);
  if (box->assumed && box->shade == PLUMB_SHADE_FULL)
    plumb_draw_assumed_mark (list, (PlumbPoint){ box->rect.x + 18, box->rect.y });
  if (box->badge != NULL && box->shade == PLUMB_SHADE_FULL)
    plumb_draw_badge (list, &box->badge_rect, box->badge, box->state);
  plumb_display_list_end_group (list);
}
