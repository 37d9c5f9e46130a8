// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange/plumb-calendar.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-follow-up.h"
#include "schema/plumb-value.h"

#define USUAL_MINUTES 90
#define FORMAT "%Y%m%dT%H%M%S"

/* -- Pieces --------------------------------------------------------------------------------------------- */

static icalcomponent *
new_calendar (void)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Plumbline//Plumbline//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  return calendar;
}

static char *
take_text (icalcomponent *calendar)
{
  char *text = icalcomponent_as_ical_string_r (calendar);
  char *copy = g_strdup (text);

  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return copy;
}

/* When the text was made: SOURCE_DATE_EPOCH, else when the review last changed, so that the same review
 * gives the same bytes. */
static icaltimetype
get_stamp (PlumbReview *review)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDateTime) when = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return icaltime_from_timet_with_zone ((time_t)seconds, FALSE, icaltimezone_get_utc_timezone ());
  entries = plumb_review_list_history (review, 1, 0);
  if (entries->len > 0)
    when = plumb_instant_parse (((PlumbHistoryEntry *)g_ptr_array_index (entries, 0))->time);
  return icaltime_from_timet_with_zone (when != NULL ? (time_t)g_date_time_to_unix (when) : 0,
                                        FALSE, icaltimezone_get_utc_timezone ());
}

static icalcomponent *
new_event (icalcomponent *calendar, PlumbReview *review, const char *uid, const char *title)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (get_stamp (review)));
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  icalcomponent_add_component (calendar, event);
  return event;
}

/* "Northwind Freight × Fleetline", as far as it is known. */
static char *
dup_title (PlumbReview *review)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  const char *customer = plumb_record_get (root, "customer");
  const char *solution = plumb_record_get (root, "solution");

  if (customer != NULL && solution != NULL)
    return g_strdup_printf ("%s × %s", customer, solution);
  return g_strdup (customer != NULL ? customer : _ ("Architecture review"));
}

/* -- The session ---------------------------------------------------------------------------------------- */

/* The zone as it is around that moment: enough for one event, and read alike everywhere. */
static void
add_zone (icalcomponent *calendar, const char *name, GDateTime *local)
{
  icalcomponent *zone = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);
  icalcomponent *rule =
      icalcomponent_new (g_date_time_is_daylight_savings (local) ? ICAL_XDAYLIGHT_COMPONENT
                                                                 : ICAL_XSTANDARD_COMPONENT);
  int offset = (int)(g_date_time_get_utc_offset (local) / G_USEC_PER_SEC);

  icalcomponent_add_property (zone, icalproperty_new_tzid (name));
  icalcomponent_add_property (rule,
                              icalproperty_new_dtstart (icaltime_from_string ("19700101T000000")));
  icalcomponent_add_property (rule, icalproperty_new_tzoffsetfrom (offset));
  icalcomponent_add_property (rule, icalproperty_new_tzoffsetto (offset));
  icalcomponent_add_property (
      rule, icalproperty_new_tzname (g_date_time_get_timezone_abbreviation (local)));
  icalcomponent_add_component (zone, rule);
  icalcomponent_add_component (calendar, zone);
}

static void
add_start (icalcomponent *calendar, icalcomponent *event, PlumbReview *review, GDateTime *start)
{
  const char *name = plumb_review_get_time_zone (review);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (GDateTime) local =
      zone != NULL ? g_date_time_to_timezone (start, zone) : g_date_time_to_utc (start);
  g_autofree char *text = g_date_time_format (local, FORMAT);
  icalproperty *property;

  if (zone == NULL || strcmp (name, "UTC") == 0)
    {
      g_autofree char *utc = g_strconcat (text, "Z", NULL);

      icalcomponent_add_property (event, icalproperty_new_dtstart (icaltime_from_string (utc)));
      return;
    }
  property = icalproperty_new_dtstart (icaltime_from_string (text));
  icalproperty_add_parameter (property, icalparameter_new_tzid (name));
  icalcomponent_add_property (event, property);
  add_zone (calendar, name, local);
}

static guint
get_minutes (PlumbReview *review)
{
  const GPtrArray *items = plumb_review_get_records (review, "agenda_item");
  gint64 minutes = 0;

  for (guint i = 0; i < items->len; i++)
    minutes += plumb_record_get_integer (g_ptr_array_index (items, i), "minutes", 0);
  return minutes > 0 ? (guint)MIN (minutes, G_MAXINT32 / 60) : USUAL_MINUTES;
}

