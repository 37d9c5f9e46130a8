// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Ink: a smooth line through the points of a stroke. Where a stylus was pressed more or less the line is
 * made of pieces, each of one width. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/plumb-ink.h"
#include "draw/plumb-draw-private.h"

#define SHARE_STEP 10.0 /* per cent between the widths of pieces */

typedef struct
{
  const char *colour;
  PlumbPaint paint;
} InkColour;

/* The first is the one of what has no known colour. */
static const InkColour colours[] = {
  { "black", PLUMB_PAINT_INK },
  { "blue", PLUMB_PAINT_PEN_BLUE },
  { "red", PLUMB_PAINT_PEN_RED },
  { "green", PLUMB_PAINT_PEN_GREEN },
};

/* What ink of @colour, a word of the vocabulary "ink_colour", is painted with. */
PlumbPaint
plumb_ink_get_paint (const char *colour)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i].colour, colour) == 0)
      return colours[i].paint;
  return colours[0].paint;
}

/* The width of the piece from point @i to the next, in per cent. */
static double
share_of (const PlumbStrokePoint *points, guint i)
{
  return SHARE_STEP * round ((points[i].share + points[i + 1].share) / 2 / SHARE_STEP);
}

/* The points from @first to @last as one piece. */
static void
add_piece (PlumbDisplayList *list,
           const PlumbStrokePoint *points,
           guint n_points,
           guint first,
           guint last,
           const PlumbPen *pen)
{
  g_autofree PlumbPathVerb *verbs = g_new (PlumbPathVerb, last - first + 1);
  g_autofree PlumbPoint *path = g_new (PlumbPoint, 3 * (gsize)(last - first) + 1);

  verbs[0] = PLUMB_PATH_MOVE;
  path[0] = (PlumbPoint){ points[first].x, points[first].y };
  for (guint i = first; i < last; i++)
    {
      verbs[i - first + 1] = PLUMB_PATH_CURVE;
      plumb_ink_get_curve (points, n_points, i, path + 3 * (gsize)(i - first) + 1);
    }
  plumb_display_list_add_path (list, verbs, last - first + 1, path, pen);
}

static void
add_dot (PlumbDisplayList *list, const PlumbStrokePoint *point, double width, PlumbPaint paint)
{
  double radius = width * point->share / 200;
  PlumbRect rect = { point->x - radius, point->y - radius, 2 * radius, 2 * radius };
  PlumbPen pen = plumb_pen_fill (paint);

  plumb_display_list_add_rect (list, &rect, radius, &pen);
}

/* Adds a stroke of @width (diagram units) as it is painted. */
void
plumb_draw_ink (PlumbDisplayList *list,
                const PlumbStrokePoint *points,
                guint n_points,
                double width,
                PlumbPaint paint)
{
  if (n_points == 1)
    add_dot (list, points, width, paint);
  for (guint first = 0, last; first + 1 < n_points; first = last)
    {
      double share = share_of (points, first);
      PlumbPen pen = plumb_pen_stroke (paint, width * share / 100, PLUMB_DASH_INK);

      for (last = first + 1; last + 1 < n_points && share_of (points, last) == share; last++)
        ;
      add_piece (list, points, n_points, first, last, &pen);
    }
}

void
plumb_draw_stroke (PlumbDisplayList *list, const PlumbScene *scene, guint index)
{
  const PlumbSceneStroke *stroke = plumb_scene_get_stroke (scene, index);
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("ink_colour");
  const char *colour = stroke->colour != NULL ? stroke->colour : colours[0].colour;
  g_autofree char *id = g_strconcat ("k-", stroke->id, NULL);
  /* Translators: what a stroke of the pen is called; %s is its colour. */
  g_autofree char *title =
      g_strdup_printf (_ ("Ink, %s"), plumb_vocabulary_get_title (vocabulary, colour));

  plumb_display_list_begin_group (list, id, title, NULL);
  plumb_draw_ink (list, (const PlumbStrokePoint *)(gpointer)stroke->points->data,
                  stroke->points->len, stroke->width, plumb_ink_get_paint (stroke->colour));
  plumb_display_list_end_group (list);
}
