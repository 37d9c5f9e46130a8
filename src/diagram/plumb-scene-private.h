// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a scene, shared by plumb-scene*.c. A scene is made in steps: model (what stands in the
 * view), texts, layout (where boxes stand), routes, labels, index. */

#pragma once

#include "diagram/plumb-router.h"
#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

#define PLUMB_LABEL_PAD_X 16.0
#define PLUMB_LABEL_MAX_WIDTH 176.0
#define PLUMB_LABEL_NARROW_WIDTH 96.0 /* where there is no room for more */
#define PLUMB_DISC_SIZE 18.0          /* a numbered disc */
#define PLUMB_MARK_SIZE 16.0          /* of an added, changed, removed connection */
#define PLUMB_GAP_WIDTH 20.0          /* the triangle */
#define PLUMB_GAP_HEIGHT 17.0
#define PLUMB_BADGE_HEIGHT 20.0

typedef struct
{
  double top;
  double right;
  double bottom;
  double left;
} PlumbInsets;

/* What scenes made from one another share. */
typedef struct
{
  gatomicrefcount references;
  GStringChunk *strings;
  GPtrArray *texts;  /* of GStrv */
  GPtrArray *labels; /* of PlumbSceneLabelText */
  GHashTable *boxes;
  GHashTable *connections;
  GHashTable *notes; /* id -> index + 1 */
} PlumbSceneContent;

/* The router that gave the routes, kept so that the next scene may change places in it. Scenes are made
 * in one thread, and only making them uses it. */
typedef struct
{
  gatomicrefcount references;
  PlumbRouter *router;
  GArray *edges; /* of PlumbRouteEdge */
} PlumbSceneRouting;

/* The labels as they were placed last, kept so that the next scene places only what changed. */
typedef struct
{
  gatomicrefcount references;
  PlumbLabels *labels;
  PlumbSceneContent *content; /* of the scene whose labels they are */
} PlumbSceneLabelling;

typedef struct
{
  char **method;
  char **former_data;
  char **data;
  PlumbTextSize method_size;
  PlumbTextSize former_size;
  PlumbTextSize data_size;
} PlumbLabelLines;

/* What a label says, and its lines. */
struct _PlumbSceneLabelText
{
  const char *method;
  const char *former_data;
  const char *data;
  guint words; /* a hash of it all */
  PlumbLabelLines wide;
  PlumbLabelLines narrow; /* once it is asked for */
  gboolean narrow_is_known;
  gboolean has_narrow;
};

/* Immutable. */
typedef struct
{
  gatomicrefcount references;
  PlumbSceneStroke *strokes;
  guint n_strokes;
  GHashTable *ids; /* id -> index + 1 */
} PlumbSceneInk;

typedef struct _PlumbSceneIndex PlumbSceneIndex;

struct _PlumbScene
{
  gatomicrefcount references;
  PlumbSceneContent *content;
  PlumbSceneBox *boxes; /* a container before what lies in it */
  guint n_boxes;
  PlumbRect *own; /* of each box: its rectangle before it grew around its content */
  PlumbSceneConnection *connections;
  guint n_connections;
  PlumbRouteEdge *edges; /* of each connection, as the router takes it */
  PlumbSceneNote *notes;
  guint n_notes;
  PlumbSceneInk *ink;
  int *note_targets;  /* of each note: index of the box, or -2 - index of the connection, or -1 */
  PlumbPoint *points; /* of all routes */
  guint *order;
  guint *ranks; /* of each connection: its place in the order */
  PlumbRect bounds;
  PlumbSceneIndex *index;
  PlumbSceneRouting *routing;
  PlumbSceneLabelling *labelling;
  char *view;
  PlumbSceneOptions options;
  PlumbScene *base; /* whose routes, order and index this one shares, or NULL */
};

/* -- The model: what stands in the view ---------------------------------------------------------- */

typedef struct
{
  PlumbRecord *record;
  PlumbSceneBox box;
  const char *view; /* whose values it shows */
  gboolean has_place;
  PlumbRect place; /* relative to the container's origin; size 0 where none is stored */
  gboolean soft;   /* pushed clear of the others when it would cover them */
  PlumbRect own;   /* relative to its own origin, or absolute in the end */
  PlumbRect extent;
  PlumbPoint origin;
  gboolean grew;   /* around content that has no place of its own */
  gboolean hidden; /* laid out, but not shown (before or after only) */
  int first_child;
  int next_sibling;
} PlumbModelBox;

typedef struct
{
  PlumbRecord *record;
  PlumbSceneConnection connection;
  PlumbRouteEdge edge;
  const char *view;
  gboolean hidden;
} PlumbModelConnection;

