// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-keeper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review-private.h"
#include "document/plumb-shelf-private.h"
#include "document/plumb-write-back.h"

#define QUIET_SECONDS 2    /* after the last edit the file follows */
#define LONGEST_SECONDS 10 /* during uninterrupted work it follows at least so often */
#define LOOK_MS 500        /* after the file system says that the file changed */
#define RETRY_SECONDS 30   /* after a failure */

struct _PlumbKeeper
{
  PlumbReview *review; /* unowned: the review owns the keeper */
  PlumbWorkingCopy *copy;
  PlumbKept kept;
  char *reason;
  char *path;     /* NULL: no file yet */
  gint64 written; /* newest history entry in the user's file; -1: none */

  GFileMonitor *monitor;
  guint look; /* timer: the file may have been changed from outside */
  guint timer;
  gint64 first_pending; /* monotonic µs of the oldest edit that the file lacks; 0: none */
  gboolean writing;
};

typedef struct
{
  char *folder;
  char *path;
  PlumbWriteBackReport report;
  PlumbWriteBackResult result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->path);
  g_free (job);
}

static gboolean start_timer (PlumbKeeper *keeper, guint seconds);
static void watch_file (PlumbKeeper *keeper);

static void
set_kept (PlumbKeeper *keeper, PlumbKept kept, const char *reason)
{
  gboolean changed = keeper->kept != kept || g_strcmp0 (keeper->reason, reason) != 0;

  if (!changed)
    return;
  keeper->kept = kept;
  g_free (keeper->reason);
  keeper->reason = g_strdup (reason);
  plumb_review_emit_kept (keeper->review);
}

static gboolean
is_pending (PlumbKeeper *keeper)
{
  return keeper->written < keeper->review->head;
}

/* Keeps the review that lives in @copy, which the keeper takes; NULL: a review that is only read, from
 * the file @path. */
PlumbKeeper *
plumb_keeper_new (PlumbReview *review, PlumbWorkingCopy *copy, const char *path)
{
  PlumbKeeper *keeper = g_new0 (PlumbKeeper, 1);
  g_auto (PlumbWritten) written = { NULL };

  keeper->review = review;
  keeper->copy = copy;
  keeper->written = -1;
  if (copy != NULL && plumb_written_load (&written, plumb_working_copy_get_folder (copy)))
    {
      keeper->path = g_steal_pointer (&written.path);
      keeper->written = written.sequence;
    }
  if (path != NULL && keeper->path == NULL)
    keeper->path = g_strdup (path);
  if (keeper->path == NULL)
    keeper->kept = PLUMB_KEPT_NO_FILE;
  else if (review->flags & PLUMB_OPEN_READ_ONLY)
    keeper->kept = PLUMB_KEPT_SAVED;
  else
    keeper->kept = is_pending (keeper) ? PLUMB_KEPT_FOLLOWING : PLUMB_KEPT_SAVED;
  if (keeper->kept == PLUMB_KEPT_FOLLOWING)
    start_timer (keeper, QUIET_SECONDS);
  watch_file (keeper);
  return keeper;
}

static void
unwatch (PlumbKeeper *keeper)
{
  g_clear_handle_id (&keeper->timer, g_source_remove);
  g_clear_handle_id (&keeper->look, g_source_remove);
  if (keeper->monitor != NULL)
    g_signal_handlers_disconnect_by_data (keeper->monitor, keeper);
  g_clear_object (&keeper->monitor);
}

void
plumb_keeper_free (PlumbKeeper *keeper)
{
  if (keeper == NULL)
    return;
  unwatch (keeper);
  plumb_working_copy_close (keeper->copy, FALSE);
  g_free (keeper->reason);
  g_free (keeper->path);
  g_free (keeper);
}

/* -- Writing ------------------------------------------------------------------------------------ */

static Job *
job_new (PlumbKeeper *keeper)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (plumb_working_copy_get_folder (keeper->copy));
  job->path = g_strdup (keeper->path);
  return job;
}

