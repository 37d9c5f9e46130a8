// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Pen and eraser on the canvas, with a real pointer and real keys; and a stylus as the gesture tells it. */

#include "app-fixture.h"
#include "app/canvas/plumb-canvas-private.h"
#include "app/plumb-settings.h"
#include "canvas-fixture.h"
#include "diagram/plumb-ink.h"

static PlumbCanvas *
show (CanvasFixture *fixture)
{
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  canvas_fixture_present (fixture, canvas, 1000, 760);
  gtk_widget_grab_focus (canvas);
  return PLUMB_CANVAS (canvas);
}

static PlumbRecord *
only_stroke (CanvasFixture *fixture)
{
  const GPtrArray *strokes = plumb_review_get_records (fixture->review, "ink");

  g_assert_cmpuint (strokes->len, ==, 1);
  return strokes->pdata[0];
}

/* Where a stroke may go: over a box, which stays where it is. */
static const PlumbPoint way[] = { { 60, 200 }, { 120, 70 }, { 250, 220 }, { 420, 180 } };

static void
draw (PlumbCanvas *canvas)
{
  PlumbPoint places[G_N_ELEMENTS (way)];

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    places[i] = plumb_canvas_to_widget (canvas, way[i]);
  app_fixture_draw (GTK_WIDGET (canvas), places, G_N_ELEMENTS (places));
}

static void
test_pen (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);
  g_autoptr (GArray) points = NULL;
  g_autoptr (GError) error = NULL;
  const PlumbStrokePoint *last;

  app_fixture_press (fixture->window, "F7");
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_PEN);
  plumb_canvas_set_pen (canvas, "red", TRUE);
  draw (canvas);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpstr (plumb_record_get (only_stroke (fixture), "view"), ==, PLUMB_VIEW_PROPOSED);
  g_assert_cmpstr (plumb_record_get (only_stroke (fixture), "colour"), ==, "red");
  g_assert_cmpfloat (plumb_record_get_real (only_stroke (fixture), "width", 0), ==,
                     PLUMB_INK_THICK);
  points = plumb_stroke_parse (plumb_record_get (only_stroke (fixture), "points"));
  g_assert_nonnull (points);
  g_assert_cmpuint (points->len, >=, 4);
  g_assert_cmpuint (points->len, <, 40);
  last = &g_array_index (points, PlumbStrokePoint, points->len - 1);
  g_assert_cmpfloat_with_epsilon (last->x, 420, 2);
  g_assert_cmpfloat_with_epsilon (last->y, 180, 2);
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 1);
  /* Nothing else happened: nothing is selected, moved or named, and the pen is still the tool. */
  g_assert_cmpuint (plumb_selection_get_n (fixture->selection), ==, 0);
  g_assert_null (canvas->entry);
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_PEN);
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 0);
}

/* Two quick dots are two dots: no system is made by a double click of the pen. */
static void
test_dots (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  PlumbPoint at = plumb_canvas_to_widget (canvas, (PlumbPoint){ 700, 300 });

  plumb_canvas_set_tool (canvas, PLUMB_TOOL_PEN);
  app_fixture_draw (GTK_WIDGET (canvas), &at, 1);
  app_fixture_draw (GTK_WIDGET (canvas), &at, 1);
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 2);
  g_assert_null (canvas->entry);
}

static void
test_escape (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before = canvas_fixture_count_history (fixture);

  plumb_canvas_set_tool (canvas, PLUMB_TOOL_PEN);
  plumb_canvas_drag_begin (canvas, 100, 100, 0);
  plumb_canvas_drag_update (canvas, 200, 140, 0);
  g_assert_true (plumb_canvas_escape (canvas));
  plumb_canvas_drag_end (canvas);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_PEN);
  app_fixture_press (fixture->window, "Escape");
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_SELECT);
}

static void
add_line (CanvasFixture *fixture, double y)
{
  const PlumbStrokePoint line[] = { { 640, y, 100 }, { 760, y, 100 } };
  g_autoptr (GError) error = NULL;

  plumb_ink_add (fixture->review, PLUMB_VIEW_PROPOSED, line, 2, "blue", PLUMB_INK_THIN, &error);
  g_assert_no_error (error);
}

