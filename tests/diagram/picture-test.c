// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "picture-test.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_tree (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

void
picture_test_init (void)
{
  folder = g_dir_make_tmp ("plumb-picture-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
}

void
picture_test_finish (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

PlumbReview *
picture_test_new_review (const char *customer, const char *solution)
{
  const char *values[] = { customer != NULL ? "customer" : NULL, customer, "solution", solution,
                           NULL };
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  plumb_review_begin (review, "Draw");
  return review;
}

static PlumbReview *
drawn (PlumbReview *review)
{
  g_autoptr (GError) error = NULL;

  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  return review;
}

void
picture_test_set (PlumbReview *review, PlumbRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  plumb_review_set (review, record, field, value, &error);
  g_assert_no_error (error);
}

PlumbRecord *
picture_test_system (PlumbReview *review,
                     const char *name,
                     const char *kind,
                     const char *product,
                     PlumbRecord *container)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *system = plumb_review_add (review, "system", &error, "name", name, NULL);

  g_assert_no_error (error);
  picture_test_set (review, system, "kind", kind);
  picture_test_set (review, system, "product", product);
  if (container != NULL)
    picture_test_set (review, system, "container", plumb_record_get_id (container));
  return system;
}

void
picture_test_place (
    PlumbReview *review, PlumbRecord *system, const char *view, int x, int y, int w, int h)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *place = plumb_review_add (review, "placement", &error, "view", view, "system",
                                         plumb_record_get_id (system), NULL);

  g_assert_no_error (error);
  plumb_review_set_integer (review, place, "x", x, &error);
  plumb_review_set_integer (review, place, "y", y, &error);
  plumb_review_set_integer (review, place, "w", w, &error);
  plumb_review_set_integer (review, place, "h", h, &error);
  g_assert_no_error (error);
}

PlumbRecord *
picture_test_connect (PlumbReview *review,
                      PlumbRecord *source,
                      PlumbRecord *target,
                      const char *method,
                      const char *data,
                      const char *frequency)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *connection =
      plumb_review_add (review, "connection", &error, "source", plumb_record_get_id (source),
                        "target", plumb_record_get_id (target), NULL);

  g_assert_no_error (error);
  picture_test_set (review, connection, "method", method);
  picture_test_set (review, connection, "data", data);
  picture_test_set (review, connection, "frequency", frequency);
  return connection;
}

void
picture_test_gap (PlumbReview *review, PlumbRecord *connection, const char *gap)
{
  g_autoptr (GError) error = NULL;

  plumb_review_add (review, "gap", &error, "connection", plumb_record_get_id (connection), "gap",
                    gap, NULL);
  g_assert_no_error (error);
}

void
picture_test_former (PlumbReview *review, PlumbRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  plumb_review_add (review, "former", &error, "of_table", plumb_record_get_table (record)->id,
                    "record", plumb_record_get_id (record), "field", field, "value", value, NULL);
  g_assert_no_error (error);
}

/* -- Pictures ------------------------------------------------------------------------------------- */

#define P PLUMB_VIEW_PROPOSED

