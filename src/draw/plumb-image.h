// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* PNG and JPEG bytes as cairo surfaces. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Pixels of an image at most, either way; larger ones are not decoded. */
#define PLUMB_IMAGE_LIMIT 16384

cairo_surface_t *plumb_image_decode (GBytes *bytes, const char **media_type);

G_END_DECLS
