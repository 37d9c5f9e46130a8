// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Files from elsewhere: each is refused with a sentence, and none does harm. */

#include "document-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "document/plumb-review-private.h"

typedef struct
{
  char *dir;
  char *good; /* a whole review */
  char *bad;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review;
  PlumbRecord *box;

  f->dir = test_dir_new ();
  f->good = test_path (f->dir, "good.plumb");
  f->bad = test_path (f->dir, "bad.plumb");
  review = test_review_new ();
  box = test_add_system (review, "Platform", NULL);
  for (guint i = 0; i < 40; i++)
    test_add_system (review, "A system with a long name, so that there are some pages",
                     plumb_record_get_id (box));
  plumb_review_begin (review, "People");
  plumb_review_add (review, "person", &error, "name", "Maria", "roles", "DBA,security", NULL);
  g_assert_no_error (error);
  g_assert_true (plumb_review_commit (review, &error));
  plumb_review_set_path (review, f->good, FALSE, &error);
  g_assert_no_error (error);
  test_review_close (review);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->good);
  g_free (f->bad);
  test_dir_remove (f->dir);
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReview) review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);
  g_autofree char *folder = plumb_working_dir ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_null (review);
  g_test_message ("%s", error->message);
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "lock");
}

static void
write_bytes (const char *path, const void *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static void
test_no_review (Fixture *f, gconstpointer data)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F' };
  g_autofree char *missing = test_path (f->dir, "missing.plumb");

  write_bytes (f->bad, "", 0);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  write_bytes (f->bad, "Meeting notes\n", 14);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  write_bytes (f->bad, jpeg, sizeof jpeg);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  assert_refused (f->dir, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  assert_refused (missing, PLUMB_DOCUMENT_ERROR_IO);
}

static void
copy_good (Fixture *f, char **bytes, gsize *length)
{
  g_assert_true (g_file_get_contents (f->good, bytes, length, NULL));
}

static void
test_header (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  copy_good (f, &bytes, &length);
  write_bytes (f->bad, bytes, length - 4096);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
  write_bytes (f->bad, bytes, length - 1);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
  bytes[63]++;
  write_bytes (f->bad, bytes, length);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NEWER);
  bytes[63]--;
  bytes[18] = bytes[19] = 2;
  write_bytes (f->bad, bytes, length);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
  bytes[18] = bytes[19] = 1;
  bytes[68]++;
  write_bytes (f->bad, bytes, length);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
}

/* Every byte in turn would take long: a sample of them, and each is refused or does no harm. */
static void
test_flipped_bytes (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint refused = 0;
  guint harmless = 0;

  copy_good (f, &bytes, &length);
  for (guint i = 0; i < 300; i++)
    {
      gsize at = (gsize)g_test_rand_int_range (0, (gint32)length);
      guint8 flip = (guint8)g_test_rand_int_range (1, 256);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlumbReview) review = NULL;

      bytes[at] ^= (char)flip;
      write_bytes (f->bad, bytes, length);
      bytes[at] ^= (char)flip;
      review = plumb_review_open (f->bad, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, &error);
      if (review == NULL)
        {
          refused++;
          g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
          continue;
        }
      harmless++;
      test_check_invariants (review);
      g_assert_cmpuint (plumb_review_count (review, "system"), ==, 41);
      plumb_review_close (review, NULL);
    }
  g_test_message ("%u refused, %u harmless (free space, history)", refused, harmless);
  g_assert_cmpuint (refused, >, 0);
}

/* A text with one letter changed is well-formed: only the hash sees it. */
static void
test_flipped_text (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  char *at;

  copy_good (f, &bytes, &length);
  at = memmem (bytes, length, "Platform", 8);
  g_assert_nonnull (at);
  for (; at != NULL; at = memmem (at, length - (gsize)(at - bytes), "Platform", 8))
    at[0] = 'F';
  write_bytes (f->bad, bytes, length);
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
}