static PlumbReview *
northwind (void)
{
  PlumbReview *review = picture_test_new_review ("Northwind Freight", "Fleetline");
  PlumbRecord *customer =
      picture_test_system (review, "Northwind Freight", "environment", NULL, NULL);
  PlumbRecord *okta = picture_test_system (review, "Okta", "identity provider", NULL, customer);
  PlumbRecord *sap = picture_test_system (review, "SAP S/4HANA", "core app", "ERP", customer);
  PlumbRecord *snowflake = picture_test_system (review, "Snowflake", "warehouse", NULL, customer);
  PlumbRecord *ours = picture_test_system (review, "Fleetline", "solution", NULL, customer);
  PlumbRecord *auth =
      picture_test_system (review, "Auth module", "module", "SAML 2.0, SCIM beta", ours);
  PlumbRecord *core =
      picture_test_system (review, "Core platform", "module", "Orders, shipments", ours);
  PlumbRecord *import =
      picture_test_system (review, "Data import pipeline", "module", "Hourly batch", ours);
  PlumbRecord *saml = picture_test_connect (review, okta, auth, "SAML SSO", "users", "at sign-in");
  PlumbRecord *rest = picture_test_connect (review, sap, core, "REST API", "orders", "real-time");
  PlumbRecord *cdc = picture_test_connect (review, snowflake, import, "CDC", "shipments", "hourly");

  picture_test_set (review, ours, "ours", "1");
  picture_test_set (review, import, "mark", "add");
  picture_test_set (review, rest, "direction", "both");
  picture_test_gap (review, saml, "SCIM maturity");
  picture_test_gap (review, cdc, "Real-time gap");
  picture_test_place (review, customer, P, 0, 0, 800, 560);
  picture_test_place (review, okta, P, 40, 60, 190, 62);
  picture_test_place (review, sap, P, 300, 60, 200, 62);
  picture_test_place (review, snowflake, P, 570, 60, 195, 62);
  picture_test_place (review, ours, P, 40, 330, 725, 190);
  picture_test_place (review, auth, P, 25, 70, 190, 62);
  picture_test_place (review, core, P, 270, 70, 190, 62);
  picture_test_place (review, import, P, 515, 70, 190, 62);
  return drawn (review);
}

static PlumbReview *
changes (void)
{
  PlumbReview *review = picture_test_new_review ("Northwind Freight", "Fleetline");
  PlumbRecord *customer =
      picture_test_system (review, "Northwind Freight", "environment", NULL, NULL);
  PlumbRecord *okta = picture_test_system (review, "Okta", "identity provider", NULL, customer);
  PlumbRecord *sap = picture_test_system (review, "SAP S/4HANA", "core app", "ERP", customer);
  PlumbRecord *snowflake = picture_test_system (review, "Snowflake", "warehouse", NULL, customer);
  PlumbRecord *sftp =
      picture_test_system (review, "SFTP server", "file store", "Nightly files", customer);
  PlumbRecord *ours = picture_test_system (review, "Fleetline", "solution", NULL, customer);
  PlumbRecord *auth =
      picture_test_system (review, "Auth module", "module", "SAML 2.0, SCIM beta", ours);
  PlumbRecord *core =
      picture_test_system (review, "Core platform", "module", "Production, EU", ours);
  PlumbRecord *import =
      picture_test_system (review, "Data import pipeline", "module", "Hourly batch", ours);
  PlumbRecord *saml = picture_test_connect (review, okta, auth, "SAML SSO", "users", "at sign-in");
  PlumbRecord *rest = picture_test_connect (review, sap, core, "REST API", "orders", "real-time");
  PlumbRecord *cdc = picture_test_connect (review, snowflake, import, "CDC", "shipments", "hourly");
  PlumbRecord *events =
      picture_test_connect (review, import, core, "Events", "shipments", "on change");

  picture_test_connect (review, sap, sftp, "CSV", NULL, "nightly");
  picture_test_connect (review, sftp, core, "CSV", NULL, "nightly");
  picture_test_set (review, ours, "ours", "1");
  picture_test_set (review, auth, "mark", "add");
  picture_test_set (review, import, "mark", "add");
  picture_test_set (review, saml, "mark", "add");
  picture_test_set (review, cdc, "mark", "add");
  picture_test_set (review, events, "mark", "add");
  picture_test_set (review, sftp, "mark", "remove");
  picture_test_set (review, rest, "direction", "both");
  picture_test_former (review, rest, "direction", "one-way");
  picture_test_former (review, rest, "frequency", "nightly");
  picture_test_former (review, core, "product", "Pilot tenant");
  picture_test_gap (review, saml, "SCIM maturity");
  picture_test_gap (review, cdc, "Real-time gap");
  picture_test_place (review, customer, P, 0, 0, 808, 592);
  picture_test_place (review, okta, P, 32, 56, 192, 64);
  picture_test_place (review, sap, P, 264, 56, 272, 64);
  picture_test_place (review, snowflake, P, 584, 56, 192, 64);
  picture_test_place (review, sftp, PLUMB_VIEW_CURRENT, 392, 200, 168, 64);
  picture_test_place (review, ours, P, 16, 344, 776, 232);
  picture_test_place (review, auth, P, 16, 48, 192, 64);
  picture_test_place (review, core, P, 248, 48, 272, 64);
  picture_test_place (review, import, P, 568, 48, 192, 64);
  return drawn (review);
}

