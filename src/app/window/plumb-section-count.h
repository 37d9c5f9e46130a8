// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What stands beside a section in the list: a count, or how far it is. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;         /* "5 of 6"; NULL: nothing to say */
  char *words;        /* the same as a sentence, for a screen reader */
  gboolean attention; /* something here is open that blocks or weighs much */
} PlumbSectionCount;

PlumbSectionCount plumb_section_count (PlumbReview *review, const PlumbSection *section);
void plumb_section_count_clear (PlumbSectionCount *count);

G_END_DECLS