static void
spoil (Fixture *f, const char *sql)
{
  g_autofree char *bytes = NULL;
  g_autofree char *message = NULL;
  gsize length;
  sqlite3 *db;
  char *error = NULL;

  copy_good (f, &bytes, &length);
  write_bytes (f->bad, bytes, length);
  g_assert_cmpint (sqlite3_open (f->bad, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &error);
  g_assert_cmpstr (error, ==, NULL);
  /* Somebody who forges a file leaves no hash that would give it away. */
  sqlite3_exec (db, "DELETE FROM meta WHERE key = 'content_hash'", NULL, NULL, NULL);
  sqlite3_close (db);
}

static void
test_schema (Fixture *f, gconstpointer data)
{
  static const char *const spoilt[] = {
    "CREATE TABLE extra (id TEXT PRIMARY KEY)",
    "CREATE INDEX extra ON person (name)",
    "ALTER TABLE person ADD COLUMN extra TEXT",
    "DROP TABLE gap",
    "UPDATE sqlite_schema SET sql = replace (sql, '\"name\" TEXT', '\"name\" TEXT CHECK "
    "(length (name) < 9)') WHERE name = 'person'",
    "UPDATE sqlite_schema SET sql = replace (sql, '\"name\" TEXT', '\"name\" TEXT COLLATE NOCASE') "
    "WHERE name = 'person'",
    "UPDATE sqlite_schema SET sql = replace (sql, ' DEFERRABLE INITIALLY DEFERRED', '') WHERE "
    "name = 'gap'",
    "UPDATE sqlite_schema SET sql = replace (sql, ') WITHOUT ROWID', ')') WHERE name = 'meta'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_test_message ("%s", spoilt[i]);
      spoil (f, spoilt[i]);
      assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
    }
  spoil (f, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM history; END");
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  spoil (f, "CREATE VIRTUAL TABLE extra USING fts5 (words)");
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
  spoil (f, "CREATE VIEW v AS SELECT * FROM person");
  assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW);
}

static void
test_values (Fixture *f, gconstpointer data)
{
  static const char *const spoilt[] = {
    "UPDATE system SET name = CAST (x'fffe41' AS TEXT)",
    "UPDATE system SET name = x'414243'",
    "UPDATE system SET name = 'a' || char (7) || 'b'",
    "UPDATE system SET name = replace (hex (zeroblob (300)), '00', 'ab')",
    "UPDATE system SET name = NULL",
    "UPDATE system SET name = ''",
    "UPDATE system SET description = replace (hex (zeroblob (600000)), '00', 'abcd')",
    "UPDATE system SET place = 9e999",
    "UPDATE system SET mark = 'perhaps'",
    "UPDATE agenda_item SET minutes = 'many'",
    "UPDATE agenda_item SET minutes = 99999999999",
    "UPDATE agenda_item SET minutes = 1.5",
    "UPDATE system SET ours = 2",
    "UPDATE system SET owner = 'nobody'",
    "UPDATE review SET golive_planned = '2026-02-30'",
    "UPDATE review SET delivered_at = 'yesterday'",
    "UPDATE review SET id = '../../evil'",
    "UPDATE review SET kind = NULL",
    "DELETE FROM review",
    "INSERT INTO review (id, kind) VALUES ('01a1fd43-31bb-70ea-a877-a759c4b8eade', 'customer')",
    "INSERT INTO question (id, place, text, about_table, about) VALUES ('q', 1, 'Why?', 'system', "
    "'nothing')",
    "INSERT INTO question (id, place, text, about_table, about) VALUES ('q', 1, 'Why?', 'meta', "
    "'content_hash')",
    "INSERT INTO person (id, place, name) VALUES ('a/b', 1, 'Slash')",
    /* A container inside itself, at one remove. */
    "UPDATE system SET container = (SELECT id FROM system WHERE name <> 'Platform' LIMIT 1) WHERE "
    "name = 'Platform'",
    "UPDATE system SET container = id WHERE name = 'Platform'",
    "INSERT INTO prerequisite (id, place, what) VALUES ('p', 1, 'A'), ('q', 2, 'B'); "
    "INSERT INTO prerequisite_need VALUES ('p', 'q'), ('q', 'p')",
    "INSERT INTO person_role VALUES ('nobody', 'DBA')",
    "INSERT INTO ink (id, place, view, points) VALUES ('i', 1, 'current', 'M0,0 L10,10')",
    "INSERT INTO ink (id, place, view, points) VALUES ('i', 1, 'current', '0,0 1e300,5')",
    "INSERT INTO ink (id, place, view, points) VALUES ('i', 1, 'current', '0,0 ' || replace (hex "
    "(zeroblob (4000)), '00', '1,1 ') || '2,2')",
    "UPDATE placement SET x = 'left'; INSERT INTO placement (view, system, x) SELECT 'current', "
    "id, 'left' FROM system",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_test_message ("%s", spoilt[i]);
      spoil (f, spoilt[i]);
      assert_refused (f->bad, PLUMB_DOCUMENT_ERROR_DAMAGED);
    }
}

/* SQLite would roll such a journal back into the file: we never look at what lies beside it. */
static void
test_hostile_journal (Fixture *f, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (f->good, "-journal", NULL);
  g_autofree char *wal = g_strconcat (f->good, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autofree guint8 *page = g_malloc0 (512 + 4 + 4096 + 4);
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1 };
  g_autoptr (GError) error = NULL;
  gsize length, length_after;
  PlumbReview *review;

  copy_good (f, &bytes, &length);
  memcpy (page, magic, sizeof magic);
  page[18] = (guint8)(length / 4096 >> 8);
  page[19] = (guint8)(length / 4096);
  page[22] = 2;
  page[26] = 0x10;
  page[515] = 1;
  write_bytes (journal, page, 512 + 4 + 4096 + 4);
  write_bytes (wal, "not a log", 9);
  review = plumb_review_open (f->good, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 41);
  test_review_close (review);
  copy_good (f, &after, &length_after);
  g_assert_cmpmem (bytes, length, after, length_after);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
forge_history (Fixture *f, const char *sql)
{
  spoil (f, sql);
}

/* Whatever a history holds, undo refuses it, and the review stays as it is. */
static void
test_hostile_history (Fixture *f, gconstpointer data)
{
  static const char *const forged[] = {
    "UPDATE history SET changeset = x'00'",
    "UPDATE history SET changeset = zeroblob (100)",
    "UPDATE history SET changeset = CAST (replace (hex (zeroblob (1000)), '00', 'T') AS BLOB)",
    "UPDATE history SET version = 99",
    "UPDATE history SET changeset = substr (changeset, 1, length (changeset) - 3)",
    /* A declared table's name becomes one that is not declared. */
    "UPDATE history SET changeset = CAST (replace (CAST (changeset AS TEXT), 'person', 'meta12') "
    "AS BLOB)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      PlumbReview *review;

      forge_history (f, forged[i]);
      review = plumb_review_open (f->bad, PLUMB_OPEN_NO_WATCH, &error);
      g_assert_no_error (error);
      before = test_describe (review);
      g_assert_false (plumb_review_undo (review, &error));
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
      after = test_describe (review);
      g_assert_cmpstr (after, ==, before);
      test_check_invariants (review);
      test_add_system (review, "Works on", NULL);
      test_review_close (review);
    }
}

static void
test_recover_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint recovered = 0;

  copy_good (f, &bytes, &length);
  for (guint page = 0; page < length / 4096; page++)
    {
      g_autofree char *out = g_strdup_printf ("%s/recovered-%u.plumb", f->dir, page);
      g_autofree char *spoilt = g_memdup2 (bytes, length);
      g_autofree char *lost = NULL;
      g_autoptr (GError) error = NULL;
      PlumbReview *review;

      memset (spoilt + page * 4096 + (page == 0 ? 100 : 0), 0xa5, page == 0 ? 3996 : 4096);
      write_bytes (f->bad, spoilt, length);
      if (!plumb_review_recover (f->bad, out, &lost, &error))
        {
          g_test_message ("page %u: %s", page, error->message);
          g_assert_true (error->domain == PLUMB_DOCUMENT_ERROR);
          continue;
        }
      recovered++;
      review = plumb_review_open (out, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, &error);
      g_assert_no_error (error);
      g_test_message ("page %u: %u systems. %s", page, plumb_review_count (review, "system"), lost);
      test_check_invariants (review);
      test_review_close (review);
    }
  g_assert_cmpuint (recovered, >, length / 4096 / 2);
}

static void
test_recover_values (Fixture *f, gconstpointer data)
{
  g_autofree char *out = test_path (f->dir, "recovered.plumb");
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;
  PlumbReview *review;

  spoil (f, "UPDATE system SET name = NULL WHERE name = 'Platform'; "
            "UPDATE system SET mark = 'perhaps', owner = 'nobody'; DELETE FROM person; "
            "INSERT INTO question (id, place, text, about_table, about) VALUES ('q', 1, 'Why?', "
            "'system', 'nothing')");
  plumb_review_recover (f->bad, out, &lost, &error);
  g_assert_no_error (error);
  g_test_message ("%s", lost);
  g_assert_nonnull (strstr (lost, "42 values"));
  review = plumb_review_open (out, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 41);
  g_assert_cmpuint (plumb_review_count (review, "question"), ==, 1);
  test_check_invariants (review);
  test_review_close (review);
  g_free (g_steal_pointer (&lost));
  g_assert_false (plumb_review_recover (f->bad, out, &lost, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/document/gate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("no-review", test_no_review);
  ADD ("header", test_header);
  ADD ("flipped-bytes", test_flipped_bytes);
  ADD ("flipped-text", test_flipped_text);
  ADD ("schema", test_schema);
  ADD ("values", test_values);
  ADD ("hostile-journal", test_hostile_journal);
  ADD ("hostile-history", test_hostile_history);
  ADD ("recover-damaged", test_recover_damaged);
  ADD ("recover-values", test_recover_values);
  return g_test_run ();
}
