// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The menus of the ground, a system, a connection and several things. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  const char *action;
} Item;

static void
add_section (GMenu *menu, const Item *items, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (section, _ (items[i].label), items[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_submenu (GMenu *menu, const char *label, const Item *items, guint n)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (submenu, _ (items[i].label), items[i].action);
  g_menu_append_submenu (section, label, G_MENU_MODEL (submenu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static const Item edit_items[] = {
  { N_ ("Cu_t"), "canvas.cut" },
  { N_ ("_Copy"), "canvas.copy" },
  { N_ ("D_uplicate"), "canvas.duplicate" },
  { N_ ("Duplicate without C_onnections"), "canvas.duplicate-alone" },
};

static const Item delete_items[] = {
  { N_ ("_Delete"), "canvas.delete" },
};

static void
fill_ground_menu (GMenu *menu, gboolean editable)
{
  static const Item add_items[] = {
    { N_ ("Add _System"), "canvas.add-system" },
    { N_ ("Add C_ontainer"), "canvas.add-container" },
    { N_ ("Add _Note"), "canvas.add-note" },
  };
  static const Item paste_items[] = {
    { N_ ("_Paste"), "canvas.paste" },
    { N_ ("Select _All"), "canvas.select-all" },
  };
  static const Item view_items[] = {
    { N_ ("_Fit to Window"), "canvas.fit" },
  };
  static const Item tidy_items[] = {
    { N_ ("_Tidy Up"), "canvas.tidy" },
  };

  if (editable)
    {
      add_section (menu, add_items, G_N_ELEMENTS (add_items));
      add_section (menu, paste_items, G_N_ELEMENTS (paste_items));
      add_section (menu, tidy_items, G_N_ELEMENTS (tidy_items));
    }
  add_section (menu, view_items, G_N_ELEMENTS (view_items));
}

/* Tidying leaves what is pinned where it is. */
static void
add_place_items (GMenu *menu, gboolean pinned)
{
  const Item items[] = {
    { N_ ("Put in a Cont_ainer"), "canvas.wrap" },
    { N_ ("Take _Out of Its Container"), "canvas.take-out" },
    { pinned ? N_ ("Un_pin") : N_ ("_Pin Here"), "canvas.pin" },
  };

  add_section (menu, items, G_N_ELEMENTS (items));
}

static void
fill_system_menu (GMenu *menu, gboolean pinned)
{
  static const Item name_items[] = {
    { N_ ("_Rename"), "canvas.rename" },
  };

  add_section (menu, name_items, G_N_ELEMENTS (name_items));
  add_place_items (menu, pinned);
  add_section (menu, edit_items, G_N_ELEMENTS (edit_items));
  add_section (menu, delete_items, G_N_ELEMENTS (delete_items));
}

static void
fill_connection_menu (GMenu *menu)
{
  static const Item method_items[] = {
    { N_ ("Edit _Method"), "canvas.rename" },
    { N_ ("_Reverse"), "canvas.reverse" },
    { N_ ("_Unpin"), "canvas.unpin" },
  };
  static const Item direction_items[] = {
    { N_ ("_One Way"), "canvas.direction::one-way" },
    { N_ ("_Both Ways"), "canvas.direction::both" },
    { N_ ("_Not Directed"), "canvas.direction::none" },
  };
  static const Item about_items[] = {
    { N_ ("Add a _Gap"), "canvas.add-gap" },
    { N_ ("Ask a _Question"), "canvas.type::? " },
    { N_ ("Add a _Prerequisite"), "canvas.type::+ " },
  };

  add_section (menu, method_items, G_N_ELEMENTS (method_items));
  add_submenu (menu, _ ("_Direction"), direction_items, G_N_ELEMENTS (direction_items));
  add_section (menu, about_items, G_N_ELEMENTS (about_items));
  add_section (menu, delete_items, G_N_ELEMENTS (delete_items));
}

static void
fill_several_menu (GMenu *menu, gboolean pinned)
{
  static const Item align_items[] = {
    { N_ ("_Left"), "canvas.align(0)" },   { N_ ("_Center"), "canvas.align(1)" },
    { N_ ("_Right"), "canvas.align(2)" },  { N_ ("_Top"), "canvas.align(3)" },
    { N_ ("_Middle"), "canvas.align(4)" }, { N_ ("_Bottom"), "canvas.align(5)" },
  };
  static const Item distribute_items[] = {
    { N_ ("_Horizontally"), "canvas.align(6)" },
    { N_ ("_Vertically"), "canvas.align(7)" },
  };
  static const Item size_items[] = {
    { N_ ("_Width"), "canvas.align(8)" },
    { N_ ("_Height"), "canvas.align(9)" },
    { N_ ("_Both"), "canvas.align(10)" },
  };
  static const Item connect_items[] = {
    { N_ ("Co_nnect"), "canvas.connect" },
  };

  add_submenu (menu, _ ("_Align"), align_items, G_N_ELEMENTS (align_items));
  add_submenu (menu, _ ("_Distribute"), distribute_items, G_N_ELEMENTS (distribute_items));
  add_submenu (menu, _ ("Same _Size"), size_items, G_N_ELEMENTS (size_items));
  add_section (menu, connect_items, G_N_ELEMENTS (connect_items));
  add_place_items (menu, pinned);
  add_section (menu, edit_items, G_N_ELEMENTS (edit_items));
  add_section (menu, delete_items, G_N_ELEMENTS (delete_items));
}

static GMenu *
new_menu (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);
  GMenu *menu = g_menu_new ();
  const char *table = records->len == 1 ? plumb_record_get_table (records->pdata[0])->id : NULL;

  if (!plumb_canvas_is_editable (self) || records->len == 0)
    {
      fill_ground_menu (menu, plumb_canvas_is_editable (self));
      plumb_canvas_add_ink_items (self, menu);
      plumb_canvas_add_photo_items (self, menu);
    }
  else if (records->len > 1)
    {
      plumb_canvas_add_note_items (self, menu);
      fill_several_menu (menu, plumb_canvas_is_pinned (self));
    }
  else if (g_str_equal (table, "connection"))
    fill_connection_menu (menu);
  else if (g_str_equal (table, "system"))
    fill_system_menu (menu, plumb_canvas_is_pinned (self));
  else
    {
      plumb_canvas_add_note_items (self, menu);
      add_section (menu, delete_items, G_N_ELEMENTS (delete_items));
    }
  return menu;
}

static gboolean
remove_menu (gpointer data)
{
  PlumbCanvas *self = data;

  if (self->menu != NULL && !gtk_widget_get_visible (self->menu))
    g_clear_pointer (&self->menu, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* An item's action runs after the menu closed and needs it still there. The keyboard goes back to the
 * canvas, unless an action has taken it. */
static void
on_closed (GtkPopover *popover, PlumbCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || focus == GTK_WIDGET (popover)
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_menu, g_object_ref (self), g_object_unref);
}

/* Selects what lies at (@x, @y) of the widget, and shows the menu of what is selected. */
void
plumb_canvas_show_menu (PlumbCanvas *self, double x, double y)
{
  PlumbHit hit = plumb_canvas_hit (self, x, y);
  const char *table = plumb_canvas_get_hit_table (&hit);
  const char *id = plumb_canvas_get_hit_id (self, &hit);
  g_autoptr (GMenu) menu = NULL;

  plumb_canvas_finish_naming (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id == NULL || hit.type == PLUMB_HIT_INSIDE)
    plumb_selection_clear (self->selection);
  else if (!plumb_selection_contains (self->selection, table, id))
    plumb_selection_set (self->selection, table, id);
  self->menu_point = plumb_canvas_to_diagram (self, x, y);
  menu = new_menu (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect (self->menu, "closed", G_CALLBACK (on_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
