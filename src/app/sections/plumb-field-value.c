// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-field-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/plumb-edit.h"
#include "diagram/plumb-words.h"
#include "schema/plumb-value.h"

#define SHORT_NAME 40 /* characters of a record's name in a label */

G_DEFINE_QUARK (plumb - field - value - error - quark, plumb_field_value_error)

/* What a note, a question or a risk may be about, in the order in which a name is looked for. */
const char *const *
plumb_field_value_about_tables (void)
{
  static const char *const tables[] = { "system",      "connection",    "gap",  "prerequisite",
                                        "requirement", "security_item", "risk", "question",
                                        "decision",    "person",        NULL };

  return tables;
}

/* The first line of @text, cut to what fits into a label. New string. */
char *
plumb_field_value_dup_short (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= SHORT_NAME)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, SHORT_NAME - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* Whether a record of @table can be made from its name alone. */
gboolean
plumb_field_value_can_create (const char *table)
{
  return g_strcmp0 (table, "person") == 0 || g_strcmp0 (table, "system") == 0;
}

/* The record of @table that a person calls @name (or whose id it is), or NULL. */
PlumbRecord *
plumb_field_value_find (PlumbReview *review, const char *table, const char *name)
{
  const GPtrArray *records = plumb_review_get_records (review, table);
  PlumbRecord *by_id = plumb_review_get_record (review, table, name);
  g_autofree char *wanted = plumb_fold (name);

  if (by_id != NULL)
    return by_id;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *own = plumb_review_dup_name (review, records->pdata[i]);
      g_autofree char *folded = plumb_fold (own);

      if (strcmp (folded, wanted) == 0)
        return records->pdata[i];
    }
  return NULL;
}

