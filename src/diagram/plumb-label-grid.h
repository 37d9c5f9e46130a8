// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What labels keep clear of, by place: a hashed grid of rectangles that come and go. Part of placing
 * labels. */

#pragma once

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_LABEL_OBSTACLE, /* a box, a title, a badge, a note */
  PLUMB_LABEL_LINE,     /* of a connector */
  PLUMB_LABEL_LABEL,    /* of a connector, or its disc */
  PLUMB_LABEL_BORDER,   /* of a container: covered only where there is nothing better */
} PlumbLabelKind;

typedef struct
{
  PlumbRect rect;
  PlumbLabelKind kind;
  guint owner; /* of a line or label: the request */
} PlumbLabelThing;

typedef struct _PlumbLabelGrid PlumbLabelGrid;

PlumbLabelGrid *plumb_label_grid_new (void);
void plumb_label_grid_free (PlumbLabelGrid *grid);
/* Returns: a number by which to find and remove it. */
guint plumb_label_grid_add (PlumbLabelGrid *grid,
                            const PlumbRect *rect,
                            PlumbLabelKind kind,
                            guint owner);
void plumb_label_grid_remove (PlumbLabelGrid *grid, guint thing);
const PlumbLabelThing *plumb_label_grid_get (const PlumbLabelGrid *grid, guint thing);
void plumb_label_grid_set_owner (PlumbLabelGrid *grid, guint thing, guint owner);
/* Appends to @found (of PlumbLabelThing) what may touch @area, each once. */
void plumb_label_grid_find (PlumbLabelGrid *grid, const PlumbRect *area, GArray *found);

G_END_DECLS
