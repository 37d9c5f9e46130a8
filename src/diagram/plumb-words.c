// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/plumb-schema.h"

#define DAYS_IN_WEEK 7
#define DAYS_IN_MONTH 30
#define MONTHS 12
#define MAX_DAYS 3650 /* ten years */

static const char *const english_months[MONTHS][3] = {
  { "january", "jan", NULL }, { "february", "feb", NULL }, { "march", "mar", NULL },
  { "april", "apr", NULL },   { "may", "may", NULL },      { "june", "jun", NULL },
  { "july", "jul", NULL },    { "august", "aug", NULL },   { "september", "sep", "sept" },
  { "october", "oct", NULL }, { "november", "nov", NULL }, { "december", "dec", NULL },
};

/* Monday first, as GDateTime counts. */
static const char *const english_days[DAYS_IN_WEEK][3] = {
  { "monday", "mon", NULL },      { "tuesday", "tue", "tues" }, { "wednesday", "wed", NULL },
  { "thursday", "thu", "thurs" }, { "friday", "fri", NULL },    { "saturday", "sat", NULL },
  { "sunday", "sun", NULL },
};

/* @word folded, without the dot of an abbreviation. */
static char *
fold_word (const char *word)
{
  char *folded = plumb_fold (word);
  gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  return folded;
}

/* Whether @folded is what the screen's language writes for @format of @day. */
static gboolean
is_local (const char *folded, GDateTime *day, const char *format)
{
  g_autofree char *text = g_date_time_format (day, format);
  g_autofree char *local = text != NULL ? fold_word (text) : NULL;

  return local != NULL && *local != '\0' && strcmp (local, folded) == 0;
}

/* The month (1 to 12) that @word names, or 0. */
static int
read_month (const char *word)
{
  g_autofree char *folded = fold_word (word);

  for (int i = 0; i < MONTHS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (english_months[i]); k++)
      if (g_strcmp0 (folded, english_months[i][k]) == 0)
        return i + 1;
  for (int i = 0; i < MONTHS; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, i + 1, 1, 0, 0, 0);

      if (is_local (folded, day, "%B") || is_local (folded, day, "%OB")
          || is_local (folded, day, "%b"))
        return i + 1;
    }
  return 0;
}

static gboolean
starts_with_capital (const char *word)
{
  return g_unichar_isupper (g_utf8_get_char (word));
}

/* The day of the week (1 = Monday) that @word names, or 0. Short forms count only with a capital
 * letter: "sat" and "so" are words of a sentence too. */
