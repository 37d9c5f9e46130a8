// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the reports on a customer architecture review share, and the summary section by section. Fields are
 * read through plumb_summary_read() only, which keeps what is internal out of a customer's copy. */

#pragma once

#include "analysis/plumb-derive.h"
#include "document/plumb-view.h"
#include "report/plumb-report.h"

G_BEGIN_DECLS

/* The place of the summary's title: its head has every line of the template, others what they know. */
#define PLUMB_SUMMARY_PLACE "summary"

typedef struct
{
  PlumbReview *review;
  const PlumbReportOptions *options;
  const char *subject; /* what the document calls itself */
  gboolean planned;    /* it is read before the session: what is planned, not what was */
  PlumbBlocks *blocks;
  GPtrArray *gaps;   /* of PlumbRecord, those that the summary lists, in its order */
  PlumbRows *points; /* integration points */
} PlumbSummary;

void plumb_summary_begin (PlumbSummary *summary,
                          PlumbReview *review,
                          const PlumbReportOptions *options,
                          const char *subject);
PlumbBlocks *plumb_summary_end (PlumbSummary *summary);
PlumbBlock *plumb_summary_add_head (PlumbSummary *summary);

char *
plumb_summary_read (const PlumbSummary *summary, const PlumbRecord *record, const char *field);
gboolean plumb_summary_is_shared (const PlumbSummary *summary, const PlumbRecord *record);
const char *plumb_summary_get_root (const PlumbSummary *summary, const char *field);
char *plumb_summary_date (const PlumbSummary *summary, const char *instant, const char *format);
char *plumb_summary_gap_number (const PlumbSummary *summary, const PlumbRecord *gap);

PlumbInline *
plumb_summary_cell (const PlumbSummary *summary, const PlumbRecord *record, const char *field);
PlumbInline *plumb_summary_strong_cell (const PlumbSummary *summary,
                                        const PlumbRecord *record,
                                        const char *field);
char *plumb_summary_capitalize (const char *words);
PlumbInline *plumb_summary_words_cell (const char *words, PlumbRunFlags flags);
void plumb_summary_say (PlumbSummary *summary, const char *sentence);
void plumb_summary_say_strong (PlumbSummary *summary, const char *words);
PlumbBlock *plumb_summary_add_table (PlumbSummary *summary, const char *const *titles);
PlumbBlock *plumb_summary_add_weighed_table (PlumbSummary *summary,
                                             const char *const *titles,
                                             const double *weights);

void plumb_summary_add_current_state (PlumbSummary *summary);
void plumb_summary_add_proposed (PlumbSummary *summary);
void plumb_summary_add_points (PlumbSummary *summary);
void plumb_summary_add_gaps (PlumbSummary *summary);
void plumb_summary_add_risks (PlumbSummary *summary);
void plumb_summary_add_security (PlumbSummary *summary);
void plumb_summary_add_requirements (PlumbSummary *summary);
void plumb_summary_add_platform (PlumbSummary *summary);
void plumb_summary_add_prerequisites (PlumbSummary *summary);
void plumb_summary_add_next_steps (PlumbSummary *summary);
void plumb_summary_add_questions (PlumbSummary *summary);
void plumb_summary_add_decisions (PlumbSummary *summary);

/* The picture of @view with its caption (borrowed), or NULL when nothing stands in it. */
PlumbBlock *plumb_summary_add_figure (PlumbSummary *summary, const char *view);

/* The baseline that @options name, else the newest one. Errors: PLUMB_REPORT_ERROR_NO_BASELINE. Borrowed. */
const PlumbRecord *
plumb_report_find_baseline (PlumbReview *review, const PlumbReportOptions *options, GError **error);
/* Which baseline the report looks back to, in its head under @label. */
void plumb_summary_add_baseline_facts (PlumbSummary *summary,
                                       PlumbBlock *head,
                                       const PlumbRecord *baseline,
                                       const char *label);

/* The reports, each in its file. */
PlumbBlocks *
plumb_report_build_summary (PlumbReview *review, const PlumbReportOptions *options, GError **error);
PlumbBlocks *
plumb_report_build_agenda (PlumbReview *review, const PlumbReportOptions *options, GError **error);
PlumbBlocks *
plumb_report_build_changes (PlumbReview *review, const PlumbReportOptions *options, GError **error);
PlumbBlocks *plumb_report_build_confirmation (PlumbReview *review,
                                              const PlumbReportOptions *options,
                                              GError **error);
PlumbBlocks *plumb_report_build_decisions (PlumbReview *review,
                                           const PlumbReportOptions *options,
                                           GError **error);
PlumbBlocks *
plumb_report_build_drift (PlumbReview *review, const PlumbReportOptions *options, GError **error);
PlumbBlocks *plumb_report_build_follow_up (PlumbReview *review,
                                           const PlumbReportOptions *options,
                                           GError **error);
PlumbBlocks *plumb_report_build_integration (PlumbReview *review,
                                             const PlumbReportOptions *options,
                                             GError **error);
PlumbBlocks *
plumb_report_build_sketch (PlumbReview *review, const PlumbReportOptions *options, GError **error);

G_END_DECLS
