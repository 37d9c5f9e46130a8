// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Ways of looking at the picture: finding, filters, the minimap, the legend, flying. */

#include "app/canvas/plumb-canvas-private.h"
#include "app/canvas/plumb-filter-menu.h"
#include "app/canvas/plumb-legend.h"
#include "app/canvas/plumb-minimap.h"
#include "app/canvas/plumb-outline.h"
#include "app/canvas/plumb-search-bar.h"
#include "app/plumb-flow.h"
#include "canvas-fixture.h"

/* The canvas in a scrolled window, with @beside next to it (or NULL). */
static PlumbCanvas *
show (CanvasFixture *fixture, GtkWidget *(*make) (PlumbCanvas *canvas), GtkWidget **beside)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  if (make != NULL)
    {
      *beside = make (PLUMB_CANVAS (canvas));
      gtk_box_append (GTK_BOX (box), *beside);
    }
  canvas_fixture_present (fixture, box, 1000, 760);
  return PLUMB_CANVAS (canvas);
}

static void
set_animations (gboolean on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", on, NULL);
}

static void
wait_until_landed (PlumbCanvas *canvas)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (canvas->fly_tick != 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (canvas->fly_tick, ==, 0);
}

static void
assert_in_sight (PlumbCanvas *canvas, const char *id)
{
  PlumbRect sight = plumb_canvas_get_sight (canvas);
  PlumbRect rect;

  g_assert_true (plumb_canvas_get_rect_of (canvas, id, &rect));
  g_assert_true (plumb_rect_contains_rect (&sight, &rect));
}

/* -- Flying ------------------------------------------------------------------------------------ */

static void
test_fly (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture, NULL, NULL);

  set_animations (TRUE);
  plumb_canvas_center_on (canvas, (PlumbPoint){ 4000, 3000 });
  plumb_canvas_fly_to_record (canvas, "system", fixture->okta);
  g_assert_cmpuint (canvas->fly_tick, !=, 0);
  wait_until_landed (canvas);
  assert_in_sight (canvas, fixture->okta);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->okta);
}

static void
test_fly_without_motion (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture, NULL, NULL);

  set_animations (FALSE);
  plumb_canvas_center_on (canvas, (PlumbPoint){ 4000, 3000 });
  plumb_canvas_fly_to_record (canvas, "connection", fixture->saml);
  g_assert_cmpuint (canvas->fly_tick, ==, 0);
  assert_in_sight (canvas, fixture->saml);
  set_animations (TRUE);
}

/* Who scrolls meanwhile takes over; what is in sight already does not move; what cannot be read comes
 * nearer. */
static void
test_fly_gives_way (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture, NULL, NULL);
  PlumbCanvasPlace before;

  set_animations (TRUE);
  plumb_canvas_center_on (canvas, (PlumbPoint){ 4000, 3000 });
  plumb_canvas_fly_to_record (canvas, "system", fixture->okta);
  plumb_canvas_scroll_by (canvas, 5, 0);
  g_assert_cmpuint (canvas->fly_tick, ==, 0);
  plumb_canvas_fit (canvas);
  before = plumb_canvas_get_place (canvas);
  plumb_canvas_fly_to_record (canvas, "system", fixture->snowflake);
  g_assert_cmpuint (canvas->fly_tick, ==, 0);
  g_assert_cmpfloat (plumb_canvas_get_place (canvas).center.x, ==, before.center.x);
  plumb_canvas_zoom_at (canvas, 0.1, 0, 0);
  plumb_canvas_fly_to_record (canvas, "system", fixture->snowflake);
  wait_until_landed (canvas);
  g_assert_cmpfloat (plumb_canvas_get_zoom (canvas), >=, 0.6);
  assert_in_sight (canvas, fixture->snowflake);
}

/* -- Finding ----------------------------------------------------------------------------------- */

static GtkEntry *
get_text (GtkWidget *bar)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));

  while (!GTK_IS_ENTRY (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_ENTRY (child);
}

static gboolean
press (GtkWidget *bar, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bar);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

static const char *
get_count (GtkWidget *bar)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (get_text (bar)))));
}

