// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a committed change did, read from its changeset. */

#pragma once

#include "document/plumb-record.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_CHANGE_ADDED,
  PLUMB_CHANGE_CHANGED,
  PLUMB_CHANGE_REMOVED,
} PlumbChangeType;

typedef struct
{
  PlumbChangeType type;
  const PlumbTable *table;
  const char *id;      /* valid as long as the changes */
  guint64 fields;      /* bit i: field i of the table changed; all bits when added or removed */
  gboolean place;      /* its place in the list changed */
  PlumbRecord *record; /* as it is now; NULL when removed */
} PlumbChange;

typedef struct _PlumbChanges PlumbChanges;

/* For the changes that plumb_review_changes_since() returns; the signal's belong to the review. */
void plumb_changes_free (PlumbChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbChanges, plumb_changes_free)

guint plumb_changes_get_n (const PlumbChanges *changes);
const PlumbChange *plumb_changes_get (const PlumbChanges *changes, guint index);
gboolean plumb_changes_touch_table (const PlumbChanges *changes, const char *table);

/* Whether @field of the change's table is among the changed ones. */
gboolean plumb_change_has_field (const PlumbChange *change, const char *field);

G_END_DECLS
