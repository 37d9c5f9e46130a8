// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Copies of a review in files of their own: whole ones, new ones from this one, the customer's. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/plumb-file-writer.h"
#include "document/plumb-image-metadata.h"
#include "document/plumb-review-private.h"
#include "document/plumb-uuid.h"
#include "document/plumb-write-back.h"

typedef gboolean (*EditFunc) (PlumbReview *review, PlumbStorage *copy, GError **error);

static char *
dup_private_name (void)
{
  g_autofree char *folder = plumb_working_dir ();

  g_mkdir_with_parents (folder, 0700);
  return g_strdup_printf ("%s/copy-%d-%08x.db", folder, (int)getpid (), g_random_int ());
}

static gboolean run (PlumbStorage *copy, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
run (PlumbStorage *copy, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return plumb_storage_run (copy, sql, error);
}

/* What was deleted must not be left in free pages: the copy is written anew. */
static gboolean
edit_copy (PlumbReview *review, const char *output, EditFunc edit, GError **error)
{
  g_autoptr (PlumbStorage) copy = plumb_storage_open (output, PLUMB_STORAGE_NONE, error);

  return copy != NULL
         && run (copy, error,
                 "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                 "BEGIN")
         && edit (review, copy, error) && run (copy, error, "COMMIT; VACUUM");
}

/* A copy over the review's own file would take the place of what it was made from. */
static gboolean
is_own_file (PlumbReview *review, const char *path)
{
  const char *own = plumb_review_get_path (review);
  struct stat a, b;

  return own != NULL && stat (own, &a) == 0 && stat (path, &b) == 0 && a.st_dev == b.st_dev
         && a.st_ino == b.st_ino;
}

static gboolean
write_copy (PlumbReview *review, const char *path, EditFunc edit, GError **error)
{
  g_autofree char *output = NULL;
  gint64 sequence;
  gboolean done;

  if (is_own_file (review, path))
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_EXISTS,
                   _ ("%s is the review itself; choose another name for the copy"), path);
      return FALSE;
    }
  output = dup_private_name ();

  /* A review that is only read may have no file that a second connection could open. */
  done = plumb_export_storage (review->storage, output, &sequence, error);
  if (done && edit != NULL)
    done = edit_copy (review, output, edit, error) && plumb_seal_database (output, NULL, error);
  done = done && plumb_write_file_from (path, output, NULL, error);
  g_unlink (output);
  return done;
}

/* Without history nothing else names a baseline's place in it, or bytes that no record has. */
static gboolean
drop_history (PlumbStorage *copy, GError **error)
{
  g_autoptr (GString) used = g_string_new ("SELECT ''");
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      if (tables[t]->fields[f].type == PLUMB_FIELD_BLOB)
        g_string_append_printf (used, " UNION SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                tables[t]->fields[f].id, tables[t]->id, tables[t]->fields[f].id);
  return run (copy, error,
              "DELETE FROM history; DELETE FROM baseline; "
              "DELETE FROM blob WHERE sha256 NOT IN (%s)",
              used->str);
}

/* -- New from this one -------------------------------------------------------------------------- */

static gboolean
rename_references (PlumbStorage *copy, const char *old, const char *new, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const PlumbField *field = &tables[t]->fields[f];

        if (field->type == PLUMB_FIELD_ANY
            && !run (copy, error,
                     "UPDATE \"%s\" SET \"%s\" = '%s' WHERE \"%s\" = 'review' AND \"%s\" = '%s'",
                     tables[t]->id, field->id, new, tables[t]->fields[f - 1].id, field->id, old))
          return FALSE;
        if (field->type == PLUMB_FIELD_SET && strcmp (tables[t]->id, "review") == 0
            && !run (copy, error, "UPDATE \"%s\" SET \"review\" = '%s'", field->link_table, new))
          return FALSE;
      }
  return TRUE;
}

static gboolean
give_identity (PlumbReview *review, PlumbStorage *copy, GError **error)
{
  g_autofree char *uid = plumb_uuid_new ();

  return run (copy, error, "UPDATE review SET id = '%s'", uid)
         && rename_references (copy, review->uid, uid, error) && drop_history (copy, error);
}

gboolean
plumb_review_save_copy (PlumbReview *review,
                        const char *path,
                        gboolean new_identity,
                        GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (review->depth == 0, FALSE);

  return write_copy (review, path, new_identity ? give_identity : NULL, error);
}

/* -- The customer's copy ------------------------------------------------------------------------ */

static gboolean
is_internal_set (const PlumbTable *table, const PlumbField *field)
{
  return field->type == PLUMB_FIELD_SET && plumb_field_is_internal (table, field);
}

