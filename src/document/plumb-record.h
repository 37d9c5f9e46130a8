// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One row of a review in memory. Borrowed from the review; changed only by it. */

#pragma once

#include "schema/plumb-schema.h"

G_BEGIN_DECLS

typedef struct _PlumbRecord PlumbRecord;

const PlumbTable *plumb_record_get_table (const PlumbRecord *record);

/* The `id`, or for a table with a natural key its key values joined by "/". */
const char *plumb_record_get_id (const PlumbRecord *record);

/* Of a list with order; 0 elsewhere. */
double plumb_record_get_place (const PlumbRecord *record);

/* The stored text of a field of any type but a set; NULL when empty. Numbers come as text too. */
const char *plumb_record_get (const PlumbRecord *record, const char *field);
const char *plumb_record_get_at (const PlumbRecord *record, guint field);

gint64 plumb_record_get_integer (const PlumbRecord *record, const char *field, gint64 fallback);
double plumb_record_get_real (const PlumbRecord *record, const char *field, double fallback);
gboolean plumb_record_get_boolean (const PlumbRecord *record, const char *field);

/* Whether the field, trimmed, holds anything. */
gboolean plumb_record_has (const PlumbRecord *record, const char *field);
gboolean plumb_record_is (const PlumbRecord *record, const char *field, const char *value);

/* The members of a set, sorted, NULL-terminated; never NULL. */
const char *const *plumb_record_get_set (const PlumbRecord *record, const char *field);
gboolean
plumb_record_set_contains (const PlumbRecord *record, const char *field, const char *member);

/* Whether the record's state says that nobody has to do anything about it any more: done, dropped,
 * answered, addressed, accepted, closed, not applicable. The one answer to "is it open?". */
gboolean plumb_record_is_settled (const PlumbRecord *record);

G_END_DECLS
