// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A line of a grid: a record by its id, or the last line in which a new one is begun. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_GRID_ROW (plumb_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbGridRow, plumb_grid_row, PLUMB, GRID_ROW, GObject)

struct _PlumbGridRow
{
  GObject parent_instance;

  char *id;           /* NULL: the line that adds */
  GHashTable *drafts; /* of that line: field id -> text typed so far */
  GtkWidget **cells;  /* what shows each column now, or NULL; borrowed */
  char **keys;        /* by which each column is sorted, made when wanted */
  guint n_columns;
};

PlumbGridRow *plumb_grid_row_new (const char *id, guint n_columns);
void plumb_grid_row_forget_keys (PlumbGridRow *row);

G_END_DECLS
