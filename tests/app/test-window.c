// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>
#include <unistd.h>

#include "analysis/plumb-check.h"
#include "app-fixture.h"
#include "app/sections/plumb-check-mark.h"
#include "app/sections/plumb-table-page.h"
#include "app/window/plumb-application.h"
#include "app/window/plumb-review-card.h"
#include "app/window/plumb-window-private.h"
#include "document/plumb-shelf.h"

/* One for all tests, as there is one in a process. */
static GtkApplication *
get_application (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = GTK_APPLICATION (plumb_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  return application;
}

static PlumbWindow *
show (GtkApplication *application, PlumbReview *review)
{
  PlumbWindow *window = plumb_window_new (application);

  if (review != NULL)
    plumb_window_set_review (window, review);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_settle (300);
  return window;
}

static void
close_all (GtkApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (application)) != NULL)
    {
      gtk_window_close (windows->data);
      app_fixture_settle (50);
    }
}

static guint
count_windows (GtkApplication *application)
{
  return g_list_length (gtk_application_get_windows (application));
}

static char *
make_file (const char *name)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autofree char *folder = g_dir_make_tmp ("plumbline-files-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_review_set_path (review, path, FALSE, &error));
  g_assert_true (plumb_review_close (review, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_start (void)
{
  GtkApplication *application = get_application ();
  PlumbWindow *window = show (application, NULL);

  g_assert_null (plumb_window_get_review (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->views), ==, "start");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Plumbline");
  close_all (application);
}

static void
test_review (void)
{
  GtkApplication *application = get_application ();
  g_autofree char *path = make_file ("review.plumb");
  PlumbWindow *window;
  PlumbReview *review;

  plumb_application_open_path (application, NULL, path);
  app_fixture_settle (300);
  g_assert_cmpuint (count_windows (application), ==, 1);
  window = PLUMB_WINDOW (gtk_application_get_windows (application)->data);
  review = plumb_window_get_review (window);
  g_assert_nonnull (review);
  g_assert_cmpstr (gtk_label_get_label (window->title), ==, "Northwind Freight");
  g_assert_nonnull (strstr (gtk_label_get_label (window->kind_label), "all changes saved"));
  g_assert_cmpstr (window->section, ==, "overview");

  plumb_window_show_section (window, "gap");
  g_assert_true (PLUMB_IS_TABLE_PAGE (plumb_window_get_page (window)));
  app_fixture_press (GTK_WIDGET (window), "ctrl+Next");
  g_assert_cmpstr (window->section, ==, "prerequisite");
  app_fixture_press (GTK_WIDGET (window), "ctrl+Prior");
  g_assert_cmpstr (window->section, ==, "gap");

  app_fixture_press (GTK_WIDGET (window), "alt+Left");
  g_assert_null (plumb_window_get_review (window));
  /* The place where one left is found again. */
  plumb_application_open_path (application, GTK_WINDOW (window), path);
  app_fixture_settle (200);
  g_assert_cmpstr (window->section, ==, "gap");
  close_all (application);
}

/* The same file by another path shows the window that has it. */
static void
test_same_file (void)
{
  GtkApplication *application = get_application ();
  g_autofree char *path = make_file ("one.plumb");
  g_autofree char *other = make_file ("two.plumb");
  g_autofree char *link = g_strconcat (path, ".link", NULL);

  g_assert_cmpint (symlink (path, link), ==, 0);
  plumb_application_open_path (application, NULL, path);
  plumb_application_open_path (application, NULL, link);
  app_fixture_settle (200);
  g_assert_cmpuint (count_windows (application), ==, 1);
  plumb_application_open_path (application, NULL, other);
  app_fixture_settle (200);
  g_assert_cmpuint (count_windows (application), ==, 2);
  close_all (application);
}

static void
test_not_a_review (void)
{
  GtkApplication *application = get_application ();
  g_autofree char *folder = g_dir_make_tmp ("plumbline-files-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.plumb", NULL);
  PlumbWindow *window;

  g_assert_true (g_file_set_contents (path, "Dear Sir", -1, NULL));
  plumb_application_open_path (application, NULL, path);
  app_fixture_settle (200);
  window = PLUMB_WINDOW (gtk_application_get_windows (application)->data);
  g_assert_null (plumb_window_get_review (window));
  close_all (application);
}

/* Undo spans tables; its tooltip names the act; what is being typed is taken first. */
static void
test_undo (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  PlumbTablePage *page;

  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (window->undo_button)));
  plumb_window_show_section (window, "person");
  app_fixture_settle (200);
  page = PLUMB_TABLE_PAGE (plumb_window_get_page (window));
  plumb_grid_paste_text (plumb_table_page_get_grid (page), "Ana\tLegal\n");
  app_fixture_settle (100);
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (window->undo_button)));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (window->undo_button)),
                            plumb_review_get_undo_label (review)));
  app_fixture_press (GTK_WIDGET (window), "ctrl+z");
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 0);
  app_fixture_press (GTK_WIDGET (window), "ctrl+shift+z");
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 1);
  close_all (application);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_focus_in (PlumbWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* A click on a section leads to work in it; by keys one walks on in the list. */
static void
test_choose_section (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  GtkWidget *sidebar = GTK_WIDGET (window->sidebar);

  plumb_window_show_section (window, "overview");
  app_fixture_settle (200);
  app_fixture_click (find_label (sidebar, "Proposed integration"));
  g_assert_cmpstr (window->section, ==, "proposed");
  g_assert_true (has_focus_in (window, GTK_WIDGET (window->pages)));
  app_fixture_type (GTK_WIDGET (window), "/Okta -> Auth");
  app_fixture_press (GTK_WIDGET (window), "Return");
  g_assert_cmpuint (plumb_review_count (review, "connection"), ==, 1);

  gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus_in (window, sidebar));
  app_fixture_press (GTK_WIDGET (window), "Down Return");
  g_assert_cmpstr (window->section, !=, "proposed");
  g_assert_true (has_focus_in (window, sidebar));
  close_all (application);
}

