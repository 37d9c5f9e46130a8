// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A cell of a grid: shows a value, or the editor while it is edited. */

#pragma once

#include <gtk/gtk.h>

#include "app/sections/plumb-grid-row.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_GRID_CELL (plumb_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlumbGridCell, plumb_grid_cell, PLUMB, GRID_CELL, GtkWidget)

GtkWidget *plumb_grid_cell_new (guint column, GtkListItem *item);
guint plumb_grid_cell_get_column (PlumbGridCell *cell);
guint plumb_grid_cell_get_position (PlumbGridCell *cell);
PlumbGridRow *plumb_grid_cell_get_row (PlumbGridCell *cell);
void plumb_grid_cell_bind (PlumbGridCell *cell, PlumbGridRow *row);
void plumb_grid_cell_show_text (PlumbGridCell *cell, const char *text, gboolean dim, int lines);
void plumb_grid_cell_show_icon (PlumbGridCell *cell, const char *icon);
void plumb_grid_cell_set_editor (PlumbGridCell *cell, GtkWidget *editor);
GtkWidget *plumb_grid_cell_get_editor (PlumbGridCell *cell);

G_END_DECLS