static void
take_result (PlumbKeeper *keeper, const Job *job, const GError *error)
{
  switch (job->result)
    {
    case PLUMB_WRITE_BACK_DONE:
      keeper->written = job->report.sequence;
      keeper->first_pending = 0;
      set_kept (keeper, is_pending (keeper) ? PLUMB_KEPT_FOLLOWING : PLUMB_KEPT_SAVED,
                job->report.in_place ? _ ("The folder takes no new files: the file is written in "
                                          "place")
                                     : NULL);
      if (is_pending (keeper))
        start_timer (keeper, QUIET_SECONDS);
      break;
    case PLUMB_WRITE_BACK_CONFLICT:
      set_kept (keeper, PLUMB_KEPT_CONFLICT, error->message);
      break;
    case PLUMB_WRITE_BACK_FAILED:
      set_kept (keeper, PLUMB_KEPT_LOCAL, error->message);
      start_timer (keeper, RETRY_SECONDS);
      break;
    }
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->result = plumb_write_back_run (job->folder, job->path, FALSE, &job->report, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
job_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  PlumbReview *review = PLUMB_REVIEW (source);
  PlumbKeeper *keeper = review->keeper;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));

  g_task_propagate_boolean (G_TASK (result), &error);
  /* Closed, or given another file, meanwhile. */
  if (keeper == NULL || !keeper->writing)
    return;
  keeper->writing = FALSE;
  if (g_strcmp0 (keeper->path, job->path) != 0)
    return;
  take_result (keeper, job, error);
  plumb_shelf_note (review, keeper->path);
}

static void
write_in_thread (PlumbKeeper *keeper)
{
  g_autoptr (GTask) task = g_task_new (keeper->review, NULL, job_finished, NULL);

  keeper->writing = TRUE;
  g_task_set_task_data (task, job_new (keeper), job_free);
  g_task_run_in_thread (task, run_job);
}

static gboolean
timer_fired (gpointer data)
{
  PlumbKeeper *keeper = data;

  keeper->timer = 0;
  if (keeper->path == NULL)
    plumb_shelf_note (keeper->review, NULL);
  else if (keeper->writing)
    start_timer (keeper, QUIET_SECONDS);
  else if (is_pending (keeper) && keeper->kept != PLUMB_KEPT_CONFLICT)
    write_in_thread (keeper);
  return G_SOURCE_REMOVE;
}

static gboolean
start_timer (PlumbKeeper *keeper, guint seconds)
{
  if (keeper->review->flags & (PLUMB_OPEN_NO_WATCH | PLUMB_OPEN_READ_ONLY))
    return FALSE;
  g_clear_handle_id (&keeper->timer, g_source_remove);
  keeper->timer = g_timeout_add_seconds (seconds, timer_fired, keeper);
  return TRUE;
}

/* -- Changes from outside ----------------------------------------------------------------------- */

static gboolean
look_fired (gpointer data)
{
  PlumbKeeper *keeper = data;
  gboolean changed = FALSE;

  if (keeper->writing
      || !plumb_write_back_look (plumb_working_copy_get_folder (keeper->copy), keeper->path,
                                 &changed))
    return G_SOURCE_CONTINUE;
  keeper->look = 0;
  if (changed && keeper->kept != PLUMB_KEPT_CONFLICT)
    plumb_keeper_note_conflict (keeper);
  return G_SOURCE_REMOVE;
}

/* Our own writing is heard of as well: it is told apart by what was noted when it was done. */
static void
file_changed (
    GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  PlumbKeeper *keeper = data;

  if (keeper->look == 0)
    keeper->look = g_timeout_add (LOOK_MS, look_fired, keeper);
}

