// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Drawing and erasing ink: one transaction each. */

#include <glib/gi18n-lib.h>

#include "diagram/plumb-ink.h"

/* Adds a stroke to @view. @points: as they shall be kept (plumb_ink_simplify()). @width in diagram units.
 * Returns: (transfer none) (nullable) */
PlumbRecord *
plumb_ink_add (PlumbReview *review,
               const char *view,
               const PlumbStrokePoint *points,
               guint n_points,
               const char *colour,
               double width,
               GError **error)
{
  g_autofree char *text = plumb_stroke_format (points, n_points);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  PlumbRecord *stroke;
  g_autofree char *id = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f",
                   CLAMP (width, PLUMB_INK_LEAST_WIDTH, PLUMB_INK_MOST_WIDTH));
  plumb_review_begin (review, _ ("Draw ink"));
  stroke = plumb_review_add (review, "ink", error, "view", view, "points", text, "colour", colour,
                             "width", number, NULL);
  if (stroke == NULL)
    {
      plumb_review_rollback (review);
      return NULL;
    }
  id = g_strdup (plumb_record_get_id (stroke));
  return plumb_review_commit (review, error) ? plumb_review_get_record (review, "ink", id) : NULL;
}

/* Removes the strokes called @ids; those that are gone already do not matter. */
gboolean
plumb_ink_erase (PlumbReview *review, const char *const *ids, guint n_ids, GError **error)
{
  plumb_review_begin (review, _ ("Erase ink"));
  for (guint i = 0; i < n_ids; i++)
    {
      PlumbRecord *stroke = plumb_review_get_record (review, "ink", ids[i]);

      if (stroke != NULL && !plumb_review_remove (review, stroke, error))
        {
          plumb_review_rollback (review);
          return FALSE;
        }
    }
  return plumb_review_commit (review, error);
}
