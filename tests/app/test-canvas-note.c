// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Notes on the canvas, by pointer and by keys. */

#include "app-fixture.h"
#include "app/canvas/plumb-canvas-private.h"
#include "canvas-fixture.h"

static PlumbCanvas *
show (CanvasFixture *fixture)
{
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  canvas_fixture_present (fixture, canvas, 1000, 760);
  gtk_widget_grab_focus (canvas);
  return PLUMB_CANVAS (canvas);
}

static char *
add_note (CanvasFixture *fixture)
{
  return app_fixture_add (fixture->review, "annotation", "view", PLUMB_VIEW_PROPOSED, "x", "640",
                          "y", "200", "w", "160", "h", "40", "text", "They batch at night", NULL);
}

static PlumbRecord *
get_note (CanvasFixture *fixture, const char *id)
{
  return plumb_review_get_record (fixture->review, "annotation", id);
}

static void
drag (PlumbCanvas *canvas, PlumbPoint from, PlumbPoint to)
{
  PlumbPoint places[] = { from, to };

  app_fixture_draw (GTK_WIDGET (canvas), places, 2);
}

static PlumbRect
rect_of (PlumbCanvas *canvas, const char *id)
{
  int note = plumb_scene_find_note (canvas->scene, id);

  g_assert_cmpint (note, >=, 0);
  return plumb_scene_get_note (canvas->scene, (guint)note)->rect;
}

static void
test_resize (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_note (fixture);
  PlumbCanvas *canvas = show (fixture);
  PlumbRect before = rect_of (canvas, id), after;
  PlumbPoint corner = plumb_canvas_to_widget (
      canvas, (PlumbPoint){ plumb_rect_right (&before), plumb_rect_bottom (&before) });
  guint history = canvas_fixture_count_history (fixture);
  g_autoptr (GError) error = NULL;

  plumb_selection_set (fixture->selection, "annotation", id);
  drag (canvas, corner, (PlumbPoint){ corner.x + 48, corner.y + 64 });
  after = rect_of (canvas, id);
  g_assert_cmpfloat (after.width, >, before.width);
  g_assert_cmpfloat (after.height, >, before.height);
  g_assert_cmpfloat (after.x, ==, before.x);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, history + 1);
  app_fixture_press (fixture->window, "alt+shift+Right shift+Down");
  g_assert_cmpfloat (rect_of (canvas, id).width, ==, after.width + PLUMB_GRID);
  g_assert_cmpfloat (rect_of (canvas, id).y, ==, after.y + PLUMB_GRID);
  for (guint i = 0; i < 3; i++)
    plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (rect_of (canvas, id).width, ==, before.width);
}

/* From the handle below a note to what it is about; into the void it points at nothing. */
static void
test_point (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_note (fixture);
  PlumbCanvas *canvas = show (fixture);
  int box = plumb_scene_find_box (canvas->scene, fixture->snowflake);
  PlumbPoint center = plumb_rect_center (&plumb_scene_get_box (canvas->scene, (guint)box)->rect);
  PlumbPoint handle;

  plumb_selection_set (fixture->selection, "annotation", id);
  g_assert_true (plumb_canvas_get_point_handle (canvas, &handle));
  drag (canvas, handle, plumb_canvas_to_widget (canvas, center));
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "points_at_table"), ==, "system");
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "points_at"), ==, fixture->snowflake);
  g_assert_true (plumb_scene_get_note (canvas->scene, 0)->points);
  drag (canvas, handle, (PlumbPoint){ handle.x + 20, handle.y + 90 });
  g_assert_false (plumb_record_has (get_note (fixture, id), "points_at"));
}

static void
test_point_by_key (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_note (fixture);
  PlumbCanvas *canvas = show (fixture);

  plumb_selection_set (fixture->selection, "annotation", id);
  plumb_selection_add (fixture->selection, "connection", fixture->saml);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.point-note", NULL);
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "points_at"), ==, fixture->saml);
  plumb_selection_set (fixture->selection, "annotation", id);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.point-note", NULL);
  g_assert_false (plumb_record_has (get_note (fixture, id), "points_at"));
}

/* Made, written, moved and deleted, and each taken back. */
static void
test_life (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint at = plumb_canvas_to_widget (canvas, (PlumbPoint){ 680, 240 });
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  PlumbRect before;

  plumb_canvas_set_tool (canvas, PLUMB_TOOL_NOTE);
  app_fixture_draw (GTK_WIDGET (canvas), &at, 1);
  app_fixture_type (fixture->window, "Ask the DBA");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpuint (plumb_review_count (fixture->review, "annotation"), ==, 1);
  id = g_strdup (
      plumb_record_get_id (plumb_review_get_records (fixture->review, "annotation")->pdata[0]));
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "text"), ==, "Ask the DBA");
  before = rect_of (canvas, id);
  at = plumb_rect_center (&before);
  drag (canvas, plumb_canvas_to_widget (canvas, at),
        plumb_canvas_to_widget (canvas, (PlumbPoint){ at.x + 80, at.y + 40 }));
  g_assert_cmpfloat (rect_of (canvas, id).x, >, before.x + 60);
  app_fixture_press (fixture->window, "F2");
  app_fixture_type (fixture->window, "Ask her");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "text"), ==, "Ask her");
  app_fixture_press (fixture->window, "Delete");
  g_assert_cmpuint (plumb_review_count (fixture->review, "annotation"), ==, 0);
  for (guint i = 0; i < 4; i++)
    plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_review_count (fixture->review, "annotation"), ==, 0);
  plumb_review_redo (fixture->review, &error);
  g_assert_cmpstr (plumb_record_get (get_note (fixture, id), "text"), ==, "Ask the DBA");
}

#define TEST(name, function)                                                                       \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_set_up, function, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_init (&argc, &argv);
  TEST ("/canvas-note/life", test_life);
  TEST ("/canvas-note/resize", test_resize);
  TEST ("/canvas-note/point", test_point);
  TEST ("/canvas-note/point-by-key", test_point_by_key);
  return g_test_run ();
}