static void
watch_file (PlumbKeeper *keeper)
{
  g_autoptr (GFile) file = keeper->path != NULL ? g_file_new_for_path (keeper->path) : NULL;

  if (keeper->monitor != NULL)
    g_signal_handlers_disconnect_by_data (keeper->monitor, keeper);
  g_clear_object (&keeper->monitor);
  if (file == NULL || keeper->copy == NULL
      || (keeper->review->flags & (PLUMB_OPEN_NO_WATCH | PLUMB_OPEN_READ_ONLY)))
    return;
  keeper->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (keeper->monitor != NULL)
    g_signal_connect (keeper->monitor, "changed", G_CALLBACK (file_changed), keeper);
}

/* Something was committed: the user's file follows. */
void
plumb_keeper_note_edit (PlumbKeeper *keeper)
{
  gint64 now = g_get_monotonic_time ();
  gint64 waited;

  if (keeper == NULL || keeper->kept == PLUMB_KEPT_CONFLICT)
    return;
  if (keeper->first_pending == 0)
    keeper->first_pending = now;
  if (keeper->kept == PLUMB_KEPT_SAVED)
    set_kept (keeper, PLUMB_KEPT_FOLLOWING, NULL);
  waited = (now - keeper->first_pending) / G_USEC_PER_SEC;
  /* Where the file could not be written a new edit is a reason to try again, soon and not after 30 s. */
  if (keeper->kept == PLUMB_KEPT_LOCAL || keeper->timer == 0
      || waited + QUIET_SECONDS <= LONGEST_SECONDS)
    start_timer (keeper, QUIET_SECONDS);
}

/* The user's file was found to be another one than was last written. */
void
plumb_keeper_note_conflict (PlumbKeeper *keeper)
{
  g_clear_handle_id (&keeper->timer, g_source_remove);
  set_kept (keeper, PLUMB_KEPT_CONFLICT,
            _ ("The file was changed by another program; choose which of the two to keep"));
}

/* The user's file was taken as it is: both are the same again. */
void
plumb_keeper_note_taken (PlumbKeeper *keeper)
{
  keeper->written = keeper->review->head;
  keeper->first_pending = 0;
  set_kept (keeper, PLUMB_KEPT_SAVED, NULL);
}

static gboolean
write_sync (PlumbKeeper *keeper, gboolean force, GError **error)
{
  Job *job = job_new (keeper);
  GError *local = NULL;
  gboolean done;

  keeper->writing = FALSE;
  g_clear_handle_id (&keeper->timer, g_source_remove);
  job->result = plumb_write_back_run (job->folder, job->path, force, &job->report, &local);
  take_result (keeper, job, local);
  done = job->result == PLUMB_WRITE_BACK_DONE;
  job_free (job);
  if (local != NULL)
    g_propagate_error (error, local);
  return done;
}

/* What another process that has the same review open wrote meanwhile needs no writing again. */
static void
read_written (PlumbKeeper *keeper)
{
  g_auto (PlumbWritten) written = { NULL };

  if (plumb_written_load (&written, plumb_working_copy_get_folder (keeper->copy))
      && g_strcmp0 (written.path, keeper->path) == 0)
    keeper->written = written.sequence;
}

/* Writes the user's file if anything is pending; TRUE where there is no file or nothing pending. */
gboolean
plumb_keeper_write_now (PlumbKeeper *keeper, GError **error)
{
  if (keeper->path == NULL)
    return TRUE;
  if (keeper->kept == PLUMB_KEPT_CONFLICT)
    {
      /* Theirs is newer, and nothing of ours would be lost. */
      if (!is_pending (keeper))
        return TRUE;
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO, keeper->reason);
      return FALSE;
    }
  read_written (keeper);
  if (!is_pending (keeper) && g_file_test (keeper->path, G_FILE_TEST_EXISTS))
    {
      set_kept (keeper, PLUMB_KEPT_SAVED, keeper->reason);
      return TRUE;
    }
  return write_sync (keeper, FALSE, error);
}

