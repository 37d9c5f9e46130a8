// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The cell cursor of a grid, and its keys. GtkColumnView knows rows only. */

#include "app/sections/plumb-grid-private.h"

#define PAGE_LINES 15
#define MOST_RETRIES 20

static GtkWidget *
get_list (PlumbGrid *self)
{
  /* The lines lie in the column view's last child, below the titles. */
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static void
scroll_to_column (PlumbGrid *self, GtkWidget *cell)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;
  double at;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self->view), &bounds))
    return;
  at = bounds.origin.x + gtk_adjustment_get_value (adjustment);
  if (gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL)
    at = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
         - gtk_adjustment_get_value (adjustment)
         + (gtk_adjustment_get_page_size (adjustment) - bounds.origin.x - bounds.size.width);
  gtk_adjustment_clamp_page (adjustment, at, at + bounds.size.width);
}

static gboolean
focus_cursor (PlumbGrid *self)
{
  GtkWidget *cell = self->cursor_row != NULL ? self->cursor_row->cells[self->cursor_column] : NULL;

  if (cell == NULL || !gtk_widget_get_mapped (cell))
    return FALSE;
  gtk_widget_grab_focus (cell);
  scroll_to_column (self, cell);
  return TRUE;
}

typedef struct
{
  PlumbGrid *grid;
  guint left;
} Retry;

static gboolean
on_retry (gpointer data)
{
  Retry *retry = data;

  if (!focus_cursor (retry->grid) && --retry->left > 0)
    return G_SOURCE_CONTINUE;
  retry->grid->retry = 0;
  return G_SOURCE_REMOVE;
}

/* Puts the cursor on a cell, scrolls it into sight and gives it the focus. A line far away has no cell
 * until the list was laid out again: then the focus follows. */
void
plumb_grid_set_cursor (PlumbGrid *self, guint position, guint column)
{
  PlumbGridRow *row;
  guint n = plumb_grid_get_n_lines (self);

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  row = plumb_grid_get_line (self, position);
  g_set_object (&self->cursor_row, row);
  self->cursor_column = MIN (column, self->fields->len - 1);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (!focus_cursor (self))
    {
      Retry *retry = g_new0 (Retry, 1);

      retry->grid = self;
      retry->left = MOST_RETRIES;
      self->retry = g_timeout_add_full (G_PRIORITY_DEFAULT, 16, on_retry, retry, g_free);
    }
}

/* Moves the cursor; at the end of a line it goes on in the next one when only columns are stepped. */
void
plumb_grid_move_cursor (PlumbGrid *self, int lines, int columns, gboolean extend)
{
  guint at = plumb_grid_find_position (self, self->cursor_row);
  int line = at != GTK_INVALID_LIST_POSITION ? (int)at : 0;
  int column = (int)self->cursor_column + columns;

  line = CLAMP (line + lines, 0, (int)plumb_grid_get_n_lines (self) - 1);
  column = CLAMP (column, 0, (int)self->fields->len - 1);
  plumb_grid_set_cursor (self, (guint)line, (guint)column);
  if (lines != 0)
    plumb_grid_select (self, (guint)line, extend, FALSE);
}

/* Tab: the next cell, over the end of the line into the next one. FALSE: there is none. */
static gboolean
step_cell (PlumbGrid *self, int step)
{
  guint at = plumb_grid_find_position (self, self->cursor_row);
  int line = at != GTK_INVALID_LIST_POSITION ? (int)at : 0;
  int column = (int)self->cursor_column + step;

  if (column < 1)
    {
      line--;
      column = (int)self->fields->len - 1;
    }
  else if (column >= (int)self->fields->len)
    {
      line++;
      column = 1;
    }
  if (line < 0 || line >= (int)plumb_grid_get_n_lines (self))
    return FALSE;
  plumb_grid_set_cursor (self, (guint)line, (guint)column);
  if (step != 0 && (guint)line != at)
    plumb_grid_select (self, (guint)line, FALSE, FALSE);
  return TRUE;
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

static gboolean
on_arrow (PlumbGrid *self, guint key, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  int far = (int)plumb_grid_get_n_lines (self);
  int ahead = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      plumb_grid_move_cursor (self, control ? -far : -1, 0, shift);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      plumb_grid_move_cursor (self, control ? far : 1, 0, shift);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      plumb_grid_move_cursor (self, 0, -ahead, FALSE);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      plumb_grid_move_cursor (self, 0, ahead, FALSE);
      return TRUE;
    case GDK_KEY_Home:
      plumb_grid_move_cursor (self, control ? -far : 0, control ? 0 : -1000, shift);
      return TRUE;
    case GDK_KEY_End:
      plumb_grid_move_cursor (self, control ? far : 0, control ? 0 : 1000, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
      plumb_grid_move_cursor (self, -PAGE_LINES, 0, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
      plumb_grid_move_cursor (self, PAGE_LINES, 0, shift);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_control (PlumbGrid *self, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      plumb_grid_copy (self);
      return TRUE;
    case GDK_KEY_v:
      plumb_grid_paste (self);
      return TRUE;
    case GDK_KEY_x:
      plumb_grid_copy (self);
      plumb_grid_remove_selected (self);
      return TRUE;
    case GDK_KEY_d:
      plumb_grid_duplicate_selected (self);
      return TRUE;
    case GDK_KEY_a:
      gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->model), 0,
                                        plumb_grid_get_n_shown (self), TRUE);
      return TRUE;
    case GDK_KEY_Delete:
      plumb_grid_remove_selected (self);
      return TRUE;
    case GDK_KEY_space:
      plumb_grid_select (self, plumb_grid_find_position (self, self->cursor_row), FALSE, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_delete (PlumbGrid *self)
{
  g_autoptr (GPtrArray) selected = plumb_grid_list_selected (self);

  if (self->cursor_column == PLUMB_GRID_HANDLE || selected->len > 1)
    plumb_grid_remove_selected (self);
  else
    plumb_grid_clear_cell (self);
}

/* Typing over a cell: the key that began it goes to the editor, so that input methods see it. */
static gboolean
type_over (PlumbGrid *self, GtkEventController *controller, guint key)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  GtkWidget *focus;

  if (typed == 0 || g_unichar_iscntrl (typed) || self->cursor_column == PLUMB_GRID_HANDLE)
    return FALSE;
  if (!plumb_grid_start_edit (self, ""))
    return FALSE;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && self->editor != NULL)
    gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), focus);
  return TRUE;
}

