// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Dump and load, copies, the customer's copy, the list of reviews. */

#include "document-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document/plumb-image-metadata.h"
#include "document/plumb-shelf.h"

typedef struct
{
  char *dir;
  char *path;
  PlumbReview *review;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = test_dir_new ();
  f->path = test_path (f->dir, "review.plumb");
  f->review = test_review_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_review_close (f->review);
  g_free (f->path);
  test_dir_remove (f->dir);
}

/* A PNG of 1x1 with a text chunk, and a JPEG's head with a comment. */
static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 2,
                              't',  'E', 'X', 't', 'h',  'i',  1,    2,    3, 4, 0, 0,
                              0,    0,   'I', 'E', 'N',  'D',  1,    2,    3, 4 };
static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe1, 0,    6, 'E', 'x', 'i', 'f', 0xff, 0xe0,
                               0,    3,    1,    0xff, 0xda, 0, 2,   'd', 'a', 't', 'a' };

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) image = g_bytes_new_static (png, sizeof png);
  g_autofree char *hash = NULL;
  PlumbRecord *okta = test_add_system (f->review, "Okta", NULL);
  PlumbRecord *sap = test_add_system (f->review, "SAP", NULL);
  PlumbRecord *line, *maria, *note;

  plumb_review_begin (f->review, "Fill");
  maria = plumb_review_add (f->review, "person", &error, "name", "Maria Secret", "email",
                            "maria@example.org", "roles", "DBA,security", NULL);
  line = plumb_review_add (f->review, "connection", &error, "source", plumb_record_get_id (okta),
                           "target", plumb_record_get_id (sap), "method", "REST API",
                           "custom_price", "Price 12345", "feasibility_by",
                           plumb_record_get_id (maria), "features", "SCIM", NULL);
  g_assert_no_error (error);
  note = plumb_review_add (f->review, "note", &error, "text", "Between us only", "about_table",
                           "connection", "about", plumb_record_get_id (line), NULL);
  plumb_review_add (f->review, "question", &error, "text", "Which region?", "about_table", "note",
                    "about", plumb_record_get_id (note), NULL);
  plumb_review_add (f->review, "risk", &error, "risk", "They may not pay", "internal", "yes", NULL);
  plumb_review_add (f->review, "risk", &error, "risk", "A shared risk", NULL);
  hash = plumb_review_add_blob (f->review, image, &error);
  plumb_review_add (f->review, "attachment", &error, "name", "Photo", "sha256", hash, NULL);
  plumb_review_add (f->review, "attachment", &error, "name", "Of the note", "sha256", hash,
                    "about_table", "note", "about", plumb_record_get_id (note), NULL);
  plumb_review_add (f->review, "baseline", &error, "name", "Delivered", NULL);
  plumb_review_add (f->review, "ink", &error, "width", "0.1", "points", "1,2 3,4", NULL);
  g_assert_no_error (error);
  plumb_review_commit (f->review, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_review_undo (f->review, &error));
  g_assert_true (plumb_review_redo (f->review, &error));
}

