// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What drawing lines make of a review: records, marks, places, one undo a line. */

#include <string.h>

#include "plumb-drawing.h"

#include "diagram/plumb-edit-private.h"

#define VIEW PLUMB_VIEW_PROPOSED

static const char *const window_lines[] = {
  "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
  "Auth module, Core platform, Data import pipeline in Fleetline in Northwind Freight",
  "Okta -> Auth module: SAML SSO, users, at sign-in",
  "SAP S/4HANA <-> Core platform: REST API, orders, real-time",
  "Snowflake -> Data import pipeline: CDC, shipments, hourly",
  NULL,
};

static void
draw (PlumbReview *review, const char *view, const char *line)
{
  g_ptr_array_unref (plumb_drawing_draw (review, view, line));
}

static void
assert_field (PlumbReview *review, const char *name, const char *field, const char *value)
{
  PlumbRecord *system = plumb_drawing_find (review, name);

  g_assert_nonnull (system);
  g_test_message ("%s of %s", field, name);
  g_assert_cmpstr (plumb_record_get (system, field), ==, value);
}

static const char *
container_of (PlumbReview *review, const char *view, const char *name)
{
  const char *id =
      plumb_view_get_value (review, plumb_drawing_find (review, name), "container", view);

  return id != NULL ? plumb_record_get (plumb_review_get_record (review, "system", id), "name")
                    : NULL;
}

static double
center_x (PlumbReview *review, const char *name)
{
  PlumbRect rect = plumb_drawing_get_rect (review, VIEW, name);

  return plumb_rect_center (&rect).x;
}

/* A straight connector stays straight when something new is drawn: nothing is put on it. */
static void
test_off_straight_lines (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRect box, sap, core;
  double line;

  plumb_drawing_draw_all (review, VIEW, window_lines);
  sap = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  core = plumb_drawing_get_rect (review, VIEW, "Core platform");
  draw (review, VIEW, "Carrier portal <-> Core platform: REST API, tracking, on demand");
  draw (review, VIEW, "Salesforce <-> Core platform: REST API, accounts, hourly");
  plumb_drawing_check (review, VIEW);
  line = plumb_rect_center (&sap).x;
  box = plumb_drawing_get_rect (review, VIEW, "Salesforce");
  g_test_message ("Salesforce at %g, %g, the line at %g", box.x, box.y, line);
  g_assert_true (plumb_rect_right (&box) <= line || box.x >= line
                 || plumb_rect_bottom (&box) <= plumb_rect_bottom (&sap) || box.y >= core.y);
  plumb_drawing_close (review);
}

/* The picture of the first source needs no moving by hand: each module straight below its partner, with
 * room for a label of two lines between the row and our solution. */
static void
test_window_picture (void)
{
  static const char *const pairs[][2] = { { "Okta", "Auth module" },
                                          { "SAP S/4HANA", "Core platform" },
                                          { "Snowflake", "Data import pipeline" } };
  PlumbReview *review = plumb_drawing_new ();
  PlumbRect ours, outer;
  PlumbRect rects[3];

  plumb_drawing_draw_all (review, VIEW, window_lines);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_check (review, PLUMB_VIEW_CURRENT);
  ours = plumb_drawing_get_rect (review, VIEW, "Fleetline");
  outer = plumb_drawing_get_rect (review, VIEW, "Northwind Freight");
  g_assert_true (plumb_rect_contains_rect (&outer, &ours));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      rects[i] = plumb_drawing_get_rect (review, VIEW, pairs[i][0]);
      g_assert_cmpfloat (center_x (review, pairs[i][0]), ==, center_x (review, pairs[i][1]));
      g_assert_cmpfloat (ours.y - plumb_rect_bottom (&rects[i]), >=, 96);
      g_assert_cmpfloat (rects[i].y, ==, rects[0].y);
      if (i > 0)
        g_assert_cmpfloat (rects[i].x - plumb_rect_right (&rects[i - 1]), >=, 96);
    }
  g_assert_cmpfloat (ours.x, <, rects[0].x);
  g_assert_cmpfloat (plumb_rect_right (&ours), >, plumb_rect_right (&rects[2]));
  plumb_drawing_close (review);
}

