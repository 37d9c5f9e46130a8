// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How a rule is declared, and what it may call. */

#pragma once

#include "analysis/plumb-check.h"

G_BEGIN_DECLS

typedef struct _PlumbCheckRun PlumbCheckRun;

typedef struct
{
  const char *code;
  PlumbKinds kinds;
  PlumbSeverity severity;
  const char *table; /* where the rule leads as a whole */
  const char *met;   /* untranslated: what is fine, when it is */
  const char *why;   /* untranslated: why it matters */
  void (*look) (PlumbCheckRun *run);
} PlumbCheckRule;

struct _PlumbCheckRun
{
  PlumbReview *review;
  GDateTime *now;
  const PlumbCheckRule *rule;
  GPtrArray *findings;
  gboolean waived;
  gboolean ticked;
  guint open; /* findings of this rule so far */
};

/* An open finding; @record may be NULL. @title is a format. */
void plumb_check_open (PlumbCheckRun *run, const PlumbRecord *record, const char *title, ...)
    G_GNUC_PRINTF (3, 4);

/* The record's name, cut to what a line holds. */
char *plumb_check_dup_short_name (PlumbCheckRun *run, const PlumbRecord *record);
/* @format with its "%s" replaced: translated formats that are passed on cannot be checked by the
 * compiler. */
char *plumb_check_dup_about (const char *format, const char *name);

#define FOREACH_RECORD(run, table, record)                                                         \
  for (guint i_##record = 0; i_##record < plumb_review_get_records (run->review, table)->len       \
                             && (record = g_ptr_array_index (                                      \
                                     plumb_review_get_records (run->review, table), i_##record));  \
       i_##record++)

/* code, severity, table, what is fine (N_), why it matters (N_), how it is found */
#define RULE(c, s, t, m, w, f)                                                                     \
  {                                                                                                \
    .code = c, .kinds = PLUMB_KIND_CUSTOMER, .severity = PLUMB_SEVERITY_##s, .table = t, .met = m, \
    .why = w, .look = f                                                                            \
  }

/* Every row of @table whose state is none of @over needs one of @fields; @format takes its name. */
void plumb_check_rows (PlumbCheckRun *run,
                       const char *table,
                       const char *const *over,
                       const char *const *fields,
                       const char *format);
/* The states in which work is over. */
extern const char *const plumb_check_work_over[];

/* The rules of the customer architecture review, in the order in which they are shown. */
typedef const PlumbCheckRule *(*PlumbCheckRules) (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_session (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_people (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_current (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_proposal (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_needs (guint *n_rules);
const PlumbCheckRule *plumb_check_rules_after (guint *n_rules);

G_END_DECLS
