// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "analysis/plumb-check.h"
#include "app/plumb-app-util.h"
#include "app/sections/plumb-check-mark.h"
#include "app/sections/plumb-finding-row.h"

#define DELAY_MS 150
#define CLOCK_SECONDS 60
#define NARROW 720
#define LEAST_WIDTH 300

struct _PlumbOverviewPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkWidget *cards;
  GtkWidget *checklist_card;
  GtkLabel *checklist_count;
  GtkListBox *checklist;
  GtkLabel *findings_count;
  GtkBox *findings;

  PlumbReview *review;
  guint pending;
  guint clock;
  guint turning; /* source that lays the cards out for another width */
  gboolean show_fine;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PlumbOverviewPage, plumb_overview_page, GTK_TYPE_WIDGET)

static const struct
{
  PlumbSeverity severity;
  const char *title; /* untranslated */
  const char *style;
} sorts[] = {
  { PLUMB_SEVERITY_BLOCKS, N_ ("Blocks Delivery"), "block" },
  { PLUMB_SEVERITY_MEND, N_ ("Should Be Mended"), "mend" },
  { PLUMB_SEVERITY_HINT, N_ ("Hints"), "hint" },
  { PLUMB_SEVERITY_WAITS, N_ ("Waits for Its Time"), "wait" },
};

/* -- The line that may be ticked by hand ------------------------------------------------------------- */

static void
on_ticked (GtkCheckButton *button, PlumbOverviewPage *self)
{
  const PlumbChecklistLine *line = g_object_get_data (G_OBJECT (button), "plumb-line");
  const char *title = g_dgettext (GETTEXT_PACKAGE, line->title);
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;
  if (gtk_check_button_get_active (button))
    plumb_check_mark_tick (self->review, line->codes[0], title, &error);
  else
    plumb_check_mark_remove (self->review, line->codes[0], title, &error);
  plumb_app_report_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_tick (PlumbOverviewPage *self, const PlumbChecklistLine *line, PlumbFindingState state)
{
  GtkWidget *tick = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (tick), "plumb-line", (gpointer)line);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tick, _ ("Tick by hand"));
  plumb_app_set_label (tick, g_dgettext (GETTEXT_PACKAGE, line->title));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), state != PLUMB_FINDING_OPEN);
  gtk_widget_set_sensitive (tick, !plumb_review_is_read_only (self->review));
  g_signal_connect (tick, "toggled", G_CALLBACK (on_ticked), self);
  return tick;
}

/* -- The checklist ----------------------------------------------------------------------------------- */

static PlumbSeverity
worst_of (const PlumbChecklistLine *line, const GPtrArray *findings)
{
  PlumbSeverity worst = PLUMB_SEVERITY_WAITS;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = findings->pdata[i];

      if (finding->state == PLUMB_FINDING_OPEN && g_strv_contains (line->codes, finding->code))
        worst = MIN (worst, finding->severity);
    }
  return worst;
}

static GtkWidget *
make_line (PlumbOverviewPage *self,
           const PlumbChecklistLine *line,
           const GPtrArray *findings,
           gboolean *met)
{
  g_autofree char *reason = NULL;
  PlumbFindingState state = plumb_checklist_line_state (line, findings, self->review, &reason);
  GtkWidget *row = plumb_finding_row_new (g_dgettext (GETTEXT_PACKAGE, line->title), reason, state,
                                          worst_of (line, findings));

  *met = state != PLUMB_FINDING_OPEN;
  if (line->by_hand)
    plumb_finding_row_set_mark (row, make_tick (self, line, state));
  g_object_set_data (G_OBJECT (row), "plumb-line", (gpointer)line);
  return row;
}

static void
fill_checklist (PlumbOverviewPage *self, const GPtrArray *findings)
{
  guint n, done = 0;
  const PlumbChecklistLine *lines = plumb_checklist_get (plumb_review_get_kind (self->review), &n);
  g_autofree char *count = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->checklist, 0)) != NULL)
    gtk_list_box_remove (self->checklist, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      gboolean met;

      gtk_list_box_append (self->checklist, make_line (self, &lines[i], findings, &met));
      done += met ? 1 : 0;
    }
  gtk_widget_set_visible (self->checklist_card, n > 0);
  count = g_strdup_printf (_ ("%u of %u"), done, n);
  gtk_label_set_label (self->checklist_count, count);
}

static void
on_line_activated (GtkListBox *list, GtkListBoxRow *row, PlumbOverviewPage *self)
{
  const PlumbChecklistLine *line = g_object_get_data (G_OBJECT (row), "plumb-line");

  plumb_app_show_section (GTK_WIDGET (self), line->section);
}

