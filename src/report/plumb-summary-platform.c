// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a full platform review adds to the summary: infrastructure, security architecture, data flows,
 * disaster recovery. Each is there in that depth, and says so where nothing is recorded yet. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-view.h"
#include "report/plumb-summary-private.h"

/* What was answered in @domain, as bullets. TRUE when anything was. */
static gboolean
add_answers (PlumbSummary *summary, const char *domain)
{
  const GPtrArray *rows = plumb_review_get_records (summary->review, "discovery");
  PlumbBlock *list = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlumbRecord *row = g_ptr_array_index (rows, i);
      g_autofree char *answer = plumb_summary_read (summary, row, "answer");
      PlumbInline *item;

      if (answer == NULL || !plumb_record_is (row, "domain", domain))
        continue;
      if (list == NULL)
        list = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_LIST);
      item = plumb_inline_new (answer);
      plumb_inline_set_source (item, "discovery", plumb_record_get_id (row));
      plumb_block_add_item (list, item);
    }
  return list != NULL;
}

/* Records of @table that stand in the proposed view. */
static GPtrArray *
collect_proposed (const PlumbSummary *summary, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (summary->review, table);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (plumb_view_shows (summary->review, g_ptr_array_index (records, i), PLUMB_VIEW_PROPOSED))
      g_ptr_array_add (found, g_ptr_array_index (records, i));
  return found;
}

/* A table of @fields of those @records that have at least one of the fields after the first; TRUE when
 * there is any. */
static gboolean
add_table (PlumbSummary *summary,
           const GPtrArray *records,
           const char *heading,
           const char *place,
           const char *const *titles,
           const char *const *fields)
{
  PlumbBlock *table = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (records, i);
      gboolean any = FALSE;
      GPtrArray *row;

      for (guint j = 1; fields[j] != NULL; j++)
        any |= plumb_record_has (record, fields[j]);
      if (!any)
        continue;
      if (table == NULL)
        {
          plumb_blocks_add_heading (summary->blocks, 2, heading, place);
          table = plumb_summary_add_table (summary, titles);
        }
      row = plumb_block_add_row (table);
      g_ptr_array_add (row, plumb_summary_strong_cell (summary, record, fields[0]));
      for (guint j = 1; fields[j] != NULL; j++)
        g_ptr_array_add (row, plumb_summary_cell (summary, record, fields[j]));
    }
  return table != NULL;
}

static void
add_infrastructure (PlumbSummary *summary)
{
  static const char *const fields[] = { "name",      "hosting", "hosting_where",
                                        "container", "built",   NULL };
  const char *const titles[] = { _ ("System"), _ ("Hosting"), _ ("Where"),
                                 _ ("Inside"), _ ("Built"),   NULL };
  g_autoptr (GPtrArray) systems = collect_proposed (summary, "system");
  gboolean any;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Infrastructure"), "infrastructure");
  any = add_answers (summary, "infrastructure");
  any |= add_table (summary, systems, _ ("Where systems run"), "hosting", titles, fields);
  if (!any)
    plumb_summary_say (summary, _ ("The infrastructure has not been recorded yet."));
}

/* -- Security ------------------------------------------------------------------------------------------- */

/* One row a connection: what the network and security teams open, and towards whom. */
static gboolean
add_paths (PlumbSummary *summary, const GPtrArray *connections)
{
  static const char *const fields[] = {
    "source", "target", "method", "network", "initiator", NULL
  };
  const char *const titles[] = { _ ("From"),    _ ("To"),        _ ("Method"),
                                 _ ("Network"), _ ("Opened by"), NULL };

  return add_table (summary, connections, _ ("Paths through the network"), "paths", titles, fields);
}

static void
add_security (PlumbSummary *summary)
{
  static const char *const fields[] = { "name", "data_classification", NULL };
  const char *const titles[] = { _ ("System"), _ ("Class of its data"), NULL };
  g_autoptr (GPtrArray) systems = collect_proposed (summary, "system");
  g_autoptr (GPtrArray) connections = collect_proposed (summary, "connection");
  gboolean any;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Security architecture"),
                            "security-architecture");
  any = add_answers (summary, "security");
  any |= add_table (summary, systems, _ ("Classes of data"), "classification", titles, fields);
  any |= add_paths (summary, connections);
  if (!any)
    plumb_summary_say (summary, _ ("The security architecture has not been recorded yet."));
}

