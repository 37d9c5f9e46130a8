// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-several-panel.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
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

static void
on_chosen (GtkDropDown *choice, GParamSpec *pspec, Act *act)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (act->field->vocabulary);
  guint chosen = gtk_drop_down_get_selected (choice);
  g_autoptr (GError) error = NULL;

  /* The first entry stands for values that differ. */
  if (chosen == 0 || chosen > words->n_words)
    return;
  if (!plumb_several_panel_set_all (act->review, act->view, act->selection, act->table,
                                    act->field->id, words->words[chosen - 1].word, &error))
    plumb_app_report_error (GTK_WIDGET (choice), error);
}

static guint
find_common (const Act *act, const PlumbVocabulary *words)
{
  g_autoptr (GPtrArray) records =
      plumb_several_panel_dup_records (act->review, act->selection, act->table);
  guint common = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *value =
          plumb_view_get_value (act->review, records->pdata[i], act->field->id, act->view);
      guint index = 0;

      for (guint j = 0; j < words->n_words; j++)
        if (g_strcmp0 (words->words[j].word, value) == 0)
          index = j + 1;
      if (index == 0 || (i > 0 && index != common))
        return 0;
      common = index;
    }
  return common;
}

static GtkWidget *
new_choice (PlumbReview *review,
            const char *view,
            PlumbSelection *selection,
            const char *table,
            const PlumbField *field)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (field->vocabulary);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *choice;
  Act *act = act_new (review, view, selection, table);

  act->field = field;
  gtk_string_list_append (titles, _ ("Differs or empty"));
  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (titles, plumb_word_get_title (&words->words[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_common (act, words));
  g_signal_connect_data (choice, "notify::selected", G_CALLBACK (on_chosen), act, act_free, 0);
  gtk_widget_set_hexpand (choice, TRUE);
  plumb_app_set_label (choice, plumb_field_get_title (field));
  gtk_box_append (GTK_BOX (row), new_caption (plumb_field_get_title (field)));
  gtk_box_append (GTK_BOX (row), choice);
  return row;
}

static gboolean
is_shared_choice (const PlumbField *field)
{
  return field->type == PLUMB_FIELD_CHOICE && (field->flags & PLUMB_FIELD_HIDDEN) == 0
         && field->vocabulary != NULL && plumb_schema_find_vocabulary (field->vocabulary) != NULL;
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
    if (is_shared_choice (&declared->fields[i]))
      gtk_box_append (GTK_BOX (box),
                      new_choice (review, view, selection, table, &declared->fields[i]));
  return box;
}
