// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-diagram-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-canvas-toolbar.h"
#include "app/canvas/plumb-canvas-private.h"
#include "app/canvas/plumb-compare-bar.h"
#include "app/canvas/plumb-diagram-style.h"
#include "app/canvas/plumb-filter-menu.h"
#include "app/canvas/plumb-outline.h"
#include "app/canvas/plumb-quick-entry-bar.h"
#include "app/canvas/plumb-search-bar.h"
#include "app/canvas/plumb-session-clock.h"
#include "app/canvas/plumb-view-tools.h"
#include "app/panels/plumb-diagram-panel.h"
#include "app/plumb-app-util.h"

/* Narrower than this the panel lies over the picture when it is asked for. */
#define FOLD_WIDTH 820
#define LEAST_WIDTH 320
#define TOP_ROOM 64
#define BOTTOM_ROOM 64
#define BOTTOM_MARGIN 14
/* Narrower than this there is no room for the zoom; pinching, the wheel and the keys are left. */
#define NO_ZOOM_WIDTH 420
#define WHITEBOARD_FIT 2.5 /* zoom: what is seen from the back of a room */
#define STACK_ROOM 50      /* of the tools, where they stand above the zoom */
#define SPACING 8
#define BAR_WIDTH 620
#define CORNER_MARGIN 12
#define CORNER_WIDTH 120 /* beside the bar, for the button of the whiteboard */
#define CLOCK_WIDTH 330  /* and with the clock */
#define SEARCH_WIDTH 440

struct _PlumbDiagramPage
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *view;
  PlumbSelection *selection;

  GtkWidget *flap;
  GtkWidget *canvas;
  GtkWidget *outline;
  GtkWidget *bar;        /* quick entry, or NULL */
  GtkWidget *bar_button; /* opens it */
  GtkWidget *panel;
  GtkWidget *panel_button;
  GtkWidget *tools;      /* to draw with, or NULL */
  GtkWidget *top;        /* a column of what lies over the top of the picture */
  GtkWidget *entry_area; /* quick entry, or what is compared, or NULL */
  GtkWidget *search;
  GtkWidget *search_area;
  GtkWidget *chip; /* of the filter */
  GtkWidget *view_tools;
  GtkWidget *zoom_row;
  GtkWidget *zoom;
  GtkWidget *legend;
  GtkWidget *corner; /* what lies in the upper one */
  GtkWidget *whiteboard_button;
  GtkWidget *clock; /* while it is a whiteboard */
  gboolean panel_was_shown;
  gboolean bar_was_shown;
  PlumbCanvasLie lie; /* of the picture before it was a whiteboard */
};

G_DEFINE_FINAL_TYPE (PlumbDiagramPage, plumb_diagram_page, GTK_TYPE_WIDGET)

