// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the files of the canvas share. Widget coordinates are pixels from the widget's corner;
 * everything else is in diagram units. */

#pragma once

#include "app/canvas/plumb-canvas-ink.h"
#include "app/canvas/plumb-canvas-note.h"
#include "app/canvas/plumb-canvas-photo.h"
#include "app/canvas/plumb-canvas-snap.h"
#include "app/canvas/plumb-canvas-walk.h"
#include "app/canvas/plumb-canvas.h"
#include "app/canvas/plumb-tiles.h"
#include "diagram/plumb-edit-moving.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_DRAG_NONE,
  PLUMB_DRAG_PRESSED, /* on something, not far enough yet */
  PLUMB_DRAG_PAN,
  PLUMB_DRAG_MARQUEE,
  PLUMB_DRAG_MOVE,
  PLUMB_DRAG_MOVE_NOTE,
  PLUMB_DRAG_RESIZE,
  PLUMB_DRAG_CONNECT,
  PLUMB_DRAG_END, /* of a connection, to another box */
  PLUMB_DRAG_LABEL,
  PLUMB_DRAG_SEGMENT, /* of a route, to be pinned */
  PLUMB_DRAG_AREA,    /* of a new system, container or note */
  PLUMB_DRAG_INK,     /* drawn or erased: plumb-canvas-ink.c */
  PLUMB_DRAG_PHOTO,   /* moved or resized: plumb-canvas-photo.c */
  PLUMB_DRAG_RESIZE_NOTE,
  PLUMB_DRAG_POINT, /* a note's leader */
} PlumbDragType;

/* Sides on which a box is resized. */
typedef enum
{
  PLUMB_EDGE_LEFT = 1 << 0,
  PLUMB_EDGE_RIGHT = 1 << 1,
  PLUMB_EDGE_TOP = 1 << 2,
  PLUMB_EDGE_BOTTOM = 1 << 3,
} PlumbEdges;

typedef struct
{
  PlumbDragType type;
  PlumbDragType next; /* what PRESSED becomes */
  PlumbPoint start;
  PlumbPoint at;
  double start_x; /* in the widget */
  double start_y;
  double value_x; /* of the adjustments at the start */
  double value_y;
  PlumbHit hit;      /* at the start */
  gboolean narrow;   /* a click selects just what was hit, of several */
  gboolean extend;   /* adds to the selection */
  gboolean free;     /* does not snap, and pushes nothing aside */
  gboolean straight; /* goes along one axis only */
  GArray *boxes;     /* of guint: what moves */
  GArray *others;    /* of PlumbRect: what it may align with */
  PlumbRect bounds;  /* of what moves, at the start; of the box that is resized */
  PlumbEdges edges;  /* that are dragged */
  PlumbPoint by;     /* how far it was moved, snapped */
  PlumbRect rect;    /* the new one: resize, area, marquee, note */
  PlumbScene *scene; /* as it would be; its indices may be others */
  PlumbMoving *moving;
  gboolean at_source; /* the end of the connection that is dragged */
  int target;         /* box under the pointer that takes what is dropped, or -1 */
  gboolean reparent;
  GArray *guides; /* of PlumbGuide */
  double offset;  /* of a label along its route, 0 to 1 */
  guint segment;  /* of a route: between that point and the next */
  gboolean upright;
  double line; /* the x or y that the segment is dragged to */
} PlumbDrag;

typedef enum
{
  PLUMB_NAMING_NONE,
  PLUMB_NAMING_SYSTEM,
  PLUMB_NAMING_CONNECTION,
  PLUMB_NAMING_NOTE,
  PLUMB_NAMING_NEW_SYSTEM,
  PLUMB_NAMING_NEW_CONTAINER,
  PLUMB_NAMING_NEW_NOTE,
} PlumbNamingType;

/* What is being named in place. Something new is made only when its name is there: so it is one act. */
typedef struct
{
  PlumbNamingType type;
  char *id;        /* of what is renamed */
  char *container; /* of something new, or NULL */
  char *from;      /* system that something new is connected from, or NULL */
  char *rewire;    /* connection that shall lead to something new, or NULL */
  gboolean at_source;
  PlumbRect place; /* absolute */
} PlumbNaming;

