// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* For several selected records: align, distribute, and the choices that all of them have, set for all
 * at once. */

#pragma once

#include <gtk/gtk.h>

#include "app/plumb-selection.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

GtkWidget *plumb_several_panel_new (PlumbReview *review,
                                    const char *view,
                                    PlumbSelection *selection,
                                    const char *table);
/* The records of @table among what is selected. */
GPtrArray *
plumb_several_panel_dup_records (PlumbReview *review, PlumbSelection *selection, const char *table);
gboolean plumb_several_panel_set_all (PlumbReview *review,
                                      const char *view,
                                      PlumbSelection *selection,
                                      const char *table,
                                      const char *field,
                                      const char *text,
                                      GError **error);

G_END_DECLS
