// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one display list: what a picture or a page is made of, in drawing order. Colours are roles that
 * a palette resolves when the list is played, so that screen, dark mode and print share one list.
 * Immutable once finished, counted by reference; may be played in any thread. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_PAINT_NONE,
  PLUMB_PAINT_PAPER,     /* ground of a page or canvas */
  PLUMB_PAINT_INK,       /* main text */
  PLUMB_PAINT_SECONDARY, /* secondary text */
  PLUMB_PAINT_FAINT,     /* hairlines, dots */
  PLUMB_PAINT_RULE,      /* rules of tables */
  PLUMB_PAINT_BOX,       /* ground of a box */
  PLUMB_PAINT_BOX_BORDER,
  PLUMB_PAINT_CONTAINER,
  PLUMB_PAINT_CONTAINER_BORDER,
  PLUMB_PAINT_OURS,
  PLUMB_PAINT_OURS_BORDER,
  PLUMB_PAINT_OURS_TEXT,
  PLUMB_PAINT_MODULE, /* side bar of our modules */
  PLUMB_PAINT_ACCENT,
  PLUMB_PAINT_ACCENT_TEXT, /* on accent ground */
  PLUMB_PAINT_IDENTITY,
  PLUMB_PAINT_API,
  PLUMB_PAINT_PIPELINE,
  PLUMB_PAINT_EVENT,
  PLUMB_PAINT_FILE,
  PLUMB_PAINT_NETWORK,
  PLUMB_PAINT_NEUTRAL, /* a connection without a family */
  PLUMB_PAINT_GAP,     /* triangle */
  PLUMB_PAINT_GAP_TEXT,
  PLUMB_PAINT_ADDED,
  PLUMB_PAINT_CHANGED,
  PLUMB_PAINT_REMOVED,
  PLUMB_PAINT_ON_STATE, /* text on the three above */
  PLUMB_PAINT_HIGH,     /* text of a severity chip */
  PLUMB_PAINT_HIGH_GROUND,
  PLUMB_PAINT_MEDIUM,
  PLUMB_PAINT_MEDIUM_GROUND,
  PLUMB_PAINT_LOW,
  PLUMB_PAINT_LOW_GROUND,
  PLUMB_PAINT_NOTE, /* ground of an annotation */
  PLUMB_PAINT_TINT, /* callouts, striped rows */
  PLUMB_N_PAINTS,
} PlumbPaint;

typedef enum
{
  PLUMB_DASH_SOLID,
  PLUMB_DASH_IDENTITY, /* short dashes */
  PLUMB_DASH_PIPELINE, /* long dashes */
  PLUMB_DASH_EVENT,    /* dots */
  PLUMB_DASH_FILE,     /* dash dot */
  PLUMB_DASH_NETWORK,  /* long dash, two dots */
  PLUMB_DASH_CONTAINER,
  PLUMB_DASH_REMOVED, /* outline of what goes, and of what is assumed */
  PLUMB_DASH_GONE,    /* line of a connection that goes */
  PLUMB_N_DASHES,
} PlumbDash;

typedef struct
{
  double size; /* diagram units */
  int weight;  /* 400, 500, 600, 700 */
  gboolean italic;
  gboolean strike;
  gboolean mono;
} PlumbFont;

typedef enum
{
  PLUMB_ANCHOR_START, /* at the left, whatever the script */
  PLUMB_ANCHOR_MIDDLE,
  PLUMB_ANCHOR_END,
} PlumbAnchor;

typedef struct
{
  PlumbPaint fill;
  PlumbPaint stroke;
  double width;
  PlumbDash dash;
} PlumbPen;

typedef enum
{
  PLUMB_PATH_MOVE,
  PLUMB_PATH_LINE,
  PLUMB_PATH_CURVE, /* three points */
  PLUMB_PATH_CLOSE,
} PlumbPathVerb;

typedef struct _PlumbDisplayList PlumbDisplayList;

PlumbDisplayList *plumb_display_list_new (void);
PlumbDisplayList *plumb_display_list_ref (PlumbDisplayList *list);
void plumb_display_list_unref (PlumbDisplayList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbDisplayList, plumb_display_list_unref)

