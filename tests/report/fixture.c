// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *state_folder;

void
fixture_begin (void)
{
  state_folder = g_dir_make_tmp ("plumb-report-XXXXXX", NULL);
  g_assert_nonnull (state_folder);
  g_setenv ("XDG_STATE_HOME", state_folder, TRUE);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (path);
}

void
fixture_end (void)
{
  remove_tree (state_folder);
  g_clear_pointer (&state_folder, g_free);
}

void
fixture_close (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_close (review, &error);
  g_assert_no_error (error);
  g_object_unref (review);
}

/* -- One record ------------------------------------------------------------------------------------------ */

static const char *
add_values (PlumbReview *review, const char *table, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *record = plumb_review_insert (review, table, values, &error);

  g_assert_no_error (error);
  return plumb_record_get_id (record);
}

#define ADD(table, ...) add_values (review, table, (const char *const[]){ __VA_ARGS__, NULL })

static PlumbReview *
begin_review (const char *const *values)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  plumb_review_begin (review, "Fixture");
  return review;
}

static PlumbReview *
end_review (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return review;
}

static void
place (PlumbReview *review, const char *view, const char *system, int x, int y, int w, int h)
{
  g_autofree char *sx = g_strdup_printf ("%d", x);
  g_autofree char *sy = g_strdup_printf ("%d", y);
  g_autofree char *sw = g_strdup_printf ("%d", w);
  g_autofree char *sh = g_strdup_printf ("%d", h);

  ADD ("placement", "view", view, "system", system, "x", sx, "y", sy, "w", sw, "h", sh);
}

static const char *const northwind[] = { "customer",
                                         "Northwind Freight",
                                         "solution",
                                         "Fleetline",
                                         "time_zone",
                                         "Europe/Berlin",
                                         "session_started",
                                         "2026-11-18T11:30:00Z",
                                         "session_ended",
                                         "2026-11-18T13:00:00Z",
                                         NULL };

/* -- The review that most tests look at ------------------------------------------------------------------ */

typedef struct
{
  const char *dana;
  const char *tom;
  const char *priya;
  const char *okta;
  const char *sap;
  const char *snowflake;
  const char *mainframe;
  const char *sso;
  const char *orders;
  const char *cdc;
} Rich;

static void
add_people (PlumbReview *review, Rich *rich)
{
  rich->dana = ADD ("person", "name", "Dana Lee", "side", "customer", "roles", "DBA,system owner",
                    "attended", "1", "email", "dana@northwind.example");
  rich->tom = ADD ("person", "name", "Tomás Ortega", "side", "customer", "roles", "lead architect",
                   "attended", "1");
  ADD ("person", "name", "Aiko Tanaka", "side", "customer", "roles", "network,security", "attended",
       "1");
  ADD ("person", "name", "Rolf Absent", "side", "customer", "roles", "champion", "attended", "0");
  rich->priya = ADD ("person", "name", "Priya Nair", "side", "us", "roles", "SE", "attended", "1");
  ADD ("person", "name", "Jonas Weber", "side", "us", "roles", "note-taker", "attended", "1");
}

