// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-shelf.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "document/plumb-file-writer.h"
#include "document/plumb-review-private.h"
#include "document/plumb-shelf-private.h"
#include "document/plumb-uuid.h"
#include "schema/plumb-value.h"

#define SHELF "shelf.json"
#define MOST_ENTRIES 200
#define HOURS_TO_DELIVER 48

/* Where Plumbline keeps what is not the user's files: working copies and the list of reviews. A new
 * string. */
char *
plumb_state_dir (void)
{
  const char *home = g_getenv ("XDG_STATE_HOME");

  if (home == NULL || !g_path_is_absolute (home))
    home = g_get_user_state_dir ();
  return g_build_filename (home, "plumbline", NULL);
}

void
plumb_shelf_entry_free (PlumbShelfEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->uid);
  g_free (entry->path);
  g_free (entry->title);
  g_free (entry->customer);
  g_free (entry->solution);
  g_free (entry->edited);
  g_free (entry->due);
  g_free (entry);
}

/* -- The file ----------------------------------------------------------------------------------- */

static char *
shelf_file (void)
{
  g_autofree char *state = plumb_state_dir ();

  return g_build_filename (state, SHELF, NULL);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return g_strdup (json_node_get_string (node));
}

static PlumbShelfEntry *
entry_from_json (JsonNode *node)
{
  g_autoptr (PlumbShelfEntry) entry = g_new0 (PlumbShelfEntry, 1);
  g_autofree char *path = NULL;
  g_autofree char *kind = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  entry->uid = dup_member (object, "uid");
  path = dup_member (object, "path");
  /* Paths are bytes, JSON is text. */
  entry->path = path != NULL ? g_uri_unescape_string (path, NULL) : NULL;
  entry->title = dup_member (object, "title");
  entry->customer = dup_member (object, "customer");
  entry->solution = dup_member (object, "solution");
  entry->edited = dup_member (object, "edited");
  entry->due = dup_member (object, "due");
  kind = dup_member (object, "kind");
  entry->kind = plumb_kind_from_id (kind);
  entry->delivered = json_object_get_boolean_member_with_default (object, "delivered", FALSE);
  return entry->uid != NULL ? g_steal_pointer (&entry) : NULL;
}

static GPtrArray *
read_entries (void)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_shelf_entry_free);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *file = shelf_file ();
  JsonNode *root;
  JsonArray *list;

  if (!json_parser_load_from_file (parser, file, NULL))
    return g_steal_pointer (&entries);
  root = json_parser_get_root (parser);
  list = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      PlumbShelfEntry *entry = entry_from_json (json_array_get_element (list, i));

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_entry (JsonBuilder *builder, const PlumbShelfEntry *entry)
{
  g_autofree char *path = entry->path != NULL ? g_uri_escape_string (entry->path, "/", TRUE) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "uid", entry->uid);
  add_text (builder, "path", path);
  add_text (builder, "kind", plumb_kind_get_id (entry->kind));
  add_text (builder, "title", entry->title);
  add_text (builder, "customer", entry->customer);
  add_text (builder, "solution", entry->solution);
  add_text (builder, "edited", entry->edited);
  add_text (builder, "due", entry->due);
  json_builder_set_member_name (builder, "delivered");
  json_builder_add_boolean_value (builder, entry->delivered);
  json_builder_end_object (builder);
}

static gboolean
write_entries (const GPtrArray *entries, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *file = shelf_file ();
  g_autofree char *folder = plumb_state_dir ();
  g_autofree char *text = NULL;
  gsize length;

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len && i < MOST_ENTRIES; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  g_mkdir_with_parents (folder, 0700);
  return plumb_write_file (file, text, length, NULL, error);
}

static gboolean
is_entry (const PlumbShelfEntry *entry, const char *uid, const char *path)
{
  return g_strcmp0 (entry->uid, uid) == 0 && g_strcmp0 (entry->path, path) == 0;
}

