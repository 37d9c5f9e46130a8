// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Each check in both states: one transaction on the sample opens (or closes) exactly the codes that the
 * test lists, and undoing it brings every finding back as it was. */

#include <string.h>

#include "analysis/plumb-check.h"
#include "sample.h"
#include "schema/plumb-value.h"

#define SAMPLE_NOW "2026-11-19T10:00:00Z" /* the day after the session */

typedef struct
{
  const char *table;
  const char *where; /* field that finds the record; NULL: all records of the table */
  const char *is;
  const char *field; /* NULL: the record is removed */
  const char *value;
} Edit;

typedef struct
{
  const char *code;
  const char *opens;  /* codes that are open after it and were not before */
  const char *closes; /* codes that were open and are not any more */
  Edit edits[3];
} CheckCase;

static const CheckCase cases[] = {
  { "RESEARCH-NONE",
    "RESEARCH-NONE RESEARCH-TOPIC-OPEN",
    "",
    { { "research", NULL, NULL, "source", "" } } },
  { "RESEARCH-TOPIC-OPEN",
    "RESEARCH-TOPIC-OPEN",
    "",
    { { "research", "topic", "industry", "confirmed_by", "" } } },
  { "AGENDA-NOT-SHARED",
    "AGENDA-NOT-SHARED",
    "",
    { { "review", NULL, NULL, "agenda_shared_at", "" } } },
  { "AGENDA-INCOMPLETE",
    "AGENDA-INCOMPLETE",
    "",
    { { "agenda_item", "phase", "design", NULL, NULL } } },
  { "PEOPLE-MISSING-ROLE",
    "PEOPLE-MISSING-ROLE SYSTEM-OWNER-ABSENT",
    "",
    { { "person", "name", "Joan Pike", "invited", "no" },
      { "person", "name", "Joan Pike", "attended", "no" } } },
  { "CHAMPION-MISSING",
    "CHAMPION-MISSING",
    "",
    { { "person", "name", "Dana Whitlock", "roles", "system owner" } } },
  { "NOTETAKER-MISSING",
    "NOTETAKER-MISSING",
    "",
    { { "person", "name", "Marco Diaz", "roles", "solutions architect" } } },
  { "DISCOVERY-DOMAIN-OPEN",
    "",
    "DISCOVERY-DOMAIN-OPEN",
    { { "discovery", "state", "open", "state", "not applicable" } } },
  { "CURRENT-UNMAPPED", "CURRENT-UNMAPPED", "", { { "data_source", NULL, NULL, NULL, NULL } } },
  { "SYSTEM-NO-OWNER",
    "",
    "SYSTEM-NO-OWNER",
    { { "system", "name", "Snowflake", "owner", "@Dana Whitlock" } } },
  { "SYSTEM-NO-CRITICALITY",
    "SYSTEM-NO-CRITICALITY",
    "",
    { { "system", "name", "SAP S/4HANA", "criticality", "" } } },
  { "ASSUMPTION-OPEN", "ASSUMPTION-OPEN", "", { { "system", "name", "Okta", "assumed", "yes" } } },
  { "NOT-DRAWN-TOGETHER", "NOT-DRAWN-TOGETHER", "", { { "pen", NULL, NULL, NULL, NULL } } },
  { "POINT-INCOMPLETE",
    "POINT-INCOMPLETE",
    "",
    { { "connection", "method", "SAML SSO", "frequency", "" } } },
  { "CONNECTION-NOT-COMPARED",
    "CONNECTION-NOT-COMPARED",
    "",
    { { "connection", "method", "MQTT", "compared", "not looked at" } } },
  { "GAPS-NONE", "GAPS-NONE", "", { { "connection", "method", "MQTT", "compared", "gap" } } },
  { "GAP-NO-MITIGATION",
    "GAP-NO-MITIGATION",
    "",
    { { "gap", "severity", "high", "mitigation", "" } } },
  { "GAP-NO-TIMELINE",
    "GAP-NO-TIMELINE",
    "",
    { { "gap", "severity", "high", "timeline", "" }, { "gap", "severity", "high", "due", "" } } },
  { "SECURITY-OPEN",
    "SECURITY-OPEN",
    "",
    { { "security_item", "area", "audit", "state", "open" } } },
  { "COMPLIANCE-OPEN",
    "COMPLIANCE-OPEN",
    "",
    { { "compliance_item", "framework", "GDPR", "how_addressed", "" } } },
  { "NFR-OPEN",
    "",
    "NFR-OPEN",
    { { "requirement", "state", "open", "target", "4 h, 15 min" },
      { "requirement", "category", "disaster recovery", "state", "addressed" } } },
  { "PREREQUISITES-NONE",
    "PREREQUISITES-NONE",
    "",
    { { "prerequisite", NULL, NULL, NULL, NULL } } },
  { "LEADTIME-UNKNOWN",
    "LEADTIME-UNKNOWN",
    "",
    { { "prerequisite", "team", "DBA", "lead_days", "" } } },
  { "NEXT-NO-OWNER", "NEXT-NO-OWNER", "", { { "next_step", "due", "2026-11-25", "owner", "" } } },
  { "NEXT-NO-DATE", "NEXT-NO-DATE", "", { { "next_step", "due", "2026-11-25", "due", "" } } },
  { "QUESTION-NO-OWNER",
    "QUESTION-NO-OWNER",
    "",
    { { "question", "follow_up", "2026-12-02", "owner", "" } } },
  { "QUESTION-NO-DATE",
    "QUESTION-NO-DATE",
    "",
    { { "question", "follow_up", "2026-12-02", "follow_up", "" } } },
  { "DELIVERY-LATE",
    "DELIVERY-LATE",
    "",
    { { "review", NULL, NULL, "due_override", "2026-11-18T20:00:00Z" } } },
  { "NOT-DELIVERED",
    "",
    "NOT-DELIVERED",
    { { "review", NULL, NULL, "delivered_at", "2026-11-19T09:00:00Z" } } },
  { "NOT-CONFIRMED",
    "",
    "NOT-CONFIRMED",
    { { "review", NULL, NULL, "confirmed_at", "2026-11-19T09:30:00Z" } } },
  { "FORMAT-MISFIT",
    "",
    "FORMAT-MISFIT",
    { { "review", NULL, NULL, "deliverable", "summary,decisions,integration" } } },
  { "DESIGN-BEFORE-DISCOVERY",
    "DESIGN-BEFORE-DISCOVERY",
    "",
    { { "phase_time", "started", "2026-11-18T12:20:00Z", "started", "2026-11-18T11:33:00Z" },
      { "phase_time", "started", "2026-11-18T11:33:00Z", "ended", "2026-11-18T11:34:00Z" } } },
  { "DISCOVERY-SHARE",
    "DISCOVERY-SHARE",
    "",
    { { "phase_time", "ended", "2026-11-18T12:20:00Z", "ended", "2026-11-18T12:14:00Z" } } },
  { "CUSTOMER-NOT-HEARD",
    "CUSTOMER-NOT-HEARD",
    "",
    { { "discovery", NULL, NULL, "said_by", "@Priya Nair" } } },
  { "STAKEHOLDER-NOT-HEARD",
    "STAKEHOLDER-NOT-HEARD",
    "",
    { { "person", "name", "Joan Pike", "heard_at", "" },
      { "discovery", "said_by", "@Joan Pike", "said_by", "" } } },
  { "SYSTEM-OWNER-ABSENT",
    "SYSTEM-OWNER-ABSENT",
    "",
    { { "person", "name", "Tomás Rey", "attended", "no" } } },
  { "COMMITMENT-UNCHECKED",
    "",
    "COMMITMENT-UNCHECKED",
    { { "connection", "method", "CDC", "feasibility", "feasible" },
      { "connection", "method", "CDC", "feasibility_at", "2026-11-19" },
      { "connection", "method", "CDC", "feasibility_team", "Product" } } },
  { "CUSTOM-NOT-SCOPED",
    "CUSTOM-NOT-SCOPED",
    "",
    { { "connection", "method", "SAML SSO", "commitment", "custom" } } },
  { "COMPLEX-NOT-TOLD",
    "COMPLEX-NOT-TOLD",
    "",
    { { "risk", "likelihood", "medium", "internal", "yes" } } },
  { "DEPENDENCY-UNASKED",
    "",
    "DEPENDENCY-UNASKED",
    { { "connection", "method", "Data share", "needs_nothing", "yes" } } },
  { "TEAMS-TO-COORDINATE",
    "TEAMS-TO-COORDINATE",
    "",
    { { "risk", "impact", "medium", "internal", "yes" } } },
  { "REVISIT-UNPLANNED",
    "",
    "REVISIT-UNPLANNED",
    { { "review", NULL, NULL, "revisit_booked", "2027-05-16" } } },
};

