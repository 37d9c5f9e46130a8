// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What somebody still has to do, in one list: questions, next steps, prerequisites and gaps. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbRecord *record; /* valid until the next change */
  const char *table;   /* "question", "next_step", "prerequisite" or "gap" */
  char *what;
  char *owner; /* a person's name, or the team of a prerequisite; NULL when nobody owns it */
  PlumbRecord *person; /* the owner, if it is a person */
  guint32 day;         /* plumb-clock.h; 0 when it has no date */
  gboolean overdue;    /* its day is over where the review takes place */
} PlumbFollowUp;

/* By date, what has none last; within a day in the order of the tables above. Elements are
 * PlumbFollowUp, freed with the array. @now NULL: SOURCE_DATE_EPOCH, else the clock. */
GPtrArray *plumb_follow_up_list (PlumbReview *review, GDateTime *now);

PlumbRows *plumb_derive_follow_up (PlumbReview *review);

G_END_DECLS
