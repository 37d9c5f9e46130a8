// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What an empty picture says: how one begins. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>

/* Returns: (transfer floating): */
GtkWidget *
plumb_canvas_new_hint (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (NULL); /* its words depend on the view */
  GtkWidget *keys = gtk_label_new (
      _ ("Type the names of systems, such as “Okta, SAP S/4HANA, Snowflake”, and press Enter."));
  GtkWidget *pointer = gtk_label_new (_ ("Or double-click where a system shall stand."));

  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_add_css_class (pointer, "dim-label");
  for (GtkWidget *child = title; child != NULL;
       child = child == title ? keys : (child == keys ? pointer : NULL))
    {
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (child), 44);
      gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_set_can_target (box, FALSE);
  gtk_widget_add_css_class (box, "plumb-canvas-hint");
  return box;
}

/* In the middle of what nothing lies upon. */
void
plumb_canvas_allocate_hint (PlumbCanvas *self, int width, int height)
{
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_should_layout (self->hint))
    return;
  gtk_widget_get_preferred_size (self->hint, NULL, &size);
  place.width = MAX (MIN (size.width, width), 0);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_HORIZONTAL, -1, &size.width, NULL, NULL, NULL);
  place.width = MAX (place.width, size.width);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                      NULL);
  place.x = (width - place.width) / 2;
  place.y =
      MAX (self->inset_top, (height - place.height + self->inset_top - self->inset_bottom) / 2);
  gtk_widget_size_allocate (self->hint, &place, -1);
}
