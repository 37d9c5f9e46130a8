// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-thumbnail.h"

#include "diagram/plumb-scene.h"
#include "draw/plumb-draw.h"

#define MARGIN 16
#define LARGEST_SCALE 0.5

typedef struct
{
  char *path; /* NULL: the review has no file of its own */
  char *uid;
  int width; /* pixels */
  int height;
  gboolean dark;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->path);
  g_free (wanted->uid);
  g_free (wanted);
}

static GdkTexture *
draw_scene (const PlumbScene *scene, const Wanted *wanted)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, wanted->width, wanted->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_NONE);
  PlumbRect bounds = plumb_scene_get_bounds (scene);
  double scale = MIN (wanted->width / (bounds.width + 2 * MARGIN),
                      wanted->height / (bounds.height + 2 * MARGIN));
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  scale = MIN (scale, LARGEST_SCALE * 2);
  cairo_translate (cr, wanted->width / 2.0, wanted->height / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x - bounds.width / 2, -bounds.y - bounds.height / 2);
  plumb_display_list_play (
      list, cr, wanted->dark ? plumb_palette_get_dark () : plumb_palette_get_light (), NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface) * (gsize)wanted->height);
  texture = gdk_memory_texture_new (wanted->width, wanted->height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  PlumbOpenFlags flags = PLUMB_OPEN_READ_ONLY | PLUMB_OPEN_NO_WATCH;
  const PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  g_autoptr (PlumbScene) scene = NULL;
  g_autoptr (PlumbReview) review = NULL;
  GError *error = NULL;

  review = wanted->path != NULL ? plumb_review_open (wanted->path, flags, &error)
                                : plumb_review_open_working (wanted->uid, flags, &error);
  if (review == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);
  if (plumb_scene_is_empty (scene))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, draw_scene (scene, wanted), g_object_unref);
  plumb_review_close (review, NULL);
}

/* Draws the picture of the review in the file at @path (NULL: of the one without a file called @uid),
 * @width by @height pixels. */
void
plumb_thumbnail_draw_async (const char *path,
                            const char *uid,
                            int width,
                            int height,
                            gboolean dark,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->path = g_strdup (path);
  wanted->uid = g_strdup (uid);
  wanted->width = width;
  wanted->height = height;
  wanted->dark = dark;
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/* The picture, owned; NULL without @error: nothing is drawn in the review yet. */
GdkTexture *
plumb_thumbnail_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
