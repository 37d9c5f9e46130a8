// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-rows-private.h"
#include "schema/plumb-value.h"

#define MOST_CHARACTERS 160 /* of a value within a sentence */
#define MOST_VALUES 3       /* that tell what an added record is */

enum
{
  CHANGE,
  TABLE,
  ID,
  NAME,
  FIELDS,
  BEFORE,
  AFTER,
  WHAT,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [CHANGE] = { .key = "change", .title = N_ ("Change") },
  [TABLE] = { .key = "table", .title = N_ ("Table") },
  [ID] = { .key = "id" },
  [NAME] = { .key = "name", .title = N_ ("What") },
  [FIELDS] = { .key = "fields" },
  [BEFORE] = { .key = "before", .title = N_ ("Before") },
  [AFTER] = { .key = "after", .title = N_ ("After") },
  [WHAT] = { .key = "what", .title = N_ ("In words") },
};

typedef struct
{
  PlumbReview *before;
  PlumbReview *after;
  PlumbCompareFlags flags;
  PlumbRows *rows;
} Comparison;

/* -- What is compared --------------------------------------------------------------------------------- */

/* Only geometry and bookkeeping: placements, routes, ink. */
static gboolean
is_layout (const PlumbTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & (PLUMB_FIELD_KEY | PLUMB_FIELD_HIDDEN)) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
compares_table (const Comparison *self, const PlumbTable *table)
{
  if (!(self->flags & PLUMB_COMPARE_INTERNAL) && (table->flags & PLUMB_TABLE_INTERNAL))
    return FALSE;
  if (strcmp (table->id, "baseline") == 0)
    return (self->flags & PLUMB_COMPARE_BASELINES) != 0;
  /* Who drew is no change of what was agreed. */
  return (self->flags & PLUMB_COMPARE_LAYOUT)
         || (!is_layout (table) && strcmp (table->id, "pen") != 0);
}

static gboolean
compares_field (const Comparison *self, const PlumbTable *table, const PlumbField *field)
{
  if (!(self->flags & PLUMB_COMPARE_INTERNAL) && plumb_field_is_internal (table, field))
    return FALSE;
  return (self->flags & PLUMB_COMPARE_LAYOUT) || !(field->flags & PLUMB_FIELD_HIDDEN);
}

/* A record that somebody marked as staying with us is not there for others. */
static gboolean
is_seen (const Comparison *self, const PlumbRecord *record)
{
  if (record == NULL || (self->flags & PLUMB_COMPARE_INTERNAL))
    return record != NULL;
  return plumb_table_get_field (plumb_record_get_table (record), "internal") == NULL
         || !plumb_record_get_boolean (record, "internal");
}

/* The record of @review that @record stands for. A review is itself, whatever its id. */
static PlumbRecord *
find_twin (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);

  if (table->flags & PLUMB_TABLE_SINGLE)
    return plumb_review_get_root (review);
  return plumb_review_get_record (review, table->id, plumb_record_get_id (record));
}

/* -- Words -------------------------------------------------------------------------------------------- */

/* The field whose former value @record, a row of `former`, holds. */
static const PlumbField *
get_former_field (const PlumbRecord *record)
{
  const PlumbTable *table = plumb_schema_find_table (plumb_record_get (record, "of_table"));

  return table != NULL ? plumb_table_get_field (table, plumb_record_get (record, "field")) : NULL;
}

static gboolean
is_former (const PlumbRecord *record)
{
  return strcmp (plumb_record_get_table (record)->id, "former") == 0;
}

static char *
display_former (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbField *field = get_former_field (record);
  const char *stored = plumb_record_get (record, "value");
  PlumbRecord *target;

  if (field == NULL || stored == NULL)
    return g_strdup (stored != NULL ? stored : "");
  if (field->type != PLUMB_FIELD_REFERENCE)
    return plumb_value_display (field, stored, plumb_review_get_time_zone (review));
  target = plumb_review_get_record (review, field->target, stored);
  return target != NULL ? plumb_review_dup_name (review, target) : g_strdup ("");
}

static char *
dup_value (PlumbReview *review, const PlumbRecord *record, const PlumbField *field)
{
  if (is_former (record) && strcmp (field->id, "value") == 0)
    return display_former (review, record);
  return plumb_review_display (review, record, field->id);
}

