// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary of a customer architecture review, section by section. Fields are read through
 * plumb_summary_read() only, which keeps what is internal out of a customer's copy. */

#pragma once

#include "analysis/plumb-derive.h"
#include "report/plumb-report.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbReview *review;
  const PlumbReportOptions *options;
  PlumbBlocks *blocks;
  GPtrArray *gaps;   /* of PlumbRecord, those that the summary lists, in its order */
  PlumbRows *points; /* integration points */
} PlumbSummary;

char *
plumb_summary_read (const PlumbSummary *summary, const PlumbRecord *record, const char *field);
gboolean plumb_summary_is_shared (const PlumbSummary *summary, const PlumbRecord *record);
const char *plumb_summary_get_root (const PlumbSummary *summary, const char *field);
char *plumb_summary_date (const PlumbSummary *summary, const char *instant, const char *format);
char *plumb_summary_gap_number (const PlumbSummary *summary, const PlumbRecord *gap);

PlumbInline *
plumb_summary_cell (const PlumbSummary *summary, const PlumbRecord *record, const char *field);
PlumbInline *plumb_summary_words_cell (const char *words, PlumbRunFlags flags);
void plumb_summary_say (PlumbSummary *summary, const char *sentence);
PlumbBlock *plumb_summary_add_table (PlumbSummary *summary, const char *const *titles);

void plumb_summary_add_title (PlumbSummary *summary);
void plumb_summary_add_current_state (PlumbSummary *summary);
void plumb_summary_add_proposed (PlumbSummary *summary);
void plumb_summary_add_points (PlumbSummary *summary);
void plumb_summary_add_gaps (PlumbSummary *summary);
void plumb_summary_add_risks (PlumbSummary *summary);
void plumb_summary_add_security (PlumbSummary *summary);
void plumb_summary_add_requirements (PlumbSummary *summary);
void plumb_summary_add_prerequisites (PlumbSummary *summary);
void plumb_summary_add_next_steps (PlumbSummary *summary);
void plumb_summary_add_questions (PlumbSummary *summary);
void plumb_summary_add_decisions (PlumbSummary *summary);

/* The picture of @view with its caption, or nothing when nothing stands in it. */
void plumb_summary_add_figure (PlumbSummary *summary, const char *view);

PlumbBlocks *plumb_summary_build (PlumbReview *review, const PlumbReportOptions *options);

G_END_DECLS