static PlumbRecord *
find_about (PlumbReview *review, const char *name)
{
  const char *const *tables = plumb_field_value_about_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      PlumbRecord *found = plumb_field_value_find (review, tables[i], name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_instant_text (PlumbReview *review, const char *stored)
{
  g_autoptr (GDateTime) utc = plumb_instant_parse (stored);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (plumb_review_get_time_zone (review));
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return g_strdup (stored);
  local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static char *
dup_reference_text (PlumbReview *review, const char *table, const char *id)
{
  PlumbRecord *record = table != NULL ? plumb_review_get_record (review, table, id) : NULL;

  return record != NULL ? plumb_review_dup_name (review, record) : g_strdup ("");
}

/* The table that @field of @record, half of a link to any record, names beside it. */
static const char *
about_table_of (const PlumbTable *table, const PlumbField *field, const PlumbRecord *record)
{
  g_autofree char *id = g_strconcat (field->id, "_table", NULL);
  int index = plumb_table_find_field (table, id);

  return record != NULL && index >= 0 ? plumb_record_get_at (record, (guint)index) : NULL;
}

/* What stands in an editor of @field for the value @stored: text that can be typed back. Sets take
 * their members from @record. New string. */
char *
plumb_field_value_dup_text (PlumbReview *review,
                            const PlumbTable *table,
                            const PlumbField *field,
                            const PlumbRecord *record,
                            const char *stored)
{
  if (field->type == PLUMB_FIELD_SET)
    return record != NULL ? plumb_review_display (review, record, field->id) : g_strdup ("");
  if (stored == NULL || *stored == '\0')
    return g_strdup ("");
  switch (field->type)
    {
    case PLUMB_FIELD_CHOICE:
      return g_strdup (
          plumb_vocabulary_get_title (plumb_schema_find_vocabulary (field->vocabulary), stored));
    case PLUMB_FIELD_INSTANT:
      return dup_instant_text (review, stored);
    case PLUMB_FIELD_REFERENCE:
      return dup_reference_text (review, field->target, stored);
    case PLUMB_FIELD_ANY:
      return dup_reference_text (review, about_table_of (table, field, record), stored);
    default:
      return g_strdup (stored);
    }
}

static gboolean
refuse_unknown (const PlumbField *field, const char *text, GError **error)
{
  g_autofree char *shown = plumb_field_value_dup_short (text);

  g_set_error (error, PLUMB_FIELD_VALUE_ERROR, PLUMB_FIELD_VALUE_ERROR_UNKNOWN,
               /* Translators: field, then what was typed. */
               _ ("%s: nothing here is called “%s”; choose one from the list"),
               plumb_field_get_title (field), shown);
  return FALSE;
}

/* "4 Dec", "tomorrow" as YYYY-MM-DD, or NULL. New string. */
static char *
dup_day (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *day = NULL;

  plumb_words_read_date (plain, now, &day);
  return day;
}

/* A date as typed, as it is stored; other text as it is. NULL: no date. */
static char *
dup_understood (const PlumbField *field, const char *text, GError **error)
{
  g_autofree char *day = NULL;
  g_autofree char *first = NULL;
  const char *space;

  if (field->type != PLUMB_FIELD_DATE && field->type != PLUMB_FIELD_INSTANT)
    return g_strdup (text);
  day = dup_day (text);
  if (day != NULL)
    return g_steal_pointer (&day);
  if (field->type == PLUMB_FIELD_INSTANT)
    {
      g_autofree char *folded = plumb_fold (text);

      if (strcmp (folded, "now") == 0)
        {
          g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

          return plumb_instant_format (now);
        }
      /* "tomorrow 14:00", "4 Dec 14:00" */
      space = strrchr (text, ' ');
      if (space != NULL && strchr (space, ':') != NULL)
        {
          first = g_strndup (text, (gsize)(space - text));
          day = dup_day (first);
          if (day != NULL)
            return g_strdup_printf ("%s %s%s", day, strlen (space + 1) == 4 ? "0" : "", space + 1);
        }
      return g_strdup (text);
    }
  g_set_error (error, PLUMB_FIELD_VALUE_ERROR, PLUMB_FIELD_VALUE_ERROR_DATE,
               _ ("%s: a date is wanted, such as 2026-12-04, 4 Dec or tomorrow"),
               plumb_field_get_title (field));
  return NULL;
}

static gboolean
check_members (PlumbReview *review, const PlumbField *field, const char *text, GError **error)
{
  g_auto (GStrv) members = g_strsplit (text, ",", -1);

  for (guint i = 0; members[i] != NULL; i++)
    {
      g_strstrip (members[i]);
      if (*members[i] == '\0')
        continue;
      if (field->target != NULL)
        {
          if (plumb_field_value_find (review, field->target, members[i]) == NULL
              && !plumb_field_value_can_create (field->target))
            return refuse_unknown (field, members[i], error);
        }
      else
        {
          g_autofree char *stored = plumb_value_normalize (field, members[i], NULL, error);

          if (stored == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

/* Whether @text can become the value of @field; otherwise a sentence says what is wanted. Changes
 * nothing. */
gboolean
plumb_field_value_check (PlumbReview *review,
                         const PlumbTable *table,
                         const PlumbField *field,
                         const char *text,
                         GError **error)
{
  g_autofree char *understood = NULL;
  g_autofree char *stored = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (field->type == PLUMB_FIELD_SET)
    return check_members (review, field, text, error);
  understood = dup_understood (field, text, error);
  if (understood == NULL)
    return FALSE;
  stored = plumb_value_normalize (field, understood, plumb_review_get_time_zone (review), error);
  if (stored == NULL)
    return FALSE;
  if (field->type == PLUMB_FIELD_REFERENCE && *stored != '\0'
      && plumb_field_value_find (review, field->target, stored) == NULL
      && !plumb_field_value_can_create (field->target))
    return refuse_unknown (field, text, error);
  if (field->type == PLUMB_FIELD_ANY && *stored != '\0' && find_about (review, stored) == NULL)
    return refuse_unknown (field, text, error);
  return TRUE;
}

static PlumbRecord *
create_named (
    PlumbReview *review, const char *table, const char *view, const char *name, GError **error)
{
  if (g_strcmp0 (table, "system") == 0)
    return plumb_edit_add_system (review, view != NULL ? view : PLUMB_VIEW_PROPOSED, name, NULL,
                                  NULL, NULL, error);
  return plumb_review_add (review, table, error, "name", name, NULL);
}

/* The id of the record of @field's target called @name, made where that is possible. */
static const char *
resolve (PlumbReview *review,
         const PlumbField *field,
         const char *view,
         const char *name,
         GError **error)
{
  PlumbRecord *record = plumb_field_value_find (review, field->target, name);

  if (record == NULL && plumb_field_value_can_create (field->target))
    {
      record = create_named (review, field->target, view, name, error);
      if (record == NULL)
        return NULL;
    }
  if (record == NULL)
    {
      refuse_unknown (field, name, error);
      return NULL;
    }
  return plumb_record_get_id (record);
}

static gboolean
store_members (PlumbReview *review,
               PlumbRecord *record,
               const PlumbField *field,
               const char *text,
               GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *member = NULL;

      g_strstrip (words[i]);
      if (*words[i] == '\0')
        continue;
      if (field->target != NULL)
        member = g_strdup (resolve (review, field, NULL, words[i], error));
      else
        member = plumb_value_normalize (field, words[i], NULL, error);
      if (member == NULL)
        return FALSE;
      g_ptr_array_add (members, g_steal_pointer (&member));
    }
  g_ptr_array_add (members, NULL);
  return plumb_review_set_members (review, record, field->id, (const char *const *)members->pdata,
                                   error);
}

static gboolean
store_about (PlumbReview *review,
             PlumbRecord *record,
             const PlumbField *field,
             const char *text,
             GError **error)
{
  g_autofree char *beside = g_strconcat (field->id, "_table", NULL);
  PlumbRecord *about = *text != '\0' ? find_about (review, text) : NULL;

  if (*text != '\0' && about == NULL)
    return refuse_unknown (field, text, error);
  if (about == NULL)
    return plumb_review_set (review, record, field->id, NULL, error)
           && plumb_review_set (review, record, beside, NULL, error);
  return plumb_review_set (review, record, beside, plumb_record_get_table (about)->id, error)
         && plumb_review_set (review, record, field->id, plumb_record_get_id (about), error);
}

/* What @text becomes in @field: an id for a name, a stored date for a typed one. New string. */
static char *
dup_stored (PlumbReview *review,
            const PlumbField *field,
            const char *view,
            const char *text,
            GError **error)
{
  if (*text == '\0')
    return g_strdup ("");
  if (field->type == PLUMB_FIELD_REFERENCE)
    {
      g_autofree char *name = plumb_value_normalize (field, text, NULL, error);

      return name != NULL ? g_strdup (resolve (review, field, view, name, error)) : NULL;
    }
  return dup_understood (field, text, error);
}

/* Stores what a person typed as @field of @record, in the open transaction; people and systems that are
 * named for the first time are made. @view: the view that is edited, or NULL. */
gboolean
plumb_field_value_store (PlumbReview *review,
                         PlumbRecord *record,
                         const PlumbField *field,
                         const char *view,
                         const char *text,
                         GError **error)
{
  g_autofree char *stored = NULL;

  if (text == NULL)
    text = "";
  if (field->type == PLUMB_FIELD_SET)
    return store_members (review, record, field, text, error);
  if (field->type == PLUMB_FIELD_ANY)
    return store_about (review, record, field, text, error);
  stored = dup_stored (review, field, view, text, error);
  if (stored == NULL)
    return FALSE;
  if (view != NULL && (field->flags & PLUMB_FIELD_BY_VIEW) != 0)
    return plumb_edit_set_in_view (review, view, record, field->id, stored, FALSE, error);
  return plumb_review_set (review, record, field->id, stored, error);
}

/* The same as one act that a person can undo. */
gboolean
plumb_field_value_edit (PlumbReview *review,
                        PlumbRecord *record,
                        const PlumbField *field,
                        const char *view,
                        const char *text,
                        GError **error)
{
  g_autofree char *name = plumb_review_dup_name (review, record);
  g_autofree char *shown = plumb_field_value_dup_short (name != NULL ? name : "");
  g_autofree char *label = NULL;

  if (*shown == '\0' || (plumb_record_get_table (record)->flags & PLUMB_TABLE_SINGLE) != 0)
    /* Translators: what was done, in the history; %s is a field such as Owner. */
    label = g_strdup_printf (_ ("Change %s"), plumb_field_get_title (field));
  else
    /* Translators: what was done, in the history; a field such as Owner, and the name of a record. */
    label = g_strdup_printf (_ ("Change %s of %s"), plumb_field_get_title (field), shown);
  plumb_review_begin (review, label);
  if (!plumb_field_value_store (review, record, field, view, text, error))
    {
      plumb_review_rollback (review);
      return FALSE;
    }
  return plumb_review_commit (review, error);
}

/* Systems and connections enter the picture as well; the rest is inserted as it is. */
static PlumbRecord *
insert_bare (PlumbReview *review,
             const PlumbTable *table,
             GPtrArray *values,
             GHashTable *texts,
             GError **error)
{
  if (g_strcmp0 (table->id, "system") == 0)
    return plumb_edit_add_system (review, PLUMB_VIEW_PROPOSED, g_hash_table_lookup (texts, "name"),
                                  NULL, NULL, NULL, error);
  return plumb_review_insert (review, table->id, (const char *const *)values->pdata, error);
}

/* Makes a record of @table from what a person typed (field id -> text), in the open transaction. */
PlumbRecord *
plumb_field_value_insert (PlumbReview *review,
                          const PlumbTable *table,
                          GHashTable *texts,
                          GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  PlumbRecord *record;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *text = g_hash_table_lookup (texts, field->id);
      g_autofree char *stored = NULL;

      if ((field->flags & PLUMB_FIELD_REQUIRED) == 0 || text == NULL)
        continue;
      stored = dup_stored (review, field, NULL, text, error);
      if (stored == NULL)
        return NULL;
      g_ptr_array_add (values, g_strdup (field->id));
      g_ptr_array_add (values, g_steal_pointer (&stored));
    }
  g_ptr_array_add (values, NULL);
  record = insert_bare (review, table, values, texts, error);
  for (guint i = 0; record != NULL && i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *text = g_hash_table_lookup (texts, field->id);

      if ((field->flags & PLUMB_FIELD_REQUIRED) == 0 && text != NULL && *text != '\0'
          && !plumb_field_value_store (review, record, field, NULL, text, error))
        return NULL;
    }
  return record;
}
