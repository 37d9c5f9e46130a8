// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/plumb-flow.h"

struct _PlumbFlow
{
  GtkWidget parent_instance;

  int column_gap; /* pixels */
  int row_gap;
};

G_DEFINE_FINAL_TYPE (PlumbFlow, plumb_flow, GTK_TYPE_WIDGET)

/* Lays the children out in @width and puts them there if @place. Returns: the height of all rows. */
static int
lay_out (PlumbFlow *self, int width, gboolean place)
{
  gboolean reversed = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, row = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural, least, height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      natural = MAX (MIN (natural, width), least);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, &height, NULL, NULL, NULL);
      if (x > 0 && x + natural > width)
        {
          y += row + self->row_gap;
          x = row = 0;
        }
      if (place)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ reversed ? width - x - natural : x, y, natural, height }, -1);
      x += natural + self->column_gap;
      row = MAX (row, height);
    }
  return y + row;
}

static void
measure_width (PlumbFlow *self, int *minimum, int *natural)
{
  int all = 0, most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      most = MAX (most, least);
      all += wanted + (all > 0 ? self->column_gap : 0);
    }
  *minimum = most;
  *natural = MAX (all, most);
}

static void
plumb_flow_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  PlumbFlow *self = PLUMB_FLOW (widget);
  int least, wanted;

  measure_width (self, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    *minimum = *natural = lay_out (self, for_size >= 0 ? MAX (for_size, least) : wanted, FALSE);
}

static void
plumb_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (PLUMB_FLOW (widget), width, TRUE);
}

static GtkSizeRequestMode
plumb_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
plumb_flow_dispose (GObject *object)
{
  plumb_flow_clear (PLUMB_FLOW (object));
  G_OBJECT_CLASS (plumb_flow_parent_class)->dispose (object);
}

static void
plumb_flow_class_init (PlumbFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_flow_dispose;
  widget_class->measure = plumb_flow_measure;
  widget_class->size_allocate = plumb_flow_size_allocate;
  widget_class->get_request_mode = plumb_flow_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plumb_flow_init (PlumbFlow *self)
{
}

/* Returns: (transfer floating): without children; gaps in pixels. */
GtkWidget *
plumb_flow_new (int column_gap, int row_gap)
{
  PlumbFlow *self = g_object_new (PLUMB_TYPE_FLOW, NULL);

  self->column_gap = column_gap;
  self->row_gap = row_gap;
  return GTK_WIDGET (self);
}

void
plumb_flow_append (PlumbFlow *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
plumb_flow_clear (PlumbFlow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
