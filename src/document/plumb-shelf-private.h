// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

void plumb_shelf_note (PlumbReview *review, const char *old_path);

G_END_DECLS
