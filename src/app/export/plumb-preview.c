// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-preview.h"

#include <glib/gi18n.h>

#include "app/export/plumb-page-view.h"
#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"

#define SETTLE_MS 250 /* after a change, so that typing does not compose every letter */
#define SMALLEST_ZOOM 0.3
#define LARGEST_ZOOM 4.0
#define ROOM_BESIDE 48 /* pixels of the table on both sides of a page together */

struct _PlumbPreview
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *report;
  char *company;
  PlumbReportOptions options;
  double zoom; /* 1: a page fills the width, but is never larger than it is on paper */
  int width;   /* that the pages were last fitted to */

  PlumbPages *pages;
  GListStore *items; /* one string a page: its number */
  GCancellable *composing;
  guint settle;
  guint fitting;

  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (PlumbPreview, plumb_preview, GTK_TYPE_WIDGET)

enum
{
  COMPOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  PlumbBlocks *blocks;
  PlumbReportOptions options;
  char *company;
} Job;

static void
job_free (Job *job)
{
  plumb_blocks_free (job->blocks);
  g_free (job->company);
  g_free (job);
}

static void
compose_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PlumbPages *pages = plumb_pages_new (job->blocks, &job->options, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify)plumb_pages_unref);
  else
    g_task_return_error (task, error);
}

/* Keeps the rows that stay, so that the place one has scrolled to stays as well. */
static void
resize_items (PlumbPreview *self, guint n_pages)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (; n > n_pages; n--)
    g_list_store_remove (self->items, n - 1);
  for (; n < n_pages; n++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);
      g_autoptr (GtkStringObject) item = gtk_string_object_new (number);

      g_list_store_append (self->items, item);
    }
}

/* Sheets of different sizes all fit the width; a person's zoom is on top of that. */
static double
zoom_of_page (PlumbPreview *self, guint page)
{
  double width, height;

  plumb_pages_get_size (self->pages, page, &width, &height);
  if (self->width <= ROOM_BESIDE)
    return self->zoom;
  return self->zoom * MIN (1.0, (self->width - ROOM_BESIDE) / width);
}

static void
update_rows (PlumbPreview *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *view = gtk_widget_get_first_child (row);
      guint page;

      if (view == NULL || !PLUMB_IS_PAGE_VIEW (view))
        continue;
      page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "page"));
      if (page < plumb_pages_get_n (self->pages))
        plumb_page_view_set_page (PLUMB_PAGE_VIEW (view), self->pages, page,
                                  zoom_of_page (self, page));
    }
}

