// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The user's file and the working copy: written back, taken up again, shared, never overwritten. */

#include "document-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/plumb-review-private.h"

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = test_dir_new ();
  f->path = test_path (f->dir, "review.plumb");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->path);
  test_dir_remove (f->dir);
}

static PlumbReview *
new_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = test_review_new ();

  plumb_review_set_path (review, path, FALSE, &error);
  g_assert_no_error (error);
  return review;
}

static PlumbReview *
open_at (const char *path, PlumbOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_open (path, flags, &error);

  g_assert_no_error (error);
  return review;
}

static guint
count_working (void)
{
  g_autofree char *folder = plumb_working_dir ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strcmp (name, "lock") != 0;
  return n;
}

static guint
count_systems (const char *path)
{
  PlumbReview *review = open_at (path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH);
  guint n = plumb_review_count (review, "system");

  test_review_close (review);
  return n;
}

static void
test_close_cleans_up (Fixture *f, gconstpointer data)
{
  PlumbReview *review = new_at (f->path);

  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_SAVED);
  test_add_system (review, "Okta", NULL);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_FOLLOWING);
  g_assert_cmpuint (count_working (), ==, 1);
  test_review_close (review);
  g_assert_cmpuint (count_working (), ==, 0);
  g_assert_cmpuint (count_systems (f->path), ==, 1);
  g_assert_cmpuint (count_working (), ==, 0);
}

/* What a reader would do with it: one whole file in rollback mode. */
static void
test_file_is_whole (Fixture *f, gconstpointer data)
{
  PlumbReview *review = new_at (f->path);
  g_autofree char *bytes = NULL;
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  gsize length;

  test_add_system (review, "Okta", NULL);
  g_assert_true (plumb_review_write_back (review, NULL));
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  test_review_close (review);
}

static void
test_no_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = test_review_new ();
  g_autofree char *uid = g_strdup (plumb_review_get_uid (review));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_add_system (review, "Okta", NULL);
  before = test_describe (review);
  test_review_close (review);
  review = plumb_review_open_working (uid, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_NO_FILE);
  after = test_describe (review);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (plumb_review_undo (review, &error));
  plumb_review_set_path (review, f->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (plumb_review_set_path (review, f->path, FALSE, &error) == FALSE);
  test_review_close (review);
  g_assert_cmpuint (count_working (), ==, 0);
  g_assert_null (plumb_review_open_working (uid, PLUMB_OPEN_NO_WATCH, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NO_RECORD);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *second = test_path (f->dir, "second.plumb");
  PlumbReview *review = new_at (f->path);

  test_add_system (review, "Okta", NULL);
  plumb_review_set_path (review, second, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_path (review), ==, second);
  test_add_system (review, "SAP", NULL);
  test_check_invariants (review);
  g_assert_false (plumb_review_set_path (review, f->path, FALSE, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS);
  g_assert_true (plumb_review_undo (review, NULL));
  g_assert_true (plumb_review_redo (review, NULL));
  test_review_close (review);
  g_assert_cmpuint (count_systems (f->path), ==, 0);
  g_assert_cmpuint (count_systems (second), ==, 2);
}

/* Runs @func in a child that is killed with what it has done not written back. */
static void
in_killed_child (Fixture *f, void (*func) (Fixture *f))
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      func (f);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
edit_and_die (Fixture *f)
{
  PlumbReview *review = open_at (f->path, PLUMB_OPEN_NO_WATCH);

  for (guint i = 0; i < 20; i++)
    test_add_system (review, "Okta", NULL);
  plumb_review_begin (review, "Not committed");
  plumb_review_add (review, "system", NULL, "name", "Lost", NULL);
}

static void
test_killed (Fixture *f, gconstpointer data)
{
  PlumbReview *review = new_at (f->path);

  test_review_close (review);
  in_killed_child (f, edit_and_die);
  review = open_at (f->path, PLUMB_OPEN_NO_WATCH);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 20);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_FOLLOWING);
  test_check_invariants (review);
  g_assert_true (plumb_review_undo (review, NULL));
  test_review_close (review);
  g_assert_cmpuint (count_systems (f->path), ==, 19);
}

