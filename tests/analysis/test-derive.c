// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "analysis/plumb-derive.h"
#include "document/plumb-view.h"
#include "sample.h"

static const char *
cell (const PlumbRows *rows, guint row, const char *key)
{
  const PlumbRow *cells = g_ptr_array_index (rows->rows, row);

  for (guint i = 0; i < rows->n_columns; i++)
    if (strcmp (rows->columns[i].key, key) == 0)
      return cells->stored[i];
  g_error ("no column %s", key);
}

/* The cells of @keys of all rows: "Okta|inbound\n…". */
static char *
text_of (const PlumbRows *rows, const char *const *keys)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->rows->len; i++)
    for (guint j = 0; keys[j] != NULL; j++)
      {
        const char *value = cell (rows, i, keys[j]);

        g_string_append_printf (out, "%s%s", value != NULL ? value : "-",
                                keys[j + 1] != NULL ? "|" : "\n");
      }
  return g_string_free (out, FALSE);
}

static void
test_points (void)
{
  static const char *const keys[] = { "point", "module",    "method", "direction",
                                      "data",  "frequency", "gaps",   NULL };
  PlumbReview *review = sample_open ();
  g_autoptr (PlumbRows) rows = plumb_derive_integration_points (review);
  g_autofree char *text = text_of (rows, keys);

  g_assert_cmpstr (text, ==,
                   "Okta|Auth module|SAML SSO|inbound|users, groups|at sign-in|1\n"
                   "SAP S/4HANA|Core platform|REST API|both|orders, status|real-time|0\n"
                   "Dispatch database|Data import pipeline|CDC|inbound|shipments, scans|hourly|1\n"
                   "Driver scanners|Core platform|MQTT|inbound|scan events|real-time|0\n"
                   "Carrier portal|Core platform|REST API|both|tracking|on demand|0\n"
                   "Snowflake|Core platform|Data share|outbound|tracking history|daily|0\n");
  sample_close (review);
}

