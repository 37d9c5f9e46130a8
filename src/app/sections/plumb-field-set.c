// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* An editor of several words or records: chips on a button, a checklist below it. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-candidates.h"
#include "app/sections/plumb-field-editor-private.h"
#include "app/sections/plumb-field-value.h"

#define TEXT_KEY "plumb-text"
#define MEMBERS_KEY "plumb-members"
#define LIST_KEY "plumb-list"
#define SEARCH_KEY "plumb-search"

static const char *
get_members (PlumbFieldEditor *self)
{
  const char *members = g_object_get_data (G_OBJECT (self->input), MEMBERS_KEY);

  return members != NULL ? members : "";
}

static gboolean
has_member (PlumbFieldEditor *self, const char *text)
{
  g_auto (GStrv) members = g_strsplit (get_members (self), ",", -1);
  g_autofree char *wanted = plumb_fold (text);

  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autofree char *own = plumb_fold (members[i]);

      if (strcmp (own, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_chips (PlumbFieldEditor *self)
{
  g_auto (GStrv) members = g_strsplit (get_members (self), ",", -1);
  GtkWidget *flow = gtk_flow_box_new ();
  guint n = 0;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 20);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 4);
  gtk_widget_set_can_focus (flow, FALSE);
  gtk_widget_set_can_target (flow, FALSE);
  for (guint i = 0; members[i] != NULL; i++)
    {
      GtkWidget *chip;

      if (*g_strstrip (members[i]) == '\0')
        continue;
      chip = gtk_label_new (members[i]);
      gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (chip), MIN ((int)g_utf8_strlen (members[i], -1), 8));
      gtk_widget_add_css_class (chip, "plumb-state");
      gtk_flow_box_append (GTK_FLOW_BOX (flow), chip);
      n++;
    }
  if (n == 0)
    {
      GtkWidget *none = gtk_label_new (_ ("Choose…"));

      gtk_widget_add_css_class (none, "dim-label");
      gtk_label_set_xalign (GTK_LABEL (none), 0);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), none);
    }
  gtk_button_set_child (GTK_BUTTON (self->input), flow);
}

static void
set_members (PlumbFieldEditor *self, const char *members)
{
  g_autofree char *name = NULL;

  g_object_set_data_full (G_OBJECT (self->input), MEMBERS_KEY, g_strdup (members), g_free);
  show_chips (self);
  /* Translators: a field and what is chosen in it, for a screen reader. */
  name = g_strdup_printf (_ ("%s: %s"), plumb_field_get_title (self->field),
                          *members != '\0' ? members : _ ("nothing chosen"));
  plumb_app_set_label (self->input, name);
}

static void
on_toggled (GtkCheckButton *button, PlumbFieldEditor *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), TEXT_KEY);
  g_auto (GStrv) members = g_strsplit (get_members (self), ",", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *wanted = plumb_fold (text);

  if (self->filling)
    return;
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autofree char *own = plumb_fold (g_strstrip (members[i]));

      if (*own != '\0' && strcmp (own, wanted) != 0)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", members[i]);
    }
  if (gtk_check_button_get_active (button))
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", text);
  set_members (self, joined->str);
  plumb_field_editor_typed (self);
}

static void
add_choice (PlumbFieldEditor *self, GtkWidget *list, const char *text, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), TEXT_KEY, g_strdup (text), g_free);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_member (self, text));
  self->filling = FALSE;
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (list), check);
}

/* What is chosen and stands in no vocabulary has its line too. */
static void
add_own_members (PlumbFieldEditor *self, GtkWidget *list, GPtrArray *candidates)
{
  g_auto (GStrv) members = g_strsplit (get_members (self), ",", -1);

  for (guint i = 0; members[i] != NULL; i++)
    {
      gboolean known = *g_strstrip (members[i]) == '\0';

      for (guint k = 0; !known && k < candidates->len; k++)
        known = g_strcmp0 (((PlumbCandidate *)candidates->pdata[k])->text, members[i]) == 0;
      if (!known)
        add_choice (self, list, members[i], members[i]);
    }
}

static void
fill_list (PlumbFieldEditor *self)
{
  GtkWidget *list = g_object_get_data (G_OBJECT (self->popover), LIST_KEY);
  GtkEditable *search = g_object_get_data (G_OBJECT (self->popover), SEARCH_KEY);
  const char *typed = gtk_editable_get_text (search);
  g_autoptr (GPtrArray) candidates = plumb_candidates_find (self->review, self->field, typed);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_box_remove (GTK_BOX (list), child);
  if (*typed == '\0')
    add_own_members (self, list, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const PlumbCandidate *candidate = candidates->pdata[i];

      add_choice (self, list, candidate->text, candidate->label);
    }
}

static void
on_search (GtkEditable *search, PlumbFieldEditor *self)
{
  if (!self->filling)
    fill_list (self);
}

/* Enter in the search ticks the first line; without words it closes the list. */
static void
on_search_activate (GtkEntry *search, PlumbFieldEditor *self)
{
  GtkWidget *list = g_object_get_data (G_OBJECT (self->popover), LIST_KEY);
  GtkWidget *first = gtk_widget_get_first_child (list);

  if (*gtk_editable_get_text (GTK_EDITABLE (search)) == '\0' || first == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static void
on_closed (GtkPopover *popover, PlumbFieldEditor *self)
{
  plumb_field_editor_enter (self);
}

static void
build_popover (PlumbFieldEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  plumb_app_set_label (search, _ ("Search or add"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scroller);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_object_set_data (G_OBJECT (self->popover), LIST_KEY, list);
  g_object_set_data (G_OBJECT (self->popover), SEARCH_KEY, search);
  g_signal_connect (search, "changed", G_CALLBACK (on_search), self);
  g_signal_connect (search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (on_closed), self);
}

static void
open_list (PlumbFieldEditor *self, const char *typed)
{
  GtkEditable *search;

  if (self->popover == NULL)
    build_popover (self);
  search = g_object_get_data (G_OBJECT (self->popover), SEARCH_KEY);
  self->filling = TRUE;
  gtk_editable_set_text (search, typed != NULL ? typed : "");
  self->filling = FALSE;
  fill_list (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (search));
  gtk_editable_set_position (search, -1);
}

static void
on_clicked (GtkButton *button, PlumbFieldEditor *self)
{
  open_list (self, NULL);
}

static void
set_build (PlumbFieldEditor *self)
{
  self->input = gtk_button_new ();
  gtk_widget_add_css_class (self->input, "plumb-set");
  g_signal_connect (self->input, "clicked", G_CALLBACK (on_clicked), self);
  set_members (self, "");
}

static void
set_set_text (PlumbFieldEditor *self, const char *text)
{
  set_members (self, text);
}

static char *
set_dup_text (PlumbFieldEditor *self)
{
  return g_strdup (get_members (self));
}

static void
set_start (PlumbFieldEditor *self, const char *text)
{
  gtk_widget_grab_focus (self->input);
  open_list (self, text);
}

const PlumbFieldForm plumb_field_set_form = {
  .build = set_build,
  .set_text = set_set_text,
  .dup_text = set_dup_text,
  .start = set_start,
};
