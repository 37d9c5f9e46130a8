// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Acts on the picture: each is one transaction with a label that a person reads, whoever calls it
 * (canvas, panels, quick entry, command line). They know what a view means: marks, former values,
 * places, containers that grow. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

#define PLUMB_DIAGRAM_ERROR (plumb_diagram_error_quark ())

typedef enum
{
  PLUMB_DIAGRAM_ERROR_PARSE,     /* a quick-entry line; see PlumbQuickEntryResult */
  PLUMB_DIAGRAM_ERROR_AMBIGUOUS, /* a name that fits several records */
  PLUMB_DIAGRAM_ERROR_NOTHING,   /* the act has nothing to act on */
  PLUMB_DIAGRAM_ERROR_LAYOUT,    /* Graphviz is missing, failed or took too long */
} PlumbDiagramError;

GQuark plumb_diagram_error_quark (void);

/* Makes a system in @container (NULL: top level). @place NULL: beside @near (NULL: in free room); else
 * relative to the container. Name may be "" for a box that is named in a moment. Kind, product and
 * detail come from the dictionary of known products when @name is one. Returns the record. */
PlumbRecord *plumb_edit_add_system (PlumbReview *review,
                                    const char *view,
                                    const char *name,
                                    PlumbRecord *container,
                                    const PlumbRect *place,
                                    PlumbRecord *near,
                                    GError **error);
PlumbRecord *plumb_edit_connect (PlumbReview *review,
                                 const char *view,
                                 PlumbRecord *source,
                                 PlumbRecord *target,
                                 GError **error);
/* Sets @field of a system or connection as edited in @view: a kept record's field that differs by view
 * gets a former row, unless @also_today. */
gboolean plumb_edit_set_in_view (PlumbReview *review,
                                 const char *view,
                                 PlumbRecord *record,
                                 const char *field,
                                 const char *text,
                                 gboolean also_today,
                                 GError **error);
/* Deletes as decisions.md, 2 says for @view. Records: systems, connections, annotations. */
gboolean plumb_edit_delete (PlumbReview *review,
                            const char *view,
                            PlumbRecord *const *records,
                            guint n_records,
                            GError **error);
/* Whether what stands where something is dropped gives way to it (see plumb_board_make_room()). */
typedef enum
{
  PLUMB_ROOM_LEAVE,
  PLUMB_ROOM_MAKE,
} PlumbRoom;

/* Moves boxes by (dx, dy), into @container when @reparent (NULL = top level); containers grow. */
gboolean plumb_edit_move (PlumbReview *review,
                          const char *view,
                          PlumbRecord *const *systems,
                          guint n_systems,
                          double dx,
                          double dy,
                          gboolean reparent,
                          PlumbRecord *container,
                          PlumbRoom room,
                          GError **error);
gboolean plumb_edit_resize (PlumbReview *review,
                            const char *view,
                            PlumbRecord *system,
                            const PlumbRect *absolute,
                            PlumbRoom room,
                            GError **error);
/* Whether tidying and what needs room leave @systems where they stand in @view. */
gboolean plumb_edit_pin (PlumbReview *review,
                         const char *view,
                         PlumbRecord *const *systems,
                         guint n_systems,
                         gboolean pinned,
                         GError **error);
/* Copies with their connections among one another and inside, @outward also with those to others;
 * returns new systems (owned array of borrowed records). */
GPtrArray *plumb_edit_duplicate (PlumbReview *review,
                                 const char *view,
                                 PlumbRecord *const *systems,
                                 guint n_systems,
                                 gboolean outward,
                                 GError **error);
/* Wraps @systems into a new container, or makes an empty one at @place. */
PlumbRecord *plumb_edit_add_container (PlumbReview *review,
                                       const char *view,
                                       const char *name,
                                       PlumbRecord *const *systems,
                                       guint n_systems,
                                       const PlumbRect *place,
                                       GError **error);

typedef enum
{
  PLUMB_ALIGN_LEFT,
  PLUMB_ALIGN_CENTER,
  PLUMB_ALIGN_RIGHT,
  PLUMB_ALIGN_TOP,
  PLUMB_ALIGN_MIDDLE,
  PLUMB_ALIGN_BOTTOM,
  PLUMB_DISTRIBUTE_HORIZONTALLY,
  PLUMB_DISTRIBUTE_VERTICALLY,
  PLUMB_SAME_WIDTH, /* as wide as the widest */
  PLUMB_SAME_HEIGHT,
  PLUMB_SAME_SIZE,
} PlumbAlign;

gboolean plumb_edit_align (PlumbReview *review,
                           const char *view,
                           PlumbRecord *const *systems,
                           guint n_systems,
                           PlumbAlign how,
                           GError **error);

/* The clipboard's own format: a JSON text of systems, connections, gaps and places. */
char *plumb_edit_copy (PlumbReview *review,
                       const char *view,
                       PlumbRecord *const *records,
                       guint n_records);
/* Pastes what plumb_edit_copy() gave, at @at (absolute; NULL: beside the original); returns the new
 * systems. */
GPtrArray *plumb_edit_paste (
    PlumbReview *review, const char *view, const char *json, const PlumbPoint *at, GError **error);

/* Tidy layout by Graphviz's `dot` as a child process. Asynchronous: the child is killed on cancel or
 * after 10 s. One transaction at its end. */
void plumb_edit_tidy_async (PlumbReview *review,
                            const char *view,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean plumb_edit_tidy_finish (PlumbReview *review, GAsyncResult *result, GError **error);
/* The same, waiting: for the command line. */
gboolean plumb_edit_tidy (PlumbReview *review, const char *view, GError **error);

G_END_DECLS
