// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "schema/plumb-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "schema/plumb-tables.h"
#include "schema/plumb-vocabularies.h"

/* In the order of `dump`. A table comes after those that it refers to where that is possible. */
static const PlumbTable *const tables[] = {
  &plumb_table_review,        &plumb_table_person,
  &plumb_table_pen,           &plumb_table_paragraph,
  &plumb_table_agenda_item,   &plumb_table_phase_time,
  &plumb_table_research,      &plumb_table_discovery,
  &plumb_table_capability,    &plumb_table_system,
  &plumb_table_connection,    &plumb_table_former,
  &plumb_table_placement,     &plumb_table_route_place,
  &plumb_table_annotation,    &plumb_table_ink,
  &plumb_table_data_source,   &plumb_table_integration_spec,
  &plumb_table_security_item, &plumb_table_compliance_item,
  &plumb_table_requirement,   &plumb_table_gap,
  &plumb_table_prerequisite,  &plumb_table_question,
  &plumb_table_next_step,     &plumb_table_risk,
  &plumb_table_decision,      &plumb_table_evidence,
  &plumb_table_attachment,    &plumb_table_note,
  &plumb_table_check_mark,    &plumb_table_baseline,
  &plumb_table_repeat,
};

/* All declared tables, in the order in which `dump` writes them. */
const PlumbTable *const *
plumb_schema_get_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

/* The table called @id, or NULL. */
const PlumbTable *
plumb_schema_find_table (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (tables[i]->id, id) == 0)
      return tables[i];
  return NULL;
}

/* All vocabularies. */
const PlumbVocabulary *
plumb_schema_get_vocabularies (guint *n_vocabularies)
{
  return plumb_vocabularies_get (n_vocabularies);
}

/* The vocabulary called @id, or NULL. */
const PlumbVocabulary *
plumb_schema_find_vocabulary (const char *id)
{
  guint n;
  const PlumbVocabulary *all = plumb_vocabularies_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (all[i].id, id) == 0)
      return &all[i];
  return NULL;
}

/* The statements that bring a file of schema @version - 1 to @version, or NULL where there are none.
 * Appended, never changed: files of every version are out there. Version 1 is the first. */
const char *
plumb_schema_get_migration (guint version)
{
  static const char *const migrations[PLUMB_SCHEMA_VERSION + 1] = { NULL };

  return version <= PLUMB_SCHEMA_VERSION ? migrations[version] : NULL;
}

/* The index of the field called @field_id in @table, or -1. */
int
plumb_table_find_field (const PlumbTable *table, const char *field_id)
{
  g_return_val_if_fail (table != NULL, -1);

  for (guint i = 0; i < table->n_fields; i++)
    if (g_strcmp0 (table->fields[i].id, field_id) == 0)
      return (int)i;
  return -1;
}

/* The field called @field_id in @table, or NULL. */
const PlumbField *
plumb_table_get_field (const PlumbTable *table, const char *field_id)
{
  int index = plumb_table_find_field (table, field_id);

  return index < 0 ? NULL : &table->fields[index];
}

static const char *
translated (const char *text)
{
  return text != NULL ? g_dgettext (GETTEXT_PACKAGE, text) : NULL;
}

/* The plural title of @table in the screen's language. */
const char *
plumb_table_get_title (const PlumbTable *table)
{
  return translated (table->title);
}

/* What one record of @table is called, in the screen's language. */
const char *
plumb_table_get_singular (const PlumbTable *table)
{
  return translated (table->singular);
}

/* A sentence on what @table is for, in the screen's language, or NULL. */
const char *
plumb_table_get_help (const PlumbTable *table)
{
  return translated (table->help);
}

/* The title of @field in the screen's language. */
const char *
plumb_field_get_title (const PlumbField *field)
{
  return translated (field->title);
}

/* A hint on what to write into @field, in the screen's language, or NULL. */
const char *
plumb_field_get_help (const PlumbField *field)
{
  return translated (field->help);
}

/* Whether @field of @table stays out of a customer's copy. */
gboolean
plumb_field_is_internal (const PlumbTable *table, const PlumbField *field)
{
  return (table->flags & PLUMB_TABLE_INTERNAL) != 0 || (field->flags & PLUMB_FIELD_INTERNAL) != 0;
}

/* @text as it is compared: NFC, casefolded, outer white space removed, inner runs made one space.
 * Returns a new string. */
char *
plumb_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
word_matches (const PlumbWord *word, const char *folded)
{
  g_autofree char *own = plumb_fold (word->word);

  if (strcmp (own, folded) == 0)
    return TRUE;
  if (word->title != NULL)
    {
      g_autofree char *title = plumb_fold (translated (word->title));
      g_autofree char *english = plumb_fold (word->title);

      if (strcmp (title, folded) == 0 || strcmp (english, folded) == 0)
        return TRUE;
    }
  if (word->aliases != NULL)
    {
      g_auto (GStrv) aliases = g_strsplit (word->aliases, "|", -1);

      for (guint i = 0; aliases[i] != NULL; i++)
        {
          g_autofree char *alias = plumb_fold (aliases[i]);

          if (strcmp (alias, folded) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* The word of @vocabulary that @text names by its stored form, title or alias, whatever its case;
 * NULL when it is none of them. Stored words win over titles and aliases of others. */
const PlumbWord *
plumb_vocabulary_find (const PlumbVocabulary *vocabulary, const char *text)
{
  g_autofree char *folded = NULL;

  if (vocabulary == NULL || text == NULL)
    return NULL;
  /* What is stored is nearly always a known word as it stands: no folding for every connection. */
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (strcmp (vocabulary->words[i].word, text) == 0)
      return &vocabulary->words[i];
  folded = plumb_fold (text);
  if (*folded == '\0')
    return NULL;
  for (guint i = 0; i < vocabulary->n_words; i++)
    {
      g_autofree char *own = plumb_fold (vocabulary->words[i].word);

      if (strcmp (own, folded) == 0)
        return &vocabulary->words[i];
    }
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (word_matches (&vocabulary->words[i], folded))
      return &vocabulary->words[i];
  return NULL;
}

/* What a person reads for the stored @word, in the screen's language; @word itself where the
 * vocabulary does not know it. */
const char *
plumb_vocabulary_get_title (const PlumbVocabulary *vocabulary, const char *word)
{
  if (vocabulary == NULL || word == NULL)
    return word;
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (strcmp (vocabulary->words[i].word, word) == 0)
      return plumb_word_get_title (&vocabulary->words[i]);
  return word;
}

/* What a person reads for @word, in the screen's language. */
const char *
plumb_word_get_title (const PlumbWord *word)
{
  return word->title != NULL ? translated (word->title) : word->word;
}

static const struct
{
  PlumbKinds kind;
  const char *id;
} kinds[] = {
  { PLUMB_KIND_CUSTOMER, "customer" },
  { PLUMB_KIND_SUPPORT, "support" },
  { PLUMB_KIND_ENTERPRISE, "enterprise" },
};

/* The id of @kind, as stored and as the command line takes it. */
const char *
plumb_kind_get_id (PlumbKinds kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].id;
  return NULL;
}

/* The kind called @id, or 0. */
PlumbKinds
plumb_kind_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return kinds[i].kind;
  return 0;
}

/* What a person calls @kind, in the screen's language. */
const char *
plumb_kind_get_title (PlumbKinds kind)
{
  return plumb_vocabulary_get_title (plumb_schema_find_vocabulary ("kind"),
                                     plumb_kind_get_id (kind));
}