static void
endless_edits (Fixture *f)
{
  PlumbReview *review = open_at (f->path, PLUMB_OPEN_NO_WATCH);

  for (;;)
    {
      test_add_system (review, "Okta", NULL);
      /* Said only after the commit returned. */
      g_assert_cmpint (write (STDOUT_FILENO, "x", 1), ==, 1);
    }
}

/* Killed at any moment: what was said to be committed is there. */
static void
test_killed_anywhere (Fixture *f, gconstpointer data)
{
  guint said = 0;
  PlumbReview *review = new_at (f->path);

  test_review_close (review);
  for (guint round = 0; round < 8; round++)
    {
      int ends[2];
      pid_t child;
      char byte;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          dup2 (ends[1], STDOUT_FILENO);
          close (ends[0]);
          close (ends[1]);
          endless_edits (f);
        }
      close (ends[1]);
      g_usleep ((gulong)g_test_rand_int_range (20, 120) * 1000);
      kill (child, SIGKILL);
      while (read (ends[0], &byte, 1) == 1)
        said++;
      close (ends[0]);
      waitpid (child, NULL, 0);
      review = open_at (f->path, PLUMB_OPEN_NO_WATCH);
      g_test_message ("said %u, found %u", said, plumb_review_count (review, "system"));
      /* One more may have been committed without having been said. */
      g_assert_cmpuint (plumb_review_count (review, "system"), >=, said);
      g_assert_cmpuint (plumb_review_count (review, "system"), <=, said + 1);
      said = plumb_review_count (review, "system");
      test_check_invariants (review);
      test_review_close (review);
    }
}

static void
test_changed_outside (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = test_path (f->dir, "other.plumb");
  g_autofree char *mine = test_path (f->dir, "mine.plumb");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  gboolean take = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) found = NULL;
  PlumbReview *review = new_at (f->path);
  PlumbReview *theirs;

  plumb_review_save_copy (review, other, FALSE, &error);
  g_assert_no_error (error);
  theirs = open_at (other, PLUMB_OPEN_NO_WATCH);
  test_add_system (theirs, "Theirs", NULL);
  test_add_system (theirs, "Theirs too", NULL);
  test_review_close (theirs);
  g_assert_cmpint (g_rename (other, f->path), ==, 0);
  g_assert_true (g_file_get_contents (f->path, &before, &length_before, NULL));

  test_add_system (review, "Mine", NULL);
  g_assert_false (plumb_review_write_back (review, &error));
  g_clear_error (&error);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_CONFLICT);
  g_assert_nonnull (plumb_review_get_kept_reason (review));
  test_add_system (review, "Mine again", NULL);
  g_assert_false (plumb_review_close (review, &error));
  g_clear_error (&error);
  g_object_unref (review);
  g_assert_true (g_file_get_contents (f->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);

  review = open_at (f->path, PLUMB_OPEN_NO_WATCH);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_CONFLICT);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 2);
  plumb_review_resolve_conflict (review, take, mine, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_SAVED);
  g_assert_cmpstr (plumb_review_get_path (review), ==, take ? f->path : mine);
  test_check_invariants (review);
  test_add_system (review, "After", NULL);
  g_assert_true (plumb_review_undo (review, &error));
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Add system");
  test_review_close (review);
  g_assert_cmpuint (count_systems (f->path), ==, 2);
  review = open_at (mine, PLUMB_OPEN_NO_WATCH);
  found = plumb_review_find_by_name (review, "system", "Mine");
  g_assert_cmpuint (found->len, ==, 1);
  test_review_close (review);
}

/* Touched or copied over with the same bytes: nothing has changed. */
static void
test_same_bytes (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  PlumbReview *review = new_at (f->path);

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize)length, NULL));
  test_add_system (review, "Okta", NULL);
  test_review_close (review);
  g_assert_cmpuint (count_systems (f->path), ==, 1);
}

/* A file that somebody replaced while nothing was pending is simply the newer one. */
static void
test_replaced_while_closed (Fixture *f, gconstpointer data)
{
  g_autofree char *other = test_path (f->dir, "other.plumb");
  PlumbReview *review = new_at (f->path);
  PlumbReview *copy;

  g_assert_true (plumb_review_save_copy (review, other, FALSE, NULL));
  test_review_close (review);
  copy = open_at (other, PLUMB_OPEN_NO_WATCH);
  test_add_system (copy, "Okta", NULL);
  test_review_close (copy);
  g_assert_cmpint (g_rename (other, f->path), ==, 0);
  review = open_at (f->path, PLUMB_OPEN_NO_WATCH);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_SAVED);
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 1);
  test_review_close (review);
}

