// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The panels beside a picture follow what is selected, and what is selected follows them. */

#include "analysis/plumb-derive.h"
#include "app/canvas/plumb-canvas.h"
#include "app/canvas/plumb-diagram-page.h"
#include "app/canvas/plumb-outline.h"
#include "app/panels/plumb-card-panel.h"
#include "app/panels/plumb-changes-panel.h"
#include "app/panels/plumb-changes-words.h"
#include "app/panels/plumb-diagram-panel.h"
#include "app/panels/plumb-record-card.h"
#include "app/panels/plumb-selection-field.h"
#include "app/panels/plumb-selection-panel.h"
#include "app/panels/plumb-several-panel.h"
#include "canvas-fixture.h"

static PlumbCardPanel *
show_gaps (CanvasFixture *fixture)
{
  GtkWidget *panel =
      plumb_card_panel_new (plumb_card_spec_find ("gap"), fixture->review, fixture->selection);

  canvas_fixture_present (fixture, panel, 380, 700);
  return PLUMB_CARD_PANEL (panel);
}

/* -- Gaps -------------------------------------------------------------------------------------- */

static void
test_connection_brings_its_gaps (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *network = canvas_fixture_add_gap (fixture, NULL, "Network isolation");
  g_autofree char *scim = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  PlumbCardPanel *panel = show_gaps (fixture);
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint meant;

  order = plumb_card_panel_dup_order (panel, &meant);
  g_assert_cmpuint (order->len, ==, 2);
  g_assert_cmpuint (meant, ==, 0);
  g_assert_cmpstr (order->pdata[0], ==, network);
  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  canvas_fixture_settle ();
  after = plumb_card_panel_dup_order (panel, &meant);
  g_assert_cmpstr (after->pdata[0], ==, scim);
  g_assert_cmpuint (meant, ==, 1);
}

static void
test_gaps_follow_the_review (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCardPanel *panel = show_gaps (fixture);
  g_autofree char *gap = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint meant;

  canvas_fixture_settle ();
  order = plumb_card_panel_dup_order (panel, &meant);
  g_assert_cmpuint (order->len, ==, 1);
  g_assert_cmpuint (plumb_card_panel_get_count (panel), ==, 1);
  plumb_review_begin (fixture->review, "Close");
  plumb_review_set (fixture->review, plumb_review_get_record (fixture->review, "gap", gap), "state",
                    "closed", &error);
  plumb_review_commit (fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_card_panel_get_count (panel), ==, 0);
  plumb_review_undo (fixture->review, &error);
  plumb_review_undo (fixture->review, &error);
  g_assert_no_error (error);
  canvas_fixture_settle ();
  after = plumb_card_panel_dup_order (panel, &meant);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_title (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *gap = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  PlumbRecord *record = plumb_review_get_record (fixture->review, "gap", gap);
  const PlumbCardSpec *spec = plumb_card_spec_find ("gap");
  g_autofree char *title = plumb_card_dup_title (spec, fixture->review, record);
  g_autofree char *foot = plumb_card_dup_foot (spec, fixture->review, record);

  g_assert_cmpstr (title, ==, "SAML SSO · Okta");
  g_assert_cmpstr (foot, ==, "No owner and no date yet");
  g_assert_cmpint (plumb_card_get_family (fixture->review, record), ==, PLUMB_FAMILY_IDENTITY);
}

static void
test_add_gap (CanvasFixture *fixture, gconstpointer data)
{
  PlumbCardPanel *panel = show_gaps (fixture);
  const GPtrArray *gaps;

  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  plumb_card_panel_add (panel);
  gaps = plumb_review_get_records (fixture->review, "gap");
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpstr (plumb_record_get (gaps->pdata[0], "connection"), ==, fixture->saml);
}

/* -- Selection --------------------------------------------------------------------------------- */

static void
test_selection_panel (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *widget =
      plumb_selection_panel_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);
  PlumbSelectionPanel *panel = PLUMB_SELECTION_PANEL (widget);

  canvas_fixture_present (fixture, widget, 380, 700);
  g_assert_cmpstr (plumb_selection_panel_get_heading (panel), ==, "Nothing selected");
  plumb_selection_set (fixture->selection, "system", fixture->okta);
  canvas_fixture_settle ();
  g_assert_cmpstr (plumb_selection_panel_get_heading (panel), ==, "Okta");
  plumb_selection_add (fixture->selection, "system", fixture->auth);
  canvas_fixture_settle ();
  g_assert_cmpstr (plumb_selection_panel_get_heading (panel), ==, "2 selected");
  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  canvas_fixture_settle ();
  g_assert_cmpstr (plumb_selection_panel_get_heading (panel), ==, "Okta → Auth module");
}

