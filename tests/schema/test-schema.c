// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib.h>
#include <string.h>

#include "plumb-ids-text.h"
#include "schema/plumb-schema.h"
#include "schema/plumb-value.h"

static void
check_field (const PlumbTable *table, guint index)
{
  const PlumbField *field = &table->fields[index];
  gboolean words =
      field->type == PLUMB_FIELD_CHOICE || (field->type == PLUMB_FIELD_SET && !field->target);

  g_test_message ("%s.%s", table->id, field->id);
  g_assert_nonnull (field->title);
  g_assert_cmpint (plumb_table_find_field (table, field->id), ==, (int)index);
  g_assert_cmpint (words, ==, field->vocabulary != NULL);
  if (field->vocabulary != NULL)
    g_assert_nonnull (plumb_schema_find_vocabulary (field->vocabulary));
  if (field->target != NULL)
    g_assert_nonnull (plumb_schema_find_table (field->target));
  if (field->type == PLUMB_FIELD_REFERENCE)
    g_assert_nonnull (field->target);
  g_assert_cmpint (field->type == PLUMB_FIELD_SET, ==, field->link_table != NULL);
  if (field->link_table != NULL)
    {
      g_assert_null (plumb_schema_find_table (field->link_table));
      g_assert_cmpstr (field->link_column, !=, table->id);
    }
  if (field->type == PLUMB_FIELD_ANY)
    {
      g_assert_cmpuint (index, >, 0);
      g_assert_cmpint (table->fields[index - 1].type, ==, PLUMB_FIELD_TABLE);
    }
  if (field->initial != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = plumb_value_normalize (field, field->initial, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (stored, ==, field->initial);
    }
}

static void
test_tables (void)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const PlumbTable *table = tables[i];
      guint keys = 0;

      g_assert_true (g_hash_table_add (seen, (gpointer)table->id));
      g_assert_cmpuint (table->n_fields, <=, PLUMB_MAX_FIELDS);
      g_assert_nonnull (table->title);
      g_assert_nonnull (table->singular);
      if (table->name_field != NULL)
        g_assert_cmpint (plumb_table_find_field (table, table->name_field), >=, 0);
      for (guint j = 0; j < table->n_fields; j++)
        {
          check_field (table, j);
          if (table->fields[j].flags & PLUMB_FIELD_KEY)
            keys++;
          if (table->fields[j].link_table != NULL)
            g_assert_true (g_hash_table_add (seen, (gpointer)table->fields[j].link_table));
        }
      g_assert_cmpint (keys > 0, ==, (table->flags & PLUMB_TABLE_NATURAL) != 0);
    }
}

static void
test_vocabularies (void)
{
  guint n;
  const PlumbVocabulary *all = plumb_schema_get_vocabularies (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) spellings =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < all[i].n_words; j++)
        {
          const PlumbWord *word = &all[i].words[j];
          g_auto (GStrv) aliases = g_strsplit (word->aliases != NULL ? word->aliases : "", "|", -1);

          g_assert_true (plumb_vocabulary_find (&all[i], word->word) == word);
          if (!g_hash_table_add (spellings, plumb_fold (word->word)))
            g_error ("%s: %s stands twice", all[i].id, word->word);
          for (guint k = 0; aliases[k] != NULL; k++)
            {
              if (!g_hash_table_add (spellings, plumb_fold (aliases[k])))
                g_error ("%s: %s stands twice", all[i].id, aliases[k]);
              g_assert_true (plumb_vocabulary_find (&all[i], aliases[k]) == word);
            }
        }
    }
}

static void
test_sections (void)
{
  guint n;
  const PlumbSection *sections = plumb_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      const PlumbSection *section = &sections[i];
      const PlumbTable *table = plumb_schema_find_table (section->table);

      g_test_message ("%s", section->id);
      g_assert_cmpint (section->type == PLUMB_SECTION_TABLE, ==, table != NULL);
      g_assert_cmpint (section->type == PLUMB_SECTION_DIAGRAM, ==, section->view != NULL);
      g_assert_cmpint (section->kinds, !=, 0);
      if (table != NULL)
        g_assert_cmpint (section->kinds & ~table->kinds, ==, 0);
    }
}

