// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The rules that weigh several things: where exactly each of them turns. */

#include <string.h>

#include "analysis/plumb-check.h"
#include "analysis/plumb-phase-times.h"
#include "sample.h"
#include "schema/plumb-value.h"

#define SAMPLE_NOW "2026-11-19T10:00:00Z"

static guint
count_open_at (PlumbReview *review, const char *code, const char *at)
{
  g_autoptr (GDateTime) now = plumb_instant_parse (at);
  g_autoptr (GPtrArray) findings = plumb_check_review (review, now);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      n += finding->state == PLUMB_FINDING_OPEN && strcmp (finding->code, code) == 0;
    }
  return n;
}

static guint
count_open (PlumbReview *review, const char *code)
{
  return count_open_at (review, code, SAMPLE_NOW);
}

static PlumbReview *
new_review (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  return review;
}

/* -- FORMAT-MISFIT ---------------------------------------------------------------------------------- */

static void
test_format (void)
{
  static const struct
  {
    const char *segment, *points, *format, *depth, *deliverable;
    guint misfits;
  } cases[] = {
    { "", "", "overview-30", "platform", "", 0 },
    { "enterprise", "", "overview-30", "integration", "", 0 },
    { "", "one", "workshop", "platform", "", 0 },
    { "mid-market", "several", "session-90", "integration", "summary", 0 },
    { "mid-market", "many", "overview-30", "integration", "summary", 1 },
    { "enterprise", "several", "workshop", "platform", "decisions", 0 },
    { "enterprise", "several", "session-90", "integration", "decisions", 1 },
    { "enterprise", "many", "workshop", "integration", "summary", 1 },
    { "enterprise", "many", "overview-30", "integration", "summary", 2 },
    { "enterprise", "one", "session-90", "integration", "summary", 0 },
    { "enterprise", "one", "overview-30", "integration", "summary", 1 },
    { "small", "one", "overview-30", "integration", "sketch", 0 },
    { "small", "several", "session-90", "integration", "sketch", 0 },
    { "small", "several", "workshop", "integration", "sketch", 1 },
    { "small", "one", "workshop", "platform", "sketch", 2 },
    { "mid-market", "one", "session-90", "platform", "summary", 1 },
  };
  PlumbReview *review = new_review ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sample_set (review, "review", NULL, NULL, "segment", cases[i].segment);
      sample_set (review, "review", NULL, NULL, "points", cases[i].points);
      sample_set (review, "review", NULL, NULL, "format", cases[i].format);
      sample_set (review, "review", NULL, NULL, "depth", cases[i].depth);
      sample_set (review, "review", NULL, NULL, "deliverable", cases[i].deliverable);
      g_test_message ("case %u", i);
      g_assert_cmpuint (count_open (review, "FORMAT-MISFIT"), ==, cases[i].misfits);
    }
  sample_close (review);
}

/* -- DISCOVERY-SHARE, DESIGN-BEFORE-DISCOVERY --------------------------------------------------------- */

static void
visit (PlumbReview *review, const char *phase, const char *started, const char *ended)
{
  const char *item = plumb_record_get_id (sample_find (review, "agenda_item", "phase", phase));

  sample_add (review, "phase_time", "agenda_item", item, "started", started, "ended", ended);
}

static void
test_share_planned (void)
{
  PlumbReview *review = new_review ();

  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 0); /* 45 of 90 */
  sample_set (review, "agenda_item", "phase", "discovery", "minutes", "44");
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 1);
  /* A break does not count: 44 of 88. */
  sample_set (review, "agenda_item", "phase", "opening", "minutes", "4");
  sample_add (review, "agenda_item", "phase", "break", "minutes", "30", "topic", "Coffee");
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 0);
  /* What is recorded counts only once the session is over. */
  visit (review, "design", "2026-11-18T12:00:00Z", "2026-11-18T13:00:00Z");
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 0);
  sample_set (review, "review", NULL, NULL, "session_ended", "2026-11-18T13:00:00Z");
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 1);
  sample_close (review);
}

static void
test_share_recorded (void)
{
  PlumbReview *review = new_review ();
  g_autoptr (PlumbPhaseTimes) times = NULL;

  sample_set (review, "review", NULL, NULL, "session_ended", "2026-11-19T00:45:00Z");
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 1); /* nothing recorded */

  /* Across midnight, with a break in between, and a visit that nobody ended. */
  visit (review, "discovery", "2026-11-18T23:30:00Z", "2026-11-19T00:10:00Z");
  visit (review, "design", "2026-11-19T00:10:00Z", "");
  times = plumb_phase_times_new (review, NULL);
  g_assert_true (times->ended);
  g_assert_cmpint (times->recorded_discovery, ==, 40 * 60);
  g_assert_cmpint (times->recorded, ==, 75 * 60);
  g_assert_cmpint (plumb_phase_times_get_share (times), ==, 53);
  g_assert_cmpuint (count_open (review, "DISCOVERY-SHARE"), ==, 0);

  /* An end before its start counts for nothing, never below it. */
  visit (review, "gaps", "2026-11-19T00:40:00Z", "2026-11-18T00:40:00Z");
  g_clear_pointer (&times, plumb_phase_times_free);
  times = plumb_phase_times_new (review, NULL);
  /* The visit to gaps ends the one to design that nobody ended. */
  g_assert_cmpint (times->recorded, ==, 70 * 60);
  sample_close (review);
}

