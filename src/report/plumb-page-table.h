// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The columns of a table on a page: widths by content, head, and rows set into text boxes. */

#pragma once

#include "report/plumb-page-text.h"

G_BEGIN_DECLS

typedef struct
{
  double x; /* from the left of the table */
  double width;
  gboolean number;
} PlumbTablePlace;

typedef struct
{
  const PlumbBlock *block;
  GArray *columns; /* of PlumbTablePlace */
  PlumbStyleId style;
  float *natural;  /* width of each cell on one line, row by row; < 0: not measured */
  GPtrArray *head; /* of PlumbTextBox */
  double head_height;
  double width;
} PlumbTableLayout;

PlumbTableLayout *
plumb_table_layout_new (PlumbTypesetter *setter, const PlumbBlock *block, double width);
void plumb_table_layout_free (PlumbTableLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTableLayout, plumb_table_layout_free)

GPtrArray *
plumb_table_layout_set_row (const PlumbTableLayout *layout, PlumbTypesetter *setter, guint row);
void plumb_table_layout_draw_head (const PlumbTableLayout *layout,
                                   PlumbDisplayList *list,
                                   double x,
                                   double y);

G_END_DECLS
