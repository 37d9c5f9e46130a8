// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-changes-panel.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-derive.h"
#include "app/panels/plumb-changes-words.h"
#include "app/plumb-app-util.h"

#define HEAD_SPACE 6 /* pixels above a group */

static const struct
{
  const char *change; /* stored word of the derivation */
  const char *title;
  const char *icon;
  const char *style;
} groups[] = {
  { "added", N_ ("Added"), "plumb-added-symbolic", "plumb-added" },
  { "changed", N_ ("Changed"), "plumb-changed-symbolic", "plumb-changed" },
  { "removed", N_ ("Removed"), "plumb-removed-symbolic", "plumb-removed" },
};

#define N_GROUPS G_N_ELEMENTS (groups)

struct _PlumbChangesPanel
{
  GtkWidget parent_instance;

  PlumbReview *review;
  PlumbSelection *selection;
  PlumbRows *rows;

  GtkWidget *scrolled;
  GtkWidget *heads[N_GROUPS];
  GtkWidget *counts[N_GROUPS];
  GtkWidget *lists[N_GROUPS];
  GtkWidget *none;
  GtkWidget *content;
  GtkWidget *words;
  guint update_source;
  gboolean following;
};

enum
{
  COUNT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbChangesPanel, plumb_changes_panel, GTK_TYPE_WIDGET)

static const char *
cell (const PlumbRows *rows, const PlumbRow *row, const char *key, gboolean display)
{
  for (guint i = 0; i < rows->n_columns; i++)
    if (g_str_equal (rows->columns[i].key, key))
      return display && row->display[i] != NULL ? row->display[i] : row->stored[i];
  return NULL;
}

/* -- Rows -------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_row (PlumbChangesPanel *self, const PlumbRow *derived, guint group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *icon = gtk_image_new_from_icon_name (groups[group].icon);
  const char *name = cell (self->rows, derived, "name", TRUE);
  const char *what = cell (self->rows, derived, "what", TRUE);
  GtkWidget *title = new_label (name, "heading");
  g_autofree char *label =
      g_strdup_printf ("%s: %s, %s", _ (groups[group].title), name, what != NULL ? what : "");

  if (g_str_equal (groups[group].change, "removed"))
    gtk_widget_add_css_class (title, "plumb-struck");
  gtk_widget_add_css_class (icon, groups[group].style);
  gtk_box_append (GTK_BOX (text), title);
  if (what != NULL && *what != '\0')
    gtk_box_append (GTK_BOX (text), new_label (what, "plumb-caption"));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), text);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, 7);
  gtk_widget_set_margin_bottom (line, 7);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "plumb-table", (gpointer)derived->table);
  g_object_set_data_full (G_OBJECT (row), "plumb-id", g_strdup (derived->id), g_free);
  plumb_app_set_label (row, label);
  return row;
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, PlumbChangesPanel *self)
{
  if (row == NULL || self->following)
    return;
  plumb_selection_set (self->selection, g_object_get_data (G_OBJECT (row), "plumb-table"),
                       g_object_get_data (G_OBJECT (row), "plumb-id"));
}

/* -- Following --------------------------------------------------------------------------------- */

static void
follow_selection (PlumbChangesPanel *self)
{
  self->following = TRUE;
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GtkListBox *list = GTK_LIST_BOX (self->lists[group]);

      gtk_list_box_unselect_all (list);
      for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
        {
          GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

          if (plumb_selection_contains (self->selection,
                                        g_object_get_data (G_OBJECT (row), "plumb-table"),
                                        g_object_get_data (G_OBJECT (row), "plumb-id")))
            gtk_list_box_select_row (list, row);
        }
    }
  self->following = FALSE;
}

static void
fill_group (PlumbChangesPanel *self, guint group)
{
  GtkListBox *list = GTK_LIST_BOX (self->lists[group]);
  GtkWidget *child;
  guint n = 0;
  g_autofree char *count = NULL;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      const PlumbRow *row = self->rows->rows->pdata[i];

      if (g_strcmp0 (cell (self->rows, row, "change", FALSE), groups[group].change) != 0)
        continue;
      gtk_list_box_append (list, new_row (self, row, group));
      n++;
    }
  count = g_strdup_printf ("%u", n);
  gtk_label_set_text (GTK_LABEL (self->counts[group]), count);
  gtk_widget_set_visible (self->heads[group], n > 0);
  gtk_widget_set_visible (self->lists[group], n > 0);
}

static void
update (PlumbChangesPanel *self)
{
  g_clear_pointer (&self->rows, plumb_rows_free);
  self->rows = plumb_derive_changes (self->review);
  self->following = TRUE;
  for (guint group = 0; group < N_GROUPS; group++)
    fill_group (self, group);
  self->following = FALSE;
  gtk_widget_set_visible (self->none, self->rows->rows->len == 0);
  plumb_changes_words_update (PLUMB_CHANGES_WORDS (self->words));
  follow_selection (self);
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

static gboolean
on_update (gpointer data)
{
  PlumbChangesPanel *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
update_soon (PlumbChangesPanel *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, on_update, self, NULL);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_changes_panel_dispose (GObject *object)
{
  PlumbChangesPanel *self = PLUMB_CHANGES_PANEL (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->rows, plumb_rows_free);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_changes_panel_parent_class)->dispose (object);
}

static void
plumb_changes_panel_class_init (PlumbChangesPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_changes_panel_dispose;
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", G_OBJECT_CLASS_TYPE (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_group (PlumbChangesPanel *self, GtkWidget *content, guint group)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (_ (groups[group].title), "heading");

  gtk_widget_set_hexpand (title, TRUE);
  self->counts[group] = new_label ("", "plumb-caption");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->counts[group]);
  gtk_widget_set_margin_start (head, 16);
  gtk_widget_set_margin_end (head, 16);
  gtk_widget_set_margin_top (head, group > 0 ? HEAD_SPACE : 0);
  self->heads[group] = head;
  self->lists[group] = gtk_list_box_new ();
  gtk_widget_add_css_class (self->lists[group], "boxed-list");
  plumb_app_set_label (self->lists[group], _ (groups[group].title));
  g_signal_connect (self->lists[group], "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_box_append (GTK_BOX (content), head);
  gtk_box_append (GTK_BOX (content), self->lists[group]);
}

static void
plumb_changes_panel_init (PlumbChangesPanel *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint group = 0; group < N_GROUPS; group++)
    add_group (self, content, group);
  self->none = new_label (_ ("The proposal leaves everything as it is today."), "dim-label");
  gtk_box_append (GTK_BOX (content), self->none);
  self->content = content;
  gtk_widget_set_margin_start (content, 13);
  gtk_widget_set_margin_end (content, 13);
  gtk_widget_set_margin_top (content, 8);
  gtk_widget_set_margin_bottom (content, 16);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), content);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
plumb_changes_panel_new (PlumbReview *review, PlumbSelection *selection)
{
  PlumbChangesPanel *self = g_object_new (PLUMB_TYPE_CHANGES_PANEL, NULL);

  self->review = g_object_ref (review);
  self->selection = g_object_ref (selection);
  self->words = plumb_changes_words_new (review);
  gtk_widget_set_margin_top (self->words, HEAD_SPACE);
  gtk_box_append (GTK_BOX (self->content), self->words);
  update (self);
  g_signal_connect_object (review, "changed", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (follow_selection), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

guint
plumb_changes_panel_get_count (PlumbChangesPanel *self)
{
  return self->rows->rows->len;
}
