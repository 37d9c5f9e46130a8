// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "exchange/plumb-csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS ",;\t"
#define MOST_BYTES (64 * 1024 * 1024)

G_DEFINE_QUARK (plumb - exchange - error - quark, plumb_exchange_error)

static void
row_free (gpointer data)
{
  PlumbCsvRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* -- Bytes to text ------------------------------------------------------------------------------------ */

static guint
line_of (const char *text, const char *place)
{
  guint line = 1;

  for (const char *p = text; p < place; p++)
    line += *p == '\n';
  return line;
}

static char *
from_utf16 (const char *bytes, gsize length, GError **error)
{
  char *text = g_convert (bytes, (gssize)length, "UTF-8", "UTF-16", NULL, NULL, NULL);

  if (text == NULL)
    g_set_error_literal (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
                         _ ("the text is not valid UTF-16; save it as “CSV UTF-8”"));
  return text;
}

/* As UTF-8 without a byte-order mark. New string. */
static char *
dup_text (const char *bytes, gsize length, GError **error)
{
  const char *end;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return from_utf16 (bytes, length, error);
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (g_utf8_validate_len (bytes, length, &end))
    return g_strndup (bytes, length);
  g_set_error (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
               _ ("line %u is not valid UTF-8; save the table as “CSV UTF-8”"),
               line_of (bytes, end));
  return NULL;
}

/* The separator that the first line with anything in it has most of, outside quotes. */
static char
find_separator (const char *text)
{
  guint counts[sizeof SEPARATORS] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  text += strspn (text, "\r\n");
  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *found = strchr (SEPARATORS, *p);

      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && found != NULL)
        counts[found - SEPARATORS]++;
    }
  for (guint i = 1; i < strlen (SEPARATORS); i++)
    if (counts[i] > counts[best])
      best = i;
  return SEPARATORS[best];
}

/* -- Rows --------------------------------------------------------------------------------------------- */

typedef struct
{
  struct csv_parser parser;
  GPtrArray *rows;
  GPtrArray *cells; /* of the row that is read */
  guint row_line;
} Reader;

static void
cell_read (void *text, size_t length, void *data)
{
  Reader *reader = data;

  g_ptr_array_add (reader->cells, g_strndup (text, length));
}

static gboolean
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *)g_ptr_array_index (cells, i) != '\0')
      return FALSE;
  return TRUE;
}

static void
row_read (int end, void *data)
{
  Reader *reader = data;
  PlumbCsvRow *row;

  if (is_blank (reader->cells))
    {
      g_ptr_array_set_size (reader->cells, 0);
      return;
    }
  row = g_new0 (PlumbCsvRow, 1);
  row->line = reader->row_line;
  row->cells = reader->cells;
  g_ptr_array_add (reader->rows, row);
  reader->cells = g_ptr_array_new_with_free_func (g_free);
}

/* Line by line, so that a row and an error know where they are. */
static gboolean
read_lines (Reader *reader, const char *text, GError **error)
{
  guint line = 1;
  const char *next;

  for (const char *p = text; *p != '\0'; p = next, line++)
    {
      const char *newline = strchr (p, '\n');
      gsize length;

      next = newline != NULL ? newline + 1 : p + strlen (p);
      length = (gsize)(next - p);
      if (!reader->parser.quoted)
        reader->row_line = line;
      if (csv_parse (&reader->parser, p, length, cell_read, row_read, reader) == length)
        continue;
      g_set_error (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
                   _ ("line %u: a quotation mark stands inside a cell; double it, and put the cell "
                      "into quotation marks"),
                   line);
      return FALSE;
    }
  if (csv_fini (&reader->parser, cell_read, row_read, reader) == 0)
    return TRUE;
  g_set_error (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
               _ ("line %u: a quotation mark opens a cell that is never closed"), reader->row_line);
  return FALSE;
}

GPtrArray *
plumb_csv_parse (const char *bytes, gsize length, GError **error)
{
  g_autofree char *text = NULL;
  Reader reader = { 0 };
  gboolean done;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, PLUMB_EXCHANGE_ERROR, PLUMB_EXCHANGE_ERROR_FORMAT,
                           _ ("the table is larger than 64 MiB"));
      return NULL;
    }
  text = dup_text (bytes, length, error);
  if (text == NULL)
    return NULL;
  if (csv_init (&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("No memory for a table");
  csv_set_delim (&reader.parser, (unsigned char)find_separator (text));
  reader.rows = g_ptr_array_new_with_free_func (row_free);
  reader.cells = g_ptr_array_new_with_free_func (g_free);
  done = read_lines (&reader, text, error);
  csv_free (&reader.parser);
  g_ptr_array_unref (reader.cells);
  if (done)
    return reader.rows;
  g_ptr_array_unref (reader.rows);
  return NULL;
}

/* -- Writing ------------------------------------------------------------------------------------------ */

void
plumb_csv_append_cell (GString *out, const char *cell)
{
  gsize length = strlen (cell);
  g_autofree char *quoted = NULL;

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  /* An empty first cell needs its quotation marks too: without them the line seems not to have begun. */
  if (length > 0 && strpbrk (cell, ",;\"\t\r\n") == NULL && cell[0] != ' '
      && cell[length - 1] != ' ')
    {
      g_string_append (out, cell);
      return;
    }
  quoted = g_malloc (2 * length + 3);
  g_string_append_len (out, quoted, (gssize)csv_write (quoted, 2 * length + 3, cell, length));
}

void
plumb_csv_end_row (GString *out)
{
  g_string_append (out, "\r\n");
}