static void
add_systems (PlumbReview *review, Rich *rich)
{
  const char *env = ADD ("system", "name", "Northwind Freight", "kind", "environment");
  const char *ours = ADD ("system", "name", "Fleetline", "kind", "solution", "ours", "1", "mark",
                          "add", "container", env);
  const char *auth = ADD ("system", "name", "Auth module", "kind", "module", "product",
                          "SAML 2.0, SCIM beta", "container", ours, "mark", "add");
  const char *core = ADD ("system", "name", "Core platform", "kind", "module", "product",
                          "Orders, shipments", "container", ours, "mark", "add");
  const char *import = ADD ("system", "name", "Data import pipeline", "kind", "module", "product",
                            "Hourly batch", "container", ours, "mark", "add");

  rich->okta = ADD ("system", "name", "Okta", "kind", "identity provider", "container", env,
                    "hosting", "SaaS", "built", "SaaS", "owner", rich->tom, "criticality", "high");
  rich->sap = ADD ("system", "name", "SAP S/4HANA", "kind", "core app", "container", env, "hosting",
                   "on premises", "hosting_where", "Hamburg", "owner", rich->dana, "criticality",
                   "business critical", "built", "COTS");
  rich->snowflake = ADD ("system", "name", "Snowflake", "kind", "warehouse", "container", env,
                         "hosting", "cloud", "hosting_where", "AWS eu-central-1", "owner",
                         rich->dana, "criticality", "medium", "built", "SaaS");
  rich->mainframe = ADD ("system", "name", "Dispatch mainframe", "kind", "core app", "container",
                         env, "hosting", "on premises", "criticality", "high", "built", "custom",
                         "assumed", "1", "mark", "remove");
  place (review, "proposed", env, 0, 0, 800, 560);
  place (review, "proposed", rich->okta, 40, 64, 192, 64);
  place (review, "proposed", rich->sap, 304, 64, 192, 64);
  place (review, "proposed", rich->snowflake, 568, 64, 192, 64);
  place (review, "proposed", ours, 40, 328, 720, 192);
  place (review, "proposed", auth, 24, 64, 192, 64);
  place (review, "proposed", core, 264, 64, 192, 64);
  place (review, "proposed", import, 504, 64, 192, 64);
  place (review, "current", rich->mainframe, 304, 232, 192, 64);
  rich->sso = ADD ("connection", "source", rich->okta, "target", auth, "method", "SAML SSO", "data",
                   "users, groups", "frequency", "at sign-in", "mark", "add");
  rich->orders =
      ADD ("connection", "source", rich->sap, "target", core, "method", "REST API", "direction",
           "both", "data", "orders, status", "frequency", "real-time", "mark", "add");
  rich->cdc = ADD ("connection", "source", rich->snowflake, "target", import, "method", "CDC",
                   "data", "shipments", "frequency", "hourly", "mark", "add");
  ADD ("connection", "source", rich->mainframe, "target", rich->sap, "method", "SFTP", "data",
       "orders", "frequency", "nightly", "mark", "remove");
}

static void
add_gaps (PlumbReview *review, Rich *rich)
{
  ADD ("gap", "connection", rich->sso, "requirement", "SAML 2.0 and SCIM provisioning",
       "capability", "SAML 2.0 is available; SCIM is in beta", "gap", "SCIM maturity", "mitigation",
       "Beta access with a named engineer until general availability", "timeline",
       "Beta now, available in Q1 2027", "due", "2026-12-04", "severity", "high", "owner",
       rich->priya);
  ADD ("gap", "connection", rich->cdc, "requirement", "Real-time change data from PostgreSQL",
       "capability", "Batch import every hour", "gap", "Real-time gap", "mitigation",
       "Webhook-based updates within minutes; CDC is on the roadmap", "timeline",
       "Roadmap, Q2 2027", "due", "2027-04-30", "severity", "medium");
  ADD ("gap", "point", "Network", "requirement", "VPN or private link", "capability",
       "Public endpoints with TLS", "gap", "Network isolation", "mitigation",
       "PrivateLink is available; a VPN configuration is supported", "timeline", "Before the POC",
       "severity", "low", "state", "planned");
}

static void
add_promises (PlumbReview *review, const Rich *rich)
{
  const char *firewall =
      ADD ("prerequisite", "what", "Firewall rule for port 443 to the private endpoint", "team",
           "Network", "connection", rich->orders, "lead_days", "21", "needed_by", "2026-12-14");
  const char *token = ADD ("prerequisite", "what", "SCIM token with an owner", "team", "Identity",
                           "person", rich->tom, "connection", rich->sso, "lead_days", "5");

  ADD ("prerequisite", "what", "Read-only role on the shipments schema", "team", "DBA",
       "connection", rich->cdc, "lead_days", "10", "needed_by", "2026-12-18", "needs", firewall);
  ADD ("prerequisite", "what", "Test tenant reachable from both sides", "team", "Integration",
       "lead_days", "2", "needs", firewall);
  (void)token;
  ADD ("next_step", "action", "Send the summary for confirmation", "owner", rich->priya, "due",
       "2026-11-20");
  ADD ("next_step", "action", "Open the private endpoint", "owner", rich->tom, "due", "2026-12-07");
  ADD ("next_step", "action", "Agree on the retention of shipment data");
  ADD ("question", "text", "Who owns the SCIM token?", "owner", rich->dana, "follow_up",
       "2026-12-02");
  ADD ("question", "text", "Is the change log of the warehouse kept for 30 days?");
  ADD ("question", "text", "Answered meanwhile?", "state", "answered", "answer", "Yes");
  ADD ("risk", "risk", "Night batch and hourly import meet at month end", "likelihood", "medium",
       "impact", "high", "response", "Shift the import window; watch the first two month ends",
       "owner", rich->priya);
  ADD ("risk", "risk", FIXTURE_MARKER " margin is thin", "internal", "1");
}