static void
drop_entry (GPtrArray *entries, const char *uid, const char *path)
{
  for (guint i = entries->len; i > 0; i--)
    if (is_entry (g_ptr_array_index (entries, i - 1), uid, path))
      g_ptr_array_remove_index (entries, i - 1);
}

/* -- What a review says of itself --------------------------------------------------------------- */

/* When the summary is due: what a person typed, else 48 hours after the session. */
static char *
due_of (const PlumbRecord *root)
{
  const char *typed = plumb_record_get (root, "due_override");
  g_autoptr (GDateTime) ended = plumb_instant_parse (plumb_record_get (root, "session_ended"));
  g_autoptr (GDateTime) due = NULL;

  if (typed != NULL)
    return g_strdup (typed);
  if (ended == NULL)
    return NULL;
  due = g_date_time_add_hours (ended, HOURS_TO_DELIVER);
  return plumb_instant_format (due);
}

static PlumbShelfEntry *
entry_from_review (PlumbReview *review, const char *edited)
{
  PlumbShelfEntry *entry = g_new0 (PlumbShelfEntry, 1);
  const PlumbRecord *root = plumb_review_get_root (review);

  entry->uid = g_strdup (plumb_review_get_uid (review));
  entry->path = g_strdup (plumb_review_get_path (review));
  entry->kind = plumb_review_get_kind (review);
  entry->title = g_strdup (plumb_record_get (root, "title"));
  entry->customer = g_strdup (plumb_record_get (root, "customer"));
  entry->solution = g_strdup (plumb_record_get (root, "solution"));
  entry->delivered = plumb_record_has (root, "delivered_at");
  entry->due = due_of (root);
  entry->edited = g_strdup (edited);
  return entry;
}

/* When the review was last edited: the time of its newest history entry, else now. */
static char *
last_edit_of (PlumbReview *review)
{
  g_autoptr (GPtrArray) newest = plumb_review_list_history (review, 1, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (newest->len > 0)
    return g_strdup (((const PlumbHistoryEntry *)g_ptr_array_index (newest, 0))->time);
  return plumb_instant_format (now);
}

static gboolean
has_entry (const GPtrArray *entries, const char *uid, const char *path)
{
  for (guint i = 0; i < entries->len; i++)
    if (is_entry (g_ptr_array_index (entries, i), uid, path))
      return TRUE;
  return FALSE;
}

/* Notes what @review is now; @old_path: the file that it had before (may be the same). What only the
 * command line has opened is not put on the list. A list that cannot be written is no reason to refuse
 * work: the review itself is safe. */
void
plumb_shelf_note (PlumbReview *review, const char *old_path)
{
  int lock = plumb_working_lock_all (NULL);
  g_autoptr (GPtrArray) entries = read_entries ();
  g_autofree char *edited = NULL;
  const char *uid = plumb_review_get_uid (review);
  const char *path = plumb_review_get_path (review);
  g_autoptr (GError) error = NULL;

  if (!(review->flags & PLUMB_OPEN_NO_WATCH) || has_entry (entries, uid, old_path)
      || has_entry (entries, uid, path))
    {
      edited = last_edit_of (review);
      drop_entry (entries, uid, old_path);
      drop_entry (entries, uid, path);
      g_ptr_array_insert (entries, 0, entry_from_review (review, edited));
      if (!write_entries (entries, &error))
        g_debug ("The list of reviews was not written: %s", error->message);
    }
  plumb_working_unlock_all (lock);
}

/* -- Reviews without a file --------------------------------------------------------------------- */

/* One that the list does not know: it was made by a process that was killed. */
static PlumbShelfEntry *
entry_from_folder (const char *name)
{
  g_autofree char *uid = g_strndup (name, PLUMB_UUID_LENGTH);
  g_autoptr (PlumbReview) review = NULL;
  g_autofree char *edited = NULL;
  PlumbShelfEntry *entry;

  if (!plumb_uuid_is_valid (uid))
    return NULL;
  review = plumb_review_open_working (uid, PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH, NULL);
  if (review == NULL)
    return NULL;
  edited = last_edit_of (review);
  entry = entry_from_review (review, edited);
  plumb_review_close (review, NULL);
  return entry;
}

static gboolean
is_known (const GPtrArray *entries, const char *uid)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((const PlumbShelfEntry *)g_ptr_array_index (entries, i))->uid, uid) == 0)
      return TRUE;
  return FALSE;
}

