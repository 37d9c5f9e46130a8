// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The grammar of lines that draw (decisions.md, 16): groups joined by arrows, then `: ` parts; removing
 * and replacing. Rows (`!`, `?` and so on) are read in plumb-quick-entry-rows.c. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-private.h"

static const struct
{
  const char *sign;
  PlumbQuickType type;
} signs[] = {
  { "!", PLUMB_QUICK_GAP },    { "?", PLUMB_QUICK_QUESTION }, { "+", PLUMB_QUICK_PREREQUISITE },
  { ">", PLUMB_QUICK_STEP },   { "#", PLUMB_QUICK_NOTE },     { "@", PLUMB_QUICK_PERSON },
  { "-", PLUMB_QUICK_REMOVE }, { "−", PLUMB_QUICK_REMOVE },
};

/* @line with the signs around what looks like a mistyped arrow put right. */
static char *
suggest_arrow (const char *line, gsize at)
{
  static const char around[] = "-=<> ";
  gsize start = at, end = at;
  gboolean left = FALSE, right = FALSE, equal = FALSE;

  while (start > 0 && strchr (around, line[start - 1]) != NULL)
    start--;
  while (line[end] != '\0' && strchr (around, line[end]) != NULL)
    end++;
  for (gsize i = start; i < end; i++)
    {
      left = left || line[i] == '<';
      right = right || line[i] == '>';
      equal = equal || line[i] == '=';
    }
  if (equal)
    return plumb_quick_splice (line, start, end, " => ");
  return plumb_quick_splice (line, start, end, left && right ? " <-> " : left ? " <- " : " -> ");
}

static gboolean
check_name (PlumbQuickScanner *scanner, const PlumbQuickWord *word)
{
  if (g_utf8_strlen (word->text, -1) > PLUMB_MAX_TEXT)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("A name has at most %d characters"), PLUMB_MAX_TEXT);

      plumb_quick_scanner_fail (scanner, word->start, word->end, NULL, message);
      return FALSE;
    }
  if (word->quoted)
    return TRUE;
  for (gsize i = word->start; i < word->end; i++)
    if (scanner->line[i] == '<' || scanner->line[i] == '>')
      {
        plumb_quick_scanner_fail (scanner, i, i + 1, suggest_arrow (scanner->line, i),
                                  _ ("This is not an arrow; a name with such a sign needs quotes"));
        return FALSE;
      }
  return TRUE;
}

/* Says that a name is missing before the delimiter that was just read, or at the end of the line. */
static void
fail_missing (PlumbQuickScanner *scanner, gsize before_start, gsize before_end)
{
  gboolean at_end = scanner->token == PLUMB_TOKEN_END;
  gsize start = at_end ? before_start : scanner->token_start;
  gsize end = at_end ? before_end : scanner->token_end;

  plumb_quick_scanner_fail (scanner, start, end,
                            plumb_quick_splice (scanner->line, start, end, " "),
                            _ ("The name of a system is missing here"));
}

static gboolean
parse_names (PlumbQuickScanner *scanner, PlumbQuickGroup *group)
{
  for (;;)
    {
      gsize before_start = scanner->token_start;
      gsize before_end = scanner->token_end;
      g_autoptr (PlumbQuickWord) word = plumb_quick_scanner_next (scanner, FALSE);

      if (word == NULL)
        return FALSE;
      if (*word->text == '\0')
        {
          /* While one types, a line often ends with a comma. */
          if (group->names->len > 0 && scanner->token == PLUMB_TOKEN_END && !word->quoted)
            return TRUE;
          if (word->quoted)
            plumb_quick_scanner_fail (scanner, word->start, word->end, NULL,
                                      _ ("The name of a system is missing here"));
          else
            fail_missing (scanner, before_start, before_end);
          return FALSE;
        }
      if (!check_name (scanner, word))
        return FALSE;
      g_ptr_array_add (group->names, g_steal_pointer (&word));
      if (scanner->token != PLUMB_TOKEN_COMMA)
        return TRUE;
    }
}

static char *
suggest_without_container (PlumbQuickScanner *scanner, PlumbQuickGroup *group)
{
  if (group->names->len == 1 && group->containers->len == 0 && scanner->token == PLUMB_TOKEN_END)
    {
      PlumbQuickWord *name = group->names->pdata[0];

      return g_strdup_printf ("%.*s\"%s in\"", (int)name->start, scanner->line, name->text);
    }
  return NULL;
}

/* `Okta in Northwind, Snowflake` as `Okta, Snowflake in Northwind`. */
static char *
suggest_one_in (PlumbQuickScanner *scanner, PlumbQuickGroup *group)
{
  PlumbQuickWord *last = group->names->pdata[group->names->len - 1];
  const char *rest = scanner->line + scanner->token_end;
  g_autofree char *names = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *more = NULL;

  if (strstr (rest, " in ") != NULL || strpbrk (rest, "<>:") != NULL || strstr (rest, "→") != NULL)
    return NULL;
  names = plumb_quick_squeeze (scanner->line, 0, last->end);
  inside = plumb_quick_squeeze (scanner->line, last->end, scanner->token_start);
  more = plumb_quick_squeeze (rest, 0, strlen (rest));
  return *more != '\0' ? g_strdup_printf ("%s, %s %s", names, more, inside)
                       : g_strdup_printf ("%s %s", names, inside);
}

