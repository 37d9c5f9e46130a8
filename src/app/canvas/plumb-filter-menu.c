// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-filter-menu.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "draw/plumb-display-list.h"

#define MOST_STEPS 2

typedef struct
{
  PlumbCanvas *canvas;
  GtkWidget *families;
  GtkWidget *owners;
  GtkWidget *around;
  GtkWidget *gaps;
  GtkWidget *hide;
  GtkWidget *all;
  GArray *family_of;   /* of int: by row */
  GPtrArray *owner_of; /* ids of persons by row; the first is NULL */
  char *start;         /* the system around which one may look, or NULL */
  gboolean filling;
} Menu;

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_array_unref (menu->family_of);
  g_ptr_array_unref (menu->owner_of);
  g_free (menu->start);
  g_free (menu);
}

static char *
dup_name (PlumbCanvas *canvas, const char *table, const char *id)
{
  PlumbReview *review = plumb_canvas_get_review (canvas);
  PlumbRecord *record = plumb_review_get_record (review, table, id);

  return record != NULL ? plumb_review_dup_name (review, record) : g_strdup ("");
}

/* -- What there is to choose ------------------------------------------------------------------- */

static void
set_rows (GtkWidget *dropdown, GPtrArray *titles, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < titles->len; i++)
    gtk_string_list_append (list, titles->pdata[i]);
  gtk_drop_down_set_model (GTK_DROP_DOWN (dropdown), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), selected);
  gtk_widget_set_sensitive (dropdown, titles->len > 1);
}

/* The families that the picture uses. */
static void
fill_families (Menu *menu)
{
  PlumbScene *scene = plumb_canvas_get_scene (menu->canvas);
  const PlumbFilter *filter = plumb_canvas_get_filter (menu->canvas);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  int any = PLUMB_FILTER_ANY;
  guint used = 0, selected = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    used |= 1u << plumb_scene_get_connection (scene, i)->family;
  if (filter->family != PLUMB_FILTER_ANY)
    used |= 1u << filter->family;
  g_array_set_size (menu->family_of, 0);
  g_array_append_val (menu->family_of, any);
  g_ptr_array_add (titles, (gpointer)_ ("All kinds"));
  for (int i = 0; i < PLUMB_N_FAMILIES; i++)
    {
      int family = (i + 1) % PLUMB_N_FAMILIES;

      if (!(used & (1u << family)))
        continue;
      if (family == filter->family)
        selected = titles->len;
      g_array_append_val (menu->family_of, family);
      g_ptr_array_add (titles, (gpointer)plumb_family_get_title ((PlumbFamily)family));
    }
  set_rows (menu->families, titles, selected);
}

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *one = dup_name (data, "person", *(const char *const *)a);
  g_autofree char *other = dup_name (data, "person", *(const char *const *)b);

  return g_utf8_collate (one, other);
}

/* Returns: (transfer full): ids of everybody who owns something in the picture, by name. */
static GPtrArray *
list_owners (PlumbCanvas *canvas)
{
  PlumbScene *scene = plumb_canvas_get_scene (canvas);
  PlumbReview *review = plumb_canvas_get_review (canvas);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *owners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const char *id = plumb_scene_get_box (scene, i)->id;
      const PlumbRecord *system = plumb_review_get_record (review, "system", id);
      const char *owner = system != NULL ? plumb_record_get (system, "owner") : NULL;

      if (owner != NULL && plumb_review_get_record (review, "person", owner) != NULL
          && g_hash_table_add (seen, (gpointer)owner))
        g_ptr_array_add (owners, g_strdup (owner));
    }
  g_ptr_array_sort_with_data (owners, by_name, canvas);
  return owners;
}

static void
fill_owners (Menu *menu)
{
  const PlumbFilter *filter = plumb_canvas_get_filter (menu->canvas);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_ptr_array_unref (menu->owner_of);
  menu->owner_of = list_owners (menu->canvas);
  g_ptr_array_insert (menu->owner_of, 0, NULL);
  g_ptr_array_add (titles, g_strdup (_ ("Anyone")));
  for (guint i = 1; i < menu->owner_of->len; i++)
    {
      if (g_strcmp0 (filter->owner, menu->owner_of->pdata[i]) == 0)
        selected = i;
      g_ptr_array_add (titles, dup_name (menu->canvas, "person", menu->owner_of->pdata[i]));
    }
  set_rows (menu->owners, titles, selected);
}