/* -- Building. Strings are copied. ---------------------------------------------------------------- */

/* A group is one element of the picture: @id (SVG: prefixed with a letter by the caller), @title and
 * @description become <title> and <desc>; any may be NULL. */
void plumb_display_list_begin_group (PlumbDisplayList *list,
                                     const char *id,
                                     const char *title,
                                     const char *description);
void plumb_display_list_end_group (PlumbDisplayList *list);
void plumb_display_list_add_rect (PlumbDisplayList *list,
                                  const PlumbRect *rect,
                                  double radius,
                                  const PlumbPen *pen);
/* @points hold 1 point a MOVE or LINE, 3 a CURVE, 0 a CLOSE. Fills by the even-odd rule. */
void plumb_display_list_add_path (PlumbDisplayList *list,
                                  const PlumbPathVerb *verbs,
                                  guint n_verbs,
                                  const PlumbPoint *points,
                                  const PlumbPen *pen);
/* Straight lines between corners that are rounded by @radius. */
void plumb_display_list_add_polyline (PlumbDisplayList *list,
                                      const PlumbPoint *points,
                                      guint n_points,
                                      double radius,
                                      const PlumbPen *pen);
/* One line of text, @at on its baseline. */
void plumb_display_list_add_text (PlumbDisplayList *list,
                                  PlumbPoint at,
                                  PlumbAnchor anchor,
                                  const PlumbFont *font,
                                  PlumbPaint paint,
                                  const char *text);
/* A symbolic icon of icons/ by name (without "-symbolic"), filling @rect. */
void plumb_display_list_add_icon (PlumbDisplayList *list,
                                  const char *name,
                                  const PlumbRect *rect,
                                  PlumbPaint paint);
/* A picture (PNG or JPEG bytes), scaled into @rect. */
void plumb_display_list_add_image (PlumbDisplayList *list, GBytes *bytes, const PlumbRect *rect);
/* Everything of @other, moved by (x, y) and scaled. */
void plumb_display_list_add_list (
    PlumbDisplayList *list, PlumbDisplayList *other, double x, double y, double scale);
/* What of @other shows in @part (of @other), placed the same way and cut off at its edges, words that are
 * not whole left out; without the places that links lead to, since those are in one place only. For pages: the SVG writer does not cut.
 * Returns: whether any words show there. */
gboolean plumb_display_list_add_part (PlumbDisplayList *list,
                                      PlumbDisplayList *other,
                                      double x,
                                      double y,
                                      double scale,
                                      const PlumbRect *part);
/* A place that links lead to, and a link; targets are names of places or URIs with a scheme. */
void plumb_display_list_add_place (PlumbDisplayList *list, const char *name, PlumbPoint at);
void
plumb_display_list_add_link (PlumbDisplayList *list, const PlumbRect *rect, const char *target);

PlumbRect plumb_display_list_get_bounds (const PlumbDisplayList *list);

/* What links and places a list has, for pages and previews. */
typedef void (*PlumbLinkFunc) (const PlumbRect *rect, const char *target, gpointer data);
void
plumb_display_list_foreach_link (const PlumbDisplayList *list, PlumbLinkFunc func, gpointer data);

/* -- Palettes -------------------------------------------------------------------------------------- */

typedef struct
{
  float red, green, blue, alpha;
} PlumbColor;

typedef struct
{
  PlumbColor colors[PLUMB_N_PAINTS];
} PlumbPalette;

const PlumbPalette *plumb_palette_get_light (void);
const PlumbPalette *plumb_palette_get_dark (void);
const PlumbPalette *plumb_palette_get_print (void);
const PlumbPalette *plumb_palette_get_high_contrast (gboolean dark);

PlumbPaint plumb_family_get_paint (PlumbFamily family);
PlumbDash plumb_family_get_dash (PlumbFamily family);
const double *plumb_dash_get_pattern (PlumbDash dash, guint *n);
const char *plumb_family_get_title (PlumbFamily family);

G_END_DECLS
