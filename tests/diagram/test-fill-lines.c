// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What lines that fill tables make of a review. */

#include <string.h>

#include "plumb-drawing.h"

#define VIEW PLUMB_VIEW_PROPOSED

/* Applies @line at noon of Wednesday, 18 November 2026; returns the record that it made last. */
static PlumbRecord *
fill (PlumbReview *review, const char *line, const char *selected, const char *last)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 18, 12, 0, 0);
  PlumbQuickEntryContext context = {
    .view = VIEW, .selected = selected, .last_connection = last, .now = now
  };
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, NULL);
  g_autoptr (GPtrArray) acts = NULL;
  GError *error = NULL;
  PlumbQuickEntryAct *act;

  g_assert_nonnull (entry);
  acts = plumb_quick_entry_apply (entry, review, &context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (acts->len, >, 0);
  act = acts->pdata[acts->len - 1];
  return plumb_review_get_record (review, act->table, act->id);
}

static void
assert_is (PlumbReview *review, PlumbRecord *record, const char *field, const char *text)
{
  g_autofree char *shown = plumb_review_display (review, record, field);

  if (strcmp (shown, text) != 0)
    g_error ("%s of a %s is “%s”, not “%s”", field, plumb_record_get_table (record)->id, shown,
             text);
}

static void
test_gap (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  PlumbRecord *gap;

  g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "Okta -> Auth -> Core"));
  first = g_strdup (plumb_record_get_id (plumb_drawing_find_connection (review, "Okta", "Auth")));
  second = g_strdup (plumb_record_get_id (plumb_drawing_find_connection (review, "Auth", "Core")));
  gap = fill (review, "! SCIM is beta; offer beta access by 4 Dec", NULL, second);
  assert_is (review, gap, "gap", "SCIM is beta");
  assert_is (review, gap, "mitigation", "offer beta access");
  g_assert_true (plumb_record_is (gap, "due", "2026-12-04"));
  g_assert_true (plumb_record_is (gap, "connection", second));
  g_assert_true (plumb_record_is (gap, "state", "open"));
  gap = fill (review, "! No GraphQL", first, second);
  g_assert_true (plumb_record_is (gap, "connection", first));
  gap = fill (review, "! Network isolation",
              plumb_record_get_id (plumb_drawing_find (review, "Okta")), second);
  g_assert_false (plumb_record_has (gap, "connection"));
  assert_is (review, gap, "point", "Okta");
  gap = fill (review, "! Sandbox", NULL, NULL);
  g_assert_false (plumb_record_has (gap, "connection"));
  plumb_drawing_close (review);
}

static void
test_people (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *person = fill (review, "@Dana Lee, DBA", NULL, NULL);

  assert_is (review, person, "name", "Dana Lee");
  g_assert_true (plumb_record_set_contains (person, "roles", "DBA"));
  g_assert_true (plumb_record_is (person, "side", "customer"));
  person = fill (review, "@Dana, architect, Data, partner, dana@example.com", NULL, NULL);
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 1);
  g_assert_true (plumb_record_set_contains (person, "roles", "DBA"));
  g_assert_true (plumb_record_set_contains (person, "roles", "lead architect"));
  assert_is (review, person, "team", "Data");
  g_assert_true (plumb_record_is (person, "side", "partner"));
  assert_is (review, person, "email", "dana@example.com");
  person = fill (review, "@Priya Nair, us, SE, pilot", NULL, NULL);
  g_assert_true (plumb_record_is (person, "side", "us"));
  g_assert_true (plumb_record_set_contains (person, "roles", "SE"));
  g_assert_true (plumb_record_set_contains (person, "roles", "pilot"));
  plumb_drawing_close (review);
}