/* The same picture, drawn connection by connection. */
static void
test_window_picture_by_connections (void)
{
  static const char *const lines[] = {
    "Okta -> Auth module in Fleetline: SAML SSO, users, at sign-in",
    "SAP S/4HANA <-> Core platform in Fleetline: REST API, orders, real-time",
    "Snowflake -> Data import pipeline in Fleetline: CDC, shipments, hourly",
    NULL,
  };
  PlumbReview *review = plumb_drawing_new ();
  PlumbRect okta, sap, ours;

  plumb_drawing_draw_all (review, VIEW, lines);
  plumb_drawing_check (review, VIEW);
  okta = plumb_drawing_get_rect (review, VIEW, "Okta");
  sap = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  ours = plumb_drawing_get_rect (review, VIEW, "Fleetline");
  g_assert_cmpfloat (okta.y, ==, sap.y);
  g_assert_cmpfloat (ours.y - plumb_rect_bottom (&okta), >=, 96);
  g_assert_cmpfloat (center_x (review, "Okta"), ==, center_x (review, "Auth module"));
  g_assert_cmpfloat (center_x (review, "SAP S/4HANA"), ==, center_x (review, "Core platform"));
  g_assert_null (container_of (review, VIEW, "Okta"));
  plumb_drawing_close (review);
}

static void
test_records (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *connection;

  plumb_drawing_draw_all (review, VIEW, window_lines);
  assert_field (review, "Okta", "kind", "identity provider");
  assert_field (review, "SAP S/4HANA", "kind", "core app");
  assert_field (review, "SAP S/4HANA", "product", "ERP");
  assert_field (review, "Okta", "mark", "keep");
  assert_field (review, "Auth module", "kind", "module");
  assert_field (review, "Auth module", "mark", "add");
  assert_field (review, "Fleetline", "ours", "1");
  assert_field (review, "Fleetline", "mark", "add");
  assert_field (review, "Northwind Freight", "kind", "environment");
  g_assert_cmpstr (container_of (review, VIEW, "Fleetline"), ==, "Northwind Freight");
  g_assert_cmpstr (container_of (review, VIEW, "Auth module"), ==, "Fleetline");
  connection = plumb_drawing_find_connection (review, "Okta", "Auth module");
  g_assert_true (plumb_record_is (connection, "method", "SAML SSO"));
  g_assert_true (plumb_record_is (connection, "data", "users"));
  g_assert_true (plumb_record_is (connection, "frequency", "at sign-in"));
  g_assert_true (plumb_record_is (connection, "direction", "one-way"));
  g_assert_true (plumb_record_is (connection, "mark", "add"));
  connection = plumb_drawing_find_connection (review, "SAP S/4HANA", "Core platform");
  g_assert_true (plumb_record_is (connection, "direction", "both"));
  plumb_drawing_close (review);
}

static void
test_current_view (void)
{
  PlumbReview *review = plumb_drawing_new ();

  draw (review, PLUMB_VIEW_CURRENT, "SAP ECC -> Oracle Database: JDBC");
  assert_field (review, "SAP ECC", "mark", "keep");
  g_assert_true (plumb_record_is (
      plumb_drawing_find_connection (review, "SAP ECC", "Oracle Database"), "mark", "keep"));
  plumb_drawing_close (review);
}

static void
test_arrows (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *connection;

  draw (review, VIEW, "A <- B");
  g_assert_nonnull (plumb_drawing_find_connection (review, "B", "A"));
  draw (review, VIEW, "A -- C");
  connection = plumb_drawing_find_connection (review, "A", "C");
  g_assert_true (plumb_record_is (connection, "direction", "none"));
  g_assert_false (plumb_record_has (connection, "method"));
  draw (review, VIEW, "D, E -> F, G -> H");
  g_assert_nonnull (plumb_drawing_find_connection (review, "D", "G"));
  g_assert_nonnull (plumb_drawing_find_connection (review, "E", "F"));
  g_assert_nonnull (plumb_drawing_find_connection (review, "G", "H"));
  g_assert_null (plumb_drawing_find_connection (review, "D", "H"));
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 2 + 4 + 2);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

