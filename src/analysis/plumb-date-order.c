// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-date-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "schema/plumb-value.h"

/* Within one record: what comes first, what comes then. */
static const struct
{
  const char *table;
  const char *first;
  const char *then;
  PlumbDateOrder otherwise;
} pairs[] = {
  { "review", "session_started", "session_ended", PLUMB_DATES_SENSELESS },
  { "phase_time", "started", "ended", PLUMB_DATES_SENSELESS },
  { "pen", "began", "ended", PLUMB_DATES_SENSELESS },
  { "review", "session_started", "delivered_at", PLUMB_DATES_ODD },
  { "review", "delivered_at", "confirmed_at", PLUMB_DATES_ODD },
  { "review", "agenda_shared_at", "session_started", PLUMB_DATES_ODD },
  { "review", "session_started", "golive_planned", PLUMB_DATES_ODD },
  { "review", "session_started", "golive_actual", PLUMB_DATES_ODD },
  { "review", "golive_actual", "revisit_booked", PLUMB_DATES_ODD },
  { "review", "session_ended", "due_override", PLUMB_DATES_ODD },
};

/* What is agreed in a session is due after it. */
static const struct
{
  const char *table;
  const char *date;
} duties[] = {
  { "next_step", "due" },
  { "question", "follow_up" },
  { "prerequisite", "needed_by" },
  { "gap", "due" },
};

/* A moment of a field of either kind; a date is the end of its day, which is before nothing of that day.
 * NULL when it is empty. */
static GDateTime *
get_moment (PlumbReview *review, const PlumbRecord *record, const char *field)
{
  const char *stored = plumb_record_get (record, field);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *end = NULL;

  if (stored == NULL)
    return NULL;
  if (!plumb_date_is_valid (stored))
    return plumb_instant_parse (stored);
  zone = g_time_zone_new_identifier (plumb_review_get_time_zone (review));
  end = g_strconcat (stored, "T23:59:59", NULL);
  return g_date_time_new_from_iso8601 (end, zone);
}

static char *
dup_sentence (PlumbReview *review,
              const PlumbRecord *record,
              const char *field,
              const PlumbRecord *other,
              const char *other_field)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbTable *other_table = plumb_record_get_table (other);
  g_autofree char *shown = plumb_review_display (review, record, field);
  g_autofree char *other_shown = plumb_review_display (review, other, other_field);

  /* Translators: a field and its date, another field and its date. */
  return g_strdup_printf (
      _ ("%s (%s) is before %s (%s)"), plumb_field_get_title (plumb_table_get_field (table, field)),
      shown, plumb_field_get_title (plumb_table_get_field (other_table, other_field)), other_shown);
}

static gboolean
is_before (PlumbReview *review,
           const PlumbRecord *record,
           const char *field,
           const PlumbRecord *other,
           const char *other_field)
{
  g_autoptr (GDateTime) moment = get_moment (review, record, field);
  g_autoptr (GDateTime) other_moment = get_moment (review, other, other_field);

  return moment != NULL && other_moment != NULL && g_date_time_compare (moment, other_moment) < 0;
}

PlumbDateOrder
plumb_date_order_check (PlumbReview *review, const PlumbRecord *record, char **why)
{
  const char *table = plumb_record_get_table (record)->id;
  const PlumbRecord *root = plumb_review_get_root (review);
  const char *session =
      plumb_record_has (root, "session_started") ? "session_started" : "scheduled_start";

  *why = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (pairs[i].table, table) == 0
        && is_before (review, record, pairs[i].then, record, pairs[i].first))
      {
        *why = dup_sentence (review, record, pairs[i].then, record, pairs[i].first);
        return pairs[i].otherwise;
      }
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (strcmp (duties[i].table, table) == 0
        && is_before (review, record, duties[i].date, root, session))
      {
        *why = dup_sentence (review, record, duties[i].date, root, session);
        return PLUMB_DATES_ODD;
      }
  return PLUMB_DATES_FINE;
}
