// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Deleting as decisions.md, 2 says: in the proposed view what is kept goes with a mark, what was added
 * goes for good; in the current view a record goes with what depends on it. */

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"

typedef struct
{
  const char *table;
  char *id;
} Doomed;

static const char *
count_label (PlumbRecord *const *records, guint n)
{
  guint systems = 0, connections = 0;

  for (guint i = 0; i < n; i++)
    {
      systems += g_str_equal (plumb_record_get_table (records[i])->id, "system");
      connections += g_str_equal (plumb_record_get_table (records[i])->id, "connection");
    }
  if (systems == n)
    return _ ("Delete %u systems");
  return connections == n ? _ ("Delete %u connections") : _ ("Delete %u elements");
}

/* By id, since one removal takes along others. */
static gboolean
delete_all (PlumbReview *review, const char *view, GArray *doomed, guint *n, GError **error)
{
  for (guint i = 0; i < doomed->len; i++)
    {
      const Doomed *one = &g_array_index (doomed, Doomed, i);
      PlumbRecord *record = plumb_review_get_record (review, one->table, one->id);

      if (record == NULL || !plumb_view_shows (review, record, view))
        continue;
      if (!plumb_edit_remove (review, view, record, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

static void
clear_doomed (gpointer data)
{
  g_free (((Doomed *)data)->id);
}

gboolean
plumb_edit_delete (PlumbReview *review,
                   const char *view,
                   PlumbRecord *const *records,
                   guint n_records,
                   GError **error)
{
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (Doomed));
  g_autofree char *label = NULL;
  gboolean good;
  guint n = 0;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review) && view != NULL, FALSE);

  g_array_set_clear_func (doomed, clear_doomed);
  /* Connections first: in the proposed view they go on their own account, not with their ends. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_records; i++)
      {
        const char *table = plumb_record_get_table (records[i])->id;
        Doomed one = { table, g_strdup (plumb_record_get_id (records[i])) };

        if (g_str_equal (table, "system") == (pass == 1))
          g_array_append_val (doomed, one);
        else
          g_free (one.id);
      }
  label = plumb_edit_label (review, _ ("Delete %s"), count_label (records, n_records), records,
                            n_records);
  plumb_review_begin (review, label);
  good = delete_all (review, view, doomed, &n, error);
  if (good && n == 0)
    {
      g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                           _ ("Nothing that stands in this picture is selected"));
      good = FALSE;
    }
  return plumb_edit_finish (review, good, error);
}