static void
test_owner (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *row;
  g_autofree char *message = NULL;

  fill (review, "@Dana Lee, DBA", NULL, NULL);
  row = fill (review, "? Who owns the SCIM token @Dana 2 Dec", NULL, NULL);
  assert_is (review, row, "text", "Who owns the SCIM token");
  assert_is (review, row, "owner", "Dana Lee");
  g_assert_true (plumb_record_is (row, "follow_up", "2026-12-02"));
  row = fill (review, "> Send the summary @Priya tomorrow", NULL, NULL);
  assert_is (review, row, "action", "Send the summary");
  assert_is (review, row, "owner", "Priya");
  g_assert_true (plumb_record_is (row, "due", "2026-11-19"));
  /* Neither is the Dana Lee that we know. */
  row = fill (review, "> Call @Dana Smith", NULL, NULL);
  assert_is (review, row, "owner", "Dana Smith");
  row = fill (review, "> Call @Vincent van Gogh today", NULL, NULL);
  assert_is (review, row, "owner", "Vincent van Gogh");
  row = fill (review, "? Does @Priya own the token by 2 Dec", NULL, NULL);
  assert_is (review, row, "text", "Does Priya own the token");
  assert_is (review, row, "owner", "Priya");
  row = fill (review, "? Who opens the port @network team Friday", NULL, NULL);
  assert_is (review, row, "text", "Who opens the port");
  assert_is (review, row, "owner", "Network");
  g_assert_true (plumb_record_is (row, "follow_up", "2026-11-20"));
  message = plumb_drawing_refuse (review, VIEW, "> Ask @Dana", PLUMB_DIAGRAM_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (message, "Dana Lee"));
  g_assert_nonnull (strstr (message, "Dana Smith"));
  plumb_drawing_close (review);
}

static void
test_prerequisite (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *row = fill (review, "+ Firewall rule for 443 @Network 3 weeks", NULL, NULL);

  assert_is (review, row, "what", "Firewall rule for 443");
  assert_is (review, row, "team", "Network");
  g_assert_true (plumb_record_is (row, "lead_days", "21"));
  row = fill (review, "+ Tenant @cloud guild 10 days", NULL, NULL);
  assert_is (review, row, "team", "cloud guild");
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 0);
  row = fill (review, "+ Second tenant @Cloud Guild", NULL, NULL);
  assert_is (review, row, "team", "cloud guild");
  fill (review, "@Marco Diaz, Identity", NULL, NULL);
  row = fill (review, "+ Service account @Marco by 4 Dec", NULL, NULL);
  assert_is (review, row, "person", "Marco Diaz");
  assert_is (review, row, "team", "Identity");
  g_assert_true (plumb_record_is (row, "needed_by", "2026-12-04"));
  row = fill (review, "+ Data extract @DBA @Marco 2 weeks", NULL, NULL);
  assert_is (review, row, "team", "DBA");
  assert_is (review, row, "person", "Marco Diaz");
  plumb_drawing_close (review);
}

static void
test_note (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *note, *person;
  g_autofree char *id = NULL;

  g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "Okta"));
  id = g_strdup (plumb_record_get_id (plumb_drawing_find (review, "Okta")));
  note = fill (review, "# They batch at night because of licence limits", id, NULL);
  assert_is (review, note, "text", "They batch at night because of licence limits");
  g_assert_true (plumb_record_is (note, "time", "2026-11-18T12:00:00Z"));
  g_assert_true (plumb_record_is (note, "about_table", "system"));
  g_assert_true (plumb_record_is (note, "about", id));
  note = fill (review, "# Night is fine @Dana", NULL, NULL);
  assert_is (review, note, "said_by", "Dana");
  person = plumb_review_get_record (review, "person", plumb_record_get (note, "said_by"));
  g_assert_true (plumb_record_is (person, "heard_at", "2026-11-18T12:00:00Z"));
  plumb_drawing_close (review);
}

/* The review's day is the day where the room is. */
static void
test_time_zone (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 18, 23, 30, 0);
  PlumbQuickEntryContext context = { .view = VIEW, .now = now };
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse ("> Send it today", NULL);
  PlumbReview *review = plumb_drawing_new ();
  const GPtrArray *steps;

  plumb_review_begin (review, "Zone");
  g_assert_true (
      plumb_review_set (review, plumb_review_get_root (review), "time_zone", "Asia/Tokyo", NULL));
  g_assert_true (plumb_review_commit (review, NULL));
  g_ptr_array_unref (plumb_quick_entry_apply (entry, review, &context, NULL));
  steps = plumb_review_get_records (review, "next_step");
  g_assert_true (plumb_record_is (steps->pdata[0], "due", "2026-11-19"));
  plumb_drawing_close (review);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/fill-lines/gap", test_gap);
  g_test_add_func ("/diagram/fill-lines/people", test_people);
  g_test_add_func ("/diagram/fill-lines/owner", test_owner);
  g_test_add_func ("/diagram/fill-lines/prerequisite", test_prerequisite);
  g_test_add_func ("/diagram/fill-lines/note", test_note);
  g_test_add_func ("/diagram/fill-lines/time-zone", test_time_zone);
  return g_test_run ();
}
