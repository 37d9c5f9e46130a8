// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "schema/plumb-value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAYS_IN_WEEK 7
#define DAYS_IN_MONTH 30
#define MINUTES_IN_HOUR 60
#define MINUTES_IN_DAY (24 * 60)

G_DEFINE_QUARK (plumb - schema - error - quark, plumb_schema_error)

static const char *
title_of (const PlumbField *field)
{
  return plumb_field_get_title (field);
}

static char *
refuse (const PlumbField *field, const char *text, const char *wanted, GError **error)
{
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE,
               /* Translators: field, what was typed, what is wanted instead. */
               _ ("%s: “%s” does not fit; %s"), title_of (field), shown, wanted);
  return NULL;
}

/* Line ends become \n; where a field holds one line, they become spaces. */
static char *
clean_text (const PlumbField *field, const char *text, GError **error)
{
  gboolean one_line = field->type != PLUMB_FIELD_LONG_TEXT;
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      if (c == '\n' || c == '\t')
        g_string_append_c (out, one_line ? ' ' : (char)c);
      else if (g_unichar_iscntrl (c))
        {
          g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE,
                       _ ("%s: the text has a control character (U+%04X); remove it"),
                       title_of (field), c);
          return NULL;
        }
      else
        g_string_append_unichar (out, c);
    }
  return one_line ? g_strstrip (g_string_free (g_steal_pointer (&out), FALSE))
                  : g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
check_length (const PlumbField *field, const char *text, GError **error)
{
  if (field->type == PLUMB_FIELD_LONG_TEXT)
    {
      if (strlen (text) <= PLUMB_MAX_LONG_TEXT)
        return TRUE;
      g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_TOO_LONG,
                   _ ("%s: the text is longer than 1 MiB; shorten it"), title_of (field));
      return FALSE;
    }
  if (strlen (text) <= PLUMB_MAX_TEXT || g_utf8_strlen (text, -1) <= PLUMB_MAX_TEXT)
    return TRUE;
  g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_TOO_LONG,
               _ ("%s: the text has more than %d characters; shorten it"), title_of (field),
               PLUMB_MAX_TEXT);
  return FALSE;
}

static char *
normalize_integer (const PlumbField *field, const char *text, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL))
    return refuse (field, text, _ ("a whole number is wanted"), error);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
normalize_real (const PlumbField *field, const char *text, GError **error)
{
  char *end;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  errno = 0;
  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (value))
    return refuse (field, text, _ ("a number is wanted"), error);
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

static char *
normalize_boolean (const PlumbField *field, const char *text, GError **error)
{
  static const char *const yes[] = { "1", "yes", "true", "on", "x", NULL };
  static const char *const no[] = { "0", "no", "false", "off", NULL };
  g_autofree char *folded = plumb_fold (text);
  g_autofree char *local_yes = plumb_fold (_ ("Yes"));
  g_autofree char *local_no = plumb_fold (_ ("No"));

  if (g_strv_contains (yes, folded) || strcmp (folded, local_yes) == 0)
    return g_strdup ("1");
  if (g_strv_contains (no, folded) || strcmp (folded, local_no) == 0)
    return g_strdup ("0");
  return refuse (field, text, _ ("yes or no is wanted"), error);
}

/* Whether @text is a day of the calendar written YYYY-MM-DD. */
gboolean
plumb_date_is_valid (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  if (text == NULL || strlen (text) != strlen (pattern))
    return FALSE;
  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  return g_date_valid_dmy ((GDateDay)atoi (text + 8), (GDateMonth)atoi (text + 5),
                           (GDateYear)atoi (text));
}

static char *
normalize_date (const PlumbField *field, const char *text, GError **error)
{
  if (!plumb_date_is_valid (text))
    return refuse (field, text, _ ("a date such as 2026-11-18 is wanted"), error);
  return g_strdup (text);
}

/* The instant that @text names in ISO 8601; without an offset it is UTC. NULL if it is none. */
GDateTime *
plumb_instant_parse (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;
}

/* @when as it is stored: UTC to the second. */
char *
plumb_instant_format (GDateTime *when)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (when);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
normalize_instant (const PlumbField *field, const char *text, const char *time_zone, GError **error)
{
  g_autoptr (GTimeZone) zone = time_zone != NULL ? g_time_zone_new_identifier (time_zone) : NULL;
  g_autoptr (GDateTime) when = NULL;
  g_autoptr (GString) iso = g_string_new (text);

  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  /* "2026-11-18", "2026-11-18 12:00" and "2026-11-18T12:00" are what people type. */
  if (iso->len == 10 && plumb_date_is_valid (iso->str))
    g_string_append (iso, "T00:00:00");
  else if (iso->len >= 16 && (iso->str[10] == ' ' || iso->str[10] == 'T'))
    {
      iso->str[10] = 'T';
      if (iso->len == 16)
        g_string_append (iso, ":00");
    }
  when = g_date_time_new_from_iso8601 (iso->str, zone);
  if (when == NULL)
    return refuse (field, text, _ ("a date and time such as 2026-11-18 14:00 is wanted"), error);
  return plumb_instant_format (when);
}