static GPtrArray *
check (PlumbReview *review)
{
  g_autoptr (GDateTime) now = plumb_instant_parse (SAMPLE_NOW);

  return plumb_check_review (review, now);
}

/* One line a finding: for comparing and for the golden file. */
static char *
text_of (const GPtrArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (
          out, "%s %s %s %s: %s\n", finding->code, plumb_finding_state_get_id (finding->state),
          plumb_severity_get_id (finding->severity), finding->table, finding->title);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_open (const GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->state == PLUMB_FINDING_OPEN && strcmp (finding->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The codes of @of that are open in it and not in @against, in order, joined by spaces. */
static char *
only_open_in (const GPtrArray *of, const GPtrArray *against)
{
  GString *out = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; i < of->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (of, i);

      if (finding->state != PLUMB_FINDING_OPEN || strcmp (finding->code, last) == 0
          || is_open (against, finding->code))
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", finding->code);
      last = finding->code;
    }
  return g_string_free (out, FALSE);
}

/* "@Joan Pike" is that person's id. */
static const char *
resolve (PlumbReview *review, const char *value)
{
  return value[0] == '@' ? plumb_record_get_id (sample_find (review, "person", "name", value + 1))
                         : value;
}

static void
apply_to (PlumbReview *review, PlumbRecord *record, const Edit *edit)
{
  g_autoptr (GError) error = NULL;

  if (edit->field == NULL)
    plumb_review_remove (review, record, &error);
  else
    {
      plumb_review_set (review, record, edit->field, resolve (review, edit->value), &error);
    }
  g_assert_no_error (error);
}

static void
apply (PlumbReview *review, const Edit *edit)
{
  const GPtrArray *records = plumb_review_get_records (review, edit->table);

  if (edit->where != NULL)
    {
      apply_to (review, sample_find (review, edit->table, edit->where, resolve (review, edit->is)),
                edit);
      return;
    }
  for (guint i = records->len; i-- > 0;)
    {
      apply_to (review, g_ptr_array_index (records, i), edit);
      records = plumb_review_get_records (review, edit->table);
    }
}

static void
test_case (gconstpointer data)
{
  const CheckCase *one = data;
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) before = check (review);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *text_before = text_of (before);
  g_autofree char *text_after = NULL;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, one->code);
  for (guint i = 0; i < G_N_ELEMENTS (one->edits) && one->edits[i].table != NULL; i++)
    apply (review, &one->edits[i]);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);

  changed = check (review);
  opened = only_open_in (changed, before);
  closed = only_open_in (before, changed);
  g_assert_cmpstr (opened, ==, one->opens);
  g_assert_cmpstr (closed, ==, one->closes);

  plumb_review_undo (review, &error);
  g_assert_no_error (error);
  after = check (review);
  text_after = text_of (after);
  g_assert_cmpstr (text_after, ==, text_before);
  sample_close (review);
}

