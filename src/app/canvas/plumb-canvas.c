// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/plumb-app-util.h"
#include "app/plumb-settings.h"
#include "draw/plumb-draw.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ENTRY_REQUESTED,
  SCENE_CHANGED,
  FILTER_CHANGED,
  TOOL_CHANGED,
  ZOOM_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbCanvas,
                               plumb_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* -- Coordinates ------------------------------------------------------------------------------- */

PlumbPoint
plumb_canvas_to_diagram (PlumbCanvas *self, double x, double y)
{
  return (PlumbPoint){ (x + gtk_adjustment_get_value (self->adjustments[0])) / self->zoom,
                       (y + gtk_adjustment_get_value (self->adjustments[1])) / self->zoom };
}

PlumbPoint
plumb_canvas_to_widget (PlumbCanvas *self, PlumbPoint point)
{
  return (PlumbPoint){ point.x * self->zoom - gtk_adjustment_get_value (self->adjustments[0]),
                       point.y * self->zoom - gtk_adjustment_get_value (self->adjustments[1]) };
}

PlumbRect
plumb_canvas_rect_to_widget (PlumbCanvas *self, const PlumbRect *rect)
{
  PlumbPoint corner = plumb_canvas_to_widget (self, (PlumbPoint){ rect->x, rect->y });

  return (PlumbRect){ corner.x, corner.y, rect->width * self->zoom, rect->height * self->zoom };
}

/* -- The scene --------------------------------------------------------------------------------- */

/* What is on the screen: what is being dragged, as it would be when dropped. */
PlumbScene *
plumb_canvas_get_shown (PlumbCanvas *self)
{
  return self->drag.scene != NULL ? self->drag.scene : self->scene;
}

static void
describe (PlumbCanvas *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = plumb_selection_get_n (self->selection);

  for (guint i = 0; i < n && i < 4; i++)
    {
      const char *table, *id;
      int index;

      plumb_selection_get (self->selection, i, &table, &id);
      if ((index = plumb_scene_find_box (self->scene, id)) >= 0)
        g_string_append_printf (text, "%s. ",
                                plumb_scene_get_box (self->scene, (guint)index)->description);
      else if ((index = plumb_scene_find_connection (self->scene, id)) >= 0)
        g_string_append_printf (
            text, "%s. ", plumb_scene_get_connection (self->scene, (guint)index)->description);
    }
  if (n > 4)
    g_string_append_printf (text, _ ("%u selected"), n);
  if (text->len == 0)
    g_string_append_printf (text, _ ("%u systems, %u connections"),
                            plumb_scene_get_n_boxes (self->scene),
                            plumb_scene_get_n_connections (self->scene));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

/* A picture that is empty though there are systems was emptied: nobody starts with what they have. */
static const char *
get_hint_title (PlumbCanvas *self)
{
  if (g_str_equal (self->view, PLUMB_VIEW_CURRENT)
      || plumb_review_count (self->review, "system") == 0)
    return _ ("Start with what they have");
  return _ ("Draw what you propose");
}

/* What to begin with is told while there is nothing. */
void
plumb_canvas_update_hint (PlumbCanvas *self)
{
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (self->hint)), get_hint_title (self));
  gtk_widget_set_visible (self->hint,
                          plumb_scene_is_empty (self->scene) && !plumb_canvas_has_photos (self)
                              && self->naming.type == PLUMB_NAMING_NONE && self->ghost == NULL);
}