/* Same ends and same or no method: updates; another method: adds. */
static void
test_updates (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *connection;
  g_autoptr (GPtrArray) acts = NULL;

  draw (review, VIEW, "A -> B");
  draw (review, VIEW, "A -> B: REST, orders");
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 1);
  draw (review, VIEW, "a -> b: hourly");
  draw (review, VIEW, "A -> B: REST API, returns");
  connection = plumb_drawing_find_connection (review, "A", "B");
  g_assert_true (plumb_record_is (connection, "method", "REST API"));
  g_assert_true (plumb_record_is (connection, "data", "returns"));
  g_assert_true (plumb_record_is (connection, "frequency", "hourly"));
  draw (review, VIEW, "B <-> A: REST");
  g_assert_true (plumb_record_is (connection, "direction", "both"));
  draw (review, VIEW, "B -> A: REST");
  connection = plumb_drawing_find_connection (review, "B", "A");
  g_assert_true (plumb_record_is (connection, "direction", "one-way"));
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 1);
  draw (review, VIEW, "B -> A: SFTP");
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 2);
  draw (review, VIEW, "A -> B: REST");
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 3);
  acts = plumb_drawing_draw (review, VIEW, "A -> B: REST");
  g_assert_cmpuint (acts->len, ==, 0);
  g_free (plumb_drawing_refuse (review, VIEW, "B -> A: daily", PLUMB_DIAGRAM_ERROR_AMBIGUOUS));
  plumb_drawing_close (review);
}

static void
test_names (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autofree char *message = NULL;

  draw (review, VIEW, "okta, ZÜRICH HUB");
  g_assert_nonnull (plumb_drawing_find (review, "Okta"));
  draw (review, VIEW, "OKTA -> zürich  hub");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 2);
  /* An alias means what is drawn under the product's name. */
  draw (review, VIEW, "Adobe Commerce");
  draw (review, VIEW, "Magento -> Okta");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 3);
  draw (review, VIEW, "PostgreSQL in Billing");
  draw (review, VIEW, "PostgreSQL in Orders");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 7);
  message =
      plumb_drawing_refuse (review, VIEW, "Okta -> PostgreSQL", PLUMB_DIAGRAM_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (message, "PostgreSQL in Billing"));
  g_assert_nonnull (strstr (message, "PostgreSQL in Orders"));
  draw (review, VIEW, "Okta -> PostgreSQL in Orders");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 7);
  draw (review, VIEW, "\"A -> B\", \"Sign in\"");
  g_assert_nonnull (plumb_drawing_find (review, "A -> B"));
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_containers (void)
{
  PlumbReview *review = plumb_drawing_new ();

  draw (review, VIEW, "Okta, SAP ECC");
  draw (review, VIEW, "Okta in Northwind Freight");
  g_assert_cmpstr (container_of (review, VIEW, "Okta"), ==, "Northwind Freight");
  g_assert_cmpstr (container_of (review, PLUMB_VIEW_CURRENT, "Okta"), ==, "Northwind Freight");
  plumb_drawing_check (review, VIEW);
  draw (review, VIEW, "SAP ECC, Kafka in Northwind Freight");
  plumb_drawing_check (review, VIEW);
  plumb_drawing_check (review, PLUMB_VIEW_CURRENT);
  g_assert_cmpstr (container_of (review, VIEW, "SAP ECC"), ==, "Northwind Freight");
  /* The container stood before: where a system goes into it is a change. */
  g_assert_null (container_of (review, PLUMB_VIEW_CURRENT, "SAP ECC"));
  draw (review, VIEW, "X in Y in Z");
  g_assert_cmpstr (container_of (review, VIEW, "Y"), ==, "Z");
  draw (review, VIEW, "X in Z");
  g_assert_cmpstr (container_of (review, VIEW, "X"), ==, "Y");
  draw (review, VIEW, "Z in Northwind Freight");
  g_assert_cmpstr (container_of (review, VIEW, "Z"), ==, "Northwind Freight");
  plumb_drawing_check (review, VIEW);
  plumb_drawing_check (review, PLUMB_VIEW_CURRENT);
  g_free (plumb_drawing_refuse (review, VIEW, "X -> Z", PLUMB_DIAGRAM_ERROR_NOTHING));
  plumb_drawing_close (review);
}

