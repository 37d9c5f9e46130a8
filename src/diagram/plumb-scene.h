// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one scene: boxes, routes and labels with ids, built from a review and a view. Immutable and
 * counted by reference, so that another thread may draw it. */

#pragma once

#include "diagram/plumb-geometry.h"
#include "diagram/plumb-labels.h"
#include "diagram/plumb-text-measure.h"
#include "document/plumb-view.h"

G_BEGIN_DECLS

#define PLUMB_GRID 8 /* diagram units that boxes snap to */
#define PLUMB_BOX_WIDTH 192
#define PLUMB_BOX_HEIGHT 64

typedef enum
{
  PLUMB_STATE_SAME,
  PLUMB_STATE_ADDED,
  PLUMB_STATE_CHANGED,
  PLUMB_STATE_REMOVED,
} PlumbSceneState;

typedef enum
{
  PLUMB_SHOW_BOTH,
  PLUMB_SHOW_BEFORE,
  PLUMB_SHOW_AFTER,
} PlumbShow;

/* A box or a container. Strings belong to the scene. */
typedef struct
{
  const char *id; /* of the system */
  PlumbRect rect; /* absolute */
  int parent;     /* index, or -1 */
  guint depth;
  gboolean container;
  gboolean ours;        /* the container that is our solution */
  gboolean inside_ours; /* it, or anything inside it */
  gboolean assumed;
  gboolean pinned;
  const char *icon;       /* icon name without "-symbolic.svg", or NULL */
  PlumbFamily family;     /* colour of the side bar */
  const char *title_text; /* the whole name, on one line */
  char **name;            /* its lines in the picture */
  char **detail;          /* lines, may be empty */
  char **former_detail;   /* struck out before it, in "what changes"; may be empty */
  PlumbTextSize name_size;
  PlumbTextSize detail_size;
  PlumbTextSize former_size;
  PlumbRect title; /* of a container: where its name stands */
  PlumbSceneState state;
  gboolean goes_along; /* removed only because its container goes: not counted again */
  const char *badge;   /* "New", "Changed", "Removed", or NULL */
  PlumbRect badge_rect;
  guint gaps;              /* open gaps of a container or box itself (none today: kept 0) */
  const char *description; /* for a screen reader and <desc>: one sentence */
} PlumbSceneBox;

typedef struct
{
  const char *id; /* of the connection */
  int source;     /* index of the box */
  int target;
  PlumbPoint *points;
  guint n_points;
  gboolean arrow_source;
  gboolean arrow_target;
  PlumbFamily family;
  gboolean assumed;
  gboolean walled_in;
  PlumbLabelOutcome label;
  guint number;         /* of the disc */
  PlumbRect label_rect; /* of the label or disc */
  double label_offset;  /* stored one (0 to 1 along the route), or NAN */
  const char *words;    /* the whole label on one line, may be "" */
  char **method;        /* lines in bold, may be empty */
  char **data;          /* lines: data, frequency */
  char **former_data;   /* struck out before them, in "what changes" */
  PlumbTextSize method_size;
  PlumbTextSize data_size;
  PlumbTextSize former_size;
  guint gaps;         /* open ones on this connection */
  PlumbRect gap_rect; /* where their triangle stands */
  PlumbSceneState state;
  gboolean goes_along;  /* removed only because an end goes: not counted as a change of its own */
  PlumbRect state_rect; /* where the mark of an added, changed, removed or assumed one stands */
  const char *description;
} PlumbSceneConnection;

typedef struct
{
  const char *id;
  PlumbRect rect;
  char **lines;
  PlumbTextSize size;
  gboolean points; /* has a leader line */
  PlumbPoint leader[2];
} PlumbSceneNote;

typedef struct _PlumbScene PlumbScene;

typedef struct
{
  const PlumbTextMeasure *measure; /* needed */
  PlumbShow show;                  /* for the changes view */
  gboolean counts_internal; /* reserved for what only we see; FALSE in anything for a customer */
} PlumbSceneOptions;