static PlumbReview *
twelve (void)
{
  PlumbReview *review = picture_test_new_review ("Harbour Retail", "Stockpilot");
  PlumbRecord *zone =
      picture_test_system (review, "Data centre Rotterdam", "network zone", NULL, NULL);
  PlumbRecord *azure = picture_test_system (review, "Azure West Europe", "environment", NULL, NULL);
  PlumbRecord *ours = picture_test_system (review, "Stockpilot", "solution", NULL, NULL);
  PlumbRecord *entra = picture_test_system (review, "Entra ID", "identity provider", NULL, azure);
  PlumbRecord *gateway = picture_test_system (review, "API Management", "gateway", NULL, azure);
  PlumbRecord *hub = picture_test_system (review, "Event Hub", "queue", NULL, azure);
  PlumbRecord *lake = picture_test_system (review, "Databricks", "warehouse", NULL, azure);
  PlumbRecord *erp = picture_test_system (review, "SAP ECC", "core app", "ERP 6.0", zone);
  PlumbRecord *wms = picture_test_system (review, "Warehouse control", "service", NULL, zone);
  PlumbRecord *oracle = picture_test_system (review, "Oracle orders", "database", "19c", zone);
  PlumbRecord *share = picture_test_system (review, "Label share", "file store", NULL, zone);
  PlumbRecord *api = picture_test_system (review, "Public API", "module", NULL, ours);
  PlumbRecord *sync = picture_test_system (review, "Stock sync", "module", "CDC reader", ours);
  PlumbRecord *login = picture_test_system (review, "Sign-in", "module", "OIDC", ours);
  PlumbRecord *planner = picture_test_system (review, "Planner", "module", "Replenishment", ours);
  PlumbRecord *link;
  g_autoptr (GError) error = NULL;

  picture_test_set (review, ours, "ours", "1");
  picture_test_set (review, sync, "mark", "add");
  picture_test_set (review, hub, "assumed", "1");
  picture_test_place (review, zone, P, 0, 0, 1088, 192);
  picture_test_place (review, erp, P, 32, 72, 192, 64);
  picture_test_place (review, wms, P, 304, 72, 192, 64);
  picture_test_place (review, oracle, P, 576, 72, 192, 64);
  picture_test_place (review, share, P, 848, 72, 192, 64);
  picture_test_place (review, azure, P, 0, 320, 512, 440);
  picture_test_place (review, entra, P, 32, 72, 192, 64);
  picture_test_place (review, gateway, P, 280, 72, 192, 64);
  picture_test_place (review, hub, P, 32, 320, 192, 64);
  picture_test_place (review, lake, P, 280, 320, 192, 64);
  picture_test_place (review, ours, P, 704, 320, 384, 560);
  picture_test_place (review, api, P, 96, 48, 192, 64);
  picture_test_place (review, login, P, 96, 168, 192, 64);
  picture_test_place (review, sync, P, 96, 296, 192, 64);
  picture_test_place (review, planner, P, 96, 416, 192, 64);
  picture_test_connect (review, entra, login, "OIDC", "users, groups", "at sign-in");
  link = picture_test_connect (review, gateway, api, "REST API", "orders", "real-time");
  picture_test_set (review, link, "direction", "both");
  picture_test_connect (review, erp, gateway, "OData", "articles", "on change");
  link = picture_test_connect (review, oracle, sync, "CDC", "stock levels", "every minute");
  picture_test_gap (review, link, "Private link into their network");
  picture_test_gap (review, link, "Peak of 40,000 changes a minute");
  picture_test_connect (review, wms, hub, "Events", "movements", "real-time");
  link = picture_test_connect (review, hub, lake, "Streaming", NULL, NULL);
  picture_test_set (review, link, "assumed", "1");
  picture_test_connect (review, lake, planner, "Data share", "forecasts", "nightly");
  picture_test_connect (review, share, api, "SFTP", "labels", "hourly");
  picture_test_connect (review, zone, azure, "VPN", NULL, NULL);
  picture_test_connect (review, sync, planner, "Carrier pigeon", NULL, NULL);
  plumb_review_add (review, "annotation", &error, "view", P, "x", "560", "y", "780", "w", "128",
                    "h", "40", "text", "Night window closes at 04:30", "points_at_table", "system",
                    "points_at", plumb_record_get_id (planner), NULL);
  g_assert_no_error (error);
  return drawn (review);
}

