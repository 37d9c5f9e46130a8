// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A catalogue from CSV: which column is which field, and what is wrong with the rows. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/plumb-catalogue-private.h"
#include "schema/plumb-value.h"

#define MOST_TOLD 20 /* problems, and hints; a file with more is wrong in one way many times */

/* Without these a row says nothing, or, worse, that something is available. */
static const char *const wanted[] = { "area", "method", "maturity", NULL };
/* Two rows that agree in all of these say the same thing twice, or contradict one another. */
static const char *const identity[] = { "area",      "method",  "direction", "features",
                                        "frequency", "network", NULL };

typedef struct
{
  PlumbCatalogue *catalogue;
  GPtrArray *problems;
  GPtrArray *hints;
  guint more_problems;
  guint more_hints;
  int *fields; /* of each column of the file; -1: none */
  guint n_columns;
  GHashTable *seen;  /* identity -> line */
  GHashTable *words; /* field and text -> stored form: the same few words stand in every row */
} Parse;

static void
tell (Parse *parse, gboolean problem, char *sentence)
{
  GPtrArray *list = problem ? parse->problems : parse->hints;

  if (list->len < MOST_TOLD)
    {
      g_ptr_array_add (list, sentence);
      return;
    }
  g_free (sentence);
  if (problem)
    parse->more_problems++;
  else
    parse->more_hints++;
}

static void
tell_rest (GPtrArray *list, guint more)
{
  if (more > 0)
    g_ptr_array_add (list, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more like these",
                                                         "and %u more like these", more),
                                            more));
}

/* -- The row of titles ---------------------------------------------------------------------------------- */

static gboolean
means (const PlumbField *field, const char *title)
{
  g_autofree char *folded = plumb_fold (title);
  g_autofree char *id = plumb_fold (field->id);
  g_autofree char *shown = plumb_fold (plumb_field_get_title (field));
  g_autofree char *english = plumb_fold (field->title);

  g_strdelimit (g_strstrip (folded), "_-", ' ');
  g_strdelimit (id, "_", ' ');
  return strcmp (folded, id) == 0 || strcmp (folded, shown) == 0 || strcmp (folded, english) == 0;
}

static int
find_field (const PlumbTable *table, const char *title)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (plumb_catalogue_has_field (&table->fields[i]) && means (&table->fields[i], title))
      return (int)i;
  return -1;
}

static gboolean
has_column (const Parse *parse, int field)
{
  for (guint i = 0; i < parse->n_columns; i++)
    if (parse->fields[i] == field)
      return TRUE;
  return FALSE;
}

static void
read_titles (Parse *parse, const PlumbCsvRow *row)
{
  const PlumbTable *table = parse->catalogue->table;

  parse->fields = g_new (int, row->cells->len);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *title = g_ptr_array_index (row->cells, i);
      int field = find_field (table, title);

      if (field < 0 && *title != '\0')
        tell (parse, FALSE,
              g_strdup_printf (_ ("line %u: the column “%s” is left out; a catalogue has none of "
                                  "that name"),
                               row->line, title));
      if (field >= 0 && has_column (parse, field))
        tell (parse, TRUE,
              g_strdup_printf (_ ("line %u: the column “%s” is there twice"), row->line, title));
      parse->fields[i] = field;
      parse->n_columns = i + 1;
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_column (parse, plumb_table_find_field (table, wanted[i])))
      tell (parse, TRUE,
            g_strdup_printf (_ ("line %u: the column “%s” is missing"), row->line, wanted[i]));
}

/* -- Rows ----------------------------------------------------------------------------------------------- */

/* A word that nobody declared is kept, since words are open, but said: it may be a slip. */
static void
hint_at_word (Parse *parse, const PlumbField *field, const char *word, guint line)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary (field->vocabulary);

  if (vocabulary != NULL && plumb_vocabulary_find (vocabulary, word) == NULL)
    tell (parse, FALSE,
          g_strdup_printf (_ ("line %u: “%s” is not a known word for %s; it is kept as it is"),
                           line, word, field->id));
}