static const struct
{
  const char *unit;
  int minutes;
  int days;
} units[] = {
  { "min", 1, 0 },
  { "mins", 1, 0 },
  { "minute", 1, 0 },
  { "minutes", 1, 0 },
  { "m", 1, 0 },
  { "h", MINUTES_IN_HOUR, 0 },
  { "hour", MINUTES_IN_HOUR, 0 },
  { "hours", MINUTES_IN_HOUR, 0 },
  { "d", MINUTES_IN_DAY, 1 },
  { "day", MINUTES_IN_DAY, 1 },
  { "days", MINUTES_IN_DAY, 1 },
  { "w", 7 * MINUTES_IN_DAY, DAYS_IN_WEEK },
  { "week", 7 * MINUTES_IN_DAY, DAYS_IN_WEEK },
  { "weeks", 7 * MINUTES_IN_DAY, DAYS_IN_WEEK },
  { "month", 0, DAYS_IN_MONTH },
  { "months", 0, DAYS_IN_MONTH },
};

static int
unit_factor (const char *unit, gsize length, gboolean in_days)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].unit) == length && g_ascii_strncasecmp (units[i].unit, unit, length) == 0)
      return in_days ? units[i].days : units[i].minutes;
  return 0;
}

/* "90", "1 h 30", "3 weeks": a sum of numbers with units; a bare number counts in the field's own. */
static gboolean
parse_duration (const char *text, gboolean in_days, gint64 *total)
{
  const char *p = text;
  int smallest = 0;

  *total = 0;
  while (*p != '\0')
    {
      char *end;
      gint64 number;
      gsize length;
      int factor;

      if (!g_ascii_isdigit (*p))
        return FALSE;
      number = g_ascii_strtoll (p, &end, 10);
      for (p = end; *p == ' '; p++)
        ;
      for (length = 0; g_ascii_isalpha (p[length]); length++)
        ;
      /* "1 h 30" means 30 minutes; a second bare number has no meaning otherwise. */
      factor = length > 0 ? unit_factor (p, length, in_days) : 1;
      if (factor == 0 || (smallest != 0 && factor >= smallest) || number > 1000000)
        return FALSE;
      smallest = factor;
      *total += number * factor;
      for (p += length; *p == ' ' || *p == ','; p++)
        ;
    }
  return smallest != 0 && *total <= G_MAXINT32;
}

static char *
normalize_duration (const PlumbField *field, const char *text, GError **error)
{
  gboolean in_days = field->type == PLUMB_FIELD_DAYS;
  gint64 total;

  if (!parse_duration (text, in_days, &total))
    return refuse (field, text,
                   in_days ? _ ("days are wanted, such as 14 or 3 weeks")
                           : _ ("minutes are wanted, such as 45 or 1 h 30"),
                   error);
  return g_strdup_printf ("%" G_GINT64_FORMAT, total);
}

static char *
normalize_word (const PlumbField *field, const char *text, GError **error)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary (field->vocabulary);
  const PlumbWord *word = plumb_vocabulary_find (vocabulary, text);
  g_autoptr (GString) wanted = NULL;

  if (word != NULL)
    return g_strdup (word->word);
  if (vocabulary == NULL || vocabulary->open)
    return g_strdup (text);
  wanted = g_string_new (_ ("one of these is wanted: "));
  for (guint i = 0; i < vocabulary->n_words; i++)
    g_string_append_printf (wanted, "%s%s", i > 0 ? ", " : "", vocabulary->words[i].word);
  return refuse (field, text, wanted->str, error);
}

static char *
normalize_hash (const PlumbField *field, const char *text, GError **error)
{
  if (strlen (text) != 64 || strspn (text, "0123456789abcdef") != 64)
    return refuse (field, text, _ ("a SHA-256 in hexadecimal is wanted"), error);
  return g_strdup (text);
}

/* @text, as a person or a program wrote it, as it is stored in @field: a new string, "" for an empty
 * value. Of a set it is one member. References are not looked up here. Times without an offset are
 * in @time_zone (IANA; NULL: UTC).
 * Errors: PLUMB_SCHEMA_ERROR, with a sentence that names the field and what it wants. */
