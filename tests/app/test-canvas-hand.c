// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The touch of the hand: what one does with pointer and keys, as the X server sends them. */

#include "app/canvas/plumb-canvas-private.h"
#include "app/panels/plumb-several-panel.h"
#include "canvas-fixture.h"

#include <math.h>

static PlumbCanvas *
show (CanvasFixture *fixture)
{
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  canvas_fixture_present (fixture, canvas, 1000, 760);
  gtk_widget_grab_focus (canvas);
  return PLUMB_CANVAS (canvas);
}

static PlumbRect
rect_of (PlumbCanvas *canvas, const char *id)
{
  PlumbScene *shown = plumb_canvas_get_shown (canvas);
  int box = plumb_scene_find_box (shown, id);

  g_assert_cmpint (box, >=, 0);
  return plumb_scene_get_box (shown, (guint)box)->rect;
}

static const PlumbSceneConnection *
connection_of (PlumbCanvas *canvas, const char *id)
{
  PlumbScene *shown = plumb_canvas_get_shown (canvas);
  int index = plumb_scene_find_connection (shown, id);

  g_assert_cmpint (index, >=, 0);
  return plumb_scene_get_connection (shown, (guint)index);
}

static void
drag_by (CanvasFixture *fixture,
         PlumbCanvas *canvas,
         PlumbPoint from,
         PlumbPoint to,
         const char *held,
         CanvasFixtureOnWay on_way,
         gpointer data)
{
  PlumbPoint a = plumb_canvas_to_widget (canvas, from);
  PlumbPoint b = plumb_canvas_to_widget (canvas, to);
  double points[6][2];

  for (guint i = 0; i < 6; i++)
    {
      points[i][0] = a.x + (b.x - a.x) * i / 5;
      points[i][1] = a.y + (b.y - a.y) * i / 5;
    }
  canvas_fixture_drag (fixture, GTK_WIDGET (canvas), points, 6, held, on_way, data);
}

static PlumbPoint
center (PlumbCanvas *canvas, const char *id)
{
  PlumbRect rect = rect_of (canvas, id);

  return plumb_rect_center (&rect);
}

static void
select_both (CanvasFixture *fixture)
{
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_selection_add (fixture->selection, "system", fixture->snowflake);
}

/* -- Dragging ---------------------------------------------------------------------------------- */

typedef struct
{
  CanvasFixture *fixture;
  PlumbCanvas *canvas;
  PlumbPoint end;
  PlumbRect rect;
  PlumbRect container;
  guint n_distances;
  gboolean advised;
} OnWay;

static void
look (gpointer data)
{
  OnWay *way = data;
  const PlumbSceneConnection *connection = connection_of (way->canvas, way->fixture->saml);
  GArray *guides = way->canvas->drag.guides;

  way->end = connection->points[0];
  way->rect = rect_of (way->canvas, way->fixture->okta);
  way->container = rect_of (way->canvas, way->fixture->fleetline);
  for (guint i = 0; guides != NULL && i < guides->len; i++)
    way->n_distances += g_array_index (guides, PlumbGuide, i).distance ? 1 : 0;
}

/* While a box is on its way its connections are where they will be. */
static void
test_reroutes_live (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  OnWay way = { fixture, canvas };
  PlumbPoint from = center (canvas, fixture->okta);
  PlumbPoint end;

  drag_by (fixture, canvas, from, (PlumbPoint){ from.x + 80, from.y + 120 }, NULL, look, &way);
  end = connection_of (canvas, fixture->saml)->points[0];
  g_assert_cmpfloat (end.x, ==, way.end.x);
  g_assert_cmpfloat (end.y, ==, way.end.y);
  g_assert_cmpfloat (rect_of (canvas, fixture->okta).x, ==, way.rect.x);
}

/* A container grows on the way as it has grown when the box is dropped. */
static void
look_at_container (gpointer data)
{
  OnWay *way = data;

  way->container = rect_of (way->canvas, way->fixture->fleetline);
}

