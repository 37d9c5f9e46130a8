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
/* Sets @field to @value in one transaction, of the record whose @where is @is, or of all records when
 * @where is NULL. */
void sample_set (PlumbReview *review,
                 const char *table,
                 const char *where,
                 const char *is,
                 const char *field,
                 const char *value);
/* A new record with three values, in one transaction. */
PlumbRecord *sample_add (PlumbReview *review,
                         const char *table,
                         const char *field1,
                         const char *value1,
                         const char *field2,
                         const char *value2,
                         const char *field3,
                         const char *value3);
