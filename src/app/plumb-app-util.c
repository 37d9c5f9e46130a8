// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/plumb-app-util.h"

#define PANE_KEY "plumb-pane"

/* Shows @error's sentence as a toast of the window around @widget; without one it goes to the log. */
void
plumb_app_report_error (GtkWidget *widget, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!gtk_widget_activate_action (widget, "win.toast", "(sb)", error->message, FALSE))
    g_message ("%s", error->message);
}

/* Shows @text as a toast of the window around @widget; @undo: with a button that undoes. */
void
plumb_app_toast (GtkWidget *widget, const char *text, gboolean undo)
{
  gtk_widget_activate_action (widget, "win.toast", "(sb)", text, undo);
}

/* Opens the section where the record is edited, and selects it. */
void
plumb_app_show_record (GtkWidget *widget, const char *table, const char *id)
{
  gtk_widget_activate_action (widget, "win.show-record", "(ss)", table, id != NULL ? id : "");
}

/* Opens the section called @section. */
void
plumb_app_show_section (GtkWidget *widget, const char *section)
{
  gtk_widget_activate_action (widget, "win.show-section", "s", section);
}

/* Names @widget for a screen reader. */
void
plumb_app_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Describes @widget for a screen reader; NULL: no longer. */
void
plumb_app_set_description (GtkWidget *widget, const char *description)
{
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Makes @widget a stop of F6. */
void
plumb_app_mark_pane (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), PANE_KEY, GINT_TO_POINTER (TRUE));
}

/* Whether F6 stops at @widget. */
gboolean
plumb_app_is_pane (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), PANE_KEY) != NULL;
}

/* Opens @uri with the desktop's program for it. */
void
plumb_app_show_uri (GtkWidget *widget, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}
