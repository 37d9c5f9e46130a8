// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-search-bar.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas-private.h"
#include "app/plumb-app-util.h"
#include "diagram/plumb-find.h"

struct _PlumbSearchBar
{
  GtkWidget parent_instance;

  PlumbCanvas *canvas; /* not owned: the page holds both */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *buttons[2]; /* previous, next */

  gboolean open;
  PlumbFind *find; /* of the scene as it is; NULL: to be made with the next key */
  GPtrArray *tables;
  GPtrArray *ids; /* what was found, in the order in which one reads */
  int shown;      /* index of what one is at, or -1 */

  PlumbCanvasPlace place; /* where one was, and what was selected then */
  GPtrArray *old_tables;
  GPtrArray *old_ids;
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbSearchBar, plumb_search_bar, GTK_TYPE_WIDGET)

/* -- Finding ----------------------------------------------------------------------------------- */

static void
update_count (PlumbSearchBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = NULL;

  if (*text == '\0')
    words = g_strdup ("");
  else if (self->ids->len == 0)
    words = g_strdup (_ ("Not found"));
  else if (self->shown < 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", self->ids->len),
                             self->ids->len);
  else
    /* Translators: which of the places found is shown, and how many there are: "3 of 12". */
    words = g_strdup_printf (_ ("%d of %u"), self->shown + 1, self->ids->len);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  plumb_app_set_description (self->entry, words);
  if (*text != '\0' && self->ids->len == 0)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_widget_set_sensitive (self->buttons[i], self->ids->len > 0);
}

/* The picture without a filter: what is there is found, and what is selected shows. */
static PlumbScene *
get_whole (PlumbSearchBar *self)
{
  plumb_canvas_get_scene (self->canvas);
  return self->canvas->whole;
}

/* Everything that has the words, in the order in which one reads. */
static void
find_all (PlumbSearchBar *self)
{
  PlumbScene *scene = get_whole (self);
  g_autoptr (GArray) order = plumb_walk_get_order (scene);

  g_ptr_array_set_size (self->tables, 0);
  g_ptr_array_set_size (self->ids, 0);
  if (self->find == NULL)
    self->find = plumb_find_new (scene, plumb_canvas_get_review (self->canvas));
  plumb_find_set_text (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  for (guint i = 0; i < order->len; i++)
    {
      const PlumbStop *stop = &g_array_index (order, PlumbStop, i);

      if (!plumb_find_matches (self->find, stop->type, stop->index))
        continue;
      g_ptr_array_add (self->tables, (gpointer)plumb_stop_get_table (stop));
      g_ptr_array_add (self->ids, g_strdup (plumb_stop_get_id (scene, stop)));
    }
  plumb_canvas_set_found (self->canvas, self->ids);
}

static void
show (PlumbSearchBar *self, int index)
{
  self->shown = index;
  if (index >= 0)
    plumb_canvas_fly_to_record (self->canvas, self->tables->pdata[index], self->ids->pdata[index]);
  update_count (self);
}

static void
on_text_changed (PlumbSearchBar *self)
{
  if (!self->open)
    return;
  find_all (self);
  show (self, self->ids->len > 0 ? 0 : -1);
}

/* Goes @by places on, round at the end. */
static void
step (PlumbSearchBar *self, int by)
{
  int n = (int)self->ids->len;

  if (n == 0)
    gtk_widget_error_bell (self->entry);
  else
    show (self, self->shown < 0 ? (by > 0 ? 0 : n - 1) : (self->shown + by + n) % n);
}

static void
on_next (PlumbSearchBar *self)
{
  step (self, 1);
}

static void
on_previous (PlumbSearchBar *self)
{
  step (self, -1);
}

/* The picture changed under the search: what is shown stays shown if it is still there. */
static void
on_scene_changed (PlumbSearchBar *self)
{
  g_autofree char *id = NULL;

  /* A filter that lets through something else changes nothing here. */
  if (self->find != NULL && plumb_find_get_scene (self->find) == self->canvas->whole)
    return;
  g_clear_pointer (&self->find, plumb_find_free);
  if (!self->open)
    return;
  if (self->shown >= 0)
    id = g_strdup (self->ids->pdata[self->shown]);
  find_all (self);
  self->shown = -1;
  for (guint i = 0; id != NULL && i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], id))
      self->shown = (int)i;
  update_count (self);
}

/* -- Coming and going -------------------------------------------------------------------------- */