static gboolean
on_plain (PlumbGrid *self, GtkEventController *controller, guint key)
{
  const PlumbField *field = plumb_grid_get_field (self, self->cursor_column);
  GtkWidget *cell;

  if (is_enter (key) || key == GDK_KEY_F2)
    {
      if (self->cursor_column == PLUMB_GRID_HANDLE && self->cursor_row == self->add_row)
        plumb_grid_add (self);
      else
        plumb_grid_start_edit (self, NULL);
      return TRUE;
    }
  if (key == GDK_KEY_space && field != NULL && field->type == PLUMB_FIELD_BOOLEAN)
    {
      plumb_grid_toggle (self);
      return TRUE;
    }
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete || key == GDK_KEY_BackSpace)
    {
      on_delete (self);
      return TRUE;
    }
  if (key == GDK_KEY_Menu)
    {
      cell = self->cursor_row != NULL ? self->cursor_row->cells[self->cursor_column] : NULL;
      if (cell != NULL)
        plumb_grid_open_menu (self, cell, gtk_widget_get_width (cell) / 2.0,
                              gtk_widget_get_height (cell));
      return TRUE;
    }
  return type_over (self, controller, key);
}

static gboolean
has_cell_focus (PlumbGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && PLUMB_IS_GRID_CELL (focus);
}

/* Keys that an editor leaves alone. */
static gboolean
on_editor_key (
    GtkEventController *controller, guint key, guint code, GdkModifierType state, PlumbGrid *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean back = key == GDK_KEY_ISO_Left_Tab || held == GDK_SHIFT_MASK;

  if (self->editor == NULL || (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab)
      || (held & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (plumb_grid_end_edit (self))
    step_cell (self, back ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* A text view takes Tab for itself; here it goes to the next cell, unless an input method wants it. */
static gboolean
leave_text (PlumbGrid *self, GtkEventController *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return GTK_IS_TEXT_VIEW (focus)
         && !gtk_text_view_im_context_filter_keypress (
             GTK_TEXT_VIEW (focus), gtk_event_controller_get_current_event (controller));
}

/* Keys while the cursor stands on a cell that is not edited. */
static gboolean
on_key (
    GtkEventController *controller, guint key, guint code, GdkModifierType state, PlumbGrid *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean tab = key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab;

  if (self->editor != NULL && tab && leave_text (self, controller))
    return on_editor_key (controller, key, code, state, self);
  if (!has_cell_focus (self))
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      plumb_grid_move_selected (self, key == GDK_KEY_Up ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  if (held == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    return on_plain (self, controller, GDK_KEY_Menu);
  if ((held & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || ((held & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)))
    return GDK_EVENT_PROPAGATE;
  if (tab && (held & GDK_CONTROL_MASK) == 0)
    return step_cell (self, key == GDK_KEY_ISO_Left_Tab || held == GDK_SHIFT_MASK ? -1 : 1);
  if (on_arrow (self, key, held))
    return GDK_EVENT_STOP;
  if ((held & GDK_CONTROL_MASK) != 0)
    return on_control (self, key);
  return on_plain (self, controller, key);
}

/* Watches the keyboard. */
void
plumb_grid_add_keys (PlumbGrid *self)
{
  GtkEventController *outer = gtk_event_controller_key_new ();
  GtkEventController *after = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (outer, GTK_PHASE_CAPTURE);
  g_signal_connect (outer, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), outer);
  g_signal_connect (after, "key-pressed", G_CALLBACK (on_editor_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), after);
}
