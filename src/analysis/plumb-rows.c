// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-clock.h"
#include "schema/plumb-value.h"

typedef struct
{
  PlumbRow row;
  guint n_columns;
} OwnedRow;

static void
owned_row_free (gpointer data)
{
  OwnedRow *owned = data;

  for (guint i = 0; i < owned->n_columns; i++)
    {
      g_free (owned->row.stored[i]);
      g_free (owned->row.display[i]);
    }
  g_free (owned->row.stored);
  g_free (owned->row.display);
  g_free (owned->row.id);
  g_free (owned);
}

/* An empty list of rows with @columns, which must outlive it. */
PlumbRows *
plumb_rows_new (const PlumbColumn *columns, guint n_columns)
{
  PlumbRows *rows = g_new0 (PlumbRows, 1);

  rows->columns = columns;
  rows->n_columns = n_columns;
  rows->rows = g_ptr_array_new_with_free_func (owned_row_free);
  return rows;
}

/* Appends an empty row that stands for the record @id of @table. */
PlumbRow *
plumb_rows_append (PlumbRows *rows, const char *table, const char *id)
{
  OwnedRow *owned = g_new0 (OwnedRow, 1);

  owned->n_columns = rows->n_columns;
  owned->row.table = table;
  owned->row.id = g_strdup (id);
  owned->row.stored = g_new0 (char *, rows->n_columns + 1);
  owned->row.display = g_new0 (char *, rows->n_columns + 1);
  g_ptr_array_add (rows->rows, owned);
  return &owned->row;
}

/* Sets a cell; @display NULL: as stored. */
void
plumb_row_set (PlumbRow *row, guint column, const char *stored, const char *display)
{
  g_free (row->stored[column]);
  g_free (row->display[column]);
  row->stored[column] = stored != NULL && *stored != '\0' ? g_strdup (stored) : NULL;
  row->display[column] = g_strdup (display != NULL ? display : stored != NULL ? stored : "");
}

/* Sets a cell to a number. */
void
plumb_row_set_number (PlumbRow *row, guint column, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  plumb_row_set (row, column, text, NULL);
}

static const char *
get_cell (const PlumbRows *rows, char *const *cells, const char *key)
{
  for (guint i = 0; i < rows->n_columns; i++)
    if (strcmp (rows->columns[i].key, key) == 0)
      return cells[i] != NULL && *cells[i] != '\0' ? cells[i] : NULL;
  return NULL;
}

const char *
plumb_rows_get (const PlumbRows *rows, const PlumbRow *row, const char *key)
{
  return get_cell (rows, row->stored, key);
}

const char *
plumb_rows_display (const PlumbRows *rows, const PlumbRow *row, const char *key)
{
  return get_cell (rows, row->display, key);
}

/* Sets a cell to "yes" or "no"; a person reads a word, or nothing. */
void
plumb_row_set_yes_no (PlumbRow *row, guint column, gboolean yes)
{
  plumb_row_set (row, column, yes ? "yes" : "no", yes ? _ ("Yes") : "");
}

/* Sets a cell to a day of the calendar (plumb-clock.h); 0 empties it. */
void
plumb_row_set_day (PlumbRow *row, guint column, gint64 day)
{
  static const PlumbField field = { .id = "day", .type = PLUMB_FIELD_DATE };
  g_autofree char *stored = plumb_day_format (day);
  g_autofree char *shown = stored != NULL ? plumb_value_display (&field, stored, NULL) : NULL;

  plumb_row_set (row, column, stored, shown);
}

/* The names of @people, of PlumbRecord, joined by commas. A new string. */
char *
plumb_rows_dup_names (const GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const char *name = plumb_record_get (g_ptr_array_index (people, i), "name");

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "");
    }
  return g_string_free (names, FALSE);
}

void
plumb_rows_free (PlumbRows *rows)
{
  if (rows == NULL)
    return;
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}
