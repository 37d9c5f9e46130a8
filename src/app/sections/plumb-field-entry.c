// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* An editor with an entry: names, numbers, dates, choices, references. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-candidates.h"
#include "app/sections/plumb-field-editor-private.h"
#include "diagram/plumb-words.h"

static GtkEditable *
get_editable (PlumbFieldEditor *self)
{
  return GTK_EDITABLE (self->input);
}

/* GTK takes the selected text away before it offers what is to replace it. */
static void
on_delete (GtkEditable *editable, int start, int end, PlumbFieldEditor *self)
{
  if (self->filling || start == end)
    return;
  g_free (self->before);
  self->before = g_strdup (gtk_editable_get_text (editable));
  gtk_editable_get_selection_bounds (editable, &self->before_start, &self->before_end);
}

static void
on_insert (
    GtkEditable *editable, const char *text, int length, int *position, PlumbFieldEditor *self)
{
  const char *old = gtk_editable_get_text (editable);

  if (!plumb_field_editor_refuses (self, (gsize)g_utf8_strlen (old, -1),
                                   (gsize)g_utf8_strlen (text, length)))
    return;
  self->refused = self->before != NULL && strcmp (self->before, old) != 0;
  g_signal_stop_emission_by_name (editable, "insert-text");
}

/* What a refused text was to replace stands there again, selected. */
static void
restore (PlumbFieldEditor *self)
{
  g_autofree char *before = g_steal_pointer (&self->before);

  self->refused = FALSE;
  self->filling = TRUE;
  gtk_editable_set_text (get_editable (self), before);
  gtk_editable_select_region (get_editable (self), self->before_start, self->before_end);
  self->filling = FALSE;
}

/* Comes once for a replacement, after both its halves. */
static void
on_text_changed (GtkEditable *editable, PlumbFieldEditor *self)
{
  if (self->refused && !self->filling)
    {
      restore (self);
      return;
    }
  if (!self->filling)
    g_clear_pointer (&self->before, g_free);
  plumb_field_editor_typed (self);
}

static void
on_activate (GtkEntry *entry, PlumbFieldEditor *self)
{
  plumb_field_editor_enter (self);
}

static void
on_chosen (PlumbCompletion *completion, const char *text, PlumbFieldEditor *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (get_editable (self), text);
  self->filling = FALSE;
  plumb_field_editor_enter (self);
}

static void
on_day_selected (GtkCalendar *calendar, PlumbFieldEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (
      day, self->field->type == PLUMB_FIELD_INSTANT ? "%Y-%m-%d 12:00" : "%Y-%m-%d");

  if (self->filling)
    return;
  gtk_editable_set_text (get_editable (self), text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->input));
}

static void
select_typed_day (PlumbFieldEditor *self, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_strndup (gtk_editable_get_text (get_editable (self)), 10);
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) day = NULL;

  plumb_words_read_date (text, now, &iso);
  if (iso != NULL)
    {
      g_autofree char *noon = g_strconcat (iso, "T12:00:00Z", NULL);

      day = g_date_time_new_from_iso8601 (noon, NULL);
    }
  self->filling = TRUE;
  gtk_calendar_select_day (calendar, day != NULL ? day : now);
  self->filling = FALSE;
}

static void
on_icon_press (GtkEntry *entry, GtkEntryIconPosition position, PlumbFieldEditor *self)
{
  GtkWidget *calendar;

  if (position != GTK_ENTRY_ICON_SECONDARY)
    return;
  if (self->list != NULL)
    {
      gtk_widget_grab_focus (self->input);
      plumb_field_editor_show_proposals (self);
      return;
    }
  if (self->popover == NULL)
    {
      calendar = gtk_calendar_new ();
      plumb_app_set_label (calendar, plumb_field_get_title (self->field));
      g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day_selected), self);
      self->popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (self->popover), calendar);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  select_typed_day (self, GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (self->popover))));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
has_calendar (PlumbFieldEditor *self)
{
  return self->field->type == PLUMB_FIELD_DATE || self->field->type == PLUMB_FIELD_INSTANT;
}

static void
show_usual_icon (PlumbFieldEditor *self)
{
  GtkEntry *entry = GTK_ENTRY (self->input);

  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                     has_calendar (self)  ? "x-office-calendar-symbolic"
                                     : self->list != NULL ? "pan-down-symbolic"
                                                          : NULL);
  if (has_calendar (self))
    gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Choose a Day"));
  else if (self->list != NULL)
    gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Choose"));
}

static const char *
get_placeholder (const PlumbField *field)
{
  switch (field->type)
    {
    case PLUMB_FIELD_DATE:
      return _ ("2026-12-04, 4 Dec, tomorrow");
    case PLUMB_FIELD_INSTANT:
      return _ ("2026-12-04 14:00");
    case PLUMB_FIELD_MINUTES:
      return _ ("45, 1 h 30");
    case PLUMB_FIELD_DAYS:
      return _ ("14, 3 weeks");
    default:
      return NULL;
    }
}

static void
entry_build (PlumbFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  self->input = entry;
  gtk_widget_set_vexpand (entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), get_placeholder (self->field));
  if (plumb_candidates_has (self->field))
    {
      self->list = PLUMB_COMPLETION (plumb_completion_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
      g_signal_connect (self->list, "chosen", G_CALLBACK (on_chosen), self);
    }
  show_usual_icon (self);
  g_signal_connect (delegate, "delete-text", G_CALLBACK (on_delete), self);
  g_signal_connect (delegate, "insert-text", G_CALLBACK (on_insert), self);
  g_signal_connect (entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (entry, "icon-press", G_CALLBACK (on_icon_press), self);
}

static void
entry_set_text (PlumbFieldEditor *self, const char *text)
{
  gtk_editable_set_text (get_editable (self), text);
}

static char *
entry_dup_text (PlumbFieldEditor *self)
{
  return g_strdup (gtk_editable_get_text (get_editable (self)));
}

static void
entry_start (PlumbFieldEditor *self, const char *text)
{
  gtk_widget_grab_focus (self->input);
  if (text != NULL)
    {
      gtk_editable_set_text (get_editable (self), text);
      gtk_editable_set_position (get_editable (self), -1);
    }
  else if (self->list != NULL)
    plumb_field_editor_show_proposals (self);
}

static void
entry_show_problem (PlumbFieldEditor *self, const char *sentence)
{
  GtkEntry *entry = GTK_ENTRY (self->input);

  if (sentence != NULL)
    {
      gtk_widget_add_css_class (self->input, "error");
      gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_PRIMARY, "dialog-error-symbolic");
      gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_PRIMARY, sentence);
    }
  else
    {
      gtk_widget_remove_css_class (self->input, "error");
      gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_PRIMARY, NULL);
    }
}

const PlumbFieldForm plumb_field_entry_form = {
  .build = entry_build,
  .set_text = entry_set_text,
  .dup_text = entry_dup_text,
  .start = entry_start,
  .show_problem = entry_show_problem,
};