/* Waits until the toast has moved out of sight: within 4 s, before its own time of 6 s is over. */
static void
wait_for_no_undo (PlumbWindow *window)
{
  for (guint i = 0; i < 40 && find_label (GTK_WIDGET (window->toasts), "Undo") != NULL; i++)
    app_fixture_settle (100);
  g_assert_null (find_label (GTK_WIDGET (window->toasts), "Undo"));
}

/* The button of a toast takes back what the toast tells of, and nothing that came after it. */
static void
test_toast_undo (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  g_autofree char *first = app_fixture_add (review, "person", "name", "Ana", NULL);
  g_autofree char *second = NULL;

  plumb_window_toast (window, "Ana is there", TRUE);
  app_fixture_settle (600);
  g_assert_nonnull (find_label (GTK_WIDGET (window->toasts), "Undo"));
  second = app_fixture_add (review, "person", "name", "Ben", NULL);
  wait_for_no_undo (window);

  plumb_window_toast (window, "Ben is there", TRUE);
  app_fixture_settle (600);
  app_fixture_click (find_label (GTK_WIDGET (window->toasts), "Undo"));
  g_assert_cmpuint (plumb_review_count (review, "person"), ==, 1);
  g_assert_nonnull (plumb_review_get_record (review, "person", first));
  wait_for_no_undo (window);
  close_all (application);
}