static void
test_search (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  PlumbCanvas *canvas = show (fixture, plumb_search_bar_new, &bar);
  PlumbCanvasPlace before;

  set_animations (FALSE);
  plumb_selection_set (fixture->selection, "system", fixture->snowflake);
  plumb_canvas_center_on (canvas, (PlumbPoint){ 2000, 2000 });
  before = plumb_canvas_get_place (canvas);
  plumb_search_bar_open (PLUMB_SEARCH_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (get_text (bar)), "a");
  /* Okta, SAML SSO, Snowflake, Auth module: in the order in which one reads. */
  g_assert_cmpuint (plumb_search_bar_get_n_found (PLUMB_SEARCH_BAR (bar)), ==, 4);
  g_assert_cmpstr (get_count (bar), ==, "1 of 4");
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->okta);
  assert_in_sight (canvas, fixture->okta);
  g_assert_true (press (bar, GDK_KEY_Return, 0));
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "connection"), ==, fixture->saml);
  g_assert_cmpstr (get_count (bar), ==, "2 of 4");
  press (bar, GDK_KEY_Return, GDK_SHIFT_MASK);
  press (bar, GDK_KEY_Return, GDK_SHIFT_MASK);
  g_assert_cmpstr (get_count (bar), ==, "4 of 4");
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->auth);
  gtk_editable_set_text (GTK_EDITABLE (get_text (bar)), "nowhere");
  g_assert_cmpstr (get_count (bar), ==, "Not found");
  press (bar, GDK_KEY_Escape, 0);
  g_assert_cmpfloat_with_epsilon (plumb_canvas_get_place (canvas).center.x, before.center.x, 1);
  g_assert_cmpfloat_with_epsilon (plumb_canvas_get_place (canvas).center.y, before.center.y, 1);
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->snowflake);
  g_assert_null (canvas->found);
  set_animations (TRUE);
}

/* The picture may change while one searches. */
static void
test_search_follows (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  g_autoptr (GError) error = NULL;
  PlumbRecord *okta = plumb_review_get_record (fixture->review, "system", fixture->okta);

  show (fixture, plumb_search_bar_new, &bar);
  plumb_search_bar_open (PLUMB_SEARCH_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (get_text (bar)), "snow");
  g_assert_cmpstr (get_count (bar), ==, "1 of 1");
  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, okta, "name", "Snow White", FALSE,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_count (bar), ==, "2 of 2");
  plumb_search_bar_close (PLUMB_SEARCH_BAR (bar));
  g_assert_cmpstr (plumb_selection_get_only (fixture->selection, "system"), ==, fixture->snowflake);
}

/* What a filter hides is found all the same, and shows when it is. */
static void
test_search_through_filter (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  PlumbCanvas *canvas = show (fixture, plumb_search_bar_new, &bar);
  PlumbFilter filter = PLUMB_FILTER_INIT;
  int snowflake = plumb_scene_find_box (canvas->scene, fixture->snowflake);

  filter.family = PLUMB_FAMILY_IDENTITY;
  filter.hide = TRUE;
  plumb_canvas_set_filter (canvas, &filter);
  g_assert_cmpint (plumb_scene_get_box (canvas->scene, (guint)snowflake)->shade, ==,
                   PLUMB_SHADE_HIDDEN);
  plumb_search_bar_open (PLUMB_SEARCH_BAR (bar));
  gtk_editable_set_text (GTK_EDITABLE (get_text (bar)), "snow");
  g_assert_cmpstr (get_count (bar), ==, "1 of 1");
  g_assert_cmpint (plumb_scene_get_box (canvas->scene, (guint)snowflake)->shade, ==,
                   PLUMB_SHADE_FULL);
}

/* -- Filters ----------------------------------------------------------------------------------- */

static PlumbShade
shade_of (PlumbCanvas *canvas, const char *id)
{
  int box = plumb_scene_find_box (canvas->scene, id);

  return plumb_scene_get_box (canvas->scene, (guint)box)->shade;
}

static void
test_filter (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *chip;
  PlumbCanvas *canvas = show (fixture, plumb_filter_chip_new, &chip);
  guint before = canvas_fixture_count_history (fixture);
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autofree char *words = NULL;

  g_assert_false (gtk_widget_get_visible (chip));
  filter.family = PLUMB_FAMILY_IDENTITY;
  plumb_canvas_set_filter (canvas, &filter);
  g_assert_true (gtk_widget_get_visible (chip));
  words = plumb_filter_describe (canvas);
  g_assert_cmpstr (words, ==, "Identity: 1 system and 0 connections dimmed");
  g_assert_cmpint (shade_of (canvas, fixture->snowflake), ==, PLUMB_SHADE_FAINT);
  g_assert_cmpint (shade_of (canvas, fixture->okta), ==, PLUMB_SHADE_FULL);
  /* Selected it shows, and stands back again after that. */
  plumb_selection_set (fixture->selection, "system", fixture->snowflake);
  g_assert_cmpint (shade_of (canvas, fixture->snowflake), ==, PLUMB_SHADE_FULL);
  plumb_selection_clear (fixture->selection);
  g_assert_cmpint (shade_of (canvas, fixture->snowflake), ==, PLUMB_SHADE_FAINT);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before);
  g_signal_emit_by_name (gtk_widget_get_last_child (chip), "clicked");
  g_assert_false (gtk_widget_get_visible (chip));
  g_assert_cmpint (shade_of (canvas, fixture->snowflake), ==, PLUMB_SHADE_FULL);
}