/* One line of at most MOST_CHARACTERS. */
static char *
shorten (const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n\t", ' ');
  g_autofree char *head = NULL;

  if (*line == '\0')
    return g_strdup (_ ("nothing"));
  if (g_utf8_strlen (line, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MOST_CHARACTERS - 1);
  return g_strconcat (head, "…", NULL);
}

static char *
dup_name (PlumbReview *review, const PlumbRecord *record)
{
  PlumbRecord *of = NULL;
  g_autofree char *name = NULL;

  if (is_former (record))
    of = plumb_review_get_record (review, plumb_record_get (record, "of_table"),
                                  plumb_record_get (record, "record"));
  name = plumb_review_dup_name (review, of != NULL ? of : record);
  return shorten (name);
}

static const char *
get_field_title (const PlumbRecord *record, const PlumbField *field)
{
  const PlumbField *former = is_former (record) ? get_former_field (record) : NULL;

  return plumb_field_get_title (former != NULL ? former : field);
}

/* "Okta → Auth module · SAML SSO": enough to know which one it is. */
static char *
dup_summary (const Comparison *self, PlumbReview *review, const PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);
  g_autofree char *name = plumb_review_dup_name (review, record);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  if (is_former (record))
    {
      g_autofree char *shown = display_former (review, record);
      g_autofree char *brief = shorten (shown);

      /* Translators: a field and its value in the current state. */
      return g_strdup_printf (_ ("%s today: %s"), get_field_title (record, table->fields), brief);
    }
  for (guint i = 0; i < table->n_fields && n < MOST_VALUES; i++)
    {
      const PlumbField *field = &table->fields[i];
      g_autofree char *shown = NULL;
      g_autofree char *brief = NULL;

      if (!compares_field (self, table, field) || (field->flags & PLUMB_FIELD_HIDDEN)
          || field->type == PLUMB_FIELD_BOOLEAN
          || (field->initial != NULL && plumb_record_is (record, field->id, field->initial)))
        continue;
      shown = plumb_review_display (review, record, field->id);
      /* What the name says already is not said twice. */
      if (*shown == '\0' || strstr (name, shown) != NULL)
        continue;
      brief = shorten (shown);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", brief);
      n++;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* -- Rows --------------------------------------------------------------------------------------------- */

static PlumbRow *
append (Comparison *self, PlumbReview *review, const PlumbRecord *record, const char *change)
{
  const PlumbTable *table = plumb_record_get_table (record);
  PlumbRow *row = plumb_rows_append (self->rows, table->id, plumb_record_get_id (record));
  g_autofree char *name = dup_name (review, record);
  const char *shown = strcmp (change, "added") == 0     ? _ ("Added")
                      : strcmp (change, "removed") == 0 ? _ ("Removed")
                                                        : _ ("Changed");

  plumb_row_set (row, CHANGE, change, shown);
  plumb_row_set (row, TABLE, table->id, plumb_table_get_singular (table));
  plumb_row_set (row, ID, row->id, NULL);
  plumb_row_set (row, NAME, name, NULL);
  for (guint i = FIELDS; i < N_COLUMNS; i++)
    plumb_row_set (row, i, NULL, NULL);
  return row;
}

static void
append_whole (Comparison *self, PlumbReview *review, const PlumbRecord *record, const char *change)
{
  PlumbRow *row = append (self, review, record, change);
  g_autofree char *summary = dup_summary (self, review, record);

  plumb_row_set (row, WHAT, summary, NULL);
}

static void
append_part (GString *out, const char *separator, const char *part)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", part);
}

static void
append_phrase (GString *out, const char *title, const char *before, const char *after)
{
  g_autofree char *brief_before = shorten (before);
  g_autofree char *brief_after = shorten (after);
  g_autofree char *phrase = NULL;

  /* Translators: a field, what it was, what it is. */
  phrase = g_strdup_printf (_ ("%s: %s becomes %s"), title, brief_before, brief_after);
  append_part (out, "; ", phrase);
}

/* What differs in one record, field after field. */
typedef struct
{
  GString *fields, *before, *after, *what;
} Difference;

static void
difference_init (Difference *difference)
{
  difference->fields = g_string_new (NULL);
  difference->before = g_string_new (NULL);
  difference->after = g_string_new (NULL);
  difference->what = g_string_new (NULL);
}

/* Puts what was gathered into a row, and starts anew. */
static void
flush (Comparison *self, const PlumbRecord *new, Difference *difference)
{
  PlumbRow *row;

  if (difference->fields->len > 0)
    {
      row = append (self, self->after, new, "changed");
      plumb_row_set (row, FIELDS, difference->fields->str, NULL);
      plumb_row_set (row, BEFORE, difference->before->str, NULL);
      plumb_row_set (row, AFTER, difference->after->str, NULL);
      plumb_row_set (row, WHAT,
                     is_layout (plumb_record_get_table (new)) ? _ ("Moved in the drawing")
                                                              : difference->what->str,
                     NULL);
    }
  g_string_truncate (difference->fields, 0);
  g_string_truncate (difference->before, 0);
  g_string_truncate (difference->after, 0);
  g_string_truncate (difference->what, 0);
}

static void
difference_clear (Difference *difference)
{
  g_string_free (difference->fields, TRUE);
  g_string_free (difference->before, TRUE);
  g_string_free (difference->after, TRUE);
  g_string_free (difference->what, TRUE);
}

static gboolean
is_same (const PlumbRecord *old, const PlumbRecord *new, guint field)
{
  const PlumbField *declared = &plumb_record_get_table (new)->fields[field];

  if (declared->type == PLUMB_FIELD_SET)
    return g_strv_equal (plumb_record_get_set (old, declared->id),
                         plumb_record_get_set (new, declared->id));
  return g_strcmp0 (plumb_record_get_at (old, field), plumb_record_get_at (new, field)) == 0;
}

static void
append_changed (Comparison *self, const PlumbRecord *old, const PlumbRecord *new)
{
  const PlumbTable *table = plumb_record_get_table (new);
  Difference difference;

  difference_init (&difference);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      g_autofree char *shown_before = NULL;
      g_autofree char *shown_after = NULL;

      if (!compares_field (self, table, field) || is_same (old, new, i))
        continue;
      shown_before = dup_value (self->before, old, field);
      shown_after = dup_value (self->after, new, field);
      append_part (difference.fields, ",", field->id);
      append_part (difference.before, " · ", shown_before);
      append_part (difference.after, " · ", shown_after);
      append_phrase (difference.what, get_field_title (new, field), shown_before, shown_after);
      if (self->flags & PLUMB_COMPARE_BY_FIELD)
        flush (self, new, &difference);
    }
  if ((self->flags & PLUMB_COMPARE_LAYOUT)
      && plumb_record_get_place (old) != plumb_record_get_place (new))
    {
      append_part (difference.fields, ",", "place");
      append_part (difference.what, "; ", _ ("its place in the list changed"));
    }
  flush (self, new, &difference);
  difference_clear (&difference);
}