static void
add_rules (PlumbReview *review, const Rich *rich)
{
  ADD ("security_item", "area", "authentication", "requirement", "Single sign-on for everyone",
       "how_addressed", "SAML 2.0 through Okta", "state", "addressed");
  ADD ("security_item", "area", "network", "requirement", "No public endpoint", "how_addressed",
       "PrivateLink", "state", "open");
  ADD ("compliance_item", "framework", "GDPR", "applies", "yes", "audit_schedule", "Yearly, in May",
       "residency", "European Union", "how_addressed", "Data stays in Frankfurt", "state",
       "addressed");
  ADD ("data_source", "data", "Shipments", "system", rich->snowflake, "format", "Parquet", "volume",
       "40 million rows a year", "freshness", "One hour");
  ADD ("data_source", "data", "Orders", "system", rich->sap, "format", "relational", "volume",
       "12,000 a day", "freshness", "Real time");
}

static void
set_requirements (PlumbReview *review)
{
  const GPtrArray *requirements = plumb_review_get_records (review, "requirement");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i + 1 < requirements->len; i++)
    {
      PlumbRecord *requirement = g_ptr_array_index (requirements, i);

      plumb_review_set (review, requirement, "target", "Under one second at 200 requests", &error);
      plumb_review_set (review, requirement, "offered", "300 ms at the 95th percentile", &error);
      plumb_review_set (review, requirement, "state", "addressed", &error);
      g_assert_no_error (error);
    }
}

static void
add_decisions (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_set (review, plumb_review_get_root (review), "deliverable", "summary,decisions",
                    &error);
  g_assert_no_error (error);
  ADD ("decision", "title", "Sign in through Okta", "status", "accepted", "date", "2026-11-18",
       "context", "Okta is the directory of all employees.", "decision",
       "Fleetline trusts Okta by SAML 2.0.", "consequences", "No passwords in Fleetline.");
}

static PlumbReview *
new_rich (void)
{
  PlumbReview *review = begin_review (northwind);
  Rich rich = { NULL };

  add_people (review, &rich);
  add_systems (review, &rich);
  add_gaps (review, &rich);
  add_promises (review, &rich);
  add_rules (review, &rich);
  set_requirements (review);
  add_decisions (review);
  return end_review (review);
}

/* The rich review with so much more of everything that its summary takes about twelve pages. */
static PlumbReview *
new_twelve_pages (void)
{
  PlumbReview *review = new_rich ();
  const char *connection =
      plumb_record_get_id (g_ptr_array_index (plumb_review_get_records (review, "connection"), 0));

  plumb_review_begin (review, "More");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Branch system %d", i + 1);
      g_autofree char *gap = g_strdup_printf ("Field %d of the order is not mapped", i + 1);
      const char *system = ADD ("system", "name", name, "kind", "service", "hosting", "on premises",
                                "criticality", "low", "mark", "remove");

      place (review, "current", system, i % 4 * 224, 640 + i / 4 * 96, 192, 64);
      ADD ("data_source", "data", name, "system", system, "format", "CSV", "volume",
           "200 rows a day", "freshness", "One day");
      ADD ("gap", "connection", connection, "requirement",
           "Every field of an order arrives with its unit and its time zone", "capability",
           "Most fields are mapped by name", "gap", gap, "mitigation",
           "The mapping is extended in the pilot, with a test for each field", "timeline",
           "During the pilot", "severity", i % 3 ? "low" : "medium");
      ADD ("prerequisite", "what", gap, "team", "Integration", "lead_days", "5");
      ADD ("question", "text", "Who decides about the time zone of the branches?", "follow_up",
           "2026-12-02");
      ADD ("risk", "risk", "A branch closes before its system is connected", "likelihood", "low",
           "impact", "low", "response", "Ask for the list of branches each month");
    }
  return end_review (review);
}

