// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-summary-page.h"

#include <glib/gi18n.h>

#include "app/export/plumb-export.h"
#include "app/export/plumb-preview.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"

struct _PlumbSummaryPage
{
  GtkWidget parent_instance;

  PlumbReview *review;
  GtkWidget *box;
  GtkWidget *preview;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (PlumbSummaryPage, plumb_summary_page, GTK_TYPE_WIDGET)

static void
on_copy (GtkButton *button, PlumbSummaryPage *self)
{
  g_autoptr (GError) error = NULL;

  if (plumb_export_copy_summary (GTK_WIDGET (self), self->review, &error))
    plumb_app_toast (GTK_WIDGET (self), _ ("Summary copied"), FALSE);
  else
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static void
on_larger (GtkButton *button, PlumbSummaryPage *self)
{
  plumb_preview_zoom (PLUMB_PREVIEW (self->preview), 1.2);
}

static void
on_smaller (GtkButton *button, PlumbSummaryPage *self)
{
  plumb_preview_zoom (PLUMB_PREVIEW (self->preview), 1 / 1.2);
}

static void
on_composed (PlumbPreview *preview, PlumbSummaryPage *self)
{
  guint n = plumb_pages_get_n (plumb_preview_get_pages (preview));
  g_autofree char *text = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static GtkWidget *
icon_button (const char *icon, const char *label, GCallback clicked, PlumbSummaryPage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  plumb_app_set_label (button, label);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_bar (PlumbSummaryPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *export = gtk_button_new_with_mnemonic (_ ("_Export…"));
  GtkWidget *title = gtk_label_new (_ ("Summary"));

  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_margin_start (title, 12);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "win.export");
  plumb_app_set_label (export, _ ("Export"));

  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_box_append (GTK_BOX (bar), icon_button ("zoom-out-symbolic", _ ("Smaller pages"),
                                              G_CALLBACK (on_smaller), self));
  gtk_box_append (GTK_BOX (bar), icon_button ("zoom-in-symbolic", _ ("Larger pages"),
                                              G_CALLBACK (on_larger), self));
  gtk_box_append (GTK_BOX (bar),
                  icon_button ("edit-copy-symbolic", _ ("Copy the summary as rich text"),
                               G_CALLBACK (on_copy), self));
  gtk_box_append (GTK_BOX (bar), export);
  return bar;
}

static void
plumb_summary_page_dispose (GObject *object)
{
  PlumbSummaryPage *self = PLUMB_SUMMARY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (plumb_summary_page_parent_class)->dispose (object);
}

static void
plumb_summary_page_class_init (PlumbSummaryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_summary_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_summary_page_init (PlumbSummaryPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
plumb_summary_page_new (PlumbReview *review)
{
  PlumbSummaryPage *self = g_object_new (PLUMB_TYPE_SUMMARY_PAGE, NULL);
  g_autofree char *company = plumb_settings_dup_company ();

  self->review = g_object_ref (review);
  self->preview = plumb_preview_new (review);
  plumb_preview_set_options (PLUMB_PREVIEW (self->preview), "summary", PLUMB_AUDIENCE_CUSTOMER,
                             plumb_settings_is_letter () ? PLUMB_PAPER_LETTER : PLUMB_PAPER_A4,
                             company);
  g_signal_connect (self->preview, "composed", G_CALLBACK (on_composed), self);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->preview);
  return GTK_WIDGET (self);
}
