// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What can still be read of a damaged file: row by row, value by value. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document/plumb-cell.h"
#include "document/plumb-review-private.h"
#include "document/plumb-uuid.h"

#define HEADER_LENGTH 100

typedef struct
{
  PlumbStorage *damaged;
  PlumbReview *review;
  guint tables; /* with unreadable parts */
  guint values; /* that could not stand */
  guint rows;   /* that could not stand */
  guint references;
  guint attachments;
} Recovery;

/* SQLite trusts a header that says how long the file is: it is made to say what is there. */
static gboolean
mend_header (guint8 *data, gsize length)
{
  guint size;
  guint32 pages;

  if (length < HEADER_LENGTH)
    return FALSE;
  memcpy (data, "SQLite format 3", 16);
  data[18] = data[19] = 1;
  size = (guint)data[16] << 8 | data[17];
  if (size == 1)
    size = 65536;
  if (size < 512 || (size & (size - 1)) != 0)
    {
      size = 4096;
      data[16] = 0x10;
      data[17] = 0;
    }
  pages = (guint32)(length / size);
  for (guint i = 0; i < 4; i++)
    {
      data[28 + i] = (guint8)(pages >> (24 - 8 * i));
      data[92 + i] = data[24 + i];
    }
  return pages > 0;
}

static PlumbStorage *
open_damaged (const char *damaged, const char *copy, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_get_contents (damaged, &data, &length, error))
    return NULL;
  if (!mend_header ((guint8 *)data, length))
    {
      g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                           _ ("The file is too short to hold a review"));
      return NULL;
    }
  if (!g_file_set_contents_full (copy, data, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return plumb_storage_open (copy, PLUMB_STORAGE_NONE, error);
}

/* -- Rows --------------------------------------------------------------------------------------- */

static gboolean
key_is_good (const PlumbLayout *layout, sqlite3_stmt *statement)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].key
        && !plumb_cell_check (layout, i, sqlite3_column_value (statement, (int)i), NULL))
      return FALSE;
  return TRUE;
}

static void
fill (Recovery *recovery, const PlumbLayout *layout, sqlite3_stmt *statement, PlumbRecord *record)
{
  for (guint i = 0; i < layout->n_columns; i++)
    {
      sqlite3_value *value = sqlite3_column_value (statement, (int)i);
      int field = layout->columns[i].field;

      if (field == PLUMB_COLUMN_ID)
        continue;
      if (!plumb_cell_check (layout, i, value, NULL))
        {
          recovery->values++;
          continue;
        }
      if (field == PLUMB_COLUMN_PLACE)
        plumb_record_fill_place (record, plumb_cell_get_place (value));
      else
        plumb_record_fill (record, (guint)field, plumb_cell_dup_text (value));
    }
}

/* A record that lost what it cannot be without gets a word that says so, or goes. */
static gboolean
is_whole (const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & PLUMB_FIELD_REQUIRED) && plumb_record_get_at (record, i) == NULL)
      return FALSE;
  return TRUE;
}

static void
mend_name (PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      PlumbFieldType type = table->fields[i].type;

      if ((table->fields[i].flags & PLUMB_FIELD_REQUIRED) && plumb_record_get_at (record, i) == NULL
          && (type == PLUMB_FIELD_TEXT || type == PLUMB_FIELD_LONG_TEXT))
        plumb_record_fill (record, i, g_strdup (_ ("Lost in the damaged file")));
    }
}

static char *
row_id (const PlumbLayout *layout, sqlite3_stmt *statement)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].key)
      g_ptr_array_add (keys, (gpointer)sqlite3_column_text (statement, (int)i));
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("/", (char **)keys->pdata);
}

static gboolean
take_record (Recovery *recovery, const PlumbLayout *layout, sqlite3_stmt *statement, GError **error)
{
  g_autofree char *id = NULL;
  PlumbRecord *record;

  if (!key_is_good (layout, statement))
    {
      recovery->rows++;
      return TRUE;
    }
  id = row_id (layout, statement);
  if (plumb_records_find (recovery->review->records, layout->table, id) != NULL)
    return TRUE;
  record = plumb_record_new (layout->table, id);
  fill (recovery, layout, statement, record);
  mend_name (record);
  if (is_whole (record))
    return plumb_review_stage_record (recovery->review, record, error);
  recovery->rows++;
  plumb_record_free (record);
  return TRUE;
}

