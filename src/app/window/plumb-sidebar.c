// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-sidebar.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-section-page.h"
#include "app/window/plumb-section-count.h"

#define WIDTH 216
#define COUNT_DELAY_MS 120 /* counts follow a burst of changes once */

struct _PlumbSidebar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;

  PlumbReview *review;
  guint pending; /* source that counts again */
  gboolean by_pointer;
};

G_DEFINE_FINAL_TYPE (PlumbSidebar, plumb_sidebar, GTK_TYPE_WIDGET)

enum
{
  SECTION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SECTION_KEY "plumb-section"
#define COUNT_KEY "plumb-count"

static const PlumbSection *
section_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), SECTION_KEY) : NULL;
}

static const char *
translated (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

static GtkWidget *
make_row (const PlumbSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (translated (section->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "plumb-count");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), SECTION_KEY, (gpointer)section);
  g_object_set_data (G_OBJECT (row), COUNT_KEY, count);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const PlumbSection *section = section_of (row);
  const PlumbSection *above = section_of (before);
  GtkWidget *label;

  if (above != NULL && g_strcmp0 (above->group, section->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (translated (section->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "plumb-group");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_wanted (PlumbReview *review, const PlumbSection *section)
{
  PlumbRecord *root = plumb_review_get_root (review);

  if ((section->kinds & plumb_review_get_kind (review)) == 0)
    return FALSE;
  if (section->depth != NULL && !plumb_record_is (root, "depth", section->depth))
    return FALSE;
  if (section->deliverable != NULL
      && !plumb_record_set_contains (root, "deliverable", section->deliverable)
      && (section->table == NULL || plumb_review_count (review, section->table) == 0))
    return FALSE;
  return plumb_section_page_exists (section);
}

static GtkListBoxRow *
find_row (PlumbSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (section_of (row)->id, id) == 0)
      return row;
  return NULL;
}

static void
update_count (PlumbSidebar *self, GtkListBoxRow *row)
{
  const PlumbSection *section = section_of (row);
  GtkWidget *label = g_object_get_data (G_OBJECT (row), COUNT_KEY);
  PlumbSectionCount count = plumb_section_count (self->review, section);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (label), count.text != NULL ? count.text : "");
  if (count.attention)
    gtk_widget_add_css_class (label, "attention");
  else
    gtk_widget_remove_css_class (label, "attention");
  /* Translators: a section and what is in it, for a screen reader. */
  name = count.words != NULL
             ? g_strdup_printf (_ ("%s, %s"), translated (section->title), count.words)
             : g_strdup (translated (section->title));
  plumb_app_set_label (GTK_WIDGET (row), name);
  plumb_section_count_clear (&count);
}

/* Adds and removes the rows that the review's depth and deliverables bring and take. */
static void
update_rows (PlumbSidebar *self)
{
  guint n;
  const PlumbSection *sections = plumb_schema_get_sections (&n);
  int at = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = find_row (self, sections[i].id);
      gboolean wanted = is_wanted (self->review, &sections[i]);

      if (wanted && row == NULL)
        gtk_list_box_insert (self->list, make_row (&sections[i]), at);
      else if (!wanted && row != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      at += wanted ? 1 : 0;
    }
}

static gboolean
on_count (gpointer data)
{
  PlumbSidebar *self = data;
  GtkListBoxRow *row;

  self->pending = 0;
  update_rows (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    update_count (self, row);
  return G_SOURCE_REMOVE;
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbSidebar *self)
{
  if (self->pending == 0)
    self->pending = g_timeout_add (COUNT_DELAY_MS, on_count, self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PlumbSidebar *self)
{
  g_signal_emit (self, signals[SECTION_CHOSEN], 0, section_of (row)->id, self->by_pointer);
}

/* A row does not say by what it was activated. */
static gboolean
on_event (GtkEventController *controller, GdkEvent *event, PlumbSidebar *self)
{
  switch ((int)gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->by_pointer = TRUE;
      break;
    case GDK_KEY_PRESS:
      self->by_pointer = FALSE;
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
drop_review (PlumbSidebar *self)
{
  g_clear_handle_id (&self->pending, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_object (&self->review);
}

static void
plumb_sidebar_dispose (GObject *object)
{
  PlumbSidebar *self = PLUMB_SIDEBAR (object);

  drop_review (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_sidebar_parent_class)->dispose (object);
}

static void
plumb_sidebar_class_init (PlumbSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plumbsidebar");

  signals[SECTION_CHOSEN] =
      g_signal_new ("section-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
plumb_sidebar_init (PlumbSidebar *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  plumb_app_set_label (GTK_WIDGET (self->list), _ ("Sections"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (self->scroller, WIDTH, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* Lists the sections of @review; NULL: none. */
void
plumb_sidebar_set_review (PlumbSidebar *self, PlumbReview *review)
{
  GtkListBoxRow *row;

  g_return_if_fail (PLUMB_IS_SIDEBAR (self));

  drop_review (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (review == NULL)
    return;
  self->review = g_object_ref (review);
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  update_rows (self);
  /* The counts come right after the first frame. */
  self->pending = g_timeout_add (COUNT_DELAY_MS, on_count, self);
}

/* Marks @section as the one that is shown. */
void
plumb_sidebar_select (PlumbSidebar *self, const char *section)
{
  g_return_if_fail (PLUMB_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, find_row (self, section));
}

/* Whether @section is in the list. */
gboolean
plumb_sidebar_has_section (PlumbSidebar *self, const char *section)
{
  g_return_val_if_fail (PLUMB_IS_SIDEBAR (self), FALSE);

  return find_row (self, section) != NULL;
}

/* The section @step lines below @section, or NULL at either end. */
const char *
plumb_sidebar_get_neighbour (PlumbSidebar *self, const char *section, int step)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PLUMB_IS_SIDEBAR (self), NULL);

  row = find_row (self, section);
  if (row == NULL || gtk_list_box_row_get_index (row) + step < 0)
    return NULL;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  return row != NULL ? section_of (row)->id : NULL;
}
