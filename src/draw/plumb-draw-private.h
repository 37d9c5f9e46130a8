// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How the parts of a scene become items of a display list. */

#pragma once

#include "draw/plumb-draw.h"

G_BEGIN_DECLS

/* plumb-draw-box.c */
void plumb_draw_box (PlumbDisplayList *list, const PlumbScene *scene, guint index);
PlumbPaint plumb_draw_get_box_paint (const PlumbSceneBox *box);

/* plumb-draw-connection.c */
void plumb_draw_connection (PlumbDisplayList *list, const PlumbScene *scene, guint index);

/* plumb-draw-marks.c: what stands on boxes and labels, and in the legend */
void plumb_draw_state_mark (PlumbDisplayList *list,
                            PlumbPoint center,
                            double radius,
                            PlumbSceneState state);
void plumb_draw_assumed_mark (PlumbDisplayList *list, PlumbPoint center);
void plumb_draw_gap (PlumbDisplayList *list, const PlumbRect *rect, guint gaps);
void
plumb_draw_disc (PlumbDisplayList *list, const PlumbRect *rect, PlumbPaint paint, guint number);
void plumb_draw_badge (PlumbDisplayList *list,
                       const PlumbRect *rect,
                       const char *text,
                       PlumbSceneState state);
void plumb_draw_note (PlumbDisplayList *list, const PlumbScene *scene, guint index);
PlumbPaint plumb_draw_get_state_paint (PlumbSceneState state);

/* Lines of @size from @top on, centred on or beginning at @x; returns where they end. */
double plumb_draw_lines (PlumbDisplayList *list,
                         char **lines,
                         const PlumbTextSize *size,
                         double x,
                         double top,
                         PlumbAnchor anchor,
                         const PlumbFont *font,
                         PlumbPaint paint);

/* plumb-draw-ink.c */
void plumb_draw_stroke (PlumbDisplayList *list, const PlumbScene *scene, guint index);

/* plumb-draw-legend.c */
void plumb_draw_legend (PlumbDisplayList *list, const PlumbScene *scene);

static inline PlumbPen
plumb_pen_fill (PlumbPaint paint)
{
  return (PlumbPen){ .fill = paint };
}

static inline PlumbPen
plumb_pen_stroke (PlumbPaint paint, double width, PlumbDash dash)
{
  return (PlumbPen){ .stroke = paint, .width = width, .dash = dash };
}

G_END_DECLS
