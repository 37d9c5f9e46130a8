// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-underlay.h"

#include <string.h>

#define MOST_LEVELS 8
#define LEAST_LEVEL 64 /* pixels on the longer side */

struct _PlumbPhoto
{
  gatomicrefcount references;
  cairo_surface_t *levels[MOST_LEVELS]; /* each half as large as the one before */
  guint n_levels;
  int width; /* of the photo in full */
  int height;
};

typedef struct
{
  PlumbPhoto *photo;
  PlumbRect rect;
  double opacity;
} Layer;

struct _PlumbUnderlay
{
  gatomicrefcount references;
  GArray *layers; /* of Layer, lowest first */
};

/* -- Photos ------------------------------------------------------------------------------------ */

static cairo_surface_t *
halve (cairo_surface_t *surface)
{
  int width = MAX (1, cairo_image_surface_get_width (surface) / 2);
  int height = MAX (1, cairo_image_surface_get_height (surface) / 2);
  cairo_surface_t *half =
      cairo_image_surface_create (cairo_image_surface_get_format (surface), width, height);
  cairo_t *cr = cairo_create (half);

  cairo_scale (cr, (double)width / cairo_image_surface_get_width (surface),
               (double)height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return half;
}

/* Returns: (transfer full): the photo that @surface (transfer full) shows; @width and @height are what it
 * has in full. May be called in any thread. */
PlumbPhoto *
plumb_photo_new (cairo_surface_t *surface, int width, int height)
{
  PlumbPhoto *photo = g_new0 (PlumbPhoto, 1);

  g_atomic_ref_count_init (&photo->references);
  photo->width = width;
  photo->height = height;
  photo->levels[photo->n_levels++] = surface;
  while (photo->n_levels < MOST_LEVELS
         && MAX (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface))
                > LEAST_LEVEL)
    {
      surface = halve (surface);
      photo->levels[photo->n_levels++] = surface;
    }
  return photo;
}

PlumbPhoto *
plumb_photo_ref (PlumbPhoto *photo)
{
  g_atomic_ref_count_inc (&photo->references);
  return photo;
}

void
plumb_photo_unref (PlumbPhoto *photo)
{
  if (!g_atomic_ref_count_dec (&photo->references))
    return;
  for (guint i = 0; i < photo->n_levels; i++)
    cairo_surface_destroy (photo->levels[i]);
  g_free (photo);
}

int
plumb_photo_get_width (const PlumbPhoto *photo)
{
  return photo->width;
}

int
plumb_photo_get_height (const PlumbPhoto *photo)
{
  return photo->height;
}

/* -- What lies under a picture ----------------------------------------------------------------- */

static void
clear_layer (gpointer data)
{
  plumb_photo_unref (((Layer *)data)->photo);
}

PlumbUnderlay *
plumb_underlay_new (void)
{
  PlumbUnderlay *underlay = g_new0 (PlumbUnderlay, 1);

  g_atomic_ref_count_init (&underlay->references);
  underlay->layers = g_array_new (FALSE, FALSE, sizeof (Layer));
  g_array_set_clear_func (underlay->layers, clear_layer);
  return underlay;
}

PlumbUnderlay *
plumb_underlay_ref (PlumbUnderlay *underlay)
{
  g_atomic_ref_count_inc (&underlay->references);
  return underlay;
}

void
plumb_underlay_unref (PlumbUnderlay *underlay)
{
  if (!g_atomic_ref_count_dec (&underlay->references))
    return;
  g_array_unref (underlay->layers);
  g_free (underlay);
}

/* Lays @photo over those that were added before; only while nobody else has @underlay. */
void
plumb_underlay_add (PlumbUnderlay *underlay,
                    PlumbPhoto *photo,
                    const PlumbRect *rect,
                    double opacity)
{
  Layer layer = { plumb_photo_ref (photo), *rect, CLAMP (opacity, 0, 1) };

  g_array_append_val (underlay->layers, layer);
}

static const Layer *
layer_at (const PlumbUnderlay *underlay, guint index)
{
  return &g_array_index (underlay->layers, Layer, index);
}

guint
plumb_underlay_get_n (const PlumbUnderlay *underlay)
{
  return underlay->layers->len;
}

PlumbRect
plumb_underlay_get_rect (const PlumbUnderlay *underlay, guint index)
{
  return layer_at (underlay, index)->rect;
}

/* Whether both look the same. */
gboolean
plumb_underlay_equal (const PlumbUnderlay *a, const PlumbUnderlay *b)
{
  if (a->layers->len != b->layers->len)
    return FALSE;
  for (guint i = 0; i < a->layers->len; i++)
    {
      const Layer *one = layer_at (a, i), *other = layer_at (b, i);

      if (one->photo != other->photo || one->opacity != other->opacity
          || memcmp (&one->rect, &other->rect, sizeof one->rect) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
paint_layer (const Layer *layer, cairo_t *cr, double scale)
{
  double pixels = layer->rect.width * scale;
  cairo_surface_t *surface = layer->photo->levels[0];
  double width, height;

  /* The smallest copy that is still as fine as what is painted. */
  for (guint i = 1; i < layer->photo->n_levels
                    && cairo_image_surface_get_width (layer->photo->levels[i]) >= pixels;
       i++)
    surface = layer->photo->levels[i];
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  cairo_save (cr);
  cairo_rectangle (cr, layer->rect.x, layer->rect.y, layer->rect.width, layer->rect.height);
  cairo_clip (cr);
  cairo_translate (cr, layer->rect.x, layer->rect.y);
  cairo_scale (cr, layer->rect.width / width, layer->rect.height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint_with_alpha (cr, layer->opacity);
  cairo_restore (cr);
}

/* Paints the photos on @cr, whose unit is the diagram unit, of @scale pixels. */
void
plumb_underlay_paint (const PlumbUnderlay *underlay, cairo_t *cr, double scale)
{
  for (guint i = 0; i < underlay->layers->len; i++)
    if (layer_at (underlay, i)->opacity > 0)
      paint_layer (layer_at (underlay, i), cr, scale);
}
