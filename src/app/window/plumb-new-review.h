// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The dialog in which a review begins: for whom, when, how. */

#pragma once

#include <adwaita.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

void plumb_new_review_present (GtkWindow *parent);

G_END_DECLS