static void
test_eraser (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GError) error = NULL;
  PlumbPoint sweep[2];
  guint before;

  for (guint i = 0; i < 3; i++)
    add_line (fixture, 200 + 40 * i);
  before = canvas_fixture_count_history (fixture);
  app_fixture_press (fixture->window, "shift+F7");
  g_assert_cmpint (plumb_canvas_get_tool (canvas), ==, PLUMB_TOOL_ERASER);
  sweep[0] = plumb_canvas_to_widget (canvas, (PlumbPoint){ 700, 180 });
  sweep[1] = plumb_canvas_to_widget (canvas, (PlumbPoint){ 700, 255 });
  app_fixture_draw (GTK_WIDGET (canvas), sweep, 2);
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 1);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  /* A sweep that touches nothing is no act. */
  app_fixture_draw (GTK_WIDGET (canvas), sweep, 2);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 3);
}

static void
test_hide (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  const char *uid = plumb_review_get_uid (fixture->review);

  add_line (fixture, 200);
  app_fixture_press (fixture->window, "ctrl+F7");
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 0);
  g_assert_true (plumb_settings_hides_ink (uid));
  /* It is hidden, not gone, and what is edited meanwhile does not bring it back. */
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 1);
  add_line (fixture, 300);
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 0);
  /* Who draws wants to see it. */
  plumb_canvas_set_tool (canvas, PLUMB_TOOL_PEN);
  draw (canvas);
  g_assert_cmpuint (plumb_scene_get_n_strokes (canvas->scene), ==, 3);
  g_assert_false (plumb_settings_hides_ink (uid));
}

static void
test_erase_all (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  guint before;

  add_line (fixture, 200);
  add_line (fixture, 240);
  before = canvas_fixture_count_history (fixture);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.erase-ink", NULL);
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 0);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
}

/* What the gesture of a stylus does: pressure is width, and the other end erases. */
static void
test_stylus (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture);
  g_autoptr (GArray) points = NULL;
  const PlumbStrokePoint *first, *last;

  plumb_canvas_ink_begin (canvas, 300, 300, plumb_ink_get_share (0.1), FALSE);
  for (guint i = 1; i <= 20; i++)
    plumb_canvas_ink_continue (canvas, 300 + 10 * i, 300, plumb_ink_get_share (i / 20.0));
  plumb_canvas_ink_end (canvas);
  points = plumb_stroke_parse (plumb_record_get (only_stroke (fixture), "points"));
  first = &g_array_index (points, PlumbStrokePoint, 0);
  last = &g_array_index (points, PlumbStrokePoint, points->len - 1);
  g_assert_cmpfloat (first->share, <, 60);
  g_assert_cmpfloat (last->share, ==, plumb_ink_get_share (1));
  plumb_canvas_ink_begin (canvas, 400, 280, 100, TRUE);
  plumb_canvas_ink_continue (canvas, 400, 320, 100);
  /* It is seen to go at once, and is gone when the stylus is lifted. */
  g_assert_cmpuint (plumb_scene_get_n_strokes (plumb_canvas_get_shown (canvas)), ==, 0);
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 1);
  plumb_canvas_ink_end (canvas);
  g_assert_cmpuint (plumb_review_count (fixture->review, "ink"), ==, 0);
}

#define TEST(name, function)                                                                       \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_set_up, function, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_init (&argc, &argv);
  TEST ("/canvas-ink/pen", test_pen);
  TEST ("/canvas-ink/dots", test_dots);
  TEST ("/canvas-ink/escape", test_escape);
  TEST ("/canvas-ink/eraser", test_eraser);
  TEST ("/canvas-ink/hide", test_hide);
  TEST ("/canvas-ink/erase-all", test_erase_all);
  TEST ("/canvas-ink/stylus", test_stylus);
  return g_test_run ();
}
