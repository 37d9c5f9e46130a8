// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-phase-times.h"

#include "analysis/plumb-clock.h"
#include "schema/plumb-value.h"

static PlumbPhaseTime *
time_of (PlumbPhaseTimes *times, const char *phase)
{
  PlumbPhaseTime added = { .phase = phase };

  for (guint i = 0; i < times->phases->len; i++)
    {
      PlumbPhaseTime *time = &g_array_index (times->phases, PlumbPhaseTime, i);

      if (g_strcmp0 (time->phase, phase) == 0)
        return time;
    }
  g_array_append_val (times->phases, added);
  return &g_array_index (times->phases, PlumbPhaseTime, times->phases->len - 1);
}

static void
add_planned (PlumbPhaseTimes *times, PlumbReview *review)
{
  const GPtrArray *items = plumb_review_get_records (review, "agenda_item");

  for (guint i = 0; i < items->len; i++)
    {
      const PlumbRecord *item = g_ptr_array_index (items, i);
      gint64 minutes = MAX (plumb_record_get_integer (item, "minutes", 0), 0);

      time_of (times, plumb_record_get (item, "phase"))->planned += minutes;
    }
}

static gboolean
read_instant (const PlumbRecord *record, const char *field, gint64 *seconds)
{
  g_autoptr (GDateTime) when = plumb_instant_parse (plumb_record_get (record, field));

  if (when != NULL)
    *seconds = g_date_time_to_unix (when);
  return when != NULL;
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

/* When each visit to a phase began, in order. */
static GArray *
list_starts (const GPtrArray *visits)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 started;

  for (guint i = 0; i < visits->len; i++)
    if (read_instant (g_ptr_array_index (visits, i), "started", &started))
      g_array_append_val (starts, started);
  g_array_sort (starts, compare_instants);
  return starts;
}

/* A visit that nobody ended lasts until the next one begins, else until @last. */
static gint64
end_of_visit (const GArray *starts, gint64 started, gint64 last)
{
  for (guint i = 0; i < starts->len; i++)
    if (g_array_index (starts, gint64, i) > started)
      return MIN (g_array_index (starts, gint64, i), last);
  return last;
}

/* Instants are UTC, so that midnight and the change of the clocks do not matter. A visit that ends
 * before it starts lasts no time at all. */
static void
add_recorded (PlumbPhaseTimes *times, PlumbReview *review, gint64 last)
{
  const GPtrArray *visits = plumb_review_get_records (review, "phase_time");
  g_autoptr (GArray) starts = list_starts (visits);

  for (guint i = 0; i < visits->len; i++)
    {
      const PlumbRecord *visit = g_ptr_array_index (visits, i);
      PlumbRecord *item =
          plumb_review_get_record (review, "agenda_item", plumb_record_get (visit, "agenda_item"));
      gint64 started, ended;

      if (item == NULL || !read_instant (visit, "started", &started))
        continue;
      if (!read_instant (visit, "ended", &ended))
        ended = end_of_visit (starts, started, last);
      time_of (times, plumb_record_get (item, "phase"))->recorded += MAX (ended - started, 0);
    }
}

static void
sum_up (PlumbPhaseTimes *times)
{
  for (guint i = 0; i < times->phases->len; i++)
    {
      const PlumbPhaseTime *time = &g_array_index (times->phases, PlumbPhaseTime, i);

      if (g_strcmp0 (time->phase, "break") == 0)
        continue;
      times->planned += time->planned;
      times->recorded += time->recorded;
      if (g_strcmp0 (time->phase, "discovery") == 0)
        {
          times->planned_discovery = time->planned;
          times->recorded_discovery = time->recorded;
        }
    }
}

/* The times of @review at @now (NULL: the clock). A phase that is still running counts up to the
 * session's end, or up to @now while there is none. Free with plumb_phase_times_free(). */
PlumbPhaseTimes *
plumb_phase_times_new (PlumbReview *review, GDateTime *now)
{
  PlumbPhaseTimes *times = g_new0 (PlumbPhaseTimes, 1);
  g_autoptr (GDateTime) when = plumb_clock_now (now);
  gint64 last = g_date_time_to_unix (when);

  times->phases = g_array_new (FALSE, FALSE, sizeof (PlumbPhaseTime));
  times->ended = read_instant (plumb_review_get_root (review), "session_ended", &last);
  add_planned (times, review);
  add_recorded (times, review, last);
  sum_up (times);
  return times;
}

void
plumb_phase_times_free (PlumbPhaseTimes *times)
{
  if (times == NULL)
    return;
  g_array_unref (times->phases);
  g_free (times);
}

int
plumb_phase_times_get_share (const PlumbPhaseTimes *times)
{
  gint64 whole = times->ended ? times->recorded : times->planned;
  gint64 discovery = times->ended ? times->recorded_discovery : times->planned_discovery;

  return whole > 0 ? (int)(discovery * 100 / whole) : -1;
}

gboolean
plumb_phase_times_is_short (const PlumbPhaseTimes *times)
{
  return times->ended ? times->recorded_discovery * 2 < times->recorded || times->recorded == 0
                      : times->planned_discovery * 2 < times->planned || times->planned == 0;
}