struct _PlumbCanvas
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *view;
  PlumbSelection *selection;
  PlumbShow show;

  PlumbScene *whole; /* what the review holds */
  PlumbScene *scene; /* the same as the filter shows it: the same elements in the same places */
  PlumbFilter filter;
  GHashTable *found; /* ids of what a search found, to be marked; or NULL */
  PlumbTiles *tiles;
  PlumbScene *ghost; /* what a typed line would make, or NULL */

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  gulong adjustment_handlers[2];
  double zoom;
  int width; /* at the last allocation */
  int height;
  int inset_top;
  int inset_bottom;
  gboolean fit_wanted;     /* no place was chosen yet */
  double fit_most;         /* while nobody moved it the picture is fitted to each new size: the
                           * largest zoom for that, else 0 */
  gboolean scene_is_stale; /* the review changed while nobody saw it */

  PlumbTool tool;
  PlumbCanvasInk ink;
  PlumbCanvasPhotos photos;
  double largest_fit; /* the zoom that a picture is fitted with at most */
  PlumbDrag drag;
  PlumbHit hover;
  PlumbPoint pointer; /* widget coordinates */
  gboolean pointer_inside;
  gboolean space_held;
  gboolean touched; /* the last press was a finger's: handles are as large as one */
  double pinch_start;
  PlumbPoint pinch_point; /* of the picture, that stays between the fingers */
  guint scroll_tick;
  PlumbPoint glide;  /* how fast the ground goes on after a pan, pixels a second */
  PlumbPoint pan_at; /* where the hand was then */
  gint64 glide_since;
  guint glide_tick;
  GArray *follow; /* ways of boxes that were moved by others, see plumb-canvas-follow.c */
  gint64 follow_since;
  guint follow_tick;
  PlumbCanvasPlace fly_from; /* see plumb-canvas-fly.c */
  PlumbCanvasPlace fly_to;
  gint64 fly_since;
  guint fly_tick;

  PlumbNaming naming;
  GtkWidget *entry;
  gboolean entry_closing;
  GtkWidget *menu;
  PlumbPoint menu_point; /* where it was asked for */
  GtkWidget *hint;
};

/* plumb-canvas.c */
void plumb_canvas_add_tips (PlumbCanvas *self);
PlumbPoint plumb_canvas_to_diagram (PlumbCanvas *self, double x, double y);
PlumbPoint plumb_canvas_to_widget (PlumbCanvas *self, PlumbPoint point);
PlumbRect plumb_canvas_rect_to_widget (PlumbCanvas *self, const PlumbRect *rect);
PlumbScene *plumb_canvas_get_shown (PlumbCanvas *self);
void plumb_canvas_take_scene (PlumbCanvas *self, PlumbScene *scene);
void plumb_canvas_update_hint (PlumbCanvas *self);
void plumb_canvas_report (PlumbCanvas *self, GError *error);
PlumbRecord *plumb_canvas_get_record (PlumbCanvas *self, const PlumbHit *hit);
const char *plumb_canvas_get_hit_id (PlumbCanvas *self, const PlumbHit *hit);
const char *plumb_canvas_get_hit_table (const PlumbHit *hit);
GPtrArray *plumb_canvas_dup_selected (PlumbCanvas *self, gboolean systems_only);
GArray *plumb_canvas_get_selected_boxes (PlumbCanvas *self, gboolean outermost);
void plumb_canvas_select_records (PlumbCanvas *self, GPtrArray *records);
int plumb_canvas_get_only_box (PlumbCanvas *self);

/* plumb-canvas-scroll.c */
void plumb_canvas_configure_adjustments (PlumbCanvas *self);
void plumb_canvas_scroll_to (PlumbCanvas *self, double x, double y);
void plumb_canvas_scroll_by (PlumbCanvas *self, double dx, double dy);
void plumb_canvas_set_adjustment (PlumbCanvas *self, guint axis, GtkAdjustment *adjustment);
void plumb_canvas_clear_adjustments (PlumbCanvas *self);
void plumb_canvas_scroll_at_edges (PlumbCanvas *self, gboolean on);
void plumb_canvas_reveal (PlumbCanvas *self, const PlumbRect *rect);
void plumb_canvas_fit_rect (PlumbCanvas *self, const PlumbRect *rect, double most);
void plumb_canvas_first_fit (PlumbCanvas *self);
void plumb_canvas_fit_again (PlumbCanvas *self);

