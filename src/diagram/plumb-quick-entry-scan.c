// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The scanner of quick-entry lines: words with or without quotes, and the delimiters between them. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-private.h"

static const struct
{
  const char *text;
  PlumbQuickArrow arrow;
} arrows[] = {
  /* The longer ones first; what keyboards make of hyphens counts as well. */
  { "<-->", PLUMB_ARROW_BOTH },   { "<->", PLUMB_ARROW_BOTH },   { "<—>", PLUMB_ARROW_BOTH },
  { "<–>", PLUMB_ARROW_BOTH },    { "↔", PLUMB_ARROW_BOTH },     { "⟷", PLUMB_ARROW_BOTH },
  { "-->", PLUMB_ARROW_FORWARD }, { "->", PLUMB_ARROW_FORWARD }, { "—>", PLUMB_ARROW_FORWARD },
  { "–>", PLUMB_ARROW_FORWARD },  { "→", PLUMB_ARROW_FORWARD },  { "⟶", PLUMB_ARROW_FORWARD },
  { "<--", PLUMB_ARROW_BACK },    { "<-", PLUMB_ARROW_BACK },    { "<—", PLUMB_ARROW_BACK },
  { "<–", PLUMB_ARROW_BACK },     { "←", PLUMB_ARROW_BACK },     { "⟵", PLUMB_ARROW_BACK },
  { "=>", PLUMB_ARROW_REPLACE },  { "⇒", PLUMB_ARROW_REPLACE },
};

static const char *const close_straight[] = { "\"", NULL };
static const char *const close_english[] = { "”", "\"", NULL };
static const char *const close_german[] = { "“", "”", "\"", NULL };
static const char *const close_angle[] = { "»", NULL };
static const char *const close_angle_in[] = { "«", NULL };

static const struct
{
  const char *open;
  const char *const *closing;
} quotes[] = {
  { "\"", close_straight }, { "“", close_english }, { "”", close_english },
  { "„", close_german },    { "«", close_angle },   { "»", close_angle_in },
};

gsize
plumb_quick_open_quote (const char *text, const char *const **closing)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_prefix (text, quotes[i].open))
      {
        if (closing != NULL)
          *closing = quotes[i].closing;
        return strlen (quotes[i].open);
      }
  return 0;
}

char *
plumb_quick_squeeze (const char *text, gsize start, gsize end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text + start; p < text + end && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
plumb_quick_splice (const char *line, gsize start, gsize end, const char *by)
{
  g_autofree char *raw = g_strdup_printf ("%.*s%s%s", (int)start, line, by, line + end);

  return plumb_quick_squeeze (raw, 0, strlen (raw));
}

void
plumb_quick_scanner_fail (
    PlumbQuickScanner *scanner, gsize start, gsize end, char *suggestion, const char *message)
{
  g_autofree char *owned = suggestion;

  if (scanner->problem != NULL)
    return;
  if (g_strcmp0 (owned, "") == 0)
    g_clear_pointer (&owned, g_free);
  scanner->problem = g_new0 (PlumbQuickEntryProblem, 1);
  scanner->problem->start = start;
  scanner->problem->end = MAX (start, end);
  scanner->problem->message = g_strdup (message);
  scanner->problem->suggestion = g_steal_pointer (&owned);
}

static gboolean
is_space_at (const char *p)
{
  return *p != '\0' && g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
is_space_or_end (const char *p)
{
  return *p == '\0' || is_space_at (p);
}

/* Whether a space, or the start of the line, stands before @at. */
static gboolean
has_space_before (const char *line, gsize at)
{
  return at == 0 || is_space_at (g_utf8_prev_char (line + at));
}

static gsize
match_arrow (const char *line, gsize at, PlumbQuickArrow *arrow)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (g_str_has_prefix (line + at, arrows[i].text))
      {
        *arrow = arrows[i].arrow;
        return strlen (arrows[i].text);
      }
  /* Without spaces around it, `--` belongs to a name. */
  if (has_space_before (line, at) && g_str_has_prefix (line + at, "--")
      && is_space_or_end (line + at + 2))
    {
      *arrow = PLUMB_ARROW_NONE;
      return 2;
    }
  return 0;
}

/* A comma between digits is part of a number. */
static gboolean
is_comma (const char *line, gsize at)
{
  return line[at] == ','
         && !(at > 0 && g_ascii_isdigit (line[at - 1]) && g_ascii_isdigit (line[at + 1]));
}

/* The delimiter at @at, with its length; 0 when there is none. */
static gsize
match_delimiter (PlumbQuickScanner *scanner, gsize at, gboolean parts, PlumbQuickToken *token)
{
  const char *line = scanner->line;
  gsize length;

  if (is_comma (line, at))
    {
      *token = PLUMB_TOKEN_COMMA;
      return 1;
    }
  if (parts)
    return 0;
  if (line[at] == ':' && is_space_or_end (line + at + 1))
    {
      *token = PLUMB_TOKEN_COLON;
      return 1;
    }
  if ((length = match_arrow (line, at, &scanner->arrow)) > 0)
    {
      *token = PLUMB_TOKEN_ARROW;
      return length;
    }
  if (g_str_has_prefix (line + at, "in") && has_space_before (line, at)
      && is_space_or_end (line + at + 2))
    {
      *token = PLUMB_TOKEN_IN;
      return 2;
    }
  return 0;
}

static void
skip_spaces (PlumbQuickScanner *scanner)
{
  while (is_space_at (scanner->line + scanner->at))
    scanner->at = (gsize)(g_utf8_next_char (scanner->line + scanner->at) - scanner->line);
}

static void
end_at_delimiter (PlumbQuickScanner *scanner, gsize at, PlumbQuickToken token, gsize length)
{
  scanner->token = token;
  scanner->token_start = at;
  scanner->token_end = at + length;
  scanner->at = at + length;
}

/* The byte after the quote that closes what opened before @from, with its length; 0 when none does. A
 * doubled straight quote stands for itself. */
static gsize
find_closing (const char *line, gsize from, const char *const *closing, gsize *length)
{
  for (gsize at = from; line[at] != '\0'; at = (gsize)(g_utf8_next_char (line + at) - line))
    {
      if (closing == close_straight && g_str_has_prefix (line + at, "\"\""))
        {
          at++;
          continue;
        }
      for (guint i = 0; closing[i] != NULL; i++)
        if (g_str_has_prefix (line + at, closing[i]))
          {
            *length = strlen (closing[i]);
            return at;
          }
    }
  return 0;
}

static char *
undouble (char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\"\"", -1);

  g_free (text);
  return g_strjoinv ("\"", pieces);
}

