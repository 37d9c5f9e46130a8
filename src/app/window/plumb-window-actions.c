// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas.h"
#include "app/canvas/plumb-session-clock.h"
#include "app/compat/plumb-file-dialog.h"
#include "app/export/plumb-export-dialog.h"
#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-editor.h"
#include "app/sections/plumb-section-page.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-new-review.h"
#include "app/window/plumb-trash.h"
#include "app/window/plumb-whiteboard.h"
#include "app/window/plumb-window-private.h"

/* Takes what is being typed into the review before something else happens to it. FALSE: it does not fit,
 * and its editor says so. */
gboolean
plumb_window_commit_pending (PlumbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *editor =
      focus != NULL ? gtk_widget_get_ancestor (focus, PLUMB_TYPE_FIELD_EDITOR) : NULL;

  GtkWidget *canvas = focus != NULL ? gtk_widget_get_ancestor (focus, PLUMB_TYPE_CANVAS) : NULL;

  if (canvas != NULL)
    return plumb_canvas_commit_name (PLUMB_CANVAS (canvas));
  return editor == NULL || plumb_field_editor_commit (PLUMB_FIELD_EDITOR (editor));
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->review == NULL)
    return;
  plumb_window_commit_pending (self);
  if (plumb_review_can_undo (self->review) && !plumb_review_undo (self->review, &error))
    plumb_app_report_error (widget, error);
}

static void
on_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->review == NULL)
    return;
  plumb_window_commit_pending (self);
  if (plumb_review_can_redo (self->review) && !plumb_review_redo (self->review, &error))
    plumb_app_report_error (widget, error);
}

static void
on_toast (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &text, &undo);
  plumb_window_toast (PLUMB_WINDOW (widget), text, undo);
}

static void
on_show_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *table, *id;

  g_variant_get (parameter, "(&s&s)", &table, &id);
  plumb_window_show_record (PLUMB_WINDOW (widget), table, id);
}

static void
on_show_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_show_section (PLUMB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_show_sections (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  gboolean sections = adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->sidebar);

  adw_leaflet_set_visible_child (self->leaflet,
                                 sections ? GTK_WIDGET (self->pages) : GTK_WIDGET (self->sidebar));
  if (sections)
    plumb_window_focus_page (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

/* Closes the review and shows all reviews. */
static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review == NULL || !plumb_window_may_leave (self))
    return;
  plumb_window_leave_review (self);
  plumb_window_set_review (self, NULL);
}

static void
on_next_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_step_section (PLUMB_WINDOW (widget), 1);
}

static void
on_previous_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_step_section (PLUMB_WINDOW (widget), -1);
}

static void
on_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_step_pane (PLUMB_WINDOW (widget), 1);
}

static void
on_previous_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_window_step_pane (PLUMB_WINDOW (widget), -1);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review != NULL)
    gtk_menu_button_popup (self->menu_button);
  else
    plumb_start_page_open_menu (self->start);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  GtkWidget *page = plumb_window_get_page (self);

  if (self->review == NULL)
    plumb_start_page_find (self->start);
  else if (page != NULL)
    plumb_section_page_find (page);
}

static void
on_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (plumb_whiteboard_is_on (self))
    plumb_whiteboard_leave (self);
  else if (plumb_whiteboard_is_possible (self))
    plumb_whiteboard_enter (self);
  else if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
on_leave_whiteboard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_whiteboard_leave (PLUMB_WINDOW (widget));
}

/* Begins, ends, or goes on with the session. */
static void
on_session (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->review == NULL)
    return;
  if (!plumb_session_toggle (self->review, &error))
    plumb_app_report_error (widget, error);
  /* A whiteboard has a clock that tells it. */
  else if (!plumb_whiteboard_is_on (self))
    plumb_window_toast (self,
                        plumb_session_is_running (self->review) ? _ ("The session runs")
                                                                : _ ("The session ended"),
                        TRUE);
}

static void
on_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path = g_variant_get_bytestring (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReview) review = NULL;

  /* Opening it once puts it into the list again. */
  if (plumb_trash_restore (path, &error))
    review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);
  if (review != NULL)
    plumb_review_close (review, &error);
  plumb_app_report_error (widget, error);
  plumb_start_page_refresh (PLUMB_WINDOW (widget)->start);
}

static void
on_refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_start_page_refresh (PLUMB_WINDOW (widget)->start);
}

static void
on_new_review (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_new_review_present (GTK_WINDOW (widget));
}

static void
on_file_chosen (GFile *file, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    plumb_application_open_path (gtk_window_get_application (window), window, path);
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_file_dialog_open (GTK_WINDOW (widget), _ ("Open a Review"), on_file_chosen,
                          g_object_ref (widget));
}

/* Actions that need a review are off while the start page is shown. */
void
plumb_window_update_actions (PlumbWindow *self)
{
  static const char *const names[] = {
    "win.back",           "win.next-section",     "win.previous-section", "win.show-sections",
    "win.properties",     "win.history",          "win.choose-place",     "win.save-copy",
    "win.show-in-folder", "win.resolve-conflict", "win.session",          "win.export"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->review != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-whiteboard",
                                 plumb_whiteboard_is_on (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-in-folder",
                                 self->review != NULL
                                     && plumb_review_get_path (self->review) != NULL);
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->review == NULL)
    return;
  plumb_window_commit_pending (self);
  gtk_window_present (plumb_export_dialog_new (GTK_WINDOW (self), self->review));
}

/* Declares what the window can do. */
void
plumb_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "win.toast", "(sb)", on_toast);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(ss)", on_show_record);
  gtk_widget_class_install_action (widget_class, "win.show-section", "s", on_show_section);
  gtk_widget_class_install_action (widget_class, "win.show-sections", NULL, on_show_sections);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.next-section", NULL, on_next_section);
  gtk_widget_class_install_action (widget_class, "win.previous-section", NULL, on_previous_section);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, on_next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, on_previous_pane);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, on_fullscreen);
  gtk_widget_class_install_action (widget_class, "win.leave-whiteboard", NULL, on_leave_whiteboard);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.leave-whiteboard",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "win.session", NULL, on_session);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, on_refresh);
  gtk_widget_class_install_action (widget_class, "win.restore", "ay", on_restore);
  gtk_widget_class_install_action (widget_class, "win.new-review", NULL, on_new_review);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export);
}
