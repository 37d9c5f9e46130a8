// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How the session's time is shared out among the phases of the agenda: as planned, and as recorded. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef struct
{
  const char
      *phase; /* word of the vocabulary, NULL for items without one; valid until the next change */
  gint64 planned;  /* minutes */
  gint64 recorded; /* seconds */
} PlumbPhaseTime;

typedef struct
{
  GArray *phases; /* PlumbPhaseTime, in the agenda's order */
  /* Without breaks; minutes planned, seconds recorded. */
  gint64 planned, planned_discovery;
  gint64 recorded, recorded_discovery;
  gboolean ended; /* the session is over: what was recorded counts, no longer what was planned */
} PlumbPhaseTimes;

PlumbPhaseTimes *plumb_phase_times_new (PlumbReview *review, GDateTime *now);
void plumb_phase_times_free (PlumbPhaseTimes *times);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbPhaseTimes, plumb_phase_times_free)

/* Discovery's percentage of the session: of the plan until it ended, then of the record. -1 when
 * nothing is planned, or nothing was recorded. */
int plumb_phase_times_get_share (const PlumbPhaseTimes *times);
/* Whether discovery takes less than half of it, to the second. */
gboolean plumb_phase_times_is_short (const PlumbPhaseTimes *times);

G_END_DECLS
