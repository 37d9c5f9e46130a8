// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How far discovery has come. Time by phase is in plumb-phase-times.h, who has not been heard in
 * plumb-coverage.h. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

typedef struct
{
  const char *domain;              /* word; valid until the next change */
  guint questions, answered, open; /* what does not apply is neither answered nor open */
  GPtrArray *heard;                /* of PlumbRecord: who answered */
} PlumbDomainState;

/* All domains, the six of the vocabulary first. Elements are PlumbDomainState, freed with the array. */
GPtrArray *plumb_discovery_list_domains (PlumbReview *review);

PlumbRows *plumb_derive_discovery (PlumbReview *review);

G_END_DECLS
