// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-view.h"

#include <string.h>

/* Deeper nesting than this is a circle that slipped in. */
#define MAX_DEPTH 64

static gboolean
mark_stands_in (const PlumbRecord *record, const char *view)
{
  const char *mark = plumb_record_get (record, "mark");

  if (strcmp (view, PLUMB_VIEW_CURRENT) == 0)
    return g_strcmp0 (mark, "add") != 0;
  if (strcmp (view, PLUMB_VIEW_CHANGES) == 0)
    return TRUE;
  return g_strcmp0 (mark, "remove") != 0;
}

static PlumbRecord *
referred (PlumbReview *review, const PlumbRecord *record, const char *field, const char *view)
{
  const char *id = plumb_view_get_value (review, record, field, view);

  return id != NULL ? plumb_review_get_record (review, "system", id) : NULL;
}

static gboolean
system_stands_in (PlumbReview *review, const PlumbRecord *system, const char *view)
{
  for (guint depth = 0; system != NULL && depth < MAX_DEPTH; depth++)
    {
      if (!mark_stands_in (system, view))
        return FALSE;
      system = referred (review, system, "container", view);
    }
  return TRUE;
}

/* Whether @record, a system or a connection, stands in @view. An end, or a container around it, that
 * does not stand there takes along what hangs on it. Records of other tables stand in every view. */
gboolean
plumb_view_shows (PlumbReview *review, const PlumbRecord *record, const char *view)
{
  const char *table = plumb_record_get_table (record)->id;
  PlumbRecord *source, *target;

  if (strcmp (table, "system") == 0)
    return system_stands_in (review, record, view);
  if (strcmp (table, "connection") != 0)
    return TRUE;
  if (!mark_stands_in (record, view))
    return FALSE;
  source = referred (review, record, "source", view);
  target = referred (review, record, "target", view);
  return source != NULL && target != NULL && system_stands_in (review, source, view)
         && system_stands_in (review, target, view);
}

/* The stored text of @field of @record as it is in @view: in the current view today's value, where a
 * `former` row keeps one. Borrowed; NULL when empty. */
const char *
plumb_view_get_value (PlumbReview *review,
                      const PlumbRecord *record,
                      const char *field,
                      const char *view)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbField *declared = plumb_table_get_field (table, field);

  g_return_val_if_fail (declared != NULL, NULL);

  if ((declared->flags & PLUMB_FIELD_BY_VIEW) != 0 && g_strcmp0 (view, PLUMB_VIEW_CURRENT) == 0
      && plumb_review_count (review, "former") > 0)
    {
      g_autofree char *key = g_strjoin ("/", table->id, plumb_record_get_id (record), field, NULL);
      PlumbRecord *former = plumb_review_get_record (review, "former", key);

      if (former != NULL)
        return plumb_record_get (former, "value");
    }
  return plumb_record_get (record, field);
}

/* The container that is our solution: the one marked so, else the first whose name is the review's
 * solution; NULL while there is none. */
PlumbRecord *
plumb_view_get_ours (PlumbReview *review)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  const char *solution = plumb_record_get (plumb_review_get_root (review), "solution");
  g_autofree char *folded = NULL;

  for (guint i = 0; i < systems->len; i++)
    if (plumb_record_get_boolean (g_ptr_array_index (systems, i), "ours"))
      return g_ptr_array_index (systems, i);
  if (solution == NULL)
    return NULL;
  folded = plumb_fold (solution);
  for (guint i = 0; i < systems->len; i++)
    {
      PlumbRecord *system = g_ptr_array_index (systems, i);
      g_autofree char *name = plumb_fold (plumb_record_get (system, "name"));

      if (strcmp (name, folded) == 0)
        return system;
    }
  return NULL;
}

/* Whether @system is our solution or lies inside it, at any depth, in @view. */
gboolean
plumb_view_is_inside_ours (PlumbReview *review, const PlumbRecord *system, const char *view)
{
  const PlumbRecord *ours = plumb_view_get_ours (review);

  for (guint depth = 0; ours != NULL && system != NULL && depth < MAX_DEPTH; depth++)
    {
      if (system == ours)
        return TRUE;
      system = referred (review, system, "container", view);
    }
  return FALSE;
}
