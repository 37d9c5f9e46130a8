// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app-fixture.h"
#include "settle.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>

void
app_fixture_init_state (void)
{
  g_autofree char *folder = g_dir_make_tmp ("plumbline-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
}

PlumbReview *
app_fixture_new_review (void)
{
  static const char *const values[] = { "customer", "Northwind Freight", "solution", "Fleetline",
                                        NULL };
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  return review;
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  fixture->review = app_fixture_new_review ();
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (20);
  plumb_review_close (fixture->review, NULL);
  g_assert_finalize_object (fixture->review);
}

char *
app_fixture_add (PlumbReview *review, const char *table, ...)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;
  const char *text;
  char *id;
  va_list list;

  va_start (list, table);
  while ((text = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (values, (gpointer)text);
  va_end (list);
  g_ptr_array_add (values, NULL);
  plumb_review_begin (review, "Add");
  record = plumb_review_insert (review, table, (const char *const *)values->pdata, &error);
  g_assert_no_error (error);
  id = g_strdup (plumb_record_get_id (record));
  g_assert_true (plumb_review_commit (review, &error));
  return id;
}

const char *
app_fixture_get (PlumbReview *review, const char *table, const char *id, const char *field)
{
  PlumbRecord *record = plumb_review_get_record (review, table, id);

  g_assert_nonnull (record);
  return plumb_record_get (record, field);
}

void
app_fixture_settle (guint milliseconds)
{
  app_test_settle (milliseconds);
}

void
app_fixture_show (AppFixture *fixture, GtkWidget *child)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_fixture_settle (250);
}

static void
on_exited (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
run (GPtrArray *arguments)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  gboolean over = FALSE;

  g_ptr_array_add (arguments, NULL);
  child =
      g_subprocess_newv ((const char *const *)arguments->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (child, NULL, on_exited, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_settle (150);
}

static char *
dup_x_window (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
}

static void
run_xdotool (GtkWidget *window, const char *act, const char *delay, char **words)
{
  g_autofree char *id = dup_x_window (window);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *const first[] = { "xdotool", "windowfocus", id, act, "--delay", delay };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (arguments, (gpointer)first[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
  run (arguments);
}

void
app_fixture_press (GtkWidget *window, const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);

  run_xdotool (window, "key", "40", words);
}

void
app_fixture_type (GtkWidget *window, const char *text)
{
  char *words[] = { (char *)text, NULL };

  run_xdotool (window, "type", "25", words);
}

/* A point of @widget in the pixels of its window. */
static GStrv
dup_point (GtkWidget *widget, double x, double y)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_point_t inside = GRAPHENE_POINT_INIT ((float)x, (float)y);
  graphene_point_t place;
  double left, top;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *id = dup_x_window (window);
  g_autofree char *across = NULL;
  g_autofree char *down = NULL;

  g_assert_true (gtk_widget_compute_point (widget, window, &inside, &place));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  across = g_strdup_printf ("%d", (int)(place.x + left));
  down = g_strdup_printf ("%d", (int)(place.y + top));
  g_strv_builder_add_many (words, "mousemove", "--window", id, across, down, NULL);
  return g_strv_builder_end (words);
}

static void
add_words (GPtrArray *arguments, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
}

static void
add_word (GPtrArray *arguments, const char *word)
{
  g_ptr_array_add (arguments, (gpointer)word);
}

static void
press_at (GtkWidget *widget, double x, double y)
{
  g_autofree char *id = dup_x_window (GTK_WIDGET (gtk_widget_get_root (widget)));
  g_auto (GStrv) place = dup_point (widget, x, y);
  char *first[] = { "xdotool", "windowfocus", id, NULL };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  add_words (arguments, first);
  add_words (arguments, place);
  add_word (arguments, "click");
  add_word (arguments, "1");
  run (arguments);
}

void
app_fixture_click (GtkWidget *widget)
{
  press_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

/* One step of a drag: to a point, then a button if any; what it brings about happens before the next. */
static void
drag_step (GtkWidget *widget, double x, double y, const char *act)
{
  g_auto (GStrv) place = dup_point (widget, x, y);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  add_word (arguments, "xdotool");
  add_words (arguments, place);
  if (act != NULL)
    {
      add_word (arguments, act);
      add_word (arguments, "1");
    }
  run (arguments);
}

void
app_fixture_drag (
    GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y)
{
  drag_step (from, from_x, from_y, "mousedown");
  drag_step (from, from_x + 6, from_y + 2, NULL);
  drag_step (from, from_x + 14, from_y + 4, NULL);
  drag_step (to, to_x - 6, to_y, NULL);
  drag_step (to, to_x, to_y, NULL);
  app_fixture_settle (150);
  drag_step (to, to_x, to_y, "mouseup");
}
