// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The catalogue as it is today, as rows of a review. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/plumb-catalogue-private.h"
#include "schema/plumb-value.h"

/* A capability remains the same one while these do, whatever becomes of its maturity. */
static const char *const lasting[] = { "area", "method", "direction", NULL };

typedef struct
{
  const PlumbCatalogue *catalogue;
  PlumbReview *review;
  PlumbFreezeReport *report;
  PlumbRecord **partners; /* of each row of the catalogue: the record that becomes it, or NULL */
  GHashTable *taken;      /* records that are a partner */
  char *now;
} Freeze;

static char *
dup_whole_key (const PlumbCatalogue *catalogue, char **row)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < catalogue->table->n_fields; i++)
    if (plumb_catalogue_has_field (&catalogue->table->fields[i]))
      g_string_append_printf (key, "%s\x1f", row[i]);
  return g_string_free (key, FALSE);
}

static char *
dup_key (const Freeze *freeze, char **row, gboolean whole)
{
  return whole ? dup_whole_key (freeze->catalogue, row)
               : plumb_catalogue_dup_key (freeze->catalogue, row, lasting);
}

/* The records that are nobody's partner yet, by key: lists in the order of the table. */
static GHashTable *
index_records (const Freeze *freeze, gboolean whole)
{
  const GPtrArray *records = plumb_review_get_records (freeze->review, "capability");
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (records, i);
      g_auto (GStrv) row = NULL;
      g_autofree char *key = NULL;
      GQueue *queue;

      if (g_hash_table_contains (freeze->taken, record))
        continue;
      row = plumb_catalogue_row_from_record (freeze->catalogue, record);
      key = dup_key (freeze, row, whole);
      queue = g_hash_table_lookup (index, key);
      if (queue == NULL)
        g_hash_table_insert (index, g_steal_pointer (&key), queue = g_queue_new ());
      g_queue_push_tail (queue, record);
    }
  return index;
}

/* Rows that are wholly the same find one another first, so that of two alike the right one changes. */
static void
find_partners (Freeze *freeze, gboolean whole)
{
  g_autoptr (GHashTable) index = index_records (freeze, whole);
  const GPtrArray *rows = freeze->catalogue->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *key = NULL;
      GQueue *queue;

      if (freeze->partners[i] != NULL)
        continue;
      key = dup_key (freeze, g_ptr_array_index (rows, i), whole);
      queue = g_hash_table_lookup (index, key);
      if (queue == NULL || g_queue_is_empty (queue))
        continue;
      freeze->partners[i] = g_queue_pop_head (queue);
      g_hash_table_add (freeze->taken, freeze->partners[i]);
      if (whole)
        freeze->report->kept++;
      else
        freeze->report->changed++;
    }
}

static gboolean
add_row (Freeze *freeze, char **row, GError **error)
{
  const PlumbTable *table = freeze->catalogue->table;
  g_autofree const char **values = g_new0 (const char *, 2 * table->n_fields + 3);
  guint n = 0;

  for (guint i = 0; i < table->n_fields; i++)
    if (plumb_catalogue_has_field (&table->fields[i]) && *row[i] != '\0')
      {
        values[n++] = table->fields[i].id;
        values[n++] = row[i];
      }
  values[n++] = "frozen_at";
  values[n++] = freeze->now;
  freeze->report->added++;
  return plumb_review_insert (freeze->review, table->id, values, error) != NULL;
}

static gboolean
update_row (Freeze *freeze, PlumbRecord *record, char **row, GError **error)
{
  const PlumbTable *table = freeze->catalogue->table;

  for (guint i = 0; i < table->n_fields; i++)
    if (plumb_catalogue_has_field (&table->fields[i])
        && !plumb_review_set (freeze->review, record, table->fields[i].id, row[i], error))
      return FALSE;
  return plumb_review_set (freeze->review, record, "frozen_at", freeze->now, error);
}

static gboolean
remove_others (Freeze *freeze, GError **error)
{
  const GPtrArray *records = plumb_review_get_records (freeze->review, "capability");
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (records, i);

      if (plumb_record_has (record, "frozen_at") && !g_hash_table_contains (freeze->taken, record))
        g_ptr_array_add (gone, record);
    }
  for (guint i = 0; i < gone->len; i++)
    if (!plumb_review_remove (freeze->review, g_ptr_array_index (gone, i), error))
      return FALSE;
  freeze->report->removed = gone->len;
  return TRUE;
}

static gboolean
take_rows (Freeze *freeze, GError **error)
{
  const GPtrArray *rows = freeze->catalogue->rows;

  if (!remove_others (freeze, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      if (!(freeze->partners[i] != NULL ? update_row (freeze, freeze->partners[i], row, error)
                                        : add_row (freeze, row, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
plumb_catalogue_freeze (const PlumbCatalogue *catalogue,
                        PlumbReview *review,
                        PlumbFreezeReport *report,
                        GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  Freeze freeze = { .catalogue = catalogue, .review = review, .report = report };
  gboolean done;

  g_return_val_if_fail (catalogue != NULL && PLUMB_IS_REVIEW (review) && report != NULL, FALSE);

  *report = (PlumbFreezeReport){ 0 };
  freeze.now = plumb_instant_format (now);
  freeze.partners = g_new0 (PlumbRecord *, catalogue->rows->len + 1);
  freeze.taken = g_hash_table_new (NULL, NULL);
  find_partners (&freeze, TRUE);
  find_partners (&freeze, FALSE);
  plumb_review_begin (review, _ ("Freeze the capability catalogue"));
  done = take_rows (&freeze, error);
  if (done)
    done = plumb_review_commit (review, error);
  else
    plumb_review_rollback (review);
  g_hash_table_unref (freeze.taken);
  g_free (freeze.partners);
  g_free (freeze.now);
  return done;
}
