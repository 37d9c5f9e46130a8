// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Acts by which several boxes are put in order, pinned, connected, copied alone or taken out of their
 * container, and by which the keyboard does what a drag does. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_STEP 0.05 /* of the way */

static PlumbRecord *const *
records_of (GPtrArray *array)
{
  return (PlumbRecord *const *)array->pdata;
}

static void
on_align (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GError) error = NULL;
  int how = g_variant_get_int32 (parameter);

  g_return_if_fail (how >= PLUMB_ALIGN_LEFT && how <= PLUMB_SAME_SIZE);
  if (!plumb_edit_align (self->review, self->view, records_of (systems), systems->len,
                         (PlumbAlign)how, &error))
    plumb_canvas_report (self, error);
}

static void
duplicate (PlumbCanvas *self, gboolean outward)
{
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  if (systems->len == 0)
    return;
  copies = plumb_edit_duplicate (self->review, self->view, records_of (systems), systems->len,
                                 outward, &error);
  if (copies == NULL)
    plumb_canvas_report (self, error);
  else
    plumb_canvas_select_records (self, copies);
}

static void
on_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duplicate (PLUMB_CANVAS (widget), TRUE);
}

static void
on_duplicate_alone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duplicate (PLUMB_CANVAS (widget), FALSE);
}

/* Whether all that is selected is pinned. */
gboolean
plumb_canvas_is_pinned (PlumbCanvas *self)
{
  g_autoptr (GArray) boxes = plumb_canvas_get_selected_boxes (self, FALSE);
  gboolean pinned = boxes->len > 0;

  for (guint i = 0; i < boxes->len; i++)
    pinned = pinned && plumb_scene_get_box (self->scene, g_array_index (boxes, guint, i))->pinned;
  return pinned;
}

static void
on_pin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GError) error = NULL;

  if (!plumb_edit_pin (self->review, self->view, records_of (systems), systems->len,
                       !plumb_canvas_is_pinned (self), &error))
    plumb_canvas_report (self, error);
}

/* From the one that was selected first to the other. */
static void
on_connect (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  PlumbRecord *connection;

  if (systems->len != 2)
    return;
  connection =
      plumb_edit_connect (self->review, self->view, systems->pdata[0], systems->pdata[1], &error);
  if (connection == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  id = g_strdup (plumb_record_get_id (connection));
  plumb_selection_set (self->selection, "connection", id);
  plumb_canvas_rename (self, "connection", id);
}

/* Out of the container, to where that lies, at the same place; what has no room there gives way. */
static void
on_take_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GArray) boxes = plumb_canvas_get_selected_boxes (self, TRUE);
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GError) error = NULL;
  const PlumbSceneBox *inside, *container;
  PlumbHit outer = { PLUMB_HIT_BOX, -1 };
  double dy;

  if (boxes->len == 0)
    return;
  inside = plumb_scene_get_box (self->scene, g_array_index (boxes, guint, 0));
  if (inside->parent < 0)
    return;
  container = plumb_scene_get_box (self->scene, (guint)inside->parent);
  outer.index = container->parent;
  /* Above the container: there nothing hides where it went. */
  dy = container->rect.y - 5 * PLUMB_GRID - plumb_rect_bottom (&inside->rect);
  if (!plumb_edit_move (self->review, self->view, records_of (systems), systems->len, 0, round (dy),
                        TRUE, outer.index >= 0 ? plumb_canvas_get_record (self, &outer) : NULL,
                        PLUMB_ROOM_MAKE, &error))
    plumb_canvas_report (self, error);
}

/* -- By keys what a drag does ------------------------------------------------------------------ */

static double
across (PlumbSide side)
{
  return side == PLUMB_SIDE_LEFT ? -PLUMB_GRID : side == PLUMB_SIDE_RIGHT ? PLUMB_GRID : 0;
}