/* What lies over the top takes no more of the picture away from the pointer than it must. */
static void
update_top (PlumbDiagramPage *self)
{
  gboolean wide = gtk_widget_get_visible (self->search_area)
                  || (self->bar != NULL && gtk_widget_get_visible (self->bar));

  gtk_widget_set_halign (self->top, wide ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}

/* -- Quick entry ------------------------------------------------------------------------------- */

static void
show_bar (PlumbDiagramPage *self, gboolean show)
{
  gtk_widget_set_visible (self->bar, show);
  gtk_widget_set_visible (self->bar_button, !show);
  update_top (self);
}

static void
on_entry_requested (PlumbCanvas *canvas, const char *text, PlumbDiagramPage *self)
{
  plumb_diagram_page_open_entry (self, text);
}

static void
on_bar_closed (PlumbQuickEntryBar *bar, PlumbDiagramPage *self)
{
  gtk_widget_grab_focus (self->canvas);
  /* A whiteboard always shows the line. */
  show_bar (self, self->clock != NULL);
}

static void
on_bar_button_clicked (GtkButton *button, PlumbDiagramPage *self)
{
  plumb_diagram_page_open_entry (self, NULL);
}

static void
on_preview (PlumbQuickEntryBar *bar, const char *line, PlumbDiagramPage *self)
{
  plumb_canvas_preview_line (PLUMB_CANVAS (self->canvas), line);
}

static gboolean
is_drawn (const char *table)
{
  return g_str_equal (table, "system") || g_str_equal (table, "connection")
         || g_str_equal (table, "annotation");
}

/* What was drawn is brought into sight; a gap or a question is shown in its panel. */
static void
on_applied (PlumbQuickEntryBar *bar, const char *table, const char *id, PlumbDiagramPage *self)
{
  if (table == NULL)
    return;
  if (is_drawn (table))
    {
      plumb_canvas_show_record (PLUMB_CANVAS (self->canvas), table, id);
      plumb_canvas_keep_in_sight (PLUMB_CANVAS (self->canvas));
    }
  else
    {
      plumb_selection_set (self->selection, table, id);
      plumb_diagram_panel_show_table (PLUMB_DIAGRAM_PANEL (self->panel), table);
    }
}

static void
add_bar (PlumbDiagramPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->entry_area = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = plumb_quick_entry_bar_new (self->review, self->view, self->selection);
  self->bar_button = gtk_button_new_with_label (_ ("/  Draw by typing"));
  gtk_widget_add_css_class (self->bar_button, "plumb-entry-button");
  gtk_widget_set_tooltip_text (self->bar_button, _ ("Quick entry (press /)"));
  gtk_widget_set_halign (self->bar_button, GTK_ALIGN_CENTER);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), BAR_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->bar);
  gtk_box_append (GTK_BOX (self->entry_area), clamp);
  gtk_box_append (GTK_BOX (self->entry_area), self->bar_button);
  gtk_box_append (GTK_BOX (self->top), self->entry_area);
  g_signal_connect (self->bar, "closed", G_CALLBACK (on_bar_closed), self);
  g_signal_connect (self->bar, "preview", G_CALLBACK (on_preview), self);
  g_signal_connect (self->bar, "applied", G_CALLBACK (on_applied), self);
  g_signal_connect (self->bar_button, "clicked", G_CALLBACK (on_bar_button_clicked), self);
  show_bar (self, FALSE);
}

/* -- Finding ----------------------------------------------------------------------------------- */

static void
show_search (PlumbDiagramPage *self, gboolean show)
{
  gtk_widget_set_visible (self->search_area, show);
  if (self->entry_area != NULL)
    gtk_widget_set_visible (self->entry_area, !show);
  update_top (self);
}

static void
on_search_closed (PlumbSearchBar *search, PlumbDiagramPage *self)
{
  gtk_widget_grab_focus (self->canvas);
  show_search (self, FALSE);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_diagram_page_find (PLUMB_DIAGRAM_PAGE (widget));
}

static void
on_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_view_tools_open_filter (PLUMB_DIAGRAM_PAGE (widget)->view_tools);
}

static void
add_search (PlumbDiagramPage *self)
{
  self->search_area = adw_clamp_new ();
  self->search = plumb_search_bar_new (PLUMB_CANVAS (self->canvas));
  adw_clamp_set_maximum_size (ADW_CLAMP (self->search_area), SEARCH_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (self->search_area), self->search);
  gtk_box_append (GTK_BOX (self->top), self->search_area);
  g_signal_connect (self->search, "closed", G_CALLBACK (on_search_closed), self);
}

/* -- What lies over the canvas ----------------------------------------------------------------- */

static void
place (GtkWidget *widget, GtkAlign horizontal, GtkAlign vertical)
{
  gtk_widget_set_halign (widget, horizontal);
  gtk_widget_set_valign (widget, vertical);
}

/* A column at the top: the search or quick entry, or what is compared; what the filter leaves out. */
static void
add_top (PlumbDiagramPage *self, GtkOverlay *overlay)
{
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  place (self->top, GTK_ALIGN_CENTER, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->top, 12);
  gtk_widget_set_margin_start (self->top, 16);
  gtk_widget_set_margin_end (self->top, 16);
  add_search (self);
  if (g_str_equal (self->view, PLUMB_VIEW_CHANGES))
    {
      self->entry_area = plumb_compare_bar_new (PLUMB_CANVAS (self->canvas));
      gtk_widget_set_halign (self->entry_area, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->top), self->entry_area);
    }
  else if (plumb_canvas_is_editable (PLUMB_CANVAS (self->canvas)))
    add_bar (self);
  self->chip = plumb_filter_chip_new (PLUMB_CANVAS (self->canvas));
  gtk_widget_set_halign (self->chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->top), self->chip);
  show_search (self, FALSE);
  gtk_overlay_add_overlay (overlay, self->top);
}

