// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Random work on a review, with its invariants after every step. */

#include "document-test.h"

#include <string.h>

#define SEEDS 12
#define STEPS 120

typedef struct
{
  GRand *rand;
  char *dir;
  char *path;
  PlumbReview *review;
  guint n_created;
  GString *log; /* what was done, for a failure */
} Work;

static PlumbRecord *
pick (Work *work, const char *table)
{
  const GPtrArray *list = plumb_review_get_records (work->review, table);

  return list->len > 0 ? g_ptr_array_index (list, g_rand_int_range (work->rand, 0, (int)list->len))
                       : NULL;
}

static const char *
id_of (PlumbRecord *record)
{
  return record != NULL ? plumb_record_get_id (record) : NULL;
}

/* Random input is refused now and then, as it should be; everything else is a failure. */
static void
expect (Work *work, gboolean done, GError **error)
{
  if (!done)
    g_assert_nonnull (*error);
  if (!done && !g_error_matches (*error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE)
      && !g_error_matches (*error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS))
    g_error ("%s\nafter:\n%s", (*error)->message, work->log->str);
  g_clear_error (error);
}

static void
create (Work *work)
{
  static const char *const kinds[] = { "service", "database", "queue", "a kind of ours" };
  g_autofree char *name = g_strdup_printf ("System %u", work->n_created++);
  PlumbRecord *container = g_rand_boolean (work->rand) ? pick (work, "system") : NULL;
  GError *error = NULL;

  expect (work,
          plumb_review_add (work->review, "system", &error, "name", name, "kind",
                            kinds[g_rand_int_range (work->rand, 0, 4)], "container",
                            id_of (container), NULL)
              != NULL,
          &error);
}

static void
connect (Work *work)
{
  PlumbRecord *source = pick (work, "system");
  PlumbRecord *target = pick (work, "system");
  PlumbRecord *connection;
  GError *error = NULL;

  if (source == NULL)
    return;
  connection = plumb_review_add (work->review, "connection", &error, "source", id_of (source),
                                 "target", id_of (target), "features", "SCIM,webhooks,A, B", NULL);
  expect (work, connection != NULL, &error);
  if (g_rand_boolean (work->rand))
    expect (work,
            plumb_review_add (work->review, "former", &error, "of_table", "connection", "record",
                              id_of (connection), "field", "source", "value", id_of (target), NULL)
                != NULL,
            &error);
}

static void
place (Work *work)
{
  PlumbRecord *system = pick (work, "system");
  PlumbRecord *placement = pick (work, "placement");
  GError *error = NULL;

  if (system != NULL)
    expect (work,
            plumb_review_add (work->review, "placement", &error, "view",
                              g_rand_boolean (work->rand) ? "current" : "proposed", "system",
                              id_of (system), "x", "1", "y", "-7", NULL)
                != NULL,
            &error);
  if (placement != NULL)
    expect (work,
            plumb_review_set_integer (work->review, placement, "x",
                                      g_rand_int_range (work->rand, -900, 900), &error),
            &error);
}

static void
nest (Work *work)
{
  PlumbRecord *system = pick (work, "system");
  GError *error = NULL;

  if (system != NULL)
    expect (
        work,
        plumb_review_set (work->review, system, "container", id_of (pick (work, "system")), &error),
        &error);
}

static void
ask (Work *work)
{
  PlumbRecord *about = pick (work, "system");
  GError *error = NULL;

  expect (work,
          plumb_review_add (work->review, "question", &error, "text", "Why?\tBecause\nof ü",
                            "about_table", about != NULL ? "system" : NULL, "about", id_of (about),
                            NULL)
              != NULL,
          &error);
  expect (work,
          plumb_review_add (work->review, "ink", &error, "view", "current", "points", "1,2 3,4",
                            "width", "0.1", NULL)
              != NULL,
          &error);
}

static void
wait_for (Work *work)
{
  PlumbRecord *first = pick (work, "prerequisite");
  PlumbRecord *second = pick (work, "prerequisite");
  const char *both[3] = { id_of (first), id_of (second), NULL };
  PlumbRecord *added;
  GError *error = NULL;

  added = plumb_review_add (work->review, "prerequisite", &error, "what", "Firewall", "lead_days",
                            "2 weeks", NULL);
  expect (work, added != NULL, &error);
  expect (work, plumb_review_set_members (work->review, added, "needs", both, &error), &error);
  if (first != NULL)
    expect (work, plumb_review_set (work->review, first, "needs", id_of (second), &error), &error);
}

static void
people (Work *work)
{
  static const char *const roles[] = { "", "DBA", "security,network", "DBA,security" };
  PlumbRecord *person = pick (work, "person");
  PlumbRecord *system = pick (work, "system");
  GError *error = NULL;

  expect (work, plumb_review_add (work->review, "person", &error, "name", "Maria", NULL) != NULL,
          &error);
  if (person != NULL)
    expect (work,
            plumb_review_set (work->review, person, "roles",
                              roles[g_rand_int_range (work->rand, 0, 4)], &error),
            &error);
  if (system != NULL)
    expect (work, plumb_review_set (work->review, system, "owner", id_of (person), &error), &error);
}

static void
move (Work *work)
{
  PlumbRecord *record = pick (work, "discovery");
  GError *error = NULL;

  if (record != NULL)
    expect (work, plumb_review_reorder (work->review, record, pick (work, "discovery"), &error),
            &error);
}

