// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Points and rectangles of a picture. Everything is in diagram units (1/96 inch), y grows downwards. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} PlumbPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PlumbRect;

typedef enum
{
  PLUMB_SIDE_TOP,
  PLUMB_SIDE_RIGHT,
  PLUMB_SIDE_BOTTOM,
  PLUMB_SIDE_LEFT,
} PlumbSide;

static inline double
plumb_rect_right (const PlumbRect *r)
{
  return r->x + r->width;
}

static inline double
plumb_rect_bottom (const PlumbRect *r)
{
  return r->y + r->height;
}

static inline PlumbPoint
plumb_rect_center (const PlumbRect *r)
{
  return (PlumbPoint){ r->x + r->width / 2, r->y + r->height / 2 };
}

gboolean plumb_rect_contains_point (const PlumbRect *r, PlumbPoint p);
gboolean plumb_rect_contains_rect (const PlumbRect *outer, const PlumbRect *inner);
gboolean plumb_rect_intersects (const PlumbRect *a, const PlumbRect *b);
PlumbRect plumb_rect_union (const PlumbRect *a, const PlumbRect *b);
PlumbRect plumb_rect_grown (const PlumbRect *r, double by);
gboolean plumb_segment_crosses_rect (PlumbPoint from, PlumbPoint to, const PlumbRect *r);

G_END_DECLS
