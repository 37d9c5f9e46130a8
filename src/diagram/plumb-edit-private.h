// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Steps of acts on the picture, inside an open transaction. */

#pragma once

#include "diagram/plumb-board.h"
#include "diagram/plumb-edit.h"

G_BEGIN_DECLS

/* Room for a label between boxes that are connected sideways, where its words are not known yet. */
#define PLUMB_EDIT_LABEL_GAP 152

/* Commits, or takes everything back when not @good. */
gboolean plumb_edit_finish (PlumbReview *review, gboolean good, GError **error);

/* A system without a place: kind and detail from the dictionary, mark from the view. */
PlumbRecord *plumb_edit_make_system (PlumbReview *review,
                                     const char *view,
                                     const char *name,
                                     PlumbRecord *container,
                                     gboolean holds_others,
                                     GError **error);
/* Fills kind and product of a system from what its name says, where they are empty. */
gboolean plumb_edit_describe_system (PlumbReview *review, PlumbRecord *system, GError **error);
PlumbRecord *plumb_edit_make_connection (PlumbReview *review,
                                         const char *view,
                                         PlumbRecord *source,
                                         PlumbRecord *target,
                                         const char *direction,
                                         GError **error);
/* As plumb_edit_set_in_view(), without a transaction of its own and without moving anything. */
gboolean plumb_edit_write (PlumbReview *review,
                           const char *view,
                           PlumbRecord *record,
                           const char *field,
                           const char *text,
                           gboolean also_today,
                           GError **error);
/* Whether @record stands in the picture of @view; else makes it, and what it hangs on, keep.
 * @changed may be NULL. */
gboolean plumb_edit_show (
    PlumbReview *review, const char *view, PlumbRecord *record, gboolean *changed, GError **error);
gboolean
plumb_edit_remove (PlumbReview *review, const char *view, PlumbRecord *record, GError **error);
PlumbRecord *
plumb_edit_get_container (PlumbReview *review, const char *view, const PlumbRecord *system);
gboolean plumb_edit_lies_in (PlumbReview *review,
                             const char *view,
                             const PlumbRecord *system,
                             const PlumbRecord *container);
/* Puts @systems into @container (NULL: top level) where they stand on @board, which is stored; the other
 * view keeps its places, whatever changes there. */
gboolean plumb_edit_reparent (PlumbBoard *board,
                              PlumbRecord *const *systems,
                              guint n_systems,
                              PlumbRecord *container,
                              gboolean also_today,
                              GError **error);
/* Those of @systems that lie in no other of them; owned array of borrowed records. */
GPtrArray *plumb_edit_topmost (PlumbReview *review,
                               const char *view,
                               PlumbRecord *const *systems,
                               guint n_systems);
/* "Move Okta", "Move 3 systems". New string. */
char *plumb_edit_label (PlumbReview *review,
                        const char *one,
                        const char *many,
                        PlumbRecord *const *records,
                        guint n_records);
/* Sets the error that nothing is selected; FALSE. */
gboolean plumb_edit_fail_nothing (GError **error);
/* Indices of @top on @board that have a place; owned array of int. */
GArray *plumb_edit_find_boxes (const PlumbBoard *board, GPtrArray *top);
/* What has no place of its own stands where the picture put it; an act gives it one. */
void plumb_edit_give_places (PlumbBoard *board, GPtrArray *top);
/* What a move does on @board: @boxes go by (dx, dy), into @container (index) when @reparent. */
void plumb_edit_shift (PlumbBoard *board,
                       GArray *boxes,
                       double dx,
                       double dy,
                       gboolean reparent,
                       int container,
                       PlumbRoom room);
/* What a new size does on @board. */
void plumb_edit_stretch (PlumbBoard *board, int index, const PlumbRect *absolute, PlumbRoom room);
/* Where views have places of their own, what came to stand in one of them needs one there. */
gboolean plumb_edit_mend_places (PlumbReview *review, GError **error);

G_END_DECLS