/* Shows @scene (transfer full) from now on. */
void
plumb_canvas_take_scene (PlumbCanvas *self, PlumbScene *scene)
{
  plumb_canvas_drag_forget (self);
  g_clear_pointer (&self->whole, plumb_scene_unref);
  self->whole = scene;
  self->hover = (PlumbHit){ PLUMB_HIT_NOTHING, -1 };
  plumb_canvas_apply_filter (self);
  plumb_canvas_update_photos (self);
  plumb_canvas_configure_adjustments (self);
  plumb_canvas_update_hint (self);
  describe (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

static void
build_scene (PlumbCanvas *self)
{
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure (),
                                .show = self->show,
                                .counts_internal = TRUE,
                                .hides_ink = self->ink.hidden };

  plumb_canvas_take_scene (self, plumb_scene_new (self->review, self->view, &options));
}

/* Records that went are not selected any more, nor looked around. */
static void
drop_gone (PlumbCanvas *self, const PlumbChanges *changes)
{
  for (guint i = 0; i < plumb_changes_get_n (changes); i++)
    {
      const PlumbChange *change = plumb_changes_get (changes, i);

      if (change->type != PLUMB_CHANGE_REMOVED)
        continue;
      plumb_selection_remove (self->selection, change->table->id, change->id);
      plumb_canvas_forget_in_filter (self, change->id);
    }
}

/* A picture that nobody sees waits until somebody does. */
static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbCanvas *self)
{
  self->scene_is_stale = self->scene_is_stale || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->scene_is_stale)
    {
      PlumbScene *scene = plumb_scene_update (self->whole, review, changes);

      plumb_canvas_follow (self, plumb_canvas_get_shown (self), scene);
      plumb_canvas_take_scene (self, scene);
    }
  drop_gone (self, changes);
  plumb_canvas_update_actions (self);
}

static void
ensure_scene (PlumbCanvas *self)
{
  if (!self->scene_is_stale)
    return;
  self->scene_is_stale = FALSE;
  build_scene (self);
  plumb_canvas_update_actions (self);
}

static void
on_selection_changed (PlumbSelection *selection, PlumbCanvas *self)
{
  if (self->whole != NULL && plumb_filter_is_active (&self->filter)
      && plumb_canvas_apply_filter (self))
    g_signal_emit (self, signals[SCENE_CHANGED], 0);
  describe (self);
  plumb_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_tiles_ready (gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));
}

