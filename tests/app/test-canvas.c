// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What one does on the canvas, and what the review holds after it. */

#include "app/canvas/plumb-canvas-private.h"
#include "canvas-fixture.h"

static PlumbCanvas *
show (CanvasFixture *fixture)
{
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  canvas_fixture_present (fixture, canvas, 1000, 760);
  return PLUMB_CANVAS (canvas);
}

static PlumbPoint
at (PlumbCanvas *canvas, double x, double y)
{
  return plumb_canvas_to_widget (canvas, (PlumbPoint){ x, y });
}

static PlumbPoint
center_of (PlumbCanvas *canvas, const char *id)
{
  int box = plumb_scene_find_box (canvas->scene, id);

  g_assert_cmpint (box, >=, 0);
  return plumb_rect_center (&plumb_scene_get_box (canvas->scene, (guint)box)->rect);
}

static void
drag (PlumbCanvas *canvas, PlumbPoint from, PlumbPoint to, GdkModifierType state)
{
  PlumbPoint a = plumb_canvas_to_widget (canvas, from);
  PlumbPoint b = plumb_canvas_to_widget (canvas, to);

  plumb_canvas_drag_begin (canvas, a.x, a.y, state);
  for (int i = 1; i <= 5; i++)
    plumb_canvas_drag_update (canvas, a.x + (b.x - a.x) * i / 5, a.y + (b.y - a.y) * i / 5, state);
  plumb_canvas_drag_end (canvas);
}

static void
click (PlumbCanvas *canvas, PlumbPoint where, GdkModifierType state)
{
  PlumbPoint a = plumb_canvas_to_widget (canvas, where);

  plumb_canvas_drag_begin (canvas, a.x, a.y, state);
  plumb_canvas_drag_end (canvas);
}

static void
type_name (PlumbCanvas *canvas, const char *name)
{
  g_assert_nonnull (canvas->entry);
  gtk_editable_set_text (GTK_EDITABLE (canvas->entry), name);
  g_assert_true (plumb_canvas_finish_naming (canvas, TRUE));
}

/* -- Making ------------------------------------------------------------------------------------ */

static void
test_double_click (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  PlumbPoint where = at (canvas, 480, 200);
  g_autoptr (GError) error = NULL;
  PlumbRecord *made;

  g_assert_true (plumb_canvas_double_click (canvas, where.x, where.y));
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  type_name (canvas, "Kafka");
  made = canvas_fixture_find (fixture, "Kafka");
  g_assert_nonnull (made);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==,
                   plumb_record_get_id (made));
  g_assert_null (plumb_record_get (made, "container"));
  g_assert_true (plumb_review_undo (fixture->review, &error));
  g_assert_no_error (error);
  g_assert_null (canvas_fixture_find (fixture, "Kafka"));
}

static void
test_double_click_inside (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint where = at (canvas, 400, 440);

  plumb_canvas_double_click (canvas, where.x, where.y);
  type_name (canvas, "Core platform");
  g_assert_cmpstr (plumb_record_get (canvas_fixture_find (fixture, "Core platform"), "container"),
                   ==, fixture->fleetline);
}

static void
test_escape_leaves_nothing (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  guint systems = plumb_review_count (fixture->review, "system");
  PlumbPoint where = at (canvas, 480, 200);

  plumb_canvas_double_click (canvas, where.x, where.y);
  gtk_editable_set_text (GTK_EDITABLE (canvas->entry), "Kafka");
  g_assert_true (plumb_canvas_finish_naming (canvas, FALSE));
  g_assert_null (canvas->entry);
  plumb_canvas_double_click (canvas, where.x, where.y);
  type_name (canvas, "  ");
  g_assert_cmpuint (plumb_review_count (fixture->review, "system"), ==, systems);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
}

static void
test_rename (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.rename", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (canvas->entry)), ==, "Okta");
  type_name (canvas, "Okta Workforce");
  g_assert_nonnull (canvas_fixture_find (fixture, "Okta Workforce"));
  plumb_canvas_rename (canvas, "connection", fixture->saml);
  type_name (canvas, "OIDC");
  g_assert_cmpstr (
      plumb_record_get (plumb_review_get_record (fixture->review, "connection", fixture->saml),
                        "method"),
      ==, "OIDC");
}

