// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How the declared tables lie in the database: which columns a table has, which table holds a set. */

#pragma once

#include "schema/plumb-schema.h"

G_BEGIN_DECLS

#define PLUMB_APPLICATION_ID 0x504c4d42 /* "PLMB" */

/* What a column holds, where it is no field. */
#define PLUMB_COLUMN_ID (-1)
#define PLUMB_COLUMN_PLACE (-2)
#define PLUMB_COLUMN_OWNER (-3)  /* of a link table */
#define PLUMB_COLUMN_MEMBER (-4) /* of a link table */

typedef struct
{
  const char *name;
  int field; /* index in the table's fields, or one of the above */
  gboolean key;
  const PlumbVocabulary *closed; /* the only words that may stand in it; NULL: any */
} PlumbColumn;

typedef struct
{
  const char *name;
  const PlumbTable *table; /* of a link table: the one that owns the set */
  int set;                 /* of a link table: the set's field; otherwise -1 */
  guint n_columns;
  PlumbColumn *columns;
} PlumbLayout;

const PlumbLayout *const *plumb_layouts_get (guint *n_layouts);
const PlumbLayout *plumb_layout_find (const char *name);
const PlumbLayout *plumb_layout_of_set (const PlumbTable *table, guint field);
int plumb_layout_find_column (const PlumbLayout *layout, int field);
char *plumb_layout_dup_ddl (const PlumbLayout *layout);
const char *plumb_layout_get_own_ddl (void);

G_END_DECLS
