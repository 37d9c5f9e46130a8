// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The points of a stroke of ink, as text: "12,40 15.5,44 20,50,80". X and Y are in diagram units, of
 * which tenths are kept; a third number is the width there in per cent of the stroke's, where a
 * stylus told its pressure. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLUMB_STROKE_MOST_POINTS 4000
#define PLUMB_STROKE_FARTHEST 1000000 /* diagram units from the origin */
#define PLUMB_STROKE_LEAST_SHARE 10   /* per cent */
#define PLUMB_STROKE_MOST_SHARE 300

typedef struct
{
  double x;
  double y;
  double share; /* of the stroke's width, in per cent; 100 where nothing is said */
} PlumbStrokePoint;

GArray *plumb_stroke_parse (const char *text);
gboolean plumb_stroke_is_valid (const char *text);
char *plumb_stroke_format (const PlumbStrokePoint *points, guint n_points);

G_END_DECLS
