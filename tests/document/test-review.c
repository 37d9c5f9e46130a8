// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document-test.h"

#include <string.h>

#include "schema/plumb-value.h"

typedef struct
{
  char *dir;
  PlumbReview *review;
  guint n_signals;
  GString *said;
} Fixture;

static void
on_changed (PlumbReview *review, PlumbChanges *changes, gpointer data)
{
  Fixture *f = data;

  f->n_signals++;
  g_string_truncate (f->said, 0);
  for (guint i = 0; i < plumb_changes_get_n (changes); i++)
    {
      const PlumbChange *change = plumb_changes_get (changes, i);

      g_string_append_printf (f->said, "%s%c", change->table->id, "+~-"[change->type]);
      g_assert_cmpint (change->record != NULL, ==, change->type != PLUMB_CHANGE_REMOVED);
    }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = test_dir_new ();
  f->review = test_review_new ();
  f->said = g_string_new (NULL);
  g_signal_connect (f->review, "changed", G_CALLBACK (on_changed), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_check_invariants (f->review);
  test_review_close (f->review);
  g_string_free (f->said, TRUE);
  test_dir_remove (f->dir);
}

static void
commit (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  plumb_review_commit (f->review, &error);
  g_assert_no_error (error);
}

static void
set (Fixture *f, PlumbRecord *record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  plumb_review_set (f->review, record, field, text, &error);
  g_assert_no_error (error);
}

static PlumbRecord *
connect (Fixture *f, PlumbRecord *from, PlumbRecord *to)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;

  plumb_review_begin (f->review, "Connect");
  record = plumb_review_add (f->review, "connection", &error, "source", plumb_record_get_id (from),
                             "target", plumb_record_get_id (to), NULL);
  g_assert_no_error (error);
  commit (f);
  return record;
}

static void
test_new (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (plumb_review_get_kind (f->review), ==, PLUMB_KIND_CUSTOMER);
  g_assert_cmpuint (plumb_review_count (f->review, "agenda_item"), ==, 5);
  g_assert_cmpuint (plumb_review_count (f->review, "discovery"), ==, 12);
  g_assert_cmpuint (plumb_review_count (f->review, "research"), ==, 3);
  g_assert_cmpuint (plumb_review_count (f->review, "requirement"), ==, 4);
  g_assert_cmpstr (plumb_record_get (plumb_review_get_root (f->review), "customer"), ==,
                   "Northwind");
  g_assert_cmpstr (plumb_record_get (plumb_review_get_root (f->review), "format"), ==,
                   "session-90");
  g_assert_cmpint (plumb_review_get_kept (f->review), ==, PLUMB_KEPT_NO_FILE);
  g_assert_false (plumb_review_can_undo (f->review));
  g_assert_false (plumb_review_can_redo (f->review));
}

static void
test_edit_undo_redo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  PlumbRecord *okta;

  okta = test_add_system (f->review, "Okta", NULL);
  id = g_strdup (plumb_record_get_id (okta));
  g_assert_cmpstr (f->said->str, ==, "system+");
  g_assert_cmpstr (plumb_record_get (okta, "mark"), ==, "keep");
  plumb_review_begin (f->review, "Rename Okta");
  set (f, okta, "name", "  Okta Identity ");
  g_assert_cmpstr (plumb_record_get (okta, "name"), ==, "Okta Identity");
  commit (f);
  g_assert_cmpuint (f->n_signals, ==, 2);
  g_assert_cmpstr (plumb_review_get_undo_label (f->review), ==, "Rename Okta");
  test_check_invariants (f->review);

  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_cmpstr (plumb_record_get (okta, "name"), ==, "Okta");
  g_assert_cmpstr (plumb_review_get_undo_label (f->review), ==, "Add system");
  g_assert_cmpstr (plumb_review_get_redo_label (f->review), ==, "Rename Okta");
  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_null (plumb_review_get_record (f->review, "system", id));
  g_assert_cmpstr (f->said->str, ==, "system-");
  g_assert_false (plumb_review_undo (f->review, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY);
  g_clear_error (&error);
  g_assert_true (plumb_review_redo (f->review, &error));
  g_assert_true (plumb_review_redo (f->review, &error));
  okta = plumb_review_get_record (f->review, "system", id);
  g_assert_cmpstr (plumb_record_get (okta, "name"), ==, "Okta Identity");
  g_assert_false (plumb_review_can_redo (f->review));
  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_true (plumb_review_can_redo (f->review));
  test_add_system (f->review, "Other", NULL);
  g_assert_false (plumb_review_can_redo (f->review));
}

