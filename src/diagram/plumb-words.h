// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Dates and lead times as people type them, in English and in the screen's language. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLUMB_WORDS_MAX_DATE 4 /* words that a date or a lead time has at most */

typedef enum
{
  PLUMB_DATE_NONE,        /* not a date */
  PLUMB_DATE_CALENDAR,    /* 2026-12-04, 4 Dec, Dec 4, 4 December 2026 */
  PLUMB_DATE_RELATIVE,    /* today, tomorrow, Friday: words that may stand in a sentence too */
  PLUMB_DATE_NO_SUCH_DAY, /* 31 Feb */
} PlumbDateKind;

PlumbDateKind plumb_words_read_date (const char *text, GDateTime *now, char **iso);
gboolean plumb_words_read_days (const char *text, guint *days);
gboolean plumb_words_looks_like_days (const char *text);
gboolean plumb_words_is_by (const char *word);
gboolean plumb_words_is_frequency (const char *text);

G_END_DECLS
