// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "sample.h"

PlumbReview *
sample_open (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PLUMB_SOURCE_ROOT"), "data", "sample.json", NULL);
  g_autofree char *json = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  PlumbReview *review;

  g_file_get_contents (path, &json, &length, &error);
  g_assert_no_error (error);
  review = plumb_review_load (json, (gssize)length, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_nonnull (review);
  return review;
}

void
sample_close (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_close (review, &error);
  g_assert_no_error (error);
  g_object_unref (review);
}

PlumbRecord *
sample_find (PlumbReview *review, const char *table, const char *field, const char *value)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    if (plumb_record_is (g_ptr_array_index (records, i), field, value))
      return g_ptr_array_index (records, i);
  g_error ("no %s with %s = %s", table, field, value);
}

void
sample_set (PlumbReview *review,
            const char *table,
            const char *where,
            const char *is,
            const char *field,
            const char *value)
{
  const GPtrArray *records = plumb_review_get_records (review, table);
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, field);
  if (where != NULL)
    plumb_review_set (review, sample_find (review, table, where, is), field, value, &error);
  for (guint i = 0; where == NULL && error == NULL && i < records->len; i++)
    plumb_review_set (review, g_ptr_array_index (records, i), field, value, &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
}

PlumbRecord *
sample_add (PlumbReview *review,
            const char *table,
            const char *field1,
            const char *value1,
            const char *field2,
            const char *value2,
            const char *field3,
            const char *value3)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;

  plumb_review_begin (review, table);
  record = plumb_review_add (review, table, &error, field1, value1, field2, value2, field3, value3,
                             NULL);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return record;
}
