// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-pdf-resources.h"

#include <string.h>

#define OPENING "/XObject <<"
#define CLOSING ">>"

/* The end of the entry "/x9 9 0 R " that begins at @at, or 0 when none does. */
static gsize
find_entry_end (const char *pdf, gsize at, gsize end)
{
  gsize stop = at + 1;

  if (at >= end || pdf[at] != '/')
    return 0;
  while (stop < end && pdf[stop] != '/' && pdf[stop] != '>' && pdf[stop] != '\n')
    stop++;
  return stop;
}

/* Blanks each entry between @at and @end that has come before. */
static void
blank_repeated (char *pdf, gsize at, gsize end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (at < end)
    {
      gsize stop = find_entry_end (pdf, at, end);

      if (stop == 0)
        at++;
      else
        {
          if (!g_hash_table_add (seen, g_strstrip (g_strndup (pdf + at, stop - at))))
            memset (pdf + at, ' ', stop - at);
          at = stop;
        }
    }
}

/* cairo 1.16 names a form in a page's resources as often as the page draws it; in a dictionary of PDF a
 * key stands once (ISO 32000-1, 7.3.7). What is repeated is blanked in place, so that no offset moves.
 * The dictionaries are plain text: cairo packs nothing but streams. */
void
plumb_pdf_unite_resources (GByteArray *pdf)
{
  char *bytes = (char *)pdf->data;
  gsize at = 0;
  const char *found;

  while (at < pdf->len && (found = memmem (bytes + at, pdf->len - at, OPENING, strlen (OPENING))))
    {
      gsize begin = (gsize)(found - bytes) + strlen (OPENING);
      const char *close = memmem (bytes + begin, pdf->len - begin, CLOSING, strlen (CLOSING));

      if (close == NULL)
        return;
      blank_repeated (bytes, begin, (gsize)(close - bytes));
      at = (gsize)(close - bytes);
    }
}
