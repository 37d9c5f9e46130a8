// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/sections/plumb-field-value.h"

static void
problem_free (gpointer data)
{
  PlumbPasteProblem *problem = data;

  g_free (problem->column);
  g_free (problem->text);
  g_free (problem->reason);
  g_free (problem);
}

/* Reads a cell that begins at @p into @cell; returns the tab, line end or end of text after it. A cell in
 * quotes may hold tabs and line ends, as spreadsheets write them. */
static const char *
read_cell (const char *p, GString *cell)
{
  g_string_truncate (cell, 0);
  if (*p == '"')
    {
      const char *q = p + 1;

      while (*q != '\0' && (*q != '"' || q[1] == '"'))
        {
          g_string_append_c (cell, *q);
          q += *q == '"' ? 2 : 1;
        }
      if (*q == '"' && (q[1] == '\0' || strchr ("\t\r\n", q[1]) != NULL))
        return q + 1;
      /* A quotation mark that is just text. */
      g_string_truncate (cell, 0);
    }
  while (*p != '\0' && strchr ("\t\r\n", *p) == NULL)
    g_string_append_c (cell, *p++);
  return p;
}

/* @text as rows (GPtrArray of GPtrArray of strings), split at tabs and line ends; rows without any word
 * are left out. */
GPtrArray *
plumb_paste_split (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
      gboolean words = FALSE;

      for (;;)
        {
          p = read_cell (p, cell);
          g_ptr_array_add (row, g_strstrip (g_strdup (cell->str)));
          words = words || *(char *)row->pdata[row->len - 1] != '\0';
          if (*p != '\t')
            break;
          p++;
        }
      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
      if (words)
        g_ptr_array_add (rows, row);
      else
        g_ptr_array_unref (row);
    }
  return rows;
}

static const PlumbField *
find_titled (GPtrArray *fields, const char *title)
{
  g_autofree char *wanted = plumb_fold (title);

  for (guint i = 0; i < fields->len; i++)
    {
      const PlumbField *field = fields->pdata[i];
      g_autofree char *local = NULL, *english = NULL;

      if (field == NULL)
        continue;
      local = plumb_fold (plumb_field_get_title (field));
      english = plumb_fold (field->title);
      if (strcmp (wanted, field->id) == 0 || strcmp (wanted, local) == 0
          || strcmp (wanted, english) == 0)
        return field;
    }
  return NULL;
}

/* Which field each pasted column goes into (const PlumbField *, NULL: none): by the titles in the first
 * row when at least half of them, and not just one of many, are titles or ids of @fields; else in the
 * order of @fields from @first_column on. */
GPtrArray *
plumb_paste_map (const PlumbTable *table,
                 GPtrArray *fields,
                 GPtrArray *rows,
                 guint first_column,
                 gboolean *has_header)
{
  GPtrArray *map = g_ptr_array_new ();
  GPtrArray *first = rows->len > 0 ? rows->pdata[0] : NULL;
  guint known = 0, named = 0, widest = 0;

  for (guint i = 0; first != NULL && i < first->len; i++)
    {
      const PlumbField *field = find_titled (fields, first->pdata[i]);

      known += field != NULL ? 1 : 0;
      named += *(char *)first->pdata[i] != '\0' ? 1 : 0;
      g_ptr_array_add (map, (gpointer)field);
    }
  *has_header = rows->len > 1 && known > 0 && known * 2 >= named;
  if (*has_header)
    return map;
  g_ptr_array_set_size (map, 0);
  for (guint i = 0; i < rows->len; i++)
    widest = MAX (widest, ((GPtrArray *)rows->pdata[i])->len);
  for (guint i = 0; i < widest; i++)
    g_ptr_array_add (map, first_column + i < fields->len ? fields->pdata[first_column + i] : NULL);
  return map;
}

static void
note_problem (
    GPtrArray *problems, guint row, const PlumbField *field, const char *text, const char *reason)
{
  PlumbPasteProblem *problem = g_new0 (PlumbPasteProblem, 1);

  problem->row = row;
  problem->column = field != NULL ? g_strdup (plumb_field_get_title (field)) : NULL;
  problem->text = g_strdup (text);
  problem->reason = g_strdup (reason);
  g_ptr_array_add (problems, problem);
}

static gboolean
is_yes_or_no (const PlumbField *field)
{
  return field->type == PLUMB_FIELD_BOOLEAN;
}

/* What of a pasted row fits, as field id -> text; what does not is noted. */
static GHashTable *
take_row (PlumbReview *review,
          const PlumbTable *table,
          GPtrArray *map,
          GPtrArray *cells,
          guint number,
          GPtrArray *problems)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < cells->len; i++)
    {
      const PlumbField *field = i < map->len ? map->pdata[i] : NULL;
      const char *text = cells->pdata[i];
      g_autoptr (GError) error = NULL;

      if (*text == '\0' || (field != NULL && is_yes_or_no (field) && strcmp (text, "-") == 0))
        continue;
      if (field == NULL)
        note_problem (problems, number, NULL, text, _ ("no column of this name"));
      else if (!plumb_field_value_check (review, table, field, text, &error))
        note_problem (problems, number, field, text, error->message);
      else
        g_hash_table_replace (texts, g_strdup (field->id), g_strdup (text));
    }
  return texts;
}

static char *
join_cells (GPtrArray *cells)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " · " : "", (char *)cells->pdata[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Adds the rows of @text to @table as one act, and returns how many. @fields are the columns (the first
 * one may be NULL), @first_column where rows without a header begin. What does not fit stays out and is
 * told in @problems (PlumbPasteProblem, freed with the array). 0 and @error: nothing was changed. */
guint
plumb_paste_rows (PlumbReview *review,
                  const PlumbTable *table,
                  GPtrArray *fields,
                  guint first_column,
                  const char *text,
                  GPtrArray **problems,
                  GError **error)
{
  g_autoptr (GPtrArray) rows = plumb_paste_split (text);
  g_autoptr (GPtrArray) map = NULL;
  g_autofree char *label = NULL;
  gboolean has_header;
  guint made = 0;

  *problems = g_ptr_array_new_with_free_func (problem_free);
  map = plumb_paste_map (table, fields, rows, first_column, &has_header);
  /* Translators: what was done, in the history; %s is a table such as Gaps. */
  label = g_strdup_printf (_ ("Paste into %s"), plumb_table_get_title (table));
  plumb_review_begin (review, label);
  for (guint i = has_header ? 1 : 0; i < rows->len; i++)
    {
      guint number = has_header ? i : i + 1;
      g_autoptr (GHashTable) texts =
          take_row (review, table, map, rows->pdata[i], number, *problems);
      g_autoptr (GError) refused = NULL;

      if (g_hash_table_size (texts) > 0
          && plumb_field_value_insert (review, table, texts, &refused) != NULL)
        made++;
      else
        {
          g_autofree char *whole = join_cells (rows->pdata[i]);

          note_problem (*problems, number, NULL, whole,
                        refused != NULL ? refused->message : _ ("nothing in it fits"));
        }
    }
  if (made == 0)
    {
      plumb_review_rollback (review);
      return 0;
    }
  return plumb_review_commit (review, error) ? made : 0;
}

/* @text as a cell that spreadsheets read back, in quotes where it needs them. New string. */
char *
plumb_paste_quote (const char *text)
{
  g_autoptr (GString) quoted = NULL;

  if (strpbrk (text, "\t\r\n\"") == NULL)
    return g_strdup (text);
  quoted = g_string_new ("\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}
