// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-export-dialog.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/compat/plumb-file-dialog.h"
#include "app/export/plumb-export.h"
#include "app/export/plumb-mail.h"
#include "app/export/plumb-preview.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "document/plumb-view.h"

static const char *const views[] = { PLUMB_VIEW_CURRENT, PLUMB_VIEW_PROPOSED, PLUMB_VIEW_CHANGES };

struct _PlumbExportDialog
{
  AdwWindow parent_instance;

  PlumbReview *review;
  GCancellable *working;

  AdwComboRow *what;
  AdwComboRow *view;
  AdwComboRow *paper;
  GtkWidget *mail;
  GtkWidget *copy;
  GtkWidget *save;
  GtkWidget *busy;
  GtkWidget *status;
  GtkWidget *stack;
  GtkWidget *preview;
  GtkWidget *picture;
};

G_DEFINE_FINAL_TYPE (PlumbExportDialog, plumb_export_dialog, ADW_TYPE_WINDOW)

static PlumbExport
chosen (PlumbExportDialog *self)
{
  return (PlumbExport)adw_combo_row_get_selected (self->what);
}

static const char *
chosen_view (PlumbExportDialog *self)
{
  return views[MIN (adw_combo_row_get_selected (self->view), G_N_ELEMENTS (views) - 1)];
}

static PlumbPaper
chosen_paper (PlumbExportDialog *self)
{
  return adw_combo_row_get_selected (self->paper) == 1 ? PLUMB_PAPER_LETTER : PLUMB_PAPER_A4;
}

static void
say (PlumbExportDialog *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->status), sentence);
}

static void
show_picture (PlumbExportDialog *self)
{
  PlumbReportOptions options = { .without_ink = plumb_settings_hides_ink (
                                     plumb_review_get_uid (self->review)) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png =
      plumb_report_export (self->review, "png", NULL, chosen_view (self), &options, NULL, &error);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture),
                                    _ ("The picture as it is exported"));
  say (self, error != NULL ? error->message : "");
}

static const char *
explanation (PlumbExport what)
{
  switch (what)
    {
    case PLUMB_EXPORT_CUSTOMER_COPY:
      return _ (
          "The review as a file for the customer: everything that is shared, without our notes, "
          "internal fields and history.");
    case PLUMB_EXPORT_JSON:
      return _ ("Everything, internal fields and history included. Not for the customer.");
    default:
      return "";
    }
}

static void
update (PlumbExportDialog *self)
{
  PlumbExport what = chosen (self);
  g_autofree char *company = plumb_settings_dup_company ();

  gtk_widget_set_visible (GTK_WIDGET (self->view), plumb_export_is_picture (what));
  gtk_widget_set_visible (GTK_WIDGET (self->paper), what == PLUMB_EXPORT_SUMMARY_PDF);
  gtk_widget_set_visible (self->mail, what == PLUMB_EXPORT_SUMMARY_PDF);
  gtk_widget_set_visible (self->copy, plumb_export_is_summary (what));
  say (self, explanation (what));
  if (plumb_export_is_picture (what))
    {
      show_picture (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "picture");
      return;
    }
  plumb_preview_set_options (PLUMB_PREVIEW (self->preview), "summary", PLUMB_AUDIENCE_CUSTOMER,
                             chosen_paper (self), company);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
}

static void
on_chosen (PlumbExportDialog *self)
{
  update (self);
}

static void
set_working (PlumbExportDialog *self, gboolean working)
{
  g_clear_object (&self->working);
  if (working)
    self->working = g_cancellable_new ();
  gtk_widget_set_visible (self->busy, working);
  gtk_widget_set_sensitive (self->save, !working);
  gtk_widget_set_sensitive (self->mail, !working);
}

static void
start (PlumbExportDialog *self, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *company = plumb_settings_dup_company ();
  PlumbReportOptions options = { .audience = PLUMB_AUDIENCE_CUSTOMER,
                                 .paper = chosen_paper (self),
                                 .company = company,
                                 .without_ink = plumb_settings_hides_ink (
                                     plumb_review_get_uid (self->review)) };

  set_working (self, TRUE);
  plumb_export_async (self->review, chosen (self), chosen_view (self), &options, path,
                      self->working, callback, data);
}

typedef struct
{
  PlumbExportDialog *self;
  char *path;
} Target;

static Target *
target_new (PlumbExportDialog *self, const char *path)
{
  Target *target = g_new0 (Target, 1);

  target->self = g_object_ref (self);
  target->path = g_strdup (path);
  return target;
}

static void
target_free (Target *target)
{
  g_object_unref (target->self);
  g_free (target->path);
  g_free (target);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  PlumbExportDialog *self = target->self;
  g_autoptr (GError) error = NULL;

  set_working (self, FALSE);
  if (plumb_export_finish (result, &error))
    {
      g_autofree char *name = g_path_get_basename (target->path);
      /* Translators: the name of a file. */
      g_autofree char *sentence = g_strdup_printf (_ ("Saved as “%s”"), name);
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        plumb_app_toast (GTK_WIDGET (parent), sentence, FALSE);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  target_free (target);
}

static void
on_save_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbExportDialog) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    start (self, path, on_saved, target_new (self, path));
  else if (file != NULL)
    say (self, _ ("That place is not a folder of this computer; choose another one."));
}

static void
on_save (GtkButton *button, PlumbExportDialog *self)
{
  PlumbExport what = chosen (self);
  g_autofree char *name = plumb_export_dup_name (self->review, what, chosen_view (self));
  const char *own = plumb_review_get_path (self->review);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;

  plumb_file_dialog_save (GTK_WINDOW (self), _ ("Export"), _ ("_Save"), folder, name,
                          on_save_chosen, g_object_ref (self));
}