void plumb_canvas_set_place (PlumbCanvas *self, const PlumbCanvasPlace *place);
gboolean plumb_canvas_get_rect_of (PlumbCanvas *self, const char *id, PlumbRect *rect);

/* plumb-canvas-fly.c */
void plumb_canvas_stop_flying (PlumbCanvas *self);

/* plumb-canvas-filter.c */
gboolean plumb_canvas_apply_filter (PlumbCanvas *self);
void plumb_canvas_forget_in_filter (PlumbCanvas *self, const char *id);

/* plumb-canvas-hint.c */
GtkWidget *plumb_canvas_new_hint (void);
void plumb_canvas_allocate_hint (PlumbCanvas *self, int width, int height);

/* plumb-canvas-overlay.c */
void plumb_canvas_draw_overlay (PlumbCanvas *self, cairo_t *cr);
const PlumbPalette *plumb_canvas_get_palette (PlumbCanvas *self);

/* plumb-canvas-handles.c */
const PlumbSceneBox *plumb_canvas_get_shown_box (PlumbCanvas *self, int box);
int plumb_canvas_get_handle_box (PlumbCanvas *self);
gboolean plumb_canvas_get_connect_handle (PlumbCanvas *self, PlumbSide side, PlumbPoint *at);
gboolean plumb_canvas_hit_connect_handle (PlumbCanvas *self, double x, double y, PlumbSide *side);
PlumbEdges plumb_canvas_hit_resize_handle (PlumbCanvas *self, double x, double y);
double plumb_canvas_get_handle_reach (PlumbCanvas *self);
guint plumb_canvas_get_resize_handles (PlumbCanvas *self, PlumbPoint at[8], PlumbEdges edges[8]);

/* plumb-canvas-ends.c */
gboolean plumb_canvas_get_end_handle (PlumbCanvas *self, gboolean source, PlumbPoint *at);
gboolean plumb_canvas_hit_end_handle (PlumbCanvas *self, double x, double y, gboolean *source);
void plumb_canvas_measure_end (PlumbCanvas *self);
void plumb_canvas_drop_end (PlumbCanvas *self);

/* plumb-canvas-marks.c; drawn in widget coordinates */
void plumb_canvas_draw_pins (PlumbCanvas *self,
                             cairo_t *cr,
                             const GdkRGBA *accent,
                             const GdkRGBA *ground);
void plumb_canvas_draw_end_handles (PlumbCanvas *self,
                                    cairo_t *cr,
                                    const GdkRGBA *accent,
                                    const GdkRGBA *ground);
void plumb_canvas_draw_measure (PlumbCanvas *self,
                                cairo_t *cr,
                                const PlumbGuide *guide,
                                const GdkRGBA *accent,
                                const GdkRGBA *ground);
void
plumb_canvas_draw_advice (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *fill, const GdkRGBA *ink);

/* plumb-canvas-glide.c */
void plumb_canvas_note_pan (PlumbCanvas *self, double x, double y);
void plumb_canvas_glide (PlumbCanvas *self);
void plumb_canvas_stop_gliding (PlumbCanvas *self);

/* plumb-canvas-drag.c; x and y are widget coordinates */
void plumb_canvas_drag_begin (PlumbCanvas *self, double x, double y, GdkModifierType state);
void plumb_canvas_drag_update (PlumbCanvas *self, double x, double y, GdkModifierType state);
void plumb_canvas_drag_again (PlumbCanvas *self, GdkModifierType state);
void plumb_canvas_drag_end (PlumbCanvas *self);
void plumb_canvas_drag_cancel (PlumbCanvas *self);
void plumb_canvas_drag_forget (PlumbCanvas *self);
void plumb_canvas_drag_pan (PlumbCanvas *self, double x, double y);
gboolean plumb_canvas_is_dragging (PlumbCanvas *self);

/* plumb-canvas-drop.c */
void plumb_canvas_drop (PlumbCanvas *self);
void plumb_canvas_nudge_note (PlumbCanvas *self, const char *note, double dx, double dy);

