// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A new review with the rows that its kind starts with. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"
#include "document/plumb-shelf-private.h"
#include "document/plumb-uuid.h"

/* Opens a transaction that the history does not hear of: what a review starts with cannot be undone. */
gboolean
plumb_review_begin_unrecorded (PlumbReview *review, GError **error)
{
  if (!plumb_review_begin_raw (review, error))
    return FALSE;
  review->depth = 1;
  return TRUE;
}

/* Commits it; on error, or when something failed in between, it is rolled back. */
gboolean
plumb_review_end_unrecorded (PlumbReview *review, GError **error)
{
  gboolean done =
      plumb_review_may_edit (review, error) && plumb_storage_run (review->storage, "COMMIT", error);

  review->depth = 0;
  g_clear_error (&review->failure);
  if (done)
    {
      plumb_records_settle (review->records);
      plumb_records_bury (review->records);
    }
  else
    plumb_review_abort_raw (review);
  return done;
}

/* A review without any record in a working copy of its own. */
PlumbReview *
plumb_review_new_empty (const char *uid, PlumbOpenFlags flags, GError **error)
{
  g_autoptr (PlumbStorage) storage = NULL;
  g_autoptr (PlumbReview) review = NULL;
  g_autofree char *database = NULL;
  PlumbWorkingCopy *copy = NULL;
  int lock = plumb_working_lock_all (error);

  if (lock >= 0)
    {
      g_autofree char *folder = plumb_working_copy_dup_new_folder (uid);

      copy = plumb_working_copy_open_folder (folder, error);
    }
  if (copy != NULL)
    {
      database = plumb_working_copy_dup_database (copy);
      storage = plumb_storage_open (database, PLUMB_STORAGE_CREATE, error);
    }
  plumb_working_unlock_all (lock);
  if (storage == NULL || !plumb_storage_create_tables (storage, error))
    {
      plumb_working_copy_close (copy, TRUE);
      return NULL;
    }
  review = plumb_review_wrap (NULL, flags & ~(PlumbOpenFlags)PLUMB_OPEN_READ_ONLY);
  review->uid = g_strdup (uid);
  if (!plumb_review_take_storage (review, g_steal_pointer (&storage), error))
    {
      plumb_working_copy_close (copy, TRUE);
      return NULL;
    }
  review->keeper = plumb_keeper_new (review, copy, NULL);
  return g_steal_pointer (&review);
}

/* Words of the program become words of the person's language once, when the row is made. */
static const char *
translated (const PlumbTable *table, const char *field, const char *text)
{
  const PlumbField *declared = plumb_table_get_field (table, field);

  if (declared != NULL
      && (declared->type == PLUMB_FIELD_TEXT || declared->type == PLUMB_FIELD_LONG_TEXT))
    return g_dgettext (GETTEXT_PACKAGE, text);
  return text;
}

static gboolean
add_default_row (PlumbReview *review, const PlumbDefaultRow *row, GError **error)
{
  const PlumbTable *table = plumb_schema_find_table (row->table);
  const char *values[2 * G_N_ELEMENTS (row->values) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (row->values) && row->values[i][0] != NULL; i++)
    {
      values[n++] = row->values[i][0];
      values[n++] = translated (table, row->values[i][0], row->values[i][1]);
    }
  return plumb_review_insert (review, row->table, values, error) != NULL;
}

static gboolean
add_default_rows (PlumbReview *review, GError **error)
{
  PlumbKinds kind = plumb_review_get_kind (review);
  const char *format = plumb_record_get (plumb_review_get_root (review), "format");
  guint n;
  const PlumbDefaultRow *rows = plumb_schema_get_default_rows (&n);

  for (guint i = 0; i < n; i++)
    if ((rows[i].kinds & kind)
        && (rows[i].format == NULL || g_strcmp0 (rows[i].format, format) == 0)
        && !add_default_row (review, &rows[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_root (PlumbReview *review, PlumbKinds kind, const char *const *values, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_add (all, (gpointer) "id");
  g_ptr_array_add (all, review->uid);
  g_ptr_array_add (all, (gpointer) "kind");
  g_ptr_array_add (all, (gpointer)plumb_kind_get_id (kind));
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer)values[i]);
  g_ptr_array_add (all, NULL);
  return plumb_review_insert (review, "review", (const char *const *)all->pdata, error) != NULL;
}

/* Nothing is left of a review that could not be made. */
void
plumb_review_discard (PlumbReview *review)
{
  PlumbWorkingCopy *copy = plumb_keeper_get_copy (review->keeper);
  g_autofree char *folder = g_strdup (plumb_working_copy_get_folder (copy));

  review->depth = 0;
  plumb_review_abort_raw (review);
  g_clear_pointer (&review->storage, plumb_storage_close);
  plumb_working_folder_remove (folder);
}

PlumbReview *
plumb_review_new (PlumbKinds kind, const char *const *values, PlumbOpenFlags flags, GError **error)
{
  g_autofree char *uid = plumb_uuid_new ();
  g_autoptr (PlumbReview) review = NULL;
  gboolean good;

  g_return_val_if_fail (plumb_kind_get_id (kind) != NULL, NULL);

  review = plumb_review_new_empty (uid, flags, error);
  if (review == NULL)
    return NULL;
  good = plumb_review_begin_unrecorded (review, error) && add_root (review, kind, values, error)
         && add_default_rows (review, error);
  good = good && plumb_review_end_unrecorded (review, error);
  if (!good)
    {
      plumb_review_discard (review);
      return NULL;
    }
  plumb_shelf_note (review, NULL);
  plumb_review_watch (review);
  return g_steal_pointer (&review);
}
