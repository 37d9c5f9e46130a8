// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The quick-entry line: one grammar (visual.md, decisions.md 16 to 18) for the window and for
 * `plumbline-cli draw`. Parsing knows no review; applying is one transaction a line. */

#pragma once

#include "diagram/plumb-edit.h"

G_BEGIN_DECLS

typedef struct _PlumbQuickEntry PlumbQuickEntry; /* a parsed line */

/* Where and why a line does not parse. Offsets are bytes into the line. */
typedef struct
{
  gsize start;
  gsize end;
  char *message;
  char *suggestion; /* the line as it may have been meant, or NULL */
} PlumbQuickEntryProblem;

void plumb_quick_entry_problem_free (PlumbQuickEntryProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbQuickEntryProblem, plumb_quick_entry_problem_free)

PlumbQuickEntry *plumb_quick_entry_parse (const char *line, PlumbQuickEntryProblem **problem);
void plumb_quick_entry_free (PlumbQuickEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbQuickEntry, plumb_quick_entry_free)

typedef struct
{
  const char *view;
  const char *selected;        /* id of the selected connection or system, or NULL */
  const char *last_connection; /* id of the last connection drawn, or NULL */
  GDateTime *now;              /* NULL: the clock */
} PlumbQuickEntryContext;

/* What a line made, changed or removed. */
typedef struct
{
  const char *table;
  char *id;
  char *what; /* "System Okta", in the screen's language */
  enum
  {
    PLUMB_MADE,
    PLUMB_UPDATED,
    PLUMB_REMOVED,
  } done;
} PlumbQuickEntryAct;

/* Applies @entry as one undo step. Returns the acts (PlumbQuickEntryAct, freed with the array), or NULL
 * and PLUMB_DIAGRAM_ERROR or PLUMB_DOCUMENT_ERROR with nothing changed. */
GPtrArray *plumb_quick_entry_apply (PlumbQuickEntry *entry,
                                    PlumbReview *review,
                                    const PlumbQuickEntryContext *context,
                                    GError **error);

/* What Enter will make, for the ghost on the canvas: names of systems that exist not yet, and the pairs
 * that will be connected. */
typedef struct
{
  char *source;
  char *target;
  char *method;
  gboolean source_exists;
  gboolean target_exists;
} PlumbQuickEntryGhost;

/* Connections first; a lone new system has target NULL. Freed with the array. */
GPtrArray *
plumb_quick_entry_preview (PlumbQuickEntry *entry, PlumbReview *review, const char *view);

typedef struct
{
  char *text; /* replaces the bytes [start, end) of the line */
  gsize start;
  gsize end;
  char *detail; /* "Identity provider", "in this review", "method" */
  const char *icon;
} PlumbCompletion;

/* Completions at @cursor (bytes), best first: what is in the review, then known products, then
 * vocabularies; at most @limit. Freed with the array. */
GPtrArray *plumb_quick_entry_complete (
    const char *line, gsize cursor, PlumbReview *review, const char *view, guint limit);

/* -- The dictionary of known products ------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *const *aliases;
  const char *kind;
  const char *detail;
  const char *const *methods; /* most usual first */
} PlumbProduct;

/* By name or alias, whatever its case; NULL when unknown. Loaded once from data that is built in. */
const PlumbProduct *plumb_products_find (const char *name);
const PlumbProduct *const *plumb_products_get_all (guint *n_products);

G_END_DECLS
