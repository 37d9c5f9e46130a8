// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "diagram/plumb-quick-entry-match.h"
#include "plumb-drawing.h"

#define VIEW PLUMB_VIEW_PROPOSED

static char *
best (PlumbReview *review, const char *line)
{
  g_autoptr (GPtrArray) completions =
      plumb_quick_entry_complete (line, strlen (line), review, VIEW, 5);

  return completions->len > 0 ? g_strdup (((PlumbCompletion *)completions->pdata[0])->text) : NULL;
}

static void
test_match (void)
{
  static const struct
  {
    const char *candidate;
    const char *typed;
    PlumbMatch match;
  } rows[] = {
    { "Snowflake", "snowflake", PLUMB_MATCH_EXACT },
    { "Snowflake", "sno", PLUMB_MATCH_START },
    { "Data import pipeline", "imp", PLUMB_MATCH_WORD },
    { "Data import pipeline", "dip", PLUMB_MATCH_HUMPS },
    { "Data import pipeline", "daimp", PLUMB_MATCH_HUMPS },
    { "SAP S/4HANA", "s4h", PLUMB_MATCH_HUMPS },
    { "Snowflake", "flake", PLUMB_MATCH_INSIDE },
    { "Snowflake", "fl", PLUMB_MATCH_NONE },
    { "Snowflake", "snx", PLUMB_MATCH_NONE },
    { "Zürich", "zü", PLUMB_MATCH_START },
    { "", "a", PLUMB_MATCH_NONE },
    { "Anything", "", PLUMB_MATCH_START },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PlumbMatch match = plumb_match (rows[i].candidate, rows[i].typed);

      if (match != rows[i].match)
        g_error ("“%s” answers to “%s” by %d; expected %d", rows[i].candidate, rows[i].typed, match,
                 rows[i].match);
    }
}

/* Three keys usually make a name: of 30 that a session is likely to hold, nine of ten come first, and
 * each is among five. */
static void
test_three_keys (void)
{
  static const char *const rows[][2] = {
    { "okt", "Okta" },
    { "sno", "Snowflake" },
    { "s/4", "SAP S/4HANA" },
    { "sal", "Salesforce" },
    { "ser", "ServiceNow" },
    { "wor", "Workday" },
    { "kaf", "Apache Kafka" },
    { "pow", "Power BI" },
    { "tab", "Tableau" },
    { "pos", "PostgreSQL" },
    { "ora", "Oracle Database" },
    { "mon", "MongoDB" },
    { "jir", "Jira" },
    { "sla", "Slack" },
    { "spl", "Splunk" },
    { "git", "GitHub" },
    { "mys", "MySQL" },
    { "bigq", "Google BigQuery" },
    { "dad", "Databricks" },
    { "zen", "Zendesk" },
    { "hub", "HubSpot" },
    { "str", "Stripe" },
    { "dat", "Data import pipeline" },
    { "aut", "Auth module" },
    { "cor", "Core platform" },
    { "eca", "SAP ECC" },
    { "ama", "Amazon S3" },
    { "rab", "RabbitMQ" },
    { "kon", "Kong Gateway" },
    { "mul", "MuleSoft Anypoint Platform" },
  };
  PlumbReview *review = plumb_drawing_new ();
  guint first = 0, among = 0;

  g_ptr_array_unref (plumb_drawing_draw (
      review, VIEW, "Auth module, Core platform, Data import pipeline in Fleetline"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *typed = g_utf8_substring (rows[i][0], 0, 3);
      g_autofree char *text = best (review, typed);
      g_autoptr (GPtrArray) all =
          plumb_quick_entry_complete (typed, strlen (typed), review, VIEW, 5);
      gboolean there = FALSE;

      for (guint k = 0; k < all->len; k++)
        there = there || g_str_equal (((PlumbCompletion *)all->pdata[k])->text, rows[i][1]);
      among += there;
      if (g_strcmp0 (text, rows[i][1]) == 0)
        first++;
      else
        g_test_message ("%s: %s before %s", typed, text, rows[i][1]);
    }
  g_test_message ("%u of %u first, %u among five", first, (guint)G_N_ELEMENTS (rows), among);
  g_assert_cmpuint (first, >=, G_N_ELEMENTS (rows) * 8 / 10);
  g_assert_cmpuint (among, >=, G_N_ELEMENTS (rows) * 9 / 10);
  plumb_drawing_close (review);
}

static void
test_places (void)
{
  static const char *const rows[][2] = {
    { "", NULL },
    { "Okta -> au", "Auth module" },
    { "Okta -> dip", "Data import pipeline" },
    { "Okta, ", "Fleetline" },
    { "Okta in n", "Northwind Freight" },
    { "Okta in ", "Northwind Freight" },
    { "Import job in ", "Fleetline" },
    { "Import job in Fleetline in ", "Northwind Freight" },
    { "Okta in Northwind Freight -> Import job in Fleetline in ", "Northwind Freight" },
    { "Okta -> Auth module: sc", "SCIM" },
    { "Okta -> Auth module: SAML, at", "at sign-in" },
    { "Okta -> Auth module: SAML, us", "users" },
    { "-cor", "Core platform" },
    { "-sno", NULL },
    { "? who @da", "Dana Lee" },
    { "+ rule @net", "Network" },
    { "> mail a@b", NULL },
    { "@dan", "Dana Lee" },
    { "@Dana Lee, ar", "lead architect" },
    { "\"cor", "Core platform" },
    { "say \"cor", NULL },
    { "A -> \"sig", "\"Sign in\"" },
    { "# note", NULL },
    { "\xff", NULL },
  };
  PlumbReview *review = plumb_drawing_new ();
  static const char *const lines[] = {
    "Auth module, Core platform, Data import pipeline in Fleetline",
    "Auth module -> Core platform: OIDC, users",
    "\"Sign in\"",
    "@Dana Lee, DBA",
    NULL,
  };

  plumb_drawing_draw_all (review, VIEW, lines);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = best (review, rows[i][0]);

      if (g_strcmp0 (text, rows[i][1]) != 0)
        g_error ("“%s” is completed by “%s”; expected “%s”", rows[i][0], text, rows[i][1]);
    }
  plumb_drawing_close (review);
}