static int
read_weekday (const char *word)
{
  g_autofree char *folded = fold_word (word);
  gboolean capital = starts_with_capital (word);

  for (int i = 0; i < DAYS_IN_WEEK; i++)
    for (guint k = 0; k < G_N_ELEMENTS (english_days[i]); k++)
      if (g_strcmp0 (folded, english_days[i][k]) == 0 && (k == 0 || capital))
        return i + 1;
  for (int i = 0; i < DAYS_IN_WEEK; i++)
    {
      /* 1 January 2024 was a Monday. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, 1 + i, 0, 0, 0);

      if (is_local (folded, day, "%A") || (capital && is_local (folded, day, "%a")))
        return i + 1;
    }
  return 0;
}

/* "4", "4.", "4th": the number, or 0. */
static int
read_ordinal (const char *word)
{
  static const char *const endings[] = { "", ".", "st", "nd", "rd", "th", NULL };
  gsize digits = strspn (word, "0123456789");
  g_autofree char *ending = NULL;

  if (digits == 0 || digits > 2)
    return 0;
  ending = g_ascii_strdown (word + digits, -1);
  return g_strv_contains (endings, ending) ? atoi (word) : 0;
}

static int
read_year (const char *word)
{
  return strlen (word) == 4 && strspn (word, "0123456789") == 4 ? atoi (word) : 0;
}

static char *
format_date (int year, int month, int day)
{
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* The next @month/@day from @now on; today counts. 29 February waits for a leap year. */
static char *
next_such_day (int month, int day, GDateTime *now)
{
  int year, this_month, today;

  g_date_time_get_ymd (now, &year, &this_month, &today);
  if (month < this_month || (month == this_month && day < today))
    year++;
  for (int i = 0; i <= 8; i++)
    if (g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)(year + i)))
      return format_date (year + i, month, day);
  return NULL;
}

static PlumbDateKind
read_calendar (char **words, guint n, GDateTime *now, char **iso)
{
  int day = read_ordinal (words[0]);
  int month = read_month (words[day > 0 ? 1 : 0]);
  int year = 0;

  if (day == 0 && month > 0)
    day = read_ordinal (words[1]);
  if (day == 0 || month == 0)
    return PLUMB_DATE_NONE;
  if (n == 3 && (year = read_year (words[2])) == 0)
    return PLUMB_DATE_NONE;
  if (year == 0)
    *iso = next_such_day (month, day, now);
  else if (g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    *iso = format_date (year, month, day);
  return *iso != NULL ? PLUMB_DATE_CALENDAR : PLUMB_DATE_NO_SUCH_DAY;
}

static PlumbDateKind
read_iso (const char *word, char **iso)
{
  gsize length = strlen (word);
  int year, month, day;
  char rest;

  if (length < 8 || length > 10 || strspn (word, "0123456789-") != length
      || sscanf (word, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 || year < 1000)
    return PLUMB_DATE_NONE;
  if (month < 1 || month > MONTHS || day < 1
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return PLUMB_DATE_NO_SUCH_DAY;
  *iso = format_date (year, month, day);
  return PLUMB_DATE_CALENDAR;
}

static char *
days_from (GDateTime *now, int days)
{
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return then != NULL ? g_date_time_format (then, "%Y-%m-%d") : NULL;
}

static gboolean
is_word (const char *folded, const char *english, const char *local)
{
  g_autofree char *other = plumb_fold (local);

  return strcmp (folded, english) == 0 || strcmp (folded, other) == 0;
}

static PlumbDateKind
read_single (const char *word, GDateTime *now, char **iso)
{
  PlumbDateKind kind = read_iso (word, iso);
  g_autofree char *folded = fold_word (word);
  int weekday;

  if (kind != PLUMB_DATE_NONE)
    return kind;
  if (is_word (folded, "today", C_ ("date", "today")))
    *iso = days_from (now, 0);
  else if (is_word (folded, "tomorrow", C_ ("date", "tomorrow")))
    *iso = days_from (now, 1);
  else if ((weekday = read_weekday (word)) > 0)
    {
      int ahead = (weekday - g_date_time_get_day_of_week (now) + DAYS_IN_WEEK) % DAYS_IN_WEEK;

      *iso = days_from (now, ahead > 0 ? ahead : DAYS_IN_WEEK);
    }
  return *iso != NULL ? PLUMB_DATE_RELATIVE : PLUMB_DATE_NONE;
}

/* The words of @text, without commas and without words that only glue a date together: "next" before
 * it, "of" inside. */
static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) raw = g_strsplit_set (text, " \t\n,", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (raw[i], -1);

      gboolean glue = words->len > 0 ? g_str_equal (lower, "of") || g_str_equal (lower, "de")
                                     : g_str_equal (lower, "next") || g_str_equal (lower, "the");

      if (*lower != '\0' && !glue)
        g_ptr_array_add (words, g_strdup (raw[i]));
    }
  return words;
}

/* Reads @text, all of it, as a date counted from @now (in the reader's own time zone): ISO 8601,
 * `4 Dec`, `Dec 4`, `4 December 2026`, today, tomorrow, a day of the week; a day without a year is the
 * next such day. @iso (may be NULL) becomes YYYY-MM-DD, a new string. */
PlumbDateKind
plumb_words_read_date (const char *text, GDateTime *now, char **iso)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *found = NULL;
  PlumbDateKind kind = PLUMB_DATE_NONE;

  g_return_val_if_fail (now != NULL, PLUMB_DATE_NONE);

  if (text == NULL || strlen (text) > 100 || !g_utf8_validate (text, -1, NULL))
    return PLUMB_DATE_NONE;
  words = split_words (text);
  if (words->len == 1)
    kind = read_single (words->pdata[0], now, &found);
  else if (words->len == 2 || words->len == 3)
    kind = read_calendar ((char **)words->pdata, words->len, now, &found);
  if (iso != NULL)
    *iso = g_steal_pointer (&found);
  return kind;
}

static gboolean
in_list (const char *folded, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = plumb_fold (words[i]);

      if (*word != '\0' && strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many days the unit @folded has, or 0. */
static guint
unit_days (const char *folded)
{
  /* Translators: units of a lead time as people type them, separated by "|". */
  if (in_list (folded, "d|day|days") || in_list (folded, C_ ("lead time", "d|day|days")))
    return 1;
  if (in_list (folded, "w|wk|wks|week|weeks")
      || in_list (folded, C_ ("lead time", "w|wk|wks|week|weeks")))
    return DAYS_IN_WEEK;
  if (in_list (folded, "month|months") || in_list (folded, C_ ("lead time", "month|months")))
    return DAYS_IN_MONTH;
  return 0;
}

/* Reads @text, all of it, as a lead time: "3 weeks", "10 d", "1 week 3 days". A week is 7 calendar
 * days, a month 30; ten years are the most. */
gboolean
plumb_words_read_days (const char *text, guint *days)
{
  g_autofree char *folded = plumb_fold (text);
  const char *p = folded;
  guint64 total = 0;

  if (*p == '\0')
    return FALSE;
  while (*p != '\0')
    {
      gsize digits = strspn (p, "0123456789");
      gsize length;
      g_autofree char *unit = NULL;
      guint factor;

      if (digits == 0 || digits > 5)
        return FALSE;
      length = strcspn (p + digits + strspn (p + digits, " "), " 0123456789");
      unit = g_strndup (p + digits + strspn (p + digits, " "), length);
      factor = unit_days (unit);
      if (factor == 0)
        return FALSE;
      total += (guint64)atoi (p) * factor;
      p += digits + strspn (p + digits, " ") + length;
      p += strspn (p, " ");
    }
  if (total > MAX_DAYS)
    return FALSE;
  if (days != NULL)
    *days = (guint)total;
  return TRUE;
}

/* How many bytes at @p are a number as somebody may mistype it: with a sign, a fraction, too long. */
static gsize
number_length (const char *p)
{
  static const char *const signs[] = { "-", "+", "−", "–" };
  gsize sign = 0, digits;

  for (guint i = 0; i < G_N_ELEMENTS (signs) && sign == 0; i++)
    if (g_str_has_prefix (p, signs[i]))
      sign = strlen (signs[i]);
  digits = strspn (p + sign, "0123456789.,");
  return digits > 0 && strpbrk (p + sign, "0123456789") < p + sign + digits ? sign + digits : 0;
}

/* Whether @text, all of it, is meant as a lead time: one number and a unit, be it one that
 * plumb_words_read_days() takes or not, as "-3 weeks" and "2.5 weeks". */
gboolean
plumb_words_looks_like_days (const char *text)
{
  g_autofree char *folded = plumb_fold (text);
  const char *p = folded;
  gsize length;

  if (strpbrk (p, "0123456789") == NULL || (length = number_length (p)) == 0)
    return FALSE;
  p += length;
  p += strspn (p, " ");
  return unit_days (p) > 0;
}

/* Whether @word announces a date, such as "by". */
gboolean
plumb_words_is_by (const char *word)
{
  g_autofree char *folded = plumb_fold (word);

  /* Translators: words that announce a date, as in "by 4 December", separated by "|". */
  return in_list (folded, "by|until|due|before") || in_list (folded, C_ ("date", "by|until|due"));
}

/* Whether @text says how often, in words that the vocabulary of frequencies cannot list: "every 10
 * minutes". */
gboolean
plumb_words_is_frequency (const char *text)
{
  static const char *const units[] = { "second", "seconds", "minute", "minutes", "min",
                                       "hour",   "hours",   "h",      "day",     "days",
                                       "week",   "weeks",   NULL };
  g_autofree char *folded = plumb_fold (text);
  const char *p = folded;
  gsize digits;

  if (!g_str_has_prefix (p, "every "))
    return FALSE;
  p += strlen ("every ");
  digits = strspn (p, "0123456789");
  return digits > 0 && p[digits] == ' ' && g_strv_contains (units, p + digits + 1);
}