/* Of several with one name, the one at the top level is the one that no `in` can tell. */
static void
test_outermost_name (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *top, *connection;

  draw (review, VIEW, "Store in Billing");
  draw (review, VIEW, "Store in Orders");
  g_free (plumb_drawing_refuse (review, VIEW, "Store -> Hub", PLUMB_DIAGRAM_ERROR_AMBIGUOUS));
  plumb_review_begin (review, "Draw");
  top = plumb_edit_make_system (review, VIEW, "store", NULL, FALSE, NULL);
  g_assert_nonnull (top);
  g_assert_true (plumb_edit_finish (review, TRUE, NULL));
  draw (review, VIEW, "Store -> Hub");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 6);
  connection = plumb_review_get_records (review, "connection")->pdata[0];
  g_assert_true (plumb_record_is (connection, "source", plumb_record_get_id (top)));
  draw (review, VIEW, "Store in Orders -> Hub");
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 2);
  connection = plumb_review_get_records (review, "connection")->pdata[1];
  g_assert_false (plumb_record_is (connection, "source", plumb_record_get_id (top)));
  draw (review, VIEW, "-Store");
  g_assert_false (plumb_view_shows (review, top, VIEW));
  g_free (plumb_drawing_refuse (review, VIEW, "-Store", PLUMB_DIAGRAM_ERROR_AMBIGUOUS));
  plumb_drawing_close (review);
}

/* Nothing could name the inner one afterwards. A line that is refused leaves the review as it was. */
static void
test_not_inside_itself (void)
{
  static const char *const lines[] = {
    "A in A",     "a in A",      "A in B in A", "X in A in A", "X, A in A",
    "\"A\" in A", "A in A -> C", "C -> A in A", "B in B in D",
  };

  for (guint drawn = 0; drawn < 3; drawn++)
    {
      PlumbReview *review = plumb_drawing_new ();
      g_autofree char *before = NULL;

      draw (review, VIEW, "C");
      if (drawn > 0)
        draw (review, VIEW, drawn == 1 ? "A" : "B in A");
      before = plumb_review_dump (review, FALSE, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        {
          g_autofree char *after = NULL;
          g_autofree char *message =
              plumb_drawing_refuse (review, VIEW, lines[i], PLUMB_DIAGRAM_ERROR_NOTHING);

          g_test_message ("%s: %s", lines[i], message);
          g_assert_nonnull (strstr (message, "not inside itself"));
          after = plumb_review_dump (review, FALSE, NULL, NULL);
          g_assert_cmpstr (after, ==, before);
        }
      if (drawn > 0)
        g_free (plumb_drawing_refuse (review, VIEW, "C => A in A", PLUMB_DIAGRAM_ERROR_NOTHING));
      if (drawn == 2)
        g_free (plumb_drawing_refuse (review, VIEW, "A in B", PLUMB_DIAGRAM_ERROR_NOTHING));
      plumb_drawing_close (review);
    }
}

/* A customer's system that is connected to something in the customer's environment stands there too. */
static void
test_customer_side (void)
{
  PlumbReview *review = plumb_drawing_new ();

  plumb_drawing_draw_all (review, VIEW, window_lines);
  draw (review, VIEW, "Workday -> Core platform: SOAP");
  g_assert_cmpstr (container_of (review, VIEW, "Workday"), ==, "Northwind Freight");
  assert_field (review, "Workday", "mark", "keep");
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_replace_and_remove (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRect old, new;
  g_autoptr (GPtrArray) acts = NULL;
  g_autofree char *message = NULL;

  draw (review, PLUMB_VIEW_CURRENT, "SAP ECC -> Oracle Database: JDBC");
  old = plumb_drawing_get_rect (review, PLUMB_VIEW_CURRENT, "SAP ECC");
  draw (review, VIEW, "SAP ECC => SAP S/4HANA");
  new = plumb_drawing_get_rect (review, VIEW, "SAP S/4HANA");
  g_assert_cmpfloat (old.x, ==, new.x);
  g_assert_cmpfloat (old.y, ==, new.y);
  assert_field (review, "SAP ECC", "mark", "remove");
  assert_field (review, "SAP ECC", "replaced_by",
                plumb_record_get_id (plumb_drawing_find (review, "SAP S/4HANA")));
  assert_field (review, "SAP S/4HANA", "mark", "add");
  plumb_drawing_check (review, PLUMB_VIEW_CURRENT);
  /* Naming it again keeps it. */
  draw (review, VIEW, "SAP ECC");
  assert_field (review, "SAP ECC", "mark", "keep");
  assert_field (review, "SAP ECC", "replaced_by", NULL);
  draw (review, VIEW, "-Oracle Database");
  assert_field (review, "Oracle Database", "mark", "remove");
  message = plumb_drawing_refuse (review, VIEW, "-Oracle Database", PLUMB_DIAGRAM_ERROR_NOTHING);
  g_assert_nonnull (strstr (message, "Oracle Database"));
  draw (review, VIEW, "-SAP S/4HANA");
  g_assert_null (plumb_drawing_find (review, "SAP S/4HANA"));
  draw (review, PLUMB_VIEW_CURRENT, "-Oracle Database");
  g_assert_null (plumb_drawing_find (review, "Oracle Database"));
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 0);
  acts = plumb_drawing_draw (review, VIEW, "-SAP ECC");
  g_assert_cmpuint (acts->len, ==, 1);
  g_assert_cmpint (((PlumbQuickEntryAct *)acts->pdata[0])->done, ==, PLUMB_REMOVED);
  g_assert_cmpstr (((PlumbQuickEntryAct *)acts->pdata[0])->what, ==, "System SAP ECC");
  plumb_drawing_close (review);
}

/* What was only proposed is gone for good; what hung on it hangs on its successor. */
static void
test_replace_proposed (void)
{
  PlumbReview *review = plumb_drawing_new ();

  draw (review, VIEW, "Okta -> Gate in Fleetline: SAML");
  draw (review, VIEW, "Gate => Auth module");
  g_assert_null (plumb_drawing_find (review, "Gate"));
  g_assert_nonnull (plumb_drawing_find_connection (review, "Okta", "Auth module"));
  g_assert_cmpstr (container_of (review, VIEW, "Auth module"), ==, "Fleetline");
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_disconnect (void)
{
  PlumbReview *review = plumb_drawing_new ();

  draw (review, VIEW, "A -> B -> C");
  draw (review, VIEW, "-A -> B");
  g_assert_null (plumb_drawing_find_connection (review, "A", "B"));
  g_assert_nonnull (plumb_drawing_find_connection (review, "B", "C"));
  g_free (plumb_drawing_refuse (review, VIEW, "-C -> B", PLUMB_DIAGRAM_ERROR_NOTHING));
  plumb_drawing_close (review);
}

/* Editing what stands today from the proposed view keeps today's value. */
static void
test_former (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *connection;

  draw (review, PLUMB_VIEW_CURRENT, "A -> B: SFTP, orders, nightly");
  draw (review, VIEW, "A -> B: SFTP, hourly");
  connection = plumb_drawing_find_connection (review, "A", "B");
  g_assert_true (plumb_record_is (connection, "frequency", "hourly"));
  g_assert_cmpstr (plumb_view_get_value (review, connection, "frequency", PLUMB_VIEW_CURRENT), ==,
                   "nightly");
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 1);
  draw (review, VIEW, "A -> B: SFTP, nightly");
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 0);
  plumb_drawing_close (review);
}

