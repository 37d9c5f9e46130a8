// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The grammar: what each line means, told in a short form, and where the others go wrong. */

#include <string.h>

#include "diagram/plumb-quick-entry-private.h"

static void
describe_words (GString *out, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      PlumbQuickWord *word = words->pdata[i];

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", word->text);
    }
}

static void
describe_groups (GString *out, PlumbQuickEntry *entry)
{
  static const char *const arrows[] = { " -> ", " <- ", " <-> ", " -- ", " => " };

  for (guint i = 0; i < entry->groups->len; i++)
    {
      PlumbQuickGroup *group = entry->groups->pdata[i];

      if (i > 0)
        g_string_append (out, arrows[g_array_index (entry->arrows, PlumbQuickArrow, i - 1)]);
      g_string_append_c (out, '[');
      describe_words (out, group->names);
      g_string_append_c (out, ']');
      for (guint k = 0; k < group->containers->len; k++)
        g_string_append_printf (out, "{%s}", ((PlumbQuickWord *)group->containers->pdata[k])->text);
    }
}

static void
describe_parts (GString *out, PlumbQuickEntry *entry)
{
  g_auto (PlumbQuickParts) parts = { NULL };

  if (entry->parts->len == 0)
    return;
  plumb_quick_parts_read (entry->parts, &parts);
  if (parts.method != NULL)
    g_string_append_printf (out, " m=%s", parts.method);
  if (parts.data != NULL)
    g_string_append_printf (out, " d=%s", parts.data);
  if (parts.frequency != NULL)
    g_string_append_printf (out, " f=%s", parts.frequency);
}

static char *
describe (PlumbQuickEntry *entry)
{
  static const char *const types[] = { "",      "remove ", "replace ", "gap ",   "question ",
                                       "need ", "step ",   "note ",    "person " };
  GString *out = g_string_new (types[entry->type]);

  describe_groups (out, entry);
  if (entry->type <= PLUMB_QUICK_REPLACE)
    describe_parts (out, entry);
  if (entry->text != NULL)
    g_string_append_printf (out, "(%s)", entry->text);
  if (entry->type == PLUMB_QUICK_PERSON && entry->parts->len > 0)
    {
      g_string_append_c (out, ' ');
      describe_words (out, entry->parts);
    }
  if (entry->mitigation != NULL)
    g_string_append_printf (out, " m(%s)", entry->mitigation);
  if (entry->who->len > 0)
    {
      g_string_append (out, " @");
      describe_words (out, entry->who);
    }
  if (entry->date != NULL)
    g_string_append_printf (out, " on %s", entry->date);
  if (entry->has_lead)
    g_string_append_printf (out, " lead %u", entry->lead_days);
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *line;
  const char *meaning;
} Row;

static void
check_rows (const Row *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PlumbQuickEntryProblem) problem = NULL;
      g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (rows[i].line, &problem);
      g_autofree char *meaning = NULL;

      if (entry == NULL)
        g_error ("“%s” does not parse: %s (%zu to %zu)", rows[i].line, problem->message,
                 problem->start, problem->end);
      meaning = describe (entry);
      if (strcmp (meaning, rows[i].meaning) != 0)
        g_error ("“%s” means “%s”; expected “%s”", rows[i].line, meaning, rows[i].meaning);
    }
}

