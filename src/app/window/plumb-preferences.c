// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-settings.h"

struct _PlumbPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwEntryRow *person;
  AdwEntryRow *company;
  AdwComboRow *paper;

  GSettings *settings; /* NULL: nothing can be kept */
};

G_DEFINE_FINAL_TYPE (PlumbPreferences, plumb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
paper_to_position (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, g_str_equal (g_variant_get_string (variant, NULL), "letter") ? 1 : 0);
  return TRUE;
}

static GVariant *
position_to_paper (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (g_value_get_uint (value) == 1 ? "letter" : "a4");
}

static void
plumb_preferences_dispose (GObject *object)
{
  PlumbPreferences *self = PLUMB_PREFERENCES (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_preferences_parent_class)->dispose (object);
}

static void
plumb_preferences_class_init (PlumbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, person);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, company);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, paper);
}

static void
plumb_preferences_init (PlumbPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = plumb_settings_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->person), self->settings != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->company), self->settings != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper), self->settings != NULL);
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "person-name", self->person, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "company-name", self->company, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "paper", self->paper, "selected",
                                G_SETTINGS_BIND_DEFAULT, paper_to_position, position_to_paper, NULL,
                                NULL);
}

/* The preferences: who works here, for which company, on which paper. */
GtkWidget *
plumb_preferences_new (void)
{
  return g_object_new (PLUMB_TYPE_PREFERENCES, NULL);
}