/* While the session runs, and when it was never stopped. */
static void
test_share_running (void)
{
  PlumbReview *review = new_review ();
  g_autoptr (GDateTime) soon = plumb_instant_parse ("2026-11-18T12:20:00Z");
  g_autoptr (GDateTime) later = plumb_instant_parse ("2026-12-18T12:20:00Z");
  g_autoptr (GDateTime) before = plumb_instant_parse ("2026-11-18T11:00:00Z");
  g_autoptr (PlumbPhaseTimes) running = NULL;
  g_autoptr (PlumbPhaseTimes) forgotten = NULL;
  g_autoptr (PlumbPhaseTimes) early = NULL;

  sample_set (review, "review", NULL, NULL, "session_started", "2026-11-18T12:00:00Z");
  visit (review, "discovery", "2026-11-18T12:00:00Z", "");
  running = plumb_phase_times_new (review, soon);
  g_assert_cmpint (running->recorded_discovery, ==, 20 * 60);
  g_assert_false (running->ended);
  forgotten = plumb_phase_times_new (review, later);
  g_assert_cmpint (forgotten->recorded_discovery, ==, (30 * 24 * 60 + 20) * 60);
  early = plumb_phase_times_new (review, before);
  g_assert_cmpint (early->recorded_discovery, ==, 0);
  sample_close (review);
}

static void
test_order (void)
{
  PlumbReview *review = new_review ();
  PlumbRecord *design = sample_find (review, "agenda_item", "phase", "design");
  PlumbRecord *discovery = sample_find (review, "agenda_item", "phase", "discovery");
  g_autoptr (GError) error = NULL;

  visit (review, "discovery", "2026-11-18T12:00:00Z", "2026-11-18T12:40:00Z");
  visit (review, "design", "2026-11-18T12:40:00Z", "");
  g_assert_cmpuint (count_open (review, "DESIGN-BEFORE-DISCOVERY"), ==, 0);
  plumb_review_begin (review, "Design first");
  plumb_review_reorder (review, design, discovery, &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_open (review, "DESIGN-BEFORE-DISCOVERY"), ==, 1);
  visit (review, "design", "2026-11-18T11:59:59Z", "");
  g_assert_cmpuint (count_open (review, "DESIGN-BEFORE-DISCOVERY"), ==, 2);
  sample_close (review);
}

/* -- People ----------------------------------------------------------------------------------------- */

static void
test_heard (void)
{
  PlumbReview *review = sample_open ();

  g_assert_cmpuint (count_open (review, "CUSTOMER-NOT-HEARD"), ==, 0);
  /* Eleven are answered; six of them must be theirs. */
  sample_set (review, "person", "name", "Amir Haddad", "side", "us"); /* four answers */
  g_assert_cmpuint (count_open (review, "CUSTOMER-NOT-HEARD"), ==, 0);
  sample_set (review, "person", "name", "Lena Vogt", "side", "us"); /* two answers */
  g_assert_cmpuint (count_open (review, "CUSTOMER-NOT-HEARD"), ==, 1);
  sample_close (review);
}

/* Before the session begins nobody can have been heard, and owners need only be invited. */
static void
test_before_session (void)
{
  PlumbReview *review = sample_open ();

  sample_set (review, "person", "name", "Joan Pike", "attended", "no");
  g_assert_cmpuint (count_open (review, "SYSTEM-OWNER-ABSENT"), ==, 1);
  sample_set (review, "review", NULL, NULL, "session_started", "");
  sample_set (review, "review", NULL, NULL, "session_ended", "");
  g_assert_cmpuint (count_open (review, "SYSTEM-OWNER-ABSENT"), ==, 0);
  sample_set (review, "person", "name", "Joan Pike", "heard_at", "");
  sample_set (review, "discovery", "said_by",
              plumb_record_get_id (sample_find (review, "person", "name", "Joan Pike")), "said_by",
              "");
  g_assert_cmpuint (count_open (review, "STAKEHOLDER-NOT-HEARD"), ==, 0);
  sample_set (review, "person", "name", "Joan Pike", "invited", "no");
  g_assert_cmpuint (count_open (review, "SYSTEM-OWNER-ABSENT"), ==, 1);
  sample_close (review);
}

/* -- Promises and prerequisites ----------------------------------------------------------------------- */