static gboolean
parse_containers (PlumbQuickScanner *scanner, PlumbQuickGroup *group)
{
  while (scanner->token == PLUMB_TOKEN_IN)
    {
      gsize start = scanner->token_start;
      gsize end = scanner->token_end;
      g_autoptr (PlumbQuickWord) word = plumb_quick_scanner_next (scanner, FALSE);

      if (word == NULL)
        return FALSE;
      if (*word->text == '\0')
        {
          plumb_quick_scanner_fail (scanner, start, end, suggest_without_container (scanner, group),
                                    _ ("After “in” comes the name of a container"));
          return FALSE;
        }
      if (!check_name (scanner, word))
        return FALSE;
      g_ptr_array_add (group->containers, g_steal_pointer (&word));
    }
  if (scanner->token == PLUMB_TOKEN_COMMA && group->containers->len > 0)
    {
      plumb_quick_scanner_fail (
          scanner, scanner->token_start, scanner->token_end, suggest_one_in (scanner, group),
          _ ("“in” covers the whole list before it and comes last; quote a name that has a comma"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_group (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  g_autoptr (PlumbQuickGroup) group = plumb_quick_group_new ();

  if (!parse_names (scanner, group) || !parse_containers (scanner, group))
    return FALSE;
  g_ptr_array_add (entry->groups, g_steal_pointer (&group));
  return TRUE;
}

static gboolean
parse_parts (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  do
    {
      g_autoptr (PlumbQuickWord) word = plumb_quick_scanner_next (scanner, TRUE);

      if (word == NULL)
        return FALSE;
      if (g_utf8_strlen (word->text, -1) > PLUMB_MAX_TEXT)
        return check_name (scanner, word);
      if (*word->text != '\0')
        g_ptr_array_add (entry->parts, g_steal_pointer (&word));
    }
  while (scanner->token != PLUMB_TOKEN_END);
  return TRUE;
}

static gboolean
is_replacement (const PlumbQuickEntry *entry)
{
  for (guint i = 0; i < entry->arrows->len; i++)
    if (g_array_index (entry->arrows, PlumbQuickArrow, i) == PLUMB_ARROW_REPLACE)
      return TRUE;
  return FALSE;
}

static gboolean
check_replacement (PlumbQuickEntry *entry, PlumbQuickScanner *scanner, gsize start, gsize end)
{
  PlumbQuickGroup *by;

  if (!is_replacement (entry))
    return TRUE;
  by = entry->groups->pdata[entry->groups->len - 1];
  if (entry->type == PLUMB_QUICK_REMOVE || entry->groups->len != 2 || by->names->len != 1)
    {
      plumb_quick_scanner_fail (scanner, start, end, NULL,
                                _ ("“=>” stands alone in a line and is followed by one system"));
      return FALSE;
    }
  entry->type = PLUMB_QUICK_REPLACE;
  return TRUE;
}

/* A line could ask for more connections than anybody can have meant. */
static gboolean
check_size (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  guint64 pairs = 0, names = 0;

  for (guint i = 0; i < entry->groups->len; i++)
    {
      PlumbQuickGroup *group = entry->groups->pdata[i];

      names += group->names->len + group->containers->len;
      if (i > 0)
        {
          PlumbQuickGroup *before = entry->groups->pdata[i - 1];

          pairs += (guint64)before->names->len * group->names->len;
        }
    }
  if (MAX (pairs, names) > PLUMB_QUICK_ENTRY_MAX_PAIRS)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("A line holds at most %d systems and connections; write several"),
                           PLUMB_QUICK_ENTRY_MAX_PAIRS);

      plumb_quick_scanner_fail (scanner, 0, strlen (scanner->line), NULL, message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
same_name (PlumbQuickGroup *a, PlumbQuickGroup *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a->names->len != 1 || b->names->len != 1 || a->containers->len > 0 || b->containers->len > 0)
    return FALSE;
  first = plumb_fold (((PlumbQuickWord *)a->names->pdata[0])->text);
  second = plumb_fold (((PlumbQuickWord *)b->names->pdata[0])->text);
  return strcmp (first, second) == 0;
}

static gboolean
check_loops (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  for (guint i = 1; i < entry->groups->len; i++)
    if (same_name (entry->groups->pdata[i - 1], entry->groups->pdata[i]))
      {
        PlumbQuickGroup *group = entry->groups->pdata[i];
        PlumbQuickWord *word = group->names->pdata[0];

        plumb_quick_scanner_fail (scanner, word->start, word->end, NULL,
                                  _ ("A system is not connected to itself"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
parse_drawing (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  gsize arrow_start = 0, arrow_end = 0;

  for (;;)
    {
      if (!parse_group (entry, scanner))
        return FALSE;
      if (scanner->token != PLUMB_TOKEN_ARROW)
        break;
      g_array_append_val (entry->arrows, scanner->arrow);
      arrow_start = scanner->token_start;
      arrow_end = scanner->token_end;
    }
  if (scanner->token == PLUMB_TOKEN_COLON)
    {
      gsize colon = scanner->token_start;

      if (!parse_parts (entry, scanner))
        return FALSE;
      if (entry->type == PLUMB_QUICK_REMOVE)
        {
          plumb_quick_scanner_fail (scanner, colon, strlen (scanner->line),
                                    plumb_quick_squeeze (scanner->line, 0, colon),
                                    _ ("What is removed needs no method, data or frequency"));
          return FALSE;
        }
    }
  return check_replacement (entry, scanner, arrow_start, arrow_end) && check_size (entry, scanner)
         && check_loops (entry, scanner);
}

static gboolean
parse_person (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  gsize start = scanner->at;
  g_autoptr (PlumbQuickWord) word = plumb_quick_scanner_next (scanner, TRUE);

  if (word == NULL || !check_name (scanner, word))
    return FALSE;
  if (*word->text == '\0')
    {
      plumb_quick_scanner_fail (scanner, 0, start, NULL,
                                _ ("After “@” comes the name of a person"));
      return FALSE;
    }
  entry->text = g_strdup (word->text);
  return scanner->token == PLUMB_TOKEN_END || parse_parts (entry, scanner);
}

/* The type that the sign at the start of the line stands for; moves the scanner behind it. */
static PlumbQuickType
read_sign (PlumbQuickScanner *scanner)
{
  const char *p = scanner->line + scanner->at;

  if (g_str_has_prefix (p, "->") || g_str_has_prefix (p, "--"))
    return PLUMB_QUICK_DRAW;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i].sign))
      {
        scanner->at += strlen (signs[i].sign);
        return signs[i].type;
      }
  return PLUMB_QUICK_DRAW;
}

static gboolean
parse_line (PlumbQuickEntry *entry, PlumbQuickScanner *scanner)
{
  const char *line = scanner->line;
  const char *bad;

  if (strlen (line) > PLUMB_QUICK_ENTRY_MAX_LINE)
    {
      plumb_quick_scanner_fail (scanner, PLUMB_QUICK_ENTRY_MAX_LINE, strlen (line), NULL,
                                _ ("This line is too long"));
      return FALSE;
    }
  if (!g_utf8_validate (line, -1, &bad))
    {
      g_autofree char *valid = g_utf8_make_valid (line, -1);

      plumb_quick_scanner_fail (scanner, (gsize)(bad - line), (gsize)(bad - line) + 1,
                                g_steal_pointer (&valid), _ ("This text is not valid UTF-8"));
      return FALSE;
    }
  while (line[scanner->at] != '\0' && g_unichar_isspace (g_utf8_get_char (line + scanner->at)))
    scanner->at = (gsize)(g_utf8_next_char (line + scanner->at) - line);
  scanner->token_start = scanner->token_end = scanner->at;
  entry->type = read_sign (scanner);
  scanner->token_end = scanner->at;
  switch (entry->type)
    {
    case PLUMB_QUICK_DRAW:
    case PLUMB_QUICK_REMOVE:
    case PLUMB_QUICK_REPLACE:
      return parse_drawing (entry, scanner);
    case PLUMB_QUICK_PERSON:
      return parse_person (entry, scanner);
    default:
      return plumb_quick_rows_parse (entry, scanner);
    }
}

/* Reads @line. Returns NULL and fills @problem (may be NULL) when it does not parse. Never looks at a
 * review: names are matched when the line is applied. */
PlumbQuickEntry *
plumb_quick_entry_parse (const char *line, PlumbQuickEntryProblem **problem)
{
  g_autoptr (PlumbQuickEntry) entry = g_new0 (PlumbQuickEntry, 1);
  PlumbQuickScanner scanner = { .line = line };

  g_return_val_if_fail (line != NULL, NULL);

  entry->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_group_free);
  entry->arrows = g_array_new (FALSE, FALSE, sizeof (PlumbQuickArrow));
  entry->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_word_free);
  entry->who = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_word_free);
  if (parse_line (entry, &scanner))
    return g_steal_pointer (&entry);
  if (problem != NULL)
    *problem = g_steal_pointer (&scanner.problem);
  g_clear_pointer (&scanner.problem, plumb_quick_entry_problem_free);
  return NULL;
}

void
plumb_quick_entry_free (PlumbQuickEntry *entry)
{
  g_ptr_array_unref (entry->groups);
  g_array_unref (entry->arrows);
  g_ptr_array_unref (entry->parts);
  g_ptr_array_unref (entry->who);
  g_free (entry->text);
  g_free (entry->mitigation);
  g_free (entry->date);
  g_free (entry);
}

void
plumb_quick_entry_problem_free (PlumbQuickEntryProblem *problem)
{
  g_free (problem->message);
  g_free (problem->suggestion);
  g_free (problem);
}