static void
count_changes (PlumbReview *review, PlumbChanges *changes, guint *n)
{
  *n += plumb_changes_get_n (changes);
}

static void
test_two_processes (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint heard = 0;
  PlumbReview *window = new_at (f->path);
  PlumbReview *line = open_at (f->path, PLUMB_OPEN_NO_WATCH);

  g_signal_connect (window, "changed", G_CALLBACK (count_changes), &heard);
  test_add_system (line, "From the line", NULL);
  /* On begin the window hears of it first. */
  plumb_review_begin (window, "Mine");
  g_assert_cmpuint (heard, ==, 1);
  g_assert_cmpuint (plumb_review_count (window, "system"), ==, 1);
  g_assert_nonnull (plumb_review_add (window, "system", &error, "name", "Window", NULL));
  g_assert_true (plumb_review_commit (window, &error));
  g_assert_true (plumb_review_undo (line, &error));
  g_assert_cmpuint (plumb_review_count (line, "system"), ==, 1);
  plumb_review_begin (window, "Nothing");
  g_assert_true (plumb_review_commit (window, &error));
  test_check_invariants (window);
  test_check_invariants (line);
  test_review_close (line);
  g_assert_cmpuint (count_working (), ==, 1);
  g_assert_cmpuint (count_systems (f->path), ==, 1);
  test_add_system (window, "Later", NULL);
  test_review_close (window);
  g_assert_cmpuint (count_working (), ==, 0);
  g_assert_cmpuint (count_systems (f->path), ==, 2);
}

static void
edit_from_child (Fixture *f)
{
  PlumbReview *review = open_at (f->path, PLUMB_OPEN_NO_WATCH);

  for (guint i = 0; i < 50; i++)
    test_add_system (review, "Child", NULL);
  test_review_close (review);
}