static GtkWidget *
find_card (GtkWidget *widget, const char *path)
{
  if (PLUMB_IS_REVIEW_CARD (widget)
      && g_strcmp0 (plumb_review_card_get_path (PLUMB_REVIEW_CARD (widget)), path) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, path);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is open in another window is not pulled away from under it. */
static void
test_open_elsewhere (void)
{
  GtkApplication *application = get_application ();
  g_autofree char *path = make_file ("open.plumb");
  PlumbWindow *other;
  GtkWidget *card;

  plumb_application_open_path (application, NULL, path);
  other = show (application, NULL);
  card = find_card (GTK_WIDGET (other), path);
  g_assert_nonnull (card);
  gtk_widget_grab_focus (card);
  app_fixture_press (GTK_WIDGET (other), "Delete");
  app_fixture_settle (600);
  g_assert_nonnull (find_label (GTK_WIDGET (other->toasts),
                                "This review is open in another window; close it there first"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (find_card (GTK_WIDGET (other), path));
  close_all (application);
}

/* The trash is told; the card goes with the file. */
static void
test_trash (void)
{
  GtkApplication *application = get_application ();
  g_autofree char *path = make_file ("thrown.plumb");
  PlumbWindow *window;

  plumb_application_open_path (application, NULL, path);
  close_all (application);
  window = show (application, NULL);
  gtk_widget_grab_focus (find_card (GTK_WIDGET (window), path));
  app_fixture_press (GTK_WIDGET (window), "Delete");
  app_fixture_settle (600);
  g_assert_nonnull (
      find_label (GTK_WIDGET (window->toasts), "“Northwind Freight” moved to the trash"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (find_card (GTK_WIDGET (window), path));
  close_all (application);
}

/* In the proposed view what they have is not deleted but marked; the toast says so, and the picture that
 * is empty then does not ask to start with what they have. */
static void
test_delete_kept (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  g_autofree char *okta = app_fixture_add (review, "system", "name", "Okta", NULL);

  plumb_window_show_section (window, "proposed");
  plumb_window_focus_page (window);
  app_fixture_settle (400);
  app_fixture_press (GTK_WIDGET (window), "ctrl+a Delete");
  app_fixture_settle (600);
  g_assert_cmpstr (app_fixture_get (review, "system", okta, "mark"), ==, "remove");
  g_assert_nonnull (find_label (GTK_WIDGET (window->toasts), "Okta marked as removed"));
  g_assert_nonnull (find_label (GTK_WIDGET (window->pages), "Draw what you propose"));
  /* In the current view it goes. */
  plumb_window_show_section (window, "current");
  plumb_window_focus_page (window);
  app_fixture_settle (400);
  app_fixture_press (GTK_WIDGET (window), "ctrl+a Delete");
  app_fixture_settle (600);
  g_assert_null (plumb_review_get_record (review, "system", okta));
  g_assert_nonnull (find_label (GTK_WIDGET (window->pages), "Start with what they have"));
  close_all (application);
}

/* A review without a file says so, offers a place, and stays on the shelf when the window closes. */
static void
test_no_file (void)
{
  GtkApplication *application = get_application ();
  PlumbReview *review = app_fixture_new_review ();
  g_autofree char *uid = g_strdup (plumb_review_get_uid (review));
  PlumbWindow *window = show (application, review);
  g_autoptr (GPtrArray) entries = NULL;
  gboolean found = FALSE;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->kept_button)));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (window->kept_button)), ==,
                   "win.choose-place");
  g_object_unref (review);
  close_all (application);
  entries = plumb_shelf_list ();
  for (guint i = 0; i < entries->len; i++)
    found = found || g_strcmp0 (((PlumbShelfEntry *)entries->pdata[i])->uid, uid) == 0;
  g_assert_true (found);
}

/* What is typed and does not fit keeps the window open until it is mended or given up. */
static void
test_unfinished (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autofree char *gap = app_fixture_add (review, "gap", "gap", "No CDC", NULL);
  PlumbWindow *window = show (application, review);
  PlumbGrid *grid;

  plumb_window_show_section (window, "gap");
  app_fixture_settle (200);
  grid = plumb_table_page_get_grid (PLUMB_TABLE_PAGE (plumb_window_get_page (window)));
  plumb_grid_edit (grid, gap, "due");
  app_fixture_settle (200);
  app_fixture_type (GTK_WIDGET (window), "some day");
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (200);
  g_assert_cmpuint (count_windows (application), ==, 1);
  g_assert_true (plumb_window_get_review (window) == review);
  app_fixture_press (GTK_WIDGET (window), "Escape");
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (200);
  g_assert_cmpuint (count_windows (application), ==, 0);
}

