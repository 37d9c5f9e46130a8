// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the parts of a connection mean, told apart by vocabulary (decisions.md, 16). */

#include "diagram/plumb-quick-entry-private.h"
#include "diagram/plumb-words.h"

static char *
read_frequency (const char *text)
{
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("frequency"), text);

  if (word != NULL)
    return g_strdup (word->word);
  return plumb_words_is_frequency (text) ? g_strdup (text) : NULL;
}

static char *
read_method (const char *text)
{
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("method"), text);

  return word != NULL ? g_strdup (word->word) : NULL;
}

/* Several parts that no vocabulary knows: the first is a method that we have not heard of. */
static void
name_unknown_method (GPtrArray *unknown, PlumbQuickParts *out)
{
  if (out->method != NULL || unknown->len < 2)
    return;
  out->method = g_strdup (unknown->pdata[0]);
  g_ptr_array_remove_index (unknown, 0);
}

void
plumb_quick_parts_read (GPtrArray *parts, PlumbQuickParts *out)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

  *out = (PlumbQuickParts){ NULL, NULL, NULL };
  for (guint i = 0; i < parts->len; i++)
    {
      PlumbQuickWord *part = parts->pdata[i];
      g_autofree char *method = out->method == NULL ? read_method (part->text) : NULL;
      g_autofree char *frequency = NULL;

      if (method != NULL)
        {
          out->method = g_steal_pointer (&method);
          continue;
        }
      frequency = out->frequency == NULL ? read_frequency (part->text) : NULL;
      if (frequency != NULL)
        out->frequency = g_steal_pointer (&frequency);
      else
        g_ptr_array_add (unknown, part->text);
    }
  name_unknown_method (unknown, out);
  if (unknown->len > 0)
    {
      g_ptr_array_add (unknown, NULL);
      out->data = g_strjoinv (", ", (char **)unknown->pdata);
    }
}

void
plumb_quick_parts_clear (PlumbQuickParts *parts)
{
  g_clear_pointer (&parts->method, g_free);
  g_clear_pointer (&parts->data, g_free);
  g_clear_pointer (&parts->frequency, g_free);
}