static void
test_details (void)
{
  PlumbReview *review = plumb_drawing_new ();

  draw (review, VIEW, "Risk engine: service, SaaS, Python, Redis cache");
  assert_field (review, "Risk engine", "kind", "service");
  assert_field (review, "Risk engine", "hosting", "SaaS");
  assert_field (review, "Risk engine", "product", "Python, Redis cache");
  plumb_drawing_close (review);
}

static void
test_one_undo_a_line (void)
{
  static const char *const lines[] = {
    "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
    "Auth module in Fleetline in Northwind Freight",
    "Okta -> Auth module: SAML SSO, users, at sign-in",
    "Kafka <- Auth module -> Redis, Datadog",
    "-Snowflake",
    "SAP S/4HANA => Oracle Fusion",
    "Okta in Identity zone in Northwind Freight",
    "! SCIM is beta; offer beta access by 4 Dec",
    "@Dana Lee, DBA",
    NULL,
  };
  PlumbReview *review = plumb_drawing_new ();
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_ptr_array_add (dumps, plumb_review_dump (review, FALSE, NULL, NULL));
      draw (review, VIEW, lines[i]);
      plumb_drawing_check (review, VIEW);
    }
  for (guint i = dumps->len; i-- > 0;)
    {
      g_autofree char *dump = NULL;

      g_assert_true (plumb_review_undo (review, NULL));
      dump = plumb_review_dump (review, FALSE, NULL, NULL);
      g_test_message ("%s", lines[i]);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
  g_assert_false (plumb_review_can_undo (review));
  plumb_drawing_close (review);
}

