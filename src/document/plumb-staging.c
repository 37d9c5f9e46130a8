// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Writes one row inside the open transaction, in the database first and then in memory. */

#include <glib/gi18n-lib.h>

#include "document/plumb-cell.h"
#include "document/plumb-review-private.h"

/* Whether the review can be edited now; the first failure of a transaction makes it fail as a whole. */
gboolean
plumb_review_may_edit (PlumbReview *review, GError **error)
{
  g_return_val_if_fail (review->depth > 0, FALSE);

  if (review->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (review->failure));
  return FALSE;
}

/* SQLite may have rolled back by itself when the disk is full: nothing more is written then. */
static gboolean
run (PlumbReview *review, sqlite3_stmt *statement, GError **error)
{
  GError *local = NULL;

  if (statement != NULL && plumb_storage_step_done (review->storage, statement, &local))
    return TRUE;
  if (local == NULL)
    plumb_storage_fail (review->storage, &local);
  if (review->failure == NULL)
    review->failure = g_error_copy (local);
  g_propagate_error (error, local);
  return FALSE;
}

static void
append_keys (GString *sql, const PlumbLayout *layout)
{
  const char *glue = " WHERE";

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].key)
      {
        g_string_append_printf (sql, "%s \"%s\" = ?", glue, layout->columns[i].name);
        glue = " AND";
      }
}

static void
bind_keys (sqlite3_stmt *statement, int index, const PlumbLayout *layout, const PlumbRecord *record)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].key)
      {
        int field = layout->columns[i].field;
        const char *value = field == PLUMB_COLUMN_ID ? plumb_record_get_id (record)
                                                     : plumb_record_get_at (record, (guint)field);

        sqlite3_bind_text (statement, index++, value, -1, SQLITE_STATIC);
      }
}

static gboolean
insert_row (PlumbReview *review, const PlumbRecord *record, GError **error)
{
  const PlumbLayout *layout = plumb_layout_find (plumb_record_get_table (record)->id);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", layout->name);
  for (guint i = 1; i < layout->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = plumb_storage_prepare (review->storage, sql->str, NULL);
  for (guint i = 0; statement != NULL && i < layout->n_columns; i++)
    {
      int field = layout->columns[i].field;

      if (field == PLUMB_COLUMN_ID)
        sqlite3_bind_text (statement, (int)i + 1, plumb_record_get_id (record), -1, SQLITE_STATIC);
      else if (field == PLUMB_COLUMN_PLACE)
        sqlite3_bind_double (statement, (int)i + 1, plumb_record_get_place (record));
      else
        plumb_cell_bind (statement, (int)i + 1, layout, i,
                         plumb_record_get_at (record, (guint)field));
    }
  return run (review, statement, error);
}

/* Adds @record, whose values (without sets) are in it; takes it. On error it is freed. */
gboolean
plumb_review_stage_record (PlumbReview *review, PlumbRecord *record, GError **error)
{
  if (!insert_row (review, record, error))
    {
      plumb_record_free (record);
      return FALSE;
    }
  plumb_records_add (review->records, record);
  return TRUE;
}

/* Sets a field that is no set to a normalized @text; NULL or "" empties it. */
gboolean
plumb_review_stage_value (
    PlumbReview *review, PlumbRecord *record, guint field, const char *text, GError **error)
{
  const PlumbLayout *layout = plumb_layout_find (plumb_record_get_table (record)->id);
  guint column = (guint)plumb_layout_find_column (layout, (int)field);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "UPDATE \"%s\" SET \"%s\" = ?", layout->name,
                          layout->columns[column].name);
  append_keys (sql, layout);
  statement = plumb_storage_prepare (review->storage, sql->str, NULL);
  if (statement != NULL)
    {
      plumb_cell_bind (statement, 1, layout, column, text);
      bind_keys (statement, 2, layout, record);
    }
  if (!run (review, statement, error))
    return FALSE;
  plumb_records_set (review->records, record, field, text);
  return TRUE;
}

/* Puts @record at another place of its list. */
gboolean
plumb_review_stage_place (PlumbReview *review, PlumbRecord *record, double place, GError **error)
{
  const PlumbLayout *layout = plumb_layout_find (plumb_record_get_table (record)->id);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE \"%s\" SET \"place\" = ? WHERE \"id\" = ?", layout->name);
  sqlite3_stmt *statement = plumb_storage_prepare (review->storage, sql, NULL);

  if (statement != NULL)
    {
      sqlite3_bind_double (statement, 1, place);
      bind_keys (statement, 2, layout, record);
    }
  if (!run (review, statement, error))
    return FALSE;
  plumb_records_set_place (review->records, record, place);
  return TRUE;
}

static sqlite3_stmt *
prepare_member (PlumbReview *review, const PlumbLayout *layout, gboolean present)
{
  g_autofree char *sql =
      present ? g_strdup_printf ("INSERT INTO \"%s\" VALUES (?, ?)", layout->name)
              : g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" = ? AND \"%s\" = ?", layout->name,
                                 layout->columns[0].name, layout->columns[1].name);

  return plumb_storage_prepare (review->storage, sql, NULL);
}

/* Adds @member to the set @field of @record, or takes it out. */
gboolean
plumb_review_stage_member (PlumbReview *review,
                           PlumbRecord *record,
                           guint field,
                           const char *member,
                           gboolean present,
                           GError **error)
{
  const PlumbLayout *layout = plumb_layout_of_set (plumb_record_get_table (record), field);
  sqlite3_stmt *statement = prepare_member (review, layout, present);

  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, plumb_record_get_id (record), -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, member, -1, SQLITE_STATIC);
    }
  if (!run (review, statement, error))
    return FALSE;
  if (present)
    plumb_records_add_member (review->records, record, field, member);
  else
    plumb_records_remove_member (review->records, record, field, member);
  return TRUE;
}

static gboolean
remove_members (PlumbReview *review, PlumbRecord *record, guint field, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  g_auto (GStrv) members =
      g_strdupv ((char **)plumb_record_get_set (record, table->fields[field].id));

  for (guint i = 0; members[i] != NULL; i++)
    if (!plumb_review_stage_member (review, record, field, members[i], FALSE, error))
      return FALSE;
  return TRUE;
}

/* Removes @record with the members of its sets. What refers to it is the caller's affair. */
gboolean
plumb_review_stage_removal (PlumbReview *review, PlumbRecord *record, GError **error)
{
  const PlumbTable *table = plumb_record_get_table (record);
  const PlumbLayout *layout = plumb_layout_find (table->id);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == PLUMB_FIELD_SET && !remove_members (review, record, i, error))
      return FALSE;
  g_string_append_printf (sql, "DELETE FROM \"%s\"", layout->name);
  append_keys (sql, layout);
  statement = plumb_storage_prepare (review->storage, sql->str, NULL);
  if (statement != NULL)
    bind_keys (statement, 1, layout, record);
  if (!run (review, statement, error))
    return FALSE;
  plumb_records_remove (review->records, record);
  return TRUE;
}