static PlumbQuickWord *
scan_quoted (PlumbQuickScanner *scanner, gsize open, const char *const *closing, gboolean parts)
{
  g_autoptr (PlumbQuickWord) word = g_new0 (PlumbQuickWord, 1);
  const char *line = scanner->line;
  PlumbQuickToken token = PLUMB_TOKEN_END;
  gsize length = 0;
  gsize close = find_closing (line, scanner->at + open, closing, &length);
  gsize rest;

  word->start = scanner->at;
  word->quoted = TRUE;
  if (close == 0)
    {
      plumb_quick_scanner_fail (scanner, scanner->at, strlen (line),
                                g_strconcat (line, closing[0], NULL),
                                _ ("This quote is not closed"));
      return NULL;
    }
  word->text = undouble (plumb_quick_squeeze (line, scanner->at + open, close));
  word->end = scanner->at = close + length;
  skip_spaces (scanner);
  rest = scanner->at;
  length = match_delimiter (scanner, rest, parts, &token);
  if (length == 0 && line[rest] != '\0')
    {
      plumb_quick_scanner_fail (scanner, rest, strlen (line),
                                plumb_quick_splice (line, rest, rest, ", "),
                                _ ("After a name in quotes comes a comma, an arrow or “in”"));
      return NULL;
    }
  end_at_delimiter (scanner, rest, token, length);
  return g_steal_pointer (&word);
}

PlumbQuickWord *
plumb_quick_scanner_next (PlumbQuickScanner *scanner, gboolean parts)
{
  g_autoptr (PlumbQuickWord) word = g_new0 (PlumbQuickWord, 1);
  const char *const *closing = NULL;
  const char *line = scanner->line;
  PlumbQuickToken token = PLUMB_TOKEN_END;
  gsize length = 0;
  gsize open, at;

  skip_spaces (scanner);
  open = plumb_quick_open_quote (line + scanner->at, &closing);
  if (open > 0)
    return scan_quoted (scanner, open, closing, parts);
  for (at = scanner->at; line[at] != '\0'; at = (gsize)(g_utf8_next_char (line + at) - line))
    if ((length = match_delimiter (scanner, at, parts, &token)) > 0)
      break;
  word->text = plumb_quick_squeeze (line, scanner->at, at);
  word->start = scanner->at;
  word->end = at;
  while (word->end > word->start && is_space_at (g_utf8_prev_char (line + word->end)))
    word->end = (gsize)(g_utf8_prev_char (line + word->end) - line);
  end_at_delimiter (scanner, at, token, length);
  return g_steal_pointer (&word);
}

void
plumb_quick_word_free (PlumbQuickWord *word)
{
  g_free (word->text);
  g_free (word);
}

PlumbQuickGroup *
plumb_quick_group_new (void)
{
  PlumbQuickGroup *group = g_new0 (PlumbQuickGroup, 1);

  group->names = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_word_free);
  group->containers = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_word_free);
  return group;
}

void
plumb_quick_group_free (PlumbQuickGroup *group)
{
  g_ptr_array_unref (group->names);
  g_ptr_array_unref (group->containers);
  g_free (group);
}
