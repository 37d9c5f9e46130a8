// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document/plumb-review-private.h"

/* A fresh folder; the state folder is in it from now on. */
char *
test_dir_new (void)
{
  char *dir = g_dir_make_tmp ("plumb-document-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (dir, "state", NULL);

  g_assert_nonnull (dir);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return dir;
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (path);
}

void
test_dir_remove (char *dir)
{
  remove_tree (dir);
  g_free (dir);
}

char *
test_path (const char *dir, const char *name)
{
  return g_build_filename (dir, name, NULL);
}

PlumbReview *
test_review_new (void)
{
  static const char *const values[] = { "customer", "Northwind", "solution", "Flow", NULL };
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  return review;
}

void
test_review_close (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_close (review, &error);
  g_assert_no_error (error);
  g_object_unref (review);
}

/* One transaction that adds a system. */
PlumbRecord *
test_add_system (PlumbReview *review, const char *name, const char *container)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;

  plumb_review_begin (review, "Add system");
  record = plumb_review_add (review, "system", &error, "name", name, "container", container, NULL);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return record;
}

static void
describe_record (GString *out, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  g_string_append_printf (out, "%s %s %.17g", table->id, plumb_record_get_id (record),
                          plumb_record_get_place (record));
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *value = plumb_record_get_at (record, i);

      if (field->type == PLUMB_FIELD_SET)
        {
          g_autofree char *members =
              g_strjoinv (",", (char **)plumb_record_get_set (record, field->id));

          g_string_append_printf (out, " %s={%s}", field->id, members);
        }
      else if (value != NULL)
        g_string_append_printf (out, " %s=%s", field->id, value);
    }
  g_string_append_c (out, '\n');
}

static char *
describe_records (PlumbRecords *records)
{
  GString *out = g_string_new (NULL);
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    {
      const GPtrArray *list = plumb_records_list (records, tables[t]);

      for (guint i = 0; i < list->len; i++)
        describe_record (out, g_ptr_array_index (list, i));
    }
  return g_string_free (out, FALSE);
}

/* Every record with every value, as text. */
char *
test_describe (PlumbReview *review)
{
  return describe_records (review->records);
}

/* Memory is what a second connection reads, every value fits, nothing dangles, nothing circles. */
void
test_check_invariants (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbRecords) records = plumb_records_new ();
  g_autoptr (PlumbStorage) storage = NULL;
  PlumbStorage *from;
  g_autofree char *memory = NULL;
  g_autofree char *database = NULL;
  gint64 broken = -1;

  /* One that is only read may have a database without a name. */
  if (g_file_test (plumb_storage_get_path (review->storage), G_FILE_TEST_EXISTS))
    storage =
        plumb_storage_open (plumb_storage_get_path (review->storage), PLUMB_STORAGE_NONE, &error);
  g_assert_no_error (error);
  from = storage != NULL ? storage : review->storage;
  plumb_review_load_records (from, records, TRUE, NULL, &error);
  g_assert_no_error (error);
  memory = test_describe (review);
  database = describe_records (records);
  g_assert_cmpstr (memory, ==, database);
  plumb_review_check_circles (review, &error);
  g_assert_no_error (error);
  plumb_review_check_links (review, &error);
  g_assert_no_error (error);
  plumb_storage_get_integer (from, "SELECT count (*) FROM pragma_foreign_key_check", &broken,
                             &error);
  g_assert_cmpint (broken, ==, 0);
}
