// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where boxes stand in a view, in absolute places that can be worked on, and written back as
 * placements: what every act that moves or makes boxes goes through. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

/* Between a container's border and what lies in it; its name stands at the top. */
#define PLUMB_BOARD_PAD 40
#define PLUMB_BOARD_PAD_TOP 56
#define PLUMB_BOARD_MARGIN 40 /* at least, between what stands side by side */

typedef struct
{
  PlumbRecord *record;
  PlumbRect rect; /* absolute */
  int parent;     /* index, or -1 */
  gboolean placed;
  gboolean shown;     /* FALSE: it stands in the other view only, and keeps its room */
  gboolean container; /* something lies in it, or it is of a kind that holds others */
  gboolean pinned;
  gboolean own;      /* has a placement in this very view */
  PlumbRect written; /* relative, as it is in effect before the act */
} PlumbBoardBox;

typedef struct
{
  PlumbReview *review;
  const char *view;
  GArray *boxes;       /* of PlumbBoardBox */
  GHashTable *indices; /* id -> index + 1 */
  int ours;            /* index of our container, or -1 */
  GArray *lines;       /* of PlumbRect, see plumb-board-lines.c; NULL until asked for */
} PlumbBoard;

PlumbBoard *plumb_board_new (PlumbReview *review, const char *view);
void plumb_board_free (PlumbBoard *board);
PlumbBoard *plumb_board_copy (const PlumbBoard *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBoard, plumb_board_free)

static inline PlumbBoardBox *
plumb_board_box (const PlumbBoard *board, int index)
{
  return &g_array_index (board->boxes, PlumbBoardBox, (guint)index);
}

int plumb_board_find (const PlumbBoard *board, const PlumbRecord *system);
gboolean plumb_board_lies_in (const PlumbBoard *board, int index, int container);
gboolean plumb_board_is_inside_ours (const PlumbBoard *board, int index);
/* The box that lies directly in @container (-1: top level) and is @index or holds it; -1 if none. */
int plumb_board_climb (const PlumbBoard *board, int index, int container);
PlumbRect plumb_board_get_extent (const PlumbBoard *board, int container, gboolean *any);

/* Moves @index with what lies in it. */
void plumb_board_shift (PlumbBoard *board, int index, double dx, double dy);
/* Grows the containers around @index until they hold it. */
void plumb_board_contain (PlumbBoard *board, int index);
PlumbRect plumb_board_grown (const PlumbRect *container, const PlumbRect *content);

/* Width and height that the text of @system needs. */
void plumb_board_measure (const PlumbRecord *system, double *width, double *height);

/* Writes what moved as placements, in the open transaction. */
gboolean plumb_board_store (PlumbBoard *board, GError **error);
gboolean plumb_board_store_all (PlumbBoard *board, GError **error);

const char *plumb_board_other_view (const char *view);
gboolean plumb_board_has_own_places (PlumbReview *review, const char *view);

/* -- Free room ----------------------------------------------------------------------------------- */

/* Whether @rect may lie in @parent: clear of what stands there by @margin, and no container that has to
 * grow for it runs into another box. */
gboolean
plumb_board_is_free (const PlumbBoard *board, int parent, const PlumbRect *rect, double margin);
/* Whether a box at @rect would stand on a connector that was straight when it was first asked. */
gboolean plumb_board_covers_line (PlumbBoard *board, const PlumbRect *rect);

/* -- Overlaps ------------------------------------------------------------------------------------- */

GHashTable *plumb_board_list_overlaps (const PlumbBoard *board);
void plumb_board_untangle (PlumbBoard *board, GHashTable *known);

/* -- Room for what was dropped -------------------------------------------------------------------- */

/* @moved (by index) stay, and what they now lie on gives way by the smallest moves; containers around
 * that grew push in their turn. @before: the rectangles of all boxes before the act. Pinned boxes never
 * give way. */
void
plumb_board_make_room (PlumbBoard *board, const int *moved, guint n_moved, const PlumbRect *before);
PlumbRect *plumb_board_list_rects (const PlumbBoard *board);

/* -- Arranging what has no place yet -------------------------------------------------------------- */

typedef enum
{
  PLUMB_BESIDE_RIGHT, /* first choice; the others follow */
  PLUMB_BESIDE_LEFT,
  PLUMB_BESIDE_BELOW,
} PlumbBeside;

/* Places @boxes, which lie in one container (that may have no place itself yet), as a row. */
void plumb_board_arrange (PlumbBoard *board, const int *boxes, guint n_boxes);
/* The same for boxes that have places: what lies in them comes along. */
void plumb_board_rearrange (PlumbBoard *board, const int *boxes, guint n_boxes);
/* Places them beside @anchors, with @gap between them for the label. */
void plumb_board_arrange_beside (PlumbBoard *board,
                                 const int *boxes,
                                 guint n_boxes,
                                 const int *anchors,
                                 guint n_anchors,
                                 PlumbBeside side,
                                 double gap);

G_END_DECLS
