// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Changesets and dumps with random damage: refused or harmless, and never read beyond their end. */

#include "document-test.h"

#include <string.h>

#include "document/plumb-changeset.h"
#include "document/plumb-review-private.h"

#define CHANGESET_ROUNDS 20000
#define DUMP_ROUNDS 150

static PlumbReview *
make_review (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = test_review_new ();
  PlumbRecord *okta = test_add_system (review, "Okta", NULL);

  plumb_review_begin (review, "Much at once");
  plumb_review_add (review, "person", &error, "name", "Maria", "roles", "DBA,security", NULL);
  plumb_review_add (review, "connection", &error, "source", plumb_record_get_id (okta), "target",
                    plumb_record_get_id (okta), "features", "SCIM", NULL);
  plumb_review_add (review, "ink", &error, "width", "0.1", NULL);
  plumb_review_set (review, okta, "name", "Okta Identity", &error);
  plumb_review_remove (
      review, g_ptr_array_index (plumb_review_get_records (review, "discovery"), 0), &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return review;
}

static GBytes *
last_changeset (PlumbReview *review)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      review->storage, "SELECT changeset FROM history ORDER BY sequence DESC", NULL);
  GBytes *bytes;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  bytes =
      g_bytes_new (sqlite3_column_blob (statement, 0), (gsize)sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return bytes;
}

/* In memory of its exact length, so that a sanitizer sees what is read beyond it. */
static guint8 *
damage (GRand *rand, const guint8 *bytes, gsize *length)
{
  guint8 *copy;
  guint n = (guint)g_rand_int_range (rand, 1, 4);

  if (g_rand_int_range (rand, 0, 4) == 0)
    *length = (gsize)g_rand_int_range (rand, 1, (gint32)*length);
  copy = g_memdup2 (bytes, *length);
  for (guint i = 0; i < n; i++)
    copy[g_rand_int_range (rand, 0, (gint32)*length)] = (guint8)g_rand_int (rand);
  return copy;
}

static void
test_changesets (void)
{
  char *dir = test_dir_new ();
  PlumbReview *review = make_review ();
  g_autoptr (GBytes) good = last_changeset (review);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint applied = 0;
  guint passed = 0;

  for (guint i = 0; i < CHANGESET_ROUNDS; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (good, &length);
      g_autofree guint8 *spoilt = damage (rand, bytes, &length);
      g_autoptr (GBytes) inverse = NULL;
      g_autoptr (GError) error = NULL;

      if (!plumb_changeset_check (spoilt, length, &error))
        {
          g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
          continue;
        }
      passed++;
      inverse = plumb_changeset_invert (spoilt, length, NULL);
      if (inverse == NULL || !plumb_review_begin_raw (review, NULL))
        continue;
      applied +=
          plumb_changeset_apply_to_db (g_bytes_get_data (inverse, NULL), g_bytes_get_size (inverse),
                                       plumb_storage_get_db (review->storage), NULL)
          && plumb_changeset_apply_to_records (g_bytes_get_data (inverse, NULL),
                                               g_bytes_get_size (inverse), review->records, NULL);
      plumb_review_abort_raw (review);
    }
  g_test_message ("%u of %u passed the check, %u of them applied", passed, CHANGESET_ROUNDS,
                  applied);
  test_check_invariants (review);
  g_assert_true (plumb_review_undo (review, NULL));
  test_check_invariants (review);
  test_review_close (review);
  test_dir_remove (dir);
}

static void
test_dumps (void)
{
  char *dir = test_dir_new ();
  PlumbReview *review = make_review ();
  g_autofree char *json = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint loaded = 0;
  gsize whole;

  json = plumb_review_dump (review, TRUE, &whole, NULL);
  for (guint i = 0; i < DUMP_ROUNDS; i++)
    {
      gsize length = whole;
      g_autofree guint8 *spoilt = damage (rand, (const guint8 *)json, &length);
      g_autoptr (GError) error = NULL;
      PlumbReview *other =
          plumb_review_load ((const char *)spoilt, (gssize)length, PLUMB_OPEN_NO_WATCH, &error);

      if (other == NULL)
        {
          g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
          continue;
        }
      loaded++;
      test_check_invariants (other);
      plumb_review_undo (other, NULL);
      test_check_invariants (other);
      test_review_close (other);
    }
  g_test_message ("%u of %u could be loaded", loaded, DUMP_ROUNDS);
  test_review_close (review);
  test_dir_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/hostile-bytes/changesets", test_changesets);
  g_test_add_func ("/document/hostile-bytes/dumps", test_dumps);
  return g_test_run ();
}
