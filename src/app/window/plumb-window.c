// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-window.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-diagram-page.h"
#include "app/canvas/plumb-photo-loader.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-trash.h"
#include "app/window/plumb-whiteboard.h"
#include "app/window/plumb-window-private.h"

G_DEFINE_FINAL_TYPE (PlumbWindow, plumb_window, ADW_TYPE_APPLICATION_WINDOW)

#define TOAST_SECONDS 6
#define ENTRY_KEY "plumb-entry"

static void
on_review_changed (PlumbReview *review, PlumbChanges *changes, PlumbWindow *self)
{
  if (plumb_changes_touch_table (changes, "review"))
    plumb_window_update_header (self);
}

static void
on_review_kept (PlumbReview *review, PlumbWindow *self)
{
  plumb_window_update_header (self);
}

static void
on_review_history (PlumbReview *review, PlumbWindow *self)
{
  plumb_window_update_history (self);
}

/* The id of the newest entry of the history, or NULL. */
static char *
dup_newest_entry (PlumbReview *review)
{
  g_autoptr (GPtrArray) newest = plumb_review_list_history (review, 1, 0);

  if (newest == NULL || newest->len == 0)
    return NULL;
  return g_strdup (((const PlumbHistoryEntry *)g_ptr_array_index (newest, 0))->id);
}

static gboolean
is_of_newest_entry (AdwToast *toast, PlumbReview *review)
{
  g_autofree char *newest = dup_newest_entry (review);

  return g_strcmp0 (newest, g_object_get_data (G_OBJECT (toast), ENTRY_KEY)) == 0;
}

/* Undo would take back another act than the one that the toast tells of. */
static void
on_toast_history (PlumbReview *review, AdwToast *toast)
{
  if (!is_of_newest_entry (toast, review))
    adw_toast_dismiss (toast);
}

static void
on_toast_undo (AdwToast *toast, PlumbWindow *self)
{
  if (self->review == NULL)
    return;
  /* What is being typed becomes an act of its own, newer than that of the toast. */
  plumb_window_commit_pending (self);
  if (is_of_newest_entry (toast, self->review))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static void
offer_undo (PlumbWindow *self, AdwToast *toast)
{
  char *entry = dup_newest_entry (self->review);

  if (entry == NULL)
    return;
  g_object_set_data_full (G_OBJECT (toast), ENTRY_KEY, entry, g_free);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_undo), self, 0);
  g_signal_connect_object (self->review, "history", G_CALLBACK (on_toast_history), toast, 0);
}

/* Shows @text; @undo: with a button that takes the last change back, until another change follows. */
void
plumb_window_toast (PlumbWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast;
  g_autofree char *title = g_markup_escape_text (text, -1);

  g_return_if_fail (PLUMB_IS_WINDOW (self));

  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (undo && self->review != NULL)
    offer_undo (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says that the file at @path is in the trash, and offers to take it back where that can be done. */
void
plumb_window_toast_trashed (PlumbWindow *self, const char *text, const char *path)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (path != NULL && plumb_trash_can_restore ())
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.restore");
      adw_toast_set_action_target (toast, "^ay", path);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
drop_review (PlumbWindow *self)
{
  if (self->review == NULL)
    return;
  plumb_settings_set_last_section (plumb_review_get_uid (self->review), self->section);
  g_signal_handlers_disconnect_by_data (self->review, self);
  plumb_window_forget_pages (self);
  plumb_sidebar_set_review (self->sidebar, NULL);
  plumb_selection_clear (self->selection);
  g_clear_object (&self->review);
  g_clear_pointer (&self->section, g_free);
}

static void
take_review (PlumbWindow *self, PlumbReview *review)
{
  g_autofree char *person = plumb_settings_dup_person ();

  self->review = g_object_ref (review);
  plumb_review_set_author (review, person);
  g_signal_connect (review, "changed", G_CALLBACK (on_review_changed), self);
  g_signal_connect (review, "kept", G_CALLBACK (on_review_kept), self);
  g_signal_connect (review, "history", G_CALLBACK (on_review_history), self);
}

static void
show_first_section (PlumbWindow *self)
{
  g_autofree char *last = plumb_settings_dup_last_section (plumb_review_get_uid (self->review));

  if (last != NULL && plumb_sidebar_has_section (self->sidebar, last))
    plumb_window_show_section (self, last);
  else
    plumb_window_show_section (
        self, plumb_sidebar_has_section (self->sidebar, "overview") ? "overview" : "person");
}

/* Shows @review, whose ownership the window shares and which it closes; NULL: the start page. The
 * review that was shown before must have been closed. */
void
plumb_window_set_review (PlumbWindow *self, PlumbReview *review)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  plumb_whiteboard_leave (self);
  drop_review (self);
  if (review != NULL)
    {
      take_review (self, review);
      plumb_sidebar_set_review (self->sidebar, review);
      show_first_section (self);
      gtk_stack_set_visible_child_name (self->views, "review");
      plumb_window_focus_page (self);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->views, "start");
      plumb_start_page_refresh (self->start);
    }
  plumb_window_update_header (self);
  plumb_window_update_history (self);
  plumb_window_update_actions (self);
}

/* The review that is shown, or NULL. */
PlumbReview *
plumb_window_get_review (PlumbWindow *self)
{
  g_return_val_if_fail (PLUMB_IS_WINDOW (self), NULL);

  return self->review;
}