static void
test_rollback (Fixture *f, gconstpointer data)
{
  g_autofree char *before = test_describe (f->review);
  g_autofree char *middle = NULL;
  g_autofree char *after = NULL;
  PlumbRecord *okta = test_add_system (f->review, "Okta", NULL);
  guint n = f->n_signals;

  plumb_review_begin (f->review, "Outer");
  set (f, okta, "name", "A");
  middle = test_describe (f->review);
  plumb_review_begin (f->review, "Inner");
  set (f, okta, "name", "B");
  g_assert_true (plumb_review_remove (f->review, okta, NULL));
  g_assert_null (plumb_review_get_record (f->review, "system", plumb_record_get_id (okta)));
  plumb_review_rollback (f->review);
  after = test_describe (f->review);
  g_assert_cmpstr (after, ==, middle);
  commit (f);
  g_assert_cmpstr (plumb_review_get_undo_label (f->review), ==, "Outer");
  g_assert_cmpuint (f->n_signals, ==, n + 1);

  plumb_review_begin (f->review, "Nothing in the end");
  set (f, okta, "name", "B");
  set (f, okta, "name", "A");
  commit (f);
  g_assert_cmpuint (f->n_signals, ==, n + 1);
  plumb_review_begin (f->review, "Dropped");
  set (f, okta, "name", "C");
  plumb_review_rollback (f->review);
  g_assert_cmpstr (plumb_record_get (okta, "name"), ==, "A");
  g_assert_true (plumb_review_undo (f->review, NULL));
  g_assert_true (plumb_review_undo (f->review, NULL));
  g_free (g_steal_pointer (&after));
  after = test_describe (f->review);
  g_assert_cmpstr (after, ==, before);
}

static void
test_sets (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *maria;
  g_autofree char *shown = NULL;

  plumb_review_begin (f->review, "Add Maria");
  maria = plumb_review_add (f->review, "person", &error, "name", "Maria", "roles", "security, DBA",
                            NULL);
  g_assert_no_error (error);
  commit (f);
  g_assert_cmpuint (g_strv_length ((char **)plumb_record_get_set (maria, "roles")), ==, 2);
  g_assert_true (plumb_record_set_contains (maria, "roles", "DBA"));
  shown = plumb_review_display (f->review, maria, "roles");
  g_assert_cmpstr (shown, ==, "DBA, Security");
  plumb_review_begin (f->review, "Roles");
  set (f, maria, "roles", "DBA,network");
  commit (f);
  g_assert_cmpstr (f->said->str, ==, "person~");
  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_true (plumb_record_set_contains (maria, "roles", "security"));
  g_assert_false (plumb_record_set_contains (maria, "roles", "network"));
}

