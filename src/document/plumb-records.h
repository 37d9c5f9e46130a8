// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Every record of a review in memory, and the only functions that change one. Each change is noted,
 * so that a transaction that fails leaves memory as it was. */

#pragma once

#include "document/plumb-layout.h"
#include "document/plumb-record.h"

G_BEGIN_DECLS

typedef struct _PlumbRecords PlumbRecords;

PlumbRecord *plumb_record_new (const PlumbTable *table, const char *id);
void plumb_record_fill (PlumbRecord *record, guint field, char *text);
void plumb_record_fill_place (PlumbRecord *record, double place);
void plumb_record_free (PlumbRecord *record);
char *plumb_record_dup_key (const PlumbTable *table, const char *const *values);

PlumbRecords *plumb_records_new (void);
void plumb_records_free (PlumbRecords *records);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbRecords, plumb_records_free)

PlumbRecord *plumb_records_find (PlumbRecords *records, const PlumbTable *table, const char *id);
const GPtrArray *plumb_records_list (PlumbRecords *records, const PlumbTable *table);

void plumb_records_add (PlumbRecords *records, PlumbRecord *record);
void plumb_records_remove (PlumbRecords *records, PlumbRecord *record);
void plumb_records_set (PlumbRecords *records, PlumbRecord *record, guint field, const char *text);
void plumb_records_set_place (PlumbRecords *records, PlumbRecord *record, double place);
void plumb_records_add_member (PlumbRecords *records,
                               PlumbRecord *record,
                               guint field,
                               const char *member);
void plumb_records_remove_member (PlumbRecords *records,
                                  PlumbRecord *record,
                                  guint field,
                                  const char *member);

guint plumb_records_mark (PlumbRecords *records);
void plumb_records_revert (PlumbRecords *records, guint mark);
void plumb_records_settle (PlumbRecords *records);
void plumb_records_bury (PlumbRecords *records);

G_END_DECLS
