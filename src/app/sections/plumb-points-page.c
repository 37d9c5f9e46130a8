// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-points-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "analysis/plumb-derive.h"
#include "app/plumb-app-util.h"

#define DELAY_MS 120

struct _PlumbPointsPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *count;
  GtkStack *stack;
  GtkColumnView *view;
  GListStore *store;

  PlumbReview *review;
  guint pending;
};

G_DEFINE_FINAL_TYPE (PlumbPointsPage, plumb_points_page, GTK_TYPE_WIDGET)

/* A line: what is shown of a row, and where it leads. */
#define PLUMB_TYPE_POINT (plumb_point_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPointItem, plumb_point, PLUMB, POINT, GObject)

struct _PlumbPointItem
{
  GObject parent_instance;

  char *table;
  char *id;
  char **cells;
};

G_DEFINE_FINAL_TYPE (PlumbPointItem, plumb_point, G_TYPE_OBJECT)

static void
plumb_point_finalize (GObject *object)
{
  PlumbPointItem *self = PLUMB_POINT (object);

  g_free (self->table);
  g_free (self->id);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (plumb_point_parent_class)->finalize (object);
}

static void
plumb_point_class_init (PlumbPointItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_point_finalize;
}

static void
plumb_point_init (PlumbPointItem *self)
{
}

static PlumbPointItem *
make_item (const PlumbRow *row, guint n_columns)
{
  PlumbPointItem *item = g_object_new (PLUMB_TYPE_POINT, NULL);

  item->table = g_strdup (row->table);
  item->id = g_strdup (row->id);
  item->cells = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    item->cells[i] = g_strdup (row->display[i] != NULL ? row->display[i] : "");
  return item;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "plumb-read-only");
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  PlumbPointItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       item->cells[GPOINTER_TO_UINT (data)]);
}

static void
add_columns (PlumbPointsPage *self, const PlumbRows *rows)
{
  for (guint i = 0; i < rows->n_columns; i++)
    {
      GtkListItemFactory *factory;
      g_autoptr (GtkColumnViewColumn) column = NULL;

      /* Ids are for programs. */
      if (rows->columns[i].title == NULL || *rows->columns[i].title == '\0')
        continue;
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, rows->columns[i].title),
                                           factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
update (PlumbPointsPage *self)
{
  g_autoptr (PlumbRows) rows = plumb_derive_integration_points (self->review);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = g_strdup_printf ("%u", rows->rows->len);

  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0)
    add_columns (self, rows);
  for (guint i = 0; i < rows->rows->len; i++)
    g_ptr_array_add (items, make_item (rows->rows->pdata[i], rows->n_columns));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  gtk_label_set_label (self->count, items->len > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "points" : "empty");
}

static gboolean
on_pending (gpointer data)
{
  PlumbPointsPage *self = data;

  self->pending = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbPointsPage *self)
{
  if (self->pending == 0
      && (plumb_changes_touch_table (changes, "connection")
          || plumb_changes_touch_table (changes, "system")))
    self->pending = g_timeout_add (DELAY_MS, on_pending, self);
}

static void
on_activate (GtkColumnView *view, guint position, PlumbPointsPage *self)
{
  g_autoptr (PlumbPointItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL && item->id != NULL)
    plumb_app_show_record (GTK_WIDGET (self), item->table, item->id);
}

static void
plumb_points_page_dispose (GObject *object)
{
  PlumbPointsPage *self = PLUMB_POINTS_PAGE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_points_page_parent_class)->dispose (object);
}

static void
plumb_points_page_class_init (PlumbPointsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_points_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-points-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbPointsPage, box);
  gtk_widget_class_bind_template_child (widget_class, PlumbPointsPage, count);
  gtk_widget_class_bind_template_child (widget_class, PlumbPointsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbPointsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
plumb_points_page_init (PlumbPointsPage *self)
{
  GtkSelectionModel *model;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (PLUMB_TYPE_POINT);
  model =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store))));
  gtk_column_view_set_model (self->view, model);
  g_object_unref (model);
}

/* The page of integration points. */
GtkWidget *
plumb_points_page_new (PlumbReview *review)
{
  PlumbPointsPage *self = g_object_new (PLUMB_TYPE_POINTS_PAGE, NULL);

  self->review = g_object_ref (review);
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  update (self);
  return GTK_WIDGET (self);
}