/* -- The findings ------------------------------------------------------------------------------------ */

static void
on_finding_activated (GtkListBox *list, GtkListBoxRow *row, PlumbOverviewPage *self)
{
  const char *table = g_object_get_data (G_OBJECT (row), "plumb-table");
  const char *id = g_object_get_data (G_OBJECT (row), "plumb-id");

  if (table != NULL)
    plumb_app_show_record (GTK_WIDGET (self), table, id);
}

static void
on_waive (GtkButton *button, PlumbOverviewPage *self)
{
  plumb_check_mark_ask_reason (GTK_WIDGET (self), self->review,
                               g_object_get_data (G_OBJECT (button), "plumb-code"),
                               g_object_get_data (G_OBJECT (button), "plumb-title"));
}

static void
on_unwaive (GtkButton *button, PlumbOverviewPage *self)
{
  g_autoptr (GError) error = NULL;

  plumb_check_mark_remove (self->review, g_object_get_data (G_OBJECT (button), "plumb-code"),
                           g_object_get_data (G_OBJECT (button), "plumb-title"), &error);
  plumb_app_report_error (GTK_WIDGET (self), error);
}

/* An open finding may be waived with a reason, and a waived one taken up again. */
static void
add_waiver (PlumbOverviewPage *self, GtkWidget *row, const PlumbFinding *finding)
{
  gboolean open = finding->state == PLUMB_FINDING_OPEN;
  GtkWidget *button;
  g_autofree char *name = NULL;

  if (finding->state == PLUMB_FINDING_MET || plumb_review_is_read_only (self->review))
    return;
  button = gtk_button_new_with_label (open ? _ ("Waive…") : _ ("Take Back"));
  /* Translators: a finding, for a screen reader. */
  name = open ? g_strdup_printf (_ ("Waive with a reason: %s"), finding->title)
              : g_strdup_printf (_ ("Take back the waiver: %s"), finding->title);
  plumb_app_set_label (button, name);
  gtk_widget_add_css_class (button, "plumb-waive");
  g_object_set_data_full (G_OBJECT (button), "plumb-code", g_strdup (finding->code), g_free);
  g_object_set_data_full (G_OBJECT (button), "plumb-title", g_strdup (finding->title), g_free);
  g_signal_connect (button, "clicked", open ? G_CALLBACK (on_waive) : G_CALLBACK (on_unwaive),
                    self);
  plumb_finding_row_add_button (row, button);
}

/* Why a finding matters; of a waived one, who waived it and for which reason. */
static char *
dup_reason (PlumbOverviewPage *self, const PlumbFinding *finding)
{
  PlumbRecord *mark = plumb_review_get_record (self->review, "check_mark", finding->code);

  if (finding->state == PLUMB_FINDING_OPEN)
    return g_strdup (finding->why);
  if (finding->state == PLUMB_FINDING_WAIVED && mark != NULL)
    /* Translators: who waived a check, and why. */
    return g_strdup_printf (
        _ ("Waived by %s: %s"), plumb_record_has (mark, "by") ? plumb_record_get (mark, "by") : "?",
        plumb_record_has (mark, "reason") ? plumb_record_get (mark, "reason") : "");
  return NULL;
}

static GtkWidget *
make_finding (PlumbOverviewPage *self, const PlumbFinding *finding)
{
  g_autofree char *reason = dup_reason (self, finding);
  GtkWidget *row =
      plumb_finding_row_new (finding->title, reason, finding->state, finding->severity);

  /* The code is for those who look it up. */
  gtk_widget_set_tooltip_text (row, finding->code);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->table != NULL);
  g_object_set_data_full (G_OBJECT (row), "plumb-table", g_strdup (finding->table), g_free);
  g_object_set_data_full (G_OBJECT (row), "plumb-id", g_strdup (finding->id), g_free);
  add_waiver (self, row, finding);
  return row;
}

static GtkWidget *
make_list (PlumbOverviewPage *self, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "plumb-lines");
  plumb_app_set_label (list, title);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_finding_activated), self);
  return list;
}

static void
add_heading (PlumbOverviewPage *self, const char *title, const char *style, guint n)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (heading, "plumb-sort");
  gtk_widget_add_css_class (heading, style);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (heading), label);
  gtk_box_append (GTK_BOX (heading), count);
  gtk_box_append (self->findings, heading);
}

