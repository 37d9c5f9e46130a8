// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-scene.h"

/* A picture larger than this comes from a damaged file. */
#define MAX_PLACE 1000000
#define MAX_SIZE 100000

static gboolean
read_place (PlumbReview *review, const char *system, const char *view, PlumbRect *place)
{
  g_autofree char *key = g_strconcat (view, "/", system, NULL);
  const PlumbRecord *record = plumb_review_get_record (review, "placement", key);

  if (record == NULL || !plumb_record_has (record, "x") || !plumb_record_has (record, "y"))
    return FALSE;
  place->x = CLAMP (plumb_record_get_integer (record, "x", 0), -MAX_PLACE, MAX_PLACE);
  place->y = CLAMP (plumb_record_get_integer (record, "y", 0), -MAX_PLACE, MAX_PLACE);
  place->width = CLAMP (plumb_record_get_integer (record, "w", 0), 0, MAX_SIZE);
  place->height = CLAMP (plumb_record_get_integer (record, "h", 0), 0, MAX_SIZE);
  return TRUE;
}

/* Width and height are 0 where none are stored. "What changes" uses the proposed place, and the
 * current one for what goes. */
gboolean
plumb_view_get_place (PlumbReview *review,
                      const PlumbRecord *system,
                      const char *view,
                      PlumbRect *place)
{
  const char *id = plumb_record_get_id (system);
  gboolean changes = g_str_equal (view, PLUMB_VIEW_CHANGES);
  gboolean current_first = g_str_equal (view, PLUMB_VIEW_CURRENT)
                           || (changes && plumb_record_is (system, "mark", "remove"));

  if (!changes && read_place (review, id, view, place))
    return TRUE;
  if (current_first && read_place (review, id, PLUMB_VIEW_CURRENT, place))
    return TRUE;
  return read_place (review, id, PLUMB_VIEW_PROPOSED, place)
         || read_place (review, id, PLUMB_VIEW_CURRENT, place);
}
