// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-diagram-panel.h"

#include <glib/gi18n-lib.h>

#include "app/panels/plumb-card-panel.h"
#include "app/panels/plumb-changes-panel.h"
#include "app/panels/plumb-selection-panel.h"
#include "app/plumb-app-util.h"
#include "diagram/plumb-scene.h"

#define PANEL_WIDTH 368

struct _PlumbDiagramPanel
{
  GtkWidget parent_instance;

  PlumbReview *review;
  PlumbSelection *selection;

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *switcher;
  GtkWidget *close;
};

enum
{
  CLOSE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbDiagramPanel, plumb_diagram_panel, GTK_TYPE_WIDGET)

static GtkStackPage *
page_of (PlumbDiagramPanel *self, GtkWidget *child)
{
  return gtk_stack_get_page (GTK_STACK (self->stack), child);
}

static void
set_title (PlumbDiagramPanel *self, GtkWidget *child, const char *name, guint count)
{
  g_autofree char *title = count > 0 ? g_strdup_printf ("%s %u", name, count) : g_strdup (name);

  gtk_stack_page_set_title (page_of (self, child), title);
}

static void
on_cards_counted (PlumbCardPanel *cards, PlumbDiagramPanel *self)
{
  const char *name = gtk_stack_page_get_name (page_of (self, GTK_WIDGET (cards)));
  const PlumbCardSpec *spec = plumb_card_spec_find (name);

  set_title (self, GTK_WIDGET (cards), _ (spec->tab), plumb_card_panel_get_count (cards));
}

static void
on_changes_counted (PlumbChangesPanel *changes, PlumbDiagramPanel *self)
{
  set_title (self, GTK_WIDGET (changes), _ ("Changes"), plumb_changes_panel_get_count (changes));
}

/* As wide as it is, whatever it holds: a long word must not push the picture aside. */
static void
plumb_diagram_panel_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  PlumbDiagramPanel *self = PLUMB_DIAGRAM_PANEL (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;
  *natural = MAX (*minimum, PANEL_WIDTH);
  /* Over the picture it makes do with what there is. */
  if (!gtk_widget_get_visible (self->close))
    *minimum = *natural;
}

static void
plumb_diagram_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (PLUMB_DIAGRAM_PANEL (widget)->box,
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
plumb_diagram_panel_dispose (GObject *object)
{
  PlumbDiagramPanel *self = PLUMB_DIAGRAM_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_diagram_panel_parent_class)->dispose (object);
}

static void
plumb_diagram_panel_class_init (PlumbDiagramPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_diagram_panel_dispose;
  signals[CLOSE_REQUESTED] = g_signal_new ("close-requested", G_OBJECT_CLASS_TYPE (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->measure = plumb_diagram_panel_measure;
  widget_class->size_allocate = plumb_diagram_panel_size_allocate;
}

static void
on_close_clicked (PlumbDiagramPanel *self)
{
  g_signal_emit (self, signals[CLOSE_REQUESTED], 0);
}

/* On a narrow screen the tabs scroll sideways. */
static void
add_head (PlumbDiagramPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->switcher);
  gtk_widget_set_hexpand (scrolled, TRUE);
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->close, _ ("Close the panel"));
  plumb_app_set_label (self->close, _ ("Close the panel"));
  gtk_widget_hide (self->close);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (on_close_clicked), self);
  gtk_box_append (GTK_BOX (head), scrolled);
  gtk_box_append (GTK_BOX (head), self->close);
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
plumb_diagram_panel_init (PlumbDiagramPanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "plumb-panel");
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), GTK_STACK (self->stack));
  gtk_widget_add_css_class (self->switcher, "plumb-tabs");
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  add_head (self);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_cards (PlumbDiagramPanel *self)
{
  guint n;
  const PlumbCardSpec *specs = plumb_card_specs_get (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *cards = plumb_card_panel_new (&specs[i], self->review, self->selection);

      gtk_stack_add_titled (GTK_STACK (self->stack), cards, specs[i].table, _ (specs[i].tab));
      g_signal_connect (cards, "count-changed", G_CALLBACK (on_cards_counted), self);
      on_cards_counted (PLUMB_CARD_PANEL (cards), self);
    }
}

/* A gap, prerequisite or question that is selected, wherever that was, is shown with the others; what is
 * drawn leaves the panel that one looks at, which follows by itself. */
static void
on_selection_changed (PlumbDiagramPanel *self)
{
  const char *table, *id;

  if (plumb_selection_get_n (self->selection) != 1)
    return;
  plumb_selection_get (self->selection, 0, &table, &id);
  if (plumb_card_spec_find (table) != NULL)
    plumb_diagram_panel_show_table (self, table);
}

GtkWidget *
plumb_diagram_panel_new (PlumbReview *review, const char *view, PlumbSelection *selection)
{
  PlumbDiagramPanel *self = g_object_new (PLUMB_TYPE_DIAGRAM_PANEL, NULL);
  GtkWidget *first;

  self->review = g_object_ref (review);
  self->selection = g_object_ref (selection);
  if (g_str_equal (view, PLUMB_VIEW_CHANGES))
    {
      first = plumb_changes_panel_new (review, selection);
      gtk_stack_add_titled (GTK_STACK (self->stack), first, "changes", _ ("Changes"));
      g_signal_connect (first, "count-changed", G_CALLBACK (on_changes_counted), self);
      on_changes_counted (PLUMB_CHANGES_PANEL (first), self);
    }
  else
    {
      first = plumb_selection_panel_new (review, view, selection);
      gtk_stack_add_titled (GTK_STACK (self->stack), first, "selection", _ ("Selection"));
    }
  add_cards (self);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
plumb_diagram_panel_set_closable (PlumbDiagramPanel *self, gboolean closable)
{
  gtk_widget_set_visible (self->close, closable);
}

void
plumb_diagram_panel_show_table (PlumbDiagramPanel *self, const char *table)
{
  if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), table) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), table);
}

const char *
plumb_diagram_panel_get_shown (PlumbDiagramPanel *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}
