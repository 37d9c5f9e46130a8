// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-waits.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-coverage.h"
#include "analysis/plumb-derive.h"
#include "analysis/plumb-follow-up.h"
#include "schema/plumb-value.h"

#define SOON_HOURS 48
#define REVISIT_DAYS 90
#define LONGEST_SESSION_HOURS 12 /* after that somebody forgot to stop the clock */

void
plumb_wait_free (PlumbWait *wait)
{
  if (wait == NULL)
    return;
  g_date_time_unref (wait->when);
  g_free (wait->what);
  g_free (wait);
}

static PlumbUrgency
urgency_of (GDateTime *when, GDateTime *now)
{
  g_autoptr (GDateTime) horizon = g_date_time_add_hours (now, SOON_HOURS);

  if (g_date_time_compare (when, now) <= 0)
    return PLUMB_URGENCY_OVERDUE;
  return g_date_time_compare (when, horizon) <= 0 ? PLUMB_URGENCY_SOON : PLUMB_URGENCY_LATER;
}

/* Takes @when and @what. */
static PlumbWait *
add (GPtrArray *list,
     PlumbReview *review,
     PlumbWaitKind kind,
     GDateTime *when,
     GDateTime *now,
     char *what)
{
  PlumbWait *wait = g_new0 (PlumbWait, 1);

  wait->kind = kind;
  wait->when = when;
  wait->what = what;
  wait->day = plumb_day_of (review, when);
  wait->urgency = urgency_of (when, now);
  g_ptr_array_add (list, wait);
  return wait;
}

/* A day is late only when it is over. */
static PlumbWait *
add_day (GPtrArray *list,
         PlumbReview *review,
         PlumbWaitKind kind,
         guint32 day,
         GDateTime *now,
         char *what)
{
  g_autoptr (GDateTime) local = plumb_day_start (review, day + 1);
  PlumbWait *wait = add (list, review, kind, g_date_time_to_utc (local), now, what);

  wait->day = day;
  wait->whole_day = TRUE;
  return wait;
}

static GDateTime *
read_instant (PlumbReview *review, const char *field)
{
  return plumb_instant_parse (plumb_record_get (plumb_review_get_root (review), field));
}

/* The roles and owners for whom there is something to ask, as "DBA, Snowflake"; NULL when all are
 * there. */
static char *
dup_missing (PlumbReview *review)
{
  g_autoptr (GPtrArray) lines = plumb_coverage_list (review);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const PlumbCoverage *line = g_ptr_array_index (lines, i);

      if (line->state == PLUMB_COVERAGE_MISSING)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", line->title);
    }
  return missing->len > 0 ? g_string_free (g_steal_pointer (&missing), FALSE) : NULL;
}

/* The hour of a session that should have begun today passes without being late at once: the day counts. */
static void
add_session (GPtrArray *list, PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) start = read_instant (review, "scheduled_start");
  g_autofree char *missing = NULL;
  PlumbWait *wait;

  if (start == NULL || plumb_coverage_has_begun (review))
    return;
  wait = add (list, review, PLUMB_WAIT_SESSION, g_date_time_to_utc (start), now,
              g_strdup (plumb_day_of (review, start) == plumb_day_of (review, now)
                            ? _ ("Session today")
                            : _ ("Session")));
  if (wait->day == plumb_day_of (review, now))
    wait->urgency = PLUMB_URGENCY_SOON;
  missing = dup_missing (review);
  if (missing != NULL && wait->urgency != PLUMB_URGENCY_OVERDUE)
    add (list, review, PLUMB_WAIT_INVITATION, g_date_time_to_utc (start), now,
         /* Translators: roles and systems. */
         g_strdup_printf (_ ("Not invited: %s"), missing))
        ->urgency = wait->urgency;
}

static void
add_stop (GPtrArray *list, PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) started = read_instant (review, "session_started");
  g_autoptr (GDateTime) ended = read_instant (review, "session_ended");
  g_autoptr (GDateTime) limit = NULL;

  if (started == NULL || ended != NULL)
    return;
  limit = g_date_time_add_hours (started, LONGEST_SESSION_HOURS);
  if (g_date_time_compare (limit, now) <= 0)
    add (list, review, PLUMB_WAIT_STOP, g_date_time_to_utc (limit), now,
         g_strdup (_ ("The session was never stopped")));
}

static void
add_summary (GPtrArray *list, PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) due = plumb_derive_due (review);

  if (due != NULL && !plumb_record_has (plumb_review_get_root (review), "delivered_at"))
    add (list, review, PLUMB_WAIT_SUMMARY, g_date_time_to_utc (due), now, g_strdup (_ ("Summary")));
}

static void
add_follow_ups (GPtrArray *list, PlumbReview *review, GDateTime *now)
{
  g_autoptr (GPtrArray) items = plumb_follow_up_list (review, now);
  const PlumbFollowUp *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  guint late = 0;

  if (first == NULL || first->day == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    late += ((PlumbFollowUp *)g_ptr_array_index (items, i))->overdue;
  add_day (list, review, PLUMB_WAIT_FOLLOW_UPS, first->day, now,
           late > 0 ? g_strdup_printf (
               g_dngettext (GETTEXT_PACKAGE, "%u follow-up late", "%u follow-ups late", late), late)
                    : g_strdup (first->what));
}

guint32
plumb_waits_get_revisit (PlumbReview *review)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  guint32 typed = plumb_day_parse (plumb_record_get (root, "revisit_override"));
  guint32 live = plumb_day_parse (plumb_record_get (root, "golive_actual"));

  if (typed != 0)
    return typed;
  if (live == 0)
    live = plumb_day_parse (plumb_record_get (root, "golive_planned"));
  return live != 0 ? live + REVISIT_DAYS : 0;
}

/* A booked one counts until its day is over: nothing records whether it took place. */
static void
add_revisit (GPtrArray *list, PlumbReview *review, GDateTime *now)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  guint32 booked = plumb_day_parse (plumb_record_get (root, "revisit_booked"));
  guint32 due = plumb_waits_get_revisit (review);

  if (booked != 0 && booked >= plumb_day_of (review, now))
    add_day (list, review, PLUMB_WAIT_REVISIT, booked, now, g_strdup (_ ("Review after go-live")));
  else if (booked == 0 && due != 0)
    add_day (list, review, PLUMB_WAIT_REVISIT, due, now,
             g_strdup (_ ("Review after go-live, not booked")));
}

static int
compare_waits (gconstpointer a, gconstpointer b)
{
  const PlumbWait *first = *(const PlumbWait *const *)a;
  const PlumbWait *second = *(const PlumbWait *const *)b;
  int order = (int)first->urgency - (int)second->urgency;

  if (order == 0)
    order = g_date_time_compare (first->when, second->when);
  return order != 0 ? order : (int)first->kind - (int)second->kind;
}

GPtrArray *
plumb_waits_list (PlumbReview *review, GDateTime *now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_wait_free);
  g_autoptr (GDateTime) when = plumb_clock_now (now);

  add_session (list, review, when);
  add_stop (list, review, when);
  add_summary (list, review, when);
  add_follow_ups (list, review, when);
  add_revisit (list, review, when);
  g_ptr_array_sort (list, compare_waits);
  return list;
}