static void
test_grows_live (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  OnWay way = { fixture, canvas };
  PlumbRect before = rect_of (canvas, fixture->fleetline), after;
  PlumbPoint from = center (canvas, fixture->auth);
  guint history = canvas_fixture_count_history (fixture);
  g_autoptr (GError) error = NULL;

  drag_by (fixture, canvas, from,
           (PlumbPoint){ plumb_rect_right (&before) - 24, plumb_rect_bottom (&before) - 24 }, NULL,
           look_at_container, &way);
  after = rect_of (canvas, fixture->fleetline);
  g_assert_cmpfloat (after.width, >, before.width + 40);
  g_assert_cmpmem (&after, sizeof after, &way.container, sizeof way.container);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  plumb_review_undo (fixture->review, &error);
  after = rect_of (canvas, fixture->fleetline);
  g_assert_cmpmem (&after, sizeof after, &before, sizeof before);
}

/* A box that leaves its container does not take the border along. */
static void
test_leaves_container (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  OnWay way = { fixture, canvas };
  PlumbRect before = rect_of (canvas, fixture->fleetline);

  drag_by (fixture, canvas, center (canvas, fixture->auth), (PlumbPoint){ 620, 240 }, NULL,
           look_at_container, &way);
  g_assert_cmpmem (&before, sizeof before, &way.container, sizeof way.container);
  g_assert_null (plumb_record_get (
      plumb_review_get_record (fixture->review, "system", fixture->auth), "container"));
}

static PlumbRecord *
add (CanvasFixture *fixture, const char *name, double x, double y)
{
  PlumbRect place = { x, y, 192, 64 };
  g_autoptr (GError) error = NULL;
  PlumbRecord *system = plumb_edit_add_system (fixture->review, PLUMB_VIEW_PROPOSED, name, NULL,
                                               &place, NULL, &error);

  g_assert_no_error (error);
  return system;
}

/* Equal distances draw it and are shown with their length, on both sides of a row of four. */
static void
test_equal_distances (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas;
  OnWay way = { fixture, NULL };
  PlumbRecord *kafka = add (fixture, "Kafka", 608, 130);
  g_autofree char *id = g_strdup (plumb_record_get_id (kafka));

  /* Okta 40..232, Snowflake 400..592: 168 between them. The next is at 592 + 168 = 760. */
  canvas = show (fixture);
  way.canvas = canvas;
  plumb_canvas_zoom_at (canvas, 0.75, 400, 300);
  drag_by (fixture, canvas, center (canvas, id), (PlumbPoint){ 760 + 96 + 5, 40 + 32 + 13 }, NULL,
           look, &way);
  g_assert_cmpfloat (rect_of (canvas, id).x, ==, 760);
  g_assert_cmpuint (way.n_distances, ==, 2);
}

/* With Ctrl held nothing snaps and nothing gives way. */
static void
test_held_off (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint from = center (canvas, fixture->okta);
  PlumbRect snowflake = rect_of (canvas, fixture->snowflake), now;

  plumb_canvas_zoom_at (canvas, 1, 0, 0);
  drag_by (fixture, canvas, from, (PlumbPoint){ from.x + 300, from.y + 3 }, "ctrl", NULL, NULL);
  now = rect_of (canvas, fixture->okta);
  g_assert_cmpfloat (now.y, ==, 43);
  now = rect_of (canvas, fixture->snowflake);
  g_assert_cmpmem (&now, sizeof now, &snowflake, sizeof snowflake);
}

/* Dropped where there is no room, it stays and the other gives way; one undo brings both back. */
static void
test_gives_way (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRect before = rect_of (canvas, fixture->snowflake), after, okta;
  PlumbPoint from = center (canvas, fixture->okta);
  guint history = canvas_fixture_count_history (fixture);
  g_autoptr (GError) error = NULL;

  drag_by (fixture, canvas, from, (PlumbPoint){ from.x + 240, from.y }, NULL, NULL, NULL);
  okta = rect_of (canvas, fixture->okta);
  after = rect_of (canvas, fixture->snowflake);
  g_assert_cmpfloat (okta.x, >=, 272);
  g_assert_false (plumb_rect_intersects (&okta, &after));
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  plumb_review_undo (fixture->review, &error);
  after = rect_of (canvas, fixture->snowflake);
  g_assert_cmpmem (&after, sizeof after, &before, sizeof before);
}

static void
press_escape (gpointer data)
{
  canvas_fixture_press (data, "Escape");
}