static void
test_labels (void)
{
  static const char *const rows[][2] = {
    { "Okta", "Add Okta" },
    { "A, B, C", "Add 3 systems" },
    { "A -> B", "Connect A and B" },
    { "A, B -> C", "Connect 3 systems" },
    { "-A -> B", "Disconnect A and B" },
    { "-A", "Delete A" },
    { "B => D", "Replace B by D" },
    { "! Gap", "Add Gap" },
  };
  PlumbReview *review = plumb_drawing_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      draw (review, VIEW, rows[i][0]);
      g_assert_cmpstr (plumb_review_get_undo_label (review), ==, rows[i][1]);
    }
  plumb_drawing_close (review);
}

/* Nothing that stands moves, whatever is drawn beside it. */
static void
test_nothing_moves (void)
{
  PlumbReview *review = plumb_drawing_new ();

  plumb_drawing_draw_all (review, VIEW, window_lines);
  for (guint i = 0; i < 40; i++)
    {
      static const char *const anchors[] = { "Okta", "Core platform", "Snowflake", "Auth module" };
      g_autoptr (PlumbBoard) before = plumb_board_new (review, VIEW);
      g_autofree char *line = g_strdup_printf (i % 3 == 0   ? "%s -> New %u: REST API, orders"
                                               : i % 3 == 1 ? "New in %s <- Other %u"
                                                            : "%s <- Own %u in Fleetline",
                                               i % 3 == 1 ? "Zone" : anchors[i % 4], i);
      g_autoptr (GHashTable) places =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (PlumbBoard) after = NULL;

      for (guint k = 0; k < before->boxes->len; k++)
        g_hash_table_insert (
            places, g_strdup (plumb_record_get_id (plumb_board_box (before, (int)k)->record)),
            g_memdup2 (plumb_board_box (before, (int)k), sizeof (PlumbBoardBox)));
      draw (review, VIEW, line);
      plumb_drawing_check (review, VIEW);
      after = plumb_board_new (review, VIEW);
      for (guint k = 0; k < after->boxes->len; k++)
        {
          const PlumbBoardBox *now = plumb_board_box (after, (int)k);
          const PlumbBoardBox *old =
              g_hash_table_lookup (places, plumb_record_get_id (now->record));

          if (old == NULL || now->container || old->container)
            continue;
          if (old->rect.x != now->rect.x || old->rect.y != now->rect.y)
            g_error ("“%s” moved “%s”", line, plumb_record_get (now->record, "name"));
        }
    }
  plumb_drawing_close (review);
}

/* -- By chance ------------------------------------------------------------------------------------- */

static char *
random_name (void)
{
  static const char *const names[] = { "Okta", "SAP ECC", "Snowflake", "Kafka",   "A",      "B",
                                       "C",    "D",       "E",         "Zone",    "Core",   "Auth",
                                       "X",    "Y",       "Workday",   "Billing", "Orders", "Hub" };

  return g_strdup (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
}

static char *
random_group (void)
{
  static const char *const containers[] = { "Fleetline", "Northwind Freight",
                                            "Fleetline in Northwind Freight", "DMZ",
                                            "DMZ in Northwind Freight" };
  GString *out = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 4);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = random_name ();

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", name);
    }
  if (g_test_rand_int_range (0, 3) == 0)
    g_string_append_printf (out, " in %s",
                            containers[g_test_rand_int_range (0, G_N_ELEMENTS (containers))]);
  return g_string_free (out, FALSE);
}

static char *
random_line (void)
{
  static const char *const arrows[] = { "->", "<-", "<->", "--", "=>" };
  g_autofree char *a = random_group ();
  g_autofree char *b = random_group ();

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return g_strdup_printf ("-%s", a);
    case 1:
    case 2:
      return g_steal_pointer (&a);
    default:
      return g_strdup_printf ("%s %s %s", a, arrows[g_test_rand_int_range (0, 5)], b);
    }
}

/* Applies @line if it can be applied; whether it can is not the question here. */
static gboolean
try_line (PlumbReview *review, const char *view, const char *line)
{
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, NULL);
  PlumbQuickEntryContext context = { .view = view };
  g_autoptr (GPtrArray) acts =
      entry != NULL ? plumb_quick_entry_apply (entry, review, &context, NULL) : NULL;

  return acts != NULL;
}

