// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "schema/plumb-stroke.h"

#include <math.h>
#include <stdlib.h>

/* Reads a decimal number without exponent, whatever the locale: at most seven digits before the point and
 * three behind it. NULL: there is none. */
static const char *
read_number (const char *p, double *value)
{
  gboolean negative = *p == '-';
  double sum = 0, unit = 1;
  guint n = 0, behind = 0;

  p += negative;
  for (; g_ascii_isdigit (*p) && n <= 7; p++, n++)
    sum = sum * 10 + (*p - '0');
  if (n == 0 || n > 7)
    return NULL;
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p) && behind <= 3; p++, behind++)
        sum += (*p - '0') * (unit /= 10);
      if (behind == 0 || behind > 3)
        return NULL;
    }
  *value = negative ? -sum : sum;
  return p;
}

/* Reads "X,Y" or "X,Y,SHARE"; NULL: it is none, or out of bounds. */
static const char *
read_point (const char *p, PlumbStrokePoint *point)
{
  point->share = 100;
  if ((p = read_number (p, &point->x)) == NULL || *p != ','
      || (p = read_number (p + 1, &point->y)) == NULL)
    return NULL;
  if (*p == ',' && (p = read_number (p + 1, &point->share)) == NULL)
    return NULL;
  if (fabs (point->x) > PLUMB_STROKE_FARTHEST || fabs (point->y) > PLUMB_STROKE_FARTHEST
      || point->share < PLUMB_STROKE_LEAST_SHARE || point->share > PLUMB_STROKE_MOST_SHARE)
    return NULL;
  return p;
}

/* Whether @text is a stroke; @points (of PlumbStrokePoint) may be NULL. */
static gboolean
read_points (const char *text, GArray *points)
{
  const char *p = text;
  guint n = 0;

  while (*p != '\0' && n < PLUMB_STROKE_MOST_POINTS)
    {
      PlumbStrokePoint point;

      if ((p = read_point (p, &point)) == NULL)
        return FALSE;
      if (points != NULL)
        g_array_append_val (points, point);
      n++;
      if (*p == '\0')
        return TRUE;
      if (*p++ != ' ')
        return FALSE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable) (element-type PlumbStrokePoint): what @text says, at least one
 * point; NULL when it is no stroke. */
GArray *
plumb_stroke_parse (const char *text)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PlumbStrokePoint));

  return text != NULL && read_points (text, points) ? g_steal_pointer (&points) : NULL;
}

/* Whether plumb_stroke_parse() would read @text. */
gboolean
plumb_stroke_is_valid (const char *text)
{
  return text != NULL && read_points (text, NULL);
}

static void
append_tenths (GString *text, double value)
{
  int tenths = (int)lround (CLAMP (value, -PLUMB_STROKE_FARTHEST, PLUMB_STROKE_FARTHEST) * 10);

  if (tenths < 0)
    g_string_append_c (text, '-');
  g_string_append_printf (text, "%d", abs (tenths) / 10);
  if (tenths % 10 != 0)
    g_string_append_printf (text, ".%d", abs (tenths) % 10);
}

/* Returns: (transfer full): @points as they are stored; of more than PLUMB_STROKE_MOST_POINTS only the
 * first ones. */
char *
plumb_stroke_format (const PlumbStrokePoint *points, guint n_points)
{
  GString *text = g_string_sized_new (12 * n_points);

  for (guint i = 0; i < MIN (n_points, PLUMB_STROKE_MOST_POINTS); i++)
    {
      int share =
          (int)lround (CLAMP (points[i].share, PLUMB_STROKE_LEAST_SHARE, PLUMB_STROKE_MOST_SHARE));

      if (i > 0)
        g_string_append_c (text, ' ');
      append_tenths (text, points[i].x);
      g_string_append_c (text, ',');
      append_tenths (text, points[i].y);
      if (share != 100)
        g_string_append_printf (text, ",%d", share);
    }
  return g_string_free (text, FALSE);
}