/* Every section's page can be shown, and F6 goes round the panes. */
/* A name that is being typed on the picture is taken before anything else happens: undo, or the end. */
static void
test_name_is_kept (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);

  plumb_window_show_section (window, "proposed");
  app_fixture_settle (200);
  app_fixture_click (plumb_window_get_page (window));
  app_fixture_press (GTK_WIDGET (window), "Insert");
  app_fixture_type (GTK_WIDGET (window), "Okta");
  app_fixture_press (GTK_WIDGET (window), "Return Insert");
  app_fixture_type (GTK_WIDGET (window), "Kafka");
  g_assert_cmpuint (plumb_review_count (review, "system"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (plumb_review_get_redo_label (review), ==, "Add Kafka");
  app_fixture_press (GTK_WIDGET (window), "Insert");
  app_fixture_type (GTK_WIDGET (window), "Redis");
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle (200);
  g_assert_cmpuint (count_windows (application), ==, 0);
}

static void
test_sections (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  guint n, shown = 0;
  const PlumbSection *sections = plumb_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    if (plumb_sidebar_has_section (window->sidebar, sections[i].id))
      {
        plumb_window_show_section (window, sections[i].id);
        app_fixture_settle (60);
        g_assert_cmpstr (window->section, ==, sections[i].id);
        shown++;
      }
  g_assert_cmpuint (shown, >, 20);
  plumb_window_show_section (window, "gap");
  gtk_widget_child_focus (GTK_WIDGET (window->sidebar), GTK_DIR_TAB_FORWARD);
  app_fixture_press (GTK_WIDGET (window), "F6");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (window->pages)));
  app_fixture_press (GTK_WIDGET (window), "shift+F6");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (window->sidebar)));
  close_all (application);
}

static int
measure_width (PlumbWindow *window)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static void
assert_narrow (PlumbWindow *window, const char *what)
{
  /* What gets out of the way does so once it is shown. */
  for (guint k = 0; k < 40 && measure_width (window) > 360; k++)
    app_fixture_settle (100);
  g_test_message ("%s: %d", what, measure_width (window));
  g_assert_cmpint (measure_width (window), <=, 360);
}

/* The window gets as narrow as a telephone. */
static void
test_narrow (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  static const char *const sections[] = { "overview", "gap",     "integration-points",
                                          "history",  "current", "proposed",
                                          "changes" };

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  app_fixture_settle (200);
  /* What got out of the way leaves room to get narrower still. */
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      plumb_window_show_section (window, sections[i]);
      assert_narrow (window, sections[i]);
    }
  g_assert_true (adw_leaflet_get_folded (window->leaflet));
  plumb_window_show_section (window, "proposed");
  plumb_window_focus_page (window);
  app_fixture_type (GTK_WIDGET (window), "/Okta -> Auth module: SAML");
  assert_narrow (window, "quick entry");
  close_all (application);
}

static double
left_of (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds.origin.x;
}

/* Right to left the sections stand at the right, and the arrow keys of a table follow the eye. */
static void
test_right_to_left (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = show (application, review);
  plumb_window_show_section (window, "requirement");
  app_fixture_settle (200);
  g_assert_cmpfloat (left_of (GTK_WIDGET (window->sidebar), GTK_WIDGET (window)), >,
                     left_of (GTK_WIDGET (window->pages), GTK_WIDGET (window)));
  close_all (application);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static PlumbFindingState
state_of (PlumbReview *review, const char *code)
{
  g_autoptr (GPtrArray) findings = plumb_check_review (review, NULL);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((PlumbFinding *)findings->pdata[i])->code, code))
      return ((PlumbFinding *)findings->pdata[i])->state;
  g_assert_not_reached ();
}