static void
test_dump (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autofree char *without = NULL;
  PlumbReview *loaded;
  PlumbReview *bare;

  fill (f);
  json = plumb_review_dump (f->review, TRUE, NULL, &error);
  g_assert_no_error (error);
  loaded = plumb_review_load (json, -1, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  again = plumb_review_dump (loaded, TRUE, NULL, &error);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (plumb_review_get_uid (loaded), ==, plumb_review_get_uid (f->review));
  /* The history came with it, and works. */
  g_assert_true (plumb_review_undo (loaded, &error));
  test_check_invariants (loaded);
  test_review_close (loaded);

  without = plumb_review_dump (f->review, FALSE, NULL, &error);
  g_assert_null (strstr (without, "\"history\""));
  g_assert_null (strstr (without, "\"baseline\""));
  bare = plumb_review_load (without, -1, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_false (plumb_review_can_undo (bare));
  g_assert_cmpuint (plumb_review_count (bare, "connection"), ==, 1);
  test_review_close (bare);
}

static void
assert_not_loaded (const char *json, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_review_load (json, -1, PLUMB_OPEN_NO_WATCH, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, code);
}

static void
test_no_dump (Fixture *f, gconstpointer data)
{
#define HEAD "{\"format\":\"plumbline-review\",\"version\":1,\"tables\":{\"review\":["
#define ROW "{\"id\":\"0193a7c2-0000-7000-8000-000000000001\",\"kind\":\"customer\"}"
  g_autofree char *deep = g_strnfill (100000, '[');
  static const char *const bad[] = {
    "",
    "no JSON",
    "[]",
    "{}",
    "{\"format\":\"other\",\"version\":1,\"tables\":{}}",
    "{\"format\":\"plumbline-review\",\"version\":\"1\",\"tables\":{}}",
    "{\"format\":\"plumbline-review\",\"version\":1,\"tables\":{}}",
    HEAD "]}}",
    HEAD ROW "," ROW "]}}",
    HEAD "{\"id\":\"../evil\",\"kind\":\"customer\"}]}}",
    HEAD "{\"id\":\"0193a7c2-0000-7000-8000-000000000001\"}]}}",
    HEAD "{\"id\":\"0193a7c2-0000-7000-8000-000000000001\",\"kind\":\"nonsense\"}]}}",
    HEAD ROW "],\"nonsense\":[]}}",
    HEAD ROW "],\"system\":[{\"name\":\"A\"}]}}",
    HEAD ROW "],\"system\":[3]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"name\":{}}]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"place\":\"first\",\"name\":\"A\"}]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"a\",\"name\":\"A\"}]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"name\":\"A\",\"container\":\"b\"}]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"name\":\"A\",\"container\":\"a\"}]}}",
    HEAD ROW "],\"system\":[{\"id\":\"a\",\"name\":\"A\",\"nonsense\":1}]}}",
    HEAD ROW "],\"person\":[{\"id\":\"a\",\"name\":\"A\",\"roles\":\"DBA\"}]}}",
    HEAD ROW "]},\"blobs\":{\"00\":\"AAAA\"}}",
    HEAD ROW "],\"attachment\":[{\"id\":\"a\",\"name\":\"A\",\"sha256\":"
             "\"0000000000000000000000000000000000000000000000000000000000000000\"}]}}",
    HEAD ROW "]},\"history\":[{\"changeset\":\"VFRUVA==\"}]}",
    HEAD ROW "]},\"history\":[{\"sequence\":1,\"id\":\"a\",\"time\":\"now\",\"label\":\"\","
             "\"version\":1,\"changeset\":\"\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_not_loaded (bad[i], PLUMB_DOCUMENT_ERROR_FORMAT);
  assert_not_loaded (deep, PLUMB_DOCUMENT_ERROR_FORMAT);
  assert_not_loaded ("{\"format\":\"plumbline-review\",\"version\":99,\"tables\":{}}",
                     PLUMB_DOCUMENT_ERROR_NEWER);
}

static void
test_save_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *new = test_path (f->dir, "new.plumb");
  g_autofree char *before = test_describe (f->review);
  g_autofree char *after = NULL;
  PlumbReview *copy;

  fill (f);
  plumb_review_save_copy (f->review, f->path, FALSE, &error);
  g_assert_no_error (error);
  g_free (g_steal_pointer (&before));
  before = test_describe (f->review);
  copy = plumb_review_open (f->path, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  after = test_describe (copy);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (plumb_review_can_undo (copy));
  test_review_close (copy);

  plumb_review_save_copy (f->review, new, TRUE, &error);
  g_assert_no_error (error);
  copy = plumb_review_open (new, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_uid (copy), !=, plumb_review_get_uid (f->review));
  g_assert_false (plumb_review_can_undo (copy));
  g_assert_cmpuint (plumb_review_count (copy, "connection"), ==, 1);
  g_assert_cmpuint (plumb_review_count (copy, "attachment"), ==, 2);
  test_check_invariants (copy);
  test_review_close (copy);
  g_assert_null (plumb_review_get_path (f->review));
}

static void
test_customer_copy (Fixture *f, gconstpointer data)
{
  static const char *const secrets[] = { "maria@example.org", "12345",      "Between us",
                                         "may not pay",       "tech stack", "tEXt" };
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  PlumbReview *copy;
  const GPtrArray *list;
  g_autoptr (GBytes) image = NULL;

  fill (f);
  plumb_review_write_customer_copy (f->review, f->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_test_message ("%s", secrets[i]);
      g_assert_null (memmem (bytes, length, secrets[i], strlen (secrets[i])));
    }
  copy = plumb_review_open (f->path, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  test_check_invariants (copy);
  g_assert_false (plumb_review_can_undo (copy));
  g_assert_cmpuint (plumb_review_count (copy, "note"), ==, 0);
  g_assert_cmpuint (plumb_review_count (copy, "research"), ==, 0);
  g_assert_cmpuint (plumb_review_count (copy, "baseline"), ==, 0);
  g_assert_cmpuint (plumb_review_count (copy, "risk"), ==, 1);
  g_assert_cmpuint (plumb_review_count (copy, "system"), ==, 2);
  list = plumb_review_get_records (copy, "question");
  g_assert_null (plumb_record_get (g_ptr_array_index (list, 0), "about"));
  list = plumb_review_get_records (copy, "connection");
  g_assert_null (plumb_record_get (g_ptr_array_index (list, 0), "feasibility_by"));
  g_assert_cmpstr (plumb_record_get (g_ptr_array_index (list, 0), "method"), ==, "REST API");
  /* What hangs on a note goes with it; the other picture stays, without its metadata. */
  list = plumb_review_get_records (copy, "attachment");
  g_assert_cmpuint (list->len, ==, 1);
  image = plumb_review_get_blob (copy, plumb_record_get (g_ptr_array_index (list, 0), "sha256"),
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (image), ==, sizeof png - 14);
  test_review_close (copy);
}

static void
test_image_metadata (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) image = g_bytes_new_static (jpeg, sizeof jpeg);
  g_autoptr (GBytes) stripped = plumb_image_strip (image);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_cmpuint (g_bytes_get_size (stripped), ==, sizeof jpeg - 8);
  g_assert_null (
      memmem (g_bytes_get_data (stripped, NULL), g_bytes_get_size (stripped), "Exif", 4));
  /* Whatever the bytes, nothing is read beyond them. */
  for (guint i = 0; i < 2000; i++)
    {
      const guint8 *from = i % 2 ? jpeg : png;
      gsize length = i % 2 ? sizeof jpeg : sizeof png;
      gsize cut = (gsize)g_rand_int_range (rand, 1, (gint32)length + 1);
      guint8 *bytes = g_memdup2 (from, cut);
      g_autoptr (GBytes) spoilt = NULL;
      g_autoptr (GBytes) result = NULL;

      bytes[g_rand_int_range (rand, 0, (gint32)cut)] = (guint8)g_rand_int (rand);
      spoilt = g_bytes_new_take (bytes, cut);
      result = plumb_image_strip (spoilt);
      g_assert_cmpuint (g_bytes_get_size (result), <=, cut);
    }
}

/* A photo that was taken upright stays upright, and says nothing else of the camera. */
static void
test_image_orientation (Fixture *f, gconstpointer data)
{
  static const guint8 turned[] = { 0xff, 0xd8, 0xff, 0xe1, 0, 54, 'E', 'x', 'i', 'f', 0, 0, 'I',
                                   'I', 42, 0, 8, 0, 0, 0, 2, 0,
                                   /* make, a text of 4 bytes; orientation 6 */
                                   0x0f, 0x01, 2, 0, 4, 0, 0, 0, 'A', 'c', 'm', 0, 0x12, 0x01, 3, 0,
                                   1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 'G', 'P', 'S', '!', 'G', 'P',
                                   'S', '!', 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9 };
  g_autoptr (GBytes) image = g_bytes_new_static (turned, sizeof turned);
  g_autoptr (GBytes) stripped = plumb_image_strip (image);
  g_autoptr (GBytes) again = plumb_image_strip (stripped);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (stripped, &length);

  g_assert_cmpuint (length, ==, 2 + 36 + 9);
  g_assert_cmpuint (bytes[2 + 29], ==, 6);
  g_assert_null (memmem (bytes, length, "Acm", 3));
  g_assert_null (memmem (bytes, length, "GPS", 3));
  g_assert_true (g_bytes_equal (stripped, again));
}

static void
test_blobs (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autoptr (GBytes) back = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;

  plumb_review_begin (f->review, "Bytes only");
  hash = plumb_review_add_blob (f->review, bytes, &error);
  again = plumb_review_add_blob (f->review, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, again);
  g_assert_true (plumb_review_commit (f->review, &error));
  g_assert_false (plumb_review_can_undo (f->review));
  back = plumb_review_get_blob (f->review, hash, &error);
  g_assert_true (g_bytes_equal (back, bytes));
  plumb_review_begin (f->review, "Unknown bytes");
  g_assert_null (
      plumb_review_add (f->review, "attachment", &error, "name", "A", "sha256",
                        "0000000000000000000000000000000000000000000000000000000000000000", NULL));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE);
  plumb_review_rollback (f->review);
}

static const PlumbShelfEntry *
find_entry (GPtrArray *entries, const char *uid)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (((PlumbShelfEntry *)g_ptr_array_index (entries, i))->uid, uid) == 0)
      return g_ptr_array_index (entries, i);
  return NULL;
}

