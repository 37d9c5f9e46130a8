// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The comparison with the catalogue: case by case, and what must hold whatever is compared. */

#include <string.h>

#include "analysis/plumb-frequency.h"
#include "analysis/plumb-mention.h"
#include "analysis/plumb-offer.h"
#include "sample.h"

#define ROUNDS 60

static PlumbRecord *
by_method (PlumbReview *review, const char *method)
{
  return sample_find (review, "connection", "method", method);
}

/* "aspect thing maturity severity" of each. */
static char *
text_of (const GPtrArray *proposals)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const PlumbProposedGap *proposed = g_ptr_array_index (proposals, i);

      g_string_append_printf (out, "%s%s %s %s %s", i > 0 ? "; " : "", proposed->aspect,
                              proposed->thing, proposed->maturity, proposed->severity);
    }
  return g_string_free (out, FALSE);
}

static void
check_after (const char *method, const char *const *fields, const char *expected)
{
  PlumbReview *review = sample_open ();
  PlumbRecord *connection = by_method (review, method);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, "Ask for more");
  for (guint i = 0; fields[i] != NULL; i += 2)
    plumb_review_set (review, connection, fields[i], fields[i + 1], &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  proposals = plumb_offer_propose (review);
  text = text_of (proposals);
  g_assert_cmpstr (text, ==, expected);
  sample_close (review);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *method;
    const char *fields[7];
    const char *expected;
  } cases[] = {
    { "MQTT", { NULL }, "" },
    { "MQTT", { "features", "SCIM", NULL }, "feature SCIM beta low" },
    { "MQTT", { "features", "sandbox", NULL }, "feature sandbox none high" },
    { "MQTT", { "direction", "both", NULL }, "direction both none high" },
    { "MQTT", { "network", "VPN", NULL }, "network VPN none high" },
    { "MQTT", { "network", "private link", NULL }, "" },
    { "MQTT", { "method", "Kafka", NULL }, "method Kafka none medium" },
    /* Promised for another area: at least the date is known. */
    { "MQTT", { "method", "GraphQL", NULL }, "method GraphQL roadmap high" },
    { "MQTT", { "area", "reporting", NULL }, "area reporting none high" },
    { "Data share", { "frequency", "hourly", NULL }, "frequency hourly none high" },
    { "Data share", { "frequency", "nightly", NULL }, "" },
    { "Data share", { "frequency", "weekly", NULL }, "" },
    { "Data share", { "frequency", "every 2 hours", NULL }, "frequency every 2 hours none high" },
    { "Data share", { "frequency", "when the moon is full", NULL }, "" },
    /* The roadmap row has it in real time: said once, and the sample's gap says it. */
    { "CDC", { "frequency", "real-time", NULL }, "" },
    { "CDC",
      { "method", "Batch import", "features", "", "frequency", "real-time", NULL },
      "" /* the gap speaks of real time */ },
    { "CDC",
      { "method", "Batch import", "features", "", "frequency", "every minute", NULL },
      "frequency every minute none high" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      check_after (cases[i].method, cases[i].fields, cases[i].expected);
    }
}

/* The row that a person chose is the one that counts. */
static void
test_chosen (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) proposals = NULL;
  g_autofree char *text = NULL;

  sample_set (review, "connection", "method", "MQTT", "capability",
              plumb_record_get_id (sample_find (review, "capability", "method", "SCIM")));
  proposals = plumb_offer_propose (review);
  text = text_of (proposals);
  g_assert_cmpstr (text, ==, "method MQTT beta low");
  sample_close (review);
}

