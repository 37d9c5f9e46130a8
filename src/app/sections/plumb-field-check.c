// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* An editor of yes or no. */

#include <glib/gi18n-lib.h>

#include "app/sections/plumb-field-editor-private.h"

static void
on_toggled (GtkCheckButton *button, PlumbFieldEditor *self)
{
  if (!self->filling)
    plumb_field_editor_commit (self);
}

static void
check_build (PlumbFieldEditor *self)
{
  self->input = gtk_check_button_new ();
  gtk_widget_set_halign (self->input, GTK_ALIGN_START);
  g_signal_connect (self->input, "toggled", G_CALLBACK (on_toggled), self);
}

static void
check_set_text (PlumbFieldEditor *self, const char *text)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->input), g_strcmp0 (text, "1") == 0);
}

/* Nobody has said anything yet while the box was never ticked: that stays empty. */
static char *
check_dup_text (PlumbFieldEditor *self)
{
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->input)))
    return g_strdup ("1");
  return g_strdup (self->loaded != NULL && *self->loaded != '\0' ? "0" : "");
}

static void
check_start (PlumbFieldEditor *self, const char *text)
{
  gtk_widget_grab_focus (self->input);
}

const PlumbFieldForm plumb_field_check_form = {
  .build = check_build,
  .set_text = check_set_text,
  .dup_text = check_dup_text,
  .start = check_start,
};
