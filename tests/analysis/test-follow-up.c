// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is left to do after the session, what a review waits for, and what drifted since it was agreed:
 * instants are UTC, days are those of the place where the review happens. */

#include <string.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-drift.h"
#include "analysis/plumb-waits.h"
#include "analysis/plumb-follow-up.h"
#include "sample.h"
#include "schema/plumb-value.h"

/* -- Follow-ups --------------------------------------------------------------------------------------- */

static char *
follow_ups_at (PlumbReview *review, const char *at, guint most)
{
  g_autoptr (GDateTime) now = plumb_instant_parse (at);
  g_autoptr (GPtrArray) items = plumb_follow_up_list (review, now);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len && i < most; i++)
    {
      const PlumbFollowUp *item = g_ptr_array_index (items, i);
      g_autofree char *date = plumb_day_format (item->day);

      g_string_append_printf (out, "%s %s %s%s\n", date != NULL ? date : "-", item->table,
                              item->owner != NULL ? item->owner : "-",
                              item->overdue ? " overdue" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_follow_ups (void)
{
  PlumbReview *review = sample_open ();
  g_autofree char *text = NULL;

  sample_set (review, "prerequisite", "team", "Security", "person", "");
  sample_set (review, "next_step", "due", "2026-11-25", "owner", "");
  sample_set (review, "gap", "severity", "medium", "due", "");
  text = follow_ups_at (review, "2026-11-28T10:00:00Z", 99);
  g_assert_cmpstr (text, ==,
                   "2026-11-20 next_step Priya Nair overdue\n"
                   "2026-11-25 next_step - overdue\n"
                   "2026-11-27 question Amir Haddad overdue\n"
                   "2026-11-27 next_step Ines Okafor overdue\n"
                   "2026-11-30 next_step Amir Haddad\n"
                   "2026-12-02 question Lena Vogt\n"
                   "2026-12-04 question Tomás Rey\n"
                   "2026-12-11 next_step Marco Diaz\n"
                   "2026-12-11 gap Marco Diaz\n"
                   "2026-12-21 prerequisite Security\n"
                   "2027-01-11 prerequisite Lena Vogt\n"
                   "2027-01-11 prerequisite Joan Pike\n"
                   "2027-01-11 prerequisite Dana Whitlock\n"
                   "2027-01-15 gap Marco Diaz\n"
                   "2027-01-25 prerequisite Tomás Rey\n"
                   "- gap Priya Nair\n");
  sample_close (review);
}

/* In Berlin the 20th is over an hour before it is in Greenwich. */
static void
test_follow_ups_zone (void)
{
  PlumbReview *review = sample_open ();
  g_autofree char *before = follow_ups_at (review, "2026-11-20T22:59:59Z", 1);
  g_autofree char *after = follow_ups_at (review, "2026-11-20T23:00:00Z", 1);
  g_autofree char *west = NULL;

  g_assert_cmpstr (before, ==, "2026-11-20 next_step Priya Nair\n");
  g_assert_cmpstr (after, ==, "2026-11-20 next_step Priya Nair overdue\n");
  sample_set (review, "review", NULL, NULL, "time_zone", "America/Los_Angeles");
  west = follow_ups_at (review, "2026-11-21T07:59:00Z", 1);
  g_assert_cmpstr (west, ==, "2026-11-20 next_step Priya Nair\n");
  sample_close (review);
}

/* -- What a review waits for --------------------------------------------------------------------------- */

static char *
due_at (PlumbReview *review, const char *at)
{
  static const char *const urgencies[] = { "overdue", "soon", "later" };
  g_autoptr (GDateTime) now = plumb_instant_parse (at);
  g_autoptr (GPtrArray) list = plumb_waits_list (review, now);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PlumbWait *wait = g_ptr_array_index (list, i);
      g_autofree char *when = plumb_instant_format (wait->when);

      g_string_append_printf (out, "%s %s %s\n", urgencies[wait->urgency], when, wait->what);
    }
  return g_string_free (out, FALSE);
}

static void
check_due (PlumbReview *review, const char *at, const char *expected)
{
  g_autofree char *text = due_at (review, at);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_due_after (void)
{
  PlumbReview *review = sample_open ();

  check_due (review, "2026-11-19T10:00:00Z",
             "soon 2026-11-20T13:00:00Z Summary\n"
             "soon 2026-11-20T23:00:00Z Send the summary and the pictures\n"
             "later 2027-05-16T22:00:00Z Review after go-live, not booked\n");
  check_due (review, "2026-11-26T10:00:00Z",
             "overdue 2026-11-20T13:00:00Z Summary\n"
             "overdue 2026-11-20T23:00:00Z 2 follow-ups late\n"
             "later 2027-05-16T22:00:00Z Review after go-live, not booked\n");
  sample_set (review, "review", NULL, NULL, "delivered_at", "2026-11-20T09:00:00Z");
  sample_set (review, "next_step", NULL, NULL, "state", "done");
  sample_set (review, "question", NULL, NULL, "state", "answered");
  sample_set (review, "prerequisite", NULL, NULL, "state", "done");
  sample_set (review, "gap", NULL, NULL, "state", "closed");
  sample_set (review, "review", NULL, NULL, "golive_actual", "2027-03-01");
  check_due (review, "2027-05-29T10:00:00Z",
             "soon 2027-05-30T22:00:00Z Review after go-live, not booked\n");
  sample_set (review, "review", NULL, NULL, "revisit_override", "2027-03-27");
  /* The clocks change that night: the day after starts an hour earlier. */
  check_due (review, "2027-03-27T12:00:00Z",
             "soon 2027-03-27T23:00:00Z Review after go-live, not booked\n");
  sample_set (review, "review", NULL, NULL, "revisit_override", "2027-03-28");
  check_due (review, "2027-03-28T22:00:00Z",
             "overdue 2027-03-28T22:00:00Z Review after go-live, not booked\n");
  sample_set (review, "review", NULL, NULL, "revisit_booked", "2027-06-01");
  check_due (review, "2027-05-01T12:00:00Z", "later 2027-06-01T22:00:00Z Review after go-live\n");
  check_due (review, "2027-06-02T12:00:00Z", "");
  sample_close (review);
}

static void
test_due_before (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  static const char all[] = "Champion, Solutions engineer, Lead architect, System owner, DBA, "
                            "Security, Network, Note-taker";
  g_autofree char *soon = g_strdup_printf ("soon 2026-11-18T08:00:00Z Session\n"
                                           "soon 2026-11-18T08:00:00Z Not invited: %s\n",
                                           all);
  g_autofree char *today = g_strdup_printf ("soon 2026-11-18T08:00:00Z Session today\n"
                                            "soon 2026-11-18T08:00:00Z Not invited: %s\n",
                                            all);

  g_assert_no_error (error);
  check_due (review, "2026-11-17T10:00:00Z", "");
  sample_set (review, "review", NULL, NULL, "time_zone", "Europe/Berlin");
  sample_set (review, "review", NULL, NULL, "scheduled_start", "2026-11-18T08:00:00Z");
  check_due (review, "2026-11-17T10:00:00Z", soon);
  /* It is late today, and still today; tomorrow it is overdue. */
  check_due (review, "2026-11-18T10:00:00Z", today);
  check_due (review, "2026-11-18T23:00:00Z", "overdue 2026-11-18T08:00:00Z Session\n");
  sample_add (review, "person", "name", "Ada", "roles",
              "champion,SE,lead architect,system owner,DBA,security,network,note-taker", "invited",
              "yes");
  check_due (review, "2026-11-17T10:00:00Z", "soon 2026-11-18T08:00:00Z Session\n");
  sample_set (review, "review", NULL, NULL, "session_started", "2026-11-18T08:00:00Z");
  check_due (review, "2026-11-18T10:00:00Z", "");
  check_due (review, "2026-11-19T10:00:00Z",
             "overdue 2026-11-18T20:00:00Z The session was never stopped\n");
  sample_close (review);
}

/* -- Drift ---------------------------------------------------------------------------------------------- */

static char *
drift_of (PlumbReview *review)
{
  g_autoptr (PlumbRows) rows = plumb_derive_drift (review);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (rows->rows, i);
      const char *field = plumb_rows_get (rows, row, "field");
      const char *before = plumb_rows_get (rows, row, "before");
      const char *after = plumb_rows_get (rows, row, "after");

      g_string_append_printf (out, "%s %s %s %s: %s > %s\n", plumb_rows_get (rows, row, "change"),
                              row->table, plumb_rows_get (rows, row, "name"),
                              field != NULL ? field : "-", before != NULL ? before : "-",
                              after != NULL ? after : "-");
    }
  return g_string_free (out, FALSE);
}

static void
add_baseline (PlumbReview *review, const char *name, const char *sent_to)
{
  g_autoptr (GError) error = NULL;

  plumb_review_add_baseline (review, name, sent_to, &error);
  g_assert_no_error (error);
}

static void
test_drift (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *none = drift_of (review);
  g_autofree char *same = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (none, ==, "");
  sample_set (review, "review", NULL, NULL, "title", "As agreed");
  add_baseline (review, "Delivered", "Lena Vogt");
  same = drift_of (review);
  g_assert_cmpstr (same, ==, "");

  sample_set (review, "connection", "method", "MQTT", "frequency", "hourly");
  sample_set (review, "connection", "method", "MQTT", "features", "webhooks");
  /* How it went and what stays with us is no drift. */
  sample_set (review, "review", NULL, NULL, "delivered_at", "2026-11-20T09:00:00Z");
  sample_set (review, "note", NULL, NULL, "text", "Ours");
  add_baseline (review, "Only for us", NULL);
  sample_set (review, "system", "name", "Okta", "owner",
              plumb_record_get_id (sample_find (review, "person", "name", "Joan Pike")));
  plumb_review_begin (review, "Gone");
  plumb_review_remove (review, sample_find (review, "system", "name", "Snowflake"), &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  sample_add (review, "system", "name", "Kafka", "kind", "queue", "mark", "add");

  g_assert_cmpstr (plumb_record_get (plumb_drift_get_baseline (review), "name"), ==, "Delivered");
  text = drift_of (review);
  g_assert_nonnull (strstr (text, "changed system Okta owner: Lena Vogt > Joan Pike\n"));
  g_assert_nonnull (strstr (text, "added system Kafka -: - > -\n"));
  g_assert_nonnull (strstr (text, "removed system Snowflake -: - > -\n"));
  g_assert_nonnull (strstr (text, "removed connection Core platform → Snowflake -: - > -\n"));
  g_assert_nonnull (strstr (
      text, "changed connection Driver scanners → Core platform frequency: Real-time > Hourly\n"));
  g_assert_nonnull (strstr (text, "changed connection Driver scanners → Core platform features: "
                                  "idempotency > webhooks\n"));
  g_assert_null (strstr (text, "delivered_at"));
  g_assert_null (strstr (text, "note"));
  sample_close (review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/follow-up/list", test_follow_ups);
  g_test_add_func ("/follow-up/zone", test_follow_ups_zone);
  g_test_add_func ("/due/after", test_due_after);
  g_test_add_func ("/due/before", test_due_before);
  g_test_add_func ("/drift", test_drift);
  return g_test_run ();
}