/* It holds for what is drawn later, and is over when what one looked around is gone. */
static void
test_filter_follows (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture, NULL, NULL);
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autoptr (GError) error = NULL;
  PlumbRect place = { 700, 40, 192, 64 };
  PlumbRecord *kafka, *okta;

  filter.around = fixture->okta;
  plumb_canvas_set_filter (canvas, &filter);
  kafka = plumb_edit_add_system (fixture->review, PLUMB_VIEW_PROPOSED, "Kafka", NULL, &place, NULL,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpint (shade_of (canvas, plumb_record_get_id (kafka)), ==, PLUMB_SHADE_FAINT);
  okta = plumb_review_get_record (fixture->review, "system", fixture->okta);
  plumb_edit_delete (fixture->review, PLUMB_VIEW_PROPOSED, &okta, 1, &error);
  if (plumb_review_get_record (fixture->review, "system", fixture->okta) != NULL)
    {
      okta = plumb_review_get_record (fixture->review, "system", fixture->okta);
      plumb_edit_delete (fixture->review, PLUMB_VIEW_CURRENT, &okta, 1, &error);
    }
  g_assert_no_error (error);
  g_assert_false (plumb_filter_is_active (plumb_canvas_get_filter (canvas)));
  g_assert_cmpint (shade_of (canvas, plumb_record_get_id (kafka)), ==, PLUMB_SHADE_FULL);
}

/* Walking and the outline pass by what stands back; a drag goes on as ever. */
static void
test_filter_walk (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCanvas *canvas = show (fixture, NULL, NULL);
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autoptr (GArray) all = plumb_walk_get_order (canvas->scene);
  g_autoptr (GArray) some = NULL;
  guint okta = (guint)plumb_scene_find_box (canvas->scene, fixture->okta);
  int snowflake = plumb_scene_find_box (canvas->scene, fixture->snowflake);

  g_assert_cmpint (plumb_walk_to_side (canvas->scene, okta, PLUMB_SIDE_RIGHT), ==, snowflake);
  filter.family = PLUMB_FAMILY_IDENTITY;
  plumb_canvas_set_filter (canvas, &filter);
  some = plumb_walk_get_order (canvas->scene);
  g_assert_cmpuint (some->len, ==, all->len - 1);
  g_assert_cmpint (plumb_walk_to_side (canvas->scene, okta, PLUMB_SIDE_RIGHT), !=, snowflake);
}

/* -- The minimap ------------------------------------------------------------------------------- */

static void
assert_visible_soon (GtkWidget *widget, gboolean visible)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (gtk_widget_get_visible (widget) != visible && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (gtk_widget_get_visible (widget), ==, visible);
}

static void
test_minimap (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *minimap;
  PlumbCanvas *canvas = show (fixture, plumb_minimap_new, &minimap);
  guint painted;

  g_assert_false (gtk_widget_get_visible (minimap));
  plumb_canvas_zoom_at (canvas, 4, 0, 0);
  assert_visible_soon (minimap, TRUE);
  canvas_fixture_settle ();
  g_assert_false (gtk_widget_get_focusable (minimap));
  painted = plumb_minimap_get_n_painted (PLUMB_MINIMAP (minimap));
  g_assert_cmpuint (painted, ==, 1);
  for (guint i = 0; i < 20; i++)
    {
      plumb_canvas_scroll_by (canvas, 7, 3);
      canvas_fixture_settle_for (5);
    }
  g_assert_cmpuint (plumb_minimap_get_n_painted (PLUMB_MINIMAP (minimap)), ==, painted);
  plumb_minimap_set_wanted (PLUMB_MINIMAP (minimap), FALSE);
  assert_visible_soon (minimap, FALSE);
  plumb_minimap_set_wanted (PLUMB_MINIMAP (minimap), TRUE);
  assert_visible_soon (minimap, TRUE);
  plumb_canvas_zoom_at (canvas, 1, 0, 0);
  assert_visible_soon (minimap, FALSE);
}

static GtkGesture *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  return NULL;
}

/* A press beside the frame brings its middle there. */
static void
test_minimap_press (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *minimap;
  PlumbCanvas *canvas = show (fixture, plumb_minimap_new, &minimap);
  PlumbRect bounds = plumb_scene_get_bounds (canvas->scene);
  PlumbPoint center;

  gtk_widget_set_halign (minimap, GTK_ALIGN_START);
  plumb_canvas_zoom_at (canvas, 4, 0, 0);
  assert_visible_soon (minimap, TRUE);
  canvas_fixture_settle ();
  plumb_canvas_center_on (canvas, (PlumbPoint){ bounds.x, bounds.y });
  g_signal_emit_by_name (find_drag (minimap), "drag-begin", gtk_widget_get_width (minimap) / 2.0,
                         gtk_widget_get_height (minimap) / 2.0);
  center = plumb_canvas_get_place (canvas).center;
  g_assert_cmpfloat_with_epsilon (center.x, bounds.x + bounds.width / 2, bounds.width / 20);
  g_assert_cmpfloat_with_epsilon (center.y, bounds.y + bounds.height / 2, bounds.height / 20);
}

