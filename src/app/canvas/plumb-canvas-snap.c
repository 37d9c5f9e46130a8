// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-snap.h"

#include <math.h>

/* One axis of the matter: along x, or along y with everything turned. */
typedef struct
{
  double start;
  double size;
  double across_start;
  double across_end;
} Span;

typedef struct
{
  gboolean found;
  double shift; /* what to add to the moving span */
} Rest;

static Span
span_of (const PlumbRect *rect, gboolean vertical)
{
  if (vertical)
    return (Span){ rect->y, rect->height, rect->x, plumb_rect_right (rect) };
  return (Span){ rect->x, rect->width, rect->y, plumb_rect_bottom (rect) };
}

static double
line_of (const Span *span, guint which)
{
  return span->start + span->size * which / 2;
}

static void
take (Rest *rest, double shift, double tolerance)
{
  if (fabs (shift) > tolerance)
    return;
  if (!rest->found || fabs (shift) < fabs (rest->shift))
    *rest = (Rest){ TRUE, shift };
}

static gboolean
side_by_side (const Span *a, const Span *b)
{
  return a->across_start < b->across_end && b->across_start < a->across_end;
}

/* Start, middle and end upon the same of another: two boxes aligned by unlike edges look like chance. */
static Rest
rest_on_lines (
    const Span *moving, const PlumbRect *others, guint n, gboolean vertical, double tolerance)
{
  Rest rest = { FALSE, 0 };

  for (guint i = 0; i < n; i++)
    {
      Span other = span_of (&others[i], vertical);

      for (guint which = 0; which < 3; which++)
        take (&rest, line_of (&other, which) - line_of (moving, which), tolerance);
    }
  return rest;
}

/* The nearest neighbour before (or after) @moving on its row. */
static gboolean
find_neighbour (const Span *moving,
                const PlumbRect *others,
                guint n,
                gboolean vertical,
                gboolean after,
                Span *neighbour)
{
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      Span other = span_of (&others[i], vertical);
      double middle = other.start + other.size / 2;
      gboolean is_after = middle > moving->start + moving->size / 2;

      if (!side_by_side (moving, &other) || is_after != after)
        continue;
      if (!found || (after ? other.start < neighbour->start : other.start > neighbour->start))
        *neighbour = other;
      found = TRUE;
    }
  return found;
}

/* In the middle between two neighbours, or as far from one as that is from its own neighbour. */
static Rest
rest_at_distance (
    const Span *moving, const PlumbRect *others, guint n, gboolean vertical, double tolerance)
{
  Rest rest = { FALSE, 0 };
  Span before, after, beyond;
  gboolean has_before = find_neighbour (moving, others, n, vertical, FALSE, &before);
  gboolean has_after = find_neighbour (moving, others, n, vertical, TRUE, &after);

  if (has_before && has_after)
    {
      double room = after.start - (before.start + before.size) - moving->size;

      if (room > 0)
        take (&rest, before.start + before.size + room / 2 - moving->start, tolerance);
    }
  if (has_before && find_neighbour (&before, others, n, vertical, FALSE, &beyond))
    {
      double gap = before.start - (beyond.start + beyond.size);

      if (gap > 0)
        take (&rest, before.start + before.size + gap - moving->start, tolerance);
    }
  if (has_after && find_neighbour (&after, others, n, vertical, TRUE, &beyond))
    {
      double gap = beyond.start - (after.start + after.size);

      if (gap > 0)
        take (&rest, after.start - gap - moving->size - moving->start, tolerance);
    }
  return rest;
}

/* -- Guides ------------------------------------------------------------------------------------ */

static PlumbPoint
point (double along, double across, gboolean vertical)
{
  return vertical ? (PlumbPoint){ across, along } : (PlumbPoint){ along, across };
}

static void
add_guide (GArray *guides, PlumbPoint from, PlumbPoint to, gboolean distance)
{
  PlumbGuide guide = { from, to, distance };

  g_array_append_val (guides, guide);
}