static void
test_shelf (Fixture *f, gconstpointer data)
{
  static const char *const values[] = { "title", "Summer", "session_ended", "2026-11-18T10:00:00Z",
                                        NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *moved = test_path (f->dir, "moved.plumb");
  g_autofree char *uid = NULL;
  const PlumbShelfEntry *entry;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NONE, &error);

  g_assert_no_error (error);
  uid = g_strdup (plumb_review_get_uid (review));
  entries = plumb_shelf_list ();
  entry = find_entry (entries, uid);
  g_assert_nonnull (entry);
  g_assert_null (entry->path);
  g_assert_cmpstr (entry->title, ==, "Summer");
  g_assert_cmpstr (entry->due, ==, "2026-11-20T10:00:00Z");
  g_assert_false (entry->delivered);
  /* One that only a command line made is found by its working copy. */
  g_assert_nonnull (find_entry (entries, plumb_review_get_uid (f->review)));

  plumb_review_set_path (review, f->path, FALSE, &error);
  g_assert_no_error (error);
  plumb_review_begin (review, "Deliver");
  plumb_review_set (review, plumb_review_get_root (review), "delivered_at", "2026-11-19 12:00",
                    &error);
  plumb_review_set (review, plumb_review_get_root (review), "due_override", "2026-11-30", &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  test_review_close (review);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = plumb_shelf_list ();
  entry = find_entry (entries, uid);
  g_assert_cmpstr (entry->path, ==, f->path);
  g_assert_true (entry->delivered);
  g_assert_true (g_str_has_prefix (entry->due, "2026-11-"));
  g_assert_false (entry->missing);

  g_assert_true (plumb_shelf_move (uid, f->path, moved, &error));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = plumb_shelf_list ();
  g_assert_cmpstr (find_entry (entries, uid)->path, ==, moved);
  g_assert_false (plumb_shelf_move (uid, moved, f->dir, &error));
  g_clear_error (&error);
  g_unlink (moved);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = plumb_shelf_list ();
  g_assert_true (find_entry (entries, uid)->missing);
  g_assert_true (plumb_shelf_forget (uid, moved, &error));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = plumb_shelf_list ();
  g_assert_null (find_entry (entries, uid));
}

static void
test_trash (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NONE, &error);
  g_autofree char *uid = g_strdup (plumb_review_get_uid (review));
  gboolean trashed;

  test_review_close (review);
  trashed = plumb_shelf_trash (uid, NULL, &error);
  entries = plumb_shelf_list ();
  /* Some file systems have no trash: then nothing is thrown away. */
  if (!trashed)
    g_test_message ("%s", error->message);
  g_assert_cmpint (find_entry (entries, uid) == NULL, ==, trashed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/document/copies/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("dump", test_dump);
  ADD ("no-dump", test_no_dump);
  ADD ("save-copy", test_save_copy);
  ADD ("customer-copy", test_customer_copy);
  ADD ("image-metadata", test_image_metadata);
  ADD ("image-orientation", test_image_orientation);
  ADD ("blobs", test_blobs);
  ADD ("shelf", test_shelf);
  ADD ("trash", test_trash);
  return g_test_run ();
}