static void
test_escape_drag (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint history = canvas_fixture_count_history (fixture);

  drag_by (fixture, canvas, center (canvas, fixture->okta), (PlumbPoint){ 700, 240 }, NULL,
           press_escape, fixture);
  g_assert_cmpfloat (rect_of (canvas, fixture->okta).x, ==, 40);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history);
}

/* -- Ends of a connection ---------------------------------------------------------------------- */

static PlumbPoint
end_of (CanvasFixture *fixture, PlumbCanvas *canvas, gboolean source)
{
  PlumbPoint at;

  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  g_assert_true (plumb_canvas_get_end_handle (canvas, source, &at));
  return plumb_canvas_to_diagram (canvas, at.x, at.y);
}

static const char *
value_of (CanvasFixture *fixture, const char *field, const char *view)
{
  return plumb_view_get_value (
      fixture->review, plumb_review_get_record (fixture->review, "connection", fixture->saml),
      field, view);
}

static void
look_at_end (gpointer data)
{
  OnWay *way = data;
  const PlumbSceneConnection *connection = connection_of (way->canvas, way->fixture->saml);

  way->end = connection->points[0];
}

static void
test_end_to_another (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  OnWay way = { fixture, canvas };
  guint history = canvas_fixture_count_history (fixture);
  PlumbPoint end;

  drag_by (fixture, canvas, end_of (fixture, canvas, TRUE), center (canvas, fixture->snowflake),
           NULL, look_at_end, &way);
  g_assert_cmpstr (value_of (fixture, "source", PLUMB_VIEW_PROPOSED), ==, fixture->snowflake);
  g_assert_cmpstr (value_of (fixture, "target", PLUMB_VIEW_PROPOSED), ==, fixture->auth);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  end = connection_of (canvas, fixture->saml)->points[0];
  g_assert_cmpmem (&end, sizeof end, &way.end, sizeof way.end);
}

/* What is kept leads elsewhere tomorrow; today it stays. */
static void
test_end_of_kept (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRecord *saml = plumb_review_get_record (fixture->review, "connection", fixture->saml);
  g_autoptr (GError) error = NULL;

  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, saml, "mark", "keep", FALSE,
                          &error);
  g_assert_no_error (error);
  drag_by (fixture, canvas, end_of (fixture, canvas, TRUE), center (canvas, fixture->snowflake),
           NULL, NULL, NULL);
  g_assert_cmpstr (value_of (fixture, "source", PLUMB_VIEW_PROPOSED), ==, fixture->snowflake);
  g_assert_cmpstr (value_of (fixture, "source", PLUMB_VIEW_CURRENT), ==, fixture->okta);
}

static void
test_end_into_void (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint history = canvas_fixture_count_history (fixture);
  PlumbRecord *made;

  drag_by (fixture, canvas, end_of (fixture, canvas, TRUE), (PlumbPoint){ 660, 210 }, NULL, NULL,
           NULL);
  g_assert_nonnull (canvas->entry);
  canvas_fixture_press (fixture, "Escape");
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history);
  g_assert_cmpstr (value_of (fixture, "source", PLUMB_VIEW_PROPOSED), ==, fixture->okta);
  drag_by (fixture, canvas, end_of (fixture, canvas, TRUE), (PlumbPoint){ 660, 210 }, NULL, NULL,
           NULL);
  canvas_fixture_type (fixture, "Keycloak");
  canvas_fixture_press (fixture, "Return");
  made = canvas_fixture_find (fixture, "Keycloak");
  g_assert_nonnull (made);
  g_assert_cmpstr (value_of (fixture, "source", PLUMB_VIEW_PROPOSED), ==,
                   plumb_record_get_id (made));
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
}

/* -- Keys -------------------------------------------------------------------------------------- */

static void
test_type_to_rename (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas_fixture_type (fixture, "Ping");
  canvas_fixture_press (fixture, "Return");
  g_assert_nonnull (canvas_fixture_find (fixture, "Ping"));
  g_assert_null (canvas_fixture_find (fixture, "Okta"));
}