static void
test_grow (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  guint connections = plumb_review_count (fixture->review, "connection");
  g_autoptr (GError) error = NULL;

  plumb_selection_set (fixture->selection, "system", fixture->snowflake);
  plumb_canvas_grow (canvas, PLUMB_SIDE_RIGHT);
  type_name (canvas, "Tableau");
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, connections + 1);
  g_assert_cmpfloat (
      center_of (canvas, plumb_record_get_id (canvas_fixture_find (fixture, "Tableau"))).x, >,
      center_of (canvas, fixture->snowflake).x + PLUMB_BOX_WIDTH);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, connections);
}

static void
test_tools (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRecord *container;

  plumb_canvas_set_tool (canvas, PLUMB_TOOL_CONTAINER);
  drag (canvas, (PlumbPoint){ 520, 320 }, (PlumbPoint){ 760, 480 }, 0);
  type_name (canvas, "Cloud");
  container = canvas_fixture_find (fixture, "Cloud");
  g_assert_nonnull (container);
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_SELECT);
  plumb_canvas_set_tool (canvas, PLUMB_TOOL_SYSTEM);
  click (canvas, (PlumbPoint){ 640, 420 }, 0);
  type_name (canvas, "S3");
  g_assert_cmpstr (plumb_record_get (canvas_fixture_find (fixture, "S3"), "container"), ==,
                   plumb_record_get_id (container));
  plumb_canvas_set_tool (canvas, PLUMB_TOOL_NOTE);
  click (canvas, (PlumbPoint){ 640, 200 }, 0);
  type_name (canvas, "They batch at night");
  g_assert_cmpuint (plumb_review_count (fixture->review, "annotation"), ==, 1);
}

/* -- Connecting -------------------------------------------------------------------------------- */

static PlumbPoint
right_handle (PlumbCanvas *canvas, const char *id)
{
  PlumbPoint handle;

  plumb_selection_set (canvas->selection, "system", id);
  g_assert_true (plumb_canvas_get_connect_handle (canvas, PLUMB_SIDE_RIGHT, &handle));
  return plumb_canvas_to_diagram (canvas, handle.x, handle.y);
}

static void
test_connect (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = plumb_review_count (fixture->review, "connection");
  const char *made;
  PlumbRecord *connection;

  drag (canvas, right_handle (canvas, fixture->okta), center_of (canvas, fixture->snowflake), 0);
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, before + 1);
  made = plumb_selection_get_only (fixture->selection, "connection");
  g_assert_nonnull (made);
  connection = plumb_review_get_record (fixture->review, "connection", made);
  g_assert_cmpstr (plumb_record_get (connection, "source"), ==, fixture->okta);
  g_assert_cmpstr (plumb_record_get (connection, "target"), ==, fixture->snowflake);
  g_assert_cmpint (canvas->naming.type, ==, PLUMB_NAMING_CONNECTION);
  type_name (canvas, "REST API");
  g_assert_cmpstr (plumb_record_get (connection, "method"), ==, "REST API");
}

static void
test_connect_void (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  PlumbRecord *made;

  drag (canvas, right_handle (canvas, fixture->snowflake), (PlumbPoint){ 700, 200 }, 0);
  type_name (canvas, "Kafka");
  made = canvas_fixture_find (fixture, "Kafka");
  g_assert_nonnull (made);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpuint (plumb_scene_get_n_connections (canvas->scene), ==, 2);
}

static void
test_connect_own_container (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = plumb_review_count (fixture->review, "connection");
  int box = plumb_scene_find_box (canvas->scene, fixture->fleetline);
  PlumbRect rect = plumb_scene_get_box (canvas->scene, (guint)box)->rect;

  drag (canvas, right_handle (canvas, fixture->auth),
        (PlumbPoint){ plumb_rect_right (&rect), rect.y + rect.height / 2 }, 0);
  plumb_canvas_finish_naming (canvas, FALSE);
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, before);
}

/* -- Selecting --------------------------------------------------------------------------------- */

static void
test_select (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  click (canvas, center_of (canvas, fixture->okta), 0);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->okta);
  click (canvas, center_of (canvas, fixture->snowflake), GDK_SHIFT_MASK);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 2);
  click (canvas, center_of (canvas, fixture->okta), GDK_CONTROL_MASK);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 1);
  click (canvas, center_of (canvas, fixture->okta), GDK_SHIFT_MASK);
  click (canvas, center_of (canvas, fixture->okta), 0);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->okta);
  click (canvas, (PlumbPoint){ 700, 250 }, 0);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
}

/* The triangle of a connection stands for its first open gap. */
static void
test_triangle (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  PlumbCanvas *canvas = show (fixture);
  int index = plumb_scene_find_connection (canvas->scene, fixture->saml);

  click (canvas,
         plumb_rect_center (&plumb_scene_get_connection (canvas->scene, (guint)index)->gap_rect),
         0);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "gap"), ==, gap);
}

