// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The bytes of a changeset (the comment "CHANGESET BLOB FORMAT" in SQLite's sqlite3session.c), looked at
 * before SQLite does: its functions loop for ever on some that are none. */

#include "document/plumb-changeset-format.h"

#include <sqlite3.h>
#include <string.h>

#include "document/plumb-layout.h"

#define MAX_COLUMNS (PLUMB_MAX_FIELDS + 2)
#define NUMBER_LENGTH 8

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
skip (Reader *reader, guint64 n)
{
  if (n > (guint64)(reader->end - reader->at))
    return FALSE;
  reader->at += n;
  return TRUE;
}

/* SQLite's variable-length integers: seven bits a byte, the highest first. Nine bytes never stand in a
 * changeset that is shorter than 2 GiB. */
static gboolean
read_varint (Reader *reader, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 5 && reader->at < reader->end; i++)
    {
      guint8 byte = *reader->at++;

      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip_value (Reader *reader)
{
  guint64 length;

  if (reader->at >= reader->end)
    return FALSE;
  switch (*reader->at++)
    {
    case 0: /* not changed */
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (reader, NUMBER_LENGTH);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

static gboolean
skip_record (Reader *reader, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (!skip_value (reader))
      return FALSE;
  return TRUE;
}

static gboolean
read_table (Reader *reader, guint *n_columns)
{
  guint64 n;
  const guint8 *name;

  if (!read_varint (reader, &n) || n == 0 || n > MAX_COLUMNS || !skip (reader, n))
    return FALSE;
  name = reader->at;
  while (reader->at < reader->end && *reader->at != '\0')
    reader->at++;
  if (reader->at == reader->end)
    return FALSE;
  reader->at++;
  *n_columns = (guint)n;
  return plumb_layout_find ((const char *)name) != NULL;
}

static gboolean
read_change (Reader *reader, guint8 operation, guint n_columns)
{
  if (n_columns == 0 || !skip (reader, 1))
    return FALSE;
  if (operation == SQLITE_UPDATE)
    return skip_record (reader, n_columns) && skip_record (reader, n_columns);
  return (operation == SQLITE_INSERT || operation == SQLITE_DELETE)
         && skip_record (reader, n_columns);
}

/* Whether @bytes are a changeset of declared tables, from its first byte to its last. */
gboolean
plumb_changeset_is_well_formed (const void *bytes, gsize length)
{
  Reader reader = { bytes, (const guint8 *)bytes + length };
  guint n_columns = 0;

  if (length > G_MAXINT32)
    return FALSE;
  while (reader.at < reader.end)
    {
      guint8 first = *reader.at++;
      gboolean good =
          first == 'T' ? read_table (&reader, &n_columns) : read_change (&reader, first, n_columns);

      if (!good)
        return FALSE;
    }
  return TRUE;
}
