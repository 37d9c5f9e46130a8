// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What one does to a review from the start page, without opening it: rename, move, duplicate, trash. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void plumb_review_acts_add (GtkWidget *card);
void plumb_review_acts_open_sample (GtkWidget *widget);

G_END_DECLS
