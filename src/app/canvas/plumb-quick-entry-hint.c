// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-quick-entry-hint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
hint_of_mark (char mark)
{
  switch (mark)
    {
    case '!':
      return _ ("adds a gap");
    case '?':
      return _ ("asks");
    case '+':
      return _ ("adds a prerequisite");
    case '>':
      return _ ("adds a next step");
    case '#':
      return _ ("notes");
    case '@':
      return _ ("adds a person");
    case '-':
      return _ ("removes");
    default:
      return NULL;
    }
}

static char *
hint_of_ghosts (const GPtrArray *ghosts)
{
  guint connections = 0;
  guint systems = 0;

  for (guint i = 0; i < ghosts->len; i++)
    {
      const PlumbQuickEntryGhost *ghost = ghosts->pdata[i];

      if (ghost->target != NULL)
        connections++;
      else if (!ghost->source_exists)
        systems++;
    }
  if (connections == 1)
    return g_strdup (_ ("connects"));
  if (connections > 1)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "makes %u connection", "makes %u connections", connections),
        connections);
  if (systems > 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "adds %u system", "adds %u systems", systems), systems);
  return g_strdup (_ ("updates"));
}

/* Returns: (transfer full): a verb in the third person, without the name of the key; "" for an empty
 * line. */
char *
plumb_quick_entry_get_hint (const char *line,
                            PlumbQuickEntry *entry,
                            PlumbReview *review,
                            const char *view)
{
  const char *mark;
  g_autoptr (GPtrArray) ghosts = NULL;

  while (g_ascii_isspace (*line))
    line++;
  if (*line == '\0' || entry == NULL)
    return g_strdup ("");
  mark = hint_of_mark (*line);
  if (mark != NULL)
    return g_strdup (mark);
  if (strstr (line, "=>") != NULL)
    return g_strdup (_ ("replaces"));
  ghosts = plumb_quick_entry_preview (entry, review, view);
  return ghosts != NULL ? hint_of_ghosts (ghosts) : g_strdup ("");
}
