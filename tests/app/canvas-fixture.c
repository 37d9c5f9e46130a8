// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas-fixture.h"
#include "settle.h"

#include <gdk/x11/gdkx.h>

void
canvas_fixture_init (int *argc, char ***argv)
{
  /* Tiles need no GL, whose drivers keep memory of their own. */
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

static char *
add_system (CanvasFixture *fixture, const char *name, const char *container, PlumbRect place)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *inside =
      container != NULL ? plumb_review_get_record (fixture->review, "system", container) : NULL;
  PlumbRecord *system = plumb_edit_add_system (fixture->review, PLUMB_VIEW_PROPOSED, name, inside,
                                               &place, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (plumb_record_get_id (system));
}

void
canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PlumbRect place = { 0, 320, 480, 208 };
  PlumbRecord *record;

  fixture->review = plumb_review_new (PLUMB_KIND_CUSTOMER, NULL, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
  fixture->selection = plumb_selection_new ();
  fixture->okta = add_system (fixture, "Okta", NULL, (PlumbRect){ 40, 40, 192, 64 });
  fixture->snowflake = add_system (fixture, "Snowflake", NULL, (PlumbRect){ 400, 40, 192, 64 });
  record = plumb_edit_add_container (fixture->review, PLUMB_VIEW_PROPOSED, "Fleetline", NULL, 0,
                                     &place, &error);
  g_assert_no_error (error);
  fixture->fleetline = g_strdup (plumb_record_get_id (record));
  fixture->auth =
      add_system (fixture, "Auth module", fixture->fleetline, (PlumbRect){ 40, 56, 192, 64 });
  record = plumb_edit_connect (fixture->review, PLUMB_VIEW_PROPOSED,
                               plumb_review_get_record (fixture->review, "system", fixture->okta),
                               plumb_review_get_record (fixture->review, "system", fixture->auth),
                               &error);
  g_assert_no_error (error);
  fixture->saml = g_strdup (plumb_record_get_id (record));
  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, record, "method", "SAML SSO", FALSE,
                          &error);
  g_assert_no_error (error);
}

void
canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  canvas_fixture_settle ();
  plumb_review_close (fixture->review, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->review);
  g_object_unref (fixture->selection);
  g_free (fixture->okta);
  g_free (fixture->auth);
  g_free (fixture->fleetline);
  g_free (fixture->snowflake);
  g_free (fixture->saml);
}

void
canvas_fixture_settle_for (guint milliseconds)
{
  app_test_settle (milliseconds);
}

void
canvas_fixture_settle (void)
{
  canvas_fixture_settle_for (40);
}

void
canvas_fixture_present (CanvasFixture *fixture, GtkWidget *child, int width, int height)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (child) == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (child), >, 0);
  canvas_fixture_settle ();
}

guint
canvas_fixture_count_history (CanvasFixture *fixture)
{
  g_autoptr (GPtrArray) entries = plumb_review_list_history (fixture->review, 0, 0);

  return entries->len;
}

char *
canvas_fixture_add_gap (CanvasFixture *fixture, const char *connection, const char *gap)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  PlumbRecord *record;

  plumb_review_begin (fixture->review, "Add gap");
  record = plumb_review_add (fixture->review, "gap", &error, "gap", gap, "connection",
                             connection != NULL ? connection : "", NULL);
  g_assert_no_error (error);
  id = g_strdup (plumb_record_get_id (record));
  plumb_review_commit (fixture->review, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&id);
}

PlumbRecord *
canvas_fixture_find (CanvasFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) found = plumb_review_find_by_name (fixture->review, "system", name);

  return found->len > 0 ? found->pdata[0] : NULL;
}

/* -- Real events ------------------------------------------------------------------------------- */

static void
on_exited (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static char *
dup_x_window (CanvasFixture *fixture)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  return g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
}

/* Runs xdotool with the words of @line, while the window goes on. */
static void
run (const char *line, const char *last)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  gboolean over = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
  if (last != NULL)
    g_ptr_array_add (arguments, (gpointer)last);
  g_ptr_array_add (arguments, NULL);
  child =
      g_subprocess_newv ((const char *const *)arguments->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (child, NULL, on_exited, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  canvas_fixture_settle_for (120);
}

void
canvas_fixture_press (CanvasFixture *fixture, const char *keys)
{
  g_autofree char *id = dup_x_window (fixture);
  g_autofree char *line = g_strdup_printf ("xdotool windowfocus %s key --delay 40 %s", id, keys);

  run (line, NULL);
}

void
canvas_fixture_type (CanvasFixture *fixture, const char *text)
{
  g_autofree char *id = dup_x_window (fixture);
  g_autofree char *line = g_strdup_printf ("xdotool windowfocus %s type --delay 25", id);

  run (line, text);
}

static char *
dup_place (CanvasFixture *fixture, GtkWidget *widget, double x, double y)
{
  g_autofree char *id = dup_x_window (fixture);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y);
  graphene_point_t place;
  double left, top;

  g_assert_true (gtk_widget_compute_point (widget, fixture->window, &point, &place));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &left, &top);
  return g_strdup_printf ("mousemove --window %s %d %d", id, (int)(place.x + left),
                          (int)(place.y + top));
}

void
canvas_fixture_click (CanvasFixture *fixture, GtkWidget *widget, double x, double y)
{
  g_autofree char *id = dup_x_window (fixture);
  g_autofree char *place = dup_place (fixture, widget, x, y);
  g_autofree char *line =
      g_strdup_printf ("xdotool windowfocus %s %s sleep 0.05 click 1", id, place);

  run (line, NULL);
}

void
canvas_fixture_drag (CanvasFixture *fixture,
                     GtkWidget *widget,
                     const double (*points)[2],
                     guint n_points,
                     const char *held,
                     CanvasFixtureOnWay on_way,
                     gpointer data)
{
  g_autofree char *id = dup_x_window (fixture);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "xdotool windowfocus %s", id);
  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *place = dup_place (fixture, widget, points[i][0], points[i][1]);

      g_string_append_printf (line, " %s sleep 0.04", place);
      if (i == 0)
        g_string_append (line, " mousedown 1 sleep 0.04");
      if (i == 1 && held != NULL)
        g_string_append_printf (line, " keydown %s sleep 0.04", held);
    }
  run (line->str, NULL);
  if (on_way != NULL)
    on_way (data);
  g_string_assign (line, "xdotool mouseup 1");
  if (held != NULL)
    g_string_append_printf (line, " keyup %s", held);
  run (line->str, NULL);
}
