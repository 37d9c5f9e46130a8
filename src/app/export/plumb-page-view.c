// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-page-view.h"

#include <cairo.h>
#include <glib/gi18n.h>

#include "app/plumb-app-util.h"

struct _PlumbPageView
{
  GtkWidget parent_instance;

  PlumbPages *pages;
  guint page;
  double zoom;

  GdkTexture *texture; /* of this page, perhaps at an older zoom */
  GCancellable *painting;
};

G_DEFINE_FINAL_TYPE (PlumbPageView, plumb_page_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  PlumbDisplayList *list;
  int width;
  int height;
  double scale;
} Job;

static void
job_free (Job *job)
{
  plumb_display_list_unref (job->list);
  g_free (job);
}

static void
paint_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width, job->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, job->scale, job->scale);
  plumb_display_list_play (job->list, cr, plumb_palette_get_print (), NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)cairo_image_surface_get_stride (surface)
                                          * (gsize)job->height,
                                      (GDestroyNotify)cairo_surface_destroy, surface);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (job->width, job->height, GDK_MEMORY_DEFAULT, bytes,
                                                 (gsize)cairo_format_stride_for_width (
                                                     CAIRO_FORMAT_ARGB32, job->width)),
                         g_object_unref);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  PlumbPageView *self = PLUMB_PAGE_VIEW (source);
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture == NULL)
    return;
  g_clear_object (&self->painting);
  g_clear_object (&self->texture);
  self->texture = texture;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel (PlumbPageView *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

static void
paint (PlumbPageView *self)
{
  g_autoptr (GTask) task = NULL;
  double width, height;
  Job *job = g_new0 (Job, 1);

  plumb_pages_get_size (self->pages, self->page, &width, &height);
  job->scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  job->width = MAX (1, (int)(width * job->scale));
  job->height = MAX (1, (int)(height * job->scale));
  job->list = plumb_display_list_ref (plumb_pages_get_list (self->pages, self->page));
  self->painting = g_cancellable_new ();
  task = g_task_new (self, self->painting, on_painted, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, paint_in_thread);
}

static gboolean
is_sharp (PlumbPageView *self)
{
  double width, height;
  double scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  plumb_pages_get_size (self->pages, self->page, &width, &height);
  return self->texture != NULL
         && gdk_texture_get_width (self->texture) == MAX (1, (int)(width * scale));
}

static void
plumb_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlumbPageView *self = PLUMB_PAGE_VIEW (widget);
  static const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t area;

  if (self->pages == NULL)
    return;
  graphene_rect_init (&area, 0, 0, (float)gtk_widget_get_width (widget),
                      (float)gtk_widget_get_height (widget));
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &area);
  else
    gtk_snapshot_append_color (snapshot, &white, &area);
  if (!is_sharp (self) && self->painting == NULL)
    paint (self);
}

static void
plumb_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  PlumbPageView *self = PLUMB_PAGE_VIEW (widget);
  double width = 0, height = 0;

  if (self->pages != NULL)
    plumb_pages_get_size (self->pages, self->page, &width, &height);
  *natural = (int)((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom);
  *minimum = *natural;
  *minimum_baseline = *natural_baseline = -1;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PlumbPageView *self)
{
  PlumbPoint at = { x / self->zoom, y / self->zoom };
  const char *table, *id;

  if (n_press == 2 && self->pages != NULL
      && plumb_pages_get_source (self->pages, self->page, at, &table, &id))
    g_signal_emit (self, signals[ACTIVATED], 0, table, id);
}

static void
plumb_page_view_dispose (GObject *object)
{
  PlumbPageView *self = PLUMB_PAGE_VIEW (object);

  cancel (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->pages, plumb_pages_unref);
  G_OBJECT_CLASS (plumb_page_view_parent_class)->dispose (object);
}

static void
plumb_page_view_class_init (PlumbPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_page_view_dispose;
  widget_class->snapshot = plumb_page_view_snapshot;
  widget_class->measure = plumb_page_view_measure;
  gtk_widget_class_set_css_name (widget_class, "plumbpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
plumb_page_view_init (PlumbPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "page");
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
plumb_page_view_new (void)
{
  return g_object_new (PLUMB_TYPE_PAGE_VIEW, NULL);
}

void
plumb_page_view_set_page (PlumbPageView *self, PlumbPages *pages, guint page, double zoom)
{
  gboolean same_page = self->page == page && pages != NULL && self->pages != NULL;

  g_return_if_fail (PLUMB_IS_PAGE_VIEW (self));

  if (self->pages == pages && self->page == page && self->zoom == zoom)
    return;
  cancel (self);
  /* The old paint stands until the new one comes, so that nothing flickers while one types. */
  if (!same_page)
    g_clear_object (&self->texture);
  if (pages != NULL)
    plumb_pages_ref (pages);
  g_clear_pointer (&self->pages, plumb_pages_unref);
  self->pages = pages;
  self->page = page;
  self->zoom = zoom;
  if (pages != NULL)
    {
      g_autofree char *label =
          g_strdup_printf (_ ("Page %u of %u"), page + 1, plumb_pages_get_n (pages));

      plumb_app_set_label (GTK_WIDGET (self), label);
      if (same_page)
        paint (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
