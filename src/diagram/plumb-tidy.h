// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Tidy layout: what Graphviz is asked, how its answer is read, and how it becomes a picture in which
 * nothing overlaps and pinned boxes stay (decisions.md, 21). */

#pragma once

#include "diagram/plumb-board.h"

G_BEGIN_DECLS

/* The boxes of @board and the connections of its view in DOT; nodes are n0, n1 and so on, by index.
 * Graphviz fails on some pictures: @detail 0 asks for all, 1 leaves the room for labels out, 2 the
 * containers too. */
#define PLUMB_TIDY_DETAILS 3
char *plumb_tidy_write_dot (const PlumbBoard *board, guint detail);

/* The ids of the systems that the nodes stand for, since records may go while Graphviz works. */
GPtrArray *plumb_tidy_list_ids (const PlumbBoard *board);

/* Reads Graphviz's JSON: centres of nodes (y down), by the id of their system. Returns a hash table of
 * id -> PlumbPoint, or NULL and PLUMB_DIAGRAM_ERROR_LAYOUT. */
GHashTable *plumb_tidy_read_json (GPtrArray *ids, const char *json, GError **error);

/* Moves the boxes of @board to @centres: pinned ones stay, containers close around what lies in them,
 * overlaps are removed by small moves. */
void plumb_tidy_settle (PlumbBoard *board, GHashTable *centres);

G_END_DECLS