static PlumbReview *
german (void)
{
  PlumbReview *review = picture_test_new_review ("Müller Spedition", "Fleetline");
  PlumbRecord *a = picture_test_system (review, "Auftragsabwicklungssystem für Sammelgutverkehre",
                                        "core app", "Eigenentwicklung", NULL);
  PlumbRecord *b =
      picture_test_system (review, "Donaudampfschifffahrtsgesellschaftskapitänsverwaltung",
                           "database", "Oracle Database 19c Enterprise Edition", NULL);
  PlumbRecord *ours = picture_test_system (review, "Fleetline", "solution", NULL, NULL);
  PlumbRecord *c = picture_test_system (review, "Sendungsverfolgungs- und Benachrichtigungsdienst",
                                        "module", NULL, ours);

  picture_test_connect (review, a, c, "Nachrichtenwarteschlange mit Bestätigung",
                        "Sendungsaufträge, Statusmeldungen, Ablieferbelege und Lademittel",
                        "bei jeder Änderung");
  picture_test_connect (review, b, c, "JDBC", "Tourenplanung", "hourly");
  return drawn (review);
}

static PlumbReview *
scripts (void)
{
  PlumbReview *review = picture_test_new_review ("東京物流", "Fleetline");
  PlumbRecord *customer = picture_test_system (review, "東京物流", "environment", NULL, NULL);
  PlumbRecord *a =
      picture_test_system (review, "受注管理システム", "core app", "基幹業務", customer);
  PlumbRecord *b = picture_test_system (review, "מערכת הזמנות", "database", "גרסה 12", customer);
  PlumbRecord *c = picture_test_system (review, "إدارة المستودعات", "service", NULL, customer);
  PlumbRecord *d =
      picture_test_system (review, "Zażółć gęślą 🚚 <&> \"jaźń\"", "person", NULL, customer);
  PlumbRecord *e = picture_test_system (review, "उपयोगकर्ता सेवा", "queue", NULL, customer);

  picture_test_connect (review, a, b, "REST API", "注文データ", "毎晩");
  picture_test_connect (review, b, c, "SFTP", "קבצי משלוח (CSV)", "daily");
  picture_test_connect (review, c, d, "Events", "رسائل", "real-time");
  picture_test_connect (review, d, e, NULL, "x < y & z", NULL);
  return drawn (review);
}

