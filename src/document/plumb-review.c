// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"

G_DEFINE_FINAL_TYPE (PlumbReview, plumb_review, G_TYPE_OBJECT)
/* clang-format off */
G_DEFINE_QUARK (plumb-document-error-quark, plumb_document_error)
/* clang-format on */

enum
{
  SIGNAL_CHANGED,
  SIGNAL_KEPT,
  SIGNAL_HISTORY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
plumb_review_finalize (GObject *object)
{
  PlumbReview *review = PLUMB_REVIEW (object);

  g_clear_handle_id (&review->watch_id, g_source_remove);
  g_clear_pointer (&review->session, sqlite3session_delete);
  g_clear_pointer (&review->undo_stack, plumb_undo_stack_free);
  g_clear_pointer (&review->storage, plumb_storage_close);
  g_clear_pointer (&review->keeper, plumb_keeper_free);
  g_clear_pointer (&review->records, plumb_records_free);
  g_clear_pointer (&review->none, g_ptr_array_unref);
  g_clear_pointer (&review->marks, g_array_unref);
  g_clear_error (&review->failure);
  g_free (review->label);
  g_free (review->uid);
  g_free (review->author);
  g_free (review->local_zone);
  G_OBJECT_CLASS (plumb_review_parent_class)->finalize (object);
}

static void
plumb_review_class_init (PlumbReviewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = plumb_review_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PLUMB_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_KEPT] = g_signal_new ("kept", PLUMB_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HISTORY] = g_signal_new ("history", PLUMB_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_review_init (PlumbReview *review)
{
  review->records = plumb_records_new ();
  review->none = g_ptr_array_new ();
  review->marks = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* A review around @storage, which it takes, without records yet. */
PlumbReview *
plumb_review_wrap (PlumbStorage *storage, PlumbOpenFlags flags)
{
  PlumbReview *review = g_object_new (PLUMB_TYPE_REVIEW, NULL);

  review->flags = flags;
  review->storage = storage;
  review->undo_stack = plumb_undo_stack_new (storage);
  return review;
}

/* Uses @storage, which it takes, from now on: a connection to the database that the records are from. */
gboolean
plumb_review_take_storage (PlumbReview *review, PlumbStorage *storage, GError **error)
{
  gint64 version;

  g_clear_pointer (&review->storage, plumb_storage_close);
  review->storage = storage;
  plumb_undo_stack_reset (review->undo_stack, storage);
  if (!(review->flags & PLUMB_OPEN_READ_ONLY) && !plumb_storage_set_live (storage, error))
    return FALSE;
  if (!plumb_storage_get_integer (storage, "PRAGMA data_version", &version, error))
    return FALSE;
  review->data_version = (int)version;
  return TRUE;
}

/* Announces what was committed. Records that went stay readable until all have heard of it. */
void
plumb_review_emit_changes (PlumbReview *review, PlumbChanges *changes)
{
  g_object_ref (review);
  review->emitting++;
  g_signal_emit (review, signals[SIGNAL_CHANGED], 0, changes);
  review->emitting--;
  if (review->emitting == 0)
    plumb_records_bury (review->records);
  g_object_unref (review);
}

void
plumb_review_emit_kept (PlumbReview *review)
{
  g_signal_emit (review, signals[SIGNAL_KEPT], 0);
}

/* -- Where it is kept --------------------------------------------------------------------------- */

const char *
plumb_review_get_path (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  return review->keeper != NULL ? plumb_keeper_get_path (review->keeper) : NULL;
}

const char *
plumb_review_get_uid (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  return review->uid;
}

gboolean
plumb_review_is_read_only (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), TRUE);
  return (review->flags & PLUMB_OPEN_READ_ONLY) != 0;
}

PlumbKept
plumb_review_get_kept (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), PLUMB_KEPT_LOCAL);
  return review->keeper != NULL ? plumb_keeper_get_kept (review->keeper) : PLUMB_KEPT_SAVED;
}

const char *
plumb_review_get_kept_reason (PlumbReview *review)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  return review->keeper != NULL ? plumb_keeper_get_reason (review->keeper) : NULL;
}

gboolean
plumb_review_write_back (PlumbReview *review, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (review->depth == 0, FALSE);

  return review->keeper == NULL || review->storage == NULL || plumb_review_is_read_only (review)
         || plumb_keeper_write_now (review->keeper, error);
}

/* -- Records ------------------------------------------------------------------------------------ */

PlumbRecord *
plumb_review_get_root (PlumbReview *review)
{
  const GPtrArray *list = plumb_review_get_records (review, "review");

  return list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
}

PlumbKinds
plumb_review_get_kind (PlumbReview *review)
{
  PlumbRecord *root = plumb_review_get_root (review);

  return root != NULL ? plumb_kind_from_id (plumb_record_get (root, "kind")) : 0;
}

PlumbRecord *
plumb_review_get_record (PlumbReview *review, const char *table, const char *id)
{
  const PlumbTable *declared = plumb_schema_find_table (table);

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  return declared != NULL ? plumb_records_find (review->records, declared, id) : NULL;
}

const GPtrArray *
plumb_review_get_records (PlumbReview *review, const char *table)
{
  const PlumbTable *declared = plumb_schema_find_table (table);

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  return declared != NULL ? plumb_records_list (review->records, declared) : review->none;
}

guint
plumb_review_count (PlumbReview *review, const char *table)
{
  return plumb_review_get_records (review, table)->len;
}

const char *
plumb_review_get_time_zone (PlumbReview *review)
{
  PlumbRecord *root;
  const char *zone;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  root = plumb_review_get_root (review);
  zone = root != NULL ? plumb_record_get (root, "time_zone") : NULL;
  if (zone != NULL)
    return zone;
  if (review->local_zone == NULL)
    {
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();

      review->local_zone = g_strdup (g_time_zone_get_identifier (local));
    }
  return review->local_zone;
}