typedef struct
{
  PlumbReview *review;
  const char *view;
  PlumbSceneOptions options;
  PlumbSceneContent *content;
  GArray *boxes;       /* of PlumbModelBox, a container before what lies in it */
  GArray *connections; /* of PlumbModelConnection */
  int first_root;
  GHashTable *former; /* record id -> GPtrArray of `former` records; NULL outside "what changes" */
  GHashTable *gaps;   /* connection id -> number of open gaps */
  PlumbRecord *ours;
} PlumbSceneModel;

static inline PlumbModelBox *
plumb_model_box (const PlumbSceneModel *model, guint index)
{
  return &g_array_index (model->boxes, PlumbModelBox, index);
}

static inline PlumbModelConnection *
plumb_model_connection (const PlumbSceneModel *model, guint index)
{
  return &g_array_index (model->connections, PlumbModelConnection, index);
}

/* plumb-scene-model.c */
PlumbSceneModel *
plumb_scene_model_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options);
void plumb_scene_model_free (PlumbSceneModel *model);
gboolean plumb_scene_model_is_changes (const PlumbSceneModel *model);
/* Today's value of @field where it differs from the proposed one. */
gboolean plumb_scene_model_get_former (const PlumbSceneModel *model,
                                       const PlumbRecord *record,
                                       const char *field,
                                       const char **value);

/* plumb-scene-text.c */
void plumb_scene_model_add_texts (PlumbSceneModel *model);
char **plumb_scene_content_break (PlumbSceneContent *content,
                                  const PlumbTextMeasure *measure,
                                  PlumbTextRole role,
                                  const char *text,
                                  double width,
                                  guint lines,
                                  PlumbTextSize *size);

gboolean plumb_scene_label_get_narrow (PlumbSceneContent *content,
                                       const PlumbTextMeasure *measure,
                                       PlumbSceneLabelText *text);

/* plumb-scene-words.c */
char *plumb_scene_dup_data (const PlumbSceneModel *model,
                            const PlumbRecord *connection,
                            const char *view);
char *plumb_scene_raise_first (const char *text);
const char *plumb_scene_word_title (const char *vocabulary, const char *word);
void plumb_scene_model_describe (PlumbSceneModel *model);

/* plumb-scene-layout.c */
void plumb_scene_model_lay_out (PlumbSceneModel *model);

/* plumb-scene-geometry.c: what follows from where boxes stand */
PlumbInsets plumb_scene_box_get_padding (const PlumbSceneBox *box);
void plumb_scene_grow_containers (PlumbScene *scene);
void plumb_scene_place_box_parts (PlumbScene *scene);
void plumb_scene_place_badges (PlumbScene *scene);
void plumb_scene_place_notes (PlumbScene *scene);
void plumb_scene_finish (PlumbScene *scene, PlumbSceneLabelling *previous);
void plumb_scene_find_bounds (PlumbScene *scene);
void plumb_scene_enclose (PlumbScene *scene);
PlumbPoint plumb_scene_get_route_middle (const PlumbSceneConnection *connection);

/* plumb-scene-labels.c */
void plumb_scene_place_labels (PlumbScene *scene, PlumbSceneLabelling *previous);
PlumbSceneLabelling *plumb_scene_labelling_ref (PlumbSceneLabelling *labelling);
void plumb_scene_labelling_unref (PlumbSceneLabelling *labelling);

/* plumb-scene-routing.c */
void plumb_scene_route (PlumbScene *scene, PlumbSceneRouting *previous);
PlumbSceneRouting *plumb_scene_routing_ref (PlumbSceneRouting *routing);
void plumb_scene_routing_unref (PlumbSceneRouting *routing);

/* plumb-scene-ink.c */
PlumbSceneInk *
plumb_scene_ink_new (PlumbReview *review, const char *view, const PlumbSceneOptions *options);
PlumbSceneInk *plumb_scene_ink_ref (PlumbSceneInk *ink);
void plumb_scene_ink_unref (PlumbSceneInk *ink);
int plumb_scene_ink_find (const PlumbSceneInk *ink, const char *id);
gboolean plumb_scene_ink_equal (const PlumbSceneInk *a, const PlumbSceneInk *b);
PlumbScene *plumb_scene_with_new_ink (PlumbScene *scene, PlumbReview *review);

/* plumb-scene-index.c */
PlumbSceneIndex *plumb_scene_index_new (const PlumbScene *scene);
void plumb_scene_index_free (PlumbSceneIndex *index);

/* plumb-scene.c */
PlumbSceneContent *plumb_scene_content_new (void);
PlumbSceneContent *plumb_scene_content_ref (PlumbSceneContent *content);
void plumb_scene_content_unref (PlumbSceneContent *content);
PlumbScene *plumb_scene_new_moved (PlumbScene *scene);
gboolean plumb_scene_shows_view (const char *view, const char *stored);

G_END_DECLS
