// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Who is needed in the session, and whether they are there: for each role, and for each system of the
 * customer's. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_COVERAGE_MISSING, /* nobody is known, or who is known is not invited */
  PLUMB_COVERAGE_INVITED,
  PLUMB_COVERAGE_ATTENDED,
} PlumbCoverageState;

typedef struct
{
  const char *role;    /* word of the vocabulary; NULL for a system */
  PlumbRecord *system; /* NULL for a role */
  char *title;
  GPtrArray *people; /* of PlumbRecord: who has the role or owns the system, invited or not */
  PlumbCoverageState state;
  gboolean heard; /* any of them has said something */
  char *ask;      /* what to ask the champion; NULL when there is nothing to ask */
} PlumbCoverage;

/* One line a needed role, then one a system of the customer's. Elements are PlumbCoverage, freed with
 * the array; records are valid until the next change. */
GPtrArray *plumb_coverage_list (PlumbReview *review);

/* Whether anybody takes part who has the role @role, or one that stands in for it. */
gboolean plumb_coverage_has_role (PlumbReview *review, const char *role);
/* The customer's systems of today: no zones around others, nothing of ours. Free the array. */
GPtrArray *plumb_coverage_list_systems (PlumbReview *review);
/* The ids of the people who have said something. Borrows from the records; free with
 * g_hash_table_unref(). */
GHashTable *plumb_coverage_dup_heard (PlumbReview *review);
/* Those of the customer's side who were invited or came, and have not been heard yet. Free the array. */
GPtrArray *plumb_coverage_list_silent (PlumbReview *review);
/* Whether the session has begun, or is over. */
gboolean plumb_coverage_has_begun (PlumbReview *review);

PlumbRows *plumb_derive_coverage (PlumbReview *review);

G_END_DECLS
