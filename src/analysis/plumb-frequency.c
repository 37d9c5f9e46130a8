// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-frequency.h"

#include <string.h>

#include "schema/plumb-schema.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static const struct
{
  const char *word;
  gint64 period;
} known[] = {
  { "real-time", 0 },
  { "on change", 0 },
  { "on demand", 0 },
  { "at sign-in", 0 },
  { "every minute", MINUTE },
  { "every 5 minutes", 5 * MINUTE },
  { "every 15 minutes", 15 * MINUTE },
  { "hourly", HOUR },
  { "nightly", DAY },
  { "daily", DAY },
  { "weekly", 7 * DAY },
  { "monthly", 30 * DAY },
  { "once", G_MAXINT64 },
};

static const struct
{
  const char *unit;
  gint64 seconds;
} units[] = {
  { "second", 1 },   { "seconds", 1 }, { "minute", MINUTE }, { "minutes", MINUTE },
  { "min", MINUTE }, { "hour", HOUR }, { "hours", HOUR },    { "h", HOUR },
  { "day", DAY },    { "days", DAY },  { "week", 7 * DAY },  { "weeks", 7 * DAY },
};

/* "every 2 hours" in a person's own words. */
static gint64
parse_every (const char *folded)
{
  gint64 n;
  char *end;

  if (!g_str_has_prefix (folded, "every "))
    return -1;
  n = g_ascii_strtoll (folded + strlen ("every "), &end, 10);
  if (n <= 0 || n > 1000 || *end != ' ')
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, end + 1) == 0)
      return n * units[i].seconds;
  return -1;
}

gint64
plumb_frequency_get_period (const char *frequency)
{
  const PlumbWord *word;
  g_autofree char *folded = NULL;

  if (frequency == NULL)
    return -1;
  word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("frequency"), frequency);
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].word, word->word) == 0)
      return known[i].period;
  folded = plumb_fold (frequency);
  return parse_every (folded);
}