static void
remember (PlumbSearchBar *self)
{
  PlumbSelection *selection = plumb_canvas_get_selection (self->canvas);

  self->place = plumb_canvas_get_place (self->canvas);
  g_ptr_array_set_size (self->old_tables, 0);
  g_ptr_array_set_size (self->old_ids, 0);
  for (guint i = 0; i < plumb_selection_get_n (selection); i++)
    {
      const char *table, *id;

      plumb_selection_get (selection, i, &table, &id);
      g_ptr_array_add (self->old_tables, g_strdup (table));
      g_ptr_array_add (self->old_ids, g_strdup (id));
    }
}

/* Ends the search; one stays where it led. */
void
plumb_search_bar_close (PlumbSearchBar *self)
{
  if (!self->open)
    return;
  self->open = FALSE;
  plumb_canvas_set_found (self->canvas, NULL);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_cancelled (PlumbSearchBar *self)
{
  if (!self->open)
    return;
  plumb_selection_set_all (plumb_canvas_get_selection (self->canvas),
                           (const char *const *)self->old_tables->pdata,
                           (const char *const *)self->old_ids->pdata, self->old_ids->len);
  plumb_canvas_fly_to (self->canvas, &self->place);
  plumb_search_bar_close (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                PlumbSearchBar *self)
{
  if (key == GDK_KEY_Escape)
    {
      on_cancelled (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  /* A button that has the focus is pressed by Enter. */
  if (!gtk_widget_has_focus (self->entry) && gtk_widget_get_focus_child (self->entry) == NULL)
    return GDK_EVENT_PROPAGATE;
  step (self, state & GDK_SHIFT_MASK ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_search_bar_dispose (GObject *object)
{
  PlumbSearchBar *self = PLUMB_SEARCH_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->find, plumb_find_free);
  G_OBJECT_CLASS (plumb_search_bar_parent_class)->dispose (object);
}

static void
plumb_search_bar_finalize (GObject *object)
{
  PlumbSearchBar *self = PLUMB_SEARCH_BAR (object);

  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->old_tables);
  g_ptr_array_unref (self->old_ids);
  G_OBJECT_CLASS (plumb_search_bar_parent_class)->finalize (object);
}

static gboolean
plumb_search_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PLUMB_SEARCH_BAR (widget)->entry);
}

static void
plumb_search_bar_class_init (PlumbSearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_search_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_search_bar_finalize;
  widget_class->grab_focus = plumb_search_bar_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CLOSED] = g_signal_new ("closed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (PlumbSearchBar *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  plumb_app_set_label (button, label);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
plumb_search_bar_init (PlumbSearchBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = -1;
  self->tables = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->old_tables = g_ptr_array_new_with_free_func (g_free);
  self->old_ids = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->box, "plumb-floating");
  gtk_widget_add_css_class (self->box, "plumb-search");
  /* Not a bare GtkText, which a screen reader does not see. */
  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Find in the picture"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_widget_set_hexpand (self->entry, TRUE);
  plumb_app_set_label (self->entry, _ ("Find in the picture"));
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("system-search-symbolic"));
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "plumb-caption");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->count);
  self->buttons[0] = add_button (self, "go-up-symbolic", _ ("Previous place (Shift+Enter)"),
                                 G_CALLBACK (on_previous));
  self->buttons[1] =
      add_button (self, "go-down-symbolic", _ ("Next place (Enter)"), G_CALLBACK (on_next));
  add_button (self, "window-close-symbolic", _ ("Stay here and close the search"),
              G_CALLBACK (plumb_search_bar_close));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_count (self);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* @canvas must outlive it. */
GtkWidget *
plumb_search_bar_new (PlumbCanvas *canvas)
{
  PlumbSearchBar *self = g_object_new (PLUMB_TYPE_SEARCH_BAR, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (on_scene_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Begins to search, or goes back to the line; what was searched for last stands there, to be
 * overwritten. */
void
plumb_search_bar_open (PlumbSearchBar *self)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (self->open)
    return;
  remember (self);
  self->open = TRUE;
  find_all (self);
  self->shown = -1;
  update_count (self);
}

guint
plumb_search_bar_get_n_found (PlumbSearchBar *self)
{
  return self->ids->len;
}

guint
plumb_search_bar_get_shown (PlumbSearchBar *self)
{
  return (guint)(self->shown + 1);
}