static void
test_marquee (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  drag (canvas, (PlumbPoint){ 10, 10 }, (PlumbPoint){ 620, 130 }, 0);
  g_assert_true (plumb_selection_contains (fixture->selection, "system", fixture->okta));
  g_assert_true (plumb_selection_contains (fixture->selection, "system", fixture->snowflake));
  g_assert_false (plumb_selection_contains (fixture->selection, "system", fixture->auth));
}

static void
test_select_all_and_delete (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.select-all", NULL);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.delete", NULL);
  g_assert_true (plumb_scene_is_empty (canvas->scene));
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
  g_assert_true (gtk_widget_get_visible (canvas->hint));
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 4);
  g_assert_false (gtk_widget_get_visible (canvas->hint));
}

/* -- Moving ------------------------------------------------------------------------------------ */

static void
test_move (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  PlumbPoint from = center_of (canvas, fixture->snowflake);
  PlumbPoint to = { from.x + 123, from.y + 85 };
  g_autoptr (GError) error = NULL;
  PlumbPoint now;

  drag (canvas, from, to, 0);
  now = center_of (canvas, fixture->snowflake);
  g_assert_cmpfloat (now.x, ==, from.x + 120); /* on the grid */
  g_assert_cmpfloat (ABS (now.y - to.y), <=, 8);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (center_of (canvas, fixture->snowflake).x, ==, from.x);
  drag (canvas, from, to, GDK_ALT_MASK);
  g_assert_cmpfloat (center_of (canvas, fixture->snowflake).x, ==, from.x + 123);
}

static void
test_move_cancelled (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  PlumbPoint from = center_of (canvas, fixture->okta);
  PlumbPoint a = plumb_canvas_to_widget (canvas, from);

  plumb_canvas_drag_begin (canvas, a.x, a.y, 0);
  plumb_canvas_drag_update (canvas, a.x + 100, a.y + 90, 0);
  g_assert_true (plumb_canvas_is_dragging (canvas));
  g_assert_true (plumb_canvas_get_shown (canvas) != canvas->scene);
  g_assert_true (plumb_canvas_escape (canvas));
  g_assert_true (plumb_canvas_get_shown (canvas) == canvas->scene);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
}

static void
test_move_into_container (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRecord *snowflake = plumb_review_get_record (fixture->review, "system", fixture->snowflake);

  drag (canvas, center_of (canvas, fixture->snowflake), (PlumbPoint){ 380, 440 }, 0);
  g_assert_cmpstr (plumb_record_get (snowflake, "container"), ==, fixture->fleetline);
  drag (canvas, center_of (canvas, fixture->snowflake), (PlumbPoint){ 640, 100 }, 0);
  g_assert_null (plumb_record_get (snowflake, "container"));
}

static void
test_resize (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  int box = plumb_scene_find_box (canvas->scene, fixture->snowflake);
  PlumbRect rect = plumb_scene_get_box (canvas->scene, (guint)box)->rect;
  PlumbRect now;

  plumb_selection_set (fixture->selection, "system", fixture->snowflake);
  drag (canvas, (PlumbPoint){ plumb_rect_right (&rect), plumb_rect_bottom (&rect) },
        (PlumbPoint){ plumb_rect_right (&rect) + 64, plumb_rect_bottom (&rect) + 32 }, 0);
  box = plumb_scene_find_box (canvas->scene, fixture->snowflake);
  now = plumb_scene_get_box (canvas->scene, (guint)box)->rect;
  g_assert_cmpfloat (now.width, ==, rect.width + 64);
  g_assert_cmpfloat (now.height, ==, rect.height + 32);
  g_assert_cmpfloat (now.x, ==, rect.x);
}

static void
test_label (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  int index = plumb_scene_find_connection (canvas->scene, fixture->saml);
  const PlumbSceneConnection *connection = plumb_scene_get_connection (canvas->scene, (guint)index);
  g_autofree char *key = g_strdup_printf ("%s/%s", PLUMB_VIEW_PROPOSED, fixture->saml);
  PlumbRecord *place;

  g_assert_cmpint (connection->label, ==, PLUMB_LABEL_PLACED);
  drag (canvas, plumb_rect_center (&connection->label_rect), connection->points[0], 0);
  place = plumb_review_get_record (fixture->review, "route_place", key);
  g_assert_nonnull (place);
  g_assert_cmpfloat (plumb_record_get_real (place, "label_offset", 1), <, 0.3);
}

