// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The grammar of rows: gaps, questions, prerequisites, next steps, notes. What may stand at their end,
 * in any order, is taken off from behind: a date, a lead time, `@` and a name (decisions.md, 17). */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-private.h"
#include "diagram/plumb-words.h"

typedef enum
{
  TAKES_DATE = 1 << 0,
  TAKES_LEAD = 1 << 1,
  TAKES_WHO = 1 << 2,
  TAKES_TWO = 1 << 3,       /* a team and a person */
  TAKES_LOOSE_DAY = 1 << 4, /* "tomorrow" counts as a date wherever it ends the line */
} Takes;

typedef struct
{
  gsize start;
  gsize end;
} Range;

static Takes
takes_of (PlumbQuickType type)
{
  switch (type)
    {
    case PLUMB_QUICK_GAP:
    case PLUMB_QUICK_QUESTION:
      return TAKES_DATE | TAKES_WHO;
    case PLUMB_QUICK_PREREQUISITE:
      return TAKES_DATE | TAKES_LEAD | TAKES_WHO | TAKES_TWO;
    case PLUMB_QUICK_STEP:
      return TAKES_DATE | TAKES_WHO | TAKES_LOOSE_DAY;
    default:
      return TAKES_WHO;
    }
}

static void
trim (const char *line, Range *range)
{
  while (range->end > range->start)
    {
      const char *last = g_utf8_prev_char (line + range->end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      range->end = (gsize)(last - line);
    }
  while (range->start < range->end && g_unichar_isspace (g_utf8_get_char (line + range->start)))
    range->start = (gsize)(g_utf8_next_char (line + range->start) - line);
}

/* Where the last @n words of @range begin; its end when it has fewer than @n + 1. */
static gsize
last_words (const char *line, const Range *range, guint n)
{
  const char *p = line + range->end;
  gboolean in_word = FALSE;

  while (p > line + range->start)
    {
      const char *before = g_utf8_prev_char (p);
      gboolean space = g_unichar_isspace (g_utf8_get_char (before));

      if (space && in_word && --n == 0)
        return (gsize)(p - line);
      in_word = !space;
      p = before;
    }
  return in_word && n == 1 ? range->start : range->end;
}

/* The last place in @range where `@` begins a word; its end if there is none. */
static gsize
find_at (const char *line, const Range *range)
{
  for (gsize i = range->end; i-- > range->start;)
    if (line[i] == '@' && i + 1 < range->end && !g_ascii_isspace (line[i + 1])
        && (i == range->start || g_ascii_isspace (line[i - 1])))
      return i;
  return range->end;
}

static void
drop_last_word (const char *line, Range *range, gsize start)
{
  range->end = start;
  trim (line, range);
}

/* Whether the last word of @range announces a date; takes it off. */
static gboolean
take_by (const char *line, Range *range, gboolean *on)
{
  gsize start = last_words (line, range, 1);
  g_autofree char *word = NULL;

  if (start >= range->end)
    return FALSE;
  word = plumb_quick_squeeze (line, start, range->end);
  *on = g_ascii_strcasecmp (word, "on") == 0;
  if (!*on && !plumb_words_is_by (word))
    return FALSE;
  drop_last_word (line, range, start);
  return !*on;
}

static gboolean
accepts (const char *line, const Range *before, PlumbDateKind kind, Takes takes)
{
  if (kind == PLUMB_DATE_CALENDAR || (takes & TAKES_LOOSE_DAY) != 0)
    return TRUE;
  return find_at (line, before) < before->end || line[before->end - 1] == ',';
}

/* Takes a date off the end of @range. FALSE: no date, or a problem. */
static gboolean
take_date (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, Range *range, Takes takes)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (guint n = PLUMB_WORDS_MAX_DATE; n > 0; n--)
    {
      gsize start = last_words (scanner->line, range, n);
      Range before = { range->start, start };
      Range shorter;
      gboolean by, on = FALSE;
      g_autofree char *text = NULL;
      PlumbDateKind kind;

      if (start >= range->end || start == range->start)
        continue;
      text = plumb_quick_squeeze (scanner->line, start, range->end);
      kind = plumb_words_read_date (text, now, NULL);
      if (kind == PLUMB_DATE_NONE)
        continue;
      trim (scanner->line, &before);
      shorter = before;
      by = take_by (scanner->line, &shorter, &on);
      if (kind == PLUMB_DATE_NO_SUCH_DAY)
        {
          plumb_quick_scanner_fail (scanner, start, range->end, NULL,
                                    _ ("The calendar has no such day"));
          return FALSE;
        }
      if (!by && !accepts (scanner->line, &before, kind, takes))
        continue;
      *range = by || on ? shorter : before;
      entry->date = g_steal_pointer (&text);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_lead (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, Range *range)
{
  for (guint n = PLUMB_WORDS_MAX_DATE; n > 0; n--)
    {
      gsize start = last_words (scanner->line, range, n);
      g_autofree char *text = NULL;

      if (start >= range->end || start == range->start)
        continue;
      text = plumb_quick_squeeze (scanner->line, start, range->end);
      if (!plumb_words_read_days (text, &entry->lead_days))
        continue;
      entry->has_lead = TRUE;
      drop_last_word (scanner->line, range, start);
      return TRUE;
    }
  return FALSE;
}

/* The name after `@`, with or without quotes. */
static PlumbQuickWord *
read_who (const char *line, gsize start, gsize end)
{
  PlumbQuickWord *word = g_new0 (PlumbQuickWord, 1);
  const char *const *closing;
  gsize open = plumb_quick_open_quote (line + start, &closing);

  word->start = start;
  word->end = end;
  if (open > 0 && start + open < end)
    for (guint i = 0; closing[i] != NULL && !word->quoted; i++)
      {
        gsize length = strlen (closing[i]);

        if (start + open + length < end && strncmp (line + end - length, closing[i], length) == 0)
          {
            word->quoted = TRUE;
            word->text = plumb_quick_squeeze (line, start + open, end - length);
          }
      }
  if (word->text == NULL)
    word->text = plumb_quick_squeeze (line, start, end);
  return word;
}

static gboolean
take_who (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, Range *range, Takes takes)
{
  gsize at = find_at (scanner->line, range);

  if (at >= range->end || entry->who->len >= ((takes & TAKES_TWO) != 0 ? 2u : 1u))
    return FALSE;
  g_ptr_array_insert (entry->who, 0, read_who (scanner->line, at + 1, range->end));
  range->end = at;
  trim (scanner->line, range);
  return TRUE;
}

/* A lead time that nothing can read must not become part of the name before it. */
static gboolean
check_lead (const PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  for (guint i = 0; i < entry->who->len; i++)
    {
      const PlumbQuickWord *word = entry->who->pdata[i];
      Range range = { word->start, word->end };

      for (guint n = 2; n > 0 && !word->quoted; n--)
        {
          gsize start = last_words (scanner->line, &range, n);
          g_autofree char *text = plumb_quick_squeeze (scanner->line, start, range.end);

          if (!plumb_words_looks_like_days (text))
            continue;
          plumb_quick_scanner_fail (scanner, start, range.end, NULL,
                                    _ ("A lead time is a whole number of days, weeks or months, "
                                       "at most ten years"));
          return FALSE;
        }
    }
  return TRUE;
}

/* Takes what may stand at the end of @range off it, in any order. */
static gboolean
take_ends (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, Range *range, Takes takes)
{
  gboolean more = TRUE;

  while (more && scanner->problem == NULL && range->end > range->start)
    more = ((takes & TAKES_DATE) != 0 && entry->date == NULL
            && take_date (entry, scanner, range, takes))
           || (scanner->problem == NULL && (takes & TAKES_LEAD) != 0 && !entry->has_lead
               && take_lead (entry, scanner, range))
           || (scanner->problem == NULL && (takes & TAKES_WHO) != 0
               && take_who (entry, scanner, range, takes));
  return scanner->problem == NULL;
}

static const char *
what_is_missing (PlumbQuickType type)
{
  switch (type)
    {
    case PLUMB_QUICK_GAP:
      return _ ("After “!” comes what is missing");
    case PLUMB_QUICK_QUESTION:
      return _ ("After “?” comes a question");
    case PLUMB_QUICK_PREREQUISITE:
      return _ ("After “+” comes what is needed first");
    case PLUMB_QUICK_STEP:
      return _ ("After “>” comes a next step");
    default:
      return _ ("After “#” comes a note");
    }
}

static gboolean
parse_gap (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, Range *range, Takes takes)
{
  const char *semicolon = memchr (scanner->line + range->start, ';', range->end - range->start);
  Range mitigation;

  if (semicolon == NULL)
    return take_ends (entry, scanner, range, takes);
  mitigation = (Range){ (gsize)(semicolon - scanner->line) + 1, range->end };
  range->end = (gsize)(semicolon - scanner->line);
  trim (scanner->line, range);
  /* The end may be all that follows: "; by 4 Dec" gives a date and no mitigation yet. */
  if (!take_ends (entry, scanner, &mitigation, takes | TAKES_LOOSE_DAY))
    return FALSE;
  trim (scanner->line, &mitigation);
  if (mitigation.end > mitigation.start)
    entry->mitigation = plumb_quick_squeeze (scanner->line, mitigation.start, mitigation.end);
  return TRUE;
}

gboolean
plumb_quick_rows_parse (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  Range range = { scanner->at, strlen (scanner->line) };
  Takes takes = takes_of (entry->type);
  gsize sign = scanner->at;

  trim (scanner->line, &range);
  if (entry->type == PLUMB_QUICK_GAP ? !parse_gap (entry, scanner, &range, takes)
                                     : !take_ends (entry, scanner, &range, takes))
    return FALSE;
  if ((takes & TAKES_LEAD) != 0 && !check_lead (entry, scanner))
    return FALSE;
  if (range.end <= range.start)
    {
      plumb_quick_scanner_fail (scanner, 0, sign, NULL, what_is_missing (entry->type));
      return FALSE;
    }
  entry->text = plumb_quick_squeeze (scanner->line, range.start, range.end);
  return TRUE;
}