static void
on_panel_toggled (GtkToggleButton *button, PlumbDiagramPage *self)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), gtk_toggle_button_get_active (button));
}

static void
on_close_requested (PlumbDiagramPage *self)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  gtk_widget_grab_focus (self->canvas);
}

static void
on_folded_changed (PlumbDiagramPage *self)
{
  plumb_diagram_panel_set_closable (PLUMB_DIAGRAM_PANEL (self->panel),
                                    adw_flap_get_folded (ADW_FLAP (self->flap)));
}

static void
on_reveal_changed (PlumbDiagramPage *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->panel_button),
                                adw_flap_get_reveal_flap (ADW_FLAP (self->flap)));
}

static void
on_whiteboard_clicked (GtkButton *button, PlumbDiagramPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.fullscreen", NULL);
}

static GtkWidget *
new_whiteboard_button (PlumbDiagramPage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-fullscreen-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Whiteboard: only the picture, on the whole screen"));
  plumb_app_set_label (button, _ ("Whiteboard"));
  gtk_widget_add_css_class (button, "plumb-floating-button");
  g_signal_connect (button, "clicked", G_CALLBACK (on_whiteboard_clicked), self);
  return button;
}

static void
add_corner (PlumbDiagramPage *self, GtkOverlay *overlay)
{
  self->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->whiteboard_button = new_whiteboard_button (self);
  gtk_box_append (GTK_BOX (self->corner), self->whiteboard_button);
  place (self->corner, GTK_ALIGN_END, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->corner, CORNER_MARGIN);
  gtk_widget_set_margin_end (self->corner, BOTTOM_MARGIN);
  gtk_overlay_add_overlay (overlay, self->corner);
}

/* The whole picture small above the zoom and the panel's button. Returns: the minimap. */
static GtkWidget *
add_bottom_end (PlumbDiagramPage *self, GtkOverlay *overlay)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *minimap = plumb_minimap_new (PLUMB_CANVAS (self->canvas));

  self->panel_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->panel_button), "sidebar-show-right-symbolic");
  gtk_widget_set_tooltip_text (self->panel_button, _ ("Show the panel"));
  plumb_app_set_label (self->panel_button, _ ("Show the panel"));
  gtk_widget_add_css_class (self->panel_button, "plumb-floating-button");
  g_signal_connect (self->panel_button, "toggled", G_CALLBACK (on_panel_toggled), self);
  gtk_widget_set_halign (minimap, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (column), minimap);
  self->zoom_row = row;
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  self->zoom = plumb_zoom_control_new (PLUMB_CANVAS (self->canvas));
  gtk_box_append (GTK_BOX (row), self->zoom);
  gtk_box_append (GTK_BOX (row), self->panel_button);
  gtk_box_append (GTK_BOX (column), row);
  place (column, GTK_ALIGN_END, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (column, BOTTOM_MARGIN);
  gtk_widget_set_margin_end (column, BOTTOM_MARGIN);
  gtk_overlay_add_overlay (overlay, column);
  return minimap;
}

/* The legend above the buttons for looking. */
static void
add_bottom_start (PlumbDiagramPage *self, GtkOverlay *overlay, GtkWidget *minimap)
{
  gboolean changes = g_str_equal (self->view, PLUMB_VIEW_CHANGES);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->legend = plumb_legend_new (PLUMB_CANVAS (self->canvas));
  gtk_widget_set_halign (self->legend, GTK_ALIGN_START);
  self->view_tools = plumb_view_tools_new (PLUMB_CANVAS (self->canvas), PLUMB_LEGEND (self->legend),
                                           PLUMB_MINIMAP (minimap), changes);
  gtk_widget_set_halign (self->view_tools, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), self->legend);
  gtk_box_append (GTK_BOX (column), self->view_tools);
  place (column, GTK_ALIGN_START, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (column, BOTTOM_MARGIN);
  gtk_widget_set_margin_start (column, BOTTOM_MARGIN);
  gtk_widget_set_margin_end (column, BOTTOM_MARGIN);
  gtk_overlay_add_overlay (overlay, column);
}