static void
test_also_today (CanvasFixture *fixture, gconstpointer data)
{
  PlumbRecord *okta = plumb_review_get_record (fixture->review, "system", fixture->okta);
  g_autoptr (GError) error = NULL;
  GtkWidget *widget;

  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, okta, "hosting", "cloud", TRUE,
                          &error);
  plumb_edit_set_in_view (fixture->review, PLUMB_VIEW_PROPOSED, okta, "hosting", "SaaS", FALSE,
                          &error);
  g_assert_no_error (error);
  widget = plumb_selection_field_new (fixture->review, PLUMB_VIEW_PROPOSED, "system", fixture->okta,
                                      "hosting");
  canvas_fixture_present (fixture, widget, 380, 200);
  g_assert_true (plumb_selection_field_differs (PLUMB_SELECTION_FIELD (widget)));
  g_assert_cmpstr (plumb_view_get_value (fixture->review, okta, "hosting", PLUMB_VIEW_CURRENT), ==,
                   "cloud");
  plumb_selection_field_make_also_today (PLUMB_SELECTION_FIELD (widget));
  plumb_selection_field_update (PLUMB_SELECTION_FIELD (widget));
  g_assert_false (plumb_selection_field_differs (PLUMB_SELECTION_FIELD (widget)));
  g_assert_cmpstr (plumb_view_get_value (fixture->review, okta, "hosting", PLUMB_VIEW_CURRENT), ==,
                   "SaaS");
}

static void
test_set_all (CanvasFixture *fixture, gconstpointer data)
{
  guint before = canvas_fixture_count_history (fixture);
  g_autoptr (GError) error = NULL;

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  plumb_selection_add (fixture->selection, "system", fixture->snowflake);
  g_assert_true (plumb_several_panel_set_all (fixture->review, PLUMB_VIEW_CURRENT,
                                              fixture->selection, "system", "hosting", "SaaS",
                                              &error));
  g_assert_no_error (error);
  g_assert_cmpuint (canvas_fixture_count_history (fixture), ==, before + 1);
  g_assert_cmpstr (
      plumb_record_get (plumb_review_get_record (fixture->review, "system", fixture->snowflake),
                        "hosting"),
      ==, "SaaS");
}

/* -- Changes, tabs, page ----------------------------------------------------------------------- */

static void
test_changes (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *widget = plumb_changes_panel_new (fixture->review, fixture->selection);
  PlumbChangesPanel *panel = PLUMB_CHANGES_PANEL (widget);
  g_autoptr (GError) error = NULL;
  PlumbRecord *snowflake;
  guint before;

  canvas_fixture_present (fixture, widget, 380, 700);
  before = plumb_changes_panel_get_count (panel);
  snowflake = plumb_review_get_record (fixture->review, "system", fixture->snowflake);
  g_assert_true (plumb_edit_delete (fixture->review, PLUMB_VIEW_PROPOSED, &snowflake, 1, &error));
  g_assert_no_error (error);
  canvas_fixture_settle_for (200);
  g_assert_cmpuint (plumb_changes_panel_get_count (panel), ==, before + 1);
}

/* -- What changes, in words -------------------------------------------------------------------- */

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find_widget (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Generated, edited into the summary, told when the picture has moved on, and generated again. */
static void
test_changes_words (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *words = plumb_changes_words_new (fixture->review);
  const GPtrArray *paragraphs = plumb_review_get_records (fixture->review, "paragraph");
  g_autofree char *basis = plumb_derive_paragraph_basis (fixture->review, "changes");
  g_autoptr (GError) error = NULL;
  PlumbRecord *okta = plumb_review_get_record (fixture->review, "system", fixture->okta);
  GtkWidget *text;

  canvas_fixture_present (fixture, words, 380, 400);
  click_button (words, "Edit");
  text = find_widget (words, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Sign-in moves.", -1);
  click_button (words, "Put into the summary");
  g_assert_cmpuint (paragraphs->len, ==, 1);
  g_assert_cmpstr (plumb_record_get (paragraphs->pdata[0], "section"), ==, "changes");
  g_assert_cmpstr (plumb_record_get (paragraphs->pdata[0], "words"), ==, "Sign-in moves.");
  g_assert_cmpstr (plumb_record_get (paragraphs->pdata[0], "basis"), ==, basis);
  plumb_edit_delete (fixture->review, PLUMB_VIEW_PROPOSED, &okta, 1, &error);
  g_assert_no_error (error);
  plumb_changes_words_update (PLUMB_CHANGES_WORDS (words));
  g_assert_cmpstr (plumb_record_get (paragraphs->pdata[0], "words"), ==, "Sign-in moves.");
  click_button (words, "Generate again");
  g_assert_cmpuint (paragraphs->len, ==, 0);
}

static void
test_tabs (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *widget =
      plumb_diagram_panel_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);
  g_autofree char *gap = canvas_fixture_add_gap (fixture, fixture->saml, "SCIM maturity");
  PlumbDiagramPanel *panel = PLUMB_DIAGRAM_PANEL (widget);

  canvas_fixture_present (fixture, widget, 380, 700);
  g_assert_cmpstr (plumb_diagram_panel_get_shown (panel), ==, "selection");
  plumb_diagram_panel_show_table (panel, "question");
  g_assert_cmpstr (plumb_diagram_panel_get_shown (panel), ==, "question");
  plumb_diagram_panel_show_table (panel, "person");
  g_assert_cmpstr (plumb_diagram_panel_get_shown (panel), ==, "question");
  plumb_selection_set (fixture->selection, "gap", gap);
  g_assert_cmpstr (plumb_diagram_panel_get_shown (panel), ==, "gap");
  plumb_selection_set (fixture->selection, "connection", fixture->saml);
  g_assert_cmpstr (plumb_diagram_panel_get_shown (panel), ==, "gap");
}

static void
test_page (CanvasFixture *fixture, gconstpointer data)
{
  static const char *const views[] = { PLUMB_VIEW_CURRENT, PLUMB_VIEW_PROPOSED,
                                       PLUMB_VIEW_CHANGES };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *page = plumb_diagram_page_new (fixture->review, views[i], fixture->selection);

      canvas_fixture_present (fixture, page, i == 1 ? 1200 : 360, 700);
      plumb_diagram_page_show_record (PLUMB_DIAGRAM_PAGE (page), "system", fixture->okta);
      plumb_diagram_page_open_entry (PLUMB_DIAGRAM_PAGE (page), "? ");
      canvas_fixture_settle ();
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      fixture->window = NULL;
      canvas_fixture_settle ();
    }
}

