// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The order in which one walks a picture with the keyboard, and hears it. Pure functions. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbHitType type; /* BOX, CONTAINER, CONNECTION or NOTE */
  guint index;
} PlumbStop;

GArray *plumb_walk_get_order (const PlumbScene *scene);
int plumb_walk_to_side (const PlumbScene *scene, guint box, PlumbSide side);
const char *plumb_stop_get_id (const PlumbScene *scene, const PlumbStop *stop);
const char *plumb_stop_get_table (const PlumbStop *stop);

G_END_DECLS