static void
test_keys_in_order (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbRect okta;

  select_both (fixture);
  canvas_fixture_press (fixture, "ctrl+shift+Right");
  g_assert_cmpfloat (rect_of (canvas, fixture->okta).x, ==, 400);
  canvas_fixture_press (fixture, "ctrl+z");
  plumb_review_undo (fixture->review, NULL);
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  canvas_fixture_press (fixture, "shift+alt+Right shift+alt+Right shift+alt+Down");
  okta = rect_of (canvas, fixture->okta);
  g_assert_cmpfloat (okta.width, ==, 208);
  g_assert_cmpfloat (okta.height, ==, 72);
  canvas_fixture_press (fixture, "ctrl+Tab");
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 2);
  select_both (fixture);
  canvas_fixture_press (fixture, "ctrl+shift+s");
  g_assert_cmpfloat (rect_of (canvas, fixture->snowflake).width, ==, 208);
  g_assert_cmpfloat (rect_of (canvas, fixture->snowflake).height, ==, 72);
  canvas_fixture_press (fixture, "ctrl+shift+p");
  g_assert_true (plumb_canvas_is_pinned (canvas));
  canvas_fixture_press (fixture, "ctrl+shift+p");
  g_assert_false (plumb_canvas_is_pinned (canvas));
  canvas_fixture_press (fixture, "ctrl+l");
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, 2);
  canvas_fixture_type (fixture, "REST API");
  canvas_fixture_press (fixture, "Return");
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  canvas_fixture_press (fixture, "ctrl+d");
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, 4);
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  canvas_fixture_press (fixture, "ctrl+shift+d");
  g_assert_cmpuint (plumb_review_count (fixture->review, "connection"), ==, 4);
  plumb_selection_set (fixture->selection, "system", fixture->auth);
  canvas_fixture_press (fixture, "ctrl+shift+g");
  g_assert_null (plumb_record_get (
      plumb_review_get_record (fixture->review, "system", fixture->auth), "container"));
  plumb_selection_clear (fixture->selection);
  canvas_fixture_press (fixture, "Insert");
  canvas_fixture_type (fixture, "Kafka");
  canvas_fixture_press (fixture, "Return");
  g_assert_nonnull (canvas_fixture_find (fixture, "Kafka"));
}

static void
test_keys_on_a_line (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autofree char *source = g_strdup (value_of (fixture, "source", PLUMB_VIEW_PROPOSED));
  PlumbRecord *place;

  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  canvas_fixture_press (fixture, "shift+Right");
  place = plumb_canvas_get_route_place (canvas, fixture->saml);
  g_assert_nonnull (place);
  g_assert_cmpfloat (plumb_record_get_real (place, "label_offset", -1), >, 0.5);
  canvas_fixture_press (fixture, "shift+alt+Right");
  g_assert_true (plumb_canvas_has_own_route (canvas, fixture->saml));
  canvas_fixture_press (fixture, "ctrl+u");
  g_assert_false (plumb_canvas_has_own_route (canvas, fixture->saml));
  canvas_fixture_press (fixture, "ctrl+r");
  g_assert_cmpstr (value_of (fixture, "target", PLUMB_VIEW_PROPOSED), ==, source);
}

/* -- Following --------------------------------------------------------------------------------- */

static void
test_tidy_is_followed (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas;
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GError) error = NULL;
  guint history;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("System %u", i);

      add (fixture, name, 700 - i * 40, 700 + i * 90);
    }
  canvas = show (fixture);
  history = canvas_fixture_count_history (fixture);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (plumb_edit_tidy (fixture->review, PLUMB_VIEW_PROPOSED, &error));
  g_assert_no_error (error);
  g_assert_true (plumb_canvas_is_following (canvas));
  canvas_fixture_settle_for (1000);
  g_assert_false (plumb_canvas_is_following (canvas));
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  plumb_review_undo (fixture->review, &error);
  g_assert_false (plumb_canvas_is_following (canvas));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* The ground goes on after the hand let go, and comes to rest; not where nothing shall move by itself. */
static void
test_glides (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  double before;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  canvas->space_held = TRUE;
  plumb_canvas_drag_begin (canvas, 500, 300, 0);
  for (guint i = 1; i <= 6; i++)
    {
      plumb_canvas_drag_update (canvas, 500 - 20.0 * i, 300, 0);
      g_usleep (8000);
    }
  before = gtk_adjustment_get_value (canvas->adjustments[0]);
  plumb_canvas_drag_end (canvas);
  g_assert_cmpuint (canvas->glide_tick, !=, 0);
  canvas_fixture_settle_for (2500);
  g_assert_cmpuint (canvas->glide_tick, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (canvas->adjustments[0]), >, before + 20);
}

