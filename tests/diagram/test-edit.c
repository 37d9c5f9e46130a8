// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Acts on the picture. */

#include <string.h>

#include "plumb-drawing.h"

#define VIEW PLUMB_VIEW_PROPOSED
#define TODAY PLUMB_VIEW_CURRENT

static PlumbReview *
new_drawn (void)
{
  static const char *const lines[] = {
    "Okta, SAP S/4HANA, Snowflake in Northwind Freight",
    "Auth module, Core platform in Fleetline in Northwind Freight",
    "Okta -> Auth module: SAML SSO",
    "Kafka",
    NULL,
  };
  PlumbReview *review = plumb_drawing_new ();

  plumb_drawing_draw_all (review, VIEW, lines);
  return review;
}

static void
assert_rect (PlumbReview *review, const char *view, const char *name, double x, double y)
{
  PlumbRect rect = plumb_drawing_get_rect (review, view, name);

  if (rect.x != x || rect.y != y)
    g_error ("“%s” stands at %g, %g; expected %g, %g", name, rect.x, rect.y, x, y);
}

static void
test_add (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRect place = { 400, 80, 200, 72 };
  GError *error = NULL;
  PlumbRecord *okta, *near, *bare;
  PlumbRect rect;

  okta = plumb_edit_add_system (review, VIEW, "Okta", NULL, &place, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_is (okta, "kind", "identity provider"));
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Add Okta");
  rect = plumb_drawing_get_rect (review, VIEW, "Okta");
  g_assert_cmpmem (&rect, sizeof rect, &place, sizeof place);
  near = plumb_edit_add_system (review, VIEW, "Auth", NULL, NULL, okta, &error);
  g_assert_no_error (error);
  rect = plumb_drawing_get_rect (review, VIEW, "Auth");
  g_assert_cmpfloat (rect.x, >, plumb_rect_right (&place));
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height / 2, place.y + place.height / 2, PLUMB_GRID);
  bare = plumb_edit_add_system (review, VIEW, "", near, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_has (bare, "name"));
  g_assert_true (plumb_record_is (bare, "container", plumb_record_get_id (near)));
  plumb_edit_set_in_view (review, VIEW, bare, "name", "Snowflake", FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_is (bare, "kind", "warehouse") || plumb_record_has (bare, "kind"));
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_connect (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *sap = plumb_drawing_find (review, "SAP S/4HANA");
  PlumbRecord *core = plumb_drawing_find (review, "Core platform");
  PlumbRecord *ours = plumb_drawing_find (review, "Fleetline");
  PlumbRecord *connection;
  g_autoptr (GError) error = NULL;

  connection = plumb_edit_connect (review, VIEW, sap, core, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_is (connection, "mark", "add"));
  g_assert_false (plumb_record_has (connection, "method"));
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==,
                   "Connect SAP S/4HANA and Core platform");
  g_assert_null (plumb_edit_connect (review, VIEW, sap, sap, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (plumb_edit_connect (review, VIEW, core, ours, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  plumb_drawing_close (review);
}

static void
test_move_grows_containers (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *core = plumb_drawing_find (review, "Core platform");
  PlumbRect before = plumb_drawing_get_rect (review, VIEW, "Core platform");
  PlumbRect okta = plumb_drawing_get_rect (review, VIEW, "Okta");
  GError *error = NULL;

  plumb_edit_move (review, VIEW, &core, 1, -600, 400, FALSE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Move Core platform");
  assert_rect (review, VIEW, "Core platform", before.x - 600, before.y + 400);
  assert_rect (review, VIEW, "Okta", okta.x, okta.y);
  plumb_drawing_check (review, VIEW);
  g_assert_true (plumb_review_undo (review, NULL));
  assert_rect (review, VIEW, "Core platform", before.x, before.y);
  plumb_drawing_close (review);
}

static void
test_move_takes_content_along (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *both[] = { plumb_drawing_find (review, "Fleetline"),
                          plumb_drawing_find (review, "Auth module") };
  PlumbRect auth = plumb_drawing_get_rect (review, VIEW, "Auth module");
  GError *error = NULL;

  plumb_edit_move (review, VIEW, both, 2, 0, 80, FALSE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Move Fleetline");
  assert_rect (review, VIEW, "Auth module", auth.x, auth.y + 80);
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

/* Into another container: the place on the canvas stays, today's container is kept as such. */
static void
test_reparent (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *kafka = plumb_drawing_find (review, "Kafka");
  PlumbRecord *outer = plumb_drawing_find (review, "Northwind Freight");
  PlumbRecord *ours = plumb_drawing_find (review, "Fleetline");
  PlumbRect before = plumb_drawing_get_rect (review, VIEW, "Kafka");
  PlumbRect today = plumb_drawing_get_rect (review, TODAY, "Kafka");
  g_autoptr (GError) error = NULL;

  plumb_edit_move (review, VIEW, &kafka, 1, 0, 40, TRUE, outer, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  assert_rect (review, VIEW, "Kafka", before.x, before.y + 40);
  g_assert_true (plumb_record_is (kafka, "container", plumb_record_get_id (outer)));
  g_assert_null (plumb_view_get_value (review, kafka, "container", TODAY));
  assert_rect (review, TODAY, "Kafka", today.x, today.y);
  plumb_drawing_check (review, VIEW);
  g_assert_false (
      plumb_edit_move (review, VIEW, &outer, 1, 0, 0, TRUE, ours, PLUMB_ROOM_LEAVE, &error));
  g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_CYCLE);
  g_clear_error (&error);
  plumb_edit_move (review, VIEW, &kafka, 1, 0, 0, TRUE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 0);
  plumb_drawing_close (review);
}

static void
test_resize (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *ours = plumb_drawing_find (review, "Fleetline");
  PlumbRecord *kafka = plumb_drawing_find (review, "Kafka");
  PlumbRect small = { 0, 0, 10, 10 };
  PlumbRect rect;
  GError *error = NULL;

  rect = plumb_drawing_get_rect (review, VIEW, "Fleetline");
  rect.width = rect.height = 10;
  plumb_edit_resize (review, VIEW, ours, &rect, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  plumb_drawing_check (review, VIEW);
  plumb_edit_resize (review, VIEW, kafka, &small, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  rect = plumb_drawing_get_rect (review, VIEW, "Kafka");
  g_assert_cmpfloat (rect.width, >=, 64);
  g_assert_cmpfloat (rect.height, >=, 32);
  plumb_drawing_close (review);
}

/* The first place that a view gets of its own makes it independent of the other. */
static void
test_views_part (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *okta = plumb_drawing_find (review, "Okta");
  PlumbRect before = plumb_drawing_get_rect (review, VIEW, "Okta");
  GError *error = NULL;

  assert_rect (review, TODAY, "Okta", before.x, before.y);
  plumb_edit_move (review, TODAY, &okta, 1, -200, 0, FALSE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  assert_rect (review, TODAY, "Okta", before.x - 200, before.y);
  assert_rect (review, VIEW, "Okta", before.x, before.y);
  plumb_edit_move (review, VIEW, &okta, 1, 0, -80, FALSE, NULL, PLUMB_ROOM_LEAVE, &error);
  g_assert_no_error (error);
  assert_rect (review, TODAY, "Okta", before.x - 200, before.y);
  /* What is drawn in one finds room in the other. */
  g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "Workday, Redis in Northwind Freight"));
  plumb_drawing_check (review, VIEW);
  plumb_drawing_check (review, TODAY);
  plumb_drawing_close (review);
}

static void
test_delete (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *records[] = { plumb_drawing_find (review, "Okta"),
                             plumb_drawing_find (review, "Core platform"),
                             plumb_drawing_find (review, "Kafka") };
  g_autoptr (GError) error = NULL;
  PlumbRecord *one;

  plumb_edit_delete (review, VIEW, records, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Delete 3 systems");
  one = plumb_drawing_find (review, "Okta");
  g_assert_true (plumb_record_is (one, "mark", "remove"));
  g_assert_null (plumb_drawing_find (review, "Core platform"));
  /* Its connection hangs on it, and keeps its own mark. */
  g_assert_true (plumb_record_is (plumb_drawing_find_connection (review, "Okta", "Auth module"),
                                  "mark", "add"));
  g_assert_false (plumb_edit_delete (review, VIEW, &one, 1, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  g_clear_error (&error);
  plumb_edit_delete (review, TODAY, &one, 1, &error);
  g_assert_no_error (error);
  g_assert_null (plumb_drawing_find (review, "Okta"));
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 0);
  g_assert_true (plumb_review_undo (review, NULL));
  g_assert_nonnull (plumb_drawing_find (review, "Okta"));
  plumb_drawing_close (review);
}

/* A kept system in a container that was only proposed does not go with it. */
static void
test_delete_proposed_container (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *ours;
  GError *error = NULL;

  g_ptr_array_unref (plumb_drawing_draw (review, TODAY, "Okta, SAP ECC"));
  g_ptr_array_unref (plumb_drawing_draw (review, VIEW, "Okta, Module in Fleetline"));
  ours = plumb_drawing_find (review, "Fleetline");
  plumb_edit_delete (review, VIEW, &ours, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plumb_drawing_find (review, "Okta"));
  g_assert_false (plumb_record_has (plumb_drawing_find (review, "Okta"), "container"));
  g_assert_null (plumb_drawing_find (review, "Module"));
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 0);
  plumb_drawing_close (review);
}

static void
test_duplicate (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *outer = plumb_drawing_find (review, "Northwind Freight");
  g_autoptr (GPtrArray) copies = NULL;
  PlumbRecord *kafka = plumb_drawing_find (review, "Kafka");
  GError *error = NULL;

  copies = plumb_edit_duplicate (review, VIEW, &outer, 1, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 7);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Duplicate Northwind Freight");
  g_assert_nonnull (plumb_drawing_find_connection (review, "Okta 2", "Auth module 2"));
  g_assert_true (plumb_record_is (plumb_drawing_find_connection (review, "Okta 2", "Auth module 2"),
                                  "method", "SAML SSO"));
  g_assert_true (
      plumb_record_is (plumb_drawing_find (review, "Okta 2"), "container",
                       plumb_record_get_id (plumb_drawing_find (review, "Northwind Freight 2"))));
  plumb_drawing_check (review, VIEW);
  g_ptr_array_unref (plumb_edit_duplicate (review, VIEW, &kafka, 1, FALSE, &error));
  g_ptr_array_unref (plumb_edit_duplicate (review, VIEW, &kafka, 1, FALSE, &error));
  g_assert_nonnull (plumb_drawing_find (review, "Kafka 3"));
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (review);
}

static void
test_copy_and_paste (void)
{
  PlumbReview *review = new_drawn ();
  PlumbReview *other = plumb_drawing_new ();
  PlumbRecord *records[] = { plumb_drawing_find (review, "Okta"),
                             plumb_drawing_find (review, "Fleetline") };
  g_autofree char *json = plumb_edit_copy (review, VIEW, records, 2);
  g_autoptr (GPtrArray) pasted = NULL;
  PlumbPoint at = { 1000, 500 };
  PlumbRect okta;
  GError *error = NULL;

  pasted = plumb_edit_paste (other, TODAY, json, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pasted->len, ==, 4);
  g_assert_nonnull (plumb_drawing_find_connection (other, "Okta", "Auth module"));
  g_assert_true (plumb_record_is (plumb_drawing_find (other, "Okta"), "mark", "keep"));
  okta = plumb_drawing_get_rect (other, TODAY, "Okta");
  g_assert_cmpfloat (okta.y, ==, 500);
  g_assert_cmpfloat (okta.x, >=, 1000);
  plumb_drawing_check (other, TODAY);
  g_clear_pointer (&pasted, g_ptr_array_unref);
  pasted = plumb_edit_paste (review, VIEW, json, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plumb_drawing_find (review, "Okta 2"));
  plumb_drawing_check (review, VIEW);
  plumb_drawing_close (other);
  plumb_drawing_close (review);
}

/* Any program may have filled the clipboard. */
static void
test_hostile_clipboard (void)
{
  static const char *const bad[] = {
    "",
    "Okta -> Auth module",
    "{}",
    "[]",
    "null",
    "{\"format\": \"plumbline-clipboard\"}",
    "{\"format\": \"plumbline-clipboard\", \"version\": 2, \"systems\": [], \"connections\": [], "
    "\"gaps\": []}",
    "{\"format\": \"plumbline-clipboard\", \"version\": 1, \"systems\": [], \"connections\": [], "
    "\"gaps\": []}",
    "{\"format\": \"plumbline-clipboard\", \"version\": 1, \"systems\": [3], \"connections\": [], "
    "\"gaps\": []}",
    "{\"format\": \"plumbline-clipboard\", \"version\": 1, \"systems\": {}, \"connections\": [], "
    "\"gaps\": []}",
    "{\"format\": \"plumbline-clipboard\", \"version\": 1, \"systems\": [{}], \"gaps\": []}",
  };
  static const char *const odd =
      "{\"format\": \"plumbline-clipboard\", \"version\": 1, \"systems\": ["
      "{\"id\": \"a\", \"container\": \"b\", \"x\": 1e300, \"y\": \"no\", \"w\": -5, \"fields\": "
      "{\"name\": \"A\", \"mark\": \"remove\", \"ours\": \"1\", \"hosting\": 7, \"owner\": "
      "\"nobody\", \"kind\": \"warehouse\", \"replaced_by\": \"x\", \"unknown\": \"x\"}},"
      "{\"id\": \"b\", \"container\": \"a\", \"fields\": {\"name\": \"\"}},"
      "{\"id\": \"a\", \"fields\": []}], \"connections\": ["
      "{\"source\": \"a\", \"target\": \"a\"}, {\"source\": \"a\", \"target\": \"zz\"}, {}],"
      "\"gaps\": [{\"connection\": \"a\", \"fields\": {\"gap\": \"x\"}}, {}]}";
  PlumbReview *review = plumb_drawing_new ();
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GPtrArray) pasted = NULL;
  GError *error = NULL;
  PlumbRecord *a;

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      const char *text = i < G_N_ELEMENTS (bad) ? bad[i] : deep;

      g_assert_null (plumb_edit_paste (review, VIEW, text, NULL, &error));
      g_assert_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_FORMAT);
      g_clear_error (&error);
    }
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 0);
  pasted = plumb_edit_paste (review, VIEW, odd, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pasted->len, ==, 3);
  a = plumb_drawing_find (review, "A");
  g_assert_true (plumb_record_is (a, "mark", "keep"));
  g_assert_true (plumb_record_is (a, "kind", "warehouse"));
  g_assert_false (plumb_record_has (a, "ours"));
  g_assert_false (plumb_record_has (a, "owner"));
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 0);
  g_assert_cmpuint (plumb_review_count (review, "gap"), ==, 0);
  plumb_drawing_close (review);
}

static void
test_container (void)
{
  PlumbReview *review = new_drawn ();
  PlumbRecord *records[] = { plumb_drawing_find (review, "Okta"),
                             plumb_drawing_find (review, "SAP S/4HANA") };
  PlumbRect okta = plumb_drawing_get_rect (review, VIEW, "Okta");
  PlumbRect place = { 3000, 3000, 400, 300 };
  PlumbRect rect;
  PlumbRecord *zone, *empty;
  GError *error = NULL;

  zone = plumb_edit_add_container (review, VIEW, "DMZ", records, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_is (records[0], "container", plumb_record_get_id (zone)));
  g_assert_true (plumb_record_is (
      zone, "container", plumb_record_get_id (plumb_drawing_find (review, "Northwind Freight"))));
  assert_rect (review, VIEW, "Okta", okta.x, okta.y);
  assert_rect (review, TODAY, "Okta", okta.x, okta.y);
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 0);
  empty = plumb_edit_add_container (review, VIEW, "", NULL, 0, &place, &error);
  g_assert_no_error (error);
  g_assert_true (plumb_record_has (empty, "name"));
  rect = plumb_drawing_get_rect (review, VIEW, plumb_record_get (empty, "name"));
  g_assert_cmpmem (&rect, sizeof rect, &place, sizeof place);
  plumb_drawing_close (review);
}

static void
test_align (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *records[3];
  g_autoptr (GError) error = NULL;
  static const PlumbRect places[] = { { 0, 0, 192, 64 },
                                      { 300, 40, 192, 64 },
                                      { 900, 8, 192, 64 } };
  static const char *const names[] = { "A", "B", "C" };

  for (guint i = 0; i < 3; i++)
    records[i] = plumb_edit_add_system (review, VIEW, names[i], NULL, &places[i], NULL, &error);
  g_assert_true (plumb_edit_align (review, VIEW, records, 3, PLUMB_ALIGN_BOTTOM, &error));
  assert_rect (review, VIEW, "A", 0, 40);
  assert_rect (review, VIEW, "C", 900, 40);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Align 3 systems");
  g_assert_true (
      plumb_edit_align (review, VIEW, records, 3, PLUMB_DISTRIBUTE_HORIZONTALLY, &error));
  assert_rect (review, VIEW, "B", 450, 40);
  assert_rect (review, VIEW, "C", 900, 40);
  g_assert_false (plumb_edit_align (review, VIEW, records, 2, PLUMB_DISTRIBUTE_VERTICALLY, &error));
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING);
  plumb_drawing_close (review);
}

static void
test_set_in_view (void)
{
  PlumbReview *review = plumb_drawing_new ();
  PlumbRecord *sap;
  GError *error = NULL;

  g_ptr_array_unref (plumb_drawing_draw (review, TODAY, "SAP ECC"));
  sap = plumb_drawing_find (review, "SAP ECC");
  plumb_edit_set_in_view (review, VIEW, sap, "hosting", "cloud", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_review_get_undo_label (review), ==, "Hosting of SAP ECC");
  g_assert_null (plumb_view_get_value (review, sap, "hosting", TODAY));
  plumb_edit_set_in_view (review, TODAY, sap, "hosting", "on prem", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_view_get_value (review, sap, "hosting", TODAY), ==, "on premises");
  g_assert_true (plumb_record_is (sap, "hosting", "cloud"));
  plumb_edit_set_in_view (review, VIEW, sap, "hosting", "hybrid", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (review, "former"), ==, 0);
  plumb_edit_set_in_view (review, VIEW, sap, "owner", "nobody", FALSE, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (plumb_review_in_transaction (review));
  plumb_drawing_close (review);
}

int
main (int argc, char **argv)
{
  plumb_drawing_init (&argc, &argv);
  g_test_add_func ("/diagram/edit/add", test_add);
  g_test_add_func ("/diagram/edit/connect", test_connect);
  g_test_add_func ("/diagram/edit/move-grows-containers", test_move_grows_containers);
  g_test_add_func ("/diagram/edit/move-takes-content-along", test_move_takes_content_along);
  g_test_add_func ("/diagram/edit/reparent", test_reparent);
  g_test_add_func ("/diagram/edit/resize", test_resize);
  g_test_add_func ("/diagram/edit/views-part", test_views_part);
  g_test_add_func ("/diagram/edit/delete", test_delete);
  g_test_add_func ("/diagram/edit/delete-proposed-container", test_delete_proposed_container);
  g_test_add_func ("/diagram/edit/duplicate", test_duplicate);
  g_test_add_func ("/diagram/edit/copy-and-paste", test_copy_and_paste);
  g_test_add_func ("/diagram/edit/hostile-clipboard", test_hostile_clipboard);
  g_test_add_func ("/diagram/edit/container", test_container);
  g_test_add_func ("/diagram/edit/align", test_align);
  g_test_add_func ("/diagram/edit/set-in-view", test_set_in_view);
  return g_test_run ();
}