static gboolean
empty_internal_table (PlumbStorage *copy, const PlumbTable *table, GError **error)
{
  return !(table->flags & PLUMB_TABLE_INTERNAL)
         || run (copy, error, "DELETE FROM \"%s\"", table->id);
}

static gboolean
empty_internal_fields (PlumbStorage *copy, const PlumbTable *table, GError **error)
{
  for (guint f = 0; f < table->n_fields; f++)
    {
      const PlumbField *field = &table->fields[f];
      gboolean done = TRUE;

      if (is_internal_set (table, field))
        done = run (copy, error, "DELETE FROM \"%s\"", field->link_table);
      else if (field->type != PLUMB_FIELD_SET && (field->flags & PLUMB_FIELD_INTERNAL))
        done = run (copy, error, "UPDATE \"%s\" SET \"%s\" = NULL", table->id, field->id)
               && run (copy, error, "DELETE FROM former WHERE of_table = '%s' AND field = '%s'",
                       table->id, field->id);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* A record that a person has marked as staying with us (a risk), with the members of its sets. */
static gboolean
drop_marked_records (PlumbStorage *copy, const PlumbTable *table, GError **error)
{
  const PlumbField *mark = plumb_table_get_field (table, "internal");

  if (mark == NULL || mark->type != PLUMB_FIELD_BOOLEAN)
    return TRUE;
  return run (copy, error, "DELETE FROM \"%s\" WHERE \"internal\" = 1", table->id);
}

static gboolean
drop_orphaned_members (PlumbStorage *copy, const PlumbTable *table, GError **error)
{
  for (guint f = 0; f < table->n_fields; f++)
    if (table->fields[f].type == PLUMB_FIELD_SET
        && !run (copy, error, "DELETE FROM \"%s\" WHERE \"%s\" NOT IN (SELECT id FROM \"%s\")",
                 table->fields[f].link_table, table->id, table->id))
      return FALSE;
  return TRUE;
}

/* A link to a record that stays with us leads nowhere: the link goes, or what hangs on it. */
static gboolean
cut_links (
    PlumbStorage *copy, const PlumbTable *table, guint f, const PlumbTable *target, GError **error)
{
  const PlumbField *field = &table->fields[f];
  const char *of = table->fields[f - 1].id;
  gboolean goes = field->on_delete == PLUMB_ON_DELETE_REMOVE;
  g_autofree char *gone =
      target->flags & PLUMB_TABLE_NATURAL
          ? g_strdup (target->flags & PLUMB_TABLE_INTERNAL ? "1" : "0")
          : g_strdup_printf ("\"%s\" NOT IN (SELECT id FROM \"%s\")", field->id, target->id);

  if (goes)
    return run (copy, error, "DELETE FROM \"%s\" WHERE \"%s\" = '%s' AND %s", table->id, of,
                target->id, gone);
  return run (copy, error,
              "UPDATE \"%s\" SET \"%s\" = NULL, \"%s\" = NULL WHERE \"%s\" = '%s' AND %s",
              table->id, field->id, of, of, target->id, gone);
}

static gboolean
cut_all_links (PlumbStorage *copy, const PlumbTable *table, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint f = 0; f < table->n_fields; f++)
    for (guint t = 0; t < n && table->fields[f].type == PLUMB_FIELD_ANY; t++)
      if (!cut_links (copy, table, f, tables[t], error))
        return FALSE;
  return TRUE;
}

typedef gboolean (*TableFunc) (PlumbStorage *copy, const PlumbTable *table, GError **error);

static gboolean
foreach_table (PlumbStorage *copy, TableFunc func, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    if (!func (copy, tables[t], error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_shared (PlumbReview *review, PlumbStorage *copy, GError **error)
{
  /* Twice, because what hangs on a removed record may have something hanging on it. */
  return foreach_table (copy, empty_internal_table, error)
         && foreach_table (copy, empty_internal_fields, error)
         && foreach_table (copy, drop_marked_records, error)
         && foreach_table (copy, cut_all_links, error) && foreach_table (copy, cut_all_links, error)
         && foreach_table (copy, drop_orphaned_members, error) && drop_history (copy, error)
         && plumb_storage_strip_images (copy, error)
         && plumb_storage_set_meta (copy, "audience", "customer", error);
}

gboolean
plumb_review_write_customer_copy (PlumbReview *review, const char *path, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_REVIEW (review), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (review->depth == 0, FALSE);

  return write_copy (review, path, keep_shared, error);
}