static void
add_bottom (PlumbDiagramPage *self, GtkOverlay *overlay)
{
  GtkWidget *minimap = add_bottom_end (self, overlay);

  add_bottom_start (self, overlay, minimap);
  if (!plumb_canvas_is_editable (PLUMB_CANVAS (self->canvas)))
    return;
  self->tools = plumb_canvas_toolbar_new (PLUMB_CANVAS (self->canvas));
  place (self->tools, GTK_ALIGN_CENTER, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->tools, BOTTOM_MARGIN);
  gtk_overlay_add_overlay (overlay, self->tools);
}

static GtkWidget *
new_content (PlumbDiagramPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->canvas = plumb_canvas_new (self->review, self->view, self->selection);
  plumb_canvas_set_insets (PLUMB_CANVAS (self->canvas), TOP_ROOM, BOTTOM_ROOM);
  g_signal_connect (self->canvas, "entry-requested", G_CALLBACK (on_entry_requested), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  self->outline = plumb_outline_new (PLUMB_CANVAS (self->canvas), self->selection);
  place (self->outline, GTK_ALIGN_START, GTK_ALIGN_FILL);
  gtk_widget_set_margin_top (self->outline, TOP_ROOM);
  gtk_widget_set_margin_bottom (self->outline, BOTTOM_ROOM);
  gtk_widget_set_margin_start (self->outline, 14);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->outline);
  add_top (self, GTK_OVERLAY (overlay));
  add_bottom (self, GTK_OVERLAY (overlay));
  add_corner (self, GTK_OVERLAY (overlay));
  return overlay;
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_diagram_page_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PlumbDiagramPage *self = PLUMB_DIAGRAM_PAGE (widget);

  gtk_widget_measure (self->flap, orientation, -1, minimum, natural, NULL, NULL);
  /* It folds before it gets there. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

/* How high @widget is where there is @width for it; 0 while it is not shown. */
static int
height_of (GtkWidget *widget, int width)
{
  int natural, height;

  if (!gtk_widget_get_visible (widget))
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MIN (natural, width), NULL, &height, NULL,
                      NULL);
  return height + SPACING;
}

static int
width_beside_panel (PlumbDiagramPage *self, int width)
{
  int panel;

  if (adw_flap_get_folded (ADW_FLAP (self->flap))
      || !adw_flap_get_reveal_flap (ADW_FLAP (self->flap)))
    return width;
  gtk_widget_measure (self->panel, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &panel, NULL, NULL);
  return MAX (width - panel, 0);
}

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Whether the tools, in the middle, would lie on what stands at the sides: that depends on how long
 * words are as well. */
static gboolean
needs_stack (PlumbDiagramPage *self, int width)
{
  int side = MAX (natural_width (self->view_tools), natural_width (self->zoom_row)) + BOTTOM_MARGIN;

  return self->tools != NULL && natural_width (self->tools) + 2 * (side + SPACING) > width;
}

/* The clock goes below the line where there is no room beside it; the button, which has a key as well, goes. */
static void
make_room_in_corner (PlumbDiagramPage *self, int width)
{
  gboolean button = self->clock != NULL || width >= BAR_WIDTH + CORNER_WIDTH;
  int top = self->clock != NULL && width < BAR_WIDTH + 2 * CLOCK_WIDTH ? TOP_ROOM + CORNER_MARGIN
                                                                       : CORNER_MARGIN;

  if (gtk_widget_get_visible (self->whiteboard_button) != button)
    gtk_widget_set_visible (self->whiteboard_button, button);
  if (gtk_widget_get_margin_top (self->corner) != top)
    gtk_widget_set_margin_top (self->corner, top);
}

/* The tools to draw with stand above the rest where there is no room beside it; the picture keeps clear
 * of all that lies over its edges. Before widgets get their places: what is asked for meanwhile would be
 * lost. */