static void delete (Work *work)
{
  static const char *const tables[] = { "system",   "system",       "connection", "person",
                                        "question", "prerequisite", "discovery" };
  PlumbRecord *record =
      pick (work, tables[g_rand_int_range (work->rand, 0, G_N_ELEMENTS (tables))]);
  GError *error = NULL;

  if (record != NULL)
    expect (work, plumb_review_remove (work->review, record, &error), &error);
}

static const struct
{
  const char *name;
  void (*act) (Work *work);
} acts[] = {
  { "create", create }, { "create", create }, { "connect", connect }, { "place", place },
  { "nest", nest },     { "ask", ask },       { "wait", wait_for },   { "people", people },
  { "move", move },     { "delete", delete },
};

static void
transact (Work *work, guint depth)
{
  guint n = (guint)g_rand_int_range (work->rand, 1, 4);
  g_autoptr (GError) error = NULL;

  plumb_review_begin (work->review, "Random work");
  for (guint i = 0; i < n; i++)
    {
      guint which = (guint)g_rand_int_range (work->rand, 0, G_N_ELEMENTS (acts));

      g_string_append_printf (work->log, "%s ", acts[which].name);
      acts[which].act (work);
      if (depth < 2 && g_rand_int_range (work->rand, 0, 5) == 0)
        transact (work, depth + 1);
    }
  if (g_rand_int_range (work->rand, 0, 8) == 0)
    {
      g_string_append (work->log, "rollback\n");
      plumb_review_rollback (work->review);
      return;
    }
  g_string_append (work->log, "commit\n");
  plumb_review_commit (work->review, &error);
  g_assert_no_error (error);
}

static void
reopen (Work *work)
{
  g_autofree char *before = test_describe (work->review);
  g_autofree char *after = NULL;
  g_autofree char *undo = g_strdup (plumb_review_get_undo_label (work->review));
  gboolean redo = plumb_review_can_redo (work->review);
  g_autoptr (GError) error = NULL;

  g_string_append (work->log, "reopen\n");
  if (plumb_review_get_path (work->review) == NULL)
    plumb_review_set_path (work->review, work->path, FALSE, &error);
  g_assert_no_error (error);
  test_review_close (work->review);
  work->review = plumb_review_open (work->path, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  after = test_describe (work->review);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (plumb_review_get_undo_label (work->review), ==, undo);
  g_assert_cmpint (plumb_review_can_redo (work->review), ==, redo);
}

static void
undo_some (Work *work)
{
  guint n = (guint)g_rand_int_range (work->rand, 1, 5);
  g_autofree char *before = test_describe (work->review);
  g_autofree char *after = NULL;
  guint undone = 0;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (work->log, "undo %u\n", n);
  for (; undone < n && plumb_review_can_undo (work->review); undone++)
    {
      plumb_review_undo (work->review, &error);
      g_assert_no_error (error);
    }
  test_check_invariants (work->review);
  if (g_rand_boolean (work->rand))
    return;
  for (; undone > 0; undone--)
    {
      plumb_review_redo (work->review, &error);
      g_assert_no_error (error);
    }
  after = test_describe (work->review);
  g_assert_cmpstr (after, ==, before);
}

static void
round_trip (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = plumb_review_dump (work->review, TRUE, NULL, &error);
  g_autofree char *again = NULL;
  g_autofree char *first = test_describe (work->review);
  g_autofree char *second = NULL;
  PlumbReview *loaded;

  g_string_append (work->log, "dump and load\n");
  g_assert_no_error (error);
  loaded = plumb_review_load (json, -1, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  again = plumb_review_dump (loaded, TRUE, NULL, &error);
  g_assert_cmpstr (again, ==, json);
  second = test_describe (loaded);
  g_assert_cmpstr (second, ==, first);
  test_check_invariants (loaded);
  g_assert_cmpstr (plumb_review_get_undo_label (loaded), ==,
                   plumb_review_get_undo_label (work->review));
  test_review_close (loaded);
}

static void
run_seed (guint32 seed)
{
  Work work = { .rand = g_rand_new_with_seed (seed), .log = g_string_new (NULL) };
  g_autofree char *new = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *end = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  work.dir = test_dir_new ();
  work.path = test_path (work.dir, "random.plumb");
  work.review = test_review_new ();
  new = test_describe (work.review);
  for (guint step = 0; step < STEPS; step++)
    {
      int dice = g_rand_int_range (work.rand, 0, 20);

      if (dice == 0)
        reopen (&work);
      else if (dice <= 3)
        undo_some (&work);
      else if (dice == 4)
        round_trip (&work);
      else
        transact (&work, 0);
      test_check_invariants (work.review);
    }
  end = test_describe (work.review);
  while (plumb_review_can_undo (work.review))
    {
      plumb_review_undo (work.review, &error);
      g_assert_no_error (error);
    }
  undone = test_describe (work.review);
  g_assert_cmpstr (undone, ==, new);
  test_check_invariants (work.review);
  reopen (&work);
  while (plumb_review_can_redo (work.review))
    {
      plumb_review_redo (work.review, &error);
      g_assert_no_error (error);
    }
  redone = test_describe (work.review);
  test_check_invariants (work.review);
  g_assert_nonnull (strstr (redone, "review "));
  test_review_close (work.review);
  g_rand_free (work.rand);
  g_string_free (work.log, TRUE);
  g_free (work.path);
  test_dir_remove (work.dir);
}

static void
test_random_work (gconstpointer data)
{
  run_seed (GPOINTER_TO_UINT (data));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/document/property/seed-%02u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random_work);
    }
  return g_test_run ();
}
