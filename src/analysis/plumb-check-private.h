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

const PlumbCheckRule *plumb_check_rules_customer (guint *n_rules);

G_END_DECLS
