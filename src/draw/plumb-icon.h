// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The symbolic icons of icons/, compiled in as paths. */

#pragma once

#include "draw/plumb-display-list.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* without "-symbolic" */
  double size;      /* of the square that the points lie in */
  const guint8 *verbs;
  guint n_verbs;
  const PlumbPoint *points;
  guint n_points;
} PlumbIcon;

/* Generated, sorted by name. */
extern const PlumbIcon plumb_icons[];
extern const guint plumb_n_icons;

const PlumbIcon *plumb_icon_find (const char *name);

G_END_DECLS
