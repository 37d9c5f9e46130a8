// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary's sections that are tables: gaps, risks, security and compliance, requirements,
 * prerequisites. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/plumb-summary-private.h"

#define MOST_CALLOUTS 5 /* more than this do not call any more; the table has them all */

static void
set_source (PlumbInline *cell, const PlumbRecord *record)
{
  plumb_inline_set_source (cell, plumb_record_get_table (record)->id, plumb_record_get_id (record));
}

/* -- Gaps ------------------------------------------------------------------------------------------------ */

/* The system at the other side of the gap's connection, the connection, or what was typed. */
static char *
dup_point (const PlumbSummary *summary, const PlumbRecord *gap)
{
  const char *connection = plumb_record_get (gap, "connection");

  for (guint i = 0; connection != NULL && i < summary->points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (summary->points->rows, i);

      if (g_strcmp0 (row->id, connection) != 0)
        continue;
      for (guint j = 0; j < summary->points->n_columns; j++)
        if (strcmp (summary->points->columns[j].key, "point") == 0)
          return g_strdup (row->stored[j]);
    }
  if (connection != NULL)
    return plumb_summary_read (summary, gap, "connection");
  return plumb_summary_read (summary, gap, "point");
}

static PlumbInline *
gap_point_cell (const PlumbSummary *summary, const PlumbRecord *gap)
{
  PlumbInline *cell = plumb_inline_new (NULL);
  g_autofree char *point = dup_point (summary, gap);
  g_autofree char *number = plumb_summary_gap_number (summary, gap);
  g_autofree char *target = g_strconcat ("point-", plumb_record_get (gap, "connection"), NULL);

  if (point != NULL)
    {
      plumb_inline_add (cell, point, PLUMB_RUN_STRONG,
                        plumb_record_has (gap, "connection") ? target : NULL);
      plumb_inline_add (cell, "\n", PLUMB_RUN_PLAIN, NULL);
    }
  plumb_inline_add (cell, number, PLUMB_RUN_SECONDARY, NULL);
  if (plumb_record_has (gap, "severity"))
    cell->chip = g_strdup (plumb_record_get (gap, "severity"));
  cell->place = g_strconcat ("gap-", plumb_record_get_id (gap), NULL);
  set_source (cell, gap);
  return cell;
}

static void
add_line (PlumbInline *cell, const char *words, PlumbRunFlags flags)
{
  if (words == NULL)
    return;
  if (cell->runs->len > 0)
    plumb_inline_add (cell, "\n", PLUMB_RUN_PLAIN, NULL);
  plumb_inline_add (cell, words, flags, NULL);
}

/* Timeline in words, date, who, and the state where it is not open any more. */
static PlumbInline *
gap_when_cell (const PlumbSummary *summary, const PlumbRecord *gap)
{
  PlumbInline *cell = plumb_inline_new (NULL);
  g_autofree char *timeline = plumb_summary_read (summary, gap, "timeline");
  g_autofree char *due = plumb_summary_read (summary, gap, "due");
  g_autofree char *owner = plumb_summary_read (summary, gap, "owner");
  g_autofree char *state = plumb_summary_read (summary, gap, "state");

  add_line (cell, timeline, PLUMB_RUN_PLAIN);
  add_line (cell, due, PLUMB_RUN_PLAIN);
  add_line (cell, owner, PLUMB_RUN_SECONDARY);
  if (!plumb_record_is (gap, "state", "open"))
    add_line (cell, state, PLUMB_RUN_SECONDARY);
  if (cell->runs->len == 0)
    plumb_inline_add (cell, "–", PLUMB_RUN_SECONDARY, NULL);
  return cell;
}

static gboolean
calls_out (const PlumbRecord *gap)
{
  return plumb_record_is (gap, "severity", "high") && !plumb_record_is (gap, "state", "closed")
         && !plumb_record_is (gap, "state", "accepted");
}

