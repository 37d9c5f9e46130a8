// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas-private.h"
#include "app/plumb-app-util.h"
#include "app/plumb-flow.h"
#include "draw/plumb-draw.h"

#define SAMPLE_WIDTH 38
#define SAMPLE_HEIGHT 24
#define COLUMN_GAP 14
#define ROW_GAP 2
#define LARGEST_HEIGHT 150 /* pixels; a longer legend scrolls */

struct _PlumbLegend
{
  GtkWidget parent_instance;

  PlumbCanvas *canvas; /* not owned: the page holds both */
  GtkWidget *scrolled;
  GtkWidget *flow;
  GPtrArray *entries; /* of PlumbLegendEntry */
  gboolean open;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (PlumbLegend, plumb_legend, GTK_TYPE_WIDGET)

/* -- Entries ----------------------------------------------------------------------------------- */

static void
draw_sample (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PlumbDisplayList *list = g_object_get_data (G_OBJECT (area), "plumb-sample");

  cairo_translate (cr, width / 2.0, height / 2.0);
  plumb_display_list_play (list, cr, plumb_canvas_get_palette (PLUMB_LEGEND (data)->canvas), NULL);
}

static GtkWidget *
new_entry (PlumbLegend *self, const PlumbLegendEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sample = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (entry->text);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sample), SAMPLE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sample), SAMPLE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sample), draw_sample, self, NULL);
  g_object_set_data_full (G_OBJECT (sample), "plumb-sample", plumb_display_list_ref (entry->sample),
                          (GDestroyNotify)plumb_display_list_unref);
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (row), sample);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
fill (PlumbLegend *self)
{
  plumb_flow_clear (PLUMB_FLOW (self->flow));
  for (guint i = 0; i < self->entries->len; i++)
    plumb_flow_append (PLUMB_FLOW (self->flow), new_entry (self, self->entries->pdata[i]));
}

static void
update_visible (PlumbLegend *self)
{
  gboolean visible = self->open && self->entries != NULL && self->entries->len > 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) != visible)
    gtk_widget_set_visible (GTK_WIDGET (self), visible);
}

static gboolean
update (gpointer data)
{
  PlumbLegend *self = data;

  self->update_source = 0;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = plumb_draw_list_legend (plumb_canvas_get_scene (self->canvas));
  if (self->open)
    fill (self);
  update_visible (self);
  return G_SOURCE_REMOVE;
}

static void
update_soon (PlumbLegend *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, update, self, NULL);
}

static void
on_style_changed (PlumbLegend *self)
{
  if (self->open)
    fill (self);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_legend_dispose (GObject *object)
{
  PlumbLegend *self = PLUMB_LEGEND (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (plumb_legend_parent_class)->dispose (object);
}

static void
plumb_legend_class_init (PlumbLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plumb_legend_init (PlumbLegend *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->flow = plumb_flow_new (COLUMN_GAP, ROW_GAP);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), LARGEST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->flow);
  gtk_widget_set_parent (self->scrolled, widget);
  gtk_widget_add_css_class (widget, "plumb-floating");
  gtk_widget_add_css_class (widget, "plumb-legend");
  plumb_app_set_label (widget, _ ("Legend"));
  gtk_widget_hide (widget);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* @canvas must outlive it. */
GtkWidget *
plumb_legend_new (PlumbCanvas *canvas)
{
  PlumbLegend *self = g_object_new (PLUMB_TYPE_LEGEND, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->canvas = canvas;
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
plumb_legend_set_open (PlumbLegend *self, gboolean open)
{
  if (open && !self->open)
    fill (self);
  self->open = open;
  update_visible (self);
}

gboolean
plumb_legend_is_open (PlumbLegend *self)
{
  return self->open;
}

char *
plumb_legend_dup_text (PlumbLegend *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((const PlumbLegendEntry *)self->entries->pdata[i])->text);
  return g_string_free (text, FALSE);
}
