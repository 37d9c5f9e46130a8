// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is selected in a window: records by table and id. Canvas, panels and table pages of a window
 * share one, so that each follows the others. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_SELECTION (plumb_selection_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSelection, plumb_selection, PLUMB, SELECTION, GObject)

/* Signal "changed" (): after any change. */

PlumbSelection *plumb_selection_new (void);
void plumb_selection_clear (PlumbSelection *selection);
/* Selects just this record. */
void plumb_selection_set (PlumbSelection *selection, const char *table, const char *id);
/* Replaces everything; @tables and @ids have @n elements. */
void plumb_selection_set_all (PlumbSelection *selection,
                              const char *const *tables,
                              const char *const *ids,
                              guint n);
void plumb_selection_add (PlumbSelection *selection, const char *table, const char *id);
void plumb_selection_remove (PlumbSelection *selection, const char *table, const char *id);
gboolean plumb_selection_contains (PlumbSelection *selection, const char *table, const char *id);
guint plumb_selection_get_n (PlumbSelection *selection);
void
plumb_selection_get (PlumbSelection *selection, guint index, const char **table, const char **id);
/* The id of the only selected record of @table, or NULL. */
const char *plumb_selection_get_only (PlumbSelection *selection, const char *table);

G_END_DECLS
