// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Dates of a record that cannot be, or hardly can, in the order in which they stand. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_DATES_FINE,
  PLUMB_DATES_ODD,       /* a person may mean it: a due date before the session */
  PLUMB_DATES_SENSELESS, /* nobody can: an end before its start */
} PlumbDateOrder;

/* Looks at the dates of @record, where it matters beside those of the review; @why (new string, NULL when
 * fine) is a sentence that names both. */
PlumbDateOrder plumb_date_order_check (PlumbReview *review, const PlumbRecord *record, char **why);

G_END_DECLS
