// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The picture of a view on which one draws. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "diagram/plumb-filter.h"
#include "diagram/plumb-scene.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CANVAS (plumb_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCanvas, plumb_canvas, PLUMB, CANVAS, GtkWidget)

/* What a press begins. */
typedef enum
{
  PLUMB_TOOL_SELECT,
  PLUMB_TOOL_SYSTEM,
  PLUMB_TOOL_CONTAINER,
  PLUMB_TOOL_CONNECT,
  PLUMB_TOOL_NOTE,
  PLUMB_TOOL_PEN,
  PLUMB_TOOL_ERASER,
} PlumbTool;

#define PLUMB_ZOOM_LEAST 0.05
#define PLUMB_ZOOM_MOST 8.0

/* Signals:
 *   "entry-requested" (const char *text)  quick entry is wanted, with what was typed
 *   "scene-changed"                       plumb_canvas_get_scene() gives another one
 *   "filter-changed"
 *   "tool-changed"
 *   "zoom-changed" */

GtkWidget *plumb_canvas_new (PlumbReview *review, const char *view, PlumbSelection *selection);
PlumbScene *plumb_canvas_get_scene (PlumbCanvas *self);
gboolean plumb_canvas_is_editable (PlumbCanvas *self);

void plumb_canvas_set_tool (PlumbCanvas *self, PlumbTool tool);
PlumbTool plumb_canvas_get_tool (PlumbCanvas *self);
void plumb_canvas_set_show (PlumbCanvas *self, PlumbShow show);
PlumbShow plumb_canvas_get_show (PlumbCanvas *self);
void plumb_canvas_set_filter (PlumbCanvas *self, const PlumbFilter *filter);
const PlumbFilter *plumb_canvas_get_filter (PlumbCanvas *self);
PlumbReview *plumb_canvas_get_review (PlumbCanvas *self);
PlumbSelection *plumb_canvas_get_selection (PlumbCanvas *self);

double plumb_canvas_get_zoom (PlumbCanvas *self);
void plumb_canvas_zoom_at (PlumbCanvas *self, double zoom, double x, double y);
void plumb_canvas_zoom_by (PlumbCanvas *self, double factor);
void plumb_canvas_fit (PlumbCanvas *self);
void plumb_canvas_fit_selection (PlumbCanvas *self);
void plumb_canvas_keep_in_sight (PlumbCanvas *self);
void plumb_canvas_set_insets (PlumbCanvas *self, int top, int bottom);
void plumb_canvas_show_record (PlumbCanvas *self, const char *table, const char *id);

/* Where one is on the plane. */
typedef struct
{
  double zoom;
  PlumbPoint center; /* of the widget, in diagram units */
} PlumbCanvasPlace;

PlumbCanvasPlace plumb_canvas_get_place (PlumbCanvas *self);
void plumb_canvas_fly_to (PlumbCanvas *self, const PlumbCanvasPlace *place);
void plumb_canvas_fly_to_record (PlumbCanvas *self, const char *table, const char *id);
void plumb_canvas_center_on (PlumbCanvas *self, PlumbPoint point);
PlumbRect plumb_canvas_get_sight (PlumbCanvas *self);
void plumb_canvas_set_found (PlumbCanvas *self, GPtrArray *ids);

/* How a picture lies in its widget, to be put back exactly. */
typedef struct
{
  double zoom;
  double x;
  double y;
  double fit_most;
} PlumbCanvasLie;

PlumbCanvasLie plumb_canvas_get_lie (PlumbCanvas *self);
void plumb_canvas_set_lie (PlumbCanvas *self, const PlumbCanvasLie *lie);
void plumb_canvas_set_largest_fit (PlumbCanvas *self, double zoom);

void plumb_canvas_preview_line (PlumbCanvas *self, const char *line);

gboolean plumb_canvas_commit_name (PlumbCanvas *self);

G_END_DECLS
