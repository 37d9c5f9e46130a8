// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The keyboard. An arrow alone walks, with Ctrl it grows a neighbour, with Shift it moves by a step of the
 * grid, with Shift and Alt it makes larger or smaller, with Ctrl and Shift it aligns; Tab walks in the
 * order in which one reads, with Ctrl it adds to the selection. */

#include "app/canvas/plumb-canvas-private.h"

#include <string.h>

static void
select_stop (PlumbCanvas *self, const PlumbStop *stop)
{
  plumb_canvas_show_record (self, plumb_stop_get_table (stop),
                            plumb_stop_get_id (self->scene, stop));
}

static int
find_stop (PlumbCanvas *self, GArray *order)
{
  guint n = plumb_selection_get_n (self->selection);
  const char *table, *id;

  if (n == 0)
    return -1;
  plumb_selection_get (self->selection, n - 1, &table, &id);
  for (guint i = 0; i < order->len; i++)
    if (g_str_equal (plumb_stop_get_id (self->scene, &g_array_index (order, PlumbStop, i)), id))
      return (int)i;
  return -1;
}

/* Walks one stop on (@by 1) or back (-1), round at the end. */
static void
walk (PlumbCanvas *self, int by)
{
  g_autoptr (GArray) order = plumb_walk_get_order (self->scene);
  int at = find_stop (self, order);
  int n = (int)order->len;

  if (n == 0)
    return;
  at = at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n;
  select_stop (self, &g_array_index (order, PlumbStop, at));
}

/* The box that an arrow starts from: the selected one, or the source of the selected connection. */
static int
get_start (PlumbCanvas *self)
{
  g_autoptr (GArray) boxes = plumb_canvas_get_selected_boxes (self, FALSE);
  const char *connection = plumb_selection_get_only (self->selection, "connection");
  int found = connection != NULL ? plumb_scene_find_connection (self->scene, connection) : -1;

  if (boxes->len > 0)
    return (int)g_array_index (boxes, guint, boxes->len - 1);
  return found >= 0 ? plumb_scene_get_connection (self->scene, (guint)found)->source : -1;
}

static void
walk_to_side (PlumbCanvas *self, PlumbSide side)
{
  int start = get_start (self);
  int found;

  if (start < 0)
    {
      walk (self, 1);
      return;
    }
  found = plumb_walk_to_side (self->scene, (guint)start, side);
  if (found >= 0)
    plumb_canvas_show_record (self, "system", plumb_scene_get_box (self->scene, (guint)found)->id);
}

/* Adds the next stop, or the one before, that is not selected yet. */
static void
extend (PlumbCanvas *self, int by)
{
  g_autoptr (GArray) order = plumb_walk_get_order (self->scene);
  int n = (int)order->len;
  int at = find_stop (self, order);

  for (int i = 0; i < n; i++)
    {
      const PlumbStop *stop;

      at = at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n;
      stop = &g_array_index (order, PlumbStop, at);
      if (plumb_selection_contains (self->selection, plumb_stop_get_table (stop),
                                    plumb_stop_get_id (self->scene, stop)))
        continue;
      plumb_selection_add (self->selection, plumb_stop_get_table (stop),
                           plumb_stop_get_id (self->scene, stop));
      return;
    }
}

static void
scroll_page (PlumbCanvas *self, PlumbSide side)
{
  double dx = gtk_widget_get_width (GTK_WIDGET (self)) * 0.5;
  double dy = gtk_widget_get_height (GTK_WIDGET (self)) * 0.5;

  plumb_canvas_scroll_by (self,
                          side == PLUMB_SIDE_LEFT    ? -dx
                          : side == PLUMB_SIDE_RIGHT ? dx
                                                     : 0,
                          side == PLUMB_SIDE_TOP      ? -dy
                          : side == PLUMB_SIDE_BOTTOM ? dy
                                                      : 0);
}

/* -- Bindings ---------------------------------------------------------------------------------- */

typedef enum
{
  STEP_WALK,
  STEP_TO_SIDE,
  STEP_GROW,
  STEP_NUDGE,
  STEP_STRETCH,
  STEP_EXTEND,
  STEP_SCROLL,
} Step;

