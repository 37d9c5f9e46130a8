// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Edits one field of one record, by the field's declared type: entry, text, choice with completion,
 * date, person, yes/no, several words. Grids, panels and forms use it and nothing else. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_FIELD_EDITOR (plumb_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (PlumbFieldEditor, plumb_field_editor, PLUMB, FIELD_EDITOR, GtkWidget)

/* Signal "edited" (): a value was committed (Enter, focus left, or a pause in typing).
 * Signal "cancelled" (): Escape; the old value stands again.
 * Signal "activated" (): Enter was pressed and the value is committed. */

/* @view: the view whose value is edited (former rows), or NULL for the record as it is. */
GtkWidget *plumb_field_editor_new (PlumbReview *review,
                                   const char *table,
                                   const char *field,
                                   const char *view);
/* NULL: nothing to edit, insensitive. The editor follows changes of the record. */
void plumb_field_editor_set_record (PlumbFieldEditor *editor, const char *id);
const char *plumb_field_editor_get_record (PlumbFieldEditor *editor);
/* Commits what is being typed. FALSE: it does not fit; the text stays and the problem is shown at it. */
gboolean plumb_field_editor_commit (PlumbFieldEditor *editor);
void plumb_field_editor_cancel (PlumbFieldEditor *editor);
/* Puts the cursor into it; with @text the content is replaced by it (typing over a cell). */
void plumb_field_editor_start (PlumbFieldEditor *editor, const char *text);
/* An editor of a value that belongs to no record yet: committing only checks it and keeps the text. */
GtkWidget *plumb_field_editor_new_draft (PlumbReview *review, const char *table, const char *field);
void plumb_field_editor_set_draft (PlumbFieldEditor *editor, const char *text);
const char *plumb_field_editor_get_draft (PlumbFieldEditor *editor);
/* Compact: for a grid's cell, without frame. */
void plumb_field_editor_set_compact (PlumbFieldEditor *editor, gboolean compact);
gboolean plumb_field_editor_is_floating (PlumbFieldEditor *editor);

G_END_DECLS
