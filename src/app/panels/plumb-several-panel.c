// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-several-panel.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-editor.h"
#include "diagram/plumb-edit.h"

#define CAPTION_WIDTH 104

typedef struct
{
  PlumbReview *review;
  char *view;
  PlumbSelection *selection;
  char *table;
  const PlumbField *field;
  PlumbAlign align;
} Act;

static void
act_free (gpointer data, GClosure *closure)
{
  Act *act = data;

  g_object_unref (act->review);
  g_object_unref (act->selection);
  g_free (act->view);
  g_free (act->table);
  g_free (act);
}

static Act *
act_new (PlumbReview *review, const char *view, PlumbSelection *selection, const char *table)
{
  Act *act = g_new0 (Act, 1);

  act->review = g_object_ref (review);
  act->view = g_strdup (g_str_equal (view, PLUMB_VIEW_CHANGES) ? PLUMB_VIEW_PROPOSED : view);
  act->selection = g_object_ref (selection);
  act->table = g_strdup (table);
  return act;
}

/* Returns: (transfer container): the selected records of @table. */
GPtrArray *
plumb_several_panel_dup_records (PlumbReview *review, PlumbSelection *selection, const char *table)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < plumb_selection_get_n (selection); i++)
    {
      const char *of_table, *id;
      PlumbRecord *record;

      plumb_selection_get (selection, i, &of_table, &id);
      record = g_str_equal (of_table, table) ? plumb_review_get_record (review, table, id) : NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/* -- Align ------------------------------------------------------------------------------------- */

typedef struct
{
  PlumbAlign align;
  const char *label;
  const char *tooltip;
} AlignButton;

static const AlignButton across[] = {
  { PLUMB_ALIGN_LEFT, N_ ("Left"), N_ ("Align left") },
  { PLUMB_ALIGN_CENTER, N_ ("Center"), N_ ("Align centers") },
  { PLUMB_ALIGN_RIGHT, N_ ("Right"), N_ ("Align right") },
};
static const AlignButton down[] = {
  { PLUMB_ALIGN_TOP, N_ ("Top"), N_ ("Align top") },
  { PLUMB_ALIGN_MIDDLE, N_ ("Middle"), N_ ("Align middles") },
  { PLUMB_ALIGN_BOTTOM, N_ ("Bottom"), N_ ("Align bottom") },
};
static const AlignButton distribute[] = {
  { PLUMB_DISTRIBUTE_HORIZONTALLY, N_ ("Across"), N_ ("Distribute horizontally") },
  { PLUMB_DISTRIBUTE_VERTICALLY, N_ ("Down"), N_ ("Distribute vertically") },
};
static const AlignButton same[] = {
  { PLUMB_SAME_WIDTH, N_ ("Width"), N_ ("As wide as the widest") },
  { PLUMB_SAME_HEIGHT, N_ ("Height"), N_ ("As high as the highest") },
  { PLUMB_SAME_SIZE, N_ ("Both"), N_ ("As large as the largest") },
};

static void
on_align (GtkButton *button, Act *act)
{
  g_autoptr (GPtrArray) systems =
      plumb_several_panel_dup_records (act->review, act->selection, "system");
  g_autoptr (GError) error = NULL;

  if (!plumb_edit_align (act->review, act->view, (PlumbRecord *const *)systems->pdata, systems->len,
                         act->align, &error))
    plumb_app_report_error (GTK_WIDGET (button), error);
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_set_size_request (caption, CAPTION_WIDTH, -1);
  gtk_widget_add_css_class (caption, "plumb-caption");
  return caption;
}

static GtkWidget *
new_align_row (PlumbReview *review,
               const char *view,
               PlumbSelection *selection,
               const char *caption,
               const AlignButton *buttons,
               guint n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (buttons[i].label));
      Act *act = act_new (review, view, selection, "system");

      act->align = buttons[i].align;
      g_signal_connect_data (button, "clicked", G_CALLBACK (on_align), act, act_free, 0);
      gtk_widget_set_tooltip_text (button, _ (buttons[i].tooltip));
      plumb_app_set_label (button, _ (buttons[i].tooltip));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (row), new_caption (caption));
  gtk_box_append (GTK_BOX (row), box);
  return row;
}

static void
add_align_rows (GtkWidget *box, PlumbReview *review, const char *view, PlumbSelection *selection)
{
  gtk_box_append (GTK_BOX (box), new_align_row (review, view, selection, _ ("Align"), across,
                                                G_N_ELEMENTS (across)));
  gtk_box_append (GTK_BOX (box),
                  new_align_row (review, view, selection, "", down, G_N_ELEMENTS (down)));
  gtk_box_append (GTK_BOX (box), new_align_row (review, view, selection, _ ("Distribute"),
                                                distribute, G_N_ELEMENTS (distribute)));
  gtk_box_append (GTK_BOX (box), new_align_row (review, view, selection, _ ("Same size"), same,
                                                G_N_ELEMENTS (same)));
}

/* -- What they share --------------------------------------------------------------------------- */