static char *
dup_around_title (const char *name, guint steps)
{
  if (steps == 1)
    /* Translators: a system and what is connected to it. */
    return g_strdup_printf (_ ("%s, 1 step around"), name);
  /* Translators: a system and what is so many connections away from it. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %u step around", "%s, %u steps around", steps), name,
      steps);
}

/* Around the system that is selected, or the one that one looks around already. */
static void
fill_around (Menu *menu)
{
  const PlumbFilter *filter = plumb_canvas_get_filter (menu->canvas);
  PlumbSelection *selection = plumb_canvas_get_selection (menu->canvas);
  const char *selected = plumb_selection_get_only (selection, "system");
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;

  g_free (menu->start);
  menu->start = g_strdup (filter->around != NULL ? filter->around : selected);
  if (menu->start == NULL)
    g_ptr_array_add (titles, g_strdup (_ ("Select a system first")));
  else
    {
      name = dup_name (menu->canvas, "system", menu->start);
      g_ptr_array_add (titles, g_strdup (_ ("Everywhere")));
      for (guint steps = 1; steps <= MOST_STEPS; steps++)
        g_ptr_array_add (titles, dup_around_title (name, steps));
    }
  set_rows (menu->around, titles, filter->around != NULL ? filter->steps : 0);
}

static void
fill (Menu *menu)
{
  const PlumbFilter *filter = plumb_canvas_get_filter (menu->canvas);

  if (menu->filling)
    return;
  menu->filling = TRUE;
  fill_families (menu);
  fill_owners (menu);
  fill_around (menu);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (menu->gaps), filter->gaps);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (menu->hide), filter->hide);
  gtk_widget_set_sensitive (menu->all, plumb_filter_is_active (filter));
  menu->filling = FALSE;
}

/* -- Choosing ---------------------------------------------------------------------------------- */

static guint
chosen (GtkWidget *dropdown, guint n)
{
  guint row = gtk_drop_down_get_selected (GTK_DROP_DOWN (dropdown));

  return row < n ? row : 0;
}

static void
on_chosen (Menu *menu)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;
  guint steps;

  if (menu->filling)
    return;
  steps = chosen (menu->around, MOST_STEPS + 1);
  filter.family =
      g_array_index (menu->family_of, int, chosen (menu->families, menu->family_of->len));
  filter.owner = g_strdup (menu->owner_of->pdata[chosen (menu->owners, menu->owner_of->len)]);
  filter.gaps = gtk_check_button_get_active (GTK_CHECK_BUTTON (menu->gaps));
  filter.hide = gtk_check_button_get_active (GTK_CHECK_BUTTON (menu->hide));
  if (menu->start != NULL && steps > 0)
    {
      filter.around = g_strdup (menu->start);
      filter.steps = steps;
    }
  menu->filling = TRUE; /* what is chosen stands there already */
  plumb_canvas_set_filter (menu->canvas, &filter);
  menu->filling = FALSE;
  gtk_widget_set_sensitive (menu->all, plumb_filter_is_active (&filter));
  plumb_filter_clear (&filter);
}

static void
clear (PlumbCanvas *canvas)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.hide = plumb_canvas_get_filter (canvas)->hide;
  plumb_canvas_set_filter (canvas, &filter);
}

static void
on_all_clicked (Menu *menu)
{
  clear (menu->canvas);
  fill (menu);
}

/* -- The menu ---------------------------------------------------------------------------------- */

static GtkWidget *
add_dropdown (Menu *menu, GtkGrid *grid, int row, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *dropdown = gtk_drop_down_new (NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (dropdown, TRUE);
  plumb_app_set_label (dropdown, title);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, dropdown, 1, row, 1, 1);
  g_signal_connect_swapped (dropdown, "notify::selected", G_CALLBACK (on_chosen), menu);
  return dropdown;
}

/* @title without its mnemonic is what a screen reader says. */
static void
name_by_mnemonic (GtkWidget *widget, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);

  plumb_app_set_label (widget, plain);
}

static GtkWidget *
add_check (Menu *menu, GtkGrid *grid, int row, const char *title)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (title);

  name_by_mnemonic (check, title);
  gtk_grid_attach (grid, check, 0, row, 2, 1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_chosen), menu);
  return check;
}