/* -- The legend -------------------------------------------------------------------------------- */

static void
test_legend (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *legend;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  show (fixture, plumb_legend_new, &legend);
  g_assert_false (gtk_widget_get_visible (legend));
  plumb_legend_set_open (PLUMB_LEGEND (legend), TRUE);
  g_assert_true (gtk_widget_get_visible (legend));
  before = plumb_legend_dup_text (PLUMB_LEGEND (legend));
  g_assert_cmpstr (before, ==, "Identity\n");
  g_free (canvas_fixture_add_gap (fixture, fixture->saml, "SCIM is beta"));
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (after);
      after = plumb_legend_dup_text (PLUMB_LEGEND (legend));
    }
  while (g_str_equal (before, after) && g_get_monotonic_time () < until);
  g_assert_cmpstr (after, ==, "Identity\nOpen gap\n");
}

static void
test_flow (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *flow = plumb_flow_new (10, 4);
  int minimum, natural, one, two;

  g_object_ref_sink (flow);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, 100, 20);
      plumb_flow_append (PLUMB_FLOW (flow), child);
    }
  gtk_widget_measure (flow, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  gtk_widget_measure (flow, GTK_ORIENTATION_VERTICAL, 320, &one, NULL, NULL, NULL);
  gtk_widget_measure (flow, GTK_ORIENTATION_VERTICAL, 319, &two, NULL, NULL, NULL);
  g_assert_cmpint (one, ==, 20);
  g_assert_cmpint (two, ==, 44);
  g_object_unref (flow);
}

/* -- The outline ------------------------------------------------------------------------------- */

static GtkWidget *
new_outline (PlumbCanvas *canvas)
{
  return plumb_outline_new (canvas, plumb_canvas_get_selection (canvas));
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *changed)
{
  *changed += removed + added;
}

/* Without making room for it, which is not what is tested here. */
static void
add_plain_system (PlumbReview *review, int i)
{
  g_autofree char *name = g_strdup_printf ("System %d", i);
  g_autofree char *x = g_strdup_printf ("%d", 800 + 240 * (i % 40));
  g_autofree char *y = g_strdup_printf ("%d", 40 + 120 * (i / 40));
  PlumbRecord *system = plumb_review_add (review, "system", NULL, "name", name, NULL);

  g_assert_nonnull (system);
  g_assert_nonnull (plumb_review_add (review, "placement", NULL, "view", PLUMB_VIEW_PROPOSED,
                                      "system", plumb_record_get_id (system), "x", x, "y", y, "w",
                                      "192", "h", "64", NULL));
}

/* One edit of a long list changes the rows that say something else, not all; and rows are made for what
 * one sees only. */
static void
test_long_outline (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *outline;
  g_autoptr (GError) error = NULL;
  PlumbRecord *okta = plumb_review_get_record (fixture->review, "system", fixture->okta);
  guint changed = 0, rows = 0;
  GListModel *model;

  plumb_review_begin (fixture->review, "Many");
  for (int i = 0; i < 2300; i++)
    add_plain_system (fixture->review, i);
  plumb_review_commit (fixture->review, &error);
  g_assert_no_error (error);
  show (fixture, new_outline, &outline);
  model = plumb_outline_get_model (PLUMB_OUTLINE (outline));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2305);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &changed);
  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, okta, "product", "Workforce", FALSE,
                          &error);
  g_assert_no_error (error);
  while (changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changed, ==, 2);
  for (GtkWidget *row = gtk_widget_get_first_child (
           gtk_widget_get_first_child (gtk_widget_get_first_child (outline)));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  g_assert_cmpuint (rows, <, 400);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/views/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,                    \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  ADD ("fly/there", test_fly);
  ADD ("fly/without-motion", test_fly_without_motion);
  ADD ("fly/gives-way", test_fly_gives_way);
  ADD ("search/walk", test_search);
  ADD ("search/follows", test_search_follows);
  ADD ("search/through-filter", test_search_through_filter);
  ADD ("filter/chip", test_filter);
  ADD ("filter/follows", test_filter_follows);
  ADD ("filter/walk", test_filter_walk);
  ADD ("minimap/shows-itself", test_minimap);
  ADD ("minimap/press", test_minimap_press);
  ADD ("legend/what-is-used", test_legend);
  ADD ("legend/flow", test_flow);
  ADD ("outline/long", test_long_outline);
  return g_test_run ();
}