static void
test_removal (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *box = test_add_system (f->review, "Platform", NULL);
  PlumbRecord *api = test_add_system (f->review, "API", plumb_record_get_id (box));
  PlumbRecord *okta = test_add_system (f->review, "Okta", NULL);
  PlumbRecord *line = connect (f, okta, api);
  PlumbRecord *gap, *question;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  plumb_review_begin (f->review, "Around");
  gap = plumb_review_add (f->review, "gap", &error, "connection", plumb_record_get_id (line), "gap",
                          "No SCIM", NULL);
  question = plumb_review_add (f->review, "question", &error, "text", "Which region?",
                               "about_table", "system", "about", plumb_record_get_id (api), NULL);
  plumb_review_add (f->review, "former", &error, "of_table", "connection", "record",
                    plumb_record_get_id (line), "field", "method", "value", "SFTP", NULL);
  plumb_review_add (f->review, "former", &error, "of_table", "system", "record",
                    plumb_record_get_id (okta), "field", "container", "value",
                    plumb_record_get_id (box), NULL);
  plumb_review_add (f->review, "placement", &error, "view", "current", "system",
                    plumb_record_get_id (api), "x", "10", "y", "20", NULL);
  g_assert_no_error (error);
  commit (f);
  before = test_describe (f->review);

  plumb_review_begin (f->review, "Remove platform");
  plumb_review_remove (f->review, box, &error);
  g_assert_no_error (error);
  commit (f);
  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 1);
  g_assert_cmpuint (plumb_review_count (f->review, "connection"), ==, 0);
  g_assert_cmpuint (plumb_review_count (f->review, "former"), ==, 0);
  g_assert_cmpuint (plumb_review_count (f->review, "placement"), ==, 0);
  g_assert_null (plumb_record_get (gap, "connection"));
  g_assert_null (plumb_record_get (question, "about"));
  g_assert_null (plumb_record_get (question, "about_table"));
  test_check_invariants (f->review);
  g_assert_true (plumb_review_undo (f->review, &error));
  after = test_describe (f->review);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (plumb_review_redo (f->review, &error));
  test_check_invariants (f->review);
  plumb_review_begin (f->review, "Remove everything");
  g_assert_false (plumb_review_remove (f->review, plumb_review_get_root (f->review), &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REQUIRED);
  plumb_review_rollback (f->review);
}