static void
test_pin (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  int index = plumb_scene_find_connection (canvas->scene, fixture->saml);
  const PlumbSceneConnection *connection = plumb_scene_get_connection (canvas->scene, (guint)index);
  PlumbPoint on = connection->points[0];
  g_autoptr (GError) error = NULL;

  on.y += 6;
  drag (canvas, on, (PlumbPoint){ on.x + 48, on.y }, 0);
  g_assert_true (plumb_canvas_has_own_route (canvas, fixture->saml));
  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.unpin", NULL);
  g_assert_false (plumb_canvas_has_own_route (canvas, fixture->saml));
  g_assert_true (plumb_review_undo (fixture->review, &error));
  g_assert_no_error (error);
  g_assert_true (plumb_canvas_has_own_route (canvas, fixture->saml));
}

/* -- Keys -------------------------------------------------------------------------------------- */

static void
on_entry_requested (PlumbCanvas *canvas, const char *text, char **got)
{
  g_free (*got);
  *got = g_strdup (text);
}

static void
test_type (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autofree char *got = NULL;

  g_signal_connect (canvas, "entry-requested", G_CALLBACK (on_entry_requested), &got);
  g_assert_true (plumb_canvas_type (canvas, GDK_KEY_O, GDK_SHIFT_MASK));
  g_assert_cmpstr (got, ==, "O");
  g_assert_false (plumb_canvas_type (canvas, GDK_KEY_c, GDK_CONTROL_MASK));
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  g_assert_true (plumb_canvas_type (canvas, GDK_KEY_slash, 0));
  g_assert_cmpstr (got, ==, "");
  g_assert_true (plumb_canvas_type (canvas, GDK_KEY_question, GDK_SHIFT_MASK));
  g_assert_cmpstr (got, ==, "?");
  g_assert_true (plumb_canvas_type (canvas, GDK_KEY_O, 0));
  g_assert_cmpint (canvas->naming.type, ==, PLUMB_NAMING_SYSTEM);
  plumb_canvas_finish_naming (canvas, FALSE);
}

static void
test_escape_ladder (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_canvas_set_tool (canvas, PLUMB_TOOL_NOTE);
  g_assert_true (plumb_canvas_escape (canvas));
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_SELECT);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 1);
  g_assert_true (plumb_canvas_escape (canvas));
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
  g_assert_false (plumb_canvas_escape (canvas));
}

/* -- Copying ----------------------------------------------------------------------------------- */

static void
test_duplicate (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_selection_add (fixture->selection, "system", fixture->auth);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.duplicate", NULL);
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 6);
  g_assert_cmpuint (plumb_scene_get_n_connections (canvas->scene), ==, 2);
  g_assert_false (plumb_selection_contains (fixture->selection, "system", fixture->okta));
}

static void
test_copy_formats (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_canvas_dup_content (canvas));
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_selection_add (fixture->selection, "system", fixture->auth);
  content = plumb_canvas_dup_content (canvas);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (
      gdk_content_formats_contain_mime_type (formats, "application/vnd.plumbline.clip+json"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==,
                   "Okta\nAuth module in Fleetline\nOkta -> Auth module: SAML SSO\n");
}

static void
test_paste_own (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRecord *records[] = { plumb_review_get_record (fixture->review, "system", fixture->okta) };
  g_autofree char *json =
      plumb_edit_copy (fixture->review, PLUMB_VIEW_PROPOSED, records, G_N_ELEMENTS (records));

  g_assert_true (plumb_canvas_paste_own (canvas, json));
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 5);
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 1);
  g_assert_false (plumb_canvas_paste_own (canvas, "{\"not\": \"ours\"}"));
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 5);
}

static void
test_paste_lines (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  g_autofree char *got = NULL;

  g_signal_connect (canvas, "entry-requested", G_CALLBACK (on_entry_requested), &got);
  g_assert_true (plumb_canvas_paste_lines (canvas, "Kafka, Redis\n\nKafka -> Redis: REST API\n"));
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 6);
  g_assert_cmpuint (plumb_scene_get_n_connections (canvas->scene), ==, 2);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_false (plumb_canvas_paste_lines (canvas, "MinIO\nOkta -> \n"));
  g_assert_cmpstr (got, ==, "Okta ->");
  g_assert_null (canvas_fixture_find (fixture, "MinIO"));
}

/* -- What is shown ----------------------------------------------------------------------------- */

