// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Named places in the history, and the review as it was at one. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "document/plumb-changeset.h"
#include "document/plumb-review-private.h"
#include "document/plumb-write-back.h"

static char *
dup_newest_entry (PlumbReview *review)
{
  g_autoptr (GPtrArray) entries = plumb_review_list_history (review, 1, 0);

  return entries->len > 0 ? g_strdup (((PlumbHistoryEntry *)g_ptr_array_index (entries, 0))->id)
                          : NULL;
}

/* A place that an undone entry names is still a place, so the newest entry is always the right one. */
PlumbRecord *
plumb_review_add_baseline (PlumbReview *review,
                           const char *name,
                           const char *sent_to,
                           GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *place = NULL;
  g_autofree char *label = NULL;
  PlumbRecord *baseline;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  place = dup_newest_entry (review);
  /* Translators: a line of the history; the name of a baseline, such as Delivered. */
  label = g_strdup_printf (_ ("Mark the baseline “%s”"), name);
  plumb_review_begin (review, label);
  baseline = plumb_review_add (review, "baseline", error, "name", name, "at", at, "history_id",
                               place != NULL ? place : "", "sent_to",
                               sent_to != NULL ? sent_to : "", NULL);
  if (baseline == NULL)
    {
      plumb_review_rollback (review);
      return NULL;
    }
  return plumb_review_commit (review, error) ? baseline : NULL;
}

/* A complete copy that is only read; the file is gone once it is open. */
static PlumbReview *
open_copy (PlumbReview *review, GError **error)
{
  g_autofree char *folder = plumb_working_dir ();
  g_autofree char *path =
      g_strdup_printf ("%s/earlier-%d-%08x.db", folder, (int)getpid (), g_random_int ());
  PlumbReview *copy = NULL;
  gint64 sequence;

  if (plumb_export_storage (review->storage, path, &sequence, error))
    copy = plumb_review_open (path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, error);
  g_unlink (path);
  return copy;
}

static gboolean
take_back_to (PlumbReview *copy, const char *id, GError **error)
{
  g_autoptr (GBytes) since = plumb_review_squash_since (copy, id, error);
  g_autoptr (GBytes) inverse = NULL;

  if (since == NULL)
    return FALSE;
  if (g_bytes_get_size (since) == 0)
    return TRUE;
  inverse =
      plumb_changeset_invert (g_bytes_get_data (since, NULL), g_bytes_get_size (since), error);
  /* Everything is read from the records; the copy's database need not follow. */
  return inverse != NULL
         && plumb_changeset_apply_to_records (g_bytes_get_data (inverse, NULL),
                                              g_bytes_get_size (inverse), copy->records, error);
}

PlumbReview *
plumb_review_open_at (PlumbReview *review, const char *id, GError **error)
{
  PlumbReview *copy;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);

  copy = open_copy (review, error);
  if (copy == NULL || take_back_to (copy, id, error))
    return copy;
  plumb_review_close (copy, NULL);
  g_object_unref (copy);
  return NULL;
}
