// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Finds a free place for one label along its connector. Part of placing labels. */

#pragma once

#include "diagram/plumb-label-grid.h"
#include "diagram/plumb-labels.h"

G_BEGIN_DECLS

/* Whether a label that is in @grid counts for the one that is searched for. */
typedef gboolean (*PlumbLabelCounts) (gpointer data, guint owner);

typedef struct
{
  const PlumbLabelScene *scene;
  PlumbLabelGrid *grid;
  guint owner; /* the request */
  PlumbLabelCounts counts;
  gpointer data;
  GArray *reads; /* of PlumbRect: where it looked; the place depends on nothing else. Appended to */
} PlumbLabelSearch;

/* @rect with its marks. */
static inline PlumbRect
plumb_label_rim_around (const PlumbLabelRim *rim, const PlumbRect *rect)
{
  return (PlumbRect){ rect->x - rim->left, rect->y - rim->top, rect->width + rim->left + rim->right,
                      rect->height + rim->top };
}

gboolean plumb_label_search_label (const PlumbLabelSearch *search, PlumbLabelPlace *place);
gboolean plumb_label_search_disc (const PlumbLabelSearch *search, PlumbLabelPlace *place);
/* How much longer than the label its best stretch of the connector is. */
double plumb_label_get_choice (const PlumbLabelRequest *request);

G_END_DECLS
