// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of the proposal: points, promises, gaps. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-derive.h"
#include "analysis/plumb-offer.h"
#include "document/plumb-view.h"
#include "schema/plumb-value.h"

/* -- Gaps ------------------------------------------------------------------------------------------ */

static gboolean
has_gap (PlumbCheckRun *run, const char *connection)
{
  PlumbRecord *gap;

  FOREACH_RECORD (run, "gap", gap)
  if (plumb_record_is (gap, "connection", connection))
    return TRUE;
  return FALSE;
}

static gboolean
lacks_something (const PlumbRecord *connection)
{
  static const char *const lacking[] = { "beta", "roadmap", "custom", NULL };
  const char *commitment = plumb_record_get (connection, "commitment");

  return plumb_record_is (connection, "compared", "gap")
         || (commitment != NULL && g_strv_contains (lacking, commitment));
}

/* What the catalogue lacks, by what somebody wrote down or by comparison; one finding a connection. */
static void
look_gaps (PlumbCheckRun *run)
{
  g_autoptr (GPtrArray) proposals = plumb_offer_propose (run->review);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  PlumbRecord *connection;

  FOREACH_RECORD (run, "connection", connection)
  if (lacks_something (connection)
      && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED)
      && !has_gap (run, plumb_record_get_id (connection)))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      g_hash_table_add (said, (char *)plumb_record_get_id (connection));
      plumb_check_open (run, connection, _ ("%s needs what we lack, and no gap names it"), name);
    }
  for (guint i = 0; i < proposals->len; i++)
    {
      const PlumbProposedGap *proposed = g_ptr_array_index (proposals, i);
      g_autofree char *name = NULL;

      if (!g_hash_table_add (said, proposed->connection))
        continue;
      connection = plumb_review_get_record (run->review, "connection", proposed->connection);
      name = plumb_check_dup_short_name (run, connection);
      /* Translators: a connection, and what it lacks, such as "SCIM is in beta only". */
      plumb_check_open (run, connection, _ ("%s: %s, and no gap names it"), name, proposed->gap);
    }
}

static void
look_compared (PlumbCheckRun *run)
{
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (run->review);

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);
      PlumbRecord *connection = plumb_review_get_record (run->review, "connection", row->id);

      if (plumb_record_is (connection, "compared", "not looked at") && !has_gap (run, row->id))
        {
          g_autofree char *name = plumb_check_dup_short_name (run, connection);

          plumb_check_open (run, connection, _ ("%s is not compared with what we offer"), name);
        }
    }
}

static void
look_points (PlumbCheckRun *run)
{
  static const char *const needed[] = { "method", "data", "frequency" };
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (run->review);
  const PlumbTable *table = plumb_schema_find_table ("connection");

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);
      PlumbRecord *connection = plumb_review_get_record (run->review, "connection", row->id);
      g_autoptr (GString) missing = g_string_new (NULL);
      g_autofree char *name = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (needed); j++)
        if (plumb_rows_get (points, row, needed[j]) == NULL)
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                                  plumb_field_get_title (plumb_table_get_field (table, needed[j])));
      if (missing->len == 0)
        continue;
      name = plumb_check_dup_short_name (run, connection);
      /* Translators: a connection, then titles of fields. */
      plumb_check_open (run, connection, _ ("%s lacks: %s"), name, missing->str);
    }
}

static const char *const gap_over[] = { "closed", NULL };

static void
look_mitigation (PlumbCheckRun *run)
{
  static const char *const fields[] = { "mitigation", NULL };

  plumb_check_rows (run, "gap", gap_over, fields, _ ("Gap without a mitigation: %s"));
}

static void
look_timeline (PlumbCheckRun *run)
{
  static const char *const fields[] = { "timeline", "due", NULL };

  plumb_check_rows (run, "gap", gap_over, fields, _ ("Gap without a timeline: %s"));
}

/* -- Promises --------------------------------------------------------------------------------------- */

