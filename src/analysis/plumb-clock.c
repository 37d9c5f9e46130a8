// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-clock.h"

#include <stdlib.h>

#include "schema/plumb-value.h"

#define LAST_DAY 3652059 /* 9999-12-31 */

/* @now, else SOURCE_DATE_EPOCH (so that what is computed can be repeated), else the clock. The caller
 * owns it. */
GDateTime *
plumb_clock_now (GDateTime *now)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (now != NULL)
    return g_date_time_ref (now);
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return g_date_time_new_from_unix_utc (seconds);
  return g_date_time_new_now_utc ();
}

/* The day that a stored date names; 0 when it names none. */
guint32
plumb_day_parse (const char *date)
{
  GDate day;

  if (!plumb_date_is_valid (date))
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay)atoi (date + 8), (GDateMonth)atoi (date + 5),
                  (GDateYear)atoi (date));
  return g_date_get_julian (&day);
}

/* @day as a stored date. Days after the year 9999 are its last one. A new string; NULL for no day. */
char *
plumb_day_format (gint64 day)
{
  GDate date;

  if (day <= 0)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)MIN (day, LAST_DAY));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

static GTimeZone *
zone_of (PlumbReview *review)
{
  GTimeZone *zone = g_time_zone_new_identifier (plumb_review_get_time_zone (review));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/* The day that it is at @when (NULL: now) where the review takes place: at one instant, that may be
 * another day than here. */
guint32
plumb_day_of (PlumbReview *review, GDateTime *when)
{
  g_autoptr (GDateTime) instant = plumb_clock_now (when);
  g_autoptr (GTimeZone) zone = zone_of (review);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (instant, zone);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local),
                  (GDateYear)g_date_time_get_year (local));
  return g_date_get_julian (&date);
}

/* The instant at which @day begins where the review takes place. Days have 23 or 25 hours where the
 * clocks change. The caller owns it. */
GDateTime *
plumb_day_start (PlumbReview *review, guint32 day)
{
  g_autoptr (GTimeZone) zone = zone_of (review);
  GDate date;

  g_return_val_if_fail (day > 0, NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MIN (day, LAST_DAY));
  return g_date_time_new (zone, g_date_get_year (&date), (int)g_date_get_month (&date),
                          g_date_get_day (&date), 0, 0, 0);
}
