// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What holds for any scene, checked with arithmetic of its own; says what is wrong and aborts. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

/* What lies in a container is inside it and off its name. Routes run straight, from border to border and
 * through no box, unless they are walled in. Labels and discs lie on their connector and on nothing
 * else. */
void scene_check_sound (PlumbScene *scene);
/* Boxes that lie in the same container do not overlap. */
void scene_check_apart (PlumbScene *scene);

G_END_DECLS