PlumbKept
plumb_keeper_get_kept (PlumbKeeper *keeper)
{
  return keeper->kept;
}

const char *
plumb_keeper_get_reason (PlumbKeeper *keeper)
{
  return keeper->reason;
}

const char *
plumb_keeper_get_path (PlumbKeeper *keeper)
{
  return keeper->path;
}

PlumbWorkingCopy *
plumb_keeper_get_copy (PlumbKeeper *keeper)
{
  return keeper->copy;
}

/* -- Closing and moving ------------------------------------------------------------------------- */

static void
close_storage (PlumbReview *review)
{
  g_clear_pointer (&review->storage, plumb_storage_close);
  plumb_undo_stack_reset (review->undo_stack, NULL);
}

/* Writes what is pending, closes the database and lets go of the working copy, which is removed when
 * the user's file holds everything and nobody else has it open. FALSE: the file could not be written;
 * the working copy stays. */
gboolean
plumb_keeper_close (PlumbKeeper *keeper, GError **error)
{
  gboolean read_only = (keeper->review->flags & PLUMB_OPEN_READ_ONLY) != 0;
  gboolean done = read_only || plumb_keeper_write_now (keeper, error);
  gboolean clean = done && !read_only && keeper->path != NULL;
  int lock;

  keeper->writing = FALSE;
  unwatch (keeper);
  close_storage (keeper->review);
  if (keeper->copy == NULL)
    return done;
  lock = plumb_working_lock_all (NULL);
  plumb_working_copy_close (g_steal_pointer (&keeper->copy), clean && lock >= 0);
  plumb_working_unlock_all (lock);
  return done;
}

/* Closes the database and removes the working copy: the review is kept elsewhere, or not wanted. */
void
plumb_keeper_forget (PlumbKeeper *keeper)
{
  int lock;

  keeper->writing = FALSE;
  unwatch (keeper);
  close_storage (keeper->review);
  lock = plumb_working_lock_all (NULL);
  plumb_working_copy_close (g_steal_pointer (&keeper->copy), lock >= 0);
  plumb_working_unlock_all (lock);
}

static gboolean
claim_folder (PlumbKeeper *keeper, const char *path, GError **error)
{
  PlumbReview *review = keeper->review;
  g_autofree char *database = NULL;
  PlumbStorage *storage;
  gboolean moved;

  g_clear_pointer (&review->storage, plumb_storage_close);
  moved = plumb_working_copy_move (keeper->copy, review->uid, path, error);
  database = plumb_working_copy_dup_database (keeper->copy);
  storage = plumb_storage_open (database, PLUMB_STORAGE_NONE, moved ? error : NULL);
  if (storage == NULL || !plumb_review_take_storage (review, storage, moved ? error : NULL))
    return FALSE;
  return moved;
}

/* Gives the review the file at the real path @path, and writes it, whatever is there. */
gboolean
plumb_keeper_set_path (PlumbKeeper *keeper, const char *path, GError **error)
{
  g_autofree char *old = g_steal_pointer (&keeper->path);
  int lock = plumb_working_lock_all (error);
  gboolean done = lock >= 0;

  if (done && !plumb_working_copy_is_alone (keeper->copy))
    {
      g_set_error_literal (
          error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO,
          _ ("Another program has this review open; close it there and try again"));
      done = FALSE;
    }
  keeper->path = g_strdup (path);
  done = done && write_sync (keeper, TRUE, error);
  if (done)
    done = claim_folder (keeper, path, error);
  else
    {
      g_free (keeper->path);
      keeper->path = g_steal_pointer (&old);
      if (keeper->path == NULL)
        set_kept (keeper, PLUMB_KEPT_NO_FILE, NULL);
      else if (is_pending (keeper))
        set_kept (keeper, PLUMB_KEPT_FOLLOWING, NULL);
    }
  plumb_working_unlock_all (lock);
  watch_file (keeper);
  plumb_review_emit_kept (keeper->review);
  return done;
}