static PlumbReview *
new_empty (void)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  return review;
}

/* -- Large and hostile ones ------------------------------------------------------------------------------ */

/* 300 systems on a grid, each connected with the next. */
static PlumbReview *
new_many_systems (void)
{
  PlumbReview *review = begin_review (northwind);
  const char *before = NULL;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("System number %d", i + 1);
      const char *id = ADD ("system", "name", name, "kind", i % 2 ? "core app" : "database",
                            "criticality", "medium", "hosting", "cloud");

      place (review, "proposed", id, i % 20 * 336, i / 20 * 160, 192, 64);
      if (before != NULL && i % 20 != 0)
        ADD ("connection", "source", before, "target", id, "method", "REST API");
      before = id;
    }
  return end_review (review);
}

static PlumbReview *
new_long_table (void)
{
  PlumbReview *review = begin_review (northwind);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *what = g_strdup_printf ("Data set %d of the ledger", i + 1);
      g_autofree char *volume = g_strdup_printf ("%d rows a day", 17 * (i + 1));

      ADD ("data_source", "data", what, "format", "CSV", "volume", volume, "freshness", "One day");
    }
  return end_review (review);
}

static char *
repeat_words (const char *word, int n)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s%d", i > 0 ? " " : "", word, i + 1);
  return g_string_free (words, FALSE);
}

/* What breaks tables: a cell of 5,000 words, a word of 60 letters, all scripts, marks of Markdown and
 * HTML, names at their limit. */
static PlumbReview *
new_hostile (void)
{
  static const char *const values[] = {
    "customer", "A|B <script>alert('x')</script> & Söhne *GmbH* _under_ [link](x)", "solution",
    "مرحبا بالعالم", NULL
  };
  PlumbReview *review = begin_review (values);
  g_autofree char *long_words = repeat_words ("word", 5000);
  g_autofree char *long_name = g_strnfill (500, 'n');

  ADD ("gap", "point", "Pipe | in | point", "requirement", long_words, "gap",
       "| a | b |\n|---|---|", "mitigation", "`code` <b>bold</b> \\| backslash", "severity",
       "high");
  ADD ("gap", "point", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller",
       "requirement",
       "السلام عليكم، نحتاج إلى SAML 2.0 و SCIM للمستخدمين في أقرب وقت ممكن من هذا العام",
       "capability", "שלום עולם", "gap",
       "実時間のデータ連携が必要です。毎時のバッチ処理では足りません。", "mitigation",
       "🚚📦 emoji 👩🏽‍💻 and ไทย "
       "ภาษาไทยที่ไม่มีช่องว่าง",
       "severity", "medium");
  ADD ("question", "text",
       "1. Is this a list?\n# Is this a heading?\n- Or an item?\n| or | a | table |");
  ADD ("question", "text", "<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1))");
  ADD ("next_step", "action", long_words);
  ADD ("next_step", "action", "\xe2\x80\xae right to left override \xe2\x80\xac end");
  ADD ("risk", "risk", long_name, "response", "شكرا");
  ADD ("system", "name", long_name, "hosting_where", long_name);
  ADD ("paragraph", "section", "current-state", "words",
       "هذه فقرة باللغة العربية تتحدث عن الأنظمة الحالية لدى العميل وكيف تتصل ببعضها اليوم عبر "
       "واجهات REST API"
       " وملفات ليلية، وهي طويلة بما يكفي لتمتد على أكثر من سطر واحد في الصفحة.\n\nSecond "
       "paragraph.\nWith "
       "a line end.");
  return end_review (review);
}

/* -- Every internal field filled ------------------------------------------------------------------------ */

