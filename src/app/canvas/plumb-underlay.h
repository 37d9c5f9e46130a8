// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Photos that lie under a picture, for who paints it. Immutable and counted by reference, so that another
 * thread may paint them. They are no part of a scene, so no export has them. */

#pragma once

#include <cairo.h>

#include "diagram/plumb-geometry.h"

G_BEGIN_DECLS

/* A decoded photo, and smaller and smaller copies of it. */
typedef struct _PlumbPhoto PlumbPhoto;

PlumbPhoto *plumb_photo_new (cairo_surface_t *surface, int width, int height);
PlumbPhoto *plumb_photo_ref (PlumbPhoto *photo);
void plumb_photo_unref (PlumbPhoto *photo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbPhoto, plumb_photo_unref)
int plumb_photo_get_width (const PlumbPhoto *photo);
int plumb_photo_get_height (const PlumbPhoto *photo);

typedef struct _PlumbUnderlay PlumbUnderlay;

PlumbUnderlay *plumb_underlay_new (void);
PlumbUnderlay *plumb_underlay_ref (PlumbUnderlay *underlay);
void plumb_underlay_unref (PlumbUnderlay *underlay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbUnderlay, plumb_underlay_unref)
void plumb_underlay_add (PlumbUnderlay *underlay,
                         PlumbPhoto *photo,
                         const PlumbRect *rect,
                         double opacity);

gboolean plumb_underlay_equal (const PlumbUnderlay *a, const PlumbUnderlay *b);
guint plumb_underlay_get_n (const PlumbUnderlay *underlay);
PlumbRect plumb_underlay_get_rect (const PlumbUnderlay *underlay, guint index);
void plumb_underlay_paint (const PlumbUnderlay *underlay, cairo_t *cr, double scale);

G_END_DECLS