static void
test_preview (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  guint systems = plumb_review_count (fixture->review, "system");

  plumb_canvas_preview_line (canvas, "Kafka -> Okta: REST API");
  g_assert_nonnull (canvas->ghost);
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->ghost), ==, 5);
  g_assert_cmpuint (plumb_scene_get_n_boxes (canvas->scene), ==, 4);
  g_assert_cmpuint (plumb_review_count (fixture->review, "system"), ==, systems);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  plumb_canvas_preview_line (canvas, "Kafka -> ");
  g_assert_null (canvas->ghost);
}

static void
test_zoom (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint point = plumb_canvas_to_diagram (canvas, 300, 200);
  PlumbPoint now;

  plumb_canvas_zoom_at (canvas, 2, 300, 200);
  now = plumb_canvas_to_diagram (canvas, 300, 200);
  g_assert_cmpfloat (ABS (now.x - point.x), <, 0.6);
  g_assert_cmpfloat (ABS (now.y - point.y), <, 0.6);
  plumb_canvas_zoom_at (canvas, 1000, 300, 200);
  g_assert_cmpfloat (plumb_canvas_get_zoom (canvas), ==, PLUMB_ZOOM_MOST);
  plumb_canvas_fit (canvas);
  for (guint i = 0; i < plumb_scene_get_n_boxes (canvas->scene); i++)
    {
      PlumbRect rect =
          plumb_canvas_rect_to_widget (canvas, &plumb_scene_get_box (canvas->scene, i)->rect);

      g_assert_cmpfloat (rect.x, >=, 0);
      g_assert_cmpfloat (plumb_rect_right (&rect), <=, gtk_widget_get_width (GTK_WIDGET (canvas)));
    }
}

static void
test_painted (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  PlumbTilesView view;

  plumb_canvas_zoom_at (canvas, 1.5, 100, 100);
  view = (PlumbTilesView){
    .level = (int)(canvas->zoom * scale * PLUMB_TILE_LEVEL_ONE),
    .x = (int)gtk_adjustment_get_value (canvas->adjustments[0]) * scale,
    .y = (int)gtk_adjustment_get_value (canvas->adjustments[1]) * scale,
    .width = gtk_widget_get_width (GTK_WIDGET (canvas)) * scale,
    .height = gtk_widget_get_height (GTK_WIDGET (canvas)) * scale,
  };
  while (!plumb_tiles_is_complete (canvas->tiles, &view) && g_get_monotonic_time () < until)
    canvas_fixture_settle ();
  g_assert_true (plumb_tiles_is_complete (canvas->tiles, &view));
}

static void
test_changes_are_only_read (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *widget = plumb_canvas_new (fixture->review, PLUMB_VIEW_CHANGES, fixture->selection);
  PlumbCanvas *canvas = PLUMB_CANVAS (widget);
  guint before = canvas_fixture_count_history (fixture);

  canvas_fixture_present (fixture, widget, 1000, 760);
  g_assert_false (plumb_canvas_is_editable (canvas));
  drag (canvas, center_of (canvas, fixture->okta), (PlumbPoint){ 900, 600 }, 0);
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  gtk_widget_activate_action (widget, "canvas.delete", NULL);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/canvas/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,                   \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  ADD ("make/double-click", test_double_click);
  ADD ("make/double-click-inside", test_double_click_inside);
  ADD ("make/escape", test_escape_leaves_nothing);
  ADD ("make/rename", test_rename);
  ADD ("make/grow", test_grow);
  ADD ("make/tools", test_tools);
  ADD ("connect/boxes", test_connect);
  ADD ("connect/void", test_connect_void);
  ADD ("connect/own-container", test_connect_own_container);
  ADD ("select/click", test_select);
  ADD ("select/triangle", test_triangle);
  ADD ("select/marquee", test_marquee);
  ADD ("select/all-and-delete", test_select_all_and_delete);
  ADD ("move/grid", test_move);
  ADD ("move/cancelled", test_move_cancelled);
  ADD ("move/container", test_move_into_container);
  ADD ("move/resize", test_resize);
  ADD ("move/label", test_label);
  ADD ("move/pin", test_pin);
  ADD ("keys/type", test_type);
  ADD ("keys/escape", test_escape_ladder);
  ADD ("copy/duplicate", test_duplicate);
  ADD ("copy/formats", test_copy_formats);
  ADD ("copy/paste-own", test_paste_own);
  ADD ("copy/paste-lines", test_paste_lines);
  ADD ("shown/preview", test_preview);
  ADD ("shown/zoom", test_zoom);
  ADD ("shown/painted", test_painted);
  ADD ("shown/changes", test_changes_are_only_read);
  return g_test_run ();
}
