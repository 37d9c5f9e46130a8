// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HANDLE_AWAY 14 /* pixels below the note */
#define LEAST_WIDTH (8 * PLUMB_GRID)
#define LEAST_HEIGHT (4 * PLUMB_GRID)

/* The index of the note that alone is selected, or -1. */
int
plumb_canvas_get_only_note (PlumbCanvas *self)
{
  const char *id = plumb_selection_get_n (self->selection) == 1
                       ? plumb_selection_get_only (self->selection, "annotation")
                       : NULL;

  return id != NULL ? plumb_scene_find_note (self->scene, id) : -1;
}

static const PlumbSceneNote *
only_note (PlumbCanvas *self)
{
  int note = plumb_canvas_is_editable (self) && self->tool == PLUMB_TOOL_SELECT
                 ? plumb_canvas_get_only_note (self)
                 : -1;

  return note >= 0 ? plumb_scene_get_note (self->scene, (guint)note) : NULL;
}

/* Where the handle stands from which one drags to what the selected note is about; FALSE: there is none. */
gboolean
plumb_canvas_get_point_handle (PlumbCanvas *self, PlumbPoint *at)
{
  const PlumbSceneNote *note = only_note (self);
  PlumbRect rect;

  if (note == NULL)
    return FALSE;
  rect = plumb_canvas_rect_to_widget (self, &note->rect);
  *at = (PlumbPoint){ plumb_rect_center (&rect).x, plumb_rect_bottom (&rect) + HANDLE_AWAY };
  return TRUE;
}

/* A press on a handle of the selected note. Returns: whether it was one. */
gboolean
plumb_canvas_press_note (PlumbCanvas *self, double x, double y)
{
  const PlumbSceneNote *note = only_note (self);
  PlumbDrag *drag = &self->drag;
  PlumbEdges edges;
  PlumbPoint handle;

  if (note == NULL)
    return FALSE;
  edges = plumb_canvas_hit_resize_handle (self, x, y);
  if (edges != 0)
    drag->next = PLUMB_DRAG_RESIZE_NOTE;
  else if (plumb_canvas_get_point_handle (self, &handle)
           && hypot (handle.x - x, handle.y - y) <= plumb_canvas_get_handle_reach (self))
    drag->next = PLUMB_DRAG_POINT;
  else
    return FALSE;
  drag->hit = (PlumbHit){ PLUMB_HIT_NOTE, plumb_canvas_get_only_note (self) };
  drag->edges = edges;
  drag->bounds = drag->rect = note->rect;
  return TRUE;
}

static double
on_grid (PlumbCanvas *self, double value)
{
  return self->drag.free ? round (value) : round (value / PLUMB_GRID) * PLUMB_GRID;
}

static void
measure_size (PlumbCanvas *self)
{
  PlumbDrag *drag = &self->drag;
  double dx = drag->at.x - drag->start.x, dy = drag->at.y - drag->start.y;
  double left = drag->bounds.x, top = drag->bounds.y;
  double right = plumb_rect_right (&drag->bounds), bottom = plumb_rect_bottom (&drag->bounds);

  if (drag->edges & PLUMB_EDGE_LEFT)
    left = MIN (on_grid (self, left + dx), right - LEAST_WIDTH);
  if (drag->edges & PLUMB_EDGE_RIGHT)
    right = MAX (on_grid (self, right + dx), left + LEAST_WIDTH);
  if (drag->edges & PLUMB_EDGE_TOP)
    top = MIN (on_grid (self, top + dy), bottom - LEAST_HEIGHT);
  if (drag->edges & PLUMB_EDGE_BOTTOM)
    bottom = MAX (on_grid (self, bottom + dy), top + LEAST_HEIGHT);
  drag->rect = (PlumbRect){ left, top, right - left, bottom - top };
}

/* What a note may point at: a system, a container or a connection; of type NOTHING: none. */
static PlumbHit
find_target (PlumbCanvas *self)
{
  PlumbHit hit = plumb_scene_hit (self->scene, self->drag.at, 5 / self->zoom);
  const char *table = plumb_canvas_get_hit_table (&hit);

  return table != NULL && hit.type != PLUMB_HIT_NOTE && hit.type != PLUMB_HIT_INSIDE
             ? hit
             : (PlumbHit){ PLUMB_HIT_NOTHING, -1 };
}

/* A note is resized, or its leader is drawn. */
void
plumb_canvas_measure_note (PlumbCanvas *self)
{
  if (self->drag.type == PLUMB_DRAG_RESIZE_NOTE)
    measure_size (self);
  else
    {
      PlumbHit hit = find_target (self);

      self->drag.target =
          hit.type == PLUMB_HIT_BOX || hit.type == PLUMB_HIT_CONTAINER ? hit.index : -1;
      self->hover = hit;
    }
}

