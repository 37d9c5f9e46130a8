// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "app-fixture.h"
#include "app/sections/plumb-grid-private.h"

static PlumbGrid *
make (AppFixture *fixture, const char *table)
{
  GtkWidget *grid = plumb_grid_new (fixture->review, table, NULL);

  app_fixture_show (fixture, grid);
  return PLUMB_TABLE_GRID (grid);
}

static PlumbRecord *
nth (AppFixture *fixture, const char *table, guint index)
{
  const GPtrArray *records = plumb_review_get_records (fixture->review, table);

  g_assert_cmpuint (records->len, >, index);
  return records->pdata[index];
}

static const char *
value (AppFixture *fixture, const char *table, guint index, const char *field)
{
  return plumb_record_get (nth (fixture, table, index), field);
}

static guint
column_of (PlumbGrid *grid, const char *field)
{
  for (guint c = 1; c < grid->fields->len; c++)
    if (g_str_equal (plumb_grid_get_field (grid, c)->id, field))
      return c;
  g_assert_not_reached ();
}

static void
set_up_people (AppFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Cleo", "Ana", "Bo" };

  app_fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (app_fixture_add (fixture->review, "person", "name", names[i], NULL));
}

/* The keys of a spreadsheet, sent by the X server. */
static void
test_keys (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  guint name = column_of (grid, "name");

  plumb_grid_set_cursor (grid, 0, name);
  app_fixture_press (fixture->window, "Down");
  app_fixture_press (fixture->window, "F2");
  g_assert_nonnull (grid->editor);
  app_fixture_press (fixture->window, "ctrl+a");
  app_fixture_type (fixture->window, "Anna");
  app_fixture_press (fixture->window, "Return");
  g_assert_null (grid->editor);
  g_assert_cmpstr (value (fixture, "person", 1, "name"), ==, "Anna");
  /* Enter went down; typing begins at once; Tab goes to the next cell. */
  app_fixture_type (fixture->window, "Bob");
  app_fixture_press (fixture->window, "Tab");
  g_assert_cmpstr (value (fixture, "person", 2, "name"), ==, "Bob");
  g_assert_cmpuint (grid->cursor_column, ==, name + 1);
  app_fixture_type (fixture->window, "Legal");
  app_fixture_press (fixture->window, "Escape Escape");
  g_assert_null (grid->editor);
  g_assert_null (value (fixture, "person", 2, "team"));
}

static void
test_add (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");

  plumb_grid_add (grid);
  app_fixture_settle (100);
  g_assert_nonnull (grid->editor);
  app_fixture_type (fixture->window, "Dora");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, 4);
  g_assert_cmpstr (value (fixture, "person", 3, "name"), ==, "Dora");
  g_assert_cmpstr (value (fixture, "person", 3, "side"), ==, "customer");
  /* The cursor stands on the line that adds again. */
  app_fixture_type (fixture->window, "Emil");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (value (fixture, "person", 4, "name"), ==, "Emil");
}

/* A record that needs two fields is made with the second one; until then nothing is stored. */
static void
test_add_by_parts (AppFixture *fixture, gconstpointer data)
{
  guint before = plumb_review_count (fixture->review, "discovery");
  PlumbGrid *grid = make (fixture, "discovery");

  plumb_grid_add (grid);
  app_fixture_type (fixture->window, "secur");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpuint (plumb_review_count (fixture->review, "discovery"), ==, before);
  g_assert_cmpuint (grid->cursor_column, ==, column_of (grid, "question"));
  app_fixture_type (fixture->window, "Who may see what?");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpuint (plumb_review_count (fixture->review, "discovery"), ==, before + 1);
  g_assert_cmpstr (value (fixture, "discovery", before, "domain"), ==, "security");
}

static void
test_invalid (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = app_fixture_add (fixture->review, "gap", "gap", "No CDC", NULL);
  PlumbGrid *grid = make (fixture, "gap");

  plumb_grid_edit (grid, gap, "due");
  app_fixture_settle (100);
  app_fixture_type (fixture->window, "some day");
  app_fixture_press (fixture->window, "Return");
  g_assert_nonnull (grid->editor);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (grid->editor), "problem"));
  g_assert_null (value (fixture, "gap", 0, "due"));
  app_fixture_press (fixture->window, "Escape");
  g_assert_null (grid->editor);
}

