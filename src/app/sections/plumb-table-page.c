// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-table-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"

#define NARROW 560
#define LEAST_WIDTH 300

struct _PlumbTablePage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *lock;
  GtkLabel *count;
  GtkSearchEntry *filter;
  GtkWidget *add_button;
  AdwButtonContent *add_content;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkButton *empty_button;
  GtkBox *grid_box;

  PlumbGrid *grid;
  PlumbReview *review;
  const PlumbTable *table;
  char *add;     /* what the button says where there is room */
  guint turning; /* source that fits the heading to another width */
};

G_DEFINE_FINAL_TYPE (PlumbTablePage, plumb_table_page, GTK_TYPE_WIDGET)

static void
update (PlumbTablePage *self)
{
  guint all = plumb_review_count (self->review, self->table->id);
  guint shown = plumb_grid_get_n_shown (self->grid);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  g_autofree char *text = NULL;

  if (shown == all)
    text = g_strdup_printf ("%u", all);
  else
    text = g_strdup_printf (_ ("%u of %u"), shown, all);
  gtk_label_set_label (self->count, all > 0 ? text : "");
  /* Once the grid is there it stays: emptying it is no reason to take the keyboard's place away. */
  if (all > 0 && g_strcmp0 (page, "grid") != 0)
    gtk_stack_set_visible_child_name (self->stack, "grid");
  gtk_widget_set_visible (GTK_WIDGET (self->filter),
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "grid") == 0);
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbTablePage *self)
{
  if (plumb_changes_touch_table (changes, self->table->id))
    update (self);
}

static void
on_filter (PlumbTablePage *self)
{
  plumb_grid_set_filter (self->grid, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  update (self);
}

static void
on_stop_filter (PlumbTablePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_add (PlumbTablePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_stack_set_visible_child_name (self->stack, "grid");
  update (self);
  plumb_grid_add (self->grid);
}

/* Where it is narrow, the button that adds shows its sign alone. */
static gboolean
on_turn (gpointer data)
{
  PlumbTablePage *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  self->turning = 0;
  adw_button_content_set_label (self->add_content, narrow ? "" : self->add);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->filter), narrow ? 5 : 16);
  return G_SOURCE_REMOVE;
}

static void
plumb_table_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbTablePage *self = PLUMB_TABLE_PAGE (widget);
  gboolean was_narrow = *adw_button_content_get_label (self->add_content) == '\0';

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if ((width < NARROW) != was_narrow && self->turning == 0)
    self->turning = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_turn, self, NULL);
}

static void
plumb_table_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (PLUMB_TABLE_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  /* The heading gets shorter when it gets narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static gboolean
plumb_table_page_grab_focus (GtkWidget *widget)
{
  PlumbTablePage *self = PLUMB_TABLE_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "grid") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return gtk_widget_grab_focus (GTK_WIDGET (self->empty_button));
}

static void
plumb_table_page_dispose (GObject *object)
{
  PlumbTablePage *self = PLUMB_TABLE_PAGE (object);

  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
  g_clear_pointer (&self->add, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_table_page_parent_class)->dispose (object);
}

static void
plumb_table_page_class_init (PlumbTablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_table_page_dispose;
  widget_class->grab_focus = plumb_table_page_grab_focus;
  widget_class->size_allocate = plumb_table_page_size_allocate;
  widget_class->measure = plumb_table_page_measure;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, box);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, lock);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, count);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, filter);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, add_content);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, status);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTablePage, grid_box);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
plumb_table_page_init (PlumbTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_words (PlumbTablePage *self, const char *title)
{
  const char *add;

  /* Translators: %s is what is added, such as Gap. */
  self->add = g_strdup_printf (_ ("Add %s"), plumb_table_get_singular (self->table));
  add = self->add;
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->lock, (self->table->flags & PLUMB_TABLE_INTERNAL) != 0);
  adw_button_content_set_label (self->add_content, add);
  plumb_app_set_label (self->add_button, add);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, plumb_table_get_help (self->table));
  gtk_button_set_label (self->empty_button, add);
  gtk_widget_set_sensitive (self->add_button, !plumb_review_is_read_only (self->review));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button),
                          !plumb_review_is_read_only (self->review));
}

/* The page of @table, called @title. */
GtkWidget *
plumb_table_page_new (PlumbReview *review,
                      const char *title,
                      const char *table,
                      PlumbSelection *selection)
{
  PlumbTablePage *self = g_object_new (PLUMB_TYPE_TABLE_PAGE, NULL);

  self->review = g_object_ref (review);
  self->table = plumb_schema_find_table (table);
  self->grid = PLUMB_TABLE_GRID (plumb_grid_new (review, table, selection));
  gtk_widget_set_hexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_box_append (self->grid_box, GTK_WIDGET (self->grid));
  fill_words (self, title);
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  update (self);
  return GTK_WIDGET (self);
}

/* The page's grid. */
PlumbGrid *
plumb_table_page_get_grid (PlumbTablePage *self)
{
  g_return_val_if_fail (PLUMB_IS_TABLE_PAGE (self), NULL);

  return self->grid;
}

/* Selects the record @id. */
void
plumb_table_page_show_record (PlumbTablePage *self, const char *id)
{
  g_return_if_fail (PLUMB_IS_TABLE_PAGE (self));

  plumb_grid_show_record (self->grid, id);
}

/* Goes to the filter. */
void
plumb_table_page_find (PlumbTablePage *self)
{
  g_return_if_fail (PLUMB_IS_TABLE_PAGE (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->filter)))
    gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}