static void
finish (PlumbCanvas *self, gboolean good, GError *error)
{
  g_autoptr (GError) late = NULL;

  if (!good)
    plumb_review_rollback (self->review);
  else
    plumb_review_commit (self->review, &late);
  plumb_canvas_report (self, error != NULL ? error : late);
}

static void
set_rect (PlumbCanvas *self, PlumbRecord *note, const char *label, const PlumbRect *rect)
{
  g_autoptr (GError) error = NULL;
  gboolean good;

  plumb_review_begin (self->review, label);
  good =
      plumb_review_set_integer (self->review, note, "x", (gint64)round (rect->x), &error)
      && plumb_review_set_integer (self->review, note, "y", (gint64)round (rect->y), &error)
      && plumb_review_set_integer (self->review, note, "w", (gint64)round (rect->width), &error)
      && plumb_review_set_integer (self->review, note, "h", (gint64)round (rect->height), &error);
  finish (self, good, error);
}

/* Makes @note point at the record called @id of @table; at nothing when they are NULL. */
static void
point_at (PlumbCanvas *self, PlumbRecord *note, const char *table, const char *id)
{
  g_autofree char *kept_id = g_strdup (id);
  g_autoptr (GError) error = NULL;
  gboolean good;

  plumb_review_begin (self->review, table != NULL ? _ ("Point note") : _ ("Point note at nothing"));
  /* The id must fit the table at every step. */
  good = plumb_review_set (self->review, note, "points_at", NULL, &error)
         && plumb_review_set (self->review, note, "points_at_table", table, &error)
         && plumb_review_set (self->review, note, "points_at", kept_id, &error);
  finish (self, good, error);
}

void
plumb_canvas_drop_note (PlumbCanvas *self)
{
  PlumbRecord *note = plumb_canvas_get_record (self, &self->drag.hit);
  PlumbRect rect = self->drag.rect;
  PlumbHit target;

  if (note == NULL)
    return;
  if (self->drag.type == PLUMB_DRAG_RESIZE_NOTE)
    {
      set_rect (self, note, _ ("Resize note"), &rect);
      return;
    }
  target = find_target (self);
  point_at (self, note, plumb_canvas_get_hit_table (&target),
            plumb_canvas_get_hit_id (self, &target));
}

/* Makes the note that alone is selected larger or smaller. Returns: whether there is one. */
gboolean
plumb_canvas_stretch_note (PlumbCanvas *self, double dx, double dy)
{
  const PlumbSceneNote *note = only_note (self);
  PlumbRecord *record =
      note != NULL ? plumb_review_get_record (self->review, "annotation", note->id) : NULL;
  PlumbRect rect;

  if (record == NULL)
    return FALSE;
  rect = note->rect;
  rect.width = MAX (rect.width + dx, LEAST_WIDTH);
  rect.height = MAX (rect.height + dy, LEAST_HEIGHT);
  set_rect (self, record, _ ("Resize note"), &rect);
  return TRUE;
}

/* -- Actions ----------------------------------------------------------------------------------- */

/* The note among what is selected, and the one other thing that is; either may be NULL. */
static void
get_pair (PlumbCanvas *self, PlumbRecord **note, PlumbRecord **other)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);

  *note = *other = NULL;
  for (guint i = 0; i < records->len && records->len <= 2; i++)
    {
      gboolean is_note = g_str_equal (plumb_record_get_table (records->pdata[i])->id, "annotation");

      if (is_note)
        *note = records->pdata[i];
      else
        *other = records->pdata[i];
    }
}

/* With a note and something else selected it points at that; with the note alone at nothing any more. */
static void
on_point (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *note, *other;

  get_pair (self, &note, &other);
  if (note != NULL && other != NULL)
    point_at (self, note, plumb_record_get_table (other)->id, plumb_record_get_id (other));
  else if (note != NULL && plumb_record_has (note, "points_at"))
    point_at (self, note, NULL, NULL);
}

void
plumb_canvas_class_add_note_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.point-note", NULL, on_point);
}

void
plumb_canvas_update_note_actions (PlumbCanvas *self)
{
  PlumbRecord *note, *other;

  get_pair (self, &note, &other);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.point-note",
                                 plumb_canvas_is_editable (self) && note != NULL
                                     && (other != NULL
                                         || (plumb_selection_get_n (self->selection) == 1
                                             && plumb_record_has (note, "points_at"))));
}

/* What the menu of a note, or of a note and something else, offers. */
void
plumb_canvas_add_note_items (PlumbCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  PlumbRecord *note, *other;

  get_pair (self, &note, &other);
  if (note == NULL)
    return;
  if (other == NULL)
    g_menu_append (section, _ ("_Edit Text"), "canvas.rename");
  if (other != NULL)
    g_menu_append (section, _ ("_Point the Note at It"), "canvas.point-note");
  else if (plumb_record_has (note, "points_at"))
    g_menu_append (section, _ ("_Point at Nothing"), "canvas.point-note");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
