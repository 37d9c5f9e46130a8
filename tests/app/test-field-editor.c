// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "app-fixture.h"
#include "app/sections/plumb-field-editor-private.h"

static PlumbFieldEditor *
make (AppFixture *fixture, const char *table, const char *field, const char *id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *editor = plumb_field_editor_new (fixture->review, table, field, NULL);

  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  plumb_field_editor_set_record (PLUMB_FIELD_EDITOR (editor), id);
  app_fixture_show (fixture, box);
  gtk_widget_grab_focus (gtk_widget_get_last_child (box));
  return PLUMB_FIELD_EDITOR (editor);
}

static void
count (PlumbFieldEditor *editor, guint *n)
{
  (*n)++;
}

static void
test_text (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "name", person);
  guint edited = 0;

  g_signal_connect (editor, "edited", G_CALLBACK (count), &edited);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Ana");
  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "Dana");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "name"), ==, "Dana");
  g_assert_cmpuint (edited, ==, 1);
}

/* Leaving the field keeps what was typed. */
static void
test_leaving (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "email", person);

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "ana@example.org");
  app_fixture_press (fixture->window, "Tab");
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "email"), ==,
                   "ana@example.org");
}

static void
test_cancel (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "name", person);
  guint cancelled = 0;

  g_signal_connect (editor, "cancelled", G_CALLBACK (count), &cancelled);
  plumb_field_editor_start (editor, "Something else");
  app_fixture_press (fixture->window, "Escape");
  g_assert_cmpuint (cancelled, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Ana");
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "name"), ==, "Ana");
}

/* What does not fit stays where it is, marked, with a sentence, and nothing is stored. */
static void
test_invalid (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "due", "2026-12-04", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "due", gap);

  plumb_field_editor_start (editor, "some day");
  g_assert_false (plumb_field_editor_commit (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "some day");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor->problem)));
  g_assert_cmpstr (gtk_label_get_label (editor->problem), !=, "");
  g_assert_cmpstr (gtk_entry_get_icon_name (GTK_ENTRY (editor->input), GTK_ENTRY_ICON_PRIMARY), ==,
                   "dialog-error-symbolic");
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "due"), ==, "2026-12-04");
  gtk_editable_set_text (GTK_EDITABLE (editor->input), "5 Dec 2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_true (plumb_field_editor_commit (editor));
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "due"), ==, "2026-12-05");
}

/* A paste that is far too long is refused before it gets in. */
static void
test_too_long (AppFixture *fixture, gconstpointer data)
{
  const char *field = data;
  const PlumbField *declared = plumb_table_get_field (plumb_schema_find_table ("gap"), field);
  gboolean is_long = declared->type == PLUMB_FIELD_LONG_TEXT;
  gsize size = 10 * 1024 * 1024;
  g_autofree char *flood = g_malloc (size + 1);
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", field, "As it was", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", field, gap);
  g_autofree char *seen = NULL;

  memset (flood, 'x', size);
  flood[size] = '\0';
  if (is_long)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor->input));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_insert_interactive (buffer, &end, flood, -1, TRUE);
    }
  else
    {
      int position = 0;

      gtk_editable_insert_text (GTK_EDITABLE (editor->input), flood, -1, &position);
    }
  seen = editor->form->dup_text (editor);
  g_assert_cmpstr (seen, ==, "As it was");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_cmpstr (gtk_label_get_label (editor->problem), !=, "");
}

/* Pastes @n characters over the selected name; what is refused leaves it as it was, selected. */
static void
paste_over (AppFixture *fixture, PlumbFieldEditor *editor, const char *character, gsize n)
{
  g_autoptr (GString) text = g_string_sized_new (n * strlen (character) + 1);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, character);
  plumb_field_editor_start (editor, NULL);
  gtk_editable_select_region (GTK_EDITABLE (editor->input), 0, -1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor->input), text->str);
  app_fixture_press (fixture->window, "ctrl+v");
  app_fixture_settle (400);
}