static void
on_style_changed (PlumbCanvas *self)
{
  plumb_tiles_set_palette (self->tiles, plumb_canvas_get_palette (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* -- What is selected -------------------------------------------------------------------------- */

void
plumb_canvas_report (PlumbCanvas *self, GError *error)
{
  if (error != NULL)
    plumb_app_report_error (GTK_WIDGET (self), error);
}

const char *
plumb_canvas_get_hit_table (const PlumbHit *hit)
{
  switch (hit->type)
    {
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
    case PLUMB_HIT_INSIDE:
      return "system";
    case PLUMB_HIT_CONNECTION:
    case PLUMB_HIT_LABEL:
    case PLUMB_HIT_GAP:
      return "connection";
    case PLUMB_HIT_NOTE:
      return "annotation";
    case PLUMB_HIT_NOTHING:
    default:
      return NULL;
    }
}

const char *
plumb_canvas_get_hit_id (PlumbCanvas *self, const PlumbHit *hit)
{
  const char *table = plumb_canvas_get_hit_table (hit);

  if (table == NULL || hit->index < 0)
    return NULL;
  if (g_str_equal (table, "system"))
    return plumb_scene_get_box (self->scene, (guint)hit->index)->id;
  if (g_str_equal (table, "connection"))
    return plumb_scene_get_connection (self->scene, (guint)hit->index)->id;
  return plumb_scene_get_note (self->scene, (guint)hit->index)->id;
}

/* Returns: (transfer none) (nullable): the record that was hit. */
PlumbRecord *
plumb_canvas_get_record (PlumbCanvas *self, const PlumbHit *hit)
{
  const char *id = plumb_canvas_get_hit_id (self, hit);

  return id != NULL ? plumb_review_get_record (self->review, plumb_canvas_get_hit_table (hit), id)
                    : NULL;
}

/* Returns: (transfer container): the selected systems, and unless @systems_only connections and
 * annotations, that this picture shows. */
GPtrArray *
plumb_canvas_dup_selected (PlumbCanvas *self, gboolean systems_only)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;
      PlumbRecord *record;
      gboolean shown;

      plumb_selection_get (self->selection, i, &table, &id);
      shown = plumb_scene_find_box (self->scene, id) >= 0;
      if (!systems_only)
        shown = shown || plumb_scene_find_connection (self->scene, id) >= 0
                || plumb_scene_find_note (self->scene, id) >= 0;
      record = shown ? plumb_review_get_record (self->review, table, id) : NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

static gboolean
has_selected_ancestor (PlumbCanvas *self, guint box)
{
  for (int at = plumb_scene_get_box (self->scene, box)->parent; at >= 0;
       at = plumb_scene_get_box (self->scene, (guint)at)->parent)
    if (plumb_selection_contains (self->selection, "system",
                                  plumb_scene_get_box (self->scene, (guint)at)->id))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (element-type guint): indices of the selected boxes; @outermost leaves out
 * what moves along with its container. */
GArray *
plumb_canvas_get_selected_boxes (PlumbCanvas *self, gboolean outermost)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;
      int found;
      guint box;

      plumb_selection_get (self->selection, i, &table, &id);
      found = g_str_equal (table, "system") ? plumb_scene_find_box (self->scene, id) : -1;
      if (found < 0)
        continue;
      box = (guint)found;
      if (!outermost || !has_selected_ancestor (self, box))
        g_array_append_val (boxes, box);
    }
  return boxes;
}

/* The index of the box that alone is selected, or -1. */
int
plumb_canvas_get_only_box (PlumbCanvas *self)
{
  const char *id = plumb_selection_get_n (self->selection) == 1
                       ? plumb_selection_get_only (self->selection, "system")
                       : NULL;

  return id != NULL ? plumb_scene_find_box (self->scene, id) : -1;
}

void
plumb_canvas_select_records (PlumbCanvas *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_add (tables, (gpointer)plumb_record_get_table (records->pdata[i])->id);
      g_ptr_array_add (ids, (gpointer)plumb_record_get_id (records->pdata[i]));
    }
  plumb_selection_set_all (self->selection, (const char *const *)tables->pdata,
                           (const char *const *)ids->pdata, records->len);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
draw_tiles (PlumbCanvas *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int scale = gtk_widget_get_scale_factor (widget);
  PlumbTilesView view = {
    .level = (int)round (self->zoom * scale * PLUMB_TILE_LEVEL_ONE),
    .x = (int)round (gtk_adjustment_get_value (self->adjustments[0]) * scale),
    .y = (int)round (gtk_adjustment_get_value (self->adjustments[1]) * scale),
    .width = gtk_widget_get_width (widget) * scale,
    .height = gtk_widget_get_height (widget) * scale,
  };

  cairo_save (cr);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  plumb_tiles_draw (self->tiles, cr, &view);
  cairo_restore (cr);
}

static void
plumb_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  draw_tiles (self, cr);
  plumb_canvas_draw_overlay (self, cr);
  cairo_destroy (cr);
  gtk_snapshot_push_clip (snapshot, &bounds);
  GTK_WIDGET_CLASS (plumb_canvas_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
plumb_canvas_map (GtkWidget *widget)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  ensure_scene (self);
  plumb_canvas_set_ink_hidden (self,
                               plumb_settings_hides_ink (plumb_review_get_uid (self->review)));
  GTK_WIDGET_CLASS (plumb_canvas_parent_class)->map (widget);
}

static void
plumb_canvas_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

static void
plumb_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  if (self->fit_wanted && width > 0 && height > 0)
    plumb_canvas_first_fit (self);
  else if (width != self->width || height != self->height)
    plumb_canvas_fit_again (self);
  self->width = width;
  self->height = height;
  plumb_canvas_configure_adjustments (self);
  plumb_canvas_allocate_entry (self);
  plumb_canvas_allocate_hint (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
plumb_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbCanvas *self = PLUMB_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plumb_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbCanvas *self = PLUMB_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      plumb_canvas_set_adjustment (self, id == PROP_VADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plumb_canvas_dispose (GObject *object)
{
  PlumbCanvas *self = PLUMB_CANVAS (object);

  plumb_canvas_stop_following (self);
  plumb_canvas_stop_flying (self);
  plumb_canvas_stop_gliding (self);
  plumb_canvas_clear_adjustments (self);
  self->entry_closing = TRUE;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_pointer (&self->tiles, plumb_tiles_free);
  plumb_canvas_drag_forget (self);
  g_clear_pointer (&self->scene, plumb_scene_unref);
  g_clear_pointer (&self->whole, plumb_scene_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->ghost, plumb_scene_unref);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_canvas_parent_class)->dispose (object);
}

static void
plumb_canvas_finalize (GObject *object)
{
  PlumbCanvas *self = PLUMB_CANVAS (object);

  g_free (self->view);
  plumb_filter_clear (&self->filter);
  g_free (self->naming.id);
  g_free (self->naming.container);
  g_free (self->naming.from);
  g_free (self->naming.rewire);
  G_OBJECT_CLASS (plumb_canvas_parent_class)->finalize (object);
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  signals[ENTRY_REQUESTED] = g_signal_new ("entry-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SCENE_CHANGED] =
      g_signal_new ("scene-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILTER_CHANGED] =
      g_signal_new ("filter-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOOL_CHANGED] =
      g_signal_new ("tool-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ZOOM_CHANGED] =
      g_signal_new ("zoom-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_canvas_class_init (PlumbCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_canvas_dispose;
  object_class->finalize = plumb_canvas_finalize;
  object_class->get_property = plumb_canvas_get_property;
  object_class->set_property = plumb_canvas_set_property;
  widget_class->snapshot = plumb_canvas_snapshot;
  widget_class->map = plumb_canvas_map;
  widget_class->measure = plumb_canvas_measure;
  widget_class->size_allocate = plumb_canvas_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals (object_class);
  plumb_canvas_class_add_actions (widget_class);
  plumb_canvas_class_add_ink_actions (widget_class);
  plumb_canvas_class_add_photo_actions (widget_class);
  plumb_canvas_class_add_note_actions (widget_class);
  plumb_canvas_class_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "plumbcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plumb_canvas_init (PlumbCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->zoom = 1;
  self->filter = (PlumbFilter)PLUMB_FILTER_INIT;
  self->largest_fit = 1.5;
  self->ink.colour = "black";
  self->fit_wanted = TRUE;
  self->hover.index = -1;
  self->drag.target = -1;
  self->tiles = plumb_tiles_new (on_tiles_ready, self);
  for (guint axis = 0; axis < 2; axis++)
    plumb_canvas_set_adjustment (self, axis, NULL);
  self->hint = plumb_canvas_new_hint ();
  gtk_widget_set_parent (self->hint, widget);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  plumb_canvas_add_gestures (self);
  plumb_canvas_add_stylus (self);
  plumb_canvas_add_keys (self);
  plumb_canvas_add_tips (self);
  plumb_app_set_label (widget, _ ("Diagram"));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  on_style_changed (self);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* @view: of the picture, see PLUMB_VIEW_CURRENT. @selection: of the window; the canvas keeps a
 * reference to it and to @review. */
GtkWidget *
plumb_canvas_new (PlumbReview *review, const char *view, PlumbSelection *selection)
{
  PlumbCanvas *self = g_object_new (PLUMB_TYPE_CANVAS, NULL);

  self->review = g_object_ref (review);
  self->view = g_strdup (view);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (review, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, 0);
  build_scene (self);
  plumb_canvas_update_actions (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): what the document holds now, without what is being dragged. */
PlumbScene *
plumb_canvas_get_scene (PlumbCanvas *self)
{
  ensure_scene (self);
  return self->scene;
}

/* Whether one may draw here: "what changes" is computed, and some reviews are only read. */
gboolean
plumb_canvas_is_editable (PlumbCanvas *self)
{
  return self->review != NULL && !g_str_equal (self->view, PLUMB_VIEW_CHANGES)
         && !plumb_review_is_read_only (self->review);
}

void
plumb_canvas_set_tool (PlumbCanvas *self, PlumbTool tool)
{
  if (self->tool == tool)
    return;
  self->tool = tool;
  plumb_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[TOOL_CHANGED], 0);
}

PlumbTool
plumb_canvas_get_tool (PlumbCanvas *self)
{
  return self->tool;
}

/* Before, after, or both: of the view of changes. */
void
plumb_canvas_set_show (PlumbCanvas *self, PlumbShow show)
{
  if (self->show == show)
    return;
  self->show = show;
  build_scene (self);
}

PlumbShow
plumb_canvas_get_show (PlumbCanvas *self)
{
  return self->show;
}

/* Returns: (transfer none): */
PlumbReview *
plumb_canvas_get_review (PlumbCanvas *self)
{
  return self->review;
}

/* Returns: (transfer none): the window's. */
PlumbSelection *
plumb_canvas_get_selection (PlumbCanvas *self)
{
  return self->selection;
}

/* Room at the top and bottom that other things lie upon, in pixels; what is fitted keeps clear of it. */
void
plumb_canvas_set_insets (PlumbCanvas *self, int top, int bottom)
{
  if (top == self->inset_top && bottom == self->inset_bottom)
    return;
  self->inset_top = top;
  self->inset_bottom = bottom;
  if (self->width > 0)
    plumb_canvas_fit_again (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
