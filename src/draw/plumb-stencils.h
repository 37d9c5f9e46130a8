// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Shapes of a display list that come again and again: a PDF holds each once. */

#pragma once

#include "draw/plumb-display-list-private.h"

G_BEGIN_DECLS

typedef struct _PlumbStencils PlumbStencils;

typedef struct
{
  guint count;
  cairo_surface_t *surface; /* filled by the player */
} PlumbStencil;

PlumbStencils *plumb_stencils_new (const PlumbDisplayList *list);
void plumb_stencils_free (PlumbStencils *stencils);
PlumbStencil *plumb_stencils_find (PlumbStencils *stencils, const PlumbItem *item, PlumbPoint *at);

G_END_DECLS
