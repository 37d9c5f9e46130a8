// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "diagram/plumb-tidy.h"
#include "plumb-drawing.h"

#define VIEW PLUMB_VIEW_PROPOSED

static void
move_to (PlumbReview *review, const char *name, double x, double y)
{
  PlumbRecord *system = plumb_drawing_find (review, name);
  PlumbRect rect = plumb_drawing_get_rect (review, VIEW, name);
  GError *error = NULL;

  plumb_edit_move (review, VIEW, &system, 1, x - rect.x, y - rect.y, FALSE, NULL, PLUMB_ROOM_LEAVE,
                   &error);
  g_assert_no_error (error);
}

static void
pin (PlumbReview *review, const char *name)
{
  g_autofree char *key =
      g_strjoin ("/", VIEW, plumb_record_get_id (plumb_drawing_find (review, name)), NULL);
  PlumbRecord *place = plumb_review_get_record (review, "placement", key);

  plumb_review_begin (review, "Pin");
  g_assert_true (plumb_review_set (review, place, "pinned", "1", NULL));
  g_assert_true (plumb_review_commit (review, NULL));
}

static PlumbReview *
new_messy (void)
{
  static const char *const lines[] = {
    "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
    "Auth module, Core platform, Data import pipeline in Fleetline in Northwind Freight",
    "Okta -> Auth module: SAML SSO, users, at sign-in",
    "SAP S/4HANA <-> Core platform: REST API, orders, real-time",
    "Snowflake -> Data import pipeline: CDC, shipments, hourly",
    "Kafka, Redis, Datadog, Slack, Zendesk, Stripe, Jira",
    "Core platform -> Kafka: events",
    NULL,
  };
  PlumbReview *review = plumb_drawing_new ();

  plumb_drawing_draw_all (review, VIEW, lines);
  move_to (review, "Okta", 700, 40);
  move_to (review, "Redis", 700, 60);
  move_to (review, "Jira", 710, 70);
  return review;
}

static void
tidy (PlumbReview *review)
{
  GError *error = NULL;

  plumb_edit_tidy (review, VIEW, &error);
  g_assert_no_error (error);
}

static void
test_no_overlaps (void)
{
  PlumbReview *review = new_messy ();
  g_autofree char *before = plumb_drawing_describe (review, VIEW);
  g_autofree char *after = NULL;

  tidy (review);
  plumb_drawing_check (review, VIEW);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Tidy Layout");
  g_assert_true (plumb_review_undo (review, NULL));
  after = plumb_drawing_describe (review, VIEW);
  g_assert_cmpstr (before, ==, after);
  plumb_drawing_close (review);
}

static void
test_same_again (void)
{
  PlumbReview *review = new_messy ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  tidy (review);
  first = plumb_drawing_describe (review, VIEW);
  tidy (review);
  second = plumb_drawing_describe (review, VIEW);
  g_assert_cmpstr (first, ==, second);
  plumb_drawing_close (review);
}

static void
test_customer_above_ours (void)
{
  PlumbReview *review = new_messy ();
  PlumbRect okta, module, sap, core;

  tidy (review);
  okta = plumb_drawing_get_rect (review, VIEW, "Okta");
  module = plumb_drawing_get_rect (review, VIEW, "Auth module");
  sap = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  core = plumb_drawing_get_rect (review, VIEW, "Core platform");
  g_assert_cmpfloat (plumb_rect_bottom (&okta), <, module.y);
  g_assert_cmpfloat (plumb_rect_bottom (&sap), <, core.y);
  plumb_drawing_close (review);
}

static void
test_pinned_stay (void)
{
  PlumbReview *review = new_messy ();
  PlumbRect sap, slack, after;

  move_to (review, "Slack", 2000, 1000);
  pin (review, "Slack");
  pin (review, "SAP S/4HANA");
  sap = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  slack = plumb_drawing_get_rect (review, VIEW, "Slack");
  tidy (review);
  plumb_drawing_check (review, VIEW);
  after = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  g_assert_cmpmem (&sap, sizeof sap, &after, sizeof after);
  after = plumb_drawing_get_rect (review, VIEW, "Slack");
  g_assert_cmpmem (&slack, sizeof slack, &after, sizeof after);
  plumb_drawing_close (review);
}

