// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lead time: the sample by hand, then random networks against every path tried one by one. */

#include <string.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-lead-time.h"
#include "sample.h"

#define ROUNDS 40
#define MOST_ITEMS 9

static char *
text_of (const PlumbLeadTime *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->items->len; i++)
    {
      const PlumbLeadTimeItem *item = &g_array_index (plan->items, PlumbLeadTimeItem, i);
      g_autofree char *start = plumb_day_format (item->start);
      g_autofree char *finish = plumb_day_format (item->finish);

      g_string_append_printf (out, "%s|%s|%s|%d%s%s|%d\n", item->team, start, finish,
                              (int)item->slack, item->critical ? "|critical" : "",
                              item->at_least ? "|at least" : "", (int)item->late);
    }
  return g_string_free (out, FALSE);
}

static void
test_sample (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (PlumbLeadTime) plan = plumb_lead_time_new (review, plumb_day_parse ("2026-11-19"));
  g_autofree char *text = text_of (plan);
  g_autofree char *golive = plumb_day_format (plan->golive);

  g_assert_cmpstr (text, ==,
                   "Security|2026-11-19|2026-12-17|0|critical|0\n"
                   "Identity|2026-12-17|2026-12-24|28|0\n"
                   "Network|2026-12-17|2027-01-07|0|critical|0\n"
                   "DBA|2027-01-07|2027-01-21|0|critical|0\n"
                   "Applications|2026-11-19|2026-11-29|53|0\n");
  g_assert_cmpstr (golive, ==, "2027-01-21");
  g_assert_cmpstr (plan->team, ==, "Security");
  g_assert_cmpint (plan->team_days, ==, 28);
  g_assert_cmpint (plan->late, ==, 0);
  g_assert_false (plan->at_least);
  sample_close (review);
}

/* What is done is waited for no longer; what nobody knows is said; what comes too late is counted. */
static void
test_states (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (PlumbLeadTime) plan = NULL;
  g_autofree char *text = NULL;

  sample_set (review, "prerequisite", "team", "Security", "state", "done");
  sample_set (review, "prerequisite", "team", "Network", "lead_days", "");
  sample_set (review, "prerequisite", "team", "DBA", "needed_by", "2026-12-01");
  sample_set (review, "prerequisite", "team", "Identity", "team", "");
  sample_set (review, "review", NULL, NULL, "golive_planned", "2026-11-30");
  plan = plumb_lead_time_new (review, plumb_day_parse ("2026-11-19"));
  text = text_of (plan);
  /* Identity is now known by its person only. */
  g_assert_cmpstr (text, ==,
                   "Identity|2026-11-19|2026-11-26|7|0\n"
                   "Network|2026-11-19|2026-11-19|0|critical|at least|0\n"
                   "DBA|2026-11-19|2026-12-03|0|critical|at least|2\n"
                   "Applications|2026-11-19|2026-11-29|4|0\n");
  g_assert_cmpstr (plan->team, ==, "DBA");
  g_assert_true (plan->at_least);
  g_assert_cmpint (plan->late, ==, 3);
  sample_close (review);
}

static void
test_nothing (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_autoptr (PlumbLeadTime) plan = plumb_lead_time_new (review, plumb_day_parse ("2026-11-19"));
  g_autofree char *golive = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->items->len, ==, 0);
  g_assert_cmpint (plan->golive, ==, plan->from);
  g_assert_null (plan->team);
  /* The calendar ends with the year 9999. */
  sample_add (review, "prerequisite", "what", "Forever", "lead_days", "365", "team", "DBA");
  g_clear_pointer (&plan, plumb_lead_time_free);
  plan = plumb_lead_time_new (review, plumb_day_parse ("9999-12-01"));
  golive = plumb_day_format (plan->golive);
  g_assert_cmpstr (golive, ==, "9999-12-31");
  sample_close (review);
}

/* -- Random networks ---------------------------------------------------------------------------------- */

typedef struct
{
  guint n;
  gint64 days[MOST_ITEMS];
  gboolean waits[MOST_ITEMS][MOST_ITEMS]; /* [later][earlier] */
} Model;

/* The longest of all paths that end with @i, its own days included, each tried. */
static gint64
longest_to (const Model *model, guint i)
{
  gint64 longest = 0;

  for (guint j = 0; j < i; j++)
    if (model->waits[i][j])
      longest = MAX (longest, longest_to (model, j));
  return longest + model->days[i];
}

/* The longest of all paths that begin with @i. */
static gint64
longest_from (const Model *model, guint i)
{
  gint64 longest = 0;

  for (guint j = i + 1; j < model->n; j++)
    if (model->waits[j][i])
      longest = MAX (longest, longest_from (model, j));
  return longest + model->days[i];
}

static PlumbReview *
build (const Model *model)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  plumb_review_begin (review, "Network");
  for (guint i = 0; i < model->n; i++)
    {
      g_autofree char *days = g_strdup_printf ("%d", (int)model->days[i]);
      PlumbRecord *record = plumb_review_add (review, "prerequisite", &error, "what", "Item",
                                              "lead_days", days, NULL);
      g_autoptr (GPtrArray) needs = g_ptr_array_new ();

      g_assert_no_error (error);
      for (guint j = 0; j < i; j++)
        if (model->waits[i][j])
          g_ptr_array_add (needs, g_ptr_array_index (ids, j));
      g_ptr_array_add (needs, NULL);
      plumb_review_set_members (review, record, "needs", (const char *const *)needs->pdata, &error);
      g_assert_no_error (error);
      g_ptr_array_add (ids, (char *)plumb_record_get_id (record));
    }
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return review;
}

static void
check_against (const Model *model)
{
  PlumbReview *review = build (model);
  g_autoptr (PlumbLeadTime) plan = plumb_lead_time_new (review, 1000);
  gint64 whole = 0;

  for (guint i = 0; i < model->n; i++)
    whole = MAX (whole, longest_to (model, i));
  g_assert_cmpint (plan->golive, ==, 1000 + whole);
  for (guint i = 0; i < model->n; i++)
    {
      const PlumbLeadTimeItem *item = &g_array_index (plan->items, PlumbLeadTimeItem, i);
      gint64 through = longest_to (model, i) + longest_from (model, i) - model->days[i];

      g_assert_cmpint (item->finish, ==, 1000 + longest_to (model, i));
      g_assert_cmpint (item->start, ==, item->finish - model->days[i]);
      g_assert_cmpint (item->slack, ==, whole - through);
      g_assert_cmpint (item->critical, ==, whole == through);
    }
  sample_close (review);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < ROUNDS; round++)
    {
      Model model = { .n = (guint)g_rand_int_range (rand, 1, MOST_ITEMS + 1) };

      for (guint i = 0; i < model.n; i++)
        {
          model.days[i] = g_rand_int_range (rand, 0, 30);
          for (guint j = 0; j < i; j++)
            model.waits[i][j] = g_rand_int_range (rand, 0, 3) == 0;
        }
      check_against (&model);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lead-time/sample", test_sample);
  g_test_add_func ("/lead-time/states", test_states);
  g_test_add_func ("/lead-time/nothing", test_nothing);
  g_test_add_func ("/lead-time/random", test_random);
  return g_test_run ();
}
