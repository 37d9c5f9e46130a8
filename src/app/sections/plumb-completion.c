// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-completion.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-candidates.h"

#define HEIGHT 280

struct _PlumbCompletion
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (PlumbCompletion, plumb_completion, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define TEXT_KEY "plumb-text"

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PlumbCompletion *self)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), TEXT_KEY));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

static void
plumb_completion_class_init (PlumbCompletionClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
plumb_completion_init (PlumbCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  plumb_app_set_label (GTK_WIDGET (self->list), _ ("Proposals"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self), "plumb-completion");
}

/* An empty list; a popover, to be parented to the entry. */
GtkWidget *
plumb_completion_new (void)
{
  return g_object_new (PLUMB_TYPE_COMPLETION, NULL);
}

/* Lists @candidates (PlumbCandidate) and pops up; nothing to list: pops down. What begins with the typed
 * text is marked, so that Enter takes it. */
void
plumb_completion_show (PlumbCompletion *self, GPtrArray *candidates)
{
  GtkWidget *child;

  g_return_if_fail (PLUMB_IS_COMPLETION (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < candidates->len; i++)
    {
      const PlumbCandidate *candidate = candidates->pdata[i];
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (candidate->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (candidate->text), g_free);
      gtk_list_box_append (self->list, row);
      if (i == 0 && candidate->sure)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  if (candidates->len > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
scroll_to_row (PlumbCompletion *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* Marks the next proposal, @step lines on. FALSE: the list is not shown. */
gboolean
plumb_completion_step (PlumbCompletion *self, int step)
{
  GtkListBoxRow *row;
  int index;

  g_return_val_if_fail (PLUMB_IS_COMPLETION (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + step : (step > 0 ? 0 : -1);
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL)
    return TRUE;
  gtk_list_box_select_row (self->list, row);
  scroll_to_row (self, row);
  return TRUE;
}

/* The text of the marked proposal while the list is shown, or NULL. */
const char *
plumb_completion_get_marked (PlumbCompletion *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PLUMB_IS_COMPLETION (self), NULL);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;
  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? g_object_get_data (G_OBJECT (row), TEXT_KEY) : NULL;
}