static void
add_sort (PlumbOverviewPage *self, const GPtrArray *findings, guint sort)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, sorts[sort].title);
  GtkWidget *list = NULL;
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = findings->pdata[i];

      n += finding->state == PLUMB_FINDING_OPEN && finding->severity == sorts[sort].severity;
    }
  if (n == 0)
    return;
  add_heading (self, title, sorts[sort].style, n);
  list = make_list (self, title);
  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = findings->pdata[i];

      if (finding->state == PLUMB_FINDING_OPEN && finding->severity == sorts[sort].severity)
        gtk_list_box_append (GTK_LIST_BOX (list), make_finding (self, finding));
    }
  gtk_box_append (self->findings, list);
}

static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, PlumbOverviewPage *self)
{
  self->show_fine = gtk_expander_get_expanded (expander);
}

static void
add_fine (PlumbOverviewPage *self, const GPtrArray *findings)
{
  GtkWidget *list = make_list (self, _ ("Fine"));
  GtkWidget *expander;
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((PlumbFinding *)findings->pdata[i])->state != PLUMB_FINDING_OPEN)
      {
        gtk_list_box_append (GTK_LIST_BOX (list), make_finding (self, findings->pdata[i]));
        n++;
      }
  title = g_strdup_printf (_ ("Fine: %u"), n);
  expander = gtk_expander_new (title);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), self->show_fine);
  gtk_expander_set_child (GTK_EXPANDER (expander), list);
  gtk_widget_add_css_class (expander, "plumb-fine");
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), self);
  gtk_box_append (self->findings, expander);
}

static guint
count_codes (const GPtrArray *findings)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (codes, (gpointer)((PlumbFinding *)findings->pdata[i])->code);
  return g_hash_table_size (codes);
}

static void
fill_findings (PlumbOverviewPage *self, const GPtrArray *findings)
{
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    add_sort (self, findings, i);
  add_fine (self, findings);
  count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u check", "%u checks", count_codes (findings)),
      count_codes (findings));
  gtk_label_set_label (self->findings_count, count);
}

static void
update (PlumbOverviewPage *self)
{
  g_autoptr (GPtrArray) findings = plumb_check_review (self->review, NULL);

  self->filling = TRUE;
  fill_checklist (self, findings);
  fill_findings (self, findings);
  self->filling = FALSE;
}

static gboolean
on_pending (gpointer data)
{
  PlumbOverviewPage *self = data;

  self->pending = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbOverviewPage *self)
{
  if (self->pending == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->pending = g_timeout_add (DELAY_MS, on_pending, self);
}

static gboolean
on_clock (gpointer data)
{
  PlumbOverviewPage *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  return G_SOURCE_CONTINUE;
}

static void
plumb_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (plumb_overview_page_parent_class)->map (widget);
  update (PLUMB_OVERVIEW_PAGE (widget));
}

/* Beside one another where there is room, otherwise one below the other. */
static gboolean
on_turn (gpointer data)
{
  PlumbOverviewPage *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  self->turning = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->cards), !narrow);
  return G_SOURCE_REMOVE;
}

static void
plumb_overview_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbOverviewPage *self = PLUMB_OVERVIEW_PAGE (widget);
  GtkOrientation now = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->cards));

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if ((width < NARROW) != (now == GTK_ORIENTATION_VERTICAL) && self->turning == 0)
    self->turning = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_turn, self, NULL);
}

static void
plumb_overview_page_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (PLUMB_OVERVIEW_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  /* The cards turn when it gets narrow: what they need beside one another is no minimum. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
plumb_overview_page_dispose (GObject *object)
{
  PlumbOverviewPage *self = PLUMB_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_overview_page_parent_class)->dispose (object);
}

static void
plumb_overview_page_class_init (PlumbOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_overview_page_dispose;
  widget_class->map = plumb_overview_page_map;
  widget_class->size_allocate = plumb_overview_page_size_allocate;
  widget_class->measure = plumb_overview_page_measure;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumbline/Plumbline/ui/plumb-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, box);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, checklist_card);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, checklist_count);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, checklist);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, findings_count);
  gtk_widget_class_bind_template_child (widget_class, PlumbOverviewPage, findings);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated);
}

static void
plumb_overview_page_init (PlumbOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The overview of @review. */
GtkWidget *
plumb_overview_page_new (PlumbReview *review)
{
  PlumbOverviewPage *self = g_object_new (PLUMB_TYPE_OVERVIEW_PAGE, NULL);

  self->review = g_object_ref (review);
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  /* Some checks wait for their time. */
  self->clock = g_timeout_add_seconds (CLOCK_SECONDS, on_clock, self);
  return GTK_WIDGET (self);
}