static void
show_problem (PlumbPreview *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  PlumbPreview *self = PLUMB_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  PlumbPages *pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (pages == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  g_clear_object (&self->composing);
  g_clear_pointer (&self->pages, plumb_pages_unref);
  self->pages = pages;
  resize_items (self, plumb_pages_get_n (pages));
  update_rows (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
  g_signal_emit (self, signals[COMPOSED], 0);
}

static void
cancel (PlumbPreview *self)
{
  if (self->composing != NULL)
    g_cancellable_cancel (self->composing);
  g_clear_object (&self->composing);
}

static void
compose (PlumbPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  PlumbReportOptions options = self->options;
  PlumbBlocks *blocks;
  Job *job;

  cancel (self);
  options.company = self->company;
  options.without_ink = plumb_settings_hides_ink (plumb_review_get_uid (self->review));
  blocks = plumb_report_build (self->review, self->report, &options, &error);
  if (blocks == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  job = g_new0 (Job, 1);
  job->blocks = blocks;
  job->company = g_strdup (self->company);
  job->options = options;
  job->options.company = job->company;
  self->composing = g_cancellable_new ();
  task = g_task_new (self, self->composing, on_composed, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, compose_in_thread);
}

static gboolean
on_settled (gpointer data)
{
  PlumbPreview *self = data;

  self->settle = 0;
  compose (self);
  return G_SOURCE_REMOVE;
}

/* Composes when it is seen; a page that nobody looks at costs nothing. */
static void
compose_soon (PlumbPreview *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (self->pages == NULL ? 0 : SETTLE_MS, on_settled, self);
}

static void
on_changed (PlumbReview *review, gpointer changes, PlumbPreview *self)
{
  compose_soon (self);
}

static void
on_page_activated (PlumbPageView *view, const char *table, const char *id, PlumbPreview *self)
{
  plumb_app_show_record (GTK_WIDGET (self), table, id);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbPreview *self)
{
  GtkWidget *view = plumb_page_view_new ();

  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_bottom (view, 12);
  g_signal_connect (view, "activated", G_CALLBACK (on_page_activated), self);
  gtk_list_item_set_child (item, view);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbPreview *self)
{
  GtkWidget *view = gtk_list_item_get_child (item);
  guint page = gtk_list_item_get_position (item);
  g_autofree char *label =
      g_strdup_printf (_ ("Page %u of %u"), page + 1, plumb_pages_get_n (self->pages));

  g_object_set_data (G_OBJECT (view), "page", GUINT_TO_POINTER (page));
  if (page < plumb_pages_get_n (self->pages))
    plumb_page_view_set_page (PLUMB_PAGE_VIEW (view), self->pages, page, zoom_of_page (self, page));
  plumb_app_set_label (gtk_widget_get_parent (view), label);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbPreview *self)
{
  plumb_page_view_set_page (PLUMB_PAGE_VIEW (gtk_list_item_get_child (item)), NULL, 0, self->zoom);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, PlumbPreview *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  plumb_preview_zoom (self, dy < 0 ? 1.1 : 1 / 1.1);
  return TRUE;
}

static gboolean
on_fit (gpointer data)
{
  PlumbPreview *self = data;

  self->fitting = 0;
  if (self->pages != NULL)
    update_rows (self);
  return G_SOURCE_REMOVE;
}

static void
plumb_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbPreview *self = PLUMB_PREVIEW (widget);

  gtk_widget_size_allocate (self->stack, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->width == width)
    return;
  /* Rows must not ask for another size while they are given one. */
  self->width = width;
  if (self->fitting == 0)
    self->fitting = g_idle_add (on_fit, self);
}

static void
plumb_preview_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (PLUMB_PREVIEW (widget)->stack, orientation, for_size, minimum, natural, NULL,
                      NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
plumb_preview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (plumb_preview_parent_class)->map (widget);
  compose_soon (PLUMB_PREVIEW (widget));
}

static void
plumb_preview_dispose (GObject *object)
{
  PlumbPreview *self = PLUMB_PREVIEW (object);

  cancel (self);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->fitting, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->review);
  g_clear_object (&self->items);
  g_clear_pointer (&self->pages, plumb_pages_unref);
  g_clear_pointer (&self->report, g_free);
  g_clear_pointer (&self->company, g_free);
  G_OBJECT_CLASS (plumb_preview_parent_class)->dispose (object);
}

static void
plumb_preview_class_init (PlumbPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_preview_dispose;
  widget_class->map = plumb_preview_map;
  widget_class->measure = plumb_preview_measure;
  widget_class->size_allocate = plumb_preview_size_allocate;

  signals[COMPOSED] = g_signal_new ("composed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (PlumbPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_widget_add_css_class (list, "preview-pages");
  plumb_app_set_label (list, _ ("Pages of the report"));
  return list;
}

static void
plumb_preview_init (PlumbPreview *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *spinner = gtk_spinner_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  self->report = g_strdup ("summary");
  self->items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->list = make_list (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (scrolled, scroll);

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  plumb_app_set_label (spinner, _ ("The pages are being laid out"));

  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 60);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/* A preview of @review's summary for the customer on A4, until plumb_preview_set_options(). */
GtkWidget *
plumb_preview_new (PlumbReview *review)
{
  PlumbPreview *self = g_object_new (PLUMB_TYPE_PREVIEW, NULL);

  self->review = g_object_ref (review);
  g_signal_connect (review, "changed", G_CALLBACK (on_changed), self);
  return GTK_WIDGET (self);
}

void
plumb_preview_set_options (PlumbPreview *self,
                           const char *report,
                           PlumbAudience audience,
                           PlumbPaper paper,
                           const char *company)
{
  g_return_if_fail (PLUMB_IS_PREVIEW (self));

  g_free (self->report);
  self->report = g_strdup (report);
  g_free (self->company);
  self->company = g_strdup (company);
  self->options.audience = audience;
  self->options.paper = paper;
  compose_soon (self);
}

PlumbPages *
plumb_preview_get_pages (PlumbPreview *self)
{
  return self->pages;
}

/* Makes the pages larger or smaller by @factor, within what can be read. */
void
plumb_preview_zoom (PlumbPreview *self, double factor)
{
  self->zoom = CLAMP (self->zoom * factor, SMALLEST_ZOOM, LARGEST_ZOOM);
  if (self->pages != NULL)
    update_rows (self);
}
