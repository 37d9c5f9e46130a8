// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Runs Graphviz's `dot` as a child process: its library crashes in a second thread, leaks, and cannot
 * be cancelled. The child gets its arguments as a list and no shell. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/plumb-edit-private.h"
#include "diagram/plumb-tidy.h"

#define SECONDS 10

typedef struct
{
  PlumbReview *review;
  char *view;
  GPtrArray *ids;
  char *dots[PLUMB_TIDY_DETAILS];
  guint attempt;
  GSubprocess *child;
  GSource *timeout;
  GCancellable *cancellable;
  gulong cancelled;
  gboolean late;
} Run;

static void
stop_watching (Run *run)
{
  if (run->cancelled != 0)
    g_cancellable_disconnect (run->cancellable, run->cancelled);
  run->cancelled = 0;
  if (run->timeout != NULL)
    g_source_destroy (run->timeout);
  g_clear_pointer (&run->timeout, g_source_unref);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  stop_watching (run);
  g_clear_pointer (&run->ids, g_ptr_array_unref);
  for (guint i = 0; i < PLUMB_TIDY_DETAILS; i++)
    g_free (run->dots[i]);
  g_clear_object (&run->child);
  g_clear_object (&run->cancellable);
  g_object_unref (run->review);
  g_free (run->view);
  g_free (run);
}

/* -- The result ------------------------------------------------------------------------------------ */

/* A segment that was pinned for the old places means nothing at the new ones. */
static gboolean
drop_pinned_routes (PlumbReview *review, const char *view, GError **error)
{
  const GPtrArray *routes = plumb_review_get_records (review, "route_place");

  for (guint i = 0; i < routes->len; i++)
    if (plumb_record_is (routes->pdata[i], "view", view)
        && plumb_record_has (routes->pdata[i], "pinned_route")
        && !plumb_review_set (review, routes->pdata[i], "pinned_route", "", error))
      return FALSE;
  return TRUE;
}

/* What only the other view shows keeps its place there: that view stops following this one. */
static gboolean
release_other_view (PlumbReview *review, const char *view, GError **error)
{
  const char *other = plumb_board_other_view (view);
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  g_autoptr (PlumbBoard) theirs = NULL;
  gboolean hidden = FALSE;

  for (guint i = 0; i < board->boxes->len; i++)
    hidden = hidden || !plumb_board_box (board, (int)i)->shown;
  if (!hidden || plumb_board_has_own_places (review, other))
    return TRUE;
  theirs = plumb_board_new (review, other);
  return plumb_board_store_all (theirs, error);
}

static gboolean
write_layout (PlumbReview *review, const char *view, GHashTable *centres, GError **error)
{
  g_autoptr (PlumbBoard) board = NULL;

  if (!release_other_view (review, view, error))
    return FALSE;
  board = plumb_board_new (review, view);
  plumb_tidy_settle (board, centres);
  return plumb_board_store (board, error) && drop_pinned_routes (review, view, error);
}

/* People may have drawn on meanwhile: the answer is read by ids, and what is new stays where it is. */
static gboolean
take_answer (Run *run, GHashTable *centres, GError **error)
{
  plumb_review_begin (run->review, _ ("Tidy Layout"));
  return plumb_edit_finish (run->review, write_layout (run->review, run->view, centres, error),
                            error);
}

/* -- The child ------------------------------------------------------------------------------------- */

static gboolean
stop_late_child (gpointer data)
{
  Run *run = data;

  run->late = TRUE;
  g_subprocess_force_exit (run->child);
  return G_SOURCE_REMOVE;
}

static void
stop_child (GCancellable *cancellable, gpointer data)
{
  g_subprocess_force_exit (data);
}

static void
fail (GTask *task, const char *sentence)
{
  g_task_return_new_error (task, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_LAYOUT, "%s", sentence);
}

static void start_child (GTask *task);

static void
child_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  GSubprocess *child = G_SUBPROCESS (source);
  g_autofree char *answer = NULL;
  g_autoptr (GHashTable) centres = NULL;
  g_autoptr (GError) error = NULL;
  gboolean talked = g_subprocess_communicate_utf8_finish (child, result, &answer, NULL, NULL);

  if (!talked)
    g_subprocess_force_exit (child);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (run->late)
    {
      fail (task, _ ("Graphviz took more than ten seconds; tidy a smaller picture"));
      return;
    }
  if (!talked || !g_subprocess_get_if_exited (child) || g_subprocess_get_exit_status (child) != 0)
    {
      /* Its own faults go with labels and clusters: it is asked for less. */
      stop_watching (run);
      g_clear_object (&run->child);
      if (++run->attempt < PLUMB_TIDY_DETAILS)
        start_child (task);
      else
        fail (task, _ ("Graphviz failed to lay out this picture"));
      return;
    }
  centres = plumb_tidy_read_json (run->ids, answer, &error);
  if (centres == NULL || !take_answer (run, centres, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
start_child (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  run->child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                     | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                 &error, "dot", "-Tjson0", NULL);
  if (run->child == NULL)
    {
      g_debug ("dot: %s", error->message);
      fail (task, _ ("Tidy layout needs Graphviz, whose program “dot” is not installed"));
      return;
    }
  run->timeout = g_timeout_source_new_seconds (SECONDS);
  g_source_set_callback (run->timeout, stop_late_child, run, NULL);
  g_source_attach (run->timeout, g_main_context_get_thread_default ());
  if (run->cancellable != NULL)
    run->cancelled = g_cancellable_connect (run->cancellable, G_CALLBACK (stop_child),
                                            g_object_ref (run->child), g_object_unref);
  g_subprocess_communicate_utf8_async (run->child, run->dots[run->attempt], run->cancellable,
                                       child_ended, g_object_ref (task));
}

void
plumb_edit_tidy_async (PlumbReview *review,
                       const char *view,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PlumbBoard) board = NULL;
  Run *run;

  g_return_if_fail (PLUMB_IS_REVIEW (review) && view != NULL);

  task = g_task_new (review, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_edit_tidy_async);
  run = g_new0 (Run, 1);
  run->review = g_object_ref (review);
  run->view = g_strdup (view);
  run->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, run, run_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  board = plumb_board_new (review, view);
  if (board->boxes->len == 0)
    {
      g_task_return_new_error (task, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING, "%s",
                               _ ("There is nothing to tidy in this picture"));
      return;
    }
  run->ids = plumb_tidy_list_ids (board);
  for (guint i = 0; i < PLUMB_TIDY_DETAILS; i++)
    run->dots[i] = plumb_tidy_write_dot (board, i);
  start_child (task);
}

gboolean
plumb_edit_tidy_finish (PlumbReview *review, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, review), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- Waiting --------------------------------------------------------------------------------------- */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

gboolean
plumb_edit_tidy (PlumbReview *review, const char *view, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  gboolean tidied;

  g_main_context_push_thread_default (context);
  plumb_edit_tidy_async (review, view, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  tidied = plumb_edit_tidy_finish (review, result, error);
  g_main_context_pop_thread_default (context);
  return tidied;
}