static void
test_delete (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  g_autoptr (GError) error = NULL;

  plumb_grid_set_cursor (grid, 0, column_of (grid, "side"));
  plumb_grid_select (grid, 0, FALSE, FALSE);
  app_fixture_press (fixture->window, "Delete");
  g_assert_null (value (fixture, "person", 0, "side"));
  plumb_grid_select (grid, 1, TRUE, FALSE);
  app_fixture_press (fixture->window, "Delete");
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, 1);
  g_assert_cmpuint (plumb_grid_get_n_shown (grid), ==, 1);
  g_assert_true (plumb_review_undo (fixture->review, &error));
  g_assert_cmpuint (plumb_grid_get_n_shown (grid), ==, 3);
}

static void
test_duplicate_and_move (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");

  plumb_grid_set_cursor (grid, 0, 1);
  plumb_grid_select (grid, 0, FALSE, FALSE);
  app_fixture_press (fixture->window, "ctrl+d");
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, 4);
  g_assert_cmpstr (value (fixture, "person", 1, "name"), ==, "Cleo");
  app_fixture_press (fixture->window, "alt+Down alt+Down");
  g_assert_cmpstr (value (fixture, "person", 0, "name"), ==, "Cleo");
  g_assert_cmpstr (value (fixture, "person", 1, "name"), ==, "Ana");
  g_assert_cmpstr (value (fixture, "person", 2, "name"), ==, "Cleo");
  app_fixture_press (fixture->window, "alt+Up");
  g_assert_cmpstr (value (fixture, "person", 1, "name"), ==, "Cleo");
}

/* Drags line @from by its handle to the upper or lower half of line @to. */
static void
drag_line (PlumbGrid *grid, guint from, guint to, gboolean below)
{
  GtkWidget *handle = plumb_grid_get_line (grid, from)->cells[PLUMB_GRID_HANDLE];
  GtkWidget *target = plumb_grid_get_line (grid, to)->cells[1];
  int height = gtk_widget_get_height (target);

  app_fixture_drag (handle, gtk_widget_get_width (handle) / 2.0,
                    gtk_widget_get_height (handle) / 2.0, target, 40, below ? height - 4 : 4);
  app_fixture_settle (300);
}

/* Names in the order in which the working copy holds them, as after opening it again. */
static char *
dup_order (AppFixture *fixture, const char *table, const char *field)
{
  const GPtrArray *records = plumb_review_get_records (fixture->review, table);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (names, "%s ", plumb_record_get (records->pdata[i], field));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
open_again (AppFixture *fixture)
{
  g_autofree char *uid = g_strdup (plumb_review_get_uid (fixture->review));
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  app_fixture_settle (20);
  plumb_review_close (fixture->review, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->review);
  fixture->review = plumb_review_open_working (uid, PLUMB_OPEN_NO_WATCH, &error);
  g_assert_no_error (error);
}

/* Lines are dragged by their handle, several at once; one undo takes a drag back; the order stays. */
static void
test_drag (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  g_autofree char *dragged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *both = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  drag_line (grid, 0, 2, TRUE);
  dragged = dup_order (fixture, "person", "name");
  g_assert_cmpstr (dragged, ==, "Ana Bo Cleo ");
  g_assert_true (plumb_review_undo (fixture->review, &error));
  undone = dup_order (fixture, "person", "name");
  g_assert_cmpstr (undone, ==, "Cleo Ana Bo ");
  plumb_grid_select (grid, 1, FALSE, FALSE);
  plumb_grid_select (grid, 2, TRUE, FALSE);
  drag_line (grid, 2, 0, FALSE);
  both = dup_order (fixture, "person", "name");
  g_assert_cmpstr (both, ==, "Ana Bo Cleo ");
  open_again (fixture);
  kept = dup_order (fixture, "person", "name");
  g_assert_cmpstr (kept, ==, "Ana Bo Cleo ");
}

/* Lines that are sorted by a column have no place of their own to be dragged to. */
static void
test_drag_sorted (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (grid->view), column_of (grid, "name"));
  g_autofree char *order = NULL;

  gtk_column_view_sort_by_column (grid->view, column, GTK_SORT_ASCENDING);
  app_fixture_settle (200);
  drag_line (grid, 0, 2, TRUE);
  order = dup_order (fixture, "person", "name");
  g_assert_cmpstr (order, ==, "Cleo Ana Bo ");
}

/* What stands in the head of @column. */
static GtkWidget *
find_title (PlumbGrid *grid, guint column)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (grid->view));
  GtkWidget *title = gtk_widget_get_first_child (head);

  for (guint c = 0; c < column; c++)
    title = gtk_widget_get_next_sibling (title);
  return title;
}