PlumbScene *
plumb_scene_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options);
PlumbScene *plumb_scene_ref (PlumbScene *scene);
void plumb_scene_unref (PlumbScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbScene, plumb_scene_unref)

/* The scene after @changes, reusing what they do not touch; equal to a new one. */
PlumbScene *
plumb_scene_update (PlumbScene *scene, PlumbReview *review, const PlumbChanges *changes);

/* The scene as it would be with boxes moved (dx, dy) or one resized: for dragging. Containers take
 * along what lies in them; containers around grow as they would when dropped. */
PlumbScene *
plumb_scene_with_moved (PlumbScene *scene, const guint *boxes, guint n_boxes, double dx, double dy);
PlumbScene *plumb_scene_with_resized (PlumbScene *scene, guint box, const PlumbRect *rect);
/* The scene with the boxes at @places (absolute, as many as there are boxes). */
PlumbScene *plumb_scene_with_places (PlumbScene *scene, const PlumbRect *places);

const char *plumb_scene_get_view (const PlumbScene *scene);
guint plumb_scene_get_n_boxes (const PlumbScene *scene);
const PlumbSceneBox *plumb_scene_get_box (const PlumbScene *scene, guint index);
guint plumb_scene_get_n_connections (const PlumbScene *scene);
const PlumbSceneConnection *plumb_scene_get_connection (const PlumbScene *scene, guint index);
guint plumb_scene_get_n_notes (const PlumbScene *scene);
const PlumbSceneNote *plumb_scene_get_note (const PlumbScene *scene, guint index);
int plumb_scene_find_box (const PlumbScene *scene, const char *id);        /* -1: none */
int plumb_scene_find_connection (const PlumbScene *scene, const char *id); /* -1: none */
int plumb_scene_find_note (const PlumbScene *scene, const char *id);       /* -1: none */
/* Connections in the order in which they are drawn: later ones may lie on earlier ones. */
const guint *plumb_scene_get_drawing_order (const PlumbScene *scene);
/* How many systems and connections are in @state, for "what changes"; what goes only because
 * its end or container goes is not counted, nor is a container that stays as it is. */
guint plumb_scene_count_state (const PlumbScene *scene, PlumbSceneState state);
PlumbRect plumb_scene_get_bounds (const PlumbScene *scene); /* of everything, without margin */
gboolean plumb_scene_is_empty (const PlumbScene *scene);
/* Whether @a and @b are equal to the last route point: for tests of incremental building. */
gboolean plumb_scene_equal (const PlumbScene *a, const PlumbScene *b);

typedef enum
{
  PLUMB_HIT_NOTHING,
  PLUMB_HIT_BOX,
  PLUMB_HIT_CONTAINER, /* its title or border */
  PLUMB_HIT_INSIDE,    /* the ground of a container */
  PLUMB_HIT_CONNECTION,
  PLUMB_HIT_LABEL,
  PLUMB_HIT_GAP, /* the triangle of a connection */
  PLUMB_HIT_NOTE,
} PlumbHitType;

typedef struct
{
  PlumbHitType type;
  int index; /* of the box, connection or note */
} PlumbHit;

/* What lies at @point, topmost first; @tolerance in diagram units. */
PlumbHit plumb_scene_hit (const PlumbScene *scene, PlumbPoint point, double tolerance);
/* Indices of boxes wholly inside @area, and of connections likewise (arrays of guint). */
void plumb_scene_find_inside (const PlumbScene *scene,
                              const PlumbRect *area,
                              GArray *boxes,
                              GArray *connections);
/* Everything whose paint may touch @area, in drawing order; for tiles. */
void plumb_scene_find_touching (const PlumbScene *scene,
                                const PlumbRect *area,
                                GArray *boxes,
                                GArray *connections,
                                GArray *notes);

/* What stands in a view and with which values: document/plumb-view.h. */

/* Where @system stands in @view (relative to its container), taken from the other view where this one
 * has no placement of its own; FALSE when it has none. */
gboolean plumb_view_get_place (PlumbReview *review,
                               const PlumbRecord *system,
                               const char *view,
                               PlumbRect *place);

G_END_DECLS
