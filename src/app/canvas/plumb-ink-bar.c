// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-ink-bar.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas-ink.h"
#include "app/plumb-app-util.h"
#include "schema/plumb-schema.h"

typedef struct
{
  PlumbCanvas *canvas; /* lives as long as the bar */
  GtkWidget *bar;
  GtkWidget *colours; /* box of toggle buttons, in the order of the vocabulary */
  GtkWidget *thin;
  GtkWidget *thick;
  GtkWidget *eraser;
  GtkWidget *hide;
  gboolean updating;
} InkBar;

static const PlumbVocabulary *
get_colours (void)
{
  return plumb_schema_find_vocabulary ("ink_colour");
}

static void
set_active (GtkWidget *button, gboolean active)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
}

static void
update (InkBar *self)
{
  PlumbTool tool = plumb_canvas_get_tool (self->canvas);
  gboolean draws = tool == PLUMB_TOOL_PEN;
  gboolean thick = plumb_canvas_is_pen_thick (self->canvas);
  gboolean hidden = plumb_canvas_is_ink_hidden (self->canvas);
  GtkWidget *button = gtk_widget_get_first_child (self->colours);

  self->updating = TRUE;
  gtk_widget_set_visible (self->bar, draws || tool == PLUMB_TOOL_ERASER);
  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    set_active (button, draws
                            && g_str_equal (get_colours ()->words[i].word,
                                            plumb_canvas_get_pen_colour (self->canvas)));
  set_active (self->thin, draws && !thick);
  set_active (self->thick, draws && thick);
  set_active (self->eraser, tool == PLUMB_TOOL_ERASER);
  gtk_button_set_label (GTK_BUTTON (self->hide), hidden ? _ ("Show ink") : _ ("Hide ink"));
  self->updating = FALSE;
}

static void
on_tool_changed (PlumbCanvas *canvas, GtkWidget *bar)
{
  update (g_object_get_data (G_OBJECT (bar), "plumb-ink-bar"));
}

static void
on_colour (GtkButton *button, InkBar *self)
{
  const char *colour = g_object_get_data (G_OBJECT (button), "plumb-colour");

  if (self->updating)
    return;
  plumb_canvas_set_pen (self->canvas, colour, plumb_canvas_is_pen_thick (self->canvas));
  update (self);
}

static void
on_width (GtkButton *button, InkBar *self)
{
  if (self->updating)
    return;
  plumb_canvas_set_pen (self->canvas, plumb_canvas_get_pen_colour (self->canvas),
                        GTK_WIDGET (button) == self->thick);
  update (self);
}

static void
on_eraser (GtkButton *button, InkBar *self)
{
  if (self->updating)
    return;
  plumb_canvas_set_tool (self->canvas, plumb_canvas_get_tool (self->canvas) == PLUMB_TOOL_ERASER
                                           ? PLUMB_TOOL_PEN
                                           : PLUMB_TOOL_ERASER);
  update (self);
}

static void
on_hide (GtkButton *button, InkBar *self)
{
  plumb_canvas_set_ink_hidden (self->canvas, !plumb_canvas_is_ink_hidden (self->canvas));
}

static GtkWidget *
new_toggle (InkBar *self, GtkWidget *box, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button =
      label != NULL ? gtk_toggle_button_new_with_label (label) : gtk_toggle_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  plumb_app_set_label (button, tooltip);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_colours (InkBar *self)
{
  const PlumbVocabulary *colours = get_colours ();

  self->colours = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (guint i = 0; i < colours->n_words; i++)
    {
      const char *title = plumb_word_get_title (&colours->words[i]);
      GtkWidget *button = new_toggle (self, self->colours, NULL, title, G_CALLBACK (on_colour));
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *style = g_strconcat ("plumb-pen-", colours->words[i].word, NULL);

      gtk_widget_add_css_class (dot, "plumb-pen");
      gtk_widget_add_css_class (dot, style);
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      g_object_set_data (G_OBJECT (button), "plumb-colour", (gpointer)colours->words[i].word);
    }
  plumb_app_set_label (self->colours, _ ("Colour of the pen"));
  gtk_box_append (GTK_BOX (self->bar), self->colours);
}

/* Returns: (transfer floating): a row of choices that shows while the pen or the eraser is the tool. */
GtkWidget *
plumb_ink_bar_new (PlumbCanvas *canvas)
{
  InkBar *self = g_new0 (InkBar, 1);

  self->canvas = canvas;
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  add_colours (self);
  gtk_box_append (GTK_BOX (self->bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->thin = new_toggle (self, self->bar, _ ("Thin"), _ ("Thin pen"), G_CALLBACK (on_width));
  self->thick = new_toggle (self, self->bar, _ ("Thick"), _ ("Thick pen"), G_CALLBACK (on_width));
  gtk_box_append (GTK_BOX (self->bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->eraser = new_toggle (self, self->bar, _ ("Eraser"), _ ("Erase strokes by going over them"),
                             G_CALLBACK (on_eraser));
  self->hide = gtk_button_new ();
  gtk_widget_add_css_class (self->hide, "flat");
  gtk_widget_set_tooltip_text (self->hide, _ ("Hidden ink is not exported"));
  g_signal_connect (self->hide, "clicked", G_CALLBACK (on_hide), self);
  gtk_box_append (GTK_BOX (self->bar), self->hide);
  gtk_widget_add_css_class (self->bar, "plumb-floating");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  plumb_app_set_label (self->bar, _ ("Pen"));
  g_object_set_data_full (G_OBJECT (self->bar), "plumb-ink-bar", self, g_free);
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (on_tool_changed), self->bar, 0);
  update (self);
  return self->bar;
}
