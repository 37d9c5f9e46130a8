// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A ranked list of completions for what has been typed so far. */

#pragma once

#include "diagram/plumb-quick-entry.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_MATCH_EXACT,
  PLUMB_MATCH_START,  /* "sno" of Snowflake */
  PLUMB_MATCH_WORD,   /* "imp" of Data import pipeline */
  PLUMB_MATCH_HUMPS,  /* "dip" of Data import pipeline */
  PLUMB_MATCH_INSIDE, /* "flake" of Snowflake */
  PLUMB_MATCH_NONE,
} PlumbMatch;

PlumbMatch plumb_match (const char *candidate, const char *typed);

/* Where a completion comes from; earlier ones rank first. */
typedef enum
{
  PLUMB_FROM_REVIEW,
  PLUMB_FROM_DICTIONARY,
  PLUMB_FROM_VOCABULARY,
} PlumbSource;

typedef struct _PlumbMatches PlumbMatches;

PlumbMatches *plumb_matches_new (const char *typed);
void plumb_matches_free (PlumbMatches *matches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbMatches, plumb_matches_free)

/* Adds @text when it, or one of @others (NULL-terminated, may be NULL), matches what was typed; with
 * @take_other the other one is what is offered. @weight decides between equals: the greater first. Of
 * several with one text the first stays. */
void plumb_matches_add (PlumbMatches *matches,
                        const char *text,
                        const char *const *others,
                        gboolean take_other,
                        PlumbSource source,
                        guint weight,
                        const char *detail,
                        const char *icon);
/* The best @limit as PlumbCompletion for the bytes [start, end). */
GPtrArray *
plumb_matches_finish (PlumbMatches *matches, gsize start, gsize end, gboolean quote, guint limit);

G_END_DECLS