static void
compare_table (Comparison *self, const PlumbTable *table)
{
  const GPtrArray *old = plumb_review_get_records (self->before, table->id);
  const GPtrArray *new = plumb_review_get_records (self->after, table->id);

  for (guint i = 0; i < new->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (new, i);
      const PlumbRecord *twin = find_twin (self->before, record);

      if (is_seen (self, record) && is_seen (self, twin))
        append_changed (self, twin, record);
      else if (is_seen (self, record))
        append_whole (self, self->after, record, "added");
    }
  for (guint i = 0; i < old->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (old, i);

      if (is_seen (self, record) && !is_seen (self, find_twin (self->after, record)))
        append_whole (self, self->before, record, "removed");
    }
}

PlumbRows *
plumb_compare_reviews (PlumbReview *before, PlumbReview *after, PlumbCompareFlags flags)
{
  Comparison self = { .before = before, .after = after, .flags = flags };
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  g_return_val_if_fail (PLUMB_IS_REVIEW (before) && PLUMB_IS_REVIEW (after), NULL);

  self.rows = plumb_rows_new (columns, N_COLUMNS);
  for (guint i = 0; i < n; i++)
    if (compares_table (&self, tables[i]))
      compare_table (&self, tables[i]);
  return self.rows;
}

/* -- Baselines ---------------------------------------------------------------------------------------- */

static gboolean
is_named (const PlumbRecord *baseline, const char *text)
{
  g_autofree char *wanted = plumb_fold (text);
  g_autofree char *name = NULL;

  if (strcmp (plumb_record_get_id (baseline), text) == 0)
    return TRUE;
  name = plumb_fold (plumb_record_get (baseline, "name"));
  return strcmp (name, wanted) == 0;
}

PlumbRecord *
plumb_find_baseline (PlumbReview *review, const char *text)
{
  const GPtrArray *baselines = plumb_review_get_records (review, "baseline");
  PlumbRecord *newest = NULL;

  for (guint i = 0; i < baselines->len; i++)
    {
      PlumbRecord *baseline = g_ptr_array_index (baselines, i);

      if ((text == NULL || is_named (baseline, text))
          && (newest == NULL
              || g_strcmp0 (plumb_record_get (baseline, "at"), plumb_record_get (newest, "at"))
                     >= 0))
        newest = baseline;
    }
  return newest;
}