static PlumbReview *
unplaced (void)
{
  PlumbReview *review = picture_test_new_review ("Northwind Freight", "Fleetline");
  PlumbRecord *okta = picture_test_system (review, "Okta", "identity provider", NULL, NULL);
  PlumbRecord *sap = picture_test_system (review, "SAP S/4HANA", "core app", "ERP", NULL);
  PlumbRecord *snowflake = picture_test_system (review, "Snowflake", "warehouse", NULL, NULL);
  PlumbRecord *ours = picture_test_system (review, "Fleetline", "solution", NULL, NULL);
  PlumbRecord *auth = picture_test_system (review, "Auth module", "module", NULL, ours);
  PlumbRecord *core = picture_test_system (review, "Core platform", "module", NULL, ours);
  PlumbRecord *import = picture_test_system (review, "Data import pipeline", "module", NULL, ours);

  picture_test_connect (review, okta, auth, "SAML SSO", "users", "at sign-in");
  picture_test_connect (review, sap, core, "REST API", "orders", "real-time");
  picture_test_connect (review, snowflake, import, "CDC", "shipments", "hourly");
  picture_test_connect (review, import, core, "Events", NULL, NULL);
  return drawn (review);
}

static PlumbReview *
bare (void)
{
  PlumbReview *review = picture_test_new_review (NULL, NULL);
  PlumbRecord *a = picture_test_system (review, "...", NULL, NULL, NULL);
  PlumbRecord *b = picture_test_system (review, "?", NULL, NULL, NULL);
  PlumbRecord *c = picture_test_system (review, "Small", "queue", NULL, NULL);
  PlumbRecord *d = picture_test_system (review, "Tall and narrow", "service", "REST", NULL);

  picture_test_place (review, a, P, 0, 0, 0, 0);
  picture_test_place (review, b, P, 0, 240, 64, 32);
  picture_test_place (review, c, P, 320, 0, 80, 24);
  picture_test_place (review, d, P, 320, 160, 88, 200);
  picture_test_connect (review, a, b, NULL, NULL, NULL);
  picture_test_gap (review, picture_test_connect (review, a, c, NULL, NULL, NULL), "Unknown");
  picture_test_set (review, picture_test_connect (review, b, d, "Fax", NULL, NULL), "direction",
                    "none");
  picture_test_connect (review, d, d, "Webhook", "retries", "on demand");
  return drawn (review);
}

/* Enough boxes of one kind that shapes repeat. */
static PlumbReview *
many (void)
{
  return picture_test_random (60, 11, TRUE);
}

/* An integration platform in the middle, everything else around it. */
static PlumbReview *
hub (void)
{
  static const char *const spokes[] = { "Salesforce", "NetSuite", "Workday", "Zendesk",  "Shopify",
                                        "HubSpot",    "Jira",     "Slack",   "Power BI", "Stripe" };
  static const char *const methods[] = { "REST API", "Webhook", "SFTP", "OData", "Events" };
  static const char *const data[] = { "accounts", "invoices", "employees", "tickets", "orders" };
  PlumbReview *review = picture_test_new_review ("Hub and Spoke Ltd", "Ours");
  PlumbRecord *centre =
      picture_test_system (review, "MuleSoft", "gateway", NULL, NULL);

  picture_test_place (review, centre, P, 560, 360, 192, 64);
  for (guint i = 0; i < G_N_ELEMENTS (spokes); i++)
    {
      PlumbRecord *spoke = picture_test_system (review, spokes[i], "service", NULL, NULL);
      guint at = i % 5;

      picture_test_place (review, spoke, P, (int)at * 280, i < 5 ? 0 : 720, 192, 64);
      picture_test_connect (review, i % 2 ? spoke : centre, i % 2 ? centre : spoke,
                            methods[i % G_N_ELEMENTS (methods)], data[at], "hourly");
    }
  return drawn (review);
}

/* One after the other in two rows, there and back. */
static PlumbReview *
chain (void)
{
  static const char *const names[] = { "Scanner",   "Gateway",    "Queue",   "Consumer",
                                       "Order hub", "Enrichment", "Archive", "Reporting" };
  PlumbReview *review = picture_test_new_review ("Chain AG", "Ours");
  PlumbRecord *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PlumbRecord *system =
          picture_test_system (review, names[i], i % 2 ? "service" : "queue", NULL, NULL);
      guint column = i < 4 ? i : 7 - i;

      picture_test_place (review, system, P, (int)column * 344, i < 4 ? 0 : 208, 192, 64);
      if (last != NULL)
        picture_test_connect (review, last, system, i % 3 ? "Events" : "REST API", "parcels",
                              i % 2 ? "real-time" : "every minute");
      last = system;
    }
  return drawn (review);
}