char *
plumb_value_normalize (const PlumbField *field,
                       const char *text,
                       const char *time_zone,
                       GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  if (strlen (text) > PLUMB_MAX_LONG_TEXT && field->type != PLUMB_FIELD_LONG_TEXT)
    {
      check_length (field, text, error);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE,
                   _ ("%s: the text is not valid UTF-8; convert it first"), title_of (field));
      return NULL;
    }
  if (!check_length (field, text, error) || (clean = clean_text (field, text, error)) == NULL)
    return NULL;
  if (*clean == '\0')
    return g_strdup ("");

  switch (field->type)
    {
    case PLUMB_FIELD_INTEGER:
      return normalize_integer (field, clean, error);
    case PLUMB_FIELD_REAL:
      return normalize_real (field, clean, error);
    case PLUMB_FIELD_BOOLEAN:
      return normalize_boolean (field, clean, error);
    case PLUMB_FIELD_DATE:
      return normalize_date (field, clean, error);
    case PLUMB_FIELD_INSTANT:
      return normalize_instant (field, clean, time_zone, error);
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      return normalize_duration (field, clean, error);
    case PLUMB_FIELD_CHOICE:
      return normalize_word (field, clean, error);
    case PLUMB_FIELD_SET:
      return field->vocabulary != NULL ? normalize_word (field, clean, error)
                                       : g_steal_pointer (&clean);
    case PLUMB_FIELD_TABLE:
      if (plumb_schema_find_table (clean) == NULL)
        return refuse (field, clean, _ ("the name of a table is wanted"), error);
      return g_steal_pointer (&clean);
    case PLUMB_FIELD_BLOB:
      return normalize_hash (field, clean, error);
    case PLUMB_FIELD_TEXT:
    case PLUMB_FIELD_LONG_TEXT:
    case PLUMB_FIELD_REFERENCE:
    case PLUMB_FIELD_ANY:
      break;
    }
  if (field->is_valid != NULL && !field->is_valid (clean))
    return refuse (field, clean, plumb_field_get_help (field), error);
  return g_steal_pointer (&clean);
}

static char *
display_date (const char *stored)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = g_strconcat (stored, "T00:00:00Z", NULL);
  char *text;

  day = plumb_instant_parse (iso);
  if (day == NULL)
    return g_strdup (stored);
  /* Translators: a date such as 18 November 2026; see g_date_time_format(). */
  text = g_date_time_format (day, _ ("%-d %B %Y"));
  return text;
}

static char *
display_instant (const char *stored, const char *time_zone)
{
  g_autoptr (GDateTime) utc = plumb_instant_parse (stored);
  g_autoptr (GTimeZone) zone = time_zone != NULL ? g_time_zone_new_identifier (time_zone) : NULL;
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return g_strdup (stored);
  local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  /* Translators: date and time such as 18 November 2026, 14:00; see g_date_time_format(). */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}

static char *
display_minutes (int minutes)
{
  int hours = minutes / MINUTES_IN_HOUR;
  int rest = minutes % MINUTES_IN_HOUR;

  if (hours == 0)
    /* Translators: a duration in minutes. */
    return g_strdup_printf (_ ("%d min"), rest);
  if (rest == 0)
    /* Translators: a duration in hours. */
    return g_strdup_printf (_ ("%d h"), hours);
  /* Translators: a duration in hours and minutes. */
  return g_strdup_printf (_ ("%d h %d min"), hours, rest);
}

static char *
display_days (int days)
{
  if (days > 0 && days % DAYS_IN_WEEK == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weeks", (gulong)(days / DAYS_IN_WEEK)),
        days / DAYS_IN_WEEK);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong)days), days);
}

/* What a person reads for @stored in @field, in the screen's language: a new string. References are
 * shown by plumb_review_display(), which knows the records. Times are shown in @time_zone. */
char *
plumb_value_display (const PlumbField *field, const char *stored, const char *time_zone)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (stored == NULL || *stored == '\0')
    return g_strdup ("");
  switch (field->type)
    {
    case PLUMB_FIELD_DATE:
      return display_date (stored);
    case PLUMB_FIELD_INSTANT:
      return display_instant (stored, time_zone);
    case PLUMB_FIELD_MINUTES:
      return display_minutes (atoi (stored));
    case PLUMB_FIELD_DAYS:
      return display_days (atoi (stored));
    case PLUMB_FIELD_BOOLEAN:
      return g_strdup (strcmp (stored, "1") == 0 ? _ ("Yes") : _ ("No"));
    case PLUMB_FIELD_CHOICE:
    case PLUMB_FIELD_SET:
      return g_strdup (
          plumb_vocabulary_get_title (plumb_schema_find_vocabulary (field->vocabulary), stored));
    default:
      return g_strdup (stored);
    }
}