/* "High: SCIM maturity (Okta). Beta access and a named contact." */
static void
add_callout (PlumbSummary *summary, const PlumbRecord *gap)
{
  PlumbBlock *callout = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_CALLOUT);
  g_autofree char *severity = plumb_summary_read (summary, gap, "severity");
  g_autofree char *what = plumb_summary_read (summary, gap, "gap");
  g_autofree char *mitigation = plumb_summary_read (summary, gap, "mitigation");
  g_autofree char *point = dup_point (summary, gap);
  g_autofree char *head = NULL;

  if (what == NULL)
    what = plumb_summary_read (summary, gap, "requirement");
  head = point != NULL
             /* Translators: head of a remark: severity, gap, integration point. */
             ? g_strdup_printf (_ ("%s: %s (%s)"), severity, what != NULL ? what : _ ("gap"), point)
             /* Translators: head of a remark: severity, gap. */
             : g_strdup_printf (_ ("%s: %s"), severity, what != NULL ? what : _ ("gap"));
  callout->severity = g_strdup ("high");
  callout->text = plumb_inline_new (NULL);
  plumb_inline_add (callout->text, head, PLUMB_RUN_STRONG, NULL);
  add_line (callout->text,
            mitigation != NULL ? mitigation : _ ("No mitigation has been found yet."),
            PLUMB_RUN_PLAIN);
  plumb_block_set_source (callout, "gap", plumb_record_get_id (gap));
}

static void
add_callouts (PlumbSummary *summary)
{
  guint n = 0;

  for (guint i = 0; i < summary->gaps->len && n < MOST_CALLOUTS; i++)
    if (calls_out (g_ptr_array_index (summary->gaps, i)))
      {
        add_callout (summary, g_ptr_array_index (summary->gaps, i));
        n++;
      }
}

void
plumb_summary_add_gaps (PlumbSummary *summary)
{
  const char *const titles[] = { _ ("Point"), _ ("Requirement"), _ ("Capability today"),
                                 _ ("Gap"),   _ ("Mitigation"),  _ ("Timeline"),
                                 NULL };
  PlumbBlock *table;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Gaps and mitigations"), "gaps");
  if (summary->gaps->len == 0)
    {
      plumb_summary_say (summary,
                         _ ("No gap between what is asked for and what is offered has been "
                            "recorded."));
      return;
    }
  add_callouts (summary);
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < summary->gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (summary->gaps, i);
      GPtrArray *row = plumb_block_add_row (table);

      g_ptr_array_add (row, gap_point_cell (summary, gap));
      g_ptr_array_add (row, plumb_summary_cell (summary, gap, "requirement"));
      g_ptr_array_add (row, plumb_summary_cell (summary, gap, "capability"));
      g_ptr_array_add (row, plumb_summary_cell (summary, gap, "gap"));
      g_ptr_array_add (row, plumb_summary_cell (summary, gap, "mitigation"));
      g_ptr_array_add (row, gap_when_cell (summary, gap));
    }
}

/* -- Risks ----------------------------------------------------------------------------------------------- */

static PlumbInline *
chip_cell (const PlumbSummary *summary, const PlumbRecord *record, const char *field)
{
  PlumbInline *cell;

  if (!plumb_record_has (record, field))
    return plumb_summary_words_cell (NULL, PLUMB_RUN_PLAIN);
  cell = plumb_inline_new (NULL);
  cell->chip = g_strdup (plumb_record_get (record, field));
  return cell;
}

static PlumbInline *
risk_cell (const PlumbSummary *summary, const PlumbRecord *risk)
{
  PlumbInline *cell = plumb_summary_cell (summary, risk, "risk");

  if (plumb_record_get_boolean (risk, "internal"))
    add_line (cell, _ ("Stays with us"), PLUMB_RUN_SECONDARY);
  return cell;
}

/* The risks that we share; all of them for ourselves. */
void
plumb_summary_add_risks (PlumbSummary *summary)
{
  const GPtrArray *risks = plumb_review_get_records (summary->review, "risk");
  const char *const titles[] = { _ ("Risk"),     _ ("Likelihood"), _ ("Impact"),
                                 _ ("Response"), _ ("Owner"),      NULL };
  PlumbBlock *table = NULL;

  for (guint i = 0; i < risks->len; i++)
    {
      const PlumbRecord *risk = g_ptr_array_index (risks, i);
      GPtrArray *row;

      if (!plumb_summary_is_shared (summary, risk))
        continue;
      if (table == NULL)
        {
          plumb_blocks_add_heading (summary->blocks, 1, _ ("Risks"), "risks");
          table = plumb_summary_add_table (summary, titles);
        }
      row = plumb_block_add_row (table);
      g_ptr_array_add (row, risk_cell (summary, risk));
      g_ptr_array_add (row, chip_cell (summary, risk, "likelihood"));
      g_ptr_array_add (row, chip_cell (summary, risk, "impact"));
      g_ptr_array_add (row, plumb_summary_cell (summary, risk, "response"));
      g_ptr_array_add (row, plumb_summary_cell (summary, risk, "owner"));
    }
}