static void
refused (Fixture *f, PlumbRecord *record, const char *field, const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  plumb_review_begin (f->review, "Refused");
  g_assert_false (plumb_review_set (f->review, record, field, text, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, code);
  plumb_review_rollback (f->review);
}

static void
test_validation (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *a = test_add_system (f->review, "A", NULL);
  PlumbRecord *b = test_add_system (f->review, "B", plumb_record_get_id (a));
  PlumbRecord *first, *second;

  plumb_review_begin (f->review, "Circle");
  g_assert_false (plumb_review_set (f->review, a, "container", plumb_record_get_id (b), &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE);
  g_assert_nonnull (strstr (error->message, "A → B → A"));
  g_clear_error (&error);
  first = plumb_review_add (f->review, "prerequisite", &error, "what", "Firewall", NULL);
  second = plumb_review_add (f->review, "prerequisite", &error, "what", "Test", "needs",
                             plumb_record_get_id (first), NULL);
  g_assert_no_error (error);
  g_assert_false (
      plumb_review_set (f->review, first, "needs", plumb_record_get_id (second), &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE);
  g_assert_nonnull (strstr (error->message, "Firewall → Test → Firewall"));
  g_clear_error (&error);
  g_assert_false (
      plumb_review_set (f->review, first, "needs", plumb_record_get_id (first), &error));
  g_clear_error (&error);
  g_assert_null (plumb_review_add (f->review, "system", &error, "kind", "service", NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_nonnull (plumb_review_add (f->review, "placement", &error, "view", "current", "system",
                                      plumb_record_get_id (a), NULL));
  g_assert_null (plumb_review_add (f->review, "placement", &error, "view", "current", "system",
                                   plumb_record_get_id (a), NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (plumb_review_add (f->review, "placement", &error, "view", "a/b", "system",
                                   plumb_record_get_id (a), NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE);
  g_clear_error (&error);
  g_assert_false (plumb_review_set (f->review, a, "mark", "perhaps", &error));
  g_assert_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (plumb_review_set (f->review, a, "nonsense", "1", &error));
  g_assert_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_NO_FIELD);
  commit (f);
  refused (f, a, "owner", "nobody", PLUMB_DOCUMENT_ERROR_REFERENCE);
  refused (f, a, "name", "", PLUMB_DOCUMENT_ERROR_REQUIRED);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *records[4];
  const GPtrArray *list;

  for (guint i = 0; i < 4; i++)
    {
      char name[2] = { (char)('A' + i), '\0' };

      records[i] = test_add_system (f->review, name, NULL);
    }
  plumb_review_begin (f->review, "Order");
  /* Often enough that the room between two doubles runs out. */
  for (guint i = 0; i < 200; i++)
    {
      plumb_review_reorder (f->review, records[3], records[1], &error);
      plumb_review_reorder (f->review, records[2], records[3], &error);
      plumb_review_reorder (f->review, records[3], records[2], &error);
      plumb_review_reorder (f->review, records[2], records[1], &error);
      g_assert_no_error (error);
    }
  plumb_review_reorder (f->review, records[0], NULL, &error);
  commit (f);
  list = plumb_review_get_records (f->review, "system");
  g_assert_true (g_ptr_array_index (list, 0) == records[3]);
  g_assert_true (g_ptr_array_index (list, 1) == records[2]);
  g_assert_true (g_ptr_array_index (list, 2) == records[1]);
  g_assert_true (g_ptr_array_index (list, 3) == records[0]);
}

static void
test_reopen (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_path (f->dir, "a.plumb");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_add_system (f->review, "Okta", NULL);
  test_add_system (f->review, "SAP", NULL);
  g_assert_true (plumb_review_undo (f->review, &error));
  plumb_review_set_path (f->review, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_review_get_kept (f->review), ==, PLUMB_KEPT_SAVED);
  before = test_describe (f->review);
  plumb_review_close (f->review, &error);
  g_assert_no_error (error);
  g_clear_object (&f->review);

  f->review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  after = test_describe (f->review);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (plumb_review_get_redo_label (f->review), ==, "Add system");
  g_assert_true (plumb_review_redo (f->review, &error));
  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 2);
  g_assert_cmpint (plumb_review_get_kept (f->review), ==, PLUMB_KEPT_FOLLOWING);
}

static void
test_history (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (PlumbChanges) changes = NULL;
  const PlumbHistoryEntry *entry;

  plumb_review_set_author (f->review, "Maria");
  test_add_system (f->review, "A", NULL);
  test_add_system (f->review, "B", NULL);
  g_assert_true (plumb_review_undo (f->review, &error));
  list = plumb_review_list_history (f->review, 0, 0);
  g_assert_cmpuint (list->len, ==, 3);
  entry = g_ptr_array_index (list, 1);
  g_assert_true (entry->undone);
  g_assert_cmpstr (entry->author, ==, "Maria");
  entry = g_ptr_array_index (list, 2);
  g_assert_false (entry->undone);
  test_add_system (f->review, "C", NULL);
  test_add_system (f->review, "D", NULL);
  changes = plumb_review_changes_since (f->review, entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_changes_get_n (changes), ==, 2);
  plumb_review_revert_to (f->review, entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 1);
  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 3);
}

static guint
found (Fixture *f, const char *name)
{
  g_autoptr (GPtrArray) records = plumb_review_find_by_name (f->review, "system", name);

  return records->len;
}

static void
test_names (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  PlumbRecord *cafe = test_add_system (f->review, "Café Straße", NULL);
  PlumbRecord *okta = test_add_system (f->review, "Okta  ID", NULL);

  test_add_system (f->review, "Okta", NULL);
  g_assert_cmpuint (found (f, "okta id"), ==, 1);
  g_assert_cmpuint (found (f, " OKTA   ID "), ==, 1);
  g_assert_cmpuint (found (f, "okta"), ==, 1);
  g_assert_cmpuint (found (f, "okt"), ==, 0);
  g_assert_cmpuint (found (f, "oktas"), ==, 0);
  /* Composed and decomposed, and the sharp s in capitals. */
  g_assert_cmpuint (found (f, "cafe\xcc\x81 STRASSE"), ==, 1);
  g_assert_cmpuint (found (f, "cafe strasse"), ==, 0);
  name = plumb_review_dup_name (f->review, connect (f, cafe, okta));
  g_assert_cmpstr (name, ==, "Café Straße → Okta  ID");
}

/* A window may ask once more while it goes away. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  test_add_system (f->review, "Okta", NULL);
  g_assert_true (plumb_review_close (f->review, &error));
  g_assert_true (plumb_review_close (f->review, &error));
  g_assert_false (plumb_review_can_undo (f->review));
  g_assert_null (plumb_review_get_redo_label (f->review));
  entries = plumb_review_list_history (f->review, 0, 0);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 1);
  plumb_review_begin (f->review, "Too late");
  g_assert_null (plumb_review_add (f->review, "system", &error, "name", "SAP", NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_IO);
  g_assert_false (plumb_review_commit (f->review, NULL));
  g_assert_false (plumb_review_undo (f->review, NULL));
  g_clear_object (&f->review);
  f->review = test_review_new ();
}

/* What could be undone and redone is known again after a long history was read from its end only. */
static void
test_long_history (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *okta = test_add_system (f->review, "0", NULL);
  g_autofree char *uid = g_strdup (plumb_review_get_uid (f->review));
  g_autofree char *id = g_strdup (plumb_record_get_id (okta));

  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      plumb_review_begin (f->review, name);
      set (f, okta, "name", name);
      commit (f);
    }
  for (guint i = 0; i < 40; i++)
    g_assert_true (plumb_review_undo (f->review, &error));
  for (guint i = 0; i < 10; i++)
    g_assert_true (plumb_review_redo (f->review, &error));
  test_review_close (f->review);
  f->review = plumb_review_open_working (uid, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (f->review), ==, "30");
  g_assert_cmpstr (plumb_review_get_redo_label (f->review), ==, "31");
  for (guint i = 0; i < 30; i++)
    g_assert_true (plumb_review_redo (f->review, &error));
  g_assert_false (plumb_review_can_redo (f->review));
  for (guint i = 60; i > 0; i--)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);

      g_assert_cmpstr (plumb_review_get_undo_label (f->review), ==, label);
      g_assert_true (plumb_review_undo (f->review, &error));
    }
  okta = plumb_review_get_record (f->review, "system", id);
  g_assert_cmpstr (plumb_record_get (okta, "name"), ==, "0");
}

/* A baseline names a place in the history; what the review was there can be read beside what it is. */
static void
test_baseline (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *okta = test_add_system (f->review, "Okta", NULL);
  g_autofree char *id = g_strdup (plumb_record_get_id (okta));
  PlumbRecord *baseline = plumb_review_add_baseline (f->review, "Sent", "Dana Lee", &error);
  g_autofree char *place = g_strdup (plumb_record_get (baseline, "history_id"));
  PlumbReview *then;

  g_assert_no_error (error);
  g_assert_cmpstr (plumb_record_get (baseline, "sent_to"), ==, "Dana Lee");
  plumb_review_begin (f->review, "Change");
  plumb_review_set (f->review, plumb_review_get_record (f->review, "system", id), "name", "Entra",
                    &error);
  plumb_review_commit (f->review, &error);
  test_add_system (f->review, "Kafka", NULL);
  g_assert_no_error (error);

  then = plumb_review_open_at (f->review, place, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (then, "system"), ==, 1);
  g_assert_cmpuint (plumb_review_count (then, "baseline"), ==, 0);
  g_assert_cmpstr (plumb_record_get (plumb_review_get_record (then, "system", id), "name"), ==,
                   "Okta");
  g_assert_true (plumb_review_is_read_only (then));
  test_review_close (then);

  then = plumb_review_open_at (f->review, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (then, "system"), ==, 0);
  test_review_close (then);

  g_assert_cmpuint (plumb_review_count (f->review, "system"), ==, 2);
  g_assert_null (plumb_review_open_at (f->review, "no such entry", &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_HISTORY);
  test_check_invariants (f->review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/document/review/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new", test_new);
  ADD ("edit-undo-redo", test_edit_undo_redo);
  ADD ("rollback", test_rollback);
  ADD ("sets", test_sets);
  ADD ("removal", test_removal);
  ADD ("validation", test_validation);
  ADD ("order", test_order);
  ADD ("reopen", test_reopen);
  ADD ("history", test_history);
  ADD ("baseline", test_baseline);
  ADD ("names", test_names);
  ADD ("closed", test_closed);
  ADD ("long-history", test_long_history);
  return g_test_run ();
}
