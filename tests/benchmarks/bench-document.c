// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the document costs, as ratios to a bare SQLite commit of one row with the same pragmas and to
 * plain sizes: `meson test --benchmark -v document`. */

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "document/plumb-review-private.h"

#define RECORDS 5000
#define EDITS 300
#define OPENINGS 15
#define HISTORY 100000

static char *folder;

static void
must (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len / 2);
}

static double
elapsed_ms (gint64 since)
{
  return (double)(g_get_monotonic_time () - since) / 1000;
}

/* A third systems, a third connections, the rest gaps: some 150 bytes of text a record. */
static PlumbReview *
make_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);

  must (error);
  plumb_review_begin (review, "Fill");
  for (guint i = 0; i < RECORDS / 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("System number %u of the customer", i);

      g_ptr_array_add (systems, plumb_review_add (
                                    review, "system", &error, "name", name, "kind", "service",
                                    "product", "A product with an edition", "description",
                                    "What it does, who uses it and why it is there at all.", NULL));
      must (error);
    }
  for (guint i = 0; i < RECORDS / 3; i++)
    {
      const char *source = plumb_record_get_id (g_ptr_array_index (systems, i));
      const char *target = plumb_record_get_id (g_ptr_array_index (systems, i * 7 % systems->len));
      PlumbRecord *connection =
          plumb_review_add (review, "connection", &error, "source", source, "target", target,
                            "method", "REST API", "data", "Orders and their lines", NULL);

      must (error);
      plumb_review_add (review, "gap", &error, "connection", plumb_record_get_id (connection),
                        "gap", "What is wanted is not there yet", "mitigation",
                        "A nightly file until the interface is there", NULL);
      must (error);
    }
  plumb_review_commit (review, &error);
  must (error);
  return review;
}

/* The same row change, with the same pragmas, without records, session, history and checks. */
static double
measure_bare_commit (PlumbReview *review)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbStorage) storage = NULL;
  sqlite3_stmt *copy = plumb_storage_prepare (review->storage, "VACUUM INTO ?", &error);

  must (error);
  sqlite3_bind_text (copy, 1, path, -1, SQLITE_STATIC);
  plumb_storage_step_done (review->storage, copy, &error);
  must (error);
  storage = plumb_storage_open (path, PLUMB_STORAGE_NONE, &error);
  must (error);
  plumb_storage_set_live (storage, &error);
  must (error);
  for (guint i = 0; i < EDITS; i++)
    {
      PlumbRecord *record = g_ptr_array_index (plumb_review_get_records (review, "system"), i);
      g_autofree char *name = g_strdup_printf ("Edited %u", i);
      gint64 start = g_get_monotonic_time ();
      sqlite3_stmt *statement;
      double time;

      plumb_storage_run (storage, "BEGIN IMMEDIATE", &error);
      statement =
          plumb_storage_prepare (storage, "UPDATE system SET name = ? WHERE id = ?", &error);
      must (error);
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, plumb_record_get_id (record), -1, SQLITE_STATIC);
      plumb_storage_step_done (storage, statement, &error);
      plumb_storage_run (storage, "COMMIT", &error);
      must (error);
      time = elapsed_ms (start);
      g_array_append_val (times, time);
    }
  return median (times);
}

static double
measure_edit (PlumbReview *review)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < EDITS; i++)
    {
      PlumbRecord *record = g_ptr_array_index (plumb_review_get_records (review, "system"), i);
      g_autofree char *name = g_strdup_printf ("Edited %u", i);
      gint64 start = g_get_monotonic_time ();
      double time;

      plumb_review_begin (review, "Rename");
      plumb_review_set (review, record, "name", name, &error);
      must (error);
      plumb_review_commit (review, &error);
      must (error);
      time = elapsed_ms (start);
      g_array_append_val (times, time);
    }
  return median (times);
}

static double
measure_undo (PlumbReview *review)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < EDITS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      plumb_review_undo (review, &error);
      must (error);
      time = elapsed_ms (start);
      g_array_append_val (times, time);
    }
  return median (times);
}