static void
make_room (PlumbDiagramPage *self, int width)
{
  int beside = width_beside_panel (self, width);
  gboolean stacked = needs_stack (self, beside);
  int room = beside - 2 * BOTTOM_MARGIN;
  int tools = stacked ? BOTTOM_ROOM : BOTTOM_MARGIN;
  int stack = stacked ? STACK_ROOM : 0;

  make_room_in_corner (self, beside);
  if (gtk_widget_get_visible (self->zoom) != (beside >= NO_ZOOM_WIDTH))
    gtk_widget_set_visible (self->zoom, beside >= NO_ZOOM_WIDTH);
  if (self->tools != NULL && gtk_widget_get_margin_bottom (self->tools) != tools)
    gtk_widget_set_margin_bottom (self->tools, tools);
  if (gtk_widget_get_margin_bottom (self->legend) != stack)
    gtk_widget_set_margin_bottom (self->legend, stack);
  plumb_canvas_set_insets (PLUMB_CANVAS (self->canvas), TOP_ROOM + height_of (self->chip, room),
                           BOTTOM_ROOM + MAX (stack, height_of (self->legend, room)));
}

static void
plumb_diagram_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbDiagramPage *self = PLUMB_DIAGRAM_PAGE (widget);
  AdwFlapFoldPolicy policy =
      width < FOLD_WIDTH ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;
  int least;

  if (adw_flap_get_fold_policy (ADW_FLAP (self->flap)) != policy)
    adw_flap_set_fold_policy (ADW_FLAP (self->flap), policy);
  make_room (self, width);
  gtk_widget_measure (self->flap, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->flap, &(GtkAllocation){ 0, 0, MAX (width, least), height },
                            baseline);
}

static gboolean
plumb_diagram_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PLUMB_DIAGRAM_PAGE (widget)->canvas);
}

static void
plumb_diagram_page_dispose (GObject *object)
{
  PlumbDiagramPage *self = PLUMB_DIAGRAM_PAGE (object);

  g_clear_pointer (&self->flap, gtk_widget_unparent);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_diagram_page_parent_class)->dispose (object);
}

static void
plumb_diagram_page_finalize (GObject *object)
{
  g_free (PLUMB_DIAGRAM_PAGE (object)->view);
  G_OBJECT_CLASS (plumb_diagram_page_parent_class)->finalize (object);
}

static void
plumb_diagram_page_class_init (PlumbDiagramPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_diagram_page_dispose;
  object_class->finalize = plumb_diagram_page_finalize;
  widget_class->measure = plumb_diagram_page_measure;
  widget_class->size_allocate = plumb_diagram_page_size_allocate;
  widget_class->grab_focus = plumb_diagram_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "diagram.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "diagram.filter", NULL, on_filter);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "diagram.filter", NULL);
  gtk_widget_class_set_css_name (widget_class, "plumbdiagram");
}

static void
plumb_diagram_page_init (PlumbDiagramPage *self)
{
  plumb_diagram_style_ensure (gtk_widget_get_display (GTK_WIDGET (self)));
  self->flap = adw_flap_new ();
  adw_flap_set_flap_position (ADW_FLAP (self->flap), GTK_PACK_END);
  adw_flap_set_swipe_to_open (ADW_FLAP (self->flap), FALSE);
  adw_flap_set_swipe_to_close (ADW_FLAP (self->flap), TRUE);
  gtk_widget_set_parent (self->flap, GTK_WIDGET (self));
}

/* -- Public ------------------------------------------------------------------------------------ */

GtkWidget *
plumb_diagram_page_new (PlumbReview *review, const char *view, PlumbSelection *selection)
{
  PlumbDiagramPage *self;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (view != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_DIAGRAM_PAGE, NULL);
  self->review = g_object_ref (review);
  self->view = g_strdup (view);
  self->selection = g_object_ref (selection);
  adw_flap_set_content (ADW_FLAP (self->flap), new_content (self));
  self->panel = plumb_diagram_panel_new (review, view, selection);
  adw_flap_set_flap (ADW_FLAP (self->flap), self->panel);
  plumb_app_mark_pane (self->canvas);
  plumb_app_mark_pane (self->outline);
  plumb_app_mark_pane (self->view_tools);
  if (self->tools != NULL)
    plumb_app_mark_pane (self->tools);
  plumb_app_mark_pane (self->panel);
  adw_flap_set_separator (ADW_FLAP (self->flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_changed),
                            self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (on_folded_changed), self);
  g_signal_connect_swapped (self->panel, "close-requested", G_CALLBACK (on_close_requested), self);
  on_folded_changed (self);
  on_reveal_changed (self);
  return GTK_WIDGET (self);
}

