// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Integration points: the connections that cross into our solution. Nobody types them a second time. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-rows-private.h"
#include "document/plumb-view.h"

enum
{
  CONNECTION,
  POINT,
  POINT_ID,
  MODULE,
  METHOD,
  DIRECTION,
  DATA,
  FREQUENCY,
  GAPS,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [CONNECTION] = { .key = "connection" },
  [POINT] = { .key = "point", .title = N_ ("Point") },
  [POINT_ID] = { .key = "point_id" },
  [MODULE] = { .key = "module", .title = N_ ("Our module") },
  [METHOD] = { .key = "method", .title = N_ ("Method") },
  [DIRECTION] = { .key = "direction", .title = N_ ("Direction") },
  [DATA] = { .key = "data", .title = N_ ("Data") },
  [FREQUENCY] = { .key = "frequency", .title = N_ ("Frequency") },
  [GAPS] = { .key = "gaps", .title = N_ ("Open gaps"), .number = TRUE },
};

/* The flow of data as seen from our solution. */
static void
set_direction (PlumbRow *row, const PlumbRecord *connection, gboolean target_ours)
{
  const char *direction = plumb_record_get (connection, "direction");

  if (g_strcmp0 (direction, "both") == 0)
    plumb_row_set (row, DIRECTION, "both", _ ("Both ways"));
  else if (g_strcmp0 (direction, "none") == 0)
    plumb_row_set (row, DIRECTION, "none", _ ("Not directed"));
  else if (target_ours)
    plumb_row_set (row, DIRECTION, "inbound", _ ("Inbound"));
  else
    plumb_row_set (row, DIRECTION, "outbound", _ ("Outbound"));
}

static void
append_point (PlumbRows *rows, PlumbReview *review, PlumbRecord *connection)
{
  PlumbRecord *source =
      plumb_review_get_record (review, "system", plumb_record_get (connection, "source"));
  PlumbRecord *target =
      plumb_review_get_record (review, "system", plumb_record_get (connection, "target"));
  gboolean source_ours = plumb_view_is_inside_ours (review, source, PLUMB_VIEW_PROPOSED);
  gboolean target_ours = plumb_view_is_inside_ours (review, target, PLUMB_VIEW_PROPOSED);
  PlumbRecord *point = target_ours ? source : target;
  PlumbRecord *module = target_ours ? target : source;
  static const struct
  {
    guint column;
    const char *field;
  } copied[] = { { METHOD, "method" }, { DATA, "data" }, { FREQUENCY, "frequency" } };
  PlumbRow *row;

  if (source_ours == target_ours)
    return;
  row = plumb_rows_append (rows, "connection", plumb_record_get_id (connection));
  plumb_row_set (row, CONNECTION, plumb_record_get_id (connection), NULL);
  plumb_row_set (row, POINT, plumb_record_get (point, "name"), NULL);
  plumb_row_set (row, POINT_ID, plumb_record_get_id (point), NULL);
  plumb_row_set (row, MODULE, plumb_record_get (module, "name"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      g_autofree char *shown = plumb_review_display (review, connection, copied[i].field);

      plumb_row_set (row, copied[i].column, plumb_record_get (connection, copied[i].field), shown);
    }
  set_direction (row, connection, target_ours);
  plumb_row_set_number (row, GAPS, plumb_derive_open_gaps (review, row->id));
}

/* The connections of the proposed view that have exactly one end inside our solution, in the order of
 * the connections, with the direction as seen from our side. */
PlumbRows *
plumb_derive_integration_points (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);
  const GPtrArray *connections = plumb_review_get_records (review, "connection");

  for (guint i = 0; i < connections->len; i++)
    {
      PlumbRecord *connection = g_ptr_array_index (connections, i);

      if (plumb_view_shows (review, connection, PLUMB_VIEW_PROPOSED))
        append_point (rows, review, connection);
    }
  return rows;
}

/* How many gaps of @connection (NULL: of the review) are neither closed nor accepted. */
guint
plumb_derive_open_gaps (PlumbReview *review, const char *connection)
{
  const GPtrArray *gaps = plumb_review_get_records (review, "gap");
  guint open = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (gaps, i);

      if (plumb_record_is_settled (gap))
        continue;
      if (connection == NULL || plumb_record_is (gap, "connection", connection))
        open++;
    }
  return open;
}
