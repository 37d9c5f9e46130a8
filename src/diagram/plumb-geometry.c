// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-geometry.h"

/* Whether @p lies inside @r or on its border. */
gboolean
plumb_rect_contains_point (const PlumbRect *r, PlumbPoint p)
{
  return p.x >= r->x && p.x <= plumb_rect_right (r) && p.y >= r->y && p.y <= plumb_rect_bottom (r);
}

/* Whether @inner lies wholly inside @outer; shared borders count as inside. */
gboolean
plumb_rect_contains_rect (const PlumbRect *outer, const PlumbRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && plumb_rect_right (inner) <= plumb_rect_right (outer)
         && plumb_rect_bottom (inner) <= plumb_rect_bottom (outer);
}

/* Whether @a and @b share area; rectangles that only touch do not intersect. */
gboolean
plumb_rect_intersects (const PlumbRect *a, const PlumbRect *b)
{
  return a->x < plumb_rect_right (b) && b->x < plumb_rect_right (a) && a->y < plumb_rect_bottom (b)
         && b->y < plumb_rect_bottom (a);
}

/* The smallest rectangle around @a and @b. */
PlumbRect
plumb_rect_union (const PlumbRect *a, const PlumbRect *b)
{
  double x = MIN (a->x, b->x);
  double y = MIN (a->y, b->y);
  double right = MAX (plumb_rect_right (a), plumb_rect_right (b));
  double bottom = MAX (plumb_rect_bottom (a), plumb_rect_bottom (b));

  return (PlumbRect){ x, y, right - x, bottom - y };
}

/* @r with each side moved outwards by @by (inwards when negative). */
PlumbRect
plumb_rect_grown (const PlumbRect *r, double by)
{
  return (PlumbRect){ r->x - by, r->y - by, r->width + 2 * by, r->height + 2 * by };
}

/* Whether the horizontal or vertical segment from @from to @to passes through the inside of @r.
 * A segment on the border does not. */
gboolean
plumb_segment_crosses_rect (PlumbPoint from, PlumbPoint to, const PlumbRect *r)
{
  double left = MIN (from.x, to.x), right = MAX (from.x, to.x);
  double top = MIN (from.y, to.y), bottom = MAX (from.y, to.y);

  return left < plumb_rect_right (r) && right > r->x && top < plumb_rect_bottom (r)
         && bottom > r->y;
}
