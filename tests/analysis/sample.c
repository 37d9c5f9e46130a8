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