static double
measure_open (const char *path)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < OPENINGS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      PlumbReview *review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);
      double time = elapsed_ms (start);

      must (error);
      g_array_append_val (times, time);
      plumb_review_close (review, &error);
      must (error);
      g_object_unref (review);
    }
  return median (times);
}

static gsize
text_bytes (PlumbReview *review)
{
  gsize sum = 0;
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    {
      const GPtrArray *list = plumb_review_get_records (review, tables[t]->id);

      for (guint i = 0; i < list->len; i++)
        for (guint f = 0; f < tables[t]->n_fields; f++)
          {
            const char *text = plumb_record_get_at (g_ptr_array_index (list, i), f);

            sum += text != NULL ? strlen (text) : 0;
          }
    }
  return sum;
}

static void
report_memory (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbStorage) storage = plumb_storage_open (path, PLUMB_STORAGE_NONE, &error);
  PlumbReview *review;
  size_t before;
  size_t after;

  must (error);
  review = plumb_review_wrap (NULL, PLUMB_OPEN_READ_ONLY);
  before = mallinfo2 ().uordblks;
  plumb_review_load_records (storage, review->records, FALSE, NULL, &error);
  must (error);
  after = mallinfo2 ().uordblks;
  g_print ("memory a record beyond its text     %7.0f bytes  (aim 1024)\n",
           (double)(after - before - text_bytes (review)) / RECORDS);
  g_object_unref (review);
}

/* Entries as an edit writes them, without the waiting for the disk. */
static void
lengthen_history (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO history (id, time, label, version, changeset) "
      "SELECT 'entry-' || i, '2026-11-18T12:00:00Z', 'Rename', 1, (SELECT changeset FROM history "
      "WHERE sequence = 2) FROM n",
      HISTORY);

  plumb_storage_run (review->storage, sql, &error);
  must (error);
}

static void
measure_write_back (PlumbReview *review, const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *record = g_ptr_array_index (plumb_review_get_records (review, "system"), 0);
  gint64 start;

  plumb_review_begin (review, "Rename");
  plumb_review_set (review, record, "name", "Once more", &error);
  plumb_review_commit (review, &error);
  must (error);
  start = g_get_monotonic_time ();
  plumb_review_write_back (review, &error);
  must (error);
  g_print ("write-back (in a thread in the window) %6.1f ms\n", elapsed_ms (start));
}

static void
measure_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = make_large ();
  GStatBuf status;
  double bare, edit, undo, open, longer;

  bare = measure_bare_commit (review);
  edit = measure_edit (review);
  undo = measure_undo (review);
  g_print ("bare commit of one row              %7.3f ms\n", bare);
  g_print ("one durable edit                    %7.3f ms  %.2f x  (aim 1.5 x)\n", edit,
           edit / bare);
  g_print ("one undo                            %7.3f ms  %.2f x  (aim 1.5 x)\n", undo,
           undo / bare);
  plumb_review_set_path (review, path, TRUE, &error);
  must (error);
  measure_write_back (review, path);
  g_stat (path, &status);
  open = measure_open (path);
  g_print ("opening %d records, %.1f MB        %7.1f ms  (aim 40)\n", RECORDS,
           (double)status.st_size / 1e6, open);
  report_memory (path);
  lengthen_history (review);
  plumb_review_save_copy (review, path, FALSE, &error);
  must (error);
  plumb_review_close (review, NULL);
  g_object_unref (review);
  g_stat (path, &status);
  longer = measure_open (path);
  g_print ("same with %d more entries, %.1f MB %6.1f ms  %.2f x\n", HISTORY,
           (double)status.st_size / 1e6, longer, longer / open);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  const char *where = g_getenv ("PLUMB_BENCH_DIR");

  folder = g_strdup_printf ("%s/plumb-bench-XXXXXX", where != NULL ? where : g_get_tmp_dir ());
  if (g_mkdtemp (folder) == NULL)
    g_error ("no folder at %s", folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  path = g_build_filename (folder, "large.plumb", NULL);
  measure_all (path);
  g_free (folder);
  return 0;
}