/* Taking a completion gives a line that means the same name. */
static void
test_replaces_bytes (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autoptr (GPtrArray) completions = NULL;
  PlumbCompletion *completion;

  completions =
      plumb_quick_entry_complete ("Öl -> sno: CDC", strlen ("Öl -> sno"), review, VIEW, 1);
  completion = completions->pdata[0];
  g_assert_cmpstr (completion->text, ==, "Snowflake");
  g_assert_cmpuint (completion->start, ==, strlen ("Öl -> "));
  g_assert_cmpuint (completion->end, ==, strlen ("Öl -> sno"));
  g_assert_cmpstr (completion->detail, ==, "Data warehouse");
  g_assert_cmpstr (completion->icon, ==, "plumb-warehouse-symbolic");
  plumb_drawing_close (review);
}

/* The usual methods of what is connected come without a key. */
static void
test_usual_methods (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autofree char *okta = best (review, "Okta -> Auth module: ");
  g_autofree char *snowflake = best (review, "Snowflake -> Data import pipeline: ");

  g_assert_cmpstr (okta, ==, plumb_products_find ("Okta")->methods[0]);
  g_assert_cmpstr (snowflake, ==, plumb_products_find ("Snowflake")->methods[0]);
  plumb_drawing_close (review);
}

/* So does how often data flows by a method: as elsewhere in the review, else as it usually does. */
static void
test_usual_frequency (void)
{
  static const char *const rows[][2] = {
    { "Okta -> Auth module: SAML SSO, users, ", "at sign-in" },
    { "SAP ECC -> Core: REST API, orders, ", "real-time" },
    { "SAP ECC -> Core: REST API, orders, w", "weekly" },
    { "Snowflake -> Import: CDC, ", "orders" },
    { "Snowflake -> Import: CDC, rows, ", "every 15 minutes" },
    /* Of an unknown method nothing is usual: the vocabulary in its order. */
    { "Snowflake -> Import: carrier pigeon, rows, ", "real-time" },
  };
  PlumbReview *review = plumb_drawing_new ();

  g_ptr_array_unref (
      plumb_drawing_draw (review, VIEW, "PostgreSQL -> Import: CDC, orders, every 15 minutes"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = best (review, rows[i][0]);

      if (g_strcmp0 (text, rows[i][1]) != 0)
        g_error ("“%s” is completed by “%s”; expected “%s”", rows[i][0], text, rows[i][1]);
    }
  plumb_drawing_close (review);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/complete/match", test_match);
  g_test_add_func ("/diagram/complete/three-keys", test_three_keys);
  g_test_add_func ("/diagram/complete/places", test_places);
  g_test_add_func ("/diagram/complete/replaces-bytes", test_replaces_bytes);
  g_test_add_func ("/diagram/complete/usual-methods", test_usual_methods);
  g_test_add_func ("/diagram/complete/usual-frequency", test_usual_frequency);
  return g_test_run ();
}