/* A check is waived with a reason and an author; one undo opens it again. */
static void
test_waive (void)
{
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  g_autoptr (GError) error = NULL;
  PlumbRecord *mark;

  g_assert_cmpint (state_of (review, "PREREQUISITES-NONE"), ==, PLUMB_FINDING_OPEN);
  g_assert_true (plumb_check_mark_waive (review, "PREREQUISITES-NONE", "No prerequisite",
                                         "Nothing to provide", &error));
  g_assert_cmpint (state_of (review, "PREREQUISITES-NONE"), ==, PLUMB_FINDING_WAIVED);
  mark = plumb_review_get_record (review, "check_mark", "PREREQUISITES-NONE");
  g_assert_cmpstr (plumb_record_get (mark, "reason"), ==, "Nothing to provide");
  g_assert_true (plumb_record_has (mark, "by"));
  g_assert_true (plumb_review_undo (review, &error));
  g_assert_cmpint (state_of (review, "PREREQUISITES-NONE"), ==, PLUMB_FINDING_OPEN);
  g_assert_true (plumb_check_mark_tick (review, "NOT-DRAWN-TOGETHER", "Drawn together", &error));
  g_assert_cmpint (state_of (review, "NOT-DRAWN-TOGETHER"), ==, PLUMB_FINDING_MET);
  g_assert_true (plumb_check_mark_remove (review, "NOT-DRAWN-TOGETHER", "Drawn together", &error));
  g_assert_cmpint (state_of (review, "NOT-DRAWN-TOGETHER"), ==, PLUMB_FINDING_OPEN);
  plumb_review_close (review, NULL);
}

static void
find_nameless (GtkWidget *widget, GString *names)
{
  gboolean asks = GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget)
                  || GTK_IS_MENU_BUTTON (widget)
                  || (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL
                      && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)));

  if (!gtk_widget_get_mapped (widget))
    return;
  /* GtkText lies in an entry, which has the name; a header's own buttons are GTK's. */
  if (GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_TEXT (widget))
    return;
  if (asks && gtk_widget_get_focusable (widget)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_string_append_printf (names, " %s in %s;", G_OBJECT_TYPE_NAME (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_nameless (child, names);
}

/* What can be pressed or typed into has a name for a screen reader. */
static void
test_names (void)
{
  GtkApplication *application = get_application ();
  g_autoptr (PlumbReview) review = app_fixture_new_review ();
  PlumbWindow *window = show (application, review);
  static const char *const sections[] = { "overview",           "person", "discovery", "gap",
                                          "integration-points", "history" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      plumb_window_show_section (window, sections[i]);
      app_fixture_settle (150);
      find_nameless (GTK_WIDGET (window), names);
      if (names->len > 0)
        g_test_message ("%s:%s", sections[i], names->str);
      g_assert_cmpstr (names->str, ==, "");
    }
  close_all (application);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init_state ();
  adw_init ();
  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/review", test_review);
  g_test_add_func ("/window/same-file", test_same_file);
  g_test_add_func ("/window/not-a-review", test_not_a_review);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/choose-section", test_choose_section);
  g_test_add_func ("/window/toast-undo", test_toast_undo);
  g_test_add_func ("/window/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/window/trash", test_trash);
  g_test_add_func ("/window/delete-kept", test_delete_kept);
  g_test_add_func ("/window/no-file", test_no_file);
  g_test_add_func ("/window/unfinished", test_unfinished);
  g_test_add_func ("/window/name-is-kept", test_name_is_kept);
  g_test_add_func ("/window/sections", test_sections);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/right-to-left", test_right_to_left);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/overview/waive", test_waive);
  return g_test_run ();
}