/* -- Mail -------------------------------------------------------------------------------------------- */

static void
on_composed_mail (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbExportDialog) self = data;
  g_autoptr (GError) error = NULL;

  set_working (self, FALSE);
  if (plumb_mail_compose_finish (result, &error))
    say (self, _ ("Your mail program has the letter; nothing is sent before you send it."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

/* Those of the customer's side who were there, and have an address. */
static char **
dup_addresses (PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);

      if (plumb_record_is (person, "side", "customer")
          && plumb_record_get_boolean (person, "attended") && plumb_record_has (person, "email"))
        g_strv_builder_add (builder, plumb_record_get (person, "email"));
    }
  return g_strv_builder_end (builder);
}

static void
on_mail_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  PlumbExportDialog *self = target->self;
  const char *customer = plumb_record_get (plumb_review_get_root (self->review), "customer");
  g_auto (GStrv) addresses = dup_addresses (self->review);
  g_autofree char *subject = NULL;
  g_autoptr (GError) error = NULL;

  if (!plumb_export_finish (result, &error))
    {
      set_working (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      target_free (target);
      return;
    }
  /* Translators: subject of a letter; the customer. */
  subject =
      g_strdup_printf (_ ("Architecture review summary: %s"), customer != NULL ? customer : "");
  plumb_mail_compose_async (
      GTK_WINDOW (self), (const char *const *)addresses, subject,
      _ ("Hello,\n\nattached is the summary of our architecture review. Please tell "
         "us whether it says what we discussed, or what we should correct.\n"),
      target->path, self->working, on_composed_mail, g_object_ref (self));
  target_free (target);
}

static void
on_mail (GtkButton *button, PlumbExportDialog *self)
{
  g_autofree char *name =
      plumb_export_dup_name (self->review, PLUMB_EXPORT_SUMMARY_PDF, chosen_view (self));
  /* The mail program may read the attachment long after this dialog is gone, so it is not removed here;
   * the next letter of the same review takes its place. */
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "plumbline", "mail", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      say (self, g_strerror (errno));
      return;
    }
  start (self, path, on_mail_ready, target_new (self, path));
}

static void
on_copy (GtkButton *button, PlumbExportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (plumb_export_copy_summary (GTK_WIDGET (self), self->review, &error))
    say (self, _ ("Summary copied: paste it into a letter or a document."));
  else
    say (self, error->message);
}

static void
on_cancel (GtkButton *button, PlumbExportDialog *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

/* -- Building ---------------------------------------------------------------------------------------- */

static AdwComboRow *
add_choice (GtkWidget *group, const char *title, const char *const *words, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *plain, GCallback clicked, gpointer self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  plumb_app_set_label (button, plain);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_busy (PlumbExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (_ ("Laying out the pages…"));

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  add_button (box, _ ("_Cancel"), _ ("Cancel"), G_CALLBACK (on_cancel), self);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_options (PlumbExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *what[PLUMB_N_EXPORTS + 1] = { NULL };
  const char *const view_words[] = { _ ("Current state"), _ ("Proposed integration"),
                                     _ ("What changes"), NULL };
  const char *const papers[] = { _ ("A4"), _ ("Letter"), NULL };

  for (guint i = 0; i < PLUMB_N_EXPORTS; i++)
    what[i] = plumb_export_get_title (i);
  self->what = add_choice (group, _ ("What"), what, PLUMB_EXPORT_SUMMARY_PDF);
  self->view = add_choice (group, _ ("View"), view_words, 1);
  self->paper = add_choice (group, _ ("Paper"), papers, plumb_settings_is_letter () ? 1 : 0);

  self->save = add_button (buttons, _ ("_Save…"), _ ("Save"), G_CALLBACK (on_save), self);
  gtk_widget_add_css_class (self->save, "suggested-action");
  self->mail = add_button (buttons, _ ("Send by _E-Mail…"), _ ("Send by e-mail"),
                           G_CALLBACK (on_mail), self);
  self->copy = add_button (buttons, _ ("_Copy as Rich Text"), _ ("Copy as rich text"),
                           G_CALLBACK (on_copy), self);

  self->status = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  self->busy = make_busy (self);

  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), self->busy);
  gtk_box_append (GTK_BOX (box), self->status);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static void
plumb_export_dialog_dispose (GObject *object)
{
  PlumbExportDialog *self = PLUMB_EXPORT_DIALOG (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (plumb_export_dialog_parent_class)->dispose (object);
}

static void
plumb_export_dialog_class_init (PlumbExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_export_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
plumb_export_dialog_init (PlumbExportDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Export"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1080, 760);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static void
build (PlumbExportDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->preview = plumb_preview_new (self->review);
  self->picture = gtk_picture_new ();
  gtk_widget_set_margin_start (self->picture, 24);
  gtk_widget_set_margin_end (self->picture, 24);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->preview, "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), self->picture, "picture");
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (self->stack, TRUE);

  gtk_box_append (GTK_BOX (inner), make_options (self));
  gtk_box_append (GTK_BOX (inner), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (inner), self->stack);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), inner);
  adw_window_set_content (ADW_WINDOW (self), outer);

  update (self);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->view, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (on_chosen), self);
}

GtkWindow *
plumb_export_dialog_new (GtkWindow *parent, PlumbReview *review)
{
  PlumbExportDialog *self = g_object_new (PLUMB_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->review = g_object_ref (review);
  build (self);
  return GTK_WINDOW (self);
}
