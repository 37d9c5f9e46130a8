// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-review-acts.h"
#include "app/window/plumb-review-card.h"
#include "app/window/plumb-thumbnail.h"

#define NARROW 1100 /* the ways to another review have no column of their own */
#define TIGHT 560

struct _PlumbStartPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkWidget *open_button;
  AdwButtonContent *new_content;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkFlowBox *cards;
  GtkWidget *side;
  GtkWidget *sample_button;
  GtkWidget *sample_row;

  GQueue *wanted;        /* cards that wait for their picture, borrowed */
  GHashTable *pictures;  /* uid, path and time of the last edit -> GdkTexture */
  GCancellable *drawing; /* while a picture is drawn */
  char *words;           /* folded search */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (PlumbStartPage, plumb_start_page, GTK_TYPE_WIDGET)

static void draw_next (PlumbStartPage *self);

typedef struct
{
  PlumbStartPage *page;  /* owned */
  PlumbReviewCard *card; /* owned */
  char *key;
} Drawing;

static char *
dup_key (PlumbReviewCard *card, gboolean dark)
{
  return g_strdup_printf ("%s\n%s\n%s\n%d", plumb_review_card_get_uid (card),
                          plumb_review_card_get_path (card), plumb_review_card_get_edited (card),
                          dark);
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  Drawing *drawing = data;
  PlumbStartPage *self = drawing->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = plumb_thumbnail_draw_finish (result, &error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (texture != NULL)
    {
      plumb_review_card_set_picture (drawing->card, GDK_PAINTABLE (texture));
      g_hash_table_replace (self->pictures, g_steal_pointer (&drawing->key),
                            g_object_ref (texture));
    }
  if (!cancelled)
    {
      g_clear_object (&self->drawing);
      draw_next (self);
    }
  g_free (drawing->key);
  g_object_unref (drawing->card);
  g_object_unref (drawing->page);
  g_free (drawing);
}

/* One picture at a time: the newest reviews come first, and the program stays quick. */
static void
draw_next (PlumbStartPage *self)
{
  int scale = MAX (1, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  PlumbReviewCard *card;
  g_autofree char *key = NULL;
  GdkTexture *known;
  Drawing *drawing;

  if (self->drawing != NULL || self->box == NULL)
    return;
  card = g_queue_pop_head (self->wanted);
  if (card == NULL)
    return;
  key = dup_key (card, is_dark ());
  known = g_hash_table_lookup (self->pictures, key);
  if (known != NULL)
    {
      plumb_review_card_set_picture (card, GDK_PAINTABLE (known));
      draw_next (self);
      return;
    }
  drawing = g_new0 (Drawing, 1);
  drawing->page = g_object_ref (self);
  drawing->card = g_object_ref (card);
  drawing->key = g_steal_pointer (&key);
  self->drawing = g_cancellable_new ();
  plumb_thumbnail_draw_async (plumb_review_card_get_path (card), plumb_review_card_get_uid (card),
                              PLUMB_CARD_WIDTH * scale, PLUMB_CARD_PICTURE * scale, is_dark (),
                              self->drawing, on_drawn, drawing);
}

static void
stop_drawing (PlumbStartPage *self)
{
  g_queue_clear (self->wanted);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
fill_cards (PlumbStartPage *self, GPtrArray *entries)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->cards, 0)) != NULL)
    gtk_flow_box_remove (self->cards, GTK_WIDGET (child));
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *card = plumb_review_card_new (entries->pdata[i]);

      plumb_review_acts_add (card);
      gtk_flow_box_append (self->cards, card);
      if (!plumb_review_card_is_missing (PLUMB_REVIEW_CARD (card)))
        g_queue_push_tail (self->wanted, card);
    }
}

/* Reads the list of reviews again. */
void
plumb_start_page_refresh (PlumbStartPage *self)
{
  g_autoptr (GPtrArray) entries = plumb_shelf_list ();
  g_autofree char *count = NULL;

  g_return_if_fail (PLUMB_IS_START_PAGE (self));

  stop_drawing (self);
  fill_cards (self, entries);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u review · all changes saved",
                                        "%u reviews · all changes saved", entries->len),
                           entries->len);
  adw_window_title_set_subtitle (self->title, entries->len > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), entries->len > 0);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "cards" : "empty");
  draw_next (self);
}

/* Hides the column beside the cards, then words in the header, where there is no room for them. */
void
plumb_start_page_set_width (PlumbStartPage *self, int width)
{
  gboolean narrow = width < NARROW;
  gboolean tight = width < TIGHT;

  g_return_if_fail (PLUMB_IS_START_PAGE (self));

  gtk_widget_set_visible (self->side, !narrow);
  gtk_widget_set_visible (self->open_button, narrow && !tight);
  adw_button_content_set_label (self->new_content, tight ? "" : _ ("_New"));
}

/* Goes to the search. */
void
plumb_start_page_find (PlumbStartPage *self)
{
  g_return_if_fail (PLUMB_IS_START_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Opens the main menu. */
void
plumb_start_page_open_menu (PlumbStartPage *self)
{
  g_return_if_fail (PLUMB_IS_START_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

static void
on_card_activated (GtkFlowBox *box, GtkFlowBoxChild *child, PlumbStartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (child), "card.open", NULL);
}

static gboolean
is_searched (GtkFlowBoxChild *child, gpointer data)
{
  PlumbStartPage *self = data;
  gboolean found =
      self->words == NULL || plumb_review_card_matches (PLUMB_REVIEW_CARD (child), self->words);

  self->n_shown += found ? 1 : 0;
  return found;
}

static void
on_search (PlumbStartPage *self)
{
  g_autofree char *folded = plumb_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_free (self->words);
  self->words = *folded != '\0' ? g_steal_pointer (&folded) : NULL;
  self->n_shown = 0;
  gtk_flow_box_invalidate_filter (self->cards);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 ? "cards" : "nothing");
}

static void
on_stop_search (PlumbStartPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_sample (PlumbStartPage *self)
{
  plumb_review_acts_open_sample (GTK_WIDGET (self));
}

static void
plumb_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (plumb_start_page_parent_class)->map (widget);
  plumb_start_page_refresh (PLUMB_START_PAGE (widget));
}

static void
plumb_start_page_dispose (GObject *object)
{
  PlumbStartPage *self = PLUMB_START_PAGE (object);

  if (self->wanted != NULL)
    stop_drawing (self);
  g_clear_pointer (&self->wanted, g_queue_free);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (plumb_start_page_parent_class)->dispose (object);
}

static void
plumb_start_page_class_init (PlumbStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_start_page_dispose;
  widget_class->map = plumb_start_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, box);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, new_content);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, cards);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, side);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbStartPage, sample_row);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_sample);
}

static void
plumb_start_page_init (PlumbStartPage *self)
{
  g_autofree char *sample = NULL;

  self->wanted = g_queue_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  sample = plumb_settings_find_data ("sample.plumb");
  gtk_widget_set_visible (self->sample_button, sample != NULL);
  gtk_widget_set_visible (self->sample_row, sample != NULL);
  gtk_flow_box_set_filter_func (self->cards, is_searched, self, NULL);
  plumb_app_mark_pane (GTK_WIDGET (self->cards));
  plumb_app_mark_pane (self->side);
}
