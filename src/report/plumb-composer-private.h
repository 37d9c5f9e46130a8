// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The pen that moves down the page: shared by the files that compose blocks into pages. */

#pragma once

#include "report/plumb-page-table.h"
#include "report/plumb-pages-private.h"

G_BEGIN_DECLS

typedef struct
{
  const PlumbBlocks *blocks;
  PlumbTypesetter *setter;
  GCancellable *cancellable;
  PlumbPages *pages;
  PlumbPage *page;
  double paper_width; /* upright */
  double paper_height;
  double y;                /* where the next thing may begin */
  double space;            /* wanted above it, unless it comes first on its page */
  gboolean fresh;          /* nothing stands on the page yet */
  GHashTable *places;      /* names in the document, and whether they are placed */
  GQueue waiting;          /* of PlumbBlock: figures for the next page */
  PlumbTableLayout *table; /* of the block that was measured last */
} PlumbComposer;

double plumb_composer_get_left (const PlumbComposer *composer);
double plumb_composer_get_width (const PlumbComposer *composer);
double plumb_composer_get_bottom (const PlumbComposer *composer);
double plumb_composer_get_body_height (const PlumbComposer *composer);
double plumb_composer_get_room (const PlumbComposer *composer);
void plumb_composer_new_page (PlumbComposer *composer);
void plumb_composer_want_space (PlumbComposer *composer, double space);
void plumb_composer_begin (PlumbComposer *composer, double height);
void plumb_composer_take (PlumbComposer *composer, double height);
void plumb_composer_add_place (PlumbComposer *composer, const char *name, double y);
void plumb_composer_add_source (
    PlumbComposer *composer, double y, double height, const char *table, const char *id);

/* -- Text that flows: plumb-composer-text.c --------------------------------------------------------- */

double plumb_composer_text_start (const PlumbTextBox *box);
void plumb_composer_flow (PlumbComposer *composer, const PlumbTextBox *box, double indent);

/* -- Blocks: plumb-composer-title.c, plumb-composer-blocks.c ---------------------------------------- */

double plumb_composer_start_of (PlumbComposer *composer, guint index);
void plumb_composer_title (PlumbComposer *composer, const PlumbBlock *block);
void plumb_composer_heading (PlumbComposer *composer, const PlumbBlock *block, guint index);
void plumb_composer_paragraph (PlumbComposer *composer, const PlumbBlock *block);
void plumb_composer_list (PlumbComposer *composer, const PlumbBlock *block);
void plumb_composer_callout (PlumbComposer *composer, const PlumbBlock *block);

/* -- Tables: plumb-composer-table.c ------------------------------------------------------------------ */

/* Called before cells go on at the top of a new page, to repeat the head. */
typedef void (*PlumbContinueFunc) (PlumbComposer *composer, gpointer data);

typedef struct
{
  const GPtrArray *boxes; /* of PlumbTextBox, side by side */
  const double *x;        /* of each, from the left margin */
  double pad_above;
  double pad_below;
  double head; /* height of what is repeated */
  PlumbContinueFunc repeat;
  gpointer data;
  gboolean rule; /* below */
  const char *place;
  const char *source_table;
  const char *source_id;
} PlumbCells;

double plumb_composer_cells_height (const PlumbCells *cells);
void plumb_composer_place_cells (PlumbComposer *composer, const PlumbCells *cells, double together);
double plumb_composer_table_start (PlumbComposer *composer, const PlumbBlock *block);
gboolean
plumb_composer_table_waits (PlumbComposer *composer, const PlumbBlock *block, double height);
void plumb_composer_table (PlumbComposer *composer, const PlumbBlock *block);

/* -- Figures: plumb-composer-figure.c ---------------------------------------------------------------- */

double plumb_composer_figure_start (PlumbComposer *composer, const PlumbBlock *block);
void plumb_composer_figure (PlumbComposer *composer, const PlumbBlock *block);
gboolean plumb_composer_has_waiting (PlumbComposer *composer);
void plumb_composer_release_figures (PlumbComposer *composer);
PlumbRect plumb_composer_figure_bounds (const PlumbBlock *block);
double plumb_composer_scale_of_words (double wanted);
gboolean plumb_composer_figure_needs_sheet (PlumbComposer *composer, const PlumbBlock *block);
void plumb_composer_draw_figure (
    PlumbComposer *composer, const PlumbBlock *block, double left, double width, double scale);

/* -- Figures on sheets of their own: plumb-composer-sheet.c ------------------------------------------ */

double plumb_composer_scale_on_sheet (PlumbComposer *composer,
                                      const PlumbBlock *block,
                                      double width,
                                      double height);
void plumb_composer_place_sheets (PlumbComposer *composer);

G_END_DECLS
