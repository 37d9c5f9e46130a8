// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Between what a person types into a field and what the review stores: names become references, new
 * people and systems are made, dates are understood. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_FIELD_VALUE_ERROR (plumb_field_value_error_quark ())

typedef enum
{
  PLUMB_FIELD_VALUE_ERROR_UNKNOWN, /* no record of that name, and none is made from a name alone */
  PLUMB_FIELD_VALUE_ERROR_DATE,
} PlumbFieldValueError;

GQuark plumb_field_value_error_quark (void);

char *plumb_field_value_dup_text (PlumbReview *review,
                                  const PlumbTable *table,
                                  const PlumbField *field,
                                  const PlumbRecord *record,
                                  const char *stored);
gboolean plumb_field_value_check (PlumbReview *review,
                                  const PlumbTable *table,
                                  const PlumbField *field,
                                  const char *text,
                                  GError **error);
gboolean plumb_field_value_store (PlumbReview *review,
                                  PlumbRecord *record,
                                  const PlumbField *field,
                                  const char *view,
                                  const char *text,
                                  GError **error);
gboolean plumb_field_value_edit (PlumbReview *review,
                                 PlumbRecord *record,
                                 const PlumbField *field,
                                 const char *view,
                                 const char *text,
                                 GError **error);
PlumbRecord *plumb_field_value_insert (PlumbReview *review,
                                       const PlumbTable *table,
                                       GHashTable *texts,
                                       GError **error);

PlumbRecord *plumb_field_value_find (PlumbReview *review, const char *table, const char *name);
gboolean plumb_field_value_can_create (const char *table);
const char *const *plumb_field_value_about_tables (void);
char *plumb_field_value_dup_short (const char *text);

G_END_DECLS