/* Boxes that this view does not show keep their places in the other one. */
static void
test_other_view_stays (void)
{
  PlumbReview *review = new_messy ();
  PlumbRect before, after;

  g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "-Redis"));
  before = plumb_drawing_get_rect (review, PLUMB_VIEW_CURRENT, "Redis");
  tidy (review);
  after = plumb_drawing_get_rect (review, PLUMB_VIEW_CURRENT, "Redis");
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_random (void)
{
  for (guint round = 0; round < 8; round++)
    {
      PlumbReview *review = plumb_drawing_new ();
      g_autofree char *text = NULL;

      for (guint i = 0; i < 24; i++)
        {
          g_autofree char *line = g_strdup_printf ("S%d in C%d", i, g_test_rand_int_range (0, 4));

          g_ptr_array_unref (plumb_drawing_draw (review, VIEW, line));
        }
      for (guint i = 0; i < 30; i++)
        {
          int a = g_test_rand_int_range (0, 24), b = g_test_rand_int_range (0, 24);
          g_autofree char *line = g_strdup_printf ("S%d -> S%d: REST API", a, b);

          if (a != b)
            g_ptr_array_unref (plumb_drawing_draw (review, VIEW, line));
        }
      g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "M1, M2 in Fleetline"));
      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *name = g_strdup_printf ("S%u", i * 7);

          pin (review, name);
        }
      tidy (review);
      plumb_drawing_check (review, VIEW);
      plumb_drawing_close (review);
    }
}

/* -- The child process ----------------------------------------------------------------------------- */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static void
check_cancelled (gboolean at_once)
{
  PlumbReview *review = new_messy ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *before = plumb_drawing_describe (review, VIEW);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (at_once)
    g_cancellable_cancel (cancellable);
  plumb_edit_tidy_async (review, VIEW, cancellable, keep_result, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (plumb_edit_tidy_finish (review, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = plumb_drawing_describe (review, VIEW);
  g_assert_cmpstr (before, ==, after);
  g_clear_object (&result);
  plumb_drawing_close (review);
}

static void
test_cancel (void)
{
  check_cancelled (TRUE);
  check_cancelled (FALSE);
}

static void
test_missing_program (void)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  PlumbReview *review = new_messy ();
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", "/nonexistent", TRUE);
  g_assert_false (plumb_edit_tidy (review, VIEW, &error));
  g_setenv ("PATH", path, TRUE);
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_LAYOUT);
  g_assert_nonnull (strstr (error->message, "Graphviz"));
  plumb_drawing_close (review);
}

static void
test_nothing (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (plumb_edit_tidy (review, VIEW, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  plumb_drawing_close (review);
}

static void
test_answers (void)
{
  static const char *const answers[] = {
    "",
    "[]",
    "{}",
    "{\"objects\": 3}",
    "{\"objects\": [3, null, {\"name\": 4}, {\"name\": \"n0\"}]}",
    "{\"objects\": [{\"name\": \"n0\", \"pos\": \"x\"}]}",
    "{\"objects\": [{\"name\": \"n99\", \"pos\": \"1,2\"}]}",
    "{\"objects\": [{\"name\": \"n0\", \"pos\": \"inf,2\"}]}",
  };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) centres = NULL;
  const PlumbPoint *point;

  g_ptr_array_add (ids, (char *)"id");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i]);
      g_assert_null (plumb_tidy_read_json (ids, answers[i], &error));
      g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_LAYOUT);
    }
  centres = plumb_tidy_read_json (ids, "{\"objects\": [{\"name\": \"n0\", \"pos\": \"10.5,-20\"}]}",
                                  NULL);
  point = g_hash_table_lookup (centres, "id");
  g_assert_cmpfloat (point->x, ==, 10.5);
  g_assert_cmpfloat (point->y, ==, 20);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/tidy/no-overlaps", test_no_overlaps);
  g_test_add_func ("/diagram/tidy/same-again", test_same_again);
  g_test_add_func ("/diagram/tidy/customer-above-ours", test_customer_above_ours);
  g_test_add_func ("/diagram/tidy/pinned-stay", test_pinned_stay);
  g_test_add_func ("/diagram/tidy/other-view-stays", test_other_view_stays);
  g_test_add_func ("/diagram/tidy/random", test_random);
  g_test_add_func ("/diagram/tidy/cancel", test_cancel);
  g_test_add_func ("/diagram/tidy/missing-program", test_missing_program);
  g_test_add_func ("/diagram/tidy/nothing", test_nothing);
  g_test_add_func ("/diagram/tidy/answers", test_answers);
  return g_test_run ();
}
