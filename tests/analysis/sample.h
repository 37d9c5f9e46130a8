// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The sample review, opened from its text, for tests. */

#pragma once

#include "document/plumb-review.h"

PlumbReview *sample_open (void);
void sample_close (PlumbReview *review);
/* The record of @table whose @field is @value; fails the test when there is none. */
PlumbRecord *
sample_find (PlumbReview *review, const char *table, const char *field, const char *value);
