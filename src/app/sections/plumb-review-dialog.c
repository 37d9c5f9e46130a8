// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-review-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-editor.h"

static const struct
{
  const char *title; /* untranslated */
  const char *fields[12];
} groups[] = {
  { N_ ("Review"), { "title", "customer", "solution", "language" } },
  { N_ ("Kind of Review"),
    { "timing", "segment", "points", "format", "depth", "deliverable", "regulated" } },
  { N_ ("Session"),
    { "scheduled_start", "time_zone", "agenda_shared_at", "session_started", "session_ended" } },
  { N_ ("Delivery"), { "due_override", "delivered_at", "confirmed_at", "confirmed_by" } },
  { N_ ("Go-live"), { "golive_planned", "golive_actual", "revisit_booked", "revisit_override" } },
};

static GtkWidget *
make_row (PlumbReview *review, const PlumbField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *editor = plumb_field_editor_new (review, "review", field->id, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plumb_field_get_title (field));
  if (plumb_field_get_help (field) != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plumb_field_get_help (field));
  plumb_field_editor_set_record (PLUMB_FIELD_EDITOR (editor),
                                 plumb_record_get_id (plumb_review_get_root (review)));
  gtk_widget_set_size_request (editor, 250, -1);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  return row;
}

static GtkWidget *
make_group (PlumbReview *review, guint index)
{
  const PlumbTable *table = plumb_schema_find_table ("review");
  PlumbKinds kind = plumb_review_get_kind (review);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   g_dgettext (GETTEXT_PACKAGE, groups[index].title));
  for (guint i = 0; groups[index].fields[i] != NULL; i++)
    {
      const PlumbField *field = plumb_table_get_field (table, groups[index].fields[i]);

      if (field->kinds == 0 || (field->kinds & kind) != 0)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (review, field));
    }
  return group;
}

/* Shows the fields of @review over the window of @parent. */
void
plumb_review_dialog_present (GtkWidget *parent, PlumbReview *review)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkRoot *root = gtk_widget_get_root (parent);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (make_group (review, i)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Properties"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 720);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (window));
}
