// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Applying a parsed line to a review, inside its transaction. */

#pragma once

#include "diagram/plumb-edit-private.h"
#include "diagram/plumb-quick-entry-private.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbQuickEntry *entry;
  PlumbReview *review;
  const PlumbQuickEntryContext *context;
  const char *view;
  GDateTime *now;      /* in the review's time zone */
  GPtrArray *acts;     /* PlumbQuickEntryAct */
  GHashTable *stood;   /* ids of systems that stood in the view before */
  GPtrArray *made;     /* systems made by this line, borrowed */
  GPtrArray *moved;    /* systems that stand elsewhere than the line says */
  GPtrArray *moved_to; /* their new containers */
} PlumbQuickLine;

void plumb_quick_line_report (PlumbQuickLine *line, const PlumbRecord *record, int done);

/* -- Names (plumb-quick-entry-names.c) ------------------------------------------------------------- */

/* The system that @word names, NULL when there is none or (with @error set) several. With @within (may
 * be NULL) the one that lies there, or outside of it at a level around it; without, of several the one
 * at the top level. */
PlumbRecord *plumb_quick_names_find (PlumbReview *review,
                                     const char *view,
                                     const PlumbQuickWord *word,
                                     PlumbRecord *within,
                                     GError **error);
/* How the name of a new system is written. */
const char *plumb_quick_names_spell (const PlumbQuickWord *word);
/* Whether a new system @name may lie in @container (may be NULL): nothing could name one that lies in a
 * system of its own name. */
gboolean plumb_quick_names_check_inside (PlumbReview *review,
                                         const char *view,
                                         const char *name,
                                         PlumbRecord *container,
                                         GError **error);
/* The person that @name names by full name, or alone by first name; as above. */
PlumbRecord *plumb_quick_names_find_person (PlumbReview *review, const char *name, GError **error);
/* A team of the vocabulary or of the review; new string or NULL. */
char *plumb_quick_names_find_team (PlumbReview *review, const char *name);

/* -- Acts ------------------------------------------------------------------------------------------ */

gboolean plumb_quick_draw (PlumbQuickLine *line, GError **error);
gboolean plumb_quick_replace (PlumbQuickLine *line, GError **error);
gboolean plumb_quick_remove (PlumbQuickLine *line, GError **error);
gboolean plumb_quick_add_row (PlumbQuickLine *line, GError **error);
gboolean plumb_quick_add_person (PlumbQuickLine *line, GError **error);

gboolean plumb_quick_connect (PlumbQuickLine *line,
                              PlumbRecord *left,
                              PlumbRecord *right,
                              PlumbQuickArrow arrow,
                              const PlumbQuickParts *parts,
                              GError **error);
/* Sets @field of a system or connection when the line says something (not NULL) that differs. */
gboolean plumb_quick_write_part (PlumbQuickLine *line,
                                 PlumbRecord *record,
                                 const char *field,
                                 const char *text,
                                 gboolean *changed,
                                 GError **error);
/* Connections of @arrow between two systems in the view; owned array of borrowed records. */
GPtrArray *plumb_quick_find_connections (PlumbReview *review,
                                         const char *view,
                                         const PlumbRecord *left,
                                         const PlumbRecord *right,
                                         PlumbQuickArrow arrow);

G_END_DECLS
