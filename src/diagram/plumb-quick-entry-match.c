// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-quick-entry-match.h"

#include <stdlib.h>
#include <string.h>

#include "diagram/plumb-quick-entry-private.h"

typedef struct
{
  char *text;
  PlumbMatch match;
  PlumbSource source;
  guint weight;
  guint order;
  char *detail;
  const char *icon;
} Match;

struct _PlumbMatches
{
  char *typed; /* folded */
  GArray *list;
  GHashTable *indices; /* folded text -> index + 1 */
};

static gboolean
begins_word (const char *text, const char *p)
{
  return p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* Whether each letter of @typed goes on in a word of @text or begins a later one. One row of places
 * after the other, so that no text makes it slow. */
static gboolean
match_humps (const char *text, const char *typed)
{
  glong n = 0, n_typed = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n);
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (typed, -1, &n_typed);
  g_autofree gboolean *here = g_new0 (gboolean, n + 1);
  gboolean any = n > 0 && letters[0] == wanted[0];

  here[0] = any;
  for (glong k = 1; k < n_typed && any; k++)
    {
      gboolean before = FALSE, previous = FALSE;

      any = FALSE;
      for (glong i = 0; i < n; i++)
        {
          gboolean begins = i > 0 && !g_unichar_isalnum (letters[i - 1]);
          gboolean was = here[i];

          here[i] = letters[i] == wanted[k] && (previous || (begins && before));
          any = any || here[i];
          before = before || was;
          previous = was;
        }
    }
  return any;
}

static PlumbMatch
match_folded (const char *text, const char *typed)
{
  const char *found;

  if (strcmp (text, typed) == 0)
    return PLUMB_MATCH_EXACT;
  if (g_str_has_prefix (text, typed))
    return PLUMB_MATCH_START;
  for (found = strstr (text, typed); found != NULL; found = strstr (found + 1, typed))
    if (begins_word (text, found))
      return PLUMB_MATCH_WORD;
  if (match_humps (text, typed))
    return PLUMB_MATCH_HUMPS;
  if (g_utf8_strlen (typed, -1) >= 3 && strstr (text, typed) != NULL)
    return PLUMB_MATCH_INSIDE;
  return PLUMB_MATCH_NONE;
}

/* How @candidate answers to @typed (folded); everything starts with nothing. */
PlumbMatch
plumb_match (const char *candidate, const char *typed)
{
  g_autofree char *folded = plumb_fold (candidate);

  return *folded != '\0' ? match_folded (folded, typed) : PLUMB_MATCH_NONE;
}

static void
match_clear (gpointer data)
{
  Match *match = data;

  g_free (match->text);
  g_free (match->detail);
}

PlumbMatches *
plumb_matches_new (const char *typed)
{
  PlumbMatches *matches = g_new0 (PlumbMatches, 1);

  matches->typed = plumb_fold (typed);
  matches->list = g_array_new (FALSE, FALSE, sizeof (Match));
  matches->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_set_clear_func (matches->list, match_clear);
  return matches;
}

void
plumb_matches_free (PlumbMatches *matches)
{
  g_free (matches->typed);
  g_array_unref (matches->list);
  g_hash_table_unref (matches->indices);
  g_free (matches);
}

/* What lies inside a word is a weak reason, wherever it comes from. */
static int
compare (const void *first, const void *second)
{
  const Match *a = first;
  const Match *b = second;
  int weak = (a->match == PLUMB_MATCH_INSIDE) - (b->match == PLUMB_MATCH_INSIDE);

  if (weak != 0)
    return weak;
  if (a->source != b->source)
    return (int)a->source - (int)b->source;
  if (a->match != b->match)
    return (int)a->match - (int)b->match;
  if (a->weight != b->weight)
    return a->weight > b->weight ? -1 : 1;
  return a->order < b->order ? -1 : 1;
}

void
plumb_matches_add (PlumbMatches *matches,
                   const char *text,
                   const char *const *others,
                   gboolean take_other,
                   PlumbSource source,
                   guint weight,
                   const char *detail,
                   const char *icon)
{
  Match match = { .source = source, .weight = weight, .order = matches->list->len, .icon = icon };
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return;
  match.match = plumb_match (text, matches->typed);
  /* Another name is offered only where its own does not answer. */
  for (guint i = 0;
       others != NULL && others[i] != NULL && (!take_other || match.match >= PLUMB_MATCH_INSIDE);
       i++)
    {
      PlumbMatch other = plumb_match (others[i], matches->typed);

      if (other >= match.match)
        continue;
      match.match = other;
      if (take_other)
        text = others[i];
    }
  if (match.match == PLUMB_MATCH_NONE)
    return;
  folded = plumb_fold (text);
  if (g_hash_table_contains (matches->indices, folded))
    return;
  match.text = g_strdup (text);
  match.detail = g_strdup (detail);
  g_array_append_val (matches->list, match);
  g_hash_table_add (matches->indices, g_steal_pointer (&folded));
}

static void
completion_free (gpointer data)
{
  PlumbCompletion *completion = data;

  g_free (completion->text);
  g_free (completion->detail);
  g_free (completion);
}

/* @text as the grammar reads it back as one name. */
static char *
quote_name (const char *text)
{
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (text, NULL);
  PlumbQuickGroup *group;
  g_autoptr (GString) quoted = NULL;

  if (entry != NULL && entry->type == PLUMB_QUICK_DRAW && entry->groups->len == 1)
    {
      group = entry->groups->pdata[0];
      if (group->names->len == 1 && group->containers->len == 0
          && strcmp (((PlumbQuickWord *)group->names->pdata[0])->text, text) == 0)
        return g_strdup (text);
    }
  quoted = g_string_new (text);
  g_string_replace (quoted, "\"", "\"\"", 0);
  return g_strdup_printf ("\"%s\"", quoted->str);
}

GPtrArray *
plumb_matches_finish (PlumbMatches *matches, gsize start, gsize end, gboolean quote, guint limit)
{
  GPtrArray *completions = g_ptr_array_new_with_free_func (completion_free);

  g_array_sort (matches->list, compare);
  for (guint i = 0; i < matches->list->len && i < limit; i++)
    {
      Match *match = &g_array_index (matches->list, Match, i);
      PlumbCompletion *completion = g_new0 (PlumbCompletion, 1);

      completion->text = quote ? quote_name (match->text) : g_strdup (match->text);
      completion->start = start;
      completion->end = end;
      completion->detail = g_steal_pointer (&match->detail);
      completion->icon = match->icon;
      g_ptr_array_add (completions, completion);
    }
  return completions;
}
