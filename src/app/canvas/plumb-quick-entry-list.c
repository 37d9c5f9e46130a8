// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-quick-entry-list.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"

struct _PlumbQuickEntryList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GPtrArray *completions; /* of PlumbCompletion */
  gboolean stepped;       /* a row was chosen with the arrows */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbQuickEntryList, plumb_quick_entry_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_row (const PlumbCompletion *completion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (completion->text);
  g_autofree char *icon =
      completion->icon != NULL ? g_strconcat (completion->icon, "-symbolic", NULL) : NULL;
  g_autofree char *label = NULL;

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (completion->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (completion->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
      label = g_strdup_printf ("%s, %s", completion->text, completion->detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  plumb_app_set_label (row, label != NULL ? label : completion->text);
  return row;
}

static void
clear_rows (PlumbQuickEntryList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PlumbQuickEntryList *self)
{
  gtk_list_box_select_row (list, row);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
plumb_quick_entry_list_dispose (GObject *object)
{
  PlumbQuickEntryList *self = PLUMB_QUICK_ENTRY_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->completions, g_ptr_array_unref);
  G_OBJECT_CLASS (plumb_quick_entry_list_parent_class)->dispose (object);
}

static void
plumb_quick_entry_list_class_init (PlumbQuickEntryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_quick_entry_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_quick_entry_list_init (PlumbQuickEntryList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  plumb_app_set_label (self->list, _ ("Completions"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_hide (GTK_WIDGET (self));
}

GtkWidget *
plumb_quick_entry_list_new (void)
{
  return g_object_new (PLUMB_TYPE_QUICK_ENTRY_LIST, NULL);
}

/* @completions: (transfer full) (nullable) (element-type PlumbCompletion): shown best first; none
 * closes the list. */
void
plumb_quick_entry_list_set (PlumbQuickEntryList *self, GPtrArray *completions)
{
  g_clear_pointer (&self->completions, g_ptr_array_unref);
  self->completions = completions;
  self->stepped = FALSE;
  clear_rows (self);
  for (guint i = 0; completions != NULL && i < completions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (completions->pdata[i]));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_visible (GTK_WIDGET (self), completions != NULL && completions->len > 0);
}

gboolean
plumb_quick_entry_list_is_open (PlumbQuickEntryList *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* Whether a row was chosen with the arrows, rather than just standing first. */
gboolean
plumb_quick_entry_list_is_stepped (PlumbQuickEntryList *self)
{
  return plumb_quick_entry_list_is_open (self) && self->stepped;
}

/* Chooses the row @by further; FALSE at the ends. */
gboolean
plumb_quick_entry_list_step (PlumbQuickEntryList *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!self->stepped && by > 0)
    index = -1;
  row = index + by >= 0 ? gtk_list_box_get_row_at_index (list, index + by) : NULL;
  if (row == NULL)
    return FALSE;
  self->stepped = TRUE;
  gtk_list_box_select_row (list, row);
  return TRUE;
}

/* Returns: (transfer none) (nullable): what Tab would take. */
const PlumbCompletion *
plumb_quick_entry_list_get_chosen (PlumbQuickEntryList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!plumb_quick_entry_list_is_open (self) || index < 0)
    return NULL;
  return self->completions->pdata[index];
}