/* -- Data flows ----------------------------------------------------------------------------------------- */

static const PlumbRecord *
find_source (const PlumbSummary *summary, const PlumbRecord *connection)
{
  const GPtrArray *sources = plumb_review_get_records (summary->review, "data_source");

  for (guint i = 0; i < sources->len; i++)
    if (plumb_record_is (g_ptr_array_index (sources, i), "connection",
                         plumb_record_get_id (connection)))
      return g_ptr_array_index (sources, i);
  return NULL;
}

static void
add_flow (PlumbSummary *summary, PlumbBlock *table, const PlumbRecord *connection)
{
  static const char *const fields[] = { "source", "target", "method", "frequency", NULL };
  const PlumbRecord *source = find_source (summary, connection);
  GPtrArray *row = plumb_block_add_row (table);

  g_ptr_array_add (row, plumb_summary_strong_cell (summary, connection, "data"));
  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (row, plumb_summary_cell (summary, connection, fields[i]));
  g_ptr_array_add (row, plumb_summary_cell (summary, source, "volume"));
}

static void
add_flows (PlumbSummary *summary)
{
  const char *const titles[] = { _ ("Data"),      _ ("From"),   _ ("To"), _ ("Method"),
                                 _ ("Frequency"), _ ("Volume"), NULL };
  g_autoptr (GPtrArray) connections = collect_proposed (summary, "connection");
  PlumbBlock *table = NULL;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Data flows"), "data-flows");
  for (guint i = 0; i < connections->len; i++)
    {
      if (!plumb_record_has (g_ptr_array_index (connections, i), "data"))
        continue;
      if (table == NULL)
        table = plumb_summary_add_table (summary, titles);
      add_flow (summary, table, g_ptr_array_index (connections, i));
    }
  if (table == NULL)
    plumb_summary_say (summary, _ ("No connection says yet which data it carries."));
}

/* -- Disaster recovery ---------------------------------------------------------------------------------- */

static gboolean
is_about_recovery (const PlumbRecord *requirement)
{
  return plumb_record_is (requirement, "category", "disaster recovery")
         || plumb_record_is (requirement, "category", "availability");
}

static void
add_critical_systems (PlumbSummary *summary)
{
  static const char *const fields[] = { "name",          "criticality", "hosting",
                                        "hosting_where", "owner",       NULL };
  const char *const titles[] = { _ ("System"), _ ("Criticality"), _ ("Hosting"),
                                 _ ("Where"),  _ ("Owner"),       NULL };
  g_autoptr (GPtrArray) systems = collect_proposed (summary, "system");
  g_autoptr (GPtrArray) critical = g_ptr_array_new ();

  for (guint i = 0; i < systems->len; i++)
    if (plumb_record_is (g_ptr_array_index (systems, i), "criticality", "high")
        || plumb_record_is (g_ptr_array_index (systems, i), "criticality", "business critical"))
      g_ptr_array_add (critical, g_ptr_array_index (systems, i));
  add_table (summary, critical, _ ("What must be back first"), "critical", titles, fields);
}

static void
add_recovery (PlumbSummary *summary)
{
  static const char *const fields[] = { "category", "requirement", "target",
                                        "offered",  "state",       NULL };
  const char *const titles[] = { _ ("Category"), _ ("Requirement"), _ ("Target"),
                                 _ ("Offered"),  _ ("State"),       NULL };
  const GPtrArray *requirements = plumb_review_get_records (summary->review, "requirement");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < requirements->len; i++)
    if (is_about_recovery (g_ptr_array_index (requirements, i)))
      g_ptr_array_add (found, g_ptr_array_index (requirements, i));
  plumb_blocks_add_heading (summary->blocks, 1, _ ("Disaster recovery"), "disaster-recovery");
  if (!add_table (summary, found, _ ("Targets"), "recovery-targets", titles, fields))
    plumb_summary_say (summary, _ ("No target for recovery has been recorded yet."));
  add_critical_systems (summary);
}

void
plumb_summary_add_platform (PlumbSummary *summary)
{
  if (g_strcmp0 (plumb_summary_get_root (summary, "depth"), "platform") != 0)
    return;
  add_infrastructure (summary);
  add_security (summary);
  add_flows (summary);
  add_recovery (summary);
}
