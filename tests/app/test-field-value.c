// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app-fixture.h"
#include "app/sections/plumb-candidates.h"
#include "app/sections/plumb-field-value.h"
#include "app/window/plumb-due.h"
#include "schema/plumb-value.h"

static gboolean
edit (AppFixture *fixture,
      const char *table,
      const char *id,
      const char *field,
      const char *text,
      GError **error)
{
  PlumbRecord *record = plumb_review_get_record (fixture->review, table, id);

  return plumb_field_value_edit (fixture->review, record,
                                 plumb_table_get_field (plumb_schema_find_table (table), field),
                                 NULL, text, error);
}

static char *
shown (AppFixture *fixture, const char *table, const char *id, const char *field)
{
  PlumbRecord *record = plumb_review_get_record (fixture->review, table, id);
  const PlumbTable *declared = plumb_schema_find_table (table);
  const PlumbField *of = plumb_table_get_field (declared, field);

  return plumb_field_value_dup_text (
      fixture->review, declared, of, record,
      of->type == PLUMB_FIELD_SET ? NULL : plumb_record_get (record, field));
}

static void
test_people (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint people = plumb_review_count (fixture->review, "person");

  g_assert_true (edit (fixture, "gap", gap, "owner", "Dana Lee", &error));
  g_assert_true (edit (fixture, "gap", gap, "owner", "  DANA lee ", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, people + 1);
  text = shown (fixture, "gap", gap, "owner");
  g_assert_cmpstr (text, ==, "Dana Lee");
  g_assert_true (edit (fixture, "gap", gap, "owner", "", &error));
  g_assert_null (app_fixture_get (fixture->review, "gap", gap, "owner"));
}

/* A connection has no name to make one from. */
static void
test_unknown (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (edit (fixture, "gap", gap, "connection", "Nobody → Nowhere", &error));
  g_assert_error (error, PLUMB_FIELD_VALUE_ERROR, PLUMB_FIELD_VALUE_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "Nobody → Nowhere"));
  g_assert_false (plumb_review_in_transaction (fixture->review));
}

static void
test_dates (AppFixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "2026-12-04", "4 Dec 2026", "Dec 4 2026", "today",
                                      "tomorrow" };
  static const char *const bad[] = { "31 Feb 2026", "soon", "2026-13-01" };
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (edit (fixture, "gap", gap, "due", good[i], &error));
      g_assert_no_error (error);
      g_assert_true (plumb_date_is_valid (app_fixture_get (fixture->review, "gap", gap, "due")));
      if (i < 3)
        g_assert_cmpstr (app_fixture_get (fixture->review, "gap", gap, "due"), ==, "2026-12-04");
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (edit (fixture, "gap", gap, "due", bad[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_instants (AppFixture *fixture, gconstpointer data)
{
  const char *root = plumb_record_get_id (plumb_review_get_root (fixture->review));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (edit (fixture, "review", root, "time_zone", "Europe/Berlin", &error));
  g_assert_true (edit (fixture, "review", root, "session_ended", "2026-12-04 14:00", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (app_fixture_get (fixture->review, "review", root, "session_ended"), ==,
                   "2026-12-04T13:00:00Z");
  text = shown (fixture, "review", root, "session_ended");
  g_assert_cmpstr (text, ==, "2026-12-04 14:00");
  g_assert_true (edit (fixture, "review", root, "session_ended", "4 Dec 2026 9:30", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (app_fixture_get (fixture->review, "review", root, "session_ended"), ==,
                   "2026-12-04T08:30:00Z");
}

static void
test_sets (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *person = app_fixture_add (fixture->review, "person", "name", "Ana", NULL);
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;

  g_assert_true (edit (fixture, "person", person, "roles", "Champion, dba , Gardener", &error));
  g_assert_no_error (error);
  record = plumb_review_get_record (fixture->review, "person", person);
  g_assert_true (plumb_record_set_contains (record, "roles", "champion"));
  g_assert_true (plumb_record_set_contains (record, "roles", "DBA"));
  g_assert_true (plumb_record_set_contains (record, "roles", "Gardener"));
  g_assert_true (edit (fixture, "person", person, "roles", "", &error));
  record = plumb_review_get_record (fixture->review, "person", person);
  g_assert_null (plumb_record_get_set (record, "roles")[0]);
}

static void
test_about (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  g_autofree char *question =
      app_fixture_add (fixture->review, "question", "text", "Who owns it?", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (edit (fixture, "question", question, "about", "no cdc", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (app_fixture_get (fixture->review, "question", question, "about_table"), ==,
                   "gap");
  g_assert_cmpstr (app_fixture_get (fixture->review, "question", question, "about"), ==, gap);
  text = shown (fixture, "question", question, "about");
  g_assert_cmpstr (text, ==, "No CDC");
}

static void
test_candidates (AppFixture *fixture, gconstpointer data)
{
  const PlumbTable *gap = plumb_schema_find_table ("gap");
  g_autofree char *dana = app_fixture_add (fixture->review, "person", "name", "Dana Lee", NULL);
  g_autofree char *leo = app_fixture_add (fixture->review, "person", "name", "Leo Dan", NULL);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  PlumbCandidate *last;

  people = plumb_candidates_find (fixture->review, plumb_table_get_field (gap, "owner"), "dan");
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (((PlumbCandidate *)people->pdata[0])->text, ==, "Dana Lee");
  g_assert_true (((PlumbCandidate *)people->pdata[0])->sure);
  last = people->pdata[2];
  g_assert_true (last->made);
  g_assert_cmpstr (last->text, ==, "dan");
  /* A closed vocabulary takes no other word. */
  levels = plumb_candidates_find (fixture->review, plumb_table_get_field (gap, "severity"), "hi");
  g_assert_cmpuint (levels->len, ==, 1);
  g_assert_cmpstr (((PlumbCandidate *)levels->pdata[0])->text, ==, "High");
}

static void
test_due (void)
{
  static const struct
  {
    const char *due;
    const char *words;
    const char *card;
    PlumbDueState state;
  } cases[] = {
    { "2026-11-20T14:00:00Z", "Summary due in 31 h 20 min", "Summary in 31 h", PLUMB_DUE_SOON },
    { "2026-11-19T07:10:00Z", "Summary due in 30 min", "Summary in 0 h", PLUMB_DUE_SOON },
    { "2026-11-29T06:40:00Z", "Summary due in 10 days", "Summary in 10 days", PLUMB_DUE_LATER },
    { "2026-11-18T06:40:00Z", "Summary 24 h 0 min late", "Summary 24 h late", PLUMB_DUE_LATE },
  };
  g_autoptr (GDateTime) now = plumb_instant_parse ("2026-11-19T06:40:00Z");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) due = plumb_instant_parse (cases[i].due);
      PlumbDueState state;
      g_autofree char *words = plumb_due_dup_words (due, now, &state);
      g_autofree char *card = plumb_due_dup_short (due, now, NULL);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (card, ==, cases[i].card);
      g_assert_cmpint (state, ==, cases[i].state);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  ADD ("/field-value/people", test_people);
  ADD ("/field-value/unknown", test_unknown);
  ADD ("/field-value/dates", test_dates);
  ADD ("/field-value/instants", test_instants);
  ADD ("/field-value/sets", test_sets);
  ADD ("/field-value/about", test_about);
  ADD ("/field-value/candidates", test_candidates);
  g_test_add_func ("/due/words", test_due);
  return g_test_run ();
}