/* Selects a system, connection or annotation and brings it into sight; anything else is shown in its
 * panel. */
void
plumb_diagram_page_show_record (PlumbDiagramPage *self, const char *table, const char *id)
{
  g_return_if_fail (PLUMB_IS_DIAGRAM_PAGE (self));

  plumb_canvas_show_record (PLUMB_CANVAS (self->canvas), table, id);
  if (!is_drawn (table))
    plumb_diagram_panel_show_table (PLUMB_DIAGRAM_PANEL (self->panel), table);
}

/* Lays the photo in @file under the picture, around (@x, @y) of the page. */
void
plumb_diagram_page_add_photo (PlumbDiagramPage *self, GFile *file, double x, double y)
{
  PlumbPoint at;

  g_return_if_fail (PLUMB_IS_DIAGRAM_PAGE (self));

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), self->canvas, x, y, &at.x, &at.y))
    {
      at = plumb_canvas_to_diagram (PLUMB_CANVAS (self->canvas), at.x, at.y);
      plumb_canvas_add_photo (PLUMB_CANVAS (self->canvas), file, NULL, &at);
    }
}

static void
enter_whiteboard (PlumbDiagramPage *self)
{
  PlumbCanvas *canvas = PLUMB_CANVAS (self->canvas);

  self->panel_was_shown = adw_flap_get_reveal_flap (ADW_FLAP (self->flap));
  self->bar_was_shown = self->bar != NULL && gtk_widget_get_visible (self->bar);
  self->lie = plumb_canvas_get_lie (canvas);
  self->clock = plumb_session_clock_new (self->review);
  gtk_box_prepend (GTK_BOX (self->corner), self->clock);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plumb-whiteboard");
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  gtk_widget_hide (self->panel_button);
  gtk_widget_hide (self->outline);
  gtk_widget_hide (self->view_tools);
  if (self->bar != NULL)
    show_bar (self, TRUE);
  plumb_canvas_set_largest_fit (canvas, WHITEBOARD_FIT);
  plumb_canvas_fit (canvas);
}

static void
leave_whiteboard (PlumbDiagramPage *self)
{
  PlumbCanvas *canvas = PLUMB_CANVAS (self->canvas);

  gtk_box_remove (GTK_BOX (self->corner), self->clock);
  self->clock = NULL;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "plumb-whiteboard");
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), self->panel_was_shown);
  gtk_widget_show (self->panel_button);
  gtk_widget_show (self->outline);
  gtk_widget_show (self->view_tools);
  if (self->bar != NULL)
    show_bar (self, self->bar_was_shown);
  plumb_canvas_set_largest_fit (canvas, 1.5);
  plumb_canvas_set_lie (canvas, &self->lie);
}

/* As a whiteboard the page has nothing but the picture, its tools in large, the quick-entry line and the
 * clock of the session; afterwards it is as it was. */
void
plumb_diagram_page_set_whiteboard (PlumbDiagramPage *self, gboolean whiteboard)
{
  g_return_if_fail (PLUMB_IS_DIAGRAM_PAGE (self));

  if (whiteboard == (self->clock != NULL))
    return;
  if (whiteboard)
    enter_whiteboard (self);
  else
    leave_whiteboard (self);
}

/* Opens the quick-entry line, with @text typed into it (may be NULL). */
void
plumb_diagram_page_open_entry (PlumbDiagramPage *self, const char *text)
{
  g_return_if_fail (PLUMB_IS_DIAGRAM_PAGE (self));

  if (self->bar == NULL)
    return;
  plumb_search_bar_close (PLUMB_SEARCH_BAR (self->search));
  show_bar (self, TRUE);
  plumb_quick_entry_bar_open (PLUMB_QUICK_ENTRY_BAR (self->bar), text);
}

/* Opens the line that finds words in the picture, or goes back to it. */
void
plumb_diagram_page_find (PlumbDiagramPage *self)
{
  g_return_if_fail (PLUMB_IS_DIAGRAM_PAGE (self));

  show_search (self, TRUE);
  plumb_search_bar_open (PLUMB_SEARCH_BAR (self->search));
}