/* A column that was made wider with the pointer is as wide the next time. */
static void
test_width (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  guint team = column_of (grid, "team");
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (grid->view), team);
  g_autoptr (GtkColumnViewColumn) again = NULL;
  GtkWidget *title = find_title (grid, team);
  graphene_rect_t next;
  int before = gtk_column_view_column_get_fixed_width (column), wider;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_next_sibling (title), title, &next));
  app_fixture_drag (title, next.origin.x, 10, title, next.origin.x + 60, 10);
  app_fixture_settle (200);
  wider = gtk_column_view_column_get_fixed_width (column);
  g_assert_cmpint (wider, >, before + 30);
  open_again (fixture);
  grid = make (fixture, "person");
  again = g_list_model_get_item (gtk_column_view_get_columns (grid->view), team);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (again), ==, wider);
}

static void
test_filter_and_sort (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (grid->view), column_of (grid, "name"));

  plumb_grid_set_filter (grid, "an");
  g_assert_cmpuint (plumb_grid_get_n_shown (grid), ==, 1);
  plumb_grid_set_filter (grid, "");
  g_assert_cmpuint (plumb_grid_get_n_shown (grid), ==, 3);
  gtk_column_view_sort_by_column (grid->view, column, GTK_SORT_ASCENDING);
  g_assert_cmpstr (
      plumb_record_get (plumb_grid_get_record (grid, plumb_grid_get_line (grid, 0)), "name"), ==,
      "Ana");
  g_assert_cmpstr (
      plumb_record_get (plumb_grid_get_record (grid, plumb_grid_get_line (grid, 2)), "name"), ==,
      "Cleo");
  gtk_widget_activate_action (GTK_WIDGET (grid), "grid.unsort", NULL);
  g_assert_cmpstr (
      plumb_record_get (plumb_grid_get_record (grid, plumb_grid_get_line (grid, 0)), "name"), ==,
      "Cleo");
}

/* What is copied can be pasted back as it was. */
static void
test_clipboard (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid = make (fixture, "person");
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  plumb_grid_set_cursor (grid, 0, 1);
  app_fixture_press (fixture->window, "ctrl+a");
  text = plumb_grid_copy_text (grid, &html);
  g_assert_true (g_str_has_prefix (text, "Name\tTeam\tSide\t"));
  g_assert_nonnull (strstr (html, "<td>Ana</td>"));
  app_fixture_press (fixture->window, "ctrl+c");
  app_fixture_press (fixture->window, "ctrl+v");
  app_fixture_settle (300);
  g_assert_cmpuint (plumb_review_count (fixture->review, "person"), ==, 6);
  g_assert_cmpstr (value (fixture, "person", 5, "name"), ==, "Bo");
}

/* Thousands of rows: far ends are reached, the cursor with them, and a change touches one row. */
static void
test_many (AppFixture *fixture, gconstpointer data)
{
  PlumbGrid *grid;
  g_autoptr (GError) error = NULL;
  gint64 start;

  plumb_review_begin (fixture->review, "Fill");
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      g_assert_nonnull (plumb_review_add (fixture->review, "person", &error, "name", name, NULL));
    }
  g_assert_true (plumb_review_commit (fixture->review, &error));
  grid = make (fixture, "person");
  start = g_get_monotonic_time ();
  plumb_grid_set_cursor (grid, 2998, 1);
  app_fixture_settle (400);
  app_fixture_type (fixture->window, "Zoe");
  app_fixture_press (fixture->window, "Return");
  g_assert_cmpstr (value (fixture, "person", 2998, "name"), ==, "Zoe");
  app_fixture_press (fixture->window, "ctrl+Home");
  app_fixture_settle (300);
  g_assert_cmpuint (plumb_grid_find_position (grid, grid->cursor_row), ==, 0);
  g_test_message ("3,000 rows: %" G_GINT64_FORMAT " ms for both ends",
                  (g_get_monotonic_time () - start) / 1000);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, AppFixture, NULL, set_up, test, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  adw_init ();
  ADD ("/grid/keys", set_up_people, test_keys);
  ADD ("/grid/add", set_up_people, test_add);
  ADD ("/grid/add-by-parts", app_fixture_set_up, test_add_by_parts);
  ADD ("/grid/invalid", app_fixture_set_up, test_invalid);
  ADD ("/grid/delete", set_up_people, test_delete);
  ADD ("/grid/duplicate-and-move", set_up_people, test_duplicate_and_move);
  ADD ("/grid/drag", set_up_people, test_drag);
  ADD ("/grid/drag-sorted", set_up_people, test_drag_sorted);
  ADD ("/grid/width", set_up_people, test_width);
  ADD ("/grid/filter-and-sort", set_up_people, test_filter_and_sort);
  ADD ("/grid/clipboard", set_up_people, test_clipboard);
  ADD ("/grid/many", app_fixture_set_up, test_many);
  return g_test_run ();
}
