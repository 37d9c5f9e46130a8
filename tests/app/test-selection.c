// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/plumb-selection.h"

static void
count (PlumbSelection *selection, guint *n)
{
  (*n)++;
}

static void
test_changes (void)
{
  g_autoptr (PlumbSelection) selection = plumb_selection_new ();
  guint n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (count), &n);
  plumb_selection_set (selection, "system", "a");
  g_assert_cmpuint (n, ==, 1);
  plumb_selection_set (selection, "system", "a");
  g_assert_cmpuint (n, ==, 1);
  plumb_selection_add (selection, "gap", "b");
  g_assert_cmpuint (n, ==, 2);
  plumb_selection_add (selection, "gap", "b");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (plumb_selection_get_n (selection), ==, 2);
  plumb_selection_remove (selection, "gap", "a");
  g_assert_cmpuint (n, ==, 2);
  plumb_selection_remove (selection, "gap", "b");
  g_assert_cmpuint (n, ==, 3);
  plumb_selection_clear (selection);
  plumb_selection_clear (selection);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (plumb_selection_get_n (selection), ==, 0);
}

static void
test_questions (void)
{
  static const char *const tables[] = { "system", "connection" };
  static const char *const ids[] = { "a", "b" };
  g_autoptr (PlumbSelection) selection = plumb_selection_new ();
  const char *table, *id;

  g_assert_null (plumb_selection_get_only (selection, "system"));
  plumb_selection_set_all (selection, tables, ids, 2);
  g_assert_true (plumb_selection_contains (selection, "connection", "b"));
  g_assert_false (plumb_selection_contains (selection, "system", "b"));
  g_assert_null (plumb_selection_get_only (selection, "system"));
  plumb_selection_get (selection, 1, &table, &id);
  g_assert_cmpstr (table, ==, "connection");
  g_assert_cmpstr (id, ==, "b");
  /* The strings may come from the selection itself. */
  plumb_selection_set (selection, table, id);
  g_assert_cmpstr (plumb_selection_get_only (selection, "connection"), ==, "b");
  g_assert_null (plumb_selection_get_only (selection, "system"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/changes", test_changes);
  g_test_add_func ("/selection/questions", test_questions);
  return g_test_run ();
}
