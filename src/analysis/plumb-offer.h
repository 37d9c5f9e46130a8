// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the proposal asks for against what we offer: each integration point is compared with the
 * capability catalogue that was frozen into the review. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

/* One thing that a connection asks for and that we do not have as available. Texts are ready for a row
 * of gaps; any may be NULL but thing, gap and severity. */
typedef struct
{
  char *connection;     /* id */
  const char *aspect;   /* "area", "method", "feature", "direction", "frequency" or "network" */
  char *thing;          /* the word, as stored */
  const char *maturity; /* "beta", "roadmap", "custom" or "none" */
  char *capability_id;  /* the row that promises it, if any */
  char *requirement;
  char *capability;
  char *gap;
  char *mitigation;
  char *timeline;
  char *due; /* date */
  const char *severity;
} PlumbProposedGap;

void plumb_proposed_gap_free (PlumbProposedGap *proposed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbProposedGap, plumb_proposed_gap_free)

/* What no gap of the connection names yet, over all integration points or for one connection. Elements
 * are PlumbProposedGap, freed with the array. Empty while the catalogue is. */
GPtrArray *plumb_offer_propose (PlumbReview *review);
GPtrArray *plumb_offer_propose_for (PlumbReview *review, const PlumbRecord *connection);

/* Makes the row of gaps from @proposed and marks the connection as compared, in one transaction. NULL
 * and @error when refused; nothing has changed then. */
PlumbRecord *
plumb_offer_add_gap (PlumbReview *review, const PlumbProposedGap *proposed, GError **error);

PlumbRows *plumb_derive_proposed_gaps (PlumbReview *review);

G_END_DECLS
