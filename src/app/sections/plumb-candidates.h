// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What an editor of a field proposes while one types. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;    /* what the editor takes */
  char *label;   /* what is shown */
  gboolean made; /* taking it makes something new */
  gboolean sure; /* begins with what was typed: Enter takes it */
} PlumbCandidate;

gboolean plumb_candidates_has (const PlumbField *field);
GPtrArray *plumb_candidates_find (PlumbReview *review, const PlumbField *field, const char *typed);

G_END_DECLS