static gboolean
on_step (GtkWidget *widget, GVariant *args, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  int kind, to;

  g_variant_get (args, "(ii)", &kind, &to);
  switch ((Step)kind)
    {
    case STEP_WALK:
      walk (self, to);
      break;
    case STEP_TO_SIDE:
      walk_to_side (self, (PlumbSide)to);
      break;
    case STEP_GROW:
      plumb_canvas_grow (self, (PlumbSide)to);
      break;
    case STEP_STRETCH:
      plumb_canvas_stretch (self, (PlumbSide)to);
      break;
    case STEP_EXTEND:
      extend (self, to);
      break;
    case STEP_SCROLL:
      scroll_page (self, (PlumbSide)to);
      break;
    case STEP_NUDGE:
    default:
      plumb_canvas_nudge (self, (PlumbSide)to);
      break;
    }
  return GDK_EVENT_STOP;
}

static void
bind_arrow (GtkWidgetClass *widget_class, guint key, guint keypad, PlumbSide side, PlumbAlign align)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, on_step, "(ii)", STEP_TO_SIDE,
                                    (int)side);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, on_step, "(ii)",
                                    STEP_GROW, (int)side);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, on_step, "(ii)",
                                    STEP_NUDGE, (int)side);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK | GDK_ALT_MASK, on_step,
                                    "(ii)", STEP_STRETCH, (int)side);
      gtk_widget_class_add_binding_action (widget_class, keys[i], GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                           "canvas.align", "i", (int)align);
    }
}

typedef struct
{
  guint key;
  GdkModifierType state;
  const char *action;
} Binding;

/* Menus show the key that comes last. */
static const Binding bindings[] = {
  { GDK_KEY_KP_Delete, 0, "canvas.delete" },
  { GDK_KEY_BackSpace, 0, "canvas.delete" },
  { GDK_KEY_Return, 0, "canvas.rename" },
  { GDK_KEY_KP_Enter, 0, "canvas.rename" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "canvas.copy" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "canvas.paste" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.fit" },
  { GDK_KEY_KP_1, GDK_CONTROL_MASK, "canvas.zoom-one" },
  { GDK_KEY_KP_2, GDK_CONTROL_MASK, "canvas.fit-selection" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_Delete, 0, "canvas.delete" },
  { GDK_KEY_F2, 0, "canvas.rename" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "canvas.duplicate" },
  { GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.duplicate-alone" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "canvas.wrap" },
  { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.take-out" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "canvas.connect" },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.tidy" },
  { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.pin" },
  { GDK_KEY_r, GDK_CONTROL_MASK, "canvas.reverse" },
  { GDK_KEY_u, GDK_CONTROL_MASK, "canvas.unpin" },
  { GDK_KEY_Insert, 0, "canvas.add-system" },
  { GDK_KEY_Insert, GDK_ALT_MASK, "canvas.add-note" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.fit" },
  { GDK_KEY_1, GDK_CONTROL_MASK, "canvas.zoom-one" },
  { GDK_KEY_2, GDK_CONTROL_MASK, "canvas.fit-selection" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_F7, 0, "canvas.pen" },
  { GDK_KEY_F7, GDK_SHIFT_MASK, "canvas.eraser" },
  { GDK_KEY_F7, GDK_CONTROL_MASK, "canvas.hide-ink" },
  { GDK_KEY_F8, 0, "canvas.point-note" },
  { GDK_KEY_Menu, 0, "canvas.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu" },
};

/* With Ctrl and Shift. */
static const struct
{
  guint key;
  PlumbAlign how;
} alignments[] = {
  { GDK_KEY_c, PLUMB_ALIGN_CENTER },
  { GDK_KEY_m, PLUMB_ALIGN_MIDDLE },
  { GDK_KEY_h, PLUMB_DISTRIBUTE_HORIZONTALLY },
  { GDK_KEY_v, PLUMB_DISTRIBUTE_VERTICALLY },
  { GDK_KEY_w, PLUMB_SAME_WIDTH },
  { GDK_KEY_t, PLUMB_SAME_HEIGHT },
  { GDK_KEY_s, PLUMB_SAME_SIZE },
};

static void
bind_page (GtkWidgetClass *widget_class, guint key, GdkModifierType state, PlumbSide side)
{
  gtk_widget_class_add_binding (widget_class, key, state, on_step, "(ii)", STEP_SCROLL, (int)side);
}

void
plumb_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].state,
                                         bindings[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, on_step, "(ii)", STEP_WALK, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, on_step, "(ii)",
                                STEP_WALK, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_SHIFT_MASK, on_step, "(ii)",
                                STEP_WALK, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_CONTROL_MASK, on_step, "(ii)",
                                STEP_EXTEND, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                on_step, "(ii)", STEP_EXTEND, -1);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, PLUMB_SIDE_TOP, PLUMB_ALIGN_TOP);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, PLUMB_SIDE_RIGHT, PLUMB_ALIGN_RIGHT);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, PLUMB_SIDE_BOTTOM, PLUMB_ALIGN_BOTTOM);
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, PLUMB_SIDE_LEFT, PLUMB_ALIGN_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS (alignments); i++)
    gtk_widget_class_add_binding_action (widget_class, alignments[i].key,
                                         GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align", "i",
                                         (int)alignments[i].how);
  bind_page (widget_class, GDK_KEY_Page_Up, 0, PLUMB_SIDE_TOP);
  bind_page (widget_class, GDK_KEY_Page_Down, 0, PLUMB_SIDE_BOTTOM);
  bind_page (widget_class, GDK_KEY_Page_Up, GDK_SHIFT_MASK, PLUMB_SIDE_LEFT);
  bind_page (widget_class, GDK_KEY_Page_Down, GDK_SHIFT_MASK, PLUMB_SIDE_RIGHT);
}

