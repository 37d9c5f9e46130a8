// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where the labels of connectors go: each on its own connector, over nothing else. Pure functions on
 * plain structs, in diagram units: the same input gives the same places on every machine. */

#pragma once

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  const PlumbPoint *points; /* the connector's corners, as the router gives them; borrowed */
  guint n_points;
  double width; /* of the label; 0 = it has none */
  double height;
  double offset; /* where a person put the label's centre: 0 (source) to 1 (target) of the route's
                  * length; NAN = wherever is best */
} PlumbLabelRequest;

typedef struct
{
  const PlumbLabelRequest *requests;
  guint n_requests;
  const PlumbRect *obstacles; /* what no label may cover: boxes, titles of containers, badges */
  guint n_obstacles;
  const PlumbRect *containers; /* whose border labels keep off where they can */
  guint n_containers;
  double disc; /* diameter of the numbered disc that stands for a label without room */
} PlumbLabelScene;

typedef enum
{
  PLUMB_LABEL_NONE, /* the connector has no label */
  PLUMB_LABEL_PLACED, /* in @rect, through which the connector runs, where there is room in its middle */
  PLUMB_LABEL_DISC,   /* a disc with @number in @rect; the legend tells the label */
  PLUMB_LABEL_LEGEND, /* no room for anything: only the legend tells it */
} PlumbLabelOutcome;

typedef struct
{
  PlumbLabelOutcome outcome;
  PlumbRect rect;
  double offset; /* of its centre along the route, 0 to 1 */
  guint number;  /* of a disc or legend line, from 1 on in the order of requests; else 0 */
} PlumbLabelPlace;

void plumb_labels_place (const PlumbLabelScene *scene, PlumbLabelPlace *places);

G_END_DECLS