/* Every rule has its case above. */
static void
test_complete (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) findings = check (review);

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        found = found || strcmp (cases[j].code, finding->code) == 0;
      if (!found)
        g_error ("%s has no test", finding->code);
    }
  sample_close (review);
}

static void
test_golden (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) findings = check (review);
  g_autofree char *text = text_of (findings);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sample-findings.txt", NULL);
  g_autofree char *golden = NULL;

  g_file_get_contents (path, &golden, NULL, NULL);
  if (g_strcmp0 (text, golden) != 0)
    g_error ("the sample's findings are not those of %s, but:\n%s", path, text);
  sample_close (review);
}

static void
check_empty_line (PlumbReview *review, GPtrArray *findings, const char *id, const char *expected)
{
  guint n;
  const PlumbChecklistLine *lines = plumb_checklist_get (PLUMB_KIND_CUSTOMER, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reason = NULL;

      plumb_checklist_line_state (&lines[i], findings, review, &reason);
      if (strcmp (lines[i].id, id) == 0)
        g_assert_cmpstr (reason, ==, expected);
    }
}

static void
test_empty (void)
{
  static const char *const open =
      "RESEARCH-NONE RESEARCH-TOPIC-OPEN AGENDA-NOT-SHARED PEOPLE-MISSING-ROLE CHAMPION-MISSING "
      "NOTETAKER-MISSING CUSTOMER-NOT-HEARD NOT-DRAWN-TOGETHER DISCOVERY-DOMAIN-OPEN "
      "CURRENT-UNMAPPED SECURITY-OPEN COMPLIANCE-OPEN NFR-OPEN PREREQUISITES-NONE NOT-DELIVERED "
      "NOT-CONFIRMED REVISIT-UNPLANNED";
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *codes = NULL;

  g_assert_no_error (error);
  findings = check (review);
  codes = only_open_in (findings, none);
  g_assert_cmpstr (codes, ==, open);
  g_assert_true (plumb_check_blocks (findings));
  check_empty_line (review, findings, "gaps", "Nothing to check yet");
  check_empty_line (review, findings, "questions", "Nothing to check yet");
  sample_close (review);
}