static void
test_too_long_over (AppFixture *fixture, gconstpointer data)
{
  gsize n = GPOINTER_TO_SIZE (data);
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Dana Lee", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "name", person);
  int start, end;

  paste_over (fixture, editor, "x", n);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Dana Lee");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (editor->input), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 8);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_nonnull (strstr (gtk_label_get_label (editor->problem), "500 characters"));
  app_fixture_settle (1800);
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "name"), ==, "Dana Lee");
  g_assert_nonnull (strstr (gtk_label_get_label (editor->problem), "500 characters"));
  /* The refusal is over with the next key. */
  app_fixture_type (fixture->window, "Bo");
  app_fixture_press (fixture->window, "Return");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "name"), ==, "Bo");
}

/* The same over the selected lines of a long text, just above the limit and far above it. */
static void
test_long_text_over (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC\nyet", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "gap", gap);
  gsize size = GPOINTER_TO_SIZE (data);
  g_autofree char *flood = g_strnfill (size, 'x');
  g_autofree char *kept = NULL;

  plumb_field_editor_start (editor, NULL);
  app_fixture_press (fixture->window, "ctrl+a");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor->input), flood);
  app_fixture_press (fixture->window, "ctrl+v");
  app_fixture_settle (400);
  kept = editor->form->dup_text (editor);
  g_assert_cmpstr (kept, ==, "No CDC\nyet");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_nonnull (strstr (gtk_label_get_label (editor->problem), "1 MiB"));
  app_fixture_settle (1800);
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "gap"), ==, "No CDC\nyet");
  /* What fits goes in over the same selection. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor->input), "CDC");
  app_fixture_press (fixture->window, "ctrl+v ctrl+Return");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "gap"), ==, "CDC");
}

/* The limit is one of characters: 500 of two bytes are a name. */
static void
test_longest (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Dana Lee", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "name", person);

  paste_over (fixture, editor, "ä", 500);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "problem"));
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpint (g_utf8_strlen (app_fixture_get (fixture->review, "person", person, "name"), -1),
                   ==, 500);
}

static void
test_long_text (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "gap", gap);

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "One");
  app_fixture_press (fixture->window, "Return");
  app_fixture_type (fixture->window, "Two");
  app_fixture_press (fixture->window, "ctrl+Return");
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "gap"), ==, "One\nTwo");
}

/* A pause in typing is enough to keep the text. */
static void
test_pause (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "gap", gap);

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "Half a thought");
  app_fixture_settle (1800);
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "gap"), ==, "Half a thought");
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (editor)) != NULL);
}

static void
test_choice (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "severity", gap);

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "hi");
  g_assert_cmpstr (plumb_completion_get_marked (editor->list), ==, "High");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "severity"), ==, "high");
  plumb_field_editor_start (editor, "enormous");
  g_assert_false (plumb_field_editor_commit (editor));
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "severity"), ==, "high");
}

/* An open vocabulary takes a word of one's own. */
static void
test_open_choice (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "team", person);

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "Warehouse IT");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "team"), ==, "Warehouse IT");
}

static void
test_reference (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *dana = app_fixture_add (fixture->review, "person", "name", "Dana Lee", NULL);
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  PlumbFieldEditor *editor = make (fixture, "gap", "owner", gap);
  g_autofree char *owner = NULL;

  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "dan");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "owner"), ==, dana);
  plumb_field_editor_start (editor, "");
  app_fixture_type (fixture->window, "Priya Nair");
  app_fixture_press (fixture->window, "Return");
  owner = plumb_review_display (fixture->review,
                                plumb_review_get_record (fixture->review, "gap", gap), "owner");
  g_assert_cmpstr (owner, ==, "Priya Nair");
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, 2);
}

static void
test_check (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "invited", person);

  g_assert_null (app_fixture_get (fixture->review, "person", person, "invited"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (editor->input), TRUE);
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "invited"), ==, "1");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (editor->input), FALSE);
  g_assert_cmpstr (app_fixture_get (fixture->review, "person", person, "invited"), ==, "0");
}

static void
test_set (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "roles", person);
  PlumbRecord *record;

  plumb_field_editor_start (editor, "");
  app_fixture_settle (200);
  app_fixture_type (fixture->window, "champ");
  app_fixture_press (fixture->window, "Return");
  app_fixture_type (fixture->window, "secur");
  app_fixture_press (fixture->window, "Return");
  gtk_popover_popdown (GTK_POPOVER (editor->popover));
  app_fixture_settle (200);
  record = plumb_review_get_record (fixture->review, "person", person);
  g_assert_true (plumb_record_set_contains (record, "roles", "champion"));
  g_assert_true (plumb_record_set_contains (record, "roles", "security"));
}

