// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Rows of a grid to and from the clipboard, as spreadsheets read and write them. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-field-value.h"
#include "app/sections/plumb-grid-private.h"
#include "app/sections/plumb-paste.h"

#define MOST_PROBLEMS 12

static void
append_line (PlumbGrid *self, PlumbRecord *record, GString *text, GString *html)
{
  const char *tag = record == NULL ? "th" : "td";

  g_string_append (html, "<tr>");
  for (guint c = 1; c < self->fields->len; c++)
    {
      const PlumbField *field = plumb_grid_get_field (self, c);
      g_autofree char *shown = record != NULL
                                   ? plumb_review_display (self->review, record, field->id)
                                   : g_strdup (plumb_field_get_title (field));
      g_autofree char *quoted = plumb_paste_quote (shown);
      g_autofree char *escaped = g_markup_escape_text (shown, -1);

      g_string_append_printf (text, "%s%s", c > 1 ? "\t" : "", quoted);
      g_string_append_printf (html, "<%s>%s</%s>", tag, escaped, tag);
    }
  g_string_append_c (text, '\n');
  g_string_append (html, "</tr>\n");
}

/* The selected rows with their titles, as tab-separated text; @html: the same as a table. New strings. */
char *
plumb_grid_copy_text (PlumbGrid *self, char **html)
{
  g_autoptr (GPtrArray) rows = plumb_grid_list_selected (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) table = g_string_new ("<table>\n");

  append_line (self, NULL, text, table);
  for (guint i = 0; i < rows->len; i++)
    {
      PlumbRecord *record = plumb_grid_get_record (self, rows->pdata[i]);

      if (record != NULL)
        append_line (self, record, text, table);
    }
  g_string_append (table, "</table>\n");
  if (html != NULL)
    *html = g_string_free (g_steal_pointer (&table), FALSE);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GdkContentProvider *
provide (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* Puts the selected rows on the clipboard. */
void
plumb_grid_copy (PlumbGrid *self)
{
  g_autofree char *html = NULL;
  g_autofree char *text = plumb_grid_copy_text (self, &html);
  GdkContentProvider *providers[3];
  g_autoptr (GdkContentProvider) both = NULL;

  providers[0] = provide ("text/html", html);
  providers[1] = provide ("text/plain;charset=utf-8", text);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

static void
tell_problems (PlumbGrid *self, guint made, GPtrArray *problems)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  heading = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u Value Did Not Fit", "%u Values Did Not Fit", problems->len),
      problems->len);
  g_string_append_printf (
      body,
      g_dngettext (GETTEXT_PACKAGE, "%u row was added; the clipboard still holds everything.",
                   "%u rows were added; the clipboard still holds everything.", made),
      made);
  for (guint i = 0; i < problems->len && i < MOST_PROBLEMS; i++)
    {
      const PlumbPasteProblem *problem = problems->pdata[i];
      g_autofree char *shown = plumb_field_value_dup_short (problem->text);

      /* Translators: number of a row, what was in it, and why it does not fit. */
      g_string_append_printf (body, _ ("\n\nRow %u, “%s”: %s"), problem->row, shown,
                              problem->reason);
    }
  if (problems->len > MOST_PROBLEMS)
    {
      guint more = problems->len - MOST_PROBLEMS;

      g_string_append_printf (
          body, g_dngettext (GETTEXT_PACKAGE, "\n\n… and %u more", "\n\n… and %u more", more),
          more);
    }
  if (!GTK_IS_WINDOW (root))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Adds the rows in @text; a single word goes into the cell with the cursor. */
void
plumb_grid_paste_text (PlumbGrid *self, const char *text)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  guint made;

  g_return_if_fail (PLUMB_IS_TABLE_GRID (self));

  if (strlen (text) > PLUMB_PASTE_MAX)
    {
      plumb_app_toast (GTK_WIDGET (self),
                       _ ("The clipboard holds more than 16 MiB of text; paste it in parts"),
                       FALSE);
      return;
    }
  made = plumb_paste_rows (self->review, self->table, self->fields, MAX (self->cursor_column, 1),
                           text, &problems, &error);
  if (error != NULL)
    {
      plumb_app_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (problems->len > 0)
    {
      tell_problems (self, made, problems);
      return;
    }
  told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row pasted", "%u rows pasted", made),
                          made);
  if (made > 0)
    plumb_app_toast (GTK_WIDGET (self), told, TRUE);
}

static gboolean
is_one_value (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strcspn (text, "\t\r\n") >= length - (text[length - 1] == '\n' ? 1 : 0);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbGrid) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  PlumbRecord *record = plumb_grid_get_record (self, self->cursor_row);
  const PlumbField *field = plumb_grid_get_field (self, self->cursor_column);

  if (text == NULL)
    {
      plumb_app_toast (GTK_WIDGET (self), _ ("The clipboard holds no text"), FALSE);
      return;
    }
  if (record != NULL && field != NULL && is_one_value (text))
    {
      if (!plumb_field_value_edit (self->review, record, field, NULL, g_strchomp (text), &error))
        plumb_app_report_error (GTK_WIDGET (self), error);
      return;
    }
  plumb_grid_paste_text (self, text);
}

/* Takes what the clipboard holds. */
void
plumb_grid_paste (PlumbGrid *self)
{
  if (plumb_review_is_read_only (self->review))
    return;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text_read,
                                 g_object_ref (self));
}