/* What is in a container inside ours counts as inside; what goes does not count. */
static void
test_points_follow (void)
{
  PlumbReview *review = sample_open ();
  PlumbRecord *auth = sample_find (review, "system", "name", "Auth module");
  PlumbRecord *okta = sample_find (review, "system", "name", "Okta");
  PlumbRecord *inner;
  g_autoptr (PlumbRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  plumb_review_begin (review, "Nest");
  inner = plumb_review_add (review, "system", &error, "name", "Inner", "container",
                            plumb_record_get_id (plumb_view_get_ours (review)), NULL);
  g_assert_no_error (error);
  plumb_review_set (review, auth, "container", plumb_record_get_id (inner), &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  rows = plumb_derive_integration_points (review);
  g_assert_cmpuint (rows->rows->len, ==, 6);
  g_assert_cmpstr (cell (rows, 0, "point"), ==, "Okta");

  plumb_review_begin (review, "Okta goes");
  plumb_review_set (review, okta, "mark", "remove", &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  plumb_rows_free (g_steal_pointer (&rows));
  rows = plumb_derive_integration_points (review);
  g_assert_cmpuint (rows->rows->len, ==, 5);
  g_assert_cmpstr (cell (rows, 0, "point"), ==, "SAP S/4HANA");
  sample_close (review);
}

static void
test_changes (void)
{
  static const char *const keys[] = { "change", "table", "name", "fields", NULL };
  PlumbReview *review = sample_open ();
  g_autoptr (PlumbRows) rows = plumb_derive_changes (review);
  g_autofree char *text = text_of (rows, keys);

  g_assert_cmpstr (text, ==,
                   "added|system|Auth module|-\n"
                   "added|system|Data import pipeline|-\n"
                   "added|connection|Okta → Auth module|-\n"
                   "added|connection|Dispatch database → Data import pipeline|-\n"
                   "added|connection|Driver scanners → Core platform|-\n"
                   "added|connection|Carrier portal ↔ Core platform|-\n"
                   "added|connection|Core platform → Snowflake|-\n"
                   "changed|system|Core platform|product\n"
                   "changed|connection|SAP S/4HANA ↔ Core platform|direction,data,frequency\n"
                   "removed|system|SFTP server|-\n");
  sample_close (review);
}

static void
test_due (void)
{
  PlumbReview *review = sample_open ();
  PlumbRecord *root = plumb_review_get_root (review);
  g_autoptr (GDateTime) due = plumb_derive_due (review);
  g_autoptr (GDateTime) typed = NULL;
  g_autofree char *text = g_date_time_format_iso8601 (due);
  g_autofree char *typed_text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "2026-11-20T13:00:00Z");
  plumb_review_begin (review, "Override");
  plumb_review_set (review, root, "due_override", "2026-11-19T08:00:00Z", &error);
  g_assert_no_error (error);
  plumb_review_set (review, root, "session_ended", "", &error);
  g_assert_no_error (error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  typed = plumb_derive_due (review);
  typed_text = g_date_time_format_iso8601 (typed);
  g_assert_cmpstr (typed_text, ==, "2026-11-19T08:00:00Z");
  sample_close (review);
}

static void
test_paragraphs (void)
{
  PlumbReview *review = sample_open ();
  g_autofree char *current = plumb_derive_paragraph (review, "current-state");
  g_autofree char *proposed = plumb_derive_paragraph (review, "proposed");
  g_autofree char *changes = plumb_derive_paragraph (review, "changes");
  g_autofree char *before = plumb_derive_paragraph_basis (review, "proposed");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (
      current, ==,
      "Northwind Freight works with Okta, SAP S/4HANA, Dispatch database, Driver "
      "scanners, Carrier portal and two more today. Four connections carry their data, by CSV, ETL "
      "and REST API. Dispatch database, Carrier portal and SFTP server are "
      "custom-built.");
  g_assert_cmpstr (proposed, ==,
                   "Fleetline signs users in through Okta by SAML SSO, exchanges orders and status "
                   "with SAP S/4HANA by REST API, receives shipments and scans from Dispatch "
                   "database by CDC, receives scan events from Driver scanners by MQTT, exchanges "
                   "tracking with Carrier portal by REST API and sends tracking history to "
                   "Snowflake by Data share. Three gaps are open, one of high severity.");
  g_assert_nonnull (strstr (changes, "Auth module"));

  plumb_review_begin (review, "Rename");
  plumb_review_set (review, sample_find (review, "system", "name", "Okta"), "name",
                    "Okta Workforce", &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  after = plumb_derive_paragraph_basis (review, "proposed");
  g_assert_cmpstr (before, !=, after);
  sample_close (review);
}

/* Of an empty review nothing follows but who is needed, and what the agenda and the domains are. */
static void
test_empty (void)
{
  static const struct
  {
    const char *name;
    guint rows;
  } expected[] = {
    { "integration-points", 0 }, { "changes", 0 },    { "proposed-gaps", 0 }, { "lead-time", 0 },
    { "coverage", 8 },           { "discovery", 12 }, { "drift", 0 },         { "follow-up", 0 },
  };
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  const char *const *names = plumb_derive_get_names ();
  g_autofree char *paragraph = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **)names), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (PlumbRows) rows = plumb_derive_find (names[i]) (review);

      g_assert_cmpstr (names[i], ==, expected[i].name);
      g_assert_cmpuint (rows->rows->len, ==, expected[i].rows);
    }
  g_assert_null (plumb_derive_find ("nothing"));
  g_assert_null (plumb_derive_due (review));
  paragraph = plumb_derive_paragraph (review, "current-state");
  g_assert_cmpstr (paragraph, ==, "");
  sample_close (review);
}

/* The paragraph of @page that begins with "`derive NAME`". */
static char *
dup_paragraph (const char *page, const char *name)
{
  g_autofree char *head = g_strdup_printf ("\n`derive %s`:", name);
  const char *start = strstr (page, head);

  if (start == NULL)
    g_error ("docs/ids.md has no %s", head + 1);
  return g_strndup (start, (gsize)(strstr (start, "\n\n") - start));
}

/* docs/ids.md names every key of every derivation. */
static void
test_documented (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_autofree char *path = g_build_filename (g_getenv ("PLUMB_SOURCE_ROOT"), "docs", "ids.md", NULL);
  g_autofree char *page = NULL;
  const char *const *names = plumb_derive_get_names ();

  g_assert_no_error (error);
  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (PlumbRows) rows = plumb_derive_find (names[i]) (review);
      g_autofree char *paragraph = dup_paragraph (page, names[i]);

      for (guint j = 0; j < rows->n_columns; j++)
        {
          g_autofree char *key = g_strdup_printf ("`%s`", rows->columns[j].key);

          if (strstr (paragraph, key) == NULL)
            g_error ("docs/ids.md does not say what %s is in derive %s", key, names[i]);
        }
    }
  sample_close (review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/derive/integration-points", test_points);
  g_test_add_func ("/derive/integration-points/follow", test_points_follow);
  g_test_add_func ("/derive/changes", test_changes);
  g_test_add_func ("/derive/due", test_due);
  g_test_add_func ("/derive/paragraphs", test_paragraphs);
  g_test_add_func ("/derive/empty", test_empty);
  g_test_add_func ("/derive/documented", test_documented);
  return g_test_run ();
}
