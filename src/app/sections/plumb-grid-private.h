// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a grid, shared by the files that hold its behaviour. */

#pragma once

#include "app/sections/plumb-field-editor.h"
#include "app/sections/plumb-grid-cell.h"
#include "app/sections/plumb-grid.h"

G_BEGIN_DECLS

#define PLUMB_GRID_HANDLE 0 /* the first column: drags and selects its line */

struct _PlumbGrid
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkWidget *menu; /* context menu, made when first wanted */

  PlumbReview *review;
  const PlumbTable *table;
  PlumbSelection *selection;
  GPtrArray *fields; /* const PlumbField *, one a column; NULL for the handle */

  GHashTable *rows; /* id -> PlumbGridRow, borrowed from the store */
  GListStore *store;
  GtkFilter *filter;
  GtkSortListModel *sorted;
  GListStore *extra; /* the line that adds */
  GtkMultiSelection *model;
  PlumbGridRow *add_row;
  char *words;  /* folded text that lines must hold; NULL: all */
  char *widths; /* of the columns, as they were last remembered */

  PlumbGridRow *cursor_row; /* owned */
  guint cursor_column;
  guint anchor; /* where a selection with Shift began */
  guint retry;  /* source that focuses a cell that is not there yet */

  PlumbFieldEditor *editor; /* while a cell is edited */
  PlumbGridRow *edited_row; /* owned */
  guint edited_column;

  gboolean following; /* the selection is being taken over */
};

/* plumb-grid.c */
guint plumb_grid_get_n_lines (PlumbGrid *self);
PlumbGridRow *plumb_grid_get_line (PlumbGrid *self, guint position);
guint plumb_grid_find_position (PlumbGrid *self, PlumbGridRow *row);
PlumbRecord *plumb_grid_get_record (PlumbGrid *self, PlumbGridRow *row);
const PlumbField *plumb_grid_get_field (PlumbGrid *self, guint column);
gboolean plumb_grid_is_sorted (PlumbGrid *self);
GPtrArray *plumb_grid_list_selected (PlumbGrid *self);
void plumb_grid_select (PlumbGrid *self, guint position, gboolean extend, gboolean toggle);

/* plumb-grid-cells.c */
void plumb_grid_add_columns (PlumbGrid *self);
void plumb_grid_show_cell (PlumbGrid *self, PlumbGridCell *cell);
void plumb_grid_show_row (PlumbGrid *self, PlumbGridRow *row);

/* plumb-grid-rows.c */
void plumb_grid_load_rows (PlumbGrid *self);
void plumb_grid_follow_changes (PlumbGrid *self, PlumbChanges *changes);

/* plumb-grid-cursor.c */
void plumb_grid_set_cursor (PlumbGrid *self, guint position, guint column);
void plumb_grid_move_cursor (PlumbGrid *self, int lines, int columns, gboolean extend);
void plumb_grid_add_keys (PlumbGrid *self);

/* plumb-grid-edit.c */
gboolean plumb_grid_start_edit (PlumbGrid *self, const char *text);
gboolean plumb_grid_end_edit (PlumbGrid *self);
void plumb_grid_drop_editor (PlumbGrid *self);
void plumb_grid_place_editor (PlumbGrid *self);
void plumb_grid_toggle (PlumbGrid *self);
void plumb_grid_clear_cell (PlumbGrid *self);

/* plumb-grid-clipboard.c */
void plumb_grid_copy (PlumbGrid *self);
void plumb_grid_paste (PlumbGrid *self);

/* plumb-grid-acts.c */
void plumb_grid_install_actions (GtkWidgetClass *widget_class);
void plumb_grid_open_menu (PlumbGrid *self, GtkWidget *cell, double x, double y);
gboolean plumb_grid_can_move (PlumbGrid *self);
void plumb_grid_move_before (PlumbGrid *self, GPtrArray *rows, PlumbRecord *before);

/* plumb-grid-drag.c */
void plumb_grid_add_dragging (PlumbGrid *self, GtkWidget *cell);

/* plumb-grid-widths.c */
void plumb_grid_load_widths (PlumbGrid *self);
void plumb_grid_save_widths (PlumbGrid *self);

G_END_DECLS
