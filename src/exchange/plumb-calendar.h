// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What belongs into calendars, as iCalendar (RFC 5545) to be published: the session, and what is due. */

#pragma once

#include "exchange/plumb-csv.h"
#include "report/plumb-report.h"

G_BEGIN_DECLS

/* The session as one event with its agenda. Addresses of people are internal: without them nobody is an
 * attendee, and the description names who is invited. Errors: PLUMB_EXCHANGE_ERROR_MISSING when the session
 * has no start yet. New string. */
char *plumb_calendar_from_agenda (PlumbReview *review, PlumbAudience audience, GError **error);

/* An event of a day for everything that is open and has a date: next steps, questions, prerequisites and
 * gaps. New string. */
char *plumb_calendar_from_follow_up (PlumbReview *review);

G_END_DECLS
