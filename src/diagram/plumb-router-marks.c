// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-marks.h"

#include <math.h>
#include <string.h>

#define CELL 40.0

static int
cell_of (double at)
{
  return (int)floor (at / CELL);
}

void
plumb_route_marks_clear (PlumbRouteMarks *marks)
{
  g_free (marks->cells);
  *marks = (PlumbRouteMarks){ 0 };
}

/* Makes room for marks anywhere in @area; marks so far stay. */
void
plumb_route_marks_cover (PlumbRouteMarks *marks, const PlumbRect *area)
{
  PlumbRouteMarks wider = { 0 };
  int right = cell_of (plumb_rect_right (area)) + 1,
      bottom = cell_of (plumb_rect_bottom (area)) + 1;

  wider.left = cell_of (area->x);
  wider.top = cell_of (area->y);
  if (marks->cells != NULL)
    {
      wider.left = MIN (wider.left, marks->left);
      wider.top = MIN (wider.top, marks->top);
      right = MAX (right, marks->left + marks->columns);
      bottom = MAX (bottom, marks->top + marks->rows);
    }
  wider.columns = right - wider.left;
  wider.rows = bottom - wider.top;
  wider.cells = g_malloc0 ((gsize)wider.columns * wider.rows);
  for (int row = 0; row < marks->rows; row++)
    memcpy (wider.cells + (gsize)(row + marks->top - wider.top) * wider.columns + marks->left
                - wider.left,
            marks->cells + (gsize)row * marks->columns, marks->columns);
  plumb_route_marks_clear (marks);
  *marks = wider;
}

/* Marks what the given area touches; it must be covered. */
void
plumb_route_marks_add (PlumbRouteMarks *marks, double x0, double y0, double x1, double y1)
{
  int left = cell_of (x0) - marks->left, right = cell_of (x1) - marks->left;
  int top = cell_of (y0) - marks->top, bottom = cell_of (y1) - marks->top;

  for (int row = top; row <= bottom; row++)
    memset (marks->cells + (gsize)row * marks->columns + left, 1, right - left + 1);
}

gboolean
plumb_route_marks_meet (const PlumbRouteMarks *marks, const PlumbRect *area)
{
  int left = MAX (cell_of (area->x) - marks->left, 0);
  int right = MIN (cell_of (plumb_rect_right (area)) - marks->left, marks->columns - 1);
  int top = MAX (cell_of (area->y) - marks->top, 0);
  int bottom = MIN (cell_of (plumb_rect_bottom (area)) - marks->top, marks->rows - 1);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      if (marks->cells[(gsize)row * marks->columns + column])
        return TRUE;
  return FALSE;
}