/* -- What is typed ----------------------------------------------------------------------------- */

/* What a line begins with that says something about what is selected. */
#define MARKS "!?+>#@"

/* Typing renames what alone is selected. */
static gboolean
type_name (PlumbCanvas *self, const char *text)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);

  if (records->len != 1)
    return FALSE;
  plumb_canvas_rename_to (self, plumb_record_get_table (records->pdata[0])->id,
                          plumb_record_get_id (records->pdata[0]), text);
  return TRUE;
}

/* A slash opens quick entry, and so does a character typed while nothing is selected, or one that says
 * something about what is; any other one begins a new name. Returns: whether the key was taken. */
gboolean
plumb_canvas_type (PlumbCanvas *self, guint keyval, GdkModifierType state)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return FALSE;
  if (!plumb_canvas_is_editable (self) || self->naming.type != PLUMB_NAMING_NONE)
    return FALSE;
  if (keyval == GDK_KEY_slash || keyval == GDK_KEY_KP_Divide)
    {
      g_signal_emit_by_name (self, "entry-requested", "");
      return TRUE;
    }
  if (character == 0 || !g_unichar_isgraph (character))
    return FALSE;
  text[g_unichar_to_utf8 (character, text)] = '\0';
  if (plumb_selection_get_n (self->selection) > 0 && strstr (MARKS, text) == NULL)
    return type_name (self, text);
  g_signal_emit_by_name (self, "entry-requested", text);
  return TRUE;
}

static GdkModifierType
get_modifier (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Control_L:
    case GDK_KEY_Control_R:
      return GDK_CONTROL_MASK;
    case GDK_KEY_Alt_L:
    case GDK_KEY_Alt_R:
      return GDK_ALT_MASK;
    case GDK_KEY_Shift_L:
    case GDK_KEY_Shift_R:
      return GDK_SHIFT_MASK;
    default:
      return 0;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PlumbCanvas *self)
{
  if (keyval == GDK_KEY_Escape)
    return plumb_canvas_escape (self);
  plumb_canvas_drag_again (self, state | get_modifier (keyval));
  if (keyval == GDK_KEY_space && !(state & GDK_CONTROL_MASK))
    {
      self->space_held = TRUE;
      plumb_canvas_update_cursor (self);
      return GDK_EVENT_STOP;
    }
  return plumb_canvas_type (self, keyval, state);
}

static void
on_key_released (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 PlumbCanvas *self)
{
  plumb_canvas_drag_again (self, state & ~get_modifier (keyval));
  if (keyval != GDK_KEY_space)
    return;
  self->space_held = FALSE;
  plumb_canvas_update_cursor (self);
}

static void
on_focus_changed (PlumbCanvas *self)
{
  self->space_held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
plumb_canvas_add_keys (PlumbCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_changed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
