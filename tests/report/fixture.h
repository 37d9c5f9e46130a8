// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Reviews for the tests of reports, each built through the document layer. */

#pragma once

#include "document/plumb-review.h"

/* A state folder of its own for this process; removed by fixture_end(). */
void fixture_begin (void);
void fixture_end (void);

/* A review by name; fixture_get_names() tells which there are. Fails the test on an unknown one. */
PlumbReview *fixture_new (const char *name);
const char *const *fixture_get_names (void);
void fixture_close (PlumbReview *review);

/* What stands in no customer's copy. */
#define FIXTURE_MARKER "ZQINTERNALQZ"
