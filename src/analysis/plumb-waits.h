// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a review waits for, and how urgently: for the board of the start page and its notifications. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_WAIT_SESSION,    /* it is near, or today */
  PLUMB_WAIT_INVITATION, /* before the session: somebody who is needed is not invited */
  PLUMB_WAIT_STOP,       /* the session was never stopped */
  PLUMB_WAIT_SUMMARY,    /* to be delivered */
  PLUMB_WAIT_FOLLOW_UPS, /* the earliest date of what somebody has to do */
  PLUMB_WAIT_REVISIT,    /* 90 days after go-live, or as booked */
} PlumbWaitKind;

typedef enum
{
  PLUMB_URGENCY_OVERDUE,
  PLUMB_URGENCY_SOON, /* within 48 hours */
  PLUMB_URGENCY_LATER,
} PlumbUrgency;

typedef struct
{
  PlumbWaitKind kind;
  PlumbUrgency urgency;
  GDateTime *when;    /* UTC; of a day, when it is over where the review takes place */
  gboolean whole_day; /* only the day counts, not the hour */
  guint32 day;        /* where the review takes place (plumb-clock.h) */
  char *what;         /* a phrase: "Summary", "2 follow-ups late", "Session · not invited: DBA" */
} PlumbWait;

void plumb_wait_free (PlumbWait *wait);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbWait, plumb_wait_free)

/* The most urgent first, then by time. Elements are PlumbWait, freed with the array. @now NULL:
 * SOURCE_DATE_EPOCH, else the clock. */
GPtrArray *plumb_waits_list (PlumbReview *review, GDateTime *now);

/* The day on which the design should be looked at again: as typed, else 90 days after the go-live, else
 * after the planned one; 0 while none is known. */
guint32 plumb_waits_get_revisit (PlumbReview *review);

G_END_DECLS