static void
test_default_rows (void)
{
  guint n;
  const PlumbDefaultRow *rows = plumb_schema_get_default_rows (&n);
  static const char *const formats[] = { "session-90", "workshop", "overview-30" };

  for (guint i = 0; i < n; i++)
    {
      const PlumbTable *table = plumb_schema_find_table (rows[i].table);

      g_assert_nonnull (table);
      for (guint j = 0; rows[i].values[j][0] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;
          const PlumbField *field = plumb_table_get_field (table, rows[i].values[j][0]);
          g_autofree char *stored = NULL;

          g_assert_nonnull (field);
          stored = plumb_value_normalize (field, rows[i].values[j][1], NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (stored, ==, rows[i].values[j][1]);
        }
    }
  /* Discovery takes at least half of every format, and the minutes add up to its name. */
  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      static const int totals[] = { 90, 240, 30 };
      int total = 0, discovery = 0;

      for (guint i = 0; i < n; i++)
        if (g_strcmp0 (rows[i].format, formats[f]) == 0)
          {
            int minutes = atoi (rows[i].values[2][1]);

            total += minutes;
            if (strcmp (rows[i].values[0][1], "discovery") == 0)
              discovery += minutes;
          }
      g_test_message ("%s: %d of %d minutes", formats[f], discovery, total);
      g_assert_cmpint (total, ==, totals[f]);
      g_assert_cmpint (discovery * 2, >=, total);
    }
}

typedef struct
{
  PlumbFieldType type;
  const char *vocabulary;
  const char *text;
  const char *stored; /* NULL: refused */
} ValueCase;

static void
test_values (void)
{
  static const ValueCase cases[] = {
    { PLUMB_FIELD_TEXT, NULL, "  Okta\n", "Okta" },
    { PLUMB_FIELD_TEXT, NULL, "two\nlines", "two lines" },
    { PLUMB_FIELD_TEXT, NULL, "bell\a", NULL },
    { PLUMB_FIELD_TEXT, NULL, "\xff\xfe", NULL },
    { PLUMB_FIELD_TEXT, NULL, "", "" },
    { PLUMB_FIELD_LONG_TEXT, NULL, "a\r\nb\tc", "a\nb\tc" },
    { PLUMB_FIELD_INTEGER, NULL, "42", "42" },
    { PLUMB_FIELD_INTEGER, NULL, "4x", NULL },
    { PLUMB_FIELD_INTEGER, NULL, "99999999999", NULL },
    { PLUMB_FIELD_REAL, NULL, "0.5", "0.5" },
    { PLUMB_FIELD_REAL, NULL, "nan", NULL },
    { PLUMB_FIELD_REAL, NULL, "inf", NULL },
    { PLUMB_FIELD_BOOLEAN, NULL, "Yes", "1" },
    { PLUMB_FIELD_BOOLEAN, NULL, "0", "0" },
    { PLUMB_FIELD_BOOLEAN, NULL, "maybe", NULL },
    { PLUMB_FIELD_DATE, NULL, "2026-02-28", "2026-02-28" },
    { PLUMB_FIELD_DATE, NULL, "2026-02-29", NULL },
    { PLUMB_FIELD_DATE, NULL, "28.2.2026", NULL },
    { PLUMB_FIELD_INSTANT, NULL, "2026-11-18T14:00:00Z", "2026-11-18T14:00:00Z" },
    { PLUMB_FIELD_INSTANT, NULL, "2026-11-18 15:00", "2026-11-18T14:00:00Z" },
    { PLUMB_FIELD_INSTANT, NULL, "2026-07-18T15:00:00+05:30", "2026-07-18T09:30:00Z" },
    { PLUMB_FIELD_INSTANT, NULL, "2026-07-18", "2026-07-17T22:00:00Z" },
    { PLUMB_FIELD_INSTANT, NULL, "tomorrow", NULL },
    { PLUMB_FIELD_MINUTES, NULL, "45", "45" },
    { PLUMB_FIELD_MINUTES, NULL, "1 h 30", "90" },
    { PLUMB_FIELD_MINUTES, NULL, "1h30min", "90" },
    { PLUMB_FIELD_MINUTES, NULL, "30 min 1 h", NULL },
    { PLUMB_FIELD_MINUTES, NULL, "-5", NULL },
    { PLUMB_FIELD_DAYS, NULL, "3 weeks", "21" },
    { PLUMB_FIELD_DAYS, NULL, "14", "14" },
    { PLUMB_FIELD_DAYS, NULL, "2 h", NULL },
    { PLUMB_FIELD_CHOICE, "level", "High", "high" },
    { PLUMB_FIELD_CHOICE, "level", "enormous", NULL },
    { PLUMB_FIELD_CHOICE, "method", "saml", "SAML SSO" },
    { PLUMB_FIELD_CHOICE, "method", "Carrier pigeon", "Carrier pigeon" },
    { PLUMB_FIELD_TABLE, NULL, "system", "system" },
    { PLUMB_FIELD_TABLE, NULL, "sqlite_master", NULL },
    { PLUMB_FIELD_BLOB, NULL, "abc", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlumbField field = {
        .id = "field", .title = "Field", .type = cases[i].type, .vocabulary = cases[i].vocabulary
      };
      g_autoptr (GError) error = NULL;
      g_autofree char *stored =
          plumb_value_normalize (&field, cases[i].text, "Europe/Berlin", &error);

      g_test_message ("case %u: “%s” -> %s%s", i,
                      g_utf8_validate (cases[i].text, -1, NULL) ? cases[i].text : "?",
                      stored != NULL ? stored : "refused: ", error != NULL ? error->message : "");
      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_cmpint (error != NULL, ==, stored == NULL);
    }
}

static void
test_long_values (void)
{
  PlumbField name = { .id = "name", .title = "Name", .type = PLUMB_FIELD_TEXT };
  PlumbField text = { .id = "text", .title = "Text", .type = PLUMB_FIELD_LONG_TEXT };
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');
  g_autofree char *longest = g_strnfill (PLUMB_MAX_TEXT, 'a');
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_value_normalize (&name, huge, NULL, &error));
  g_assert_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (plumb_value_normalize (&text, huge, NULL, &error));
  g_assert_error (error, PLUMB_SCHEMA_ERROR, PLUMB_SCHEMA_ERROR_TOO_LONG);
  g_clear_error (&error);
  stored = plumb_value_normalize (&name, longest, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored, ==, longest);
}

