// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-due.h"

#include <glib/gi18n-lib.h>

#define SOON_HOURS 48

static GDateTime *
now_or_clock (GDateTime *now)
{
  return now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
}

static PlumbDueState
state_of (GTimeSpan left)
{
  if (left < 0)
    return PLUMB_DUE_LATE;
  return left <= SOON_HOURS * G_TIME_SPAN_HOUR ? PLUMB_DUE_SOON : PLUMB_DUE_LATER;
}

/* "31 h 20 min", or "3 days" from four days on. */
static char *
dup_span (GTimeSpan span)
{
  int minutes = (int)(ABS (span) / G_TIME_SPAN_MINUTE);
  int days = minutes / (24 * 60);

  if (days >= 4)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong)days), days);
  if (minutes >= 60)
    return g_strdup_printf (_ ("%d h %d min"), minutes / 60, minutes % 60);
  return g_strdup_printf (_ ("%d min"), minutes);
}

/* "Summary due in 31 h 20 min" or "Summary 3 days late". @now NULL: the clock. New string. */
char *
plumb_due_dup_words (GDateTime *due, GDateTime *now, PlumbDueState *state)
{
  g_autoptr (GDateTime) at = now_or_clock (now);
  GTimeSpan left = g_date_time_difference (due, at);
  g_autofree char *span = dup_span (left);

  if (state != NULL)
    *state = state_of (left);
  /* Translators: %s is a span of time such as 31 h 20 min. */
  return g_strdup_printf (left < 0 ? _ ("Summary %s late") : _ ("Summary due in %s"), span);
}

/* The same for a card: "Summary in 31 h". */
char *
plumb_due_dup_short (GDateTime *due, GDateTime *now, PlumbDueState *state)
{
  g_autoptr (GDateTime) at = now_or_clock (now);
  GTimeSpan left = g_date_time_difference (due, at);
  int hours = (int)(ABS (left) / G_TIME_SPAN_HOUR);
  g_autofree char *span = NULL;

  if (state != NULL)
    *state = state_of (left);
  if (hours >= 72)
    span = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong)(hours / 24)), hours / 24);
  else
    span = g_strdup_printf (_ ("%d h"), hours);
  return g_strdup_printf (left < 0 ? _ ("Summary %s late") : _ ("Summary in %s"), span);
}

/* "Today", "Yesterday", "17 Nov", "17 Nov 2025". Both in local time. New string. */
char *
plumb_due_dup_when (GDateTime *when, GDateTime *now)
{
  g_autoptr (GDateTime) clock = now_or_clock (now);
  g_autoptr (GDateTime) today = g_date_time_to_local (clock);
  g_autoptr (GDateTime) day = g_date_time_to_local (when);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);
  g_autofree char *own = g_date_time_format (day, "%F");
  g_autofree char *of_today = g_date_time_format (today, "%F");
  g_autofree char *of_yesterday = g_date_time_format (yesterday, "%F");

  if (g_str_equal (own, of_today))
    return g_strdup (_ ("Today"));
  if (g_str_equal (own, of_yesterday))
    return g_strdup (_ ("Yesterday"));
  if (g_date_time_get_year (day) == g_date_time_get_year (today))
    /* Translators: day and month, such as 17 Nov; see g_date_time_format(). */
    return g_date_time_format (day, _ ("%-d %b"));
  /* Translators: day, month and year, such as 17 Nov 2025; see g_date_time_format(). */
  return g_date_time_format (day, _ ("%-d %b %Y"));
}
