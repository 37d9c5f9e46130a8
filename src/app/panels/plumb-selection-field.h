// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A field of what is selected, edited as it stands in a view. Where today's value differs it stands
 * below, with a switch that makes the new value hold today too. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SELECTION_FIELD (plumb_selection_field_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSelectionField, plumb_selection_field, PLUMB, SELECTION_FIELD, GtkWidget)

GtkWidget *plumb_selection_field_new (
    PlumbReview *review, const char *view, const char *table, const char *id, const char *field);
void plumb_selection_field_update (PlumbSelectionField *self);
gboolean plumb_selection_field_differs (PlumbSelectionField *self);
void plumb_selection_field_make_also_today (PlumbSelectionField *self);

G_END_DECLS