static void
add_working_copies (GPtrArray *entries)
{
  g_autofree char *parent = plumb_working_dir ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *uid = g_strndup (name, PLUMB_UUID_LENGTH);
      PlumbShelfEntry *entry;

      if (is_known (entries, uid))
        continue;
      entry = entry_from_folder (name);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
}

/* A review without a file is there as long as its working copy is. */
static gboolean
is_gone (const PlumbShelfEntry *entry)
{
  g_autofree char *folder = NULL;

  if (entry->path != NULL)
    return FALSE;
  folder = plumb_review_find_working_folder (entry->uid);
  return folder == NULL;
}

static int
compare_edited (gconstpointer a, gconstpointer b)
{
  const PlumbShelfEntry *const *first = a;
  const PlumbShelfEntry *const *second = b;
  int order = g_strcmp0 ((*second)->edited, (*first)->edited);

  return order != 0 ? order : g_strcmp0 ((*second)->uid, (*first)->uid);
}

GPtrArray *
plumb_shelf_list (void)
{
  GPtrArray *entries = read_entries ();

  add_working_copies (entries);
  for (guint i = entries->len; i > 0; i--)
    {
      PlumbShelfEntry *entry = g_ptr_array_index (entries, i - 1);

      if (is_gone (entry))
        g_ptr_array_remove_index (entries, i - 1);
      else
        entry->missing = entry->path != NULL && !g_file_test (entry->path, G_FILE_TEST_EXISTS);
    }
  g_ptr_array_sort (entries, compare_edited);
  return entries;
}

/* -- Acting on an entry ------------------------------------------------------------------------- */

gboolean
plumb_shelf_forget (const char *uid, const char *path, GError **error)
{
  int lock = plumb_working_lock_all (error);
  g_autoptr (GPtrArray) entries = read_entries ();
  gboolean done;

  drop_entry (entries, uid, path);
  done = lock >= 0 && write_entries (entries, error);
  plumb_working_unlock_all (lock);
  return done;
}

gboolean
plumb_shelf_move (const char *uid, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) entries = read_entries ();
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) target = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  source = g_file_new_for_path (from);
  target = g_file_new_for_path (to);
  if (!g_file_move (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      PlumbShelfEntry *entry = g_ptr_array_index (entries, i);

      if (is_entry (entry, uid, from))
        {
          g_free (entry->path);
          entry->path = g_strdup (to);
        }
    }
  return write_entries (entries, error);
}

/* A review without a file gets one for the moment, so that it can be taken out of the trash again. */
static gboolean
trash_working_copy (const char *uid, GError **error)
{
  g_autoptr (PlumbReview) review = plumb_review_open_working (uid, PLUMB_OPEN_NO_WATCH, error);
  g_autofree char *folder = plumb_state_dir ();
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (review == NULL)
    return FALSE;
  title = plumb_review_dup_name (review, plumb_review_get_root (review));
  g_strdelimit (title, "/\n\t", '-');
  path = g_strdup_printf ("%s/%.60s %.8s.plumb", folder, title, uid);
  if (!plumb_review_save_copy (review, path, FALSE, error))
    return FALSE;
  file = g_file_new_for_path (path);
  if (!g_file_trash (file, NULL, error))
    {
      g_unlink (path);
      return FALSE;
    }
  plumb_keeper_forget (review->keeper);
  return TRUE;
}

gboolean
plumb_shelf_trash (const char *uid, const char *path, GError **error)
{
  if (path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (!g_file_trash (file, NULL, error))
        return FALSE;
    }
  else if (!trash_working_copy (uid, error))
    return FALSE;
  return plumb_shelf_forget (uid, path, error);
}
