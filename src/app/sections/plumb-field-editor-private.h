// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a field's editor, shared by the files that make its several forms. */

#pragma once

#include "app/sections/plumb-completion.h"
#include "app/sections/plumb-field-editor.h"

G_BEGIN_DECLS

/* How an editor of some type of field looks. Functions that a form does not need are NULL. */
typedef struct
{
  void (*build) (PlumbFieldEditor *editor);
  void (*set_text) (PlumbFieldEditor *editor, const char *text);
  char *(*dup_text) (PlumbFieldEditor *editor);
  void (*start) (PlumbFieldEditor *editor, const char *text);
  void (*show_problem) (PlumbFieldEditor *editor, const char *sentence);
  int (*measure_height) (PlumbFieldEditor *editor, int width);
} PlumbFieldForm;

struct _PlumbFieldEditor
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *outer;      /* what lies in the box: the input, or what scrolls it */
  GtkWidget *input;      /* entry, text view, check button or button */
  GtkLabel *problem;     /* the sentence below it */
  PlumbCompletion *list; /* of an entry with proposals */
  GtkWidget *popover;    /* checklist or calendar, made when first wanted */

  PlumbReview *review;
  const PlumbTable *table;
  const PlumbField *field;
  char *view;
  const PlumbFieldForm *form;

  char *record;
  char *draft;  /* of a value without a record; NULL: there is a record */
  char *loaded; /* text as it was last taken from the record */
  gboolean compact;
  gboolean filling; /* the text is being set by the editor itself */
  char *before;     /* of an entry, while a replacement is under way: text and selection */
  int before_start;
  int before_end;
  gboolean refused; /* the second half of that replacement was refused */
  guint pause;      /* source that commits after a pause in typing */
};

extern const PlumbFieldForm plumb_field_entry_form;
extern const PlumbFieldForm plumb_field_text_form;
extern const PlumbFieldForm plumb_field_check_form;
extern const PlumbFieldForm plumb_field_set_form;

void plumb_field_editor_typed (PlumbFieldEditor *editor);
void plumb_field_editor_enter (PlumbFieldEditor *editor);
void plumb_field_editor_set_problem (PlumbFieldEditor *editor, const char *sentence);
gboolean plumb_field_editor_refuses (PlumbFieldEditor *editor, gsize old_length, gsize new_length);
void plumb_field_editor_show_proposals (PlumbFieldEditor *editor);

G_END_DECLS
