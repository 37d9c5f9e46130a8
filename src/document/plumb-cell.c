// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "document/plumb-review.h"
#include "schema/plumb-value.h"

/* @value as text that reads back as the same number. */
char *
plumb_real_dup_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* SQLite does not keep the sign of zero. */
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value == 0 ? 0 : value));
}

/* @value as a record holds it; NULL when it is empty. A new string. */
char *
plumb_cell_dup_text (sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      return NULL;
    case SQLITE_FLOAT:
      return plumb_real_dup_text (sqlite3_value_double (value));
    default:
      return g_strdup ((const char *)sqlite3_value_text (value));
    }
}

/* @value as a place in a list. */
double
plumb_cell_get_place (sqlite3_value *value)
{
  return sqlite3_value_double (value);
}

static gboolean
is_integer (PlumbFieldType type)
{
  return type == PLUMB_FIELD_INTEGER || type == PLUMB_FIELD_BOOLEAN || type == PLUMB_FIELD_MINUTES
         || type == PLUMB_FIELD_DAYS;
}

static PlumbFieldType
type_of (const PlumbLayout *layout, guint column)
{
  int field = layout->columns[column].field;

  if (field == PLUMB_COLUMN_PLACE)
    return PLUMB_FIELD_REAL;
  return field >= 0 ? layout->table->fields[field].type : PLUMB_FIELD_TEXT;
}

/* Binds @text, a normalized value of @column or NULL, as the column stores it. @text must live until
 * the statement is stepped. */
void
plumb_cell_bind (
    sqlite3_stmt *statement, int index, const PlumbLayout *layout, guint column, const char *text)
{
  PlumbFieldType type = type_of (layout, column);

  if (text == NULL || *text == '\0')
    sqlite3_bind_null (statement, index);
  else if (is_integer (type))
    sqlite3_bind_int64 (statement, index, g_ascii_strtoll (text, NULL, 10));
  else if (type == PLUMB_FIELD_REAL)
    sqlite3_bind_double (statement, index, g_ascii_strtod (text, NULL));
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static gboolean
refuse (const PlumbLayout *layout, guint column, const char *why, GError **error)
{
  g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_DAMAGED,
               /* Translators: table, column, what is wrong with a value. */
               _ ("The file is damaged: in %s, %s, %s; recover what can be read"), layout->name,
               layout->columns[column].name, why);
  return FALSE;
}

/* Plain text without control characters is by far the most frequent: one pass for it. */
static gboolean
text_is_clean (const char *text, gsize length, gboolean several_lines)
{
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar)text[i];

      if (c >= 0x80)
        ascii = FALSE;
      else if (c == 0x7f || (c < 0x20 && !(several_lines && (c == '\n' || c == '\t'))))
        return FALSE;
    }
  if (ascii)
    return TRUE;
  if (!g_utf8_validate (text, (gssize)length, NULL))
    return FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if ((guchar)*p == 0xc2 && g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_known_word (const PlumbVocabulary *closed, const char *text)
{
  for (guint i = 0; i < closed->n_words; i++)
    if (strcmp (closed->words[i].word, text) == 0)
      return TRUE;
  return FALSE;
}

/* What a value needs beyond clean text: NULL when it fits, else a sentence's end. */
static const char *
misfit_of_type (const PlumbField *field, const char *text)
{
  g_autoptr (GDateTime) when = NULL;

  if (field->is_valid != NULL && !field->is_valid (text))
    return _ ("a text does not have the form that it needs");
  switch (field->type)
    {
    case PLUMB_FIELD_DATE:
      return plumb_date_is_valid (text) ? NULL : _ ("a date is not one");
    case PLUMB_FIELD_INSTANT:
      when = plumb_instant_parse (text);
      return when != NULL ? NULL : _ ("a time is not one");
    case PLUMB_FIELD_TABLE:
      return plumb_schema_find_table (text) != NULL ? NULL : _ ("a table is not known");
    case PLUMB_FIELD_BLOB:
      return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64
                 ? NULL
                 : _ ("a hash is not one");
    default:
      return NULL;
    }
}

static gboolean
check_text (const PlumbLayout *layout, guint column, sqlite3_value *value, GError **error)
{
  int index = layout->columns[column].field;
  const PlumbField *field = index >= 0 ? &layout->table->fields[index] : NULL;
  gboolean is_long = field != NULL && field->type == PLUMB_FIELD_LONG_TEXT;
  gsize length = (gsize)sqlite3_value_bytes (value);
  const char *text = (const char *)sqlite3_value_text (value);
  const char *why;

  if (index == PLUMB_COLUMN_MEMBER)
    field = &layout->table->fields[layout->set];
  if (text == NULL || !text_is_clean (text, length, is_long))
    return refuse (layout, column, _ ("a text has characters that it may not have"), error);
  if (length == 0)
    return refuse (layout, column, _ ("a text is empty instead of missing"), error);
  if (length > PLUMB_MAX_LONG_TEXT
      || (!is_long && length > PLUMB_MAX_TEXT && g_utf8_strlen (text, -1) > PLUMB_MAX_TEXT))
    return refuse (layout, column, _ ("a text is too long"), error);
  if (layout->columns[column].key && index != PLUMB_COLUMN_MEMBER && strchr (text, '/') != NULL)
    return refuse (layout, column, _ ("an id has a slash"), error);
  if (layout->columns[column].closed != NULL
      && !is_known_word (layout->columns[column].closed, text))
    return refuse (layout, column, _ ("a word is not one of those that are allowed"), error);
  if (field != NULL && (why = misfit_of_type (field, text)) != NULL)
    return refuse (layout, column, why, error);
  return TRUE;
}

static gboolean
may_be_null (const PlumbLayout *layout, guint column)
{
  int field = layout->columns[column].field;

  if (layout->columns[column].key || field < 0)
    return FALSE;
  /* A customer's copy has none of what is internal. */
  return !(layout->table->fields[field].flags & PLUMB_FIELD_REQUIRED)
         || plumb_field_is_internal (layout->table, &layout->table->fields[field]);
}

/* Whether @value from a file that came from elsewhere may stand in @column. Errors:
 * PLUMB_DOCUMENT_ERROR_DAMAGED, naming table and column. */
gboolean
plumb_cell_check (const PlumbLayout *layout, guint column, sqlite3_value *value, GError **error)
{
  PlumbFieldType type = type_of (layout, column);
  int stored = sqlite3_value_type (value);
  gint64 integer;

  if (stored == SQLITE_NULL)
    return may_be_null (layout, column) || refuse (layout, column, _ ("a value is missing"), error);
  if (is_integer (type))
    {
      integer = sqlite3_value_int64 (value);
      if (stored != SQLITE_INTEGER || integer < G_MININT32 || integer > G_MAXINT32
          || (type == PLUMB_FIELD_BOOLEAN && integer != 0 && integer != 1))
        return refuse (layout, column, _ ("a value is not a number that fits"), error);
      return TRUE;
    }
  if (type == PLUMB_FIELD_REAL)
    return ((stored == SQLITE_FLOAT || stored == SQLITE_INTEGER)
            && isfinite (sqlite3_value_double (value)))
           || refuse (layout, column, _ ("a value is not a number"), error);
  if (stored != SQLITE_TEXT)
    return refuse (layout, column, _ ("a value is not a text"), error);
  return check_text (layout, column, value, error);
}