static const char *
find_any (PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  return records->len > 0 ? plumb_record_get_id (g_ptr_array_index (records, 0)) : NULL;
}

/* A value of the field that holds the marker, or leads to what does. NULL: the type holds no words. */
static char *
marked_value (PlumbReview *review, const PlumbField *field)
{
  const PlumbVocabulary *vocabulary;

  switch (field->type)
    {
    case PLUMB_FIELD_TEXT:
    case PLUMB_FIELD_LONG_TEXT:
      return g_strdup (FIXTURE_MARKER);
    case PLUMB_FIELD_REFERENCE:
      return g_strdup (find_any (review, field->target));
    case PLUMB_FIELD_CHOICE:
      vocabulary = plumb_schema_find_vocabulary (field->vocabulary);
      return g_strdup (vocabulary->open ? FIXTURE_MARKER : vocabulary->words[0].word);
    default:
      return NULL;
    }
}

/* One record of an internal table with every field filled. */
static void
add_marked_record (PlumbReview *review, const PlumbTable *table)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->n_fields; i++)
    {
      char *value = marked_value (review, &table->fields[i]);

      if (value == NULL)
        continue;
      g_ptr_array_add (values, g_strdup (table->fields[i].id));
      g_ptr_array_add (values, value);
    }
  g_ptr_array_add (values, NULL);
  add_values (review, table->id, (const char *const *)values->pdata);
}

static void
mark_fields (PlumbReview *review, const PlumbTable *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table->id);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    for (guint j = 0; j < records->len && plumb_field_is_internal (table, &table->fields[i]); j++)
      {
        g_autofree char *value = marked_value (review, &table->fields[i]);

        plumb_review_set (review, g_ptr_array_index (records, j), table->fields[i].id, value,
                          &error);
        g_assert_no_error (error);
      }
}

/* The rich review with a capability, and the marker in all that is internal. References of internal
 * fields lead to a person whose name is the marker. */
static PlumbReview *
new_internal (void)
{
  PlumbReview *review = new_rich ();
  const PlumbTable *const *tables;
  guint n;
  g_autoptr (GError) error = NULL;
  PlumbRecord *person;

  plumb_review_begin (review, "Mark");
  person = plumb_review_add (review, "person", &error, "name", FIXTURE_MARKER, "side", "us",
                             "attended", "0", NULL);
  g_assert_no_error (error);
  plumb_review_reorder (review, person,
                        plumb_review_get_record (review, "person", find_any (review, "person")),
                        &error);
  g_assert_no_error (error);
  ADD ("capability", "area", "SSO", "method", "SAML SSO", "maturity", "available");
  tables = plumb_schema_get_tables (&n);
  for (guint i = 0; i < n; i++)
    {
      if ((tables[i]->kinds & PLUMB_KIND_CUSTOMER) == 0)
        continue;
      if (tables[i]->flags & PLUMB_TABLE_INTERNAL)
        add_marked_record (review, tables[i]);
      else
        mark_fields (review, tables[i]);
    }
  return end_review (review);
}

static PlumbReview *
new_sample (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PLUMB_SOURCE_ROOT"), "data", "sample.json", NULL);
  g_autofree char *json = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  PlumbReview *review;

  g_file_get_contents (path, &json, &length, &error);
  g_assert_no_error (error);
  review = plumb_review_load (json, (gssize)length, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  return review;
}

static const struct
{
  const char *name;
  PlumbReview *(*build) (void);
} fixtures[] = {
  { "rich", new_rich },
  { "empty", new_empty },
  { "sample", new_sample },
  { "twelve-pages", new_twelve_pages },
  { "many-systems", new_many_systems },
  { "long-table", new_long_table },
  { "hostile", new_hostile },
  { "internal", new_internal },
};

const char *const *
fixture_get_names (void)
{
  static const char *names[G_N_ELEMENTS (fixtures) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    names[i] = fixtures[i].name;
  return names;
}

PlumbReview *
fixture_new (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    if (strcmp (fixtures[i].name, name) == 0)
      return fixtures[i].build ();
  g_error ("no fixture is called %s", name);
}