static void
test_display (void)
{
  static const struct
  {
    PlumbFieldType type;
    const char *vocabulary;
    const char *stored;
    const char *shown;
  } cases[] = {
    { PLUMB_FIELD_DATE, NULL, "2026-11-08", "8 November 2026" },
    { PLUMB_FIELD_INSTANT, NULL, "2026-11-18T13:00:00Z", "18 November 2026, 14:00" },
    { PLUMB_FIELD_MINUTES, NULL, "90", "1 h 30 min" },
    { PLUMB_FIELD_DAYS, NULL, "21", "3 weeks" },
    { PLUMB_FIELD_DAYS, NULL, "1", "1 day" },
    { PLUMB_FIELD_CHOICE, "frequency", "at sign-in", "At sign-in" },
    { PLUMB_FIELD_CHOICE, "method", "Carrier pigeon", "Carrier pigeon" },
    { PLUMB_FIELD_BOOLEAN, NULL, "1", "Yes" },
    { PLUMB_FIELD_TEXT, NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlumbField field = {
        .id = "f", .title = "F", .type = cases[i].type, .vocabulary = cases[i].vocabulary
      };
      g_autofree char *shown = plumb_value_display (&field, cases[i].stored, "Europe/Berlin");

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "  SAP   S/4HANA ", "sap s/4hana" },
    { "Straße", "strasse" },
    { "Cafe\xcc\x81", "caf\xc3\xa9" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = plumb_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

/* docs/ids.md is written before the code that uses it, and stays true. */
static void
test_ids_page (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PLUMB_SOURCE_ROOT"), "docs", "ids.md", NULL);
  g_autofree char *page = NULL;
  g_autofree char *generated = plumb_ids_text ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  if (strstr (page, generated) == NULL)
    g_error ("docs/ids.md does not hold what tests/schema/print-ids prints; paste that into it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/vocabularies", test_vocabularies);
  g_test_add_func ("/schema/sections", test_sections);
  g_test_add_func ("/schema/default-rows", test_default_rows);
  g_test_add_func ("/schema/values", test_values);
  g_test_add_func ("/schema/long-values", test_long_values);
  g_test_add_func ("/schema/display", test_display);
  g_test_add_func ("/schema/fold", test_fold);
  g_test_add_func ("/schema/ids-page", test_ids_page);
  return g_test_run ();
}
