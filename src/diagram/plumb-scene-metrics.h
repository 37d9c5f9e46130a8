// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where the parts of a box stand, in diagram units: shared by what measures and what draws. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

#define PLUMB_BOX_BAR 6.0 /* side bar */
#define PLUMB_BOX_ICON 16.0
#define PLUMB_BOX_ICON_CENTER 24.0 /* from the left */
#define PLUMB_BOX_TEXT 42.0        /* left edge of the texts beside an icon */
#define PLUMB_BOX_TEXT_BARE 18.0   /* without icon */
#define PLUMB_BOX_TEXT_END 12.0    /* free at the right */
#define PLUMB_BOX_LINE 17.0        /* of a name, at most */
#define PLUMB_BOX_DETAIL_LINE 14.0
#define PLUMB_CONTAINER_INSET 18.0 /* of a container's name from its left */
#define PLUMB_CONTAINER_GAP 8.0    /* between its name and what stands beside */

/* Narrow and low boxes have no icon. */
static inline gboolean
plumb_scene_box_has_icon (const PlumbSceneBox *box)
{
  return box->icon != NULL && box->rect.width >= 104 && box->rect.height >= 28;
}

static inline double
plumb_scene_box_get_text_left (const PlumbSceneBox *box)
{
  return plumb_scene_box_has_icon (box) ? PLUMB_BOX_TEXT : PLUMB_BOX_TEXT_BARE;
}

G_END_DECLS
