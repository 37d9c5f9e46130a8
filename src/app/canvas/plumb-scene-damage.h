// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where two scenes look different. */

#pragma once

#include <cairo.h>

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

cairo_region_t *
plumb_scene_get_damage (const PlumbScene *before, const PlumbScene *after, double scale);

G_END_DECLS