/* -- Security, compliance, requirements ------------------------------------------------------------------ */

/* A table of @fields of every record of @records, the first one in bold. */
static void
add_plain_table (PlumbSummary *summary,
                 const GPtrArray *records,
                 const char *const *titles,
                 const char *const *fields)
{
  PlumbBlock *table = plumb_summary_add_table (summary, titles);

  for (guint i = 0; i < records->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (records, i);
      GPtrArray *row = plumb_block_add_row (table);

      for (guint j = 0; fields[j] != NULL; j++)
        g_ptr_array_add (row, j == 0 ? plumb_summary_strong_cell (summary, record, fields[j])
                                     : plumb_summary_cell (summary, record, fields[j]));
    }
}

void
plumb_summary_add_security (PlumbSummary *summary)
{
  const GPtrArray *security = plumb_review_get_records (summary->review, "security_item");
  const GPtrArray *compliance = plumb_review_get_records (summary->review, "compliance_item");
  const char *const security_titles[] = { _ ("Area"), _ ("Requirement"), _ ("How addressed"),
                                          _ ("State"), NULL };
  const char *const security_fields[] = { "area", "requirement", "how_addressed", "state", NULL };
  const char *const compliance_titles[] = {
    _ ("Framework"),     _ ("Applies"), _ ("Audits"), _ ("Residency"),
    _ ("How addressed"), _ ("State"),   NULL
  };
  const char *const compliance_fields[] = { "framework", "applies",       "audit_schedule",
                                            "residency", "how_addressed", "state",
                                            NULL };

  if (security->len == 0 && compliance->len == 0)
    return;
  plumb_blocks_add_heading (summary->blocks, 1, _ ("Security and compliance"), "security");
  if (security->len > 0)
    {
      plumb_blocks_add_heading (summary->blocks, 2, _ ("Security"), "security-items");
      add_plain_table (summary, security, security_titles, security_fields);
    }
  if (compliance->len > 0)
    {
      plumb_blocks_add_heading (summary->blocks, 2, _ ("Compliance"), "compliance-items");
      add_plain_table (summary, compliance, compliance_titles, compliance_fields);
    }
}

/* What was not talked about is said to be open, not left blank. */
static PlumbInline *
target_cell (const PlumbSummary *summary, const PlumbRecord *requirement)
{
  if (plumb_record_is (requirement, "state", "not applicable"))
    return plumb_summary_words_cell (_ ("Does not apply"), PLUMB_RUN_SECONDARY);
  if (!plumb_record_has (requirement, "target") && !plumb_record_has (requirement, "offered"))
    return plumb_summary_words_cell (_ ("Still open"), PLUMB_RUN_SECONDARY);
  return plumb_summary_cell (summary, requirement, "target");
}

void
plumb_summary_add_requirements (PlumbSummary *summary)
{
  const GPtrArray *requirements = plumb_review_get_records (summary->review, "requirement");
  const char *const titles[] = { _ ("Category"), _ ("Requirement"), _ ("Target"), _ ("Offered"),
                                 NULL };
  PlumbBlock *table;

  if (requirements->len == 0)
    return;
  plumb_blocks_add_heading (summary->blocks, 1, _ ("Non-functional requirements"), "requirements");
  table = plumb_summary_add_table (summary, titles);
  for (guint i = 0; i < requirements->len; i++)
    {
      const PlumbRecord *requirement = g_ptr_array_index (requirements, i);
      GPtrArray *row = plumb_block_add_row (table);

      g_ptr_array_add (row, plumb_summary_strong_cell (summary, requirement, "category"));
      g_ptr_array_add (row, plumb_summary_cell (summary, requirement, "requirement"));
      g_ptr_array_add (row, target_cell (summary, requirement));
      g_ptr_array_add (row, plumb_summary_cell (summary, requirement, "offered"));
    }
}

/* -- Prerequisites --------------------------------------------------------------------------------------- */

static GPtrArray *
collect_prerequisites (PlumbReview *review, gboolean *waits)
{
  const GPtrArray *records = plumb_review_get_records (review, "prerequisite");
  GPtrArray *prerequisites = g_ptr_array_new ();

  *waits = FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (records, i);

      if (plumb_record_is (record, "state", "dropped"))
        continue;
      *waits |= plumb_record_get_set (record, "needs")[0] != NULL;
      g_ptr_array_add (prerequisites, record);
    }
  return prerequisites;
}