static void
test_commitments (void)
{
  PlumbReview *review = sample_open ();

  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 1); /* CDC */
  sample_set (review, "connection", "method", "CDC", "commitment", "available");
  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 0);
  sample_set (review, "connection", "method", "CDC", "commitment", "");
  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 1);
  /* Feasible, by a person, but nobody says when. */
  sample_set (review, "connection", "method", "SAML SSO", "feasibility_at", "");
  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 2);
  sample_set (review, "connection", "method", "SAML SSO", "feasibility_at", "2026-11-19");
  sample_set (review, "connection", "method", "SAML SSO", "feasibility_by", "");
  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 1); /* the team is enough */
  sample_set (review, "connection", "method", "SAML SSO", "feasibility_team", "");
  g_assert_cmpuint (count_open (review, "COMMITMENT-UNCHECKED"), ==, 2);

  sample_set (review, "connection", "method", "MQTT", "commitment", "custom");
  sample_set (review, "connection", "method", "MQTT", "custom_scope", "A bridge");
  g_assert_cmpuint (count_open (review, "CUSTOM-NOT-SCOPED"), ==, 1);
  sample_set (review, "connection", "method", "MQTT", "custom_price", "12,000");
  g_assert_cmpuint (count_open (review, "CUSTOM-NOT-SCOPED"), ==, 0);
  sample_close (review);
}

static void
test_teams (void)
{
  PlumbReview *review = sample_open ();

  sample_set (review, "risk", "impact", "medium", "risk", "Two teams wait for one another.");
  sample_set (review, "risk", "impact", "medium", "response", "");
  g_assert_cmpuint (count_open (review, "TEAMS-TO-COORDINATE"), ==, 1);
  sample_set (review, "risk", "impact", "medium", "response", "Call Network and the database team");
  g_assert_cmpuint (count_open (review, "TEAMS-TO-COORDINATE"), ==, 0);
  /* About a prerequisite, any words will do. */
  sample_set (review, "risk", "impact", "medium", "response", "");
  sample_set (review, "risk", "impact", "medium", "about_table", "prerequisite");
  sample_set (review, "risk", "impact", "medium", "about",
              plumb_record_get_id (sample_find (review, "prerequisite", "team", "DBA")));
  g_assert_cmpuint (count_open (review, "TEAMS-TO-COORDINATE"), ==, 0);
  sample_set (review, "risk", "impact", "medium", "internal", "yes");
  g_assert_cmpuint (count_open (review, "TEAMS-TO-COORDINATE"), ==, 1);
  /* One team alone has nobody to coordinate with. */
  sample_set (review, "prerequisite", NULL, NULL, "team", "DBA");
  g_assert_cmpuint (count_open (review, "TEAMS-TO-COORDINATE"), ==, 0);
  sample_close (review);
}

/* What the catalogue lacks opens the check without anybody having marked it. */
static void
test_gaps_by_catalogue (void)
{
  PlumbReview *review = sample_open ();

  sample_set (review, "connection", "method", "MQTT", "features", "SCIM");
  g_assert_cmpuint (count_open (review, "GAPS-NONE"), ==, 1);
  sample_add (review, "gap", "connection",
              plumb_record_get_id (sample_find (review, "connection", "method", "MQTT")), "gap",
              "Nothing about it", "state", "open");
  g_assert_cmpuint (count_open (review, "GAPS-NONE"), ==, 1);
  sample_set (review, "gap", "gap", "Nothing about it", "requirement", "User provisioning");
  g_assert_cmpuint (count_open (review, "GAPS-NONE"), ==, 0);
  sample_close (review);
}

/* Any check can be waived, the ones that nobody can tick as well, and the reason stays. */
static void
test_waive_each (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = new_review ();
  g_autoptr (GDateTime) now = plumb_instant_parse (SAMPLE_NOW);
  g_autoptr (GPtrArray) findings = plumb_check_review (review, now);
  g_autoptr (GPtrArray) waived = NULL;

  plumb_review_begin (review, "Waive all");
  for (guint i = 0; i < findings->len; i++)
    {
      const char *code = ((PlumbFinding *)g_ptr_array_index (findings, i))->code;

      if (plumb_review_get_record (review, "check_mark", code) == NULL)
        plumb_review_add (review, "check_mark", &error, "code", code, "state", "waived", "reason",
                          "Agreed on the phone", NULL);
      g_assert_no_error (error);
    }
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  waived = plumb_check_review (review, now);
  g_assert_cmpuint (waived->len, ==, findings->len);
  for (guint i = 0; i < waived->len; i++)
    {
      const PlumbFinding *was = g_ptr_array_index (findings, i);
      const PlumbFinding *is = g_ptr_array_index (waived, i);

      g_assert_cmpint (is->state, ==,
                       was->state == PLUMB_FINDING_OPEN ? PLUMB_FINDING_WAIVED : was->state);
    }
  g_assert_false (plumb_check_blocks (waived));
  sample_close (review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rules/format", test_format);
  g_test_add_func ("/rules/share/planned", test_share_planned);
  g_test_add_func ("/rules/share/recorded", test_share_recorded);
  g_test_add_func ("/rules/share/running", test_share_running);
  g_test_add_func ("/rules/order", test_order);
  g_test_add_func ("/rules/heard", test_heard);
  g_test_add_func ("/rules/before-session", test_before_session);
  g_test_add_func ("/rules/commitments", test_commitments);
  g_test_add_func ("/rules/teams", test_teams);
  g_test_add_func ("/rules/gaps-by-catalogue", test_gaps_by_catalogue);
  g_test_add_func ("/rules/waive-each", test_waive_each);
  return g_test_run ();
}
