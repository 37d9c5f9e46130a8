// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-outline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/canvas/plumb-canvas-walk.h"
#include "app/plumb-app-util.h"

struct _PlumbOutline
{
  GtkWidget parent_instance;

  PlumbCanvas *canvas; /* not owned: the page holds both */
  PlumbSelection *selection;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkStringList *sentences;
  GtkSingleSelection *model;
  GArray *order; /* of PlumbStop */
  guint update_source;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (PlumbOutline, plumb_outline, GTK_TYPE_WIDGET)

static const char *
describe (PlumbScene *scene, const PlumbStop *stop)
{
  switch (stop->type)
    {
    case PLUMB_HIT_CONNECTION:
      return plumb_scene_get_connection (scene, stop->index)->description;
    case PLUMB_HIT_NOTE:
      return plumb_scene_get_note (scene, stop->index)->lines[0];
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
    case PLUMB_HIT_INSIDE:
    case PLUMB_HIT_LABEL:
    case PLUMB_HIT_GAP:
    case PLUMB_HIT_NOTHING:
    default:
      return plumb_scene_get_box (scene, stop->index)->description;
    }
}

/* What the canvas shows, or NULL while the order names elements of a scene before: asking for the scene
 * may build it anew, which makes the order old. */
static PlumbScene *
get_ordered_scene (PlumbOutline *self)
{
  PlumbScene *scene = plumb_canvas_get_scene (self->canvas);

  return self->update_source == 0 ? scene : NULL;
}

/* -- Rows -------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

/* The row is what has the focus, and it has no name of its own. */
static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (label);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row != NULL)
    plumb_app_set_label (row, text);
}

static void
select_row (PlumbOutline *self, guint position)
{
  PlumbScene *scene = get_ordered_scene (self);
  const PlumbStop *stop;

  if (scene == NULL || position >= self->order->len)
    return;
  stop = &g_array_index (self->order, PlumbStop, position);
  plumb_canvas_show_record (self->canvas, plumb_stop_get_table (stop),
                            plumb_stop_get_id (scene, stop));
}

static void
on_selected (PlumbOutline *self)
{
  guint position = gtk_single_selection_get_selected (self->model);

  if (!self->following && position != GTK_INVALID_LIST_POSITION)
    {
      self->following = TRUE;
      select_row (self, position);
      self->following = FALSE;
    }
}

static void
on_activated (GtkListView *view, guint position, PlumbOutline *self)
{
  select_row (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* -- Following --------------------------------------------------------------------------------- */

static void
follow_selection (PlumbOutline *self)
{
  PlumbScene *scene = self->following ? NULL : get_ordered_scene (self);
  guint position = GTK_INVALID_LIST_POSITION;

  if (scene == NULL)
    return;
  for (guint i = 0; i < self->order->len; i++)
    {
      const PlumbStop *stop = &g_array_index (self->order, PlumbStop, i);

      if (plumb_selection_contains (self->selection, plumb_stop_get_table (stop),
                                    plumb_stop_get_id (scene, stop)))
        {
          position = i;
          break;
        }
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->model, position);
  self->following = FALSE;
}

/* Puts @sentences (@n of them) in the place of what stands there; rows that say the same stay, so that
 * neither a screen reader nor the place in a long list is thrown back by each edit. */
static void
take_sentences (PlumbOutline *self, const char *const *sentences, guint n)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->sentences));
  guint head = 0, tail = 0;
  g_autofree const char **between = NULL;

  while (head < MIN (n, n_old)
         && strcmp (gtk_string_list_get_string (self->sentences, head), sentences[head]) == 0)
    head++;
  while (tail < MIN (n, n_old) - head
         && strcmp (gtk_string_list_get_string (self->sentences, n_old - 1 - tail),
                    sentences[n - 1 - tail])
                == 0)
    tail++;
  if (head == n && head == n_old)
    return;
  between = g_new0 (const char *, n - head - tail + 1);
  for (guint i = 0; i < n - head - tail; i++)
    between[i] = sentences[head + i];
  gtk_string_list_splice (self->sentences, head, n_old - head - tail, between);
}

static gboolean
update (gpointer data)
{
  PlumbOutline *self = data;
  PlumbScene *scene = plumb_canvas_get_scene (self->canvas);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  self->update_source = 0;
  g_clear_pointer (&self->order, g_array_unref);
  self->order = plumb_walk_get_order (scene);
  for (guint i = 0; i < self->order->len; i++)
    {
      const char *text = describe (scene, &g_array_index (self->order, PlumbStop, i));

      g_ptr_array_add (sentences, (gpointer)(text != NULL ? text : ""));
    }
  self->following = TRUE;
  take_sentences (self, (const char *const *)sentences->pdata, sentences->len);
  self->following = FALSE;
  follow_selection (self);
  return G_SOURCE_REMOVE;
}

static void
on_scene_changed (PlumbOutline *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, update, self, NULL);
}

static void
on_selection_changed (PlumbOutline *self)
{
  /* Unseen, it would have the canvas build a picture that nobody sees. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

/* Unseen until it has the keyboard: sighted people have the picture. */
static void
on_focus_changed (PlumbOutline *self)
{
  gboolean inside =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_widget_set_opacity (GTK_WIDGET (self), inside ? 1 : 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), inside);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_outline_dispose (GObject *object)
{
  PlumbOutline *self = PLUMB_OUTLINE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->order, g_array_unref);
  G_OBJECT_CLASS (plumb_outline_parent_class)->dispose (object);
}

static void
plumb_outline_class_init (PlumbOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_outline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plumboutline");
}

static void
plumb_outline_init (PlumbOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->order = g_array_new (FALSE, FALSE, sizeof (PlumbStop));
  self->sentences = gtk_string_list_new (NULL);
  self->model = gtk_single_selection_new (G_LIST_MODEL (self->sentences));
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->model)), factory);
  plumb_app_set_label (self->list, _ ("Outline of the picture"));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "plumb-floating");
  gtk_widget_set_size_request (GTK_WIDGET (self), 260, 160);
}

/* A list of what @canvas shows; a row that is chosen is selected in @selection. */
GtkWidget *
plumb_outline_new (PlumbCanvas *canvas, PlumbSelection *selection)
{
  PlumbOutline *self = g_object_new (PLUMB_TYPE_OUTLINE, NULL);

  self->canvas = canvas;
  self->selection = g_object_ref (selection);
  g_signal_connect_swapped (self->model, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self, "state-flags-changed", G_CALLBACK (on_focus_changed), self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (follow_selection), self);
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (on_scene_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  on_focus_changed (self);
  update (self);
  return GTK_WIDGET (self);
}

GListModel *
plumb_outline_get_model (PlumbOutline *self)
{
  return G_LIST_MODEL (self->sentences);
}
