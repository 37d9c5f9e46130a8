// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-drift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-compare.h"
#include "analysis/plumb-rows-private.h"

enum
{
  CHANGE,
  TABLE,
  ID,
  NAME,
  FIELD,
  BEFORE,
  AFTER,
  WHAT,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [CHANGE] = { .key = "change", .title = N_ ("Change") },
  [TABLE] = { .key = "table", .title = N_ ("Table") },
  [ID] = { .key = "id" },
  [NAME] = { .key = "name", .title = N_ ("What") },
  [FIELD] = { .key = "field" },
  [BEFORE] = { .key = "before" },
  [AFTER] = { .key = "after" },
  [WHAT] = { .key = "what", .title = N_ ("In words") },
};

PlumbRecord *
plumb_drift_get_baseline (PlumbReview *review)
{
  const GPtrArray *baselines = plumb_review_get_records (review, "baseline");
  PlumbRecord *delivered = NULL;

  for (guint i = 0; i < baselines->len; i++)
    {
      PlumbRecord *baseline = g_ptr_array_index (baselines, i);

      if (plumb_record_has (baseline, "sent_to")
          && (delivered == NULL
              || g_strcmp0 (plumb_record_get (baseline, "at"), plumb_record_get (delivered, "at"))
                     >= 0))
        delivered = baseline;
    }
  return delivered != NULL ? delivered : plumb_find_baseline (review, NULL);
}

/* When something was sent, confirmed or begun is no change of what was agreed, nor is how the summary
 * words it. */
static gboolean
is_course (const PlumbRows *changes, const PlumbRow *change)
{
  const char *field = plumb_rows_get (changes, change, "fields");
  const PlumbField *declared;

  if (strcmp (change->table, "paragraph") == 0)
    return TRUE;
  if (strcmp (change->table, "review") != 0 || field == NULL)
    return FALSE;
  declared = plumb_table_get_field (plumb_schema_find_table ("review"), field);
  return declared != NULL && declared->type == PLUMB_FIELD_INSTANT;
}

static void
append (PlumbRows *rows, const PlumbRows *changes, const PlumbRow *change)
{
  static const char *const keys[N_COLUMNS] = {
    [CHANGE] = "change", [TABLE] = "table",   [ID] = "id",       [NAME] = "name",
    [FIELD] = "fields",  [BEFORE] = "before", [AFTER] = "after", [WHAT] = "what",
  };
  PlumbRow *row = plumb_rows_append (rows, change->table, change->id);

  for (guint i = 0; i < N_COLUMNS; i++)
    plumb_row_set (row, i, plumb_rows_get (changes, change, keys[i]),
                   plumb_rows_display (changes, change, keys[i]));
}

PlumbRows *
plumb_drift_since (PlumbReview *review, const PlumbRecord *baseline, GError **error)
{
  g_autoptr (PlumbRows) changes = NULL;
  PlumbReview *agreed;
  PlumbRows *rows;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && baseline != NULL, NULL);

  agreed = plumb_review_open_at (review, plumb_record_get (baseline, "history_id"), error);
  if (agreed == NULL)
    return NULL;
  changes = plumb_compare_reviews (agreed, review, PLUMB_COMPARE_SHARED | PLUMB_COMPARE_BY_FIELD);
  plumb_review_close (agreed, NULL);
  g_object_unref (agreed);
  rows = plumb_rows_new (columns, N_COLUMNS);
  for (guint i = 0; i < changes->rows->len; i++)
    if (!is_course (changes, g_ptr_array_index (changes->rows, i)))
      append (rows, changes, g_ptr_array_index (changes->rows, i));
  return rows;
}

PlumbRows *
plumb_derive_drift (PlumbReview *review)
{
  const PlumbRecord *baseline = plumb_drift_get_baseline (review);
  PlumbRows *rows = baseline != NULL ? plumb_drift_since (review, baseline, NULL) : NULL;

  return rows != NULL ? rows : plumb_rows_new (columns, N_COLUMNS);
}