static void
test_the_grammar_table (void)
{
  static const Row rows[] = {
    { "Okta, SAP S/4HANA, Snowflake", "[Okta|SAP S/4HANA|Snowflake]" },
    { "Data import pipeline in Fleetline", "[Data import pipeline]{Fleetline}" },
    { "Okta -> Auth module: SAML SSO, users, at sign-in",
      "[Okta] -> [Auth module] m=SAML SSO d=users f=at sign-in" },
    { "Okta <- Auth module", "[Okta] <- [Auth module]" },
    { "SAP S/4HANA <-> Core platform", "[SAP S/4HANA] <-> [Core platform]" },
    { "Okta -- Auth module", "[Okta] -- [Auth module]" },
    { "A -> B -> C", "[A] -> [B] -> [C]" },
    { "A, B -> C", "[A|B] -> [C]" },
    { "-SAP ECC", "remove [SAP ECC]" },
    { "SAP ECC => SAP S/4HANA", "replace [SAP ECC] => [SAP S/4HANA]" },
    { "! SCIM is beta; offer beta access by 4 Dec",
      "gap (SCIM is beta) m(offer beta access) on 4 Dec" },
    { "? Who owns the SCIM token @Dana 2 Dec",
      "question (Who owns the SCIM token) @Dana on 2 Dec" },
    { "+ Firewall rule for 443 @Network 3 weeks", "need (Firewall rule for 443) @Network lead 21" },
    { "> Send the summary @Priya tomorrow", "step (Send the summary) @Priya on tomorrow" },
    { "# They batch at night because of licence limits",
      "note (They batch at night because of licence limits)" },
    { "@Dana Lee, DBA", "person (Dana Lee) DBA" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_groups (void)
{
  static const Row rows[] = {
    { "  Okta ,  SAP   S/4HANA\t", "[Okta|SAP S/4HANA]" },
    { "Okta,", "[Okta]" },
    { "A, B in C in D", "[A|B]{C}{D}" },
    { "A, B -> C, D", "[A|B] -> [C|D]" },
    { "A in X -> B, C in Y in Z: ETL", "[A]{X} -> [B|C]{Y}{Z} m=ETL" },
    { "A → B ← C ↔ D", "[A] -> [B] <- [C] <-> [D]" },
    { "A->B<-C<->D", "[A] -> [B] <- [C] <-> [D]" },
    { "A --> B <-- C <--> D", "[A] -> [B] <- [C] <-> [D]" },
    { "A —> B", "[A] -> [B]" },
    { "A--B", "[A--B]" },
    { "A --B", "[A --B]" },
    { "SAP ECC - EU", "[SAP ECC - EU]" },
    { "Built-in store", "[Built-in store]" },
    { "Pinned, Inbox", "[Pinned|Inbox]" },
    { "db:5432 -> App", "[db:5432] -> [App]" },
    { "Track 1,5", "[Track 1,5]" },
    { "A:", "[A]" },
    { "A -> B:", "[A] -> [B]" },
    { "Zürich ÜBER, 東京", "[Zürich ÜBER|東京]" },
    { "- SAP ECC, Oracle", "remove [SAP ECC|Oracle]" },
    { "−SAP ECC", "remove [SAP ECC]" },
    { "-Okta -> Auth module", "remove [Okta] -> [Auth module]" },
    { "A, B => C in D", "replace [A|B] => [C]{D}" },
    { "A ⇒ B", "replace [A] => [B]" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_quotes (void)
{
  static const Row rows[] = {
    { "\"Sign in\" -> \"A, B\"", "[Sign in] -> [A, B]" },
    { "“Sign in” -> „A -> B“", "[Sign in] -> [A -> B]" },
    { "«Made in Japan», »x: y«", "[Made in Japan|x: y]" },
    { "\"a: b\": SFTP", "[a: b] m=SFTP" },
    { "\"19\"\" rack\"", "[19\" rack]" },
    { "19\" rack", "[19\" rack]" },
    { "“mixed\"", "[mixed]" },
    { "\"#1 ERP\" in \"-Zone\"", "[#1 ERP]{-Zone}" },
    { "A -> B: SFTP, \"users, groups\"", "[A] -> [B] m=SFTP d=users, groups" },
    { "-\"A -> B\"", "remove [A -> B]" },
    { "@\"Lee, Dana\", DBA", "person (Lee, Dana) DBA" },
    { "? Who @\"ops guild\" 2 Dec", "question (Who) @ops guild on 2 Dec" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_parts (void)
{
  static const Row rows[] = {
    { "A -> B: hourly, shipments, CDC", "[A] -> [B] m=CDC d=shipments f=hourly" },
    { "A -> B: saml", "[A] -> [B] m=SAML SSO" },
    { "A -> B: orders", "[A] -> [B] d=orders" },
    { "A -> B: orders, hourly", "[A] -> [B] d=orders f=hourly" },
    { "A -> B: carrier pigeon, orders", "[A] -> [B] m=carrier pigeon d=orders" },
    { "A -> B: pigeon, orders, returns, nightly",
      "[A] -> [B] m=pigeon d=orders, returns f=nightly" },
    { "A -> B: REST API, orders, returns", "[A] -> [B] m=REST API d=orders, returns" },
    { "A -> B: Kafka, events, real-time", "[A] -> [B] m=Kafka d=events f=real-time" },
    { "A -> B: real time", "[A] -> [B] f=real-time" },
    { "A -> B: REST, every 10 minutes", "[A] -> [B] m=REST API f=every 10 minutes" },
    { "A -> B: REST, 1,000 orders", "[A] -> [B] m=REST API d=1,000 orders" },
    { "A -> B: , REST,,", "[A] -> [B] m=REST API" },
    { "A -> B: x in y", "[A] -> [B] d=x in y" },
    { "A -> B: see: this", "[A] -> [B] d=see: this" },
    { "A -> B: a -> b", "[A] -> [B] d=a -> b" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_rows (void)
{
  static const Row rows[] = {
    { "! SCIM is beta", "gap (SCIM is beta)" },
    { "!SCIM is beta; offer access", "gap (SCIM is beta) m(offer access)" },
    { "! a; b until tomorrow", "gap (a) m(b) on tomorrow" },
    { "! a; b @Priya by Friday", "gap (a) m(b) @Priya on Friday" },
    { "! a; by 4 December 2026", "gap (a) on 4 December 2026" },
    { "! a; encrypt by default", "gap (a) m(encrypt by default)" },
    { "! a; b by end of Q1", "gap (a) m(b by end of Q1)" },
    { "! a; b; c", "gap (a) m(b; c)" },
    { "? What runs today", "question (What runs today)" },
    { "? What runs @Dana today", "question (What runs) @Dana on today" },
    { "? Who owns it by Friday", "question (Who owns it) on Friday" },
    { "? Who owns it 2026-12-02", "question (Who owns it) on 2026-12-02" },
    { "? Who owns it 2 Dec @Dana Lee", "question (Who owns it) @Dana Lee on 2 Dec" },
    { "? Mail dana@example.com", "question (Mail dana@example.com)" },
    { "? Ask @Dana about @Marco", "question (Ask @Dana about) @Marco" },
    { "+ Open port 443 3 weeks", "need (Open port 443) lead 21" },
    { "+ Rule @Network @Marco Diaz 10 days", "need (Rule) @Network|Marco Diaz lead 10" },
    { "+ Rule 3 weeks @Network by 4 Dec", "need (Rule) @Network on 4 Dec lead 21" },
    { "+ Rule @Network 0 days", "need (Rule) @Network lead 0" },
    { "+ Rule @Network 3650 days", "need (Rule) @Network lead 3650" },
    { "+ Rule @Tier 2", "need (Rule) @Tier 2" },
    { "+ Rule @\"Net 3 weeks\"", "need (Rule) @Net 3 weeks" },
    { "+ Rule", "need (Rule)" },
    { "> Send it on Friday", "step (Send it) on Friday" },
    { "> Send it", "step (Send it)" },
    { "> today", "step (today)" },
    { "# a; b: c -> d", "note (a; b: c -> d)" },
    { "# They batch at night @Dana", "note (They batch at night) @Dana" },
    { "# Call on 4 Dec", "note (Call on 4 Dec)" },
    { "@Dana Lee", "person (Dana Lee)" },
    { "@ Dana Lee , DBA, security,", "person (Dana Lee) DBA|security" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_problems (void)
{
  static const struct
  {
    const char *line;
    const char *marked; /* the text that the span covers */
    const char *suggestion;
  } rows[] = {
    { "", "", NULL },
    { "   ", "", NULL },
    { ", Okta", ",", "Okta" },
    { "Okta,, SAP", ",", "Okta, SAP" },
    { "-> Okta", "->", "Okta" },
    { "Okta ->", "->", "Okta" },
    { "Okta -> -> SAP", "->", "Okta -> SAP" },
    { "Okta -> , SAP", ",", "Okta -> SAP" },
    { "Okta > SAP", ">", "Okta -> SAP" },
    { "Okta < SAP", "<", "Okta <- SAP" },
    { "Okta <> SAP", "<", "Okta <-> SAP" },
    { "Okta - > SAP", ">", "Okta -> SAP" },
    { "SAP ECC = > SAP", ">", "SAP ECC => SAP" },
    { "\"Okta", "\"Okta", "\"Okta\"" },
    { "“Okta -> SAP", "“Okta -> SAP", "“Okta -> SAP”" },
    { "\"Okta\" SAP", "SAP", "\"Okta\" , SAP" },
    { "\"\" -> SAP", "\"\"", NULL },
    { "Sign in", "in", "\"Sign in\"" },
    { "in Fleetline", "in", "Fleetline" },
    { "A in B, C", ",", "A, C in B" },
    { "A in B, C in D", ",", NULL },
    { "A => B => C", "=>", NULL },
    { "A => B, C", "=>", NULL },
    { "A -> B => C", "=>", NULL },
    { "-A => B", "=>", NULL },
    { "-A: SAML", ": SAML", "-A" },
    { "-", "-", NULL },
    { "-- A", "--", "A" },
    { "A -> a", "a", NULL },
    { "!", "!", NULL },
    { "! ; offer it", "!", NULL },
    { "? ", "?", NULL },
    { "+", "+", NULL },
    { ">", ">", NULL },
    { "#", "#", NULL },
    { "@", "@", NULL },
    { "@, DBA", "@", NULL },
    { "? Who @Dana 31 Feb", "31 Feb", NULL },
    { "> Send by 2026-02-30", "2026-02-30", NULL },
    { "+ rule @Net -3 weeks", "-3 weeks", NULL },
    { "+ rule @Net −3 weeks", "−3 weeks", NULL },
    { "+ rule @Net 99999999999999 weeks", "99999999999999 weeks", NULL },
    { "+ rule @Net 40000 weeks", "40000 weeks", NULL },
    { "+ rule @Net 3651 days", "3651 days", NULL },
    { "+ rule @Net 2.5 weeks by 4 Dec", "2.5 weeks", NULL },
    { "+ rule @Net -3w", "-3w", NULL },
    { "+ rule @Net 9999 months @Dana", "9999 months", NULL },
    { "+ rule @3 weeks", "3 weeks", NULL },
    { "+ rule @Net 3 weeks -1 day", "-1 day", NULL },
    { "Ok\xff"
      "ta",
      "\xff", "Ok\xef\xbf\xbdta" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PlumbQuickEntryProblem) problem = NULL;
      g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (rows[i].line, &problem);
      g_autofree char *marked = NULL;
      g_autofree char *meaning = entry != NULL ? describe (entry) : NULL;

      if (entry != NULL)
        g_error ("“%s” parses as %s", rows[i].line, meaning);
      g_assert_nonnull (problem);
      g_assert_cmpuint (problem->end, <=, strlen (rows[i].line));
      g_assert_cmpuint (strlen (problem->message), >, 0);
      marked = g_strndup (rows[i].line + problem->start, problem->end - problem->start);
      if (strcmp (marked, rows[i].marked) != 0
          || g_strcmp0 (problem->suggestion, rows[i].suggestion) != 0)
        g_error ("“%s” (%s): marked “%s”, suggested “%s”; expected “%s”, “%s”", rows[i].line,
                 problem->message, marked, problem->suggestion, rows[i].marked, rows[i].suggestion);
    }
}

/* A line that is suggested parses, so that taking it never leads to the next problem. */
static void
test_suggestions_parse (void)
{
  static const char *const lines[] = { ", Okta",       "Okta,, SAP", "-> Okta", "Okta ->",
                                       "Okta > SAP",   "\"Okta",     "Sign in", "A in B, C",
                                       "in Fleetline", "-A: SAML",   "-- A",    "\"Okta\" SAP",
                                       "Okta <> SAP" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PlumbQuickEntryProblem) problem = NULL;
      g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (lines[i], &problem);
      g_autoptr (PlumbQuickEntry) again = NULL;

      g_assert_null (entry);
      g_assert_nonnull (problem->suggestion);
      again = plumb_quick_entry_parse (problem->suggestion, NULL);
      if (again == NULL)
        g_error ("“%s” suggests “%s”, which does not parse", lines[i], problem->suggestion);
    }
}

static void
test_limits (void)
{
  g_autofree char *name = g_strnfill (PLUMB_MAX_TEXT, 'x');
  g_autofree char *longer = g_strconcat (name, "x", NULL);
  g_autofree char *huge = g_strnfill (PLUMB_QUICK_ENTRY_MAX_LINE + 1, '-');
  g_autoptr (GString) fan = g_string_new ("a0");
  g_autoptr (PlumbQuickEntry) fits = plumb_quick_entry_parse (name, NULL);
  g_autoptr (PlumbQuickEntryProblem) problem = NULL;

  g_assert_nonnull (fits);
  g_assert_null (plumb_quick_entry_parse (longer, NULL));
  g_assert_null (plumb_quick_entry_parse (huge, NULL));
  for (guint i = 1; i < 30; i++)
    g_string_append_printf (fan, ", a%u", i);
  g_string_append (fan, " -> b0");
  for (guint i = 1; i < 30; i++)
    g_string_append_printf (fan, ", b%u", i);
  g_assert_null (plumb_quick_entry_parse (fan->str, &problem));
  g_assert_cmpuint (problem->end, ==, fan->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/quick-entry/grammar-table", test_the_grammar_table);
  g_test_add_func ("/diagram/quick-entry/groups", test_groups);
  g_test_add_func ("/diagram/quick-entry/quotes", test_quotes);
  g_test_add_func ("/diagram/quick-entry/parts", test_parts);
  g_test_add_func ("/diagram/quick-entry/rows", test_rows);
  g_test_add_func ("/diagram/quick-entry/problems", test_problems);
  g_test_add_func ("/diagram/quick-entry/suggestions-parse", test_suggestions_parse);
  g_test_add_func ("/diagram/quick-entry/limits", test_limits);
  return g_test_run ();
}