/* -- Large targets ----------------------------------------------------------------------------- */

static void
test_finger (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint handle, at[8];
  PlumbEdges edges[8];
  PlumbSide side;
  guint n;

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  canvas->touched = TRUE;
  g_assert_true (plumb_canvas_get_connect_handle (canvas, PLUMB_SIDE_RIGHT, &handle));
  g_assert_true (plumb_canvas_hit_connect_handle (canvas, handle.x + 15, handle.y + 15, &side));
  n = plumb_canvas_get_resize_handles (canvas, at, edges);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (plumb_canvas_hit_resize_handle (canvas, at[i].x + 20, at[i].y - 20), ==,
                       edges[i]);
      g_assert_cmpfloat (MAX (fabs (at[i].x - handle.x), fabs (at[i].y - handle.y)), >=, 44);
    }
  canvas->touched = FALSE;
  g_assert_true (plumb_canvas_get_connect_handle (canvas, PLUMB_SIDE_RIGHT, &handle));
  g_assert_false (plumb_canvas_hit_connect_handle (canvas, handle.x + 15, handle.y + 15, &side));
}

/* -- Several records --------------------------------------------------------------------------- */

static GtkWidget *
find_labelled (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_field_of_all (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *panel, *caption, *editor;
  guint history;

  select_both (fixture);
  panel =
      plumb_several_panel_new (fixture->review, PLUMB_VIEW_CURRENT, fixture->selection, "system");
  canvas_fixture_present (fixture, panel, 380, 700);
  history = canvas_fixture_count_history (fixture);
  caption = find_labelled (panel, "Hosted where");
  g_assert_nonnull (caption);
  editor = gtk_widget_get_next_sibling (caption);
  canvas_fixture_click (fixture, editor, 40, gtk_widget_get_height (editor) / 2.0);
  canvas_fixture_type (fixture, "AWS Frankfurt");
  canvas_fixture_press (fixture, "Return");
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  g_assert_cmpstr (plumb_record_get (canvas_fixture_find (fixture, "Okta"), "hosting_where"), ==,
                   "AWS Frankfurt");
  g_assert_cmpstr (plumb_record_get (canvas_fixture_find (fixture, "Snowflake"), "hosting_where"),
                   ==, "AWS Frankfurt");
}

/* -- Between reviews --------------------------------------------------------------------------- */

static void
test_paste_elsewhere (CanvasFixture *fixture, gconstpointer data)
{
  CanvasFixture other = { 0 };
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *second;

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_selection_add (fixture->selection, "system", fixture->auth);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas_fixture_press (fixture, "ctrl+c");
  other.review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  other.selection = plumb_selection_new ();
  second = plumb_canvas_new (other.review, PLUMB_VIEW_PROPOSED, other.selection);
  canvas_fixture_present (&other, second, 800, 600);
  gtk_widget_grab_focus (second);
  canvas_fixture_press (&other, "ctrl+v");
  canvas_fixture_settle_for (300);
  g_assert_nonnull (canvas_fixture_find (&other, "Okta"));
  g_assert_cmpuint (plumb_review_count (other.review, "connection"), ==, 1);
  canvas_fixture_tear_down (&other, NULL);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/canvas/hand/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,              \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  ADD ("drag/reroutes", test_reroutes_live);
  ADD ("drag/grows", test_grows_live);
  ADD ("drag/leaves", test_leaves_container);
  ADD ("drag/distances", test_equal_distances);
  ADD ("drag/held-off", test_held_off);
  ADD ("drag/gives-way", test_gives_way);
  ADD ("drag/escape", test_escape_drag);
  ADD ("end/another", test_end_to_another);
  ADD ("end/kept", test_end_of_kept);
  ADD ("end/void", test_end_into_void);
  ADD ("keys/rename", test_type_to_rename);
  ADD ("keys/order", test_keys_in_order);
  ADD ("keys/line", test_keys_on_a_line);
  ADD ("follow/tidy", test_tidy_is_followed);
  ADD ("follow/glides", test_glides);
  ADD ("touch/finger", test_finger);
  ADD ("several/field", test_field_of_all);
  ADD ("copy/elsewhere", test_paste_elsewhere);
  return g_test_run ();
}