/* Boxes near one another, each connected to its neighbours and to one across. */
static PlumbReview *
grid (void)
{
  PlumbReview *review = picture_test_new_review ("Grid GmbH", "Ours");
  PlumbRecord *systems[25];

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *name = g_strdup_printf ("Service %c%u", 'A' + (char)(i / 5), i % 5 + 1);

      systems[i] = picture_test_system (review, name, i % 3 ? "service" : "database", NULL, NULL);
      picture_test_place (review, systems[i], P, (int)(i % 5) * 328, (int)(i / 5) * 168, 168, 64);
    }
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      if (i % 5 < 4)
        picture_test_connect (review, systems[i], systems[i + 1], "REST API", "stock", "hourly");
      if (i / 5 < 4 && i % 2 == 0)
        picture_test_connect (review, systems[i], systems[i + 5], "CDC", "orders", NULL);
      if (i % 6 == 0 && i > 0)
        picture_test_connect (review, systems[i], systems[24 - i], "SFTP", "reports", "nightly");
    }
  return drawn (review);
}

/* Containers three deep, connected across their borders. */
static PlumbReview *
nested (void)
{
  PlumbReview *review = picture_test_new_review ("Nested Inc", "Insight");
  PlumbRecord *site = picture_test_system (review, "Headquarters", "environment", NULL, NULL);
  PlumbRecord *zone =
      picture_test_system (review, "Production network", "network zone", NULL, site);
  PlumbRecord *cell = picture_test_system (review, "Cell 4", "network zone", NULL, zone);
  PlumbRecord *plc = picture_test_system (review, "PLC gateway", "gateway", "OPC UA", cell);
  PlumbRecord *scada = picture_test_system (review, "SCADA", "core app", NULL, cell);
  PlumbRecord *historian = picture_test_system (review, "Historian", "database", "PI", zone);
  PlumbRecord *proxy = picture_test_system (review, "Proxy", "gateway", NULL, site);
  PlumbRecord *ours = picture_test_system (review, "Insight", "solution", NULL, NULL);
  PlumbRecord *collector = picture_test_system (review, "Collector", "module", NULL, ours);
  PlumbRecord *portal = picture_test_system (review, "Portal", "module", NULL, ours);

  picture_test_set (review, ours, "ours", "1");
  picture_test_place (review, site, P, 0, 0, 1120, 520);
  picture_test_place (review, zone, P, 24, 56, 760, 432);
  picture_test_place (review, cell, P, 24, 56, 320, 344);
  picture_test_place (review, plc, P, 56, 64, 192, 64);
  picture_test_place (review, scada, P, 56, 232, 192, 64);
  picture_test_place (review, historian, P, 504, 176, 192, 64);
  picture_test_place (review, proxy, P, 888, 240, 192, 64);
  picture_test_place (review, ours, P, 0, 680, 1120, 200);
  picture_test_place (review, collector, P, 96, 64, 192, 64);
  picture_test_place (review, portal, P, 800, 64, 192, 64);
  picture_test_connect (review, plc, scada, "OPC UA", "tags", "every second");
  picture_test_connect (review, scada, historian, "JDBC", "measurements", "every minute");
  picture_test_connect (review, historian, proxy, "REST API", "aggregates", "hourly");
  picture_test_gap (
      review, picture_test_connect (review, proxy, portal, "REST API", "aggregates", "hourly"),
      "Proxy inspects TLS");
  picture_test_connect (review, collector, plc, "OPC UA", "subscriptions", "real-time");
  picture_test_connect (review, collector, portal, "Events", "readings", "real-time");
  picture_test_connect (review, zone, ours, "VPN", NULL, NULL);
  return drawn (review);
}

