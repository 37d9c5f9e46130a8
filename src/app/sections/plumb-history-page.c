// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-history-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/window/plumb-due.h"
#include "schema/plumb-value.h"

#define PIECE 60 /* entries loaded at once */

struct _PlumbHistoryPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkWidget *more;

  PlumbReview *review;
  gint64 oldest; /* sequence of the last entry in the list */
  guint pending;
};

G_DEFINE_FINAL_TYPE (PlumbHistoryPage, plumb_history_page, GTK_TYPE_WIDGET)

#define ENTRY_KEY "plumb-entry"

static void
on_back_here (GtkButton *button, PlumbHistoryPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), ENTRY_KEY);
  g_autoptr (GError) error = NULL;

  if (plumb_review_revert_to (self->review, id, &error))
    plumb_app_toast (GTK_WIDGET (self), _ ("The review is as it was then"), TRUE);
  else
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static char *
dup_time (PlumbHistoryPage *self, const char *time)
{
  g_autoptr (GDateTime) when = plumb_instant_parse (time);
  g_autoptr (GDateTime) local = when != NULL ? g_date_time_to_local (when) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (local == NULL)
    return g_strdup (time);
  day = plumb_due_dup_when (when, NULL);
  clock = g_date_time_format (local, "%H:%M");
  /* Translators: a day such as Today or 17 Nov, and the time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

static GtkWidget *
make_row (PlumbHistoryPage *self, const PlumbHistoryEntry *entry, gboolean newest)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Back to Here"));
  g_autofree char *plain = plumb_history_entry_dup_title (entry);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *time = dup_time (self, entry->time);
  g_autofree char *subtitle = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *name = NULL;

  if (entry->author != NULL)
    /* Translators: who and when. */
    subtitle = g_strdup_printf (_ ("%s · %s"), entry->author, time);
  else
    subtitle = g_strdup (time);
  if (entry->undone)
    {
      g_autofree char *done = g_steal_pointer (&subtitle);

      /* Translators: who and when, of an act that was undone. */
      subtitle = g_strdup_printf (_ ("%s · undone"), done);
      gtk_widget_add_css_class (row, "dim-label");
    }
  escaped = g_markup_escape_text (subtitle, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !newest && !plumb_review_is_read_only (self->review));
  g_object_set_data_full (G_OBJECT (button), ENTRY_KEY, g_strdup (entry->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_back_here), self);
  /* Translators: a button; %s is what was done, such as Move Okta. */
  name = g_strdup_printf (_ ("Back to right after: %s"), plain);
  plumb_app_set_label (button, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Adds the next piece of older entries. */
static void
load_piece (PlumbHistoryPage *self)
{
  g_autoptr (GPtrArray) entries = plumb_review_list_history (self->review, PIECE, self->oldest);

  for (guint i = 0; i < entries->len; i++)
    {
      const PlumbHistoryEntry *entry = entries->pdata[i];

      gtk_list_box_append (self->list, make_row (self, entry, self->oldest == 0 && i == 0));
    }
  if (entries->len > 0)
    self->oldest = ((PlumbHistoryEntry *)entries->pdata[entries->len - 1])->sequence;
  gtk_widget_set_visible (self->more, entries->len == PIECE);
}

static void
load_all_again (PlumbHistoryPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->oldest = 0;
  load_piece (self);
  gtk_stack_set_visible_child_name (
      self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "entries" : "empty");
}

static gboolean
on_pending (gpointer data)
{
  PlumbHistoryPage *self = data;

  self->pending = 0;
  load_all_again (self);
  return G_SOURCE_REMOVE;
}

static void
on_history (PlumbReview *review, PlumbHistoryPage *self)
{
  /* While nobody looks, it waits until the page is shown. */
  if (self->pending == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->pending = g_timeout_add (120, on_pending, self);
}

static void
on_more (PlumbHistoryPage *self)
{
  load_piece (self);
}

static void
plumb_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (plumb_history_page_parent_class)->map (widget);
  load_all_again (PLUMB_HISTORY_PAGE (widget));
}

static void
plumb_history_page_dispose (GObject *object)
{
  PlumbHistoryPage *self = PLUMB_HISTORY_PAGE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_history_page_parent_class)->dispose (object);
}

static void
plumb_history_page_class_init (PlumbHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_history_page_dispose;
  widget_class->map = plumb_history_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbHistoryPage, box);
  gtk_widget_class_bind_template_child (widget_class, PlumbHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbHistoryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PlumbHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, PlumbHistoryPage, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
plumb_history_page_init (PlumbHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The page of the history. */
GtkWidget *
plumb_history_page_new (PlumbReview *review)
{
  PlumbHistoryPage *self = g_object_new (PLUMB_TYPE_HISTORY_PAGE, NULL);

  self->review = g_object_ref (review);
  g_signal_connect (review, "history", G_CALLBACK (on_history), self);
  return GTK_WIDGET (self);
}