static void
test_at_the_same_time (Fixture *f, gconstpointer data)
{
  PlumbReview *review = new_at (f->path);
  pid_t children[3];

  test_review_close (review);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          edit_from_child (f);
          _exit (0);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      waitpid (children[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }
  g_assert_cmpuint (count_systems (f->path), ==, 150);
  g_assert_cmpuint (count_working (), ==, 0);
}

static gboolean
is_saved (PlumbReview *review, gint64 seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (plumb_review_get_kept (review) != PLUMB_KEPT_SAVED && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE) ? (void)0 : g_usleep (5000);
  return plumb_review_get_kept (review) == PLUMB_KEPT_SAVED;
}

/* With the window's timers: the file follows by itself, and another process is heard. */
static void
test_watched (Fixture *f, gconstpointer data)
{
  guint heard = 0;
  PlumbReview *window;
  PlumbReview *line;
  gint64 end;

  test_review_close (new_at (f->path));
  window = open_at (f->path, PLUMB_OPEN_NONE);
  g_signal_connect (window, "changed", G_CALLBACK (count_changes), &heard);
  test_add_system (window, "Okta", NULL);
  g_assert_cmpint (plumb_review_get_kept (window), ==, PLUMB_KEPT_FOLLOWING);
  g_assert_true (is_saved (window, 6));
  g_assert_cmpuint (count_systems (f->path), ==, 1);
  line = open_at (f->path, PLUMB_OPEN_NO_WATCH);
  heard = 0;
  test_add_system (line, "SAP", NULL);
  test_review_close (line);
  end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  while (heard == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard, ==, 1);
  test_check_invariants (window);
  g_assert_true (is_saved (window, 6));
  test_review_close (window);
  g_assert_cmpuint (count_systems (f->path), ==, 2);
}

/* The window hears of a change from outside before anything is edited. */
static void
test_watched_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = test_path (f->dir, "other.plumb");
  g_autofree char *mine = test_path (f->dir, "mine.plumb");
  PlumbReview *window;
  PlumbReview *copy;
  guint heard = 0;
  gint64 end;

  test_review_close (new_at (f->path));
  window = open_at (f->path, PLUMB_OPEN_NONE);
  g_signal_connect (window, "changed", G_CALLBACK (count_changes), &heard);
  plumb_review_save_copy (window, other, FALSE, &error);
  copy = open_at (other, PLUMB_OPEN_NO_WATCH);
  test_add_system (copy, "Theirs", NULL);
  test_review_close (copy);
  g_assert_cmpint (g_rename (other, f->path), ==, 0);
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (plumb_review_get_kept (window) != PLUMB_KEPT_CONFLICT && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (plumb_review_get_kept (window), ==, PLUMB_KEPT_CONFLICT);
  plumb_review_resolve_conflict (window, TRUE, mine, &error);
  g_assert_no_error (error);
  /* What the other file has more is announced like any change. */
  g_assert_cmpuint (heard, ==, 1);
  g_assert_cmpuint (plumb_review_count (window, "system"), ==, 1);
  test_check_invariants (window);
  test_review_close (window);
}

static void
test_read_only_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = test_path (f->dir, "locked");
  g_autofree char *path = test_path (folder, "review.plumb");
  PlumbReview *review;

  if (geteuid () == 0)
    {
      /* Root writes everywhere; a folder that is gone fails like one that is forbidden. */
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      review = new_at (path);
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
  else
    {
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      review = new_at (path);
      g_assert_cmpint (g_chmod (path, 0400), ==, 0);
      g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
    }
  test_add_system (review, "Okta", NULL);
  g_assert_false (plumb_review_write_back (review, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO);
  g_assert_cmpint (plumb_review_get_kept (review), ==, PLUMB_KEPT_LOCAL);
  g_test_message ("%s", plumb_review_get_kept_reason (review));
  test_add_system (review, "SAP", NULL);
  test_check_invariants (review);
  g_mkdir (folder, 0700);
  g_chmod (folder, 0700);
  g_chmod (path, 0600);
  test_review_close (review);
  g_assert_cmpuint (count_systems (path), ==, 2);
}

static void
test_mode_and_link (Fixture *f, gconstpointer data)
{
  g_autofree char *link = test_path (f->dir, "link.plumb");
  PlumbReview *review = new_at (f->path);
  struct stat status;

  test_review_close (review);
  g_assert_cmpint (g_chmod (f->path, 0640), ==, 0);
  g_assert_cmpint (symlink (f->path, link), ==, 0);
  review = open_at (link, PLUMB_OPEN_NO_WATCH);
  g_assert_cmpstr (plumb_review_get_path (review), ==, f->path);
  test_add_system (review, "Okta", NULL);
  test_review_close (review);
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = new_at (f->path);
  g_autofree char *json = NULL;

  test_add_system (review, "Okta", NULL);
  test_review_close (review);
  review = open_at (f->path, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH);
  g_assert_true (plumb_review_is_read_only (review));
  plumb_review_begin (review, "Refused");
  g_assert_null (plumb_review_add (review, "system", &error, "name", "No", NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (plumb_review_commit (review, NULL));
  g_assert_false (plumb_review_undo (review, NULL));
  g_assert_false (plumb_review_can_undo (review));
  json = plumb_review_dump (review, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (json, "Okta"));
  test_review_close (review);
  g_assert_cmpuint (count_working (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, data)                                                                      \
  g_test_add ("/document/working-copy/" name, Fixture, GINT_TO_POINTER (data), set_up, func,       \
              tear_down)
  ADD ("close-cleans-up", test_close_cleans_up, 0);
  ADD ("file-is-whole", test_file_is_whole, 0);
  ADD ("no-file", test_no_file, 0);
  ADD ("move", test_move, 0);
  ADD ("killed", test_killed, 0);
  ADD ("killed-anywhere", test_killed_anywhere, 0);
  ADD ("changed-outside-keep-mine", test_changed_outside, 0);
  ADD ("changed-outside-take-other", test_changed_outside, 1);
  ADD ("same-bytes", test_same_bytes, 0);
  ADD ("replaced-while-closed", test_replaced_while_closed, 0);
  ADD ("two-processes", test_two_processes, 0);
  ADD ("at-the-same-time", test_at_the_same_time, 0);
  ADD ("watched", test_watched, 0);
  ADD ("watched-file", test_watched_file, 0);
  ADD ("read-only-place", test_read_only_place, 0);
  ADD ("mode-and-link", test_mode_and_link, 0);
  ADD ("read-only", test_read_only, 0);
  return g_test_run ();
}
