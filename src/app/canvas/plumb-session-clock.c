// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-session-clock.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "schema/plumb-value.h"

/* -- The session ------------------------------------------------------------------------------- */

static GDateTime *
get_instant (PlumbReview *review, const char *field)
{
  return plumb_instant_parse (plumb_record_get (plumb_review_get_root (review), field));
}

gboolean
plumb_session_is_running (PlumbReview *review)
{
  const PlumbRecord *root = plumb_review_get_root (review);

  return plumb_record_has (root, "session_started") && !plumb_record_has (root, "session_ended");
}

/* Begins the session; ends it when it is running; goes on with one that was ended. One act. */
gboolean
plumb_session_toggle (PlumbReview *review, GError **error)
{
  PlumbRecord *root = plumb_review_get_root (review);
  gboolean running = plumb_session_is_running (review);
  gboolean ended = !running && plumb_record_has (root, "session_ended");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *instant = plumb_instant_format (now);

  plumb_review_begin (review, running ? _ ("End session")
                              : ended ? _ ("Continue session")
                                      : _ ("Start session"));
  if (!plumb_review_set (review, root, running || ended ? "session_ended" : "session_started",
                         ended ? "" : instant, error))
    {
      plumb_review_rollback (review);
      return FALSE;
    }
  return plumb_review_commit (review, error);
}

/* How long the session has been running at @now, or took, as "1:02:03"; NULL before it began. New
 * string. */
char *
plumb_session_dup_elapsed (PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) started = get_instant (review, "session_started");
  g_autoptr (GDateTime) ended = get_instant (review, "session_ended");
  gint64 seconds;

  if (started == NULL)
    return NULL;
  seconds = MAX (g_date_time_difference (ended != NULL ? ended : now, started), 0) / G_USEC_PER_SEC;
  return g_strdup_printf ("%d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

/* "Drawing now: Dana Lee", of who took the pen last and still has it; NULL: nobody. New string. */
char *
plumb_session_dup_drawing (PlumbReview *review)
{
  const GPtrArray *turns = plumb_review_get_records (review, "pen");
  const PlumbRecord *latest = NULL;

  for (guint i = 0; i < turns->len; i++)
    if (latest == NULL
        || g_strcmp0 (plumb_record_get (turns->pdata[i], "began"),
                      plumb_record_get (latest, "began"))
               >= 0)
      latest = turns->pdata[i];
  if (latest == NULL || plumb_record_has (latest, "ended"))
    return NULL;
  {
    const char *person = plumb_record_get (latest, "person");
    PlumbRecord *record =
        person != NULL ? plumb_review_get_record (review, "person", person) : NULL;

    /* Translators: %s is a person, who has the pen. */
    return record != NULL
               ? g_strdup_printf (_ ("Drawing now: %s"), plumb_record_get (record, "name"))
               : NULL;
  }
}

/* -- The widget -------------------------------------------------------------------------------- */

typedef struct
{
  PlumbReview *review;
  GtkWidget *clock;
  GtkWidget *time;
  GtkWidget *drawing;
  GtkWidget *button;
  guint tick;
} Clock;

static void
update_time (Clock *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *elapsed = plumb_session_dup_elapsed (self->review, now);

  gtk_label_set_text (GTK_LABEL (self->time), elapsed != NULL ? elapsed : "0:00:00");
}

static gboolean
on_tick (gpointer data)
{
  update_time (data);
  return G_SOURCE_CONTINUE;
}

/* It ticks only while somebody sees it and the session runs. */
static void
update (Clock *self)
{
  const PlumbRecord *root = plumb_review_get_root (self->review);
  gboolean running = plumb_session_is_running (self->review);
  g_autofree char *drawing = plumb_session_dup_drawing (self->review);

  update_time (self);
  gtk_label_set_text (GTK_LABEL (self->drawing), drawing != NULL ? drawing : "");
  gtk_widget_set_visible (self->drawing, drawing != NULL);
  gtk_button_set_label (GTK_BUTTON (self->button), running ? _ ("End session")
                                                   : plumb_record_has (root, "session_ended")
                                                       ? _ ("Continue")
                                                       : _ ("Start session"));
  gtk_widget_set_sensitive (self->button, !plumb_review_is_read_only (self->review));
  g_clear_handle_id (&self->tick, g_source_remove);
  if (running && gtk_widget_get_mapped (self->clock))
    self->tick = g_timeout_add_seconds (1, on_tick, self);
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, GtkWidget *clock)
{
  if (plumb_changes_touch_table (changes, "review") || plumb_changes_touch_table (changes, "pen")
      || plumb_changes_touch_table (changes, "person"))
    update (g_object_get_data (G_OBJECT (clock), "plumb-session-clock"));
}

static void
on_clicked (GtkButton *button, Clock *self)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_session_toggle (self->review, &error))
    plumb_app_report_error (self->clock, error);
}

static void
free_clock (gpointer data)
{
  Clock *self = data;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_object_unref (self->review);
  g_free (self);
}

/* Returns: (transfer floating) */
GtkWidget *
plumb_session_clock_new (PlumbReview *review)
{
  Clock *self = g_new0 (Clock, 1);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->review = g_object_ref (review);
  self->clock = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->time = gtk_label_new (NULL);
  self->drawing = gtk_label_new (NULL);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->time, "plumb-session-time");
  gtk_label_set_ellipsize (GTK_LABEL (self->drawing), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->drawing), 28);
  gtk_widget_add_css_class (self->drawing, "plumb-caption");
  gtk_widget_set_tooltip_text (self->button, _ ("Start or end the session (F9)"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->time);
  gtk_box_append (GTK_BOX (words), self->drawing);
  gtk_box_append (GTK_BOX (self->clock), words);
  gtk_box_append (GTK_BOX (self->clock), self->button);
  gtk_widget_add_css_class (self->clock, "plumb-floating");
  gtk_widget_add_css_class (self->clock, "plumb-session-clock");
  plumb_app_set_label (self->clock, _ ("Session clock"));
  plumb_app_set_label (self->time, _ ("Time since the session started"));
  g_object_set_data_full (G_OBJECT (self->clock), "plumb-session-clock", self, free_clock);
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_clicked), self);
  g_signal_connect_swapped (self->clock, "map", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->clock, "unmap", G_CALLBACK (update), self);
  g_signal_connect_object (review, "changed", G_CALLBACK (on_changed), self->clock, 0);
  update (self);
  return self->clock;
}