static char *
prerequisite_number (guint index)
{
  /* Translators: short name of a prerequisite: P, and its number. */
  return g_strdup_printf (_ ("P%u"), index + 1);
}

/* The short names of what @record waits for, each leading to its row. */
static PlumbInline *
waits_cell (const GPtrArray *prerequisites, const PlumbRecord *record)
{
  PlumbInline *cell = plumb_inline_new (NULL);

  for (guint i = 0; i < prerequisites->len; i++)
    {
      const char *id = plumb_record_get_id (g_ptr_array_index (prerequisites, i));
      g_autofree char *number = prerequisite_number (i);
      g_autofree char *target = g_strconcat ("prerequisite-", id, NULL);

      if (!plumb_record_set_contains (record, "needs", id))
        continue;
      if (cell->runs->len > 0)
        plumb_inline_add (cell, ", ", PLUMB_RUN_PLAIN, NULL);
      plumb_inline_add (cell, number, PLUMB_RUN_PLAIN, target);
    }
  if (cell->runs->len == 0)
    plumb_inline_add (cell, "–", PLUMB_RUN_SECONDARY, NULL);
  return cell;
}

static PlumbInline *
team_cell (const PlumbSummary *summary, const PlumbRecord *record)
{
  g_autofree char *team = plumb_summary_read (summary, record, "team");
  g_autofree char *person = plumb_summary_read (summary, record, "person");
  PlumbInline *cell = plumb_inline_new (team);

  add_line (cell, person, team != NULL ? PLUMB_RUN_SECONDARY : PLUMB_RUN_PLAIN);
  if (cell->runs->len == 0)
    plumb_inline_add (cell, "–", PLUMB_RUN_SECONDARY, NULL);
  return cell;
}

static PlumbInline *
what_cell (const PlumbSummary *summary, const PlumbRecord *record)
{
  PlumbInline *cell = plumb_summary_strong_cell (summary, record, "what");
  g_autofree char *connection = plumb_summary_read (summary, record, "connection");
  g_autofree char *state = plumb_summary_read (summary, record, "state");

  add_line (cell, connection, PLUMB_RUN_SECONDARY);
  if (!plumb_record_is (record, "state", "open"))
    add_line (cell, state, PLUMB_RUN_SECONDARY);
  cell->place = g_strconcat ("prerequisite-", plumb_record_get_id (record), NULL);
  return cell;
}

static void
add_prerequisite (PlumbSummary *summary,
                  PlumbBlock *table,
                  const GPtrArray *prerequisites,
                  guint index,
                  gboolean waits)
{
  const PlumbRecord *record = g_ptr_array_index (prerequisites, index);
  GPtrArray *row = plumb_block_add_row (table);
  g_autofree char *number = prerequisite_number (index);

  if (waits)
    g_ptr_array_add (row, plumb_summary_words_cell (number, PLUMB_RUN_SECONDARY));
  g_ptr_array_add (row, what_cell (summary, record));
  g_ptr_array_add (row, team_cell (summary, record));
  g_ptr_array_add (row, plumb_summary_cell (summary, record, "lead_days"));
  g_ptr_array_add (row, plumb_summary_cell (summary, record, "needed_by"));
  if (waits)
    g_ptr_array_add (row, waits_cell (prerequisites, record));
}

void
plumb_summary_add_prerequisites (PlumbSummary *summary)
{
  gboolean waits;
  g_autoptr (GPtrArray) prerequisites = collect_prerequisites (summary->review, &waits);
  const char *const titles[] = { _ ("No."),
                                 _ ("Prerequisite"),
                                 _ ("Team"),
                                 _ ("Lead time"),
                                 _ ("Needed by"),
                                 waits ? _ ("Waits for") : NULL,
                                 NULL };
  PlumbBlock *table;

  plumb_blocks_add_heading (summary->blocks, 1, _ ("Prerequisites"), "prerequisites");
  if (prerequisites->len == 0)
    {
      plumb_summary_say (summary, _ ("No prerequisite has been recorded."));
      return;
    }
  table = plumb_summary_add_table (summary, waits ? titles : titles + 1);
  for (guint i = 0; i < prerequisites->len; i++)
    add_prerequisite (summary, table, prerequisites, i, waits);
}