/* The stored form of one value or member; NULL when it does not fit. */
static char *
normalize (Parse *parse, const PlumbField *field, const char *text, guint line)
{
  gboolean word = field->type == PLUMB_FIELD_CHOICE || field->type == PLUMB_FIELD_SET;
  g_autofree char *key = word ? g_strconcat (field->id, "\x1f", text, NULL) : NULL;
  const char *known = word ? g_hash_table_lookup (parse->words, key) : NULL;
  g_autoptr (GError) error = NULL;
  char *stored;

  if (known != NULL)
    return g_strdup (known);
  stored = plumb_value_normalize (field, text, NULL, &error);
  if (stored == NULL)
    {
      /* Translators: a line of a file, what is wrong with it. */
      tell (parse, TRUE, g_strdup_printf (_ ("line %u: %s"), line, error->message));
      return NULL;
    }
  if (!word)
    return stored;
  if (*stored != '\0')
    hint_at_word (parse, field, stored, line);
  g_hash_table_insert (parse->words, g_steal_pointer (&key), g_strdup (stored));
  return stored;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Members, separated by commas, semicolons or lines, sorted, each of them once. */
static char *
normalize_set (Parse *parse, const PlumbField *field, const char *text, guint line)
{
  g_auto (GStrv) members = g_strsplit_set (text, ",;\n", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; members[i] != NULL; i++)
    {
      char *word = normalize (parse, field, g_strstrip (members[i]), line);

      if (word != NULL && *word != '\0'
          && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, word);
      else
        g_free (word);
    }
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

static void
check_row (Parse *parse, char **row, guint line)
{
  const PlumbTable *table = parse->catalogue->table;
  char *key = plumb_catalogue_dup_key (parse->catalogue, row, identity);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (parse->seen, key));

  if (first > 0)
    tell (parse, TRUE,
          g_strdup_printf (_ ("line %u says the same as line %u; leave one of them"), line, first));
  g_hash_table_insert (parse->seen, key, GUINT_TO_POINTER (first > 0 ? first : line));
  for (guint i = 0; wanted[i] != NULL; i++)
    if (*row[plumb_table_find_field (table, wanted[i])] == '\0')
      tell (parse, TRUE, g_strdup_printf (_ ("line %u: %s is empty"), line, wanted[i]));
  if (strcmp (row[plumb_table_find_field (table, "maturity")], "roadmap") == 0
      && *row[plumb_table_find_field (table, "available_from")] == '\0')
    tell (parse, FALSE,
          g_strdup_printf (_ ("line %u: it is on the roadmap, but available_from has no date"),
                           line));
}

static void
read_row (Parse *parse, const PlumbCsvRow *csv)
{
  const PlumbTable *table = parse->catalogue->table;
  char **row = g_new0 (char *, table->n_fields + 1);
  guint before = parse->problems->len;

  if (csv->cells->len > parse->n_columns)
    tell (parse, TRUE,
          g_strdup_printf (_ ("line %u has %u cells, but there are %u columns; is a separator "
                              "missing its quotation marks?"),
                           csv->line, csv->cells->len, parse->n_columns));
  for (guint i = 0; i < MIN (csv->cells->len, parse->n_columns); i++)
    {
      const char *text = g_ptr_array_index (csv->cells, i);
      const PlumbField *field;

      if (parse->fields[i] < 0)
        continue;
      field = &table->fields[parse->fields[i]];
      row[parse->fields[i]] = field->type == PLUMB_FIELD_SET
                                  ? normalize_set (parse, field, text, csv->line)
                                  : normalize (parse, field, text, csv->line);
    }
  for (guint i = 0; i < table->n_fields; i++)
    if (row[i] == NULL)
      row[i] = g_strdup ("");
  g_ptr_array_add (parse->catalogue->rows, row);
  /* A value that does not fit has been told; that it is empty then would be no news. */
  if (parse->problems->len == before)
    check_row (parse, row, csv->line);
}

static void
read_rows (Parse *parse, const GPtrArray *rows)
{
  if (rows->len < 2)
    {
      tell (parse, TRUE, g_strdup (_ ("line 1: a row of titles and at least one more are wanted")));
      return;
    }
  read_titles (parse, g_ptr_array_index (rows, 0));
  /* With the wrong columns every row would be wrong. */
  if (parse->problems->len > 0)
    return;
  for (guint i = 1; i < rows->len; i++)
    read_row (parse, g_ptr_array_index (rows, i));
}

PlumbCatalogue *
plumb_catalogue_parse (const char *bytes, gsize length, GPtrArray *problems, GPtrArray *hints)
{
  Parse parse = { .problems = problems, .hints = hints };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = plumb_csv_parse (bytes, length, &error);
  g_autoptr (PlumbCatalogue) catalogue = plumb_catalogue_new ();

  g_return_val_if_fail (problems != NULL && hints != NULL, NULL);

  if (rows == NULL)
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return NULL;
    }
  parse.catalogue = catalogue;
  parse.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parse.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_rows (&parse, rows);
  tell_rest (problems, parse.more_problems);
  tell_rest (hints, parse.more_hints);
  g_hash_table_unref (parse.seen);
  g_hash_table_unref (parse.words);
  g_free (parse.fields);
  return problems->len == 0 ? g_steal_pointer (&catalogue) : NULL;
}