static void
test_add (void)
{
  PlumbReview *review = sample_open ();
  PlumbRecord *connection = by_method (review, "MQTT");
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const PlumbProposedGap *proposed;
  PlumbRecord *gap;

  sample_set (review, "connection", "method", "MQTT", "requirement", "SCIM and a sandbox");
  sample_set (review, "connection", "method", "MQTT", "features", "SCIM,sandbox");
  proposals = plumb_offer_propose_for (review, connection);
  g_assert_cmpuint (proposals->len, ==, 2);
  proposed = g_ptr_array_index (proposals, 0);
  g_assert_cmpstr (proposed->thing, ==, "SCIM");
  gap = plumb_offer_add_gap (review, proposed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Add proposed gap");
  g_assert_cmpstr (plumb_record_get (gap, "gap"), ==, "SCIM is in beta only");
  g_assert_cmpstr (plumb_record_get (gap, "requirement"), ==, "SCIM and a sandbox");
  g_assert_cmpstr (plumb_record_get (gap, "due"), ==, "2027-02-01");
  g_assert_cmpstr (plumb_record_get (gap, "timeline"), ==, "Available from 1 February 2027");
  g_assert_cmpstr (plumb_record_get (gap, "state"), ==, "open");
  g_assert_cmpstr (plumb_record_get (connection, "compared"), ==, "gap");
  /* The other thing is still proposed, although the requirement that was copied names it. */
  left = plumb_offer_propose (review);
  text = text_of (left);
  g_assert_cmpstr (text, ==, "feature sandbox none high");
  plumb_review_undo (review, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_record_get (connection, "compared"), ==, "fits");
  again = plumb_offer_propose (review);
  g_assert_cmpuint (again->len, ==, 2);

  plumb_review_begin (review, "Gone");
  plumb_review_remove (review, connection, &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  g_assert_null (plumb_offer_add_gap (review, proposed, &error));
  g_assert_nonnull (error);
  g_assert_false (plumb_review_in_transaction (review));
  sample_close (review);
}

static void
test_no_catalogue (void)
{
  PlumbReview *review = sample_open ();
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, "No catalogue");
  while (plumb_review_count (review, "capability") > 0)
    plumb_review_remove (
        review, g_ptr_array_index (plumb_review_get_records (review, "capability"), 0), &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  proposals = plumb_offer_propose (review);
  g_assert_cmpuint (proposals->len, ==, 0);
  sample_close (review);
}

static void
test_periods (void)
{
  static const struct
  {
    const char *word;
    gint64 period;
  } cases[] = {
    { "real-time", 0 },           { "live", 0 },          { "hourly", 3600 },
    { "nightly", 86400 },         { "daily", 86400 },     { "every 10 minutes", 600 },
    { "Every 2 hours", 7200 },    { "every", -1 },        { "every -1 hours", -1 },
    { "every 5 fortnights", -1 }, { "now and then", -1 }, { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (plumb_frequency_get_period (cases[i].word), ==, cases[i].period);
  g_assert_cmpint (plumb_frequency_get_period (NULL), ==, -1);
}

static void
test_mention (void)
{
  const PlumbVocabulary *methods = plumb_schema_find_vocabulary ("method");

  g_assert_true (plumb_mention_find ("needs rest", methods, "REST API"));
  g_assert_true (plumb_mention_find ("two rest apis", methods, "REST API"));
  g_assert_true (plumb_mention_find ("change data capture, hourly", methods, "CDC"));
  g_assert_false (plumb_mention_find ("a restart at night", methods, "REST API"));
  g_assert_false (plumb_mention_find ("forest", methods, "REST API"));
  g_assert_false (plumb_mention_find ("", methods, "REST API"));
  g_assert_true (plumb_mention_find ("by carrier pigeon", methods, "Carrier pigeon"));
}

/* -- Whatever is compared ------------------------------------------------------------------------------ */

static const char *
any_word (GRand *rand, const char *vocabulary)
{
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (vocabulary);
  guint n = MIN (words->n_words, 6);
  guint i = (guint)g_rand_int_range (rand, 0, (gint32)n + 1);

  return i < n ? words->words[i].word : "";
}

static void
randomize (PlumbReview *review, GRand *rand, PlumbRecord *record)
{
  static const struct
  {
    const char *field, *vocabulary;
  } fields[] = { { "area", "area" },           { "method", "method" },
                 { "direction", "direction" }, { "frequency", "frequency" },
                 { "network", "network" },     { "features", "feature" } };
  g_autoptr (GError) error = NULL;
  gboolean offered = strcmp (plumb_record_get_table (record)->id, "capability") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!offered || i > 0)
      plumb_review_set (review, record, fields[i].field, any_word (rand, fields[i].vocabulary),
                        &error);
  if (offered)
    plumb_review_set (review, record, "maturity", any_word (rand, "maturity"), &error);
  g_assert_no_error (error);
}

/* Nothing is proposed twice; each proposal added is one less and raises no other; in the end nothing is
 * left. When every row is available and fits everything that is asked for, nothing is proposed. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  PlumbReview *review = sample_open ();
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      const GPtrArray *connections = plumb_review_get_records (review, "connection");
      const GPtrArray *catalogue = plumb_review_get_records (review, "capability");
      g_autoptr (GPtrArray) proposals = NULL;

      plumb_review_begin (review, "Another proposal");
      for (guint i = 0; i < connections->len; i++)
        randomize (review, rand, g_ptr_array_index (connections, i));
      for (guint i = 0; i < catalogue->len; i++)
        randomize (review, rand, g_ptr_array_index (catalogue, i));
      while (plumb_review_count (review, "gap") > 0)
        plumb_review_remove (
            review, g_ptr_array_index (plumb_review_get_records (review, "gap"), 0), &error);
      plumb_review_commit (review, &error);
      g_assert_no_error (error);

      proposals = plumb_offer_propose (review);
      seen += proposals->len;
      for (guint left = proposals->len; left > 0;)
        {
          g_autoptr (GPtrArray) now = NULL;

          g_assert_nonnull (plumb_offer_add_gap (review, g_ptr_array_index (proposals, 0), &error));
          g_assert_no_error (error);
          now = plumb_offer_propose (review);
          g_assert_cmpuint (now->len, <, left);
          left = now->len;
          g_clear_pointer (&proposals, g_ptr_array_unref);
          proposals = g_steal_pointer (&now);
        }
    }
  g_assert_cmpuint (seen, >, ROUNDS);
  sample_close (review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/offer/cases", test_cases);
  g_test_add_func ("/offer/chosen", test_chosen);
  g_test_add_func ("/offer/add", test_add);
  g_test_add_func ("/offer/no-catalogue", test_no_catalogue);
  g_test_add_func ("/offer/periods", test_periods);
  g_test_add_func ("/offer/mention", test_mention);
  g_test_add_func ("/offer/random", test_random);
  return g_test_run ();
}
