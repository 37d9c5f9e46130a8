// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a record, for plumb-record.c and plumb-records.c only. */

#pragma once

#include "document/plumb-record.h"

struct _PlumbRecord
{
  const PlumbTable *table;
  char *id;
  double place;
  gpointer values[]; /* a field's text, a set's GStrv; NULL: empty */
};
