// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* From a scene to a display list, and from a display list to cairo or SVG. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "draw/plumb-display-list.h"
#include "schema/plumb-stroke.h"

G_BEGIN_DECLS

#define PLUMB_DRAW_ERROR (plumb_draw_error_quark ())

typedef enum
{
  PLUMB_DRAW_ERROR_FAILED,
  PLUMB_DRAW_ERROR_FONT, /* Inter is missing */
} PlumbDrawError;

GQuark plumb_draw_error_quark (void);

/* Text measured with Pango and the diagram's own font, hint metrics off; one a thread. */
const PlumbTextMeasure *plumb_draw_get_measure (void);
/* The font of a role, as the display list takes it. */
PlumbFont plumb_text_role_get_font (PlumbTextRole role);
/* FALSE and a sentence when the font of pictures and pages is not installed. */
gboolean plumb_draw_check_font (GError **error);

typedef enum
{
  PLUMB_PICTURE_NONE = 0,
  PLUMB_PICTURE_LEGEND = 1 << 0, /* a legend of what the picture uses, below it */
} PlumbPictureFlags;

/* The whole picture. */
PlumbDisplayList *plumb_draw_scene (const PlumbScene *scene, PlumbPictureFlags flags);
/* What touches @area only, in the same order: for tiles. */
PlumbDisplayList *plumb_draw_scene_area (const PlumbScene *scene, const PlumbRect *area);
/* A stroke of ink of @width that is not in a scene yet; the paint of a word of "ink_colour". */
void plumb_draw_ink (PlumbDisplayList *list,
                     const PlumbStrokePoint *points,
                     guint n_points,
                     double width,
                     PlumbPaint paint);
PlumbPaint plumb_ink_get_paint (const char *colour);
/* Just these boxes and connections (what is being dragged). */
PlumbDisplayList *plumb_draw_scene_parts (const PlumbScene *scene,
                                          const guint *boxes,
                                          guint n_boxes,
                                          const guint *connections,
                                          guint n_connections);

/* What one entry of the legend says, and the sample that stands before it, drawn around (0, 0). */
typedef struct
{
  char *text;
  PlumbDisplayList *sample;
  gboolean alone; /* on a line of its own */
} PlumbLegendEntry;

/* What the legend of @scene says: just what the picture uses, and what found no room in it. */
GPtrArray *plumb_draw_list_legend (const PlumbScene *scene);

/* Plays @list; the context's transformation holds. @clip in list units, may be NULL. */
void plumb_display_list_play (const PlumbDisplayList *list,
                              cairo_t *cr,
                              const PlumbPalette *palette,
                              const PlumbRect *clip);
/* Adds the links and places of @list to a page of a PDF surface, inside a structure element that the
 * caller has begun. Every name that a link leads to must be a place of the document. */
void plumb_display_list_play_links (const PlumbDisplayList *list, cairo_t *cr);

typedef struct
{
  const PlumbPalette *palette; /* NULL: light */
  double margin;               /* around the bounds */
  gboolean background;         /* paint the ground */
  const char *title;           /* of the document; may be NULL */
  const char *description;
  const char *language;
} PlumbPictureOptions;

/* Stand-alone SVG with real text. Never fails; new string. */
char *plumb_display_list_to_svg (const PlumbDisplayList *list, const PlumbPictureOptions *options);
GBytes *plumb_display_list_to_png (const PlumbDisplayList *list,
                                   const PlumbPictureOptions *options,
                                   double scale,
                                   GError **error);
/* The picture on one page of its own size. */
GBytes *plumb_display_list_to_pdf (const PlumbDisplayList *list,
                                   const PlumbPictureOptions *options,
                                   GError **error);

G_END_DECLS
