// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <locale.h>

#include "diagram/plumb-words.h"

/* Wednesday, 18 November 2026. */
static GDateTime *
dup_now (void)
{
  return g_date_time_new_utc (2026, 11, 18, 9, 30, 0);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    PlumbDateKind kind;
    const char *iso;
  } rows[] = {
    { "2026-12-04", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "2026-1-4", PLUMB_DATE_CALENDAR, "2026-01-04" },
    { "4 Dec", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "Dec 4", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "4 dec", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "4. Dec.", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "4th of December", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "December 4th, 2027", PLUMB_DATE_CALENDAR, "2027-12-04" },
    { "4 December 2026", PLUMB_DATE_CALENDAR, "2026-12-04" },
    { "4 Sept", PLUMB_DATE_CALENDAR, "2027-09-04" },
    { "17 Nov", PLUMB_DATE_CALENDAR, "2027-11-17" },
    { "18 Nov", PLUMB_DATE_CALENDAR, "2026-11-18" },
    { "29 Feb", PLUMB_DATE_CALENDAR, "2028-02-29" },
    { "29 Feb 2024", PLUMB_DATE_CALENDAR, "2024-02-29" },
    { "today", PLUMB_DATE_RELATIVE, "2026-11-18" },
    { "Today", PLUMB_DATE_RELATIVE, "2026-11-18" },
    { "tomorrow", PLUMB_DATE_RELATIVE, "2026-11-19" },
    { "Thursday", PLUMB_DATE_RELATIVE, "2026-11-19" },
    { "Wednesday", PLUMB_DATE_RELATIVE, "2026-11-25" },
    { "wednesday", PLUMB_DATE_RELATIVE, "2026-11-25" },
    { "Tue", PLUMB_DATE_RELATIVE, "2026-11-24" },
    { "next Friday", PLUMB_DATE_RELATIVE, "2026-11-20" },
    { "31 Feb", PLUMB_DATE_NO_SUCH_DAY, NULL },
    { "29 Feb 2026", PLUMB_DATE_NO_SUCH_DAY, NULL },
    { "2026-13-01", PLUMB_DATE_NO_SUCH_DAY, NULL },
    { "32 Dec", PLUMB_DATE_NO_SUCH_DAY, NULL },
    { "", PLUMB_DATE_NONE, NULL },
    { "sat", PLUMB_DATE_NONE, NULL },
    { "Q1", PLUMB_DATE_NONE, NULL },
    { "4", PLUMB_DATE_NONE, NULL },
    { "Dec", PLUMB_DATE_NONE, NULL },
    { "4 Decks", PLUMB_DATE_NONE, NULL },
    { "of today", PLUMB_DATE_NONE, NULL },
    { "4 Dec 26", PLUMB_DATE_NONE, NULL },
    { "443-80-12", PLUMB_DATE_NONE, NULL },
    { "port 443 4 Dec", PLUMB_DATE_NONE, NULL },
    { "\xff\xfe", PLUMB_DATE_NONE, NULL },
  };
  g_autoptr (GDateTime) now = dup_now ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *iso = NULL;
      PlumbDateKind kind = plumb_words_read_date (rows[i].text, now, &iso);

      if (kind != rows[i].kind || g_strcmp0 (iso, rows[i].iso) != 0)
        g_error ("“%s” gave kind %d, %s; expected kind %d, %s", rows[i].text, kind, iso,
                 rows[i].kind, rows[i].iso);
    }
}

/* Whatever the screen's language writes for a day is read back as that day. */
static void
test_dates_of_the_locale (void)
{
  g_autoptr (GDateTime) now = dup_now ();

  for (int ahead = 1; ahead < 365; ahead++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (now, ahead);
      g_autofree char *expected = g_date_time_format (day, "%Y-%m-%d");
      g_autofree char *text = g_date_time_format (day, ahead % 2 == 0 ? "%-d %B" : "%B %-d");
      g_autofree char *iso = NULL;

      if (plumb_words_read_date (text, now, &iso) != PLUMB_DATE_CALENDAR
          || g_strcmp0 (iso, expected) != 0)
        g_error ("“%s” gave %s; expected %s", text, iso, expected);
      if (ahead <= 7)
        {
          g_autofree char *weekday = g_date_time_format (day, "%A");
          g_autofree char *next = NULL;

          plumb_words_read_date (weekday, now, &next);
          g_assert_cmpstr (next, ==, expected);
        }
    }
}

static void
test_lead_times (void)
{
  static const struct
  {
    const char *text;
    int days; /* -1: none */
  } rows[] = {
    { "3 weeks", 21 },
    { "1 week", 7 },
    { "10 days", 10 },
    { "10d", 10 },
    { "3w", 21 },
    { "3 W", 21 },
    { "2 months", 60 },
    { "1 week 3 days", 10 },
    { "0 days", 0 },
    { "weeks", -1 },
    { "3", -1 },
    { "3 apples", -1 },
    { "", -1 },
    { "443 3", -1 },
    { "99999 months", -1 },
    { "3650 days", 3650 },
    { "3651 days", -1 },
    { "-3 weeks", -1 },
    { "2.5 weeks", -1 },
    { "123456 days", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint days = 0;
      gboolean found = plumb_words_read_days (rows[i].text, &days);

      if (found != (rows[i].days >= 0) || (found && days != (guint)rows[i].days))
        g_error ("“%s” gave %d, %u days; expected %d", rows[i].text, found, days, rows[i].days);
    }
}

static void
test_frequencies (void)
{
  g_assert_true (plumb_words_is_frequency ("every 10 minutes"));
  g_assert_true (plumb_words_is_frequency ("Every 2 hours"));
  g_assert_false (plumb_words_is_frequency ("every order"));
  g_assert_false (plumb_words_is_frequency ("every 10"));
  g_assert_true (plumb_words_is_by ("by"));
  g_assert_true (plumb_words_is_by ("Until"));
  g_assert_false (plumb_words_is_by ("with"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/words/dates", test_dates);
  g_test_add_func ("/diagram/words/dates-of-the-locale", test_dates_of_the_locale);
  g_test_add_func ("/diagram/words/lead-times", test_lead_times);
  g_test_add_func ("/diagram/words/frequencies", test_frequencies);
  return g_test_run ();
}