static double
down (PlumbSide side)
{
  return side == PLUMB_SIDE_TOP ? -PLUMB_GRID : side == PLUMB_SIDE_BOTTOM ? PLUMB_GRID : 0;
}

static void
nudge_boxes (PlumbCanvas *self, GPtrArray *systems, PlumbSide side)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_edit_move (self->review, self->view, records_of (systems), systems->len, across (side),
                        down (side), FALSE, NULL, PLUMB_ROOM_LEAVE, &error))
    plumb_canvas_report (self, error);
}

/* What is selected goes one step of the grid; the label of a connection goes along its line. */
void
plumb_canvas_nudge (PlumbCanvas *self, PlumbSide side)
{
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  const char *connection = plumb_selection_get_only (self->selection, "connection");
  const char *note = plumb_selection_get_only (self->selection, "annotation");

  if (!plumb_canvas_is_editable (self))
    return;
  if (systems->len > 0)
    nudge_boxes (self, systems, side);
  else if (connection != NULL)
    plumb_canvas_nudge_label (self, connection,
                              side == PLUMB_SIDE_LEFT || side == PLUMB_SIDE_TOP ? -LABEL_STEP
                                                                                : LABEL_STEP);
  else if (note != NULL)
    plumb_canvas_nudge_note (self, note, across (side), down (side));
  else
    plumb_canvas_nudge_photo (self, across (side), down (side), FALSE);
}

/* The box, note or photo that alone is selected becomes a step wider or higher, or less so; the middle of a connection
 * goes a step aside, and is pinned there. */
void
plumb_canvas_stretch (PlumbCanvas *self, PlumbSide side)
{
  int only = plumb_canvas_get_only_box (self);
  const char *connection = plumb_selection_get_only (self->selection, "connection");
  PlumbHit hit = { PLUMB_HIT_BOX, only };
  g_autoptr (GError) error = NULL;
  PlumbRect rect;

  if (!plumb_canvas_is_editable (self)
      || plumb_canvas_stretch_note (self, across (side), down (side))
      || plumb_canvas_nudge_photo (self, across (side), down (side), TRUE))
    return;
  if (only < 0)
    {
      if (connection != NULL)
        plumb_canvas_nudge_segment (self, connection, across (side), down (side));
      return;
    }
  rect = plumb_scene_get_box (self->scene, (guint)only)->rect;
  rect.width = MAX (rect.width + across (side), 6 * PLUMB_GRID);
  rect.height = MAX (rect.height + down (side), 4 * PLUMB_GRID);
  if (!plumb_edit_resize (self->review, self->view, plumb_canvas_get_record (self, &hit), &rect,
                          PLUMB_ROOM_LEAVE, &error))
    plumb_canvas_report (self, error);
}

/* -- Installing -------------------------------------------------------------------------------- */

void
plumb_canvas_class_add_acts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.align", "i", on_align },
    { "canvas.duplicate", NULL, on_duplicate },
    { "canvas.duplicate-alone", NULL, on_duplicate_alone },
    { "canvas.pin", NULL, on_pin },
    { "canvas.connect", NULL, on_connect },
    { "canvas.take-out", NULL, on_take_out },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}

static void
enable (PlumbCanvas *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
plumb_canvas_update_acts (PlumbCanvas *self)
{
  g_autoptr (GArray) boxes = plumb_canvas_get_selected_boxes (self, TRUE);
  gboolean editable = plumb_canvas_is_editable (self);
  gboolean inside =
      boxes->len > 0
      && plumb_scene_get_box (self->scene, g_array_index (boxes, guint, 0))->parent >= 0;

  enable (self, "canvas.align", editable && boxes->len > 1);
  enable (self, "canvas.duplicate", editable && boxes->len > 0);
  enable (self, "canvas.duplicate-alone", editable && boxes->len > 0);
  enable (self, "canvas.pin", editable && boxes->len > 0);
  enable (self, "canvas.connect", editable && boxes->len == 2);
  enable (self, "canvas.take-out", editable && inside);
}