static void
add_line_guides (
    GArray *guides, const Span *moving, const PlumbRect *others, guint n, gboolean vertical)
{
  for (guint which = 0; which < 3; which++)
    {
      double along = line_of (moving, which);
      double low = moving->across_start;
      double high = moving->across_end;
      gboolean any = FALSE;

      for (guint i = 0; i < n; i++)
        {
          Span other = span_of (&others[i], vertical);

          if (fabs (line_of (&other, which) - along) > 0.01)
            continue;
          low = MIN (low, other.across_start);
          high = MAX (high, other.across_end);
          any = TRUE;
        }
      if (any)
        add_guide (guides, point (along, low, vertical), point (along, high, vertical), FALSE);
    }
}

static void
add_gap (GArray *guides, const Span *first, const Span *second, gboolean vertical)
{
  double across = (MAX (first->across_start, second->across_start)
                   + MIN (first->across_end, second->across_end))
                  / 2;

  add_guide (guides, point (first->start + first->size, across, vertical),
             point (second->start, across, vertical), TRUE);
}

static double
gap_between (const Span *first, const Span *second)
{
  return second->start - (first->start + first->size);
}

static void
add_distance_guides (
    GArray *guides, const Span *moving, const PlumbRect *others, guint n, gboolean vertical)
{
  Span before, after, beyond;
  gboolean has_before = find_neighbour (moving, others, n, vertical, FALSE, &before);
  gboolean has_after = find_neighbour (moving, others, n, vertical, TRUE, &after);

  if (has_before && has_after
      && fabs (gap_between (&before, moving) - gap_between (moving, &after)) < 0.01)
    {
      add_gap (guides, &before, moving, vertical);
      add_gap (guides, moving, &after, vertical);
    }
  if (has_before && find_neighbour (&before, others, n, vertical, FALSE, &beyond)
      && fabs (gap_between (&beyond, &before) - gap_between (&before, moving)) < 0.01)
    {
      add_gap (guides, &beyond, &before, vertical);
      add_gap (guides, &before, moving, vertical);
    }
  if (has_after && find_neighbour (&after, others, n, vertical, TRUE, &beyond)
      && fabs (gap_between (&after, &beyond) - gap_between (moving, &after)) < 0.01)
    {
      add_gap (guides, moving, &after, vertical);
      add_gap (guides, &after, &beyond, vertical);
    }
}

/* -- Public ------------------------------------------------------------------------------------ */

static double
to_grid (double value, double grid)
{
  return grid > 0 ? round (value / grid) * grid : value;
}

static double
shift_along (const PlumbRect *moving,
             const PlumbRect *others,
             guint n_others,
             gboolean vertical,
             double grid,
             double tolerance)
{
  Span span = span_of (moving, vertical);
  Rest rest = rest_on_lines (&span, others, n_others, vertical, tolerance);

  if (!rest.found)
    rest = rest_at_distance (&span, others, n_others, vertical, tolerance);
  return rest.found ? rest.shift : to_grid (span.start, grid) - span.start;
}

/* How far @moving is shifted to come to rest. @others: what it may align with; @tolerance: how far a
 * neighbour draws it; @grid: what it falls on otherwise, 0 for none. @guides: (element-type
 * PlumbGuide) (nullable): takes the lines that show why. */
PlumbPoint
plumb_snap (const PlumbRect *moving,
            const PlumbRect *others,
            guint n_others,
            double grid,
            double tolerance,
            GArray *guides)
{
  PlumbPoint shift = { shift_along (moving, others, n_others, FALSE, grid, tolerance),
                       shift_along (moving, others, n_others, TRUE, grid, tolerance) };
  PlumbRect rest = { moving->x + shift.x, moving->y + shift.y, moving->width, moving->height };

  for (guint vertical = 0; guides != NULL && vertical < 2; vertical++)
    {
      Span span = span_of (&rest, vertical);

      add_line_guides (guides, &span, others, n_others, vertical);
      add_distance_guides (guides, &span, others, n_others, vertical);
    }
  return shift;
}

/* @rect with its corners on the grid, at least one step wide and high. */
PlumbRect
plumb_snap_to_grid (const PlumbRect *rect, double grid)
{
  double x = to_grid (rect->x, grid);
  double y = to_grid (rect->y, grid);
  double right = MAX (to_grid (plumb_rect_right (rect), grid), x + grid);
  double bottom = MAX (to_grid (plumb_rect_bottom (rect), grid), y + grid);

  return (PlumbRect){ x, y, right - x, bottom - y };
}