static void
test_durations (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *item =
      app_fixture_add (fixture->review, "prerequisite", "what", "Firewall rule", NULL);
  PlumbFieldEditor *editor = make (fixture, "prerequisite", "lead_days", item);

  plumb_field_editor_start (editor, "3 weeks");
  g_assert_true (plumb_field_editor_commit (editor));
  g_assert_cmpstr (app_fixture_get (fixture->review, "prerequisite", item, "lead_days"), ==, "21");
  plumb_field_editor_start (editor, "a while");
  g_assert_false (plumb_field_editor_commit (editor));
}

/* The editor follows the record, but not while a person is typing in it. */
static void
test_follows (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  PlumbFieldEditor *editor = make (fixture, "person", "name", person);
  g_autoptr (GError) error = NULL;

  plumb_review_begin (fixture->review, "Rename");
  plumb_review_set (fixture->review, plumb_review_get_record (fixture->review, "person", person),
                    "name", "Bo", &error);
  plumb_review_commit (fixture->review, &error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Bo");
  plumb_field_editor_start (editor, "Carl");
  g_assert_true (plumb_review_undo (fixture->review, &error));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Carl");
  plumb_field_editor_cancel (editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor->input)), ==, "Ana");
}

static void
test_draft (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = plumb_field_editor_new_draft (fixture->review, "gap", "due");

  app_fixture_show (fixture, editor);
  plumb_field_editor_set_draft (PLUMB_FIELD_EDITOR (editor), "2026-12-04");
  plumb_field_editor_start (PLUMB_FIELD_EDITOR (editor), "nonsense");
  g_assert_false (plumb_field_editor_commit (PLUMB_FIELD_EDITOR (editor)));
  g_assert_cmpstr (plumb_field_editor_get_draft (PLUMB_FIELD_EDITOR (editor)), ==, "2026-12-04");
  plumb_field_editor_start (PLUMB_FIELD_EDITOR (editor), "5 Dec");
  g_assert_true (plumb_field_editor_commit (PLUMB_FIELD_EDITOR (editor)));
  g_assert_cmpstr (plumb_field_editor_get_draft (PLUMB_FIELD_EDITOR (editor)), ==, "5 Dec");
}

#define ADD(path, data, test)                                                                      \
  g_test_add (path, AppFixture, data, app_fixture_set_up, test, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  adw_init ();
  ADD ("/field-editor/text", NULL, test_text);
  ADD ("/field-editor/leaving", NULL, test_leaving);
  ADD ("/field-editor/cancel", NULL, test_cancel);
  ADD ("/field-editor/invalid", NULL, test_invalid);
  ADD ("/field-editor/too-long", "point", test_too_long);
  ADD ("/field-editor/too-long-text", "gap", test_too_long);
  ADD ("/field-editor/too-long-over", GSIZE_TO_POINTER (501), test_too_long_over);
  ADD ("/field-editor/flood-over", GSIZE_TO_POINTER (10 * 1024 * 1024), test_too_long_over);
  ADD ("/field-editor/long-text-over", GSIZE_TO_POINTER (PLUMB_MAX_LONG_TEXT + 1),
       test_long_text_over);
  ADD ("/field-editor/long-text-flood", GSIZE_TO_POINTER (10 * 1024 * 1024), test_long_text_over);
  ADD ("/field-editor/longest", NULL, test_longest);
  ADD ("/field-editor/long-text", NULL, test_long_text);
  ADD ("/field-editor/pause", NULL, test_pause);
  ADD ("/field-editor/choice", NULL, test_choice);
  ADD ("/field-editor/open-choice", NULL, test_open_choice);
  ADD ("/field-editor/reference", NULL, test_reference);
  ADD ("/field-editor/check", NULL, test_check);
  ADD ("/field-editor/set", NULL, test_set);
  ADD ("/field-editor/durations", NULL, test_durations);
  ADD ("/field-editor/follows", NULL, test_follows);
  ADD ("/field-editor/draft", NULL, test_draft);
  return g_test_run ();
}
