// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-ink.h"

#include <math.h>
#include <string.h>

/* A width that differs by so much from what lies between its neighbours is kept, in per cent. */
#define SHARE_TOLERANCE 12.0

static double
distance_to_segment (PlumbPoint a, PlumbPoint b, PlumbPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (a.x + t * dx - p.x, a.y + t * dy - p.y);
}

static PlumbPoint
place_of (const PlumbStrokePoint *point)
{
  return (PlumbPoint){ point->x, point->y };
}

/* -- Keeping few points --------------------------------------------------------------------------- */

/* What a hand drew without its tremble and without the steps of whole pixels: each point but the ends
 * between its neighbours. Points that say nothing new are left out. */
static GArray *
smooth (const PlumbStrokePoint *points, guint n_points, double tolerance)
{
  GArray *smoothed = g_array_sized_new (FALSE, FALSE, sizeof (PlumbStrokePoint), n_points);
  g_autoptr (GArray) apart = g_array_sized_new (FALSE, FALSE, sizeof (PlumbStrokePoint), n_points);

  for (guint i = 0; i < n_points; i++)
    {
      const PlumbStrokePoint *last = &g_array_index (apart, PlumbStrokePoint, apart->len - 1);

      if (apart->len == 0 || i + 1 == n_points
          || hypot (points[i].x - last->x, points[i].y - last->y) >= tolerance / 2)
        g_array_append_val (apart, points[i]);
    }
  for (guint i = 0; i < apart->len; i++)
    {
      const PlumbStrokePoint *p = &g_array_index (apart, PlumbStrokePoint, i);
      PlumbStrokePoint between = *p;

      if (i > 0 && i + 1 < apart->len)
        between = (PlumbStrokePoint){ (p[-1].x + 2 * p->x + p[1].x) / 4,
                                      (p[-1].y + 2 * p->y + p[1].y) / 4,
                                      (p[-1].share + 2 * p->share + p[1].share) / 4 };
      g_array_append_val (smoothed, between);
    }
  return smoothed;
}

/* How far a point may be off, and how much its width. */
typedef struct
{
  double distance;
  double share;
} Tolerance;

/* How much the stroke would lose without point @i between @first and @last, in tolerances. */
static double
loss_at (const PlumbStrokePoint *points, guint first, guint i, guint last, Tolerance tolerance)
{
  double part = (double)(i - first) / (last - first);
  double share = points[first].share + part * (points[last].share - points[first].share);
  double away = distance_to_segment (place_of (&points[first]), place_of (&points[last]),
                                     place_of (&points[i]));

  return MAX (away / tolerance.distance, fabs (points[i].share - share) / tolerance.share);
}

typedef struct
{
  guint first;
  guint last;
} Span;

/* Marks the point between the ends of @span that would be missed most, and what lies on either side of it
 * is looked at next. */
static void
split (const PlumbStrokePoint *points, Span span, Tolerance tolerance, guint8 *kept, GArray *spans)
{
  double most = 1;
  guint found = 0;

  for (guint i = span.first + 1; i < span.last; i++)
    {
      double loss = loss_at (points, span.first, i, span.last, tolerance);

      if (loss > most)
        {
          most = loss;
          found = i;
        }
    }
  if (found == 0)
    return;
  kept[found] = 1;
  g_array_append_vals (spans, (Span[]){ { span.first, found }, { found, span.last } }, 2);
}

/* Ramer 1972, "An iterative procedure for the polygonal approximation of plane curves"; Douglas and Peucker
 * 1973, "Algorithms for the reduction of the number of points required to represent a digitized line or
 * its caricature"; with a stack instead of recursion. */
static GArray *
reduce (const PlumbStrokePoint *points, guint n_points, Tolerance tolerance)
{
  GArray *few = g_array_new (FALSE, FALSE, sizeof (PlumbStrokePoint));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autofree guint8 *kept = g_new0 (guint8, n_points);
  Span whole = { 0, n_points - 1 };

  kept[0] = kept[n_points - 1] = 1;
  g_array_append_val (spans, whole);
  while (spans->len > 0)
    {
      Span span = g_array_index (spans, Span, spans->len - 1);

      g_array_set_size (spans, spans->len - 1);
      split (points, span, tolerance, kept, spans);
    }
  for (guint i = 0; i < n_points; i++)
    if (kept[i])
      g_array_append_val (few, points[i]);
  return few;
}

/* What is kept of @points that a hand drew: smoothed, and as few of them as tell the curve to within
 * @tolerance (diagram units), at most PLUMB_STROKE_MOST_POINTS.
 * Returns: (transfer full) (element-type PlumbStrokePoint) */
