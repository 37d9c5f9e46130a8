// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* When the prerequisites can be there at the earliest, by the critical path method. */

#pragma once

#include "analysis/plumb-derive.h"

G_BEGIN_DECLS

/* Days are Julian day numbers (plumb-clock.h). A prerequisite starts when all that it waits for has
 * finished; what waits for it may start on the day on which it finishes. */
typedef struct
{
  PlumbRecord *record;  /* valid until the next change */
  const char *team;     /* its team, else its person's; NULL when neither is known */
  gint64 days;          /* calendar days; 0 while the lead time is not known */
  gboolean unknown;     /* the lead time is not known */
  gboolean at_least;    /* it is not known, or something before it is not: the dates may be later */
  gint64 start, finish; /* earliest */
  gint64 slack;         /* days by which it may slip without moving the earliest go-live */
  gboolean critical;    /* no slack */
  gint64 late;          /* days by which it misses its "needed by"; 0 when it does not */
} PlumbLeadTimeItem;

typedef struct
{
  GArray *items;     /* PlumbLeadTimeItem: prerequisites that are not settled, in their order */
  gint64 from;       /* the day from which was counted */
  gint64 golive;     /* the earliest one; equals from when nothing is waited for */
  gboolean at_least; /* a lead time is not known */
  gint64 late;       /* days by which the planned go-live is missed; 0 when it is not */
  const char *team;  /* the one with the most critical days; NULL when no team is known */
  gint64 team_days;
} PlumbLeadTime;

/* @from: the day from which is counted, 0 for today in the review's time zone. Work that has begun
 * counts in full, since nobody records when. */
PlumbLeadTime *plumb_lead_time_new (PlumbReview *review, guint32 from);
void plumb_lead_time_free (PlumbLeadTime *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbLeadTime, plumb_lead_time_free)

/* The team that @prerequisite waits for. Borrowed; NULL when none is known. */
const char *plumb_lead_time_get_team (PlumbReview *review, const PlumbRecord *prerequisite);

/* The same from today, a row a prerequisite and a last one for the go-live. */
PlumbRows *plumb_derive_lead_time (PlumbReview *review);

G_END_DECLS