static const struct
{
  const char *name;
  PlumbReview *(*open) (void);
} pictures[] = {
  { "northwind", northwind }, { "changes", changes }, { "twelve", twelve },
  { "german", german },       { "scripts", scripts }, { "unplaced", unplaced },
  { "bare", bare },           { "many", many },       { "hub", hub },
  { "chain", chain },         { "grid", grid },       { "nested", nested },
};

const char *const *
picture_test_get_names (void)
{
  static const char *names[G_N_ELEMENTS (pictures) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    names[i] = pictures[i].name;
  return names;
}

PlumbReview *
picture_test_open (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (strcmp (pictures[i].name, name) == 0)
      return pictures[i].open ();
  g_assert_not_reached ();
}

PlumbReview *
picture_test_random (guint n, guint32 seed, gboolean places)
{
  static const char *const kinds[] = { "core app", "database", "queue", "service", "file store" };
  static const char *const methods[] = { "REST API", "CDC", "SAML SSO", "Events", "SFTP", "VPN" };
  PlumbReview *review = picture_test_new_review ("Customer", "Solution");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree PlumbRecord **systems = g_new (PlumbRecord *, n);
  guint columns = 12;
  PlumbRecord *container = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("System %u", i + 1);
      guint group = i / 12, at = i % 12;

      if (at == 0)
        {
          g_autofree char *title = g_strdup_printf ("Zone %u", group + 1);

          container = picture_test_system (review, title, "network zone", NULL, NULL);
          if (places)
            picture_test_place (review, container, P, (int)(group % columns) * 1300,
                                (int)(group / columns) * 800, 1160, 656);
        }
      systems[i] = picture_test_system (
          review, name, kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))], NULL, container);
      if (places)
        picture_test_place (review, systems[i], P,
                            32 + (int)(at % 4) * 288 + g_rand_int_range (rand, 0, 5) * 8,
                            72 + (int)(at / 4) * 192 + g_rand_int_range (rand, 0, 5) * 8, 192, 64);
    }
  for (guint i = 0; n > 1 && i < n * 13 / 10; i++)
    {
      guint from = (guint)g_rand_int_range (rand, 0, (gint32)n);
      gboolean far = g_rand_int_range (rand, 0, 10) == 0;
      guint to = far ? (guint)g_rand_int_range (rand, 0, (gint32)n)
                     : (from / 12 * 12 + (guint)g_rand_int_range (rand, 0, 12)) % n;

      if (from != to)
        picture_test_connect (review, systems[from], systems[to],
                              methods[g_rand_int_range (rand, 0, G_N_ELEMENTS (methods))], "data",
                              "hourly");
    }
  return drawn (review);
}

/* -- Measuring without fonts ---------------------------------------------------------------------- */

static char **
break_lines (gpointer data,
             PlumbTextRole role,
             const char *text,
             double max_width,
             guint max_lines,
             PlumbTextSize *size)
{
  double letter = 12 * 0.6;
  GPtrArray *lines = g_ptr_array_new ();
  glong per_line = max_width > 0 ? MAX (1, (glong)(max_width / letter)) : G_MAXINT;
  glong widest = 0;
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glong left = g_utf8_strlen (paragraphs[i], -1);

      for (glong at = 0; left > 0 && (max_lines == 0 || lines->len < max_lines); at += per_line)
        {
          glong n = MIN (per_line, left);

          g_ptr_array_add (lines, g_utf8_substring (paragraphs[i], at, at + n));
          widest = MAX (widest, n);
          left -= n;
        }
    }
  *size = (PlumbTextSize){ widest * letter, 11, 15, lines->len };
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_free (lines, FALSE);
}

const PlumbTextMeasure *
picture_test_get_measure (void)
{
  static const PlumbTextMeasure measure = { break_lines, NULL };

  return &measure;
}
