// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-new-review.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "app/sections/plumb-field-value.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-window.h"
#include "document/plumb-shelf.h"

#define PLUMB_TYPE_NEW_REVIEW (plumb_new_review_get_type ())
G_DECLARE_FINAL_TYPE (PlumbNewReview, plumb_new_review, PLUMB, NEW_REVIEW, AdwWindow)

struct _PlumbNewReview
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwEntryRow *customer;
  AdwEntryRow *solution;
  AdwComboRow *timing;
  AdwComboRow *format;
  AdwComboRow *depth;
  AdwEntryRow *start;
  GtkWidget *create_button;
  GtkLabel *problem;

  GtkWindow *window; /* from which it was asked for; borrowed, it is the parent */
};

G_DEFINE_FINAL_TYPE (PlumbNewReview, plumb_new_review, ADW_TYPE_WINDOW)

static void
fill_choice (AdwComboRow *row, const char *vocabulary)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (vocabulary);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (list, plumb_word_get_title (&words->words[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static const char *
get_choice (AdwComboRow *row, const char *vocabulary)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (vocabulary);
  guint selected = adw_combo_row_get_selected (row);

  return selected < words->n_words ? words->words[selected].word : NULL;
}

/* Whoever reviews usually sells the same product as last time. */
static char *
dup_last_solution (void)
{
  g_autoptr (GPtrArray) entries = plumb_shelf_list ();

  for (guint i = 0; i < entries->len; i++)
    {
      const PlumbShelfEntry *entry = entries->pdata[i];

      if (entry->solution != NULL && *entry->solution != '\0')
        return g_strdup (entry->solution);
    }
  return g_strdup ("");
}

static void
show_problem (PlumbNewReview *self, GtkWidget *row, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (row != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      plumb_app_set_description (row, sentence);
      gtk_widget_grab_focus (row);
    }
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* The review with what was typed, or NULL and a sentence. */
static PlumbReview *
make_review (PlumbNewReview *self, GtkWidget **row, GError **error)
{
  g_autofree char *customer = dup_text (self->customer);
  g_autofree char *solution = dup_text (self->solution);
  g_autofree char *start = dup_text (self->start);
  g_autofree char *person = plumb_settings_dup_person ();
  const char *const values[] = { "customer", customer,
                                 "solution", solution,
                                 "timing",   get_choice (self->timing, "timing"),
                                 "format",   get_choice (self->format, "format"),
                                 "depth",    get_choice (self->depth, "depth"),
                                 NULL };
  g_autoptr (PlumbReview) review =
      plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NONE, error);
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table ("review"), "scheduled_start");

  if (review == NULL)
    return NULL;
  plumb_review_set_author (review, person);
  if (*start != '\0'
      && !plumb_field_value_edit (review, plumb_review_get_root (review), field, NULL, start,
                                  error))
    {
      g_autofree char *uid = g_strdup (plumb_review_get_uid (review));

      *row = GTK_WIDGET (self->start);
      /* Nobody has seen it: it leaves no trace. */
      plumb_review_close (review, NULL);
      plumb_shelf_forget (uid, NULL, NULL);
      return NULL;
    }
  return g_steal_pointer (&review);
}

static void
on_create (PlumbNewReview *self)
{
  GtkApplication *application = gtk_window_get_application (self->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReview) review = NULL;
  GtkWidget *row = NULL;
  PlumbWindow *window;

  gtk_widget_remove_css_class (GTK_WIDGET (self->start), "error");
  review = make_review (self, &row, &error);
  if (review == NULL)
    {
      show_problem (self, row, error->message);
      return;
    }
  window = PLUMB_WINDOW (self->window);
  if (plumb_window_get_review (window) != NULL)
    window = plumb_window_new (application);
  plumb_window_set_review (window, review);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_cancel (PlumbNewReview *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
plumb_new_review_class_init (PlumbNewReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-new-review.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, customer);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, solution);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, timing);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, format);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, depth);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, start);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, create_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbNewReview, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_new_review_init (PlumbNewReview *self)
{
  g_autofree char *solution = dup_last_solution ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self->timing, "timing");
  fill_choice (self->format, "format");
  fill_choice (self->depth, "depth");
  gtk_editable_set_text (GTK_EDITABLE (self->solution), solution);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create_button);
}

/* Asks for the customer and makes a review, which is shown in @parent when that shows the start page. */
void
plumb_new_review_present (GtkWindow *parent)
{
  PlumbNewReview *self = g_object_new (PLUMB_TYPE_NEW_REVIEW, "transient-for", parent, NULL);

  self->window = parent;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->customer));
}
