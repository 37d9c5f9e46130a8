// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-check-mark.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "schema/plumb-value.h"

/* Stores the mark in a transaction called @label, which is taken over. */
static gboolean
store (PlumbReview *review,
       char *label,
       const char *code,
       const char *state,
       const char *reason,
       GError **error)
{
  g_autofree char *act = label;
  PlumbRecord *mark = plumb_review_get_record (review, "check_mark", code);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = plumb_instant_format (now);
  g_autofree char *by = plumb_settings_dup_person ();
  gboolean good;

  plumb_review_begin (review, act);
  if (mark == NULL)
    good = plumb_review_add (review, "check_mark", error, "code", code, "state", state, "by", by,
                             "at", at, "reason", reason != NULL ? reason : "", NULL)
           != NULL;
  else
    good = plumb_review_set (review, mark, "state", state, error)
           && plumb_review_set (review, mark, "by", by, error)
           && plumb_review_set (review, mark, "at", at, error)
           && plumb_review_set (review, mark, "reason", reason, error);
  if (good)
    return plumb_review_commit (review, error);
  plumb_review_rollback (review);
  return FALSE;
}

/* Ticks the check @code, called @title. */
gboolean
plumb_check_mark_tick (PlumbReview *review, const char *code, const char *title, GError **error)
{
  /* Translators: what was done, in the history; a line of the checklist. */
  return store (review, g_strdup_printf (_ ("Tick %s"), title), code, "ticked", NULL, error);
}

/* Waives the check @code because of @reason. */
gboolean
plumb_check_mark_waive (
    PlumbReview *review, const char *code, const char *title, const char *reason, GError **error)
{
  /* Translators: what was done, in the history; a finding. */
  return store (review, g_strdup_printf (_ ("Waive %s"), title), code, "waived", reason, error);
}

/* The check is computed again. */
gboolean
plumb_check_mark_remove (PlumbReview *review, const char *code, const char *title, GError **error)
{
  PlumbRecord *mark = plumb_review_get_record (review, "check_mark", code);
  /* Translators: what was done, in the history; a line of the checklist or a finding. */
  g_autofree char *label = g_strdup_printf (_ ("Take back the mark of %s"), title);

  if (mark == NULL)
    return TRUE;
  plumb_review_begin (review, label);
  if (plumb_review_remove (review, mark, error))
    return plumb_review_commit (review, error);
  plumb_review_rollback (review);
  return FALSE;
}

typedef struct
{
  GtkWidget *parent;
  PlumbReview *review;
  char *code;
  char *title;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->parent);
  g_object_unref (asked->review);
  g_free (asked->code);
  g_free (asked->title);
  g_free (asked);
}

static void
on_reason_changed (GtkEditable *entry, GtkWidget *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "waive", *reason != '\0');
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asked *asked = data;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "waive")
      && !plumb_check_mark_waive (asked->review, asked->code, asked->title,
                                  gtk_editable_get_text (entry), &error))
    plumb_app_report_error (asked->parent, error);
}

/* Asks why the check @code may stay open, and waives it for that reason. */
void
plumb_check_mark_ask_reason (GtkWidget *parent,
                             PlumbReview *review,
                             const char *code,
                             const char *title)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Waive the Check?"), NULL);
  GtkWidget *entry = gtk_entry_new ();
  Asked *asked = g_new0 (Asked, 1);

  asked->parent = g_object_ref (parent);
  asked->review = g_object_ref (review);
  asked->code = g_strdup (code);
  asked->title = g_strdup (title);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("“%s” and other findings of the same check count as settled. "
                                     "The reason is kept with your name, and stays with us."),
                                  title);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), PLUMB_MAX_TEXT);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  plumb_app_set_label (entry, _ ("Reason"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "waive",
                                    _ ("_Waive"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "waive");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "waive", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason_changed), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
