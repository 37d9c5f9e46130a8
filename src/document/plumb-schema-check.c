// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-schema-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-review.h"

static gboolean
refuse (PlumbDocumentError code, const char *why, GError **error)
{
  g_set_error_literal (error, PLUMB_DOCUMENT_ERROR, (int)code, why);
  return FALSE;
}

/* All rows of @sql as lines of text. */
static gboolean
append_rows (PlumbStorage *storage, GString *text, const char *sql)
{
  sqlite3_stmt *statement = plumb_storage_prepare (storage, sql, NULL);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *)sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s\t", value != NULL ? value : "-");
        }
      g_string_append_c (text, '\n');
    }
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/* What the tables are, whatever words made them: ALTER TABLE leaves another text than CREATE TABLE. */
static char *
describe (PlumbStorage *storage)
{
  static const char *const questions[] = {
    "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY name",
    "SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name <> "
    "'sqlite_schema' ORDER BY name",
    "SELECT m.name, x.cid, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden FROM "
    "sqlite_schema m, pragma_table_xinfo (m.name) x WHERE m.type = 'table' ORDER BY m.name, x.cid",
    "SELECT m.name, l.name, l.\"unique\", l.origin, l.partial, x.seqno, x.cid, x.name, x.desc, "
    "x.coll, x.key FROM sqlite_schema m, pragma_index_list (m.name) l, pragma_index_xinfo "
    "(l.name) x WHERE m.type = 'table' ORDER BY m.name, l.name, x.seqno",
    "SELECT m.name, f.\"from\", f.\"table\", f.\"to\", f.on_update, f.on_delete, f.match FROM "
    "sqlite_schema m, pragma_foreign_key_list (m.name) f WHERE m.type = 'table' ORDER BY m.name, "
    "f.\"from\"",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!append_rows (storage, text, questions[i]))
      return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_declared (void)
{
  g_autoptr (PlumbStorage) storage = plumb_storage_open (":memory:", PLUMB_STORAGE_CREATE, NULL);

  if (storage == NULL || !plumb_storage_create_tables (storage, NULL))
    return NULL;
  return describe (storage);
}

/* Made once from the declarations. */
static const char *
get_declared (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)describe_declared ());
  return (const char *)once;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;
  return n;
}

/* The statement that made a table without its names, which stand in quotes, in capitals. */
static char *
words_of (const char *sql)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = sql; *p != '\0'; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (!quoted)
      g_string_append_c (words, g_ascii_toupper (*p));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What SQLite's pragmas do not tell: constraints that could be expressions, and when foreign keys are
 * looked at. */
static gboolean
is_plain (const char *sql)
{
  static const char *const foreign[] = { "CHECK",   "COLLATE", "GENERATED", "CONFLICT",
                                         "DEFAULT", "UNIQUE",  "--",        "/*",
                                         "'",       "`",       "[" };
  g_autofree char *words = words_of (sql);

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (strstr (words, foreign[i]) != NULL)
      return FALSE;
  return count (words, "REFERENCES") == count (words, "DEFERRABLE INITIALLY DEFERRED")
         && count (words, "NOT DEFERRABLE") == 0;
}

static gboolean
statements_are_plain (PlumbStorage *storage)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (storage, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", NULL);
  gboolean plain = statement != NULL;

  while (plain && sqlite3_step (statement) == SQLITE_ROW)
    plain = is_plain ((const char *)sqlite3_column_text (statement, 0));
  if (statement != NULL)
    sqlite3_reset (statement);
  return plain;
}

static gboolean
has_only_tables (PlumbStorage *storage, GError **error)
{
  gint64 n;

  if (!plumb_storage_get_integer (storage,
                                  "SELECT count (*) FROM sqlite_schema WHERE type NOT IN ('table', "
                                  "'index') OR sql LIKE 'CREATE VIRTUAL%'",
                                  &n, error))
    return FALSE;
  return n == 0
         || refuse (PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW,
                    _ ("the file has triggers or views, which a review never has; do not trust it"),
                    error);
}

static gboolean
migrate (PlumbStorage *storage, GError **error)
{
  gint64 version;

  if (!plumb_storage_get_integer (storage, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint next = (guint)version + 1; next <= PLUMB_SCHEMA_VERSION; next++)
    {
      const char *migration = plumb_schema_get_migration (next);
      g_autofree char *sql = g_strdup_printf ("BEGIN; %s; PRAGMA user_version = %u; COMMIT",
                                              migration != NULL ? migration : "", next);

      if (!plumb_storage_run (storage, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* Brings @storage to the current schema, and makes sure that it has nothing that is not declared. */
gboolean
plumb_schema_check_upgrade (PlumbStorage *storage, GError **error)
{
  g_autofree char *found = NULL;

  if (!has_only_tables (storage, error) || !migrate (storage, error))
    return FALSE;
  found = describe (storage);
  if (found == NULL || get_declared () == NULL || strcmp (found, get_declared ()) != 0)
    return refuse (PLUMB_DOCUMENT_ERROR_DAMAGED, _ ("its tables are not those of a review"), error);
  return statements_are_plain (storage)
         || refuse (PLUMB_DOCUMENT_ERROR_DAMAGED, _ ("its tables are not those of a review"),
                    error);
}
