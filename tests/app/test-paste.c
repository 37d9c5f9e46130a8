// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app-fixture.h"
#include "app/sections/plumb-paste.h"

static char *
join (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < rows->len; r++)
    {
      GPtrArray *row = rows->pdata[r];

      for (guint c = 0; c < row->len; c++)
        g_string_append_printf (text, "%s[%s]",
                                c > 0   ? ""
                                : r > 0 ? "/"
                                        : "",
                                (char *)row->pdata[c]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "a", "[a]" },
    { "a\tb\nc\td\n", "[a][b]/[c][d]" },
    { "a\tb\r\nc\td\r\n", "[a][b]/[c][d]" },
    { "a\rb", "[a]/[b]" },
    { "\"two\nlines\"\tb", "[two\nlines][b]" },
    { "\"say \"\"yes\"\"\"\tb", "[say \"yes\"][b]" },
    { "\"just a mark\tb", "[\"just a mark][b]" },
    { "5\" disk\tb", "[5\" disk][b]" },
    { "a\n\n\t\nb", "[a]/[b]" },
    { "a\t\tc", "[a][][c]" },
    { "Zürich\t東京", "[Zürich][東京]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = plumb_paste_split (cases[i].text);
      g_autofree char *seen = join (rows);

      g_assert_cmpstr (seen, ==, cases[i].rows);
    }
}

static void
test_quote (void)
{
  static const char *const texts[] = { "plain", "two\nlines", "tab\tinside", "say \"yes\"", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *quoted = plumb_paste_quote (texts[i]);
      g_autofree char *line = g_strconcat (quoted, "\tend", NULL);
      g_autoptr (GPtrArray) rows = plumb_paste_split (line);

      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpstr (((GPtrArray *)rows->pdata[0])->pdata[0], ==, texts[i]);
    }
}

static GPtrArray *
list_fields (const PlumbTable *table)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_ptr_array_add (fields, NULL);
  for (guint i = 0; i < table->n_fields; i++)
    g_ptr_array_add (fields, (gpointer)&table->fields[i]);
  return fields;
}

static guint
paste (AppFixture *fixture, const char *table, const char *text, GPtrArray **problems)
{
  const PlumbTable *declared = plumb_schema_find_table (table);
  g_autoptr (GPtrArray) fields = list_fields (declared);
  g_autoptr (GError) error = NULL;
  guint made = plumb_paste_rows (fixture->review, declared, fields, 1, text, problems, &error);

  g_assert_no_error (error);
  return made;
}

/* Titles in any order, a new person by name, one act that one undo takes back. */
static void
test_header (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *gaps;
  g_autofree char *owner = NULL;
  guint people = plumb_review_count (fixture->review, "person");

  g_assert_cmpuint (paste (fixture, "gap",
                           "Severity\tGap\tOwner\tDue\nhigh\tNo CDC\tDana Lee\t4 December 2026\n"
                           "Low\tNo GraphQL\tdana lee\t2026-12-05\n",
                           &problems),
                    ==, 2);
  g_assert_cmpuint (problems->len, ==, 0);
  gaps = plumb_review_get_records (fixture->review, "gap");
  g_assert_cmpuint (gaps->len, ==, 2);
  g_assert_cmpstr (plumb_record_get (gaps->pdata[0], "gap"), ==, "No CDC");
  g_assert_cmpstr (plumb_record_get (gaps->pdata[0], "severity"), ==, "high");
  g_assert_cmpstr (plumb_record_get (gaps->pdata[0], "due"), ==, "2026-12-04");
  owner = plumb_review_display (fixture->review, gaps->pdata[1], "owner");
  g_assert_cmpstr (owner, ==, "Dana Lee");
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, people + 1);
  g_assert_true (plumb_review_undo (fixture->review, &error));
  g_assert_cmpuint (plumb_review_count (fixture->review, "gap"), ==, 0);
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, people);
}

/* Without a header the columns follow the grid's. */
static void
test_in_order (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  const GPtrArray *people;

  g_assert_cmpuint (paste (fixture, "person", "Ana\tSecurity\tcustomer\nBo\tLegal\tus", &problems),
                    ==, 2);
  people = plumb_review_get_records (fixture->review, "person");
  g_assert_cmpstr (plumb_record_get (people->pdata[1], "name"), ==, "Bo");
  g_assert_cmpstr (plumb_record_get (people->pdata[1], "team"), ==, "Legal");
  g_assert_cmpstr (plumb_record_get (people->pdata[1], "side"), ==, "us");
}

/* What does not fit is told with its row, and the rest of the row goes in. */
static void
test_problems (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  const PlumbPasteProblem *problem;

  g_assert_cmpuint (paste (fixture, "next_step",
                           "Next step\tDue\tColour\nSend it\tsome day\tred\n\t2026-12-01\t\n",
                           &problems),
                    ==, 1);
  g_assert_cmpuint (problems->len, ==, 3);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->row, ==, 1);
  g_assert_cmpstr (problem->text, ==, "some day");
  problem = problems->pdata[1];
  g_assert_cmpstr (problem->text, ==, "red");
  problem = problems->pdata[2];
  g_assert_cmpuint (problem->row, ==, 2);
  g_assert_nonnull (strstr (problem->text, "2026-12-01"));
  g_assert_cmpuint (plumb_review_count (fixture->review, "next_step"), ==, 1);
}

/* Nothing fits: nothing is changed, not even the history. */
static void
test_nothing_fits (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_cmpuint (paste (fixture, "next_step", "\t\tdone", &problems), ==, 0);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_false (plumb_review_can_undo (fixture->review));
  g_assert_false (plumb_review_in_transaction (fixture->review));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  g_test_add_func ("/paste/split", test_split);
  g_test_add_func ("/paste/quote", test_quote);
  ADD ("/paste/header", test_header);
  ADD ("/paste/in-order", test_in_order);
  ADD ("/paste/problems", test_problems);
  ADD ("/paste/nothing-fits", test_nothing_fits);
  return g_test_run ();
}
