// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What lies over the picture and changes with the pointer: drawn anew with each frame. Coordinates are
 * the widget's, so that lines keep their width at every zoom. */

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#include "draw/plumb-draw.h"

typedef struct
{
  PlumbCanvas *self;
  cairo_t *cr;
  PlumbScene *scene; /* what is shown */
  GdkRGBA accent;
  GdkRGBA ground;
} Overlay;

/* Returns: (transfer none): the colours of the picture on this screen now. */
const PlumbPalette *
plumb_canvas_get_palette (PlumbCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return plumb_palette_get_high_contrast (dark);
  return dark ? plumb_palette_get_dark () : plumb_palette_get_light ();
}

static GdkRGBA
from_palette (PlumbCanvas *self, PlumbPaint paint)
{
  const PlumbColor *color = &plumb_canvas_get_palette (self)->colors[paint];

  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

static void
set_color (Overlay *over, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (over->cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
rounded (cairo_t *cr, const PlumbRect *r, double radius)
{
  double right = plumb_rect_right (r);
  double bottom = plumb_rect_bottom (r);

  radius = MIN (radius, MIN (r->width, r->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, r->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, r->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
outline (Overlay *over, const PlumbRect *units, double away, double width, double alpha)
{
  PlumbRect rect = plumb_canvas_rect_to_widget (over->self, units);
  PlumbRect around = plumb_rect_grown (&rect, away);

  rounded (over->cr, &around, 8 * over->self->zoom + away);
  cairo_set_line_width (over->cr, width);
  set_color (over, &over->accent, alpha);
  cairo_stroke (over->cr);
}

/* -- Selection and hover ----------------------------------------------------------------------- */

static void
trace (Overlay *over, const PlumbSceneConnection *connection)
{
  for (guint i = 0; i < connection->n_points; i++)
    {
      PlumbPoint at = plumb_canvas_to_widget (over->self, connection->points[i]);

      if (i == 0)
        cairo_move_to (over->cr, at.x, at.y);
      else
        cairo_line_to (over->cr, at.x, at.y);
    }
}

static void
light_up (Overlay *over, const PlumbSceneConnection *connection, double alpha)
{
  trace (over, connection);
  cairo_set_line_join (over->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (over->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (over->cr, CLAMP (8 * over->self->zoom, 5, 14));
  set_color (over, &over->accent, alpha);
  cairo_stroke (over->cr);
  if (connection->label == PLUMB_LABEL_PLACED || connection->label == PLUMB_LABEL_DISC)
    outline (over, &connection->label_rect, 1.5, 2, MIN (alpha * 3, 1));
}

static void
draw_selected (Overlay *over, const char *table, const char *id)
{
  int index;

  if (g_str_equal (table, "system") && (index = plumb_scene_find_box (over->scene, id)) >= 0)
    outline (over, &plumb_scene_get_box (over->scene, (guint)index)->rect, 2.5, 2, 1);
  else if (g_str_equal (table, "connection")
           && (index = plumb_scene_find_connection (over->scene, id)) >= 0)
    light_up (over, plumb_scene_get_connection (over->scene, (guint)index), 0.35);
  else if (g_str_equal (table, "annotation")
           && (index = plumb_scene_find_note (over->scene, id)) >= 0)
    outline (over, &plumb_scene_get_note (over->scene, (guint)index)->rect, 2.5, 2, 1);
}

/* A selected gap or prerequisite lights up its connection; what is about a record lights up that. */
static void
draw_meant (Overlay *over, const char *table, const char *id)
{
  PlumbRecord *record = plumb_review_get_record (over->self->review, table, id);
  const char *connection;

  if (record == NULL)
    return;
  if (plumb_table_get_field (plumb_record_get_table (record), "connection") != NULL)
    {
      connection = plumb_record_get (record, "connection");
      if (connection != NULL)
        draw_selected (over, "connection", connection);
    }
  else if (plumb_table_get_field (plumb_record_get_table (record), "about") != NULL
           && plumb_record_has (record, "about") && plumb_record_has (record, "about_table"))
    draw_selected (over, plumb_record_get (record, "about_table"),
                   plumb_record_get (record, "about"));
}

static void
draw_selection (Overlay *over)
{
  PlumbSelection *selection = over->self->selection;

  for (guint i = 0; i < plumb_selection_get_n (selection); i++)
    {
      const char *table, *id;

      plumb_selection_get (selection, i, &table, &id);
      if (g_str_equal (table, "system") || g_str_equal (table, "connection")
          || g_str_equal (table, "annotation"))
        draw_selected (over, table, id);
      else
        draw_meant (over, table, id);
    }
}

/* What a search found, as far as it is in sight. */
static void
draw_found (Overlay *over)
{
  PlumbRect sight = plumb_canvas_get_sight (over->self);
  GHashTableIter iter;
  gpointer id;

  if (over->self->found == NULL)
    return;
  g_hash_table_iter_init (&iter, over->self->found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      int connection = plumb_scene_find_connection (over->scene, id);
      PlumbRect rect;

      if (!plumb_canvas_get_rect_of (over->self, id, &rect)
          || !plumb_rect_intersects (&rect, &sight))
        continue;
      if (connection >= 0)
        light_up (over, plumb_scene_get_connection (over->scene, (guint)connection), 0.2);
      else
        outline (over, &rect, 4, 4, 0.35);
    }
}

static void
draw_hover (Overlay *over)
{
  const PlumbHit *hover = &over->self->hover;

  if (over->self->drag.type != PLUMB_DRAG_NONE || hover->index < 0)
    return;
  switch (hover->type)
    {
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
      outline (over, &plumb_scene_get_box (over->scene, (guint)hover->index)->rect, 2, 1.5, 0.45);
      break;
    case PLUMB_HIT_CONNECTION:
    case PLUMB_HIT_LABEL:
    case PLUMB_HIT_GAP:
      light_up (over, plumb_scene_get_connection (over->scene, (guint)hover->index), 0.16);
      break;
    case PLUMB_HIT_NOTE:
      outline (over, &plumb_scene_get_note (over->scene, (guint)hover->index)->rect, 2, 1.5, 0.45);
      break;
    case PLUMB_HIT_NOTHING:
    case PLUMB_HIT_INSIDE:
    default:
      break;
    }
}

/* -- Handles ----------------------------------------------------------------------------------- */

static void
draw_connect_handle (Overlay *over, PlumbPoint at)
{
  gboolean close = over->self->pointer_inside
                   && hypot (over->self->pointer.x - at.x, over->self->pointer.y - at.y)
                          <= plumb_canvas_get_handle_reach (over->self);

  cairo_new_path (over->cr);
  cairo_arc (over->cr, at.x, at.y, over->self->touched ? 11 : close ? 7 : 5, 0, 2 * G_PI);
  set_color (over, close ? &over->accent : &over->ground, 1);
  cairo_fill_preserve (over->cr);
  cairo_set_line_width (over->cr, 1.5);
  set_color (over, &over->accent, 1);
  cairo_stroke (over->cr);
}

static void
draw_connect_handles (Overlay *over)
{
  PlumbPoint at;

  if (plumb_canvas_get_point_handle (over->self, &at))
    draw_connect_handle (over, at);
  for (PlumbSide side = PLUMB_SIDE_TOP; side <= PLUMB_SIDE_LEFT; side++)
    if (plumb_canvas_get_connect_handle (over->self, side, &at))
      draw_connect_handle (over, at);
}

static void
draw_resize_handles (Overlay *over)
{
  PlumbPoint at[8];
  PlumbEdges edges[8];
  guint n = plumb_canvas_get_resize_handles (over->self, at, edges);
  double half = over->self->touched ? 8.5 : 3.5;

  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle (over->cr, round (at[i].x) - half, round (at[i].y) - half, 2 * half,
                       2 * half);
      set_color (over, &over->ground, 1);
      cairo_fill_preserve (over->cr);
      cairo_set_line_width (over->cr, 1.5);
      set_color (over, &over->accent, 1);
      cairo_stroke (over->cr);
    }
}

static void
draw_handles (Overlay *over)
{
  PlumbDragType type = over->self->drag.type;

  if (type == PLUMB_DRAG_NONE || type == PLUMB_DRAG_RESIZE)
    draw_resize_handles (over);
  if (type == PLUMB_DRAG_NONE)
    draw_connect_handles (over);
  if (type == PLUMB_DRAG_NONE)
    plumb_canvas_draw_end_handles (over->self, over->cr, &over->accent, &over->ground);
}

/* -- Drags ------------------------------------------------------------------------------------- */

static void
draw_guides (Overlay *over)
{
  GArray *guides = over->self->drag.guides;

  cairo_set_line_width (over->cr, 1);
  for (guint i = 0; guides != NULL && i < guides->len; i++)
    {
      const PlumbGuide *guide = &g_array_index (guides, PlumbGuide, i);
      PlumbPoint from = plumb_canvas_to_widget (over->self, guide->from);
      PlumbPoint to = plumb_canvas_to_widget (over->self, guide->to);
      gboolean upright = fabs (from.x - to.x) < 0.5;

      cairo_move_to (over->cr, round (from.x) + 0.5, round (from.y) + 0.5);
      cairo_line_to (over->cr, round (to.x) + 0.5, round (to.y) + 0.5);
      for (guint end = 0; guide->distance && end < 2; end++)
        {
          PlumbPoint at = end == 0 ? from : to;

          cairo_move_to (over->cr, at.x - (upright ? 4 : 0), at.y - (upright ? 0 : 4));
          cairo_line_to (over->cr, at.x + (upright ? 4 : 0), at.y + (upright ? 0 : 4));
        }
      set_color (over, &over->accent, 1);
      cairo_stroke (over->cr);
      if (guide->distance)
        plumb_canvas_draw_measure (over->self, over->cr, guide, &over->accent, &over->ground);
    }
}

static void
draw_target (Overlay *over)
{
  const PlumbSceneBox *target = plumb_canvas_get_shown_box (over->self, over->self->drag.target);
  PlumbRect rect;

  if (target == NULL)
    return;
  rect = plumb_canvas_rect_to_widget (over->self, &target->rect);
  rounded (over->cr, &rect, 10 * over->self->zoom);
  set_color (over, &over->accent, 0.1);
  cairo_fill_preserve (over->cr);
  cairo_set_line_width (over->cr, 2.5);
  set_color (over, &over->accent, 1);
  cairo_stroke (over->cr);
}

static void
draw_area (Overlay *over, gboolean marquee)
{
  PlumbRect rect = plumb_canvas_rect_to_widget (over->self, &over->self->drag.rect);

  rounded (over->cr, &rect, marquee ? 2 : 8);
  set_color (over, &over->accent, 0.1);
  cairo_fill_preserve (over->cr);
  cairo_set_line_width (over->cr, marquee ? 1 : 2);
  set_color (over, &over->accent, marquee ? 0.7 : 1);
  cairo_stroke (over->cr);
}

static void
draw_arrow (Overlay *over, PlumbPoint from, PlumbPoint to)
{
  double angle = atan2 (to.y - from.y, to.x - from.x);

  cairo_set_line_width (over->cr, 2);
  set_color (over, &over->accent, 1);
  cairo_move_to (over->cr, from.x, from.y);
  cairo_line_to (over->cr, to.x, to.y);
  cairo_stroke (over->cr);
  cairo_move_to (over->cr, to.x, to.y);
  cairo_line_to (over->cr, to.x - 10 * cos (angle - 0.42), to.y - 10 * sin (angle - 0.42));
  cairo_line_to (over->cr, to.x - 10 * cos (angle + 0.42), to.y - 10 * sin (angle + 0.42));
  cairo_close_path (over->cr);
  cairo_fill (over->cr);
}

/* Between the border of @box and the pointer. */
static void
draw_rubber (Overlay *over, int box, gboolean towards)
{
  const PlumbDrag *drag = &over->self->drag;
  PlumbRect rect = plumb_canvas_rect_to_widget (
      over->self, &plumb_scene_get_box (over->self->scene, (guint)box)->rect);
  PlumbPoint center = plumb_rect_center (&rect);
  PlumbPoint to = plumb_canvas_to_widget (over->self, drag->at);
  double dx = to.x - center.x;
  double dy = to.y - center.y;
  double share = MIN (fabs (dx) > 0.1 ? rect.width / 2 / fabs (dx) : 1e9,
                      fabs (dy) > 0.1 ? rect.height / 2 / fabs (dy) : 1e9);

  if (share < 1)
    {
      PlumbPoint border = { center.x + dx * share, center.y + dy * share };

      draw_arrow (over, towards ? border : to, towards ? to : border);
    }
}

/* The end that is dragged, where no box takes it. */
static void
draw_loose_end (Overlay *over)
{
  const PlumbDrag *drag = &over->self->drag;
  const PlumbSceneConnection *connection =
      plumb_scene_get_connection (over->self->scene, (guint)drag->hit.index);

  if (drag->target < 0)
    draw_rubber (over, drag->at_source ? connection->target : connection->source, !drag->at_source);
}

/* The route with the segment where it is dragged to; the router decides when it is dropped. */
static void
draw_segment (Overlay *over)
{
  static const double dashes[] = { 6, 4 };
  const PlumbDrag *drag = &over->self->drag;
  const PlumbSceneConnection *connection =
      plumb_scene_get_connection (over->scene, (guint)drag->hit.index);

  for (guint i = 0; i < connection->n_points; i++)
    {
      PlumbPoint at = connection->points[i];

      if (i == drag->segment || i == drag->segment + 1)
        at = drag->upright ? (PlumbPoint){ drag->line, at.y } : (PlumbPoint){ at.x, drag->line };
      at = plumb_canvas_to_widget (over->self, at);
      if (i == 0)
        cairo_move_to (over->cr, at.x, at.y);
      else
        cairo_line_to (over->cr, at.x, at.y);
    }
  cairo_set_dash (over->cr, dashes, 2, 0);
  cairo_set_line_width (over->cr, 2);
  set_color (over, &over->accent, 1);
  cairo_stroke (over->cr);
  cairo_set_dash (over->cr, NULL, 0, 0);
}

/* From the note to the pointer. */
static void
draw_leader (Overlay *over)
{
  const PlumbDrag *drag = &over->self->drag;

  draw_arrow (
      over,
      plumb_canvas_to_widget (over->self, (PlumbPoint){ plumb_rect_center (&drag->bounds).x,
                                                        plumb_rect_bottom (&drag->bounds) }),
      plumb_canvas_to_widget (over->self, drag->at));
}

static void
draw_drag (Overlay *over)
{
  const PlumbDrag *drag = &over->self->drag;

  switch (drag->type)
    {
    case PLUMB_DRAG_MARQUEE:
      draw_area (over, TRUE);
      break;
    case PLUMB_DRAG_AREA:
    case PLUMB_DRAG_MOVE_NOTE:
    case PLUMB_DRAG_LABEL:
    case PLUMB_DRAG_RESIZE_NOTE:
      draw_area (over, FALSE);
      break;
    case PLUMB_DRAG_CONNECT:
      draw_target (over);
      draw_rubber (over, drag->hit.index, TRUE);
      break;
    case PLUMB_DRAG_END:
      draw_target (over);
      draw_loose_end (over);
      break;
    case PLUMB_DRAG_SEGMENT:
      draw_segment (over);
      break;
    case PLUMB_DRAG_MOVE:
    case PLUMB_DRAG_RESIZE:
      draw_target (over);
      draw_guides (over);
      break;
    case PLUMB_DRAG_POINT:
      draw_target (over);
      draw_leader (over);
      break;
    case PLUMB_DRAG_INK:
    case PLUMB_DRAG_PHOTO:
    case PLUMB_DRAG_NONE:
    case PLUMB_DRAG_PRESSED:
    case PLUMB_DRAG_PAN:
    default:
      break;
    }
}

/* -- What is not there yet --------------------------------------------------------------------- */

/* The boxes and connections of the ghost that the picture does not have. */
static PlumbDisplayList *
list_new_parts (PlumbScene *ghost, PlumbScene *scene)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plumb_scene_get_n_boxes (ghost); i++)
    if (plumb_scene_find_box (scene, plumb_scene_get_box (ghost, i)->id) < 0)
      g_array_append_val (boxes, i);
  for (guint i = 0; i < plumb_scene_get_n_connections (ghost); i++)
    if (plumb_scene_find_connection (scene, plumb_scene_get_connection (ghost, i)->id) < 0)
      g_array_append_val (connections, i);
  return plumb_draw_scene_parts (ghost, (const guint *)(gpointer)boxes->data, boxes->len,
                                 (const guint *)(gpointer)connections->data, connections->len);
}

static void
draw_ghost (Overlay *over)
{
  PlumbCanvas *self = over->self;
  g_autoptr (PlumbDisplayList) list = NULL;
  PlumbPoint origin;

  if (self->ghost == NULL)
    return;
  list = list_new_parts (self->ghost, self->scene);
  origin = plumb_canvas_to_widget (self, (PlumbPoint){ 0, 0 });
  cairo_save (over->cr);
  cairo_push_group (over->cr);
  cairo_translate (over->cr, origin.x, origin.y);
  cairo_scale (over->cr, self->zoom, self->zoom);
  plumb_display_list_play (list, over->cr, plumb_canvas_get_palette (self), NULL);
  cairo_pop_group_to_source (over->cr);
  cairo_paint_with_alpha (over->cr, 0.5);
  cairo_restore (over->cr);
}

static void
draw_naming (Overlay *over)
{
  static const double dashes[] = { 5, 4 };
  const PlumbNaming *naming = &over->self->naming;
  PlumbRect rect;

  if (naming->type < PLUMB_NAMING_NEW_SYSTEM)
    return;
  rect = plumb_canvas_rect_to_widget (over->self, &naming->place);
  if (naming->from != NULL && plumb_scene_find_box (over->scene, naming->from) >= 0)
    {
      guint from = (guint)plumb_scene_find_box (over->scene, naming->from);
      PlumbPoint a = plumb_rect_center (&plumb_scene_get_box (over->scene, from)->rect);

      cairo_set_dash (over->cr, dashes, 2, 0);
      draw_arrow (over, plumb_canvas_to_widget (over->self, a), plumb_rect_center (&rect));
    }
  rounded (over->cr, &rect, 8 * over->self->zoom);
  set_color (over, &over->ground, 1);
  cairo_fill_preserve (over->cr);
  cairo_set_dash (over->cr, dashes, 2, 0);
  cairo_set_line_width (over->cr, 1.5);
  set_color (over, &over->accent, 1);
  cairo_stroke (over->cr);
  cairo_set_dash (over->cr, NULL, 0, 0);
}

static void
draw_focus (Overlay *over)
{
  GtkWidget *widget = GTK_WIDGET (over->self);

  if (!gtk_widget_has_focus (widget)
      || !(gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      || plumb_selection_get_n (over->self->selection) > 0)
    return;
  cairo_rectangle (over->cr, 1.5, 1.5, gtk_widget_get_width (widget) - 3,
                   gtk_widget_get_height (widget) - 3);
  cairo_set_line_width (over->cr, 2);
  set_color (over, &over->accent,
             adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 1 : 0.5);
  cairo_stroke (over->cr);
}

/* Draws everything that lies over the tiles, in widget coordinates. */
void
plumb_canvas_draw_overlay (PlumbCanvas *self, cairo_t *cr)
{
  Overlay over = { self, cr, plumb_canvas_get_shown (self), { 0 }, { 0 } };
  GdkRGBA ink;

  over.ground = from_palette (self, PLUMB_PAINT_BOX);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_bg_color", &over.accent))
    over.accent = from_palette (self, PLUMB_PAINT_ACCENT);
  draw_found (&over);
  draw_hover (&over);
  draw_ghost (&over);
  plumb_canvas_draw_photo_frame (self, cr, &over.accent);
  draw_selection (&over);
  draw_drag (&over);
  plumb_canvas_draw_followed (self, cr, &over.accent);
  plumb_canvas_draw_pins (self, cr, &over.accent, &over.ground);
  draw_naming (&over);
  plumb_canvas_draw_ink (self, cr);
  if (self->naming.type == PLUMB_NAMING_NONE)
    draw_handles (&over);
  draw_focus (&over);
  ink = from_palette (self, PLUMB_PAINT_INK);
  plumb_canvas_draw_advice (self, cr, &ink, &over.ground);
}
