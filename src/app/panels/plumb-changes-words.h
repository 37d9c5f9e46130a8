// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What changes, in words: generated, until a person writes them. The summary takes the same words. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CHANGES_WORDS (plumb_changes_words_get_type ())
G_DECLARE_FINAL_TYPE (PlumbChangesWords, plumb_changes_words, PLUMB, CHANGES_WORDS, GtkWidget)

GtkWidget *plumb_changes_words_new (PlumbReview *review);
/* Reads the review again. */
void plumb_changes_words_update (PlumbChangesWords *self);

G_END_DECLS
