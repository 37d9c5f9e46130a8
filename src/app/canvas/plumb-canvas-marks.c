// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Small things that lie over the picture while one draws: pins, the handles at the ends of a connection,
 * how far things are apart, and which key helps now. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_ZOOM_OF_PINS 0.4
#define ADVICE_UP 14 /* pixels above what lies at the bottom */

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
pill (cairo_t *cr, const PlumbRect *rect)
{
  double radius = rect->height / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, plumb_rect_right (rect) - radius, rect->y + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI / 2, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* -- Pins -------------------------------------------------------------------------------------- */

/* A drawing pin on the upper left corner, seen from the side. */
static void
draw_pin (cairo_t *cr, double x, double y, const GdkRGBA *accent, const GdkRGBA *ground)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_arc (cr, 0, 0, 9, 0, 2 * G_PI);
  set_color (cr, ground, 1);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  set_color (cr, accent, 1);
  cairo_stroke (cr);
  cairo_rotate (cr, G_PI / 4);
  cairo_rectangle (cr, -3.5, -5.5, 7, 1.8);
  cairo_rectangle (cr, -2, -4, 4, 4);
  cairo_rectangle (cr, -3.5, 0, 7, 1.8);
  cairo_rectangle (cr, -0.6, 1.5, 1.2, 4.5);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Which boxes tidying leaves where they are. */
void
plumb_canvas_draw_pins (PlumbCanvas *self,
                        cairo_t *cr,
                        const GdkRGBA *accent,
                        const GdkRGBA *ground)
{
  PlumbScene *shown = plumb_canvas_get_shown (self);

  if (!plumb_canvas_is_editable (self) || self->zoom < LEAST_ZOOM_OF_PINS)
    return;
  for (guint i = 0; i < plumb_scene_get_n_boxes (shown); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (shown, i);
      PlumbPoint at = plumb_canvas_to_widget (self, (PlumbPoint){ box->rect.x, box->rect.y });

      if (box->pinned)
        draw_pin (cr, round (at.x), round (at.y), accent, ground);
    }
}

/* -- The ends of a connection ------------------------------------------------------------------ */

void
plumb_canvas_draw_end_handles (PlumbCanvas *self,
                               cairo_t *cr,
                               const GdkRGBA *accent,
                               const GdkRGBA *ground)
{
  double reach = plumb_canvas_get_handle_reach (self);

  for (guint end = 0; end < 2; end++)
    {
      PlumbPoint at;
      gboolean close;

      if (!plumb_canvas_get_end_handle (self, end == 0, &at))
        continue;
      close =
          self->pointer_inside && hypot (self->pointer.x - at.x, self->pointer.y - at.y) <= reach;
      cairo_new_path (cr);
      cairo_arc (cr, at.x, at.y, self->touched ? 11 : close ? 7.5 : 5.5, 0, 2 * G_PI);
      set_color (cr, close ? accent : ground, 1);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 2);
      set_color (cr, accent, 1);
      cairo_stroke (cr);
    }
}

/* -- How far ----------------------------------------------------------------------------------- */

static PangoLayout *
new_layout (PlumbCanvas *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_words (PlumbCanvas *self,
            cairo_t *cr,
            const char *text,
            PlumbPoint center,
            const GdkRGBA *fill,
            const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text);
  int width, height;
  PlumbRect rect;

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = (PlumbRect){ round (center.x - width / 2.0 - 7), round (center.y - height / 2.0 - 1),
                      width + 14, height + 2 };
  pill (cr, &rect);
  set_color (cr, fill, 1);
  cairo_fill (cr);
  cairo_move_to (cr, rect.x + 7, rect.y + 1);
  set_color (cr, ink, 1);
  pango_cairo_show_layout (cr, layout);
}

/* The length of a guide that shows a distance, in diagram units. */
void
plumb_canvas_draw_measure (PlumbCanvas *self,
                           cairo_t *cr,
                           const PlumbGuide *guide,
                           const GdkRGBA *accent,
                           const GdkRGBA *ground)
{
  double length = hypot (guide->to.x - guide->from.x, guide->to.y - guide->from.y);
  g_autofree char *text = g_strdup_printf ("%.0f", length);
  PlumbPoint middle = { (guide->from.x + guide->to.x) / 2, (guide->from.y + guide->to.y) / 2 };

  if (length * self->zoom >= 24)
    draw_words (self, cr, text, plumb_canvas_to_widget (self, middle), accent, ground);
}

/* -- Advice ------------------------------------------------------------------------------------ */

static const char *
get_advice (PlumbCanvas *self)
{
  switch (self->drag.type)
    {
    case PLUMB_DRAG_MOVE:
      return self->drag.free ? _ ("Free: nothing snaps, nothing gives way")
                             : _ ("Ctrl: place freely · Shift: straight · Esc: back");
    case PLUMB_DRAG_RESIZE:
    case PLUMB_DRAG_SEGMENT:
      return self->drag.free ? _ ("Free: nothing snaps") : _ ("Ctrl: place freely · Esc: back");
    case PLUMB_DRAG_CONNECT:
    case PLUMB_DRAG_END:
      return self->drag.target >= 0 ? _ ("Let go to connect · Esc: back")
                                    : _ ("Let go in the open to make a new system · Esc: back");
    case PLUMB_DRAG_NONE:
    case PLUMB_DRAG_PRESSED:
    case PLUMB_DRAG_PAN:
    case PLUMB_DRAG_MARQUEE:
    case PLUMB_DRAG_MOVE_NOTE:
    case PLUMB_DRAG_LABEL:
    case PLUMB_DRAG_AREA:
    default:
      return NULL;
    }
}

/* Which key helps with what one is doing: said while one does it. */
void
plumb_canvas_draw_advice (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *fill, const GdkRGBA *ink)
{
  const char *advice = get_advice (self);
  PlumbPoint center = { gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                        gtk_widget_get_height (GTK_WIDGET (self)) - self->inset_bottom
                            - ADVICE_UP };

  if (advice != NULL)
    draw_words (self, cr, advice, center, fill, ink);
}