/* plumb-canvas-route.c */
PlumbRecord *plumb_canvas_get_route_place (PlumbCanvas *self, const char *connection);
void plumb_canvas_start_segment (PlumbCanvas *self);
void plumb_canvas_measure_segment (PlumbCanvas *self);
void plumb_canvas_measure_label (PlumbCanvas *self);
void plumb_canvas_drop_segment (PlumbCanvas *self);
void plumb_canvas_drop_label (PlumbCanvas *self);
void plumb_canvas_nudge_label (PlumbCanvas *self, const char *connection, double by);
void plumb_canvas_nudge_segment (PlumbCanvas *self, const char *connection, double dx, double dy);
void plumb_canvas_free_route (PlumbCanvas *self, const char *connection);
gboolean plumb_canvas_has_own_route (PlumbCanvas *self, const char *connection);

/* plumb-canvas-measure.c */
void plumb_canvas_drag_start (PlumbCanvas *self);
void plumb_canvas_drag_measure (PlumbCanvas *self);
void plumb_canvas_show_dragged (PlumbCanvas *self, PlumbScene *scene);
int plumb_canvas_find_container (PlumbCanvas *self, PlumbPoint point, GArray *without);

/* plumb-canvas-follow.c */
void plumb_canvas_follow (PlumbCanvas *self, const PlumbScene *before, const PlumbScene *after);
void plumb_canvas_stop_following (PlumbCanvas *self);
gboolean plumb_canvas_is_following (PlumbCanvas *self);
void plumb_canvas_draw_followed (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *accent);

/* plumb-canvas-gestures.c */
void plumb_canvas_add_gestures (PlumbCanvas *self);
void plumb_canvas_update_cursor (PlumbCanvas *self);
PlumbHit plumb_canvas_hit (PlumbCanvas *self, double x, double y);
gboolean plumb_canvas_double_click (PlumbCanvas *self, double x, double y);

/* plumb-canvas-keys.c */
void plumb_canvas_class_add_keys (GtkWidgetClass *widget_class);
void plumb_canvas_add_keys (PlumbCanvas *self);
gboolean plumb_canvas_type (PlumbCanvas *self, guint keyval, GdkModifierType state);

/* plumb-canvas-actions.c */
void plumb_canvas_class_add_actions (GtkWidgetClass *widget_class);
void plumb_canvas_update_actions (PlumbCanvas *self);
gboolean plumb_canvas_escape (PlumbCanvas *self);

/* plumb-canvas-acts.c */
void plumb_canvas_class_add_acts (GtkWidgetClass *widget_class);
void plumb_canvas_update_acts (PlumbCanvas *self);
gboolean plumb_canvas_is_pinned (PlumbCanvas *self);
void plumb_canvas_nudge (PlumbCanvas *self, PlumbSide side);
void plumb_canvas_stretch (PlumbCanvas *self, PlumbSide side);

/* plumb-canvas-menu.c */
void plumb_canvas_show_menu (PlumbCanvas *self, double x, double y);

/* plumb-canvas-clipboard.c */
void plumb_canvas_copy (PlumbCanvas *self);
void plumb_canvas_paste (PlumbCanvas *self);
GdkContentProvider *plumb_canvas_dup_content (PlumbCanvas *self);
gboolean plumb_canvas_paste_own (PlumbCanvas *self, const char *json);
gboolean plumb_canvas_paste_lines (PlumbCanvas *self, const char *text);
gboolean plumb_canvas_apply_line (PlumbCanvas *self, const char *line, GError **error);

/* plumb-canvas-naming.c */
void plumb_canvas_rename (PlumbCanvas *self, const char *table, const char *id);
void plumb_canvas_name_new (PlumbCanvas *self,
                            PlumbNamingType type,
                            const PlumbRect *place,
                            const char *container,
                            const char *from);
void plumb_canvas_name_end (PlumbCanvas *self,
                            const PlumbRect *place,
                            const char *container,
                            const char *connection,
                            gboolean at_source);
void
plumb_canvas_rename_to (PlumbCanvas *self, const char *table, const char *id, const char *text);
gboolean plumb_canvas_finish_naming (PlumbCanvas *self, gboolean keep);
void plumb_canvas_allocate_entry (PlumbCanvas *self);

/* plumb-canvas-grow.c */
void plumb_canvas_grow (PlumbCanvas *self, PlumbSide side);
PlumbPoint plumb_canvas_find_free (PlumbCanvas *self, PlumbPoint center);
PlumbRect plumb_canvas_get_new_place (PlumbCanvas *self, PlumbPoint center);
const char *plumb_canvas_get_container_at (PlumbCanvas *self, PlumbPoint point);

G_END_DECLS
