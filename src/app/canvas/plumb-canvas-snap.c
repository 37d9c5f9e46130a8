// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-snap.h"

#include <math.h>

#define MOST_GAPS 24 /* of a row, to each side */

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

/* What stands on the row of @moving before (or after) it, nearest to it: by its far edge, so that of a
 * container and what lies in it the container counts. */
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
      double end = other.start + other.size;
      double own = moving->start + moving->size / 2;

      /* Strictly: so that a walk from neighbour to neighbour ends. */
      if (!side_by_side (moving, &other) || (after ? middle <= own : middle >= own))
        continue;
      if (!found
          || (after ? other.start < neighbour->start : end > neighbour->start + neighbour->size))
        *neighbour = other;
      found = TRUE;
    }
  return found;
}

static double
gap_between (const Span *first, const Span *second)
{
  return second->start - (first->start + first->size);
}

/* The gaps that boxes of the row of @moving leave between one another, on one side of it. */
static void
collect_gaps (const Span *moving,
              const PlumbRect *others,
              guint n,
              gboolean vertical,
              gboolean after,
              GArray *gaps)
{
  Span at, next;

  if (!find_neighbour (moving, others, n, vertical, after, &at))
    return;
  while (gaps->len < MOST_GAPS && find_neighbour (&at, others, n, vertical, after, &next))
    {
      double gap = after ? gap_between (&at, &next) : gap_between (&next, &at);

      if (gap > 0)
        g_array_append_val (gaps, gap);
      at = next;
    }
}

/* In the middle between two neighbours, or as far from one as others of the row are from each other. */
static Rest
rest_at_distance (
    const Span *moving, const PlumbRect *others, guint n, gboolean vertical, double tolerance)
{
  Rest rest = { FALSE, 0 };
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
  Span before, after;
  gboolean has_before = find_neighbour (moving, others, n, vertical, FALSE, &before);
  gboolean has_after = find_neighbour (moving, others, n, vertical, TRUE, &after);

  if (has_before && has_after)
    {
      double room = gap_between (&before, &after) - moving->size;

      if (room > 0)
        take (&rest, before.start + before.size + room / 2 - moving->start, tolerance);
    }
  collect_gaps (moving, others, n, vertical, FALSE, gaps);
  collect_gaps (moving, others, n, vertical, TRUE, gaps);
  for (guint i = 0; i < gaps->len; i++)
    {
      double gap = g_array_index (gaps, double, i);

      if (has_before)
        take (&rest, before.start + before.size + gap - moving->start, tolerance);
      if (has_after)
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

/* All gaps of the row, from @moving on to one side, that are as large as @gap. */
static void
add_equal_gaps (GArray *found,
                const Span *moving,
                const PlumbRect *others,
                guint n,
                gboolean vertical,
                gboolean after,
                double gap)
{
  Span at = *moving, next;

  for (guint i = 0; i < MOST_GAPS && find_neighbour (&at, others, n, vertical, after, &next); i++)
    {
      const Span *first = after ? &at : &next;
      const Span *second = after ? &next : &at;

      if (fabs (gap_between (first, second) - gap) < 0.01)
        add_gap (found, first, second, vertical);
      at = next;
    }
}

/* Where the distance to a neighbour is found again in the row, both are shown, and all that are equal. */
static void
add_distance_guides (
    GArray *guides, const Span *moving, const PlumbRect *others, guint n, gboolean vertical)
{
  double shown = -1;

  for (guint after = 0; after < 2; after++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PlumbGuide));
      Span neighbour;
      double gap;

      if (!find_neighbour (moving, others, n, vertical, after, &neighbour))
        continue;
      gap = after ? gap_between (moving, &neighbour) : gap_between (&neighbour, moving);
      if (gap <= 0 || fabs (gap - shown) < 0.01)
        continue;
      add_equal_gaps (found, moving, others, n, vertical, FALSE, gap);
      add_equal_gaps (found, moving, others, n, vertical, TRUE, gap);
      if (found->len < 2)
        continue;
      g_array_append_vals (guides, found->data, found->len);
      shown = gap;
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
