// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The records of a table as a grid: a line a record, edited in place with the keys of a spreadsheet. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_GRID (plumb_grid_get_type ())
G_DECLARE_FINAL_TYPE (PlumbGrid, plumb_grid, PLUMB, TABLE_GRID, GtkWidget)

GtkWidget *plumb_grid_new (PlumbReview *review, const char *table, PlumbSelection *selection);
void plumb_grid_set_filter (PlumbGrid *grid, const char *text);
guint plumb_grid_get_n_shown (PlumbGrid *grid);
void plumb_grid_show_record (PlumbGrid *grid, const char *id);
void plumb_grid_add (PlumbGrid *grid);
void plumb_grid_edit (PlumbGrid *grid, const char *id, const char *field);
void plumb_grid_paste_text (PlumbGrid *grid, const char *text);
char *plumb_grid_copy_text (PlumbGrid *grid, char **html);
void plumb_grid_remove_selected (PlumbGrid *grid);
void plumb_grid_duplicate_selected (PlumbGrid *grid);
void plumb_grid_move_selected (PlumbGrid *grid, int step);

G_END_DECLS