static void
append_agenda (GString *out, PlumbReview *review)
{
  const GPtrArray *items = plumb_review_get_records (review, "agenda_item");

  for (guint i = 0; i < items->len; i++)
    {
      const PlumbRecord *item = g_ptr_array_index (items, i);
      g_autofree char *minutes = plumb_review_display (review, item, "minutes");
      g_autofree char *name =
          plumb_review_display (review, item, plumb_record_has (item, "topic") ? "topic" : "phase");

      g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "\n" : "", minutes,
                              *minutes != '\0' ? ": " : "", name);
    }
}

static gboolean
is_invited (const PlumbRecord *person)
{
  return plumb_record_get_boolean (person, "invited");
}

static void
append_invited (GString *out, PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);
      g_autofree char *roles = plumb_review_display (review, person, "roles");

      if (!is_invited (person))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                              plumb_record_get (person, "name"));
      if (*roles != '\0')
        g_string_append_printf (names, " (%s)", roles);
    }
  if (names->len > 0)
    {
      g_string_append (out, out->len > 0 ? "\n\n" : "");
      /* Translators: names of people. */
      g_string_append_printf (out, _ ("Invited: %s"), names->str);
    }
}

static void
add_attendees (icalcomponent *event, PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");

  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);
      g_autofree char *address = NULL;
      icalproperty *attendee;

      if (!is_invited (person) || !plumb_record_has (person, "email"))
        continue;
      address = g_strconcat ("mailto:", plumb_record_get (person, "email"), NULL);
      attendee = icalproperty_new_attendee (address);
      icalproperty_add_parameter (attendee,
                                  icalparameter_new_cn (plumb_record_get (person, "name")));
      icalproperty_add_parameter (attendee, icalparameter_new_partstat (ICAL_PARTSTAT_NEEDSACTION));
      icalcomponent_add_property (event, attendee);
    }
}

char *
plumb_calendar_from_agenda (PlumbReview *review, PlumbAudience audience, GError **error)
{
  g_autoptr (GDateTime) start =
      plumb_instant_parse (plumb_record_get (plumb_review_get_root (review), "scheduled_start"));
  g_autofree char *uid = g_strconcat (plumb_review_get_uid (review), "-session@plumbline", NULL);
  g_autofree char *name = dup_title (review);
  /* Translators: title of an appointment; a customer and our product. */
  g_autofree char *title = g_strdup_printf (_ ("Architecture review: %s"), name);
  g_autoptr (GString) words = g_string_new (NULL);
  struct icaldurationtype duration;
  icalcomponent *calendar, *event;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  if (start == NULL)
    {
      g_set_error_literal (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_MISSING,
                           _ ("the session has no start yet; set when it starts first"));
      return NULL;
    }
  calendar = new_calendar ();
  event = new_event (calendar, review, uid, title);
  add_start (calendar, event, review, start);
  duration = icaldurationtype_from_int ((int)get_minutes (review) * 60);
  icalcomponent_add_property (event, icalproperty_new_duration (duration));
  append_agenda (words, review);
  append_invited (words, review);
  if (words->len > 0)
    icalcomponent_add_property (event, icalproperty_new_description (words->str));
  if (audience == PLUMB_AUDIENCE_INTERNAL)
    add_attendees (event, review);
  return take_text (calendar);
}

/* -- What is due ---------------------------------------------------------------------------------------- */

static void
add_item (icalcomponent *calendar, PlumbReview *review, const PlumbFollowUp *item)
{
  const PlumbTable *table = plumb_record_get_table (item->record);
  g_autofree char *uid = g_strconcat (plumb_record_get_id (item->record), "@plumbline", NULL);
  g_autofree char *name = dup_title (review);
  /* Translators: a kind of record, such as Next step; what it says. */
  g_autofree char *title =
      g_strdup_printf (_ ("%s: %s"), plumb_table_get_singular (table), item->what);
  g_autofree char *words =
      item->owner != NULL ? g_strconcat (name, "\n", item->owner, NULL) : g_strdup (name);
  g_autofree char *date = plumb_day_format (item->day);
  g_auto (GStrv) parts = g_strsplit (date, "-", -1);
  g_autofree char *day = g_strjoinv ("", parts);
  icalcomponent *event = new_event (calendar, review, uid, title);

  icalcomponent_add_property (event, icalproperty_new_dtstart (icaltime_from_string (day)));
  icalcomponent_add_property (event, icalproperty_new_description (words));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

char *
plumb_calendar_from_follow_up (PlumbReview *review)
{
  g_autoptr (GPtrArray) items = NULL;
  icalcomponent *calendar;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  calendar = new_calendar ();
  items = plumb_follow_up_list (review, NULL);
  for (guint i = 0; i < items->len; i++)
    if (((const PlumbFollowUp *)g_ptr_array_index (items, i))->day != 0)
      add_item (calendar, review, g_ptr_array_index (items, i));
  return take_text (calendar);
}