static gboolean
take_member (Recovery *recovery, const PlumbLayout *layout, sqlite3_stmt *statement, GError **error)
{
  const char *field = layout->table->fields[layout->set].id;
  PlumbRecord *owner;
  const char *member;

  if (!key_is_good (layout, statement))
    {
      recovery->values++;
      return TRUE;
    }
  owner = plumb_records_find (recovery->review->records, layout->table,
                              (const char *)sqlite3_column_text (statement, 0));
  member = (const char *)sqlite3_column_text (statement, 1);
  if (owner == NULL || plumb_record_set_contains (owner, field, member))
    return TRUE;
  return plumb_review_stage_member (recovery->review, owner, (guint)layout->set, member, TRUE,
                                    error);
}

/* Reads a table from one end until it breaks. @broken: it did. */
static gboolean
take_from_end (Recovery *recovery,
               const PlumbLayout *layout,
               gboolean backwards,
               gboolean *broken,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY \"%s\"%s", layout->name,
                                          layout->columns[layout->columns[0].key ? 0 : 1].name,
                                          backwards ? " DESC" : "");
  sqlite3_stmt *statement = plumb_storage_prepare (recovery->damaged, sql, NULL);
  gboolean good = TRUE;
  int code = SQLITE_CORRUPT;

  while (statement != NULL && good && (code = sqlite3_step (statement)) == SQLITE_ROW)
    good = layout->set < 0 ? take_record (recovery, layout, statement, error)
                           : take_member (recovery, layout, statement, error);
  if (statement != NULL)
    sqlite3_reset (statement);
  *broken = code != SQLITE_DONE;
  return good;
}

static gboolean
take_table (Recovery *recovery, const PlumbLayout *layout, GError **error)
{
  gboolean broken;

  if (strcmp (layout->name, "baseline") == 0)
    return TRUE;
  if (!take_from_end (recovery, layout, FALSE, &broken, error))
    return FALSE;
  if (!broken)
    return TRUE;
  recovery->tables++;
  return take_from_end (recovery, layout, TRUE, &broken, error);
}

/* -- What hangs together ------------------------------------------------------------------------ */

static gboolean
take_blobs (Recovery *recovery, GError **error)
{
  sqlite3_stmt *statement = plumb_storage_prepare (
      recovery->damaged, "SELECT sha256, bytes FROM blob ORDER BY rowid", NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (statement, 1),
                                              (gsize)sqlite3_column_bytes (statement, 1));
      g_autofree char *hash = plumb_review_add_blob (recovery->review, bytes, error);

      if (hash == NULL)
        return FALSE;
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  return TRUE;
}

static gboolean
clear_lost_blob (Recovery *recovery, PlumbRecord *record, guint field, GError **error)
{
  const char *hash = plumb_record_get_at (record, field);
  g_autoptr (GBytes) bytes =
      hash != NULL ? plumb_review_get_blob (recovery->review, hash, NULL) : NULL;

  if (hash == NULL || bytes != NULL)
    return TRUE;
  recovery->attachments++;
  return plumb_review_stage_value (recovery->review, record, field, NULL, error);
}

static gboolean
clear_lost_blobs (Recovery *recovery, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const GPtrArray *list = plumb_records_list (recovery->review->records, tables[t]);

        for (guint i = 0; tables[t]->fields[f].type == PLUMB_FIELD_BLOB && i < list->len; i++)
          if (!clear_lost_blob (recovery, g_ptr_array_index (list, i), f, error))
            return FALSE;
      }
  return TRUE;
}

/* A circle has no right place to be cut: every record of the table loses the field that makes it. */
static gboolean
cut_circles (Recovery *recovery, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  if (plumb_review_check_circles (recovery->review, NULL))
    return TRUE;
  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const GPtrArray *list = plumb_records_list (recovery->review->records, tables[t]);

        if (!plumb_field_is_dependency (tables[t], &tables[t]->fields[f]))
          continue;
        for (guint i = 0; i < list->len; i++)
          {
            recovery->references++;
            if (!plumb_review_set (recovery->review, g_ptr_array_index (list, i),
                                   tables[t]->fields[f].id, NULL, error))
              return FALSE;
          }
      }
  return TRUE;
}

