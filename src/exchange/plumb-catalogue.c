// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange/plumb-catalogue-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "document/plumb-file-writer.h"

PlumbCatalogue *
plumb_catalogue_new (void)
{
  PlumbCatalogue *catalogue = g_new0 (PlumbCatalogue, 1);

  catalogue->table = plumb_schema_find_table ("capability");
  catalogue->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  return catalogue;
}

void
plumb_catalogue_free (PlumbCatalogue *catalogue)
{
  if (catalogue == NULL)
    return;
  g_ptr_array_unref (catalogue->rows);
  g_free (catalogue);
}

guint
plumb_catalogue_get_n (const PlumbCatalogue *catalogue)
{
  return catalogue->rows->len;
}

/* When the row was frozen is the review's business, not the catalogue's. */
gboolean
plumb_catalogue_has_field (const PlumbField *field)
{
  return !(field->flags & PLUMB_FIELD_HIDDEN);
}

/* What tells one capability from another: @fields of @row, NULL-terminated. New string. */
char *
plumb_catalogue_dup_key (const PlumbCatalogue *catalogue, char **row, const char *const *fields)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *folded =
          plumb_fold (row[plumb_table_find_field (catalogue->table, fields[i])]);

      g_string_append_printf (key, "%s\x1f", folded);
    }
  return g_string_free (key, FALSE);
}

/* The values of @record as a row of a catalogue. */
char **
plumb_catalogue_row_from_record (const PlumbCatalogue *catalogue, const PlumbRecord *record)
{
  const PlumbTable *table = catalogue->table;
  char **row = g_new0 (char *, table->n_fields + 1);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *stored = NULL;

      if (table->fields[i].type == PLUMB_FIELD_SET)
        row[i] = g_strjoinv (", ", (char **)plumb_record_get_set (record, table->fields[i].id));
      else
        stored = plumb_record_get_at (record, i);
      if (row[i] == NULL)
        row[i] = g_strdup (stored != NULL ? stored : "");
    }
  return row;
}

PlumbCatalogue *
plumb_catalogue_new_from_review (PlumbReview *review)
{
  const GPtrArray *records = plumb_review_get_records (review, "capability");
  PlumbCatalogue *catalogue = plumb_catalogue_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (catalogue->rows,
                     plumb_catalogue_row_from_record (catalogue, g_ptr_array_index (records, i)));
  return catalogue;
}

/* With the ids of the fields as titles, which read back in every language. New string. */
char *
plumb_catalogue_to_csv (const PlumbCatalogue *catalogue)
{
  const PlumbTable *table = catalogue->table;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if (plumb_catalogue_has_field (&table->fields[i]))
      plumb_csv_append_cell (out, table->fields[i].id);
  plumb_csv_end_row (out);
  for (guint r = 0; r < catalogue->rows->len; r++)
    {
      char **row = g_ptr_array_index (catalogue->rows, r);

      for (guint i = 0; i < table->n_fields; i++)
        if (plumb_catalogue_has_field (&table->fields[i]))
          plumb_csv_append_cell (out, row[i]);
      plumb_csv_end_row (out);
    }
  return g_string_free (out, FALSE);
}

/* -- The user's file ------------------------------------------------------------------------------------ */

char *
plumb_catalogue_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "plumbline", "catalogue.csv", NULL);
}

PlumbCatalogue *
plumb_catalogue_load (GError **error)
{
  g_autofree char *path = plumb_catalogue_dup_path ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) hints = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *bytes = NULL;
  PlumbCatalogue *catalogue;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_MISSING,
                           _ ("there is no capability catalogue yet; import one from CSV"));
      return NULL;
    }
  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  catalogue = plumb_catalogue_parse (bytes, length, problems, hints);
  if (catalogue == NULL)
    g_set_error (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
                 /* Translators: a file, what is wrong with it. */
                 _ ("%s: %s"), path, (const char *)g_ptr_array_index (problems, 0));
  return catalogue;
}

gboolean
plumb_catalogue_save (const PlumbCatalogue *catalogue, GError **error)
{
  g_autofree char *path = plumb_catalogue_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *csv = plumb_catalogue_to_csv (catalogue);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  return plumb_write_file (path, csv, strlen (csv), NULL, error);
}