static gboolean
is_checked (const PlumbRecord *connection)
{
  return !plumb_record_is (connection, "feasibility", "open")
         && plumb_record_has (connection, "feasibility")
         && plumb_record_has (connection, "feasibility_at")
         && (plumb_record_has (connection, "feasibility_by")
             || plumb_record_has (connection, "feasibility_team"));
}

static void
look_commitments (PlumbCheckRun *run)
{
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (run->review);

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);
      PlumbRecord *connection = plumb_review_get_record (run->review, "connection", row->id);
      const char *commitment = plumb_record_get (connection, "commitment");
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      if (commitment == NULL || strcmp (commitment, "unchecked") == 0)
        plumb_check_open (run, connection, _ ("%s: what we promise is not checked"), name);
      else if (strcmp (commitment, "available") != 0 && !is_checked (connection))
        plumb_check_open (run, connection, _ ("%s: promised, but nobody found it feasible"), name);
    }
}

static void
look_custom (PlumbCheckRun *run)
{
  PlumbRecord *connection;

  FOREACH_RECORD (run, "connection", connection)
  if (plumb_record_is (connection, "commitment", "custom")
      && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED)
      && (!plumb_record_has (connection, "custom_scope")
          || !plumb_record_has (connection, "custom_price")))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      plumb_check_open (run, connection, _ ("%s: custom work without scope and price"), name);
    }
}

static gboolean
is_told (PlumbCheckRun *run, const PlumbRecord *connection)
{
  PlumbRecord *risk;

  FOREACH_RECORD (run, "risk", risk)
  if (plumb_record_is (risk, "about_table", "connection")
      && plumb_record_is (risk, "about", plumb_record_get_id (connection))
      && !plumb_record_get_boolean (risk, "internal"))
    return TRUE;
  return FALSE;
}

static void
look_complex (PlumbCheckRun *run)
{
  PlumbRecord *connection;

  FOREACH_RECORD (run, "connection", connection)
  if (plumb_record_is (connection, "complexity", "complex")
      && plumb_view_shows (run->review, connection, PLUMB_VIEW_PROPOSED)
      && !is_told (run, connection))
    {
      g_autofree char *name = plumb_check_dup_short_name (run, connection);

      plumb_check_open (run, connection, _ ("%s is complex, and no risk tells the customer"), name);
    }
}

static const PlumbCheckRule rules[] = {
  RULE ("POINT-INCOMPLETE",
        BLOCKS,
        "connection",
        N_ ("Every integration point has method, data and frequency"),
        N_ ("Implementation plans with these; a blank is filled in wrongly."),
        look_points),
  RULE ("CONNECTION-NOT-COMPARED",
        BLOCKS,
        "connection",
        N_ ("Every integration point is compared with what we offer"),
        N_ ("A gap that nobody looked for is found after the sale."),
        look_compared),
  RULE ("GAPS-NONE",
        BLOCKS,
        "gap",
        N_ ("Whatever we lack is named as a gap"),
        N_ ("Naming gaps first builds trust; hiding them loses it."),
        look_gaps),
  RULE ("GAP-NO-MITIGATION",
        BLOCKS,
        "gap",
        N_ ("Every gap has a mitigation"),
        N_ ("A gap without a way around it is a reason not to buy."),
        look_mitigation),
  RULE ("GAP-NO-TIMELINE",
        BLOCKS,
        "gap",
        N_ ("Every gap has a timeline"),
        N_ ("A promise without a date is not one."),
        look_timeline),
  RULE ("COMMITMENT-UNCHECKED",
        BLOCKS,
        "connection",
        N_ ("Nothing is promised unchecked"),
        N_ ("A promise that nobody checked is paid for by those who must keep it."),
        look_commitments),
  RULE ("CUSTOM-NOT-SCOPED",
        BLOCKS,
        "connection",
        N_ ("Custom work has its scope and price"),
        N_ ("Custom work without a price is a gift that nobody decided on."),
        look_custom),
  RULE ("COMPLEX-NOT-TOLD",
        MEND,
        "risk",
        N_ ("What is complex is told as a risk"),
        N_ ("Complexity that was hidden costs trust when it shows."),
        look_complex),
};

const PlumbCheckRule *
plumb_check_rules_proposal (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