/* Whatever is drawn in whichever view: nothing overlaps in either, and undoing all of it gives the
 * review back. */
static void
test_random_lines (void)
{
  for (guint round = 0; round < 12; round++)
    {
      PlumbReview *review = plumb_drawing_new ();
      g_autofree char *before = plumb_review_dump (review, FALSE, NULL, NULL);
      g_autofree char *after = NULL;

      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *line = random_line ();
          const char *view = g_test_rand_int_range (0, 4) == 0 ? PLUMB_VIEW_CURRENT : VIEW;

          if (!try_line (review, view, line))
            continue;
          g_test_message ("%s: %s", view, line);
          plumb_drawing_check (review, VIEW);
          plumb_drawing_check (review, PLUMB_VIEW_CURRENT);
        }
      while (plumb_review_can_undo (review))
        g_assert_true (plumb_review_undo (review, NULL));
      after = plumb_review_dump (review, FALSE, NULL, NULL);
      g_assert_true (strcmp (before, after) == 0);
      plumb_drawing_close (review);
    }
}

static void
test_preview (void)
{
  PlumbReview *review = plumb_drawing_new ();
  g_autoptr (PlumbQuickEntry) entry =
      plumb_quick_entry_parse ("Okta, kafka <- Core in Fleetline: SAML", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) ghosts = NULL;
  PlumbQuickEntryGhost *ghost;

  draw (review, VIEW, "Okta");
  before = plumb_review_dump (review, TRUE, NULL, NULL);
  ghosts = plumb_quick_entry_preview (entry, review, VIEW);
  after = plumb_review_dump (review, TRUE, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (ghosts->len, ==, 3);
  ghost = ghosts->pdata[0];
  g_assert_cmpstr (ghost->source, ==, "Core");
  g_assert_cmpstr (ghost->target, ==, "Okta");
  g_assert_cmpstr (ghost->method, ==, "SAML SSO");
  g_assert_false (ghost->source_exists);
  g_assert_true (ghost->target_exists);
  ghost = ghosts->pdata[1];
  g_assert_cmpstr (ghost->target, ==, "Kafka");
  ghost = ghosts->pdata[2];
  g_assert_cmpstr (ghost->source, ==, "Fleetline");
  g_assert_null (ghost->target);
  plumb_drawing_close (review);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/draw-lines/window-picture", test_window_picture);
  g_test_add_func ("/diagram/draw-lines/off-straight-lines", test_off_straight_lines);
  g_test_add_func ("/diagram/draw-lines/window-picture-by-connections",
                   test_window_picture_by_connections);
  g_test_add_func ("/diagram/draw-lines/records", test_records);
  g_test_add_func ("/diagram/draw-lines/current-view", test_current_view);
  g_test_add_func ("/diagram/draw-lines/arrows", test_arrows);
  g_test_add_func ("/diagram/draw-lines/updates", test_updates);
  g_test_add_func ("/diagram/draw-lines/names", test_names);
  g_test_add_func ("/diagram/draw-lines/containers", test_containers);
  g_test_add_func ("/diagram/draw-lines/outermost-name", test_outermost_name);
  g_test_add_func ("/diagram/draw-lines/not-inside-itself", test_not_inside_itself);
  g_test_add_func ("/diagram/draw-lines/customer-side", test_customer_side);
  g_test_add_func ("/diagram/draw-lines/replace-and-remove", test_replace_and_remove);
  g_test_add_func ("/diagram/draw-lines/replace-proposed", test_replace_proposed);
  g_test_add_func ("/diagram/draw-lines/disconnect", test_disconnect);
  g_test_add_func ("/diagram/draw-lines/former", test_former);
  g_test_add_func ("/diagram/draw-lines/details", test_details);
  g_test_add_func ("/diagram/draw-lines/one-undo-a-line", test_one_undo_a_line);
  g_test_add_func ("/diagram/draw-lines/labels", test_labels);
  g_test_add_func ("/diagram/draw-lines/nothing-moves", test_nothing_moves);
  g_test_add_func ("/diagram/draw-lines/random-lines", test_random_lines);
  g_test_add_func ("/diagram/draw-lines/preview", test_preview);
  return g_test_run ();
}
