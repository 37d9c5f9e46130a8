// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-toolbar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/canvas/plumb-ink-bar.h"
#include "app/canvas/plumb-photo-bar.h"
#include "app/plumb-app-util.h"

/* -- Tools ------------------------------------------------------------------------------------- */

typedef struct
{
  PlumbTool tool;
  const char *label;
  const char *tooltip;
} Tool;

static const Tool tools[] = {
  { PLUMB_TOOL_SELECT, N_ ("Select"), N_ ("Select and move") },
  { PLUMB_TOOL_SYSTEM, N_ ("System"), N_ ("Draw a system") },
  { PLUMB_TOOL_CONTAINER, N_ ("Container"), N_ ("Draw a container around systems") },
  { PLUMB_TOOL_CONNECT, N_ ("Connect"), N_ ("Drag from one system to another") },
  { PLUMB_TOOL_NOTE, N_ ("Note"), N_ ("Write on the picture") },
  { PLUMB_TOOL_PEN, N_ ("Pen"), N_ ("Draw by hand over the picture") },
};

/* The eraser is the other end of the pen. */
static PlumbTool
shown_tool (PlumbCanvas *canvas)
{
  PlumbTool tool = plumb_canvas_get_tool (canvas);

  return tool == PLUMB_TOOL_ERASER ? PLUMB_TOOL_PEN : tool;
}

static void
on_toggled (GtkToggleButton *button, PlumbCanvas *canvas)
{
  PlumbTool tool = (PlumbTool)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "plumb-tool"));

  if (gtk_toggle_button_get_active (button) && tool != shown_tool (canvas))
    plumb_canvas_set_tool (canvas, tool);
}

static void
on_clicked (GtkButton *button, PlumbCanvas *canvas)
{
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

static void
on_tool_changed (PlumbCanvas *canvas, GtkWidget *bar)
{
  int tool = (int)shown_tool (canvas);

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "plumb-tool")) == tool)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

static GtkWidget *
new_tools (PlumbCanvas *canvas)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (tools[i].label));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ (tools[i].tooltip));
      g_object_set_data (G_OBJECT (button), "plumb-tool", GINT_TO_POINTER (tools[i].tool));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    tools[i].tool == shown_tool (canvas));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), canvas);
      g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), canvas);
      gtk_box_append (GTK_BOX (bar), button);
    }
  gtk_widget_add_css_class (bar, "plumb-floating");
  plumb_app_set_label (bar, _ ("Tools"));
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (on_tool_changed), bar, 0);
  return bar;
}

/* Returns: (transfer floating): a row of tools of which one is chosen, and above it what the chosen one
 * leaves to choose. */
GtkWidget *
plumb_canvas_toolbar_new (PlumbCanvas *canvas)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), plumb_photo_bar_new (canvas));
  gtk_box_append (GTK_BOX (box), plumb_ink_bar_new (canvas));
  gtk_box_append (GTK_BOX (box), new_tools (canvas));
  return box;
}

/* -- Zoom -------------------------------------------------------------------------------------- */

static void
on_zoom_changed (PlumbCanvas *canvas, GtkWidget *label)
{
  /* Translators: the zoom in per cent; the first %% becomes a per cent sign. */
  g_autofree char *text =
      g_strdup_printf (_ ("%d %%"), (int)lround (plumb_canvas_get_zoom (canvas) * 100));

  gtk_button_set_label (GTK_BUTTON (label), text);
}

static GtkWidget *
new_button (GtkWidget *bar, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  plumb_app_set_label (button, tooltip);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static void
on_zoom_out (GtkButton *button, PlumbCanvas *canvas)
{
  plumb_canvas_zoom_by (canvas, 0.8);
}

static void
on_zoom_in (GtkButton *button, PlumbCanvas *canvas)
{
  plumb_canvas_zoom_by (canvas, 1.25);
}

static void
on_fit (GtkButton *button, PlumbCanvas *canvas)
{
  plumb_canvas_fit (canvas);
}

/* Returns: (transfer floating): minus, the zoom, plus; the zoom itself fits the picture. */
GtkWidget *
plumb_zoom_control_new (PlumbCanvas *canvas)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *out = new_button (bar, _ ("Zoom out"));
  GtkWidget *label = new_button (bar, _ ("Fit to window"));
  GtkWidget *in = new_button (bar, _ ("Zoom in"));

  gtk_button_set_label (GTK_BUTTON (out), "−");
  gtk_button_set_label (GTK_BUTTON (in), "+");
  plumb_app_set_label (out, _ ("Zoom out"));
  plumb_app_set_label (in, _ ("Zoom in"));
  gtk_widget_add_css_class (label, "plumb-zoom");
  gtk_widget_add_css_class (bar, "plumb-floating");
  g_signal_connect (out, "clicked", G_CALLBACK (on_zoom_out), canvas);
  g_signal_connect (label, "clicked", G_CALLBACK (on_fit), canvas);
  g_signal_connect (in, "clicked", G_CALLBACK (on_zoom_in), canvas);
  g_signal_connect_object (canvas, "zoom-changed", G_CALLBACK (on_zoom_changed), label, 0);
  on_zoom_changed (canvas, label);
  return bar;
}
