// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Values of fields as text: what is accepted, how it is stored, how a person reads it. */

#pragma once

#include "schema/plumb-schema.h"

G_BEGIN_DECLS

#define PLUMB_SCHEMA_ERROR (plumb_schema_error_quark ())

typedef enum
{
  PLUMB_SCHEMA_ERROR_VALUE, /* the text is not a value of the field */
  PLUMB_SCHEMA_ERROR_TOO_LONG,
  PLUMB_SCHEMA_ERROR_NO_FIELD,
} PlumbSchemaError;

GQuark plumb_schema_error_quark (void);

char *plumb_value_normalize (const PlumbField *field,
                             const char *text,
                             const char *time_zone,
                             GError **error);
char *plumb_value_display (const PlumbField *field, const char *stored, const char *time_zone);

GDateTime *plumb_instant_parse (const char *text);
char *plumb_instant_format (GDateTime *when);
gboolean plumb_date_is_valid (const char *text);

G_END_DECLS