/* What is selected in this window. */
PlumbSelection *
plumb_window_get_selection (PlumbWindow *self)
{
  g_return_val_if_fail (PLUMB_IS_WINDOW (self), NULL);

  return self->selection;
}

/* The page of the section that is shown, or NULL. */
GtkWidget *
plumb_window_get_page (PlumbWindow *self)
{
  g_return_val_if_fail (PLUMB_IS_WINDOW (self), NULL);

  return self->review != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;
}

/* Whether nothing would be lost: what is typed and does not fit is to be mended or given up first. */
gboolean
plumb_window_may_leave (PlumbWindow *self)
{
  if (self->review == NULL || plumb_window_commit_pending (self))
    return TRUE;
  plumb_window_toast (
      self, _ ("What you typed does not fit yet; mend it, or give it up with Escape"), FALSE);
  return FALSE;
}

/* Ends the review's time in this window: what is typed is taken, the file is written. Nothing is lost
 * where the file cannot be written, so that is told and does not keep anyone. */
gboolean
plumb_window_leave_review (PlumbWindow *self)
{
  g_autoptr (PlumbReview) review = NULL;
  g_autoptr (GError) error = NULL;

  if (self->review == NULL)
    return TRUE;
  plumb_window_commit_pending (self);
  plumb_whiteboard_leave (self);
  review = g_object_ref (self->review);
  drop_review (self);
  if (plumb_review_close (review, &error))
    return TRUE;
  plumb_app_report_error (GTK_WIDGET (self), error);
  return FALSE;
}

static gboolean
plumb_window_close_request (GtkWindow *window)
{
  PlumbWindow *self = PLUMB_WINDOW (window);

  if (!plumb_window_may_leave (self))
    return TRUE;
  if (self->settings != NULL)
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }
  plumb_window_leave_review (self);
  return GTK_WINDOW_CLASS (plumb_window_parent_class)->close_request (window);
}

static void
on_surface_layout (GdkSurface *surface, int width, int height, PlumbWindow *self)
{
  plumb_window_update_width (self);
}

static void
plumb_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (plumb_window_parent_class)->realize (widget);
  g_signal_connect_after (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                          G_CALLBACK (on_surface_layout), widget);
}

static void
plumb_window_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (GTK_NATIVE (widget)),
                                        on_surface_layout, widget);
  GTK_WIDGET_CLASS (plumb_window_parent_class)->unrealize (widget);
}

static void
restore_size (PlumbWindow *self)
{
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
on_clock (gpointer data)
{
  PlumbWindow *self = data;

  if (self->review != NULL)
    plumb_window_update_header (self);
  return G_SOURCE_CONTINUE;
}

static void
on_section_chosen (PlumbSidebar *sidebar,
                   const char *section,
                   gboolean by_pointer,
                   PlumbWindow *self)
{
  plumb_window_show_section (self, section);
  /* Who points at a section goes on to type into it; who walks the list by keys walks on. */
  if (by_pointer)
    plumb_window_focus_page (self);
}

/* Returns: whether there is a picture to lay the photo in @file under. */
static gboolean
drop_photo (PlumbWindow *self, GFile *file, double x, double y)
{
  GtkWidget *page = plumb_window_get_page (self);

  if (!PLUMB_IS_DIAGRAM_PAGE (page)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), page, x, y, &x, &y))
    return FALSE;
  plumb_diagram_page_add_photo (PLUMB_DIAGRAM_PAGE (page), file, x, y);
  return TRUE;
}

/* Files that are dropped anywhere on the window are opened; photos are laid under the picture. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, PlumbWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (plumb_photo_is_image (l->data) && drop_photo (self, l->data, x, y))
        continue;
      if (path != NULL)
        plumb_application_open_path (gtk_window_get_application (GTK_WINDOW (self)),
                                     GTK_WINDOW (self), path);
    }
  return files != NULL;
}

static void
plumb_window_dispose (GObject *object)
{
  PlumbWindow *self = PLUMB_WINDOW (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->section, g_free);
  G_OBJECT_CLASS (plumb_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumbline/Plumbline/ui/plumb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, start);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, header);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, back_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, sections_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, kept_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, kept_words);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, export_icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, export_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, due_chip);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, pages);
}

static void
plumb_window_class_init (PlumbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_window_dispose;
  widget_class->realize = plumb_window_realize;
  widget_class->unrealize = plumb_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = plumb_window_close_request;

  g_type_ensure (PLUMB_TYPE_SIDEBAR);
  g_type_ensure (PLUMB_TYPE_START_PAGE);
  bind_template (widget_class);
  plumb_window_install_actions (widget_class);
  plumb_window_install_review_actions (widget_class);
}

static void
plumb_window_init (PlumbWindow *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = plumb_selection_new ();
  self->settings = plumb_settings_new ();
  restore_size (self);
  plumb_window_init_header (self);
  plumb_app_mark_pane (GTK_WIDGET (self->sidebar));
  plumb_app_mark_pane (GTK_WIDGET (self->pages));
  plumb_app_mark_pane (GTK_WIDGET (self->header));
  g_signal_connect (self->sidebar, "section-chosen", G_CALLBACK (on_section_chosen), self);
  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  self->clock = g_timeout_add_seconds (20, on_clock, self);
  plumb_window_update_actions (self);
}

/* A window of @application that shows the start page. */
PlumbWindow *
plumb_window_new (GtkApplication *application)
{
  return g_object_new (PLUMB_TYPE_WINDOW, "application", application, NULL);
}
