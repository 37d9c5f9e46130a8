// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Dates and spans of time as a person reads them beside what is due. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PLUMB_DUE_NONE,
  PLUMB_DUE_SOON, /* within 48 hours */
  PLUMB_DUE_LATER,
  PLUMB_DUE_LATE,
} PlumbDueState;

char *plumb_due_dup_words (GDateTime *due, GDateTime *now, PlumbDueState *state);
char *plumb_due_dup_short (GDateTime *due, GDateTime *now, PlumbDueState *state);
char *plumb_due_dup_when (GDateTime *when, GDateTime *now);

G_END_DECLS
