// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Finding words in a picture: names, details, methods, data, owners, notes. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

/* The words of every element of one scene, ready to be looked through with each key. */
typedef struct _PlumbFind PlumbFind;

PlumbFind *plumb_find_new (PlumbScene *scene, PlumbReview *review);
void plumb_find_free (PlumbFind *find);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbFind, plumb_find_free)

PlumbScene *plumb_find_get_scene (PlumbFind *find);
void plumb_find_set_text (PlumbFind *find, const char *text);
gboolean plumb_find_matches (PlumbFind *find, PlumbHitType type, guint index);

G_END_DECLS
