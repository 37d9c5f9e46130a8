// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Checks: practices that the data can prove, computed. Each rule is declared once: code, kinds,
 * severity, line of the checklist, and the function that looks. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_SEVERITY_BLOCKS,
  PLUMB_SEVERITY_MEND,
  PLUMB_SEVERITY_HINT,
  PLUMB_SEVERITY_WAITS,
} PlumbSeverity;

typedef enum
{
  PLUMB_FINDING_OPEN,
  PLUMB_FINDING_MET,
  PLUMB_FINDING_WAIVED,
} PlumbFindingState;

typedef struct
{
  const char *code;
  PlumbSeverity severity;
  PlumbFindingState state;
  char *title;       /* what: one phrase, names the record */
  char *why;         /* why it matters, one sentence */
  const char *table; /* where it leads; may be NULL */
  char *id;          /* may be NULL: the table as a whole */
} PlumbFinding;

void plumb_finding_free (PlumbFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbFinding, plumb_finding_free)

/* All findings of the review's kind in a fixed order, met ones included; several of one code where
 * several records are open. @now NULL: SOURCE_DATE_EPOCH, else the clock. */
GPtrArray *plumb_check_review (PlumbReview *review, GDateTime *now);
gboolean plumb_check_blocks (const GPtrArray *findings);

const char *plumb_severity_get_id (PlumbSeverity severity);
const char *plumb_finding_state_get_id (PlumbFindingState state);

/* The lines of the checklist on the overview page, in fixed order, each standing on one or more codes. */
typedef struct
{
  const char *id;
  const char *title;   /* untranslated */
  const char *section; /* where it leads */
  const char *const *codes;
  gboolean by_hand; /* may be ticked (NOT-DRAWN-TOGETHER only) */
} PlumbChecklistLine;

const PlumbChecklistLine *plumb_checklist_get (PlumbKinds kind, guint *n_lines);
/* The state of @line from @findings, and one phrase of reason (new string). */
PlumbFindingState plumb_checklist_line_state (const PlumbChecklistLine *line,
                                              const GPtrArray *findings,
                                              PlumbReview *review,
                                              char **reason);

G_END_DECLS
