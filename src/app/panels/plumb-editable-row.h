// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A caption and a value that is read as text until one clicks it; then it is edited in place. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_EDITABLE_ROW (plumb_editable_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbEditableRow, plumb_editable_row, PLUMB, EDITABLE_ROW, GtkWidget)

/* Signal "edit-started" () */

GtkWidget *plumb_editable_row_new (
    PlumbReview *review, const char *table, const char *id, const char *field, const char *caption);
/* Makes the caption as wide as the others of @captions. */
void plumb_editable_row_align (PlumbEditableRow *self, GtkSizeGroup *captions);
/* Shows the value as it is now. */
void plumb_editable_row_update (PlumbEditableRow *self);
void plumb_editable_row_edit (PlumbEditableRow *self);
gboolean plumb_editable_row_is_editing (PlumbEditableRow *self);

G_END_DECLS
