// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Current against proposed: what is added, changed and removed. Read from marks and former values. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-rows-private.h"
#include "document/plumb-view.h"
#include "schema/plumb-value.h"

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
  [TABLE] = { .key = "table" },
  [ID] = { .key = "id" },
  [NAME] = { .key = "name", .title = N_ ("What") },
  [FIELDS] = { .key = "fields" },
  [BEFORE] = { .key = "before", .title = N_ ("Today") },
  [AFTER] = { .key = "after", .title = N_ ("Proposed") },
  [WHAT] = { .key = "what", .title = N_ ("In words") },
};

static PlumbRow *
append (PlumbRows *rows,
        PlumbReview *review,
        PlumbRecord *record,
        const char *change,
        const char *shown,
        const char *what)
{
  const char *table = plumb_record_get_table (record)->id;
  PlumbRow *row = plumb_rows_append (rows, table, plumb_record_get_id (record));
  g_autofree char *name = plumb_review_dup_name (review, record);

  plumb_row_set (row, CHANGE, change, shown);
  plumb_row_set (row, TABLE, table, NULL);
  plumb_row_set (row, ID, row->id, NULL);
  plumb_row_set (row, NAME, name, NULL);
  plumb_row_set (row, WHAT, what, NULL);
  for (guint i = FIELDS; i <= AFTER; i++)
    plumb_row_set (row, i, NULL, NULL);
  return row;
}

/* "REST API · orders · real-time" of a connection, kind of a system. */
static char *
dup_summary (PlumbReview *review, const PlumbRecord *record)
{
  static const char *const of_connection[] = { "method", "data", "frequency", NULL };
  static const char *const of_system[] = { "kind", "product", NULL };
  const char *table = plumb_record_get_table (record)->id;
  const char *const *fields = strcmp (table, "connection") == 0 ? of_connection : of_system;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *shown = plumb_review_display (review, record, fields[i]);

      if (*shown != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", shown);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
count_connections (PlumbReview *review, const PlumbRecord *system)
{
  const GPtrArray *connections = plumb_review_get_records (review, "connection");
  const char *id = plumb_record_get_id (system);
  guint n = 0;

  for (guint i = 0; i < connections->len; i++)
    {
      const PlumbRecord *connection = g_ptr_array_index (connections, i);

      if (plumb_record_is (connection, "mark", "keep")
          && (plumb_record_is (connection, "source", id)
              || plumb_record_is (connection, "target", id)))
        n++;
    }
  return n;
}

static char *
dup_removal (PlumbReview *review, const PlumbRecord *record)
{
  PlumbRecord *successor;
  guint n;

  if (strcmp (plumb_record_get_table (record)->id, "system") != 0)
    return dup_summary (review, record);
  successor = plumb_review_get_record (review, "system", plumb_record_get (record, "replaced_by"));
  if (successor != NULL)
    /* Translators: a system that goes; the name of the one that takes its place. */
    return g_strdup_printf (_ ("Replaced by %s"), plumb_record_get (successor, "name"));
  n = count_connections (review, record);
  if (n > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Its connection goes with it",
                                         "Its %u connections go with it", n),
                            n);
  return dup_summary (review, record);
}

/* What a person reads for @stored in @field: references by name. */
static char *
dup_shown (PlumbReview *review, const PlumbField *field, const char *stored)
{
  PlumbRecord *record;

  if (stored == NULL || *stored == '\0')
    return g_strdup (_ ("nothing"));
  if (field->type != PLUMB_FIELD_REFERENCE)
    return plumb_value_display (field, stored, plumb_review_get_time_zone (review));
  record = plumb_review_get_record (review, field->target, stored);
  return record != NULL ? plumb_review_dup_name (review, record) : g_strdup (_ ("nothing"));
}

static void
append_part (GString *out, const char *separator, const char *part)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", part);
}

/* A kept record with former values that differ from today's proposal is a changed one. */
static void
append_changed (PlumbRows *rows, PlumbReview *review, PlumbRecord *record)
{
  const PlumbTable *table = plumb_record_get_table (record);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GString) what = g_string_new (NULL);
  PlumbRow *row;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlumbField *field = &table->fields[i];
      const char *now = plumb_record_get_at (record, i);
      const char *today;
      g_autofree char *shown_before = NULL;
      g_autofree char *shown_after = NULL;
      g_autofree char *phrase = NULL;

      if ((field->flags & PLUMB_FIELD_BY_VIEW) == 0)
        continue;
      today = plumb_view_get_value (review, record, field->id, PLUMB_VIEW_CURRENT);
      if (g_strcmp0 (today, now) == 0)
        continue;
      shown_before = dup_shown (review, field, today);
      shown_after = dup_shown (review, field, now);
      /* Translators: a field, its value today, its value in the proposal. */
      phrase = g_strdup_printf (_ ("%s: %s becomes %s"), plumb_field_get_title (field),
                                shown_before, shown_after);
      append_part (fields, ",", field->id);
      append_part (before, " · ", shown_before);
      append_part (after, " · ", shown_after);
      append_part (what, "; ", phrase);
    }
  if (fields->len == 0)
    return;
  row = append (rows, review, record, "changed", _ ("Changed"), what->str);
  plumb_row_set (row, FIELDS, fields->str, NULL);
  plumb_row_set (row, BEFORE, before->str, NULL);
  plumb_row_set (row, AFTER, after->str, NULL);
}

/* Whether @record goes only because something that it hangs on goes: that is counted there. */
static gboolean
goes_with_another (PlumbReview *review, const PlumbRecord *record)
{
  static const char *const of_connection[] = { "source", "target", NULL };
  static const char *const of_system[] = { "container", NULL };
  const char *table = plumb_record_get_table (record)->id;
  const char *const *fields = strcmp (table, "connection") == 0 ? of_connection : of_system;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *id = plumb_record_get (record, fields[i]);
      PlumbRecord *other = id != NULL ? plumb_review_get_record (review, "system", id) : NULL;

      if (other != NULL && !plumb_view_shows (review, other, PLUMB_VIEW_PROPOSED))
        return TRUE;
    }
  return FALSE;
}

static void
append_table (PlumbRows *rows, PlumbReview *review, const char *table, const char *wanted)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (records, i);
      const char *mark = plumb_record_get (record, "mark");
      g_autofree char *what = NULL;

      /* What is marked to go is counted on its own account, whatever goes with it. */
      if (g_strcmp0 (mark, "remove") != 0 && goes_with_another (review, record))
        continue;
      if (strcmp (wanted, "added") == 0 && g_strcmp0 (mark, "add") == 0)
        {
          what = dup_summary (review, record);
          append (rows, review, record, "added", _ ("Added"), what);
        }
      else if (strcmp (wanted, "removed") == 0 && g_strcmp0 (mark, "remove") == 0)
        {
          what = dup_removal (review, record);
          append (rows, review, record, "removed", _ ("Removed"), what);
        }
      else if (strcmp (wanted, "changed") == 0 && g_strcmp0 (mark, "add") != 0
               && g_strcmp0 (mark, "remove") != 0)
        append_changed (rows, review, record);
    }
}

/* What the proposal adds, changes and removes, in this order, systems before connections. What goes only
 * because its system or container goes is not listed again. */
PlumbRows *
plumb_derive_changes (PlumbReview *review)
{
  static const char *const order[] = { "added", "changed", "removed" };
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      append_table (rows, review, "system", order[i]);
      append_table (rows, review, "connection", order[i]);
    }
  return rows;
}
