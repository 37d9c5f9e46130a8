// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Now, and days of the calendar as numbers, so that they can be counted and compared. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

/* @now, else SOURCE_DATE_EPOCH, else the clock. The caller owns it. */
GDateTime *plumb_clock_now (GDateTime *now);

/* A day is a Julian day number (g_date_get_julian()); 0 is none. */
guint32 plumb_day_parse (const char *date);
/* YYYY-MM-DD; days after the year 9999 are its last one. New string, NULL for 0. */
char *plumb_day_format (gint64 day);
/* The day that @when (NULL: now, as above) is in the review's time zone. */
guint32 plumb_day_of (PlumbReview *review, GDateTime *when);
/* The instant at which @day starts in the review's time zone. The caller owns it. */
GDateTime *plumb_day_start (PlumbReview *review, guint32 day);

G_END_DECLS
