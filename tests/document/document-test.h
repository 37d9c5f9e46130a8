// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the tests of the document share: a state folder of their own, and the invariants. */

#pragma once

#include "document/plumb-review.h"

char *test_dir_new (void);
void test_dir_remove (char *dir);
char *test_path (const char *dir, const char *name);

PlumbReview *test_review_new (void);
void test_review_close (PlumbReview *review);
PlumbRecord *test_add_system (PlumbReview *review, const char *name, const char *container);
char *test_describe (PlumbReview *review);
void test_check_invariants (PlumbReview *review);