static GtkWidget *
new_content (Menu *menu)
{
  GtkWidget *content = gtk_grid_new ();
  GtkGrid *grid = GTK_GRID (content);
  GtkWidget *title = gtk_label_new (_ ("Show only"));

  gtk_grid_set_row_spacing (grid, 8);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_widget_add_css_class (content, "plumb-filter");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  menu->filling = TRUE;
  gtk_grid_attach (grid, title, 0, 0, 2, 1);
  menu->families = add_dropdown (menu, grid, 1, _ ("Connections"));
  menu->owners = add_dropdown (menu, grid, 2, _ ("Owner"));
  menu->around = add_dropdown (menu, grid, 3, _ ("Around"));
  menu->gaps = add_check (menu, grid, 4, _ ("Only what has open _gaps"));
  menu->hide = add_check (menu, grid, 5, _ ("_Hide the rest instead of dimming it"));
  menu->filling = FALSE;
  menu->all = gtk_button_new_with_mnemonic (_ ("Show _everything"));
  name_by_mnemonic (menu->all, _ ("Show _everything"));
  g_signal_connect_swapped (menu->all, "clicked", G_CALLBACK (on_all_clicked), menu);
  gtk_grid_attach (grid, menu->all, 0, 6, 2, 1);
  return content;
}

/* Returns: (transfer floating): */
GtkWidget *
plumb_filter_menu_new (PlumbCanvas *canvas)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  Menu *menu = g_new0 (Menu, 1);

  menu->canvas = canvas;
  menu->family_of = g_array_new (FALSE, FALSE, sizeof (int));
  menu->owner_of = g_ptr_array_new_with_free_func (g_free);
  gtk_popover_set_child (GTK_POPOVER (popover), new_content (menu));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "plumb-filter-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _ ("Show only a part of the picture (Ctrl+Shift+F)"));
  plumb_app_set_label (button, _ ("Show only a part of the picture"));
  g_object_set_data_full (G_OBJECT (button), "plumb-menu", menu, menu_free);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (fill), menu);
  fill (menu);
  return button;
}

/* -- The chip ---------------------------------------------------------------------------------- */

static void
add_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, _ (", "));
  g_string_append (text, part);
}

static char *
dup_rest (PlumbCanvas *canvas, gboolean hidden)
{
  guint boxes, connections;
  g_autofree char *systems = NULL;
  g_autofree char *lines = NULL;

  plumb_filter_count_rest (plumb_canvas_get_scene (canvas), &boxes, &connections);
  systems =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u system", "%u systems", boxes), boxes);
  lines = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u connection", "%u connections", connections), connections);
  if (hidden)
    /* Translators: what a filter hides: "3 systems and 4 connections hidden". */
    return g_strdup_printf (_ ("%s and %s hidden"), systems, lines);
  /* Translators: what a filter dims: "3 systems and 4 connections dimmed". */
  return g_strdup_printf (_ ("%s and %s dimmed"), systems, lines);
}

char *
plumb_filter_describe (PlumbCanvas *canvas)
{
  const PlumbFilter *filter = plumb_canvas_get_filter (canvas);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rest = dup_rest (canvas, filter->hide);

  if (filter->family != PLUMB_FILTER_ANY)
    add_part (text, plumb_family_get_title ((PlumbFamily)filter->family));
  if (filter->owner != NULL)
    {
      g_autofree char *name = dup_name (canvas, "person", filter->owner);

      add_part (text, name);
    }
  if (filter->around != NULL)
    {
      g_autofree char *name = dup_name (canvas, "system", filter->around);
      g_autofree char *around = dup_around_title (name, filter->steps);

      add_part (text, around);
    }
  if (filter->gaps)
    add_part (text, _ ("Open gaps"));
  /* Translators: what is shown, then what is not. */
  return g_strdup_printf (_ ("%s: %s"), text->str, rest);
}

static void
update_chip (PlumbCanvas *canvas, GtkWidget *chip)
{
  gboolean active = plumb_filter_is_active (plumb_canvas_get_filter (canvas));
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (chip));
  g_autofree char *text = active ? plumb_filter_describe (canvas) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (chip, text);
  if (gtk_widget_get_visible (chip) != active)
    gtk_widget_set_visible (chip, active);
}

static void
on_clear_clicked (GtkButton *button, PlumbCanvas *canvas)
{
  clear (canvas);
  /* The chip goes, and the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

/* Returns: (transfer floating): */
GtkWidget *
plumb_filter_chip_new (PlumbCanvas *canvas)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Show everything"));

  gtk_widget_add_css_class (chip, "plumb-floating");
  gtk_widget_add_css_class (chip, "plumb-filter-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name ("plumb-filter-symbolic"));
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clear_clicked), canvas);
  g_signal_connect_object (canvas, "filter-changed", G_CALLBACK (update_chip), chip, 0);
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (update_chip), chip, 0);
  update_chip (canvas, chip);
  return chip;
}
