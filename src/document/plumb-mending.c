// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* References in records that came from elsewhere: they lead to records, or are refused, or cleared. */

#include <string.h>

#include "document/plumb-review-private.h"

typedef struct
{
  PlumbReview *review;
  gboolean mend;
  guint mended;
} Mending;

static const PlumbTable *
target_of (const PlumbRecord *record, guint field)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];

  return declared->type == PLUMB_FIELD_ANY ? plumb_record_get_any_table (record, field)
                                           : plumb_schema_find_table (declared->target);
}

static gboolean
leads_somewhere (Mending *mending, const PlumbRecord *record, guint field, const char *id)
{
  const PlumbTable *target = target_of (record, field);

  return target != NULL && plumb_records_find (mending->review->records, target, id) != NULL;
}

/* A reference that leads nowhere is cleared; a record that cannot be without it goes. */
static gboolean
mend (Mending *mending, PlumbRecord *record, guint field, gboolean *removed, GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];

  mending->mended++;
  *removed = (declared->flags & (PLUMB_FIELD_KEY | PLUMB_FIELD_REQUIRED)) != 0;
  if (*removed)
    return plumb_review_remove (mending->review, record, error);
  if (!plumb_review_stage_value (mending->review, record, field, NULL, error))
    return FALSE;
  return declared->type != PLUMB_FIELD_ANY
         || plumb_review_stage_value (mending->review, record, field - 1, NULL, error);
}

static gboolean
look_at_set (Mending *mending, PlumbRecord *record, guint field, GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  g_auto (GStrv) members = g_strdupv ((char **)plumb_record_get_set (record, declared->id));

  for (guint i = 0; declared->target != NULL && members[i] != NULL; i++)
    {
      if (leads_somewhere (mending, record, field, members[i]))
        continue;
      if (!mending->mend)
        return plumb_review_check_reference (mending->review, declared, target_of (record, field),
                                             members[i], error);
      mending->mended++;
      if (!plumb_review_stage_member (mending->review, record, field, members[i], FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
look_at (Mending *mending, PlumbRecord *record, guint field, gboolean *removed, GError **error)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  const char *id = plumb_record_get_at (record, field);

  if (declared->type == PLUMB_FIELD_SET)
    return look_at_set (mending, record, field, error);
  if ((declared->type != PLUMB_FIELD_REFERENCE && declared->type != PLUMB_FIELD_ANY) || id == NULL
      || leads_somewhere (mending, record, field, id))
    return TRUE;
  if (!mending->mend)
    return plumb_review_check_reference (mending->review, declared, target_of (record, field), id,
                                         error);
  return mend (mending, record, field, removed, error);
}

static gboolean
look_at_table (Mending *mending, const PlumbTable *table, GError **error)
{
  const GPtrArray *list = plumb_records_list (mending->review->records, table);

  /* From the end, because removing takes records out. */
  for (guint i = list->len; i > 0; i--)
    {
      gboolean removed = FALSE;

      if (i > list->len)
        continue;
      for (guint f = 0; !removed && f < table->n_fields; f++)
        if (!look_at (mending, g_ptr_array_index (list, i - 1), f, &removed, error))
          return FALSE;
    }
  return TRUE;
}

/* Looks at every reference, inside a transaction. Without @mend the first that leads nowhere is an
 * error; with it, it is cleared or its record removed, and @mended says how many were. */
gboolean
plumb_review_look_at_references (PlumbReview *review, gboolean mend, guint *mended, GError **error)
{
  Mending mending = { review, mend, 0 };
  guint n;
  guint before;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  do
    {
      before = mending.mended;
      for (guint i = 0; i < n; i++)
        if (!look_at_table (&mending, tables[i], error))
          return FALSE;
    }
  while (mending.mended > before);
  if (mended != NULL)
    *mended = mending.mended;
  return TRUE;
}
