// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Any bytes as a quick-entry line: parsed, completed at every kind of place, previewed, applied. A line
 * that applies is undone again, and the review must be what it was. */

#include "fuzz.h"

#include <string.h>

#include "diagram/plumb-quick-entry.h"

const char *const plumb_fuzz_seeds[] = {
  "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
  "Data import pipeline in Fleetline in Northwind Freight",
  "Okta -> Auth module: SAML SSO, users, at sign-in",
  "A, B <-> C -> D -- E <- F",
  "-SAP ECC, Okta in Northwind Freight",
  "-Okta -> Auth module",
  "SAP ECC => SAP S/4HANA in Northwind Freight",
  "! SCIM is beta; offer beta access @Dana by 4 Dec",
  "? Who owns the SCIM token @Dana 2 Dec",
  "+ Firewall rule for 443 @Network @Marco 3 weeks",
  "> Send the summary @Priya tomorrow",
  "# They batch at night because of licence limits @Dana",
  "@Dana Lee, DBA, us, Network, dana@example.com",
  "@Dana Lee, DBA",
  "\"Sign in\", “A -> B”, „x“ in «y»",
  "Risk engine: service, SaaS",
  NULL,
};

const char *const plumb_fuzz_pieces[] = {
  " -> ",    " <- ",
  "<->",     " -- ",
  "=>",      ", ",
  ": ",      " in ",
  "\"",      "“",
  "”",       "„",
  "«",       "»",
  "-",       "!",
  "?",       "+",
  ">",       "#",
  "@",       ";",
  " by ",    "4 Dec",
  "31 Feb",  "today",
  "3 weeks", "2026-12-04",
  "Okta",    "Okta",
  "A",       "B",
  "C",       "SAML",
  "REST",    "hourly",
  "\xc3",    "\xe2\x80\x9c",
  "\xff",    "\n",
  "\t",      "Fleetline",
  "Kafka",   "Dana",
  "東京",    "Northwind Freight",
  " ",       "e\xcc\x81",
  "SAP ECC", NULL,
};

static PlumbReview *
open_review (void)
{
  static const char *const values[] = { "customer", "Northwind Freight", "solution", "Fleetline",
                                        NULL };
  static const char *const lines[] = { "Okta, SAP ECC in Northwind Freight",
                                       "Auth module in Fleetline in Northwind Freight",
                                       "Okta -> Auth module: SAML SSO", "@Dana Lee, DBA", NULL };
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, NULL);

  g_assert_nonnull (review);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (lines[i], NULL);

      g_ptr_array_unref (plumb_quick_entry_apply (entry, review, NULL, NULL));
    }
  return review;
}

static void
complete (PlumbReview *review, const char *line)
{
  gsize length = strlen (line);

  for (gsize at = 0; at <= length; at += 1 + length / 4)
    {
      g_autoptr (GPtrArray) completions =
          plumb_quick_entry_complete (line, at, review, PLUMB_VIEW_PROPOSED, 5);

      g_assert_cmpuint (completions->len, <=, 5);
    }
}

static gint64
get_head (PlumbReview *review)
{
  g_autoptr (GPtrArray) entries = plumb_review_list_history (review, 1, 0);

  return entries->len > 0 ? ((PlumbHistoryEntry *)entries->pdata[0])->sequence : 0;
}

static void
apply (PlumbReview *review, PlumbQuickEntry *entry, const char *view, const char *line)
{
  PlumbQuickEntryContext context = { .view = view };
  g_autofree char *before = plumb_review_dump (review, FALSE, NULL, NULL);
  g_autofree char *after = NULL;
  gint64 head = get_head (review);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = plumb_quick_entry_apply (entry, review, &context, &error);

  g_assert_true ((acts == NULL) == (error != NULL));
  g_assert_false (plumb_review_in_transaction (review));
  /* A line that says what is so already names a record and changes nothing. */
  if (get_head (review) > head)
    g_assert_true (plumb_review_undo (review, NULL));
  after = plumb_review_dump (review, FALSE, NULL, NULL);
  if (strcmp (before, after) != 0)
    g_error ("“%s” in the %s view left something behind", line, view);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static PlumbReview *review = NULL;
  g_autofree char *line = size > 0 ? g_strndup ((const char *)data, size) : g_strdup ("");
  g_autoptr (PlumbQuickEntryProblem) problem = NULL;
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, &problem);
  g_autoptr (GPtrArray) ghosts = NULL;

  if (review == NULL)
    review = open_review ();
  complete (review, line);
  g_assert_true ((entry == NULL) == (problem != NULL));
  if (entry == NULL)
    {
      g_assert_cmpuint (problem->start, <=, problem->end);
      g_assert_cmpuint (problem->end, <=, strlen (line));
      return 0;
    }
  ghosts = plumb_quick_entry_preview (entry, review, PLUMB_VIEW_PROPOSED);
  apply (review, entry, PLUMB_VIEW_PROPOSED, line);
  apply (review, entry, PLUMB_VIEW_CURRENT, line);
  return 0;
}
