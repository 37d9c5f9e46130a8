// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The line in which one draws by typing. */

#include "app/canvas/plumb-quick-entry-bar.h"
#include "canvas-fixture.h"

typedef struct
{
  PlumbQuickEntryBar *bar;
  char *preview;
  char *table;
  char *id;
  guint applied;
  guint closed;
} Shown;

static void
on_preview (PlumbQuickEntryBar *bar, const char *line, Shown *shown)
{
  g_free (shown->preview);
  shown->preview = g_strdup (line);
}

static void
on_applied (PlumbQuickEntryBar *bar, const char *table, const char *id, Shown *shown)
{
  shown->applied++;
  g_free (shown->table);
  g_free (shown->id);
  shown->table = g_strdup (table);
  shown->id = g_strdup (id);
}

static void
show (CanvasFixture *fixture, Shown *shown)
{
  GtkWidget *bar =
      plumb_quick_entry_bar_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  *shown = (Shown){ .bar = PLUMB_QUICK_ENTRY_BAR (bar) };
  canvas_fixture_present (fixture, bar, 600, 200);
  g_signal_connect (bar, "preview", G_CALLBACK (on_preview), shown);
  g_signal_connect (bar, "applied", G_CALLBACK (on_applied), shown);
  plumb_quick_entry_bar_open (shown->bar, NULL);
}

static void
clear (Shown *shown)
{
  g_free (shown->preview);
  g_free (shown->table);
  g_free (shown->id);
}

static void
test_hint (CanvasFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *hint;
  } lines[] = {
    { "Okta -> Auth module: SAML SSO, users, at sign-in", "⏎ connects" },
    { "Kafka", "⏎ adds 1 system" },
    { "Kafka, Redis", "⏎ adds 2 systems" },
    { "Okta, Snowflake -> Auth module", "⏎ makes 2 connections" },
    { "! SCIM is beta", "⏎ adds a gap" },
    { "? Who owns it", "⏎ asks" },
    { "+ Firewall rule", "⏎ adds a prerequisite" },
    { "> Send it", "⏎ adds a next step" },
    { "# They batch", "⏎ notes" },
    { "@Dana Lee, DBA", "⏎ adds a person" },
    { "-Snowflake", "⏎ removes" },
    { "Okta => Entra ID", "⏎ replaces" },
    { "", "" },
  };
  Shown shown;

  show (fixture, &shown);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      plumb_quick_entry_bar_set_text (shown.bar, lines[i].line);
      g_test_message ("%s", lines[i].line);
      g_assert_cmpstr (plumb_quick_entry_bar_get_hint (shown.bar), ==, lines[i].hint);
    }
  clear (&shown);
}

static void
test_apply (CanvasFixture *fixture, gconstpointer data)
{
  guint before = canvas_fixture_count_history (fixture);
  Shown shown;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Kafka -> Snowflake: REST API, orders, hourly");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "");
  g_assert_cmpuint (shown.applied, ==, 1);
  g_assert_cmpstr (shown.table, ==, "connection");
  g_assert_nonnull (canvas_fixture_find (fixture, "Kafka"));
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_false (plumb_quick_entry_bar_apply (shown.bar)); /* nothing typed */
  clear (&shown);
}

/* A gap without a selection is one of the connection that was drawn last. */
static void
test_last_connection (CanvasFixture *fixture, gconstpointer data)
{
  Shown shown;
  g_autofree char *connection = NULL;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Okta -> Snowflake: REST API");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  connection = g_strdup (shown.id);
  plumb_quick_entry_bar_set_text (shown.bar, "! It is beta; offer beta access");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  g_assert_cmpstr (shown.table, ==, "gap");
  g_assert_cmpstr (
      plumb_record_get (plumb_review_get_record (fixture->review, "gap", shown.id), "connection"),
      ==, connection);
  clear (&shown);
}

/* A line after another about the same connection, though the card of the first is selected by then. */
static void
test_selected_gap (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  Shown shown;

  show (fixture, &shown);
  plumb_selection_set (fixture->selection, "gap", gap);
  plumb_quick_entry_bar_set_text (shown.bar, "! Groups are missing");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  g_assert_cmpstr (
      plumb_record_get (plumb_review_get_record (fixture->review, "gap", shown.id), "connection"),
      ==, fixture->saml);
  clear (&shown);
}

static void
test_problem (CanvasFixture *fixture, gconstpointer data)
{
  guint before = canvas_fixture_count_history (fixture);
  Shown shown;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Okta -> ");
  g_assert_null (plumb_quick_entry_bar_get_problem (shown.bar)); /* one may be typing still */
  g_assert_false (plumb_quick_entry_bar_apply (shown.bar));
  g_assert_nonnull (plumb_quick_entry_bar_get_problem (shown.bar));
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "Okta -> ");
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  plumb_quick_entry_bar_set_text (shown.bar, "Okta");
  g_assert_null (plumb_quick_entry_bar_get_problem (shown.bar));
  clear (&shown);
}

static void
test_suggestion (CanvasFixture *fixture, gconstpointer data)
{
  Shown shown;

  show (fixture, &shown);
  g_assert_false (plumb_quick_entry_bar_accept_suggestion (shown.bar));
  plumb_quick_entry_bar_set_text (shown.bar, "\"Okta -> Auth module");
  g_assert_false (plumb_quick_entry_bar_apply (shown.bar));
  g_assert_true (plumb_quick_entry_bar_accept_suggestion (shown.bar));
  g_test_message ("%s", plumb_quick_entry_bar_get_text (shown.bar));
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  clear (&shown);
}

static void
test_completion (CanvasFixture *fixture, gconstpointer data)
{
  Shown shown;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Okta -> Aut");
  g_assert_true (plumb_quick_entry_bar_accept_completion (shown.bar));
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "Okta -> Auth module");
  clear (&shown);
}

static void
test_history (CanvasFixture *fixture, gconstpointer data)
{
  Shown shown;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Kafka");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  plumb_quick_entry_bar_set_text (shown.bar, "Redis");
  g_assert_true (plumb_quick_entry_bar_apply (shown.bar));
  plumb_quick_entry_bar_set_text (shown.bar, "half a li");
  plumb_quick_entry_bar_recall (shown.bar, -1);
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "Redis");
  plumb_quick_entry_bar_recall (shown.bar, -1);
  plumb_quick_entry_bar_recall (shown.bar, -1);
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "Kafka");
  plumb_quick_entry_bar_recall (shown.bar, 1);
  plumb_quick_entry_bar_recall (shown.bar, 1);
  g_assert_cmpstr (plumb_quick_entry_bar_get_text (shown.bar), ==, "half a li");
  clear (&shown);
}

static void
test_preview (CanvasFixture *fixture, gconstpointer data)
{
  Shown shown;

  show (fixture, &shown);
  plumb_quick_entry_bar_set_text (shown.bar, "Kafka -> Okta");
  canvas_fixture_settle_for (300);
  g_assert_cmpstr (shown.preview, ==, "Kafka -> Okta");
  plumb_quick_entry_bar_set_text (shown.bar, "Kafka -> ");
  canvas_fixture_settle_for (300);
  g_assert_cmpstr (shown.preview, ==, "");
  clear (&shown);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/quick-entry-bar/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,          \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  ADD ("hint", test_hint);
  ADD ("apply", test_apply);
  ADD ("last-connection", test_last_connection);
  ADD ("selected-gap", test_selected_gap);
  ADD ("problem", test_problem);
  ADD ("suggestion", test_suggestion);
  ADD ("completion", test_completion);
  ADD ("history", test_history);
  ADD ("preview", test_preview);
  return g_test_run ();
}
