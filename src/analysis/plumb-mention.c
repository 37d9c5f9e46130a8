// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-mention.h"

#include <string.h>

char *
plumb_mention_fold (const PlumbRecord *record, const char *const *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *value = plumb_record_get (record, fields[i]);

      if (value != NULL)
        g_string_append_printf (text, "%s\n", value);
    }
  return plumb_fold (text->str);
}

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
stands_alone (const char *text, const char *found, gsize length)
{
  const char *end = found + length;

  if (found > text && is_letter (g_utf8_prev_char (found)) && is_letter (found))
    return FALSE;
  if (*end == 's')
    end++;
  return *end == '\0' || !is_letter (end);
}

static gboolean
holds (const char *folded, const char *name)
{
  g_autofree char *wanted = plumb_fold (name);

  if (*wanted == '\0')
    return FALSE;
  for (const char *p = folded; (p = strstr (p, wanted)) != NULL; p = g_utf8_next_char (p))
    if (stands_alone (folded, p, strlen (wanted)))
      return TRUE;
  return FALSE;
}

gboolean
plumb_mention_find (const char *folded, const PlumbVocabulary *vocabulary, const char *word)
{
  const PlumbWord *known = plumb_vocabulary_find (vocabulary, word);
  g_auto (GStrv) aliases = NULL;

  if (holds (folded, word))
    return TRUE;
  if (known == NULL)
    return FALSE;
  if (holds (folded, known->word) || holds (folded, plumb_word_get_title (known)))
    return TRUE;
  aliases = g_strsplit (known->aliases != NULL ? known->aliases : "", "|", -1);
  for (guint i = 0; aliases[i] != NULL; i++)
    if (holds (folded, aliases[i]))
      return TRUE;
  return FALSE;
}
