// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* PNG and JPEG bytes as cairo surfaces. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Pixels of an image at most, either way; larger ones are not decoded. */
#define PLUMB_IMAGE_LIMIT 16384

/* And at most so many in all: half a gigabyte while it is decoded. */
#define PLUMB_IMAGE_MOST_PIXELS (100 * 1000 * 1000)

cairo_surface_t *
plumb_image_decode_photo (GBytes *bytes, int longest, int *width, int *height, GError **error);
cairo_surface_t *plumb_image_decode (GBytes *bytes, const char **media_type);

G_END_DECLS