/* -- The outline ------------------------------------------------------------------------------- */

static char *
sentence (PlumbOutline *outline, guint row)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (plumb_outline_get_model (outline), row);

  return g_strdup (gtk_string_object_get_string (item));
}

static void
test_outline (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);
  GtkWidget *widget = plumb_outline_new (PLUMB_CANVAS (canvas), fixture->selection);
  PlumbOutline *outline = PLUMB_OUTLINE (widget);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_box_append (GTK_BOX (box), canvas);
  gtk_box_append (GTK_BOX (box), widget);
  canvas_fixture_present (fixture, box, 1000, 600);
  g_assert_cmpuint (g_list_model_get_n_items (plumb_outline_get_model (outline)), ==, 5);
  first = sentence (outline, 0);
  second = sentence (outline, 1);
  g_test_message ("%s", first);
  g_test_message ("%s", second);
  g_assert_nonnull (strstr (first, "Okta"));
  g_assert_nonnull (strstr (second, "SAML SSO"));
}

static GtkWidget *
make_outlined (CanvasFixture *fixture, GtkWidget *pages, PlumbOutline **outline)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *canvas = plumb_canvas_new (fixture->review, PLUMB_VIEW_PROPOSED, fixture->selection);
  GtkWidget *widget = plumb_outline_new (PLUMB_CANVAS (canvas), fixture->selection);

  gtk_box_append (GTK_BOX (box), canvas);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_stack_add_child (GTK_STACK (pages), box);
  *outline = PLUMB_OUTLINE (widget);
  return box;
}

/* The outline of a page that was shown before hears of what goes on in another, and is right when its
 * page is shown again. */
static void
test_outline_of_hidden_page (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *pages = gtk_stack_new ();
  PlumbOutline *outlines[2];
  GtkWidget *first = make_outlined (fixture, pages, &outlines[0]);
  GtkWidget *second = make_outlined (fixture, pages, &outlines[1]);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  canvas_fixture_present (fixture, pages, 1000, 600);
  gtk_stack_set_visible_child (GTK_STACK (pages), second);
  canvas_fixture_settle ();
  gtk_stack_set_visible_child (GTK_STACK (pages), first);
  canvas_fixture_settle ();

  plumb_selection_set (fixture->selection, "system", fixture->okta);
  g_ptr_array_add (records, plumb_review_get_record (fixture->review, "system", fixture->okta));
  plumb_edit_delete (fixture->review, PLUMB_VIEW_PROPOSED, (PlumbRecord **)records->pdata,
                     records->len, &error);
  g_assert_no_error (error);
  plumb_selection_clear (fixture->selection);
  plumb_selection_set (fixture->selection, "system", fixture->snowflake);
  canvas_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (plumb_outline_get_model (outlines[0])), ==, 3);

  gtk_stack_set_visible_child (GTK_STACK (pages), second);
  canvas_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (plumb_outline_get_model (outlines[1])), ==, 3);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/panels/" path, CanvasFixture, NULL, canvas_fixture_set_up, func,                   \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  canvas_fixture_init (&argc, &argv);
  ADD ("gaps/of-connection", test_connection_brings_its_gaps);
  ADD ("gaps/follow", test_gaps_follow_the_review);
  ADD ("gaps/title", test_title);
  ADD ("gaps/add", test_add_gap);
  ADD ("selection/heading", test_selection_panel);
  ADD ("selection/also-today", test_also_today);
  ADD ("selection/set-all", test_set_all);
  ADD ("changes/list", test_changes);
  ADD ("changes/words", test_changes_words);
  ADD ("tabs", test_tabs);
  ADD ("page", test_page);
  ADD ("outline/rows", test_outline);
  ADD ("outline/hidden", test_outline_of_hidden_page);
  return g_test_run ();
}