GArray *
plumb_ink_simplify (const PlumbStrokePoint *points, guint n_points, double tolerance)
{
  Tolerance coarse = { tolerance, SHARE_TOLERANCE };
  g_autoptr (GArray) smoothed = NULL;
  GArray *few;

  g_return_val_if_fail (tolerance > 0, NULL);

  if (n_points == 0)
    return g_array_new (FALSE, FALSE, sizeof (PlumbStrokePoint));
  smoothed = smooth (points, n_points, tolerance);
  few = reduce ((const PlumbStrokePoint *)(gpointer)smoothed->data, smoothed->len, coarse);
  while (few->len > PLUMB_STROKE_MOST_POINTS)
    {
      coarse = (Tolerance){ coarse.distance * 1.5, coarse.share * 1.5 };
      g_array_unref (few);
      few = reduce ((const PlumbStrokePoint *)(gpointer)smoothed->data, smoothed->len, coarse);
    }
  return few;
}

/* -- The curve ------------------------------------------------------------------------------------ */

/* One control point of the Bézier curve that is the piece of the Catmull-Rom spline from @from to @to;
 * @before comes before @from. @d: the distance from @before to @from, @e: from @from to @to. */
static PlumbPoint
control (PlumbPoint before, PlumbPoint from, PlumbPoint to, double d, double e)
{
  double rd = sqrt (d), re = sqrt (e), divisor = 3 * rd * (rd + re);
  double weight = 2 * d + 3 * rd * re + e;

  if (divisor < 1e-9)
    return from;
  return (PlumbPoint){ (d * to.x - e * before.x + weight * from.x) / divisor,
                       (d * to.y - e * before.y + weight * from.y) / divisor };
}

/* The cubic Bézier curve from point @index to the next one, without its start: a centripetal Catmull-Rom
 * spline, which goes through all points and has neither cusps nor loops between them (Yuksel, Schaefer
 * and Keyser 2011, "Parameterization and applications of Catmull-Rom curves", with its conversion in
 * section 4). */
void
plumb_ink_get_curve (const PlumbStrokePoint *points,
                     guint n_points,
                     guint index,
                     PlumbPoint controls[3])
{
  PlumbPoint a, b, c, d;
  double before, length, after;

  g_return_if_fail (index + 1 < n_points);

  a = place_of (&points[index > 0 ? index - 1 : index]);
  b = place_of (&points[index]);
  c = place_of (&points[index + 1]);
  d = place_of (&points[index + 2 < n_points ? index + 2 : index + 1]);
  before = hypot (b.x - a.x, b.y - a.y);
  length = hypot (c.x - b.x, c.y - b.y);
  after = hypot (d.x - c.x, d.y - c.y);
  controls[0] = control (a, b, c, before, length);
  controls[1] = control (d, c, b, after, length);
  controls[2] = c;
}

/* What the paint of a stroke of @width covers. */
PlumbRect
plumb_ink_get_bounds (const PlumbStrokePoint *points, guint n_points, double width)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY, most = 100;
  PlumbRect rect;

  g_return_val_if_fail (n_points > 0, (PlumbRect){ 0 });

  for (guint i = 0; i < n_points; i++)
    {
      PlumbPoint places[4] = { { points[i].x, points[i].y } };
      guint n = 1;

      if (i + 1 < n_points)
        {
          plumb_ink_get_curve (points, n_points, i, places + 1);
          n = 4;
        }
      most = MAX (most, points[i].share);
      for (guint j = 0; j < n; j++)
        {
          left = MIN (left, places[j].x);
          right = MAX (right, places[j].x);
          top = MIN (top, places[j].y);
          bottom = MAX (bottom, places[j].y);
        }
    }
  rect = (PlumbRect){ left, top, right - left, bottom - top };
  return plumb_rect_grown (&rect, width * most / 200);
}

static gboolean
segments_cross (PlumbPoint a, PlumbPoint b, PlumbPoint c, PlumbPoint d)
{
  double abc = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  double abd = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
  double cda = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
  double cdb = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);

  return abc * abd < 0 && cda * cdb < 0;
}

static gboolean
segments_are_near (PlumbPoint a, PlumbPoint b, PlumbPoint c, PlumbPoint d, double distance)
{
  return segments_cross (a, b, c, d) || distance_to_segment (a, b, c) <= distance
         || distance_to_segment (a, b, d) <= distance || distance_to_segment (c, d, a) <= distance
         || distance_to_segment (c, d, b) <= distance;
}

/* Whether an eraser of @radius that goes straight from @from to @to touches the stroke. */
gboolean
plumb_ink_is_touched (const PlumbStrokePoint *points,
                      guint n_points,
                      double width,
                      PlumbPoint from,
                      PlumbPoint to,
                      double radius)
{
  for (guint i = 0; i < n_points; i++)
    {
      guint next = i + 1 < n_points ? i + 1 : i;
      double share = MAX (points[i].share, points[next].share);

      if (segments_are_near (place_of (&points[i]), place_of (&points[next]), from, to,
                             radius + width * share / 200))
        return TRUE;
    }
  return FALSE;
}

/* How wide a stylus pressed by @pressure (0 to 1) draws, in per cent of the stroke's width: light still
 * shows, and the middle of the range is the width itself. */
double
plumb_ink_get_share (double pressure)
{
  return CLAMP (round (35 + 130 * CLAMP (pressure, 0, 1)), PLUMB_STROKE_LEAST_SHARE,
                PLUMB_STROKE_MOST_SHARE);
}
