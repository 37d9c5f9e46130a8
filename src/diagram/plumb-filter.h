// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Which part of a picture one looks at: one family of connections, one owner, only open gaps, one
 * system's neighbourhood, or several of these at once. A way of looking: it never changes the review. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

typedef struct
{
  int family;    /* a PlumbFamily, or PLUMB_FILTER_ANY */
  char *owner;   /* id of a person, or NULL */
  gboolean gaps; /* only connections with open gaps */
  char *around;  /* id of a system, or NULL */
  guint steps;   /* so many connections away from it, at least 1 */
  gboolean hide; /* the rest is hidden instead of faint */
} PlumbFilter;

#define PLUMB_FILTER_ANY (-1)
#define PLUMB_FILTER_INIT                                                                          \
  {                                                                                                \
    PLUMB_FILTER_ANY, NULL, FALSE, NULL, 1, FALSE                                                  \
  }

void plumb_filter_copy (PlumbFilter *to, const PlumbFilter *from);
void plumb_filter_clear (PlumbFilter *filter);
gboolean plumb_filter_equal (const PlumbFilter *a, const PlumbFilter *b);
gboolean plumb_filter_is_active (const PlumbFilter *filter);
PlumbScene *plumb_filter_apply (const PlumbFilter *filter,
                                PlumbScene *scene,
                                PlumbReview *review,
                                const char *const *keep);
void plumb_filter_count_rest (const PlumbScene *scene, guint *boxes, guint *connections);

G_END_DECLS