static void
mark (PlumbReview *review, const char *code, const char *state)
{
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, "Mark");
  plumb_review_add (review, "check_mark", &error, "code", code, "state", state, "by", "Priya Nair",
                    NULL);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
}

static void
test_waive (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) before = check (review);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *closed = NULL;

  g_assert_true (plumb_check_blocks (before));
  mark (review, "NFR-OPEN", "waived");
  mark (review, "COMMITMENT-UNCHECKED", "waived");
  after = check (review);
  closed = only_open_in (before, after);
  g_assert_cmpstr (closed, ==, "COMMITMENT-UNCHECKED NFR-OPEN");
  g_assert_false (plumb_check_blocks (after));
  sample_close (review);
}

static void
test_tick (void)
{
  PlumbReview *review = sample_open ();
  const Edit nobody = { "pen", NULL, NULL, NULL, NULL };
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, "Nobody drew");
  apply (review, &nobody);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  mark (review, "NOT-DRAWN-TOGETHER", "ticked");
  /* Any other code stays open however often it is ticked. */
  mark (review, "NFR-OPEN", "ticked");
  findings = check (review);
  g_assert_false (is_open (findings, "NOT-DRAWN-TOGETHER"));
  g_assert_true (is_open (findings, "NFR-OPEN"));
  text = text_of (findings);
  g_assert_nonnull (strstr (text, "Priya Nair"));
  sample_close (review);
}

static void
test_checklist (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) findings = check (review);
  guint n_lines;
  const PlumbChecklistLine *lines = plumb_checklist_get (PLUMB_KIND_CUSTOMER, &n_lines);
  guint met = 0;

  g_assert_cmpuint (n_lines, ==, 12);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *reason = NULL;
      PlumbFindingState state = plumb_checklist_line_state (&lines[i], findings, review, &reason);

      g_test_message ("%s: %s (%s)", lines[i].id, plumb_finding_state_get_id (state), reason);
      g_assert_cmpstr (reason, !=, "");
      met += state == PLUMB_FINDING_MET;
    }
  /* Disaster recovery has no target, nothing is delivered or confirmed yet. */
  g_assert_cmpuint (met, ==, 9);
  sample_close (review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/code/", cases[i].code, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/check/complete", test_complete);
  g_test_add_func ("/check/sample", test_golden);
  g_test_add_func ("/check/empty", test_empty);
  g_test_add_func ("/check/waive", test_waive);
  g_test_add_func ("/check/tick", test_tick);
  g_test_add_func ("/check/checklist", test_checklist);
  return g_test_run ();
}
