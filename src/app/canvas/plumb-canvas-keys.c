// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The keyboard. Shift and an arrow nudge by a step of the grid, Ctrl and an arrow grow a neighbour, an
 * arrow alone walks; Tab walks in the order in which one reads. */

#include "app/canvas/plumb-canvas-private.h"

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

static void
nudge (PlumbCanvas *self, PlumbSide side)
{
  g_autoptr (GArray) boxes = plumb_canvas_get_selected_boxes (self, TRUE);
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  double dx = side == PLUMB_SIDE_LEFT ? -PLUMB_GRID : side == PLUMB_SIDE_RIGHT ? PLUMB_GRID : 0;
  double dy = side == PLUMB_SIDE_TOP ? -PLUMB_GRID : side == PLUMB_SIDE_BOTTOM ? PLUMB_GRID : 0;

  if (boxes->len == 0 || !plumb_canvas_is_editable (self))
    return;
  for (guint i = 0; i < boxes->len; i++)
    {
      PlumbHit hit = { PLUMB_HIT_BOX, (int)g_array_index (boxes, guint, i) };
      PlumbRecord *system = plumb_canvas_get_record (self, &hit);

      if (system != NULL)
        g_ptr_array_add (systems, system);
    }
  if (!plumb_edit_move (self->review, self->view, (PlumbRecord *const *)systems->pdata,
                        systems->len, dx, dy, FALSE, NULL, &error))
    plumb_canvas_report (self, error);
}

/* -- Bindings ---------------------------------------------------------------------------------- */

typedef enum
{
  STEP_WALK,
  STEP_TO_SIDE,
  STEP_GROW,
  STEP_NUDGE,
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
    case STEP_NUDGE:
    default:
      nudge (self, (PlumbSide)to);
      break;
    }
  return GDK_EVENT_STOP;
}

static void
bind_arrow (GtkWidgetClass *widget_class, guint key, guint keypad, PlumbSide side)
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
  { GDK_KEY_g, GDK_CONTROL_MASK, "canvas.wrap" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.fit" },
  { GDK_KEY_1, GDK_CONTROL_MASK, "canvas.zoom-one" },
  { GDK_KEY_2, GDK_CONTROL_MASK, "canvas.fit-selection" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_Menu, 0, "canvas.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu" },
};

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
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, PLUMB_SIDE_TOP);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, PLUMB_SIDE_RIGHT);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, PLUMB_SIDE_BOTTOM);
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, PLUMB_SIDE_LEFT);
}

/* -- What is typed ----------------------------------------------------------------------------- */

/* A character typed while nothing is selected, or a slash at any time, opens quick entry. Returns:
 * whether the key was taken. */
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
  if (character == 0 || !g_unichar_isgraph (character)
      || plumb_selection_get_n (self->selection) > 0)
    return FALSE;
  text[g_unichar_to_utf8 (character, text)] = '\0';
  g_signal_emit_by_name (self, "entry-requested", text);
  return TRUE;
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
