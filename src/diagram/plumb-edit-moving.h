// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A drag that is still on its way: the scene as it will be when it is dropped here, by the very steps of
 * the act on the review, so that nothing jumps at the end. */

#pragma once

#include "diagram/plumb-edit.h"

G_BEGIN_DECLS

typedef struct _PlumbMoving PlumbMoving;

/* @scene: as it is before, of @view. The review must not change while it lives. */
PlumbMoving *plumb_moving_new (PlumbReview *review,
                               const char *view,
                               PlumbScene *scene,
                               PlumbRecord *const *systems,
                               guint n_systems);
void plumb_moving_free (PlumbMoving *moving);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbMoving, plumb_moving_free)

/* As plumb_edit_move() would leave it where there is room. New reference. */
PlumbScene *plumb_moving_move (
    PlumbMoving *moving, double dx, double dy, gboolean reparent, PlumbRecord *container);
/* As plumb_edit_resize() of the only system would. New reference. */
PlumbScene *plumb_moving_resize (PlumbMoving *moving, const PlumbRect *absolute);

/* The scene as it would be with @field of @connection, an end, leading to @system. New reference. */
PlumbScene *plumb_moving_try_end (PlumbReview *review,
                                  const char *view,
                                  PlumbScene *scene,
                                  PlumbRecord *connection,
                                  const char *field,
                                  PlumbRecord *system);

G_END_DECLS