static gboolean
ensure_root (Recovery *recovery, GError **error)
{
  static const char *const values[] = { "id", NULL, "kind", "customer", NULL };
  const char *filled[G_N_ELEMENTS (values)];

  if (plumb_review_get_root (recovery->review) != NULL)
    return TRUE;
  memcpy (filled, values, sizeof values);
  filled[1] = recovery->review->uid;
  recovery->rows++;
  return plumb_review_insert (recovery->review, "review", filled, error) != NULL;
}

static gboolean
take_all (Recovery *recovery, GError **error)
{
  guint n;
  guint mended = 0;
  const PlumbLayout *const *layouts = plumb_layouts_get (&n);

  for (guint i = 0; i < n; i++)
    if (!take_table (recovery, layouts[i], error))
      return FALSE;
  if (!ensure_root (recovery, error) || !take_blobs (recovery, error)
      || !clear_lost_blobs (recovery, error)
      || !plumb_review_look_at_references (recovery->review, TRUE, &mended, error))
    return FALSE;
  recovery->references += mended;
  return cut_circles (recovery, error);
}

/* The id that the review had, if it can be read. */
static char *
dup_uid (PlumbStorage *damaged)
{
  sqlite3_stmt *statement = plumb_storage_prepare (damaged, "SELECT id FROM review", NULL);
  g_autofree char *uid = NULL;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    uid = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  if (statement != NULL)
    sqlite3_reset (statement);
  return plumb_uuid_is_valid (uid) ? g_steal_pointer (&uid) : plumb_uuid_new ();
}

static gboolean
has_any_table (PlumbStorage *damaged, GError **error)
{
  gint64 n = 0;

  plumb_storage_get_integer (damaged, "SELECT count (*) FROM sqlite_schema", &n, NULL);
  if (n > 0)
    return TRUE;
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                       _ ("Nothing of a review can be read in this file"));
  return FALSE;
}

/* Takes @part. */
static void
append_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", part);
  g_free (part);
}

#define PART(n, one, several)                                                                      \
  append_part (parts, n, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, several, n), n))

static char *
describe_loss (const Recovery *recovery)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  PART (recovery->tables, "unreadable parts of %u table", "unreadable parts of %u tables");
  PART (recovery->rows, "%u record", "%u records");
  PART (recovery->values, "%u value", "%u values");
  PART (recovery->references, "%u reference", "%u references");
  PART (recovery->attachments, "%u attachment", "%u attachments");
  if (parts->len == 0)
    return g_strdup (_ ("Every record could be read; the history is not taken over."));
  /* Translators: %s is a list such as "2 records, 1 value". */
  return g_strdup_printf (_ ("Lost: %s; the history is not taken over."), parts->str);
}

static gboolean
recover_into (Recovery *recovery, const char *path, GError **error)
{
  gboolean good = plumb_review_begin_unrecorded (recovery->review, error);

  good = good && take_all (recovery, error);
  good = good && plumb_review_end_unrecorded (recovery->review, error)
         && plumb_review_set_path (recovery->review, path, FALSE, error);
  if (!good)
    {
      plumb_review_discard (recovery->review);
      return FALSE;
    }
  return plumb_review_close (recovery->review, error);
}

gboolean
plumb_review_recover (const char *damaged, const char *path, char **lost, GError **error)
{
  g_autofree char *folder = plumb_working_dir ();
  g_autofree char *copy =
      g_strdup_printf ("%s/recover-%d-%08x.db", folder, (int)getpid (), g_random_int ());
  g_autofree char *uid = NULL;
  Recovery recovery = { NULL };
  gboolean done = FALSE;

  g_return_val_if_fail (damaged != NULL && path != NULL, FALSE);

  g_mkdir_with_parents (folder, 0700);
  recovery.damaged = open_damaged (damaged, copy, error);
  if (recovery.damaged != NULL && has_any_table (recovery.damaged, error))
    {
      uid = dup_uid (recovery.damaged);
      recovery.review = plumb_review_new_empty (uid, PLUMB_OPEN_NO_WATCH, error);
      done = recovery.review != NULL && recover_into (&recovery, path, error);
    }
  if (done && lost != NULL)
    *lost = describe_loss (&recovery);
  g_clear_object (&recovery.review);
  g_clear_pointer (&recovery.damaged, plumb_storage_close);
  g_unlink (copy);
  return done;
}