/* Sets @field of all selected records of @table, as one act. */
gboolean
plumb_several_panel_set_all (PlumbReview *review,
                             const char *view,
                             PlumbSelection *selection,
                             const char *table,
                             const char *field,
                             const char *text,
                             GError **error)
{
  g_autoptr (GPtrArray) records = plumb_several_panel_dup_records (review, selection, table);
  const PlumbField *declared = plumb_table_get_field (plumb_schema_find_table (table), field);
  g_autofree char *label =
      g_strdup_printf (_ ("Set %s of %u"), plumb_field_get_title (declared), records->len);

  plumb_review_begin (review, label);
  for (guint i = 0; i < records->len; i++)
    if (!plumb_edit_set_in_view (review, view, records->pdata[i], field, text, FALSE, error))
      {
        plumb_review_rollback (review);
        return FALSE;
      }
  return plumb_review_commit (review, error);
}

/* -- A field of all ---------------------------------------------------------------------------- */

typedef struct
{
  Act *act;
  GtkWidget *editor;
  GtkWidget *caption;
  char *shown; /* what the editor held before one typed: the common value, or "" */
} Row;

static void
row_free (gpointer data, GClosure *closure)
{
  Row *row = data;

  act_free (row->act, NULL);
  g_free (row->shown);
  g_free (row);
}

/* The value that all have, or NULL where they differ. */
static const char *
find_common (const Act *act)
{
  g_autoptr (GPtrArray) records =
      plumb_several_panel_dup_records (act->review, act->selection, act->table);
  const char *common = "";

  for (guint i = 0; i < records->len; i++)
    {
      const char *value =
          plumb_view_get_value (act->review, records->pdata[i], act->field->id, act->view);

      if (value == NULL)
        value = "";
      if (i > 0 && !g_str_equal (value, common))
        return NULL;
      common = value;
    }
  return common;
}

static void
show_common (Row *row)
{
  const char *title = plumb_field_get_title (row->act->field);
  const char *common = find_common (row->act);
  /* Translators: title of a field, such as Hosting, of which the selected systems have unlike values. */
  g_autofree char *differs = g_strdup_printf (_ ("%s (differs)"), title);

  g_free (row->shown);
  row->shown = g_strdup (common != NULL ? common : "");
  plumb_field_editor_set_draft (PLUMB_FIELD_EDITOR (row->editor), row->shown);
  gtk_label_set_text (GTK_LABEL (row->caption), common != NULL ? title : differs);
}

/* Focus may leave an editor in which nothing was typed: then the unlike values stay. */
static void
on_edited (PlumbFieldEditor *editor, Row *row)
{
  g_autofree char *text = g_strdup (plumb_field_editor_get_draft (editor));
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (text, row->shown) == 0)
    return;
  g_free (row->shown);
  row->shown = g_strdup (text);
  if (!plumb_several_panel_set_all (row->act->review, row->act->view, row->act->selection,
                                    row->act->table, row->act->field->id, text, &error))
    {
      plumb_app_report_error (GTK_WIDGET (editor), error);
      show_common (row);
    }
}

static void
on_review_changed (GtkWidget *editor, PlumbChanges *changes, PlumbReview *review)
{
  Row *row = g_object_get_data (G_OBJECT (editor), "plumb-row");

  if (plumb_changes_touch_table (changes, row->act->table)
      || plumb_changes_touch_table (changes, "former"))
    show_common (row);
}

static GtkWidget *
new_field_row (PlumbReview *review,
               const char *view,
               PlumbSelection *selection,
               const char *table,
               const PlumbField *field)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->act = act_new (review, view, selection, table);
  row->act->field = field;
  row->caption = new_caption (plumb_field_get_title (field));
  row->editor = plumb_field_editor_new_draft (review, table, field->id);
  gtk_widget_set_hexpand (row->editor, TRUE);
  g_object_set_data (G_OBJECT (row->editor), "plumb-row", row);
  g_signal_connect_data (row->editor, "edited", G_CALLBACK (on_edited), row, row_free, 0);
  g_signal_connect_object (review, "changed", G_CALLBACK (on_review_changed), row->editor,
                           G_CONNECT_SWAPPED);
  show_common (row);
  gtk_box_append (GTK_BOX (line), row->caption);
  gtk_box_append (GTK_BOX (line), row->editor);
  return line;
}

/* Fields of which one value may be true of several records. */
static gboolean
is_shared (const PlumbTable *table, const PlumbField *field)
{
  return (field->flags & PLUMB_FIELD_HIDDEN) == 0 && g_strcmp0 (field->id, table->name_field) != 0
         && field->type != PLUMB_FIELD_SET && field->type != PLUMB_FIELD_TABLE
         && field->type != PLUMB_FIELD_ANY && field->type != PLUMB_FIELD_BLOB
         && !g_str_equal (field->id, "ours");
}

/* @table: "system" or "connection": of which several are selected. */
GtkWidget *
plumb_several_panel_new (PlumbReview *review,
                         const char *view,
                         PlumbSelection *selection,
                         const char *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const PlumbTable *declared = plumb_schema_find_table (table);

  if (g_str_equal (table, "system") && !g_str_equal (view, PLUMB_VIEW_CHANGES))
    add_align_rows (box, review, view, selection);
  for (guint i = 0; i < declared->n_fields; i++)
    if (is_shared (declared, &declared->fields[i]))
      gtk_box_append (GTK_BOX (box),
                      new_field_row (review, view, selection, table, &declared->fields[i]));
  return box;
}
