// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a catalogue, shared by the files that read, keep and freeze it. */

#pragma once

#include "exchange/plumb-catalogue.h"

G_BEGIN_DECLS

struct _PlumbCatalogue
{
  const PlumbTable *table; /* `capability` */
  GPtrArray *rows; /* of char **: stored values in the order of the table's fields, never NULL */
};

PlumbCatalogue *plumb_catalogue_new (void);
gboolean plumb_catalogue_has_field (const PlumbField *field);
char *
plumb_catalogue_dup_key (const PlumbCatalogue *catalogue, char **row, const char *const *fields);
char **plumb_catalogue_row_from_record (const PlumbCatalogue *catalogue, const PlumbRecord *record);

G_END_DECLS
