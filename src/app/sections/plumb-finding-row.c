// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-finding-row.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"

#define MARK_KEY "plumb-mark"

static const struct
{
  const char *icon;
  const char *style;
  const char *words; /* untranslated */
} marks[] = {
  [PLUMB_SEVERITY_BLOCKS] = { "plumb-check-block-symbolic", "block", N_ ("blocks delivery") },
  [PLUMB_SEVERITY_MEND] = { "plumb-check-mend-symbolic", "mend", N_ ("should be mended") },
  [PLUMB_SEVERITY_HINT] = { "plumb-invited-symbolic", "hint", N_ ("hint") },
  [PLUMB_SEVERITY_WAITS] = { "plumb-check-wait-symbolic", "wait", N_ ("waits for its time") },
};

static const char *
words_of (PlumbFindingState state, PlumbSeverity severity)
{
  if (state == PLUMB_FINDING_MET)
    return _ ("fine");
  if (state == PLUMB_FINDING_WAIVED)
    return _ ("waived");
  return g_dgettext (GETTEXT_PACKAGE, marks[severity].words);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A line with @title and @reason (may be NULL). */
GtkWidget *
plumb_finding_row_new (const char *title,
                       const char *reason,
                       PlumbFindingState state,
                       PlumbSeverity severity)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean open = state == PLUMB_FINDING_OPEN;
  GtkWidget *mark =
      gtk_image_new_from_icon_name (open ? marks[severity].icon : "plumb-check-met-symbolic");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (row, "plumb-line");
  gtk_widget_add_css_class (row, open ? marks[severity].style : "met");
  gtk_widget_add_css_class (mark, "plumb-mark");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (GTK_BOX (words), make_label (title, "plumb-line-title"));
  if (reason != NULL && *reason != '\0')
    gtk_box_append (GTK_BOX (words), make_label (reason, "plumb-line-reason"));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), arrow);
  g_object_bind_property (row, "activatable", arrow, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), MARK_KEY, mark);
  /* Translators: a check, its state and the reason, for a screen reader. */
  name = g_strdup_printf (_ ("%s, %s. %s"), title, words_of (state, severity),
                          reason != NULL ? reason : "");
  plumb_app_set_label (row, name);
  return row;
}

/* Puts @mark (a check button) in the place of the state's mark. */
void
plumb_finding_row_set_mark (GtkWidget *row, GtkWidget *mark)
{
  GtkWidget *old = g_object_get_data (G_OBJECT (row), MARK_KEY);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_box_insert_child_after (GTK_BOX (box), mark, old);
  gtk_box_remove (GTK_BOX (box), old);
  g_object_set_data (G_OBJECT (row), MARK_KEY, mark);
}

/* Puts @button before the arrow. */
void
plumb_finding_row_add_button (GtkWidget *row, GtkWidget *button)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *arrow = gtk_widget_get_last_child (box);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_insert_child_after (GTK_BOX (box), button, gtk_widget_get_prev_sibling (arrow));
}
