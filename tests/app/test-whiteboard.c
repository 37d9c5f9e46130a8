// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Whiteboard mode and the session's clock, by real keys. */

#include "app-fixture.h"
#include "app/canvas/plumb-diagram-page.h"
#include "app/canvas/plumb-session-clock.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-whiteboard.h"
#include "app/window/plumb-window-private.h"

static GtkApplication *
new_application (void)
{
  GtkApplication *application = GTK_APPLICATION (plumb_application_new ());
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  return application;
}

static PlumbWindow *
show (PlumbReview *review, const char *section)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  PlumbWindow *window = plumb_window_new (application != NULL ? application : new_application ());

  plumb_window_set_review (window, review);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_settle (300);
  plumb_window_show_section (window, section);
  app_fixture_settle (300);
  gtk_widget_grab_focus (plumb_window_get_page (window));
  return window;
}

static GtkWidget *
find (GtkWidget *widget, const char *style)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, style) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, style);
  return found;
}

/* Every widget that is there and whether it is seen, to compare. */
static void
describe (GtkWidget *widget, GString *text)
{
  g_string_append_printf (text, "%s %d %d\n", G_OBJECT_TYPE_NAME (widget),
                          gtk_widget_get_visible (widget), gtk_widget_get_mapped (widget));
  if (!GTK_IS_SCROLLBAR (widget))
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      describe (child, text);
}

static void
test_whiteboard (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (review, "proposed");
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  GtkWidget *page = plumb_window_get_page (window);

  g_assert_true (PLUMB_IS_DIAGRAM_PAGE (page));
  describe (GTK_WIDGET (window->leaflet), before);
  app_fixture_press (GTK_WIDGET (window), "F11");
  app_fixture_settle (400);
  g_assert_true (plumb_whiteboard_is_on (window));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->header)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->sidebar)));
  g_assert_nonnull (find (page, "plumb-session-clock"));
  g_assert_true (gtk_widget_get_mapped (find (page, "plumb-entry-bar")));
  g_assert_false (gtk_widget_get_mapped (find (page, "plumb-panel")));
  app_fixture_press (GTK_WIDGET (window), "Escape");
  app_fixture_settle (600);
  g_assert_false (plumb_whiteboard_is_on (window));
  g_assert_null (find (page, "plumb-session-clock"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->header)));
  describe (GTK_WIDGET (window->leaflet), after);
  g_assert_cmpstr (before->str, ==, after->str);
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (50);
}

/* Another page is no whiteboard. */
static void
test_other_page (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (review, "proposed");

  plumb_whiteboard_enter (window);
  plumb_window_show_section (window, "gap");
  g_assert_false (plumb_whiteboard_is_on (window));
  g_assert_false (plumb_whiteboard_is_possible (window));
  app_fixture_settle (50);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->sidebar)));
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (50);
}

static void
test_clock (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (review, "proposed");
  PlumbRecord *root = plumb_review_get_root (review);
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 11, 17, 15, 12, 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *elapsed = NULL;
  g_autofree char *drawing = NULL;
  g_autofree char *dana = NULL;
  g_autofree char *turn = NULL;

  g_assert_null (plumb_session_dup_elapsed (review, later));
  app_fixture_press (GTK_WIDGET (window), "F9");
  g_assert_true (plumb_session_is_running (review));
  g_assert_true (plumb_record_has (root, "session_started"));
  app_fixture_press (GTK_WIDGET (window), "F9");
  g_assert_false (plumb_session_is_running (review));
  g_assert_true (plumb_record_has (root, "session_ended"));
  app_fixture_press (GTK_WIDGET (window), "F9");
  g_assert_true (plumb_session_is_running (review));
  for (guint i = 0; i < 3; i++)
    g_assert_true (plumb_review_undo (review, &error));
  g_assert_false (plumb_record_has (root, "session_started"));
  plumb_review_begin (review, "Start");
  plumb_review_set (review, root, "session_started", "2026-11-17T14:00:00Z", &error);
  plumb_review_commit (review, &error);
  g_assert_no_error (error);
  elapsed = plumb_session_dup_elapsed (review, later);
  g_assert_cmpstr (elapsed, ==, "1:12:05");
  g_assert_null (plumb_session_dup_drawing (review));
  dana = app_fixture_add (review, "person", "name", "Dana Lee", NULL);
  turn = app_fixture_add (review, "pen", "person", dana, "began", "2026-11-17T14:10:00Z", NULL);
  drawing = plumb_session_dup_drawing (review);
  g_assert_cmpstr (drawing, ==, "Drawing now: Dana Lee");
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  adw_init ();
  g_test_add_func ("/whiteboard/mode", test_whiteboard);
  g_test_add_func ("/whiteboard/other-page", test_other_page);
  g_test_add_func ("/whiteboard/clock", test_clock);
  return g_test_run ();
}
